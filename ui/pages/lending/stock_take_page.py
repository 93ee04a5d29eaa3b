"""One stock-take under way (or closed): scan or tick, and see at once what is still to be looked for."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QMenu, QPushButton, QStackedWidget

from ui import messages
from ui.context import AppContext
from ui.models.listed_rows import ListedRows
from ui.models.query_table import QueryTableModel
from ui.pages.lending import stock_take_words as words
from ui.pages.lending.papers import show_made
from ui.pages.lending.stock_take_forms import CloseDialog, FindingDialog
from ui.theme import Tone, tokens
from ui.widgets.chip import ChipBar
from ui.widgets.empty_state import StateStack
from ui.widgets.full_page import FullPage
from ui.widgets.parts import button, label, row
from ui.widgets.scan_box import ScanBox
from ui.widgets.table import TableView
from welfaredesk.errors import DomainError
from welfaredesk.papers.params import PaperParams
from welfaredesk.queries.lending import item_by_code
from welfaredesk.queries.lending_stock_take import (
    LineRow,
    LineState,
    StockTakePage,
    StrayRow,
    places,
    stock_take_page,
)
from welfaredesk.services import lending_stock_take as service

_STRAY = "stray"


class _Lines(TableView):
    """The pieces; Space ticks the current one."""

    ticked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            event.accept()
            self.ticked.emit()
            return
        super().keyPressEvent(event)


class CountingPage(FullPage):
    """The count itself. Enter on a line says what was found of it; Space ticks it or takes the tick back."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self.shown: StockTakePage | None = None
        self.print_button = self._print_menu()
        self.close_button = button(self.tr("ปิดการตรวจนับ…"), "check", "primary", self.close_count)
        self.tick_button = button(self.tr("ติ๊กว่าพบ (Space)"), "check-circle", clicked=self.tick)
        self.finding_button = button(self.tr("ผลตรวจ… (Enter)"), "edit", clicked=self.describe)
        self.scan = ScanBox(known=lambda code: item_by_code(context.db, code) is not None)
        self.place = QComboBox()
        self.place.setEditable(True)
        self.place.setAccessibleName(self.tr("ที่ที่กำลังตรวจ"))
        self.chips = ChipBar()
        self.lines_model = QueryTableModel(words.line_columns(is_open=True), self)
        self.lines = _Lines(self.lines_model)
        self.strays_model = QueryTableModel(words.stray_columns(), self)
        self.strays = TableView(self.strays_model)
        self.tables = QStackedWidget()
        self.list = StateStack(self.tables)
        self._lay_out()
        self.scan.scanned.connect(self.count)
        self.chips.changed.connect(lambda _keys: self._show_lines())
        self.lines.opened.connect(lambda _line: self.describe())
        self.lines.ticked.connect(self.tick)

    def show_stock_take(self, stock_take_id: int) -> None:
        """Show a stock-take. Raises RecordNotFound."""
        self.shown = shown = stock_take_page(self.context.db, stock_take_id)
        is_open = shown.row.closed_at is None
        self.title.setText(shown.row.title)
        self.badge.set_badge(words.take_badge(shown.row))
        self.lines_model.set_columns(words.line_columns(is_open=is_open))
        for part in (self.scan, self.place, self.place_label, self.tick_button, self.close_button):
            part.setVisible(is_open)
        self.finding_button.setVisible(is_open)
        self._fill_places()
        self._show_counts(is_open)
        self._show_lines()

    def take_focus(self) -> None:
        """Put the cursor where the scanner types."""
        (self.scan if self.scan.isVisibleTo(self) else self.lines).setFocus()

    def refresh(self) -> None:
        """Read the stock-take again."""
        if self.shown is not None:
            self.show_stock_take(self.shown.row.id)

    def count(self, code: str) -> None:
        """A code was scanned or typed."""
        if self.shown is None:
            return
        try:
            found = service.scan(
                self.context.actor, self.context.db, self.shown.row.id, code, place=self.place.currentText()
            )
        except DomainError as error:
            messages.show_error(self, error)
            return
        self.context.changes.announce(found.touched)
        self.say_status(words.scan_words(found)[1], words.scan_words(found)[0])
        line = next((line for line in self.shown.lines if line.item_id == found.item_id), None)
        if line is not None:
            self.lines.select_id(line.id)
        self.scan.setFocus()

    def tick(self) -> None:
        """The chosen piece was seen; or, when it was counted, it was not seen after all."""
        line = self._chosen()
        if line is None or self.shown is None or self.shown.row.closed_at is not None:
            return
        if line.found_at is None:
            self.count(line.code)
            self.lines.setFocus()
            return
        try:
            saved = service.take_back_count(self.context.actor, self.context.db, line.id)
        except DomainError as error:
            messages.show_error(self, error)
            return
        self.context.changes.announce(saved.touched)
        self.say_status(
            self.tr("ถอนการนับ {model} {code} แล้ว").format(model=line.model, code=line.code), Tone.INFO
        )

    def describe(self) -> None:
        """What the checkers say of the chosen piece."""
        line = self._chosen()
        if line is None or self.shown is None or self.shown.row.closed_at is not None:
            return
        dialog = FindingDialog(
            lambda data: service.describe(self.context.actor, self.context.db, line.id, data), line, self
        )
        dialog.saved.connect(lambda saved: self.context.changes.announce(saved.touched))
        dialog.exec()
        dialog.deleteLater()

    def close_count(self) -> None:
        """Close the stock-take, after saying how it stands."""
        shown = self.shown
        if shown is None:
            return
        missing, strays = shown.count(LineState.MISSING), len(shown.unknown) + len(shown.unexpected)
        said = self.tr(
            "ตรวจนับ {expected} ชิ้น พบ {seen} ชิ้น ถูกยืม {out} ชิ้น ไม่พบ {missing} ชิ้น รหัสนอกรายการ {strays} รหัส"
        )
        said = said.format(
            expected=f"{shown.row.expected:,}",
            seen=f"{shown.row.seen:,}",
            out=f"{shown.count(LineState.ON_LOAN):,}",
            missing=f"{missing:,}",
            strays=f"{strays:,}",
        )
        actor, db = self.context.actor, self.context.db
        dialog = CloseDialog(
            lambda update: service.close(actor, db, shown.row.id, update_items=update), said, self
        )
        dialog.saved.connect(lambda saved: self.context.changes.announce(saved.touched))
        dialog.exec()
        dialog.deleteLater()

    # --- inside ---

    def _lay_out(self) -> None:
        self.add_action(self.print_button)
        self.add_action(self.close_button)
        self.place_label = label(self.tr("ที่ที่กำลังตรวจ"), "muted")
        self.place.setMinimumWidth(200)
        where = row(self.scan, self.place_label, self.place)
        where.setStretch(0, 1)
        self.chips.add("", self.tr("ทั้งหมด"), "list", on=True)
        self.chips.add(LineState.MISSING, self.tr("ยังไม่พบ"), "search")
        self.chips.add(LineState.FOUND, self.tr("พบแล้ว"), "check-circle")
        self.chips.add(LineState.ELSEWHERE, self.tr("พบผิดที่"), "map-pin")
        self.chips.add(LineState.ON_LOAN, self.tr("ถูกยืม"), "hand-over")
        self.chips.add(LineState.ON_LOAN_HERE, self.tr("ถูกยืม แต่พบที่นี่"), "warning")
        self.chips.add(_STRAY, self.tr("นอกรายการ"), "barcode")
        self.tables.addWidget(self.lines)
        self.tables.addWidget(self.strays)
        bar = row(self.chips, self.finding_button, self.tick_button)
        bar.setStretch(0, 1)
        self.body.setSpacing(tokens.GAP_S)
        self.body.addLayout(where)
        self.body.addLayout(bar)
        self.body.addWidget(self.list, 1)

    def _print_menu(self) -> QPushButton:
        """The papers of the annual check, one menu entry each."""
        result = button(self.tr("พิมพ์"), "print")
        menu = QMenu(result)
        for code, title in words.papers():
            action = menu.addAction(title)
            action.setObjectName(code)
            action.triggered.connect(lambda _on=False, code=code, title=title: self._print(code, title))
        result.setMenu(menu)
        return result

    def _print(self, code: str, title: str) -> None:
        if self.shown is not None:
            show_made(self, self.context, code, PaperParams(id=self.shown.row.id), title)

    def _chosen(self) -> LineRow | None:
        if self.shown is None or self.tables.currentWidget() is not self.lines:
            return None
        return next((line for line in self.shown.lines if line.id == self.lines.current_id()), None)

    def _fill_places(self) -> None:
        said = self.place.currentText()
        self.place.clear()
        self.place.addItems(["", *places(self.context.db)])
        self.place.setEditText(said)

    def _show_counts(self, is_open: bool) -> None:
        assert self.shown is not None
        for state in LineState:
            self.chips.chips[state].set_count(self.shown.count(state))
        self.chips.chips[""].set_count(len(self.shown.lines))
        self.chips.chips[_STRAY].set_count(len(self._strays()))
        self.finding_button.setEnabled(is_open)

    def _strays(self) -> list[StrayRow]:
        shown = self.shown
        return [*shown.unknown, *shown.unexpected, *shown.repeated] if shown is not None else []

    def _show_lines(self) -> None:
        if self.shown is None:
            return
        wanted = next(iter(self.chips.selected()), "")
        if wanted == _STRAY:
            strays = self._strays()
            self.strays_model.show_query(ListedRows(dict(enumerate(strays, start=1))))
            self.tables.setCurrentWidget(self.strays)
            self._say_when_empty(bool(strays))
            return
        lines = {line.id: line for line in self.shown.lines if wanted in ("", line.state)}
        self.lines_model.show_query(ListedRows(lines))
        self.tables.setCurrentWidget(self.lines)
        self._say_when_empty(bool(lines))

    def _say_when_empty(self, filled: bool) -> None:
        if filled:
            self.list.show_content()
        else:
            self.list.show_empty("check-circle", self.tr("ไม่มีรายการในกลุ่มนี้"))
