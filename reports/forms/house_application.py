"""W-12 แบบคำขอปรับสภาพแวดล้อม/ซ่อมแซมบ้าน: one A4 page, filled or blank (domain specification §1.7, A.2)."""

from collections.abc import Sequence
from dataclasses import dataclass

from reports.forms.lending_slip_text import number_runs
from reports.forms.registry_parts import AREA, WIDE, boxes, choices, person_lines, place_and_date
from reports.layout.digits import thai_figures
from reports.layout.flow import Block, Foot, on_one_page, space, write
from reports.layout.fonts import Weight
from reports.layout.listing import Cell, Columns, head_row, rows
from reports.layout.page import MM, Page
from reports.layout.paragraph import Choice, Run, Text, fill
from reports.layout.parts import Field, Type, fields, flowing, right_lines, signatures, title, together
from reports.layout.signature import Signature
from reports.signing import signed
from welfaredesk.domain.thai_text import to_thai
from welfaredesk.papers.house_application import ApplicationPaper

TITLE = "แบบคำขอปรับสภาพแวดล้อมและซ่อมแซมที่อยู่อาศัย"
_INDENT = 15 * MM


@dataclass(frozen=True, slots=True)
class Scale:
    """One way to set the page: the text, the least row of the table and the pen's room in mm."""

    body: Type
    row: float
    pen: float


SCALES = (
    Scale(Type(14, 1.28), 6.2, 6),
    Scale(Type(13.5, 1.25), 5.8, 5),
    Scale(Type(13, 1.2), 5.4, 4.5),
    Scale(Type(12.5, 1.15), 5.2, 4),
    Scale(Type(12, 1.12), 5, 3.5),
    Scale(Type(11, 1.1), 4.6, 3),
    Scale(Type(10.5, 1.08), 4.4, 2.5),
)


def render(paper: ApplicationPaper) -> bytes:
    """The application as PDF. Same paper, same bytes."""
    page = Page(f"{TITLE} {paper.number}".strip(), author=paper.office.name, subject="W-12")
    blocks = on_one_page([_blocks(paper, scale) for scale in SCALES], AREA, otherwise=3)
    return write(page, blocks, AREA, Foot(f"W-12   {paper.office.division} {paper.office.name}", paper.mark))


def _blocks(paper: ApplicationPaper, scale: Scale) -> list[Block]:
    body = scale.body
    return [
        right_lines((number_runs(paper.number),), AREA, body),
        title(TITLE, AREA, size=17),
        place_and_date(paper.office.name, paper.applied_on, body),
        *flowing((Text("เรียน ", Weight.BOLD), Text(paper.office.mayor)), AREA, body),
        *person_lines("ข้าพเจ้า", paper.applicant, paper.applicant_number, 150, body, indent=_INDENT),
        *_beneficiary(paper, body),
        *_living(paper, body),
        *choices("งานที่ขอ", paper.works, AREA, body),
        *flowing((Text("รายละเอียด "), fill(thai_figures(paper.details), 2 * WIDE - 22)), AREA, body),
        *_earlier(paper, scale),
        *choices("แหล่งเงินที่ขอ", paper.sources, AREA, body),
        *choices("เอกสารที่แนบ", paper.documents, AREA, body),
        *_signing(paper, scale),
    ]


def _beneficiary(paper: ApplicationPaper, body: Type) -> list[Block]:
    """For whom; another than the applicant is named."""
    runs: list[Run] = [Text("ขอรับความช่วยเหลือ "), *boxes(paper.own)]
    blank = not any(option.ticked for option in paper.own)
    other = blank or paper.own[1].ticked
    if other:
        runs += [Text(" ซึ่งข้าพเจ้าเป็น "), fill(paper.relation, 30, keep=True), Text(" ของผู้รับประโยชน์")]
    found = flowing(runs, AREA, body)
    if other:
        found += person_lines("ผู้รับประโยชน์ ชื่อ", paper.beneficiary, paper.beneficiary_number, 150, body)
    return [
        *found,
        *choices("กลุ่มของผู้รับประโยชน์", paper.groups, AREA, body),
        *flowing(
            (
                Text("ประเภทความพิการ "),
                fill(paper.disability, 50),
                Text(" คะแนน ADL "),
                fill(to_thai(paper.adl), 14, keep=True),
                Text(" รายได้เดือนละ "),
                fill(thai_figures(paper.income), 24, keep=True),
                Text(" บาท"),
            ),
            AREA,
            body,
        ),
    ]


def _living(paper: ApplicationPaper, body: Type) -> list[Block]:
    years, months = paper.lived
    runs: list[Run] = [
        Text("อาศัยอยู่บ้านนี้มา "),
        fill(to_thai(years), 14, keep=True),
        Text(" ปี "),
        fill(to_thai(months), 14, keep=True),
        Text(" เดือน "),
        Choice("ย้ายมาอยู่หลังพิการ", paper.moved),
    ]
    return [*flowing(runs, AREA, body), *choices("กรรมสิทธิ์", paper.owner, AREA, body)]


def _earlier(paper: ApplicationPaper, scale: Scale) -> list[Block]:
    columns = Columns(
        left=AREA.left,
        widths=(13, WIDE - 88, 30, 45),
        aligns=("center", "left", "center", "right"),
        size=scale.body.size - 1,
        smallest=scale.body.size - 4,
        row=scale.row,
    )
    heading = head_row(columns, [("ลำดับ", "เคยได้รับการช่วยเหลือจากหน่วยงาน", "ปี พ.ศ.", "จำนวนเงิน (บาท)")])
    found = [space(1 * MM), heading]
    for number, row in enumerate(paper.earlier, start=1):
        cells: list[Cell | str] = [
            to_thai(number),
            thai_figures(row.agency),
            to_thai(row.year),
            thai_figures(row.baht),
        ]
        found += rows(columns, cells, heads=(heading,))
    return [*found, space(1 * MM)]


def _signing(paper: ApplicationPaper, scale: Scale) -> list[Block]:
    """Who applies and who receives; opinion and order stay empty for the officers' pens (§6.11)."""
    body, pen = scale.body, scale.pen * MM
    pair: Sequence[Signature | None] = (
        Signature("ผู้ยื่นคำขอ", paper.applicant.name),
        Signature("ผู้รับคำขอ", paper.receiver),
    )
    words = Field("ความเห็น", "", WIDE / 2), Field("คำสั่ง", "", WIDE / 2)
    return together(
        [
            signatures(pair, AREA, body, pen=pen),
            fields(words, AREA, body, above=1 * MM, label=Weight.BOLD),
            fields((Field("", "", WIDE / 2), Field("", "", WIDE / 2)), AREA, body),
            signatures((signed("", paper.opinion), signed("", paper.approver)), AREA, body, pen=pen),
        ]
    )
