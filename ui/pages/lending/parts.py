"""Small parts only the loan desk has: a numbered step, words cut with …, a line of facts."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import set_look, tokens
from ui.widgets.parts import label

_HEAD_WIDTH = 84


class ElidedLabel(QLabel):
    """One line of words that gives way: what does not fit is cut with … and stands in the tooltip."""

    def __init__(self, text: str = "", role: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        if role:
            set_look(self, role=role)
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setToolTip(text)

    def minimumSizeHint(self) -> QSize:
        return QSize(48, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        self.style().drawItemText(
            painter,
            self.contentsRect(),
            Qt.AlignmentFlag.AlignVCenter.value,
            self.palette(),
            self.isEnabled(),
            words,
            self.foregroundRole(),
        )


class Scrolled(QWidget):
    """What stands in a scroll area: as high as it needs to be at the width it gets, and no higher."""

    def __init__(self) -> None:
        super().__init__()
        set_look(self, role="scrolled")

    def minimumSizeHint(self) -> QSize:
        # without a width wrapped words ask for too much height; the scroll area asks again with one
        return QSize(super().minimumSizeHint().width(), 0)


class Step(QFrame):
    """One of the numbered steps of a desk: number and word at the left, what to fill at the right."""

    def __init__(self, number: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, role="card")
        head = QVBoxLayout()
        head.setSpacing(0)
        head.addWidget(label(f"{number} {title}", "section"))
        head.addStretch(1)
        head_box = QWidget()
        head_box.setFixedWidth(_HEAD_WIDTH)
        head_box.setLayout(head)
        head.setContentsMargins(0, tokens.GAP_XS, 0, 0)
        self.body = QVBoxLayout()
        self.body.setSpacing(tokens.GAP_S)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(tokens.GAP_M, tokens.GAP_M, tokens.GAP_L, tokens.GAP_M)
        layout.setSpacing(tokens.GAP_S)
        layout.addWidget(head_box)
        layout.addLayout(self.body, 1)
