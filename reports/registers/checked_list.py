"""L-09D and L-09E: the lists of the annual check, worn and lost pieces apart from the good ones."""

from dataclasses import replace

from reports.layout.digits import thai_figures
from reports.layout.flow import Block, write
from reports.layout.listing import Cell, Columns, head_row, rows
from reports.layout.money import baht_figures
from reports.layout.page import MM, Page
from reports.layout.parts import Type, signatures
from reports.layout.signature import Signature
from reports.registers.sheet import LANDSCAPE, foot, head
from welfaredesk.domain.thai_text import to_thai
from welfaredesk.papers.lending_stock_check import CheckedLine, CheckedList

WORN = "L-09D"
_TEXT = Type(14, 1.3)
_WORN = Columns(
    left=LANDSCAPE.left,
    widths=(11, 50, 34, 26, 42, 12, 12, 12, 14, 25, 23),
    aligns=(
        "center",
        "left",
        "left",
        "left",
        "left",
        "center",
        "center",
        "center",
        "center",
        "right",
        "left",
    ),
    size=12,
    smallest=9,
    most_lines=3,
    row=6.6,
)
_GOOD = Columns(
    left=LANDSCAPE.left,
    widths=(13, 76, 42, 38, 30, 62),
    aligns=("center", "left", "left", "left", "right", "left"),
    size=13,
    smallest=9.5,
    row=6.6,
)
_WORN_HEADS = (
    [Cell(text, rows=2) for text in ("ลำดับ", "ชื่อพัสดุ", "รหัส", "ยี่ห้อ/รุ่น", "รายละเอียดที่ชำรุด")]
    + [Cell("ผลการตรวจ", span=2), Cell("ความจำเป็น", span=2)]
    + [Cell("ราคา (บาท)", rows=2), Cell("ผู้รับผิดชอบ", rows=2)],
    ["ชำรุด", "สูญไป", "ยังใช้", "ไม่ใช้แล้ว"],
)
_GOOD_HEADS = (("ลำดับ", "ชื่อพัสดุ", "รหัส", "ยี่ห้อ/รุ่น", "ราคา (บาท)", "ที่เก็บ / ผู้ยืม"),)


def render(paper: CheckedList) -> bytes:
    """The list as PDF. Same list, same bytes."""
    page = Page(
        f"{paper.title} {paper.fiscal_year}", author=paper.office.name, subject=paper.code, landscape=True
    )
    columns, heads = (_WORN, _WORN_HEADS) if paper.code == WORN else (_GOOD, _GOOD_HEADS)
    heading = head_row(columns, heads)
    where = f"{paper.office.division} {paper.office.name}".strip()
    blocks = [*head(paper.title, (f"ปีงบประมาณ พ.ศ. {paper.fiscal_year}", where), LANDSCAPE), heading]
    for line in paper.lines:
        cells = _worn(line) if paper.code == WORN else _good(line)
        blocks += rows(columns, cells, heads=(heading,))
    if not paper.lines:
        blocks += rows(columns, [Cell("ไม่มี", span=len(columns.widths), align="center")])
    blocks[-1] = replace(blocks[-1], with_next=True)
    blocks.append(_signed(paper))
    return write(page, blocks, LANDSCAPE, foot(paper.code, paper.office, f"ข้อมูล ณ วันที่ {paper.made_on}"))


def _worn(line: CheckedLine) -> list[Cell | str]:
    return [
        to_thai(line.no),
        thai_figures(line.model),
        line.code,
        line.brand,
        thai_figures(line.fault),
        Cell(tick=line.found == "damaged"),
        Cell(tick=line.found == "lost"),
        Cell(tick=line.still_needed is True),
        Cell(tick=line.still_needed is False),
        _money(line.price_satang),
        line.custodian,
    ]


def _good(line: CheckedLine) -> list[Cell | str]:
    where = " / ".join(filter(None, (line.place, line.custodian)))
    return [
        to_thai(line.no),
        thai_figures(line.model),
        line.code,
        line.brand,
        _money(line.price_satang),
        where,
    ]


def _money(satang: int | None) -> str:
    return "" if satang is None else baht_figures(satang)


def _signed(paper: CheckedList) -> Block:
    names = (*paper.checkers, "", "", "")[:3]
    return signatures([Signature("ผู้ตรวจสอบ", name) for name in names], LANDSCAPE, _TEXT, pen=9 * MM)
