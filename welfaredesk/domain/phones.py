"""Thai phone numbers: splitting what a cell holds, checking, showing (domain specification §6.9)."""

import re
from collections.abc import Iterable

from welfaredesk.domain import thai_text

_MOBILE = re.compile(r"0[689]\d{8}")
_LANDLINE = re.compile(r"0[2-57]\d{7}")  # 06 is mobile only: nine digits of it are a lost digit
_BETWEEN = re.compile(r"[,;/\n|]|และ|หรือ|กับ")
_EXTENSION = re.compile(r"(?:ต่อ|ext\.?)\s*\d+", re.IGNORECASE)
_RUN = re.compile(r"\+?\d(?:[\d\s.()–-]*\d)?")
_COUNTRY_CODE = re.compile(r"^(?:\+|00)66\(?0?\)?")
_COMPLETE = re.compile(f"{_MOBILE.pattern}|{_LANDLINE.pattern}")
_SHORTEST = 5  # fewer digits are part of a note ("ลูก 2 คน")


def split_phones(raw: object) -> tuple[str, ...]:
    """Every phone number in a cell, digits only, in the order written, each once.

    Takes text with several numbers, notes and Thai digits, or a number whose leading zero the
    worksheet lost. What looks like a number but is none is returned too: see `is_valid_phone`.
    """
    if raw is None:
        return ()
    if isinstance(raw, float) and raw.is_integer():
        raw = int(raw)
    text = _EXTENSION.sub(" ", thai_text.to_arabic(str(raw)))
    found: list[str] = []
    for part in _BETWEEN.split(text):
        for run in _RUN.findall(thai_text.clean(part)):
            found.extend(_numbers_in(run))
    return tuple(dict.fromkeys(found))


def _numbers_in(run: str) -> list[str]:
    """The numbers in one run of digits; several complete ones may stand side by side."""
    compact = re.sub(r"[\s.()–-]", "", run)
    digits = _COUNTRY_CODE.sub("0", compact).lstrip("+")
    complete = _COMPLETE.findall(digits)
    if complete and sum(map(len, complete)) == len(digits):
        return complete
    if is_valid_phone("0" + digits):
        return ["0" + digits]
    return [digits] if len(digits) >= _SHORTEST else []


def is_valid_phone(phone: str) -> bool:
    """Ten digits of a mobile (06, 08, 09) or nine of a landline (02 to 07, not 06)."""
    return bool(_MOBILE.fullmatch(phone) or _LANDLINE.fullmatch(phone))


def formatted(phone: str) -> str:
    """The number with hyphens: 081-234-5678, 02-123-4567, 053-123-456; anything else unchanged."""
    if not is_valid_phone(phone):
        return phone
    area, exchange = (2, 5) if phone.startswith("02") else (3, 6)
    return f"{phone[:area]}-{phone[area:exchange]}-{phone[exchange:]}"


def listed(numbers: Iterable[str], most: int) -> str:
    """As many of the numbers, from the first on, as stand whole in a line of `most` characters."""
    line = ""
    for number in numbers:
        longer = f"{line}, {number}" if line else number
        if len(longer) > most:
            break
        line = longer
    return line
