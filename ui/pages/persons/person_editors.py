"""Inputs of the person's form: several telephones with their owners, and a place on the map."""

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.theme import tokens
from ui.widgets.counted import CountedLine
from ui.widgets.parts import button, row, tool_button
from welfaredesk.domain.paper_limits import SLIP_RELATION
from welfaredesk.domain.thai_text import to_arabic
from welfaredesk.services.persons import PhoneInput

_POSITION = re.compile(r"(-?\d+(?:\.\d+)?)\s*[,;\s]\s*(-?\d+(?:\.\d+)?)")


class PhonesEdit(QWidget):
    """A line for each number and whose it is ("" is the person's own); a button adds another line."""

    changed = Signal(object)  # tuple[PhoneInput, ...]

    def __init__(self, numbers: tuple[PhoneInput, ...]) -> None:
        super().__init__()
        self.lines: list[tuple[QLineEdit, QLineEdit]] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(tokens.GAP_XS)
        self.more = button(self.tr("เพิ่มหมายเลข"), "plus", "quiet", self._add_empty)
        self._layout.addLayout(row(self.more, None))
        for phone in numbers or (PhoneInput(""),):
            self._add(phone)
        self.setFocusProxy(self.lines[0][0])

    def value(self) -> tuple[PhoneInput, ...]:
        """The numbers as typed, those left empty not among them."""
        typed = [(number.text().strip(), owner.text().strip()) for number, owner in self.lines]
        return tuple(PhoneInput(number, owner) for number, owner in typed if number)

    def check(self) -> str:
        """An owner without a number would be lost."""
        lost = any(owner.text().strip() and not number.text().strip() for number, owner in self.lines)
        return self.tr("กรุณากรอกหมายเลข หรือลบชื่อเจ้าของออก") if lost else ""

    def _add(self, phone: PhoneInput) -> QLineEdit:
        number, owner = QLineEdit(phone.number), CountedLine(phone.owner, SLIP_RELATION)
        number.setPlaceholderText(self.tr("หมายเลข"))
        owner.setPlaceholderText(self.tr("ของใคร (เว้นว่าง = เจ้าตัว)"))
        for editor in (number, owner):
            editor.setAccessibleName(editor.placeholderText())
            editor.textEdited.connect(lambda _text: self.changed.emit(self.value()))
        line = QWidget()
        pair = (number, owner)
        drop = tool_button("close", self.tr("ลบหมายเลขนี้"), lambda: self._drop(line, pair))
        layout = row(number, owner, drop)
        layout.setStretch(0, 1)
        layout.setStretch(1, 1)
        line.setLayout(layout)
        self.lines.append(pair)
        self._layout.insertWidget(self._layout.count() - 1, line)
        return number

    def _add_empty(self) -> None:
        self._add(PhoneInput("")).setFocus()

    def _drop(self, line: QWidget, pair: tuple[QLineEdit, QLineEdit]) -> None:
        if len(self.lines) == 1:
            for editor in pair:
                editor.clear()
        else:
            self.lines.remove(pair)
            line.hide()
            line.deleteLater()
            self.setFocusProxy(self.lines[0][0])
        self.changed.emit(self.value())


class PositionEdit(QLineEdit):
    """Latitude and longitude in decimal degrees, as copied from a map: "18.57410, 99.00870"."""

    changed = Signal(object)  # (latitude, longitude) or None

    def __init__(self, latitude: float | None, longitude: float | None) -> None:
        super().__init__()
        self.setPlaceholderText("18.57410, 99.00870")
        if latitude is not None and longitude is not None:
            self.setText(f"{latitude}, {longitude}")
        self.textEdited.connect(lambda _text: self.changed.emit(self.value()))

    def value(self) -> tuple[float, float] | None:
        """(latitude, longitude); None when empty or not readable."""
        found = _POSITION.fullmatch(to_arabic(self.text()).strip())
        return (float(found[1]), float(found[2])) if found else None

    def check(self) -> str:
        """What is wrong with the text, "" when it is a position or empty."""
        if not self.text().strip() or self.value() is not None:
            return ""
        return self.tr("อ่านพิกัดไม่ได้ กรุณาวางจากแผนที่ เช่น 18.57410, 99.00870")
