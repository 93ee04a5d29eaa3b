"""The papers of one person: made off the screen's thread, then shown with buttons to print and to save."""

from functools import partial

from PySide6.QtCore import QCoreApplication

from reports import CATALOG
from ui import messages
from ui.pages.persons.desk import Deed, Desk
from welfaredesk.papers.params import PaperParams

PERSON_PAPERS = ("P-00", "A-01", "W-02", "P-01")
translate = QCoreApplication.translate


def title_of(code: str) -> str:
    """What a form is called; its code when this program does not know it (any more)."""
    return CATALOG[code].title if code in CATALOG else code


def deeds(desk: Desk) -> list[Deed]:
    """The papers that can be made for a person, for a menu."""
    return [
        (f"{title_of(code)} ({code})", partial(show, desk, code, desk.person_id))
        for code in PERSON_PAPERS
        if code in CATALOG
    ]


def show(desk: Desk, code: str, entity_id: int) -> None:
    """Make (or reprint) a paper and show it."""
    from reports import issuing  # these load the PDF libraries: not before they are needed
    from ui.printing.preview import PreviewDialog

    context, parent = desk.context, desk.parent
    params = PaperParams(id=entity_id)

    def opened(made: issuing.Made) -> None:
        context.changes.announce(frozenset({"person", "issued_document"}))
        title = title_of(code)
        file = f"{title} {made.no or desk.page.row.name}".replace("/", "-") + ".pdf"
        dialog = PreviewDialog(made.pdf, f"{title} {made.no}".strip(), file, parent)
        dialog.setObjectName("paper")
        dialog.open()
        dialog.finished.connect(dialog.deleteLater)

    context.jobs.start(
        lambda _progress, _cancelled: issuing.make(context.actor, context.db, code, params),
        opened,
        lambda error: messages.show_error(parent, error),
        owner=parent,
    )
