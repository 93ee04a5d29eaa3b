"""L-01 แบบคำขอยืมกายอุปกรณ์: one A4 page, filled or blank (domain specification §2.7, A.6)."""

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
from welfaredesk.papers.lending_request import LoanRequestPaper, WantedRow

TITLE = "แบบคำขอยืมกายอุปกรณ์"
_INDENT = 15 * MM


@dataclass(frozen=True, slots=True)
class Scale:
    """One way to set the page: the text, the terms, least row of the table and pen in mm.

    Terms are `listed` one under the other where there is room, else they run on.
    """

    body: Type
    small: Type
    row: float
    pen: float
    listed: bool = False


# the first that keeps the usual request on one page; the last ones are for the longest texts entry allows
SCALES = (
    Scale(Type(15, 1.3), Type(13, 1.2), 6.8, 7, listed=True),
    Scale(Type(14, 1.3), Type(12.5, 1.2), 6.4, 6, listed=True),
    Scale(Type(14, 1.3), Type(12.5, 1.2), 6.4, 6),
    Scale(Type(14, 1.2), Type(12, 1.15), 5.8, 4.5),
    Scale(Type(13, 1.2), Type(11.5, 1.15), 5.4, 4),
    Scale(Type(12, 1.15), Type(11, 1.1), 5, 3.5),
    Scale(Type(11, 1.1), Type(10, 1.1), 4.6, 3),
)


def render(paper: LoanRequestPaper) -> bytes:
    """The request as PDF. Same paper, same bytes."""
    page = Page(f"{TITLE} {paper.number}".strip(), author=paper.office.name, subject="L-01")
    return write(
        page, compose(paper), AREA, Foot(f"L-01   {paper.office.division} {paper.office.name}", paper.mark)
    )


def compose(paper: LoanRequestPaper) -> list[Block]:
    """The blocks at the largest scale that keeps them on one page, else (very long terms) at the third."""
    found = [_blocks(paper, scale) for scale in SCALES]
    return on_one_page(found, AREA, otherwise=2)


def _blocks(paper: LoanRequestPaper, scale: Scale) -> list[Block]:
    return [
        right_lines((number_runs(paper.number),), AREA, scale.body),
        title(TITLE, AREA, size=17),
        place_and_date(paper.office.name, paper.asked_on, scale.body),
        *flowing(_to_whom(paper), AREA, scale.body),
        space(1 * MM),
        *person_lines("ข้าพเจ้า", paper.applicant, paper.applicant_number, 190, scale.body, indent=_INDENT),
        *_user(paper, scale.body),
        *_wanted(paper, scale),
        *_when(paper, scale.body),
        *_terms(paper, scale),
        *_signing(paper, scale),
    ]


def _to_whom(paper: LoanRequestPaper) -> Sequence[Run]:
    return (Text("เรียน ", Weight.BOLD), Text(paper.office.mayor))


def _user(paper: LoanRequestPaper, type_: Type) -> list[Block]:
    """For whom: the boxes and, when it is somebody else, who that is and what the applicant is to them."""
    runs: list[Run] = [Text("ขอยืมกายอุปกรณ์โดย "), *boxes(paper.own_use)]
    blank = not any(option.ticked for option in paper.own_use)
    other = blank or paper.own_use[1].ticked
    if other:
        runs += [Text(" ซึ่งข้าพเจ้าเป็น "), fill(paper.relation, 30, keep=True), Text(" ของผู้ใช้")]
    found = flowing(runs, AREA, type_)
    if other:
        found += person_lines("ผู้ใช้อุปกรณ์ ชื่อ", paper.user, paper.user_number, 190, type_)
    return [
        *found,
        *choices("กลุ่มของผู้ใช้", paper.groups, AREA, type_),
        fields(
            [
                Field("คะแนน ADL", to_thai(paper.adl) if paper.adl else "", 50, "คะแนน"),
                Field("สิทธิการรักษา", paper.health_right, WIDE - 50),
            ],
            AREA,
            type_,
        ),
    ]


def _wanted(paper: LoanRequestPaper, scale: Scale) -> list[Block]:
    columns = Columns(
        left=AREA.left,
        widths=(14, 66, 24, WIDE - 104),
        aligns=("center", "left", "center", "left"),
        size=scale.body.size - 1,
        smallest=scale.body.size - 4,
        row=scale.row,
    )
    heading = head_row(columns, [("ลำดับ", "ชนิดอุปกรณ์", "จำนวน", "ขนาด/คุณลักษณะ")])
    found = [space(1 * MM), heading]
    for number, row in enumerate(paper.rows, start=1):
        found += rows(columns, _cells(number, row), heads=(heading,))
    reason = (
        Text("เหตุผลความจำเป็น ", Weight.BOLD),
        fill(thai_figures(paper.reason), 2 * WIDE - 40),
    )
    return [*found, *flowing(reason, AREA, scale.body, above=1 * MM)]


def _cells(number: int, row: WantedRow) -> list[Cell | str]:
    return [to_thai(number), thai_figures(row.what), thai_figures(row.quantity), thai_figures(row.features)]


def _when(paper: LoanRequestPaper, type_: Type) -> list[Block]:
    runs = (
        Text("ขอยืมตั้งแต่วันที่ "),
        fill(thai_figures(paper.wanted_from), 46, keep=True),
        Text(" ถึงวันที่ "),
        fill(thai_figures(paper.wanted_to), 46, keep=True),
    )
    return [*flowing(runs, AREA, type_), *choices("วิธีรับ", paper.delivery, AREA, type_)]


def _terms(paper: LoanRequestPaper, scale: Scale) -> list[Block]:
    head = Text("ข้าพเจ้ายินยอมปฏิบัติตามเงื่อนไข ", Weight.BOLD)
    numbered = [thai_figures(f"{number}. {term}") for number, term in enumerate(paper.terms, start=1)]
    lines = (
        [[head], *([Text(each)] for each in numbered)]
        if scale.listed
        else [[head, Text("  ".join(numbered))]]
    )
    return [
        *(block for line in lines for block in flowing(line, AREA, scale.small)),
        *choices("หลักฐานที่แนบ", paper.evidence, AREA, scale.body),
    ]


def _signing(paper: LoanRequestPaper, scale: Scale) -> list[Block]:
    """The applicant, then opinion and order: boxes and lines stay empty for the officers' pens (§6.11)."""
    body = scale.body
    opinion = (
        Text("ความเห็นเจ้าหน้าที่ ", Weight.BOLD, keep=True),
        Choice("ตรวจสอบแล้วเห็นควรให้ยืม"),
        Choice("ไม่เห็นควร เพราะ", dots=45),
    )
    order = (
        Text("คำสั่ง ", Weight.BOLD, keep=True),
        Choice("อนุมัติ"),
        Choice("อนุมัติและขึ้นบัญชีรอ"),
        Choice("ไม่อนุมัติ เพราะ", dots=45),
    )
    pen = scale.pen * MM
    return together(
        [
            signatures((None, Signature("ผู้ขอยืม", paper.applicant.name)), AREA, body, pen=pen, above=0),
            *flowing(opinion, AREA, body, above=1.5 * MM),
            *flowing(order, AREA, body),
            signatures(
                (signed("เจ้าหน้าที่", paper.officer), signed("ผู้อนุมัติ", paper.approver)), AREA, body, pen=pen
            ),
        ]
    )
