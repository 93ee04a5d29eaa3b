"""The words of the loan desk that several of its screens share: states, people in one line, refusals."""

from PySide6.QtCore import QCoreApplication

from ui.models.query_table import Badge
from ui.theme import Tone
from welfaredesk import clock
from welfaredesk.domain import phones, thai_dates
from welfaredesk.domain.loan_rules import LoanState
from welfaredesk.messages import sentence
from welfaredesk.queries.lending import ItemRow, LoanRow
from welfaredesk.queries.persons import PersonRow
from welfaredesk.services import availability
from welfaredesk.services.availability import OBSTACLES
from welfaredesk.services.devices import CONDITIONS

translate = QCoreApplication.translate
_OBSTACLE_ICONS = {availability.TO_CHECK: "clock", availability.HELD: "clock"}


def loan_badge(row: LoanRow) -> Badge:
    """Where one lent item stands today."""
    if row.cancelled:
        return Badge(translate("lending", "ยกเลิก"), Tone.NEUTRAL, "close")
    if row.returned_on is not None:
        return _returned_badge(row)
    if row.state in (LoanState.LATE, LoanState.RECALL_DUE):
        return Badge(late_words(row.days_late), Tone.LATE, "late")
    days = (row.due_on - clock.today()).days
    tone = Tone.WAIT if row.state is LoanState.DUE_SOON else Tone.NEUTRAL
    words = translate("lending", "ครบกำหนดวันนี้") if days == 0 else translate("lending", "อีก {days} วัน")
    return Badge(words.format(days=f"{days:,}"), tone, "clock")


def _returned_badge(row: LoanRow) -> Badge:
    if row.condition_in != "usable":
        words = translate("lending", "คืนแล้ว {condition}").format(
            condition=CONDITIONS.get(row.condition_in, "")
        )
        return Badge(words, Tone.WAIT, "warning")
    return Badge(translate("lending", "คืนแล้ว"), Tone.DONE)


def late_words(days: int) -> str:
    """How late, in days."""
    return translate("lending", "เกิน {days} วัน").format(days=f"{days:,}")


def loan_tip(row: LoanRow) -> str:
    """What the badge of a loan means, in a sentence."""
    if row.returned_on is not None and not row.return_day_known:
        words = translate("lending", "คืนแล้วตามทะเบียนเดิม ไม่ทราบวันที่ (ไม่เกิน {day})")
        return words.format(day=thai_dates.screen(row.returned_on))
    if row.returned_on is not None:
        words = translate("lending", "คืนเมื่อ {day}").format(day=thai_dates.screen(row.returned_on))
        return f"{words} · {late_words(row.days_late)}" if row.days_late else words
    if row.state is LoanState.RECALL_DUE:
        return translate("lending", "พ้นเวลาที่ต้องทวงถามหลังครบกำหนดแล้ว กรุณาติดตามผู้ยืม")
    return loan_badge(row).text


def item_badge(row: ItemRow) -> Badge:
    """Whether a device can be lent now."""
    if row.line_id is not None:
        late = row.due_on is not None and row.due_on < clock.today()
        words = translate("lending", "ถูกยืม เกินกำหนด") if late else translate("lending", "ถูกยืม")
        return Badge(words, Tone.LATE if late else Tone.INFO, "late" if late else "hand-over")
    if row.available:
        return Badge(translate("lending", "ว่าง"), Tone.DONE)
    return Badge(OBSTACLES[row.obstacle], Tone.WAIT, _OBSTACLE_ICONS.get(row.obstacle, "tools"))


def device(row: ItemRow | LoanRow) -> str:
    """A device in one line: what it is and its code."""
    return f"{row.model}  {row.code}"


def refusal(row: ItemRow) -> str:
    """Why a device can't be lent now, "" when it can."""
    known = {"model": row.model, "code": row.code}
    if row.line_id is not None:
        due = thai_dates.screen(row.due_on) if row.due_on else ""
        return sentence("item_on_loan", known | {"holder": row.holder, "no": row.no, "due": due})
    told = {
        availability.PART_MISSING: "item_lacks_part",
        availability.TO_CHECK: "item_to_check",
        availability.MODEL_OFF: "model_off",
    }
    if row.obstacle in ("", availability.HELD):  # for whom it is held is asked when the slip is saved
        return ""
    known |= {"what": row.lacking, "condition": OBSTACLES[row.obstacle]}
    return sentence(told.get(row.obstacle, "item_not_lendable"), known)


def person_detail(row: PersonRow, *, phone: bool = False) -> str:
    """What tells one person from another of the same name: age, house, village, (phone,) masked id."""
    parts = [
        translate("lending", "อายุ {age} ปี").format(age=row.age) if row.age is not None else "",
        row.house_no,
        translate("lending", "หมู่ {moo}").format(moo=row.moo) if row.moo else "",
        translate("lending", "โทร {phone}").format(phone=phone_text(row)) if phone and row.phone else "",
        row.national_id,
    ]
    return " · ".join(part for part in parts if part)


def user_of(row: LoanRow) -> str:
    """Who uses the device, with the relation; "" when the borrower does."""
    if row.beneficiary_id == row.borrower_id:
        return ""
    return f"{row.beneficiary} ({row.relation})" if row.relation else row.beneficiary


def phone_text(row: PersonRow) -> str:
    """The person's numbers with their hyphens, "" without one."""
    return ", ".join(phones.formatted(number) for number in row.phone.split())
