"""Due dates, lateness and the state of a loan."""

from datetime import date, timedelta

import pytest

from welfaredesk.domain import loan_rules
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


CHAIR = loan_rules.Case(frozenset({"elderly", "disabled"}), "รถเข็น", 7)


def rule(value, **scope):
    return loan_rules.Rule(loan_rules.RuleName.LOAN_DAYS, value, **scope)


@pytest.mark.parametrize(
    ("rules", "days"),
    [
        ([], None),
        ([rule(90)], 90),
        ([rule(90), rule(60, borrower_class="elderly")], 60),
        ([rule(60, borrower_class="elderly"), rule(30, category="รถเข็น")], 30),
        ([rule(30, category="รถเข็น"), rule(20, model_id=7)], 20),
        ([rule(20, model_id=7), rule(10, model_id=7, borrower_class="disabled")], 10),
        ([rule(60, borrower_class="elderly"), rule(75, borrower_class="disabled")], 75),
        ([rule(5, borrower_class="child"), rule(6, category="เตียง"), rule(7, model_id=8)], None),
    ],
)
def test_the_most_specific_rule_that_fits_applies(rules, days):
    for order in (rules, rules[::-1]):
        found = loan_rules.effective(order, loan_rules.RuleName.LOAN_DAYS, CHAIR)
        assert (found and found.value) == days
    assert loan_rules.effective(rules, loan_rules.RuleName.MAX_ITEMS, CHAIR) is None
