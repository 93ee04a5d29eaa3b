"""Where each piece of text and each picture of a PDF stands, in mm from the top left, and how large."""

import ctypes
from dataclasses import dataclass

from pypdfium2 import PdfDocument, raw

MM = 72 / 25.4


@dataclass(frozen=True)
class Piece:
    """`x` where the text begins, `baseline`; left, top, right, bottom are those of its ink."""

    text: str
    size: float
    x: float
    baseline: float
    left: float
    top: float
    right: float
    bottom: float
    font: str
    red: bool

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


@dataclass(frozen=True)
class Picture:
    left: float
    top: float
    right: float
    bottom: float


def sizes_and_rules(pdf: bytes) -> list[tuple[float, float, list[Picture]]]:
    """Width and height of each sheet, and where its rules (lines of tables and forms) run."""
    document = PdfDocument(pdf)
    try:
        return [(page.get_width() / MM, page.get_height() / MM, _rules(page)) for page in document]
    finally:
        document.close()


def _rules(page) -> list[Picture]:
    height = page.get_height()
    found = []
    for part in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]):
        left, bottom, right, top = part.get_bounds()
        if min(right - left, top - bottom) < MM:
            found.append(Picture(left / MM, (height - top) / MM, right / MM, (height - bottom) / MM))
    return found


def sheets(pdf: bytes) -> tuple[list[list[Piece]], list[list[Picture]]]:
    """The texts and the pictures of each sheet, in the order they were drawn."""
    document = PdfDocument(pdf)
    try:
        pages = list(document)
        return [_pieces(page) for page in pages], [_pictures(page) for page in pages]
    finally:
        document.close()


def _pieces(page) -> list[Piece]:
    words, height = page.get_textpage(), page.get_height()
    found = []
    for part in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
        matrix = part.get_matrix()
        left, bottom, right, top = part.get_bounds()
        found.append(
            Piece(
                text=_text(part, words),
                size=_size(part),
                x=matrix.e / MM,
                baseline=(height - matrix.f) / MM,
                left=left / MM,
                top=(height - top) / MM,
                right=right / MM,
                bottom=(height - bottom) / MM,
                font=_font(part),
                red=_red(part),
            )
        )
    return found


def _pictures(page) -> list[Picture]:
    height = page.get_height()
    found = []
    for part in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]):
        left, bottom, right, top = (edge / MM for edge in part.get_bounds())
        found.append(Picture(left, height / MM - top, right, height / MM - bottom))
    return found


def _text(part, words) -> str:
    length = raw.FPDFTextObj_GetText(part, words, None, 0)
    buffer = (ctypes.c_ushort * (length // 2))()
    raw.FPDFTextObj_GetText(part, words, buffer, length)
    return bytes(buffer).decode("utf-16-le").rstrip("\0 ")


def _size(part) -> float:
    size = ctypes.c_float()
    raw.FPDFTextObj_GetFontSize(part, size)
    return round(size.value, 2)


def _font(part) -> str:
    font = raw.FPDFTextObj_GetFont(part)
    length = raw.FPDFFont_GetBaseFontName(font, None, 0)
    buffer = ctypes.create_string_buffer(length)
    raw.FPDFFont_GetBaseFontName(font, buffer, length)
    return buffer.value.decode()


def _red(part) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    raw.FPDFPageObj_GetFillColor(part, red, green, blue, alpha)
    return red.value > 150 and green.value < 60
