"""What the columns of registers are called: one spec per field, understood by meaning, not by position."""

import re
from collections.abc import Sequence
from functools import lru_cache

from welfaredesk.exchange.thing_columns import VOCABULARIES
from welfaredesk.exchange.vocabulary import (
    LONGEST_HEADING,
    ColumnSpec,
    Vocabulary,
    heading_key,
    words,
)

__all__ = ["LONGEST_HEADING", "VOCABULARIES", "heading_key"]

# in our own templates: the line that shows how, and the sheet that says how
EXAMPLE, EXPLANATIONS = "ตัวอย่าง", "คำอธิบาย"

# the order decides where a heading contains the words of several
SPECS = (
    ColumnSpec("seq", words("ลำดับ|ลำดับที่|ที่|no|เลขลำดับ|ลำดับรายการ|ลำดับคน")),
    ColumnSpec(
        "national_id",
        words(
            "เลขประจำตัวประชาชน|เลขบัตรประชาชน|เลขบัตร|เลขที่บัตร|เลขที่บัตรประชาชน|เลขประจำตัวบัตรประชาชน"
            "|เลขที่บัตรประจำตัวประชาชน|หมายเลขบัตรประชาชน|เลข ปชช.|เลขที่ ปชช.|เลขบัตร ปชช.|เลขประชาชน|เลข 13 หลัก"
            "|เลขประจำตัว 13 หลัก|เลขบัตร 13 หลัก|เลขประจำตัว|รหัสประชาชน|รหัสประจำตัวประชาชน|บัตรประชาชน"
            "|บัตรประจำตัวประชาชน|เลขประจำตัวคนพิการ|เลขบัตรคนพิการ|เลขที่บัตรคนพิการ|เลขบัตรประจำตัวคนพิการ"
            "|เลขประจำตัวผู้สูงอายุ|id|pid|cid|nid|id card|citizen id|national id"
        ),
        contains="(เลข|รหัส).*(ประชาชน|ปชช|13หลัก)|(ประชาชน|ปชช).*(เลข|รหัส)|บัตร(ประจำตัว)?ประชาชน|(เลข|รหัส).*(คน|ผู้)พิการ|ปชช.*13หลัก",
        weight=5,
    ),
    ColumnSpec(
        "name",
        words(
            "ชื่อ - สกุล|ชื่อ-นามสกุล|ชื่อและนามสกุล|ชื่อ-ชื่อสกุล|ชื่อตัว-ชื่อสกุล|ชื่อตัวชื่อสกุล|รายชื่อ|ชื่อเต็ม"
            "|คำนำหน้า ชื่อ-สกุล|คำนำหน้า ชื่อ นามสกุล|ชื่อผู้มีสิทธิ|ชื่อผู้สูงอายุ|ชื่อคนพิการ|ชื่อผู้พิการ|ชื่อผู้รับเบี้ย|ชื่อผู้รับเงิน|name"
        ),
        contains="ชื่อ.*สกุล|รายชื่อ(ผู้|คน)",
        weight=4,
    ),
    ColumnSpec("title", words("คำนำหน้า|คำนำหน้าชื่อ|คำนำหน้านาม|คำนำ|ยศ|คำนำหน้าชื่อ/ยศ"), weight=2),
    ColumnSpec("nickname", words("ชื่อเล่น|ฉายา")),
    ColumnSpec("first", words("ชื่อ|ชื่อตัว|ชื่อจริง|ชื่อแรก|first name"), weight=3),
    ColumnSpec("last", words("สกุล|นามสกุล|ชื่อสกุล|last name|surname"), weight=3),
    ColumnSpec(
        "birth",
        words(
            "วันเกิด|วัน/เดือน/ปีเกิด|ว/ด/ป เกิด|ว.ด.ป.เกิด|วดป.เกิด|วันที่เกิด|วันเดือนปี|ว/ด/ป|ปีเกิด|พ.ศ.เกิด|ปี พ.ศ. เกิด"
            "|เกิดวันที่|เกิดเมื่อ|เกิด|birthday|date of birth|dob"
        ),
        contains="(วัน|วดป|ว/ด/ป|ปี|เดือน).*เกิด$|เกิด.*(วันที่|เมื่อ)",
        weight=3,
    ),
    ColumnSpec("age", words("อายุ|อายุปัจจุบัน|อายุ ปี|age"), contains="^อายุ(ปี|เต็ม|ณ|ครบ|ปัจจุบัน)"),
    ColumnSpec("sex", words("เพศ|sex|gender")),
    ColumnSpec("house_no", words("บ้านเลขที่|เลขที่บ้าน|เลขที่|บ.เลขที่|บ้าน เลขที่|บลท"), weight=2),
    ColumnSpec("moo", words("หมู่ที่|หมู่|ม.|ม.ที่|หมู่บ้านที่|หมู่ ที่"), weight=2),
    ColumnSpec("community", words("ชุมชน|หมู่บ้าน|ชุมชน/หมู่บ้าน|หมู่บ้าน/ชุมชน|ชื่อหมู่บ้าน|ชื่อชุมชน|บ้าน|ชื่อบ้าน")),
    ColumnSpec("alley", words("ตรอก")),
    ColumnSpec("soi", words("ซอย|ซ.|ตรอก/ซอย|ซอย/ตรอก")),
    ColumnSpec("road", words("ถนน|ถ.")),
    ColumnSpec("tambon", words("ตำบล|ต.|แขวง|ตำบล/แขวง|แขวง/ตำบล")),
    ColumnSpec("amphoe", words("อำเภอ|อ.|เขต|อำเภอ/เขต|เขต/อำเภอ")),
    ColumnSpec("province", words("จังหวัด|จ.")),
    ColumnSpec("postcode", words("รหัสไปรษณีย์|ไปรษณีย์|ปณ.")),
    ColumnSpec("address", words("ที่อยู่|ที่อยู่ตามทะเบียนบ้าน|ที่อยู่ปัจจุบัน|ภูมิลำเนา|address"), contains="^ที่อยู่", weight=2),
    ColumnSpec(
        "phone",
        words("โทรศัพท์|โทร|เบอร์โทร|เบอร์โทรศัพท์|หมายเลขโทรศัพท์|เบอร์|มือถือ|เบอร์มือถือ|เบอร์ติดต่อ|tel|phone"),
        contains="โทร|มือถือ",
    ),
    ColumnSpec(
        "allowance",
        words("จำนวนเงิน|เบี้ย|เบี้ยยังชีพ|เงินเบี้ยยังชีพ|เบี้ยความพิการ|เงิน|บาท/เดือน|บาท|อัตราเบี้ย|เงินที่ได้รับ|จำนวนเงินที่ได้รับ"),
        contains="จำนวนเงิน|^เงิน?เบี้ย|^เบี้ย",
    ),
    ColumnSpec(
        "card_expires",
        words("วันหมดอายุ|วันที่หมดอายุ|บัตรหมดอายุ|วันบัตรหมดอายุ|หมดอายุ|ใช้ได้ถึง|วันสิ้นอายุ|บัตรหมดอายุวันที่"),
        contains="หมดอายุ|ใช้ได้ถึง",
        weight=2,
    ),
    ColumnSpec(
        "card_issued",
        words("วันออกบัตร|วันที่ออกบัตร|ออกบัตร|วันที่ออก|วันออก|วันที่ทำบัตร|วันทำบัตร|ออกบัตรวันที่|วันที่ออกบัตรคนพิการ"),
        contains="ออกบัตร|ทำบัตร",
        weight=2,
    ),
    ColumnSpec(
        "disability",
        words("ประเภทความพิการ|ประเภท|ลักษณะความพิการ|ความพิการ|ประเภทพิการ|ชนิดความพิการ|พิการ|ประเภทคนพิการ"),
        contains="(ประเภท|ลักษณะ|ชนิด).*พิการ|พิการ(ประเภท|ด้าน)",
        weight=2,
    ),
    ColumnSpec(
        "caregiver",
        words(
            "ผู้ดูแล|ผู้ดูแลคนพิการ|ชื่อผู้ดูแล|ชื่อ-สกุลผู้ดูแล|ชื่อ-สกุลผู้ดูแลคนพิการ|ผู้ดูแล ชื่อ-สกุล|ผู้ดูแล ชื่อ|ผู้ปกครอง"
            "|ผู้ดูแล/ผู้ปกครอง|ผู้ช่วยเหลือดูแล|ชื่อผู้ดูแลคนพิการ"
        ),
        weight=2,
    ),
    ColumnSpec(
        "caregiver_relation",
        words(
            "ความสัมพันธ์|เกี่ยวข้องเป็น|ความเกี่ยวข้อง|ผู้ดูแล ความสัมพันธ์|ความสัมพันธ์ผู้ดูแล|ผู้ดูแล เกี่ยวข้องเป็น|ความสัมพันธ์กับคนพิการ"
            "|เกี่ยวข้องกับคนพิการ"
        ),
    ),
    ColumnSpec("group", words("กลุ่ม|กลุ่มเป้าหมาย|ประเภทกลุ่มเป้าหมาย")),
    ColumnSpec("remark", words("หมายเหตุ|สถานะ|ข้อสังเกต|หมายเหตุอื่น ๆ|remark|note")),
)
PERSONS = Vocabulary(SPECS)
TITLES = PERSONS.titles
# columns that stand under one heading of several: day, month and year of the birth
BIRTH_PARTS = {"วัน": "birth_day", "วันที": "birth_day", "เดือน": "birth_month", "ปี": "birth_year"}
BIRTH_PARTS |= {"ปีพศ": "birth_year", "พศ": "birth_year"}

