"""The stock-takes of the office: the one under way, and those of former years."""

from PySide6.QtCore import Signal

from ui.context import AppContext
from ui.models.listed_rows import ListedRows
from ui.models.query_table import QueryTableModel
from ui.pages.lending import stock_take_words as words
from ui.pages.lending.stock_take_forms import BeginDialog
from ui.widgets.empty_state import StateStack
from ui.widgets.full_page import FullPage
from ui.widgets.parts import button
from ui.widgets.table import TableView
from welfaredesk import clock
from welfaredesk.queries.lending import categories
from welfaredesk.queries.lending_stock_take import places, stock_takes
from welfaredesk.services import lending_stock_take as service
from welfaredesk.services.audit import Saved


class StockTakes(FullPage):
    """The list; `opened` carries the id of a stock-take to go on with or to look at."""

    opened = Signal(int)

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self.title.setText(self.tr("การตรวจนับอุปกรณ์"))
        self.begin_button = button(self.tr("เริ่มตรวจนับ…"), "plus", "primary", self.begin)
        self.add_action(self.begin_button)
        self.model = QueryTableModel(words.take_columns(), self)
        self.table = TableView(self.model)
        self.list = StateStack(self.table)
        self.body.addWidget(self.list, 1)
        self.table.opened.connect(lambda take: self.opened.emit(take))
        self.refresh()

    def refresh(self) -> None:
        """Read the list again."""
        found = stock_takes(self.context.db)
        self.model.show_query(ListedRows({take.id: take for take in found}))
        # one at a time: the one under way has to be closed first
        self.begin_button.setVisible(all(take.closed_at is not None for take in found))
        if found:
            self.list.show_content()
            return
        self.list.show_empty(
            "barcode",
            self.tr("ยังไม่เคยตรวจนับ"),
            self.tr("การตรวจสอบพัสดุประจำปีเริ่มจากรายการที่ควรมี แล้วยิงรหัสหรือติ๊กทีละชิ้น โปรแกรมบอกทันทีว่าชิ้นใดยังไม่พบ"),
            self.tr("เริ่มตรวจนับ…"),
            self.begin,
        )

    def take_focus(self) -> None:
        """Put the cursor into the list."""
        self.table.setFocus()

    def begin(self) -> None:
        """Ask for the particulars and begin."""
        db, actor = self.context.db, self.context.actor
        title = self.tr("ตรวจสอบพัสดุประจำปีงบประมาณ {year}").format(year=service.year_checked(clock.today()))
        initial = (title, places(db), categories(db))
        dialog = BeginDialog(lambda data: service.begin(actor, db, data), initial, self)
        dialog.saved.connect(self._on_begun)
        dialog.exec()
        dialog.deleteLater()

    def _on_begun(self, saved: Saved) -> None:
        self.context.changes.announce(saved.touched)
        self.opened.emit(saved.id)
