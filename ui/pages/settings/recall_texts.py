"""The wording of one letter of recall, as the office wants it."""

from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from ui.context import AppContext
from ui.widgets.parts import Paragraph, button
from ui.widgets.record_dialog import RecordDialog
from ui.widgets.thai_date_edit import ThaiDateEdit
from welfaredesk import clock
from welfaredesk.domain.recall import BLANKS, DEFAULT_TEXTS, LetterText
from welfaredesk.queries.recall_letters import recall_wording
from welfaredesk.services.recall_texts import MAX_DAYS, save_wording

translate = QCoreApplication.translate


class WordingDialog(RecordDialog):
    """Edits one level; `initial` is (level, its wording)."""

    WIDTH = 820

    def build(self, initial: tuple[int, LetterText]) -> None:
        self._level, text = initial
        self.begins = ThaiDateEdit(clock.today())
        self.setWindowTitle(self.tr("ข้อความหนังสือทวงถาม ครั้งที่ {level}").format(level=self._level))
        blanks = " · ".join(f"{{{name}}} {what}" for name, what in BLANKS.items())
        said = self.tr("ช่องที่โปรแกรมเติมให้: {blanks}").format(blanks=blanks)
        self.form.add(Paragraph(said, "small"), wide=True)
        self.subject = QLineEdit()
        self.add("subject", self.tr("เรื่อง"), self.subject, wide=True, required=True)
        self.texts: dict[str, QPlainTextEdit] = {}
        for name, caption, height in (
            ("opening", self.tr("เหตุที่มีหนังสือ"), 76),
            ("finding", self.tr("ข้อเท็จจริง (ตารางรายการอยู่ต่อท้าย)"), 76),
            ("request", self.tr("ขอให้ทำอะไร"), 112),
            ("close", self.tr("ลงท้าย"), 48),
        ):
            self.texts[name] = QPlainTextEdit()
            self.texts[name].setFixedHeight(height)
            self.texts[name].setTabChangesFocus(True)
            self.add(name, caption, self.texts[name], wide=True, required=True)
        self.days = QSpinBox()
        self.days.setRange(1, MAX_DAYS)
        self.days.setSuffix(self.tr(" วัน"))
        self.add("days", self.tr("ขอให้คืนภายใน"), self.days)
        self.slip = QCheckBox(self.tr("ส่งสำเนาใบยืมไปด้วย"))
        self.add("encloses_slip", self.tr("สิ่งที่ส่งมาด้วย"), self.slip)
        again = button(
            self.tr("ใช้ข้อความของโปรแกรม"), "undo", "quiet", lambda: self.fill(DEFAULT_TEXTS[self._level])
        )
        self.form.add(again, wide=True)
        hint = self.tr("หนังสือลงวันที่ตั้งแต่วันนี้ไปใช้ข้อความนี้ หนังสือที่ออกไปแล้วไม่เปลี่ยน")
        self.add("valid_from", self.tr("ใช้ตั้งแต่วันที่"), self.begins, required=True, hint=hint)
        self.fill(text)

    def value(self) -> tuple[LetterText, date | None]:
        values = self.values()
        valid_from = values.pop("valid_from")
        return LetterText(**values), valid_from

    def fill(self, text: LetterText) -> None:
        """Show these texts."""
        self.subject.setText(text.subject)
        for name, editor in self.texts.items():
            editor.setPlainText(getattr(text, name))
        self.days.setValue(text.days)
        self.slip.setChecked(text.encloses_slip)


def edit_wording(context: AppContext, parent: QWidget, level: int) -> None:
    """Change the wording of a level (1–3)."""

    def save(given: tuple[LetterText, date | None]) -> Any:
        return save_wording(context.actor, context.db, level, *given)

    dialog = WordingDialog(save, (level, recall_wording(context.db, level, clock.today())), parent)
    dialog.setObjectName("wording")
    if dialog.exec():
        said = translate("settings", "บันทึกข้อความหนังสือครั้งที่ {level} แล้ว").format(level=level)
        context.routes.said.emit(said)
    dialog.deleteLater()
