"""A list narrowed by chips and words: the table, how many lines it has, and what to say in its place."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.context import AppContext
from ui.models.query_table import Column, Query, QueryTableModel
from ui.theme import tokens
from ui.widgets.chip import ChipBar
from ui.widgets.empty_state import StateStack
from ui.widgets.parts import label, row
from ui.widgets.table import TableView
from welfaredesk.errors import DomainError
from welfaredesk.messages import text_of


class FilteredList(QWidget):
    """Chips, the table, and what to say in its place; the words searched for come from outside."""

    opened = Signal(int)

    def __init__(self, context: AppContext, shown: Sequence[Column], *, multi: bool = False) -> None:
        super().__init__()
        self.context, self.text = context, ""
        self.chips = ChipBar()
        self.found = label(role="muted")
        self.model = QueryTableModel(shown, self)
        self.table = TableView(self.model, multi=multi)
        self.stack = StateStack(self.table)
        self.bar = row(self.chips, self.found)
        self.bar.setStretch(0, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(tokens.GAP_S)
        self._column.addLayout(self.bar)
        self._column.addWidget(self.stack, 1)
        self.chips.changed.connect(lambda _keys: self.reload())
        self.table.opened.connect(self._on_opened)

    def add_above(self, part: QWidget) -> None:
        """Put a widget between the chips and the list."""
        self._column.insertWidget(1, part)

    def add_below(self, part: QWidget) -> None:
        """Put a widget under the list."""
        self._column.addWidget(part)

    def state(self) -> str:
        """The key of the chip that is on."""
        return next(iter(self.chips.selected()), "")

    def search(self, text: str) -> None:
        """Narrow the list to these words."""
        self.text = text
        self.reload()

    def show_state(self, state: str) -> None:
        """Switch to a filter with nothing searched for."""
        self.text = ""
        self.chips.select({state})
        self.reload()

    def reload(self) -> None:
        """Read the list again; the current line stays."""
        try:
            self.model.show_query(self.query())
        except DomainError as error:
            self.stack.show_failed(text_of(error), self.reload)
            return
        count = self.model.rowCount()
        self.found.setText(self.tr("{count} รายการ").format(count=f"{count:,}"))
        if count:
            self.stack.show_content()
        elif self.text:
            self.stack.show_not_found(self.text)
        else:
            self.say_empty()

    def query(self) -> Query:
        """What the filters ask for."""
        raise NotImplementedError

    def say_empty(self) -> None:
        """Say why nothing is listed although nothing was searched for."""
        raise NotImplementedError

    def target(self, record_id: int) -> int:
        """What opens for a line: by default the record itself."""
        return record_id

    def _on_opened(self, record_id: int) -> None:
        self.opened.emit(self.target(record_id))
