"""What is overdue with a person: said on the page, with the way to the slip and the chase log."""

from itertools import groupby

from PySide6.QtCore import QCoreApplication

from ui.pages.persons.desk import Deed, Desk
from welfaredesk.domain import thai_dates
from welfaredesk.domain.loan_rules import LoanState
from welfaredesk.queries.lending import LoanRow

translate = QCoreApplication.translate


def late_loans(desk: Desk) -> list[tuple[str, list[Deed]]]:
    """One message for each slip with something overdue, and what can be done about it."""
    late = [loan for loan in desk.page.loans if loan.state is not None and loan.days_late]
    late.sort(key=lambda loan: (loan.due_on, loan.contract_id))
    return [
        (_words(list(lines)), _deeds(desk, contract_id))
        for contract_id, lines in groupby(late, key=lambda loan: loan.contract_id)
    ]


def _words(lines: list[LoanRow]) -> str:
    first = lines[0]
    devices = ", ".join(f"{loan.model} {loan.code}" for loan in lines)
    text = translate("persons", "{devices} เกินกำหนดคืน {days} วัน (ครบกำหนด {due})").format(
        devices=devices, days=f"{first.days_late:,}", due=thai_dates.screen(first.due_on)
    )
    if any(loan.state is LoanState.RECALL_DUE for loan in lines):
        text += " " + translate("persons", "ยังไม่ได้ทวงถาม")
    return text


def _deeds(desk: Desk, contract_id: int) -> list[Deed]:
    context = desk.context
    return [
        (translate("persons", "เปิดใบยืม"), lambda: context.routes.loan_wanted.emit(contract_id)),
        (translate("persons", "บันทึกการติดต่อ…"), lambda: _log(desk, contract_id)),
    ]


def _log(desk: Desk, contract_id: int) -> None:
    from ui.pages.lending.contact_dialogs import ContactDialog
    from welfaredesk.services.contacts import log_contact

    context = desk.context
    dialog = ContactDialog(
        lambda data: log_contact(context.actor, context.db, [contract_id], data),
        (desk.page.row.name, None),
        desk.parent,
    )
    dialog.setObjectName("contact_dialog")
    dialog.saved.connect(lambda saved: context.changes.announce(saved.touched | {"person"}))
    dialog.exec()
    dialog.deleteLater()
