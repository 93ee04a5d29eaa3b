"""Asking for a lent device back: what an attempt can bring, the wording of the letters (§2.1, §2.7)."""

from dataclasses import dataclass
from datetime import date, timedelta

CHANNELS = {"phone": "โทรศัพท์", "visit": "ไปพบที่บ้าน", "message": "ส่งข้อความ", "letter": "หนังสือ"}
LEVELS = (1, 2, 3)
LETTER_SENT = "letter_sent"
RESULTS = {
    "promised": "รับปากจะนำมาคืน",
    "wants_renewal": "ขอใช้ต่อ จะมาต่ออายุ",
    "fetch": "ขอให้ไปรับคืนที่บ้าน",
    "says_returned": "แจ้งว่าคืนแล้ว",
    "refused": "ปฏิเสธไม่คืน",
    "left_word": "ฝากข้อความไว้กับผู้อื่น",
    "no_answer": "ไม่รับสาย/ไม่พบผู้ใด",
    "wrong_number": "เบอร์หรือที่อยู่ไม่ถูกต้อง",
    LETTER_SENT: "ออกหนังสือแล้ว",
}
# an attempt that reached nobody is no recall: the duty of clause 211 still stands
REACHED_NOBODY = frozenset({"no_answer", "wrong_number"})
# days until the next try, proposed by what the last one brought
_AGAIN = {"promised": 7, "wants_renewal": 7, "fetch": 3, "left_word": 3, "no_answer": 1}
_AGAIN_OTHERWISE = 7
SECOND_NEAR_DAYS = 30


def propose_next(result: str, on: date) -> date | None:
    """When to try again, or see whether it came back; None when there is nothing to wait for."""
    return None if result == "says_returned" else on + timedelta(days=_AGAIN.get(result, _AGAIN_OTHERWISE))


# what the texts of a letter may name, and what is put there
BLANKS = {
    "หน่วยงาน": "ชื่อหน่วยงาน",
    "วันที่ยืม": "วันที่ยืม",
    "เพื่อผู้ใช้": "เพื่อให้ใครใช้ (ว่างเมื่อผู้ยืมใช้เอง)",
    "จำนวน": "จำนวนรายการ",
    "คืนภายใน": "วันที่ขอให้คืน",
    "ติดต่อ": "กองและโทรศัพท์",
    "ระเบียบ": "ระเบียบการยืมที่อ้าง",
}


@dataclass(frozen=True, slots=True)
class LetterText:
    """The wording of one level; `days` to bring the devices back in.

    Each text may name the BLANKS in braces; {เพื่อผู้ใช้} is "" when the borrower uses the devices himself. What
    the letter refers to (the slip, letters before) stands above the text.
    """

    subject: str
    opening: str
    finding: str
    request: str
    close: str
    days: int
    encloses_slip: bool = False


TEXT_PARTS = ("subject", "opening", "finding", "request", "close")
DEFAULT_TEXTS = {
    1: LetterText(
        subject="ขอให้ส่งคืนกายอุปกรณ์ที่ครบกำหนดยืม",
        opening="ตามที่อ้างถึง ท่านได้ยืมกายอุปกรณ์จาก{หน่วยงาน} เมื่อวันที่ {วันที่ยืม}{เพื่อผู้ใช้} นั้น",
        finding="{หน่วยงาน} ตรวจสอบแล้ว พบว่าครบกำหนดคืนแล้วแต่ยังไม่ได้รับคืน จำนวน {จำนวน} รายการ ดังนี้",
        request="จึงขอให้ท่านนำกายอุปกรณ์ดังกล่าวมาคืนภายในวันที่ {คืนภายใน} หากยังมีความจำเป็นต้องใช้ต่อ "
        "ขอให้แจ้งขอขยายเวลายืมภายในวันเดียวกัน ทั้งนี้ ติดต่อได้ที่ {ติดต่อ} ในวันและเวลาราชการ",
        close="จึงเรียนมาเพื่อโปรดทราบและดำเนินการ",
        days=15,
    ),
    2: LetterText(
        subject="ติดตามขอให้ส่งคืนกายอุปกรณ์ที่เกินกำหนดยืม (ครั้งที่ 2)",
        opening="ตามหนังสือที่อ้างถึง {หน่วยงาน} ได้ขอให้ท่านส่งคืนกายอุปกรณ์ที่ยืมไปเมื่อวันที่ {วันที่ยืม}{เพื่อผู้ใช้} ความแจ้งแล้ว นั้น",
        finding="บัดนี้ล่วงเลยกำหนดแล้ว {หน่วยงาน} ยังไม่ได้รับคืนหรือได้รับแจ้งเหตุขัดข้องจากท่าน จำนวน {จำนวน} รายการ ดังนี้",
        request="จึงขอให้ท่านนำกายอุปกรณ์ดังกล่าวมาคืนภายในวันที่ {คืนภายใน} เพื่อให้ผู้ป่วยหรือผู้พิการรายอื่นที่รออยู่ได้ใช้ "
        "หากมีเหตุขัดข้องหรือต้องการให้เจ้าหน้าที่ไปรับคืน ขอให้ติดต่อ {ติดต่อ} ในวันและเวลาราชการ",
        close="จึงเรียนมาเพื่อโปรดดำเนินการ",
        days=7,
        encloses_slip=True,
    ),
    3: LetterText(
        subject="ขอให้ส่งคืนหรือชดใช้กายอุปกรณ์ที่เกินกำหนดยืม (ครั้งสุดท้าย)",
        opening="ตามหนังสือที่อ้างถึง {หน่วยงาน} ได้ติดตามขอให้ท่านส่งคืนกายอุปกรณ์ที่ยืมไปเมื่อวันที่ {วันที่ยืม}{เพื่อผู้ใช้} "
        "มาแล้วหลายครั้ง นั้น",
        finding="บัดนี้ท่านยังไม่ได้ส่งคืน จำนวน {จำนวน} รายการ ดังนี้",
        request="จึงขอให้ท่านนำกายอุปกรณ์ดังกล่าวมาคืนในสภาพที่ใช้การได้ภายในวันที่ {คืนภายใน} หากชำรุด ใช้การไม่ได้ หรือสูญหาย "
        "ท่านต้องซ่อมแซมหรือชดใช้ตามที่ให้ไว้ในใบยืมและตาม{ระเบียบ} เมื่อพ้นกำหนดนี้แล้ว "
        "{หน่วยงาน} จำเป็นต้องดำเนินการตามกฎหมายต่อไป "
        "ติดต่อได้ที่ {ติดต่อ} ในวันและเวลาราชการ",
        close="จึงเรียนมาเพื่อโปรดดำเนินการโดยด่วน",
        days=7,
        encloses_slip=True,
    ),
}
