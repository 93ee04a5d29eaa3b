"""The forms of openings: what an organisation offers, closing it; offering it, and what was answered."""

from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QSpinBox, QWidget

from ui.context import AppContext
from ui.pages.employment.organisation_forms import OrganisationEdit, run_form
from ui.pages.housing.fields import TickGrid, offered
from ui.pages.persons.desk import Entry, EntryForm
from ui.widgets import editors
from ui.widgets.counted import CountedLine, CountedText
from ui.widgets.money_edit import MoneyEdit
from ui.widgets.record_dialog import RecordDialog
from ui.widgets.thai_date_edit import ThaiDateEdit
from welfaredesk import clock
from welfaredesk.queries.job_openings import OpeningRow, OpeningView
from welfaredesk.queries.value_lists import choices
from welfaredesk.services import job_openings as service
from welfaredesk.services.audit import Saved
from welfaredesk.services.job_openings import DECLINED_BY, LIMITS, MOST_SEATS, OpeningInput

translate = QCoreApplication.translate


class OpeningDialog(RecordDialog):
    """Adds an opening, or changes one; `initial` is what the form holds."""

    WIDTH = 900

    def __init__(
        self,
        context: AppContext,
        parent: QWidget,
        *,
        organisation_id: int | None = None,
        view: OpeningView | None = None,
    ) -> None:
        self._context, self._view = context, view
        office = context.office
        fresh = OpeningInput(
            organisation_id,
            organisation_id,
            "",
            tambon=office.tambon,
            amphoe=office.amphoe,
            from_on=clock.today(),
        )
        super().__init__(self._keep, view.data if view else fresh, parent)

    def build(self, initial: OpeningInput) -> None:
        self.setWindowTitle(self.tr("แก้ไขตำแหน่งว่าง") if self._view else self.tr("เพิ่มตำแหน่งว่าง"))
        db = self._context.db
        self.add(
            "position", self.tr("ตำแหน่ง"), CountedLine(initial.position, LIMITS["position"]), required=True
        )
        kinds = [("", self.tr("เลือกประเภท")), *choices(db, "work_kind", initial.work_kind)]
        self.add("work_kind", self.tr("ประเภทงาน"), editors.combo(kinds, initial.work_kind))
        self._add_organisations(initial)
        bases = [("", self.tr("ยังไม่กำหนด")), *choices(db, "placement_basis", initial.basis)]
        self.add("basis", self.tr("มาตรา"), editors.combo(bases, initial.basis))
        seats = QSpinBox()
        seats.setRange(1, MOST_SEATS)
        seats.setValue(initial.seats)
        self.add("seats", self.tr("จำนวนที่รับ (คน)"), seats, required=True)
        self.add("wage_satang", self.tr("ค่าจ้าง (บาท)"), MoneyEdit(initial.wage_satang))
        units = [("", self.tr("เลือกหน่วย")), *choices(db, "wage_unit", initial.wage_unit)]
        self.add("wage_unit", self.tr("หน่วยค่าจ้าง"), editors.combo(units, initial.wage_unit))
        self.add("from_on", self.tr("รับตั้งแต่วันที่"), ThaiDateEdit(initial.from_on))
        hint = self.tr("เว้นว่างเมื่อรับจนกว่าจะได้คน")
        self.add("until_on", self.tr("รับถึงวันที่"), ThaiDateEdit(initial.until_on), hint=hint)
        self._add_place(initial)

    def value(self) -> OpeningInput:
        return OpeningInput(**self.values())

    def _keep(self, data: OpeningInput) -> Saved:
        actor, db = self._context.actor, self._context.db
        if self._view is None:
            return service.save_opening(actor, db, data)
        row = self._view.row
        return service.save_opening(actor, db, data, opening_id=row.id, version=row.version)

    def _add_organisations(self, kept: OpeningInput) -> None:
        """Where and who pays: often the same, so that the payer follows the workplace until chosen."""
        workplace = OrganisationEdit(self._context, kept.workplace_id)
        payer = OrganisationEdit(self._context, kept.employer_id)
        self.add("workplace_id", self.tr("หน่วยงานที่ปฏิบัติงาน"), workplace, required=True)
        self.add("employer_id", self.tr("ผู้ว่าจ้าง/ผู้ให้สิทธิ"), payer, required=True)
        payer.follow(workplace)

    def _add_place(self, kept: OpeningInput) -> None:
        self.add_section(self.tr("สถานที่และข้อจำกัด"))
        hint = self.tr("ใช้บอกว่าใกล้บ้านผู้หางานหรือไม่")
        self.add("moo", self.tr("หมู่ที่"), CountedLine(kept.moo, LIMITS["moo"]), hint=hint)
        self.add("tambon", self.tr("ตำบล"), CountedLine(kept.tambon, LIMITS["tambon"]))
        self.add("amphoe", self.tr("อำเภอ"), CountedLine(kept.amphoe, LIMITS["amphoe"]))
        ways = [
            (None, self.tr("ยังไม่ทราบ")),
            (True, self.tr("เข้าถึงได้ (ทางลาด ห้องน้ำ)")),
            (False, self.tr("ยังเข้าถึงไม่ได้")),
        ]
        self.add("accessible", self.tr("อาคารสถานที่"), editors.combo(ways, kept.accessible))
        needs = [
            option
            for option in offered(self._context.db, "work_need", kept.supports)
            if option[0] != "access"
        ]
        self.add("supports", self.tr("สิ่งที่หน่วยงานจัดให้"), TickGrid(needs, kept.supports), wide=True)
        limits = CountedLine(kept.limits, LIMITS["limits"])
        hint = self.tr("เช่น ต้องยกของ ทำงานกลางแจ้ง")
        self.add("limits", self.tr("ลักษณะงานหรือข้อจำกัด"), limits, wide=True, hint=hint)
        self.add("note", self.tr("หมายเหตุ"), CountedText(kept.note, LIMITS["note"]), wide=True)


