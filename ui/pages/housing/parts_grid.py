"""The twelve parts of a house and their conditions, marked with the mouse or 1–4 on the keyboard."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.theme import set_look, tokens
from ui.widgets.chip import Chip
from ui.widgets.parts import column, label, row
from welfaredesk.domain.house_parts import CONDITIONS, PARTS
from welfaredesk.domain.thai_text import to_arabic

_COLUMNS = 2
_NAME = 104  # logical pixels: the longest part, "ประตู/หน้าต่าง"


class PartRow(QWidget):
    """One part. 1–4 mark it and go on, 0 or Delete take the mark away, ↑ ↓ move; `left` carries the step."""

    left = Signal(int)
    changed = Signal()

    def __init__(self, name: str, condition: str = "") -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.chips = {code: Chip(words) for code, words in CONDITIONS.items()}
        self._condition, self._name = "", name
        self._before = label(role="small")
        self._before.hide()
        named = QWidget()
        named.setFixedWidth(_NAME)
        named.setLayout(column(label(name), self._before, gap=0))
        for code, chip in self.chips.items():
            chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            chip.setAccessibleName(f"{name} {CONDITIONS[code]}")
            set_look(chip, kind="mark")
            chip.clicked.connect(
                lambda _on=False, code=code: self.mark("" if code == self._condition else code)
            )
        whole = row(named, *self.chips.values(), None, gap=2)
        whole.setContentsMargins(tokens.GAP_XS, 2, tokens.GAP_XS, 2)
        self.setLayout(whole)
        self.mark(condition)

    def value(self) -> str:
        """The condition's code, "" not looked at."""
        return self._condition

    def mark(self, condition: str) -> None:
        """Mark the part."""
        changed = condition != self._condition
        self._condition = condition
        for code, chip in self.chips.items():
            chip.setChecked(code == condition)
        self.setAccessibleName(f"{self._name} {CONDITIONS.get(condition, '')}".strip())
        if changed:
            self.changed.emit()

    def show_before(self, condition: str) -> None:
        """What the survey before found, "" for nothing."""
        self._before.setText(self.tr("เดิม {found}").format(found=CONDITIONS.get(condition, "")))
        self._before.setVisible(bool(condition))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, typed = Qt.Key(event.key()), to_arabic(event.text())
        codes = list(CONDITIONS)
        if typed and typed in "1234":
            self.mark(codes[int(typed) - 1])
            self.left.emit(1)
        elif typed == "0" or key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.mark("")
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = 1 if key == Qt.Key.Key_Right else -1
            place = codes.index(self._condition) + step if self._condition else 0
            self.mark(codes[max(0, min(place, len(codes) - 1))])
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit(-1 if key == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(tokens.PRIMARY), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), tokens.RADIUS, tokens.RADIUS)


class PartsGrid(QWidget):
    """All parts, down the first column and then the second; the value is ((part, condition), …)."""

    def __init__(self, parts: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__()
        marked = dict(parts)
        self.rows = {code: PartRow(name, marked.get(code, "")) for code, name in PARTS.items()}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(tokens.GAP_M)
        grid.setVerticalSpacing(0)
        lines = -(-len(self.rows) // _COLUMNS)
        for place, each in enumerate(self.rows.values()):
            grid.addWidget(each, place % lines, place // lines)
            each.left.connect(lambda step, place=place: self._go(place + step))
        self.setFocusProxy(next(iter(self.rows.values())))

    def value(self) -> tuple[tuple[str, str], ...]:
        """The parts that were looked at."""
        return tuple((code, each.value()) for code, each in self.rows.items() if each.value())

    def show_before(self, parts: Mapping[str, str]) -> None:
        """Show what the survey before found beside each part."""
        for code, each in self.rows.items():
            each.show_before(parts.get(code, ""))

    def _go(self, place: int) -> None:
        rows = list(self.rows.values())
        if 0 <= place < len(rows):
            rows[place].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.focusNextPrevChild(place >= len(rows))
