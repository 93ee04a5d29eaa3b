"""Memo, letter, order and announcement, measured in the PDF against domain specification §6.1–6.3."""

from base64 import b64encode
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image, ImageDraw

from reports.layout import certificate, letter, memo, order
from tests.reports.measured import sheets
from tests.reports.pdfs import page_texts, text_of
from welfaredesk.papers.lending import Signer
from welfaredesk.papers.official import Certificate, Endorsement, Letter, Listing, Memo, Order, Part

ABOUT = 0.3  # mm
PAGE_WIDTH, PAGE_HEIGHT = 210, 297
LEFT, RIGHT, BOTTOM = 30, 190, 277


def emblem() -> str:
    picture = Image.new("L", (300, 300), 255)
    ImageDraw.Draw(picture).ellipse((0, 0, 299, 299), fill=0)
    written = BytesIO()
    picture.save(written, "PNG")
    return b64encode(written.getvalue()).decode()


MAYOR = Signer("นายปื๊ด ที่ปรึกษา", "นายกเทศมนตรีตำบลตัวอย่าง")
WORDS = (
    "ตามที่ท่านได้ยืมกายอุปกรณ์จากเทศบาลตำบลตัวอย่าง ตามใบยืมเลขที่ 12/2570 ลงวันที่ ๒๒ พฤศจิกายน ๒๕๖๙ "
    "เพื่อใช้ดูแลนายทองดี ใจดี นั้น บัดนี้ครบกำหนดแล้ว"
)
TABLE = Listing(
    ("ที่", "รหัส", "รายการ"), (10, 40, 110), (True, False, False), (("1", "416-67-0001", "เตียงผู้ป่วย 2 ไกร์"),)
)
LETTER = Letter(
    code="L-06",
    number="ลพ 52706/123",
    agency=("สำนักงานเทศบาลตำบลตัวอย่าง", "อำเภอตัวอย่าง จังหวัดลำพูน 51110"),
    date="๒๒ พฤศจิกายน ๒๕๖๙",
    subject="ขอให้ส่งคืนกายอุปกรณ์",
    to="นางสาวปิ่นญู ฐูป้ำเจริญ",
    body=(Part(WORDS, listing=TABLE), Part("จึงเรียนมาเพื่อโปรดทราบ")),
    signer=MAYOR,
    owner=("กองสวัสดิการสังคม", "โทร. 053-000-000"),
    references=("ใบยืม เลขที่ 12/2570", "หนังสือ ที่ ลพ 52706/99"),
    enclosures=("สำเนาใบยืม จำนวน 1 ฉบับ",),
    copies_to=("ผู้ใหญ่บ้าน หมู่ที่ 4",),
    emblem=emblem(),
)
MEMO = Memo(
    code="W-20",
    agency="กองสวัสดิการสังคม เทศบาลตำบลตัวอย่าง โทร. 053-000-000",
    number="12/2570",
    date="๒๒ พฤศจิกายน ๒๕๖๙",
    subject="ขออนุมัติช่วยเหลือประชาชน",
    to="นายกเทศมนตรีตำบลตัวอย่าง",
    body=(Part(WORDS, heading="1. เรื่องเดิม"), Part("จึงเรียนมาเพื่อโปรดพิจารณา")),
    signer=MAYOR,
    emblem=emblem(),
)
ORDER = Order(
    code="L-09",
    kind="คำสั่ง",
    office="เทศบาลตำบลตัวอย่าง",
    number="12/2569",
    date="๒๒ พฤศจิกายน ๒๕๖๙",
    subject="แต่งตั้งผู้รับผิดชอบในการตรวจสอบพัสดุประจำปี",
    body=(Part(WORDS),),
    signer=MAYOR,
    emblem=emblem(),
)

