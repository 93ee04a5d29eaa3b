"""Lists as workbooks: Thai headings, Thai order, real dates shown in พ.ศ., ids as text."""

from collections.abc import Callable, Collection, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from welfaredesk.db.engine import Database
from welfaredesk.domain import names, thai_dates, thai_text
from welfaredesk.domain.loan_rules import LoanState
from welfaredesk.domain.thai_dates import Precision
from welfaredesk.errors import Issue, Refused, ValidationFailed
from welfaredesk.exchange import seeker_lists, work_lists
from welfaredesk.exchange.tables import Column, Exported, all_rows, baht, day_or_words, write_table
from welfaredesk.queries.exports import PersonExport, persons_for_export
from welfaredesk.queries.house_surveys import SurveyQuery
from welfaredesk.queries.housing import HouseQuery
from welfaredesk.queries.job_openings import opening_rows
from welfaredesk.queries.job_seekers import seeker_rows
from welfaredesk.queries.lending import ItemQuery, ItemRow, LoanQuery, LoanRow
from welfaredesk.services.actor import Actor
from welfaredesk.services.devices import CONDITIONS
from welfaredesk.services.readings import record_reading

WHATS = {
    "persons": "บุคคล",
    "items": "กายอุปกรณ์",
    "loans": "การยืม",
    "houses": "โครงการบ้าน",
    "placements": "การจ้างงานคนพิการ",
    "seekers": "คนพิการหางาน",
    "openings": "ตำแหน่งว่าง",
}
_SEXES = {"M": "ชาย", "F": "หญิง"}
_STATES = {
    LoanState.OK: "ยืมอยู่",
    LoanState.DUE_SOON: "ใกล้ครบกำหนด",
    LoanState.LATE: "เกินกำหนด",
    LoanState.RECALL_DUE: "เกินกำหนด",
}


def export(
    actor: Actor, db: Database, what: str, out: Path, *, full_ids: bool = False, reason: str = ""
) -> Exported:
    """Write one of WHATS to an .xlsx with one heading row.

    Ids of people are masked unless `full_ids`; who took full ones is kept in the audit trail with the
    reason. Raises Refused: export_unknown, cannot_write.
    """
    if what in _WITHOUT_IDS:
        columns, read = _WITHOUT_IDS[what]
        return write_table(out, WHATS[what], columns, read(db))
    if what in _WITH_IDS:
        columns, read_ids, person_of = _WITH_IDS[what]
        rows = read_ids(db, full_ids)
        written = write_table(out, WHATS[what], columns, rows)
        people = [person_id for row in rows if (person_id := person_of(row))]
        _keep_reading(actor, db, people, full_ids, reason)
        return written
    raise Refused("export_unknown", what=what)


def export_houses(query: HouseQuery, out: Path) -> Exported:
    """Write the house projects a query finds, in its order. Raises Refused("cannot_write")."""
    return write_table(out, WHATS["houses"], work_lists.HOUSES, all_rows(query))


def export_house_surveys(query: SurveyQuery, out: Path) -> Exported:
    """Write the surveyed houses a query finds, in its order. Raises Refused("cannot_write")."""
    return write_table(out, "บ้านที่สำรวจ", work_lists.SURVEYS, all_rows(query))


def export_people(
    actor: Actor,
    db: Database,
    out: Path,
    person_ids: Sequence[int],
    *,
    headings: Collection[str] = (),
    full_ids: bool = False,
    reason: str = "",
) -> Exported:
    """Write these people in their order; of `headings` only, where given.

    Ids are masked unless `full_ids`, which needs a reason: who took them, and why, is kept. Raises
    ValidationFailed (reason), Refused("cannot_write").
    """
    if full_ids and not reason.strip():
        raise ValidationFailed(Issue("reason", "reason_required"))
    people = list(persons_for_export(db, full_ids=full_ids, person_ids=person_ids))
    columns = [column for column in _PERSONS if not headings or column.heading in headings]
    written = write_table(out, WHATS["persons"], columns, people)
    _keep_reading(actor, db, [person.row.id for person in people], full_ids, reason)
    return written


def _keep_reading(actor: Actor, db: Database, person_ids: Sequence[int], full_ids: bool, reason: str) -> None:
    if full_ids:
        record_reading(actor, db, "export", person_ids, reason=reason.strip())


def _birth(person: PersonExport) -> Any:
    """A real date; what is known less exactly stays so, or importing it again would make a day of it."""
    birth, precision = person.row.birth_date, Precision(person.row.birth_precision)
    if birth is None or precision is Precision.DAY:
        return birth
    if precision is Precision.YEAR:
        return thai_dates.be_year(birth)
    return thai_dates.screen(birth, precision)


def _expiry(person: PersonExport) -> date | str | None:
    return "ตลอดชีพ" if person.lifetime else person.expires_on


