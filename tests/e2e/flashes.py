"""Windows that come up though nobody meant them to: parts shown before they had a parent."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget


class _Watcher(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            bare = watched.windowType() == Qt.WindowType.Window  # no popup, no tool tip
            if bare and not isinstance(watched, (QDialog, QMainWindow)):
                self.names.append(f"{type(watched).__name__} {watched.objectName()}")
        return False


@contextmanager
def flashes(app: QApplication) -> Iterator[list[str]]:
    """Kinds and names of the windows that flash up meanwhile."""
    watcher = _Watcher()
    app.installEventFilter(watcher)
    try:
        yield watcher.names
    finally:
        app.removeEventFilter(watcher)
