"""Extending loans: which items, until when, how it was asked for; what speaks against it is said at once."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from ui.context import AppContext
from ui.pages.lending import words
from ui.pages.lending.papers import RENEWAL, show_paper
from ui.theme import Tone, tokens
from ui.widgets import editors
from ui.widgets.counted import CountedLine, CountedText
from ui.widgets.record_dialog import RecordDialog
from ui.widgets.thai_date_edit import ThaiDateEdit
from welfaredesk import clock
from welfaredesk.domain import thai_dates
from welfaredesk.messages import sentence
from welfaredesk.queries.lending import LoanRow
from welfaredesk.queries.lending_lines import renewal_doubts
from welfaredesk.queries.lending_terms import proposed_term
from welfaredesk.services import lending_renewals
from welfaredesk.services.lending_renewals import LIMITS, Renewed, RenewInput

translate = QCoreApplication.translate


class _Lines(QWidget):
    """A tick for each item that can be extended."""

    def __init__(self, loans: Sequence[LoanRow]) -> None:
        super().__init__()
        self.ticks: dict[int, QCheckBox] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(tokens.GAP_XS)
        for loan in loans:
            said = self.tr("{device} · {borrower} · กำหนดคืน {due}")
            due = thai_dates.screen(loan.due_on)
            tick = QCheckBox(said.format(device=words.device(loan), borrower=loan.borrower, due=due))
            tick.setChecked(True)
            self.ticks[loan.line_id] = tick
            layout.addWidget(tick)

    def value(self) -> tuple[int, ...]:
        """The lines to extend."""
        return tuple(line for line, tick in self.ticks.items() if tick.isChecked())


class RenewDialog(RecordDialog):
    """Asks until when; `saved` carries what was extended."""

    WIDTH = 720

    def __init__(self, context: AppContext, loans: Sequence[LoanRow], parent: QWidget | None = None) -> None:
        self._context = context
        actor, db = context.actor, context.db
        super().__init__(lambda data: lending_renewals.renew(actor, db, data), loans, parent)
        self.setWindowTitle(self.tr("ต่ออายุการยืม"))
        self.setObjectName("renew_dialog")
        self.save_button.setText(self.tr("ต่ออายุการยืม"))
        self._say_doubts()

    def build(self, initial: Sequence[LoanRow]) -> None:
        self._loans = loans = initial
        self.add("line_ids", self.tr("รายการที่ต่ออายุ"), _Lines(loans), wide=True)
        due = ThaiDateEdit(self._proposed())
        self.add("new_due_on", self.tr("กำหนดคืนใหม่"), due, required=True)
        self.add("how", self.tr("ขอต่ออายุทาง"), editors.combo(list(lending_renewals.HOW.items()), "counter"))
        self.add("seen", "", QCheckBox(self.tr("ได้เห็นอุปกรณ์แล้ว")))
        condition = CountedLine("", LIMITS["condition"])
        condition.setPlaceholderText(self.tr("เช่น ใช้งานได้ดี"))
        self.add("condition", self.tr("สภาพปัจจุบัน"), condition)
        self.add("reason", self.tr("เหตุผล"), CountedText("", LIMITS["reason"]), wide=True)
        self.editors["new_due_on"].setFocus()

    def value(self) -> RenewInput:
        return RenewInput(**self.values())

    def _proposed(self) -> date:
        """The usual term counted from the day the loan is due, or from today when that is past."""
        start = max([clock.today(), *(loan.due_on for loan in self._loans)])
        items = [loan.item_id for loan in self._loans]
        return proposed_term(self._context.db, items, self._loans[0].beneficiary_id, start).due_on

    def _say_doubts(self) -> None:
        found = renewal_doubts(self._context.db, [loan.line_id for loan in self._loans])
        if found:
            self.banner.say(Tone.WAIT, "\n".join(sentence(doubt.code, doubt.params) for doubt in found))


def renew_loans(context: AppContext, parent: QWidget, loans: Sequence[LoanRow]) -> None:
    """Ask until when these lines are to be extended; afterwards the request (L-04) can be printed."""
    still_out = [loan for loan in loans if loan.returned_on is None and not loan.cancelled]
    if not still_out:
        return
    dialog = RenewDialog(context, still_out, parent)

    def on_saved(renewed: Renewed) -> None:
        context.changes.announce(renewed.touched)
        said = translate("lending", "ต่ออายุการยืมถึง {day} แล้ว").format(day=thai_dates.screen(renewed.due_on))
        context.routes.said.emit(said)
        if len(renewed.renewal_ids) == 1:
            show_paper(parent, context, RENEWAL, renewed.renewal_ids[0])

    dialog.saved.connect(on_saved)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