CERTIFICATE = Certificate(
    code="E-09",
    number="3/2569",
    title="หนังสือรับรองการทำงาน ประจำปีงบประมาณ พ.ศ. 2569",
    agency=("สำนักงานเทศบาลตำบลตัวอย่าง", "อำเภอตัวอย่าง จังหวัดลำพูน 51110"),
    body=(Part(WORDS),),
    date="๒๒ พฤศจิกายน ๒๕๖๙",
    signer=MAYOR,
    owner=("กองสวัสดิการสังคม", "โทร. 053-000-000"),
    emblem=emblem(),
)


ALL = [letter.render(LETTER), memo.render(MEMO), order.render(ORDER), certificate.render(CERTIFICATE)]


def first_sheet(pdf):
    texts, pictures = sheets(pdf)
    return texts[0], pictures[0]


def piece(pieces, text):
    return next(each for each in pieces if each.text == text)


def inside_margins(pdf):
    texts, _pictures = sheets(pdf)
    for each in (each for sheet in texts for each in sheet):
        assert each.left >= LEFT - ABOUT, each
        assert each.right <= RIGHT + ABOUT, each
        assert each.top >= 15 - ABOUT, each
        assert each.bottom <= BOTTOM + ABOUT, each


@pytest.mark.parametrize("pdf", ALL)
def test_all_stands_within_three_two_and_two_centimetres(pdf):
    inside_margins(pdf)


# --- letter ---


def test_the_letters_emblem_is_three_centimetres_in_the_middle():
    _texts, pictures = first_sheet(letter.render(LETTER))
    (found,) = pictures
    assert found.bottom - found.top == pytest.approx(30, abs=ABOUT)
    assert (found.left + found.right) / 2 == pytest.approx(PAGE_WIDTH / 2, abs=ABOUT)
    assert 15 - ABOUT <= found.top <= 25


def test_the_letters_head():
    texts, pictures = first_sheet(letter.render(LETTER))
    number = piece(texts, "ที่ ลพ ๕๒๗๐๖/๑๒๓")
    agency = [piece(texts, "สำนักงานเทศบาลตำบลตัวอย่าง"), piece(texts, "อำเภอตัวอย่าง จังหวัดลำพูน ๕๑๑๑๐")]
    date = piece(texts, "๒๒ พฤศจิกายน ๒๕๖๙")
    assert number.x == pytest.approx(LEFT, abs=ABOUT)
    assert number.baseline == agency[0].baseline  # at the emblem's foot
    assert agency[0].baseline == pytest.approx(pictures[0].bottom, abs=2)
    assert agency[0].x == agency[1].x
    assert 88 <= agency[0].x - LEFT <= 102
    assert date.x == pytest.approx(PAGE_WIDTH / 2, abs=ABOUT)
    assert 75 - ABOUT <= date.x - LEFT <= 80
    assert date.baseline > agency[1].baseline
    assert {each.size for each in texts} == {16, 14}  # the table alone is smaller


def test_the_letters_parts_come_in_their_order_and_hang_under_their_first_word():
    texts, _pictures = first_sheet(letter.render(LETTER))
    order_ = ["เรื่อง", "เรียน", "อ้างถึง", "สิ่งที่ส่งมาด้วย"]
    labels = [piece(texts, text) for text in order_]
    assert [label.x for label in labels] == pytest.approx([LEFT] * 4, abs=ABOUT)
    assert sorted(label.baseline for label in labels) == [label.baseline for label in labels]
    first, second = piece(texts, "๑. ใบยืม เลขที่ ๑๒/๒๕๗๐"), piece(texts, "๒. หนังสือ ที่ ลพ ๕๒๗๐๖/๙๙")
    assert first.x == second.x > labels[2].right


