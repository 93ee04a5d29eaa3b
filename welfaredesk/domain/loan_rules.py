"""When a lent device is due, what state a loan is in, and which rule applies (domain specification §2.5)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum, auto

USUAL_RENEWALS = 3  # where no rule says how often a loan may be extended (domain specification §2.5)


class LoanState(StrEnum):
    """Where an open loan stands on a given day."""

    OK = auto()
    DUE_SOON = auto()
    LATE = auto()
    RECALL_DUE = auto()  # late, the time allowed for recalling the device has passed, and nobody did


def propose_due(lent_on: date, days: int) -> date:
    """The due date of a loan of `days` days; ValueError when that is less than one day."""
    if days < 1:
        raise ValueError("a loan lasts at least one day")
    return lent_on + timedelta(days=days)


def days_late(due: date, on: date, returned_on: date | None = None) -> int:
    """Days past the end of the due day, up to the return or, while out, up to `on`; never negative."""
    return max(0, ((returned_on or on) - due).days)


def state(
    due: date, on: date, *, near_days: int = 7, recall_within: int = 7, recalled: bool = False
) -> LoanState:
    """State of a loan that is still out on the day `on`.

    due_soon from `near_days` days before the due day, late from the day after it, recall_due when the
    office's `recall_within` days for recalling the device (clause 211, §2.1) have passed and it was not
    `recalled` since it was due.
    """
    late = days_late(due, on)
    if late > recall_within and not recalled:
        return LoanState.RECALL_DUE
    if late > 0:
        return LoanState.LATE
    if (due - on).days <= near_days:
        return LoanState.DUE_SOON
    return LoanState.OK


class RuleName(StrEnum):
    """What a rule sets."""

    LOAN_DAYS = auto()  # how many days a loan lasts
    MAX_RENEWALS = auto()  # how often it may be extended
    MAX_ITEMS = auto()  # how many pieces one borrower may have at a time


@dataclass(frozen=True, slots=True)
class Rule:
    """One value of the lending rules; None in a scope counts for all.

    `borrower_class` is a target group of whoever uses the device (elderly, disabled, …).
    """

    name: RuleName
    value: int
    borrower_class: str | None = None
    category: str | None = None
    model_id: int | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """What is to be lent to whom: the user's target groups, and the device's category and model."""

    classes: frozenset[str]
    category: str
    model_id: int


def effective(rules: Iterable[Rule], name: RuleName, case: Case) -> Rule | None:
    """The rule that applies to a case, None when none does.

    The most specific wins: a model before a category before neither, then a group before none. Of two
    equally specific ones (somebody in two groups) the one that gives more, then the one that stands first.
    """
    fitting = [rule for rule in rules if rule.name is name and _fits(rule, case)]
    return max(fitting, key=lambda rule: (*_specificity(rule), rule.value), default=None)


def _fits(rule: Rule, case: Case) -> bool:
    return (
        rule.borrower_class in (None, *case.classes)
        and rule.category in (None, case.category)
        and rule.model_id in (None, case.model_id)
    )


def _specificity(rule: Rule) -> tuple[bool, bool, bool]:
    return rule.model_id is not None, rule.category is not None, rule.borrower_class is not None
