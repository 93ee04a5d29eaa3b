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
