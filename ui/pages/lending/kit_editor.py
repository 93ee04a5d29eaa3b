"""The parts of a model's kit as lines of a form: what, how many, what a new one costs, still in use."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QGridLayout, QSpinBox, QVBoxLayout, QWidget

from ui.theme import tokens
from ui.widgets.counted import CountedLine
from ui.widgets.money_edit import MoneyEdit
from ui.widgets.parts import button, label, row, tool_button
from welfaredesk.domain.paper_limits import PART_NAME
from welfaredesk.services.lending_models import PartInput

translate = QCoreApplication.translate
_MOST = 99


class _Part:
    """The inputs of one part."""

    def __init__(self, part: PartInput) -> None:
        self.id = part.id
        self.name = CountedLine(part.name, PART_NAME)
        self.name.setPlaceholderText(translate("lending", "เช่น ที่วางเท้า"))
        self.quantity = QSpinBox()
        self.quantity.setRange(1, _MOST)
        self.quantity.setValue(part.quantity)
        self.price = MoneyEdit(part.replacement_satang)
        self.active = QCheckBox(translate("lending", "ใช้อยู่"))
        self.active.setChecked(part.active)
        self.remove = tool_button("close", translate("lending", "เอาบรรทัดนี้ออก"))
        self.name.setAccessibleName(translate("lending", "ส่วนประกอบ"))
        self.quantity.setAccessibleName(translate("lending", "จำนวน"))
        self.price.setAccessibleName(translate("lending", "ราคาชดใช้ต่อชิ้น (บาท)"))

    def widgets(self) -> tuple[QWidget, ...]:
        return self.name, self.quantity, self.price, self.active, self.remove

    def value(self) -> PartInput:
        return PartInput(
            self.name.text().strip(),
            self.quantity.value(),
            self.price.value(),
            self.active.isChecked(),
            self.id,
        )


class KitEditor(QWidget):
    """All parts of a kit; lines left without a name are no parts."""

    def __init__(self, parts: tuple[PartInput, ...]) -> None:
        super().__init__()
        self.parts: list[_Part] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(tokens.GAP_S)
        self._grid.setVerticalSpacing(tokens.GAP_XS)
        self._grid.setColumnStretch(0, 1)
        heads = (
            translate("lending", "ส่วนประกอบ"),
            translate("lending", "จำนวน"),
            translate("lending", "ราคาชดใช้ต่อชิ้น (บาท)"),
        )
        for place, words in enumerate(heads):
            self._grid.addWidget(label(words, "small"), 0, place)
        self.add_button = button(self.tr("เพิ่มส่วนประกอบ"), "plus", "quiet", self._add_new)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._grid)
        layout.addLayout(row(self.add_button, None))
        for part in parts:
            self._add(part)

    def value(self) -> tuple[PartInput, ...]:
        """The parts in their order."""
        return tuple(value for part in self.parts if (value := part.value()).name)

    def check(self) -> str:
        """What is wrong with a price, "" for nothing."""
        return next((problem for part in self.parts if (problem := part.price.check())), "")

    def _add_new(self) -> None:
        self._add(PartInput("")).name.setFocus()

    def _add(self, given: PartInput) -> _Part:
        part = _Part(given)
        line = self._grid.rowCount()
        for place, widget in enumerate(part.widgets()):
            self._grid.addWidget(widget, line, place)
        part.remove.clicked.connect(lambda: self._drop(part))
        self.parts.append(part)
        return part

    def _drop(self, part: _Part) -> None:
        self.parts.remove(part)
        for widget in part.widgets():
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
