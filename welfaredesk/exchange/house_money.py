"""The money of houses as worksheets: the sources of a year, a project's estimate and payments."""

from collections.abc import Sequence
from pathlib import Path

from welfaredesk.domain.house_budget import MILLI
from welfaredesk.exchange.tables import Column, Exported, Sheet, baht, write_sheets, write_table
from welfaredesk.queries.house_payments import PaymentRow
from welfaredesk.queries.housing_money import FundRow, GiftRow, ProjectMoney
from welfaredesk.services.house_estimates import LineInput


def export_funds(rows: Sequence[FundRow], year: int, out: Path) -> Exported:
    """Write the sources of a fiscal year (BE). Raises Refused("cannot_write")."""
    return write_table(out, f"งบปี {year}", _FUNDS, rows)


def export_money(money: ProjectMoney, out: Path) -> Exported:
    """Write a project's estimate, payments and gifts, a sheet each. Raises Refused("cannot_write")."""
    lines = money.estimate.data.lines if money.estimate else ()
    return write_sheets(
        out,
        [
            Sheet("ประมาณการ", _LINES, list(enumerate(lines, start=1))),
            Sheet("การจ่ายเงิน", _PAYMENTS, money.payments),
            Sheet("สิ่งของและแรงงาน", _GIFTS, money.gifts),
        ],
    )


_FUNDS: tuple[Column[FundRow], ...] = (
    Column("แหล่งงบประมาณ", lambda row: row.label, 26),
    Column("โครงการ", lambda row: row.houses, 11),
    Column("งบที่ได้รับ (บาท)", lambda row: baht(row.budget_satang), 18),
    Column("อนุมัติแล้ว (บาท)", lambda row: baht(row.committed_satang), 18),
    Column("จ่ายแล้ว (บาท)", lambda row: baht(row.paid_satang), 18),
    Column("คงเหลือ (บาท)", lambda row: baht(row.left_satang), 18),
    Column("รอพิจารณา (บาท)", lambda row: baht(row.waiting_satang), 18),
    Column("หมายเหตุ", lambda row: row.note, 30),
)
_LINES: tuple[Column[tuple[int, LineInput]], ...] = (
    Column("ลำดับ", lambda each: each[0], 8, centred=True),
    Column("รายการ", lambda each: each[1].item, 36),
    Column("จำนวน", lambda each: (each[1].quantity_milli or 0) / MILLI, 12),
    Column("หน่วย", lambda each: each[1].unit, 12),
    Column("ราคาวัสดุต่อหน่วย", lambda each: baht(each[1].material_satang), 18),
    Column("ค่าแรงต่อหน่วย", lambda each: baht(each[1].labour_satang), 18),
    Column("แรงงานจิตอาสา", lambda each: "ใช่" if each[1].volunteer else "", 14, centred=True),
    Column("รวมเงิน (บาท)", lambda each: baht(each[1].amounts.total), 18),
    Column("หมายเหตุ", lambda each: each[1].note, 30),
)
_PAYMENTS: tuple[Column[PaymentRow], ...] = (
    Column("เลขที่", lambda row: row.no, 14, centred=True),
    Column("วันที่จ่าย", lambda row: row.paid_on, 13, centred=True),
    Column("แหล่งงบประมาณ", lambda row: row.source_label, 22),
    Column("ผู้รับเงิน", lambda row: row.payee, 28),
    Column("รายการ", lambda row: row.purpose, 34),
    Column("วิธีจ่าย", lambda row: row.method_label, 18),
    Column("จำนวนเงิน (บาท)", lambda row: baht(row.amount_satang), 18),
    Column("เหตุผลที่จ่ายเกิน", lambda row: row.over_reason, 26),
    Column("ยกเลิกเพราะ", lambda row: row.void_reason, 26),
)
_GIFTS: tuple[Column[GiftRow], ...] = (
    Column("วันที่", lambda row: row.given_on, 13, centred=True),
    Column("ชนิด", lambda row: row.kind_label, 16),
    Column("ผู้ให้", lambda row: row.giver, 28),
    Column("รายการ", lambda row: row.what, 34),
    Column("มูลค่า (บาท)", lambda row: baht(row.value_satang), 18),
)
