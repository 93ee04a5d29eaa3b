"""P-02 ทะเบียนรายชื่อ: people by village with their groups ticked; masked ids have no place on it."""

from dataclasses import replace

from reports.layout.digits import thai_figures
from reports.layout.flow import Area, Block, write
from reports.layout.listing import Align, Cell, Columns, head_row, rows
from reports.layout.page import MM, Page
from reports.registers.sheet import LANDSCAPE, PORTRAIT, foot, head, village
from welfaredesk.domain.thai_text import to_thai
from welfaredesk.papers.registry_lists import PeopleList, PeoplePart, PeopleRow

_TITLE = "ทะเบียนรายชื่อผู้รับสวัสดิการ"
_MOST_UPRIGHT = 5  # groups whose columns a sheet holds upright
_FIXED = (14.0, 66.0, 16.0, 26.0)
_CENTER: Align = "center"
_ALIGNS: tuple[Align, ...] = (_CENTER, "left", _CENTER, _CENTER)


def render(paper: PeopleList) -> bytes:
    """The register as PDF. Same register, same bytes."""
    landscape = len(paper.groups) > _MOST_UPRIGHT
    area = LANDSCAPE if landscape else PORTRAIT
    page = Page(_TITLE, author=paper.office.name, subject="P-02", landscape=landscape)
    blocks = head(_TITLE, (paper.what, f"{paper.office.name} ข้อมูล ณ วันที่ {paper.made_on}"), area)
    columns = _columns(paper, area)
    heading = head_row(columns, _headings(paper.groups))
    blocks.append(heading)
    for part in paper.parts:
        blocks += _part(part, columns, heading)
    if paper.parts:
        blocks[-1] = replace(blocks[-1], with_next=True)
        label = Cell(f"รวมทั้งสิ้น {to_thai(f'{len(paper.rows):,}')} คน", span=4, align="right")
        blocks += rows(columns, [label, *_counts(paper.counts)], bold=True, shaded=True, heads=(heading,))
    else:
        blocks += rows(columns, [Cell("ไม่มีรายชื่อ", span=len(columns.widths), align="center")])
    return write(page, blocks, area, foot("P-02", paper.office, "ข้อมูลส่วนบุคคล ใช้ภายในหน่วยงานเท่านั้น"))


def _columns(paper: PeopleList, area: Area) -> Columns:
    rest = area.width / MM - sum(_FIXED)
    ticks = tuple(rest / len(paper.groups) for _ in paper.groups) or (rest,)
    return Columns(
        left=area.left,
        widths=(*_FIXED, *ticks),
        aligns=(*_ALIGNS, *(_CENTER for _ in ticks)),
        size=13,
        smallest=9.5,
        row=6.6,
    )


def _headings(groups: tuple[str, ...]) -> list[list[Cell | str]]:
    fixed = ("ลำดับที่", "ชื่อ – สกุล", "อายุ (ปี)", "บ้านเลขที่")
    if not groups:
        return [[*fixed, "หมายเหตุ"]]
    upper: list[Cell | str] = [Cell(text, rows=2) for text in fixed]
    return [[*upper, Cell("กลุ่มเป้าหมาย", span=len(groups))], list(groups)]


def _part(part: PeoplePart, columns: Columns, heading: Block) -> list[Block]:
    name, width = village(part.moo), len(columns.widths)
    first, repeated = (Cell(text, span=width, align="left", bold=True) for text in (name, f"{name} (ต่อ)"))
    opening = rows(columns, [first], shaded=True, with_next=True, heads=(heading,))
    again = rows(columns, [repeated], shaded=True)
    lines = [block for row in part.rows for block in rows(columns, _cells(row), heads=(heading, *again))]
    lines[-1] = replace(lines[-1], with_next=True)  # the sum never stands alone on a sheet
    label = Cell(f"รวม{name} {to_thai(f'{len(part.rows):,}')} คน", span=4, align="right")
    return [*opening, *lines, *rows(columns, [label, *_counts(part.counts)], bold=True, heads=(heading,))]


def _cells(row: PeopleRow) -> list[Cell | str]:
    return [
        to_thai(row.no),
        thai_figures(row.name),
        to_thai(row.age) if row.age is not None else "–",
        thai_figures(row.house_no),
        *([Cell(tick=each) for each in row.groups] or [Cell()]),
    ]


def _counts(counts: tuple[int, ...]) -> list[Cell | str]:
    return [to_thai(f"{count:,}") for count in counts] or [""]
