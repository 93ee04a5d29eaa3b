"""A form's fields in one or two columns, as the width allows."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ui.theme import tokens
from ui.widgets.parts import label


class FormGrid(QWidget):
    """Fields flow left to right, then down; wide ones and section heads take the whole line."""

    TWO_COLUMNS_FROM = 620  # logical pixels: below this two fields side by side get too narrow to read

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: list[tuple[QWidget, bool]] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(tokens.GAP_XL)
        self._grid.setVerticalSpacing(tokens.GAP_S)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def add(self, part: QWidget, *, wide: bool = False) -> None:
        """Put one more field (or any widget) at the end."""
        self._parts.append((part, wide))
        part.setParent(self)
        self._columns = 0
        self._arrange()

    def add_section(self, title: str) -> None:
        """A head over the fields that follow."""
        head = label(title, "section")
        head.setContentsMargins(0, tokens.GAP_S if self._parts else 0, 0, 0)
        self.add(head, wide=True)

    def columns(self) -> int:
        """How many fields stand side by side now: 1 or 2."""
        return self._columns

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        # one column must always be reachable, or the form could never be made narrow again
        widest = max((part.minimumSizeHint().width() for part, _ in self._parts), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def _arrange(self) -> None:
        columns = 2 if self.width() >= self.TWO_COLUMNS_FROM else 1
        if columns == self._columns:
            return
        self._columns = columns
        line = place = 0
        for part, wide in self._parts:
            span = columns if wide else 1
            if place + span > columns:
                line, place = line + 1, 0
            self._grid.addWidget(part, line, place, 1, span)
            place += span
        for number in range(2):
            self._grid.setColumnStretch(number, 1 if number < columns else 0)