def test_the_certificates_head_title_and_day():
    texts, pictures = first_sheet(certificate.render(CERTIFICATE))
    (found,) = pictures
    assert found.bottom - found.top == pytest.approx(30, abs=ABOUT)
    assert (found.left + found.right) / 2 == pytest.approx(PAGE_WIDTH / 2, abs=ABOUT)
    number, agency = piece(texts, "เลขที่ ๓/๒๕๖๙"), piece(texts, "สำนักงานเทศบาลตำบลตัวอย่าง")
    assert number.x == pytest.approx(LEFT, abs=ABOUT)
    assert number.baseline == agency.baseline == pytest.approx(found.bottom, abs=2)
    title = piece(texts, "หนังสือรับรองการทำงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๙")
    assert title.middle == pytest.approx(PAGE_WIDTH / 2, abs=ABOUT)
    given = piece(texts, "ให้ไว้ ณ วันที่ ๒๒ พฤศจิกายน พ.ศ. ๒๕๖๙")
    assert given.x - LEFT == pytest.approx(50, abs=ABOUT)


def test_a_paragraph_begins_two_and_a_half_centimetres_in():
    for pdf in (letter.render(LETTER), order.render(ORDER), certificate.render(CERTIFICATE)):
        texts, _pictures = first_sheet(pdf)
        opening = next(each for each in texts if each.text.startswith("ตามที่ท่าน"))
        assert opening.x - LEFT == pytest.approx(25, abs=ABOUT)
        following = texts[texts.index(opening) + 1]
        assert following.x == pytest.approx(LEFT, abs=ABOUT)
        assert following.baseline - opening.baseline >= 1.25 * 16 * 25.4 / 72 - ABOUT


@pytest.mark.parametrize("pdf", ALL)
def test_who_signs_stands_in_the_middle_of_the_right_half(pdf):
    texts, _pictures = first_sheet(pdf)
    name, position = piece(texts, "(นายปื๊ด ที่ปรึกษา)"), piece(texts, "นายกเทศมนตรีตำบลตัวอย่าง")
    signed = [each for each in texts if each.text == "นายกเทศมนตรีตำบลตัวอย่าง"][-1]
    assert name.middle == pytest.approx((LEFT + RIGHT) / 2 + 40, abs=1)
    assert signed.middle == pytest.approx(name.middle, abs=1)
    assert name.left > PAGE_WIDTH / 2
    assert signed.baseline > name.baseline
    assert position is not None


def test_the_letter_closes_over_the_signature_with_room_for_the_pen():
    texts, _pictures = first_sheet(letter.render(LETTER))
    closing, name = piece(texts, "ขอแสดงความนับถือ"), piece(texts, "(นายปื๊ด ที่ปรึกษา)")
    assert closing.middle == pytest.approx(name.middle, abs=1)
    assert name.top - closing.bottom >= 15
    assert "ขอแสดงความนับถือ" not in text_of(memo.render(MEMO))


def test_who_wrote_the_letter_stands_at_the_bottom_left():
    texts, _pictures = first_sheet(letter.render(LETTER))
    lines = texts[-3:]
    assert [line.text for line in lines] == ["กองสวัสดิการสังคม", "โทร. 053-000-000", "สำเนาส่ง ผู้ใหญ่บ้าน หมู่ที่ ๔"]
    assert [line.x for line in lines] == pytest.approx([LEFT] * 3, abs=ABOUT)
    assert BOTTOM - 8 < lines[-1].baseline < BOTTOM


def test_figures_are_thai_and_codes_are_not():
    text = text_of(letter.render(LETTER))
    assert "เลขที่ ๑๒/๒๕๗๐" in text
    assert "416-67-0001" in text
    assert "เตียงผู้ป่วย ๒ ไกร์" in text
    assert "053-000-000" in text


def test_how_urgent_is_red_and_large_at_the_top():
    for pdf in (
        letter.render(replace(LETTER, urgency="ด่วนที่สุด")),
        memo.render(replace(MEMO, urgency="ด่วนที่สุด")),
    ):
        texts, _pictures = first_sheet(pdf)
        word = piece(texts, "ด่วนที่สุด")
        assert (word.size, word.red) == (32, True)
        assert word.bottom < 45
        assert [each for each in texts if each.red] == [word]
        inside_margins(pdf)


