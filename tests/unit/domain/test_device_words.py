"""The condition of a piece in the words of offices."""

import pytest

from welfaredesk.domain.device_words import condition_of, day_of_return, is_back

WORDS = {
    "usable": (
        "ใช้งานได้|ใช้ได้|ใช้การได้|ดี|สภาพดี|ปกติ|พร้อมใช้งาน|ใหม่|พอใช้|เก่าแต่ใช้ได้|ถูกยืม|ว่าง|ซ่อมแล้ว|ไม่ชำรุด|ไม่เสียหาย"
        "|ยังไม่ได้ใช้|Good"
    ),
    "damaged": "ชำรุด|ชํารุด|ชำรุดเสียหาย|เสีย|ใช้งานไม่ได้|ใช้ไม่ได้|ไม่ดี|พัง|ล้อหัก|เสื่อมสภาพ|รอจำหน่าย|ไม่พร้อมใช้",
    "repair": "ส่งซ่อม|ซ่อม|อยู่ระหว่างซ่อม|ชำรุดรอซ่อม",
    "lost": "สูญหาย|หาย|หาไม่พบ",
    "disposed": "จำหน่ายแล้ว|แทงจำหน่าย|ปลดระวาง|ตัดบัญชี",
    "": "|1|/|อื่น ๆ",
}


@pytest.mark.parametrize(
    ("code", "text"), [(code, text) for code in WORDS for text in WORDS[code].split("|")]
)
def test_a_condition_is_understood_in_every_spelling(code, text):
    assert condition_of(text) == code


@pytest.mark.parametrize("text", ["คืนแล้ว", "ส่งคืนแล้ว", "รับคืนเรียบร้อย", "คืน", "คืนแล้ว 5 ม.ค. 66", "คืนเมื่อ 5/1/66"])
def test_words_for_a_piece_that_came_back(text: str) -> None:
    assert is_back(text)


@pytest.mark.parametrize(
    "text", ["", "ยังไม่คืน", "ไม่ยอมคืน", "รอส่งคืน", "กำหนดคืน 5/1/66", "ผู้ยืมเดิมคืนแล้ว", "ชำรุด", "คืนไม่ครบ"]
)
def test_words_for_one_that_did_not(text: str) -> None:
    assert not is_back(text)


def test_the_day_beside_the_words() -> None:
    assert day_of_return("คืนแล้ว 5 ม.ค. 66") == "5 ม.ค. 66"
    assert day_of_return("คืนเมื่อวันที่ 5/1/2566") == "5/1/2566"
    assert day_of_return("คืนแล้ว") == ""
