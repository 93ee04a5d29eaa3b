"""W-15 บัญชีรายชื่อแนบท้ายประกาศ: the names that hang out (domain specification §1.7)."""

from dataclasses import replace

from reports.layout.flow import write
from reports.layout.listing import Cell, Columns, head_row, rows
from reports.layout.money import baht_figures
from reports.layout.page import MM, Page
from reports.layout.parts import Type, signatures
from reports.registers.sheet import PORTRAIT, foot, head
from reports.signing import signed
from welfaredesk.domain.thai_text import to_thai
from welfaredesk.papers.housing_notice import NamedRow, NameList

_COLUMNS = Columns(
    left=PORTRAIT.left,
    widths=(12, 54, 22, 16, 42, 28),
    aligns=("center", "left", "center", "center", "left", "right"),
    size=14,
    smallest=11,
    row=8,
)
_HEADINGS = ("ลำดับ", "ชื่อ – สกุล", "บ้านเลขที่", "หมู่ที่", "ประเภทความช่วยเหลือ", "จำนวนเงิน (บาท)")


def render(paper: NameList) -> bytes:
    """The list as PDF. Same list, same bytes."""
    page = Page(paper.title, author=paper.office.name, subject="W-15")
    lines = (
        f"แนบท้ายประกาศ{paper.office.name} ลงวันที่ {paper.dated}",
        f"ปิดประกาศตั้งแต่วันที่ {paper.dated} ถึงวันที่ {paper.until}",
    )
    heading = head_row(_COLUMNS, [_HEADINGS])
    blocks = [*head(paper.title, lines, PORTRAIT), heading]
    for row in paper.rows:
        blocks += rows(_COLUMNS, _cells(row), heads=(heading,))
    blocks[-1] = replace(blocks[-1], with_next=True)
    total = Cell(f"รวม {to_thai(f'{len(paper.rows):,}')} ราย", span=5, align="right")
    sum_ = to_thai(paper.total) or "–"
    blocks += rows(_COLUMNS, [total, sum_], bold=True, shaded=True, with_next=True, heads=(heading,))
    blocks.append(
        signatures((None, signed("", paper.signer)), PORTRAIT, Type(16, 1.25), pen=14 * MM, above=8 * MM)
    )
    return write(page, blocks, PORTRAIT, foot("W-15", paper.office))


def _cells(row: NamedRow) -> list[Cell | str]:
    return [
        to_thai(str(row.no)),
        row.name,
        to_thai(row.house_no),
        to_thai(row.moo),
        row.help,
        baht_figures(row.satang) if row.satang is not None else "–",
    ]
