"""What must not be missed on a person's page, each with what can be done about it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from ui.icons import icon_label
from ui.pages.persons import (
    allowance_forms,
    cards,
    disability_forms,
    household_forms,
    life_forms,
    words,
    work_forms,
)
from ui.pages.persons.desk import Deed, Desk
from ui.pages.persons.loan_notices import late_loans
from ui.theme import TONES, Tone, set_look, tokens
from ui.widgets.parts import button, row
from welfaredesk.domain import phones, thai_dates
from welfaredesk.domain.disability_cards import CardStatus
from welfaredesk.queries import life_worklist
from welfaredesk.queries.life_worklist import LifeTask
from welfaredesk.queries.person_page import PersonPage

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Notice:
    """One message with its buttons."""

    tone: Tone
    text: str
    deeds: Sequence[Deed] = field(default=())


def notices(desk: Desk, tasks: Sequence[LifeTask]) -> list[Notice]:
    """What must not be missed, with what to do about it; then what the person's going asks for."""
    late = [Notice(Tone.LATE, text, deeds) for text, deeds in late_loans(desk)]
    cards_ = [Notice(tone, text) for tone, text in _card_warnings(desk.page)]
    return [*_gone(desk), *late, *cards_, *(_task(desk, task) for task in tasks)]


def shown(notice: Notice, *, wide: bool) -> QWidget:
    """A notice as the page shows it: its buttons at the right of the message, or under it."""
    frame, look = QFrame(), TONES[notice.tone]
    frame.setObjectName("notice")
    set_look(frame, role="banner", tone=notice.tone.value)
    said = cards.paragraph(notice.text)
    said.setObjectName("said")
    message = row(icon_label(look.icon, look.ink), said)
    message.setStretch(1, 1)
    layout = QBoxLayout(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom, frame)
    layout.setContentsMargins(tokens.GAP_M, tokens.GAP_XS, tokens.GAP_S, tokens.GAP_XS)
    layout.setSpacing(tokens.GAP_XS)
    layout.addLayout(message, 1)
    if notice.deeds:
        buttons = [button(text, kind="quiet", clicked=deed) for text, deed in notice.deeds]
        layout.addLayout(row(*buttons) if wide else row(None, *buttons))
    return frame


def _gone(desk: Desk) -> list[Notice]:
    page, found = desk.page, []
    for kind, is_so, sentence in (
        ("died", page.row.died, translate("persons", "เสียชีวิตแล้ว")),
        ("moved_out", page.row.moved_out, translate("persons", "ย้ายออกจากพื้นที่แล้ว")),
    ):
        if not is_so:
            continue
        event = life_forms.decided(page, kind)
        when = thai_dates.screen(event.happened_on) if event and event.happened_on else ""
        remark = f" ({event.remark})" if event and event.remark else ""
        deeds: list[Deed] = []
        if event is not None:
            undo = translate("persons", "ยกเลิกการแจ้ง…")
            deeds = [(undo, partial(life_forms.undo, desk, event))]
            if kind == "moved_out" and not page.row.died:
                back = translate("persons", "แจ้งย้ายเข้า…")
                deeds.append((back, lambda: life_forms.report(desk, "moved_in")))
        found.append(Notice(Tone.LATE, f"{sentence} {when}{remark}".strip(), deeds))
    return found + _proposed(desk)


def _proposed(desk: Desk) -> list[Notice]:
    found = []
    for event in desk.page.life_events:
        if event.confirmed is not None:
            continue
        text = translate("persons", "ทะเบียนที่นำเข้าระบุว่า «{remark}» ({kind}) กรุณาตรวจกับทะเบียนราษฎร")
        text = text.format(remark=event.remark, kind=words.word(words.EVENTS, event.kind))
        deeds: list[Deed] = [
            (translate("persons", "ยืนยันว่าจริง…"), partial(life_forms.confirm, desk, event)),
            (translate("persons", "ไม่จริง…"), partial(life_forms.dismiss, desk, event)),
        ]
        found.append(Notice(Tone.WAIT, text, deeds))
    return found


def _card_warnings(page: PersonPage) -> list[tuple[Tone, str]]:
    view = page.card
    if view is None or view.expires_on is None or page.row.died:
        return []
    day = thai_dates.screen(view.expires_on)
    if view.status is CardStatus.EXPIRED:
        text = translate("persons", "บัตรประจำตัวคนพิการหมดอายุเมื่อ {day} กรุณาแจ้งให้ต่ออายุ")
        return [(Tone.LATE, text.format(day=day))]
    if view.status is CardStatus.SOON:
        return [(Tone.WAIT, translate("persons", "บัตรประจำตัวคนพิการจะหมดอายุ {day}").format(day=day))]
    return []


def _task(desk: Desk, task: LifeTask) -> Notice:
    text = translate("persons", "ต้องทำต่อ: {reason}").format(reason=task.reason)
    if task.person_id != desk.person_id:
        text += f" ({task.person})"
    number = " ".join(phones.formatted(each) for each in task.contact_phone.split())
    contact = " ".join(part for part in (task.contact, number) if part)
    if contact:
        text += "\n" + translate("persons", "ติดต่อ {contact}").format(contact=contact)
    return Notice(Tone.WAIT, text, [_task_deed(desk, task)])


def _task_deed(desk: Desk, task: LifeTask) -> Deed:
    if task.kind in (life_worklist.FETCH_DEVICE, life_worklist.CLOSE_LOAN):
        show = desk.context.routes.loan_wanted.emit
        return translate("persons", "เปิดใบยืม"), lambda: show(task.contract_id)
    if task.kind == life_worklist.RETURN_CARD and task.card_id is not None:
        card_id = task.card_id
        return translate("persons", "รับคืนบัตร…"), lambda: disability_forms.mark_returned(desk, card_id)
    if task.kind == life_worklist.REPLACE_HEAD and task.household_id is not None:
        house_id = task.household_id
        return translate("persons", "ตั้งเจ้าบ้านใหม่…"), lambda: household_forms.set_head(desk, house_id)
    if task.enrolment_id is None:
        return _work_deed(desk, task)
    entry = next(entry for entry in desk.page.enrolments if entry.id == task.enrolment_id)
    return translate("persons", "ยุติ…"), lambda: allowance_forms.end(desk, entry)


def _work_deed(desk: Desk, task: LifeTask) -> Deed:
    """What ends a house project, a placement or a search for work."""
    if task.project_id is not None:
        project_id = task.project_id
        return translate("persons", "ยุติโครงการ…"), lambda: work_forms.stop_project(desk, project_id)
    if task.placement_id is not None:
        placement_id = task.placement_id
        return translate("persons", "สิ้นสุดการจ้างงาน…"), lambda: work_forms.end_placement(desk, placement_id)
    seeker_id = task.seeker_id
    assert seeker_id is not None, "every other kind of task has its own deed"
    return translate("persons", "ปิดการหางาน…"), lambda: work_forms.close_seeker(desk, seeker_id)
