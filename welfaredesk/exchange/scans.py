"""Signed papers as a scanner gives them: files taken apart into pages, the mark of each page read."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import zxingcpp
from PIL import Image, ImageSequence, UnidentifiedImageError
from pypdfium2 import PdfDocument, PdfiumError

from welfaredesk import pdfium
from welfaredesk.domain import paper_marks
from welfaredesk.errors import DomainError, Issue, Refused, ValidationFailed
from welfaredesk.services.photos import pixels, shrunk
from welfaredesk.services.signed_copies import LARGEST_PICTURE, LONGEST_SIDE

SUFFIXES = (".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".webp")
_LARGEST_STACK = 300_000_000  # bytes: some hundred pages in colour
_LARGEST_PAGE = 1_000_000  # bytes of a page's PDF; larger ones are kept as pictures
_DPI = 200
_SMALL = 2400  # pixels of the longer side: the dots of a code are enlarged before it is given up
_DARK, _DUST = 128, 0.0002  # of 256 greys; of all pixels
Progress = Callable[[float, str, int], object]  # done of 1.0, the file, its page (from 1)


@dataclass(frozen=True, slots=True)
class ScanPage:
    """One page, turned upright when its mark tells how it lay.

    `file` and `number` (from 1) say where it came from; `content` is this page alone, a PDF or a JPEG;
    `marks` are the different marks of papers read off it; a `blank` one is the back of a sheet.
    """

    file: str
    number: int
    content: bytes
    marks: tuple[str, ...]
    blank: bool = False


@dataclass(frozen=True, slots=True)
class Stack:
    """The pages in their order, and by name what was wrong with files that gave none."""

    pages: tuple[ScanPage, ...]
    refused: tuple[tuple[str, DomainError], ...]


def read_stack(
    files: Sequence[Path],
    *,
    progress: Progress = lambda _done, _file, _page: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Stack:
    """The pages of PDFs and pictures (a TIFF may hold several). Raises Refused("scan_cancelled")."""
    pages: list[ScanPage] = []
    refused: list[tuple[str, DomainError]] = []
    for place, file in enumerate(files):
        try:
            for done, page in _pages(file):
                pages.append(page)
                progress((place + done) / len(files), file.name, page.number)
                if cancelled():
                    raise Refused("scan_cancelled")
        except ValidationFailed as error:
            refused.append((file.name, error))
    return Stack(tuple(pages), tuple(refused))


def _pages(file: Path) -> Iterator[tuple[float, ScanPage]]:
    """(how much of the file is done, page) for each page. Raises ValidationFailed (file)."""
    try:
        if file.stat().st_size > _LARGEST_STACK:
            raise ValidationFailed(
                Issue("file", "scan_too_large", {"limit": str(_LARGEST_STACK // 1_000_000)})
            )
        content = file.read_bytes()
    except OSError as error:  # the stick was pulled out
        raise ValidationFailed(Issue("file", "scan_broken")) from error
    if content.startswith(b"%PDF-"):
        yield from _pdf_pages(file.name, content)
        return
    pictures = _frames(content)
    for number, picture in enumerate(pictures, start=1):
        grey = pixels(picture, "file", LONGEST_SIDE).convert("L")
        marks, turned = _read(grey)
        kept = shrunk(picture, "file", side=LONGEST_SIDE, largest=LARGEST_PICTURE)
        page = ScanPage(file.name, number, _turned(kept, turned), marks, _is_blank(grey))
        yield number / len(pictures), page


def _pdf_pages(name: str, content: bytes) -> Iterator[tuple[float, ScanPage]]:
    with pdfium.alone:
        try:
            document = PdfDocument(content)
        except PdfiumError as error:
            raise ValidationFailed(Issue("file", "scan_broken")) from error
        count = len(document)
    try:
        for number in range(count):
            yield (number + 1) / count, _pdf_page(document, name, number)
    finally:
        with pdfium.alone:
            document.close()


def _pdf_page(document: PdfDocument, name: str, number: int) -> ScanPage:
    with pdfium.alone:  # page by page, so that the screen gets its turn
        page = document[number]
        picture = page.render(scale=_DPI / 72, grayscale=True).to_pil().convert("L")
        marks, turned = _read(picture)
        page.set_rotation((page.get_rotation() + turned) % 360)
        single = PdfDocument.new()
        single.import_pages(document, [number])
        written = BytesIO()
        single.save(written)
        single.close()
        kept = written.getvalue()
        if len(kept) > _LARGEST_PAGE:
            colours = BytesIO()
            page.render(scale=_DPI / 72).to_pil().save(colours, "PNG")
            kept = shrunk(colours.getvalue(), "file", side=LONGEST_SIDE, largest=LARGEST_PICTURE)
        page.close()
    return ScanPage(name, number + 1, kept, marks, _is_blank(picture))


def _frames(content: bytes) -> list[bytes]:
    """A picture as it is, or each page of a TIFF by itself. Raises ValidationFailed (file)."""
    try:
        with Image.open(BytesIO(content)) as opened:
            if opened.format != "TIFF" or getattr(opened, "n_frames", 1) == 1:
                return [content]
            return [_png(frame) for frame in ImageSequence.Iterator(opened)]
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError) as error:
        raise ValidationFailed(Issue("file", "photo_unreadable")) from error


def _png(frame: Image.Image) -> bytes:
    written = BytesIO()
    frame.save(written, "PNG")
    return written.getvalue()


def _read(page: Image.Image) -> tuple[tuple[str, ...], int]:
    """The marks on a grey page, and by how many degrees clockwise it is to be turned to stand upright."""
    wanted = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    codes = zxingcpp.read_barcodes(page, formats=wanted)
    if not codes and max(page.size) < _SMALL:
        larger = page.resize((2 * page.width, 2 * page.height), Image.Resampling.BICUBIC)
        codes = zxingcpp.read_barcodes(larger, formats=wanted)
    found = {mark: code for code in codes if (mark := paper_marks.read(code.text)) is not None}
    turns = {-round(code.orientation / 90) * 90 % 360 for code in found.values()}
    return tuple(found), turns.pop() if len(turns) == 1 else 0


def _is_blank(page: Image.Image) -> bool:
    """Whether there is nothing but paper and its dust on a grey page."""
    return sum(page.histogram()[:_DARK]) < _DUST * page.width * page.height


def _turned(jpeg: bytes, degrees: int) -> bytes:
    """The picture turned clockwise."""
    if not degrees:
        return jpeg
    written = BytesIO()
    with Image.open(BytesIO(jpeg)) as picture:
        picture.rotate(-degrees, expand=True).save(written, "JPEG", quality=85)
    return written.getvalue()
