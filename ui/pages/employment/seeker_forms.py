"""The forms of seekers: registering, bringing up to date, closing and opening again (E-06)."""

from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from ui.context import AppContext
from ui.pages.employment.fields import WorkerEdit
from ui.pages.employment.organisation_forms import run_form
from ui.pages.housing.fields import TickGrid, offered
from ui.pages.persons.desk import Entry, EntryForm
from ui.widgets import editors
from ui.widgets.counted import CountedLine, CountedText
from ui.widgets.money_edit import MoneyEdit
from ui.widgets.record_dialog import RecordDialog
from ui.widgets.thai_date_edit import ThaiDateEdit
from welfaredesk import clock
from welfaredesk.domain import matching
from welfaredesk.errors import Issue, ValidationFailed
from welfaredesk.queries.job_seekers import SeekerRow, SeekerView
from welfaredesk.queries.value_lists import choices
from welfaredesk.services import job_seekers as service
from welfaredesk.services.audit import Saved
from welfaredesk.services.job_seekers import LIMITS, SeekerInput

_TEXT_HEIGHT = 56
translate = QCoreApplication.translate


class SeekerDialog(RecordDialog):
    """Registers somebody who looks for work, or changes that; `initial` is what the form holds."""

    WIDTH = 900

    def __init__(
        self,
        context: AppContext,
        parent: QWidget,
        *,
        person_id: int | None = None,
        view: SeekerView | None = None,
    ) -> None:
        self._context, self._person_id, self._view = context, person_id, view
        super().__init__(self._keep, view.data if view else SeekerInput(clock.today()), parent)

    def build(self, initial: SeekerInput) -> None:
        if self._view is None:
            self.setWindowTitle(self.tr("ขึ้นทะเบียนคนพิการหางาน"))
            worker = WorkerEdit(self._context, self.tr("พิมพ์ชื่อหรือเลขประจำตัวคนพิการ"))
            self.add("person_id", self.tr("ผู้หางาน"), worker, wide=True, required=True)
            worker.setFocusProxy(worker.picker)
            if self._person_id is not None:
                worker.choose(self._person_id)
        else:
            self.setWindowTitle(self.tr("แก้ไขผู้หางาน · {name}").format(name=self._view.row.name))
        self._add_work(initial)
        self._add_abilities(initial)
        self._add_travel_and_needs(initial)
        self.add("registered_on", self.tr("วันที่ขึ้นทะเบียน"), ThaiDateEdit(initial.registered_on))
        note = QPlainTextEdit(initial.note)
        note.setFixedHeight(_TEXT_HEIGHT)
        self.add("note", self.tr("หมายเหตุ"), note, wide=True)
        if self._person_id is not None:
            self.editors["work_kinds"].setFocus()

    def value(self) -> tuple[int | None, SeekerInput]:
        given = self.values()
        person_id = given.pop("person_id", None)
        return person_id, SeekerInput(**given)

    def _keep(self, value: tuple[int | None, SeekerInput]) -> Saved:
        person_id, data = value
        actor, db = self._context.actor, self._context.db
        if self._view is not None:
            row = self._view.row
            return service.change(actor, db, row.id, data, version=row.version)
        if person_id is None:
            raise ValidationFailed(Issue("person_id", "person_required"))
        return service.register(actor, db, person_id, data)

    def _add_work(self, kept: SeekerInput) -> None:
        self.add_section(self.tr("งานที่ต้องการ"))
        db = self._context.db
        kinds = TickGrid(offered(db, "work_kind", kept.work_kinds), kept.work_kinds)
        self.add("work_kinds", self.tr("ประเภทงาน"), kinds, wide=True)
        wanted = CountedLine(kept.wanted_work, LIMITS["wanted_work"])
        hint = self.tr("เช่น แม่บ้าน ธุรการในเทศบาล")
        self.add("wanted_work", self.tr("งานหรือตำแหน่งที่อยากทำ"), wanted, wide=True, hint=hint)
        self.add("wage_satang", self.tr("ค่าจ้างที่ต้องการ (บาท)"), MoneyEdit(kept.wage_satang))
        units = [("", self.tr("เลือกหน่วย")), *choices(db, "wage_unit", kept.wage_unit)]
        self.add("wage_unit", self.tr("หน่วยค่าจ้าง"), editors.combo(units, kept.wage_unit))
        hint = self.tr("เว้นว่างเมื่อพร้อมทันที")
        self.add("available_on", self.tr("พร้อมทำงานตั้งแต่"), ThaiDateEdit(kept.available_on), hint=hint)

    def _add_abilities(self, kept: SeekerInput) -> None:
        self.add_section(self.tr("การศึกษาและความสามารถ"))
        levels = [("", ""), *choices(self._context.db, "education", kept.education)]
        self.add("education", self.tr("วุฒิการศึกษา"), editors.combo(levels, kept.education))
        for name, caption in (
            ("skills", self.tr("ทักษะและความสามารถ")),
            ("experience", self.tr("ประสบการณ์ทำงาน")),
        ):
            text = CountedText(getattr(kept, name), LIMITS[name])
            self.add(name, caption, text, wide=True)

    def _add_travel_and_needs(self, kept: SeekerInput) -> None:
        self.add_section(self.tr("การเดินทางและสิ่งที่ต้องการ"))
        reach = editors.combo([("", ""), *matching.REACH.items()], kept.reach)
        self.add("reach", self.tr("เดินทางไปทำงานได้ไกลเพียงใด"), reach)
        travel = CountedLine(kept.travel, LIMITS["travel"])
        self.add("travel", self.tr("เดินทางอย่างไร"), travel, hint=self.tr("เช่น ญาติมาส่ง รถสามล้อโยก"))
        family = CountedLine(kept.family_support, LIMITS["family_support"])
        self.add("family_support", self.tr("ครอบครัวช่วยเหลืออย่างไร"), family, wide=True)
        needs = TickGrid(offered(self._context.db, "work_need", kept.needs), kept.needs, columns=2)
        self.add("needs", self.tr("สิ่งที่ต้องการในที่ทำงาน"), needs, wide=True)
        said = CountedLine(kept.needs_note, LIMITS["needs_note"])
        self.add("needs_note", self.tr("รายละเอียดสิ่งที่ต้องการ"), said, wide=True)


