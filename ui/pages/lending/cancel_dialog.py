"""Cancelling a loan made by mistake: nothing is deleted, so there has to be a reason."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from ui.widgets.counted import CountedText
from ui.widgets.parts import Paragraph, dress
from ui.widgets.record_dialog import RecordDialog
from welfaredesk.domain.paper_limits import REASON


class CancelDialog(RecordDialog):
    """Asks why; `save(reason)` cancels."""

    WIDTH = 560

    def __init__(self, save: Callable[[str], Any], no: str, parent: QWidget | None = None) -> None:
        super().__init__(save, no, parent)
        self.setWindowTitle(self.tr("ยกเลิกใบยืม {no}").format(no=no))
        self.save_button.setText(self.tr("ยกเลิกใบยืม"))
        self.cancel_button.setText(self.tr("ไม่ยกเลิก"))
        dress(self.save_button, "close", "danger")

    def build(self, initial: Any) -> None:
        said = self.tr(
            "ใช้เมื่อบันทึกผิดเท่านั้น เลขที่ใบยืม {no} จะยังอยู่พร้อมเหตุผล และอุปกรณ์กลับมาว่าง ถ้านำอุปกรณ์มาคืนให้ใช้ «รับคืน»"
        )
        self.form.add(Paragraph(said.format(no=initial)), wide=True)
        self.add("reason", self.tr("เหตุผลที่ยกเลิก"), CountedText("", REASON), wide=True, required=True)

    def value(self) -> str:
        return str(self.values()["reason"])
