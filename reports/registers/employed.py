"""E-01 รายชื่อคนพิการที่จ้างงานหรือให้สิทธิ: who uses the right, whose it is, from when to when, where."""

from dataclasses import replace

from reports.layout.digits import thai_figures
from reports.layout.flow import Area, Block, space, write
from reports.layout.listing import Align, Cell, Columns, head_row, rows
from reports.layout.page import HEIGHT, MM, WIDTH, Page
from reports.layout.paragraph import Text
from reports.layout.parts import Type, flowing, signatures
from reports.registers.sheet import foot, head
from reports.signing import signed
from welfaredesk.domain import national_id, thai_dates
from welfaredesk.domain.thai_text import to_thai
from welfaredesk.domain.value_lists import DISABILITY_TYPES
from welfaredesk.papers.employment_list import EmployedList
from welfaredesk.papers.registry import SEXES
from welfaredesk.queries.employment_lists import Employed, Named

CODE = "E-01"
WHO_MAY = "ข้อมูลส่วนบุคคลที่มีความอ่อนไหว (ความพิการ) ใช้ในราชการเท่านั้น ห้ามปิดประกาศ"
AREA = Area(12 * MM, 13 * MM, HEIGHT - 24 * MM, WIDTH - 32 * MM)
_WIDTHS = (8.0, 33.0, 12.0, 14.0, 12.0, 33.0, 12.0, 12.0, 19.0, 19.0, 12.0, 28.0, 19.0, 40.0)
_CENTER: Align = "center"
_COLUMNS = Columns(
    left=AREA.left,
    widths=_WIDTHS,
    aligns=(
        *(_CENTER, "left", _CENTER, _CENTER, _CENTER),
        *("left", _CENTER, _CENTER),
        *(_CENTER, _CENTER, _CENTER, "left", "right", "left"),
    ),
    size=11.5,
    smallest=8.5,
    most_lines=3,
    row=11,
)
_LINE = replace(_COLUMNS, row=6.2)  # rows of a single line: heading and sum
_TEXT = Type(13, 1.25)
_NOTE = Type(11.5, 1.25)
_NOBODY = Cell("–", align="center")


def render(paper: EmployedList) -> bytes:
    """The list as PDF. Same list, same bytes."""
    page = Page(f"{paper.title} {paper.as_of}", author=paper.office.name, subject=CODE, landscape=True)
    only = (f"เฉพาะที่ปฏิบัติงานหรือว่าจ้างโดย {paper.what}",) if paper.what else ()
    lines = (*only, f"{paper.office.name} ข้อมูล ณ วันที่ {paper.as_of}")
    heading = head_row(_LINE, _headings())
    blocks = [*head(paper.title, lines, AREA), heading]
    for number, row in enumerate(paper.rows, start=1):
        blocks += rows(_COLUMNS, _cells(number, row), heads=(heading,))
    if paper.rows:
        blocks[-1] = replace(blocks[-1], with_next=True)  # the sum never stands alone on a sheet
    blocks += _sum(paper, heading)
    blocks += _closing(paper)
    return write(page, blocks, AREA, foot(CODE, paper.office, WHO_MAY))


def _headings() -> list[list[Cell | str]]:
    of_both = ("ชื่อ–สกุล/เลขประจำตัวประชาชน", "เพศ อายุ (ปี)")
    after = (
        *("วันเริ่ม", "วันสิ้นสุด", "ระยะเวลา (วัน)"),
        *("กิจกรรม/มาตรา", "มูลค่า/ค่าจ้าง (บาท)", "สถานประกอบการและที่อยู่ ผู้ว่าจ้าง หมายเหตุ"),
    )
    return [
        [
            Cell("ที่", rows=2),
            Cell("ผู้ใช้สิทธิ", span=4),
            Cell("คนพิการที่ถูกใช้สิทธิ", span=3),
            *(Cell(text, rows=2) for text in after),
        ],
        [*of_both, "เป็น", "ความพิการ", *of_both, "ความพิการ"],
    ]


