"""The columns of a project's people and days."""

from PySide6.QtCore import QCoreApplication

from ui.models.query_table import Column
from ui.pages.housing import words
from welfaredesk.domain import thai_dates

translate = QCoreApplication.translate
_DAY = 108


def partners() -> list[Column]:
    """Who helps."""
    return [
        Column(translate("housing", "ฐานะ"), lambda row: row.role_label, width=104),
        Column(translate("housing", "ชื่อ"), lambda row: row.name, stretch=2),
        Column(translate("housing", "ช่วยเรื่อง"), lambda row: row.duty, stretch=2),
        Column(translate("housing", "โทรศัพท์"), lambda row: row.phone, width=116),
    ]


def days() -> list[Column]:
    """The diary."""
    return [
        Column(translate("housing", "วันที่"), lambda row: thai_dates.screen(row.happened_on), width=_DAY),
        Column(translate("housing", "งานที่ทำ"), lambda row: row.data.work, stretch=4),
        Column(
            translate("housing", "คน"),
            lambda row: "–" if row.data.people is None else f"{row.data.people:,}",
            align="right",
            width=60,
        ),
        Column(translate("housing", "ใครบ้าง"), lambda row: row.data.workers, stretch=2),
        Column(translate("housing", "ปัญหาและการแก้ไข"), lambda row: row.data.problem, stretch=2),
    ]


def letters() -> list[Column]:
    """Letters for support."""
    return [
        Column(translate("housing", "ที่"), lambda row: row.no, width=88),
        Column(translate("housing", "ลงวันที่"), lambda row: thai_dates.screen(row.written_on), width=_DAY),
        Column(translate("housing", "เรียน"), lambda row: row.to, stretch=2),
        Column(
            translate("housing", "ขอ (บาท)"),
            lambda row: words.money(row.asked_satang),
            align="right",
            width=112,
        ),
    ]
