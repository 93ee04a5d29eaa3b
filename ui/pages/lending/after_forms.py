"""The small forms of what follows a return: ready again, claims settled, repair jobs, a reason asked for."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QCheckBox, QWidget

from ui.widgets import editors
from ui.widgets.counted import CountedLine, CountedText
from ui.widgets.money_edit import MoneyEdit
from ui.widgets.parts import Paragraph, dress
from ui.widgets.record_dialog import RecordDialog
from ui.widgets.thai_date_edit import ThaiDateEdit
from welfaredesk import clock
from welfaredesk.domain.paper_limits import (
    CLAIM_WHAT,
    NOTE,
    REASON,
    REPAIR_FAULT,
    REPAIR_NOTE,
    SLIP_CONDITION,
    SLIP_NAME,
)
from welfaredesk.services import lending_claims, lending_repairs
from welfaredesk.services.lending_claims import SettleInput
from welfaredesk.services.lending_repairs import RepairDone, RepairInput


class ReasonDialog(RecordDialog):
    """Asks why before something out of the ordinary is done; `save(reason)` does it."""

    WIDTH = 560

    def __init__(
        self, save: Callable[[str], Any], title: str, said: str, verb: str, parent: QWidget | None = None
    ) -> None:
        self._said = said
        super().__init__(save, "", parent)
        self.setWindowTitle(title)
        self.setObjectName("reason_dialog")
        self.save_button.setText(verb)
        self.cancel_button.setText(self.tr("ไม่ทำ"))
        dress(self.save_button, "", "danger")

    def build(self, initial: str) -> None:
        self.form.add(Paragraph(self._said), wide=True)
        self.add("reason", self.tr("เหตุผล"), CountedText(initial, REASON), wide=True, required=True)

    def value(self) -> str:
        return str(self.values()["reason"])


class ReadyDialog(RecordDialog):
    """Cleaned and checked; `save` takes the dict of cleaned, checked and note."""

    WIDTH = 560

    def __init__(
        self, save: Callable[[dict[str, Any]], Any], device: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(save, device, parent)
        self.setWindowTitle(self.tr("พร้อมให้ยืม"))
        self.setObjectName("ready_dialog")
        self.save_button.setText(self.tr("พร้อมให้ยืม"))

    def build(self, initial: str) -> None:
        self.form.add(Paragraph(initial, "strong"), wide=True)
        for name, words in (
            ("cleaned", self.tr("ทำความสะอาด/ฆ่าเชื้อแล้ว")),
            ("checked", self.tr("ตรวจสภาพแล้ว ใช้งานได้")),
        ):
            tick = QCheckBox(words)
            tick.setChecked(True)
            self.add(name, "", tick)
        hint = self.tr("ถ้าไม่ได้ทำความสะอาดหรือตรวจ ต้องระบุเหตุผล เช่น ไม่ได้แกะกล่อง")
        self.add("note", self.tr("หมายเหตุ"), CountedLine("", SLIP_CONDITION), wide=True, hint=hint)


class SettleDialog(RecordDialog):
    """How a claim ended; `damaged` offers to make the piece usable again."""

    def __init__(
        self,
        save: Callable[[SettleInput], Any],
        said: str,
        *,
        damaged: bool,
        parent: QWidget | None = None,
    ) -> None:
        self._said, self._damaged = said, damaged
        super().__init__(save, SettleInput(), parent)
        self.setWindowTitle(self.tr("ปิดเรื่องเรียกร้อง"))
        self.setObjectName("settle_dialog")
        self.save_button.setText(self.tr("ปิดเรื่อง"))

    def build(self, initial: SettleInput) -> None:
        self.form.add(Paragraph(self._said), wide=True)
        ways = [("", self.tr("เลือก")), *lending_claims.SETTLED.items()]
        self.add("how", self.tr("ผลเป็นอย่างไร"), editors.combo(ways, initial.how), required=True)
        self.add("settled_on", self.tr("เมื่อวันที่"), ThaiDateEdit(clock.today()))
        self.add("amount_satang", self.tr("จำนวนเงินที่ชดใช้ (บาท)"), MoneyEdit(None))
        if self._damaged:
            self.add("usable", "", QCheckBox(self.tr("อุปกรณ์กลับมาใช้งานได้แล้ว")))
        hint = self.tr("เลขที่ใบเสร็จ หรือเหตุผลที่ยกเว้น")
        self.add("note", self.tr("หมายเหตุ"), CountedText("", NOTE), wide=True, hint=hint)

    def value(self) -> SettleInput:
        return SettleInput(**self.values())


class ClaimDialog(RecordDialog):
    """A claim opened by hand; `save` takes the dict of kind, what, quantity, estimate_satang and note."""

    def __init__(
        self, save: Callable[[dict[str, Any]], Any], device: str, kind: str, parent: QWidget | None = None
    ) -> None:
        self._device = device
        super().__init__(save, kind, parent)
        self.setWindowTitle(self.tr("เปิดเรื่องเรียกร้องจากผู้ยืม"))
        self.setObjectName("claim_dialog")

    def build(self, initial: str) -> None:
        self.form.add(Paragraph(self._device, "strong"), wide=True)
        kinds = list(lending_claims.KINDS.items())
        self.add("kind", self.tr("เรื่อง"), editors.combo(kinds, initial), required=True)
        self.add("estimate_satang", self.tr("มูลค่าโดยประมาณ (บาท)"), MoneyEdit(None))
        self.add("what", self.tr("อะไร"), CountedLine("", CLAIM_WHAT), wide=True)
        self.add("note", self.tr("รายละเอียด"), CountedText("", NOTE), wide=True)


class RepairDialog(RecordDialog):
    """A repair or maintenance job, new or still open."""

    def __init__(
        self,
        save: Callable[[RepairInput], Any],
        initial: RepairInput,
        device: str,
        parent: QWidget | None = None,
    ) -> None:
        self._device = device
        super().__init__(save, initial, parent)
        self.setWindowTitle(self.tr("งานซ่อมและบำรุงรักษา"))
        self.setObjectName("repair_dialog")

    def build(self, initial: RepairInput) -> None:
        self.form.add(Paragraph(self._device, "strong"), wide=True)
        kinds = list(lending_repairs.KINDS.items())
        self.add("kind", self.tr("งาน"), editors.combo(kinds, initial.kind))
        self.add("opened_on", self.tr("แจ้งเมื่อ"), ThaiDateEdit(initial.opened_on or clock.today()))
        fault = CountedLine(initial.fault, REPAIR_FAULT)
        fault.setPlaceholderText(self.tr("เช่น ล้อหน้าหัก หรือ เปลี่ยนไส้กรองประจำปี"))
        self.add("fault", self.tr("อาการหรืองานที่ทำ"), fault, wide=True, required=True)
        self.add("vendor", self.tr("ผู้ซ่อม/ร้าน"), CountedLine(initial.vendor, SLIP_NAME))
        self.add("sent_on", self.tr("ส่งซ่อมเมื่อ"), ThaiDateEdit(initial.sent_on))
        self.add("note", self.tr("หมายเหตุ"), CountedText(initial.note, REPAIR_NOTE), wide=True)

    def value(self) -> RepairInput:
        return RepairInput(**self.values())


class RepairDoneDialog(RecordDialog):
    """How a job ended: usable or disposed of, what it cost, when it is to be looked after again."""

    def __init__(self, save: Callable[[RepairDone], Any], device: str, parent: QWidget | None = None) -> None:
        self._device = device
        super().__init__(save, RepairDone("usable"), parent)
        self.setWindowTitle(self.tr("ปิดงานซ่อม"))
        self.setObjectName("repair_done_dialog")
        self.save_button.setText(self.tr("ปิดงาน"))

    def build(self, initial: RepairDone) -> None:
        self.form.add(Paragraph(self._device, "strong"), wide=True)
        outcomes = list(lending_repairs.OUTCOMES.items())
        self.add("outcome", self.tr("ผล"), editors.combo(outcomes, initial.outcome), required=True)
        self.add("done_on", self.tr("เสร็จเมื่อ"), ThaiDateEdit(clock.today()))
        self.add("cost_satang", self.tr("ค่าใช้จ่าย (บาท)"), MoneyEdit(None))
        self.add("next_on", self.tr("บำรุงรักษาครั้งต่อไป"), ThaiDateEdit(None))
        self.add("note", self.tr("หมายเหตุ"), CountedText("", REPAIR_NOTE), wide=True)

    def value(self) -> RepairDone:
        return RepairDone(**self.values())
