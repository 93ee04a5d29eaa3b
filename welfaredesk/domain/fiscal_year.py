"""The Thai fiscal year: 1 October to 30 September, named by the Buddhist year in which it ends."""

import re
from datetime import date

from welfaredesk.domain import thai_text

_BE = 543
_FIRST_MONTH = 10
_YEAR = re.compile(r"(?:ปี)?(?:งบประมาณ|งบ)?(?:พ\.?ศ\.?)?(\d{4}|\d{2})(?:\.0+)?")
_PLAUSIBLE = range(2500, 2600)


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


def parse_year(raw: object) -> int | None:
    """The fiscal year (BE) of "๒๕๕๖", 2556, "56", "ปีงบประมาณ พ.ศ. 2556" or 2013; None for anything else."""
    text = thai_text.to_arabic(thai_text.clean(str(raw))).replace(" ", "")
    match = _YEAR.fullmatch(text)
    if match is None:
        return None
    year = int(match[1])
    found = [candidate for candidate in (year, year + 2500, year + _BE) if candidate in _PLAUSIBLE]
    return found[0] if found else None
