"""The small forms of the worklists: deciding a proposed death or move, and looking at a row that waits."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from ui.pages.persons import words
from ui.pages.persons.worklist_base import shown
from ui.widgets.editors import combo
from ui.widgets.parts import Paragraph, dress
from ui.widgets.record_dialog import RecordDialog
from ui.widgets.thai_date_edit import ThaiDateEdit
from welfaredesk.domain import national_id
from welfaredesk.queries.imports import StagedProblem
from welfaredesk.queries.life_worklist import WaitingEvent
from welfaredesk.queries.said_names import SaidName


class ConfirmEventDialog(RecordDialog):
    """The day somebody died or moved; `save(day)`."""

    WIDTH = 480

    def __init__(
        self, save: Callable[[date | None], Any], event: WaitingEvent, parent: QWidget | None = None
    ) -> None:
        super().__init__(save, event, parent)

    def build(self, initial: WaitingEvent) -> None:
        kind = words.word(words.EVENTS, initial.event.kind)
        self.setWindowTitle(self.tr("ยืนยันว่า{kind}").format(kind=kind))
        self.save_button.setText(self.tr("ยืนยัน"))
        dress(self.save_button, "check", "primary")
        self.form.add(Paragraph(initial.person, "section"), wide=True)
        remark = self.tr("ทะเบียนเขียนว่า «{remark}»").format(remark=initial.event.remark)
        day = ThaiDateEdit(initial.event.happened_on)
        caption = self.tr("วันที่{kind}").format(kind=kind)
        self.add("happened_on", caption, day, wide=True, required=True, hint=remark)

    def value(self) -> date | None:
        found: date | None = self.values()["happened_on"]
        return found


class DismissEventDialog(RecordDialog):
    """Why what a register says is not true; `save(reason)`, the reason may stay blank."""

    WIDTH = 480

    def build(self, initial: WaitingEvent) -> None:
        self.setWindowTitle(self.tr("ไม่เป็นความจริง"))
        self.save_button.setText(self.tr("ตัดออกจากรายการ"))
        dress(self.save_button, "close", "primary")
        self.form.add(Paragraph(initial.person, "section"), wide=True)
        reasons = [self.tr("ยังมีชีวิตอยู่"), self.tr("ยังอยู่ในพื้นที่"), self.tr("ทะเบียนเขียนผิดคน")]
        choices = [("", ""), *((reason, reason) for reason in reasons)]
        self.add("reason", self.tr("เหตุผล"), combo(choices, "", editable=True), wide=True)

    def value(self) -> str:
        return self.values()["reason"] or ""


class TakeBackDialog(RecordDialog):
    """Why a name of a register means somebody else than was said; `save(reason)`."""

    WIDTH = 480

    def build(self, initial: SaidName) -> None:
        self.setWindowTitle(self.tr("เอากลับเป็นชื่อที่ยังไม่ทราบ"))
        self.save_button.setText(self.tr("เอากลับ"))
        dress(self.save_button, "undo", "primary")
        told = self.tr("«{name}» ไม่ใช่ {person}").format(name=initial.name, person=initial.person)
        self.form.add(Paragraph(told, "section"), wide=True)
        reasons = [self.tr("ระบุผิดคน"), self.tr("ชื่อซ้ำกับคนอื่น"), self.tr("ญาติแจ้งว่าไม่ใช่")]
        choices = [("", ""), *((reason, reason) for reason in reasons)]
        self.add("reason", self.tr("เหตุผล"), combo(choices, "", editable=True), wide=True, required=True)

    def value(self) -> str:
        return self.values()["reason"] or ""


def problem_text(problem: StagedProblem) -> str:
    """A row that waits, heading by heading, under its reasons; national ids masked."""
    cells: Mapping[str, Any] = problem.raw
    lines = [
        f"{heading}: {national_id.hidden_in(shown(value))}"
        for heading, value in cells.items()
        if value not in (None, "")
    ]
    return "\n".join([*problem.reasons, "", *lines])
