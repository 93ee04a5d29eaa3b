"""Organisations: one key for all spellings of a name, and what kind a name speaks of."""

import re

from welfaredesk.domain import thai_text

STATE, PRIVATE, FOUNDATION = "state", "private", "foundation"
KINDS = {STATE: "หน่วยงานรัฐ", PRIVATE: "เอกชน", FOUNDATION: "มูลนิธิ/สมาคม"}
CHANNELS = {
    "phone": "โทรศัพท์",
    "visit": "ไปพบที่หน่วยงาน",
    "came": "มาพบที่สำนักงาน",
    "letter": "หนังสือ",
    "message": "ข้อความ/ไลน์/อีเมล",
    "meeting": "ประชุม",
}
"""How an organisation was contacted."""

_SHORT = (
    (re.compile(r"^บ(?:จก|มจ)\s?\.\s?(.*?)(?:\s?จำกัด)?$"), r"บริษัท \1 จำกัด"),
    (re.compile(r"^บ\s?\.\s?(.*?)(?:\s?จำกัด)?$"), r"บริษัท \1 จำกัด"),
    (re.compile(r"^หจก\s?\.?\s?"), "ห้างหุ้นส่วนจำกัด "),
    (re.compile(r"^อบต\s?\.?\s?"), "องค์การบริหารส่วนตำบล"),
    (re.compile(r"^อบจ\s?\.?\s?"), "องค์การบริหารส่วนจังหวัด"),
    (re.compile(r"^ท(?:ต|\.ต)\s?\.\s?"), "เทศบาลตำบล"),
    (re.compile(r"^ท(?:ม|\.ม)\s?\.\s?"), "เทศบาลเมือง"),
    (re.compile(r"^(?:รร|ร\.ร)\s?\.\s?"), "โรงเรียน"),
    (re.compile(r"^สภ\s?\.\s?"), "สถานีตำรวจภูธร"),
    (re.compile(r"^รพ\.?\s?สต\s?\.\s?"), "โรงพยาบาลส่งเสริมสุขภาพตำบล"),
    (re.compile(r"^รพ\s?\.\s?"), "โรงพยาบาล"),
)
_FOUNDATION_WORDS = ("มูลนิธิ", "สมาคม", "สภากาชาด", "เหล่ากาชาด", "ชมรม")
_PRIVATE_WORDS = ("บริษัท", "จำกัด", "ห้างหุ้นส่วน", "ห้าง", "ร้าน", "โรงงาน", "เอกชน")
_STATE_WORDS = (
    "เทศบาล",
    "องค์การบริหารส่วน",
    "โรงเรียน",
    "สถานี",
    "โรงพยาบาล",
    "สำนัก",
    "ที่ว่าการ",
    "กรม",
    "กระทรวง",
    "จังหวัด",
    "อำเภอ",
    "ศูนย์",
    "วิทยาลัย",
    "มหาวิทยาลัย",
    "ศาล",
    "เรือนจำ",
    "การไฟฟ้า",
    "การประปา",
)


def name_key(name: str) -> str:
    """Equal for the spellings of one organisation: รร.บ้านก้อ is โรงเรียนบ้านก้อ; "" for no name."""
    return thai_text.search_key(_full(name))


def guessed_kind(name: str) -> str:
    """state, private or foundation, as far as the name tells; private when it does not."""
    full = _full(name)
    if any(word in full for word in _FOUNDATION_WORDS):
        return FOUNDATION
    if any(word in full for word in _PRIVATE_WORDS):
        return PRIVATE
    return STATE if any(word in full for word in _STATE_WORDS) else PRIVATE


def _full(name: str) -> str:
    """The name with its first word written out."""
    name = thai_text.clean(name)
    for short, whole in _SHORT:
        if short.search(name):
            return short.sub(whole, name)
    return name
