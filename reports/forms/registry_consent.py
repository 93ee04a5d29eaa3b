"""P-01 หนังสือแจ้งการประมวลผลข้อมูลส่วนบุคคลและขอความยินยอม (domain specification §6.10, A.8)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reports.forms.registry_parts import AREA, WIDE, place_and_date
from reports.layout.digits import thai_figures
from reports.layout.flow import Block, Foot, on_one_page, space, write
from reports.layout.fonts import Weight
from reports.layout.listing import Cell, Columns, head_row, rows
from reports.layout.page import MM, Page
from reports.layout.paragraph import Choice, Text, fill
from reports.layout.parts import Type, flowing, signatures, title
from reports.layout.signature import Signature
from reports.signing import signed
from welfaredesk.domain.thai_text import to_thai
from welfaredesk.papers.registry_consent import Agreement, ConsentPaper

TITLE = "หนังสือแจ้งการประมวลผลข้อมูลส่วนบุคคลและขอความยินยอม"
_INDENT = 15 * MM


@dataclass(frozen=True, slots=True)
class Scale:
    """One way to set the page: the text, and the white for the pen in mm."""

    body: Type
    pen: float


# one page in the office's usual wording; a longer notice goes on on the next page at full size
SCALES = (Scale(Type(15, 1.25), 9), Scale(Type(14, 1.25), 8), Scale(Type(14, 1.2), 5))


def render(paper: ConsentPaper) -> bytes:
    """The notice as PDF. Same paper, same bytes."""
    page = Page(f"{TITLE} {paper.person.name}".strip(), author=paper.office.name, subject="P-01")
    foot = f"P-01   {paper.office.division} {paper.office.name}   หนังสือแจ้งฉบับที่ {thai_figures(paper.version)}"
    return write(page, compose(paper), AREA, Foot(foot))


def compose(paper: ConsentPaper) -> list[Block]:
    """The blocks at the largest scale that keeps them on one page, else at the middle one."""
    found = [_blocks(paper, scale) for scale in SCALES]
    return on_one_page(found, AREA, otherwise=1)


def _blocks(paper: ConsentPaper, scale: Scale) -> list[Block]:
    blocks = [
        title(TITLE, AREA, size=17),
        place_and_date(paper.office.name, paper.given_on, scale.body),
        space(1 * MM),
        *_opening(paper, scale.body),
        *_sections(paper, scale.body),
        *_contact(paper, scale.body),
    ]
    return [*blocks, *_consent(paper, scale)]


def _opening(paper: ConsentPaper, type_: Type) -> list[Block]:
    office = " ".join(word for word in (paper.office.division, paper.office.name) if word)
    runs = (
        Text(f"{office} ในฐานะผู้ควบคุมข้อมูลส่วนบุคคล ขอแจ้งให้ "),
        fill(paper.person.name, 70, keep=True),
        Text(" ทราบถึงการเก็บรวบรวม ใช้ และเปิดเผยข้อมูลส่วนบุคคลของท่าน ดังนี้"),
    )
    return flowing(runs, AREA, type_, indent=_INDENT)


def _sections(paper: ConsentPaper, type_: Type) -> list[Block]:
    found: list[Block] = []
    for number, section in enumerate(paper.sections, start=1):
        heading = thai_figures(f"{number}. {section.heading} ")
        runs = (Text(heading, Weight.BOLD), Text(thai_figures(" ".join(section.text.split()))))
        found += flowing(runs, AREA, type_, above=0.5 * MM)
    return found


def _contact(paper: ConsentPaper, type_: Type) -> list[Block]:
    """Whom to ask: from the office's profile, so that it is right whatever the wording says."""
    office = paper.office
    heading = thai_figures(f"{len(paper.sections) + 1}. ติดต่อสอบถามหรือใช้สิทธิ ")
    runs = (
        Text(heading, Weight.BOLD),
        Text(" ".join(word for word in (office.division, office.name, office.place) if word)),
        Text(" โทรศัพท์ ", keep=True),
        fill(office.phone, 40, keep=True),
    )
    return flowing(runs, AREA, type_, above=0.5 * MM)


def _consent(paper: ConsentPaper, scale: Scale) -> list[Block]:
    type_ = scale.body
    person = paper.person
    runs = (
        Text("ข้าพเจ้า "),
        fill(person.name, 70, keep=True),
        Text(" ที่อยู่ "),
        fill(thai_figures(person.address), 120),
        Text(" ได้รับทราบแล้ว จึงขอแสดงความประสงค์ ดังนี้"),
    )
    blocks = [
        title("ความยินยอม", AREA, size=type_.size + 1, above=1.5 * MM),
        *flowing(runs, AREA, type_, indent=_INDENT),
    ]
    blocks += _agreements(paper.agreements, type_)
    blocks += flowing((Text(thai_figures(paper.closing)),), AREA, type_, indent=_INDENT)
    by = paper.given_by or person.name
    pair = (Signature("เจ้าของข้อมูล/ผู้แทน", by), signed("เจ้าหน้าที่", paper.officer))
    # who signs must see on the same sheet what he agrees to
    kept = [replace(block, with_next=True) for block in blocks]
    relation = flowing((Text("กรณีผู้แทนลงชื่อ เกี่ยวข้องกับเจ้าของข้อมูลเป็น "), fill("", WIDE - 105)), AREA, type_)
    return [
        *kept,
        *[replace(each, with_next=True) for each in relation],
        signatures(pair, AREA, type_, pen=scale.pen * MM),
    ]


def _agreements(agreements: Sequence[Agreement], type_: Type) -> list[Block]:
    columns = Columns(
        left=AREA.left,
        widths=(10, WIDE - 54, 22, 22),
        aligns=("center", "left", "center", "center"),
        size=type_.size - 1,
        smallest=type_.size - 3,
        most_lines=1,
        row=7,
    )
    answers = [option.label for option in agreements[0].options]
    found = [space(1 * MM), head_row(columns, [("ข้อ", "รายการ", *answers)])]
    for number, agreement in enumerate(agreements, start=1):
        ticks = [Cell(lines=((Choice("", option.ticked),),)) for option in agreement.options]
        found += rows(columns, [to_thai(number), agreement.text, *ticks])
    return [*found, space(1 * MM)]
