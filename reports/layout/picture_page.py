"""A scanned or photographed sheet as a PDF, so that it is looked at and printed like any paper."""

from reports.layout.page import HEIGHT, MM, WIDTH, Page

_EDGE = 5 * MM


def as_pdf(picture: bytes, title: str) -> bytes:
    """One A4 sheet with the picture as large as it gets. OSError when it is no picture."""
    page = Page(title)
    page.picture(picture, _EDGE, _EDGE, WIDTH - 2 * _EDGE, HEIGHT - 2 * _EDGE)
    return page.finish()
