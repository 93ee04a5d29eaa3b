"""Cards that hold a part of a page, and tiles that hold one of today's numbers."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui.icons import icon_label, set_icon
from ui.theme import TONES, Tone, set_look, tokens
from ui.widgets.parts import column, label, row


class Card(QFrame):
    """A white box with a head (icon, title, room for buttons at its right) and a body.

    `body` is the layout to fill; `add(widget)` puts a widget into it, `add_action(button)` into the head.
    """

    def __init__(self, title: str = "", icon_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, role="card")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(tokens.GAP_L, tokens.GAP_M, tokens.GAP_L, tokens.GAP_L)
        outer.setSpacing(tokens.GAP_S)
        self._head = QHBoxLayout()
        self._head.setSpacing(tokens.GAP_S)
        self.title = label(title, "section")
        if icon_name:
            self._head.addWidget(icon_label(icon_name, tokens.PRIMARY))
        self._head.addWidget(self.title)
        self._head.addStretch(1)
        if title:
            outer.addLayout(self._head)
        self.body = QVBoxLayout()
        self.body.setSpacing(tokens.GAP_S)
        outer.addLayout(self.body)

    def add(self, part: QWidget | QLayout) -> None:
        """Put a widget or layout at the end of the body."""
        if isinstance(part, QLayout):
            self.body.addLayout(part)
        else:
            self.body.addWidget(part)

    def add_action(self, part: QWidget) -> None:
        """Put a (quiet) button at the right of the head."""
        self._head.addWidget(part)


class Tile(QFrame):
    """One of today's numbers with its words; pressing it (or Enter) opens the list behind it."""

    clicked = Signal()

    def __init__(self, caption: str, icon_name: str, tone: Tone = Tone.NEUTRAL) -> None:
        super().__init__()
        set_look(self, role="tile")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._caption, self._icon_name = caption, icon_name
        self._icon = icon_label(icon_name, TONES[tone].ink, 24)
        self._number = label("–", "number")
        self._number.setFixedHeight(30)  # figures need no room for marks
        self._words = label(caption, "muted")
        layout = row(self._icon, gap=tokens.GAP_M, margins=tokens.GAP_S)
        layout.addLayout(column(self._number, self._words, gap=0))
        layout.addStretch(1)
        self.setLayout(layout)
        self.set_number(None, tone)

    def set_number(self, number: int | None, tone: Tone | None = None) -> None:
        """Show a number (None: not known yet), in another tone when given."""
        self.set_figures("–" if number is None else f"{number:,}")
        if tone is not None:
            set_icon(self._icon, self._icon_name, TONES[tone].ink, 24)
            set_look(self._number, tone="" if tone is Tone.NEUTRAL else tone.value)

    def set_figures(self, figures: str) -> None:
        """Show a number that is no count, money say, as already written."""
        self._number.setText(figures)
        self.setAccessibleName(f"{self._caption} {figures}")

    def set_caption(self, caption: str) -> None:
        """Call the number something else."""
        self._caption = caption
        self._words.setText(caption)
        self.setAccessibleName(f"{caption} {self._number.text()}")

    def number_text(self) -> str:
        """The number as shown."""
        return self._number.text()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
            return
        super().keyPressEvent(event)
