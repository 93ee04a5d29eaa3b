"""The words of the person pages: fields, groups, programmes, kinds of disability, what was done."""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from ui.models.query_table import Badge
from ui.theme import Tone
from welfaredesk.domain.disability_cards import CardStatus

DISABILITIES = {
    1: QT_TRANSLATE_NOOP("persons", "ทางการเห็น"),
    2: QT_TRANSLATE_NOOP("persons", "ทางการได้ยินหรือสื่อความหมาย"),
    3: QT_TRANSLATE_NOOP("persons", "ทางการเคลื่อนไหวหรือทางร่างกาย"),
    4: QT_TRANSLATE_NOOP("persons", "ทางจิตใจหรือพฤติกรรม"),
    5: QT_TRANSLATE_NOOP("persons", "ทางสติปัญญา"),
    6: QT_TRANSLATE_NOOP("persons", "ทางการเรียนรู้"),
    7: QT_TRANSLATE_NOOP("persons", "ออทิสติก"),
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
    "until_on": QT_TRANSLATE_NOOP("persons", "ถึงวันที่"),
    "issued_on": QT_TRANSLATE_NOOP("persons", "วันออกบัตร"),
    "expires_on": QT_TRANSLATE_NOOP("persons", "วันหมดอายุ"),
    "lifetime": QT_TRANSLATE_NOOP("persons", "ตลอดชีพ"),
    "caregiver": QT_TRANSLATE_NOOP("persons", "ผู้ดูแล"),
    "caregiver_relation": QT_TRANSLATE_NOOP("persons", "ความเกี่ยวข้องของผู้ดูแล"),
    "groups": QT_TRANSLATE_NOOP("persons", "กลุ่ม"),
    "disability_types": QT_TRANSLATE_NOOP("persons", "ประเภทความพิการ"),
    "other_spellings": QT_TRANSLATE_NOOP("persons", "ชื่อสะกดอื่น"),
    "proposed_events": QT_TRANSLATE_NOOP("persons", "รอยืนยัน"),
    "marital": QT_TRANSLATE_NOOP("persons", "สถานภาพสมรส"),
    "occupation": QT_TRANSLATE_NOOP("persons", "อาชีพ"),
    "income_satang": QT_TRANSLATE_NOOP("persons", "รายได้ต่อเดือน"),
    "income_source": QT_TRANSLATE_NOOP("persons", "แหล่งรายได้"),
    "health_right": QT_TRANSLATE_NOOP("persons", "สิทธิรักษาพยาบาล"),
    "welfare_card": QT_TRANSLATE_NOOP("persons", "บัตรสวัสดิการแห่งรัฐ"),
    "sso_section": QT_TRANSLATE_NOOP("persons", "ประกันสังคม"),
    "sso_option": QT_TRANSLATE_NOOP("persons", "ทางเลือกมาตรา 40"),
    "phone_owners": QT_TRANSLATE_NOOP("persons", "เจ้าของหมายเลข"),
    "landmark": QT_TRANSLATE_NOOP("persons", "จุดสังเกต"),
    "latitude": QT_TRANSLATE_NOOP("persons", "ละติจูด"),
    "longitude": QT_TRANSLATE_NOOP("persons", "ลองจิจูด"),
    "card_no": QT_TRANSLATE_NOOP("persons", "เลขที่บัตร"),
    "returned_on": QT_TRANSLATE_NOOP("persons", "วันที่คืนบัตร"),
    "group_code": QT_TRANSLATE_NOOP("persons", "กลุ่ม"),
    "programme": QT_TRANSLATE_NOOP("persons", "เบี้ยหรือสิทธิ"),
    "status": QT_TRANSLATE_NOOP("persons", "สถานะ"),
    "register_no": QT_TRANSLATE_NOOP("persons", "ลำดับในทะเบียน"),
    "relation": QT_TRANSLATE_NOOP("persons", "ความสัมพันธ์กับเจ้าบ้าน"),
    "assessed_on": QT_TRANSLATE_NOOP("persons", "วันที่ประเมิน"),
    "assessor": QT_TRANSLATE_NOOP("persons", "ผู้ประเมิน"),
    "informant": QT_TRANSLATE_NOOP("persons", "ผู้ให้ข้อมูล"),
    "scores": QT_TRANSLATE_NOOP("persons", "คะแนนรายข้อ"),
    "total": QT_TRANSLATE_NOOP("persons", "คะแนนรวม"),
    "pressure_sore": QT_TRANSLATE_NOOP("persons", "มีแผลกดทับ"),
    "catheter": QT_TRANSLATE_NOOP("persons", "ใส่สายสวน"),
    "elderly_club": QT_TRANSLATE_NOOP("persons", "สมาชิกชมรมผู้สูงอายุ"),
    "visited_on": QT_TRANSLATE_NOOP("persons", "วันที่เยี่ยม"),
    "visitor": QT_TRANSLATE_NOOP("persons", "ผู้เยี่ยม"),
    "purpose": QT_TRANSLATE_NOOP("persons", "เพื่อ"),
    "findings": QT_TRANSLATE_NOOP("persons", "สิ่งที่พบ"),
    "next_on": QT_TRANSLATE_NOOP("persons", "นัดครั้งต่อไป"),
    "notice_version": QT_TRANSLATE_NOOP("persons", "หนังสือแจ้งฉบับที่"),
    "given_on": QT_TRANSLATE_NOOP("persons", "วันที่ให้ความยินยอม"),
    "channel": QT_TRANSLATE_NOOP("persons", "ให้ไว้อย่างไร"),
    "given_by": QT_TRANSLATE_NOOP("persons", "ผู้ให้แทน"),
    "health": QT_TRANSLATE_NOOP("persons", "ข้อมูลสุขภาพ"),
    "photo": QT_TRANSLATE_NOOP("persons", "ถ่ายภาพ"),
    "sharing": QT_TRANSLATE_NOOP("persons", "ส่งต่อหน่วยงานอื่น"),
    "withdrawn_at": QT_TRANSLATE_NOOP("persons", "ถอนเมื่อ"),
    "kind": QT_TRANSLATE_NOOP("persons", "เหตุการณ์"),
    "happened_on": QT_TRANSLATE_NOOP("persons", "วันที่เกิดเหตุ"),
    "remark": QT_TRANSLATE_NOOP("persons", "ข้อความ"),
    "form": QT_TRANSLATE_NOOP("persons", "แบบ"),
    "no": QT_TRANSLATE_NOOP("persons", "เลขที่"),
    "gone_name": QT_TRANSLATE_NOOP("persons", "รายการที่รวมเข้ามา"),
    "kept_name": QT_TRANSLATE_NOOP("persons", "รายการที่เก็บไว้"),
    "other_name": QT_TRANSLATE_NOOP("persons", "อีกรายการหนึ่ง"),
}
# what the audit trail keeps for undoing a merge, and a clerk has no use for
SILENT = frozenset({"gone_id", "kept_id", "other_id", "moved"})
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
    "merged_into": QT_TRANSLATE_NOOP("persons", "ถูกรวมเข้ากับอีกรายการ"),
    "undo_merge": QT_TRANSLATE_NOOP("persons", "ย้อนการรวมรายชื่อ"),
    "not_same": QT_TRANSLATE_NOOP("persons", "ระบุว่าเป็นคนละคน"),
    "perhaps_same": QT_TRANSLATE_NOOP("persons", "ยกเลิกการระบุว่าเป็นคนละคน"),
    "reveal_id": QT_TRANSLATE_NOOP("persons", "ขอดูเลขประจำตัว"),
    "add_card": QT_TRANSLATE_NOOP("persons", "เพิ่มบัตรคนพิการ"),
    "change_card": QT_TRANSLATE_NOOP("persons", "แก้ไขบัตรคนพิการ"),
    "return_card": QT_TRANSLATE_NOOP("persons", "รับคืนบัตรคนพิการ"),
    "confirm_caregiver": QT_TRANSLATE_NOOP("persons", "ยืนยันผู้ดูแล"),
    "set_types": QT_TRANSLATE_NOOP("persons", "แก้ไขประเภทความพิการ"),
    "join_group": QT_TRANSLATE_NOOP("persons", "เพิ่มเข้ากลุ่ม"),
    "leave_group": QT_TRANSLATE_NOOP("persons", "นำออกจากกลุ่ม"),
    "enrol": QT_TRANSLATE_NOOP("persons", "ขึ้นทะเบียนรับเบี้ย"),
    "correct_enrolment": QT_TRANSLATE_NOOP("persons", "แก้ข้อมูลเบี้ยที่บันทึกผิด"),
    "change_enrolment": QT_TRANSLATE_NOOP("persons", "เปลี่ยนแปลงเบี้ย"),
    "end_enrolment": QT_TRANSLATE_NOOP("persons", "ยุติเบี้ย"),
    "join_household": QT_TRANSLATE_NOOP("persons", "เข้าอยู่ในครัวเรือน"),
    "leave_household": QT_TRANSLATE_NOOP("persons", "ออกจากครัวเรือน"),
    "become_head": QT_TRANSLATE_NOOP("persons", "เป็นเจ้าบ้าน"),
    "change_relation": QT_TRANSLATE_NOOP("persons", "แก้ความสัมพันธ์กับเจ้าบ้าน"),
    "assess": QT_TRANSLATE_NOOP("persons", "ประเมิน ADL"),
    "correct_assessment": QT_TRANSLATE_NOOP("persons", "แก้ผลประเมิน ADL"),
    "restrict": QT_TRANSLATE_NOOP("persons", "งดให้ยืม"),
    "lift": QT_TRANSLATE_NOOP("persons", "ให้ยืมได้ตามเดิม"),
    "visit": QT_TRANSLATE_NOOP("persons", "เยี่ยมบ้าน"),
    "correct_visit": QT_TRANSLATE_NOOP("persons", "แก้บันทึกเยี่ยมบ้าน"),
    "give_consent": QT_TRANSLATE_NOOP("persons", "ให้ความยินยอม"),
    "withdraw_consent": QT_TRANSLATE_NOOP("persons", "ถอนความยินยอม"),
    "report_event": QT_TRANSLATE_NOOP("persons", "แจ้งเหตุ"),
    "confirm_event": QT_TRANSLATE_NOOP("persons", "ยืนยันเหตุ"),
    "dismiss_event": QT_TRANSLATE_NOOP("persons", "ตรวจแล้วไม่จริง"),
    "undo_event": QT_TRANSLATE_NOOP("persons", "ยกเลิกการแจ้งเหตุ"),
    "set_photo": QT_TRANSLATE_NOOP("persons", "ใส่รูปถ่าย"),
    "remove_photo": QT_TRANSLATE_NOOP("persons", "เอารูปถ่ายออก"),
    "issue": QT_TRANSLATE_NOOP("persons", "ออกเอกสาร"),
    "reprint": QT_TRANSLATE_NOOP("persons", "พิมพ์เอกสารซ้ำ"),
    "print": QT_TRANSLATE_NOOP("persons", "พิมพ์"),
    "undo_import": QT_TRANSLATE_NOOP("persons", "ยกเลิกการนำเข้า"),
}
EVENTS = {
    "died": QT_TRANSLATE_NOOP("persons", "เสียชีวิต"),
    "moved_out": QT_TRANSLATE_NOOP("persons", "ย้ายออก"),
    "moved_in": QT_TRANSLATE_NOOP("persons", "ย้ายเข้า"),
}
CHANNELS = {
    "paper": QT_TRANSLATE_NOOP("persons", "ลงชื่อในหนังสือ"),
    "spoken": QT_TRANSLATE_NOOP("persons", "ด้วยวาจา"),
}
AGREEMENTS = {
    "health": QT_TRANSLATE_NOOP("persons", "ใช้ข้อมูลสุขภาพและความพิการ"),
    "photo": QT_TRANSLATE_NOOP("persons", "ถ่ายภาพเจ้าตัวและที่อยู่อาศัย"),
    "sharing": QT_TRANSLATE_NOOP("persons", "ส่งต่อข้อมูลให้หน่วยงานอื่นที่เกี่ยวข้อง"),
}
SEXES = {"M": QT_TRANSLATE_NOOP("persons", "ชาย"), "F": QT_TRANSLATE_NOOP("persons", "หญิง")}
# fields of the audit trail that hold a code, and the value list that says what it is called
LISTED = {
    "marital": "marital",
    "occupation": "occupation",
    "income_source": "income_source",
    "health_right": "health_right",
    "sso_section": "sso_section",
    "sso_option": "sso_option",
    "programme": "programme",
    "status": "enrolment_status",
    "relation": "relation",
    "group_code": "group",
    "caregiver": "caregiver",
}
_CODES: dict[str, Mapping[str, object]] = {"sex": SEXES, "kind": EVENTS, "channel": CHANNELS}
_CARD_LOOKS = {
    CardStatus.OK: (Tone.DONE, "check-circle", QT_TRANSLATE_NOOP("persons", "ใช้ได้")),
    CardStatus.SOON: (Tone.WAIT, "clock", QT_TRANSLATE_NOOP("persons", "ใกล้หมดอายุ")),
    CardStatus.EXPIRED: (Tone.LATE, "late", QT_TRANSLATE_NOOP("persons", "หมดอายุแล้ว")),
    CardStatus.LIFETIME: (Tone.DONE, "check-circle", QT_TRANSLATE_NOOP("persons", "ตลอดชีพ")),
    CardStatus.RETURNED: (Tone.NEUTRAL, "undo", QT_TRANSLATE_NOOP("persons", "คืนบัตรแล้ว")),
    CardStatus.UNKNOWN: (Tone.NEUTRAL, "help", QT_TRANSLATE_NOOP("persons", "ไม่ทราบวันหมดอายุ")),
}
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


def group_badge(code: str, name: str) -> Badge:
    """A target group as a badge, `name` being what the office calls it."""
    tone, picture = _GROUP_LOOKS.get(code, (Tone.NEUTRAL, "people"))
    return Badge(name, tone, picture)


def card_badge(status: CardStatus) -> Badge:
    """Where a disability card stands, as a badge."""
    tone, picture, text = _CARD_LOOKS[status]
    return Badge(QCoreApplication.translate("persons", str(text)), tone, picture)


def code_word(field: str, code: str) -> str:
    """The word of a code that belongs to a field of the audit trail; other texts stay as they are."""
    return word(_CODES[field], code) if field in _CODES else code
