"""The form of a donation: who gave, and what, line by line."""

from typing import Any

from PySide6.QtWidgets import QCheckBox, QLineEdit, QSpinBox, QWidget

from ui.theme import tokens
from ui.widgets import editors
from ui.widgets.counted import CountedLine
from ui.widgets.money_edit import MoneyEdit
from ui.widgets.parts import Paragraph, button, row
from ui.widgets.record_dialog import RecordDialog
from ui.widgets.thai_date_edit import ThaiDateEdit
from welfaredesk import clock
from welfaredesk.domain.paper_limits import SLIP_DESCRIPTION
from welfaredesk.services.devices import CONDITIONS
from welfaredesk.services.lending_donations import LIMITS, MAX_LINES, DonationInput, GivenInput

_FIRST_LINES = 3
_GIVEN_IN = ("usable", "damaged", "repair")


class GivenEdit(QWidget):
    """One line: what, how many, in what condition, its value, its codes. Empty while nothing is named."""

    def __init__(self, models: list[str]) -> None:
        super().__init__()
        self.model = editors.combo(
            [(name, name) for name in models], "", editable=True, limit=SLIP_DESCRIPTION
        )
        self.model.setCurrentIndex(-1)
        self.model.setEditText("")
        self.quantity = QSpinBox()
        self.quantity.setRange(1, 9_999)
        given_in = [(code, words) for code, words in CONDITIONS.items() if code in _GIVEN_IN]
        self.condition = editors.combo(list(given_in), "usable")
        self.worth = MoneyEdit()
        self.codes = QLineEdit()
        captions = (
            (self.model, self.tr("รายการ"), 3),
            (self.quantity, self.tr("จำนวน"), 1),
            (self.condition, self.tr("สภาพ"), 1),
            (self.worth, self.tr("มูลค่ารวม (บาท)"), 2),
            (self.codes, self.tr("รหัสที่ให้ คั่นด้วย ,"), 3),
        )
        line = row(gap=tokens.GAP_S)
        for editor, caption, stretch in captions:
            editor.setAccessibleName(caption)
            editor.setToolTip(caption)
            line.addWidget(editor, stretch)
        self.codes.setPlaceholderText(self.tr("รหัสป้าย คั่นด้วย ,"))
        self.worth.setPlaceholderText(self.tr("มูลค่ารวม"))
        edit = self.model.lineEdit()
        assert edit is not None
        edit.setPlaceholderText(self.tr("เช่น รถเข็นธรรมดา"))
        self.setLayout(line)
        self.setFocusProxy(self.model)

    def value(self) -> GivenInput | None:
        """The line as given, None while nothing is named and coded."""
        codes = tuple(filter(None, (code.strip() for code in self.codes.text().split(","))))
        model = self.model.currentText().strip()
        if not model and not codes:
            return None
        return GivenInput(
            model, self.quantity.value(), self.condition.currentData(), self.worth.value(), codes
        )

    def check(self) -> str:
        """What is wrong with the typed value, "" for nothing."""
        return self.worth.check()


class DonationDialog(RecordDialog):
    """Takes in a donation; `initial` are the names of the office's models and consumables."""

    WIDTH = 900

    def build(self, initial: list[str]) -> None:
        self._models = initial
        self.setWindowTitle(self.tr("รับบริจาค"))
        self.add("donor", self.tr("ผู้บริจาค"), CountedLine("", LIMITS["donor"]), required=True)
        self.add("given_on", self.tr("วันที่รับ"), ThaiDateEdit(clock.today()))
        self.add("donor_address", self.tr("ที่อยู่"), CountedLine("", LIMITS["donor_address"]))
        self.add("donor_phone", self.tr("โทรศัพท์"), CountedLine("", LIMITS["donor_phone"]))
        named = QCheckBox(self.tr("เปิดเผยชื่อผู้บริจาคได้"))
        named.setChecked(True)
        self.add("donor_named", self.tr("การเปิดเผยชื่อ"), named)
        self.add("purpose", self.tr("วัตถุประสงค์"), CountedLine("", LIMITS["purpose"]))
        self.add_section(self.tr("รายการที่รับ"))
        said = self.tr("ใส่รหัสป้ายเท่าจำนวนชิ้น แล้วอุปกรณ์จะเข้าทะเบียนทันที ของใช้สิ้นเปลืองไม่ต้องมีรหัส นับเข้าคลังตามจำนวน")
        self.form.add(Paragraph(said, "muted"), wide=True)
        self._lines = 0
        self.more_button = button(self.tr("เพิ่มอีกรายการ"), "plus", clicked=self.add_line)
        self.form.add(self.more_button)
        for _ in range(_FIRST_LINES):
            self.add_line()

    def add_line(self) -> None:
        """One more line, up to what the receipt holds."""
        if self._lines >= MAX_LINES:
            return
        self._lines += 1
        caption = self.tr("รายการที่ {number}").format(number=self._lines)
        field = self.add(f"line.{self._lines}", caption, GivenEdit(self._models), wide=True)
        if self._lines > _FIRST_LINES:
            field.show()
            self.more_button.setVisible(self._lines < MAX_LINES)
            self.editors[f"line.{self._lines}"].setFocus()

    def value(self) -> DonationInput:
        given: dict[str, Any] = self.values()
        numbered = [given.pop(f"line.{number}") for number in range(1, self._lines + 1)]
        # an empty line between two filled ones keeps its number, so that a message finds its place
        while numbered and numbered[-1] is None:
            numbered.pop()
        return DonationInput(**given, lines=tuple(line or GivenInput() for line in numbered))
