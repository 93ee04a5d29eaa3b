"""Due dates, lateness and the state of a loan."""

from datetime import date, timedelta

import pytest

from welfaredesk.domain.loan_rules import LoanState, days_late, propose_due, state

DUE = date(2026, 11, 22)


def test_ninety_days_across_a_new_year():
    assert propose_due(date(2026, 11, 14), 90) == date(2027, 2, 12)


@pytest.mark.parametrize("days", [0, -1])
def test_a_loan_of_no_days_is_refused(days):
    with pytest.raises(ValueError, match="at least one day"):
        propose_due(DUE, days)


@pytest.mark.parametrize(("passed", "late"), [(-3, 0), (0, 0), (1, 1), (30, 30)])
def test_late_counts_from_the_day_after_the_due_day(passed, late):
    assert days_late(DUE, DUE + timedelta(days=passed)) == late


def test_a_returned_loan_stops_being_later():
    assert days_late(DUE, DUE + timedelta(days=99), returned_on=DUE + timedelta(days=2)) == 2
    assert days_late(DUE, DUE + timedelta(days=99), returned_on=DUE) == 0


@pytest.mark.parametrize(
    ("passed", "expected"),
    [
        (-8, LoanState.OK),
        (-7, LoanState.DUE_SOON),
        (0, LoanState.DUE_SOON),
        (1, LoanState.LATE),
        (7, LoanState.LATE),
        (8, LoanState.RECALL_DUE),
    ],
)
def test_states_around_the_due_day(passed, expected):
    assert state(DUE, DUE + timedelta(days=passed)) is expected


def test_the_office_sets_both_limits():
    assert state(DUE, DUE - timedelta(days=30), near_days=30) is LoanState.DUE_SOON
    assert state(DUE, DUE + timedelta(days=3), recall_within=2) is LoanState.RECALL_DUE
    assert LoanState.DUE_SOON == "due_soon"
