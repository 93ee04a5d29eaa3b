"""Filters as chips: one press narrows the list, the number says how many there are."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ui.icons import icon
from ui.theme import set_look, tokens
from ui.widgets.flow_layout import FlowLayout


class Chip(QPushButton):
    """One filter that is on or off."""

    def __init__(self, text: str, icon_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._words = text
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if icon_name:
            self.setIcon(icon(icon_name, tokens.MUTED, 16, on_color=tokens.PRIMARY_PRESSED, drop=1))
            self.setIconSize(QSize(22, 16))  # room before the word
        set_look(self, kind="chip")

    def set_count(self, count: int | None) -> None:
        """Show how many records the filter leaves; None shows no number."""
        self.setText(self._words if count is None else f"{self._words}  {count:,}")


class ChipBar(QWidget):
    """A row of chips that wraps; `changed` carries the keys that are on."""

    changed = Signal(object)  # frozenset[str]

    def __init__(self, parent: QWidget | None = None, *, exclusive: bool = True) -> None:
        super().__init__(parent)
        self._exclusive = exclusive
        self.chips: dict[str, Chip] = {}
        self._flow = FlowLayout(self, gap=tokens.GAP_S)

    def add(self, key: str, text: str, icon_name: str = "", *, on: bool = False) -> Chip:
        """Add a chip; in an exclusive bar exactly one chip is on once one has been pressed or given `on`."""
        chip = Chip(text, icon_name)
        chip.setObjectName(f"chip_{key}")
        chip.setChecked(on)
        chip.clicked.connect(lambda: self._on_pressed(key))
        self.chips[key] = chip
        self._flow.addWidget(chip)
        return chip

    def selected(self) -> frozenset[str]:
        """The keys of the chips that are on."""
        return frozenset(key for key, chip in self.chips.items() if chip.isChecked())

    def select(self, keys: Iterable[str]) -> None:
        """Switch to exactly these chips; says `changed` when that is a change."""
        wanted, before = frozenset(keys), self.selected()
        for key, chip in self.chips.items():
            chip.setChecked(key in wanted)
        if self.selected() != before:
            self.changed.emit(self.selected())

    def _on_pressed(self, key: str) -> None:
        if self._exclusive:
            for other, chip in self.chips.items():
                chip.setChecked(other == key)
        self.changed.emit(self.selected())
