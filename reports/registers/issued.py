"""R-15 ทะเบียนเอกสารที่ออก: what was issued, about whom, when and by whom, whether it came back signed."""

from dataclasses import replace

from reports import form_title
from reports.layout.digits import thai_figures
from reports.layout.flow import write
from reports.layout.listing import Cell, Columns, head_row, rows
from reports.layout.page import Page
from reports.registers.sheet import LANDSCAPE, foot, head
from welfaredesk.domain.thai_dates import screen
from welfaredesk.domain.thai_text import to_thai
from welfaredesk.papers.issued_register import IssuedLine, IssuedRegister

TITLE = "ทะเบียนเอกสารที่ออก"
_COLUMNS = Columns(
    left=LANDSCAPE.left,
    widths=(15, 27, 62, 52, 26, 33, 46),
    aligns=("center", "center", "left", "left", "center", "left", "left"),
    size=13,
    smallest=9.5,
    row=6.6,
)
_HEADINGS = ("ลำดับที่", "เลขที่", "แบบ", "เกี่ยวกับ", "วันที่ออก", "ผู้ออก", "ฉบับลงนาม / การยกเลิก")


def render(paper: IssuedRegister) -> bytes:
    """The register as PDF. Same register, same bytes."""
    page = Page(TITLE, author=paper.office.name, subject="R-15", landscape=True)
    lines = (paper.what, f"{paper.office.name} ข้อมูล ณ วันที่ {paper.made_on}")
    heading = head_row(_COLUMNS, [_HEADINGS])
    blocks = [*head(TITLE, lines, LANDSCAPE), heading]
    for number, line in enumerate(paper.lines, start=1):
        blocks += rows(_COLUMNS, _cells(number, line), heads=(heading,))
    if not paper.lines:
        blocks += rows(_COLUMNS, [Cell("ไม่มีเอกสาร", span=len(_HEADINGS), align="center")])
    blocks[-1] = replace(blocks[-1], with_next=True)
    total = Cell(f"รวม {to_thai(f'{len(paper.lines):,}')} ฉบับ", span=len(_HEADINGS), align="right")
    blocks += rows(_COLUMNS, [total], bold=True, shaded=True, heads=(heading,))
    return write(page, blocks, LANDSCAPE, foot("R-15", paper.office))


def _cells(number: int, line: IssuedLine) -> list[Cell | str]:
    return [
        to_thai(number),
        thai_figures(line.no) or "–",
        form_title(line.form),
        thai_figures(line.about),
        to_thai(screen(line.issued_on)),
        line.issued_by,
        thai_figures(line.state),
    ]