_PERSONS: tuple[Column[PersonExport], ...] = (
    Column("เลขประจำตัวประชาชน", lambda p: p.row.national_id, 20),
    Column("คำนำหน้า", lambda p: p.row.title, 10),
    Column("ชื่อ", lambda p: p.row.first, 18),
    Column("สกุล", lambda p: p.row.last, 20),
    Column("ชื่อเล่น", lambda p: p.row.nickname, 10),
    Column("เพศ", lambda p: _SEXES.get(p.row.sex, ""), 8, centred=True),
    Column("วันเกิด", _birth, 13, centred=True),
    Column("อายุ", lambda p: p.row.age, 7, centred=True),
    Column("บ้านเลขที่", lambda p: p.address.house_no, 11, centred=True),
    Column("หมู่ที่", lambda p: _number(p.address.moo), 8, centred=True),
    Column("ชุมชน", lambda p: p.address.community),
    Column("ตรอก", lambda p: p.address.alley, 10),
    Column("ซอย", lambda p: p.address.soi, 10),
    Column("ถนน", lambda p: p.address.road, 12),
    Column("ตำบล", lambda p: p.address.tambon),
    Column("อำเภอ", lambda p: p.address.amphoe),
    Column("จังหวัด", lambda p: p.address.province),
    Column("รหัสไปรษณีย์", lambda p: p.address.postcode, 12, centred=True),
    Column("โทรศัพท์", lambda p: p.row.phone, 16),
    Column("กลุ่ม", lambda p: ", ".join(p.row.group_names), 22),
    Column("ประเภทความพิการ", lambda p: ", ".join(map(str, p.types)), 16, centred=True),
    Column("วันออกบัตร", lambda p: p.issued_on, 13, centred=True),
    Column("วันหมดอายุ", _expiry, 13, centred=True),
    Column("ผู้ดูแล", lambda p: p.caregiver, 22),
    Column("ความสัมพันธ์", lambda p: p.caregiver_relation, 12),
    Column("เบี้ยยังชีพผู้สูงอายุ (บาท)", lambda p: baht(p.old_age_satang), 18),
    Column("วันที่เสียชีวิต", lambda p: p.died_on, 13, centred=True),
    Column("วันที่ย้ายออก", lambda p: p.moved_out_on, 13, centred=True),
    Column("หมายเหตุ", lambda p: p.note, 30),
)


def _number(text: str) -> int | str:
    return int(text) if text.isdecimal() else text


def _items(db: Database) -> list[ItemRow]:
    """All devices in Thai order of their models, then by code."""
    rows = all_rows(ItemQuery(db))
    return sorted(rows, key=lambda row: (thai_text.sort_key(row.model), thai_text.code_key(row.code)))


_ITEMS: tuple[Column[ItemRow], ...] = (
    Column("รหัส", lambda i: i.code, 20),
    Column("รายการ", lambda i: i.model, 26),
    Column("หมวด", lambda i: i.category, 16),
    Column("ยี่ห้อ/รุ่น", lambda i: i.brand, 16),
    Column("สภาพ", lambda i: CONDITIONS.get(i.condition, i.condition), 12),
    Column("สถานะ", lambda i: "พร้อมให้ยืม" if i.available else "ถูกยืม" if i.line_id else "ไม่พร้อมให้ยืม", 16),
    Column("ผู้ยืม", lambda i: i.holder, 26),
    Column("เลขที่ใบยืม", lambda i: i.no, 12, centred=True),
    Column("กำหนดคืน", lambda i: i.due_on, 13, centred=True),
    Column("หมายเหตุ", lambda i: i.note, 30),
)


def _loans(db: Database) -> list[LoanRow]:
    """All lines of all slips in Thai order of the borrowers' names, older loans first."""
    rows = all_rows(LoanQuery(db, state=""))
    return sorted(rows, key=lambda row: (_name_order(row.borrower), row.lent_on, row.line_id))


def _name_order(name: str) -> str:
    parts = names.split_name(name)
    return names.sort_key(parts.first, parts.last)


def _loan_state(loan: LoanRow) -> str:
    if loan.cancelled:
        return "ยกเลิก"
    return _STATES[loan.state] if loan.state is not None else "คืนแล้ว"


_LOANS: tuple[Column[LoanRow], ...] = (
    Column("เลขที่ใบยืม", lambda r: r.no, 12, centred=True),
    Column("วันที่ยืม", lambda r: r.lent_on, 13, centred=True),
    Column("ผู้ยืม", lambda r: r.borrower, 26),
    Column("ผู้ใช้อุปกรณ์", lambda r: r.beneficiary, 26),
    Column("เกี่ยวข้องเป็น", lambda r: r.relation, 14),
    Column("รหัส", lambda r: r.code, 20),
    Column("รายการ", lambda r: r.model, 26),
    Column("กำหนดคืน", lambda r: r.due_on, 13, centred=True),
    Column("วันที่คืน", lambda r: day_or_words(r.returned_on, known=r.return_day_known), 13, centred=True),
    Column("สภาพเมื่อคืน", lambda r: CONDITIONS.get(r.condition_in, r.condition_in), 14),
    Column("สถานะ", _loan_state, 14),
    Column("เกินกำหนด (วัน)", lambda r: r.days_late or None, 12),
    Column("เหตุผลที่ยืม", lambda r: r.purpose, 40),
)

# what is written: its columns and how its rows are read; with whose ids they show
_WITHOUT_IDS: dict[str, tuple[Sequence[Column[Any]], Callable[[Database], Sequence[Any]]]] = {
    "items": (_ITEMS, _items),
    "loans": (_LOANS, _loans),
    "houses": (work_lists.HOUSES, work_lists.houses),
    "openings": (seeker_lists.OPENINGS, opening_rows),
}
_WITH_IDS: dict[
    str, tuple[Sequence[Column[Any]], Callable[[Database, bool], Sequence[Any]], Callable[[Any], int | None]]
] = {
    "persons": (
        _PERSONS,
        lambda db, full_ids: list(persons_for_export(db, full_ids=full_ids)),
        lambda person: int(person.row.id),
    ),
    "placements": (
        work_lists.PLACEMENTS,
        lambda db, full_ids: work_lists.placements(db, full_ids=full_ids),
        lambda row: row.person_id,
    ),
    "seekers": (
        seeker_lists.SEEKERS,
        lambda db, full_ids: seeker_rows(db, full_ids=full_ids),
        lambda row: row.person_id,
    ),
}
