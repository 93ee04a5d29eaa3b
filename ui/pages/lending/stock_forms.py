"""The forms of consumables: what they are, what comes in, what goes out, what was counted."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QSpinBox, QWidget

from ui.context import AppContext
from ui.pages.lending.device_dialog import DaysEdit
from ui.pages.lending.who_step import PersonChoice
from ui.widgets import editors
from ui.widgets.counted import CountedLine
from ui.widgets.money_edit import MoneyEdit
from ui.widgets.parts import Paragraph, dress
from ui.widgets.record_dialog import RecordDialog
from ui.widgets.thai_date_edit import ThaiDateEdit
from welfaredesk import clock
from welfaredesk.queries.lending_stock import StockRow
from welfaredesk.services.lending_stock import LIMITS, MOVE_LIMITS, ConsumableInput, MoveInput

_MOST = 99_999


class PersonEdit(PersonChoice):
    """Who gets it, as a field of a form."""

    def value(self) -> int | None:
        """The person's id, None while nobody is chosen."""
        return self.person_id()


class ConsumableDialog(RecordDialog):
    """Adds or changes a consumable; `initial` is its row, None for a new one."""

    WIDTH = 560

    def build(self, initial: StockRow | None) -> None:
        self.setWindowTitle(self.tr("ของใช้สิ้นเปลือง"))
        self.add(
            "name",
            self.tr("ชื่อรายการ"),
            CountedLine(initial.name if initial else "", LIMITS["name"]),
            required=True,
        )
        self.add(
            "category",
            self.tr("ประเภท"),
            CountedLine(initial.category if initial else "", LIMITS["category"]),
        )
        units = [(unit, unit) for unit in (self.tr("ห่อ"), self.tr("ชิ้น"), self.tr("กล่อง"), self.tr("ขวด"))]
        unit = editors.combo(
            units, initial.unit if initial else self.tr("ห่อ"), editable=True, limit=LIMITS["unit"]
        )
        self.add("unit", self.tr("หน่วยนับ"), unit)
        self.add(
            "low_stock",
            self.tr("เตือนเมื่อเหลือไม่เกิน"),
            DaysEdit(initial.low_stock if initial else None),
            hint=self.tr("เว้นว่าง เตือนเมื่อหมด"),
        )

    def value(self) -> ConsumableInput:
        return ConsumableInput(**self.values())


class MoveDialog(RecordDialog):
    """Takes a quantity in (received), gives it to a person (issued) or writes it off (lost)."""

    WIDTH = 620

    def __init__(
        self, save: Callable[[Any], Any], row: StockRow, kind: str, context: AppContext, parent: QWidget
    ) -> None:
        self._row, self._kind, self._context = row, kind, context
        super().__init__(save, row, parent)

    def build(self, initial: StockRow) -> None:
        titles = {
            "received": self.tr("รับเข้า {name}"),
            "issued": self.tr("จ่าย {name}"),
            "lost": self.tr("ตัดออก {name}"),
        }
        self.setWindowTitle(titles[self._kind].format(name=initial.name))
        left = self.tr("เหลืออยู่ {left} {unit}").format(left=f"{initial.left:,}", unit=initial.unit)
        self.form.add(Paragraph(left), wide=True)
        if self._kind == "issued":
            person = PersonEdit(self._context, self.tr("พิมพ์ชื่อหรือเลขประจำตัวผู้รับ"))
            self.add("person_id", self.tr("ผู้รับ"), person, wide=True, required=True)
        quantity = QSpinBox()
        quantity.setRange(1, _MOST)
        self.add("quantity", self.tr("จำนวน ({unit})").format(unit=initial.unit), quantity, required=True)
        self.add("moved_on", self.tr("วันที่"), ThaiDateEdit(clock.today()))
        if self._kind == "received":
            self.add("price_satang", self.tr("ราคาต่อหน่วย (บาท)"), MoneyEdit())
            self.add("origin", self.tr("ที่มา"), CountedLine("", MOVE_LIMITS["origin"]))
            self.editors["origin"].setPlaceholderText(self.tr("เช่น ซื้อ งบกองทุนตำบล"))  # type: ignore[attr-defined]
        self.add("note", self.tr("หมายเหตุ"), CountedLine("", MOVE_LIMITS["note"]), wide=True)

    def value(self) -> MoveInput:
        return MoveInput(self._row.id, self._kind, **self.values())


class CountDialog(RecordDialog):
    """What was counted on the shelf; the value is (counted, note)."""

    WIDTH = 520

    def build(self, initial: StockRow) -> None:
        self.setWindowTitle(self.tr("ตรวจนับ {name}").format(name=initial.name))
        said = self.tr("ตามทะเบียนเหลือ {left} {unit}").format(left=f"{initial.left:,}", unit=initial.unit)
        self.form.add(Paragraph(said), wide=True)
        counted = QSpinBox()
        counted.setRange(0, _MOST)
        counted.setValue(initial.left)
        self.add("counted", self.tr("นับได้จริง"), counted, required=True)
        self.add(
            "note",
            self.tr("เหตุที่ไม่ตรง"),
            CountedLine("", MOVE_LIMITS["note"]),
            wide=True,
            hint=self.tr("ต้องระบุเมื่อนับได้ไม่ตรง"),
        )
        dress(self.save_button, "check", "primary")

    def value(self) -> tuple[int, str]:
        given = self.values()
        return given["counted"], given["note"]
