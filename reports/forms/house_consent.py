"""W-14 หนังสือยินยอมให้ปรับปรุง/ซ่อมแซมบ้าน: one A4 page (domain specification §1.7, A.4)."""

from collections.abc import Sequence

from reports.forms.lending_slip_text import number_runs
from reports.forms.registry_parts import AREA, boxes, place_and_date
from reports.layout.digits import thai_figures
from reports.layout.flow import Block, Foot, on_one_page, space, write
from reports.layout.page import MM, Page
from reports.layout.paragraph import Run, Text, fill
from reports.layout.parts import Type, flowing, right_lines, signatures, title, together
from reports.layout.signature import Signature
from reports.signing import signed
from welfaredesk.domain.thai_text import to_thai
from welfaredesk.papers.house_consent import ConsentPaper

TITLE = "หนังสือยินยอมให้ปรับปรุงและซ่อมแซมที่อยู่อาศัย"
_INDENT = 20 * MM
_SIZES = (Type(16, 1.4), Type(15, 1.35), Type(14, 1.3), Type(13, 1.2))


def render(paper: ConsentPaper) -> bytes:
    """The consent as PDF. Same paper, same bytes."""
    page = Page(f"{TITLE} {paper.number}".strip(), author=paper.office.name, subject="W-14")
    blocks = on_one_page([_blocks(paper, type_) for type_ in _SIZES], AREA)
    return write(page, blocks, AREA, Foot(f"W-14   {paper.office.division} {paper.office.name}", paper.mark))


def _blocks(paper: ConsentPaper, type_: Type) -> list[Block]:
    return [
        right_lines((number_runs(paper.number),), AREA, type_),
        title(TITLE, AREA, size=18),
        place_and_date(paper.office.name, paper.given_on, type_),
        space(3 * MM),
        *flowing(_who(paper), AREA, type_, indent=_INDENT),
        *flowing(_what(paper), AREA, type_, indent=_INDENT, above=2 * MM),
        *(
            block
            for number, promise in enumerate(_promises(paper), start=1)
            for block in flowing(
                (Text(f"{to_thai(number)}. ", keep=True), *promise), AREA, type_, indent=_INDENT
            )
        ),
        *flowing(
            (Text("ข้าพเจ้าได้อ่านและเข้าใจข้อความข้างต้นแล้ว จึงลงลายมือชื่อไว้เป็นหลักฐานต่อหน้าพยาน"),),
            AREA,
            type_,
            indent=_INDENT,
            above=2 * MM,
        ),
        *_signing(paper, type_),
    ]


def _who(paper: ConsentPaper) -> list[Run]:
    return [
        Text("ข้าพเจ้า "),
        fill(paper.owner, 70, keep=True),
        Text(" เลขประจำตัวประชาชน "),
        fill(thai_figures(paper.owner_number), 52, keep=True),
        Text(" อายุ "),
        fill(to_thai(paper.owner_age), 14, keep=True),
        Text(" ปี อยู่บ้านเลขที่ "),
        fill(thai_figures(paper.owner_address), 150),
        Text(" ในฐานะ "),
        *boxes(paper.standing),
    ]


def _what(paper: ConsentPaper) -> list[Run]:
    return [
        Text(f"ยินยอมให้{paper.office.name} ปรับปรุงและซ่อมแซมบ้านเลขที่ "),
        fill(thai_figures(paper.house), 120),
        Text(" ซึ่งเป็นที่อยู่อาศัยของ "),
        fill(paper.beneficiary, 60, keep=True),
        Text(" ผู้รับประโยชน์ ซึ่งเกี่ยวข้องกับข้าพเจ้าเป็น "),
        fill(paper.relation, 30, keep=True),
        Text(" รายการงาน "),
        fill(paper.works, 140),
        Text(" และขอรับรองว่า"),
    ]


def _promises(paper: ConsentPaper) -> Sequence[Sequence[Run]]:
    return (
        (Text("จะไม่เรียกร้องค่าเช่า ค่าตอบแทน หรือค่าเสียหายใดๆ จากการปรับปรุงหรือซ่อมแซมครั้งนี้"),),
        (
            Text("จะไม่รื้อถอนสิ่งที่ปรับปรุงหรือซ่อมแซม และให้ผู้รับประโยชน์อยู่อาศัยต่อไป ภายในระยะเวลา "),
            fill(to_thai(paper.years), 16, keep=True),
            Text(" ปี นับแต่วันส่งมอบงาน"),
        ),
        (Text("ยินยอมให้เจ้าหน้าที่ถ่ายภาพบ้านและผู้รับประโยชน์ ก่อน ระหว่าง และหลังการปรับปรุง เพื่อใช้เป็นหลักฐานของทางราชการ"),),
    )


def _signing(paper: ConsentPaper, type_: Type) -> list[Block]:
    pen = 8 * MM
    owner = (None, Signature("ผู้ให้ความยินยอม", paper.owner))
    witnesses = (Signature("พยาน"), Signature("พยาน"))
    return together(
        [
            signatures(owner, AREA, type_, pen=pen, above=4 * MM),
            signatures(witnesses, AREA, type_, pen=pen),
            signatures((None, signed("เจ้าหน้าที่", paper.officer)), AREA, type_, pen=pen),
        ]
    )
