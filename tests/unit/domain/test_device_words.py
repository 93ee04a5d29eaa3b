"""The condition of a piece in the words of offices."""

import pytest

from welfaredesk.domain.device_words import condition_of

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
