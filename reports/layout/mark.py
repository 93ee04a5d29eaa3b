"""The mark of a numbered paper at the foot of its sheets: a QR code in the margin, its text beside it."""

from reports.layout import symbols
from reports.layout.page import MM, Page
from reports.layout.thai_text import shape, width

SIDE = 12 * MM  # with the white a scanner needs: a dot of the code is a third of a millimetre
EDGE = 8 * MM  # from the sheet's right and lower edges
SIZE = 10.0
_BASELINE = 10 * MM  # above the lower edge


def mark_left(page: Page, mark: str) -> float:
    """Where the mark's text begins on a sheet."""
    left: float = page.width - EDGE - SIDE - width(mark, SIZE)
    return left


def draw_mark(page: Page, mark: str, baseline: float | None = None) -> None:
    """Draw it on the present sheet, its text on the foot's `baseline` if any; nothing for a paper without."""
    if mark:
        # any of the eight maskings is valid; weighing them would take longer than the rest of a slip
        symbols.qr(page, mark, page.width - EDGE - SIDE, page.height - EDGE - SIDE, SIDE)
        beside = page.height - _BASELINE if baseline is None else baseline
        page.text(mark_left(page, mark), beside, (shape(mark),), SIZE)
