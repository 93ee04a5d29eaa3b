"""Printing labels for devices: which sheets, and from which place on the first one."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QSpinBox, QWidget

from ui import messages
from ui.context import AppContext
from ui.pages.lending.papers import show_made
from ui.widgets.editors import combo
from ui.widgets.parts import Paragraph, dress
from ui.widgets.record_dialog import RecordDialog
from welfaredesk.papers.lending_labels import STOCKS, LabelStock
from welfaredesk.papers.params import PaperParams

FORM = "L-10"


class LabelDialog(RecordDialog):
    """Asks for the stock and the first place; `initial` is how many labels there are."""

    WIDTH = 520

    def build(self, initial: int) -> None:
        self.setWindowTitle(self.tr("พิมพ์ป้ายครุภัณฑ์"))
        self.save_button.setText(self.tr("ดูก่อนพิมพ์ (F9)"))
        dress(self.save_button, "print", "primary")
        self.form.add(Paragraph(self.tr("ป้าย {count} ดวง").format(count=f"{initial:,}")), wide=True)
        self.stock = combo([(stock.code, stock.name) for stock in STOCKS.values()], next(iter(STOCKS)))
        self.first = QSpinBox()
        self.first.setRange(1, self._chosen().places)
        self.stock.currentIndexChanged.connect(lambda _i: self.first.setMaximum(self._chosen().places))
        self.add("stock", self.tr("กระดาษป้าย A4"), self.stock, wide=True)
        self.add(
            "first_place",
            self.tr("เริ่มพิมพ์ที่ดวงที่"),
            self.first,
            wide=True,
            hint=self.tr("นับจากซ้ายไปขวา บนลงล่าง ใช้แผ่นที่เหลือจากครั้งก่อนได้"),
        )

    def _chosen(self) -> LabelStock:
        return STOCKS[self.stock.currentData()]


def print_labels(context: AppContext, parent: QWidget, item_ids: Sequence[int]) -> None:
    """Ask, make the sheets off the screen's thread, and show them."""
    if not item_ids:
        messages.tell(parent, QCoreApplication.translate("lending", "ไม่มีอุปกรณ์ให้พิมพ์ป้าย"))
        return
    dialog = LabelDialog(lambda chosen: _make(context, parent, item_ids, chosen), len(item_ids), parent)
    dialog.setObjectName("label_dialog")
    dialog.exec()
    dialog.deleteLater()


def _make(context: AppContext, parent: QWidget, item_ids: Sequence[int], chosen: dict[str, Any]) -> None:
    title = QCoreApplication.translate("lending", "ป้ายครุภัณฑ์")
    show_made(parent, context, FORM, PaperParams(item_ids=tuple(item_ids), **chosen), title)
