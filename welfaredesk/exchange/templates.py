"""Empty registers to be filled in: headings the importer knows, an example it skips, and explanations."""

from pathlib import Path

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from welfaredesk.domain import national_id
from welfaredesk.errors import Refused
from welfaredesk.exchange import columns, sheets

TEMPLATES = {
    "persons": "แบบกรอกทะเบียนบุคคล",
    "disability": "แบบกรอกทะเบียนคนพิการ",
    "devices": "แบบกรอกทะเบียนกายอุปกรณ์",
    "houses": "แบบกรอกทะเบียนบ้านที่สร้างและซ่อม",
    "placements": "แบบกรอกทะเบียนจ้างงานคนพิการ",
}
_LAST_LINE = 1000  # as far down as lists to choose from are offered
_HEADING_LINE = 2
_ID = "300000000001"
_PERSON = ("seq", "national_id", "title", "first", "last", "birth", "sex", "house_no", "moo", "community")
_PLACE = ("tambon", "amphoe", "province", "phone")
_CARD = ("disability", "card_issued", "card_expires", "caregiver", "caregiver_relation", "allowance")
_FIELDS = {
    "persons": (*_PERSON, *_PLACE, "group", "remark"),
    "disability": (*_PERSON, *_PLACE, *_CARD, "remark"),
    "devices": (
        *(
            "seq",
            "model",
            "code",
            "category",
            "brand",
            "serial",
            "unit",
            "acquired_how",
            "donor",
            "acquired_on",
        ),
        *("price", "condition", "place", "borrower", "borrower_id", "lent_on", "due_on", "remark"),
    ),
    "houses": (
        *(
            "seq",
            "year",
            "name",
            "house_no",
            "moo",
            "group",
            "kind",
            "source",
            "amount",
            "finished",
            "remark",
        ),
    ),
    "placements": (
        *("seq", "national_id", "name", "workplace", "employer", "basis", "position", "wage"),
        *("started", "ends", "caregiver", "remark"),
    ),
}
# field: (example, how to fill it in, width in characters)
_HINTS: dict[str, tuple[str, str, int]] = {
    "seq": (columns.EXAMPLE, "เลขลำดับ จะเว้นว่างก็ได้ แถวที่เขียนว่า «ตัวอย่าง» จะไม่ถูกนำเข้า", 11),
    "national_id": (
        _ID + national_id.check_digit(_ID),
        "จำเป็น ตัวเลข 13 หลัก มีขีดหรือเว้นวรรคก็ได้ โปรแกรมใช้เลขนี้จับคู่กับคนเดิม",
        20,
    ),
    "title": ("นาง", "เช่น นาย นาง นางสาว เด็กชาย เด็กหญิง", 12),
    "first": ("ตัวอย่าง", "จำเป็นสำหรับคนใหม่", 16),
    "last": ("ไม่นำเข้า", "นามสกุล", 18),
    "birth": ("3/10/2494", "วัน/เดือน/ปี พ.ศ. สี่หลัก รู้แต่ปีก็กรอกเฉพาะปี เช่น 2494", 14),
    "sex": ("หญิง", "ชาย หรือ หญิง จะเว้นว่างก็ได้ถ้ามีคำนำหน้า", 8),
    "house_no": ("12/3", "บ้านเลขที่ตามทะเบียนบ้าน", 12),
    "moo": ("4", "ตัวเลขหมู่ที่", 8),
    "community": ("", "ชื่อชุมชนหรือหมู่บ้าน ถ้ามี", 16),
    "tambon": ("", "เว้นว่างได้", 14),
    "amphoe": ("", "เว้นว่างได้", 14),
    "province": ("", "เว้นว่างได้", 14),
    "phone": ("081-000-0000", "มือถือ 10 หลัก โทรศัพท์บ้าน 9 หลัก หลายเบอร์คั่นด้วยจุลภาค", 18),
    "group": ("ผู้ด้อยโอกาส", "คนพิการ ผู้ด้อยโอกาส หรือ ติดเตียง ผู้สูงอายุโปรแกรมคิดจากวันเกิด", 16),
    "remark": ("", "เช่น เสียชีวิต ย้ายออก โปรแกรมจะเสนอให้ยืนยัน", 24),
    "disability": ("3", "เลขประเภท 1–7 หลายประเภทคั่นด้วยจุลภาค ประเภทหลักก่อน", 18),
    "card_issued": ("1/6/2566", "วันออกบัตรประจำตัวคนพิการ วัน/เดือน/ปี พ.ศ.", 14),
    "card_expires": ("31/5/2574", "วันหมดอายุ หรือคำว่า ตลอดชีพ", 14),
    "caregiver": ("", "ชื่อ-สกุลผู้ดูแล", 22),
    "caregiver_relation": ("", "เช่น บุตร คู่สมรส", 14),
    "allowance": ("800", "บาทต่อเดือน", 12),
}
_CHOICES = {"sex": ("ชาย", "หญิง"), "condition": ("ใช้งานได้", "ชำรุด", "ส่งซ่อม", "สูญหาย", "จำหน่าย")}
# what is filled in otherwise than in the registers of people
_NAME_HINT = ("นางตัวอย่าง ไม่นำเข้า", "จำเป็น คำนำหน้า ชื่อ และสกุลในช่องเดียว", 26)
_REMARK_HINT = ("", "เว้นว่างได้", 24)
_OTHER_HINTS: dict[str, dict[str, tuple[str, str, int]]] = {
    "devices": {
        "model": ("รถเข็นนั่ง", "จำเป็น ชื่ออุปกรณ์ เขียนเหมือนกันทุกชิ้นที่เป็นชนิดเดียวกัน", 24),
        "code": ("ตัวอย่าง-0001", "จำเป็น หมายเลขครุภัณฑ์หรือรหัสที่ป้าย ห้ามซ้ำ ใช้จับคู่กับชิ้นเดิม", 20),
        "category": ("รถเข็น", "เว้นว่างได้", 14),
        "brand": ("", "เว้นว่างได้", 16),
        "serial": ("", "หมายเลขเครื่องของผู้ผลิต เว้นว่างได้", 20),
        "unit": ("คัน", "เช่น คัน หลัง อัน เว้นว่างได้", 10),
        "acquired_how": ("งบเทศบาล", "เช่น งบเทศบาล รับบริจาค", 14),
        "donor": ("", "ชื่อผู้บริจาค ถ้ารับบริจาค", 20),
        "acquired_on": ("15/6/2566", "วัน/เดือน/ปี พ.ศ.", 14),
        "price": ("4,500", "บาท", 12),
        "condition": ("ใช้งานได้", "เลือกจากรายการ เว้นว่างคือใช้งานได้", 14),
        "place": ("", "ที่เก็บ เว้นว่างได้", 16),
        "borrower": ("", "ผู้ที่ยืมอยู่ตอนนี้ คำนำหน้า ชื่อ และสกุลในช่องเดียว", 26),
        "borrower_id": ("", "เลขประจำตัวประชาชนของผู้ยืม ถ้ามี จับคู่กับคนได้แน่นอน", 20),
        "lent_on": ("", "จำเป็นถ้ามีผู้ยืม วัน/เดือน/ปี พ.ศ.", 13),
        "due_on": ("", "วันกำหนดคืน เว้นว่างให้โปรแกรมคิดตามกำหนดของสำนักงาน", 13),
        "remark": _REMARK_HINT,
    },
    "houses": {
        "year": ("2563", "ปีงบประมาณ พ.ศ. เว้นว่างได้ถ้ามีวันแล้วเสร็จ", 13),
        "name": _NAME_HINT,
        "house_no": ("12/3", "ใช้จับคู่กับคนในทะเบียนบุคคล", 12),
        "group": ("ผู้สูงอายุ", "ผู้สูงอายุ คนพิการ หรือ ผู้ด้อยโอกาส", 16),
        "kind": ("ซ่อมแซม", "สร้างใหม่ ซ่อมแซม ปรับสภาพแวดล้อม หรือ มอบบ้าน", 20),
        "source": ("งบเทศบาล", "แหล่งเงิน หลายแหล่งคั่นด้วย +", 20),
        "amount": ("19,000", "บาท", 14),
        "finished": ("15/6/2563", "วัน/เดือน/ปี พ.ศ.", 14),
        "remark": _REMARK_HINT,
    },
    "placements": {
        "name": _NAME_HINT,
        "workplace": ("เทศบาลตำบลตัวอย่าง", "ที่ที่ไปทำงานจริง", 26),
        "employer": ("เทศบาลตำบลตัวอย่าง", "ผู้จ่ายค่าจ้างหรือให้สิทธิ เว้นว่างถ้าเป็นที่เดียวกัน", 26),
        "basis": ("33", "33 หรือ 35(1) ถึง 35(7)", 10),
        "position": ("คนงานทั่วไป", "เว้นว่างได้", 18),
        "wage": ("340 บาท/วัน", "จำนวนเงินพร้อมหน่วย เช่น 9,500 บาท/เดือน", 18),
        "started": ("1/10/2568", "จำเป็น วัน/เดือน/ปี พ.ศ.", 13),
        "ends": ("30/9/2569", "วันสิ้นสุดสัญญา เว้นว่างได้", 13),
        "caregiver": ("", "ชื่อผู้ดูแล ถ้าผู้ดูแลเป็นผู้ใช้สิทธิมาตรา 35", 22),
        "remark": _REMARK_HINT,
    },
}


