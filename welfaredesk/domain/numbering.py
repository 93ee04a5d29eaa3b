"""How papers are numbered: from 1 in every year, written as the office does (domain specification §6.2)."""

import re
from datetime import date

from welfaredesk.domain.fiscal_year import fiscal_year
from welfaredesk.domain.thai_dates import BE_OFFSET

YEARS = {"fiscal": "ปีงบประมาณ (1 ตุลาคม)", "calendar": "ปีปฏิทิน (1 มกราคม)"}
USUAL_PATTERN = "{running}/{year}"
LONGEST_PATTERN = 30  # more would reach the title of the loan slip
_FIELD = re.compile(r"\{(running|year|yy)(?::(\d))?\}")


def year_of(kind: str, day: date) -> int:
    """The year (BE) a number of this day counts in; `kind` is one of YEARS."""
    return fiscal_year(day) if kind == "fiscal" else day.year + BE_OFFSET


def written(pattern: str, running: int, year: int) -> str:
    """The number as it stands on paper; `{running:4}` is a number of at least four figures."""
    known = {"running": str(running), "year": str(year), "yy": f"{year % 100:02d}"}
    return _FIELD.sub(lambda match: known[match[1]].rjust(int(match[2] or 0), "0"), pattern)


def is_pattern(pattern: str, *, needs_year: bool) -> bool:
    """Whether numbers written with it can be told apart.

    That takes one running number, with no figure and no other field beside it, and the year too, unless the
    series does without it (letters are told apart by their date).
    """
    fields = [match[1] for match in _FIELD.finditer(pattern)]
    return (
        fields.count("running") == 1
        and (not needs_year or "year" in fields or "yy" in fields)
        and not re.search(r"[{}]", _FIELD.sub("", pattern))
        and not re.search(r"\d\{|\}\d|\}\{", pattern)
    )
