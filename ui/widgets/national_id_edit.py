"""A field for the 13-digit national id, grouped as on the card while it is typed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from welfaredesk.domain import national_id
from welfaredesk.domain.national_id import LENGTH, NationalIdError
from welfaredesk.domain.thai_text import to_arabic
from welfaredesk.messages import sentence

_GROUPS = (1, 5, 10, 12)  # a hyphen stands before these digits: x-xxxx-xxxxx-xx-x


def grouped(digits: str) -> str:
    """So many digits as there are, with the card's hyphens."""
    return "".join(("-" if place in _GROUPS else "") + digit for place, digit in enumerate(digits))


class NationalIdEdit(QLineEdit):
    """Takes Arabic and Thai digits, with or without separators, typed or pasted; empty is allowed."""

    changed = Signal(str)
    problem_changed = Signal(str)

    def __init__(self, value: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before, self._problem = "", ""
        self.setPlaceholderText("x-xxxx-xxxxx-xx-x")
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.textEdited.connect(self._on_edited)
        self.set_value(value)

    def value(self) -> str:
        """The digits typed so far, or the text as it is when it holds something else; "" when empty."""
        digits = self._digits(self.text())
        return digits if digits is not None else self.text().strip()

    def set_value(self, value: str) -> None:
        """Show an id."""
        digits = self._digits(value)
        self.setText(value if digits is None else grouped(digits))
        self._before = self.text()
        self._say("")

    def check(self) -> str:
        """What is wrong with the id, "" when it is right or empty."""
        self._say(self._find_problem())
        return self._problem

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # a hyphen is ours, not the typist's: rub out the digit behind it
        place, text = self.cursorPosition(), self.text()
        if not self.hasSelectedText():
            if event.key() == Qt.Key.Key_Backspace and text[place - 1 : place] == "-":
                self.cursorBackward(False)
            elif event.key() == Qt.Key.Key_Delete and text[place : place + 1] == "-":
                self.cursorForward(False)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.check()
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.check()

    def _on_edited(self, text: str) -> None:
        digits = self._digits(text)
        if digits is not None and len(digits) > LENGTH and len(text) == len(self._before) + 1:
            # one key too many after a whole id: the id stays
            place = self.cursorPosition() - 1
            self.setText(self._before)
            self.setCursorPosition(place)
            return
        if digits is not None and len(digits) <= LENGTH:
            before_cursor = len(self._digits(text[: self.cursorPosition()]) or "")
            self.setText(grouped(digits))
            self.setCursorPosition(len(grouped(digits[:before_cursor])))
        self._before = self.text()
        self._say(self._find_problem() if len(digits or "") == LENGTH else "")
        self.changed.emit(self.value())

    @staticmethod
    def _digits(text: str) -> str | None:
        """The digits of a text that holds only digits and separators, else None."""
        kept = "".join(char for char in to_arabic(text) if char not in "-–—./ \u00a0")
        return kept if not kept or (kept.isascii() and kept.isdecimal()) else None

    def _find_problem(self) -> str:
        if not self.value():
            return ""
        try:
            national_id.normalise(self.text())
        except NationalIdError as error:
            details = {
                "read": national_id.formatted(error.read.replace("-", "")),
                "digits": str(sum(char.isdecimal() for char in error.read)),
                "expected": error.expected_digit,
            }
            return sentence(error.code, details)
        return ""

    def _say(self, problem: str) -> None:
        if problem != self._problem:
            self._problem = problem
            self.problem_changed.emit(problem)