def _hint(kind: str, field: str) -> tuple[str, str, int]:
    return _OTHER_HINTS.get(kind, {}).get(field) or _HINTS[field]


def write_template(kind: str, out: Path) -> None:
    """Write the empty workbook of a kind of register. Raises Refused: kind_unknown, cannot_write."""
    if kind not in TEMPLATES:
        raise Refused("kind_unknown", kind=kind, known=", ".join(TEMPLATES))
    book = Workbook()
    table = book.worksheets[0]
    table.title = columns.KIND_TITLES[kind]
    _write_table(table, kind)
    _write_explanations(book.create_sheet(columns.EXPLANATIONS), kind)
    sheets.save(book, out)


def _write_table(table: Worksheet, kind: str) -> None:
    over = table.cell(1, 1)
    sheets.put(over, columns.KIND_TITLES[kind])
    over.font = sheets.HEADING_FONT
    for number, field in enumerate(_FIELDS[kind], start=1):
        example, _how, width = _hint(kind, field)
        letter = get_column_letter(number)
        # typed digits and dates stay as they were typed
        below = table.column_dimensions[letter]
        below.number_format, below.font, below.width = sheets.TEXT, sheets.BODY_FONT, width
        heading = table.cell(_HEADING_LINE, number)
        sheets.put(heading, columns.vocabulary_of(kind).titles[field])
        heading.font, heading.fill = sheets.HEADING_FONT, sheets.HEADING_FILL
        heading.alignment = sheets.CENTRED
        shown = table.cell(_HEADING_LINE + 1, number)
        sheets.put(shown, example)
        shown.font, shown.fill, shown.number_format = sheets.BODY_FONT, sheets.MARKED_FILL, sheets.TEXT
        if choices := _CHOICES.get(field):
            _offer(table, letter, choices)
    table.freeze_panes = f"A{_HEADING_LINE + 1}"
    sheets.fit_page(table)


def _offer(table: Worksheet, letter: str, values: tuple[str, ...]) -> None:
    """Let a column be chosen from a list; other words may still be typed."""
    offered = DataValidation("list", formula1=f'"{",".join(values)}"', showErrorMessage=False)
    offered.add(f"{letter}{_HEADING_LINE + 1}:{letter}{_LAST_LINE}")
    table.add_data_validation(offered)


def _write_explanations(table: Worksheet, kind: str) -> None:
    titles = columns.vocabulary_of(kind).titles
    lines = [("ช่อง", "วิธีกรอก"), *((titles[field], _hint(kind, field)[1]) for field in _FIELDS[kind])]
    for number, line in enumerate(lines, start=1):
        for column, words in enumerate(line, start=1):
            cell = table.cell(number, column)
            sheets.put(cell, words)
            cell.font = sheets.HEADING_FONT if number == 1 else sheets.BODY_FONT
            cell.alignment = sheets.MIDDLE
    table.column_dimensions["A"].width, table.column_dimensions["B"].width = 24, 80
    sheets.fit_page(table)
