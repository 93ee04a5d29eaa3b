"""The lending tab's first view: today's numbers, each opening its list, and the lists."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from ui.context import AppContext
from ui.icons import icon
from ui.pages.lending.chase_list import ChaseList
from ui.pages.lending.lists import ItemsList, LoansList
from ui.pages.lending.requests_list import RequestsList
from ui.pages.lending.today import TodayStrip
from ui.theme import tokens
from ui.widgets.banner import Banner
from ui.widgets.filtered_list import FilteredList
from ui.widgets.parts import button, row
from ui.widgets.search_box import SearchBox
from welfaredesk.queries.chase import chase_numbers
from welfaredesk.queries.lending_after import CLAIMS, MAINTENANCE, REPAIRS, TO_CHECK
from welfaredesk.queries.lending_counts import desk_counts
from welfaredesk.queries.lending_requests import request_counts

_SHOWN_AREAS = {
    "contact",
    "loan_contract",
    "loan_line",
    "loan_request",
    "hold",
    "issued_document",
    "attachment",
    "device_item",
    "device_model",
    "person",
    "office",
}


class LendingHome(QWidget):
    """What the clerk sees when nothing is under way."""

    loan_opened = Signal(int)  # contract id
    item_opened = Signal(int)
    request_opened = Signal(int)
    new_request_asked = Signal()
    lend_asked = Signal()
    return_asked = Signal()
    new_item_asked = Signal()
    stock_takes_asked = Signal()
    consumables_asked = Signal()
    donations_asked = Signal()
    models_asked = Signal()
    after_asked = Signal(str)  # a state of queries.lending_after

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self.today = TodayStrip()
        self.tiles = self.today.tiles
        self.banner = Banner(closable=True)
        self.loans = LoansList(context, self.lend_asked.emit)
        self.items = ItemsList(context, self.new_item_asked.emit)
        self.chase = ChaseList(context)
        self.requests = RequestsList(context, self.new_request_asked.emit)
        self.switch = QTabBar()
        self.search = SearchBox(self.tr("ค้นชื่อผู้ยืม อุปกรณ์ หรือรหัส"))
        self.lists = QStackedWidget()
        self._lay_out()
        self.switch.currentChanged.connect(self._on_switched)
        self.search.searched.connect(lambda text: self.shown().search(text))
        self.search.left_down.connect(lambda: self.shown().table.setFocus())
        self.loans.opened.connect(self.loan_opened)
        self.items.opened.connect(self.item_opened)
        self.chase.opened.connect(self.loan_opened)
        self.requests.opened.connect(self.request_opened)
        self.today.asked.connect(self._on_number)
        context.changes.touched.connect(self._on_touched)
        self.reload()

    def shown(self) -> FilteredList:
        """The list in view."""
        return self._all()[self.switch.currentIndex()]

    def _all(self) -> tuple[FilteredList, ...]:
        """The lists in the order of their tabs."""
        return self.loans, self.requests, self.items, self.chase

    def show_list(self, which: FilteredList, state: str) -> None:
        """Bring a list into view with one filter and no search."""
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self.switch.setCurrentIndex(self._all().index(which))
        which.show_state(state)
        which.table.setFocus()

    def reload(self) -> None:
        """Read numbers and lists again."""
        counts = desk_counts(self.context.db)
        requests = request_counts(self.context.db)
        self.today.show_counts(counts, requests)
        self.requests.show_counts(requests)
        self.loans.show_counts(counts)
        self.items.show_counts(counts)
        self.chase.show_counts(chase_numbers(self.context.db))
        for each in self._all():
            each.reload()

    def _lay_out(self) -> None:
        self.switch.addTab(icon("hand-over", tokens.MUTED, on_color=tokens.PRIMARY), self.tr("การยืม"))
        self.switch.addTab(icon("file", tokens.MUTED, on_color=tokens.PRIMARY), self.tr("คำขอ"))
        self.switch.addTab(icon("wheelchair", tokens.MUTED, on_color=tokens.PRIMARY), self.tr("อุปกรณ์"))
        self.switch.addTab(icon("phone", tokens.MUTED, on_color=tokens.PRIMARY), self.tr("ติดตาม"))
        self.switch.setIconSize(QSize(tokens.ICON, tokens.ICON))
        self.switch.setExpanding(False)
        self.switch.setUsesScrollButtons(False)
        # the chosen tab's words are bolder, and so wider, than what the bar measures
        self.switch.setMinimumWidth(self.switch.sizeHint().width() + tokens.GAP_L)
        for each in self._all():
            self.lists.addWidget(each)
        self.lend_button = button(self.tr("ยืม (F2)"), "hand-over", "primary", self.lend_asked.emit)
        self.return_button = button(self.tr("รับคืน (F3)"), "undo", clicked=self.return_asked.emit)
        self.new_button = button(self.tr("เพิ่มอุปกรณ์"), "plus", clicked=self.new_item_asked.emit)
        self.new_button.setToolTip(self.tr("เพิ่มอุปกรณ์ (Ctrl+N)"))
        self.store_button = self._store_menu()
        # beside what it adds to: the bar of all lists stays wide enough to search
        self.items.bar.insertWidget(1, self.new_button)
        bar = row(self.switch, self.search, self.store_button, self.return_button, self.lend_button)
        bar.setStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(tokens.GAP_L, tokens.GAP_M, tokens.GAP_L, tokens.GAP_M)
        layout.setSpacing(tokens.GAP_S)
        layout.addWidget(self.banner)
        layout.addWidget(self.today)
        layout.addLayout(bar)
        layout.addWidget(self.lists, 1)

    def _store_menu(self) -> QPushButton:
        """What is done with the devices themselves, behind one button."""
        result = button(self.tr("งานคลัง"), "box")
        menu = QMenu(result)
        for key, text, picture, asked in (
            ("stock_takes", self.tr("ตรวจนับ…"), "barcode", self.stock_takes_asked),
            ("consumables", self.tr("ของใช้สิ้นเปลือง…"), "box", self.consumables_asked),
            ("donations", self.tr("รับบริจาค…"), "hand-over", self.donations_asked),
            ("models", self.tr("ชนิดอุปกรณ์และส่วนประกอบ…"), "list", self.models_asked),
        ):
            action = menu.addAction(icon(picture, tokens.MUTED), text)
            action.setObjectName(key)
            action.triggered.connect(lambda _on=False, asked=asked: asked.emit())
        for state, text, picture in (
            (CLAIMS, self.tr("เรียกร้องจากผู้ยืม…"), "warning"),
            (REPAIRS, self.tr("งานซ่อม…"), "tools"),
            (MAINTENANCE, self.tr("บำรุงรักษา…"), "calendar"),
        ):
            action = menu.addAction(icon(picture, tokens.MUTED), text)
            action.setObjectName(state)
            action.triggered.connect(lambda _on=False, state=state: self.after_asked.emit(state))
        result.setMenu(menu)
        return result

    def _on_number(self, key: str) -> None:
        if key == TO_CHECK:
            self.after_asked.emit(key)
            return
        lists = {"due_soon": self.loans, "late": self.loans, "unfiled": self.loans}
        self.show_list(lists.get(key, self.requests), key)

    def _on_switched(self, index: int) -> None:
        self.lists.setCurrentIndex(index)
        if self.shown().text != self.search.query():
            self.shown().search(self.search.query())

    def _on_touched(self, areas: frozenset[str]) -> None:
        if areas & _SHOWN_AREAS:
            self.reload()
