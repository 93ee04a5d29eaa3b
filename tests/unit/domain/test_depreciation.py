"""Depreciation ends at one baht and loses no satang on the way."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from welfaredesk.domain.depreciation import SALVAGE_SATANG, years_of_use

FAR = date(2100, 1, 1)


def test_five_years_from_the_first_day_of_a_fiscal_year():
    rows = years_of_use(1_850_000, 5, date(2023, 10, 1), FAR)
    assert [row.on for row in rows] == [date(2024 + n, 9, 30) for n in range(5)]
    assert [row.taken_satang for row in rows] == [369_980] * 5
    assert rows[-1].net_satang == 100


def test_the_first_and_the_last_year_are_parts_of_one():
    rows = years_of_use(120_100, 1, date(2026, 1, 10), FAR)
    assert [(row.on, row.taken_satang, row.net_satang) for row in rows] == [
        (date(2026, 9, 30), 90_000, 30_100),
        (date(2027, 9, 30), 30_000, 100),
    ]


@pytest.mark.parametrize(("day", "taken"), [(15, 90_000), (16, 80_000)])
def test_a_month_counts_when_the_piece_came_in_its_first_half(day, taken):
    assert years_of_use(120_100, 1, date(2026, 1, day), FAR)[0].taken_satang == taken


def test_a_year_under_way_is_not_told():
    assert years_of_use(120_100, 5, date(2026, 10, 1), date(2027, 9, 29)) == ()


@pytest.mark.parametrize(("price", "life"), [(99, 5), (120_000, 0)])
def test_what_has_no_value_or_no_life_is_refused(price, life):
    with pytest.raises(ValueError, match="nothing"):
        years_of_use(price, life, date(2026, 1, 1), FAR)


@given(st.integers(100, 10**10), st.integers(1, 25), st.dates(date(1990, 1, 1), date(2060, 1, 1)))
def test_it_always_adds_up(price, life, acquired):
    rows = years_of_use(price, life, acquired, FAR)
    assert rows[-1].net_satang == SALVAGE_SATANG
    assert sum(row.taken_satang for row in rows) == price - SALVAGE_SATANG
    assert all(row.taken_satang >= 0 for row in rows)
    assert len(rows) in (life, life + 1)
