"""W-02 แบบสอบข้อเท็จจริง/สอบสภาพครอบครัว: fourteen sections on three sheets (domain specification §1.6)."""

from collections.abc import Sequence
from dataclasses import replace

from reports.forms.registry_parts import AREA, boxes, inside, place_and_date
from reports.forms.registry_survey_parts import (
    DEPENDANTS,
    HOUSING,
    NEEDS,
    PAYMENT,
    PICTURES,
    RECIPIENT,
    decisions,
    household,
    plain,
)
from reports.layout.digits import thai_figures
from reports.layout.flow import Block, Foot, write
from reports.layout.fonts import Weight
from reports.layout.page import MM, Page
from reports.layout.paragraph import Choice, Run, Text, fill
from reports.layout.parts import Field, Type, dotted, fields, flowing, heading, signatures, title, together
from reports.layout.signature import Signature
from welfaredesk.papers.registry_survey import FamilySurvey

TITLE = "แบบสอบข้อเท็จจริง/สอบสภาพครอบครัว"
_BODY = Type(14, 1.28)
_SHORT = 50 * MM
_INSIDE = inside(AREA)
_WIDE = _INSIDE.width / MM


def render(survey: FamilySurvey) -> bytes:
    """The survey as PDF. Same survey, same bytes."""
    page = Page(f"{TITLE} {survey.name}".strip(), author=survey.office.name, subject="W-02")
    blocks = [title(TITLE, AREA), place_and_date(survey.office.name, "", _BODY)]
    sections = (
        ("ผู้ประสบปัญหา", _person(survey)),
        ("ที่อยู่และการติดต่อ", _place(survey)),
        ("สถานภาพสมรส", _lines(boxes(survey.marital))),
        ("ที่อยู่อาศัย", _housing()),
        ("สมาชิกในครัวเรือน", household(survey.members)),
        ("ฐานะทางเศรษฐกิจ", _economy(survey)),
        ("ภาระการอุปการะเลี้ยงดู", _lines([*plain(DEPENDANTS), Choice("อื่นๆ", dots=40)])),
        ("ประวัติการได้รับความช่วยเหลือ", _history(survey)),
        ("สภาพปัญหาความเดือดร้อน", dotted(_INSIDE, _BODY, 5)),
        ("ความต้องการ", _lines(NEEDS)),
        ("หลักฐานภาพถ่าย", _lines([*plain(PICTURES), Choice("อื่นๆ", dots=35)])),
        ("คำวินิจฉัยและความเห็น", decisions(survey, _INSIDE, _BODY)),
        ("การจ่ายเงินหรือสิ่งของ", _payment()),
        ("การติดตามผล", _follow_up()),
    )
    for number, (name, content) in enumerate(sections, start=1):
        blocks += _section(f"{number}. {name}", content)
    return write(page, blocks, AREA, Foot(f"W-02   {survey.office.division} {survey.office.name}"))


def _section(name: str, content: Sequence[Block]) -> list[Block]:
    """A section with its heading; a short one stays on one sheet."""
    found = [heading(thai_figures(name), AREA, _BODY, above=1.8 * MM), *content]
    return together(found) if sum(block.height for block in found) < _SHORT else found


def _lines(runs: Sequence[Run]) -> list[Block]:
    return flowing(runs, _INSIDE, _BODY)


def _row(*row: Field) -> Block:
    return fields([replace(each, value=_figures(each)) for each in row], _INSIDE, _BODY)


def _figures(each: Field) -> str:
    return each.value if each.label == "เลขประจำตัวประชาชน" else thai_figures(each.value)


def _person(survey: FamilySurvey) -> list[Block]:
    person = survey.person
    other = Choice(
        f"อื่นๆ {survey.other_title}".strip(), bool(survey.other_title), dots=0 if survey.other_title else 25
    )
    return [
        *_lines([Text("คำนำหน้า", keep=True), *boxes(survey.titles), other]),
        _row(Field("ชื่อ – สกุล", survey.name, 88), Field("เลขประจำตัวประชาชน", survey.national_id, _WIDE - 88)),
        _row(
            Field("วันเกิด", person.birth, 66),
            Field("อายุ ณ วันยื่น", person.age, 46, "ปี"),
            Field("เพศ", person.sex, _WIDE - 112),
        ),
        *_lines(
            [
                Text("ผู้ยื่นคำขอ", keep=True),
                Choice("ตนเอง"),
                Choice("ผู้อื่น ชื่อ", dots=45),
                Text(" เกี่ยวข้องเป็น ", keep=True),
                fill("", 30),
            ]
        ),
        *_lines(
            [Text("เป็นข้าราชการหรือเจ้าหน้าที่ของรัฐ", keep=True), Choice("ไม่เป็น"), Choice("เป็น สังกัด", dots=50)]
        ),
    ]


