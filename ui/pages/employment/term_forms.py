"""The forms of work that goes on: renewing a contract, suspending it, back again, a follow-up visit."""

from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from ui import messages
from ui.context import AppContext
from ui.pages.employment.organisation_forms import run_form
from ui.pages.housing.fields import TickGrid, offered
from ui.pages.persons.desk import Entry, EntryForm
from ui.widgets import editors
from ui.widgets.counted import CountedText
from ui.widgets.money_edit import MoneyEdit
from ui.widgets.parts import Paragraph
from ui.widgets.record_dialog import RecordDialog
from ui.widgets.thai_date_edit import ThaiDateEdit
from welfaredesk import clock
from welfaredesk.domain import thai_dates, work_terms
from welfaredesk.errors import DomainError
from welfaredesk.messages import issue_text
from welfaredesk.queries.employment import PlacementRow
from welfaredesk.queries.employment_pages import PlacementView
from welfaredesk.queries.placement_visits import VisitRow, visit_input
from welfaredesk.queries.value_lists import choices
from welfaredesk.services import employment, placement_terms, placement_visits
from welfaredesk.services.audit import Saved
from welfaredesk.services.placement_terms import RenewalInput, Renewed
from welfaredesk.services.placement_visits import LIMITS, VisitInput

translate = QCoreApplication.translate


class RenewalDialog(RecordDialog):
    """A new contract of the same placement; asks before saving what should be looked at again."""

    WIDTH = 720

    def __init__(self, context: AppContext, parent: QWidget, view: PlacementView) -> None:
        self._context, self._view = context, view
        super().__init__(self._keep, view, parent)

    def build(self, initial: PlacementView) -> None:
        data = initial.data
        self.setWindowTitle(self.tr("ต่อสัญญา · {name}").format(name=initial.row.name))
        until = data.ends_on or clock.today()
        said = self.tr("สัญญาเดิมถึง {day} สัญญาใหม่เริ่ม {next} สัญญาเดิมเก็บไว้เป็นประวัติ").format(
            day=thai_dates.screen(until), next=thai_dates.screen(until + timedelta(days=1))
        )
        self.form.add(Paragraph(said), wide=True)
        proposed = ThaiDateEdit(_a_year_later(until))
        hint = self.tr("เว้นว่างเมื่อไม่มีกำหนด")
        self.add("until_on", self.tr("สัญญาใหม่ถึงวันที่"), proposed, hint=hint)
        self.add("agreed_on", self.tr("ตกลงเมื่อ"), ThaiDateEdit(clock.today()), required=True)
        self.add("wage_satang", self.tr("ค่าจ้าง (บาท)"), MoneyEdit(data.wage_satang))
        units = [("", self.tr("เลือกหน่วย")), *choices(self._context.db, "wage_unit", data.wage_unit)]
        self.add("wage_unit", self.tr("หน่วยค่าจ้าง"), editors.combo(units, data.wage_unit))
        hint = self.tr("ชื่อหรือตำแหน่งผู้อนุมัติของผู้ว่าจ้าง")
        self.add("decided_by", self.tr("ผู้ตกลงต่อสัญญา"), QLineEdit(), required=True, wide=True, hint=hint)
        self.add("note", self.tr("หมายเหตุ"), QLineEdit(), wide=True)

    def value(self) -> RenewalInput:
        return RenewalInput(**self.values())

    def accept(self) -> None:
        if self._may_save():
            super().accept()

    def _may_save(self) -> bool:
        """Asks about what a clerk should look at again; what is refused is told by saving itself."""
        if any(editors.check(editor) for editor in self.editors.values()):
            return True
        try:
            found = placement_terms.look_over_renewal(self._context.db, self._view.row.id, self.value())
        except DomainError:
            return True
        if not found:
            return True
        text = "\n".join(issue_text(issue) for issue in found)
        return messages.ask(self, text, self.tr("ต่อสัญญาตามนี้"), no=self.tr("กลับไปแก้ไข"))

    def _keep(self, data: RenewalInput) -> Renewed:
        row = self._view.row
        return placement_terms.renew(self._context.actor, self._context.db, row.id, data, version=row.version)


class VisitDialog(RecordDialog):
    """A follow-up visit, new or put right (E-07)."""

    WIDTH = 820

    def __init__(
        self, context: AppContext, parent: QWidget, row: PlacementRow, visit: VisitRow | None = None
    ) -> None:
        self._context, self._row, self._visit = context, row, visit
        fresh = VisitInput(context.actor.name, clock.today())
        super().__init__(self._keep, visit_input(visit) if visit else fresh, parent)

    def build(self, initial: VisitInput) -> None:
        title = self.tr("ติดตามการทำงาน · {name}") if self._visit is None else self.tr("แก้ไขการติดตาม · {name}")
        self.setWindowTitle(title.format(name=self._row.name))
        db = self._context.db
        place = " · ".join(part for part in (self._row.workplace, self._row.position) if part)
        self.form.add(Paragraph(place, "muted"), wide=True)
        self.add("visited_on", self.tr("วันที่ติดตาม"), ThaiDateEdit(initial.visited_on), required=True)
        self.add("visitor", self.tr("ผู้ติดตาม"), QLineEdit(initial.visitor), required=True)
        ways = [("", self.tr("เลือก")), *choices(db, "work_attendance", initial.attendance)]
        self.add("attendance", self.tr("การมาทำงาน"), editors.combo(ways, initial.attendance), required=True)
        results = [("", ""), *choices(db, "visit_outcome", initial.outcome)]
        self.add("outcome", self.tr("ผลการติดตาม"), editors.combo(results, initial.outcome))
        problems = CountedText(initial.problems, LIMITS["problems"], rows=3)
        self.add("problems", self.tr("ปัญหาที่พบ"), problems, wide=True)
        given = TickGrid(offered(db, "work_support", initial.supports), initial.supports)
        self.add("supports", self.tr("การสนับสนุนที่ให้"), given, wide=True)
        support = CountedText(initial.support, LIMITS["support"])
        self.add("support", self.tr("รายละเอียดการสนับสนุน"), support, wide=True)
        comment = CountedText(initial.employer_comment, LIMITS["employer_comment"])
        self.add("employer_comment", self.tr("ความเห็นของหน่วยงาน"), comment, wide=True)
        hint = self.tr("เว้นว่างให้ใช้กำหนดของสำนักงาน")
        self.add("next_on", self.tr("นัดติดตามครั้งต่อไป"), ThaiDateEdit(initial.next_on), hint=hint)

    def value(self) -> VisitInput:
        return VisitInput(**self.values())

    def _keep(self, data: VisitInput) -> Saved:
        actor, db = self._context.actor, self._context.db
        if self._visit is None:
            return placement_visits.record_visit(actor, db, self._row.id, data)
        return placement_visits.correct_visit(actor, db, self._visit.id, data, version=self._visit.version)


