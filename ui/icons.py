"""The line icons of resources/icons as QIcon, in any colour of the palette and sharp at any scale."""

from functools import lru_cache
from importlib.resources import files

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLabel

from ui.theme import tokens

# Windows scales by quarters; one picture for each keeps lines sharp
_RATIOS = (1.0, 1.25, 1.5, 1.75, 2.0)


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
    result = QIcon()
    for ratio in _RATIOS:
        result.addPixmap(_draw(name, color, size, ratio, drop))
        result.addPixmap(_draw(name, tokens.DISABLED, size, ratio, drop), QIcon.Mode.Disabled)
        if on_color:
            chosen = _draw(name, on_color, size, ratio, drop)
            result.addPixmap(chosen, QIcon.Mode.Normal, QIcon.State.On)
            result.addPixmap(chosen, QIcon.Mode.Selected)
    return result


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


def _draw(name: str, color: str, size: int, ratio: float, drop: int) -> QPixmap:
    renderer = QSvgRenderer(QByteArray(_source(name).replace(b"currentColor", color.encode())))
    side = round(size * ratio)
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, drop * ratio, side, side))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
