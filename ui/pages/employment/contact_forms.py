"""The contact log of an organisation as forms: a new contact, one put right, one taken away."""

from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.context import AppContext
from ui.pages.employment.organisation_forms import run_form
from ui.pages.persons.desk import Entry, EntryForm
from ui.widgets import editors
from ui.widgets.counted import CountedLine, CountedText
from ui.widgets.record_dialog import RecordDialog
from ui.widgets.thai_date_edit import ThaiDateEdit
from welfaredesk import clock
from welfaredesk.domain import organisations, thai_dates
from welfaredesk.queries.employment_pages import OrganisationView
from welfaredesk.queries.organisation_contacts import OrganisationContactRow
from welfaredesk.services import organisation_contacts as service
from welfaredesk.services.audit import Saved
from welfaredesk.services.organisation_contacts import MAX_ACTION, MAX_RESULT, OrganisationContactInput

translate = QCoreApplication.translate


class OrganisationContactDialog(RecordDialog):
    """One contact with an organisation, new or put right."""

    WIDTH = 680

    def __init__(
        self,
        context: AppContext,
        parent: QWidget,
        view: OrganisationView,
        contact: OrganisationContactRow | None = None,
    ) -> None:
        self._context, self._view, self._contact = context, view, contact
        super().__init__(self._keep, contact, parent)

    def build(self, initial: OrganisationContactRow | None) -> None:
        title = self.tr("บันทึกการติดต่อ · {name}") if initial is None else self.tr("แก้ไขการติดต่อ · {name}")
        self.setWindowTitle(title.format(name=self._view.row.name))
        day = ThaiDateEdit(initial.contacted_on if initial else clock.today())
        self.add("contacted_on", self.tr("วันที่ติดต่อ"), day, required=True)
        channel = editors.combo(list(organisations.CHANNELS.items()), initial.channel if initial else "phone")
        self.add("channel", self.tr("วิธีติดต่อ"), channel, required=True)
        spoke_with = QLineEdit(initial.spoke_with if initial else self._view.data.contact)
        self.add("spoke_with", self.tr("คุยกับ"), spoke_with, wide=True)
        result = CountedText(initial.result if initial else "", MAX_RESULT, rows=3)
        self.add("result", self.tr("ผลการติดต่อ"), result, wide=True, required=True)
        action = CountedLine(initial.next_action if initial else "", MAX_ACTION)
        self.add("next_action", self.tr("ต้องทำต่อ"), action)
        hint = self.tr("ขึ้นในงานที่ต้องทำเมื่อใกล้ถึง จนกว่าจะติดต่ออีกครั้ง")
        next_on = ThaiDateEdit(initial.next_on if initial else None)
        self.add("next_on", self.tr("วันที่จะทำ"), next_on, hint=hint)
        spoke_with.setFocus()

    def value(self) -> OrganisationContactInput:
        return OrganisationContactInput(**self.values())

    def _keep(self, data: OrganisationContactInput) -> Saved:
        actor, db = self._context.actor, self._context.db
        if self._contact is None:
            return service.log_contact(actor, db, self._view.row.id, data)
        return service.correct_contact(actor, db, self._contact.id, data, version=self._contact.version)


def ask_contact(
    context: AppContext,
    parent: QWidget,
    view: OrganisationView,
    contact: OrganisationContactRow | None = None,
) -> None:
    """Log a contact, or put one right."""
    dialog = OrganisationContactDialog(context, parent, view, contact)
    run_form(context, dialog, translate("employment", "บันทึกการติดต่อแล้ว"))


def ask_remove_contact(context: AppContext, parent: QWidget, contact: OrganisationContactRow) -> None:
    """The contact belongs to another organisation."""

    def save(values: dict[str, Any]) -> Saved:
        touched = service.remove_contact(context.actor, context.db, contact.id, values["reason"])
        return Saved(contact.id, 0, touched)

    entries = [Entry("reason", translate("employment", "เหตุผล"), QLineEdit(), required=True, wide=True)]
    day = thai_dates.screen(contact.contacted_on)
    title = translate("employment", "ลบการติดต่อเมื่อ {day}").format(day=day)
    run_form(context, EntryForm(title, entries, save, parent), translate("employment", "ลบการติดต่อแล้ว"))
