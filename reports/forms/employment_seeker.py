"""E-06 แบบขึ้นทะเบียนคนพิการหางาน: one A4 page, filled or blank (domain specification A.8)."""

from collections.abc import Sequence

from reports.forms.registry_parts import AREA, boxes, choices, inside, place_and_date
from reports.layout.digits import thai_figures
from reports.layout.flow import Block, Foot, on_one_page, space, write
from reports.layout.fonts import Weight
from reports.layout.page import MM, Page
from reports.layout.paragraph import Run, Text
from reports.layout.parts import Field, Type, dotted, fields, flowing, heading, signatures, title, together
from reports.layout.signature import Signature
from reports.signing import signed
from welfaredesk.papers.employment_seekers import SeekerPaper
from welfaredesk.papers.registry import Option

CODE = "E-06"
TITLE = "แบบขึ้นทะเบียนคนพิการหางาน"
# the first that keeps it on one page
_SIZES = (Type(14, 1.3), Type(13.5, 1.25), Type(13, 1.2), Type(12, 1.15), Type(11, 1.15), Type(10.5, 1.1))
_PEN = 8 * MM
_INSIDE = inside(AREA)
_ROOM = _INSIDE.width / MM


def render(paper: SeekerPaper) -> bytes:
    """The form as PDF. Same form, same bytes."""
    page = Page(f"{TITLE} {paper.person.name}".strip(), author=paper.office.name, subject=CODE)
    foot = Foot(f"{CODE}   {paper.office.division} {paper.office.name}")
    return write(page, compose(paper), AREA, foot)


def compose(paper: SeekerPaper) -> list[Block]:
    """The blocks at the largest size that keeps them on one page, else at the smallest."""
    return on_one_page([_blocks(paper, type_) for type_ in _SIZES], AREA)


def _blocks(paper: SeekerPaper, type_: Type) -> list[Block]:
    sections = (
        ("1. ผู้สมัคร", _person(paper, type_)),
        ("2. การศึกษาและความสามารถ", _skills(paper, type_)),
        ("3. งานที่ต้องการ", _wanted(paper, type_)),
        ("4. การเดินทางและครอบครัว", _travel(paper, type_)),
        ("5. สิ่งที่ต้องการในที่ทำงาน", _needs(paper, type_)),
    )
    found = [title(TITLE, AREA, size=18), place_and_date(paper.office.name, paper.registered_on, type_)]
    for name, content in sections:
        found += [heading(thai_figures(name), AREA, type_, above=1.5 * MM), *content]
    return [*found, *_signing(paper, type_)]


def _person(paper: SeekerPaper, type_: Type) -> list[Block]:
    person = paper.person
    return [
        _row(
            type_,
            Field("ชื่อ – สกุล", person.name, 84),
            Field("เพศ", person.sex, 24),
            Field("อายุ", person.age, _ROOM - 108, "ปี"),
        ),
        fields(
            [
                Field("เลขประจำตัวประชาชน", paper.number, 84),
                Field("วันเกิด", thai_figures(person.birth), _ROOM - 84),
            ],
            _INSIDE,
            type_,
        ),
        _row(type_, Field("ที่อยู่", person.address, _ROOM)),
        _row(type_, Field("โทรศัพท์", person.phone, 84), Field("ผู้ดูแล", paper.caregiver, _ROOM - 84)),
        _row(
            type_,
            Field("บัตรประจำตัวคนพิการ เลขที่", paper.card_no, 100),
            Field("หมดอายุ", paper.card, _ROOM - 100),
        ),
        *choices("ความพิการ", paper.kinds, _INSIDE, type_),
    ]


def _skills(paper: SeekerPaper, type_: Type) -> list[Block]:
    return [
        *choices("วุฒิการศึกษา", paper.education, _INSIDE, type_),
        *_text("ความสามารถ การฝึกอบรม", paper.skills, type_, lines=2),
        *_text("ประสบการณ์ทำงาน", paper.experience, type_, lines=2),
    ]


def _wanted(paper: SeekerPaper, type_: Type) -> list[Block]:
    return [
        *choices("ประเภทงาน", paper.works, _INSIDE, type_),
        *_text("งานที่อยากทำ", paper.wanted_work, type_),
        _row(
            type_,
            Field("ค่าจ้างที่ต้องการ", paper.wage, 84),
            Field("เริ่มงานได้ตั้งแต่", paper.available_on, _ROOM - 84),
        ),
    ]


def _travel(paper: SeekerPaper, type_: Type) -> list[Block]:
    return [
        *choices("เดินทางไปทำงานได้", paper.reach, _INSIDE, type_),
        *_text("วิธีเดินทาง", paper.travel, type_),
        *_text("การสนับสนุนจากครอบครัว", paper.family_support, type_),
    ]


def _needs(paper: SeekerPaper, type_: Type) -> list[Block]:
    return [*_ticks(paper.needs, type_), *_text("อื่นๆ", paper.needs_note, type_)]


def _signing(paper: SeekerPaper, type_: Type) -> list[Block]:
    """The consent to pass it on, then both signatures, kept together."""
    words: list[Run] = [
        Text("ข้าพเจ้าขอรับรองว่าข้อมูลข้างต้นเป็นความจริง และ "),
        *boxes(paper.consent),
        Text(" ให้หน่วยงานส่งต่อข้อมูลนี้ ยกเว้นเลขประจำตัวประชาชน แก่ผู้ว่าจ้างเพื่อพิจารณารับเข้าทำงาน"),
    ]
    pair = (Signature("ผู้สมัคร", paper.person.name), signed("เจ้าหน้าที่", paper.officer))
    return together([space(1.5 * MM), *flowing(words, AREA, type_), signatures(pair, AREA, type_, pen=_PEN)])


def _row(type_: Type, *row: Field) -> Block:
    figures = [Field(each.label, thai_figures(each.value), each.width, each.unit) for each in row]
    return fields(figures, _INSIDE, type_)


def _ticks(options: Sequence[Option], type_: Type) -> list[Block]:
    return flowing(boxes(options), _INSIDE, type_)


def _text(label: str, value: str, type_: Type, *, lines: int = 1) -> list[Block]:
    """A bold label and its text, or so many dotted lines."""
    if value:
        runs = (Text(f"{label} ", Weight.BOLD, keep=True), Text(thai_figures(value)))
        return flowing(runs, _INSIDE, type_)
    first = fields([Field(label, "", _ROOM)], _INSIDE, type_, label=Weight.BOLD)
    return [first, *(dotted(_INSIDE, type_, lines - 1) if lines > 1 else [])]
