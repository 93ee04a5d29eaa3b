"""A PDF's pages as pictures, through pdfium."""

from dataclasses import dataclass

import pypdfium2
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

from welfaredesk import pdfium

POINTS_PER_INCH = 72


class UnreadablePdf(Exception):
    """The bytes are no PDF that can be shown."""


@dataclass(frozen=True, slots=True)
class PdfPages:
    """An open PDF; `sizes` holds each page's width and height in points."""

    document: pypdfium2.PdfDocument
    sizes: tuple[QSizeF, ...]

    @classmethod
    def open(cls, data: bytes) -> "PdfPages":
        """Open a PDF; UnreadablePdf when it is none."""
        with pdfium.alone:
            try:
                document = pypdfium2.PdfDocument(data)
                sizes = tuple(QSizeF(*document.get_page_size(number)) for number in range(len(document)))
            except pypdfium2.PdfiumError as error:
                raise UnreadablePdf from error
        return cls(document, sizes)

    def picture(self, number: int, pixels_per_point: float, *, gray: bool = False) -> QImage:
        """Page `number` (from 0) on white, with so many pixels for each point."""
        form = QImage.Format.Format_Grayscale8 if gray else QImage.Format.Format_RGB32
        with pdfium.alone:
            page = self.document[number]
            bitmap = page.render(
                scale=pixels_per_point, grayscale=gray, prefer_bgrx=not gray, maybe_alpha=False
            )
            view = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, form)
            picture = view.copy()  # the buffer goes away with the bitmap
            bitmap.close()
            page.close()
        return picture

    def close(self) -> None:
        """Let the file go."""
        with pdfium.alone:
            self.document.close()
