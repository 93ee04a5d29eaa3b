"""Answering a dialog that is waited for."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget


def with_dialog(kind: type[QWidget], do: Callable[[QWidget], object]) -> None:
    """Do something with the dialog that opens next, before it is waited for; it is left when that fails."""

    def run() -> None:
        dialog = QApplication.activeModalWidget()
        try:
            assert isinstance(dialog, kind), dialog
            do(dialog)
        except BaseException:
            if isinstance(dialog, QDialog):
                QDialog.done(dialog, QDialog.DialogCode.Rejected)
            raise

    QTimer.singleShot(0, run)
