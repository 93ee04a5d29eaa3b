"""Thai text: digits, cleaning of typed text, and the keys names are sorted and searched by."""

import re
import unicodedata
from functools import lru_cache

_TO_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_THAI_DIGIT = re.compile("[๐-๙]")  # most texts have none, and looking is quicker than translating
_TO_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")

# zero-width characters, the soft hyphen and the byte order mark: invisible, yet they break comparisons
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_SPACES = re.compile(r"[\s\u00a0]+")
_SPLIT_SARA_AM = re.compile("ํ([่-๋]?)า")
_TONE_AFTER_SARA_AM = re.compile("ำ([่-๋])")
_TONE_BEFORE_VOWEL = re.compile("([่-๋])([ัิ-ู])")
_REPEATED_MARK = re.compile("([ัิ-ฺ็-๎])\\1+")
# any of these slips: one look at a text that has none instead of five
_SLIP = re.compile("เเ|ํ[่-๋]?า|ำ[่-๋]|[่-๋][ัิ-ู]|([ัิ-ฺ็-๎])\\1")

_LEADING_VOWEL = re.compile("([เ-ไ])([ก-ฮ])")
_TIE_MARKS = "๎์็่้๊๋"  # in the order the Thai collation gives them
_MARK_RANK = {mark: chr(ord("2") + rank) for rank, mark in enumerate(_TIE_MARKS)}
_LEVEL_END = "\x02"  # below every letter, so that a shorter name comes first; \x01 is left for names.sort_key
_LETTER_END = "1"  # below every rank in _MARK_RANK: no mark before any
_SARA_AM_SORTED_AS = "าํ"  # so that ำ comes before า with another vowel behind it, as in the dictionary
# nikhahit sorts before every vowel, phinthu after; ๅ is another shape of า
_SORTED_AS = str.maketrans({"ํ": "\u0e2f", "ฺ": "\u0e4f", "ๅ": "า"})

_IGNORED_IN_SEARCH = frozenset("็่้๊๋์๎ฯๆ")
_THAI_VOWEL_MARKS = frozenset("ัิีึืฺุูํ")


def to_arabic(text: str) -> str:
    """`text` with ๐-๙ written as 0-9."""
    return text.translate(_TO_ARABIC) if _THAI_DIGIT.search(text) else text


def to_thai(value: str | int) -> str:
    """`value` as text with 0-9 written as ๐-๙."""
    return str(value).translate(_TO_THAI)


@lru_cache(maxsize=8192)  # a register's row is cleaned a dozen times on its way in
def clean(text: str) -> str:
    """The text as it was meant: NFC, one space between words, nothing invisible, marks in their right order.

    Mends what looks right on screen but compares as different: ํ + า for ำ, เ + เ for แ,
    a tone mark typed before its vowel, a mark typed twice. Never NFKC, which would split ำ.
    """
    text = _INVISIBLE.sub("", text)
    while _SLIP.search(text) or not unicodedata.is_normalized("NFC", text):  # one may lay bare another
        text = _mended(text)
    return _SPACES.sub(" ", text).strip()


def _mended(text: str) -> str:
    text = unicodedata.normalize("NFC", text).replace("เเ", "แ")
    text = _TONE_BEFORE_VOWEL.sub(r"\2\1", text)
    text = _SPLIT_SARA_AM.sub(r"\1ำ", text)
    text = _TONE_AFTER_SARA_AM.sub(r"\1ำ", text)
    return _REPEATED_MARK.sub(r"\1", text)


@lru_cache(maxsize=8192)  # the people of a village share their given names and surnames
def sort_key(text: str) -> str:
    """A key that puts Thai names in dictionary order when compared by code point (SQLite BINARY too).

    Base letters are compared first, with เ แ โ ใ ไ after the consonant they precede; then, letter by
    letter, the tone marks, ็ and ์, no mark before any (domain specification §6.9). Digits come first,
    then Thai, then Latin letters; punctuation counts for nothing, a space comes before every letter.
    """
    text = _LEADING_VOWEL.sub(r"\2\1", to_arabic(clean(text)).lower().replace("ำ", _SARA_AM_SORTED_AS))
    letters: list[str] = []
    marks: list[str] = []
    for char in text:
        if char in _MARK_RANK:
            if marks:
                marks[-1] += _MARK_RANK[char]
        elif char == " " or char in _THAI_VOWEL_MARKS or (char.isalnum() and char not in "ๆฯ"):
            letters.append(_sorted_letter(char))
            marks.append("")
    ties = _LETTER_END.join(marks).rstrip(_LETTER_END)
    return "".join(letters) + (_LEVEL_END + ties if ties else "")


def sort_prefix(text: str) -> str:
    """What the sort key of every text that begins with `text` begins with; "" when nothing is certain yet.

    A leading vowel at the end waits for its consonant, which will stand before it in the key.
    """
    return sort_key(text.rstrip("เแโใไ")).split(_LEVEL_END)[0]


def _sorted_letter(char: str) -> str:
    """The character that stands for `char` in a sort key; letters of other scripts move behind Thai."""
    if char.isalpha() and not "ก" <= char <= "๎":
        return "\u0eff" + char
    return char.translate(_SORTED_AS)


def search_key(text: str) -> str:
    """A forgiving key for names and addresses: equal for spellings a clerk takes for the same.

    Arabic digits, small letters, no spaces or punctuation, no tone marks, ็ or ์: the key of
    "สมชาย" is that of "สมช่าย", of "ชำนาญวงศ์" that of "ชำนาญวงศ".
    """
    text = to_arabic(clean(text)).lower()
    return "".join(
        char
        for char in text
        if char in _THAI_VOWEL_MARKS or (char.isalnum() and char not in _IGNORED_IN_SEARCH)
    )


def code_key(text: str) -> str:
    """The key of an asset code: Arabic digits, capital letters, without - / . and spaces."""
    text = to_arabic(clean(text)).upper()
    return "".join(char for char in text if char not in " -/.‐‑–—")
