"""The list to go round the villages with: who, where, which devices, and room to write what came of it."""

from dataclasses import replace

from reports.layout.digits import thai_figures
from reports.layout.flow import Block, write
from reports.layout.fonts import Weight
from reports.layout.listing import Cell, Columns, head_row, rows
from reports.layout.page import Page
from reports.layout.paragraph import Text
from reports.layout.parts import together
from reports.registers.sheet import LANDSCAPE, foot, head, village
from welfaredesk.domain.thai_text import to_thai
from welfaredesk.papers.lending_lists import Visit, VisitList, VisitPart

CODE = "L-06V"
_TITLE = "บัญชีออกติดตามกายอุปกรณ์"
_COLUMNS = Columns(
    left=LANDSCAPE.left,
    widths=(11, 46, 19, 34, 62, 22, 15, 52),
    aligns=("center", "left", "center", "left", "left", "center", "center", "left"),
    size=12.5,
    smallest=9,
    row=9,
)
_HEADINGS = ("ที่", "ผู้ยืม / ผู้ใช้", "บ้านเลขที่", "โทรศัพท์", "อุปกรณ์", "กำหนดคืน", "เกิน (วัน)", "ติดต่อครั้งก่อน / ผลที่พบ")


def render(paper: VisitList) -> bytes:
    """The list as PDF. Same list, same bytes."""
    page = Page(_TITLE, author=paper.office.name, subject=CODE, landscape=True)
    lines = (paper.what, f"{paper.office.name} ข้อมูล ณ วันที่ {paper.made_on}")
    heading = head_row(_COLUMNS, [_HEADINGS])
    blocks = [*head(_TITLE, lines, LANDSCAPE), heading]
    for part in paper.parts:
        blocks += _part(part, heading)
    if not paper.parts:
        blocks += rows(_COLUMNS, [Cell("ไม่มีรายการที่ต้องติดตาม", span=8, align="center")])
    return write(page, blocks, LANDSCAPE, foot(CODE, paper.office, "ข้อมูลส่วนบุคคล ใช้ภายในหน่วยงานเท่านั้น"))


def _part(part: VisitPart, heading: Block) -> list[Block]:
    name = village(part.moo)
    count = f"{name}  {to_thai(len(part.visits))} ราย"
    opening = rows(_COLUMNS, [Cell(count, span=8, align="left", bold=True)], shaded=True, with_next=True)
    again = rows(_COLUMNS, [Cell(f"{name} (ต่อ)", span=8, align="left", bold=True)], shaded=True)
    lines = [block for visit in part.visits for block in _visit(visit, (heading, *again))]
    return [*(replace(block, heads=(heading,)) for block in opening), *lines]


def _visit(visit: Visit, heads: tuple[Block, ...]) -> list[Block]:
    """One row for each device; who it is stands in the first, and they stay on one sheet."""
    found: list[Block] = []
    for number, device in enumerate(visit.devices):
        found += rows(_COLUMNS, _cells(visit, device, first=number == 0), heads=heads)
    return together(found)


def _cells(visit: Visit, device: tuple[str, str, str, str], *, first: bool) -> list[Cell | str]:
    model, code, due, late = device
    lent = [f"{thai_figures(model)} {code}", to_thai(due), to_thai(late) or "–"]
    if not first:
        return ["", "", "", "", *lent, ""]
    people = [(Text(visit.borrower, keep=True),)]
    if visit.user:
        people.append((Text(f"ผู้ใช้ {visit.user}"),))
    if visit.gone:
        people.append((Text(visit.gone, Weight.BOLD),))
    numbers = Cell(lines=tuple((Text(number),) for number in visit.phones))
    return [
        to_thai(visit.no),
        Cell(lines=tuple(people)),
        thai_figures(visit.house_no),
        numbers,
        *lent,
        thai_figures(visit.last),
    ]
