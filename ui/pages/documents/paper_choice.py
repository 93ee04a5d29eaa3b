"""Choosing one issued paper out of the register by hand: those not filed yet stand first."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui.context import AppContext
from ui.pages.documents.register_list import RegisterList
from ui.theme import tokens
from ui.widgets.parts import button, row
from ui.widgets.search_box import SearchBox
from welfaredesk.queries.documents import document


class PaperChoice(QDialog):
    """`chosen(document id)` when Enter or the button takes a paper that is in force."""

    chosen = Signal(int)

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.setWindowTitle(self.tr("เลือกเอกสารของหน้านี้"))
        self.search = SearchBox(self.tr("ค้นเลขที่เอกสารหรือชื่อ"))
        self.list = RegisterList(context)
        self.take_button = button(self.tr("เลือกเอกสารนี้ (Enter)"), "check", "primary", self.take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(tokens.GAP_XL, tokens.GAP_L, tokens.GAP_XL, tokens.GAP_L)
        layout.setSpacing(tokens.GAP_M)
        layout.addWidget(self.search)
        layout.addWidget(self.list, 1)
        layout.addLayout(row(None, button(self.tr("กลับ"), clicked=self.reject), self.take_button))
        self.search.searched.connect(self.list.search)
        self.search.left_down.connect(self.list.table.setFocus)
        self.list.opened.connect(lambda _id: self.take())
        self.list.table.chosen.connect(lambda _id: self._show_button())
        self.list.chips.changed.connect(lambda _keys: self._show_button())
        room = self.screen().availableGeometry().size()
        self.resize(min(1060, room.width() - 24), min(560, room.height() - 48))
        self.list.reload()
        self._show_button()
        self.search.setFocus()

    def take(self) -> None:
        """Take the current paper."""
        document_id = self.list.table.current_id()
        if document_id is not None and self.take_button.isEnabled():
            self.chosen.emit(document_id)
            self.accept()

    def _show_button(self) -> None:
        document_id = self.list.table.current_id()
        in_force = document_id is not None and document(self.context.db, document_id).voided_on is None
        self.take_button.setEnabled(in_force)
