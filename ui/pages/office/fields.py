"""Inputs that only the office's forms use: a text with a counter, and where a file is kept."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from ui.theme import set_look
from ui.widgets.parts import button, column, label, row


class CountedText(QWidget):
    """Several lines of text with a counter under them; `limit` counts letters as they are printed."""

    def __init__(self, text: str, limit: int, *, height: int = 108, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._limit = limit
        self.editor = QPlainTextEdit(text)
        self.editor.setFixedHeight(height)
        self.editor.setTabChangesFocus(True)
        self.editor.textChanged.connect(self._count)
        self.counter = label(role="small")
        self.setLayout(column(self.editor, self.counter, gap=2))
        self.setFocusProxy(self.editor)
        self._count()

    def value(self) -> str:
        """The text in one paragraph."""
        return " ".join(self.editor.toPlainText().split())

    def _count(self) -> None:
        length = len(self.value())
        words = self.tr("{length} จาก {limit} ตัวอักษรที่พิมพ์ลงใบยืมได้")
        self.counter.setText(words.format(length=length, limit=self._limit))
        set_look(self.counter, role="problem" if length > self._limit else "small")


class PlaceEdit(QWidget):
    """A file or folder, shown whole, changed with a chooser (`choose(present) -> Path | None`)."""

    changed = Signal()

    def __init__(
        self, path: Path, choose: Callable[[Path], Path | None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._choose, self._path, self.was_chosen = choose, path, False
        self.shown = QLineEdit()
        self.shown.setReadOnly(True)
        self.button = button(self.tr("เปลี่ยนที่เก็บ…"), "file", clicked=self._ask)
        layout = row(self.shown, self.button)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.button)
        self.propose(path)

    def value(self) -> Path:
        """The place as it stands now."""
        return self._path

    def propose(self, path: Path) -> None:
        """Show another place, as the program's own proposal."""
        self._path = path
        self.shown.setText(str(path))
        self.shown.setToolTip(str(path))

    def _ask(self) -> None:
        path = self._choose(self._path)
        if path is not None:
            self.was_chosen = True
            self.propose(path)
            self.changed.emit()
