"""The forms of placements: beginning or putting right one, and its end."""

from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from ui import messages
from ui.context import AppContext
from ui.pages.employment.fields import WorkerEdit
from ui.pages.employment.organisation_forms import OrganisationEdit, run_form
from ui.widgets import editors
from ui.widgets.counted import CountedLine, CountedText
from ui.widgets.money_edit import MoneyEdit
from ui.widgets.parts import Paragraph, dress
from ui.widgets.record_dialog import RecordDialog
from ui.widgets.thai_date_edit import ThaiDateEdit
from welfaredesk import clock
from welfaredesk.domain import placements, thai_dates
from welfaredesk.errors import DomainError, Issue, ValidationFailed
from welfaredesk.messages import issue_text
from welfaredesk.queries.employment import PlacementRow
from welfaredesk.queries.employment_pages import PlacementView
from welfaredesk.queries.value_lists import choices
from welfaredesk.queries.work_tasks import vacancies
from welfaredesk.services import employment as service
from welfaredesk.services.audit import Saved
from welfaredesk.services.employment import Placed, PlacementInput
from welfaredesk.services.placement_checks import LIMITS

_ONLY_35 = ("value_satang", "caregiver_id", "caregiver_name")
translate = QCoreApplication.translate


class PlacementDialog(RecordDialog):
    """Begins a placement, or puts one right; asks before saving what should be looked at again."""

    WIDTH = 900

    def __init__(
        self,
        context: AppContext,
        parent: QWidget,
        view: PlacementView | None = None,
        start: PlacementInput | None = None,
    ) -> None:
        self._context, self._view = context, view
        fresh = start or PlacementInput(None, None, None, "", clock.today())
        super().__init__(self._keep, view.data if view else fresh, parent)

    def build(self, initial: PlacementInput) -> None:
        kept, self._opening_id = initial, initial.opening_id
        self.setWindowTitle(self.tr("แก้ไขการจ้างงาน") if self._view else self.tr("เพิ่มการจ้างงาน"))
        self._add_worker(kept)
        bases = choices(self._context.db, "placement_basis", kept.basis)
        basis = editors.combo([("", self.tr("เลือกมาตรา")), *bases], kept.basis)
        self.add("basis", self.tr("มาตรา"), basis, required=True)
        self.add("position", self.tr("ตำแหน่ง"), CountedLine(kept.position, LIMITS["position"]))
        self._add_organisations(kept)
        self.add("wage_satang", self.tr("ค่าจ้าง (บาท)"), MoneyEdit(kept.wage_satang))
        units = [("", self.tr("เลือกหน่วย")), *choices(self._context.db, "wage_unit", kept.wage_unit)]
        self.add("wage_unit", self.tr("หน่วยค่าจ้าง"), editors.combo(units, kept.wage_unit))
        self.add("started_on", self.tr("เริ่มงาน"), ThaiDateEdit(kept.started_on), required=True)
        hint = self.tr("เว้นว่างเมื่อไม่มีกำหนด")
        self.add("ends_on", self.tr("สิ้นสุดตามสัญญา"), ThaiDateEdit(kept.ends_on), hint=hint)
        self._add_right(kept)
        if self._view is None:
            self._add_replaced(kept)
        elif self._view.row.renewals:
            self._lock_terms()
        self.add("note", self.tr("หมายเหตุ"), CountedText(kept.note, LIMITS["note"]), wide=True)
        basis.currentIndexChanged.connect(lambda _index: self._show_right())
        self._show_right()

    def value(self) -> PlacementInput:
        given = self.values()
        if not self._is_right():
            given |= {"value_satang": None, "caregiver_id": None, "caregiver_name": ""}
        return PlacementInput(opening_id=self._opening_id, **given)

    def accept(self) -> None:
        if self._may_save():
            super().accept()

    def _may_save(self) -> bool:
        """Asks about what a clerk should look at again; what is refused is told by saving itself."""
        if any(editors.check(editor) for editor in self.editors.values()):
            return True
        placement_id = self._view.row.id if self._view else None
        try:
            found = service.look_over(self._context.db, self.value(), placement_id)
        except DomainError:
            return True
        if not found:
            return True
        text = "\n".join(issue_text(issue) for issue in found)
        return messages.ask(self, text, self.tr("บันทึกตามนี้"), no=self.tr("กลับไปแก้ไข"))

    def _keep(self, data: PlacementInput) -> Placed:
        actor, db = self._context.actor, self._context.db
        if self._view is None:
            return service.create_placement(actor, db, data)
        row = self._view.row
        return service.change_placement(actor, db, row.id, data, version=row.version)

    def _add_worker(self, kept: PlacementInput) -> None:
        if self._view is not None and self._view.row.person_id is None:
            said = self.tr("ทะเบียนเขียนชื่อว่า «{name}» เลือกบุคคลเมื่อทราบว่าเป็นใคร").format(name=self._view.row.name)
            self.form.add(Paragraph(said), wide=True)
        worker = WorkerEdit(self._context, self.tr("พิมพ์ชื่อหรือเลขประจำตัวคนพิการ"))
        required = self._view is None or self._view.row.person_id is not None
        self.add("person_id", self.tr("คนพิการ"), worker, wide=True, required=required)
        worker.setFocusProxy(worker.picker)
        if kept.person_id is not None:
            worker.choose(kept.person_id)

    def _add_organisations(self, kept: PlacementInput) -> None:
        """Where and who pays: often the same, so that the payer follows the workplace until chosen."""
        workplace = OrganisationEdit(self._context, kept.workplace_id)
        payer = OrganisationEdit(self._context, kept.employer_id)
        self.add("workplace_id", self.tr("หน่วยงานที่ปฏิบัติงาน"), workplace, required=True)
        hint = self.tr("อาจเป็นคนละแห่ง เช่น บริษัทจ้างให้ทำงานที่เทศบาล")
        self.add("employer_id", self.tr("ผู้ว่าจ้าง/ผู้ให้สิทธิ"), payer, required=True, hint=hint)
        payer.follow(workplace)

    def _add_right(self, kept: PlacementInput) -> None:
        self.add("value_satang", self.tr("มูลค่าสิทธิ (บาท)"), MoneyEdit(kept.value_satang))
        self.add(
            "caregiver_name",
            self.tr("ชื่อผู้ดูแลที่ใช้สิทธิ"),
            CountedLine(kept.caregiver_name, LIMITS["caregiver_name"]),
        )
        caregiver = WorkerEdit(self._context, self.tr("ผู้ดูแลที่ใช้สิทธิแทน หากอยู่ในทะเบียนบุคคล"))
        self.add("caregiver_id", self.tr("ผู้ดูแลในทะเบียน"), caregiver, wide=True)
        if kept.caregiver_id is not None:
            caregiver.choose(kept.caregiver_id)

    def _add_replaced(self, kept: PlacementInput) -> None:
        """Whose place is filled, offered while somebody left within the last 45 days."""
        left = vacancies(self._context.db)
        if not left:
            return
        said = self.tr("แทน {name} ที่{place} (เริ่มภายใน {day})")
        people = [
            (
                each.placement.id,
                said.format(
                    name=each.placement.name,
                    place=each.placement.workplace,
                    day=thai_dates.screen(each.replace_by),
                ),
            )
            for each in left
        ]
        box = editors.combo([(None, self.tr("ไม่ได้แทนใคร")), *people], kept.replaces_id)
        self.add("replaces_id", self.tr("ทำงานแทน"), box, wide=True)

    def _lock_terms(self) -> None:
        """What renewals agreed on is changed by renewing."""
        for name in ("ends_on", "wage_satang", "wage_unit"):
            self.editors[name].setEnabled(False)
            self.editors[name].setToolTip(self.tr("ต่อสัญญาแล้ว แก้โดยต่อสัญญาใหม่หรือยกเลิกการต่อครั้งล่าสุด"))

    def _is_right(self) -> bool:
        basis = self.editors["basis"]
        assert isinstance(basis, QComboBox)
        return placements.section(basis.currentData() or "") == placements.CAREGIVER_MAY

    def _show_right(self) -> None:
        """What only a right under section 35 has."""
        for name in _ONLY_35:
            self.fields[name].setVisible(self._is_right())


