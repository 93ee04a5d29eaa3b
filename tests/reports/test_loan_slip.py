"""L-02 as it leaves the printer: its text, its one page, and where the ink is."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise

import pytest
from PIL import Image, ImageOps
from pypdfium2 import PdfDocument

from reports import CATALOG
from reports.forms.lending_loan_slip import HEIGHT, LEFT, TOP, WIDTH, compose, render
from reports.forms.lending_slip_text import opening_runs
from reports.layout.page import MM, Page
from reports.layout.paragraph import paragraph
from tests.reports.slips import EMPTY, FULL, REASON, RETURNED, USUAL, longest
from welfaredesk.errors import Refused
from welfaredesk.papers.lending import DamageRow, ReturnBlock, SlipRow, from_payload, to_payload

SLIPS = {
    "empty": EMPTY,
    "usual": USUAL,
    "full": FULL,
    "returned": RETURNED,
    "longest": longest(),
    "longest damaged": longest(damaged=True),
    "widest": longest(damaged=True, letters="W" * 600),
}
EVERY_SLIP = pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS.keys())
DPI = 300
HAIR = 0.2 * MM  # one or two pixels of a rule


def text_of(pdf: bytes) -> str:
    document = PdfDocument(pdf)
    try:
        return document[0].get_textpage().get_text_bounded()
    finally:
        document.close()


def picture(pdf: bytes) -> Image.Image:
    document = PdfDocument(pdf)
    try:
        return document[0].render(scale=DPI / 72).to_pil().convert("L")
    finally:
        document.close()


def ink(pdf: bytes) -> tuple[float, float, float, float]:
    """The box of everything printed, in points from the top left; zeros for a white page."""
    box = ImageOps.invert(picture(pdf)).point(lambda value: 255 * (value > 60)).getbbox() or (0, 0, 0, 0)
    return tuple(edge * 72 / DPI for edge in box)


@EVERY_SLIP
def test_is_one_page(slip):
    document = PdfDocument(render(slip))
    pages = len(document)
    document.close()
    assert pages == 1


@EVERY_SLIP
def test_prints_inside_its_area(slip):
    left, top, right, bottom = ink(render(slip))
    assert left >= LEFT - HAIR
    assert right <= LEFT + WIDTH + HAIR
    assert top >= TOP - HAIR
    assert bottom <= TOP + HEIGHT + HAIR


@EVERY_SLIP
def test_zones_stand_one_under_the_other_and_keep_their_ink(slip):
    placed = compose(slip).placed
    assert all(upper.bottom <= lower.top + 0.01 for upper, lower in pairwise(placed))
    assert placed[-1].bottom <= TOP + HEIGHT + 0.01
    for each in placed:
        page = Page("")
        each.draw(page)
        _, top, _, bottom = ink(page.finish())
        assert each.top - HAIR <= top < bottom <= each.bottom + HAIR, each.zone.name


@pytest.mark.parametrize("slip", [EMPTY, USUAL, RETURNED, FULL], ids=["empty", "usual", "returned", "full"])
def test_a_slip_of_daily_life_keeps_14_and_12_points(slip):
    scale = compose(slip).scale
    assert (scale.body, scale.table) == (14, 12)
    assert scale.line >= 1.25


def test_says_who_borrows_what_from_whom():
    text = text_of(render(USUAL))
    for words in (
        "นางสาวปิ่นญู ฐูป้ำเจริญ",
        "เทศบาลตำบลดอนแก้ว",
        "กองสวัสดิการสังคม",
        "นายทองดี ใจดี",
        "เลขที่ ๑๒/๒๕๗๐",
        "วันที่ ๒๐ เดือน กุมภาพันธ์ พ.ศ. ๒๕๗๐",
        "๒๒ พฤศจิกายน ๒๕๖๙",
        "081-234-5678",
        "416-67-0001",
        "รถเข็นผู้ป่วยแบบพับได้ รุ่น KY-809 ที่พักเท้าครบ ๒ ข้าง",
        "(นายปื๊ด ที่ปรึกษา)",
        "ผู้อำนวยการกองคลัง",
        "รักษาราชการแทน ปลัดเทศบาล",
        "คืนในสภาพใช้การได้เรียบร้อยและครบถ้วน",
        "ภายใน ๗ วัน",
    ):
        assert words in text


def test_a_reason_reads_back_whole():
    joined = text_of(render(replace(USUAL, purpose=REASON))).replace("\r\n", "").replace(" ", "")
    assert REASON.replace(" ", "").replace("2", "๒") in joined


def test_a_value_or_a_dotted_line_never_both():
    filled = paragraph(opening_runs(USUAL), WIDTH, size=14, leading=18)
    assert all(span.words for line in filled.lines for span in line)
    unknown_phone = paragraph(opening_runs(replace(USUAL, borrower_phone="")), WIDTH, size=14, leading=18)
    assert sum(not span.words for line in unknown_phone.lines for span in line) == 1


def test_the_borrower_for_himself_names_no_other_user():
    assert "เกี่ยวข้องเป็น" in text_of(render(USUAL))
    assert "เกี่ยวข้องเป็น" not in text_of(render(replace(USUAL, beneficiary_name="", relation="")))


def test_the_damage_box_stands_only_where_something_is_damaged_or_lost():
    heading = "รายการชำรุด/สูญหาย"
    assert heading in text_of(render(RETURNED))
    assert heading not in text_of(render(USUAL))
    whole = ReturnBlock("๑๕ กุมภาพันธ์ ๒๕๗๐", damage=(DamageRow("WC-0007", "วอล์คเกอร์", 0, 0),))
    assert heading not in text_of(render(replace(USUAL, returned=whole)))


def test_the_officers_boxes_and_lines_stay_empty():
    """Where officers are registered the decision is four boxes and two lines to sign on."""
    page = Page("")
    drawn: list[bool] = []
    page.tick_box = lambda x, *_, ticked=False: drawn.append(ticked) or x  # type: ignore[method-assign]
    dots: list[float] = []
    page.dots = lambda x, _, end: dots.append(round((end - x) / MM, 3))  # type: ignore[method-assign]
    next(each for each in compose(USUAL).placed if each.zone.name == "decision").draw(page)
    assert drawn == [False] * 4
    assert dots == [40.0, 40.0]


def test_seven_rows_are_ruled_even_for_one_item():
    one = replace(USUAL, rows=USUAL.rows[:1])
    heights = {
        len(slip.rows): next(each for each in compose(slip).placed if each.zone.name == "items").zone.height
        for slip in (one, replace(EMPTY, rows=()))
    }
    assert heights[0] == heights[1]


def test_an_eighth_row_is_refused():
    rows = tuple(SlipRow(no, "WC-0001", "ไม้เท้า", 1, "อัน") for no in range(1, 9))
    with pytest.raises(Refused) as caught:
        render(replace(USUAL, rows=rows))
    assert caught.value.code == "paper_too_full"


def test_what_can_never_fit_is_refused():
    with pytest.raises(Refused):
        render(replace(USUAL, liability_text="พัสดุ " * 3000))


def test_the_same_slip_gives_the_same_bytes_whatever_was_printed_before():
    first = render(USUAL)
    render(longest(damaged=True))
    assert render(USUAL) == first
    program = (
        "import sys; from reports.forms.lending_loan_slip import render; "
        "from tests.reports.slips import USUAL; sys.stdout.buffer.write(render(USUAL))"
    )
    alone = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONHASHSEED": "7"},
    )
    assert alone.stdout == first


@EVERY_SLIP
def test_a_kept_payload_prints_the_same_again(slip):
    kept = json.loads(json.dumps(to_payload(slip), ensure_ascii=False))
    assert from_payload(kept) == slip
    assert render(from_payload(kept)) == render(slip)


def test_the_file_says_what_it_is_and_brings_its_fonts():
    pdf = render(RETURNED)
    document = PdfDocument(pdf)
    metadata = document.get_metadata_dict()
    document.close()
    assert metadata["Title"] == "ใบยืมพัสดุ/ครุภัณฑ์ (บันทึกการคืน) 12/2570"
    assert metadata["Author"] == "เทศบาลตำบลดอนแก้ว"
    assert b"/Lang (th-TH)" in pdf
    assert b"Helvetica" not in pdf


def test_listing_the_forms_loads_no_pdf_library():
    program = (
        "import sys, reports; print('L-02' in reports.CATALOG, "
        "'reportlab' in sys.modules, 'budoux' in sys.modules)"
    )
    listed = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert listed.stdout.strip() == "True False False"


@pytest.mark.parametrize("code", ["L-02", "L-02R"])
def test_the_catalogue_leads_to_the_form(code):
    form = CATALOG[code]
    assert form.render(form.from_payload(form.to_payload(RETURNED))) == render(RETURNED)
