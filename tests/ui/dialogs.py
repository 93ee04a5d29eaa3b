"""Answering a dialog that is waited for."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget


def with_dialog(kind: type[QWidget], do: Callable[[QWidget], object]) -> None:
    """Do something with the dialog that opens next, before it is waited for."""

    def run() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, kind), dialog
        do(dialog)

    QTimer.singleShot(0, run)