def ask_seeker(context: AppContext, parent: QWidget, person_id: int | None = None) -> int | None:
    """Register somebody who looks for work; the registration's id, None when the form was left."""
    saved = run_form(
        context,
        SeekerDialog(context, parent, person_id=person_id),
        translate("employment", "ขึ้นทะเบียนหางานแล้ว"),
    )
    return saved.id if saved is not None else None


def edit_seeker(context: AppContext, parent: QWidget, view: SeekerView) -> None:
    """Bring a registration up to date."""
    run_form(
        context,
        SeekerDialog(context, parent, view=view),
        translate("employment", "บันทึกผู้หางานแล้ว"),
    )


def ask_close(context: AppContext, parent: QWidget, row: SeekerRow, reason: str = "") -> None:
    """The person looks for work no longer; `reason` is proposed."""

    def save(values: dict[str, Any]) -> Saved:
        return service.close(
            context.actor, context.db, row.id, values["closed_on"], values["reason"] or "", values["note"]
        )

    reasons = [("", translate("employment", "เลือกเหตุ")), *choices(context.db, "seeker_close", reason)]
    entries = [
        Entry("closed_on", translate("employment", "ปิดวันที่"), ThaiDateEdit(clock.today()), required=True),
        Entry("reason", translate("employment", "เหตุที่ปิด"), editors.combo(reasons, reason), required=True),
        Entry("note", translate("employment", "หมายเหตุ"), QLineEdit(), wide=True),
    ]
    title = translate("employment", "ปิดการหางาน · {name}").format(name=row.name)
    run_form(
        context, EntryForm(title, entries, save, parent), translate("employment", "ปิดการขึ้นทะเบียนหางานแล้ว")
    )


def ask_reopen(context: AppContext, parent: QWidget, row: SeekerRow) -> None:
    """The registration stands again."""

    def save(values: dict[str, Any]) -> Saved:
        return service.reopen(context.actor, context.db, row.id, values["reason"])

    entries = [Entry("reason", translate("employment", "เหตุผล"), QLineEdit(), required=True, wide=True)]
    title = translate("employment", "เปิดการหางานอีกครั้ง · {name}").format(name=row.name)
    run_form(context, EntryForm(title, entries, save, parent), translate("employment", "เปิดการหางานอีกครั้งแล้ว"))
