"""Houses and placements as worksheets, with the headings the registers have."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from welfaredesk.db.engine import Database
from welfaredesk.domain import names, organisations
from welfaredesk.exchange.tables import Column, Exported, all_rows, baht, write_table
from welfaredesk.queries.employment import PlacementQuery, PlacementRow
from welfaredesk.queries.house_surveys import SurveyRow
from welfaredesk.queries.housing import HouseQuery, HouseRow
from welfaredesk.queries.organisations import OrganisationRow


def houses(db: Database) -> list[HouseRow]:
    """All projects by fiscal year, then in Thai order of the people's names."""
    return sorted(all_rows(HouseQuery(db)), key=lambda row: (row.fiscal_year, _order(row.name), row.id))


def placements(db: Database, *, full_ids: bool) -> list[PlacementRow]:
    """All placements in Thai order of the people's names, the earliest first."""
    rows = all_rows(PlacementQuery(db, full_ids=full_ids))
    return sorted(rows, key=lambda row: (_order(row.name), row.started_on, row.id))


def export_placements(db: Database, out: Path, placement_ids: Sequence[int]) -> Exported:
    """Write these placements in their order, ids of people masked. Raises Refused("cannot_write")."""
    rows = PlacementQuery(db).rows(placement_ids)
    return write_table(out, "การจ้างงานคนพิการ", PLACEMENTS, [rows[each] for each in placement_ids])


def export_organisations(out: Path, rows: Sequence[OrganisationRow]) -> Exported:
    """Write these organisations with what the quota asks of them. Raises Refused("cannot_write")."""
    return write_table(out, "หน่วยงาน", _ORGANISATIONS, rows)


def _order(name: str) -> str:
    parts = names.split_name(name)
    return names.sort_key(parts.first, parts.last)


def _number(text: str) -> Any:
    return int(text) if text.isdecimal() else text


SURVEYS: tuple[Column[SurveyRow], ...] = (
    Column("บ้านเลขที่", lambda s: s.house_no, 11, centred=True),
    Column("หมู่ที่", lambda s: _number(s.moo), 8, centred=True),
    Column("ผู้อยู่อาศัย", lambda s: s.names, 40),
    Column("วันที่สำรวจ", lambda s: s.surveyed_on, 13, centred=True),
    Column("เลขที่แบบสำรวจ", lambda s: s.no, 14, centred=True),
    Column("ผลสำรวจ", lambda s: "เหมาะสม" if s.suitable else "ไม่เหมาะสม", 13, centred=True),
    Column("ความเร่งด่วน (1–5)", lambda s: s.urgency, 12, centred=True),
    Column("ส่วนที่ชำรุด", lambda s: ", ".join(s.broken), 30),
    Column("ความต้องการ", lambda s: s.needs, 40),
    Column("ผู้สำรวจ", lambda s: s.surveyor, 24),
)
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
    Column("ประเภทความพิการ", lambda p: ", ".join(map(str, p.disabilities)), 16, centred=True),
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

_ORGANISATIONS: tuple[Column[OrganisationRow], ...] = (
    Column("หน่วยงาน", lambda o: o.name, 34),
    Column("ประเภท", lambda o: organisations.KINDS[o.kind], 16),
    Column("จังหวัด", lambda o: o.province, 14),
    Column("ผู้ปฏิบัติงานที่นี่ (คน)", lambda o: o.at_work_here, 16, centred=True),
    Column("ณ วันที่ 1 ต.ค. พ.ศ.", lambda o: o.year, 16, centred=True),
    Column("บุคลากร (คน)", lambda o: o.staff, 12, centred=True),
    Column("ต้องจ้าง (คน)", lambda o: o.required, 12, centred=True),
    Column("จ้างแล้ว ม.33 (คน)", lambda o: o.employed, 14, centred=True),
    Column("ให้สิทธิแล้ว ม.35 (คน)", lambda o: o.rights_given, 16, centred=True),
    Column("ยังขาด (คน)", lambda o: o.missing, 12, centred=True),
    Column("เงินตามมาตรา 34 ต่อปี (บาท)", lambda o: baht(o.instead_satang), 20),
)
