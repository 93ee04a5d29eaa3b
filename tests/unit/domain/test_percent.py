"""Percentages: half-up to two decimals, and rows that add up to a hundred."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from welfaredesk.domain.percent import HUNDRED, percent, shares


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [(609, 2160, "28.19"), (3073, 12167, "25.26"), (1, 8, "12.50"), (1, 800, "0.13"), (0, 5, "0.00")],
)
def test_half_up(part: int, whole: int, expected: str) -> None:
    assert percent(part, whole) == Decimal(expected)


def test_of_nothing_there_is_no_share() -> None:
    assert percent(0, 0) is None
    assert shares({"a": 0, "rest": 0}, "rest").by_key == {"a": None, "rest": None}


def test_the_remainder_takes_what_rounding_leaves() -> None:
    found = shares({"a": 1, "b": 1, "rest": 1}, "rest")
    assert found.by_key == {"a": Decimal("33.33"), "b": Decimal("33.33"), "rest": Decimal("33.34")}
    assert found.rounding == 0


def test_a_remainder_of_nobody_takes_nothing() -> None:
    found = shares({"a": 1, "b": 1, "c": 1, "rest": 0}, "rest")
    assert found.by_key["rest"] == 0
    assert found.rounding == Decimal("0.01")


@given(st.lists(st.integers(0, 20000), min_size=1, max_size=8), st.integers(0, 50))
def test_the_rows_are_a_hundred_and_never_below_zero(counts: list[int], rest: int) -> None:
    found = shares({str(place): count for place, count in enumerate(counts)} | {"rest": rest}, "rest")
    known = [share for share in found.by_key.values() if share is not None]
    assert all(share >= 0 for share in known)
    assert not known or sum(known) + found.rounding == HUNDRED
