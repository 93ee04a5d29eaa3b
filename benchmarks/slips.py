"""Slips as PDF, beside bare ReportLab drawing the same strings unshaped, and beside typst setting them."""

import re
import statistics
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from benchmarks.example import slip

RUNS = 40
FONT = Path("resources/fonts/Laksaman-Regular.ttf")
PAGE_HEIGHT = 842


def measure() -> dict[str, float]:
    """Milliseconds a page (median); every page says something else, as on a real day."""
    import typst

    from reports.forms import lending_loan_slip

    pieces = _pieces(lending_loan_slip.render(slip(1)))
    compiler = typst.Compiler(b"", font_paths=[str(FONT.parent)], ignore_system_fonts=True)
    return {
        "ours": _median(lambda number: lending_loan_slip.render(slip(number))),
        "bare": _median(lambda number: _bare(_varied(pieces, number))),
        "typst": _median(lambda number: compiler.compile(_typst(_varied(pieces, number)), format="pdf")),
    }


def measure_batch(count: int = 1000) -> dict[str, float]:
    """Seconds for `count` slips in one file: ours set one by one and joined, typst's in one document."""
    import typst

    from reports.forms import lending_loan_slip
    from reports.joining import joined

    pieces = _pieces(lending_loan_slip.render(slip(1)))
    compiler = typst.Compiler(b"", font_paths=[str(FONT.parent)], ignore_system_fonts=True)
    start = time.perf_counter()
    joined([lending_loan_slip.render(slip(number)) for number in range(count)])
    ours = time.perf_counter() - start
    pages = [_typst(_varied(pieces, number)) for number in range(count)]
    source = pages[0] + b"".join(b"\n#pagebreak()\n" + page.split(b"\n", 2)[2] for page in pages[1:])
    start = time.perf_counter()
    compiler.compile(source, format="pdf")
    return {"ours": ours, "typst": time.perf_counter() - start}


def _pieces(pdf: bytes) -> list[tuple[float, float, str]]:
    """(left, bottom, text) in points of every piece of text on the page."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    page = document[0].get_textpage()
    rects = [page.get_rect(index) for index in range(page.count_rects())]
    pieces = [(rect[0], rect[1], page.get_text_bounded(*rect).strip()) for rect in rects]
    document.close()
    return [piece for piece in pieces if piece[2]]


def _varied(pieces: list[tuple[float, float, str]], number: int) -> list[tuple[float, float, str]]:
    return [(x, y, re.sub("สมศรีคนที่.", f"สมศรีคนที่{number}", text)) for x, y, text in pieces]


def _bare(pieces: list[tuple[float, float, str]]) -> None:
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    if "Bare" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("Bare", str(FONT)))
    page = Canvas(BytesIO(), pagesize=A4, invariant=1)
    page.setFont("Bare", 9)
    for x, y, text in pieces:
        page.drawString(x, y, text)
    page.save()


def _typst(pieces: list[tuple[float, float, str]]) -> bytes:
    placed = "\n".join(
        f'#place(dx: {x:.1f}pt, dy: {PAGE_HEIGHT - y - 9:.1f}pt)[#text("{_quoted(text)}")]'
        for x, y, text in pieces
    )
    head = '#set page("a4", margin: 0pt)\n#set text(font: "Laksaman", size: 9pt, lang: "th")\n'
    return (head + placed).encode()


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\r\n", " ")


def _median(work: Callable[[int], object]) -> float:
    work(0)
    times = []
    for number in range(1, RUNS + 1):
        start = time.perf_counter()
        work(number)
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)
