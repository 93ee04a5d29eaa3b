"""The words of requests and waiting lists: states as badges, needs, the columns of their list."""

from PySide6.QtCore import QCoreApplication

from ui.models.query_table import Badge, Column
from ui.theme import Tone
from welfaredesk.domain import thai_dates
from welfaredesk.domain.loan_requests import NEEDS, RequestState
from welfaredesk.queries.lending_requests import RequestRow

translate = QCoreApplication.translate
_URGENT = 2  # needs up to this one are told in the colour of what presses


def state_badge(row: RequestRow) -> Badge:
    """Where a request stands today."""
    if row.state is RequestState.OFFERED and row.offer_until is not None:
        words = translate("lending", "จองไว้ถึง {day}")
        return Badge(words.format(day=thai_dates.screen(row.offer_until)), Tone.DONE, "check-circle")
    if row.state is RequestState.WAITING:
        return Badge(translate("lending", "รอคิวที่ {turn}").format(turn=row.turn), Tone.WAIT, "clock")
    badges = {
        RequestState.SUBMITTED: Badge(translate("lending", "รอพิจารณา"), Tone.INFO, "file"),
        RequestState.APPROVED: Badge(translate("lending", "อนุมัติ มีของว่าง"), Tone.DONE, "check-circle"),
        RequestState.LENT: Badge(translate("lending", "ให้ยืมแล้ว"), Tone.NEUTRAL, "hand-over"),
        RequestState.REJECTED: Badge(translate("lending", "ไม่อนุมัติ"), Tone.NEUTRAL, "close"),
        RequestState.WITHDRAWN: Badge(translate("lending", "ถอนคำขอ"), Tone.NEUTRAL, "undo"),
        RequestState.EXPIRED: Badge(translate("lending", "พ้นวันจอง"), Tone.LATE, "late"),
    }
    return badges[row.state]


def need_badge(row: RequestRow) -> Badge | None:
    """How much it is needed, told as a badge only where it presses."""
    if row.need > _URGENT:
        return None
    return Badge(need_words(row.need), Tone.LATE if row.need == 1 else Tone.WAIT, "warning")


def need_words(need: int) -> str:
    """A need with its number."""
    return f"{need} {NEEDS[need]}"


def user_words(row: RequestRow) -> str:
    """Who is to use it, with what the applicant is to them; "" when that is the applicant."""
    if row.beneficiary_id == row.applicant_id:
        return ""
    return f"{row.beneficiary} ({row.relation})" if row.relation else row.beneficiary


def ahead_of(rows: tuple[RequestRow, ...], user_id: int | None) -> tuple[RequestRow, ...]:
    """Those of a waiting list who come before a user: all of them when the user does not wait."""
    own = next((row for row in rows if row.beneficiary_id == user_id), None)
    return rows if own is None else rows[: rows.index(own)]


def queue_words(rows: tuple[RequestRow, ...]) -> str:
    """Who waits, in a line: the first three by their turn."""
    shown = [f"{row.turn}. {row.beneficiary} ({NEEDS[row.need]})" for row in rows[:3]]
    return ", ".join(shown) + (" …" if len(rows) > 3 else "")


def columns() -> list[Column]:
    """One request a line."""
    return [
        Column(translate("lending", "คำขอ"), lambda row: row.no, width=84),
        Column(translate("lending", "อุปกรณ์ที่ขอ"), lambda row: row.model, stretch=3),
        Column(translate("lending", "ผู้ขอ"), lambda row: row.applicant, stretch=3),
        Column(
            translate("lending", "ผู้ใช้อุปกรณ์"),
            lambda row: user_words(row) or translate("lending", "ผู้ขอใช้เอง"),
            stretch=2,
        ),
        Column(
            translate("lending", "ความจำเป็น"), lambda row: need_words(row.need), badge=need_badge, width=136
        ),
        Column(translate("lending", "วันที่ขอ"), lambda row: thai_dates.screen(row.asked_on), width=112),
        Column(
            translate("lending", "สถานะ"),
            lambda row: state_badge(row).text,
            badge=state_badge,
            width=186,
        ),
    ]


def queue_columns() -> list[Column]:
    """The waiting list of one model."""
    return [
        Column(translate("lending", "คิว"), lambda row: str(row.turn), align="right", width=56),
        Column(translate("lending", "ผู้ใช้อุปกรณ์"), lambda row: row.beneficiary, stretch=3),
        Column(
            translate("lending", "ความจำเป็น"), lambda row: need_words(row.need), badge=need_badge, width=136
        ),
        Column(translate("lending", "วันที่ขอ"), lambda row: thai_dates.screen(row.asked_on), width=112),
        Column(translate("lending", "ชิ้นที่จองไว้"), lambda row: row.code or "–", stretch=1),
        Column(
            translate("lending", "สถานะ"),
            lambda row: state_badge(row).text,
            badge=state_badge,
            width=186,
        ),
    ]
