"""One slip as PDF, beside bare ReportLab drawing the same strings unshaped, and beside typst."""

import statistics
import time
from io import BytesIO
from pathlib import Path

RUNS = 30
FONT = Path("resources/fonts/Laksaman.ttf")


def measure() -> dict[str, float]:
    """Milliseconds a page (median), each after one run to warm up."""
    from benchmarks.example import slip
    from reports.forms import lending_loan_slip

    lines = _lines(lending_loan_slip.render(slip()))
    return {
        "ours": _median(lambda: lending_loan_slip.render(slip())),
        "bare": _median(lambda: _bare(lines)),
        "typst": _median(_typst(lines)),
    }


def _lines(pdf: bytes) -> list[tuple[float, float, float, str]]:
    """(x, y, height, text) in points of every piece of text on the page."""
    import pypdfium2

    page = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    rects = [page.get_rect(index) for index in range(page.count_rects())]
    return [
        (left, bottom, top - bottom, page.get_text_bounded(left, bottom, right, top))
        for left, bottom, right, top in rects
    ]


def _bare(lines: list[tuple[float, float, float, str]]) -> None:
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    page = Canvas(BytesIO(), pagesize=A4, invariant=1)
    for x, y, _, text in lines:
        page.setFont("Laksaman", 14)
        page.drawString(x, y, text)
    page.save()


def _typst(lines: list[tuple[float, float, float, str]]):
    import typst

    placed = "\n".join(
        f"#place(dx: {x:.1f}pt, dy: {842 - y - 14:.1f}pt)[#text({text!r})]".replace("'", '"')
        for x, y, _, text in lines
    )
    source = f'#set page("a4", margin: 0pt)\n#set text(font: "Laksaman", size: 14pt, lang: "th")\n{placed}'
    compiler = typst.Compiler(source.encode(), font_paths=[str(FONT.parent)], ignore_system_fonts=True)
    return lambda: compiler.compile(source.encode(), format="pdf")


def _median(work) -> float:
    work()
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)
