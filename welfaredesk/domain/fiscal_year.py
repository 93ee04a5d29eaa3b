"""The Thai fiscal year: 1 October to 30 September, named by the Buddhist year in which it ends."""

from datetime import date

_BE = 543
_FIRST_MONTH = 10


def fiscal_year(day: date) -> int:
    """The fiscal year (BE) a day belongs to: 1 October 2569 is in 2570 (domain specification §0)."""
    return day.year + _BE + (1 if day.month >= _FIRST_MONTH else 0)


def bounds(year: int) -> tuple[date, date]:
    """First and last day (CE dates) of the fiscal year `year` (BE)."""
    ends_in = year - _BE
    return date(ends_in - 1, _FIRST_MONTH, 1), date(ends_in, _FIRST_MONTH - 1, 30)


def within(year: int, day: date) -> date:
    """The day itself, or the one of the fiscal year `year` (BE) that is nearest to it."""
    first, last = bounds(year)
    return min(max(day, first), last)