_LEAST_MARKS = 2  # columns that only one kind has, so that a register is of that kind

# somebody else's particulars: never to be read as the person's own
_OTHERS = re.compile("ผูดูแล|บิดา|มารดา|คูสมรส|ผูรับมอบ|ผูแทน|รับเงินแทน|ผูยืน|เจาบาน|ผูปกครอง|ผูนำสง|สามี|ภรรยา")
OF_OTHERS = {"caregiver", "caregiver_relation"}

KIND_TITLES = {
    "persons": "ทะเบียนบุคคล",
    "disability": "ทะเบียนคนพิการ",
    "devices": "ทะเบียนกายอุปกรณ์",
    "houses": "ทะเบียนบ้านที่ซ่อม",
    "placements": "ทะเบียนจ้างงานคนพิการ",
}
PEOPLE_KINDS = ("persons", "disability")


def vocabulary_of(kind: str) -> Vocabulary:
    """What the columns of a kind of register are called."""
    return VOCABULARIES.get(kind, PERSONS)


@lru_cache(maxsize=4096)
def field_of(heading: str) -> str:
    """The field of a person a heading means, or ""."""
    field = PERSONS.field_of(heading)
    if is_about_others(heading) and field not in OF_OTHERS:
        return ""
    return field


def is_about_others(heading: str) -> bool:
    """Whether a heading speaks of a caregiver, a parent, a spouse: not of the person of the row."""
    return _OTHERS.search(heading_key(heading)) is not None


def other_kind(headings: Sequence[str]) -> str:
    """The kind of register these headings belong to, if it is one that is not for people; else ""."""
    hits = {kind: vocabulary.marks_in(headings) for kind, vocabulary in VOCABULARIES.items()}
    best = max(hits, key=lambda kind: hits[kind])
    return best if hits[best] >= _LEAST_MARKS else ""
