"""What few loans need: another day, a guarantor, how it goes out. Folded away until asked for."""

from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.context import AppContext
from ui.pages.lending.who_step import PersonChoice
from ui.theme import tokens
from ui.widgets import editors
from ui.widgets.counted import CountedLine
from ui.widgets.field import Field
from ui.widgets.parts import button, row
from ui.widgets.thai_date_edit import ThaiDateEdit
from welfaredesk import clock
from welfaredesk.domain.loan_requests import DELIVERIES
from welfaredesk.domain.paper_limits import REASON
from welfaredesk.messages import sentence


class MoreStep(QWidget):
    """The folded part of step three. `day_changed` when the lending day is another."""

    day_changed = Signal()

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.toggle = button(self.tr("วันที่ยืม วิธีรับ ผู้ค้ำประกัน"), "chevron-down", "quiet", self._unfold)
        self.lent_on, self.why = ThaiDateEdit(), CountedLine("", REASON)
        self.lent_on.setObjectName("lent_on")
        self.why.setObjectName("backdate_reason")
        ways: list[tuple[Any, str]] = [("", self.tr("ยังไม่ระบุ")), *DELIVERIES.items()]
        self.delivery = editors.combo(ways, "")
        self.delivery.setObjectName("delivery")
        self.guarantor = PersonChoice(context, self.tr("พิมพ์ชื่อผู้ค้ำประกัน เว้นว่างถ้าไม่มี"))
        self.guarantor.picker.setObjectName("guarantor")
        self.day_field = Field(self.tr("วันที่ยืม"), self.lent_on)
        self.why_field = Field(self.tr("เหตุที่ลงวันที่ย้อนหลัง"), self.why, required=True)
        self.delivery_field = Field(self.tr("วิธีรับ"), self.delivery)
        self.guarantor_field = Field(self.tr("ผู้ค้ำประกัน"), self.guarantor)
        self._folded = QWidget()
        self._lay_out()
        self.lent_on.changed.connect(lambda _day: self._on_day())
        self.clear()

    def clear(self) -> None:
        """Today, no guarantor, folded away."""
        self.lent_on.set_value(clock.today())
        self.why.clear()
        self.delivery.setCurrentIndex(0)
        self.guarantor.clear()
        for field in (self.day_field, self.why_field, self.guarantor_field):
            field.set_message("")
        self._on_day()
        self._show(open_=False)

    def day(self) -> date:
        """The lending day."""
        return self.lent_on.value() or clock.today()

    def values(self) -> dict[str, Any]:
        """What LoanInput takes of it."""
        return {
            "lent_on": self.lent_on.value(),
            "backdate_reason": self.why.text().strip(),
            "delivery": self.delivery.currentData(),
            "guarantor_id": self.guarantor.person_id(),
        }

    def choose_delivery(self, delivery: str) -> None:
        """Take over how a request wants it; shown, so that it is not overlooked."""
        self.delivery.setCurrentIndex(max(self.delivery.findData(delivery), 0))
        self._show(open_=bool(delivery))

    def check(self) -> bool:
        """Say what is missing under its field and go there; True when nothing is."""
        for field in (self.day_field, self.why_field, self.guarantor_field):
            field.set_message("")
        problem = self.lent_on.check()
        if problem:
            self.say_issue("lent_on", problem)
            return False
        if self.day() < clock.today() and not self.why.text().strip():
            self.say_issue("backdate_reason", sentence("reason_required"))
            return False
        return True

    def say_issue(self, field: str, text: str) -> bool:
        """What is wrong with one of its fields; False when the field is none of its own."""
        fields = {
            "lent_on": (self.day_field, self.lent_on),
            "backdate_reason": (self.why_field, self.why),
            "guarantor_id": (self.guarantor_field, self.guarantor.picker),
        }
        if field not in fields:
            return False
        self._show(open_=True)
        where, editor = fields[field]
        where.set_message(text)
        editor.setFocus()
        return True

    def _lay_out(self) -> None:
        first = row(self.day_field, self.delivery_field, self.why_field, gap=tokens.GAP_L)
        first.setStretch(2, 1)
        inside = QVBoxLayout(self._folded)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(tokens.GAP_XS)
        inside.addLayout(first)
        inside.addWidget(self.guarantor_field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(tokens.GAP_XS)
        layout.addLayout(row(self.toggle, None))
        layout.addWidget(self._folded)

    def _unfold(self) -> None:
        self._show(open_=True)
        self.lent_on.setFocus()

    def _show(self, *, open_: bool) -> None:
        self._folded.setVisible(open_)
        self.toggle.setVisible(not open_)

    def _on_day(self) -> None:
        self.why_field.setVisible(self.day() < clock.today())
        self.day_changed.emit()
