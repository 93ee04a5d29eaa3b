"""W-18 ใบสำคัญรับเงิน: one A4 page, signed by who receives the money and who pays it (§1.7, A.4)."""

from reports.forms.registry_parts import AREA, WIDE, boxes, place_and_date
from reports.layout.digits import thai_figures
from reports.layout.flow import Block, Foot, on_one_page, space, write
from reports.layout.fonts import Weight
from reports.layout.listing import Cell, Columns, head_row, rows
from reports.layout.money import baht_figures
from reports.layout.page import MM, Page
from reports.layout.paragraph import Choice, Run, Text, fill
from reports.layout.parts import Type, flowing, right_lines, signatures, title, together
from reports.layout.signature import Signature
from reports.signing import signed
from welfaredesk.domain.thai_text import to_thai
from welfaredesk.papers.house_receipt import ReceiptPaper

TITLE = "ใบสำคัญรับเงิน"
_SIZES = (Type(16, 1.35), Type(15, 1.3), Type(14, 1.25), Type(13, 1.2))
_INDENT = 25 * MM
_PEN = 11 * MM


def render(paper: ReceiptPaper) -> bytes:
    """The receipt as PDF, on one page. Same receipt, same bytes."""
    page = Page(f"{TITLE} {paper.number}", author=paper.office.name, subject="W-18")
    blocks = on_one_page([_blocks(paper, type_) for type_ in _SIZES], AREA)
    return write(page, blocks, AREA, Foot(f"W-18   {paper.office.division} {paper.office.name}", paper.mark))


def _blocks(paper: ReceiptPaper, type_: Type) -> list[Block]:
    number = right_lines(((Text(f"เลขที่ {to_thai(paper.number)}", keep=True),),), AREA, type_)
    return [
        number,
        title(TITLE, AREA, size=20),
        space(1 * MM),
        place_and_date(paper.office.name, paper.paid_on, type_),
        space(2 * MM),
        *flowing(_opening(paper), AREA, type_, indent=_INDENT),
        space(2 * MM),
        *_table(paper, type_),
        *_how(paper, type_),
        *_signing(paper, type_),
    ]


def _opening(paper: ReceiptPaper) -> list[Run]:
    return [
        Text("ข้าพเจ้า "),
        fill(paper.payee, 70, keep=True),
        Text(" เลขประจำตัวประชาชน/เลขประจำตัวผู้เสียภาษี "),
        fill(thai_figures(paper.payee_number), 50, keep=True),
        Text(" ที่อยู่ "),
        fill(thai_figures(paper.payee_address), 200),
        Text(f" ได้รับเงินจาก{paper.office.name} เพื่อโครงการบ้านเลขที่ "),
        fill(to_thai(paper.project), 25, keep=True),
        Text(f" จากเงิน{paper.fund_source}"),
        *([Text(f" ตาม{thai_figures(paper.resolution)}")] if paper.resolution else ()),
        Text(" ดังรายการต่อไปนี้"),
    ]


def _table(paper: ReceiptPaper, type_: Type) -> list[Block]:
    columns = Columns(
        left=AREA.left,
        widths=(WIDE - 42, 42),
        aligns=("left", "right"),
        size=type_.size,
        smallest=type_.size - 2,
        most_lines=6,
        row=8,
    )
    words = Cell(f"รวมเป็นเงิน ({paper.words})", align="right")
    return [
        head_row(columns, [("รายการ", "จำนวนเงิน (บาท)")]),
        *rows(columns, [thai_figures(paper.purpose), baht_figures(paper.amount_satang)]),
        *rows(columns, [words, baht_figures(paper.amount_satang)], bold=True),
    ]


def _how(paper: ReceiptPaper, type_: Type) -> list[Block]:
    reference = f" อ้างอิง {paper.reference}" if paper.reference else ""
    runs: list[Run] = [Text("วิธีรับเงิน ", Weight.BOLD, keep=True), *boxes(paper.methods), Text(reference)]
    return flowing(runs, AREA, type_, above=2 * MM)


def _signing(paper: ReceiptPaper, type_: Type) -> list[Block]:
    """Receiver and payer; two witnesses under a thumbprint."""
    thumb = ("ลายพิมพ์นิ้วมือ",) if paper.thumbprint else ()
    pair = (Signature("ผู้รับเงิน", paper.payee, under=thumb), signed("ผู้จ่ายเงิน", paper.payer))
    blocks = [signatures(pair, AREA, type_, pen=_PEN, above=4 * MM)]
    if paper.thumbprint:
        witnesses = (Signature("พยาน"), Signature("พยาน"))
        blocks.append(signatures(witnesses, AREA, type_, pen=_PEN))
        finger: tuple[Run, ...] = (
            Text("ลายพิมพ์นิ้วมือของผู้รับเงิน ", keep=True),
            Choice("หัวแม่มือขวา"),
            Choice("หัวแม่มือซ้าย"),
            Choice("อื่น ๆ", dots=30),
        )
        blocks += flowing(finger, AREA, type_, above=2 * MM)
    return together(blocks)
