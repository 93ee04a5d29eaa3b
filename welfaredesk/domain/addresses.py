"""Thai addresses: taking apart what one cell holds, writing the line a paper prints."""

import re
from dataclasses import dataclass, replace
from datetime import date

from welfaredesk.domain import thai_text


@dataclass(frozen=True, slots=True)
class ParsedAddress:
    """The parts of an address (domain specification §6.9), "" where not given.

    `moo` is the village number in Arabic digits; names stand without their word (ตำบล, ซอย …), only
    `community` keeps บ้าน or หมู่บ้าน, since it is either of them or a ชุมชน.
    """

    house_no: str = ""
    moo: str = ""
    community: str = ""
    alley: str = ""
    soi: str = ""
    road: str = ""
    tambon: str = ""
    amphoe: str = ""
    province: str = ""
    postcode: str = ""


@dataclass(frozen=True, slots=True)
class HouseNumber:
    """A house number and whether it is certain; a worksheet that made a date of it leaves a doubt."""

    text: str
    sure: bool = True


# a word may stand against the one before it, but a short form of one letter needs its dot;
# บ้าน, ม and เขต begin names too, so they count only at the start of a word
_MARKERS = (
    ("house_no", r"บ้าน\s?เลขที่|(?<![ก-๎])เลขที่|บ\.\s?เลขที่"),
    ("moo", r"หมู่\s?ที่[\s.:]*(?=\d)|หมู่[\s.]*(?=\d)|ม\.\s*(?=\d)|(?<![ก-๎])ม\s?(?=\d)"),
    ("community", r"หมู่บ้าน|ชุมชน|(?<![^\s,])บ้าน(?!\s?เลขที่)"),
    ("alley", r"ตรอก"),
    ("soi", r"ซอย|ซ\."),
    ("road", r"ถนน|ถ\."),
    ("tambon", r"ตำบล|ต\.|(?<![ก-๎])แขวง"),
    ("amphoe", r"กิ่งอำเภอ|อำเภอ|อ\.|(?<![ก-๎])เขต"),
    ("province", r"จังหวัด|จ\."),
    ("postcode", r"รหัสไปรษณีย์|(?=(?<=[^\d/])[1-9]\d{4}(?![\d/]))"),
)
_MARKER = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _MARKERS))
_HOUSE = re.compile(r"\d[\d/]*(?:-\d[\d/]*)?(?:\s?[ก-ฮ](?![ก-๎]))?")
_BANGKOK = re.compile(r"(?<![ก-๎])(?:กรุงเทพ(?:มหานคร|ฯ)?|กทม\.?)(?![ก-๎])")
_DOUBTED = re.compile(r"^(?:ไม่มี(?:เลขที่)?|ไม่ทราบ|-+)$")
_NAME_WORDS = ("road", "soi", "community", "amphoe")
_PLACES = ("tambon", "amphoe", "province")


def parse_address(raw: object) -> ParsedAddress:
    """The parts of an address written in one line, with Thai or Arabic digits, long or short words.

    Words that no part claims are kept in `community` (three of them after the village number are
    tambon, amphoe and province, in that order): nothing a clerk wrote is dropped.
    """
    text = thai_text.to_arabic(thai_text.clean("" if raw is None else str(raw)))
    text = _BANGKOK.sub(" จังหวัดกรุงเทพมหานคร", text)
    parts: dict[str, str] = {}
    leftover: list[str] = []
    for field, value in _pieces(text):
        taken, rest = _take(field, value)
        if taken and not parts.get(field):
            parts[field] = taken
        elif taken:
            rest = f"{taken} {rest}"
        leftover.extend(rest.split())
    return _with_leftover(ParsedAddress(**parts), leftover)


