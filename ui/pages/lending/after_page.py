"""The page of what follows returns, opened from the tab's numbers and its menu."""

from PySide6.QtCore import Signal

from ui.context import AppContext
from ui.pages.lending.after_list import AfterList
from ui.widgets.full_page import FullPage
from ui.widgets.search_box import SearchBox


class AfterPage(FullPage):
    """Pieces to check, claims, repair jobs, maintenance, with one search over the list in view."""

    item_opened = Signal(int)

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.title.setText(self.tr("งานหลังรับคืน"))
        self.badge.hide()
        self.search = SearchBox(self.tr("ค้นรหัส อุปกรณ์ หรือผู้ยืม"))
        self.search.setMinimumWidth(300)
        self.list = AfterList(context)
        self.add_action(self.search)
        self.body.addWidget(self.list, 1)
        self.search.searched.connect(self.list.search)
        self.search.left_down.connect(self.take_focus)
        self.list.item_opened.connect(self.item_opened)

    def show_state(self, state: str) -> None:
        """Show one of the lists with nothing searched for."""
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self.list.show_state(state)

    def take_focus(self) -> None:
        """Put the cursor into the list, on its first line."""
        first = self.list.model.id_at(0)
        if first is not None and self.list.current() is None:
            self.list.table.select_id(first)
        self.list.table.setFocus()

    def refresh(self) -> None:
        """Read the lists again."""
        self.list.reload()
