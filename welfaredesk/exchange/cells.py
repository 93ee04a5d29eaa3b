"""Raw cells as text and as plain values."""

import re
from datetime import date, datetime, time, timedelta
from typing import Any

from welfaredesk.domain import thai_dates, thai_text

_DIGIT = re.compile(r"\d")


def text(cell: Any) -> str:
    """What a cell shows, cleaned: whole numbers without ".0", dates as d/m/y of พ.ศ., "" for none."""
    if isinstance(cell, str):
        # plain digits and Latin text need no mending, only their spaces
        return " ".join(cell.split()) if cell.isascii() else thai_text.clean(cell)
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, date):
        return f"{cell:%d/%m/}{cell.year}" if cell.year > 2400 else thai_dates.table(cell)
    return str(cell)


def plain(cell: Any) -> Any:
    """A cell as JSON keeps it: text, number, truth, or a date in ISO form."""
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    if isinstance(cell, date | datetime | time):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        return str(cell)
    return cell


def digits_in(shown: str) -> int:
    """How many digits, Thai or Arabic, a text has."""
    return len(_DIGIT.findall(shown))


def is_blank(cell: Any) -> bool:
    """Whether a cell holds nothing but spaces."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def letter(column: int) -> str:
    """The worksheet's name of a column, counted from 0: A, B, … AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
