"""L-08 ใบตอบรับการบริจาค: one A4 page with what was given, its estimate, and thanks."""

from reports.forms.registry_parts import AREA, WIDE, place_and_date
from reports.layout.digits import thai_figures
from reports.layout.flow import Block, Foot, paginate, space, write
from reports.layout.listing import Cell, Columns, head_row, rows
from reports.layout.money import baht_figures
from reports.layout.page import MM, Page
from reports.layout.paragraph import Choice, Text, fill
from reports.layout.parts import Type, flowing, right_lines, signatures, title, together
from reports.layout.signature import Signature
from reports.signing import signed
from welfaredesk.domain.thai_text import to_thai
from welfaredesk.papers.lending_donation import DonationReceipt, GivenLine

TITLE = "ใบตอบรับการบริจาคกายอุปกรณ์"
_SIZES = (Type(15, 1.35), Type(14, 1.3), Type(13, 1.25), Type(12, 1.2), Type(11, 1.15))
_INDENT = 25 * MM
_HEADINGS = ("ที่", "รายการ", "จำนวน", "สภาพ", "มูลค่าประมาณ (บาท)", "รหัสที่ให้")


def render(paper: DonationReceipt) -> bytes:
    """The receipt as PDF, on one page. Same receipt, same bytes."""
    page = Page(f"{TITLE} {paper.number}", author=paper.office.name, subject="L-08")
    found = [_blocks(paper, type_) for type_ in _SIZES]
    blocks = next((each for each in found if len(paginate(each, AREA.height)) == 1), found[-1])
    return write(page, blocks, AREA, Foot(f"L-08   {paper.office.division} {paper.office.name}", paper.mark))


def _blocks(paper: DonationReceipt, type_: Type) -> list[Block]:
    number = right_lines(((Text(f"เลขที่ {to_thai(paper.number)}", keep=True),),), AREA, type_)
    return [
        number,
        title(TITLE, AREA, size=18),
        space(1 * MM),
        place_and_date(paper.office.name, paper.given_on, type_),
        space(1 * MM),
        *_opening(paper, type_),
        space(1.5 * MM),
        *_table(paper, type_),
        *_closing(paper, type_),
    ]


def _opening(paper: DonationReceipt, type_: Type) -> list[Block]:
    runs = (
        Text(f"{' '.join(filter(None, (paper.office.division, paper.office.name)))} ได้รับบริจาคจาก "),
        fill(paper.donor, 80, keep=True),
        Text(" ที่อยู่ "),
        fill(thai_figures(paper.donor_address), 110),
        Text(" โทรศัพท์ "),
        fill(thai_figures(paper.donor_phone), 40, keep=True),
        Text(" ดังรายการต่อไปนี้"),
    )
    return flowing(runs, AREA, type_, indent=_INDENT)


def _table(paper: DonationReceipt, type_: Type) -> list[Block]:
    columns = Columns(
        left=AREA.left,
        widths=(9, WIDE - 113, 22, 20, 31, 31),
        aligns=("center", "left", "center", "center", "right", "left"),
        size=type_.size - 1,
        smallest=type_.size - 4,
        most_lines=3,
        row=7,
    )
    found = [head_row(columns, [_HEADINGS])]
    for line in paper.lines:
        found += rows(columns, _cells(line))
    total = baht_figures(paper.value_satang) if paper.value_words else "–"
    words = f"รวม ({paper.value_words})" if paper.value_words else "ไม่ได้ประมาณมูลค่า"
    return [*found, *rows(columns, [Cell(words, span=4, align="right"), total, ""], bold=True)]


def _cells(line: GivenLine) -> list[Cell | str]:
    value = baht_figures(line.value_satang) if line.value_satang is not None else "–"
    quantity = to_thai(f"{line.quantity:,} {line.unit}")
    return [to_thai(line.no), thai_figures(line.what), quantity, line.condition, value, line.codes]


def _closing(paper: DonationReceipt, type_: Type) -> list[Block]:
    purpose = (Text("เพื่อ "), fill(thai_figures(paper.purpose), 2 * WIDE - 60))
    thanks = Text(
        "หน่วยงานขอขอบคุณในความอนุเคราะห์ของท่านเป็นอย่างยิ่ง และจะนำสิ่งของดังกล่าวไปใช้ประโยชน์แก่ผู้สูงอายุ "
        "คนพิการ และผู้ป่วยในพื้นที่ตามวัตถุประสงค์ของผู้บริจาคต่อไป"
    )
    naming = (
        Text("การเปิดเผยชื่อผู้บริจาค "),
        Choice("เปิดเผยได้", ticked=paper.donor_named),
        Choice("ไม่ประสงค์ออกนาม", ticked=not paper.donor_named),
    )
    first = (Signature("ผู้บริจาค", paper.donor), signed("ผู้รับมอบ", paper.receiver))
    second = (Signature("พยาน"), signed("", paper.head))
    return [
        *flowing(purpose, AREA, type_, above=2 * MM),
        *flowing(naming, AREA, type_),
        *flowing((thanks,), AREA, type_, indent=_INDENT, above=1 * MM),
        *together([signatures(first, AREA, type_, pen=9 * MM), signatures(second, AREA, type_, pen=9 * MM)]),
    ]
