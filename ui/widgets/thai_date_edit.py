"""A field for one date, typed in any way a Thai office writes dates."""

from datetime import date, timedelta

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.icons import icon
from ui.theme import tokens
from ui.widgets.thai_calendar import ThaiCalendar, shift_month
from welfaredesk import clock
from welfaredesk.domain import thai_dates
from welfaredesk.domain.thai_dates import DateError, Precision, ThaiDate
from welfaredesk.messages import sentence


class ThaiDateEdit(QLineEdit):
    """Shows "22 พ.ย. 2569" when left; ↑↓ a day, Page Up/Down a month, Alt+↓ or F4 the calendar.

    `birth` reads two-digit years as births and refuses the future; `partial` also takes a month or a year
    alone. Empty is allowed. While the text can't be read, `value()` is None and `check()` says why.
    """

    changed = Signal(object)  # date or None
    problem_changed = Signal(str)

    def __init__(
        self,
        value: date | None = None,
        parent: QWidget | None = None,
        *,
        birth: bool = False,
        partial: bool = False,
        precision: Precision = Precision.DAY,
    ) -> None:
        super().__init__(parent)
        self._birth, self._partial, self._problem = birth, partial, ""
        self._value: ThaiDate | None = None
        self.setPlaceholderText(self.tr("วว/ดด/ปปปป (พ.ศ.)"))
        self._open = self.addAction(icon("calendar", tokens.MUTED), QLineEdit.ActionPosition.TrailingPosition)
        self._open.setToolTip(self.tr("เปิดปฏิทิน (Alt+↓)"))
        self._open.triggered.connect(self.open_calendar)
        self.textEdited.connect(self._on_edited)
        self.set_value(value, precision)

    def value(self) -> date | None:
        """The date (CE), None when empty or not readable."""
        return self._value.date if self._value else None

    def precision(self) -> Precision:
        """How much of the date is known; DAY when empty."""
        return self._value.precision if self._value else Precision.DAY

    def set_value(self, value: date | None, precision: Precision = Precision.DAY) -> None:
        """Show a date; None empties the field."""
        self._take(ThaiDate(value, precision) if value else None)
        self._show()
        self._say("")

    def check(self) -> str:
        """Tidy the text and return what is wrong with it, "" when it is a date or empty."""
        self._say(self._read())
        if not self._problem:
            self._show()
        return self._problem

    def open_calendar(self) -> None:
        """Open the month sheet under the field."""
        calendar = ThaiCalendar(clock.today(), self)
        calendar.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar.picked.connect(self._on_picked)
        calendar.open_at(self.value() or clock.today(), self.mapToGlobal(QPoint(0, self.height() + 2)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, alt = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key == Qt.Key.Key_F4 or (alt and key == Qt.Key.Key_Down):
            self.open_calendar()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(days=1 if key == Qt.Key.Key_Up else -1)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._step(months=1 if key == Qt.Key.Key_PageUp else -1)
        else:
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.check()
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.check()

    def _step(self, *, days: int = 0, months: int = 0) -> None:
        if self.isReadOnly():
            return
        start = self.value()
        moved = clock.today() if start is None else shift_month(start, months) + timedelta(days=days)
        self._take(ThaiDate(moved))
        self._show()
        self._say(self._read())

    def _on_picked(self, day: date) -> None:
        self._take(ThaiDate(day))
        self._show()
        self._say(self._read())
        self.setFocus()

    def _on_edited(self) -> None:
        self._read()
        self._say("")  # nobody is told off in the middle of typing

    def _read(self) -> str:
        """Understand the text; the message when it can't be, "" otherwise."""
        if not self.text().strip():
            self._take(None)
            return ""
        try:
            read = thai_dates.parse(self.text(), today=clock.today(), birth=self._birth)
        except DateError as error:
            self._take(None)
            return sentence(error.code, {"read": self.text().strip()})
        if read.precision is not Precision.DAY and not self._partial:
            self._take(None)
            return self.tr("«{read}» ยังไม่ครบ กรุณาระบุวัน เดือน และปี").format(read=self.text().strip())
        self._take(read)
        return ""

    def _take(self, value: ThaiDate | None) -> None:
        before, self._value = self.value(), value
        if self.value() != before:
            self.changed.emit(self.value())

    def _show(self) -> None:
        self.setText(thai_dates.screen(self._value.date, self._value.precision) if self._value else "")

    def _say(self, problem: str) -> None:
        if problem != self._problem:
            self._problem = problem
            self.problem_changed.emit(problem)
