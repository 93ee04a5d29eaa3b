"""Paragraphs, tables and digits: nothing leaves its column, labels stay with their dots."""

import pytest

from reports.layout.digits import thai_figures
from reports.layout.fonts import Weight
from reports.layout.grid import Column, grid
from reports.layout.page import MM, Page
from reports.layout.paragraph import Blank, Text, fill, fitted, paragraph
from reports.layout.signature import SIGN_LINE, Signature, acting_for, signature_block
from reports.layout.stack import Zone, stack

WIDE = 160 * MM


def texts(laid_out):
    return ["".join(word.text for span in line for word in span.words) for line in laid_out.lines]


def test_a_paragraph_keeps_every_letter_and_its_width():
    text = "ผู้ป่วยติดเตียงต้องใช้เตียงปรับระดับและที่นอนลมเพื่อป้องกันแผลกดทับ " * 5
    laid_out = paragraph((Text(text),), 60 * MM, size=14, leading=18)
    assert "".join(texts(laid_out)).replace(" ", "") == text.replace(" ", "")
    assert all(line[-1].end <= 60 * MM + 0.1 for line in laid_out.lines)
    assert laid_out.height == 18 * len(laid_out.lines)


def test_what_must_stay_on_one_line_does():
    runs = (Text("ข้าพเจ้าผู้มีชื่อข้างท้ายนี้ขอรับรองว่า "), Text("นางสาวกมลชนก ณ เชียงใหม่", keep=True))
    laid_out = paragraph(runs, 75 * MM, size=14, leading=18)
    assert texts(laid_out)[-1] == "นางสาวกมลชนก ณ เชียงใหม่"


def test_a_word_wider_than_the_line_is_cut_between_letters_only():
    laid_out = paragraph((Text("ปื๊ดที่ป้ำ" * 20),), 30 * MM, size=14, leading=18)
    assert all(line[-1].end <= 30 * MM + 0.1 for line in laid_out.lines)
    assert not any(line[0] in "ะาำิีึืุู่้๊๋์ัๆ็" for line in texts(laid_out))


def test_dots_run_on_and_fill_the_line_they_leave():
    laid_out = paragraph((Text("เพื่อ "), Blank(200), Text(" ตั้งแต่วันที่ "), Blank(30)), WIDE, size=14, leading=18)
    first, second = laid_out.lines
    assert not first[-1].words
    assert first[-1].end == pytest.approx(WIDE)
    assert not second[0].words
    assert first[-1].end - first[-1].x + second[0].end - second[0].x == pytest.approx(200 * MM)


def test_a_label_goes_with_its_dots_to_the_next_line():
    laid_out = paragraph((Text("ข้าพเจ้า "), Blank(137), Text(" ที่อยู่ "), Blank(40)), WIDE, size=14, leading=18)
    assert texts(laid_out) == ["ข้าพเจ้า", "ที่อยู่"]
    assert laid_out.lines[0][-1].end == pytest.approx(WIDE)


def test_a_value_stands_alone_and_a_missing_one_is_dots():
    assert fill("ประชาชน", 40) == Text("ประชาชน")
    assert fill("", 40) == Blank(40)


def test_a_cell_shrinks_before_it_wraps_and_wraps_before_it_overflows():
    column = 36 * MM
    assert fitted("ไม้เท้า", column, 12, 9, 1).size == 12
    shrunk = fitted("วอล์คเกอร์อะลูมิเนียมปรับระดับได้", column, 12, 9, 1)
    assert len(shrunk.lines) == 1
    assert 9 <= shrunk.size < 12
    wrapped = fitted("เครื่องผลิตออกซิเจนพร้อมเครื่องดูดเสมหะและอุปกรณ์", column, 12, 9, 1)
    assert len(wrapped.lines) > 1
    assert all(line[-1].end <= column for line in wrapped.lines)


def test_a_table_pads_its_rows_and_makes_room_for_the_tallest_cell():
    columns = (Column("รหัส", 30), Column("รายการ", 50))
    rows = [("WC-0001", "รถเข็น"), ("X" * 60, "เตียงผู้ป่วย " * 12)]
    table = grid(columns, rows, size=12, smallest=9, row_height=17, least_rows=7)
    assert len(table.heights) == 8
    assert table.heights[1] == table.heights[7] == 17
    assert table.heights[2] > 30
    code = table.cells[2][0]
    assert code is not None
    assert all(line[-1].end <= 30 * MM - 2.4 * MM + 0.1 for line in code.lines)


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("12/3 หมู่ที่ 4", "๑๒/๓ หมู่ที่ ๔"),
        ("เครื่องผลิตออกซิเจน 5 ลิตร", "เครื่องผลิตออกซิเจน ๕ ลิตร"),
        ("รุ่น KY-809 ราคา 1,250.50 บาท", "รุ่น KY-809 ราคา ๑,๒๕๐.๕๐ บาท"),
        ("ครุภัณฑ์ 416-67-0001", "ครุภัณฑ์ 416-67-0001"),
        ("โทร. 081-234-5678 หรือ 053123456", "โทร. 081-234-5678 หรือ 053123456"),
        ("๑๒ พฤศจิกายน ๒๕๖๙", "๑๒ พฤศจิกายน ๒๕๖๙"),
    ],
)
def test_figures_become_thai_and_codes_stay(written, printed):
    assert thai_figures(written) == printed


def test_a_signature_has_forty_millimetres_and_the_name_under_it():
    dots = []
    page = Page("")
    page.dots = lambda x, _, end: dots.append((x, end))
    signer = Signature("ผู้จ่ายของ", "นายปื๊ด ที่ปรึกษา", under=("นักพัฒนาชุมชน", acting_for("ปลัดเทศบาล")))
    block = signature_block(signer, WIDE / 2, size=14, leading=18)
    block.draw(page, 0, 0)
    assert len(dots) == 1
    assert dots[0][1] - dots[0][0] == pytest.approx(SIGN_LINE * MM)
    assert [texts(row)[0] for row in block.rows] == [
        "(นายปื๊ด ที่ปรึกษา)",
        "นักพัฒนาชุมชน",
        "รักษาราชการแทน ปลัดเทศบาล",
    ]
    assert block.height == 4 * 18


def test_acting_for_is_said_once():
    assert acting_for("") == ""
    assert acting_for("รักษาการในตำแหน่งปลัดเทศบาล") == "รักษาการในตำแหน่งปลัดเทศบาล"


def test_a_stack_shares_what_is_left_and_refuses_what_is_too_high():
    zones = [Zone("a", 10, lambda *_: None, wish=30), Zone("b", 20, lambda *_: None, wish=10)]
    first, second = stack(zones, top=5, height=50)
    assert (first.top, first.bottom, second.top, second.bottom) == (5, 30, 30, 55)
    assert stack(zones, top=5, height=29) is None


def test_a_ticked_box_has_more_ink_than_an_empty_one():
    def size(ticked):
        page = Page("")
        page.tick_box(50, 50, 14, ticked=ticked)
        return len(page.finish())

    assert size(True) > size(False)


def test_bold_is_wider():
    assert (
        paragraph((Text("ใบยืม", Weight.BOLD),), WIDE, size=14, leading=18).lines[0][-1].end
        > paragraph((Text("ใบยืม"),), WIDE, size=14, leading=18).lines[0][-1].end
    )
