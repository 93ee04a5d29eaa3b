"""The columns of the lists of loans and devices."""

from PySide6.QtCore import QCoreApplication

from ui.models.query_table import Column
from ui.pages.lending import words
from welfaredesk.domain import thai_dates
from welfaredesk.queries.lending import LoanRow

translate = QCoreApplication.translate
# logical pixels: a usual asset number, "22 พ.ย. 2569", a state with its icon, one of what is out
_CODE, _DAY, _STATE, _OPEN_STATE = 144, 112, 152, 124


def loans() -> list[Column]:
    """One lent item a line, as the tab lists them."""
    return [
        Column(translate("lending", "ใบยืม"), lambda row: row.no, width=84),
        Column(translate("lending", "อุปกรณ์"), lambda row: row.model, stretch=3),
        Column(translate("lending", "รหัส"), lambda row: row.code, width=_CODE),
        Column(translate("lending", "ผู้ยืม"), lambda row: row.borrower, stretch=3),
        Column(translate("lending", "ผู้ใช้อุปกรณ์"), _user, tooltip=_user, stretch=2),
        Column(translate("lending", "กำหนดคืน"), lambda row: thai_dates.screen(row.due_on), width=_DAY),
        _state_column(),
    ]


def _user(row: LoanRow) -> str:
    return words.user_of(row) or translate("lending", "ผู้ยืมใช้เอง")


def _state_column(width: int = _STATE) -> Column:
    return Column(
        translate("lending", "สถานะ"),
        lambda row: words.loan_badge(row).text,
        badge=words.loan_badge,
        tooltip=words.loan_tip,
        width=width,
    )


def items() -> list[Column]:
    """One device a line, with its holder while it is out."""
    return [
        Column(translate("lending", "รหัส"), lambda row: row.code, width=_CODE),
        Column(translate("lending", "อุปกรณ์"), lambda row: row.model, stretch=3),
        Column(translate("lending", "ประเภท"), lambda row: row.category, stretch=2),
        Column(translate("lending", "ยี่ห้อ"), lambda row: row.brand, stretch=2),
        Column(
            translate("lending", "สถานะ"),
            lambda row: words.item_badge(row).text,
            badge=words.item_badge,
            width=_STATE,
        ),
        Column(translate("lending", "อยู่กับ"), lambda row: row.holder, stretch=3),
        Column(
            translate("lending", "กำหนดคืน"),
            lambda row: thai_dates.screen(row.due_on) if row.due_on else "",
            width=_DAY,
        ),
    ]


def free_items() -> list[Column]:
    """What can be lent now, as the loan desk offers it."""
    return [
        Column(translate("lending", "อุปกรณ์ที่ว่าง"), lambda row: row.model, stretch=3),
        Column(translate("lending", "รหัส"), lambda row: row.code, width=_CODE),
    ]


def open_loans() -> list[Column]:
    """What may come back, as the return desk offers it."""
    return [
        Column(translate("lending", "ผู้ยืม"), lambda row: row.borrower, stretch=3),
        Column(translate("lending", "อุปกรณ์"), lambda row: row.model, stretch=2, tooltip=words.device),
        _state_column(_OPEN_STATE),
    ]


def slip_lines() -> list[Column]:
    """The items of one slip."""
    return [
        Column(translate("lending", "รหัส"), lambda row: row.code, width=_CODE),
        Column(translate("lending", "อุปกรณ์"), lambda row: row.model, stretch=3),
        Column(translate("lending", "กำหนดคืน"), lambda row: thai_dates.screen(row.due_on), width=_DAY),
        _returned_column(),
        _state_column(),
        Column(translate("lending", "ผู้นำมาคืน · หมายเหตุ"), _return_words, stretch=3),
    ]


def _returned_column() -> Column:
    return Column(
        translate("lending", "คืนเมื่อ"),
        _returned,
        tooltip=words.loan_tip,
        width=_DAY,
    )


def _returned(row: LoanRow) -> str:
    if row.returned_on is None:
        return "–"
    return thai_dates.screen(row.returned_on) if row.return_day_known else translate("lending", "ไม่ทราบวันที่")


def _return_words(row: LoanRow) -> str:
    return " · ".join(part for part in (row.returner, row.return_note) if part)


def item_history() -> list[Column]:
    """All loans of one device."""
    return [
        Column(translate("lending", "ใบยืม"), lambda row: row.no, width=84),
        Column(translate("lending", "ผู้ยืม"), lambda row: row.borrower, stretch=3),
        Column(translate("lending", "ผู้ใช้อุปกรณ์"), _user, stretch=3),
        Column(translate("lending", "ยืมเมื่อ"), lambda row: thai_dates.screen(row.lent_on), width=_DAY),
        Column(translate("lending", "กำหนดคืน"), lambda row: thai_dates.screen(row.due_on), width=_DAY),
        _returned_column(),
        _state_column(),
    ]
