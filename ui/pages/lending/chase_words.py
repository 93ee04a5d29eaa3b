"""The words and columns of the chase desk."""

from PySide6.QtCore import QCoreApplication

from ui.models.query_table import Badge, Column
from ui.theme import Tone
from welfaredesk import clock
from welfaredesk.domain import phones, recall, thai_dates
from welfaredesk.domain.loan_rules import LoanState
from welfaredesk.queries.chase import ChaseRow, ContactView

translate = QCoreApplication.translate


def columns() -> list[Column]:
    """One lent item a line."""
    return [
        Column(
            translate("chase", "ผู้ยืม"), lambda row: row.borrower, badge=_gone, tooltip=people, stretch=4
        ),
        Column(translate("chase", "โทรศัพท์"), _first_phone, tooltip=phone_text, width=124),
        Column(translate("chase", "หมู่"), lambda row: row.moo or "–", align="center", width=52),
        Column(translate("chase", "อุปกรณ์"), lambda row: row.model, tooltip=_device, stretch=3),
        Column(translate("chase", "กำหนดคืน"), lambda row: thai_dates.screen(row.due_on), width=108),
        Column(
            translate("chase", "สถานะ"), lambda row: state_badge(row).text, badge=state_badge,
            tooltip=_state_tip, width=156,
        ),
        Column(translate("chase", "ติดต่อล่าสุด"), last_words, tooltip=last_words, stretch=4),
        Column(translate("chase", "ต่ออายุ"), lambda row: _count(row.renewals), align="center", width=76),
        Column(translate("chase", "หนังสือ"), lambda row: _count(row.level), align="center", width=76),
    ]  # fmt: skip


def state_badge(row: ChaseRow) -> Badge:
    """Where a lent item stands, with the words for a recall that is due."""
    if row.state is LoanState.RECALL_DUE:
        words = translate("chase", "เกิน {days} วัน ยังไม่ทวง")
        return Badge(words.format(days=f"{row.days_late:,}"), Tone.LATE, "warning")
    if row.days_late:
        return Badge(translate("chase", "เกิน {days} วัน").format(days=f"{row.days_late:,}"), Tone.LATE, "late")
    days = (row.due_on - clock.today()).days
    words = translate("chase", "ครบกำหนดวันนี้") if days == 0 else translate("chase", "อีก {days} วัน")
    tone = Tone.WAIT if row.state is LoanState.DUE_SOON else Tone.NEUTRAL
    return Badge(words.format(days=f"{days:,}"), tone, "clock")


def people(row: ChaseRow) -> str:
    """Who borrowed and who uses it, where, and who is gone."""
    user = translate("chase", "ผู้ใช้ {name}").format(name=row.user) if row.user != row.borrower else ""
    house = translate("chase", "บ้านเลขที่ {no}").format(no=row.house_no) if row.house_no else ""
    moo = translate("chase", "หมู่ {moo}").format(moo=row.moo) if row.moo else ""
    return " · ".join(part for part in (row.borrower, user, house, moo, row.gone) if part)


def phone_text(row: ChaseRow) -> str:
    """All numbers with whose they are."""
    said = (phones.formatted(number) + (f" ({whose})" if whose else "") for number, whose in row.phones)
    return ", ".join(said)


def last_words(row: ChaseRow) -> str:
    """The last attempt in one line, "" before any."""
    if row.last_on is None:
        return ""
    parts = (recall.RESULTS.get(row.last_result, ""), thai_dates.screen(row.last_on), row.last_note)
    return " ".join(part for part in parts if part)


def next_words(row: ChaseRow) -> str:
    """What was noted for next, "" when nothing was."""
    if row.next_on is None:
        return ""
    return translate("chase", "นัดติดตาม {day}").format(day=thai_dates.screen(row.next_on))


def log_columns() -> list[Column]:
    """One attempt a line."""
    return [
        Column(translate("chase", "วันที่"), lambda view: thai_dates.screen(view.contacted_on), width=112),
        Column(translate("chase", "วิธี"), channel_words, stretch=2),
        Column(translate("chase", "ผล"), lambda view: recall.RESULTS.get(view.result, ""), stretch=3),
        Column(translate("chase", "หมายเหตุ"), lambda view: view.note, stretch=3),
        Column(
            translate("chase", "นัดติดตาม"),
            lambda view: thai_dates.screen(view.next_on) if view.next_on else "",
            width=112,
        ),
        Column(translate("chase", "ผู้บันทึก"), lambda view: view.contacted_by, stretch=2),
    ]


def channel_words(view: ContactView) -> str:
    """How it was tried; a letter with its number."""
    if view.channel != "letter":
        return recall.CHANNELS.get(view.channel, view.channel)
    return translate("chase", "หนังสือครั้งที่ {level} ที่ {no}").format(level=view.letter_level, no=view.no)


def _gone(row: ChaseRow) -> Badge | None:
    return Badge(f"{row.borrower} ({row.gone})", Tone.LATE, "warning") if row.gone else None


def _first_phone(row: ChaseRow) -> str:
    if not row.phones:
        return "–"
    number = phones.formatted(row.phones[0][0])
    return f"{number} …" if len(row.phones) > 1 else number


def _device(row: ChaseRow) -> str:
    return f"{row.model}  {row.code}"


def _state_tip(row: ChaseRow) -> str:
    if row.state is LoanState.RECALL_DUE:
        return translate("chase", "พ้นเวลาที่ต้องทวงถามหลังครบกำหนดแล้ว และยังไม่มีบันทึกว่าติดต่อได้หรือออกหนังสือ")
    return state_badge(row).text


def _count(number: int) -> str:
    return str(number) if number else "–"
