"""The lending tab's first view: today's numbers, each opening its list, and the lists."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from ui.context import AppContext
from ui.icons import icon
from ui.pages.lending.chase_list import ChaseList
from ui.pages.lending.lists import FilteredList, ItemsList, LoansList
from ui.theme import Tone, tokens
from ui.widgets.banner import Banner
from ui.widgets.card import Tile
from ui.widgets.parts import button, row
from ui.widgets.search_box import SearchBox
from welfaredesk.queries.chase import chase_numbers
from welfaredesk.queries.lending_counts import DeskCounts, desk_counts

_SHOWN_AREAS = {"contact", "loan_contract", "loan_line", "device_item", "device_model", "person", "office"}


class LendingHome(QWidget):
    """What the clerk sees when nothing is under way."""

    loan_opened = Signal(int)  # contract id
    item_opened = Signal(int)
    lend_asked = Signal()
    return_asked = Signal()
    new_item_asked = Signal()
    stock_takes_asked = Signal()
    consumables_asked = Signal()
    donations_asked = Signal()

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self.tiles: dict[str, Tile] = {}
        self.banner = Banner(closable=True)
        self.loans = LoansList(context, self.lend_asked.emit)
        self.items = ItemsList(context, self.new_item_asked.emit)
        self.chase = ChaseList(context)
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
        context.changes.touched.connect(self._on_touched)
        self.reload()

    def shown(self) -> FilteredList:
        """The list in view."""
        return (self.loans, self.items, self.chase)[self.switch.currentIndex()]

    def show_list(self, which: FilteredList, state: str) -> None:
        """Bring a list into view with one filter and no search."""
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self.switch.setCurrentIndex((self.loans, self.items, self.chase).index(which))
        which.show_state(state)
        which.table.setFocus()

    def reload(self) -> None:
        """Read numbers and lists again."""
        counts = desk_counts(self.context.db)
        self._show_counts(counts)
        self.loans.show_counts(counts)
        self.items.show_counts(counts)
        self.chase.show_counts(chase_numbers(self.context.db))
        self.loans.reload()
        self.items.reload()
        self.chase.reload()

    def _lay_out(self) -> None:
        self.switch.addTab(icon("hand-over", tokens.MUTED, on_color=tokens.PRIMARY), self.tr("การยืม"))
        self.switch.addTab(icon("wheelchair", tokens.MUTED, on_color=tokens.PRIMARY), self.tr("อุปกรณ์"))
        self.switch.addTab(icon("phone", tokens.MUTED, on_color=tokens.PRIMARY), self.tr("ติดตาม"))
        self.switch.setIconSize(QSize(tokens.ICON, tokens.ICON))
        self.switch.setExpanding(False)
        self.switch.setUsesScrollButtons(False)
        # the chosen tab's words are bolder, and so wider, than what the bar measures
        self.switch.setMinimumWidth(self.switch.sizeHint().width() + tokens.GAP_L)
        self.lists.addWidget(self.loans)
        self.lists.addWidget(self.items)
        self.lists.addWidget(self.chase)
        self.lend_button = button(self.tr("ยืม (F2)"), "hand-over", "primary", self.lend_asked.emit)
        self.return_button = button(self.tr("รับคืน (F3)"), "undo", clicked=self.return_asked.emit)
        self.new_button = button(self.tr("เพิ่มอุปกรณ์"), "plus", clicked=self.new_item_asked.emit)
        self.new_button.setToolTip(self.tr("เพิ่มอุปกรณ์ (Ctrl+N)"))
        self.store_button = self._store_menu()
        bar = row(
            self.switch, self.search, self.store_button, self.new_button, self.return_button, self.lend_button
        )
        bar.setStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(tokens.GAP_L, tokens.GAP_M, tokens.GAP_L, tokens.GAP_M)
        layout.setSpacing(tokens.GAP_S)
        layout.addWidget(self.banner)
        layout.addLayout(self._tile_strip())
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
        ):
            action = menu.addAction(icon(picture, tokens.MUTED), text)
            action.setObjectName(key)
            action.triggered.connect(lambda _on=False, asked=asked: asked.emit())
        result.setMenu(menu)
        return result

    def _tile_strip(self) -> QHBoxLayout:
        strip = row()
        self._add_tile(strip, "free", Tile(self.tr("ว่างให้ยืม"), "check-circle", Tone.DONE))
        self._add_tile(strip, "out", Tile(self.tr("ถูกยืม"), "hand-over", Tone.INFO))
        self._add_tile(strip, "due_soon", Tile(self.tr("ใกล้ครบกำหนด"), "clock", Tone.WAIT))
        self._add_tile(strip, "late", Tile(self.tr("เกินกำหนด"), "late", Tone.LATE))
        self._add_tile(strip, "unfit", Tile(self.tr("ชำรุด/ส่งซ่อม"), "tools"))
        self.tiles["free"].clicked.connect(lambda: self.show_list(self.items, "free"))
        self.tiles["unfit"].clicked.connect(lambda: self.show_list(self.items, "unfit"))
        self.tiles["out"].clicked.connect(lambda: self.show_list(self.loans, "open"))
        self.tiles["due_soon"].clicked.connect(lambda: self.show_list(self.loans, "due_soon"))
        self.tiles["late"].clicked.connect(lambda: self.show_list(self.loans, "late"))
        return strip

    def _add_tile(self, strip: QHBoxLayout, key: str, tile: Tile) -> None:
        tile.setObjectName(f"tile_{key}")
        self.tiles[key] = tile
        strip.addWidget(tile, 1)

    def _show_counts(self, counts: DeskCounts) -> None:
        self.tiles["free"].set_number(counts.free)
        self.tiles["out"].set_number(counts.out)
        self.tiles["due_soon"].set_number(counts.due_soon)
        self.tiles["late"].set_number(counts.late, Tone.LATE if counts.late else Tone.NEUTRAL)
        self.tiles["unfit"].set_number(counts.unfit)

    def _on_switched(self, index: int) -> None:
        self.lists.setCurrentIndex(index)
        if self.shown().text != self.search.query():
            self.shown().search(self.search.query())

    def _on_touched(self, areas: frozenset[str]) -> None:
        if areas & _SHOWN_AREAS:
            self.reload()
