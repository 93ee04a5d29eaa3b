"""The one table from a code to its Thai sentence: what was read, what is expected, what to do.

A sentence may name parameters in braces; the error or issue that carries the code carries their values.
"""

from collections import defaultdict
from collections.abc import Mapping

from welfaredesk.errors import DomainError, Issue, ValidationFailed

_IDENTITY = {
    "id_empty": "ไม่มีเลขประจำตัวประชาชน กรุณากรอกเลข 13 หลัก",
    "id_lost_digits": "«{read}» เป็นเลขที่ Excel ย่อจนตัวเลขหาย กรุณาพิมพ์เลข 13 หลักใหม่จากบัตรหรือทะเบียนบ้าน",
    "id_length": "เลขประจำตัวประชาชน «{read}» มี {digits} หลัก ต้องมี 13 หลัก กรุณาตรวจกับบัตรอีกครั้ง",
    "id_not_digits": "«{read}» ไม่ใช่เลขประจำตัวประชาชน ต้องเป็นตัวเลข 13 หลัก",
    "id_check_digit": "เลขประจำตัวประชาชน {read} ไม่ถูกต้อง (หลักสุดท้ายควรเป็น {expected}) กรุณาตรวจกับบัตรอีกครั้ง",
    "id_repeated": "«{read}» เป็นเลขซ้ำกันทุกหลัก ไม่ใช่เลขประจำตัวประชาชนจริง",
    "id_unusual": "เลขประจำตัว {read} ขึ้นต้นด้วยเลขที่ไม่ใช่คนไทยในทะเบียนทั่วไป กรุณาตรวจกับบัตรอีกครั้ง",
    "id_taken": "เลขประจำตัวประชาชนนี้เป็นของ {holder} อยู่แล้ว กรุณาเปิดรายชื่อเดิมแทนการเพิ่มใหม่",
    "id_or_reason": "กรุณากรอกเลขประจำตัวประชาชน หรือระบุเหตุที่ยังไม่มีเลข",
    "no_identity": "ไม่มีเลขประจำตัวประชาชนที่ใช้ได้ เก็บแถวนี้รอแก้ไว้ ยังไม่เพิ่มเป็นบุคคล กรุณาเติมเลขแล้วนำเข้าใหม่",
}
_DATES = {
    "date_empty": "ไม่มีวันที่ กรุณากรอก เช่น 22 พ.ย. 2569",
    "date_unreadable": "อ่านวันที่ «{read}» ไม่ได้ กรุณาพิมพ์แบบ 22/11/2569 หรือ 22 พ.ย. 2569",
    "date_impossible": "ไม่มีวันที่ «{read}» ในปฏิทิน กรุณาตรวจวันและเดือนอีกครั้ง",
    "date_future": "วันที่ «{read}» ยังมาไม่ถึง กรุณาตรวจปี พ.ศ. อีกครั้ง",
}
_FORMS = {
    "required": "กรุณากรอกช่องนี้",
    "too_long": "ข้อความยาว {length} ตัวอักษร พิมพ์ลงแบบฟอร์มได้ไม่เกิน {limit} กรุณาย่อข้อความ",
    "not_a_number": "«{read}» ไม่ใช่ตัวเลข กรุณากรอกเป็นตัวเลข",
    "phone_unreadable": "หมายเลขโทรศัพท์ «{read}» ไม่ครบ มือถือมี 10 หลัก โทรศัพท์บ้านมี 9 หลัก",
    "stale": "มีผู้อื่นแก้ไขข้อมูลนี้ไปแล้ว กรุณาเปิดใหม่ก่อนแก้ไข",
    "not_found": "ไม่พบข้อมูลที่ต้องการ ({what}) อาจถูกแก้ไขหรือพิมพ์เลขไม่ครบ",
    "invalid": "ข้อมูลยังไม่ถูกต้อง กรุณาแก้ไขตามข้อความใต้ช่อง",
    "reason_required": "กรุณาระบุเหตุผล เพื่อให้ตรวจสอบย้อนหลังได้",
}
_LENDING = {
    "item_not_found": "ไม่พบอุปกรณ์รหัส «{code}» กรุณาตรวจป้ายที่อุปกรณ์ หรือค้นหาจากชื่อ",
    "person_not_found": "ไม่พบบุคคลเลขประจำตัว {read} ในทะเบียน กรุณาเพิ่มบุคคลก่อน",
    "item_on_loan": "{model} รหัส {code} ถูกยืมอยู่โดย {holder} (ใบยืม {no} กำหนดคืน {due}) รับคืนก่อนจึงให้ยืมได้",
    "item_not_lendable": "{model} รหัส {code} อยู่ในสภาพ «{condition}» ยังให้ยืมไม่ได้ กรุณาเลือกชิ้นอื่น",
    "item_not_on_loan": "{model} รหัส {code} ไม่ได้ถูกยืมอยู่ กรุณาตรวจรหัสที่ป้ายอีกครั้ง",
    "item_twice": "อุปกรณ์รหัส {code} อยู่ในใบยืมนี้แล้ว",
    "no_items": "ยังไม่ได้เลือกอุปกรณ์ กรุณายิงรหัสหรือเลือกจากรายการ",
    "too_many_items": "ใบยืมหนึ่งใบมีได้ไม่เกิน {limit} รายการ กรุณาแยกเป็นอีกใบ",
    "due_before_loan": "กำหนดคืน {due} อยู่ก่อนวันยืม {lent_on} กรุณาแก้กำหนดคืน",
    "loan_in_future": "วันที่ยืม {lent_on} ยังมาไม่ถึง กรุณาใช้วันนี้หรือวันก่อนหน้า",
    "return_before_loan": "วันที่คืน {returned_on} อยู่ก่อนวันยืม {lent_on} กรุณาแก้วันที่คืน",
    "return_in_future": "วันที่คืน {returned_on} ยังมาไม่ถึง กรุณาใช้วันนี้หรือวันก่อนหน้า",
    "person_gone": "{person} {event} แล้วตามทะเบียน ไม่สามารถเป็นผู้ยืมได้",
    "loan_closed": "ใบยืม {no} ปิดไปแล้ว",
    "loan_partly_returned": "ใบยืม {no} มีรายการที่คืนแล้ว จึงยกเลิกทั้งใบไม่ได้",
    "code_taken": "รหัส «{code}» ใช้กับ {model} อยู่แล้ว กรุณาใช้รหัสอื่น",
    "code_required": "กรุณากรอกหมายเลขครุภัณฑ์หรือรหัสที่ป้าย อย่างใดอย่างหนึ่ง",
}
_DOCUMENTS = {
    "form_unknown": "ไม่มีแบบพิมพ์รหัส «{code}» ดูรหัสทั้งหมดด้วยคำสั่ง forms",
    "form_needs_id": "แบบพิมพ์ {code} ต้องระบุเลขที่รายการด้วย --id",
    "not_returned_yet": "ใบยืม {no} ยังไม่มีรายการที่คืน จึงยังพิมพ์บันทึกการคืนไม่ได้",
    "loan_cancelled": "ใบยืม {no} ถูกยกเลิกแล้ว ({reason})",
    "damaged_document": "เอกสาร {no} ที่เก็บไว้เสียหาย (ลายนิ้วมือไฟล์ไม่ตรง) กรุณากู้จากแฟ้มสำรอง",
    "paper_too_full": "ข้อความยาวเกินกว่าจะพิมพ์ {paper} ลงหน้าเดียว กรุณาย่อเหตุผล ที่อยู่ หรือรายละเอียดอุปกรณ์",
}
_FILES = {
    "office_missing": "ไม่พบแฟ้มข้อมูลสำนักงาน {file} กรุณาตรวจที่เก็บ หรือสร้างใหม่ด้วยคำสั่ง init",
    "office_exists": "มีแฟ้ม {file} อยู่แล้ว จึงไม่สร้างทับ กรุณาใช้ชื่ออื่น",
    "office_not_ours": "{file} ไม่ใช่แฟ้มข้อมูลของโปรแกรมนี้ กรุณาเลือกแฟ้ม .wdesk",
    "office_newer": "{file} สร้างจากโปรแกรมรุ่นใหม่กว่า กรุณาปรับรุ่นโปรแกรมบนเครื่องนี้ก่อน แฟ้มไม่ถูกแก้ไข",
    "office_damaged": "{file} เสียหาย เปิดไม่ได้ กรุณากู้คืนจากแฟ้มสำรองล่าสุด",
    "office_busy": "แฟ้มข้อมูลกำลังถูกใช้งานอยู่ กรุณารอสักครู่แล้วลองอีกครั้ง",
    "disk_full": "เนื้อที่ดิสก์เต็มหรือเขียนแฟ้มไม่ได้ กรุณาลบไฟล์ที่ไม่ใช้แล้วลองอีกครั้ง ข้อมูลเดิมยังอยู่ครบ",
    "cannot_write": "เขียนไฟล์ {file} ไม่ได้ กรุณาปิดไฟล์นั้นถ้าเปิดอยู่ หรือเลือกที่เก็บอื่น",
    "backup_bad": "{file} ไม่ใช่แฟ้มสำรองที่สมบูรณ์ จึงไม่กู้คืน ข้อมูลปัจจุบันไม่ถูกแตะต้อง",
    "office_not_set_up": "ยังไม่ได้กรอกข้อมูลสำนักงาน กรุณากรอกก่อนเริ่มใช้งาน",
}
_IMPORT: dict[str, str] = {}

