"""How long a disability card runs and where it stands on a day (domain specification §3.2)."""

from datetime import date, timedelta
from enum import StrEnum, auto

YEARS = 8
NEAR_DAYS = 90


class CardStatus(StrEnum):
    """Where a card stands: valid, near its end, run out, for life, given back, or its end not known."""

    OK = auto()
    SOON = auto()
    EXPIRED = auto()
    LIFETIME = auto()
    RETURNED = auto()
    UNKNOWN = auto()


def propose_expiry(issued: date) -> date:
    """The last day of a card: the same day eight years on; 29 February ends on the 28th in a common year."""
    try:
        return issued.replace(year=issued.year + YEARS)
    except ValueError:
        return date(issued.year + YEARS, 2, 28)


def status(
    expires_on: date | None,
    on: date,
    *,
    lifetime: bool = False,
    returned_on: date | None = None,
    near_days: int = NEAR_DAYS,
) -> CardStatus:
    """The status on the day `on`; a card is still valid on its last day, and near from `near_days` before."""
    if returned_on is not None:
        return CardStatus.RETURNED
    if lifetime:
        return CardStatus.LIFETIME
    if expires_on is None:
        return CardStatus.UNKNOWN
    if expires_on < on:
        return CardStatus.EXPIRED
    return CardStatus.SOON if expires_on <= on + timedelta(days=near_days) else CardStatus.OK
