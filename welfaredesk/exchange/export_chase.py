"""What is to be chased, and the control register of loans, as workbooks. No ids of people."""

from collections.abc import Sequence
from pathlib import Path

from welfaredesk.db.engine import Database
from welfaredesk.domain import phones, recall
from welfaredesk.exchange.tables import Column, Exported, day_or_words, write_table
from welfaredesk.queries.chase import ChaseQuery, ChaseRow
from welfaredesk.queries.loan_ledger import LedgerRow, ledger
from welfaredesk.services.devices import CONDITIONS


def export_chase(db: Database, out: Path, line_ids: Sequence[int]) -> Exported:
    """Write these lent items in their order. Raises Refused("cannot_write")."""
    rows = ChaseQuery(db).rows(line_ids)
    return write_table(out, "ติดตามทวงถาม", _CHASE, [rows[line] for line in line_ids if line in rows])


def export_ledger(db: Database, out: Path, fiscal_year: int) -> Exported:
    """Write L-05 of a fiscal year (BE) with the columns for the office's own use. Raises as above."""
    rows = list(enumerate(ledger(db, fiscal_year), start=1))
    return write_table(out, f"ทะเบียนคุม {fiscal_year}", _LEDGER, rows)


def _phones(row: ChaseRow) -> str:
    said = (phones.formatted(number) + (f" ({whose})" if whose else "") for number, whose in row.phones)
    return ", ".join(said)


def _condition(row: LedgerRow) -> str:
    return "" if row.condition_in in ("", "usable") else CONDITIONS.get(row.condition_in, "")


_CHASE: tuple[Column[ChaseRow], ...] = (
    Column("เลขที่ใบยืม", lambda r: r.no, 12, centred=True),
    Column("ผู้ยืม", lambda r: r.borrower, 26),
    Column("ผู้ใช้อุปกรณ์", lambda r: r.user, 26),
    Column("โทรศัพท์", _phones, 26),
    Column("บ้านเลขที่", lambda r: r.house_no, 11, centred=True),
    Column("หมู่ที่", lambda r: r.moo, 8, centred=True),
    Column("รายการ", lambda r: r.model, 26),
    Column("รหัส", lambda r: r.code, 20),
    Column("กำหนดคืน", lambda r: r.due_on, 13, centred=True),
    Column("เกินกำหนด (วัน)", lambda r: r.days_late or None, 12),
    Column("ต่ออายุ (ครั้ง)", lambda r: r.renewals or None, 12),
    Column("หนังสือครั้งที่", lambda r: r.level or None, 12),
    Column("ติดต่อล่าสุด", lambda r: r.last_on, 13, centred=True),
    Column("วิธีติดต่อ", lambda r: recall.CHANNELS.get(r.last_channel, ""), 14),
    Column("ผลการติดต่อ", lambda r: recall.RESULTS.get(r.last_result, ""), 24),
    Column("นัดครั้งต่อไป", lambda r: r.next_on, 13, centred=True),
    Column("หมายเหตุ", lambda r: " ".join(part for part in (r.gone, r.last_note) if part), 30),
)

_LEDGER: tuple[Column[tuple[int, LedgerRow]], ...] = (
    Column("ลำดับที่", lambda r: r[0], 9, centred=True),
    Column("รายการ", lambda r: r[1].model, 26),
    Column("หมายเลขครุภัณฑ์", lambda r: r[1].code, 20),
    Column("จำนวน", lambda _r: 1, 8, centred=True),
    Column("วันที่ยืม", lambda r: r[1].lent_on, 13, centred=True),
    Column("ชื่อผู้ยืม", lambda r: r[1].borrower, 26),
    Column("กำหนดคืน", lambda r: r[1].due_on, 13, centred=True),
    Column("ขยายถึง", lambda r: r[1].extended_to, 13, centred=True),
    Column("หมู่", lambda r: r[1].moo, 8, centred=True),
    Column("วันที่คืน", lambda r: day_or_words(r[1].returned_on, known=r[1].return_day_known), 13, centred=True),
    Column("ชื่อผู้คืน", lambda r: r[1].returner, 26),
    Column("เลขที่ใบยืม", lambda r: r[1].no, 12, centred=True),
    Column("หมายเหตุ", lambda r: " ".join(p for p in (_condition(r[1]), r[1].note) if p), 30),
)
