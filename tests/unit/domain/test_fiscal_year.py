"""The Thai fiscal year."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from welfaredesk.domain.fiscal_year import bounds, fiscal_year, parse_year


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2026, 9, 30), 2569),
        (date(2026, 10, 1), 2570),
        (date(2026, 11, 22), 2570),
        (date(2027, 1, 1), 2570),
    ],
)
def test_the_year_begins_in_october(day, year):
    assert fiscal_year(day) == year


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)))
def test_a_day_lies_within_the_bounds_of_its_year(day):
    first, last = bounds(fiscal_year(day))
    assert first <= day <= last
    assert fiscal_year(first - timedelta(days=1)) == fiscal_year(last + timedelta(days=1)) - 2


@pytest.mark.parametrize(
    "written", ["2556", "๒๕๕๖", 2556, 2556.0, "56", "ปีงบประมาณ พ.ศ. 2556", "พ.ศ.๒๕๕๖", 2013]
)
def test_a_fiscal_year_as_it_is_written(written: object) -> None:
    assert parse_year(written) == 2556


@pytest.mark.parametrize("written", ["", "2556-2564", "ไม่ทราบ", "13/01/56", 1800])
def test_what_is_no_fiscal_year(written: object) -> None:
    assert parse_year(written) is None
