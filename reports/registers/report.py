"""A report's tables, each with its caption, one under the other."""

from dataclasses import replace

from reports.layout.digits import thai_figures
from reports.layout.flow import Area, Block, space, write
from reports.layout.fonts import Weight
from reports.layout.listing import Align, Cell, Columns, head_row, rows
from reports.layout.page import MM, Page
from reports.layout.paragraph import Text
from reports.layout.parts import Type, flowing, together
from reports.registers.sheet import LANDSCAPE, PORTRAIT, foot, head
from welfaredesk.papers.registry_reports import Report, ReportTable

_CAPTION = Type(14, 1.3)
_NOTE = Type(12, 1.25)
_RIGHT: Align = "right"
_ALIGNS: dict[str, Align] = {"l": "left", "c": "center", "r": "right"}
_NARROW = 13.0  # mm: figures in columns below this are set smaller


def render(report: Report) -> bytes:
    """The report as PDF. Same report, same bytes."""
    area = LANDSCAPE if report.landscape else PORTRAIT
    page = Page(report.title, author=report.office.name, subject=report.code, landscape=report.landscape)
    lines = (report.office.name, f"ข้อมูล ณ วันที่ {report.as_of}")
    blocks = head(report.title, lines, area)
    for number, table in enumerate(report.tables, start=1):
        blocks += _table(f"ตารางที่ {number} {table.caption}", table, area)
        blocks.append(space(5 * MM))
    blocks += flowing((Text("หมายเหตุ", Weight.BOLD),), area, _NOTE)
    for number, note in enumerate(report.notes, start=1):
        blocks += flowing((Text(thai_figures(f"{number}. {note}")),), area, _NOTE)
    return write(page, blocks, area, foot(report.code, report.office))


def _table(caption: str, table: ReportTable, area: Area) -> list[Block]:
    columns = _columns(table, area)
    cells = [
        [Cell(thai_figures(each.text), span=each.span, rows=each.rows) for each in row] for row in table.heads
    ]
    heading = head_row(columns, cells)
    found: list[Block] = []
    for row in table.rows:
        strong = row.kind in ("part", "total")
        found += rows(
            columns,
            [thai_figures(cell) for cell in row.cells],
            bold=strong,
            shaded=strong,
            heads=(heading,),
        )
    if len(found) > 1:
        found[-2] = replace(found[-2], with_next=True)  # the sum never stands alone on a sheet
    title = flowing((Text(thai_figures(caption), Weight.BOLD),), area, _CAPTION)
    named = [replace(block, with_next=True) for block in title]
    short = [*named, heading, *found]
    return together(short) if sum(block.height for block in short) < 0.5 * area.height else short


def _columns(table: ReportTable, area: Area) -> Columns:
    if table.widths:
        aligns = tuple(_ALIGNS[letter] for letter in table.aligns)
        return Columns(area.left, table.widths, aligns, size=12, smallest=9, row=6)
    count = len(table.rows[0].cells) - 1
    each = (area.width / MM - table.label_width) / count
    size = 12.0 if each >= _NARROW else 11.0
    return Columns(
        left=area.left,
        widths=(table.label_width, *(each for _ in range(count))),
        aligns=("left", *(_RIGHT for _ in range(count))),
        size=size,
        smallest=8,
        row=6,
    )
