"""The columns of the lists of seekers, openings, matches, offers, tasks and contacts."""

from PySide6.QtCore import QCoreApplication

from ui.models.query_table import Column
from ui.pages.employment import seeker_words as words
from ui.theme import Tone
from welfaredesk.domain import thai_dates
from welfaredesk.queries.job_openings import OpeningRow
from welfaredesk.queries.job_seekers import SeekerRow
from welfaredesk.queries.organisation_contacts import OrganisationContactRow

translate = QCoreApplication.translate
# logical pixels: "22/11/2569", a state with its icon
_DAY, _STATE = 105, 128


def seekers() -> list[Column]:
    """One registration a line."""
    return [
        Column(translate("employment", "ชื่อ-สกุล"), lambda row: row.name, stretch=4),
        Column(translate("employment", "อายุ"), _age, align="right", width=56),
        Column(translate("employment", "หมู่"), lambda row: row.moo or "–", align="center", width=52),
        Column(translate("employment", "พิการ"), _kinds, width=80),
        Column(
            translate("employment", "งานที่ต้องการ"),
            lambda row: row.work or "–",
            tooltip=lambda row: row.work,
            stretch=5,
        ),
        Column(translate("employment", "ค่าจ้างที่ขอ"), words.asked_wage, align="right", width=136),
        Column(translate("employment", "เดินทางได้"), lambda row: row.reach_label or "–", width=112),
        Column(
            translate("employment", "บัตร"),
            lambda row: words.card_badge(row).text,
            badge=words.card_badge,
            width=104,
        ),
        Column(
            translate("employment", "รอมา"), lambda row: words.days_waited(row.days), align="right", width=84
        ),
        Column(
            translate("employment", "สถานะ"),
            lambda row: words.seeker_badge(row).text,
            badge=words.seeker_badge,
            width=_STATE,
        ),
    ]


def openings() -> list[Column]:
    """One opening a line."""
    return [
        Column(translate("employment", "ตำแหน่ง"), lambda row: row.position, stretch=4),
        Column(translate("employment", "ปฏิบัติงานที่"), words.opening_place, stretch=4),
        Column(translate("employment", "ผู้ว่าจ้าง"), lambda row: row.employer, stretch=3),
        Column(
            translate("employment", "มาตรา"),
            _section,
            tooltip=lambda row: row.basis_label,
            width=92,
        ),
        Column(translate("employment", "ค่าจ้าง"), words.offered_wage, align="right", width=136),
        Column(translate("employment", "ว่าง"), words.seats, align="right", width=84),
        Column(translate("employment", "รอคำตอบ"), lambda row: _count(row.waiting), align="right", width=80),
        Column(translate("employment", "รับถึง"), _until, width=_DAY),
        Column(
            translate("employment", "สถานะ"),
            lambda row: words.opening_badge(row).text,
            badge=words.opening_badge,
            width=_STATE,
        ),
    ]


def matched_seekers() -> list[Column]:
    """Whom to offer an opening, one a line."""
    return [
        Column(translate("employment", "ผู้หางาน"), lambda row: row.name, tone=words.match_tone, stretch=3),
        Column(translate("employment", "ข้อที่ตรง"), words.match_count, width=120),
        Column(translate("employment", "รอตั้งแต่"), lambda row: thai_dates.table(row.since), width=_DAY),
    ]


def matched_openings() -> list[Column]:
    """Which openings fit a seeker, one a line."""
    return [
        Column(translate("employment", "ตำแหน่ง"), lambda row: row.position, stretch=3),
        Column(translate("employment", "ปฏิบัติงานที่"), lambda row: row.workplace, stretch=3),
        Column(translate("employment", "ข้อที่ตรง"), words.match_count, width=120),
    ]


def offers(*, of_seeker: bool) -> list[Column]:
    """Offers of a seeker (to what) or of an opening (to whom)."""
    about = (
        Column(translate("employment", "ตำแหน่ง"), lambda row: f"{row.position} · {row.workplace}", stretch=3)
        if of_seeker
        else Column(translate("employment", "ผู้หางาน"), lambda row: row.name, stretch=3)
    )
    return [
        about,
        Column(translate("employment", "เสนอเมื่อ"), lambda row: thai_dates.table(row.offered_on), width=_DAY),
        Column(
            translate("employment", "คำตอบ"),
            lambda row: words.offer_badge(row).text,
            badge=words.offer_badge,
            width=112,
        ),
        Column(
            translate("employment", "เหตุผล"),
            lambda row: row.reason or row.note or "–",
            tooltip=lambda row: row.reason,
            stretch=3,
        ),
    ]


def tasks() -> list[Column]:
    """One thing to do a line."""
    return [
        Column(translate("employment", "ต้องทำ"), lambda row: words.task_kind(row.kind), width=160),
        Column(translate("employment", "ใคร/หน่วยงาน"), lambda row: row.name, stretch=3),
        Column(translate("employment", "ที่"), lambda row: row.place or "–", stretch=3),
        Column(translate("employment", "รายละเอียด"), words.task_what, tooltip=words.task_what, stretch=5),
        Column(translate("employment", "กำหนด"), words.task_day, width=_DAY),
        Column(
            translate("employment", "เหลือ"),
            lambda row: words.task_badge(row).text,
            badge=words.task_badge,
            width=136,
        ),
    ]


def contacts() -> list[Column]:
    """One contact with an organisation a line."""
    return [
        Column(translate("employment", "วันที่"), lambda row: thai_dates.table(row.contacted_on), width=_DAY),
        Column(translate("employment", "วิธี"), lambda row: row.channel_label, width=128),
        Column(translate("employment", "คุยกับ"), lambda row: row.spoke_with or "–", stretch=2),
        Column(
            translate("employment", "ผล"),
            lambda row: row.result,
            tooltip=lambda row: row.result,
            stretch=4,
        ),
        Column(translate("employment", "ต้องทำต่อ"), _next, tone=_next_tone, tooltip=_next, stretch=3),
        Column(translate("employment", "ผู้ติดต่อ"), lambda row: row.contacted_by, width=140),
    ]


def _section(row: OpeningRow) -> str:
    head, _dash, kind = row.basis.partition("-")
    if not head.isdecimal():
        return "–"
    return f"ม.{head} ({kind})" if kind else f"ม.{head}"


def _age(row: SeekerRow) -> str:
    return "–" if row.age is None else str(row.age)


def _kinds(row: SeekerRow) -> str:
    return ", ".join(f"ป.{code}" for code in row.disabilities) or "–"


def _count(value: int) -> str:
    return f"{value:,}" if value else "–"


def _until(row: OpeningRow) -> str:
    return thai_dates.table(row.until_on) if row.until_on else translate("employment", "ไม่มีกำหนด")


def _next(row: OrganisationContactRow) -> str:
    if row.next_on is None:
        return "–"
    day = thai_dates.table(row.next_on)
    return f"{day} {row.next_action}".strip()


def _next_tone(row: OrganisationContactRow) -> Tone | None:
    """What still has to be done stands out."""
    return Tone.WAIT if row.stands else None
