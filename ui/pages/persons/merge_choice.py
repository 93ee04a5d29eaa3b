"""Two values side by side of which one is taken."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QWidget

from ui.theme import set_look, tokens
from ui.widgets.parts import Paragraph, label, row

KEPT, GONE = "kept", "gone"
CAPTION_WIDTH = 150


class Choice(QWidget):
    """A value that can be picked: the dot is a radio button, the words wrap and can be pressed too."""

    def __init__(self, name: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.dot = QRadioButton()
        self.dot.setObjectName(name)
        self.dot.setAccessibleName(text)
        layout = row(self.dot, gap=tokens.GAP_S)
        layout.addWidget(Paragraph(text), 1)
        layout.setAlignment(self.dot, Qt.AlignmentFlag.AlignTop)
        self.setLayout(layout)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.dot.click()


class CompareGrid(QWidget):
    """Lines of a comparison: caption, the record that stays, the one that goes.

    `chosen(key, "kept" | "gone")` says that the clerk picked the other value of a line.
    """

    chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(tokens.GAP_L)
        self._grid.setVerticalSpacing(tokens.GAP_XS)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        self._groups: list[QButtonGroup] = []
        self._line = 0

    def add_head(self, text: str) -> None:
        """A head over the lines that follow."""
        self._grid.addWidget(label(text, "section"), self._line, 0, 1, 3)
        self._line += 1

    def add_choice(self, key: str, caption: str, kept: str, gone: str, taken: str) -> None:
        """A line with two dots; the one of `taken` is set."""
        group = QButtonGroup(self)
        self._caption(caption)
        for at, (side, text) in enumerate(((KEPT, kept), (GONE, gone)), start=1):
            choice = Choice(f"{key}:{side}", text)
            group.addButton(choice.dot)
            choice.dot.setChecked(side == taken)
            choice.dot.clicked.connect(lambda _on, side=side: self.chosen.emit(key, side))
            self._grid.addWidget(choice, self._line, at)
        self._groups.append(group)
        self._line += 1

    def add_line(self, caption: str, kept: str, gone: str, taken: str) -> None:
        """A line without a choice; what is not taken stands back."""
        self._caption(caption)
        for at, (side, text) in enumerate(((KEPT, kept), (GONE, gone)), start=1):
            role = "muted" if taken in (KEPT, GONE) and side != taken else ""
            self._grid.addWidget(Paragraph(text, role), self._line, at, Qt.AlignmentFlag.AlignTop)
        self._line += 1

    def _caption(self, text: str) -> None:
        caption = Paragraph(text, "muted")
        caption.setFixedWidth(CAPTION_WIDTH)
        set_look(caption, role="muted")
        self._grid.addWidget(caption, self._line, 0, Qt.AlignmentFlag.AlignTop)
