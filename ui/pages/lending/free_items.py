"""What can be lent at this moment, beside the loan desk: searched, filtered by kind, picked with Enter."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from ui.context import AppContext
from ui.models.query_table import QueryTableModel
from ui.pages.lending import columns
from ui.theme import set_look, tokens
from ui.widgets import editors
from ui.widgets.empty_state import StateStack
from ui.widgets.parts import label, row
from ui.widgets.search_box import SearchBox
from ui.widgets.table import TableView
from welfaredesk.queries.lending import ItemQuery, ItemRow, categories

_NARROW = 280  # the list stands beside the desk: its words must not push the desk aside


@dataclass(frozen=True)
class FreeQuery:
    """Free devices without those that are on the slip already."""

    items: ItemQuery
    taken: frozenset[int]

    def ids(self, limit: int = -1, offset: int = 0) -> list[int]:
        """Ids in the order of the devices."""
        free = [item_id for item_id in self.items.ids() if item_id not in self.taken]
        return free[offset:] if limit < 0 else free[offset : offset + limit]

    def rows(self, ids: Sequence[int]) -> dict[int, ItemRow]:
        """Rows by id."""
        return self.items.rows(ids)


class FreeItems(QFrame):
    """The list of free devices; `picked` carries the item chosen."""

    picked = Signal(int)

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        set_look(self, role="card")
        self.context = context
        self._taken: frozenset[int] = frozenset()
        self._title = label(role="section")
        self.search = SearchBox(self.tr("ค้นชนิดหรือรหัส"))
        self.category = editors.combo([("", self.tr("ทุกประเภท"))])
        self.category.setAccessibleName(self.tr("ประเภทอุปกรณ์"))
        self.model = QueryTableModel(columns.free_items(), self)
        self.table = TableView(self.model)
        self.stack = StateStack(self.table)
        self.stack.state.text.setFixedWidth(_NARROW)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(tokens.GAP_M, tokens.GAP_M, tokens.GAP_M, tokens.GAP_M)
        layout.setSpacing(tokens.GAP_S)
        layout.addWidget(self._title)
        bar = row(self.search, self.category)
        bar.setStretch(0, 3)
        bar.setStretch(1, 2)
        layout.addLayout(bar)
        layout.addWidget(self.stack, 1)
        layout.addWidget(label(self.tr("↓ เลือก · Enter ใส่ในใบยืม"), "small"))
        self.search.searched.connect(lambda _text: self.reload())
        self.search.entered.connect(lambda _text: self.take_focus())
        self.search.left_down.connect(self.take_focus)
        self.category.activated.connect(lambda _index: self.reload())
        self.table.opened.connect(self.picked.emit)

    def show_without(self, taken: Sequence[int]) -> None:
        """Read the list again, leaving out what is on the slip."""
        self._taken = frozenset(taken)
        chosen = self.category.currentData()
        self.category.clear()
        self.category.addItem(self.tr("ทุกประเภท"), "")
        for name in categories(self.context.db):
            self.category.addItem(name, name)
        self.category.setCurrentIndex(max(self.category.findData(chosen), 0))
        self.reload()

    def reload(self) -> None:
        """Read what is free now."""
        wanted = ItemQuery(self.context.db, self.search.query(), "free", self.category.currentData() or "")
        self.model.show_query(FreeQuery(wanted, self._taken))
        count = self.model.rowCount()
        self._title.setText(self.tr("ว่างให้ยืมตอนนี้ {count} ชิ้น").format(count=f"{count:,}"))
        if count:
            self.stack.show_content()
        elif self.search.query():
            self.stack.show_not_found(self.search.query())
        else:
            self.stack.show_empty(
                "box", self.tr("ไม่มีอุปกรณ์ที่ว่าง"), self.tr("รับคืนก่อน หรือเพิ่มอุปกรณ์ในทะเบียน แล้วจึงให้ยืมได้")
            )

    def only(self) -> int | None:
        """The one device left by the search, None when there are none or several."""
        return self.model.id_at(0) if self.model.rowCount() == 1 else None

    def take_focus(self) -> None:
        """Go into the list, on its first line."""
        first = self.model.id_at(0)
        if first is not None:
            self.table.select_id(first)
            self.table.setFocus()
