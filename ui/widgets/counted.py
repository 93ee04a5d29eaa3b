"""Inputs for what is printed: each says how much of its room on the paper is taken, and is never cut."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget

from ui.theme import set_look, tokens
from ui.widgets.parts import label
from welfaredesk.domain import thai_text


class CountedText(QPlainTextEdit):
    """A text with its counter at the foot, `rows` lines high; `limit` counts letters as they are printed.

    What is typed reads as one paragraph; with `keep_lines` each line stays a line of its own.
    """

    def __init__(
        self,
        text: str,
        limit: int,
        *,
        rows: int = 2,
        keep_lines: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._limit, self._keep_lines = limit, keep_lines
        self.counter = _counter(self)
        foot = self.counter.sizeHint().height()
        self.setViewportMargins(0, 0, 0, foot)
        self.setFixedHeight(rows * self.fontMetrics().lineSpacing() + foot + 2 * tokens.GAP_M)
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._count)
        self._count()

    def value(self) -> str:
        """The text without what nobody sees: no empty line, no double space."""
        text = self.toPlainText()
        if not self._keep_lines:
            return thai_text.clean(text)
        return "\n".join(line for each in text.splitlines() if (line := thai_text.clean(each)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _count(self) -> None:
        _say(self, self.counter, len(self.value()), self._limit)
        self._place()

    def _place(self) -> None:
        size = self.counter.sizeHint()
        self.counter.setGeometry(
            self.width() - size.width() - tokens.GAP_S,
            self.height() - size.height() - tokens.GAP_XS,
            size.width(),
            size.height(),
        )


class CountedLine(QLineEdit):
    """One line of text; its counter stands at the right end while one types, and when it is too long."""

    def __init__(self, text: str, limit: int, *, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._limit = limit
        self.counter = _counter(self)
        self.counter.setText(f"{limit}/{limit}")
        self.setTextMargins(0, 0, self.counter.sizeHint().width() + tokens.GAP_XS, 0)
        self.textChanged.connect(self._count)
        self._count()

    def value(self) -> str:
        """The text as it is kept."""
        return thai_text.clean(self.text())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._count()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._count()

    def _count(self) -> None:
        length = len(self.value())
        _say(self, self.counter, length, self._limit)
        self.counter.setVisible(length > self._limit or (self.hasFocus() and not self.isReadOnly()))
        self._place()

    def _place(self) -> None:
        size = self.counter.sizeHint()
        self.counter.setGeometry(
            self.width() - size.width() - tokens.GAP_S,
            (self.height() - size.height()) // 2,
            size.width(),
            size.height(),
        )


def _counter(of: QWidget) -> QLabel:
    made = label(role="small")
    made.setParent(of)
    made.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return made


def _say(of: QWidget, counter: QLabel, length: int, limit: int) -> None:
    counter.setText(f"{length:,}/{limit:,}")
    wrong = length > limit
    set_look(counter, role="problem" if wrong else "small")
    words = counter.tr("{length} จาก {limit} ตัวอักษรที่พิมพ์ลงเอกสารได้")
    of.setAccessibleDescription(words.format(length=length, limit=limit))
