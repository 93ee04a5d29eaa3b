"""The mark of a numbered paper at the foot of its sheets: a QR code in the margin, its text beside it."""

from reports.layout import symbols
from reports.layout.page import HEIGHT, MM, WIDTH, Page
from reports.layout.thai_text import shape, width

SIDE = 12 * MM  # with the white a scanner needs: a dot of the code is a third of a millimetre
LEFT, TOP = WIDTH - 8 * MM - SIDE, HEIGHT - 8 * MM - SIDE
SIZE = 10.0
_BASELINE = HEIGHT - 10 * MM


def draw_mark(page: Page, mark: str) -> None:
    """Draw it on the present sheet (upright A4); nothing for a paper without one."""
    if mark:
        # any of the eight maskings is valid; weighing them would take longer than the rest of a slip
        symbols.qr(page, mark, LEFT, TOP, SIDE, mask=0)
        page.text(LEFT - width(mark, SIZE), _BASELINE, (shape(mark),), SIZE)
