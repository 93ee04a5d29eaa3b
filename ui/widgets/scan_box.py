"""The field a barcode scanner (or a clerk) puts item codes into."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.icons import icon
from ui.theme import tokens
from ui.widgets.keyboard_layout import as_latin_keys
from welfaredesk.domain.thai_text import clean, to_arabic


class ScanBox(QLineEdit):
    """Enter (a scanner sends it too) emits `scanned(code)` and empties the field for the next code.

    `known(code)` tells whether an item has that code; a code that isn't known is tried once more as a scanner
    types it when the Thai keyboard is on.
    """

    scanned = Signal(str)

    def __init__(
        self,
        placeholder: str = "",
        parent: QWidget | None = None,
        *,
        known: Callable[[str], bool] | None = None,
    ) -> None:
        super().__init__(parent)
        self._known = known
        self.setPlaceholderText(placeholder or self.tr("ยิงหรือพิมพ์รหัสอุปกรณ์ แล้วกด Enter"))
        self.setAccessibleName(self.placeholderText())
        self.addAction(icon("barcode", tokens.MUTED), QLineEdit.ActionPosition.LeadingPosition)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # kept from the dialog, whose default button a scanner must not press
            event.accept()
            self._finish()
            return
        super().keyPressEvent(event)

    def _finish(self) -> None:
        typed = self.text().strip()
        self.clear()
        code = self._meant(typed)
        if code:
            self.scanned.emit(code)

    def _meant(self, typed: str) -> str:
        code = to_arabic(clean(typed))
        if self._known is None or self._known(code):
            return code
        other = as_latin_keys(typed)
        return other if self._known(other) else code
