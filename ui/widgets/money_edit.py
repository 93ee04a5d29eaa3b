"""A field for an amount of money: typed in baht, kept in satang."""

from decimal import Decimal, InvalidOperation

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from welfaredesk.domain.thai_text import to_arabic
from welfaredesk.messages import sentence

_LIMIT = 10**13  # satang; an amount beyond is a typing error and would not fit a form


def baht(satang: int) -> str:
    """123450 satang as "1,234.50"."""
    return f"{Decimal(satang) / 100:,.2f}"


class MoneyEdit(QLineEdit):
    """Shows "1,234.50" when left; Thai digits and commas are read too; empty is allowed."""

    changed = Signal(object)  # satang or None
    problem_changed = Signal(str)

    def __init__(self, satang: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: int | None = None
        self._problem = ""
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setPlaceholderText("0.00")
        self.textEdited.connect(self._on_edited)
        self.set_value(satang)

    def value(self) -> int | None:
        """Satang, None when empty or not readable."""
        return self._value

    def set_value(self, satang: int | None) -> None:
        """Show an amount of satang; None empties the field."""
        self._take(satang)
        self._show()
        self._say("")

    def check(self) -> str:
        """Tidy the text and return what is wrong with it, "" when it is an amount or empty."""
        self._say(self._read())
        if not self._problem:
            self._show()
        return self._problem

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.check()
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.check()

    def _on_edited(self) -> None:
        self._read()
        self._say("")

    def _read(self) -> str:
        typed = self.text().strip()
        text = to_arabic(typed).replace(",", "").replace(" ", "").removesuffix("บาท")
        self._take(None)
        if not text:
            return ""
        try:
            amount = Decimal(text)
        except InvalidOperation:
            return sentence("not_a_number", {"read": typed})
        if not amount.is_finite():
            return sentence("not_a_number", {"read": typed})
        if amount < 0 or amount * 100 >= _LIMIT:
            return self.tr("«{read}» ไม่ใช่จำนวนเงินที่ใช้ได้ กรุณาตรวจจำนวนเงินอีกครั้ง").format(read=typed)
        if amount * 100 != int(amount * 100):
            return self.tr("«{read}» มีทศนิยมเกิน 2 ตำแหน่ง กรุณากรอกบาทและสตางค์").format(read=typed)
        self._take(int(amount * 100))
        return ""

    def _take(self, satang: int | None) -> None:
        before, self._value = self._value, satang
        if satang != before:
            self.changed.emit(satang)

    def _show(self) -> None:
        self.setText("" if self._value is None else baht(self._value))

    def _say(self, problem: str) -> None:
        if problem != self._problem:
            self._problem = problem
            self.problem_changed.emit(problem)
