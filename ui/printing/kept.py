"""Opening a paper of the register as it was issued."""

from PySide6.QtWidgets import QWidget

from reports import form_title
from ui import messages
from ui.context import AppContext
from ui.printing.preview import PreviewDialog
from welfaredesk.errors import DomainError
from welfaredesk.queries.documents import document
from welfaredesk.services import documents


def show_kept(parent: QWidget, context: AppContext, document_id: int) -> None:
    """Show one paper's very pages, voided or not."""
    try:
        form = document(context.db, document_id).form
        kept = documents.reprint_this(context.actor, context.db, document_id)
    except DomainError as error:
        messages.show_error(parent, error)
        return
    title = f"{form_title(form)} {kept.no}".strip()
    dialog = PreviewDialog(kept.pdf, title, f"{title}.pdf".replace("/", "-"), parent)
    dialog.setObjectName("paper")
    dialog.open()
    dialog.finished.connect(dialog.deleteLater)
