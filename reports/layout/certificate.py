"""A certificate หนังสือรับรอง: emblem, number and agency at its foot, title, body, ให้ไว้ ณ วันที่, signature."""

from reports.layout import letter, official
from reports.layout.digits import thai_figures
from reports.layout.flow import Block
from reports.layout.fonts import Weight
from reports.layout.letter import EMBLEM
from reports.layout.official import AREA, CENTRE, LEFT, TEXT, Spacing
from reports.layout.order import given_on
from reports.layout.page import Page
from reports.layout.paragraph import Text, first_baseline, fitted, paragraph
from reports.layout.thai_text import shape
from welfaredesk.papers.official import Certificate

GIVEN = "ให้ไว้ ณ วันที่"
_SMALLEST = 13.0
_TITLE_WIDTH = 2 * (CENTRE - LEFT)  # what the left margin leaves on both sides of the sheet's middle


def render(paper: Certificate) -> bytes:
    """The certificate as PDF. Same certificate, same bytes."""
    page = Page(f"{paper.title} {paper.number}".strip(), author=paper.agency[0], subject=paper.code)
    blocks = official.on_one_sheet(lambda spacing: _blocks(paper, spacing))
    return official.write(page, blocks, bottom=True, mark=paper.mark)


def _blocks(paper: Certificate, spacing: Spacing) -> list[Block]:
    return [
        _head(paper),
        _title(paper.title, spacing),
        *official.body(paper.body, spacing),
        given_on(GIVEN, paper.date),
        official.signature(paper.signer, spacing),
        letter.owner(paper.owner, spacing),
    ]


def _head(paper: Certificate) -> Block:
    """Emblem in the middle, the number on its left, the agency on its right."""
    left = LEFT + letter.agency_left(paper.agency)
    room = LEFT + AREA.width - left
    agency = [fitted(thai_figures(line), room, TEXT.size, _SMALLEST, 2) for line in paper.agency]
    first = EMBLEM - TEXT.leading  # the first line stands on the emblem's foot
    height = first + sum(max(line.height, TEXT.leading) for line in agency)

    def draw(page: Page, top: float) -> None:
        official.emblem(page, paper.emblem, CENTRE - EMBLEM / 2, EMBLEM)
        baseline = top + first + first_baseline(TEXT.size, TEXT.leading)
        page.text(LEFT, baseline, (shape(f"เลขที่ {thai_figures(paper.number)}"),), TEXT.size)
        pen = top + first
        for line in agency:
            line.draw(page, left, pen)
            pen += max(line.height, TEXT.leading)

    return Block(height, draw, with_next=True)


def _title(text: str, spacing: Spacing) -> Block:
    runs = (Text(thai_figures(text), Weight.BOLD),)
    title = paragraph(runs, _TITLE_WIDTH, size=TEXT.size, leading=TEXT.leading)
    return Block(
        title.height,
        lambda page, top: title.draw(page, LEFT, top, centred_in=_TITLE_WIDTH),
        above=2 * spacing.between,
        with_next=True,
    )
