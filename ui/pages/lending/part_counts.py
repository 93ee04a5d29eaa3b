"""Counting the parts and accessories that go along with a device, out or back."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSpinBox, QWidget

from ui.theme import set_look, tokens
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.parts import label, row

_NUMBER_WIDTH = 64


class _Number(QSpinBox):
    """A count; the wheel scrolls the page, it changes nothing."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.setRange(0, most)
        self.setFixedWidth(_NUMBER_WIDTH)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class PartCounts(QWidget):
    """One number for each part; those below what is usual are marked. `changed` when a number was."""

    changed = Signal()

    def __init__(self, parts: Sequence[tuple[str, int]], most: int | None = None) -> None:
        """`parts` are (name, usual count); `most` limits the counts, None: the usual count does."""
        super().__init__()
        self._usual = list(parts)
        self.numbers: list[_Number] = []
        self._words = []
        flow = FlowLayout(self, gap=tokens.GAP_S)
        for name, count in parts:
            number = _Number(count if most is None else most)
            number.setObjectName(f"part_{name}")
            number.setAccessibleName(self.tr("จำนวน{part}").format(part=name))
            number.setValue(count)
            number.valueChanged.connect(self._on_changed)
            words = label()
            cell = QWidget()
            cell.setLayout(row(number, words, gap=tokens.GAP_XS))
            flow.addWidget(cell)
            self.numbers.append(number)
            self._words.append(words)
        if self.numbers:
            self.setFocusProxy(self.numbers[0])
        self._say()

    def counts(self) -> tuple[int, ...]:
        """The numbers in the order of the parts."""
        return tuple(number.value() for number in self.numbers)

    def is_whole(self) -> bool:
        """Whether every part is there in its usual count."""
        return all(count >= usual for count, (_, usual) in zip(self.counts(), self._usual, strict=True))

    def _on_changed(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        for number, words, (name, usual) in zip(self.numbers, self._words, self._usual, strict=True):
            lacking = usual - number.value()
            said = self.tr("/ {usual} {part}").format(usual=usual, part=name)
            if lacking > 0:
                said = self.tr("/ {usual} {part} ขาด {count}").format(usual=usual, part=name, count=lacking)
            words.setText(said)
            set_look(words, role="problem" if lacking > 0 else "")
