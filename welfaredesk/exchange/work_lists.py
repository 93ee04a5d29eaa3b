"""Houses and placements as worksheets, with the headings the registers have."""

from typing import Any

from welfaredesk.db.engine import Database
from welfaredesk.domain import names, organisations
from welfaredesk.exchange.tables import Column, all_rows, baht
from welfaredesk.queries.employment import PlacementQuery, PlacementRow
from welfaredesk.queries.housing import HouseQuery, HouseRow


def houses(db: Database) -> list[HouseRow]:
    """All projects by fiscal year, then in Thai order of the people's names."""
    return sorted(all_rows(HouseQuery(db)), key=lambda row: (row.fiscal_year, _order(row.name), row.id))


def placements(db: Database, *, full_ids: bool) -> list[PlacementRow]:
    """All placements in Thai order of the people's names, the earliest first."""
    rows = all_rows(PlacementQuery(db, full_ids=full_ids))
    return sorted(rows, key=lambda row: (_order(row.name), row.started_on, row.id))


def _order(name: str) -> str:
    parts = names.split_name(name)
    return names.sort_key(parts.first, parts.last)


def _number(text: str) -> Any:
    return int(text) if text.isdecimal() else text


HOUSES: tuple[Column[HouseRow], ...] = (
    Column("เลขที่โครงการ", lambda h: h.no, 14, centred=True),
    Column("ปีงบประมาณ", lambda h: h.fiscal_year, 12, centred=True),
    Column("ชื่อ-สกุล", lambda h: h.name, 28),
    Column("บ้านเลขที่", lambda h: h.house_no, 11, centred=True),
    Column("หมู่ที่", lambda h: _number(h.moo), 8, centred=True),
    Column("กลุ่มเป้าหมาย", lambda h: h.group_label, 18),
    Column("ลักษณะงาน", lambda h: h.support_label, 20),
    Column("รายการงาน", lambda h: ", ".join(h.work_items), 30),
    Column("แหล่งงบประมาณ", lambda h: h.funds, 24),
    Column("งบประมาณ (บาท)", lambda h: baht(h.satang), 16),
    Column("วันแล้วเสร็จ", lambda h: h.finished_on, 13, centred=True),
    Column("สถานะ", lambda h: h.stage_label, 20),
    Column("หมายเหตุ", lambda h: h.note, 30),
)

PLACEMENTS: tuple[Column[PlacementRow], ...] = (
    Column("ชื่อ-สกุล", lambda p: p.name, 28),
    Column("เลขบัตรคนพิการ", lambda p: p.national_id, 20),
    Column("ผู้ดูแลที่ใช้สิทธิ", lambda p: p.caregiver, 24),
    Column("หน่วยงานที่ปฏิบัติงาน", lambda p: p.workplace, 28),
    Column("ผู้ว่าจ้าง", lambda p: p.employer, 28),
    Column("ประเภทผู้ว่าจ้าง", lambda p: organisations.KINDS[p.employer_kind], 16),
    Column("มาตรา", lambda p: p.basis_label, 30),
    Column("ตำแหน่ง", lambda p: p.position, 18),
    Column("ค่าจ้าง (บาท)", lambda p: baht(p.wage_satang), 14),
    Column("หน่วยค่าจ้าง", lambda p: p.wage_unit_label, 14),
    Column("มูลค่าสิทธิ (บาท)", lambda p: baht(p.value_satang), 16),
    Column("เริ่ม", lambda p: p.started_on, 13, centred=True),
    Column("สิ้นสุด", lambda p: p.ends_on, 13, centred=True),
    Column("ออกจากงาน", lambda p: p.ended_on, 13, centred=True),
    Column("สถานะ", lambda p: p.state_label, 14),
    Column("หมายเหตุ", lambda p: p.note, 30),
)
