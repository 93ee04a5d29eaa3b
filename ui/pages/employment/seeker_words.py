"""The words that screens of seekers, openings and things to do share."""

from PySide6.QtCore import QCoreApplication

from ui.models.query_table import Badge
from ui.theme import Tone
from ui.widgets.money_edit import baht
from welfaredesk import clock
from welfaredesk.domain import thai_dates
from welfaredesk.messages import issue_text
from welfaredesk.queries import job_openings, work_tasks
from welfaredesk.queries.job_matches import Match
from welfaredesk.queries.job_offers import OfferRow
from welfaredesk.queries.job_openings import OpeningRow
from welfaredesk.queries.job_seekers import SeekerRow
from welfaredesk.queries.work_tasks import WorkTask

translate = QCoreApplication.translate
_OPENING_TONES = {
    job_openings.OPEN: (Tone.DONE, "check-circle"),
    job_openings.PLANNED: (Tone.INFO, "calendar"),
    job_openings.FULL: (Tone.NEUTRAL, "people"),
    job_openings.OVER: (Tone.WAIT, "clock"),
    job_openings.CLOSED: (Tone.NEUTRAL, "minus"),
}
_ANSWER_TONES = {
    "": (Tone.WAIT, "clock"),
    "accepted": (Tone.DONE, "check-circle"),
    "declined": (Tone.NEUTRAL, "close"),
}


def days_waited(days: int) -> str:
    """How long somebody has waited, in days, or in months where there are many."""
    if days < 60:
        return translate("employment", "{days} วัน").format(days=days)
    return translate("employment", "{months} เดือน").format(months=days // 30)


def seeker_badge(row: SeekerRow) -> Badge:
    """Where a registration stands: closed and why, at work, an offer that waits, or looking."""
    if not row.is_open:
        return Badge(row.close_label, Tone.NEUTRAL, "minus")
    if row.works_at:
        return Badge(translate("employment", "ทำงานอยู่แล้ว"), Tone.WAIT, "briefcase")
    if row.waiting:
        return Badge(translate("employment", "รอคำตอบ"), Tone.WAIT, "clock")
    return Badge(translate("employment", "กำลังหางาน"), Tone.INFO, "search")


def card_badge(row: SeekerRow) -> Badge:
    """Whether the person has a card that has not run out."""
    if row.has_card:
        return Badge(translate("employment", "มีบัตร"), Tone.DONE, "id-card")
    return Badge(translate("employment", "ไม่มีบัตร"), Tone.WAIT, "id-card")


def asked_wage(row: SeekerRow) -> str:
    """The wage asked for with its unit, "–" when none is named."""
    return _wage(row.wage_satang, row.wage_unit_label)


def offered_wage(row: OpeningRow) -> str:
    """The wage offered with its unit, "–" when none is named."""
    return _wage(row.wage_satang, row.wage_unit_label)


def _wage(satang: int | None, unit: str) -> str:
    return "–" if satang is None else f"{baht(satang)} {unit}".replace(".00 ", " ").strip()


def opening_badge(row: OpeningRow) -> Badge:
    """Where an opening stands."""
    tone, icon = _OPENING_TONES[row.state]
    return Badge(row.state_label, tone, icon)


def seats(row: OpeningRow) -> str:
    """Seats left of all."""
    return translate("employment", "{left} จาก {seats}").format(left=row.left, seats=row.seats)


def opening_place(row: OpeningRow) -> str:
    """Where the work is done, with its village."""
    moo = translate("employment", "หมู่ {moo}").format(moo=row.moo) if row.moo else ""
    return " · ".join(part for part in (row.workplace, moo) if part)


def accessible(value: bool | None) -> str:
    """Whether a place can be entered by everybody."""
    said = {
        True: translate("employment", "เข้าถึงได้ (ทางลาด ห้องน้ำ)"),
        False: translate("employment", "ยังเข้าถึงไม่ได้"),
        None: translate("employment", "ยังไม่ทราบ"),
    }
    return said[value]


def offer_badge(row: OfferRow) -> Badge:
    """What came of an offer."""
    tone, icon = _ANSWER_TONES[row.answer]
    return Badge(row.answer_label, tone, icon)


def match_count(match: Match) -> str:
    """How many wishes fit, of how many."""
    return translate("employment", "ตรง {fits} จาก {wishes} ข้อ").format(fits=match.fits, wishes=match.wishes)


def match_tone(match: Match) -> Tone | None:
    """Colours what speaks against an offer at once."""
    return Tone.WAIT if any(reason.issue.code == "match_no_card" for reason in match.reasons) else None


def reasons(match: Match, fits: bool | None) -> str:
    """The reasons that speak so, a line each."""
    return "\n".join(issue_text(reason.issue) for reason in match.of(fits))


def task_kind(kind: str) -> str:
    """What a kind of task is called."""
    names = {
        work_tasks.ENDING: translate("employment", "สัญญาใกล้สิ้นสุด"),
        work_tasks.VISIT: translate("employment", "ติดตามการทำงาน"),
        work_tasks.REPLACE: translate("employment", "หาคนแทนใน 45 วัน"),
        work_tasks.CARD: translate("employment", "บัตรหมดอายุ"),
        work_tasks.CONTACT: translate("employment", "นัดกับหน่วยงาน"),
    }
    return names[kind]


def task_what(task: WorkTask) -> str:
    """What is to be done, in a sentence."""
    if task.kind == work_tasks.ENDING:
        return translate("employment", "สัญญาสิ้นสุดภายใน {days} วัน ให้ต่อสัญญาหรือบันทึกการสิ้นสุด").format(
            days=task.within
        )
    if task.kind == work_tasks.VISIT:
        return _visit(task)
    if task.kind == work_tasks.REPLACE:
        return translate("employment", "หาคนแทนเพื่อให้นับปีต่อเนื่อง")
    if task.kind == work_tasks.CONTACT:
        return task.what or translate("employment", "ติดต่อหน่วยงานอีกครั้ง")
    if task.due_on is None:
        return translate("employment", "ทำงานอยู่แต่ไม่มีบัตรประจำตัวคนพิการ")
    return translate("employment", "แจ้งต่ออายุบัตรประจำตัวคนพิการ")


def _visit(task: WorkTask) -> str:
    if task.missed > 1:
        return translate("employment", "ไปติดตามการทำงาน (ค้าง {count} ครั้ง)").format(count=task.missed)
    if task.agreed:
        return translate("employment", "ไปติดตามการทำงานตามที่นัดไว้")
    return translate("employment", "ไปติดตามการทำงาน")


def task_badge(task: WorkTask) -> Badge:
    """How near a task is."""
    left = task.days_left(clock.today())
    if left is None:
        return Badge(translate("employment", "ทำทันที"), Tone.LATE, "warning")
    if left < 0:
        return Badge(translate("employment", "เลยมา {days} วัน").format(days=f"{-left:,}"), Tone.LATE, "late")
    if left == 0:
        return Badge(translate("employment", "วันนี้"), Tone.WAIT, "clock")
    return Badge(translate("employment", "อีก {days} วัน").format(days=left), Tone.WAIT, "clock")


def task_day(task: WorkTask) -> str:
    """The day a task is due on."""
    return thai_dates.table(task.due_on) if task.due_on is not None else "–"
