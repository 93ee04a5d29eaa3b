"""The quota of section 33 and what section 34 asks instead (domain specification §3.6)."""

import pytest

from welfaredesk.domain import quota


@pytest.mark.parametrize(
    ("staff", "people"),
    [(0, 0), (51, 0), (99, 0), (100, 1), (150, 1), (151, 2), (250, 2), (251, 3), (550, 5), (551, 6)],
)
def test_one_for_each_hundred_and_one_for_more_than_fifty(staff: int, people: int) -> None:
    assert quota.required(staff) == people


@pytest.mark.parametrize(("employed", "rights", "lacking"), [(0, 0, 6), (4, 1, 1), (5, 3, 0)])
def test_rights_count_as_people_employed(employed: int, rights: int, lacking: int) -> None:
    assert quota.missing(551, employed, rights) == lacking


def test_only_private_employers_can_pay_instead() -> None:
    assert quota.instead_satang("private", 2, 340_00) == 2 * 340_00 * 365
    assert quota.instead_satang("state", 2, 340_00) is None
    assert quota.instead_satang("foundation", 2, 340_00) is None


def _by_hand(staff: int) -> int:
    """§3.6 counted without division: a hundred asks for one, more than fifty over for one more."""
    people = 0
    while staff >= 100:
        staff -= 100
        people += 1
    return people + 1 if people and staff > 50 else people


# 500 cases: every size to 300, those the rule turns at up to 5,000, and large ones
_SIZES = [
    *range(301),
    *(turn + step for turn in range(350, 5001, 50) for step in (0, 1)),
    9_999,
    10_051,
    99_950,
]
_SIZES += list(range(301, 500 - len(_SIZES) + 301))


@pytest.mark.parametrize("kind", ["private", "state", "foundation"])
def test_five_hundred_sizes_of_organisations(kind: str) -> None:
    assert len(_SIZES) == 500
    assert {0, 99, 100, 150, 151, 550, 551} <= set(_SIZES)
    for place, staff in enumerate(_SIZES):
        employed, rights, wage = place % 4, place % 3, 330_00 + place * 7
        asked = _by_hand(staff)
        left = asked - employed - rights if asked > employed + rights else 0
        assert quota.required(staff) == asked, staff
        assert quota.missing(staff, employed, rights) == left, staff
        # a year's wages of each one missing, added day by day's worth
        money = sum(wage for _person in range(left) for _day in range(365)) if kind == "private" else None
        assert quota.instead_satang(kind, left, wage) == money, staff
