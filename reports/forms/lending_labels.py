"""L-10 ป้ายครุภัณฑ์: QR, readable code, model and office, on A4 sheets of labels."""

from reports.layout import symbols
from reports.layout.fonts import ASCENT, Weight
from reports.layout.page import MM, Page
from reports.layout.paragraph import Paragraph, Text, fitted, paragraph
from reports.layout.thai_text import width
from welfaredesk.papers.lending_labels import STOCKS, Label, LabelSheets, LabelStock

TITLE = "ป้ายครุภัณฑ์"
_EDGE = 2.5 * MM  # no printer feeds so exactly that less would be safe
_GAP = 1.5 * MM
_CODE, _SMALLEST_CODE = 16.0, 8.0
_SCALES = (2, 1.8, 1.6, 1.4, 1.2, 1, 0.9, 0.8, 0.7, 0.6, 0.5)  # of the usual sizes


def render(paper: LabelSheets) -> bytes:
    """The sheets as PDF; places before the first one stay empty for labels already used."""
    stock = STOCKS[paper.stock]
    page = Page(TITLE, author=paper.office_name, subject="L-10")
    for number, label in enumerate(paper.labels, start=paper.first - 1):
        sheet, place = divmod(number, stock.places)
        if place == 0 and sheet:
            page.next_sheet()
        _draw(page, stock, place, label, paper.office_name)
    return page.finish()


def _draw(page: Page, stock: LabelStock, place: int, label: Label, office_name: str) -> None:
    line, column = divmod(place, stock.columns)
    x = (stock.left + column * (stock.width + stock.gap_x)) * MM + _EDGE
    y = (stock.top + line * (stock.height + stock.gap_y)) * MM + _EDGE
    height = stock.height * MM - 2 * _EDGE
    side = min(height, 0.42 * stock.width * MM)
    symbols.qr(page, label.scanned, x, y + (height - side) / 2, side)
    left = x + side + _GAP
    room = stock.width * MM - 2 * _EDGE - side - _GAP
    texts = _texts(label, office_name, room, height)
    top = y + max(0, (height - sum(text.height for text in texts)) / 2)
    for text in texts:
        text.draw(page, left, top)
        top += text.height


def _texts(label: Label, office_name: str, room: float, height: float) -> list[Paragraph]:
    """Office, code, model and asset number at the largest sizes at which they stand in the label.

    Above the usual sizes only as far as the code grows with the rest.
    """
    largest = max(1, room / max(width(label.code, _CODE, Weight.BOLD), 1))
    for scale in (scale for scale in _SCALES if scale <= largest):
        texts = [
            fitted(office_name, room, 10 * scale, 6, 2),
            _code(label.code, room, scale),
            fitted(label.model, room, 12 * scale, 6, 3),
        ]
        if label.asset_no:
            texts.append(fitted(f"เลขครุภัณฑ์ {label.asset_no}", room, 10 * scale, 6, 2))
        if sum(text.height for text in texts) <= height:
            break
    return texts


def _code(code: str, room: float, scale: float) -> Paragraph:
    """The readable code in bold on one line."""
    size = min(_CODE * scale, max(_SMALLEST_CODE, _CODE * room / max(width(code, _CODE, Weight.BOLD), 1)))
    return paragraph((Text(code, Weight.BOLD, keep=True),), room, size=size, leading=(ASCENT + 0.4) * size)
