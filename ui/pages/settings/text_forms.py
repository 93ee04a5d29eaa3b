"""The forms of the office's wording: a text, a letter of recall, the notice on personal data."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QCheckBox, QSpinBox, QWidget

from ui.context import AppContext
from ui.widgets.counted import CountedLine, CountedText
from ui.widgets.parts import Paragraph
from ui.widgets.record_dialog import RecordDialog
from ui.widgets.thai_date_edit import ThaiDateEdit
from welfaredesk import clock
from welfaredesk.domain.office_texts import TEXTS, WORDINGS, Content, recall_code
from welfaredesk.domain.paper_limits import (
    NOTICE_HEADING,
    NOTICE_SECTIONS,
    NOTICE_TEXT,
    RECALL_SUBJECT,
    RECALL_TEXT,
)
from welfaredesk.domain.privacy_notice import CODE as NOTICE
from welfaredesk.domain.privacy_notice import NoticeSection
from welfaredesk.domain.recall import BLANKS, LEVELS, LetterText
from welfaredesk.services.notices import save_notice
from welfaredesk.services.office_texts import save_text
from welfaredesk.services.recall_texts import MAX_DAYS, save_wording

_RECALLS = {recall_code(level): level for level in LEVELS}
_SPARE = 2  # empty sections of the notice to write into


class _WordingDialog(RecordDialog):
    """One wording and the day it begins; `initial` is (code, content, day), a day that is fixed or None."""

    WIDTH = 820

    def build(self, initial: tuple[str, Content, date | None]) -> None:
        self._code, content, fixed = initial
        self.setObjectName("wording")
        self.setWindowTitle(WORDINGS[self._code].title)
        self.fill(content)
        begins = ThaiDateEdit(fixed or clock.today())
        begins.setEnabled(fixed is None)
        hint = self.tr("เอกสารลงวันที่ตั้งแต่วันนี้ไปใช้ข้อความนี้ เอกสารที่ออกไปแล้วไม่เปลี่ยน")
        self.add("valid_from", self.tr("ใช้ตั้งแต่วันที่"), begins, required=True, hint=hint)

    def fill(self, content: Content) -> None:
        """Add the fields of what is worded."""
        raise NotImplementedError

    def say_blanks(self, known: Any) -> None:
        """Tell which names in braces the paper fills in."""
        blanks = " · ".join(f"{{{name}}} {what}" for name, what in known.items())
        said = self.tr("ช่องที่โปรแกรมเติมให้: {blanks}").format(blanks=blanks)
        self.form.add(Paragraph(said, "small"), wide=True)


class TextDialog(_WordingDialog):
    """A text; the value is (text, day)."""

    def fill(self, content: Content) -> None:
        spec = TEXTS[self._code]
        if spec.blanks:
            self.say_blanks(spec.blanks)
        hint = self.tr("หนึ่งบรรทัดเป็นหนึ่งข้อ โปรแกรมใส่เลขข้อให้") if spec.items else ""
        rows = 8 if spec.limit > 250 else 3
        text = CountedText(content["text"], spec.limit, rows=rows, keep_lines=bool(spec.items))
        self.add("text", self.tr("ข้อความ"), text, wide=True, required=True, hint=hint)

    def value(self) -> tuple[str, date | None]:
        values = self.values()
        return values["text"], values["valid_from"]


class RecallDialog(_WordingDialog):
    """A letter of recall; the value is (LetterText, day)."""

    def fill(self, content: Content) -> None:
        self.say_blanks(BLANKS)
        subject = CountedLine(content["subject"], RECALL_SUBJECT)
        self.add("subject", self.tr("เรื่อง"), subject, wide=True, required=True)
        for name, caption, rows in (
            ("opening", self.tr("เหตุที่มีหนังสือ"), 2),
            ("finding", self.tr("ข้อเท็จจริง (ตารางรายการอยู่ต่อท้าย)"), 2),
            ("request", self.tr("ขอให้ทำอะไร"), 4),
            ("close", self.tr("ลงท้าย"), 1),
        ):
            text = CountedText(content[name], RECALL_TEXT, rows=rows)
            self.add(name, caption, text, wide=True, required=True)
        days = QSpinBox()
        days.setRange(1, MAX_DAYS)
        days.setSuffix(self.tr(" วัน"))
        days.setValue(content["days"])
        self.add("days", self.tr("ขอให้คืนภายใน"), days)
        slip = QCheckBox(self.tr("ส่งสำเนาใบยืมไปด้วย"))
        slip.setChecked(content["encloses_slip"])
        self.add("encloses_slip", self.tr("สิ่งที่ส่งมาด้วย"), slip)

    def value(self) -> tuple[LetterText, date | None]:
        values = self.values()
        valid_from = values.pop("valid_from")
        return LetterText(**values), valid_from


class NoticeDialog(_WordingDialog):
    """The notice, section by section; the value is (sections, day). A section left empty is left out."""

    def fill(self, content: Content) -> None:
        kept = [(part["heading"], part["text"]) for part in content["sections"]]
        for place, (heading, text) in enumerate([*kept, *[("", "")] * _SPARE][:NOTICE_SECTIONS]):
            self.add(
                f"heading.{place}",
                self.tr("หัวข้อที่ {number}").format(number=place + 1),
                CountedLine(heading, NOTICE_HEADING),
                wide=True,
            )
            box = CountedText(text, NOTICE_TEXT, rows=3)
            self.add(f"text.{place}", self.tr("ข้อความ"), box, wide=True)

    def value(self) -> tuple[list[NoticeSection], date | None]:
        values = self.values()
        count = sum(name.startswith("text.") for name in values)
        parts = ((values[f"heading.{place}"], values[f"text.{place}"]) for place in range(count))
        return [NoticeSection(*part) for part in parts], values["valid_from"]


def wording_form(
    context: AppContext, parent: QWidget, code: str, content: Content, fixed: date | None
) -> RecordDialog:
    """The form of a wording, filled with `content`; `fixed` is the day it begins when that may not change."""
    actor, db = context.actor, context.db
    if code in _RECALLS:
        level = _RECALLS[code]
        return RecallDialog(
            lambda given: save_wording(actor, db, level, *given), (code, content, fixed), parent
        )
    if code == NOTICE:
        return NoticeDialog(lambda given: save_notice(actor, db, *given), (code, content, fixed), parent)
    return TextDialog(lambda given: save_text(actor, db, code, *given), (code, content, fixed), parent)
