"""An input that only the office's forms use: where a file is kept."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.widgets.parts import button, row


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