def test_without_an_emblem_its_place_stays_white():
    with_one, without = letter.render(LETTER), letter.render(replace(LETTER, emblem=""))
    assert sheets(without)[1] == [[]]
    assert [each.baseline for each in sheets(without)[0][0]] == [
        each.baseline for each in sheets(with_one)[0][0]
    ]
    assert letter.render(LETTER) == with_one


def test_a_letter_without_number_and_date_leaves_dots():
    text = text_of(letter.render(replace(LETTER, number="", date="", signer=Signer())))
    assert text.startswith("ที่ สำนักงานเทศบาลตำบลตัวอย่าง")
    assert "เรื่อง" in text.partition("๕๑๑๑๐ ")[2][:7]
    assert "( )" in text


# --- sheets after the first ---


def test_a_long_letter_goes_on_with_number_and_first_words():
    long = replace(LETTER, body=(*(Part(WORDS * 2) for _ in range(7)), Part("จึงเรียนมาเพื่อโปรดทราบ")))
    pdf = letter.render(long)
    texts, pictures = sheets(pdf)
    assert len(texts) == 2
    assert [len(each) for each in pictures] == [1, 0]
    number = texts[1][0]
    assert (number.text, number.middle) == ("– ๒ –", pytest.approx(PAGE_WIDTH / 2, abs=1))
    assert 15 <= number.top <= 25
    catch = texts[0][-1]
    assert catch.text.startswith("/")
    assert catch.text.endswith("...")
    assert texts[1][1].text.startswith(catch.text[1:-3])
    assert catch.right == pytest.approx(RIGHT, abs=1)
    assert texts[1][1].top >= 25
    inside_margins(pdf)


def test_the_signature_never_stands_alone_on_a_sheet():
    for count in range(4, 12):
        long = replace(LETTER, body=(*(Part(WORDS) for _ in range(count)), Part("จึงเรียนมาเพื่อโปรดทราบ")))
        texts = page_texts(letter.render(long))
        last = next(text for text in texts if "ขอแสดงความนับถือ" in text)
        assert "จึงเรียนมาเพื่อโปรดทราบ" in last
        inside_margins(letter.render(long))


def test_every_word_of_a_long_letter_can_be_found_again():
    body = tuple(Part(f"{WORDS} ย่อหน้าที่ {number}") for number in range(1, 15))
    text = text_of(letter.render(replace(LETTER, body=(*body, Part("จบ"))))).replace(" ", "")
    assert all(f"ย่อหน้าที่{number}" in text for number in "๑๒๓๔๕๖๗๘๙")
    assert text.count("บัดนี้ครบกำหนดแล้ว") == 14


# --- memo ---


def test_the_memos_head():
    texts, pictures = first_sheet(memo.render(MEMO))
    (found,) = pictures
    assert found.bottom - found.top == pytest.approx(15, abs=ABOUT)
    assert found.left == pytest.approx(LEFT, abs=ABOUT)
    title = piece(texts, "บันทึกข้อความ")
    assert (title.size, "Bold" in title.font) == (29, True)
    assert title.middle == pytest.approx(PAGE_WIDTH / 2, abs=ABOUT)
    for label in ("ส่วนราชการ", "ที่", "วันที่", "เรื่อง"):
        head = piece(texts, label)
        assert (head.size, "Bold" in head.font) == (20, True)
    assert piece(texts, "วันที่").x - LEFT == pytest.approx(80, abs=ABOUT)
    assert piece(texts, "ที่").baseline == piece(texts, "วันที่").baseline
    assert piece(texts, "๑๒/๒๕๗๐").baseline == piece(texts, "ที่").baseline
    assert piece(texts, "เรียน").baseline > piece(texts, "เรื่อง").baseline
    assert piece(texts, "เรียน").size == 16
    heading = piece(texts, "๑. เรื่องเดิม")
    assert (heading.x - LEFT, heading.size) == (pytest.approx(25, abs=ABOUT), 16)


