"""L-10: every code on a rendered sheet is read back from the picture, and nothing leaves its label."""

import pytest
import zxingcpp
from pypdfium2 import PdfDocument

from reports.forms.lending_labels import render
from reports.layout.page import MM, Page
from reports.layout.symbols import code128
from tests.reports import measured
from welfaredesk.domain.device_codes import scan_text
from welfaredesk.papers.lending_labels import STOCKS, Label, LabelSheets

CODES = ("BD-66-0001", "416-67-0001/2", "บริจาค BD4", "กสว.416/67/0001", "WC-0007")
LONG = "เตียงผู้ป่วยปรับไฟฟ้าสามไกร์พร้อมที่นอนลมแบบลอนสลับแรงดันและราวกั้นข้างเตียง"
OFFICE = "เทศบาลตำบลตัวอย่างที่มีชื่อยาวเป็นพิเศษ จังหวัดนครศรีธรรมราช"


def sheets(stock: str, count: int, first: int = 1, model: str = LONG) -> LabelSheets:
    labels = [
        Label(scan_text(CODES[n % 5], n + 1), CODES[n % 5], "7440-001-0003/67" if n % 2 else "", model)
        for n in range(count)
    ]
    return LabelSheets(OFFICE, stock, first, tuple(labels))


def read(pdf: bytes, dpi: int = 300) -> list[str]:
    found = []
    for page in PdfDocument(pdf):
        found += [
            b.text for b in zxingcpp.read_barcodes(page.render(scale=dpi / 72, grayscale=True).to_pil())
        ]
    return sorted(found)


@pytest.mark.parametrize("stock", sorted(STOCKS))
def test_every_code_of_a_full_sheet_is_read_back(stock):
    paper = sheets(stock, STOCKS[stock].places)
    assert read(render(paper)) == sorted(label.scanned for label in paper.labels)


@pytest.mark.parametrize("stock", sorted(STOCKS))
def test_words_stay_inside_their_label(stock):
    kind = STOCKS[stock]
    paper = sheets(stock, kind.places)
    page = PdfDocument(render(paper))[0]
    text = page.get_textpage()
    for number in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(number)
        column = int((left / MM - kind.left) // (kind.width + kind.gap_x))
        line = int(((page.get_height() - top) / MM - kind.top) // (kind.height + kind.gap_y))
        right_edge = (kind.left + column * (kind.width + kind.gap_x) + kind.width) * MM
        lower_edge = page.get_height() - (kind.top + line * (kind.height + kind.gap_y) + kind.height) * MM
        assert right <= right_edge
        assert bottom >= lower_edge


def test_a_large_label_with_few_words_is_set_large():
    size = {}
    for stock in ("105x57", "52x30"):
        (page,), _pictures = measured.sheets(
            render(LabelSheets("อบต.งิ้ว", stock, 1, (Label("A1", "A1", "", "ไม้เท้า"),)))
        )
        size[stock] = next(piece.size for piece in page if piece.text == "A1")
    assert size["105x57"] >= 30
    assert size["105x57"] > size["52x30"] >= 16


def test_a_used_sheet_goes_on_at_its_next_place():
    paper = sheets("70x37", 3, first=24)
    pdf = PdfDocument(render(paper))
    assert [page.get_textpage().get_text_bounded().count("WC") for page in pdf] == [0, 0]
    assert len(pdf) == 2
    assert read(render(paper)) == sorted(label.scanned for label in paper.labels)


def test_the_same_labels_give_the_same_bytes():
    assert render(sheets("70x37", 5)) == render(sheets("70x37", 5))


def test_a_bar_code_is_read_back():
    page = Page("รหัสแท่ง")
    code128(page, "BD-66-0001", 20 * MM, 20 * MM, 50 * MM, 10 * MM)
    assert read(page.finish()) == ["BD-66-0001"]
