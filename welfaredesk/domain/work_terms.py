"""What the law reckons with days of a contract: replacing who left, rights that count a year (§3.6)."""

from dataclasses import dataclass
from datetime import date, timedelta

from welfaredesk.domain import placements

REPLACE_DAYS = 45
INTERNSHIP = "35-4"
_INTERN_MONTHS = 6
REMIND_DAYS = (30, 60, 90)


@dataclass(frozen=True, slots=True)
class Contract:
    """What was agreed for a span of days; `until` None has no end. Wage in satang per `wage_unit`."""

    no: int
    from_on: date
    until: date | None
    wage_satang: int | None
    wage_unit: str


def replace_by(last_day: date) -> date:
    """The last day on which somebody else may begin so that the year has no gap."""
    return last_day + timedelta(days=REPLACE_DAYS)


def keeps_year(last_day: date, next_start: date) -> bool:
    """Whether a replacement that begins on a day leaves no gap in the year."""
    return next_start <= replace_by(last_day)


def counts_until(basis: str, started_on: date, last_day: date | None) -> date | None:
    """The last day a placement counts for the quota; None without an end.

    An internship of six months or more counts a whole year from its start, a shorter one as long as it lasts.
    """
    if basis != INTERNSHIP or last_day is None or last_day < months_later(started_on, _INTERN_MONTHS):
        return last_day
    return max(last_day, months_later(started_on, 12))


def too_short(basis: str, started_on: date, last_day: date | None) -> bool:
    """Whether a right under section 35 lasts less than the law asks: a year, an internship six months."""
    if placements.section(basis) != placements.CAREGIVER_MAY or last_day is None:
        return False
    return last_day < months_later(started_on, _INTERN_MONTHS if basis == INTERNSHIP else 12)


def months_later(day: date, months: int) -> date:
    """The last day of a span of months that begins on a day: 1 Jan and 6 months are over on 30 Jun."""
    year, month = divmod(day.month - 1 + months, 12)
    first = date(day.year + year, month + 1, 1)
    return min(first + timedelta(days=day.day - 1), _next_month(first)) - timedelta(days=1)


def _next_month(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)


def remind_within(ends_on: date | None, on: date) -> int | None:
    """Within how many days (30, 60, 90) a contract is over; None when later, or over, or without an end."""
    if ends_on is None or ends_on < on:
        return None
    left = (ends_on - on).days
    return next((days for days in REMIND_DAYS if left <= days), None)