_CLI = {
    "office_not_given": "ไม่ได้ระบุแฟ้มข้อมูลสำนักงาน กรุณาใส่ --office แฟ้ม.wdesk หรือสร้างใหม่ด้วยคำสั่ง init",
    "demo_needs_empty": "{file} มีข้อมูลสำนักงานอยู่แล้ว ข้อมูลสาธิตต้องอยู่ในแฟ้มใหม่ กรุณาใช้ชื่ออื่น",
    "file_missing": "ไม่พบไฟล์ {file} กรุณาตรวจชื่อและที่เก็บอีกครั้ง",
    "due_needs_day": "กำหนดคืน «{read}» ต้องระบุวันด้วย เช่น 22/11/2569",
    "usage": "คำสั่งไม่ถูกต้อง: {detail}",
    "today_unreadable": "อ่านวันที่ «{read}» ไม่ได้ --today และ WELFAREDESK_TODAY ต้องเป็นแบบ 2026-11-22",
    "bug": "โปรแกรมทำงานผิดพลาดโดยไม่คาดคิด ({kind}) ข้อมูลที่บันทึกแล้วอยู่ครบ รายละเอียดอยู่ใน {log}",
    "interrupted": "หยุดตามที่สั่งแล้ว งานที่ยังไม่เสร็จไม่ถูกบันทึก",
    "check_failed": "พบข้อผิดปกติ {count} รายการ",
    "check_file": "แฟ้มข้อมูลเสียหาย ({what}) กรุณากู้คืนจากแฟ้มสำรองล่าสุด",
    "check_index": "ดัชนีค้นหาไม่ตรงกับทะเบียนบุคคล กรุณากู้คืนจากแฟ้มสำรองล่าสุด",
    "check_guard": "ส่วนป้องกันข้อมูล {name} หายไปจากแฟ้ม กรุณากู้คืนจากแฟ้มสำรองล่าสุด",
    "check_person_key": "คีย์ค้นหาของบุคคลลำดับ {id} ไม่ตรงกับชื่อ กรุณาเปิดและบันทึกบุคคลนี้ใหม่",
    "check_no_id": "บุคคลลำดับ {id} ไม่มีเลขประจำตัวประชาชนและไม่ได้ระบุเหตุ",
    "check_bad_id": "บุคคลลำดับ {id} มีเลขประจำตัวประชาชนที่ไม่ถูกต้อง",
    "check_item_key": "คีย์ค้นหาของอุปกรณ์รหัส {code} ไม่ตรงกับรหัส กรุณาเปิดและบันทึกอุปกรณ์นี้ใหม่",
    "check_out_twice": "อุปกรณ์รหัส {code} ถูกยืมอยู่มากกว่าหนึ่งใบยืม",
    "check_loan_line": "ใบยืม {no} มีวันที่หรือสภาพรับคืนที่เป็นไปไม่ได้",
    "check_number_gap": "เลขที่ใบยืมปีงบประมาณ {year} ขาดเลข {numbers}",
    "check_number_last": "เลขที่ใบยืมล่าสุดของปีงบประมาณ {year} ไม่ตรงกับใบยืมที่มี",
    "check_not_audited": "ใบยืม {no} ไม่มีบันทึกว่าใครเป็นผู้ทำรายการ",
}

SENTENCES: dict[str, str] = {
    **_IDENTITY,
    **_DATES,
    **_FORMS,
    **_LENDING,
    **_DOCUMENTS,
    **_FILES,
    **_IMPORT,
    **_CLI,
}


def sentence(code: str, params: Mapping[str, str] | None = None) -> str:
    """The Thai sentence of a code; a parameter that is missing is left blank rather than failing."""
    return SENTENCES[code].format_map(defaultdict(str, params or {}))


def issue_text(issue: Issue) -> str:
    """The sentence of one issue, to stand under its field."""
    return sentence(issue.code, issue.params)


def text_of(error: DomainError) -> str:
    """The sentence of an expected error; for a form with several issues, one line each."""
    if isinstance(error, ValidationFailed) and error.issues:
        return "\n".join(issue_text(issue) for issue in error.issues)
    return sentence(error.code, error.params)
