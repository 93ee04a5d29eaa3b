"""When a lent device is due, and what state a loan is in (domain specification §2.5)."""

from datetime import date, timedelta
from enum import StrEnum, auto


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
