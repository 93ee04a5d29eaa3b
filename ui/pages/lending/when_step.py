"""Step three of the loan desk: until when, proposed with its rule as a sentence, and what for."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.context import AppContext
from ui.pages.lending.more_step import MoreStep
from ui.pages.lending.parts import Step
from ui.theme import tokens
from ui.widgets.counted import CountedText
from ui.widgets.field import Field
from ui.widgets.parts import Paragraph, column, row
from ui.widgets.thai_date_edit import ThaiDateEdit
from welfaredesk import clock
from welfaredesk.domain import thai_dates
from welfaredesk.messages import sentence
from welfaredesk.queries.lending_terms import ProposedTerm, proposed_term
from welfaredesk.services.lending import LIMITS

translate = QCoreApplication.translate


class PurposeEdit(CountedText):
    """One flowing text without line ends, because it stands in a paragraph of the slip. Enter moves on."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__("", LIMITS["purpose"])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
            return
        super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(" ".join(source.text().split()))


class WhenStep(Step):
    """Due date and purpose. `ready` when Enter leaves the last field."""

    changed = Signal()
    ready = Signal()

    def __init__(self, context: AppContext) -> None:
        super().__init__("③", translate("lending", "ถึงเมื่อไร"))
        self.context = context
        self._term: ProposedTerm | None = None
        self._from = clock.today()
        self.due = ThaiDateEdit()
        self.due.setObjectName("due_on")
        self.due_field = Field(self.tr("กำหนดคืน"), self.due)
        self.purpose = PurposeEdit()
        self.purpose.setObjectName("purpose")
        self.purpose.setPlaceholderText(self.tr("เช่น ใช้ดูแลผู้ป่วยติดเตียงที่บ้าน"))
        self.purpose_field = Field(self.tr("ยืมไปเพื่อ"), self.purpose)
        self.rule_text = Paragraph(role="small")
        left = QWidget()
        left.setFixedWidth(220)
        left.setLayout(column(self.due_field, self.rule_text, None, gap=tokens.GAP_XS))
        line = row(left, gap=tokens.GAP_L)
        line.addWidget(self.purpose_field, 1)
        self.body.addLayout(line)
        self.more = MoreStep(context)
        self.body.addWidget(self.more)
        self.due.changed.connect(lambda _day: self._on_due())
        self.due.returnPressed.connect(self.purpose.setFocus)
        self.purpose.textChanged.connect(self._on_purpose)
        self.purpose.left.connect(self.ready)
        self._on_purpose()

    def clear(self) -> None:
        """The office's usual term, no purpose."""
        self._term = None
        self.more.clear()
        self.purpose.clear()
        self.due.set_value(None)
        self.propose(())
        self.due_field.set_message("")
        self.purpose_field.set_message("")

    def propose(self, item_ids: Sequence[int], user_id: int | None = None) -> None:
        """Propose the due date of these devices for their user; a date the clerk changed stays."""
        lent_on = self.more.day()
        term = proposed_term(self.context.db, item_ids, user_id, lent_on)
        untouched = self.due.value() in (None, self._term.due_on if self._term else None)
        self._term, self._from = term, lent_on
        if untouched:
            self.due.set_value(term.due_on)
        self._say_rule()

    def purpose_text(self) -> str:
        """The purpose as typed, spaces trimmed."""
        return self.purpose.value()

    def check(self) -> bool:
        """Say what can't be saved under its field and go there; True when all can."""
        problem = self.due.check()
        if not problem and self.due.value() is None:
            problem = sentence("required")
        self.due_field.set_message(problem)
        if problem:
            self.due.setFocus()
            return False
        return self.more.check()

    def say_issue(self, field: str, text: str) -> None:
        """What the saving found wrong with a field of this step."""
        if self.more.say_issue(field, text):
            return
        where = self.purpose_field if field == "purpose" else self.due_field
        where.set_message(text)
        where.editor.setFocus()

    def _on_due(self) -> None:
        self._say_rule()
        self.changed.emit()

    def _on_purpose(self) -> None:
        self.purpose_field.set_message("")
        self.changed.emit()

    def _say_rule(self) -> None:
        if self._term is None:
            self.rule_text.set_plain("")
            return
        rule = rule_sentence(self._term)
        chosen = self.due.value()
        if chosen is not None and chosen != self._term.due_on:
            said = self.tr("ให้ยืม {count} วัน แก้จากที่เสนอไว้ {day} ({rule})")
            count = (chosen - self._from).days
            rule = said.format(count=count, day=thai_dates.screen(self._term.due_on), rule=rule)
        self.rule_text.set_plain(rule)


def rule_sentence(term: ProposedTerm) -> str:
    """How long, and by which rule."""
    days = translate("lending", "กำหนดคืน {days} วัน").format(days=term.days)
    if term.by_office:
        return translate("lending", "{days} ตามค่าปกติของสำนักงาน").format(days=days)
    what = term.model or (
        translate("lending", "ประเภท{category}").format(category=term.category) if term.category else ""
    )
    if what and term.group:
        said = translate("lending", "{days} ตามกติกาของ{what} สำหรับ{group}")
    else:
        said = translate("lending", "{days} ตามกติกาของ{what}{group}")
    return said.format(days=days, what=what, group=term.group)
