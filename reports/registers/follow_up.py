"""R-14 ครบกำหนดติดตาม: the figures, then who and what they are."""

from collections.abc import Sequence
from dataclasses import replace

from reports.layout.digits import thai_figures
from reports.layout.flow import Block, space, write
from reports.layout.fonts import Weight
from reports.layout.listing import Align, Cell, Columns, head_row, rows
from reports.layout.page import MM, Page
from reports.layout.paragraph import Text
from reports.layout.parts import Type, flowing
from reports.registers.sheet import LANDSCAPE, foot, head
from welfaredesk.domain.thai_text import to_thai
from welfaredesk.papers.lending_reports import FollowUps

_TITLE = "รายการครบกำหนดติดตาม"
_CAPTION = Type(14, 1.3)
_C: Align = "center"
_L: Align = "left"
_FIGURES = ((120, 30), (_L, _C))
_LOANS = ((12, 66, 20, 14, 62, 24, 26, 37), (_C, _L, _C, _C, _L, _C, _C, _L))
_LOAN_HEADS = ("ที่", "ผู้ยืม", "บ้านเลขที่", "หมู่", "อุปกรณ์", "กำหนดคืน", "สถานะ", "ติดต่อล่าสุด")
_CARDS = ((12, 90, 30, 20, 40, 69), (_C, _L, _C, _C, _C, _L))
_CARD_HEADS = ("ที่", "ชื่อ – สกุล", "บ้านเลขที่", "หมู่", "วันหมดอายุ", "สถานะ")


def render(paper: FollowUps) -> bytes:
    """The report as PDF. Same report, same bytes."""
    page = Page(_TITLE, author=paper.office.name, subject="R-14", landscape=True)
    figures = [(name, f"{count:,}") for name, count in paper.figures]
    loans = [
        (each.no, each.who, each.house_no, each.moo, each.device, each.due, each.when, each.last)
        for each in paper.loans
    ]
    cards = [(each.no, each.who, each.house_no, each.moo, each.ends, each.when) for each in paper.cards]
    blocks = [
        *head(_TITLE, (paper.office.name, f"ข้อมูล ณ วันที่ {paper.as_of}"), LANDSCAPE),
        *_table("สรุป", _columns(*_FIGURES), ("รายการ", "จำนวน"), figures),
        *_table(f"กายอุปกรณ์ {len(loans):,} รายการ", _columns(*_LOANS), _LOAN_HEADS, loans),
        *_table(f"บัตรประจำตัวคนพิการ {len(cards):,} ใบ", _columns(*_CARDS), _CARD_HEADS, cards),
    ]
    return write(page, blocks, LANDSCAPE, foot("R-14", paper.office, "ข้อมูลส่วนบุคคล ใช้ภายในหน่วยงานเท่านั้น"))


def _columns(widths: tuple[float, ...], aligns: tuple[Align, ...]) -> Columns:
    return Columns(LANDSCAPE.left, widths, aligns, size=12, smallest=9, row=6.6)


def _table(
    caption: str, columns: Columns, heads: Sequence[str], lines: Sequence[Sequence[object]]
) -> list[Block]:
    title = flowing((Text(thai_figures(caption), Weight.BOLD),), LANDSCAPE, _CAPTION)
    heading = head_row(columns, [heads])
    found = [replace(block, with_next=True) for block in title]
    found.append(heading)
    for line in lines:
        found += rows(columns, [_cell(value) for value in line], heads=(heading,))
    if not lines:
        found += rows(columns, [Cell("ไม่มีรายการ", span=len(heads), align="center")])
    return [*found, space(5 * MM)]


def _cell(value: object) -> str:
    return to_thai(value) if isinstance(value, int) else thai_figures(str(value))
