"""The forms of a stock-take: beginning one, and what the checkers say of one piece."""

from typing import Any

from PySide6.QtWidgets import QCheckBox

from ui.widgets import editors
from ui.widgets.counted import CountedLine
from ui.widgets.parts import Paragraph, label
from ui.widgets.record_dialog import RecordDialog
from welfaredesk.domain.paper_limits import FINDING, SLIP_NAME
from welfaredesk.queries.lending_stock_take import LineRow
from welfaredesk.services.devices import CONDITIONS
from welfaredesk.services.lending_stock_take import LIMITS, MAX_CHECKERS, FindingInput, StockTakeInput

_NEEDED = {"open": None, "needed": True, "not_needed": False}


class BeginDialog(RecordDialog):
    """Begins a stock-take; `initial` is (proposed title, places in use, categories in use)."""

    WIDTH = 760

    def build(self, initial: tuple[str, list[str], list[str]]) -> None:
        title, places, categories = initial
        self.setWindowTitle(self.tr("เริ่มตรวจนับอุปกรณ์"))
        self.save_button.setText(self.tr("เริ่มตรวจนับ (F9)"))
        self.add(
            "title", self.tr("ชื่อการตรวจนับ"), CountedLine(title, LIMITS["title"]), wide=True, required=True
        )
        everywhere, everything = self.tr("ทุกที่"), self.tr("ทุกประเภท")
        self.add("place", self.tr("ที่เก็บ"), editors.combo([("", everywhere), *((p, p) for p in places)]))
        self.add(
            "category", self.tr("ประเภท"), editors.combo([("", everything), *((c, c) for c in categories)])
        )
        self.add_section(self.tr("คณะกรรมการผู้ตรวจสอบ"))
        for number in range(1, MAX_CHECKERS + 1):
            self.add(
                f"checker{number}",
                self.tr("คนที่ {number}").format(number=number),
                CountedLine("", SLIP_NAME),
            )
        said = self.tr("ผู้ตรวจสอบต้องไม่ใช่เจ้าหน้าที่พัสดุ ชื่อจะพิมพ์ในคำสั่งและรายงาน เว้นว่างไว้ก่อนได้")
        self.form.add(Paragraph(said, "muted"), wide=True)

    def value(self) -> StockTakeInput:
        given = self.values()
        names = [given[f"checker{number}"] for number in range(1, MAX_CHECKERS + 1)]
        return StockTakeInput(
            title=given["title"],
            place=given["place"],
            category=given["category"],
            checkers=tuple(filter(None, names)),
        )


class FindingDialog(RecordDialog):
    """What was found of one piece; `initial` is its LineRow."""

    WIDTH = 560

    def build(self, initial: LineRow) -> None:
        self.setWindowTitle(self.tr("ผลตรวจ {model} {code}").format(model=initial.model, code=initial.code))
        conditions: list[tuple[Any, str]] = [
            (code, words) for code, words in CONDITIONS.items() if code != "disposed"
        ]
        needed: list[tuple[Any, str]] = [
            ("open", self.tr("ยังไม่ระบุ")),
            ("needed", self.tr("ยังจำเป็นต้องใช้")),
            ("not_needed", self.tr("ไม่จำเป็นต้องใช้แล้ว")),
        ]
        chosen = next(key for key, value in _NEEDED.items() if value is initial.still_needed)
        self.form.add(label(f"{initial.model}  {initial.code}", "strong"), wide=True)
        self.add("condition", self.tr("สภาพที่พบ"), editors.combo(conditions, initial.condition))
        self.add("still_needed", self.tr("ความจำเป็น"), editors.combo(needed, chosen))
        self.add("note", self.tr("รายละเอียดที่ชำรุดหรือหมายเหตุ"), CountedLine(initial.note, FINDING), wide=True)

    def value(self) -> FindingInput:
        given = self.values()
        return FindingInput(given["condition"], _NEEDED[given["still_needed"]], given["note"])


class CloseDialog(RecordDialog):
    """Closes a stock-take, summed up by the words `initial`; the value: whether to update the items."""

    WIDTH = 560

    def build(self, initial: str) -> None:
        self.setWindowTitle(self.tr("ปิดการตรวจนับ"))
        self.save_button.setText(self.tr("ปิดการตรวจนับ (F9)"))
        self.form.add(Paragraph(initial), wide=True)
        update = QCheckBox(self.tr("แก้สภาพและที่เก็บในทะเบียนอุปกรณ์ตามที่ตรวจพบ"))
        update.setChecked(True)
        self.add("update_items", self.tr("ทะเบียนอุปกรณ์"), update, wide=True)
        said = self.tr("ปิดแล้วนับหรือแก้ไขต่อไม่ได้ ชิ้นที่ไม่พบจะไม่ถูกเปลี่ยนเป็นสูญหายเอง ต้องให้คณะกรรมการสอบข้อเท็จจริงก่อน")
        self.form.add(Paragraph(said, "muted"), wide=True)

    def value(self) -> bool:
        return bool(self.values()["update_items"])
