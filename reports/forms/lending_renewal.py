"""L-04 แบบขอขยายเวลายืม: one A4 page (domain specification A.6)."""

from collections.abc import Sequence

from reports.forms.lending_slip_text import number_runs
from reports.forms.registry_parts import AREA, WIDE, place_and_date
from reports.layout.digits import thai_figures
from reports.layout.flow import Block, Foot, on_one_page, space, write
from reports.layout.fonts import Weight
from reports.layout.listing import Columns, head_row, rows
from reports.layout.page import MM, Page
from reports.layout.paragraph import Choice, Run, Text, fill
from reports.layout.parts import Type, flowing, right_lines, signatures, title, together
from reports.layout.signature import Signature
from reports.signing import signed
from welfaredesk.domain.thai_text import to_thai
from welfaredesk.papers.lending_renewal import RenewalRequest

TITLE = "แบบขอขยายเวลายืมพัสดุ/ครุภัณฑ์"
_SIZES = (Type(15, 1.35), Type(14, 1.3), Type(13, 1.25), Type(12, 1.2), Type(11, 1.15))
_INDENT = 20 * MM
_HEADINGS = ("ที่", "เลขที่หรือรหัส", "รายการ", "ครั้งที่ขยาย", "กำหนดคืนเดิม", "ขอขยายถึง")


def render(paper: RenewalRequest) -> bytes:
    """The request as PDF. Same request, same bytes."""
    page = Page(f"{TITLE} {paper.number}", author=paper.office.name, subject="L-04")
    return write(
        page, compose(paper), AREA, Foot(f"L-04   {paper.office.division} {paper.office.name}", paper.mark)
    )


def compose(paper: RenewalRequest) -> list[Block]:
    """The blocks at the largest size that keeps them on one page, else at the smallest."""
    found = [_blocks(paper, type_) for type_ in _SIZES]
    return on_one_page(found, AREA)


def _blocks(paper: RenewalRequest, type_: Type) -> list[Block]:
    return [
        right_lines((number_runs(paper.number),), AREA, type_),
        title(TITLE, AREA, size=18),
        space(1 * MM),
        place_and_date(paper.office.name, paper.date, type_),
        space(1 * MM),
        *flowing(_opening(paper), AREA, type_, indent=_INDENT),
        space(2 * MM),
        *_table(paper, type_),
        *_answers(paper, type_),
        *_signatures(paper, type_),
    ]


def _opening(paper: RenewalRequest) -> tuple[Run, ...]:
    blank = not paper.number
    user = (Text(" สำหรับ "), fill(paper.user, 55, keep=True)) if paper.user or blank else ()
    slip = (
        (Text(" ตามใบยืมเลขที่ ", keep=True), fill(to_thai(paper.slip_no), 28, keep=True))
        if paper.slip_no or blank
        else ()
    )
    return (
        Text("ข้าพเจ้า "),
        fill(paper.borrower, 62, keep=True),
        Text(" ที่อยู่ "),
        fill(thai_figures(paper.address), 110),
        Text(" โทรศัพท์ "),
        fill(thai_figures(paper.phone), 38, keep=True),
        Text(f" ได้ยืมพัสดุ/ครุภัณฑ์จาก {' '.join(filter(None, (paper.office.division, paper.office.name)))}"),
        *user,
        Text(" เมื่อวันที่ "),
        fill(thai_figures(paper.lent_on), 45, keep=True),
        *slip,
        Text(" ขอขยายเวลายืมถึงวันที่ "),
        fill(thai_figures(paper.new_due), 45, keep=True),
        Text(" ดังรายการต่อไปนี้"),
    )


def _table(paper: RenewalRequest, type_: Type) -> list[Block]:
    columns = Columns(
        left=AREA.left,
        widths=(9, 31, WIDE - 126, 18, 34, 34),
        aligns=("center", "left", "left", "center", "center", "center"),
        size=type_.size - 2,
        smallest=type_.size - 4,
        most_lines=3,
        row=8,
    )
    head = head_row(columns, [_HEADINGS])
    found = [head]
    for row in paper.rows:
        days = [thai_figures(day) for day in (row.old_due, row.new_due)]
        cells = [to_thai(row.no), row.code, thai_figures(row.name), to_thai(row.times or ""), *days]
        found += rows(columns, cells, heads=(head,))
    return found


def _answers(paper: RenewalRequest, type_: Type) -> list[Block]:
    def line(label: str, runs: Sequence[Run]) -> list[Block]:
        return flowing((Text(f"{label} ", Weight.BOLD), *runs), AREA, type_, above=1 * MM)

    seen = (
        Choice("ตรวจดูของแล้ว", ticked=paper.seen is True),
        Choice("ยังไม่ได้เห็นของ", ticked=paper.seen is False),
        Text(f" แจ้งทาง{paper.how}" if paper.how else ""),
    )
    return [
        space(1 * MM),
        *line("เหตุผลที่ขอขยายเวลา", (fill(thai_figures(paper.reason), 2 * WIDE - 50),)),
        *line("สภาพปัจจุบัน", (fill(thai_figures(paper.condition), WIDE - 30),)),
        *line("การตรวจ", seen),
    ]


def _signatures(paper: RenewalRequest, type_: Type) -> list[Block]:
    opinion = (
        Text("ความเห็นเจ้าหน้าที่ "),
        Choice("ควรขยายเวลาให้"),
        Choice("ไม่ควรขยายเวลา"),
    )
    order = (Text("คำสั่ง "), Choice("อนุมัติ"), Choice("ไม่อนุมัติ"))
    second = (signed("เจ้าหน้าที่", paper.officer), signed("ผู้อนุมัติ", paper.approver))
    return together(
        [
            signatures((None, Signature("ผู้ยืม", paper.borrower)), AREA, type_, pen=10 * MM, above=4 * MM),
            *flowing(opinion, AREA, type_, above=5 * MM),
            *flowing(order, AREA, type_),
            signatures(second, AREA, type_, pen=10 * MM),
        ]
    )
