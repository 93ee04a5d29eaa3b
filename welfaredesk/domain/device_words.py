"""What registers of devices write about a piece and its loan, in the words of offices."""

import re

from welfaredesk.domain import thai_text

# the first line with a word that is written counts: "ไม่เสียหาย" before "เสียหาย" before "หาย"
_CONDITIONS = (
    ("usable", "ไม่ชำรุด|ไม่เสีย|ไม่ได้ใช้"),
    ("damaged", "ไม่ได้|เสียหาย|รอจำหน่าย|รอแทงจำหน่าย"),
    ("usable", "ซ่อมแล้ว|ซ่อมเสร็จ"),
    ("disposed", "จำหน่าย|ตัดบัญชี|ปลดระวาง|เลิกใช้|ทำลาย"),
    ("lost", "หาย|สูญ|ไม่พบ"),
    ("repair", "ซ่อม"),
    ("damaged", "ชำรุด|เสีย|พัง|เสื่อม|แตก|หัก|รั่ว|หลุด|ไม่ดี|ไม่พร้อม"),
    ("usable", "ใช้ได้|ใช้งานได้|ใช้การได้|พอใช้|พร้อม|ปกติ|ดี|ใหม่|ว่าง|ปานกลาง|ยืม|คงเหลือ|good|normal"),
)
_KEYS = tuple((code, tuple(map(thai_text.search_key, words.split("|")))) for code, words in _CONDITIONS)

# what a register writes of a loan in place of the day of its return
_BACK = re.compile(r"(ส่ง|รับ|ได้)?คืน(ให้)?(แล้ว|เรียบร้อย(แล้ว)?|ครบ(แล้ว)?|เมื่อ|วันที่)|(ส่ง|รับ)คืน|^คืน$")
_NOT_BACK = re.compile(r"(ยัง|ไม่|รอ|ค้าง|กำหนด|ต้อง|เกิน|ครบกำหนด).{0,6}คืน|คืนไม่|เดิม|คนก่อน|คนเก่า|ยืมต่อ")
_ABOUT_BACK = re.compile(r"(ส่ง|รับ|ได้)?คืน(ให้)?(แล้ว|เรียบร้อย(แล้ว)?|ครบ(แล้ว)?)?|เมื่อ|วันที่|ณ(?=\s*\d)")


def condition_of(text: str) -> str:
    """The code of services.devices.CONDITIONS that a text means: usable, damaged, repair, lost or disposed.

    "" for words nobody knows.
    """
    key = thai_text.search_key(text)
    return next((code for code, keys in _KEYS if any(word in key for word in keys)), "")


def is_back(text: str) -> bool:
    """Whether a text says that a lent piece came back ("คืนแล้ว", "ส่งคืน 5 ม.ค. 66")."""
    plain = "".join(text.split())
    return _BACK.search(plain) is not None and _NOT_BACK.search(plain) is None


def is_about_return(text: str) -> bool:
    """Whether a text speaks of a return at all, happened or not; it is no word about the piece then."""
    return "คืน" in text


def day_of_return(text: str) -> str:
    """What such a text says besides that it came back: perhaps the day."""
    return _ABOUT_BACK.sub(" ", text).strip(" .,()-–")