def ask_opening(context: AppContext, parent: QWidget, organisation_id: int | None = None) -> int | None:
    """Add an opening; its id, None when the form was left."""
    saved = run_form(
        context,
        OpeningDialog(context, parent, organisation_id=organisation_id),
        translate("employment", "เพิ่มตำแหน่งว่างแล้ว"),
    )
    return saved.id if saved is not None else None


def edit_opening(context: AppContext, parent: QWidget, view: OpeningView) -> None:
    """Change an opening."""
    run_form(context, OpeningDialog(context, parent, view=view), translate("employment", "บันทึกตำแหน่งว่างแล้ว"))


def ask_close_opening(context: AppContext, parent: QWidget, row: OpeningRow) -> None:
    """The organisation looks for nobody any more."""

    def save(values: dict[str, Any]) -> Saved:
        return service.close_opening(context.actor, context.db, row.id, values["closed_on"], values["reason"])

    entries = [
        Entry("closed_on", translate("employment", "ปิดรับวันที่"), ThaiDateEdit(clock.today()), required=True),
        Entry("reason", translate("employment", "เหตุที่ปิดรับ"), QLineEdit(), required=True, wide=True),
    ]
    title = translate("employment", "ปิดรับ · {position}").format(position=row.position)
    run_form(context, EntryForm(title, entries, save, parent), translate("employment", "ปิดรับตำแหน่งแล้ว"))


def ask_decline(context: AppContext, parent: QWidget, offer_id: int, what: str) -> None:
    """Somebody said no to an offer, and why; `what` names the offer."""

    def save(values: dict[str, Any]) -> Saved:
        return service.decline(
            context.actor, context.db, offer_id, values["by"] or "", values["reason"], values["on"]
        )

    who = editors.combo([("", translate("employment", "เลือกผู้ปฏิเสธ")), *DECLINED_BY.items()], "")
    entries = [
        Entry("by", translate("employment", "ผู้ที่ปฏิเสธ"), who, required=True),
        Entry("on", translate("employment", "วันที่ตอบ"), ThaiDateEdit(clock.today()), required=True),
        Entry("reason", translate("employment", "เหตุผล"), QLineEdit(), required=True, wide=True),
    ]
    title = translate("employment", "ปฏิเสธ · {what}").format(what=what)
    run_form(context, EntryForm(title, entries, save, parent), translate("employment", "บันทึกคำตอบแล้ว"))
