"""R-13 บัญชีรายชื่อผู้รับเบี้ยของเดือน: by village with subtotals; no ids, so that it may be posted."""

from dataclasses import replace

from reports.layout.digits import thai_figures
from reports.layout.flow import Block, space, write
from reports.layout.listing import Cell, Columns, head_row, rows
from reports.layout.page import MM, Page
from reports.layout.paragraph import Text
from reports.layout.parts import Type, flowing, signatures
from reports.layout.signature import Signature
from reports.registers.sheet import PORTRAIT, foot, head, village
from reports.signing import signed
from welfaredesk.domain.baht_text import satang_text
from welfaredesk.domain.thai_text import to_thai
from welfaredesk.papers.registry_lists import PayList, PayPart, PayRow

_COLUMNS = Columns(
    left=PORTRAIT.left,
    widths=(14, 66, 16, 26, 28, 24),
    aligns=("center", "left", "center", "center", "right", "left"),
    size=13,
    smallest=9.5,
    row=6.6,
)
_HEADINGS = ("ลำดับที่", "ชื่อ – สกุล", "อายุ (ปี)", "บ้านเลขที่", "จำนวนเงิน (บาท)", "หมายเหตุ")
_TEXT = Type(14, 1.3)


def render(paper: PayList) -> bytes:
    """The list as PDF. Same list, same bytes."""
    name = f"บัญชีรายชื่อผู้รับ{paper.programme}"
    page = Page(f"{name} {paper.month}", author=paper.office.name, subject="R-13")
    month = f"ประจำเดือน {paper.month} ปีงบประมาณ พ.ศ. {paper.fiscal_year}"
    only = (f"เฉพาะ {paper.what}",) if paper.what else ()
    blocks = head(name, (month, *only, paper.office.name), PORTRAIT)
    heading = head_row(_COLUMNS, [_HEADINGS])
    blocks.append(heading)
    for part in paper.parts:
        blocks += _part(part, heading)
    blocks[-1] = replace(blocks[-1], with_next=True)
    blocks += _total(paper, heading)
    blocks += _closing(paper)
    return write(page, blocks, PORTRAIT, foot("R-13", paper.office, f"ข้อมูล ณ วันที่ {paper.made_on}"))


def _part(part: PayPart, heading: Block) -> list[Block]:
    name = village(part.moo)
    opening = rows(
        _COLUMNS, [Cell(name, span=6, align="left", bold=True)], shaded=True, with_next=True, heads=(heading,)
    )
    again = rows(_COLUMNS, [Cell(f"{name} (ต่อ)", span=6, align="left", bold=True)], shaded=True)
    lines = [block for row in part.rows for block in rows(_COLUMNS, _cells(row), heads=(heading, *again))]
    lines[-1] = replace(lines[-1], with_next=True)  # the sum never stands alone on a sheet
    closing = rows(_COLUMNS, _sum(f"รวม{name}", len(part.rows), part.satang), bold=True, heads=(heading,))
    return [*opening, *lines, *closing]


def _cells(row: PayRow) -> list[Cell | str]:
    return [
        to_thai(row.no),
        thai_figures(row.name),
        to_thai(row.age) if row.age is not None else "–",
        thai_figures(row.house_no),
        _money(row.amount_satang) if row.amount_satang is not None else "–",
        "" if row.amount_satang is not None else "ไม่ได้ระบุจำนวนเงิน",
    ]


def _sum(label: str, count: int, satang: int) -> list[Cell | str]:
    return [
        Cell(f"{label}  จำนวน {to_thai(f'{count:,}')} ราย", span=4, align="right"),
        _money(satang),
        "",
    ]


def _money(satang: int) -> str:
    return to_thai(f"{satang // 100:,}.{satang % 100:02}")


def _total(paper: PayList, heading: Block) -> list[Block]:
    if not paper.parts:
        return rows(_COLUMNS, [Cell("ไม่มีผู้รับในเดือนนี้", span=6, align="center")])
    cells = _sum("รวมทั้งสิ้น", len(paper.rows), paper.satang)
    total = rows(_COLUMNS, cells, bold=True, shaded=True, heads=(heading,))
    return [replace(block, with_next=True) for block in total]


def _closing(paper: PayList) -> list[Block]:
    words = f"รวมเป็นเงินทั้งสิ้น {_money(paper.satang)} บาท ({satang_text(paper.satang)})"
    blocks = flowing((Text(words),), PORTRAIT, _TEXT, above=2 * MM)
    if paper.without_amount:
        note = f"มี {to_thai(paper.without_amount)} รายที่ยังไม่ได้ระบุจำนวนเงิน จึงไม่อยู่ในยอดเงินรวม"
        blocks += flowing((Text(note),), PORTRAIT, _TEXT)
    pair = (Signature("ผู้จัดทำ", paper.maker.name), signed("ผู้รับรอง", paper.approver))
    return [replace(each, with_next=True) for each in (*blocks, space(2 * MM))] + [
        signatures(pair, PORTRAIT, _TEXT, pen=10 * MM)
    ]
