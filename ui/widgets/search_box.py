"""The field one searches with: an icon, a way to clear it, an answer at every key."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.icons import icon
from ui.theme import tokens
from welfaredesk.domain.thai_text import clean, to_arabic


class SearchBox(QLineEdit):
    """Emits `searched(text)` at once for every change that matters; Thai digits arrive as Arabic ones.

    ↓ emits `left_down` (go to the results), Enter `entered(text)`, Esc clears. `shortcut` ("Ctrl+K") brings
    the cursor here from anywhere in the window; only one box of a window may have it.
    """

    searched = Signal(str)
    entered = Signal(str)
    left_down = Signal()

    def __init__(self, placeholder: str = "", parent: QWidget | None = None, *, shortcut: str = "") -> None:
        super().__init__(parent)
        self._last = ""
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.addAction(icon("search", tokens.MUTED), QLineEdit.ActionPosition.LeadingPosition)
        self._clear = self.addAction(icon("close", tokens.MUTED), QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setToolTip(self.tr("ล้างคำค้น (Esc)"))
        self._clear.triggered.connect(self.clear)
        self._clear.setVisible(False)
        self.textChanged.connect(self._on_changed)
        if shortcut:
            QShortcut(QKeySequence(shortcut), self, self.take_focus)

    def query(self) -> str:
        """The words to search for, tidied: one space between words, Arabic digits."""
        return to_arabic(clean(self.text()))

    def take_focus(self) -> None:
        """Put the cursor here with everything selected, ready to be typed over."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.left_down.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit(self.query())
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def _on_changed(self) -> None:
        self._clear.setVisible(bool(self.text()))
        if self.query() != self._last:
            self._last = self.query()
            self.searched.emit(self._last)
