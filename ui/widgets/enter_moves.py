"""Enter goes on to the next field, as clerks who type down a paper form expect; the wheel changes nothing."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QPlainTextEdit, QTextEdit, QWidget


class EnterMoves(QObject):
    """Give every input of a form to `watch`. In boxes of several lines Ctrl+Enter moves on instead."""

    def __init__(self, form: QWidget) -> None:
        super().__init__(form)
        self._form = form

    def watch(self, editor: QWidget) -> None:
        """Let Enter leave this input."""
        editor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel and isinstance(watched, (QComboBox, QAbstractSpinBox)):
            event.ignore()  # scrolls the form instead of silently choosing another value
            return True
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or not isinstance(watched, QWidget):
            return False
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if isinstance(watched, (QPlainTextEdit, QTextEdit)) and not control:
            return False
        if isinstance(watched, QComboBox) and watched.view().isVisible():
            return False
        self._form.focusNextPrevChild(True)
        return True
