"""One device of a slip on its way back: whether it is here, in what condition, and what to note."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from ui.pages.lending import words
from ui.pages.lending.parts import ElidedLabel
from ui.theme import tokens
from ui.widgets import editors
from ui.widgets.badge import BadgeLabel
from ui.widgets.parts import column, label, row
from welfaredesk.domain.paper_limits import SLIP_NOTE
from welfaredesk.queries.lending import LoanRow
from welfaredesk.services.devices import CONDITIONS

_BACK_IN = ("usable", "damaged", "repair", "lost")


class ReturnLine(QWidget):
    """A tick, the device, its condition and a note. `ticked` when it was marked as here or not here."""

    ticked = Signal()

    def __init__(self, loan: LoanRow, *, with_state: bool) -> None:
        super().__init__()
        self.loan, self.scanned = loan, False
        self.tick = QCheckBox()
        self.tick.setObjectName(f"back_{loan.code}")
        self.tick.setAccessibleName(words.device(loan))
        self.condition = editors.combo([(code, CONDITIONS[code]) for code in _BACK_IN], "usable")
        self.condition.setObjectName(f"condition_{loan.code}")
        self.condition.setAccessibleName(self.tr("สภาพเมื่อคืน"))
        self.condition.setFixedWidth(116)
        self.note = QLineEdit()
        self.note.setObjectName(f"note_{loan.code}")
        self.note.setMaxLength(SLIP_NOTE)
        self.note.setPlaceholderText(self.tr("หมายเหตุ เช่น ที่วางเท้าหาย"))
        self.note.setAccessibleName(self.tr("หมายเหตุ"))
        name = column(ElidedLabel(loan.model), label(loan.code, "muted"), gap=0)
        line = row(self.tick, gap=tokens.GAP_S)
        line.addLayout(name, 3)
        if with_state:
            line.addWidget(BadgeLabel(words.loan_badge(loan)))
        line.addWidget(self.condition)
        line.addWidget(self.note, 3)
        self.setLayout(line)
        self.tick.toggled.connect(self._on_toggled)
        self._on_toggled(False)

    def is_ticked(self) -> bool:
        """Whether the device is here."""
        return self.tick.isChecked()

    def set_ticked(self, here: bool) -> None:
        """Mark the device as here."""
        self.tick.setChecked(here)

    def is_touched(self) -> bool:
        """Whether the device was scanned or anything beside the tick filled in."""
        filled = bool(self.note.text().strip()) or self.condition.currentData() != "usable"
        return self.is_ticked() and (self.scanned or filled)

    def _on_toggled(self, here: bool) -> None:
        self.condition.setEnabled(here)
        self.note.setEnabled(here)
        self.ticked.emit()
