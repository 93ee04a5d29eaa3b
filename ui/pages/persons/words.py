"""The words of the person pages: fields, groups, programmes, kinds of disability, what was done."""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from ui.models.query_table import Badge
from ui.theme import Tone
from welfaredesk.queries.persons import GROUPS

DISABILITIES = {
    1: QT_TRANSLATE_NOOP("persons", "ทางการเห็น"),
    2: QT_TRANSLATE_NOOP("persons", "ทางการได้ยินหรือสื่อความหมาย"),
    3: QT_TRANSLATE_NOOP("persons", "ทางการเคลื่อนไหวหรือทางร่างกาย"),
    4: QT_TRANSLATE_NOOP("persons", "ทางจิตใจหรือพฤติกรรม"),
    5: QT_TRANSLATE_NOOP("persons", "ทางสติปัญญา"),
    6: QT_TRANSLATE_NOOP("persons", "ทางการเรียนรู้"),
    7: QT_TRANSLATE_NOOP("persons", "ออทิสติก"),
}
PROGRAMMES = {
    "old_age_allowance": QT_TRANSLATE_NOOP("persons", "เบี้ยยังชีพผู้สูงอายุ"),
    "disability_allowance": QT_TRANSLATE_NOOP("persons", "เบี้ยความพิการ"),
    "aids_allowance": QT_TRANSLATE_NOOP("persons", "เบี้ยผู้ป่วยเอดส์"),
}
FIELDS = {
    "title": QT_TRANSLATE_NOOP("persons", "คำนำหน้า"),
    "first": QT_TRANSLATE_NOOP("persons", "ชื่อ"),
    "last": QT_TRANSLATE_NOOP("persons", "สกุล"),
    "nickname": QT_TRANSLATE_NOOP("persons", "ชื่อเล่น"),
    "sex": QT_TRANSLATE_NOOP("persons", "เพศ"),
    "national_id": QT_TRANSLATE_NOOP("persons", "เลขประจำตัวประชาชน"),
    "no_id_reason": QT_TRANSLATE_NOOP("persons", "เหตุที่ยังไม่มีเลข"),
    "birth_date": QT_TRANSLATE_NOOP("persons", "วันเกิด"),
    "birth_precision": QT_TRANSLATE_NOOP("persons", "ความละเอียดของวันเกิด"),
    "died_on": QT_TRANSLATE_NOOP("persons", "วันที่เสียชีวิต"),
    "moved_out_on": QT_TRANSLATE_NOOP("persons", "วันที่ย้ายออก"),
    "phone": QT_TRANSLATE_NOOP("persons", "โทรศัพท์"),
    "note": QT_TRANSLATE_NOOP("persons", "หมายเหตุ"),
    "house_no": QT_TRANSLATE_NOOP("persons", "บ้านเลขที่"),
    "moo": QT_TRANSLATE_NOOP("persons", "หมู่ที่"),
    "community": QT_TRANSLATE_NOOP("persons", "ชุมชน/หมู่บ้าน"),
    "alley": QT_TRANSLATE_NOOP("persons", "ตรอก"),
    "soi": QT_TRANSLATE_NOOP("persons", "ซอย"),
    "road": QT_TRANSLATE_NOOP("persons", "ถนน"),
    "tambon": QT_TRANSLATE_NOOP("persons", "ตำบล"),
    "amphoe": QT_TRANSLATE_NOOP("persons", "อำเภอ"),
    "province": QT_TRANSLATE_NOOP("persons", "จังหวัด"),
    "postcode": QT_TRANSLATE_NOOP("persons", "รหัสไปรษณีย์"),
    "amount_satang": QT_TRANSLATE_NOOP("persons", "จำนวนเงิน"),
    "from_on": QT_TRANSLATE_NOOP("persons", "ตั้งแต่วันที่"),
    "to_on": QT_TRANSLATE_NOOP("persons", "ถึงวันที่"),
    "issued_on": QT_TRANSLATE_NOOP("persons", "วันออกบัตร"),
    "expires_on": QT_TRANSLATE_NOOP("persons", "วันหมดอายุ"),
    "lifetime": QT_TRANSLATE_NOOP("persons", "ตลอดชีพ"),
    "caregiver": QT_TRANSLATE_NOOP("persons", "ผู้ดูแล"),
    "caregiver_relation": QT_TRANSLATE_NOOP("persons", "ความเกี่ยวข้องของผู้ดูแล"),
    "groups": QT_TRANSLATE_NOOP("persons", "กลุ่ม"),
    "disability_types": QT_TRANSLATE_NOOP("persons", "ประเภทความพิการ"),
    "other_spellings": QT_TRANSLATE_NOOP("persons", "ชื่อสะกดอื่น"),
    "proposed_events": QT_TRANSLATE_NOOP("persons", "รอยืนยัน"),
}
# what the audit trail puts before or behind a field's name
PARTS = {
    "living_": QT_TRANSLATE_NOOP("persons", "ที่อยู่จริง"),
    "old_age_allowance_": QT_TRANSLATE_NOOP("persons", "เบี้ยยังชีพผู้สูงอายุ"),
    "disability_allowance_": QT_TRANSLATE_NOOP("persons", "เบี้ยความพิการ"),
    "card_": QT_TRANSLATE_NOOP("persons", "บัตรคนพิการ"),
}
ACTIONS = {
    "create": QT_TRANSLATE_NOOP("persons", "เพิ่มเข้าทะเบียน"),
    "update": QT_TRANSLATE_NOOP("persons", "แก้ไข"),
    "import": QT_TRANSLATE_NOOP("persons", "นำเข้าจากทะเบียน"),
    "read_ids": QT_TRANSLATE_NOOP("persons", "อ่านเลขประจำตัว"),
    "merge": QT_TRANSLATE_NOOP("persons", "รวมรายชื่อซ้ำ"),
    "reveal_id": QT_TRANSLATE_NOOP("persons", "ขอดูเลขประจำตัว"),
}
EVENTS = {
    "died": QT_TRANSLATE_NOOP("persons", "เสียชีวิต"),
    "moved_out": QT_TRANSLATE_NOOP("persons", "ย้ายออก"),
}
SEXES = {"M": QT_TRANSLATE_NOOP("persons", "ชาย"), "F": QT_TRANSLATE_NOOP("persons", "หญิง")}
_GROUP_LOOKS = {
    "elderly": (Tone.INFO, "cane"),
    "disabled": (Tone.INFO, "wheelchair"),
    "underprivileged": (Tone.WAIT, "hand-over"),
    "bed_bound": (Tone.WAIT, "bed"),
}


def word(table: Mapping[str, object], key: str) -> str:
    """The Thai word of a code; a code without one shows as it is rather than as nothing."""
    return QCoreApplication.translate("persons", str(table[key])) if key in table else key


def field_name(key: str) -> str:
    """The Thai name of a field of the audit trail, also of one that belongs to a part of the record."""
    part = next((part for part in PARTS if key.startswith(part) and key not in FIELDS), "")
    name = word(FIELDS, key.removeprefix(part))
    return f"{word(PARTS, part)} {name}" if part else name


def disability(kind: int) -> str:
    """A kind of disability as written on cards, e.g. "3 ทางการเคลื่อนไหวหรือทางร่างกาย"."""
    return f"{kind} {QCoreApplication.translate('persons', str(DISABILITIES.get(kind, '')))}".strip()


def group_badge(code: str) -> Badge:
    """A target group as a badge."""
    tone, picture = _GROUP_LOOKS.get(code, (Tone.NEUTRAL, "people"))
    return Badge(GROUPS.get(code, code), tone, picture)
