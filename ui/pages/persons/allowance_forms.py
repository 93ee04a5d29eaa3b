"""The forms of allowances (the office's list, not a payment) and of target groups."""

from typing import Any

from PySide6.QtCore import QCoreApplication

from ui.pages.persons.desk import Desk, Entry, day, needed
from ui.pages.persons.household_forms import last_day
from ui.widgets.counted import CountedLine
from ui.widgets.editors import combo
from ui.widgets.money_edit import MoneyEdit
from welfaredesk.domain.paper_limits import SLIP_CODE
from welfaredesk.queries.person_page import EnrolmentView
from welfaredesk.queries.person_parts import GroupView
from welfaredesk.services import enrolments, groups
from welfaredesk.services.audit import Saved
from welfaredesk.services.enrolments import EnrolmentInput

RUNNING = ("receiving", "suspended")
translate = QCoreApplication.translate


def enrol(desk: Desk) -> None:
    """The person enters a programme."""
    context = desk.context

    def save(values: dict[str, Any]) -> Saved:
        return enrolments.enrol(context.actor, context.db, desk.person_id, EnrolmentInput(**values))

    title = translate("persons", "ขึ้นทะเบียนรับเบี้ยหรือสิทธิ · {name}").format(name=desk.page.row.name)
    desk.ask(title, _terms(desk, EnrolmentInput()), save, translate("persons", "ขึ้นทะเบียนแล้ว"))


def change(desk: Desk, entry: EnrolmentView) -> None:
    """New terms from a day on; the old ones stay as history."""
    context = desk.context

    def save(values: dict[str, Any]) -> Saved:
        data = EnrolmentInput(programme=entry.programme, **values)
        return enrolments.change(context.actor, context.db, entry.id, data)

    initial = EnrolmentInput(entry.programme, entry.amount_satang, entry.status, entry.register_no)
    entries = _terms(desk, initial, programme=False, begin=translate("persons", "เปลี่ยนตั้งแต่วันที่"))
    title = translate("persons", "เปลี่ยนแปลง{programme}").format(programme=entry.label)
    desk.ask(title, entries, save, translate("persons", "บันทึกการเปลี่ยนแปลงแล้ว"))


def correct(desk: Desk, entry: EnrolmentView) -> None:
    """Put right what was typed wrong."""
    context = desk.context

    def save(values: dict[str, Any]) -> Saved:
        return enrolments.correct(context.actor, context.db, entry.id, EnrolmentInput(**values))

    initial = EnrolmentInput(
        entry.programme, entry.amount_satang, entry.status, entry.register_no, entry.from_on
    )
    title = translate("persons", "แก้ข้อมูล{programme}ที่บันทึกผิด").format(programme=entry.label)
    desk.ask(title, _terms(desk, initial), save, translate("persons", "แก้ไขแล้ว"))


def end(desk: Desk, entry: EnrolmentView) -> None:
    """The programme stops; for somebody who is gone the form proposes when and why."""
    context = desk.context

    def save(values: dict[str, Any]) -> Saved:
        needed(values, "to_on")
        return enrolments.end(context.actor, context.db, entry.id, values["to_on"], values["status"])

    row = desk.page.row
    status = "died" if row.died else "moved" if row.moved_out else "given_up"
    why = [option for option in desk.options("enrolment_status", blank=False) if option[0] not in RUNNING]
    entries = [
        Entry(
            "to_on",
            translate("persons", "ยุติเมื่อวันที่"),
            day(last_day(desk), today=last_day(desk) is None),
            required=True,
        ),
        Entry("status", translate("persons", "เพราะเหตุใด"), combo(why, status)),
    ]
    title = translate("persons", "ยุติ{programme} · {name}").format(programme=entry.label, name=row.name)
    desk.ask(title, entries, save, translate("persons", "ยุติแล้ว"))


def join_group(desk: Desk) -> None:
    """The person enters a target group; the elderly need no entry, their age tells."""
    context = desk.context
    current = {group.code for group in desk.page.groups if group.to_on is None}
    offered = [option for option in desk.options("group") if option[0] not in current]

    def save(values: dict[str, Any]) -> Saved:
        needed(values, "code")
        return groups.join_group(context.actor, context.db, desk.person_id, values["code"], values["from_on"])

    elderly = translate("persons", "ผู้สูงอายุไม่ต้องเพิ่ม ระบบดูจากวันเกิด")
    entries = [
        Entry("code", translate("persons", "กลุ่มเป้าหมาย"), combo(offered), required=True, hint=elderly),
        Entry(
            "from_on",
            translate("persons", "ตั้งแต่วันที่"),
            day(today=True),
            hint=translate("persons", "ไม่ทราบเว้นว่างไว้"),
        ),
    ]
    title = translate("persons", "เพิ่มเข้ากลุ่มเป้าหมาย · {name}").format(name=desk.page.row.name)
    desk.ask(title, entries, save, translate("persons", "เพิ่มเข้ากลุ่มแล้ว"))


def leave_group(desk: Desk, group: GroupView) -> None:
    """The person is no longer of a target group."""
    context = desk.context

    def save(values: dict[str, Any]) -> Saved:
        needed(values, "to_on")
        return groups.leave_group(context.actor, context.db, desk.person_id, group.code, values["to_on"])

    caption = translate("persons", "ถึงวันที่")
    title = translate("persons", "นำออกจากกลุ่ม{group}").format(group=group.label)
    entries = [Entry("to_on", caption, day(today=True), required=True)]
    desk.ask(title, entries, save, translate("persons", "นำออกจากกลุ่มแล้ว"))


def _terms(desk: Desk, initial: EnrolmentInput, *, programme: bool = True, begin: str = "") -> list[Entry]:
    statuses = [
        option
        for option in desk.options("enrolment_status", initial.status, blank=False)
        if option[0] in RUNNING or option[0] == initial.status
    ]
    entries = [
        Entry(
            "amount_satang", translate("persons", "จำนวนเงิน (บาทต่อเดือน)"), MoneyEdit(initial.amount_satang)
        ),
        Entry("status", translate("persons", "สถานะ"), combo(statuses, initial.status)),
        Entry(
            "from_on",
            begin or translate("persons", "ตั้งแต่วันที่"),
            day(initial.from_on),
            required=bool(begin),
            hint="" if begin else translate("persons", "ไม่ทราบเว้นว่างไว้"),
        ),
        Entry(
            "register_no",
            translate("persons", "ลำดับในบัญชีหรือทะเบียน"),
            CountedLine(initial.register_no, SLIP_CODE),
        ),
    ]
    if programme:
        options = combo(desk.options("programme", initial.programme), initial.programme)
        caption = translate("persons", "เบี้ยหรือสิทธิ")
        entries.insert(0, Entry("programme", caption, options, required=True, wide=True))
    return entries
