"""Opening a paper of a loan: made or fetched off the screen's thread, then shown in its own window."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from reports import issuing
from ui import messages
from ui.context import AppContext
from ui.pages.lending.slip_panel import file_name
from ui.printing.preview import PreviewDialog
from welfaredesk.papers.params import PaperParams
from welfaredesk.services.documents import Kept

SLIP, RETURNED_SLIP, RECEIPT, RENEWAL = "L-02", "L-02R", "L-03", "L-04"
REQUEST, BLANK_REQUEST, BLANK_SLIP, BLANK_RENEWAL = "L-01", "L-01B", "L-02B", "L-04B"


def _name(code: str) -> str:
    translate = QCoreApplication.translate
    names = {
        SLIP: translate("lending", "ใบยืม"),
        RETURNED_SLIP: translate("lending", "บันทึกการคืน"),
        REQUEST: translate("lending", "คำขอยืม"),
        RECEIPT: translate("lending", "ใบรับคืน"),
        RENEWAL: translate("lending", "แบบขอขยายเวลายืม"),
    }
    return names[code]


def show_paper(parent: QWidget, context: AppContext, code: str, entity_id: int) -> None:
    """Issue (or reprint) a paper of a request, a slip, a return or an extension; show it to print or save."""
    actor, db = context.actor, context.db

    def show(kept: Kept) -> None:
        context.changes.announce(kept.touched)
        name = _name(code)
        dialog = PreviewDialog(kept.pdf, f"{name} {kept.no}", file_name(name, kept.no), parent)
        dialog.setObjectName("paper")
        dialog.open()
        dialog.finished.connect(dialog.deleteLater)

    context.jobs.start(
        lambda _progress, _cancelled: issuing.issue(actor, db, code, entity_id),
        show,
        lambda error: messages.show_error(parent, error),
        owner=parent,
    )


def show_made(parent: QWidget, context: AppContext, code: str, params: PaperParams, title: str) -> None:
    """Make any paper of the catalogue off the screen's thread and show it."""
    actor, db = context.actor, context.db

    def show(made: issuing.Made) -> None:
        context.changes.announce(frozenset({"issued_document"}))
        dialog = PreviewDialog(made.pdf, f"{title} {made.no}".strip(), file_name(title, made.no), parent)
        dialog.setObjectName("paper")
        dialog.open()
        dialog.finished.connect(dialog.deleteLater)

    context.jobs.start(
        lambda _progress, _cancelled: issuing.make(actor, db, code, params),
        show,
        lambda error: messages.show_error(parent, error),
        owner=parent,
    )
