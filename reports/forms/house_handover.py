"""W-17 ใบส่งมอบ–ตรวจรับงานปรับปรุงบ้าน: what was done, with which money, who accepts it; pictures (§1.7, A.4)."""

from base64 import b64decode
from collections.abc import Sequence
from dataclasses import replace

from reports.forms.registry_parts import AREA, WIDE
from reports.layout.digits import thai_figures
from reports.layout.flow import Block, Foot, paginate, space, write
from reports.layout.fonts import Weight
from reports.layout.listing import Cell, Columns, head_row, rows
from reports.layout.money import baht_figures
from reports.layout.page import MM, Page
from reports.layout.paragraph import Choice, Run, Text, fill
from reports.layout.parts import Type, centred, flowing, heading, right_lines, signatures, title, together
from reports.layout.signature import Signature
from reports.signing import signed
from welfaredesk.domain.thai_text import to_thai
from welfaredesk.papers.house_handover import HandoverPaper, Value
from welfaredesk.papers.lending import Signer

TITLE = "ใบส่งมอบและตรวจรับงานปรับปรุงซ่อมแซมบ้าน"
_SIZES = (Type(15, 1.3), Type(14, 1.25), Type(13, 1.2), Type(12, 1.15))
_ABREAST = 3  # members of the committee side by side
_PICTURE = 60 * MM
_GAP = 4 * MM
_Pair = tuple[Signature | None, ...]


def render(paper: HandoverPaper) -> bytes:
    """The paper as PDF: one page as long as it can be, a second with the pictures. Same paper, same bytes."""
    page = Page(f"{TITLE} {paper.number}".strip(), author=paper.office.name, subject="W-17")
    found = [_blocks(paper, type_) for type_ in _SIZES]
    blocks = next((each for each in found if len(paginate(each, AREA.height)) == 1), found[1])
    blocks += _pictures(paper)
    return write(page, blocks, AREA, Foot(f"W-17   {paper.office.division} {paper.office.name}", paper.mark))


def _blocks(paper: HandoverPaper, type_: Type) -> list[Block]:
    number = f"โครงการบ้านเลขที่ {to_thai(paper.number)}" if paper.number else "โครงการบ้าน"
    return [
        right_lines(((Text(number, keep=True),),), AREA, type_),
        title(TITLE, AREA, size=18),
        centred(f"{paper.office.division} {paper.office.name}".strip(), AREA, type_),
        space(1.5 * MM),
        *flowing(_opening(paper), AREA, type_, indent=15 * MM),
        space(1 * MM),
        *_works(paper, type_),
        *_money(paper, type_),
        *flowing(_left_over(paper), AREA, type_, above=1 * MM),
        *flowing(_result(paper), AREA, type_),
        *_signing(paper, type_),
    ]


def _opening(paper: HandoverPaper) -> list[Run]:
    house = paper.house
    return [
        Text("บ้านของ "),
        fill(house.beneficiary, 60, keep=True),
        Text(" ตั้งอยู่ "),
        fill(thai_figures(house.place), 120),
        Text(f" ปีงบประมาณ พ.ศ. {to_thai(house.fiscal_year)} งาน{house.work} เริ่มงานวันที่ "),
        Text(thai_figures(paper.started_on), keep=True),
        Text(" แล้วเสร็จวันที่ "),
        Text(thai_figures(paper.finished_on), keep=True),
        Text(" ส่งมอบและตรวจรับวันที่ "),
        Text(thai_figures(paper.handed_on), keep=True),
    ]


def _works(paper: HandoverPaper, type_: Type) -> list[Block]:
    columns = Columns(
        left=AREA.left,
        widths=(13, (WIDE - 13) / 2, (WIDE - 13) / 2),
        aligns=("center", "left", "left"),
        size=type_.size - 1,
        smallest=type_.size - 4,
        row=6,
    )
    head = head_row(columns, [("ลำดับ", "รายการตามแผน", "รายการที่ทำจริง")])
    found = [head]
    for number, row in enumerate(paper.works, start=1):
        cells = [to_thai(number), thai_figures(row.planned), thai_figures(row.done)]
        found += rows(columns, cells, heads=(head,))
    return found


