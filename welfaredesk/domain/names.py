"""Thai names: splitting title, given name and surname; keys for matching and for sorting people."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from welfaredesk.domain import thai_text

# as printed; the order is that of the list a clerk chooses from (domain specification §6.8)
TITLES = (
    "นาย",
    "นาง",
    "นางสาว",
    "เด็กชาย",
    "เด็กหญิง",
    "พระ",
    "พระมหา",
    "พระครู",
    "พระอธิการ",
    "สามเณร",
    "แม่ชี",
    "ว่าที่ ร.ต.",
    "ว่าที่ ร.ท.",
    "ว่าที่ ร.อ.",
    "ว่าที่ ร.ต.หญิง",
    "ดร.",
    "ผศ.",
    "รศ.",
    "หม่อมหลวง",
    "หม่อมราชวงศ์",
    "จ่าสิบเอก",
    "จ่าสิบโท",
    "จ่าสิบตรี",
    "สิบเอก",
    "สิบโท",
    "สิบตรี",
    "ร้อยเอก",
    "ร้อยโท",
    "ร้อยตรี",
    "พันเอก",
    "พันโท",
    "พันตรี",
    "พลทหาร",
    "ดาบตำรวจ",
    "สิบตำรวจเอก",
    "สิบตำรวจโท",
    "สิบตำรวจตรี",
    "ร้อยตำรวจเอก",
    "ร้อยตำรวจโท",
    "ร้อยตำรวจตรี",
    "พันตำรวจเอก",
    "พันตำรวจโท",
    "พันตำรวจตรี",
)
_SHORT_TITLES = {
    "นส": "นางสาว",
    "ดช": "เด็กชาย",
    "ดญ": "เด็กหญิง",
    "สณ": "สามเณร",
    "มล": "หม่อมหลวง",
    "มรว": "หม่อมราชวงศ์",
    "จสอ": "จ่าสิบเอก",
    "จสท": "จ่าสิบโท",
    "จสต": "จ่าสิบตรี",
    "สอ": "สิบเอก",
    "สท": "สิบโท",
    "สต": "สิบตรี",
    "รอ": "ร้อยเอก",
    "รท": "ร้อยโท",
    "รต": "ร้อยตรี",
    "พอ": "พันเอก",
    "พท": "พันโท",
    "พต": "พันตรี",
    "ดต": "ดาบตำรวจ",
    "สตอ": "สิบตำรวจเอก",
    "สตท": "สิบตำรวจโท",
    "สตต": "สิบตำรวจตรี",
    "รตอ": "ร้อยตำรวจเอก",
    "รตท": "ร้อยตำรวจโท",
    "รตต": "ร้อยตำรวจตรี",
    "พตอ": "พันตำรวจเอก",
    "พตท": "พันตำรวจโท",
    "พตต": "พันตำรวจตรี",
}
_MALE = frozenset(("นาย", "เด็กชาย", "สามเณร", "พลทหาร"))
_FEMALE = frozenset(("นาง", "นางสาว", "เด็กหญิง", "แม่ชี"))
_CHILD = frozenset(("เด็กชาย", "เด็กหญิง"))

_ACTING = re.compile(r"ว่าที่\s*(ร้อยตรี|ร้อยโท|ร้อยเอก|ร\.?\s?[ตทอ]\.?)\s*(\(?หญิง\)?)?(?=[\s.]|[ก-ฮเ-ไ]|$)")
_ACTING_RANKS = {"ร้อยตรี": "ร.ต.", "ร้อยโท": "ร.ท.", "ร้อยเอก": "ร.อ."}
# น.ส. ด.ญ. พ.ต.ท. ดร. ผศ.ดร.: letters each followed by a dot, the last dot often forgotten before a space
_DOTTED = re.compile(r"(?:[ก-ฮ]{1,4}\s?\.\s?)+(?:[ก-ฮ]{1,2}(?=\s))?")
_WOMAN_OF_RANK = re.compile(r"\(?หญิง\)?\s*(?=[ก-ฮเ-ไ])")
_BROKEN_TITLE = re.compile(r"^(นาง|เด็ก) (สาว|ชาย|หญิง)(?= )")
_WORD_START = re.compile("[ก-ฮเ-ไA-Za-z]")
_RELATION = re.compile(r"\s*[(（]\s*([^)）]*?)\s*[)）]?\s*$")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in its parts; "" where there is none. The title is the full one (นางสาว, not น.ส.)."""

    title: str
    first: str
    last: str


