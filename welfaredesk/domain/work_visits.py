"""When to look how somebody's work goes: days after the start, then every year (§3.7 support: ติดตาม)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

USUAL_DAYS = (30, 90, 180)
EARLY_DAYS = 14  # a visit so much before a date of the schedule is the visit of that date
SOON_DAYS = 14
MOST_DAYS = 364  # the yearly visits come after the days of the setting


@dataclass(frozen=True, slots=True)
class NextVisit:
    """The visit that comes next. `missed` counts the dates of the schedule that passed without one."""

    due_on: date
    missed: int = 0
    agreed: bool = False  # the last visitor named the day

    def days_late(self, on: date) -> int:
        """Days past the end of the day it was due; negative while it has not come."""
        return (on - self.due_on).days


def parse_days(text: str) -> tuple[int, ...]:
    """The days of the office's setting ("30 90 180"), in order. Raises ValueError."""
    days = tuple(sorted({int(part) for part in text.replace(",", " ").split()}))
    if any(not 1 <= day <= MOST_DAYS for day in days):
        raise ValueError(text)
    return days


def schedule(started_on: date, days: Sequence[int]) -> Iterator[date]:
    """Every date a visit is due on, without an end: the days after the start, then each anniversary."""
    for day in sorted(days):
        yield started_on + timedelta(days=day)
    year = started_on.year
    while True:
        year += 1
        yield _anniversary(started_on, year)


def next_visit(
    started_on: date,
    last_day: date | None,
    days: Sequence[int],
    visits: Sequence[tuple[date, date | None]],
    on: date,
) -> NextVisit | None:
    """The visit due next as of a day, None when the work is over before it would be.

    `visits` are (day, next day agreed on), the earliest first. The day that the last visitor named counts
    before the schedule.
    """
    last = visits[-1] if visits else None
    if last is not None and last[1] is not None:
        found = NextVisit(last[1], int(last[1] < on), agreed=True)
    else:
        seen_until = last[0] + timedelta(days=EARLY_DAYS) if last is not None else date.min
        missed, due = 0, None
        for day in schedule(started_on, days):
            if day <= seen_until:
                continue
            due = due or day
            if day >= on or (last_day is not None and day > last_day):
                break
            missed += 1
        assert due is not None, "the schedule has no end"
        found = NextVisit(due, missed)
    return None if last_day is not None and found.due_on > last_day else found


def _anniversary(day: date, year: int) -> date:
    """The same day of another year; 29 February becomes the 28th."""
    return day.replace(year=year, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=year)
