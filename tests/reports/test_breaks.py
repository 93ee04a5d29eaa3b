"""Lines end where words end, and never inside what belongs together."""

from itertools import accumulate

import pytest

from reports.layout.breaks import clusters, units
from reports.layout.paragraph import Text, paragraph
from tests.reports.slips import LIABILITY, REASON

REASONS = [
    REASON,
    LIABILITY,
    "ดูแลมารดาที่ป่วยเป็นโรคหลอดเลือดสมองมีอาการอ่อนแรงซีกซ้าย แพทย์ให้ใช้เตียงปรับระดับและที่นอนลมเพื่อป้องกัน"
    "แผลกดทับ รวมทั้งเครื่องผลิตออกซิเจนและเครื่องดูดเสมหะตลอดระยะเวลาการพักฟื้นที่บ้านจนกว่าอาการจะดีขึ้น",
    "บิดาประสบอุบัติเหตุกระดูกสันหลังหักไม่สามารถช่วยเหลือตนเองได้ จำเป็นต้องใช้รถเข็นในการเดินทางไปโรงพยาบาล"
    "และเข้าร่วมกิจกรรมชมรมผู้สูงอายุของเทศบาล เนื่องจากครอบครัวมีรายได้น้อยไม่มีเงินซื้ออุปกรณ์",
]


def word_ends(text):
    """Places where PyThaiNLP's dictionary segmenter ends a word."""
    from pythainlp.tokenize import word_tokenize

    return set(accumulate(len(word) for word in word_tokenize(text, engine="newmm", keep_whitespace=True)))


@pytest.mark.parametrize("text", REASONS)
def test_every_unit_ends_with_a_word(text):
    cut = units(text)
    assert "".join(cut) == text
    assert set(accumulate(map(len, cut))) <= word_ends(text)
    assert len(cut) > len(text) / 20


@pytest.mark.parametrize("text", REASONS)
@pytest.mark.parametrize("millimetres", [40, 70, 100, 130, 160])
def test_no_line_ends_inside_a_word(text, millimetres):
    laid_out = paragraph((Text(text),), millimetres * 72 / 25.4, size=14, leading=18)
    ends = word_ends(text)
    place = 0
    for line in laid_out.lines[:-1]:
        for letter in "".join(word.text for span in line for word in span.words).strip():
            place = text.index(letter, place) + 1
        assert place in ends or text[place] == " "


@pytest.mark.parametrize(
    "together",
    [
        "นางสาวสมศรี",
        "นาย สมชาย",
        "ว่าที่ร้อยตรีปรีชา",
        "22 พฤศจิกายน 2569",
        "๒๒ พ.ย. ๒๕๖๙",
        "วันที่ ๒๒ พฤศจิกายน พ.ศ. ๒๕๖๙",
        "1-9999-00000-01-3",
        "416-67-0001",
        "90 วัน",
        "1,000 บาท",
        "5 ลิตร",
        "ขนาด 5 ลิตร",
        "หมู่ที่ 4",
        "บ้านเลขที่ 12/3",
        "ข้อ 209",
        "รุ่น KY-809",
        "ต่าง ๆ",
        "บ่อยๆ",
        "ข้าพเจ้า",
        "เทศบาล",
        "ออกซิเจน",
        "มนุษย์",
        "ตำบลดอนแก้ว",
    ],
)
@pytest.mark.parametrize("sentence", ["{}", "ให้ {} ใช้ได้", "ตามที่ขอไว้ {}"])
def test_stays_together(together, sentence):
    text = sentence.format(together)
    start = text.index(together)
    inner = range(start + 1, start + len(together))
    assert not set(accumulate(map(len, units(text)))) & set(inner)


def test_a_title_inside_a_run_stays_with_its_name():
    assert not any(unit.endswith("นาง") for unit in units("ใช้ดูแลนางสมศรีที่บ้าน"))


def test_what_two_readings_dispute_is_no_place_to_break():
    assert "ทางการเคลื่อนไหว" in "|".join(units("มีความพิการทางการเคลื่อนไหวหรือทางร่างกาย"))


@pytest.mark.parametrize("text", ["", " ", "ก", "ๆ", "เ", "์", "12", "ก  ข", "\u200b"])
def test_odd_texts_come_back_whole(text):
    assert "".join(units(text)) == text
    assert "".join(clusters(text)) == text


def test_letters_keep_their_marks():
    assert clusters("ป้ำที่เปื๊อน") == ("ป้ำ", "ที่", "เปื๊", "อ", "น")
