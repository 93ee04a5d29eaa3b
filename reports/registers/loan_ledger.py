"""L-05 and L-05I ทะเบียนคุมการยืมใช้พัสดุ ประจำปีงบประมาณ, as it is ruled on paper (domain specification §2.7)."""

from collections.abc import Sequence

from reports.layout.digits import thai_figures
from reports.layout.flow import filled_up, write
from reports.layout.listing import Align, Cell, Columns, head_row, rows
from reports.layout.page import MM, Page
from reports.registers.sheet import LANDSCAPE, foot, head
from welfaredesk.domain.thai_text import to_thai
from welfaredesk.papers.lending_lists import Ledger, LedgerLine

LEAST_ROWS = 15
_TITLE = "ทะเบียนคุมการยืมใช้พัสดุ"
# mm and where the text stands, in the order of the columns
_FIRST: tuple[tuple[float, Align], ...] = ((14, "center"), (46, "left"), (32, "left"), (15, "center"))
_PAIR: tuple[tuple[float, Align], ...] = ((22, "center"), (37, "left"))
_NARROW: tuple[tuple[float, Align], ...] = ((13, "center"), (34, "left"), (27, "left"), (12, "center"))
_NARROW_PAIR: tuple[tuple[float, Align], ...] = ((21, "center"), (30, "left"))
_INTERNAL: tuple[tuple[float, Align], ...] = ((21, "center"), (21, "center"), (10, "center"))


def render(paper: Ledger) -> bytes:
    """The register as PDF, of 15 lines at least where they stand on one sheet. Same register, same bytes."""
    code = "L-05I" if paper.internal else "L-05"
    page = Page(f"{_TITLE} {paper.fiscal_year}", author=paper.office.name, subject=code, landscape=True)
    columns = _columns(paper)
    heading = head_row(columns, _headings(paper))
    lines = (
        f"ประจำปีงบประมาณ พ.ศ. {paper.fiscal_year}",
        f"{paper.office.division} {paper.office.name}".strip(),
    )
    blocks = [*head(_TITLE, lines, LANDSCAPE), heading]
    for line in paper.lines:
        blocks += rows(columns, _cells(line, internal=paper.internal), heads=(heading,))
    empty = rows(columns, [""] * len(columns.widths), heads=(heading,)) * (LEAST_ROWS - len(paper.lines))
    blocks = filled_up(blocks, empty, LANDSCAPE.height)
    use = "ใช้ภายในหน่วยงาน " if paper.internal else ""
    return write(page, blocks, LANDSCAPE, foot(code, paper.office, f"{use}ข้อมูล ณ วันที่ {paper.made_on}"))


def _columns(paper: Ledger) -> Columns:
    parts = (*_FIRST, *_PAIR, *_PAIR)
    if paper.internal:
        parts = (*_NARROW, *_NARROW_PAIR, *_INTERNAL, *_NARROW_PAIR)
    rest = LANDSCAPE.width / MM - sum(width for width, _align in parts)
    return Columns(
        left=LANDSCAPE.left,
        widths=(*(width for width, _align in parts), rest),
        aligns=(*(align for _width, align in parts), "left"),
        size=12,
        smallest=9,
        row=7.5,
    )


def _headings(paper: Ledger) -> list[Sequence[Cell | str]]:
    upper = [Cell(text, rows=2) for text in ("ลำดับที่", "รายการ", "หมายเลขครุภัณฑ์", "จำนวน")]
    upper.append(Cell("ยืม", span=2))
    if paper.internal:
        upper += [Cell(text, rows=2) for text in ("กำหนดคืน", "ขยายถึง", "หมู่")]
    upper += [Cell("คืน", span=2), Cell("หมายเหตุ", rows=2)]
    return [upper, ("วันที่", "ชื่อผู้ยืม", "วันที่", "ชื่อผู้คืน")]


def _cells(line: LedgerLine, *, internal: bool) -> list[Cell | str]:
    own = (line.due_on, line.extended_to, line.moo) if internal else ()
    return [
        to_thai(line.no),
        thai_figures(line.model),
        line.code,
        to_thai(line.quantity),
        to_thai(line.lent_on),
        line.borrower,
        *map(to_thai, own),
        to_thai(line.returned_on),
        line.returner,
        thai_figures(line.note),
    ]
