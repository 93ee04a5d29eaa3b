"""The columns of the lists of placements and organisations."""

from PySide6.QtCore import QCoreApplication

from ui.models.query_table import Column
from ui.pages.employment import words
from ui.widgets.money_edit import baht
from welfaredesk.domain import thai_dates
from welfaredesk.queries.organisations import OrganisationRow

translate = QCoreApplication.translate
# logical pixels: "22/11/2569", a state with its icon
_DAY, _STATE = 105, 120


def placements() -> list[Column]:
    """One placement a line."""
    return [
        Column(translate("employment", "ชื่อ-สกุล"), lambda row: row.name, tone=words.person_tone, stretch=4),
        Column(
            translate("employment", "พิการ"),
            words.short_disabilities,
            tooltip=words.disabilities,
            tone=words.person_tone,
            width=88,
        ),
        Column(translate("employment", "ปฏิบัติงานที่"), lambda row: row.workplace, stretch=3),
        Column(translate("employment", "ผู้ว่าจ้าง"), lambda row: row.employer, stretch=3),
        Column(
            translate("employment", "มาตรา"), words.section, tooltip=lambda row: row.basis_label, width=76
        ),
        Column(translate("employment", "ตำแหน่ง"), lambda row: row.position or "–", stretch=3),
        Column(
            translate("employment", "ค่าจ้าง"), words.short_wage, tooltip=words.wage, align="right", width=128
        ),
        Column(translate("employment", "เริ่ม"), lambda row: thai_dates.table(row.started_on), width=_DAY),
        Column(translate("employment", "สิ้นสุด"), words.short_end, width=_DAY),
        Column(
            translate("employment", "สถานะ"),
            lambda row: words.state_badge(row).text,
            badge=words.state_badge,
            width=_STATE,
        ),
    ]


def organisations() -> list[Column]:
    """One organisation a line, with what the quota asks of it."""
    return [
        Column(translate("employment", "หน่วยงาน"), lambda row: row.name, stretch=4),
        Column(translate("employment", "ประเภท"), words.kind, width=112),
        _count(translate("employment", "คนทำงาน"), "at_work_here", 92),
        Column(translate("employment", "บุคลากร"), _staff, align="right", width=112),
        _count(translate("employment", "ต้องจ้าง"), "required", 84),
        _count(translate("employment", "จ้าง ม.33"), "employed", 88),
        _count(translate("employment", "ให้สิทธิ ม.35"), "rights_given", 104),
        Column(
            translate("employment", "สัดส่วน"),
            lambda row: words.quota_badge(row).text,
            badge=words.quota_badge,
            tooltip=words.quota,
            width=128,
        ),
        Column(translate("employment", "เงิน ม.34 ต่อปี"), _instead, align="right", width=120),
    ]


def headcounts() -> list[Column]:
    """The head-counts of one organisation: (year, staff, required)."""
    return [
        Column(
            translate("employment", "ณ วันที่"),
            lambda row: translate("employment", "1 ต.ค. {year}").format(year=row[0]),
            width=160,
        ),
        Column(
            translate("employment", "บุคลากร (คน)"), lambda row: words.number(row[1]), align="right", width=160
        ),
        Column(
            translate("employment", "ต้องจ้าง (คน)"), lambda row: words.number(row[2]), align="right", width=160
        ),
        Column("", lambda _row: ""),
    ]


def _count(title: str, field: str, width: int) -> Column:
    return Column(title, lambda row: words.number(getattr(row, field)), align="right", width=width)


def _staff(row: OrganisationRow) -> str:
    return "–" if row.staff is None else f"{row.staff:,} ({row.year})"


def _instead(row: OrganisationRow) -> str:
    return baht(row.instead_satang) if row.instead_satang else "–"
