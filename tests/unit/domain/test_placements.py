"""Sections as they are written, and whether somebody is at work on a day."""

from datetime import date

import pytest

from welfaredesk.domain import placements


@pytest.mark.parametrize(
    ("written", "basis"),
    [
        ("33", "33"),
        (33, "33"),
        ("มาตรา ๓๓", "33"),
        ("มาตรา 35(3)", "35-3"),
        ("ม.35 (๓)", "35-3"),
        ("35③", "35-3"),
        ("35/1", "35-1"),
        ("ม.35 จ้างเหมาบริการ", "35-3"),
        ("ฝึกงาน ม.35", "35-4"),
        ("มาตรา 35", "35"),
        ("มาตรา 34", "34"),
        ("2533", ""),
        ("", ""),
    ],
)
def test_the_basis_of_what_is_written(written: object, basis: str) -> None:
    assert placements.parse_basis(written) == basis


ON = date(2026, 11, 22)
START, END = date(2025, 10, 1), date(2027, 9, 30)


@pytest.mark.parametrize(
    ("started", "ends", "ended", "reason", "state"),
    [
        (START, END, None, "", "working"),
        (START, None, None, "", "working"),
        (ON, ON, None, "", "working"),
        (date(2026, 11, 23), END, None, "", "planned"),
        (START, date(2026, 11, 21), None, "", "completed"),
        (START, END, date(2026, 11, 22), "resigned", "resigned"),
        (START, END, date(2026, 11, 23), "resigned", "working"),
    ],
)
def test_where_a_placement_stands(
    started: date, ends: date | None, ended: date | None, reason: str, state: str
) -> None:
    assert placements.state(started, ends, ended, reason, ON) == state
