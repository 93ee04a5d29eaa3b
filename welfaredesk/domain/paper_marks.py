"""The mark on a numbered paper, as text and as QR: form, number, which issue of it, and a short check.

"L-02 12/2570 K7" is slip 12 of 2570; "L-02 12/2570-2 QX" is the same slip issued a second time. It holds only
what a scanner can type, whatever the office's own way of writing the number. The two letters of the check
come from the number and the office: every office has a slip 12 of 2570, each with other letters.
"""

import hashlib
import re

from welfaredesk.domain.thai_text import to_arabic

_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # none that is taken for another
_MARK = re.compile(r"([A-Z]{1,2}-\d{2}[A-Z]?) ?(\d{1,6}/\d{4}(?:-\d{1,3})?) ?([2-9A-HJ-NP-Z]{2})")


def mark(form: str, running: int, year: int, issue: int = 1, *, office: str) -> str:
    """The mark of the `issue`-th paper of this form for the record with this number, in an `office`."""
    number = f"{running}/{year}" if issue == 1 else f"{running}/{year}-{issue}"
    return f"{form} {number} {_check(form, number, office)}"


def read(text: str) -> str | None:
    """The mark a text is, whichever office's; None for any other text."""
    found = _MARK.fullmatch(" ".join(to_arabic(text).upper().split()))
    return " ".join(found.groups()) if found else None


def is_of(mark_read: str, office: str) -> bool:
    """Whether a mark was given by this office under its present name (one in 1,024 of another's is)."""
    form, number, check = mark_read.split(" ")
    return check == _check(form, number, office)


def _check(form: str, number: str, office: str) -> str:
    value = int.from_bytes(hashlib.sha256(f"{form} {number} {office}".encode()).digest()[:4])
    return _LETTERS[value % 32] + _LETTERS[value // 32 % 32]
