"""How every window looks: `apply(app)` once at start; tokens hold the colours and measures."""

import re
from importlib.resources import files

from PySide6.QtCore import QDir
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QProxyStyle, QWidget

from ui.theme import fonts, tokens
from ui.theme.tokens import TONES, Tone, ToneLook

__all__ = ["TONES", "Tone", "ToneLook", "apply", "palette", "set_look", "style_sheet", "tokens"]

_TOKEN = re.compile(r"@([a-z-]+)")


def apply(app: QApplication) -> None:
    """Fusion underneath, then our font, palette and style sheet."""
    fonts.load()
    # the style sheet's small pictures are named icons:control/…, wherever the program is installed
    QDir.setSearchPaths("icons", [str(files("resources") / "icons")])
    app.setStyle(_Style("Fusion"))
    app.setFont(fonts.base_font())
    app.setPalette(palette())
    app.setStyleSheet(style_sheet())


class _Style(QProxyStyle):
    """Fusion, except where a style sheet can't reach."""

    def polish(self, target: QWidget | QApplication | QPalette) -> None:  # type: ignore[override]
        super().polish(target)
        # the sheet's padding is not applied to the text of a spin box
        if isinstance(target, QAbstractSpinBox):
            target.lineEdit().setTextMargins(tokens.GAP_S - 1, 0, 0, 0)


def style_sheet() -> str:
    """The style sheet with its @tokens filled in; KeyError names a token that does not exist."""
    known = tokens.style_tokens()
    text = (files("resources") / "qss" / "app.qss").read_text(encoding="utf-8")
    return _TOKEN.sub(lambda found: known[found.group(1)], text)


def palette() -> QPalette:
    """The same colours for what Qt paints without the style sheet."""
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    colours = {
        role.Window: tokens.GROUND,
        role.WindowText: tokens.INK,
        role.Base: tokens.SURFACE,
        role.AlternateBase: tokens.GROUND,
        role.Text: tokens.INK,
        role.Button: tokens.SURFACE,
        role.ButtonText: tokens.INK,
        role.BrightText: tokens.SURFACE,
        role.Highlight: tokens.PRIMARY,
        role.HighlightedText: tokens.SURFACE,
        role.PlaceholderText: tokens.MUTED,
        role.ToolTipBase: tokens.INK,
        role.ToolTipText: tokens.SURFACE,
        role.Link: TONES[Tone.INFO].ink,
        role.LinkVisited: TONES[Tone.INFO].ink,
        role.Mid: tokens.LINE,
        role.Dark: tokens.FIELD_LINE,
        role.Accent: tokens.PRIMARY,
    }
    result = QPalette()
    for name, colour in colours.items():
        result.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(group.Disabled, name, QColor(tokens.DISABLED))
    return result


def set_look(widget: QWidget, **properties: object) -> None:
    """Set properties the style sheet selects by (kind, role, tone, state …) and paint the widget anew."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
