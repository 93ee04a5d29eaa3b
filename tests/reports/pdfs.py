"""Reading what was printed: text, pages, and where the ink is."""

from PIL import Image, ImageOps
from pypdfium2 import PdfDocument

DPI = 100
HAIR = 1.5  # a rule's half and what a pixel blurs, in points


def page_texts(pdf: bytes) -> list[str]:
    """The text of each sheet, one space for any white."""
    document = PdfDocument(pdf)
    try:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
    finally:
        document.close()


def text_of(pdf: bytes) -> str:
    return " ".join(page_texts(pdf))


def pictures(pdf: bytes) -> list[Image.Image]:
    """Each sheet in grey."""
    document = PdfDocument(pdf)
    try:
        return [page.render(scale=DPI / 72).to_pil().convert("L") for page in document]
    finally:
        document.close()


def ink(picture: Image.Image) -> tuple[float, float, float, float]:
    """The box of everything dark, in points from the top left; zeros for a white sheet."""
    box = ImageOps.invert(picture).point(lambda value: 255 * (value > 60)).getbbox() or (0, 0, 0, 0)
    left, top, right, bottom = (edge * 72 / DPI for edge in box)
    return left, top, right, bottom