def _place(survey: FamilySurvey) -> list[Block]:
    place = survey.place
    third = _WIDE / 3
    return [
        _row(
            Field("บ้านเลขที่", place.house_no, 42),
            Field("หมู่ที่", place.moo, 28),
            Field("หมู่บ้าน/ชุมชน", place.community, _WIDE - 70),
        ),
        _row(
            Field("ตรอก", place.alley, third), Field("ซอย", place.soi, third), Field("ถนน", place.road, third)
        ),
        _row(
            Field("ตำบล", place.tambon, 42),
            Field("อำเภอ", place.amphoe, 42),
            Field("จังหวัด", place.province, 42),
            Field("รหัสไปรษณีย์", place.postcode, _WIDE - 126),
        ),
        _row(Field("สถานที่ใกล้เคียง", place.landmark, 100), Field("พิกัด", place.position, _WIDE - 100)),
        _row(
            Field("โทรศัพท์บ้าน", place.home_phone, third),
            Field("มือถือ", place.mobile, third),
            Field("อีเมล", "", third),
        ),
    ]


def _housing() -> list[Block]:
    rent: list[Run] = [Choice("บ้านเช่า ค่าเช่าเดือนละ", dots=30), Text(" บาท", keep=True)]
    return [
        *_lines(plain(HOUSING)),
        *_lines(rent),
        _row(Field("สภาพที่อยู่อาศัย", "", _WIDE)),
        *dotted(_INSIDE, _BODY, 1),
    ]


def _economy(survey: FamilySurvey) -> list[Block]:
    return [
        *_lines([Text("อาชีพ", Weight.BOLD, keep=True), *boxes(survey.occupations)]),
        _row(Field("อาชีพหลักของครอบครัว", "", 92), Field("รายได้เฉลี่ย", survey.income, _WIDE - 92, "บาท/เดือน")),
        *_lines([Text("ที่มาของรายได้", Weight.BOLD, keep=True), *boxes(survey.income_sources)]),
    ]


def _history(survey: FamilySurvey) -> list[Block]:
    return [
        *_lines(boxes(survey.helped)),
        _row(Field("ในปีงบประมาณนี้ได้รับแล้ว", "", 82, "ครั้ง"), Field("รวมเป็นเงิน", "", _WIDE - 82, "บาท")),
        *_lines([Text("ประเภท", Weight.BOLD, keep=True), *boxes(survey.received)]),
    ]


def _payment() -> list[Block]:
    half = _WIDE / 2
    return [
        *_lines([Text("จ่ายโดย", keep=True), *plain(PAYMENT)]),
        *_lines([Text("ผู้รับ", keep=True), *plain(RECIPIENT[:1]), Choice("ผู้รับแทน ชื่อ", dots=60)]),
        _row(Field("ธนาคาร", "", half), Field("สาขา", "", half)),
        *_lines([Text("ประเภทบัญชี", keep=True), *plain(("ออมทรัพย์", "ประจำ", "กระแสรายวัน"))]),
        _row(Field("เลขที่บัญชี", "", half), Field("ชื่อบัญชี", "", half)),
    ]


def _follow_up() -> list[Block]:
    half = _WIDE / 2
    rows = [
        _row(Field("ผู้ติดตาม", "", half), Field("ตำแหน่ง", "", half)),
        _row(Field("วันที่ติดตาม", "", half), Field("โทรศัพท์", "", half)),
        _row(Field("วิธีการติดตาม", "", _WIDE)),
        _row(Field("ผลการติดตาม", "", _WIDE)),
        *dotted(_INSIDE, _BODY, 1),
    ]
    kept = [replace(each, with_next=True) for each in rows]
    return [*kept, signatures((None, Signature("ผู้ติดตาม")), AREA, _BODY, pen=5 * MM)]
