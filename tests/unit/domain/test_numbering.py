"""How numbers of papers are written, and which patterns keep them apart."""

from datetime import date

import pytest

from welfaredesk.domain.numbering import is_pattern, written, year_of


@pytest.mark.parametrize(
    ("kind", "day", "year"),
    [
        ("fiscal", date(2026, 9, 30), 2569),
        ("fiscal", date(2026, 10, 1), 2570),
        ("calendar", date(2026, 10, 1), 2569),
        ("calendar", date(2027, 1, 1), 2570),
    ],
)
def test_the_year_a_number_counts_in(kind: str, day: date, year: int) -> None:
    assert year_of(kind, day) == year


@pytest.mark.parametrize(
    ("pattern", "number"),
    [
        ("{running}/{year}", "7/2570"),
        ("กสว.{running:4}/{yy}", "กสว.0007/70"),
        ("{year}-{running:3}", "2570-007"),
        ("ลพ 52706/{running}", "ลพ 52706/7"),
    ],
)
def test_a_number_as_the_office_writes_it(pattern: str, number: str) -> None:
    assert written(pattern, 7, 2570) == number


@pytest.mark.parametrize(
    ("pattern", "with_year", "without"),
    [
        ("{running}/{year}", True, True),
        ("ลพ 52706/{running}", False, True),
        ("{year}", False, False),
        ("{running}{year}", False, False),
        ("1{running}/{year}", False, False),
        ("{running}5/{year}", False, False),
        ("{running}/{running}/{year}", False, False),
        ("{running}/{month}/{year}", False, False),
        ("{running/{year}", False, False),
        ("", False, False),
    ],
)
def test_patterns_that_keep_numbers_apart(pattern: str, with_year: bool, without: bool) -> None:
    assert is_pattern(pattern, needs_year=True) is with_year
    assert is_pattern(pattern, needs_year=False) is without
