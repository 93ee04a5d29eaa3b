"""A scanner as offices have them: grey pages, askew or upside down, as JPEG, TIFF or PDF."""

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageFilter
from pypdfium2 import PdfDocument

PAPER = 236  # how grey white paper comes out


def scanned(pdf: bytes, *, dpi: int = 150, angle: float = 0, quality: int = 45) -> Image.Image:
    """The first sheet off the scanner, turned by `angle` degrees; what lay outside the glass is cut off."""
    document = PdfDocument(pdf)
    try:
        page = document[0].render(scale=dpi / 72, grayscale=True).to_pil()
    finally:
        document.close()
    turned = page.rotate(angle, Image.Resampling.BICUBIC, expand=angle % 90 == 0, fillcolor=PAPER).filter(
        ImageFilter.GaussianBlur(0.5)
    )
    grey = Image.blend(turned, Image.new("L", turned.size, 120), 0.15)
    written = BytesIO()
    grey.save(written, "JPEG", quality=quality)
    return Image.open(BytesIO(written.getvalue()))


def blank(dpi: int = 150) -> Image.Image:
    """The back of a sheet."""
    return Image.new("L", (dpi * 8, dpi * 11), PAPER)


def stacked(pages: list[Image.Image], file: Path, dpi: int = 150) -> Path:
    """Pages in one PDF or TIFF, by the file's ending."""
    pages[0].save(file, save_all=True, append_images=pages[1:], resolution=dpi)
    return file
