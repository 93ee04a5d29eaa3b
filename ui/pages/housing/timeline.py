"""The line of time of a project: day, what happened, who, why."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from reports import form_title
from ui.icons import icon
from ui.theme import TONES, Tone, set_look, tokens
from ui.widgets.parts import Paragraph, button, column, label, row
from welfaredesk.domain import thai_dates
from welfaredesk.queries.house_timeline import (
    EVENT,
    MEETING,
    NOTICE,
    PAPER,
    SCORE,
    STEP,
    VISIT,
    Entry,
)

_DAY, _DOT = 96, 28  # the column of days, the column of marks
_LOOKS = {
    STEP: ("check-circle", Tone.DONE),
    MEETING: ("people", Tone.INFO),
    SCORE: ("chart", Tone.INFO),
    NOTICE: ("file", Tone.INFO),
    VISIT: ("house", Tone.DONE),
    PAPER: ("print", Tone.NEUTRAL),
    EVENT: ("warning", Tone.LATE),
}
_OPENS = (MEETING, NOTICE, PAPER)


class _Mark(QWidget):
    """The line with this entry's mark on it."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.setFixedWidth(_DOT)
        self._kind = kind

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        middle = self.width() // 2
        painter.setPen(QPen(QColor(tokens.LINE), 2))
        painter.drawLine(QPoint(middle, 0), QPoint(middle, self.height()))
        picture, tone = _LOOKS[self._kind]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.SURFACE))
        painter.drawEllipse(QPoint(middle, 12), 11, 11)
        icon(picture, TONES[tone].ink, 18).paint(painter, middle - 9, 3, 18, 18)


class Timeline(QScrollArea):
    """Entries, the last one on top; `opened` carries the kind and the record of one that opens."""

    opened = Signal(str, int)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.entries: tuple[Entry, ...] = ()

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these; what was scrolled to stays when they are the same."""
        if tuple(entries) == self.entries:
            return
        self.entries = tuple(entries)
        inner = QWidget()
        set_look(inner, role="scrolled")
        lines = QVBoxLayout(inner)
        lines.setContentsMargins(0, 0, tokens.GAP_M, 0)
        lines.setSpacing(0)
        for entry in entries:
            lines.addWidget(self._line(entry))
        lines.addStretch(1)
        self.setWidget(inner)

    def _line(self, entry: Entry) -> QWidget:
        day = label(thai_dates.screen(entry.on) if entry.on else self.tr("ไม่ทราบวันที่"), "muted")
        day.setFixedWidth(_DAY)
        day.setAlignment(Qt.AlignmentFlag.AlignTop)
        title = label(form_title(entry.title) if entry.kind == PAPER else entry.title, "strong")
        title.setWordWrap(True)
        head = row(title)
        head.setStretch(0, 1)
        if entry.who:
            head.addWidget(label(entry.who, "muted"))
        if entry.kind in _OPENS and entry.record_id is not None:
            head.addWidget(button(self.tr("เปิด"), "", "quiet", self._opener(entry.kind, entry.record_id)))
        words = column(gap=0)
        words.addLayout(head)
        if entry.text:
            words.addWidget(Paragraph(entry.text))
        if entry.passed_over:
            words.addWidget(Paragraph(entry.passed_over, "problem"))
        words.addSpacing(tokens.GAP_M)
        line = QWidget()
        layout = row(day, _Mark(entry.kind), gap=tokens.GAP_S)
        layout.addLayout(words, 1)
        line.setLayout(layout)
        return line

    def _opener(self, kind: str, record_id: int) -> Callable[[], None]:
        return lambda: self.opened.emit(kind, record_id)
