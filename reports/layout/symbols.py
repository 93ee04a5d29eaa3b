"""Codes for scanners, drawn as filled boxes so that they stay sharp at every size."""

from itertools import groupby
from typing import Any

from reportlab.graphics.barcode.code128 import Code128
from reportlab.graphics.barcode.qrencoder import QR8bitByte, QRCode, QRErrorCorrectLevel
from zxingcpp import BarcodeFormat, create_barcode

from reports.layout.page import Page

QUIET = 4  # modules of white that a scanner needs around a QR code


def qr(page: Page, text: str, x: float, y: float, side: float) -> None:
    """A QR code of `text` (UTF-8) in a square of `side` points, its white margin included."""
    matrix = _matrix(text)
    module = side / (len(matrix) + 2 * QUIET)
    boxes = []
    for line, row in enumerate(matrix):
        place = 0
        for dark, run in groupby(row):
            length = len(list(run))
            if dark:
                left, top = x + (place + QUIET) * module, y + (line + QUIET) * module
                boxes.append((left, top, length * module, module))
            place += length
    page.black(boxes)


def _matrix(text: str) -> list[list[bool]]:
    """The modules of a code, dark or not. zxing-cpp makes one thirty times as fast as ReportLab."""
    if not text.isascii():
        return _thai_matrix(text)
    code = create_barcode(text, BarcodeFormat.QRCode, ec_level="M")
    image: Any = code.to_image(scale=1, add_quiet_zones=False)  # a buffer of bytes, 0 for dark
    rows: Any = memoryview(image).tolist()
    return [[not light for light in row] for row in rows]


def _thai_matrix(text: str) -> list[list[bool]]:
    """Bare UTF-8: zxing-cpp would put the encoding before it, which scanners at a desk type along."""
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(QR8bitByte(text.encode("utf-8")))
    code.make()
    size = code.getModuleCount()
    return [[bool(code.isDark(line, place)) for place in range(size)] for line in range(size)]


def code128(page: Page, text: str, x: float, y: float, width: float, height: float) -> None:
    """A Code 128 of `text` (ASCII) as wide as `width` points, its white margins of 10 modules included."""
    bars = _bars(text)
    module = width / (sum(length for _dark, length in bars) + 20)
    pen = x + 10 * module
    boxes = []
    for dark, length in bars:
        if dark:
            boxes.append((pen, y, length * module, height))
        pen += length * module
    page.black(boxes)


def _bars(text: str) -> list[tuple[bool, int]]:
    """(dark, modules) from left to right."""
    symbol = Code128(text, quiet=0)
    symbol.validate()
    symbol.encode()
    symbol.decompose()
    # ReportLab writes bars as A B C …, white as a b c …: the place of the letter is the width
    return [(step.isupper(), ord(step.lower()) - ord("a") + 1) for step in symbol.decomposed]
