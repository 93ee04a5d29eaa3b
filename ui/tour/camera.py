"""Pictures of a window as it stands, with the dialog over it."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from ui.theme import tokens

_ROUNDS = 3  # layouts, then what they ask for, then what that paints


def picture(top: QWidget, over: QWidget | None = None) -> QPixmap:
    """The window; a dialog `over` it stands where it stands on the screen, the window behind it dimmed."""
    for _ in range(_ROUNDS):
        QApplication.processEvents()
    shown = top.grab()
    if over is None:
        return shown
    place = over.mapToGlobal(QPoint(0, 0)) - top.mapToGlobal(QPoint(0, 0))
    painter = QPainter(shown)
    painter.fillRect(top.rect(), QColor(31, 41, 51, 90))
    painter.drawPixmap(place, over.grab())
    painter.setPen(QColor(tokens.LINE))
    painter.drawRect(over.rect().translated(place).adjusted(-1, -1, 0, 0))
    painter.end()
    return shown


def front() -> QPixmap:
    """What is in front, whatever it is."""
    top = QApplication.activeModalWidget() or QApplication.activeWindow()
    return top.grab() if top is not None else QPixmap()
