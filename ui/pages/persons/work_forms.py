"""Bringing to an end what somebody who died or moved away leaves: a house project, a placement."""

from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit

from ui.pages.persons.desk import Desk, Entry, day, needed
from ui.widgets.editors import combo
from welfaredesk.services import employment, housing_stages
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
