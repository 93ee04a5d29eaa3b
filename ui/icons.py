"""The line icons of resources/icons as QIcon, in any colour of the palette and sharp at any scale."""

from functools import lru_cache
from importlib.resources import files

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLabel

from ui.theme import tokens


class _Engine(QIconEngine):
    """Draws an icon when it is looked at, at the scale of the screen it is looked at on.

    `on_color` is taken when chosen, "" for none; `drop` draws that many of `size` pixels lower.
    """

    def __init__(self, name: str, color: str, on_color: str, size: int, drop: int) -> None:
        super().__init__()
        self._look = (name, color, on_color, size, drop)

    def clone(self) -> QIconEngine:
        return _Engine(*self._look)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        name, color, on_color, size, drop = self._look
        if mode == QIcon.Mode.Disabled:
            color = tokens.DISABLED
        elif on_color and (state == QIcon.State.On or mode == QIcon.Mode.Selected):
            color = on_color
        side = min(rect.width(), rect.height())
        square = QRectF(0, 0, side, side)
        square.moveCenter(QRectF(rect).center())
        square.translate(0, drop * side / size)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _renderer(name, color).render(painter, square)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return picture


@lru_cache(maxsize=512)
def icon(
    name: str,
    color: str = tokens.INK,
    size: int = tokens.ICON,
    *,
    on_color: str = "",
    drop: int = 0,
) -> QIcon:
    """The icon `name` (a file of resources/icons without .svg) drawn in `color` for `size` logical pixels.

    `on_color` is taken when the button or tab is checked or chosen; `drop` draws that many pixels lower,
    level with the letters beside it. FileNotFoundError for an unknown name.
    """
    _source(name)
    return QIcon(_Engine(name, color, on_color, size, drop))


def icon_label(name: str, color: str = tokens.INK, size: int = tokens.ICON) -> QLabel:
    """A label that holds one icon."""
    label = QLabel()
    set_icon(label, name, color, size)
    return label


def set_icon(label: QLabel, name: str, color: str = tokens.INK, size: int = tokens.ICON) -> None:
    """Show another icon in `label`."""
    ratio = label.devicePixelRatioF()
    label.setPixmap(icon(name, color, size).pixmap(QSize(size, size), ratio))
    label.setFixedSize(size, size)


@lru_cache(maxsize=128)
def _source(name: str) -> bytes:
    return (files("resources") / "icons" / f"{name}.svg").read_bytes()


@lru_cache(maxsize=512)
def _renderer(name: str, color: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_source(name).replace(b"currentColor", color.encode())))
