"""W-16 รายงานการประชุม: who was there, the agenda, what was resolved case by case (domain spec §1.7)."""

from collections.abc import Sequence
from dataclasses import replace

from reports.layout.digits import thai_figures
from reports.layout.flow import Block, Foot, space, write
from reports.layout.fonts import Weight
from reports.layout.official import AREA, INDENT, LEFT, TEXT
from reports.layout.page import MM, Page
from reports.layout.paragraph import Blank, Run, Text, fitted
from reports.layout.parts import flowing, signatures, title, together
from reports.layout.signature import Signature
from welfaredesk.domain.house_meetings import CASES
from welfaredesk.papers.housing_minutes import Listed, Minutes, MinutesCase

TITLE = "รายงานการประชุม"
_COLUMNS = (10 * MM, 66 * MM, 118 * MM)  # where name, position and role begin
_LINES = 2  # of dots where the pen writes on


def render(minutes: Minutes) -> bytes:
    """The minutes as PDF, on as many sheets as they need. Same minutes, same bytes."""
    page = Page(f"{TITLE} {minutes.round}", author=minutes.office.name, subject="W-16")
    foot = Foot(f"W-16   {minutes.office.division} {minutes.office.name}".strip())
    return write(page, _blocks(minutes), AREA, foot)


def _blocks(minutes: Minutes) -> list[Block]:
    place = f"ณ {minutes.place}" if minutes.place else ""
    head = (f"{TITLE}{minutes.meeting}", f"ครั้งที่ {minutes.round}", f"เมื่อวันที่ {minutes.held_on}", place)
    blocks = [title(thai_figures(line), AREA, size=TEXT.size) for line in head if line]
    blocks += _people("ผู้มาประชุม", minutes.present, _residents(minutes))
    blocks += _people("ผู้ไม่มาประชุม", minutes.absent)
    blocks += _people("ผู้เข้าร่วมประชุม", minutes.guests)
    blocks += _time("เริ่มประชุมเวลา", minutes.starts_at)
    for item, name, text in minutes.agenda:
        blocks += _heading(f"ระเบียบวาระที่ {item} {name}")
        blocks += _item(text, minutes.cases if item == CASES else ())
    blocks += _time("เลิกประชุมเวลา", minutes.ends_at)
    blocks += together(
        [
            space(4 * MM),
            signatures(
                (
                    Signature("", minutes.taken_by, ("ผู้จดรายงานการประชุม",)),
                    Signature("", minutes.checked_by, ("ผู้ตรวจรายงานการประชุม",)),
                ),
                AREA,
                TEXT,
                pen=10 * MM,
            ),
        ]
    )
    return blocks


def _residents(minutes: Minutes) -> str:
    return f"ราษฎรที่มาประชุม จำนวน {minutes.residents} คน" if minutes.residents else ""


def _people(heading: str, people: Sequence[Listed], more: str = "") -> list[Block]:
    """Numbered people under their heading; nobody stayed away or sat in: no heading."""
    if not people and not more and heading != "ผู้มาประชุม":
        return []
    found = _heading(heading)
    found += [_person(number, each) for number, each in enumerate(people, start=1)]
    if not people:
        found += flowing((Blank(AREA.width / MM),), AREA, TEXT)
    if more:
        found += flowing((Text(thai_figures(more)),), AREA, TEXT, indent=_COLUMNS[0])
    return found


def _person(number: int, someone: Listed) -> Block:
    texts = (someone.name, someone.position, someone.role)
    ends = (*_COLUMNS[1:], AREA.width)
    laid_out = [
        (left, fitted(thai_figures(text), end - left - 2 * MM, TEXT.size, 12, 1)) if text else None
        for text, left, end in zip(texts, _COLUMNS, ends, strict=True)
    ]
    height = max([TEXT.leading, *(part[1].height for part in laid_out if part)])
    count = flowing((Text(thai_figures(f"{number}.")),), AREA, TEXT)[0]

    def draw(page: Page, top: float) -> None:
        count.draw(page, top)
        for part in laid_out:
            if part:
                part[1].draw(page, LEFT + part[0], top)

    return Block(height, draw)


def _time(label: str, time: str) -> list[Block]:
    runs: Sequence[Run] = (Text(f"{label} ", Weight.BOLD), Text(thai_figures(f"{time} น.")))
    if not time:
        runs = (Text(f"{label} ", Weight.BOLD), Blank(30), Text(" น."))
    return flowing(runs, AREA, TEXT, above=2 * MM)


def _heading(text: str) -> list[Block]:
    runs = (Text(thai_figures(text), Weight.BOLD),)
    return [replace(block, with_next=True) for block in flowing(runs, AREA, TEXT, above=2 * MM)]


def _item(text: str, cases: Sequence[MinutesCase]) -> list[Block]:
    """What was said under an item: its cases, its paragraphs, or dots for the pen."""
    if cases:
        return [block for case in cases for block in _case(case)]
    if not text:
        return flowing((Blank(_LINES * AREA.width / MM),), AREA, TEXT, indent=INDENT)
    return [
        block
        for line in text.splitlines()
        if line.strip()
        for block in flowing((Text(thai_figures(line.strip())),), AREA, TEXT, indent=INDENT)
    ]


def _case(case: MinutesCase) -> list[Block]:
    about = " ".join(part for part in (case.name, case.house) if part)
    details = [case.work, f"งบประมาณ {case.amount}" if case.amount else ""]
    told = " ".join(part for part in (f"{case.item} ราย {about}", *details) if part)
    blocks = flowing((Text(thai_figures(told)),), AREA, TEXT, indent=INDENT)
    resolved = " ".join(part for part in (case.outcome, case.resolution) if part)
    label = Text("มติที่ประชุม ", Weight.BOLD)
    runs: Sequence[Run] = (label, Text(thai_figures(resolved)))
    if not resolved:
        runs = (label, Blank(1.4 * AREA.width / MM))
    return together([*blocks, *flowing(runs, AREA, TEXT, indent=INDENT)])