def test_a_memos_long_subject_goes_on_under_its_first_word():
    texts, _pictures = first_sheet(memo.render(replace(MEMO, subject=WORDS)))
    first = next(each for each in texts if each.text.startswith("ตามที่ท่าน"))
    second = texts[texts.index(first) + 1]
    assert second.x == pytest.approx(first.x, abs=ABOUT)
    inside_margins(memo.render(replace(MEMO, subject=WORDS)))


def test_opinions_under_a_memo_are_left_to_the_pen():
    endorsed = replace(
        MEMO, endorsements=(Endorsement("ความเห็นของปลัดเทศบาล", Signer()), Endorsement("คำสั่ง", MAYOR))
    )
    text = text_of(memo.render(endorsed))
    assert "ความเห็นของปลัดเทศบาล" in text
    assert text.index("ความเห็น") < text.index("คำสั่ง")
    inside_margins(memo.render(endorsed))


def test_two_opinions_stand_side_by_side_when_that_saves_a_sheet():
    listing = replace(TABLE, rows=TABLE.rows * 7)
    long = Signer("นายปื๊ด ที่ปรึกษา", "ผู้อำนวยการกองสวัสดิการสังคมและพัฒนาชุมชนแห่งนี้", "ปลัดเทศบาลตำบลตัวอย่าง")
    endorsed = replace(
        MEMO,
        body=(Part(WORDS, listing=listing), Part("จึงเรียนมา")),
        endorsements=(Endorsement("ความเห็น", long), Endorsement("คำสั่ง", long)),
    )
    pdf = memo.render(endorsed)
    assert len(page_texts(pdf)) == 1
    inside_margins(pdf)
    texts, _pictures = first_sheet(pdf)
    opinion, command = piece(texts, "ความเห็น"), piece(texts, "คำสั่ง")
    assert opinion.baseline == pytest.approx(command.baseline)
    left, right = (each for each in texts if each.text.startswith("รักษาราชการแทน"))
    assert left.right < command.left <= right.left


def test_a_catchword_of_a_table_ends_with_a_whole_word():
    rows = (("1", "รถเข็นผู้ป่วยแบบพับได้พร้อมที่พักเท้าครบสองข้าง", "คัน"),) * 60
    pages = page_texts(letter.render(replace(LETTER, body=(Part(WORDS, listing=replace(TABLE, rows=rows)),))))
    assert "/รถเข็นผู้ป่วยแบบพับได้..." in "".join(pages[0].split())


# --- order and announcement ---


def test_an_order_and_an_announcement_say_when_they_were_given():
    assert "สั่ง ณ วันที่ ๒๒ พฤศจิกายน พ.ศ. ๒๕๖๙" in text_of(order.render(ORDER))
    announced = text_of(order.render(replace(ORDER, kind="ประกาศ", number="")))
    assert "ประกาศ ณ วันที่ ๒๒ พฤศจิกายน พ.ศ. ๒๕๖๙" in announced
    assert "ประกาศเทศบาลตำบลตัวอย่าง เรื่อง" in announced


def test_the_orders_head_is_centred_under_its_emblem():
    texts, pictures = first_sheet(order.render(ORDER))
    assert pictures[0].bottom - pictures[0].top == pytest.approx(30, abs=ABOUT)
    for text in ("คำสั่งเทศบาลตำบลตัวอย่าง", "ที่ ๑๒/๒๕๖๙", "เรื่อง แต่งตั้งผู้รับผิดชอบในการตรวจสอบพัสดุประจำปี"):
        assert piece(texts, text).middle == pytest.approx(PAGE_WIDTH / 2, abs=1)
        assert "Bold" in piece(texts, text).font
    assert text_of(order.render(replace(ORDER, date=""))).count("สั่ง ณ วันที่") == 1
