"""The small parts every page is made of: headings, paragraphs, the four kinds of button, rows and columns."""

from collections.abc import Callable
from html import escape
from typing import TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.icons import icon
from ui.theme import set_look, tokens

LayoutT = TypeVar("LayoutT", bound=QBoxLayout)


def label(text: str = "", role: str = "") -> QLabel:
    """One line of words; role: title, section, strong, muted, small, number, problem or "" (plain)."""
    result = QLabel(text)
    result.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        set_look(result, role=role)
    return result


class Paragraph(QLabel):
    """Words that run over several lines, with the line height Thai marks need."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        if role:
            set_look(self, role=role)
        self._plain = ""
        self.set_plain(text)

    def set_plain(self, text: str) -> None:
        """Show `text` as it is; line breaks stay, nothing in it is markup."""
        self._plain = text
        lines = escape(text).replace("\n", "<br>")
        self.setText(lines)

    def plain(self) -> str:
        """What is shown, without markup."""
        return self._plain


def button(
    text: str, icon_name: str = "", kind: str = "", clicked: Callable[[], object] | None = None
) -> QPushButton:
    """A button with a verb on it; kind: primary, danger, quiet or "" (secondary)."""
    result = QPushButton(text)
    result.setAutoDefault(False)
    dress(result, icon_name, kind)
    if clicked is not None:
        # clicked carries a bool the handlers do not want
        result.clicked.connect(lambda: clicked())
    return result


def dress(target: QPushButton, icon_name: str = "", kind: str = "") -> None:
    """Give an existing button (of a QDialogButtonBox, say) its kind and icon."""
    colours = {
        "primary": tokens.SURFACE,
        "danger": tokens.TONES[tokens.Tone.LATE].ink,
        "quiet": tokens.PRIMARY,
    }
    if icon_name:
        target.setIcon(icon(icon_name, colours.get(kind, tokens.INK), drop=2))
        # wider than the picture: Qt leaves only 4 px before the word
        target.setIconSize(QSize(tokens.ICON + 6, tokens.ICON))
    target.setCursor(Qt.CursorShape.PointingHandCursor)
    set_look(target, kind=kind)


def tool_button(icon_name: str, tip: str, clicked: Callable[[], object] | None = None) -> QToolButton:
    """A square button with an icon alone; `tip` is its tooltip and its name for screen readers."""
    result = QToolButton()
    result.setIcon(icon(icon_name))
    result.setIconSize(QSize(tokens.ICON, tokens.ICON))
    result.setFixedSize(tokens.CONTROL, tokens.CONTROL)
    result.setToolTip(tip)
    result.setAccessibleName(tip)
    if clicked is not None:
        result.clicked.connect(lambda: clicked())
    return result


def row(*parts: QWidget | None, gap: int = tokens.GAP_S, margins: int = 0) -> QHBoxLayout:
    """Widgets side by side; None is the room that stretches."""
    return _fill(QHBoxLayout(), parts, gap, margins)


def column(*parts: QWidget | None, gap: int = tokens.GAP_S, margins: int = 0) -> QVBoxLayout:
    """Widgets one above the other; None is the room that stretches."""
    return _fill(QVBoxLayout(), parts, gap, margins)


def _fill(layout: LayoutT, parts: tuple[QWidget | None, ...], gap: int, margins: int) -> LayoutT:
    layout.setSpacing(gap)
    layout.setContentsMargins(margins, margins, margins, margins)
    for part in parts:
        if part is None:
            layout.addStretch(1)
        else:
            layout.addWidget(part)
    return layout


def rule() -> QFrame:
    """A thin line between groups."""
    result = QFrame()
    set_look(result, role="rule")
    return result