class EndDialog(RecordDialog):
    """The end of a placement; `initial` is its row."""

    WIDTH = 560

    def __init__(self, context: AppContext, parent: QWidget, row: PlacementRow, *, died: bool) -> None:
        self._context, self._died = context, died
        super().__init__(self._end, row, parent)

    def build(self, initial: PlacementRow) -> None:
        self.setWindowTitle(self.tr("สิ้นสุดการจ้าง · {name}").format(name=initial.name))
        self._row = initial
        self.add("ended_on", self.tr("สิ้นสุดวันที่"), ThaiDateEdit(clock.today()), required=True)
        reasons = [("", self.tr("เลือกเหตุ")), *choices(self._context.db, "placement_end")]
        reason = editors.combo(reasons, "died" if self._died else "")
        self.add("reason", self.tr("เหตุที่สิ้นสุด"), reason, required=True)
        self.add("note", self.tr("หมายเหตุ"), QLineEdit(), wide=True)
        self.save_button.setText(self.tr("สิ้นสุดการจ้าง"))
        dress(self.save_button, "check", "primary")

    def _end(self, given: dict[str, Any]) -> Saved:
        if given["ended_on"] is None:
            raise ValidationFailed(Issue("ended_on", "required"))
        actor, db = self._context.actor, self._context.db
        return service.end_placement(
            actor, db, self._row.id, given["ended_on"], given["reason"] or "", given["note"]
        )


def ask_placement(
    context: AppContext,
    parent: QWidget,
    view: PlacementView | None = None,
    start: PlacementInput | None = None,
) -> int | None:
    """Begin a placement (`start`: what is known of it), or put this one right; its id, None when left."""
    saved = run_form(
        context, PlacementDialog(context, parent, view, start), translate("employment", "บันทึกการจ้างงานแล้ว")
    )
    return saved.id if saved is not None else None


def ask_end(context: AppContext, parent: QWidget, view: PlacementView) -> None:
    """Bring a placement to its end."""
    dialog = EndDialog(context, parent, view.row, died=view.died_on is not None)
    run_form(context, dialog, translate("employment", "บันทึกการสิ้นสุดการจ้างแล้ว"))
