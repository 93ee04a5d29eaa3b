"""คำสั่ง and ประกาศ (domain specification §6.2, §6.5): emblem, title, number, body, "… ณ วันที่ …"."""

from reports.layout import official
from reports.layout.digits import thai_figures
from reports.layout.flow import Block
from reports.layout.fonts import Weight
from reports.layout.official import AREA, BETWEEN, CENTRE, LEFT, TEXT, Spacing
from reports.layout.page import MM, Page
from reports.layout.paragraph import Text, first_baseline, paragraph
from reports.layout.thai_text import shape
from welfaredesk.papers.official import Order

EMBLEM = 30 * MM
GIVEN = {"คำสั่ง": "สั่ง ณ วันที่", "ประกาศ": "ประกาศ ณ วันที่"}
_RULE = 50 * MM  # the line between the head and the body
_HEAD_WIDTH = 2 * (CENTRE - LEFT)  # what the left margin leaves on both sides of the sheet's middle


def render(order: Order) -> bytes:
    """The order or announcement as PDF. Same paper, same bytes; KeyError for another kind."""
    page = Page(f"{order.kind}{order.office} {order.number}".strip(), author=order.office, subject=order.code)
    return official.write(page, official.on_one_sheet(lambda spacing: _blocks(order, spacing)))


def _blocks(order: Order, spacing: Spacing) -> list[Block]:
    return [
        _head(order),
        *official.body(order.body, spacing),
        given_on(GIVEN[order.kind], order.date),
        official.signature(order.signer, spacing),
    ]


def _with_era(date: str) -> str:
    """๒๒ พฤศจิกายน พ.ศ. ๒๕๖๙ of an official date."""
    return thai_figures(" พ.ศ. ".join(date.rsplit(" ", 1)))


def _head(order: Order) -> Block:
    texts = [
        f"{order.kind}{order.office}",
        f"ที่ {order.number}" if order.number else "",
        f"เรื่อง {order.subject}",
    ]
    lines = [
        paragraph((Text(thai_figures(text), Weight.BOLD),), _HEAD_WIDTH, size=TEXT.size, leading=TEXT.leading)
        for text in texts
        if text
    ]
    height = EMBLEM + BETWEEN + sum(line.height for line in lines) + 2 * BETWEEN

    def draw(page: Page, top: float) -> None:
        official.emblem(page, order.emblem, CENTRE - EMBLEM / 2, EMBLEM)
        pen = top + EMBLEM + BETWEEN
        for line in lines:
            line.draw(page, LEFT, pen, centred_in=_HEAD_WIDTH)
            pen += line.height
        page.line(CENTRE - _RULE / 2, pen + BETWEEN, CENTRE + _RULE / 2, pen + BETWEEN)

    return Block(height, draw, with_next=True)


def given_on(words: str, date: str) -> Block:
    """The day it was given, after the indent of a paragraph and kept with the signature; dots without one."""
    text = f"{words} {_with_era(date)}" if date else f"{words} "

    def draw(page: Page, top: float) -> None:
        baseline = top + first_baseline(TEXT.size, TEXT.leading)
        end = page.text(LEFT + 2 * official.INDENT, baseline, (shape(text),), TEXT.size)
        if not date:
            page.dots(end, baseline, LEFT + AREA.width)

    return Block(TEXT.leading, draw, above=2 * BETWEEN, with_next=True)
