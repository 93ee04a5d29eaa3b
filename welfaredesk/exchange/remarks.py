"""What the remarks of a register say: that somebody died or moved away, and whom a group means."""

import re

from welfaredesk.domain import thai_text

# a remark about a relative says nothing of the person
_RELATIVES = "คู่สมรส|สามี|ภรรยา|บุตร|บิดา|มารดา|ผู้ดูแล|ลูก|พ่อ|แม่|พี่|น้อง|ญาติ"
_DEATH = "เสียชีวิต|ถึงแก่กรรม|ถึงแก่ความตาย|มรณภาพ|ตายแล้ว|^ตาย(?![ายตั])"
_LEAVING = "ย้ายออก|ย้ายไป|ย้ายภูมิลำเนา|ย้ายทะเบียน|ย้ายที่อยู่|ย้ายถิ่น|ย้ายปลายทาง|ย้ายแล้ว|แจ้งย้าย(?!เข้า|มา)|^ย้าย$"
_EVENTS = (("died", _DEATH), ("moved_out", _LEAVING))
_PATTERNS = tuple((event, re.compile(words)) for event, words in _EVENTS)
_RELATIVE_BEFORE = re.compile(rf"(?:{_RELATIVES})(?:ชาย|สาว|คนพิการ|ผู้พิการ)?\s*(?:ได้|ก็)?\s*$|ไม่\s*$")

_GROUPS = (
    ("disabled", re.compile("พิการ")),
    ("underprivileged", re.compile("ด้อยโอกาส|ยากไร้|ยากจน|ไร้ที่พึ่ง")),
    ("bed_bound", re.compile("ติดเตียง")),
)


def event_of(remark: str) -> str:
    """ "died" or "moved_out" when the remark says so of the person, else ""."""
    text = thai_text.clean(remark)
    for event, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if not _RELATIVE_BEFORE.search(text[: match.start()]):
                return event
    return ""


def groups_of(text: str) -> tuple[str, ...]:
    """Codes of the target groups named; being elderly is derived from the birth date, never stored."""
    return tuple(code for code, pattern in _GROUPS if pattern.search(text))