def _money(paper: HandoverPaper, type_: Type) -> list[Block]:
    columns = Columns(
        left=AREA.left,
        widths=(WIDE - 45, 45),
        aligns=("left", "right"),
        size=type_.size - 1,
        smallest=type_.size - 3,
        row=6,
    )
    head = head_row(columns, [("แหล่งงบประมาณ", "จำนวนเงิน (บาท)")])
    found = [head]
    for value in paper.money:
        found += rows(columns, [value.what, baht_figures(value.satang)], heads=(head,))
    total = Cell(f"รวม ({paper.words})", align="right")
    found += rows(columns, [total, baht_figures(paper.total_satang)], bold=True)
    found += [block for text in _notes(paper) for block in flowing((Text(text),), AREA, type_)]
    return [space(1.5 * MM), *found]


def _notes(paper: HandoverPaper) -> list[str]:
    notes = []
    if paper.estimated:
        notes.append(f"ตามประมาณการ {_listed(paper.estimated)}")
    if paper.beside:
        notes.append(f"ไม่รวมในยอดเงิน {_listed(paper.beside)}")
    return notes


def _listed(values: Sequence[Value]) -> str:
    return ", ".join(f"{value.what} {baht_figures(value.satang)} บาท" for value in values)


def _left_over(paper: HandoverPaper) -> list[Run]:
    return [Text("วัสดุเหลือใช้ ", Weight.BOLD, keep=True), Text(thai_figures(paper.left_over) or "ไม่มี")]


def _result(paper: HandoverPaper) -> list[Run]:
    return [
        Text("ผลการตรวจรับ ", Weight.BOLD, keep=True),
        Choice("ครบถ้วนถูกต้อง", paper.complete),
        Choice("ให้แก้ไข", not paper.complete),
        *([Text(f" คือ {thai_figures(paper.to_mend)}")] if paper.to_mend else ()),
    ]


def _signing(paper: HandoverPaper, type_: Type) -> list[Block]:
    """The beneficiary (witnesses under a thumbprint), who is in charge, the committee in rows of three."""
    pen = 0.55 * type_.size * MM
    thumb = ("ลายพิมพ์นิ้วมือ",) if paper.thumbprint else ()
    receiver = Signature("ผู้รับประโยชน์", paper.house.beneficiary, under=thumb)
    charge = signed("ผู้รับผิดชอบโครงการ", paper.responsible)
    blocks = [signatures((receiver, charge), AREA, type_, pen=pen, above=1.5 * MM)]
    if paper.thumbprint:
        names = (*paper.witnesses, "", "")[:2]
        blocks.append(signatures([Signature("พยาน", name) for name in names], AREA, type_, pen=pen))
    accepted = replace(centred("คณะกรรมการตรวจรับ", AREA, type_), above=2 * MM)
    return [*together(blocks), *together([accepted, *_committee(paper.committee, type_, pen)])]


def _committee(members: Sequence[Signer], type_: Type, pen: float) -> list[Block]:
    smaller = Type(type_.size - 1, type_.line)
    found = []
    for first in range(0, len(members), _ABREAST):
        row: list[Signature | None] = [signed("", member) for member in members[first : first + _ABREAST]]
        row += [None] * (_ABREAST - len(row))
        found.append(signatures(row, AREA, smaller, pen=pen, above=1 * MM))
    return found


def _pictures(paper: HandoverPaper) -> list[Block]:
    """A sheet with two pictures from before and two from after; nothing while there is none."""
    if not (paper.before or paper.after):
        return []
    type_ = _SIZES[1]
    found: list[Block] = []
    for caption, pictures in (("ก่อนปรับปรุง", paper.before), ("หลังปรับปรุง", paper.after)):
        if pictures:
            found += [heading(f"ภาพ{caption}", AREA, type_), _picture_row(pictures)]
    return together(found)


def _picture_row(pictures: Sequence[str]) -> Block:
    side = (AREA.width - _GAP) / 2

    def draw(page: Page, top: float) -> None:
        for number, content in enumerate(pictures):
            page.picture(b64decode(content), AREA.left + number * (side + _GAP), top, side, _PICTURE)

    return Block(_PICTURE, draw, above=2 * MM)
