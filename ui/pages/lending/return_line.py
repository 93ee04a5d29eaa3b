"""One device of a slip on its way back: whether it is here, whole, in what condition, and what follows."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from ui.pages.lending import words
from ui.pages.lending.part_counts import PartCounts
from ui.pages.lending.parts import ElidedLabel
from ui.pages.lending.photo_picker import PhotoPicker
from ui.theme import tokens
from ui.widgets import editors
from ui.widgets.badge import BadgeLabel
from ui.widgets.counted import CountedLine
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.parts import column, label, row
from welfaredesk.domain.paper_limits import CLAIM_WHAT, SLIP_NOTE
from welfaredesk.queries.lending import LoanRow
from welfaredesk.queries.lending_lines import PartRow
from welfaredesk.services.devices import CONDITIONS
from welfaredesk.services.lending_returns import PartBack, ReturnInput

_BACK_IN = ("usable", "damaged", "repair", "lost")
_INDENT = 28


class ReturnLine(QWidget):
    """A tick, the device, its condition and a note; once ticked its parts and what is to follow.

    `ticked` when it was marked as here or not here.
    """

    ticked = Signal()

    def __init__(self, loan: LoanRow, parts: Sequence[PartRow], *, with_state: bool) -> None:
        super().__init__()
        self.loan, self.scanned, self._parts = loan, False, parts
        self.tick = QCheckBox()
        self.tick.setObjectName(f"back_{loan.code}")
        self.tick.setAccessibleName(words.device(loan))
        self.condition = editors.combo([(code, CONDITIONS[code]) for code in _BACK_IN], "usable")
        self.condition.setObjectName(f"condition_{loan.code}")
        self.condition.setAccessibleName(self.tr("สภาพเมื่อคืน"))
        self.condition.setFixedWidth(116)
        self.note = _line_edit(f"note_{loan.code}", self.tr("หมายเหตุ เช่น ล้อหน้าฝืด"), SLIP_NOTE)
        self.note.setAccessibleName(self.tr("หมายเหตุ"))
        self.counts = PartCounts([(part.name, part.quantity_out) for part in parts])
        self.missing = _line_edit(f"missing_{loan.code}", self.tr("สิ่งที่ขาด (ถ้ามี)"), CLAIM_WHAT)
        self.missing.setAccessibleName(self.tr("สิ่งที่ขาด"))
        self.ready = QCheckBox(self.tr("ทำความสะอาดและตรวจแล้ว พร้อมให้ยืม"))
        self.claim = QCheckBox(self.tr("เรียกร้องจากผู้ยืม"))
        self.repair = QCheckBox(self.tr("เปิดงานซ่อม"))
        self.photos = PhotoPicker()
        self._lay_out(loan, with_state)
        self.tick.toggled.connect(self._on_toggled)
        self.condition.currentIndexChanged.connect(self._on_condition)
        self._on_condition()
        self._on_toggled(False)

    def is_ticked(self) -> bool:
        """Whether the device is here."""
        return self.tick.isChecked()

    def set_ticked(self, here: bool) -> None:
        """Mark the device as here."""
        self.tick.setChecked(here)

    def is_touched(self) -> bool:
        """Whether the device was scanned or anything beside the tick filled in."""
        filled = (
            bool(self.note.text().strip() or self.missing.text().strip() or self.photos.photos)
            or self.condition.currentData() != "usable"
            or not self.counts.is_whole()
            or self.ready.isChecked()
        )
        return self.is_ticked() and (self.scanned or filled)

    def key_order(self) -> list[QWidget]:
        """What Tab goes through, from the tick on."""
        first: list[QWidget] = [self.tick, self.condition, self.note, *self.counts.numbers]
        return [*first, self.ready, self.missing, self.claim, self.repair, self.photos.add_button]

    def input(self, returner: str, returned_on: date | None) -> ReturnInput:
        """What to take back."""
        counted = zip(self._parts, self.counts.counts(), strict=True)
        missing = self.missing.text().strip()
        note = self.note.text().strip()
        repair = self.repair.isChecked() and self.condition.currentData() in ("damaged", "repair")
        return ReturnInput(
            line_id=self.loan.line_id,
            condition=self.condition.currentData(),
            note=note,
            returner=returner,
            returned_on=returned_on,
            parts=tuple(PartBack(part.id, count) for part, count in counted if count < part.quantity_out),
            missing=(missing,) if missing else (),
            photos=tuple(self.photos.photos),
            claim=self.claim.isChecked(),
            repair_fault=(note or self.tr("ชำรุดเมื่อรับคืน")) if repair else "",
            ready=self.ready.isChecked(),
        )

    def _lay_out(self, loan: LoanRow, with_state: bool) -> None:
        name = column(ElidedLabel(loan.model), label(loan.code, "muted"), gap=0)
        line = row(self.tick, gap=tokens.GAP_S)
        line.addLayout(name, 3)
        if with_state:
            line.addWidget(BadgeLabel(words.loan_badge(loan)))
        line.addWidget(self.condition)
        line.addWidget(self.note, 3)
        self.details = QWidget()
        inside = column(gap=tokens.GAP_XS)
        inside.setContentsMargins(_INDENT, 0, 0, tokens.GAP_S)
        if self._parts:
            inside.addWidget(self.counts)
        follow = QWidget()
        flow = FlowLayout(follow, gap=tokens.GAP_S)
        self.missing.setFixedWidth(150)
        for part in (self.ready, self.missing, self.claim, self.repair, self.photos):
            part.setFixedHeight(tokens.CONTROL)  # so that ticks stand level with the inputs
            flow.addWidget(part)
        inside.addWidget(follow)
        self.details.setLayout(inside)
        whole = column(gap=tokens.GAP_XS)
        whole.addLayout(line)
        whole.addWidget(self.details)
        self.setLayout(whole)

    def _on_toggled(self, here: bool) -> None:
        self.condition.setEnabled(here)
        self.note.setEnabled(here)
        self.details.setVisible(here)
        self.ticked.emit()

    def _on_condition(self) -> None:
        condition = self.condition.currentData()
        self.claim.setVisible(condition != "usable")
        self.claim.setChecked(condition != "usable")
        self.repair.setVisible(condition in ("damaged", "repair"))
        self.repair.setChecked(condition == "repair")
        self.repair.setEnabled(condition == "damaged")
        self.counts.setEnabled(condition != "lost")


def _line_edit(name: str, placeholder: str, most: int) -> CountedLine:
    edit = CountedLine("", most)
    edit.setObjectName(name)
    edit.setPlaceholderText(placeholder)
    return edit
