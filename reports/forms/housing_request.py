"""W-01 แบบคำร้องขอรับการช่วยเหลือประชาชน: the form, and the roster on sheets of its own (domain spec §1.5)."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import count

from reports.forms.registry_parts import AREA, boxes, place_and_date
from reports.layout.digits import thai_figures
from reports.layout.flow import Block, Foot, filled_up, on_one_page, room_below, write
from reports.layout.fonts import Weight
from reports.layout.listing import Columns, head_row, rows
from reports.layout.page import MM, Page
from reports.layout.paragraph import Blank, Paragraph, Run, Text, fill, paragraph
from reports.layout.parts import Type, flowing, right_lines, signatures, title
from reports.layout.signature import Signature, SignatureBlock, signature_block
from reports.signing import signed
from welfaredesk.domain.thai_text import to_thai
from welfaredesk.papers.housing_request import AidRequest, RosterRow
from welfaredesk.papers.lending import Signer

TITLE = "แบบคำร้องขอรับการช่วยเหลือประชาชน"
ROSTER = "บัญชีรายชื่อผู้เดือดร้อน"
_BODY = Type(15, 1.3)
_SMALL = Type(13, 1.3)
_PROBLEM_LINES, _WANTED_LINES, _RESULT_LINES = 6, 3, 2
_PEN = 12 * MM
_OFFICERS = ("สำหรับเจ้าหน้าที่ (ผู้รับเรื่อง)", "ความคิดเห็น", "คำอนุมัติ/คำสั่ง")
_INDENT = 15 * MM
_ROSTER = Columns(
    left=AREA.left,
    widths=(12, 60, 22, 16, 34, 26),
    aligns=("center", "left", "center", "center", "left", "left"),
    size=13,
    smallest=10,
    row=7.4,  # 33 of them fill a sheet (§1.5)
)
_ROSTER_HEADS = ("ลำดับ", "ชื่อ – สกุล", "บ้านเลขที่", "หมู่ที่", "ลายมือชื่อ", "หมายเหตุ")


def render(paper: AidRequest) -> bytes:
    """The request as PDF: its sheet, then the roster's, one at least. Same request, same bytes."""
    page = Page(f"{TITLE} {paper.number}".strip(), author=paper.office.name, subject="W-01")
    foot = Foot(f"W-01   {paper.office.division} {paper.office.name}".strip(), paper.mark)
    return write(page, [*_form(paper), *_roster(paper)], AREA, foot)


def _form(paper: AidRequest) -> list[Block]:
    """The first sheet at the largest size that keeps it whole, filled up: the roster begins overleaf."""
    tries = [_blocks(paper, size) for size in (_BODY, Type(14, 1.28), Type(13, 1.22))]
    found = on_one_page(tries, AREA)
    return [*found, Block(room_below(found, AREA.height), lambda _page, _top: None)]


def _blocks(paper: AidRequest, type_: Type) -> list[Block]:
    number = (Text("เลขที่ "), fill(thai_figures(paper.number), 30))
    who: Sequence[Run] = (
        Text("ข้าพเจ้า "),
        fill(paper.name, 70, keep=True),
        Text(" อยู่บ้านเลขที่ "),
        fill(thai_figures(paper.address), 150),
        Text(" ได้รับความเดือดร้อน จำนวนผู้เดือดร้อน "),
        fill(to_thai(str(len(paper.roster))) if paper.roster else "", 15),
        Text(" คน ตามบัญชีรายชื่อแนบท้าย จึงขอยื่นคำร้อง ดังนี้"),
    )
    subject: Sequence[Run] = (Text("เรื่อง ", Weight.BOLD), fill(paper.subject, 120))
    to = (Text("เรียน ", Weight.BOLD), Text(paper.office.mayor))
    pen = 9 * MM
    return [
        right_lines((number,), AREA, type_),
        title(TITLE, AREA, size=17),
        place_and_date(paper.office.name, paper.filed_on, type_),
        *flowing(subject, AREA, type_),
        *flowing(to, AREA, type_),
        *flowing(who, AREA, type_, indent=_INDENT, above=1 * MM),
        *_asked("๑. ปัญหาความเดือดร้อน", paper.problem, _PROBLEM_LINES, type_),
        *_asked("๒. ความต้องการรับการช่วยเหลือ", paper.wanted, _WANTED_LINES, type_),
        signatures((None, Signature("ผู้ขอความช่วยเหลือ", paper.name)), AREA, type_, pen=pen),
        _officers(paper),
        *flowing((Text("ส่วนงานที่รับผิดชอบ ", Weight.BOLD), *boxes(paper.divisions)), AREA, _SMALL, above=2 * MM),
        *flowing(
            (Text("ผลการดำเนินการ ", Weight.BOLD), Blank(_RESULT_LINES * AREA.width / MM - 30)),
            AREA,
            type_,
            above=1 * MM,
        ),
    ]


