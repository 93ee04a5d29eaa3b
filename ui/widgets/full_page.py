"""What the pages of one record share: the head with the way back, and a body that scrolls."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLayout, QVBoxLayout, QWidget

from ui.models.query_table import Badge
from ui.theme import Tone, set_look, tokens
from ui.widgets.badge import BadgeLabel
from ui.widgets.banner import Banner
from ui.widgets.parts import Paragraph, label, row, tool_button


class FullPage(QWidget):
    """A page over the list; Esc or the arrow goes back."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title, self.badge = label(role="title"), BadgeLabel(Badge(""))
        self.banner = Banner()
        back = tool_button("back", self.tr("กลับไปที่รายการ (Esc)"), self.left.emit)
        self._actions = row()
        head = row(back, self.title, self.badge, None, gap=tokens.GAP_M)
        head.addLayout(self._actions)
        self.body = QVBoxLayout()
        self.body.setSpacing(tokens.GAP_M)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(tokens.GAP_L, tokens.GAP_M, tokens.GAP_L, tokens.GAP_M)
        layout.setSpacing(tokens.GAP_M)
        layout.addLayout(head)
        layout.addWidget(self.banner)
        layout.addLayout(self.body, 1)

    def add_action(self, part: QWidget) -> None:
        """Put a button at the right of the head."""
        self._actions.addWidget(part)

    def say_status(self, text: str, tone: Tone) -> None:
        """The banner under the head, "" for none."""
        self.banner.say(tone, text)


class Facts(QFrame):
    """Captions and what is known under them, in columns."""

    COLUMNS = 4

    def __init__(self) -> None:
        super().__init__()
        set_look(self, role="card")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(tokens.GAP_L, tokens.GAP_M, tokens.GAP_L, tokens.GAP_M)
        self._grid.setHorizontalSpacing(tokens.GAP_XL)
        self._grid.setVerticalSpacing(tokens.GAP_S)
        for number in range(self.COLUMNS):
            self._grid.setColumnStretch(number, 1)

    def show_facts(self, facts: Sequence[tuple[str, str] | tuple[str, str, int]]) -> None:
        """Show (caption, text) or (caption, text, columns taken); facts without text are left out."""
        while self._grid.count():
            old = self._grid.takeAt(0)
            _drop(old.layout() if old is not None else None)
        line = place = 0
        for caption, text, *wide in facts:
            if not text:
                continue
            span = wide[0] if wide else 1
            if place + span > self.COLUMNS:
                line, place = line + 1, 0
            cell = QVBoxLayout()
            cell.setSpacing(0)
            cell.addWidget(label(caption, "small"))
            cell.addWidget(Paragraph(text))
            cell.addStretch(1)
            self._grid.addLayout(cell, line, place, 1, span)
            place += span


def _drop(layout: QLayout | None) -> None:
    while layout is not None and layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