def ask_renewal(context: AppContext, parent: QWidget, view: PlacementView) -> None:
    """Agree on a new contract."""
    run_form(context, RenewalDialog(context, parent, view), translate("employment", "บันทึกการต่อสัญญาแล้ว"))


def ask_visit(
    context: AppContext, parent: QWidget, row: PlacementRow, visit: VisitRow | None = None
) -> int | None:
    """Record a visit, or put one right; its id, None when the form was left."""
    dialog = VisitDialog(context, parent, row, visit)
    saved = run_form(context, dialog, translate("employment", "บันทึกการติดตามแล้ว"))
    return saved.id if saved is not None else None


def ask_suspend(context: AppContext, parent: QWidget, row: PlacementRow) -> None:
    """Work rests from a day on."""

    def save(values: dict[str, Any]) -> Saved:
        return placement_terms.suspend(context.actor, context.db, row.id, values["on"], values["reason"])

    entries = [
        Entry("on", translate("employment", "ระงับตั้งแต่วันที่"), ThaiDateEdit(clock.today()), required=True),
        Entry("reason", translate("employment", "เหตุที่ระงับ"), QLineEdit(), required=True, wide=True),
    ]
    title = translate("employment", "ระงับการจ้าง · {name}").format(name=row.name)
    run_form(context, EntryForm(title, entries, save, parent), translate("employment", "บันทึกการระงับแล้ว"))


def ask_resume(context: AppContext, parent: QWidget, row: PlacementRow) -> None:
    """Somebody is back at work."""

    def save(values: dict[str, Any]) -> Saved:
        return placement_terms.resume(context.actor, context.db, row.id, values["on"], values["note"])

    entries = [
        Entry("on", translate("employment", "กลับเข้าทำงานวันที่"), ThaiDateEdit(clock.today()), required=True),
        Entry("note", translate("employment", "หมายเหตุ"), QLineEdit(), wide=True),
    ]
    title = translate("employment", "กลับเข้าทำงาน · {name}").format(name=row.name)
    run_form(
        context, EntryForm(title, entries, save, parent), translate("employment", "บันทึกการกลับเข้าทำงานแล้ว")
    )


def ask_undo_renewal(context: AppContext, parent: QWidget, row: PlacementRow) -> None:
    """The last renewal was a mistake."""

    def save(values: dict[str, Any]) -> Saved:
        return placement_terms.undo_renewal(context.actor, context.db, row.id, values["reason"])

    _ask_reason(
        context,
        parent,
        translate("employment", "ยกเลิกการต่อสัญญาครั้งล่าสุด · {name}").format(name=row.name),
        save,
        translate("employment", "ยกเลิกการต่อสัญญาแล้ว"),
    )


def ask_undo_end(context: AppContext, parent: QWidget, row: PlacementRow) -> None:
    """The end was recorded by mistake."""

    def save(values: dict[str, Any]) -> Saved:
        return employment.undo_end(context.actor, context.db, row.id, values["reason"])

    _ask_reason(
        context,
        parent,
        translate("employment", "ยกเลิกการสิ้นสุด · {name}").format(name=row.name),
        save,
        translate("employment", "ยกเลิกการสิ้นสุดแล้ว"),
    )


def ask_remove_visit(context: AppContext, parent: QWidget, visit: VisitRow) -> None:
    """The visit belongs to another placement."""

    def save(values: dict[str, Any]) -> Saved:
        touched = placement_visits.remove_visit(context.actor, context.db, visit.id, values["reason"])
        return Saved(visit.id, 0, touched)

    day = thai_dates.screen(visit.visited_on)
    title = translate("employment", "ลบการติดตามเมื่อ {day}").format(day=day)
    _ask_reason(context, parent, title, save, translate("employment", "ลบการติดตามแล้ว"))


def _ask_reason(context: AppContext, parent: QWidget, title: str, save: Any, said: str) -> None:
    entries = [Entry("reason", translate("employment", "เหตุผล"), QLineEdit(), required=True, wide=True)]
    run_form(context, EntryForm(title, entries, save, parent), said)


def _a_year_later(day: date) -> date:
    """The day proposed for the end of a contract that goes on after this one."""
    return work_terms.months_later(day + timedelta(days=1), 12)
