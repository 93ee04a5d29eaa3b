"""Work and house on the person's page: looking for work, and bringing to an end what somebody gone leaves."""

from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit

from ui.pages.persons.desk import Desk, Entry, day, needed
from ui.widgets.editors import combo
from welfaredesk.services import employment, housing_stages, job_seekers
from welfaredesk.services.audit import Saved

translate = QCoreApplication.translate


def stop_project(desk: Desk, project_id: int) -> None:
    """The project is given up."""
    context = desk.context

    def save(values: dict[str, Any]) -> Saved:
        step = housing_stages.StepInput("cancelled", values["happened_on"], note=values["note"])
        return housing_stages.reach_stage(context.actor, context.db, project_id, step)

    entries = [
        Entry("happened_on", translate("persons", "ยุติวันที่"), day(today=True), required=True),
        Entry("note", translate("persons", "เพราะเหตุใด"), QLineEdit(), required=True, wide=True),
    ]
    title = translate("persons", "ยุติโครงการบ้าน · {name}").format(name=desk.page.row.name)
    desk.ask(title, entries, save, translate("persons", "ยุติโครงการบ้านแล้ว"))


def end_placement(desk: Desk, placement_id: int) -> None:
    """The work came to an end."""
    context = desk.context

    def save(values: dict[str, Any]) -> Saved:
        needed(values, "ended_on")
        return employment.end_placement(
            context.actor, context.db, placement_id, values["ended_on"], values["reason"], values["note"]
        )

    reason = "died" if desk.page.row.died else ""
    reasons = combo(desk.options("placement_end", reason), reason)
    entries = [
        Entry("ended_on", translate("persons", "สิ้นสุดวันที่"), day(today=True), required=True),
        Entry("reason", translate("persons", "เหตุที่สิ้นสุด"), reasons, required=True),
        Entry("note", translate("persons", "หมายเหตุ"), QLineEdit(), wide=True),
    ]
    title = translate("persons", "สิ้นสุดการจ้างงาน · {name}").format(name=desk.page.row.name)
    desk.ask(title, entries, save, translate("persons", "บันทึกการสิ้นสุดการจ้างงานแล้ว"))


def close_seeker(desk: Desk, seeker_id: int) -> None:
    """The person can be offered work no longer."""
    context = desk.context

    def save(values: dict[str, Any]) -> Saved:
        return job_seekers.close(
            context.actor, context.db, seeker_id, values["closed_on"], values["reason"], values["note"]
        )

    reason = "died" if desk.page.row.died else "moved"
    reasons = combo(desk.options("seeker_close", reason), reason)
    entries = [
        Entry("closed_on", translate("persons", "ปิดวันที่"), day(today=True), required=True),
        Entry("reason", translate("persons", "เหตุที่ปิด"), reasons, required=True),
        Entry("note", translate("persons", "หมายเหตุ"), QLineEdit(), wide=True),
    ]
    title = translate("persons", "ปิดการหางาน · {name}").format(name=desk.page.row.name)
    desk.ask(title, entries, save, translate("persons", "ปิดการขึ้นทะเบียนหางานแล้ว"))


def register_seeker(desk: Desk) -> None:
    """The person looks for work."""
    from ui.pages.employment.seeker_forms import ask_seeker  # a form of another tab: only when asked for

    ask_seeker(desk.context, desk.parent, desk.person_id)
