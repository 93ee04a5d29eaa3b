"""W-19 ทะเบียนคุมโครงการซ่อม/สร้างบ้าน: every project by village, then the overview on a sheet of its own."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from reports.layout.digits import thai_figures
from reports.layout.flow import Area, Block, write
from reports.layout.listing import Align, Cell, Columns, head_row, rows
from reports.layout.money import baht_figures
from reports.layout.page import HEIGHT, MM, WIDTH, Page
from reports.layout.paragraph import Text
from reports.layout.parts import Type, flowing, heading
from reports.registers.sheet import foot, head, village
from welfaredesk.domain import thai_dates
from welfaredesk.domain.thai_text import to_thai
from welfaredesk.papers.house_register import KINDS, Overview, RegisterLine, RegisterPaper, Village
from welfaredesk.queries.house_register import Sums

TITLE = "ทะเบียนคุมโครงการซ่อม/สร้างบ้าน"
_SIDE, _TOP, _BOTTOM = 10 * MM, 12 * MM, 18 * MM
AREA = Area(_SIDE, _TOP, HEIGHT - 2 * _SIDE, WIDTH - _TOP - _BOTTOM)
_SMALL = Type(12, 1.25)
_GROUP, _KIND = 6.4, 5.7  # mm of a column of ticks
_GROUP_HEADS = ("พก.", "สอ.", "IMC", "PC", "พพ.", "ดอ.")
_LEGEND = (
    "พก. คนพิการ  สอ. ผู้สูงอายุ  IMC ผู้ป่วยระยะกลาง  PC ผู้ป่วยประคับประคอง (Palliative)  พพ. ภาวะพึ่งพิง  "
    "ดอ. ผู้ด้อยโอกาส  ป.๑–ป.๗ ประเภทความพิการ  ไม่รวมโครงการที่ไม่อนุมัติหรือยกเลิก"
)
_BEFORE: tuple[tuple[float, Align], ...] = ((8, "center"), (15, "center"), (34, "left"), (7.5, "center"))
_AFTER: tuple[tuple[float, Align], ...] = (
    (0, "left"),  # the work takes what is left
    (20, "left"),
    (23, "right"),
    (18, "center"),
    (18, "center"),
    (16, "center"),
    (18, "center"),
)
_OVERVIEW = Columns(
    left=AREA.left,
    widths=(92, 30, 35, 35, 35, AREA.width / MM - 227),
    aligns=("left", "right", "right", "right", "right", "right"),
    size=13,
    smallest=11,
    row=6.4,
)
_OVERVIEW_HEADS = ("จำนวน (หลัง)", "รอพิจารณา", "กำลังดำเนินการ", "แล้วเสร็จ", "งบประมาณ (บาท)")


def render(paper: RegisterPaper) -> bytes:
    """The register as PDF. Same register, same bytes."""
    page = Page(f"{TITLE} {paper.fiscal_year}", author=paper.office.name, subject="W-19", landscape=True)
    columns = _columns()
    top = head_row(columns, _headings())
    lines = (
        f"ประจำปีงบประมาณ พ.ศ. {paper.fiscal_year}",
        f"{paper.office.division} {paper.office.name}".strip(),
    )
    blocks = [*head(TITLE, lines, AREA), top]
    for each in paper.villages:
        blocks += _village(each, columns, top)
    if not paper.villages:
        empty = Cell("ไม่มีโครงการในปีงบประมาณนี้", span=len(columns.widths), align="center")
        blocks += rows(columns, [empty])
    blocks += _sum_row("รวมทั้งสิ้น", paper.total, columns, top)
    blocks += flowing((Text(_LEGEND),), AREA, Type(11, 1.25), above=1 * MM)
    blocks += _overview(paper)
    return write(page, blocks, AREA, foot("W-19", paper.office, f"ข้อมูล ณ วันที่ {paper.made_on}"))


def _columns() -> Columns:
    ticks: tuple[tuple[float, Align], ...] = (
        *((_GROUP, "center") for _head in _GROUP_HEADS),
        *((_KIND, "center") for _kind in KINDS),
    )
    parts = [*_BEFORE, *ticks, *_AFTER]
    rest = AREA.width / MM - sum(width for width, _align in parts)
    return Columns(
        left=AREA.left,
        widths=tuple(width or rest for width, _align in parts),
        aligns=tuple(align for _width, align in parts),
        size=10.5,
        smallest=8.5,
        most_lines=3,
        row=6,
    )


def _headings() -> list[list[Cell | str]]:
    before = [Cell(text, rows=2) for text in ("ที่", "เลขที่โครงการ", "ชื่อ–สกุล", "อายุ")]
    after = [
        Cell(text, rows=2)
        for text in ("งานที่ทำ", "แหล่งเงิน", "งบประมาณ (บาท)", "วันอนุมัติ", "วัน MOU", "สถานะ", "วันส่งมอบ")
    ]
    upper: list[Cell | str] = [
        *before,
        Cell("กลุ่มเป้าหมาย", span=len(_GROUP_HEADS)),
        Cell("ประเภทความพิการ", span=len(KINDS)),
        *after,
    ]
    return [upper, [*_GROUP_HEADS, *(f"ป.{to_thai(kind)}" for kind in KINDS)]]


def _village(each: Village, columns: Columns, top: Block) -> Iterator[Block]:
    """The village's name over its projects, their sum under them; neither stands alone at a sheet's edge."""
    name = Cell(village(each.moo), span=len(columns.widths), bold=True, align="left")
    yield from rows(columns, [name], shaded=True, with_next=True, heads=(top,))
    last = len(each.lines) - 1
    for number, line in enumerate(each.lines):
        yield from rows(columns, _cells(line), with_next=number == last, heads=(top,))
    yield from _sum_row(f"รวม {village(each.moo)}", each.sums, columns, top)


def _sum_row(words: str, sums: Sums, columns: Columns, top: Block) -> list[Block]:
    before = len(_BEFORE) + len(_GROUP_HEADS) + len(KINDS) + 2
    counted = to_thai(
        f"{words} จำนวน {sums.houses:,} หลัง  รอพิจารณา {sums.waiting:,}  "
        f"กำลังดำเนินการ {sums.underway:,}  แล้วเสร็จ {sums.done:,}"
    )
    cells: list[Cell | str] = [
        Cell(counted, span=before, align="right"),
        baht_figures(sums.satang),
        Cell("", span=4),
    ]
    return rows(columns, cells, bold=True, shaded=True, heads=(top,))


def _cells(line: RegisterLine) -> list[Cell | str]:
    return [
        to_thai(line.no),
        to_thai(line.number),
        line.name,
        "" if line.age is None else to_thai(line.age),
        *(Cell(tick=ticked) for ticked in (*line.groups, *line.kinds)),
        line.work,
        line.funds,
        "–" if line.budget_satang is None else baht_figures(line.budget_satang),
        _day(line.approved_on),
        _day(line.mou_on),
        line.state,
        _day(line.handed_on),
    ]


def _day(day: date | None) -> str:
    return to_thai(thai_dates.table(day)) if day else ""


def _overview(paper: RegisterPaper) -> list[Block]:
    """The tables of the overview, from the top of a sheet of its own."""
    lead = heading(thai_figures(f"ภาพรวม ปีงบประมาณ พ.ศ. {paper.fiscal_year}"), AREA, Type(15, 1.3), above=0)
    found = [replace(lead, above=AREA.height)]
    for each in paper.overviews:
        found += _table(each)
    return found


def _table(each: Overview) -> list[Block]:
    top = head_row(_OVERVIEW, [(each.heading, *_OVERVIEW_HEADS)])
    title = heading(each.title, AREA, Type(13, 1.3))
    found = [title, replace(top, above=1 * MM)]
    for row in each.rows:
        found += rows(_OVERVIEW, [thai_figures(row.name), *_figures(row.sums)], heads=(top,))
    found[-1] = replace(found[-1], with_next=True)
    total = "รวมทั้งสิ้น (บ้านหลังหนึ่งอาจนับในหลายแถว)" if each.overlap else "รวมทั้งสิ้น"
    return [*found, *rows(_OVERVIEW, [total, *_figures(each.total)], bold=True, shaded=True, heads=(top,))]


def _figures(sums: Sums) -> list[str]:
    counts = (sums.houses, sums.waiting, sums.underway, sums.done)
    return [*(to_thai(f"{count:,}") for count in counts), baht_figures(sums.satang)]
