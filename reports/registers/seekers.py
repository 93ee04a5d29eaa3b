"""E-05 รายชื่อคนพิการที่ต้องการงาน: what each wants and can do, how to reach them. No ids."""

from dataclasses import replace

from reports.layout.digits import thai_figures
from reports.layout.flow import Block, write
from reports.layout.listing import Align, Cell, Columns, head_row, rows
from reports.layout.page import MM, Page
from reports.layout.paragraph import Text
from reports.layout.parts import Type, signatures
from reports.registers.employed import AREA, WHO_MAY
from reports.registers.sheet import foot, head
from reports.signing import signed
from welfaredesk.domain import phones, thai_dates
from welfaredesk.domain.thai_text import to_thai
from welfaredesk.papers.employment_seekers import SeekerList, Waiting
from welfaredesk.papers.registry import baht

CODE = "E-05"
TITLE = "รายชื่อคนพิการที่ต้องการงาน"
_WIDTHS = (8.0, 36.0, 28.0, 14.0, 24.0, 40.0, 34.0, 22.0, 20.0, 27.0, 20.0)
_HEADINGS = (
    *("ที่", "ชื่อ–สกุล อายุ", "ที่อยู่ โทรศัพท์", "ความพิการ", "การศึกษา", "งานที่ต้องการ"),
    *("ความสามารถ", "ค่าจ้างที่ต้องการ (บาท)", "เดินทางได้", "สิ่งที่ต้องการในที่ทำงาน", "ขึ้นทะเบียน รอ (วัน)"),
)
_CENTER: Align = "center"
_COLUMNS = Columns(
    left=AREA.left,
    widths=_WIDTHS,
    aligns=(_CENTER, "left", "left", _CENTER, "left", "left", "left", "right", "left", "left", _CENTER),
    size=11.5,
    smallest=8.5,
    most_lines=4,
    row=11,
)
_LINE = replace(_COLUMNS, row=6.2)  # rows of a single line: heading and sum
_TEXT = Type(13, 1.25)


def render(paper: SeekerList) -> bytes:
    """The list as PDF. Same list, same bytes."""
    page = Page(f"{TITLE} {paper.as_of}", author=paper.office.name, subject=CODE, landscape=True)
    heading = head_row(_LINE, [_HEADINGS])
    blocks = [*head(TITLE, (f"{paper.office.name} ข้อมูล ณ วันที่ {paper.as_of}",), AREA), heading]
    for number, each in enumerate(paper.rows, start=1):
        blocks += rows(_COLUMNS, _cells(number, each), heads=(heading,))
    if paper.rows:
        blocks[-1] = replace(blocks[-1], with_next=True)  # the sum never stands alone on a sheet
    blocks += _sum(paper, heading)
    pair = (signed("ผู้จัดทำ", paper.maker), signed("ผู้ตรวจสอบ", paper.checker))
    blocks.append(signatures(pair, AREA, _TEXT, pen=9 * MM, above=3 * MM))
    return write(page, blocks, AREA, foot(CODE, paper.office, WHO_MAY))


def _cells(number: int, each: Waiting) -> list[Cell | str]:
    row = each.row
    home = " ".join(label + part for label, part in (("", row.house_no), ("หมู่ที่ ", row.moo)) if part)
    wage = (baht(row.wage_satang), row.wage_unit_label) if row.wage_satang is not None else ()
    return [
        to_thai(number),
        _lines(row.name, f"อายุ {row.age} ปี" if row.age is not None else ""),
        _lines(home, phones.formatted(row.phone) if row.phone else ""),
        thai_figures(", ".join(f"ป.{kind}" for kind in row.disabilities)) or "–",
        thai_figures(row.education_label) or "–",
        thai_figures(row.work) or "–",
        thai_figures(row.skills) or "–",
        _lines(*wage) if wage else "–",
        thai_figures(row.reach_label) or "–",
        thai_figures(", ".join(row.need_labels)) or "–",
        _lines(thai_dates.table(row.registered_on), f"{each.days:,} วัน"),
    ]


def _lines(*texts: str) -> Cell:
    """Each text on a line of its own, or on as many as it needs."""
    return Cell(lines=tuple((Text(thai_figures(text)),) for text in texts if text))


def _sum(paper: SeekerList, heading: Block) -> list[Block]:
    width = len(_WIDTHS)
    if not paper.rows:
        return rows(_LINE, [Cell("ไม่มีคนพิการที่ขึ้นทะเบียนหางาน", span=width, align="center")], heads=(heading,))
    cell = Cell(thai_figures(f"รวม {len(paper.rows):,} คน"), span=width, align="left")
    return rows(_LINE, [cell], bold=True, shaded=True, with_next=True, heads=(heading,))
