"""L-03 ใบรับคืน: one A4 page unless its texts are too long for it (domain specification A.6)."""

from reports.forms.registry_parts import AREA, WIDE, place_and_date
from reports.layout.digits import thai_figures
from reports.layout.flow import Block, Foot, on_one_page, space, write
from reports.layout.listing import Cell, Columns, head_row, rows
from reports.layout.page import MM, Page
from reports.layout.paragraph import Choice, Run, Text, fill
from reports.layout.parts import Type, flowing, right_lines, signatures, title, together
from reports.layout.signature import Signature
from reports.signing import signed
from welfaredesk.domain.thai_text import to_thai
from welfaredesk.papers.lending_return import ReceiptRow, ReturnReceipt

TITLE = "ใบรับคืนพัสดุ/ครุภัณฑ์"
_SIZES = (Type(15, 1.35), Type(14, 1.3), Type(13, 1.25), Type(12, 1.2), Type(11, 1.15), Type(10.5, 1.1))
_INDENT = 20 * MM
_HEADINGS = ("ที่", "เลขที่หรือรหัส", "รายการ", "ยืม", "คืน", "ค้าง", "สภาพ", "อุปกรณ์ที่ขาด", "การดำเนินการ")
_WIDTHS = (8, 26, 32, 9, 9, 9, 24, 24, WIDE - 141)


def render(paper: ReturnReceipt) -> bytes:
    """The receipt as PDF. Same receipt, same bytes."""
    page = Page(f"{TITLE} {paper.number}", author=paper.office.name, subject="L-03")
    return write(
        page, compose(paper), AREA, Foot(f"L-03   {paper.office.division} {paper.office.name}", paper.mark)
    )


def compose(paper: ReturnReceipt) -> list[Block]:
    """The blocks at the largest size that keeps them on one page, else at the smallest."""
    found = [_blocks(paper, type_) for type_ in _SIZES]
    return on_one_page(found, AREA)


def _blocks(paper: ReturnReceipt, type_: Type) -> list[Block]:
    return [
        right_lines(((Text(f"เลขที่ {to_thai(paper.number)}", keep=True),),), AREA, type_),
        title(TITLE, AREA, size=18),
        space(1 * MM),
        place_and_date(paper.office.name, paper.date, type_),
        space(1 * MM),
        *flowing(_opening(paper), AREA, type_, indent=_INDENT),
        space(2 * MM),
        *_table(paper, type_),
        *flowing(_outcome(paper), AREA, type_, above=2 * MM),
        *_signatures(paper, type_),
    ]


def _opening(paper: ReturnReceipt) -> tuple[Run, ...]:
    who = (
        Text(" โดย "),
        Choice("ผู้ยืม", ticked=paper.by_borrower),
        Choice("ผู้แทน", ticked=not paper.by_borrower),
        Text(" ชื่อ "),
        fill(paper.returner, 60, keep=True),
        Text(" เป็นผู้ส่งคืน ดังรายการต่อไปนี้"),
    )
    slip = (Text(f" ตามใบยืมเลขที่ {to_thai(paper.slip_no)}", keep=True),) if paper.slip_no else ()
    return (
        Text(f"{' '.join(filter(None, (paper.office.division, paper.office.name)))} ได้รับคืนพัสดุ/ครุภัณฑ์ที่ "),
        fill(paper.borrower, 60, keep=True),
        Text(" ยืมไป"),
        Text(f"เมื่อวันที่ {thai_figures(paper.lent_on)}", keep=True),
        *slip,
        *who,
    )


def _table(paper: ReturnReceipt, type_: Type) -> list[Block]:
    columns = Columns(
        left=AREA.left,
        widths=_WIDTHS,
        aligns=("center", "left", "left", "center", "center", "center", "left", "left", "left"),
        size=type_.size - 2,
        smallest=type_.size - 4,
        most_lines=6,
        row=8,
    )
    head = head_row(columns, [_HEADINGS])
    found = [head]
    for row in paper.rows:
        found += rows(columns, _cells(row), heads=(head,))
    return found


def _cells(row: ReceiptRow) -> list[Cell | str]:
    counts = [to_thai(count) if count else "–" for count in (row.lent, row.back, row.owed)]
    texts = [thai_figures(text) or "–" for text in (row.condition, row.missing, row.action)]
    return [to_thai(row.no), row.code, thai_figures(row.name), *counts, *texts]


def _outcome(paper: ReturnReceipt) -> tuple[Run, ...]:
    earlier = f" (คืนไว้ก่อนแล้ว {to_thai(paper.earlier)} รายการ)" if paper.earlier else ""
    owed = f"คืนบางส่วน – ค้าง {to_thai(paper.owed)} รายการ" if paper.owed else "คืนบางส่วน – ค้าง"
    return (
        Choice("คืนครบ – ปิดรายการ", ticked=not paper.owed),
        Choice(owed, ticked=bool(paper.owed)),
        Text(earlier),
    )


def _signatures(paper: ReturnReceipt, type_: Type) -> list[Block]:
    first = (Signature("ผู้ส่งคืน", paper.returner), signed("ผู้รับคืน", paper.receiver))
    return together(
        [
            signatures(first, AREA, type_, pen=10 * MM, above=4 * MM),
            signatures((Signature("ผู้ตรวจสภาพ"),), AREA, type_, pen=10 * MM),
        ]
    )
