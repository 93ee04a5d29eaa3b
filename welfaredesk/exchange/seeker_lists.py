"""Seekers, openings and things to do as worksheets."""

from collections.abc import Sequence
from pathlib import Path

from welfaredesk.exchange.tables import Column, Exported, baht, write_table
from welfaredesk.queries.job_openings import OpeningRow
from welfaredesk.queries.job_seekers import SeekerRow
from welfaredesk.queries.work_tasks import WorkTask

_ACCESS = {True: "เข้าถึงได้", False: "ยังเข้าถึงไม่ได้", None: ""}
Told = tuple[str, str, WorkTask]


def export_seekers(out: Path, rows: Sequence[SeekerRow]) -> Exported:
    """Write these registrations in their order. Raises Refused("cannot_write")."""
    return write_table(out, "คนพิการหางาน", SEEKERS, rows)


def export_openings(out: Path, rows: Sequence[OpeningRow]) -> Exported:
    """Write these openings in their order. Raises Refused("cannot_write")."""
    return write_table(out, "ตำแหน่งว่าง", OPENINGS, rows)


def export_tasks(out: Path, rows: Sequence[Told]) -> Exported:
    """Write things to do, each as (kind, what, task) in words. Raises Refused("cannot_write")."""
    return write_table(out, "งานที่ต้องทำ", _TASKS, rows)


SEEKERS: tuple[Column[SeekerRow], ...] = (
    Column("ชื่อ-สกุล", lambda s: s.name, 28),
    Column("เลขประจำตัวประชาชน", lambda s: s.national_id, 20),
    Column("อายุ", lambda s: s.age, 8, centred=True),
    Column("บ้านเลขที่", lambda s: s.house_no, 11, centred=True),
    Column("หมู่ที่", lambda s: int(s.moo) if s.moo.isdecimal() else s.moo, 8, centred=True),
    Column("โทรศัพท์", lambda s: s.phone, 16),
    Column("ประเภทความพิการ", lambda s: ", ".join(map(str, s.disabilities)), 16, centred=True),
    Column("มีบัตรที่ใช้ได้", lambda s: "มี" if s.has_card else "ไม่มี", 14, centred=True),
    Column("วันที่ขึ้นทะเบียน", lambda s: s.registered_on, 14, centred=True),
    Column("วุฒิการศึกษา", lambda s: s.education_label, 20),
    Column("ทักษะ", lambda s: s.skills, 30),
    Column("งานที่ต้องการ", lambda s: s.work, 34),
    Column("ค่าจ้างที่ขอ (บาท)", lambda s: baht(s.wage_satang), 16),
    Column("หน่วยค่าจ้าง", lambda s: s.wage_unit_label, 14),
    Column("เดินทางได้", lambda s: s.reach_label, 16),
    Column("สิ่งที่ต้องการในที่ทำงาน", lambda s: ", ".join(s.need_labels), 34),
    Column("ทำงานอยู่ที่", lambda s: s.works_at, 26),
    Column("เสนองานรอคำตอบ", lambda s: s.waiting, 14, centred=True),
    Column("ปิดเมื่อ", lambda s: s.closed_on, 13, centred=True),
    Column("เหตุที่ปิด", lambda s: s.close_label, 18),
)

OPENINGS: tuple[Column[OpeningRow], ...] = (
    Column("ตำแหน่ง", lambda o: o.position, 26),
    Column("ประเภทงาน", lambda o: o.work_label, 24),
    Column("หน่วยงานที่ปฏิบัติงาน", lambda o: o.workplace, 28),
    Column("ผู้ว่าจ้าง", lambda o: o.employer, 28),
    Column("มาตรา", lambda o: o.basis_label, 30),
    Column("จำนวนที่รับ", lambda o: o.seats, 12, centred=True),
    Column("ว่าง", lambda o: o.left, 8, centred=True),
    Column("ค่าจ้าง (บาท)", lambda o: baht(o.wage_satang), 14),
    Column("หน่วยค่าจ้าง", lambda o: o.wage_unit_label, 14),
    Column("หมู่ที่", lambda o: o.moo, 8, centred=True),
    Column("ตำบล", lambda o: o.tambon, 14),
    Column("อาคารสถานที่", lambda o: _ACCESS[o.accessible], 16),
    Column("สิ่งที่จัดให้", lambda o: ", ".join(o.supports), 34),
    Column("ลักษณะงานหรือข้อจำกัด", lambda o: o.limits, 30),
    Column("รับตั้งแต่", lambda o: o.from_on, 13, centred=True),
    Column("รับถึง", lambda o: o.until_on, 13, centred=True),
    Column("สถานะ", lambda o: o.state_label, 14),
)

_TASKS: tuple[Column[Told], ...] = (
    Column("ต้องทำ", lambda t: t[0], 22),
    Column("ใคร/หน่วยงาน", lambda t: t[2].name, 30),
    Column("ที่", lambda t: t[2].place, 30),
    Column("รายละเอียด", lambda t: t[1], 44),
    Column("กำหนด", lambda t: t[2].due_on, 13, centred=True),
)
