"""E-07 แบบติดตามการทำงาน: one A4 page, filled or blank (domain specification A.8)."""

from reports.forms.registry_parts import AREA, boxes, inside, place_and_date
from reports.layout.digits import thai_figures
from reports.layout.flow import Block, Foot, on_one_page, space, write
from reports.layout.page import MM, Page
from reports.layout.paragraph import Text, fill
from reports.layout.parts import (
    Field,
    Type,
    dotted,
    fields,
    flowing,
    heading,
    right_lines,
    signatures,
    title,
    together,
)
from reports.layout.signature import Signature
from welfaredesk.papers.employment_visit import VisitPaper

CODE = "E-07"
TITLE = "แบบติดตามการทำงานของคนพิการ"
_SIZES = (Type(15, 1.35), Type(14, 1.3), Type(13, 1.25), Type(12, 1.2), Type(11, 1.15))
_INSIDE = inside(AREA)
_ROOM = _INSIDE.width / MM
_HALF = _ROOM / 2


def render(paper: VisitPaper) -> bytes:
    """The form as PDF. Same form, same bytes."""
    page = Page(f"{TITLE} {paper.worker}".strip(), author=paper.office.name, subject=CODE)
    foot = Foot(f"{CODE}   {paper.office.division} {paper.office.name}")
    return write(page, compose(paper), AREA, foot)


def compose(paper: VisitPaper) -> list[Block]:
    """The blocks at the largest size that keeps them on one page, else at the smallest."""
    return on_one_page([_blocks(paper, type_) for type_ in _SIZES], AREA)


def _blocks(paper: VisitPaper, type_: Type) -> list[Block]:
    count = (Text("ครั้งที่ "), fill(thai_figures(paper.no), 16, keep=True))
    sections = (
        ("1. การจ้างงาน", _work(paper, type_)),
        ("2. การมาทำงาน", flowing(boxes(paper.attendance), _INSIDE, type_)),
        ("3. ปัญหาและอุปสรรค", _text(paper.problems, type_, 3)),
        (
            "4. การสนับสนุนที่ให้หรือต้องการ",
            [*flowing(boxes(paper.supports), _INSIDE, type_), *_text(paper.support, type_, 2)],
        ),
        ("5. ความเห็นของหัวหน้างานหรือผู้ว่าจ้าง", _text(paper.employer_comment, type_, 3)),
        (
            "6. สรุปผลการติดตาม",
            [
                *flowing(boxes(paper.outcome), _INSIDE, type_),
                _row(type_, Field("นัดติดตามครั้งต่อไปวันที่", paper.next_on, _ROOM)),
            ],
        ),
    )
    found = [
        right_lines((count,), AREA, type_),
        title(TITLE, AREA, size=18),
        place_and_date(paper.office.name, paper.visited_on, type_),
    ]
    for name, content in sections:
        found += [heading(thai_figures(name), AREA, type_, above=2 * MM), *content]
    pair = (Signature("ผู้ติดตาม", paper.visitor), Signature("หัวหน้างาน"))
    return [*found, *together([space(3 * MM), signatures(pair, AREA, type_, pen=10 * MM)])]


def _work(paper: VisitPaper, type_: Type) -> list[Block]:
    found = [_row(type_, Field("ชื่อ – สกุลผู้ทำงาน", paper.worker, _ROOM))]
    if paper.right_of or not paper.worker:
        found.append(_row(type_, Field("ใช้สิทธิแทนคนพิการชื่อ", paper.right_of, _ROOM)))
    return [
        *found,
        _row(type_, Field("หน่วยงานที่ปฏิบัติงาน", paper.workplace, _ROOM)),
        _row(type_, Field("ผู้ว่าจ้าง/ผู้ให้สิทธิ", paper.employer, _ROOM)),
        _row(type_, Field("ตำแหน่ง", paper.position, _ROOM)),
        _row(type_, Field("จ้างหรือให้สิทธิตาม", paper.basis, _HALF + 20), Field("ค่าจ้าง", paper.wage, _HALF - 20)),
        _row(type_, Field("เริ่มงานวันที่", paper.started_on, _HALF), Field("ถึงวันที่", paper.ends_on, _HALF)),
    ]


def _row(type_: Type, *row: Field) -> Block:
    figures = [Field(each.label, thai_figures(each.value), each.width, each.unit) for each in row]
    return fields(figures, _INSIDE, type_)


def _text(value: str, type_: Type, lines: int) -> list[Block]:
    return flowing((Text(thai_figures(value)),), _INSIDE, type_) if value else dotted(_INSIDE, type_, lines)
