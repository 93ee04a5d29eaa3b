"""What registers of devices write about a piece, in the words of offices."""

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


def condition_of(text: str) -> str:
    """The code of services.devices.CONDITIONS that a text means: usable, damaged, repair, lost or disposed.

    "" for words nobody knows.
    """
    key = thai_text.search_key(text)
    return next((code for code, keys in _KEYS if any(word in key for word in keys)), "")
