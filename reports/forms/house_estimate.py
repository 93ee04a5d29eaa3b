"""W-13 ประมาณการค่าใช้จ่าย: a ruled table across the sheet, as many sheets as it has rows for (§1.7, A.3)."""

from reports.layout.digits import thai_figures
from reports.layout.flow import Block, Foot, space, write
from reports.layout.fonts import Weight
from reports.layout.listing import Cell, Columns, head_row, rows
from reports.layout.money import baht_figures
from reports.layout.page import MM, Page
from reports.layout.paragraph import Run, Text, fill
from reports.layout.parts import Type, flowing, signatures, title, together
from reports.registers.sheet import LANDSCAPE
from reports.signing import signed
from welfaredesk.domain.thai_text import to_thai
from welfaredesk.papers.house_estimate import EstimatePaper, EstimateRow

TITLE = "ประมาณการค่าใช้จ่ายปรับปรุงซ่อมแซมบ้าน"
LEAST_ROWS = 8
_BODY, _SMALL = Type(14, 1.3), Type(12, 1.25)
_WIDE = LANDSCAPE.width / MM
_WIDTHS = (11, 64, 18, 17, 24, 27, 24, 27, 28)
_COLUMNS = Columns(
    left=LANDSCAPE.left,
    widths=(*_WIDTHS, _WIDE - sum(_WIDTHS)),
    aligns=("center", "left", "right", "center", "right", "right", "right", "right", "right", "left"),
    size=13,
    smallest=9.5,
    most_lines=3,
    row=6.6,
)
_HEADINGS = (
    (
        Cell("ลำดับ", rows=2),
        Cell("รายการ", rows=2),
        Cell("จำนวน", rows=2),
        Cell("หน่วย", rows=2),
        Cell("ราคาวัสดุ (บาท)", span=2),
        Cell("ค่าแรงงาน (บาท)", span=2),
        Cell("รวมวัสดุและค่าแรง", rows=2),
        Cell("หมายเหตุ", rows=2),
    ),
    ("ต่อหน่วย", "รวม", "ต่อหน่วย", "รวม"),
)


def render(paper: EstimatePaper) -> bytes:
    """The estimate as PDF. Same estimate, same bytes."""
    page = Page(f"{TITLE} {paper.number}".strip(), author=paper.office.name, subject="W-13", landscape=True)
    heading = head_row(_COLUMNS, _HEADINGS)
    blocks: list[Block] = [title(TITLE, LANDSCAPE), space(1 * MM), *_facts(paper), space(1.5 * MM), heading]
    for number, row in enumerate(paper.rows, start=1):
        blocks += rows(_COLUMNS, _cells(number, row), heads=(heading,))
    for _missing in range(LEAST_ROWS - len(paper.rows)):
        blocks += rows(_COLUMNS, [""] * len(_COLUMNS.widths), heads=(heading,))
    blocks += together([*_totals(paper, heading), *_closing(paper)])
    foot = f"W-13   {paper.office.division} {paper.office.name}   ฉบับที่ {to_thai(paper.version)}"
    return write(page, blocks, LANDSCAPE, Foot(foot, paper.mark))


def _facts(paper: EstimatePaper) -> list[Block]:
    house = paper.house
    first: tuple[Run, ...] = (
        Text("โครงการบ้านเลขที่ ", Weight.BOLD),
        fill(to_thai(paper.number), 30, keep=True),
        Text("  ปีงบประมาณ พ.ศ. ", Weight.BOLD),
        Text(to_thai(house.fiscal_year)),
        Text("  บ้านของ ", Weight.BOLD),
        fill(house.beneficiary, 80, keep=True),
        Text("  ที่ตั้ง ", Weight.BOLD),
        fill(thai_figures(house.place), 120),
    )
    second: tuple[Run, ...] = (
        Text("ลักษณะงาน ", Weight.BOLD),
        fill(house.work, 90),
        Text("  แหล่งงบประมาณ ", Weight.BOLD),
        fill(thai_figures(", ".join(house.funds)), 100),
        Text("  ประมาณการเมื่อวันที่ ", Weight.BOLD),
        Text(thai_figures(paper.made_on), keep=True),
    )
    return [*flowing(first, LANDSCAPE, _BODY), *flowing(second, LANDSCAPE, _BODY)]


def _cells(number: int, row: EstimateRow) -> list[Cell | str]:
    return [
        to_thai(number),
        thai_figures(row.item),
        to_thai(row.quantity),
        row.unit,
        *map(to_thai, (row.material_price, row.material, row.labour_price, row.labour, row.total)),
        thai_figures(row.note),
    ]


def _totals(paper: EstimatePaper, heading: Block) -> list[Block]:
    cells: list[Cell | str] = [
        Cell("รวมทั้งสิ้น", span=5, align="right"),
        baht_figures(paper.material_satang),
        "",
        baht_figures(paper.labour_satang),
        baht_figures(paper.total_satang),
        "",
    ]
    words = Cell(f"({paper.words})", span=10, align="center")
    found = rows(_COLUMNS, cells, bold=True, shaded=True, heads=(heading,))
    return [*found, *rows(_COLUMNS, [words], bold=True)]


def _closing(paper: EstimatePaper) -> list[Block]:
    notes = [f"หมายเหตุ  {paper.rule}"]
    if paper.volunteer_satang:
        worth = baht_figures(paper.volunteer_satang)
        notes.append(f"แรงงานจิตอาสามีมูลค่าเทียบเท่า {worth} บาท ไม่รวมอยู่ในยอดเงินข้างต้น")
    signing = (
        signed("ผู้ประมาณราคา", paper.maker),
        signed("ผู้ตรวจ", paper.checker),
        signed("ผู้เห็นชอบ", paper.approver),
    )
    lines = [block for note in notes for block in flowing((Text(note),), LANDSCAPE, _SMALL)]
    return [space(1 * MM), *lines, signatures(signing, LANDSCAPE, _BODY, pen=9 * MM)]