def split_name(raw: object, *, known_titles: Sequence[str] = TITLES) -> PersonName:
    """Title, given name and surname of a name as typed, with or without a space after the title.

    A title written on to the name is taken off when what remains can begin a word and has two
    letters or more: "นายิกา" and "นางาม" stay whole and "นางสาวิตรี" is นาง + สาวิตรี, but a bare
    "นายก้าน" or "พระนาย" is read as title and name; a register that leaves titles out and holds such
    a name needs the clerk's eye. The first word after the title is the given name, all the rest the
    surname ("ณ อยุธยา").
    """
    text = thai_text.clean("" if raw is None else str(raw))
    title, rest = _split_title(text, known_titles)
    first, _, last = rest.partition(" ")
    return PersonName(title, first, last)


@lru_cache
def _beginning(start: str, titles: tuple[str, ...]) -> tuple[str, ...]:
    """The titles that may begin a text whose first two letters these are, the longest first."""
    return tuple(sorted((title for title in titles if title[:2] == start), key=len, reverse=True))


def _split_title(text: str, known_titles: Sequence[str]) -> tuple[str, str]:
    text = _BROKEN_TITLE.sub(r"\1\2", text)
    head, _, tail = text.partition(" ")
    if expand_title(head) in known_titles and (tail or head in known_titles):
        return expand_title(head), tail
    if match := _ACTING.match(text):
        return expand_title(match.group()), text[match.end() :].lstrip(" .")
    if (match := _DOTTED.match(text)) and match.end() < len(text):
        return _split_dotted(expand_title(match.group()), text[match.end() :].lstrip(" ."))
    for title in _beginning(text[:2], tuple(known_titles)):
        if text.startswith(title) and _can_be_name(rest := text[len(title) :].lstrip(" .")):
            return title, rest
    return "", text


def _split_dotted(title: str, rest: str) -> tuple[str, str]:
    """After an abbreviated rank "หญิง" belongs to the rank; after น.ส. it is a given name."""
    woman = _WOMAN_OF_RANK.match(rest)
    if woman is None or sex_of_title(title):
        return title, rest
    return title + "หญิง", rest[woman.end() :]


def _can_be_name(rest: str) -> bool:
    """Whether what follows a title begins like a word and its first word has at least two letters."""
    word = rest.partition(" ")[0]
    return bool(_WORD_START.match(word)) and len(thai_text.search_key(word)) >= 2


@lru_cache  # a register has a dozen titles, and asks for each of them a thousand times
def expand_title(title: str) -> str:
    """The title in full: "น.ส." gives "นางสาว"; one that is not known comes back cleaned."""
    title = thai_text.clean(title)
    if acting := _ACTING.fullmatch(title):
        rank = _ACTING_RANKS.get(acting[1]) or "ร." + acting[1].strip(" .")[-1] + "."
        return f"ว่าที่ {rank}" + ("หญิง" if acting[2] else "")
    return _SHORT_TITLES.get(re.sub(r"[\s.]", "", title), title)


def sex_of_title(title: str) -> str | None:
    """ "M" or "F" where the title tells (a rank alone does not, a rank with หญิง does), else None."""
    title = expand_title(title)
    if title in _MALE or title.startswith("พระ"):
        return "M"
    if title in _FEMALE or title.endswith(("หญิง", "หญิง)")):
        return "F"
    return None


def is_child_title(title: str) -> bool:
    """Whether the title is one of a person under 15 (เด็กชาย, เด็กหญิง, also as ด.ช., ด.ญ.)."""
    return expand_title(title) in _CHILD


def full_name(title: str, first: str, last: str) -> str:
    """The name as printed: no space after the title, "นางสาวสมศรี ใจดี"."""
    return f"{title}{first} {last}".strip()


def split_relation(raw: object) -> tuple[str, str]:
    """A name and the relation noted behind it: "มาลี ใจดี (บุตร)" gives ("มาลี ใจดี", "บุตร")."""
    text = thai_text.clean("" if raw is None else str(raw))
    match = _RELATION.search(text)
    return (text[: match.start()], match[1]) if match else (text, "")


def name_key(first: str, last: str) -> str:
    """The search key of a name without its title, for matching across registers."""
    return thai_text.search_key(first + last)


def sort_key(first: str, last: str) -> str:
    """The order of a list of people: by given name, then by surname, titles ignored (§6.9)."""
    # joined below every character of a single key, so that the whole given name decides first
    return f"{thai_text.sort_key(first)}\x01{thai_text.sort_key(last)}"


def person_keys(first: str, last: str, nickname: str, phone: str, house_no: str) -> dict[str, str]:
    """What a person is sorted, matched and found by: sort_key, name_key and search_text.

    The national id is kept out of the full-text index on purpose.
    """
    key = name_key(first, last)
    nick = thai_text.search_key(nickname) if nickname else ""
    parts = (key, nick, thai_text.to_arabic(house_no), phone)
    return {"sort_key": sort_key(first, last), "name_key": key, "search_text": "|".join(filter(None, parts))}
