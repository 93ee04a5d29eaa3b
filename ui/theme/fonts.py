"""The screen's own font, so that Thai looks the same on every computer."""

import logging
import struct
from importlib.resources import files
from importlib.resources.abc import Traversable

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFont, QFontDatabase

from ui.theme import tokens
from ui.theme.line_height import with_thai_heights

log = logging.getLogger(__name__)

WEIGHTS = ("Regular", "Medium", "SemiBold", "Bold")


def load(folder: Traversable | None = None) -> bool:
    """Make Sarabun known to Qt; False (and a log line) when a file is missing or unreadable."""
    folder = folder or files("resources") / "fonts"
    complete = True
    for weight in WEIGHTS:
        file = folder / f"{tokens.FAMILY}-{weight}.ttf"
        if not file.is_file() or not _add(file.read_bytes()):
            log.warning("font file %s can't be used", file.name)
            complete = False
    return complete


def _add(data: bytes) -> bool:
    try:
        data = with_thai_heights(data)
    except (KeyError, struct.error):
        return False
    return QFontDatabase.addApplicationFontFromData(QByteArray(data)) >= 0


def base_font() -> QFont:
    """11 pt Sarabun with the nearest Thai fonts of Windows and Linux behind it."""
    font = QFont([tokens.FAMILY, "Leelawadee UI", "Loma", "Noto Sans Thai", "Tahoma"])
    font.setPointSizeF(tokens.BASE)
    font.setFeature(QFont.Tag("tnum"), 1)  # figures of one width: columns of money and dates line up
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    return font