def _pieces(text: str) -> list[tuple[str, str]]:
    """(field, what follows its marker) in the order written; what stands first is the house number."""
    pieces = []
    field, start, word_end = "house_no", 0, -1
    for match in _MARKER.finditer(text):
        # a word right behind another marker begins its name: ตำบลถนนขาด, ต. บ้านกลาง
        begins_name = match.lastgroup in _NAME_WORDS and not match.group().endswith(".")
        if begins_name and word_end >= 0 and not text[word_end : match.start()].strip():
            continue
        pieces.append((field, text[start : match.start()].strip(" ,:")))
        keeps_word = match.lastgroup == "community" and match.group() != "ชุมชน"
        field, word_end = match.lastgroup or "", match.end()
        start = match.start() if keeps_word else word_end
    pieces.append((field, text[start:].strip(" ,:")))
    return pieces


def _take(field: str, value: str) -> tuple[str, str]:
    """What of `value` belongs to `field`, and what is left."""
    if field == "house_no":
        match = _HOUSE.match(value)
    elif field in ("moo", "postcode"):
        match = re.match(r"\d+", value)
    else:
        return ("" if _DOUBTED.match(value) else value), ""
    if match is None:
        return "", "" if _DOUBTED.match(value) else value
    taken = match.group().replace(" ", "")
    return taken.lstrip("0") if field == "moo" else taken, value[match.end() :].strip(" ,")


def _with_leftover(address: ParsedAddress, words: list[str]) -> ParsedAddress:
    if len(words) == len(_PLACES) and not any(getattr(address, place) for place in _PLACES):
        return replace(address, **dict(zip(_PLACES, words, strict=True)))
    if not words:
        return address
    return replace(address, community=" ".join(filter(None, (address.community, *words))))


def house_number(raw: object) -> HouseNumber:
    """The house number in a cell of its own.

    A worksheet may have made a date of "5/2": such a cell gives day/month (or month/year, where the
    number behind the stroke can be no day) and is not sure. Numbers lose a needless ".0".
    """
    if isinstance(raw, date):
        year = raw.year % 100
        text = f"{raw.month}/{year}" if raw.day == 1 and year > 31 else f"{raw.day}/{raw.month}"
        return HouseNumber(text, sure=False)
    if isinstance(raw, float) and raw.is_integer():
        raw = int(raw)
    text = thai_text.to_arabic(thai_text.clean("" if raw is None else str(raw)))
    text = re.sub(r"^(?:บ้าน)?\s?เลขที่\s*|^'", "", text)
    if _DOUBTED.match(text):
        return HouseNumber("")
    return HouseNumber(re.sub(r"\s*/\s*", "/", text))


def village_number(raw: object) -> str:
    """The village number in a cell of its own, "4" for 4, 4.0, "๔", "ม.4" and "หมู่ที่ ๔"; "" for none."""
    text = thai_text.to_arabic(thai_text.clean("" if raw is None else str(raw)))
    match = re.fullmatch(r"(?:หมู่\s?บ้าน\s?ที่|หมู่\s?ที่|หมู่|ม\.?)?[\s.:]*0*([1-9]\d?)(?:\.0+)?(?:\s.*)?", text)
    return match[1] if match else ""


def address_line(address: ParsedAddress) -> str:
    """The address as printed: "12/3 หมู่ที่ 4 ตำบล… อำเภอ… จังหวัด…"; parts not given are left out."""
    bangkok = address.province.startswith("กรุงเทพ")
    words = (
        ("", address.house_no),
        ("หมู่ที่ ", address.moo),
        ("ชุมชน" if not address.community.startswith(("ชุมชน", "บ้าน", "หมู่บ้าน")) else "", address.community),
        ("ตรอก", address.alley),
        ("ซอย " if address.soi[:1].isdecimal() else "ซอย", address.soi),
        ("ถนน", address.road),
        ("แขวง" if bangkok else "ตำบล", address.tambon),
        ("เขต" if bangkok else "อำเภอ", address.amphoe),
        ("" if bangkok else "จังหวัด", address.province),
        ("", address.postcode),
    )
    return " ".join(label + value for label, value in words if value)
