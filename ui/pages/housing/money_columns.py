"""The columns of what a project's money is made of, and of every source's year."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication

from ui.models.query_table import Badge, Column
from ui.pages.housing import words
from ui.theme import Tone
from welfaredesk.domain import thai_dates
from welfaredesk.queries.house_payments import PaymentRow
from welfaredesk.queries.housing_money import FundRow, ShareView

translate = QCoreApplication.translate
_DAY, _MONEY = 108, 116


def _money(title: str, value: Callable[[Any], int | None], width: int = _MONEY) -> Column:
    return Column(title, lambda row: words.money(value(row)), align="right", width=width)


def _day(title: str, value: Callable[[Any], Any]) -> Column:
    return Column(title, lambda row: thai_dates.screen(value(row)), width=_DAY)


def shares() -> list[Column]:
    """What each source gives, has paid, and has left."""
    return [
        Column(translate("housing", "แหล่งงบประมาณ"), lambda row: row.label, stretch=2),
        Column(translate("housing", "ประเภทเงิน"), lambda row: row.grant or "–", stretch=2),
        _money(translate("housing", "เพดาน"), lambda row: row.ceiling_satang, 96),
        _money(translate("housing", "จำนวนเงิน"), lambda row: row.amount_satang),
        _money(translate("housing", "จ่ายแล้ว"), lambda row: row.paid_satang),
        Column(
            translate("housing", "คงเหลือ"),
            lambda row: words.money(row.left_satang),
            align="right",
            width=_MONEY,
            tone=_short,
        ),
    ]


def help_before() -> list[Column]:
    """Help that was found."""
    return [
        Column(translate("housing", "ปีงบ"), lambda row: str(row.year or "–"), width=60),
        Column(translate("housing", "ตรงกันที่"), lambda row: row.why, width=132),
        Column(translate("housing", "หน่วยงาน/แหล่งงบ"), lambda row: row.agency or "–", stretch=2),
        Column(translate("housing", "เรื่อง"), lambda row: row.what, stretch=2),
        Column(translate("housing", "ผู้รับ"), lambda row: row.name, stretch=2),
        _money(translate("housing", "จำนวนเงิน"), lambda row: row.amount_satang),
    ]


def estimate_lines() -> list[Column]:
    """An estimate's rows as they were kept: (place, LineInput)."""
    return [
        Column(translate("housing", "ที่"), lambda row: str(row.place), align="center", width=48),
        Column(translate("housing", "รายการ"), lambda row: row.line.item, stretch=4),
        Column(translate("housing", "จำนวน"), lambda row: row.quantity, align="right", width=88),
        Column(translate("housing", "หน่วย"), lambda row: row.line.unit, width=72),
        _money(translate("housing", "วัสดุ/หน่วย"), lambda row: row.line.material_satang or None, 100),
        _money(translate("housing", "ค่าแรง/หน่วย"), lambda row: row.line.labour_satang or None, 104),
        _money(translate("housing", "รวมเงิน"), lambda row: row.amounts.total),
        Column(translate("housing", "หมายเหตุ"), lambda row: row.remark, stretch=2),
    ]


def payments() -> list[Column]:
    """Payments with their receipts."""
    return [
        Column(translate("housing", "เลขที่"), lambda row: row.no, width=76),
        _day(translate("housing", "วันที่จ่าย"), lambda row: row.paid_on),
        Column(translate("housing", "แหล่งงบ"), lambda row: row.source_label, stretch=1),
        Column(translate("housing", "ผู้รับเงิน"), lambda row: row.payee, stretch=2),
        Column(
            translate("housing", "รายการ"),
            lambda row: row.purpose,
            badge=_voided,
            tooltip=_told,
            stretch=2,
        ),
        Column(translate("housing", "วิธีจ่าย"), lambda row: row.method_label, stretch=1),
        _money(translate("housing", "จำนวนเงิน"), lambda row: row.amount_satang),
    ]


def gifts() -> list[Column]:
    """What was given in kind."""
    return [
        _day(translate("housing", "วันที่"), lambda row: row.given_on),
        Column(translate("housing", "ชนิด"), lambda row: row.kind_label, width=112),
        Column(translate("housing", "ผู้ให้"), lambda row: row.giver, stretch=2),
        Column(translate("housing", "รายการ"), lambda row: row.what, stretch=2),
        _money(translate("housing", "มูลค่า"), lambda row: row.value_satang),
    ]


def funds() -> list[Column]:
    """A source in a fiscal year."""
    return [
        Column(
            translate("housing", "แหล่งงบประมาณ"),
            lambda row: row.label,
            tooltip=lambda row: row.note,
            stretch=2,
        ),
        Column(translate("housing", "โครงการ"), lambda row: f"{row.houses:,}", align="right", width=84),
        _money(translate("housing", "งบที่ได้รับ"), lambda row: row.budget_satang, 132),
        _money(translate("housing", "อนุมัติแล้ว"), lambda row: row.committed_satang, 132),
        _money(translate("housing", "จ่ายแล้ว"), lambda row: row.paid_satang, 132),
        Column(
            translate("housing", "คงเหลือ"),
            lambda row: words.money(row.left_satang),
            align="right",
            width=132,
            badge=_overdrawn,
        ),
        _money(translate("housing", "รอพิจารณา"), lambda row: row.waiting_satang, 132),
    ]


def _short(row: ShareView) -> Tone | None:
    return Tone.LATE if (row.left_satang or 0) < 0 else None


def _overdrawn(row: FundRow) -> Badge | None:
    left = row.left_satang
    return Badge(words.money(left), Tone.LATE, "warning") if left is not None and left < 0 else None


def _voided(row: PaymentRow) -> Badge | None:
    if row.void_reason:
        return Badge(
            translate("housing", "ยกเลิก: {reason}").format(reason=row.void_reason), Tone.NEUTRAL, "close"
        )
    return Badge(row.purpose, Tone.WAIT, "warning") if row.over_reason else None


def _told(row: PaymentRow) -> str:
    if row.void_reason:
        return translate("housing", "{purpose} · ยกเลิก: {reason}").format(
            purpose=row.purpose, reason=row.void_reason
        )
    if row.over_reason:
        return translate("housing", "{purpose} · จ่ายเกินส่วนที่อนุมัติเพราะ {reason}").format(
            purpose=row.purpose, reason=row.over_reason
        )
    return row.purpose