def _asked(heading: str, text: str, lines: int, type_: Type) -> list[Block]:
    """A question and its answer, or as many dotted lines as the form has."""
    runs = (Text(thai_figures(text)),) if text else (Blank(lines * AREA.width / MM - 15),)
    head = flowing((Text(heading, Weight.BOLD),), AREA, type_, above=1 * MM)
    return [*(replace(each, with_next=True) for each in head), *flowing(runs, AREA, type_, indent=_INDENT)]


def _officers(paper: AidRequest) -> Block:
    """Who took it in, opinion and order side by side; the words are left to the pen (§6.11)."""
    signers = (paper.receiver, paper.opinion, paper.approver)
    width = AREA.width / len(signers)
    heads = [_centred(text, width) for text in _OFFICERS]
    lines = paragraph((Blank(3 * (width - 4 * MM) / MM),), width - 4 * MM, size=14, leading=20)
    signed_ = [_signer(each, width) for each in signers]
    head = _SMALL.leading + 1 * MM
    below = head + lines.height + _PEN
    height = below + max(each.height for each in signed_) + 2 * MM

    def draw(page: Page, top: float) -> None:
        page.shade(AREA.left, top, AREA.width, head)
        page.frame(AREA.left, top, AREA.width, height)
        page.line(AREA.left, top + head, AREA.left + AREA.width, top + head)
        for number, (text, block) in enumerate(zip(heads, signed_, strict=True)):
            x = AREA.left + number * width
            if number:
                page.line(x, top, x, top + height)
            text.draw(page, x, top + 0.5 * MM, centred_in=width)
            lines.draw(page, x + 2 * MM, top + head + 1 * MM)
            block.draw(page, x, top + below)

    return Block(height, draw, above=2 * MM)


def _signer(signer: Signer, width: float) -> SignatureBlock:
    block = signed("", signer)
    dated = replace(block, labelled=(("วันที่", ""),))
    return signature_block(dated, width, size=_SMALL.size, leading=_SMALL.leading)


def _centred(text: str, width: float) -> Paragraph:
    return paragraph((Text(text, Weight.BOLD),), width, size=_SMALL.size, leading=_SMALL.leading)


def _roster(paper: AidRequest) -> list[Block]:
    """Sheets of 33 lines, fewer where names wrap, the last one filled up with empty lines."""
    heads = (title(ROSTER, AREA, size=16), head_row(_ROSTER, [_ROSTER_HEADS]))
    blocks = list(heads)
    for number, row in enumerate(paper.roster, start=1):
        blocks += _roster_line(number, row, heads)
    nobody = RosterRow("", "", "", "")
    empty = (
        block for number in count(len(paper.roster) + 1) for block in _roster_line(number, nobody, heads)
    )
    return filled_up(blocks, empty, AREA.height)


def _roster_line(number: int, row: RosterRow, heads: tuple[Block, ...]) -> list[Block]:
    cells = [to_thai(str(number)), row.name, to_thai(row.house_no), to_thai(row.moo), "", row.note]
    return rows(_ROSTER, cells, heads=heads)
