"""The mark on numbered papers: read back from the picture of the page, and in nobody's way."""

from dataclasses import replace
from functools import partial

import pytest
import zxingcpp
from pypdfium2 import PdfDocument

from reports import CATALOG
from reports.forms import lending_loan_slip
from reports.issuing import issue
from reports.layout.mark import EDGE, SIDE
from reports.layout.page import HEIGHT, WIDTH
from tests import factories
from tests.factories import CLERK
from tests.reports.longest_papers import DONATION, RECEIPT, RENEWAL, REQUEST
from tests.reports.measured import sheets
from tests.reports.slips import USUAL, longest
from welfaredesk.domain import paper_marks
from welfaredesk.queries.documents import find_marked
from welfaredesk.services import documents

mark = partial(paper_marks.mark, office=factories.IDENTITY)
QR = zxingcpp.BarcodeFormat.QRCode
LEFT, TOP = WIDTH - EDGE - SIDE, HEIGHT - EDGE - SIDE


def seen(pdf: bytes, dpi: int = 200) -> list[str]:
    """What a camera reads off the first sheet."""
    document = PdfDocument(pdf)
    try:
        picture = document[0].render(scale=dpi / 72, grayscale=True).to_pil()
        return [code.text for code in zxingcpp.read_barcodes(picture, formats=QR)]
    finally:
        document.close()


@pytest.fixture
def loan(db) -> int:
    return factories.lend_one(db, factories.add_person(db), factories.add_item(db)).contract_id


def test_the_mark_is_read_back_and_finds_the_paper(db, loan):
    slip = issue(CLERK, db, "L-02", loan)
    assert seen(slip.pdf) == [mark("L-02", 1, 2570)]
    found = find_marked(db, seen(slip.pdf)[0])
    assert found is not None
    assert (found.id, found.form, found.about) == (slip.id, "L-02", "นางสาวสมศรี ใจดี")


def test_a_paper_issued_again_after_voiding_is_marked_as_another(db, loan):
    first = issue(CLERK, db, "L-02", loan)
    documents.void(CLERK, db, first.id, "พิมพ์ผิด")
    second = issue(CLERK, db, "L-02", loan)
    assert seen(second.pdf) == [mark("L-02", 1, 2570, issue=2)]
    assert second.no == first.no


@pytest.mark.parametrize("slip", [USUAL, longest(damaged=True, letters="W" * 600)], ids=["usual", "widest"])
def test_the_mark_stands_clear_of_the_text(slip):
    marked = replace(slip, mark=mark("L-02R", 123456, 2570, issue=12))
    text = "L-02R 123456/2570-12"
    pdf = lending_loan_slip.render(marked)
    assert [found[: len(text)] for found in seen(pdf)] == [text]
    document = PdfDocument(pdf)
    page = document[0].get_textpage()
    rects = [page.get_rect(number) for number in range(page.count_rects())]
    height = document[0].get_height()
    document.close()
    beside = min(rects, key=lambda rect: rect[1])
    assert beside[2] <= LEFT + 1
    assert beside[3] < min(rect[1] for rect in rects if rect != beside)
    assert height - beside[1] > TOP
    assert [rect for rect in rects if rect[2] > LEFT and rect[1] < height - TOP] == []


@pytest.mark.parametrize(
    ("code", "paper"), [("L-01", REQUEST), ("L-03", RECEIPT), ("L-04", RENEWAL), ("L-08", DONATION)]
)
def test_the_text_of_the_mark_stands_on_the_line_of_the_foot(code, paper):
    text = mark(code, 123456, 2570, issue=12)
    (page,), _pictures = sheets(CATALOG[code].render(replace(paper, mark=text)))
    foot = [piece for piece in page if piece.text.startswith(("หน้า", code))]
    assert {piece.text.split()[0] for piece in foot} == {"หน้า", code}
    assert max(piece.baseline for piece in foot) - min(piece.baseline for piece in foot) < 0.1


@pytest.mark.parametrize("text", [*(mark("L-02", number, 2570) for number in range(8)), "เตียง-๐๑/2570 ก"])
def test_a_code_says_its_text(text):
    from reports.layout.page import Page
    from reports.layout.symbols import qr

    page = Page("")
    qr(page, text, 100, 100, SIDE)
    assert seen(page.finish(), dpi=300) == [text]


def test_a_slip_without_a_number_has_no_mark():
    assert seen(lending_loan_slip.render(replace(USUAL, mark=""))) == []
