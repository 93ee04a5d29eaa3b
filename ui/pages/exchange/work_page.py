"""What stands in the window while registers are read or taken in."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QWidget

from ui.theme import tokens
from ui.widgets.parts import column, label

_BAR_WIDTH = 420


class WorkPage(QWidget):
    """What is being done, and how far it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar, self.doing = QProgressBar(), label(role="section")
        self.bar.setRange(0, 100)
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(_BAR_WIDTH)
        inside = column(None, gap=tokens.GAP_L)
        inside.addWidget(self.doing, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addStretch(1)
        self.setLayout(inside)

    def begin(self) -> None:
        """Work begins."""
        self.bar.setValue(0)
        self.doing.setText(self.tr("กำลังเริ่ม…"))

    def tell(self, percent: int, text: str) -> None:
        """How far it is; "" keeps the words."""
        self.bar.setValue(percent)
        if text:
            self.doing.setText(text)

    def stopping(self) -> None:
        """The clerk asked to stop."""
        self.doing.setText(self.tr("กำลังยกเลิก…"))
