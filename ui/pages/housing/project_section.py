"""What every tab of a project's page is: it shows one side of the project and does what belongs there."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.context import AppContext
from ui.models.query_table import Column, QueryTableModel
from ui.theme import tokens
from ui.widgets.card import Card
from ui.widgets.parts import row
from ui.widgets.record_dialog import RecordDialog
from ui.widgets.table import TableView
from welfaredesk.queries.house_project import ProjectPage
from welfaredesk.services.audit import Saved


class ProjectSection(QWidget):
    """One tab; `shown` is the project it shows. A subclass fills `body` and shows what it reads in `fill`."""

    ICON = ""  # of its main card

    project_opened = Signal(int)

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self.shown: ProjectPage | None = None
        self.tools = QWidget()
        self.tools.setLayout(row(None))
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(tokens.GAP_M)
        self.build()

    def caption(self) -> str:
        """The words on the tab."""
        raise NotImplementedError

    def build(self) -> None:
        """Make the parts, once."""
        raise NotImplementedError

    def fill(self, page: ProjectPage) -> None:
        """Show a project; called when the tab comes into view and whenever something changed."""
        raise NotImplementedError

    def show_project(self, page: ProjectPage) -> None:
        """Keep the project and show it. Raises DomainError."""
        self.shown = page
        self.fill(page)

    def add_tool(self, part: QWidget) -> None:
        """Put a button at the right of the tabs, there while this tab is in view."""
        layout = self.tools.layout()
        assert layout is not None
        layout.addWidget(part)

    def add_list(self, title: str, picture: str, shown: list[Column]) -> tuple[QueryTableModel, Card]:
        """A card with a list in it at the end of the body."""
        model, card = QueryTableModel(shown, self), Card(title, picture)
        card.add(TableView(model))
        self.body.addWidget(card, 1)
        return model, card

    def run(self, dialog: RecordDialog, said: str) -> None:
        """Open a form; what it saved is announced and `said` in the window's message line."""
        dialog.saved.connect(lambda saved: self.announce(saved, said))
        dialog.open()
        dialog.finished.connect(dialog.deleteLater)

    def announce(self, saved: Saved, said: str) -> None:
        """Tell the window what changed."""
        self.context.changes.announce(saved.touched)
        self.context.routes.said.emit(said)
