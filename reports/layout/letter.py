"""The external letter หนังสือภายนอก to the millimetre of domain specification §6.2."""

from collections.abc import Sequence

from reports.layout import official
from reports.layout.digits import thai_figures
from reports.layout.flow import Block
from reports.layout.official import AREA, CENTRE, LEFT, TEXT, Spacing, labelled
from reports.layout.page import MM, Page
from reports.layout.paragraph import Paragraph, Text, first_baseline, fitted, paragraph
from reports.layout.thai_text import shape, width
from welfaredesk.papers.official import Letter

EMBLEM = 30 * MM
DATE_X = CENTRE
AGENCY_FROM, AGENCY_TO = 92 * MM, 102 * MM  # where the agency's lines may begin, from the left margin
CLOSING = "ขอแสดงความนับถือ"
_NUMBER_DOTS = 35 * MM
_SMALLEST = 13.0


def render(letter: Letter) -> bytes:
    """The letter as PDF, on as many sheets as it needs. Same letter, same bytes."""
    page = Page(f"{letter.subject} {letter.number}".strip(), author=letter.agency[0], subject=letter.code)
    blocks = official.on_one_sheet(lambda spacing: _blocks(letter, spacing))
    return official.write(page, blocks, bottom=True, mark=letter.mark)


def _blocks(letter: Letter, spacing: Spacing) -> list[Block]:
    return [
        _head(letter, spacing),
        *labelled("เรื่อง", (letter.subject,), spacing),
        *labelled("เรียน", (letter.to,), spacing),
        *(labelled("อ้างถึง", letter.references, spacing) if letter.references else ()),
        *(labelled("สิ่งที่ส่งมาด้วย", letter.enclosures, spacing) if letter.enclosures else ()),
        *official.body(letter.body, spacing),
        official.signature(letter.signer, spacing, CLOSING),
        owner((*letter.owner, *(f"สำเนาส่ง {name}" for name in letter.copies_to)), spacing),
    ]


def _head(letter: Letter, spacing: Spacing) -> Block:
    """Emblem, number, the agency at the emblem's foot, the date from the page's middle."""
    left = LEFT + agency_left(letter.agency)
    room = LEFT + AREA.width - left
    agency = [fitted(thai_figures(line), room, TEXT.size, _SMALLEST, 2) for line in letter.agency]
    first = EMBLEM - TEXT.leading  # the first line stands on the emblem's foot
    tops = [first]
    for line in agency:
        tops.append(tops[-1] + max(line.height, TEXT.leading))
    date_top = tops[-1] + spacing.between

    def draw(page: Page, top: float) -> None:
        official.emblem(page, letter.emblem, CENTRE - EMBLEM / 2, EMBLEM)
        official.urgency(page, letter.urgency, LEFT, top + EMBLEM / 2)
        _number(page, letter.number, top + first)
        for line, line_top in zip(agency, tops, strict=False):
            line.draw(page, left, top + line_top)
        _date(page, letter.date, top + date_top)

    return Block(date_top + TEXT.leading, draw, with_next=True)


def agency_left(lines: Sequence[str]) -> float:
    """As far right as the longest line allows."""
    widest = max(width(thai_figures(line), TEXT.size) for line in lines)
    return min(max(AREA.width - widest, AGENCY_FROM), AGENCY_TO)


def _number(page: Page, number: str, top: float) -> None:
    baseline = top + first_baseline(TEXT.size, TEXT.leading)
    if number:
        page.text(LEFT, baseline, (shape(f"ที่ {thai_figures(number)}"),), TEXT.size)
        return
    end = page.text(LEFT, baseline, (shape("ที่ "),), TEXT.size)
    page.dots(end, baseline, end + _NUMBER_DOTS)


def _date(page: Page, date: str, top: float) -> None:
    baseline = top + first_baseline(TEXT.size, TEXT.leading)
    if date:
        page.text(DATE_X, baseline, (shape(thai_figures(date)),), TEXT.size)
    else:
        page.dots(DATE_X, baseline, LEFT + AREA.width)


def owner(texts: Sequence[str], spacing: Spacing) -> Block:
    """Who wrote it and how to reach them, and who gets copies, at the bottom left."""
    lines: list[Paragraph] = [
        paragraph((Text(thai_figures(text)),), AREA.width * 0.7, size=TEXT.size, leading=TEXT.leading)
        for text in texts
    ]

    def draw(page: Page, top: float) -> None:
        for line in lines:
            line.draw(page, LEFT, top)
            top += line.height

    return Block(sum(line.height for line in lines), draw, above=2 * spacing.between)
