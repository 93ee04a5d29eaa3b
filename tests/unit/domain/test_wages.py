"""Wages as registers write them."""

import pytest

from welfaredesk.domain import wages
from welfaredesk.domain.wages import Wage


@pytest.mark.parametrize(
    ("written", "wage"),
    [
        ("340 บาท/วัน", Wage(340_00, "day")),
        ("9,000/เดือน", Wage(9000_00, "month")),
        (9500, Wage(9500_00, "month", guessed=True)),
        (9500.5, Wage(9500_50, "month", guessed=True)),
        ("๑๒,๐๐๐ บาท ต่อเดือน", Wage(12000_00, "month")),
        ("วันละ 340.25 บาท", Wage(340_25, "day")),
        ("45 บาท/ชม.", Wage(45_00, "hour")),
        ("119,720 บาท/ปี", Wage(119_720_00, "year")),
        ("เหมาจ่าย 20,000 ต่อสัญญา", Wage(20_000_00, "contract")),
        ("350", Wage(350_00, "day", guessed=True)),
    ],
)
def test_amount_and_unit(written: object, wage: Wage) -> None:
    assert wages.parse(written) == wage


@pytest.mark.parametrize("written", ["", "-", "ตามตกลง", "300-340 บาท/วัน", "-340", "0"])
def test_what_is_no_one_wage(written: str) -> None:
    assert wages.parse(written) is None


@pytest.mark.parametrize(
    ("satang", "unit", "of_a_day"),
    [(340_00, "day", 340_00), (9100_00, "month", 350_00), (45_00, "hour", 360_00), (1, "contract", None)],
)
def test_what_it_comes_to_a_day(satang: int, unit: str, of_a_day: int | None) -> None:
    assert wages.day_satang(satang, unit) == of_a_day
