"""Codes of devices: what is proposed for a new piece, and what a scanner reads off a label."""

import re
from collections.abc import Callable

USUAL_PATTERN = "{prefix}-{yy}-{no:4}"
_FIELD = re.compile(r"\{(prefix|yy|yyyy|no)(?::(\d))?\}")
_BY_ID = re.compile(r"WD(\d{6,})", re.IGNORECASE)


def scan_text(code: str, item_id: int) -> str:
    """What the label's symbol holds: the code, or WD and the item's number for a code with Thai letters.

    A scanner types like a keyboard, and a keyboard can't type บริจาค.
    """
    return code if code.isascii() and code.isprintable() else f"WD{item_id:06d}"


def item_of(scanned: str) -> int | None:
    """The item's number when a text is of the second kind."""
    match = _BY_ID.fullmatch(scanned.strip())
    return int(match[1]) if match else None


def is_pattern(pattern: str) -> bool:
    """Whether codes can be made of it: a running number, and no braces but those of known fields."""
    fields = [match[1] for match in _FIELD.finditer(pattern)]
    return fields.count("no") == 1 and not re.search(r"[{}]", _FIELD.sub("", pattern))


def propose(pattern: str, prefix: str, year: int, is_taken: Callable[[str], bool]) -> str:
    """The first code of the pattern that nobody has; `year` is of พ.ศ., {no:4} is a number of four figures.

    Without a prefix what would stand between it and the rest is left out too.
    """
    number = 1
    while is_taken(code := _code(pattern, prefix, year, number)):
        number += 1
    return code


def _code(pattern: str, prefix: str, year: int, number: int) -> str:
    known = {"prefix": prefix, "yy": f"{year % 100:02d}", "yyyy": str(year), "no": str(number)}
    code = _FIELD.sub(lambda match: known[match[1]].rjust(int(match[2] or 0), "0"), pattern)
    return code if prefix else code.lstrip(" -/.")
