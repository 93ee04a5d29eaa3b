"""A-01 แบบประเมินกิจวัตรประจำวัน: one A4 page, filled or blank (domain specification §4.1, A.8)."""

from dataclasses import dataclass

from reports.forms.registry_parts import AREA, WIDE, choices
from reports.layout.digits import thai_figures
from reports.layout.flow import Block, Foot, on_one_page, space, write
from reports.layout.fonts import Weight
from reports.layout.listing import Cell, Columns, head_row, rows
from reports.layout.page import MM, Page
from reports.layout.paragraph import Choice, Text, fill
from reports.layout.parts import Field, Type, centred, fields, flowing, signatures, title
from reports.layout.signature import Signature
from welfaredesk.domain.thai_text import to_thai
from welfaredesk.papers.registry_adl import AdlItem, AdlPaper

TITLE = "แบบประเมินความสามารถในการประกอบกิจวัตรประจำวัน"
_SUBTITLE = "(ดัชนีบาร์เธล เอดีแอล Barthel ADL Index)"
_RULES = (
    "ให้คะแนนตามสิ่งที่ผู้รับการประเมินทำอยู่จริง มิใช่สิ่งที่น่าจะทำได้ หากต้องมีผู้ช่วยหรือคอยดูแลถือว่าไม่ได้คะแนนเต็ม "
    "ผู้ที่ไม่รู้สึกตัวให้ 0 คะแนนทุกข้อ"
)


@dataclass(frozen=True, slots=True)
class Scale:
    """One way to set the page: body and table in points, least row and pen in mm."""

    body: Type
    table: float
    row: float
    pen: float


SCALES = (
    Scale(Type(14, 1.3), 12.5, 6, 7),
    Scale(Type(13.5, 1.25), 12, 5, 5),
    Scale(Type(13, 1.2), 11.5, 4.5, 4),
    Scale(Type(12, 1.2), 10.5, 4, 4),
)


def render(paper: AdlPaper) -> bytes:
    """The form as PDF, on one page unless its remark is too long for it. Same paper, same bytes."""
    page = Page(f"{TITLE} {paper.person.name}".strip(), author=paper.office.name, subject="A-01")
    return write(page, compose(paper), AREA, Foot(f"A-01   {paper.office.division} {paper.office.name}"))


def compose(paper: AdlPaper) -> list[Block]:
    """The blocks at the largest scale that keeps them on one page, else at the first."""
    found = [_blocks(paper, scale) for scale in SCALES]
    return on_one_page(found, AREA, otherwise=0)


def _blocks(paper: AdlPaper, scale: Scale) -> list[Block]:
    head = [title(TITLE, AREA, size=17), centred(_SUBTITLE, AREA, scale.body)]
    rules = flowing(
        (Text("คำชี้แจง ", Weight.BOLD), Text(thai_figures(_RULES))),
        AREA,
        Type(scale.table, 1.2),
        above=1 * MM,
    )
    return [
        *head,
        *_person(paper, scale),
        *rules,
        space(1.5 * MM),
        *_table(paper, scale),
        *_rest(paper, scale),
    ]


def _person(paper: AdlPaper, scale: Scale) -> list[Block]:
    person = paper.person
    lines = (
        (Field("ชื่อ – สกุล", person.name, 92), Field("อายุ", person.age, 30, "ปี"), Field("เพศ", person.sex, 48)),
        (Field("ที่อยู่", person.address, WIDE),),
        (Field("โทรศัพท์", person.phone, 70), Field("สวัสดิการที่ได้รับ", paper.welfare, WIDE - 70)),
        (
            Field("ประเมินครั้งที่", paper.round_no, 40),
            Field("วันที่ประเมิน", paper.assessed_on, 65),
            Field("ผู้ให้ข้อมูล", paper.informant, WIDE - 105),
        ),
    )
    return [fields([_thai(each) for each in line], AREA, scale.body) for line in lines]


def _thai(each: Field) -> Field:
    return Field(each.label, thai_figures(each.value), each.width, each.unit)


def _table(paper: AdlPaper, scale: Scale) -> list[Block]:
    columns = Columns(
        left=AREA.left,
        widths=(10, 46, WIDE - 90, 16, 18),
        aligns=("center", "left", "left", "center", "center"),
        size=scale.table,
        smallest=scale.table - 2,
        row=scale.row,
    )
    heading = head_row(columns, [("ข้อ", "กิจวัตรประจำวัน", "ระดับความสามารถ", "คะแนนเต็ม", "คะแนนที่ได้")])
    found = [heading]
    for number, item in enumerate(paper.items, start=1):
        found += rows(columns, _cells(number, item), heads=(heading,))
    highest = sum(len(item.meanings) - 1 for item in paper.items)
    label = "รวมคะแนน"
    if paper.total_only:
        label += " (บันทึกเฉพาะคะแนนรวม)"
    sum_row: list[Cell | str] = [
        Cell(label, span=3, align="right"),
        to_thai(highest),
        "" if paper.total is None else to_thai(paper.total),
    ]
    return [*found, *rows(columns, sum_row, bold=True, shaded=True, heads=(heading,))]


def _cells(number: int, item: AdlItem) -> list[Cell | str]:
    lines = tuple(
        (Choice(thai_figures(f"{score} = {meaning}"), item.score == score),)
        for score, meaning in enumerate(item.meanings)
    )
    score = "" if item.score is None else to_thai(item.score)
    return [to_thai(number), thai_figures(item.label), Cell(lines=lines), to_thai(len(lines) - 1), score]


def _rest(paper: AdlPaper, scale: Scale) -> list[Block]:
    body = scale.body
    asked = (
        ("แผลกดทับ", paper.pressure_sore),
        ("สายสวนปัสสาวะ", paper.catheter),
        ("ชมรมผู้สูงอายุ", paper.elderly_club),
    )
    details = [block for label, options in asked for block in choices(label, options, AREA, body)]
    note = flowing((Text("หมายเหตุ ", Weight.BOLD), fill(thai_figures(paper.note), WIDE - 18)), AREA, body)
    pair = (Signature("ผู้ประเมิน", paper.assessor), Signature("ผู้ให้ข้อมูล", paper.informant))
    signing = signatures(pair, AREA, body, pen=scale.pen * MM, above=1 * MM)
    return [
        space(1.5 * MM),
        *choices("ผลการประเมิน", paper.groups, AREA, body),
        *choices("ผู้ดูแลประจำ", paper.caregivers, AREA, body),
        *details,
        *note,
        signing,
    ]
