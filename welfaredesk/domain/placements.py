"""What a placement rests on (sections 33 and 35), and whether somebody is at work (§3.6, §3.7)."""

import re
from datetime import date

from welfaredesk.domain import thai_text

NEVER = "34"  # money to the fund instead of people: never a placement
EMPLOYED = "33"
CAREGIVER_MAY = "35"  # rights that may be given to the caregiver instead
PLANNED, WORKING, SUSPENDED, COMPLETED = "planned", "working", "suspended", "completed"

_SECTION = re.compile(r"(?<!\d)(3[345])(?!\d)")
_KIND = re.compile(r"(?<!\d)([1-7])(?!\d)")
_CIRCLED = str.maketrans({circled: f"({kind})" for kind, circled in enumerate("①②③④⑤⑥⑦", start=1)})
_KIND_WORDS = {
    "สัมปทาน": 1,
    "จัดสถานที่": 2,
    "จ้างเหมา": 3,
    "ฝึกงาน": 4,
    "สิ่งอำนวยความสะดวก": 5,
    "ล่าม": 6,
    "ช่วยเหลืออื่น": 7,
}
_ENDS = (
    ("resigned", re.compile("ลาออก")),
    ("dismissed", re.compile("เลิกจ้าง|ไล่ออก|ให้ออก")),
    ("died", re.compile("เสียชีวิต|ถึงแก่กรรม|^ตาย")),
    (SUSPENDED, re.compile("ระงับ|พัก")),
    (COMPLETED, re.compile("ครบ|หมดสัญญา|สิ้นสุด")),
)


def parse_basis(raw: object) -> str:
    """A code of the list placement_basis of "33", "มาตรา 35(3)", "ม.35 (๓)", "35 จ้างเหมา"; "34" as it is.

    "35" when the kind of right is not said, "" when no section can be read.
    """
    text = thai_text.to_arabic(thai_text.clean(str(raw)).translate(_CIRCLED))
    section = _SECTION.search(text)
    if section is None:
        return ""
    if section[1] != CAREGIVER_MAY:
        return section[1]
    rest = text[section.end() :]
    found = _KIND.search(rest)
    kind = int(found[1]) if found else next((no for word, no in _KIND_WORDS.items() if word in text), None)
    return f"{CAREGIVER_MAY}-{kind}" if kind else CAREGIVER_MAY


def parse_end(words: str) -> str:
    """Why work ended, as a code of the list placement_end; "" when the words do not say."""
    cleaned = thai_text.clean(words)
    return next((code for code, pattern in _ENDS if pattern.search(cleaned)), "")


def overlap(start: date, end: date | None, other_start: date, other_end: date | None) -> bool:
    """Whether two spans of days have a day in common; an end of None has not come."""
    return (end is None or other_start <= end) and (other_end is None or start <= other_end)


def section(basis: str) -> str:
    """The section a basis belongs to: "33", "35" or what else the office keeps."""
    return basis.partition("-")[0]


def state(
    started_on: date,
    ends_on: date | None,
    ended_on: date | None,
    end_reason: str,
    on: date,
    *,
    suspended: bool = False,
) -> str:
    """planned, working, suspended, completed (the agreed time is over) or why it ended, as of a day."""
    if ended_on is not None and ended_on <= on:
        return end_reason
    if started_on > on:
        return PLANNED
    if ends_on is not None and ends_on < on:
        return COMPLETED
    return SUSPENDED if suspended else WORKING
