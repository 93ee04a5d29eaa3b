"""The 13-digit Thai national id: reading what was typed, the check digit, how it is shown."""

import re
from operator import mul

from welfaredesk.domain import thai_text

_WEIGHTS = range(13, 1, -1)
LENGTH = 13
_SEPARATORS = re.compile(r"[\s\u00a0.,/_'’‐‑–—-]")
_SCIENTIFIC = re.compile(r"\d(?:\.\d*)?E[+-]?\d+", re.IGNORECASE)
_WHOLE_NUMBER_TEXT = re.compile(r"(\d+)\.0+")
_NEARLY_AN_ID = 11  # digits: an id with two left out
_MOST_SEPARATORS = 6  # an id as printed has four


class NationalIdError(ValueError):
    """The value is no usable national id.

    `code`: id_empty, id_lost_digits, id_masked, id_not_digits, id_length, id_repeated or id_check_digit;
    `read`: what was read; `expected_digit`: for id_check_digit the last digit that would fit, else "".
    """

    def __init__(self, code: str, read: str, expected_digit: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.read = read
        self.expected_digit = expected_digit


def normalise(raw: object) -> str:
    """The 13 digits of a typed or imported id (domain specification §6.7).

    Takes text with Thai digits and separators, an int, or a whole float from a worksheet.
    Raises NationalIdError for anything else; never guesses a digit.
    """
    read = _text_of(raw)
    if _SCIENTIFIC.fullmatch(read):
        raise NationalIdError("id_lost_digits", read)
    digits = _SEPARATORS.sub("", read)
    if not digits:
        raise NationalIdError("id_empty", read)
    if "*" in digits:
        raise NationalIdError("id_masked", read)
    if not (digits.isascii() and digits.isdecimal()):
        raise NationalIdError("id_not_digits", read)
    if len(digits) != LENGTH:
        raise NationalIdError("id_length", read)
    if len(set(digits[:-1])) == 1:
        raise NationalIdError("id_repeated", read)
    if digits[-1] != check_digit(digits[:-1]):
        raise NationalIdError("id_check_digit", read, check_digit(digits[:-1]))
    return digits


def _text_of(raw: object) -> str:
    if raw is None:
        return ""
    if isinstance(raw, float):
        if not raw.is_integer():
            raise NationalIdError("id_lost_digits", str(raw))
        raw = int(raw)
    text = thai_text.to_arabic(thai_text.clean(str(raw)))
    whole = _WHOLE_NUMBER_TEXT.fullmatch(text)
    return whole.group(1) if whole else text


def check_digit(first12: str) -> str:
    """The 13th digit belonging to the first twelve."""
    total = sum(map(mul, map(int, first12), _WEIGHTS))
    return str((11 - total % 11) % 10)


def is_valid(raw: object) -> bool:
    """Whether `normalise` would take `raw`."""
    try:
        normalise(raw)
    except NationalIdError:
        return False
    return True


def formatted(national_id: str) -> str:
    """ "1999900000013" as "1-9999-00000-01-3"; anything that has not 13 characters is returned as it is."""
    if len(national_id) != LENGTH:
        return national_id
    return "-".join(
        (national_id[0], national_id[1:5], national_id[5:10], national_id[10:12], national_id[12])
    )


def masked(national_id: str) -> str:
    """The id for lists: only the first and the last digit, "1-****-*****-**-3"; "" stays ""."""
    if not national_id:
        return ""
    return f"{national_id[0]}-****-*****-**-{national_id[-1]}"


def unusual_first_digit(national_id: str) -> bool:
    """Whether the id is of a kind to warn about, not to reject: it begins with 0, 6, 7, 8 or 9."""
    return national_id[:1] in tuple("06789")


def hidden_in(text: str) -> str:
    """Any text as it may be shown: masked when it is an id or a mistyped one, else as it is."""
    digits = "".join(letter for letter in thai_text.to_arabic(text) if letter.isdecimal())
    if len(digits) < _NEARLY_AN_ID or len(text) > len(digits) + _MOST_SEPARATORS:
        return text
    return f"{digits[0]}-****-*****-**-{digits[-1]}"
