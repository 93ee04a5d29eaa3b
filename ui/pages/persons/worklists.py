"""What is to be done about people: every list with its number at the left, the list itself at the right."""

from collections.abc import Sequence
from threading import Event
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from ui.context import AppContext
from ui.jobs import Progress
from ui.models.query_table import Column, QueryTableModel
from ui.pages.persons.worklist_base import Worklist
from ui.pages.persons.worklist_kinds import worklists
from ui.pages.persons.worklist_pairs import DUPLICATES
from ui.pages.persons.worklist_pane import WorklistPane
from ui.theme import Tone, tokens
from ui.widgets.table import TableView
from welfaredesk.db.engine import Database

NAV_WIDTH = 280


class _NavQuery:
    """The lists as rows of a table."""

    def __init__(self, kinds: Sequence[Worklist]) -> None:
        self._kinds = kinds

    def ids(self, *, limit: int, offset: int) -> list[int]:
        """Places of the lists."""
        return list(range(len(self._kinds)))[offset : offset + limit]

    def rows(self, ids: Sequence[int]) -> dict[int, Worklist]:
        """The lists at these places."""
        return {place: self._kinds[place] for place in ids}


class WorklistsView(QWidget):
    """The worklists; `person_wanted` opens somebody."""

    person_wanted = Signal(int)

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.kinds = worklists()
        self.numbers: dict[str, int] = {}
        self.panes: dict[str, WorklistPane] = {}
        self.nav_model = QueryTableModel(self._nav_columns(), self)
        self.nav = TableView(self.nav_model)
        self.stack = QStackedWidget()
        self._stale = True
        self._build()

    def open_list(self, key: str) -> None:
        """Show one of the lists."""
        self.nav.select_id(next(place for place, kind in enumerate(self.kinds) if kind.key == key))

    def open_first(self) -> None:
        """Show the first list where something waits; the keyboard goes to the lists."""
        waiting = [kind.key for kind in self.kinds if self.numbers.get(kind.key)]
        if self.nav.current_id() is None:
            self.open_list(waiting[0] if waiting else self.kinds[0].key)
        self.nav.setFocus()

    def reload(self) -> None:
        """Read the numbers again, and the lists looked at so far."""
        self._stale = not self.isVisible()
        self._count()
        if self._stale:
            return
        for pane in self.panes.values():
            pane.reload()
        self._pane(DUPLICATES)  # reads in the background; its number comes with it

    def pane(self) -> WorklistPane:
        """The list shown now."""
        found = self.stack.currentWidget()
        assert isinstance(found, WorklistPane)
        return found

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:  # something changed while nobody looked
            self.reload()

    # --- inside ---

    def _count(self) -> None:
        db = self.context.db
        kinds = [kind for kind in self.kinds if not kind.slow]

        def work(_progress: Progress, _cancelled: Event) -> dict[str, int]:
            return {kind.key: _total(db, kind) for kind in kinds}

        # the lists themselves tell what is wrong
        self.context.jobs.start(work, self._show_numbers, lambda _error: None, owner=self)

    def _show_numbers(self, numbers: dict[str, int]) -> None:
        self.numbers |= numbers
        self.nav.viewport().update()

    def _nav_columns(self) -> list[Column]:
        return [
            Column(self.tr("รายการ"), lambda kind: kind.title, stretch=1, tooltip=lambda kind: kind.about),
            Column(self.tr("จำนวน"), self._number, align="right", width=64, tone=self._tone),
        ]

    def _number(self, kind: Worklist) -> str:
        return f"{self.numbers[kind.key]:,}" if kind.key in self.numbers else "…"

    def _tone(self, kind: Worklist) -> Tone | None:
        return kind.tone if self.numbers.get(kind.key) and kind.tone is not Tone.NEUTRAL else None

    def _build(self) -> None:
        self.nav.setFixedWidth(NAV_WIDTH)
        self.nav.horizontalHeader().hide()
        self.nav.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nav.setAccessibleName(self.tr("งานที่ต้องทำ"))
        self.nav_model.show_query(_NavQuery(self.kinds))
        self.nav.chosen.connect(self._choose)
        self.nav.opened.connect(lambda _place: self.pane().take_focus())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(tokens.GAP_L, tokens.GAP_S, tokens.GAP_L, tokens.GAP_M)
        layout.setSpacing(tokens.GAP_L)
        layout.addWidget(self.nav)
        layout.addWidget(self.stack, 1)

    def _choose(self, place: Any) -> None:
        if place is not None:
            self.stack.setCurrentWidget(self._pane(self.kinds[place].key))

    def _pane(self, key: str) -> WorklistPane:
        if key not in self.panes:
            kind = next(kind for kind in self.kinds if kind.key == key)
            pane = WorklistPane(self.context, kind)
            pane.person_wanted.connect(self.person_wanted)
            pane.emptied.connect(self.nav.setFocus)
            pane.counted.connect(lambda number: self._show_numbers({key: number}))
            self.panes[key] = pane
            self.stack.addWidget(pane)
            pane.reload()
        return self.panes[key]


def _total(db: Database, kind: Worklist) -> int:
    query: Any = kind.query(db)
    return int(query.total())