def _cells(number: int, row: Employed) -> list[Cell | str]:
    return [
        to_thai(number),
        *_who(row.user)[:2],
        "ผู้ดูแล" if row.right_of else "คนพิการ",
        "–" if row.right_of else _who(row.user)[2],
        *(_who(row.right_of) if row.right_of else (_NOBODY, _NOBODY, _NOBODY)),
        to_thai(thai_dates.table(row.started_on)),
        to_thai(thai_dates.table(row.ends_on)) if row.ends_on else "ไม่มีกำหนด",
        to_thai(f"{row.days:,}") if row.days is not None else "–",
        _lines(row.basis_label, row.position),
        _worth(row),
        _place(row),
    ]


def _who(person: Named) -> tuple[Cell, Cell, Cell]:
    number = shown_number(person) or "ไม่มีเลขในทะเบียน"
    name = ((Text(thai_figures(person.name)),), (Text(number, keep=True),))
    age = to_thai(person.age) if person.age is not None else "–"
    kinds = thai_figures(", ".join(f"ป.{kind}" for kind in person.kinds)) or "–"
    sex = SEXES.get(person.sex, "–")
    return Cell(lines=name), Cell(lines=((Text(sex),), (Text(age),))), Cell(kinds)


def _place(row: Employed) -> Cell:
    payer = "" if row.employer == row.workplace else f"ผู้ว่าจ้าง: {row.employer}"
    return _lines(row.workplace, row.workplace_address, payer, f"หมายเหตุ: {row.note}" if row.note else "")


def _lines(*texts: str) -> Cell:
    """Each text on a line of its own, or on as many as it needs."""
    return Cell(lines=tuple((Text(thai_figures(text)),) for text in texts if text))


def shown_number(person: Named) -> str:
    """The id in its groups, masked where it is; "" without one."""
    return national_id.formatted(person.number) if person.number.isdecimal() else person.number


def _worth(row: Employed) -> Cell:
    """What the right is worth, else the wage with its unit."""
    if row.value_satang is not None:
        return _lines(_baht(row.value_satang))
    if row.wage_satang is None:
        return _NOBODY
    return _lines(_baht(row.wage_satang), row.wage_unit_label)


def _sum(paper: EmployedList, heading: Block) -> list[Block]:
    width = len(_WIDTHS)
    if not paper.rows:
        words = "ไม่มีคนพิการที่ได้รับการจ้างงานหรือให้สิทธิในวันที่ข้อมูล"
        return rows(_LINE, [Cell(words, span=width, align="center")], heads=(heading,))
    people, helped = paper.people, paper.by_caregivers
    words = (
        f"รวม {len(paper.rows):,} รายการ คนพิการ {people:,} คน "
        f"(คนพิการใช้สิทธิ {people - helped:,} คน ผู้ดูแลใช้สิทธิ {helped:,} คน)"
    )
    if paper.value_satang:
        words += f" มูลค่าสิทธิตามมาตรา 35 รวม {_baht(paper.value_satang)} บาท"
    cell = Cell(thai_figures(words), span=width, align="left")
    return rows(_LINE, [cell], bold=True, shaded=True, with_next=True, heads=(heading,))


def _closing(paper: EmployedList) -> list[Block]:
    kinds = "  ".join(f"ป.{code} {label}" for code, label in DISABILITY_TYPES.items())
    blocks = flowing((Text(thai_figures(f"ความพิการ: {kinds}")),), AREA, _NOTE, above=1.5 * MM)
    pair = (signed("ผู้จัดทำ", paper.maker), signed("ผู้ตรวจสอบ", paper.checker))
    return [replace(each, with_next=True) for each in (*blocks, space(2 * MM))] + [
        signatures(pair, AREA, _TEXT, pen=9 * MM)
    ]


def _baht(satang: int) -> str:
    return f"{satang // 100:,}.{satang % 100:02}"
