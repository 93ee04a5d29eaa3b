"""The memo บันทึกข้อความ to the millimetre of domain specification §6.1."""

from collections.abc import Sequence
from dataclasses import replace

from reports.layout import official
from reports.layout.digits import thai_figures
from reports.layout.flow import Block
from reports.layout.fonts import Weight
from reports.layout.official import AREA, BETWEEN, LEFT, TEXT, Spacing, labelled
from reports.layout.page import MM, Page
from reports.layout.paragraph import Blank, Paragraph, Text, first_baseline, fitted, paragraph
from reports.layout.parts import Type
from reports.layout.thai_text import shape
from welfaredesk.papers.official import Endorsement, Memo

EMBLEM = 15 * MM
TITLE, TITLE_TYPE = "บันทึกข้อความ", Type(29, 1.25)
HEAD_TYPE = Type(20, 1.2)
DATE_X = LEFT + 80 * MM
_GAP = 1.5 * MM  # between a label and the words on the dotted line
_HALVES = 6 * MM  # between the lines of two endorsements side by side
_SMALLEST = 13.0


def render(memo: Memo) -> bytes:
    """The memo as PDF, on as many sheets as it needs. Same memo, same bytes."""
    page = Page(f"{memo.subject} {memo.number}".strip(), author=memo.agency, subject=memo.code)
    blocks = official.on_one_sheet(
        lambda spacing: [
            *_blocks(memo, spacing),
            *(_endorsement(each, spacing) for each in memo.endorsements),
        ],
        lambda spacing: [*_blocks(memo, spacing), *_side_by_side(memo.endorsements, spacing)],
    )
    return official.write(page, blocks)


def _blocks(memo: Memo, spacing: Spacing) -> list[Block]:
    """The memo as far as its own signature."""
    return [
        _top(memo),
        _dotted("ส่วนราชการ", memo.agency),
        _number_and_date(memo),
        *_subject(memo.subject),
        *labelled("เรียน", (memo.to,), spacing),
        *official.body(memo.body, spacing),
        official.signature(memo.signer, spacing),
    ]


def _top(memo: Memo) -> Block:
    """The emblem at the left, the title in the middle standing on the emblem's foot."""

    def draw(page: Page, top: float) -> None:
        official.emblem(page, memo.emblem, LEFT, EMBLEM)
        title_top = top + EMBLEM - TITLE_TYPE.leading
        official.centred(page, TITLE, title_top, TITLE_TYPE)
        right = LEFT + AREA.width - official.urgency_width(memo.urgency) if memo.urgency else 0
        baseline = title_top + first_baseline(TITLE_TYPE.size, TITLE_TYPE.leading)
        official.urgency(page, memo.urgency, right, baseline)

    return Block(EMBLEM + BETWEEN, draw, with_next=True)


def _dotted(label: str, value: str) -> Block:
    def draw(page: Page, top: float) -> None:
        _head(page, (label, value), (LEFT, LEFT + AREA.width), top)

    return Block(HEAD_TYPE.leading, draw, with_next=True)


def _number_and_date(memo: Memo) -> Block:
    def draw(page: Page, top: float) -> None:
        _head(page, ("ที่", memo.number), (LEFT, DATE_X - 2 * MM), top)
        _head(page, ("วันที่", memo.date), (DATE_X, LEFT + AREA.width), top)

    return Block(HEAD_TYPE.leading, draw, with_next=True)


def _head(page: Page, texts: tuple[str, str], span: tuple[float, float], top: float) -> None:
    """A bold label, a dotted line to the end of its span, and the value on it."""
    label, value = texts
    baseline = top + first_baseline(HEAD_TYPE.size, HEAD_TYPE.leading)
    end = page.text(span[0], baseline, (shape(label, Weight.BOLD),), HEAD_TYPE.size)
    page.dots(end + _GAP, baseline, span[1])
    if value:
        _on_dots(
            page,
            fitted(thai_figures(value), span[1] - end - 2 * _GAP, TEXT.size, _SMALLEST, 1),
            end,
            baseline,
        )


def _on_dots(page: Page, value: Paragraph, end: float, baseline: float) -> None:
    value.draw(page, end + 2 * _GAP, baseline - first_baseline(value.size, value.leading))


def _subject(subject: str) -> list[Block]:
    """เรื่อง on as many dotted lines as it needs; the further ones begin under the first word."""
    label = shape("เรื่อง", Weight.BOLD).width * HEAD_TYPE.size
    left = LEFT + label
    wrapped = paragraph(
        (Text(thai_figures(subject)),), AREA.width - label - 2 * _GAP, size=TEXT.size, leading=TEXT.leading
    )

    def line(number: int) -> Block:
        value = Paragraph((wrapped.lines[number],), wrapped.size, wrapped.leading)

        def draw(page: Page, top: float) -> None:
            baseline = top + first_baseline(HEAD_TYPE.size, HEAD_TYPE.leading)
            if number == 0:
                page.text(LEFT, baseline, (shape("เรื่อง", Weight.BOLD),), HEAD_TYPE.size)
            page.dots(left + _GAP, baseline, LEFT + AREA.width)
            _on_dots(page, value, left, baseline)

        return Block(HEAD_TYPE.leading, draw, with_next=True)

    return [line(number) for number in range(len(wrapped.lines))]


def _endorsement(endorsement: Endorsement, spacing: Spacing) -> Block:
    """An opinion or order: its head, two lines to write on, the signature in the right half; never cut."""
    signed = official.signature(endorsement.signer, spacing)
    return _to_sign(endorsement.head, signed, LEFT, AREA.width)


def _side_by_side(endorsements: Sequence[Endorsement], spacing: Spacing) -> list[Block]:
    """Two opinions or orders in a row."""
    width = (AREA.width - _HALVES) / 2
    halves = []
    for number, each in enumerate(endorsements):
        left = LEFT + number % 2 * (width + _HALVES)
        signed = official.signature(each.signer, spacing, left=left, room=width)
        halves.append(_to_sign(each.head, signed, left, width))
    return [_beside(halves[first : first + 2]) for first in range(0, len(halves), 2)]


def _to_sign(head: str, signed: Block, left: float, width: float) -> Block:
    """A head, two lines for the pen, and the signature under them."""
    heading = paragraph((Text(thai_figures(head), Weight.BOLD),), width, size=TEXT.size, leading=TEXT.leading)
    lines = paragraph((Blank(2 * width / MM),), width, size=TEXT.size, leading=1.5 * TEXT.size)

    def draw(page: Page, top: float) -> None:
        heading.draw(page, left, top)
        lines.draw(page, left, top + heading.height)
        signed.draw(page, top + heading.height + lines.height)

    return replace(signed, height=heading.height + lines.height + signed.height, draw=draw)


def _beside(halves: Sequence[Block]) -> Block:
    def draw(page: Page, top: float) -> None:
        for half in halves:
            half.draw(page, top)

    return replace(halves[0], height=max(half.height for half in halves), draw=draw)
