"""The stages of a house project (domain specification §1.2, §1.4); their names are the list house_stage."""

from calendar import monthrange
from datetime import date

REQUESTED, FINISHED = "requested", "finished"
BUILT = ("finished", "handed_over", "followed_up")  # the house stands: reports count it
WORKS = ("approved", "works")  # the money is granted, the house does not stand yet
GRANTED = (*WORKS, *BUILT)
GIVEN_UP = ("rejected", "cancelled")
ENDED = (*BUILT, *GIVEN_UP)
# the way through, in order; the money may have to be waited for before the approval
WAITING = "waiting_budget"
ORDER = (
    REQUESTED,
    "surveyed",
    "met",
    "screened",
    "resolved",
    "noticed",
    WAITING,
    "approved",
    "works",
    FINISHED,
    "handed_over",
    "followed_up",
)
FOLLOW_UPS = (6, 12)  # months after the hand-over


def following(stage: str) -> str:
    """The stage that usually comes next; "" after the last one and after giving up."""
    usual = [each for each in ORDER if each != WAITING or stage == WAITING]
    at = usual.index(stage) + 1 if stage in usual else len(usual)
    return usual[at] if at < len(usual) else ""


def goes_back(stage: str, to: str) -> bool:
    """Whether going from one stage to another undoes part of the way."""
    return stage in ORDER and to in ORDER and ORDER.index(to) < ORDER.index(stage)


def months_after(day: date, months: int) -> date:
    """The same day so many months later, the month's last day where it has no such day."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
