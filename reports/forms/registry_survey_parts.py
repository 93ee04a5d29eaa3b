"""Parts of W-02: the boxes the pen ticks, the household's table, the officers' opinions."""

from collections.abc import Sequence
from dataclasses import replace

from reports.forms.registry_parts import AREA
from reports.layout.digits import thai_figures
from reports.layout.flow import Area, Block
from reports.layout.listing import Cell, Columns, head_row, rows
from reports.layout.page import MM
from reports.layout.paragraph import Choice, Run, Text
from reports.layout.parts import Type, dotted, flowing, signatures
from reports.layout.signature import Signature
from reports.signing import signed
from welfaredesk.domain.thai_text import to_thai
from welfaredesk.papers.registry import Option
from welfaredesk.papers.registry_survey import FamilySurvey, SurveyMember

HOUSING = ("ของตนเอง มั่นคงถาวร", "ของตนเอง ไม่มั่นคง", "อาศัยอยู่ในที่ดินของผู้อื่น")
DEPENDANTS = ("บิดามารดา", "บุตร", "ผู้สูงอายุ", "คนพิการ/ทุพพลภาพ")
NEEDS: tuple[Run, ...] = (
    Choice("เงิน"),
    Choice("สิ่งของ (ระบุ)", dots=45),
    Choice("เรื่องอื่น (ระบุ)", dots=45),
)
PICTURES = (
    "บ้านภายนอก",
    "บ้านภายใน",
    "ผู้ประสบปัญหา",
    "สภาพปัญหา",
    "สมาชิกครอบครัว",
    "ทะเบียนบ้าน (บ้าน)",
    "ทะเบียนบ้าน (บุคคล)",
    "สมุดบัญชี",
)
PAYMENT = ("เงินสด", "เช็ค", "โอน", "พร้อมเพย์", "e-Payment")
RECIPIENT = ("ตนเอง", "ผู้รับแทน")

_LEAST_MEMBERS = 5
_UNKNOWN = SurveyMember(
    health=(Option("ปกติ"), Option("พิการ"), Option("ป่วยเรื้อรัง")), able=(Option("ได้"), Option("ไม่ได้"))
)
_MEMBERS = Columns(
    left=AREA.left,
    widths=(8, 38, 26, 10, 18, 17, 17, 22, AREA.width / MM - 156),
    aligns=("center", "left", "center", "center", "left", "left", "right", "left", "left"),
    size=11.5,
    smallest=9,
    row=6,
)
_HEADINGS = (
    "ที่",
    "ชื่อ – สกุล",
    "เลขประจำตัว (ถ้ามี)",
    "อายุ",
    "เกี่ยวข้องเป็น",
    "อาชีพ",
    "รายได้/เดือน",
    "สภาพร่างกาย",
    "ช่วยตนเอง",
)


def plain(words: Sequence[str]) -> list[Choice]:
    """Boxes that only the pen ticks."""
    return [Choice(word) for word in words]


def household(members: Sequence[SurveyMember]) -> list[Block]:
    """The table of the other members, with empty rows for those the registry does not know."""
    head = replace(head_row(_MEMBERS, [_HEADINGS]), above=1 * MM)
    empty = [_UNKNOWN] * max(1, _LEAST_MEMBERS - len(members))
    found = [head]
    for number, member in enumerate((*members, *empty), start=1):
        found += rows(_MEMBERS, _cells(number, member), heads=(head,))
    return found


def _cells(number: int, member: SurveyMember) -> list[Cell | str]:
    return [
        to_thai(number),
        thai_figures(member.name),
        "",
        to_thai(member.age),
        member.relation,
        member.occupation,
        thai_figures(member.income),
        _boxes(member.health),
        _boxes(member.able),
    ]


def _boxes(options: Sequence[Option]) -> Cell:
    return Cell(lines=tuple((Choice(option.label, option.ticked),) for option in options))


def decisions(survey: FamilySurvey, area: Area, type_: Type) -> list[Block]:
    """Who looked into it and who has an opinion: words, boxes and lines stay empty for their pens (§6.11)."""
    found: list[Block] = []
    parts = (
        ("ความเห็นของผู้สอบข้อเท็จจริง", 3, (Signature("ผู้ให้ข้อมูล"), Signature("ผู้สอบข้อเท็จจริง"))),
        (f"ความเห็นของหัวหน้าหน่วยงาน ({survey.office.division})", 2, (None, Signature(""))),
        ("ความเห็นของปลัด", 2, (None, signed("", survey.opinion))),
    )
    for label, lines, pair in parts:
        found += _opinion(label, lines, pair, area, type_)
    order = flowing(
        (Text("คำสั่ง", keep=True), Choice("อนุมัติ"), Choice("ไม่อนุมัติ"), Choice("อื่นๆ", dots=70)),
        area,
        type_,
        above=2 * MM,
    )
    last = signatures((None, signed("", survey.approver)), AREA, type_, pen=6 * MM)
    return [*found, *[replace(each, with_next=True) for each in order], last]


def _opinion(
    label: str, lines: int, pair: Sequence[Signature | None], area: Area, type_: Type
) -> list[Block]:
    words = [*flowing((Text(label),), area, type_, above=1.5 * MM), *dotted(area, type_, lines)]
    return [*[replace(each, with_next=True) for each in words], signatures(pair, AREA, type_, pen=6 * MM)]
