"""The month sheet that opens under a date field: Thai months, Buddhist years, weeks from Sunday."""

from datetime import date, timedelta

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QFrame, QSizePolicy, QSpinBox, QVBoxLayout, QWidget

from ui.theme import set_look, tokens
from ui.widgets.parts import button, row, tool_button
from welfaredesk.domain.thai_dates import BE_OFFSET, MONTHS

DAYS = ("อา.", "จ.", "อ.", "พ.", "พฤ.", "ศ.", "ส.")
_CELL, _HEAD, _WEEKS = 36, 28, 6


def shift_month(day: date, months: int) -> date:
    """The same day so many months on, or that month's last day."""
    month = day.year * 12 + day.month - 1 + months
    first = date(month // 12, month % 12 + 1, 1)
    return first + timedelta(days=min(day.day, month_days(first)) - 1)


def month_days(day: date) -> int:
    """How many days the month of `day` has."""
    following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return (following - day.replace(day=1)).days


class MonthSheet(QWidget):
    """The days of one month; arrows, Page Up/Down and Home move, Enter or a click picks."""

    moved = Signal(object)
    picked = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = self._day = today
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(_CELL * 7, _HEAD + _CELL * _WEEKS)

    def day(self) -> date:
        """The day that is marked."""
        return self._day

    def set_day(self, day: date) -> None:
        """Mark another day and show its month."""
        self._day = day
        self.update()
        self.moved.emit(day)

    def day_at(self, place: QPoint) -> date | None:
        """The day drawn at a point, None beside the days."""
        column, line = place.x() // _CELL, (place.y() - _HEAD) // _CELL
        if place.y() < _HEAD or not (0 <= column < 7 and 0 <= line < _WEEKS):
            return None
        return self._first() + timedelta(days=line * 7 + column)

    def cell_of(self, day: date) -> QRect:
        """Where a day is drawn."""
        number = (day - self._first()).days
        return QRect(number % 7 * _CELL, _HEAD + number // 7 * _CELL, _CELL, _CELL)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
        months = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        if key in steps:
            self.set_day(self._day + timedelta(days=steps[key]))
        elif key in months:
            self.set_day(shift_month(self._day, months[key]))
        elif key == Qt.Key.Key_Home:
            self.set_day(self._today)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.picked.emit(self._day)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        day = self.day_at(event.position().toPoint())
        if day is not None:
            self.set_day(day)
            self.picked.emit(day)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(tokens.MUTED))
        for number, name in enumerate(DAYS):
            painter.drawText(QRect(number * _CELL, 0, _CELL, _HEAD), Qt.AlignmentFlag.AlignCenter, name)
        for number in range(7 * _WEEKS):
            self._paint_day(painter, self._first() + timedelta(days=number))

    def _paint_day(self, painter: QPainter, day: date) -> None:
        box = self.cell_of(day).adjusted(2, 2, -2, -2)
        marked, font = day == self._day, QFont(self.font())
        font.setBold(marked or day == self._today)
        painter.setFont(font)
        painter.setBrush(QColor(tokens.PRIMARY) if marked else Qt.BrushStyle.NoBrush)
        painter.setPen(QColor(tokens.PRIMARY) if marked or day == self._today else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(box, tokens.RADIUS, tokens.RADIUS)
        inside = day.month == self._day.month
        painter.setPen(QColor(tokens.SURFACE if marked else tokens.INK if inside else tokens.DISABLED))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(day.day))

    def _first(self) -> date:
        first = self._day.replace(day=1)
        return first - timedelta(days=(first.weekday() + 1) % 7)


class ThaiCalendar(QFrame):
    """The popup: month and Buddhist year to choose, the days, and a way back to today."""

    picked = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        set_look(self, role="popup")
        self.sheet = MonthSheet(today)
        self.month = QComboBox()
        self.month.addItems(list(MONTHS))
        self.year = QSpinBox()
        self.year.setRange(1850 + BE_OFFSET, 2200 + BE_OFFSET)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(tokens.GAP_M, tokens.GAP_M, tokens.GAP_M, tokens.GAP_M)
        before = tool_button("chevron-left", self.tr("เดือนก่อน"), lambda: self._shift(-1))
        after = tool_button("chevron-right", self.tr("เดือนถัดไป"), lambda: self._shift(1))
        layout.addLayout(row(before, self.month, self.year, after, gap=tokens.GAP_XS))
        layout.addWidget(self.sheet, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addLayout(row(None, button(self.tr("วันนี้"), "calendar", "quiet", lambda: self._pick(today))))
        self.sheet.moved.connect(self._follow)
        self.sheet.picked.connect(self._pick)
        self.month.activated.connect(self._on_chosen)
        self.year.valueChanged.connect(self._on_chosen)
        self._follow(today)

    def open_at(self, day: date, place: QPoint) -> None:
        """Show the month of `day` with its top left corner at `place` (screen), moved to fit the screen."""
        self.sheet.set_day(day)
        self.adjustSize()
        room = self.screen().availableGeometry()
        left = max(room.left(), min(place.x(), room.right() - self.width()))
        top = max(room.top(), min(place.y(), room.bottom() - self.height()))
        self.move(left, top)
        self.show()
        self.sheet.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        super().keyPressEvent(event)

    def _shift(self, months: int) -> None:
        self.sheet.set_day(shift_month(self.sheet.day(), months))

    def _follow(self, day: date) -> None:
        for part in (self.month, self.year):
            part.blockSignals(True)
        self.month.setCurrentIndex(day.month - 1)
        self.year.setValue(day.year + BE_OFFSET)
        for part in (self.month, self.year):
            part.blockSignals(False)

    def _on_chosen(self) -> None:
        first = date(self.year.value() - BE_OFFSET, self.month.currentIndex() + 1, 1)
        self.sheet.set_day(first.replace(day=min(self.sheet.day().day, month_days(first))))

    def _pick(self, day: date) -> None:
        self.close()
        self.picked.emit(day)
