"""Several papers in one file, to be printed in one go."""

from collections.abc import Sequence
from io import BytesIO

from welfaredesk import pdfium


def joined(papers: Sequence[bytes]) -> bytes:
    """The sheets of all papers in their order; a paper alone stays the bytes it is."""
    if len(papers) == 1:
        return papers[0]
    from pypdfium2 import PdfDocument

    with pdfium.alone:
        whole = PdfDocument.new()
        try:
            for paper in papers:
                part = PdfDocument(paper)
                try:
                    whole.import_pages(part)
                finally:
                    part.close()
            written = BytesIO()
            whole.save(written)
            return written.getvalue()
        finally:
            whole.close()
