"""The pages of one signed paper put together into the file that is kept."""

from collections.abc import Sequence

from reports.joining import joined
from reports.layout.picture_page import as_pdf


def one_file(pages: Sequence[bytes], title: str) -> bytes:
    """A single page stays what it is, a PDF or a picture; several become one PDF in their order."""
    return pages[0] if len(pages) == 1 else joined([as_sheet(page, title) for page in pages])


def as_sheet(page: bytes, title: str) -> bytes:
    """A page as a PDF, to be looked at. OSError when it is neither a PDF nor a picture."""
    return page if page.startswith(b"%PDF-") else as_pdf(page, title)
