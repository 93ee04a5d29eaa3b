"""The loan desk in one screen: who, what, until when; then the slip at the right."""

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from reports import issuing
from ui.context import AppContext
from ui.pages.lending.free_items import FreeItems
from ui.pages.lending.papers import SLIP
from ui.pages.lending.parts import Scrolled
from ui.pages.lending.request_forms import Ask, ReasonDialog, said_why
from ui.pages.lending.slip_panel import SlipPanel
from ui.pages.lending.what_step import WhatStep
from ui.pages.lending.when_step import WhenStep
from ui.pages.lending.who_step import WhoStep
from ui.theme import Tone, set_look, tokens
from ui.widgets.banner import Banner
from ui.widgets.parts import button, label, row
from welfaredesk.domain import thai_dates
from welfaredesk.errors import DomainError, ValidationFailed
from welfaredesk.messages import issue_text, text_of
from welfaredesk.queries.lending_requests import RequestPage
from welfaredesk.services.documents import Kept
from welfaredesk.services.lending import Lent, LoanInput, lend

# refusals that a reason overrules, and where LoanInput takes it
REASONS = {
    "hold_waiting": "pass_reason",
    "borrower_restricted": "override_reason",
    "too_many_out": "override_reason",
}


class LoanDesk(QWidget):
    """Lending from a cold counter: type the name, Enter, scan, F9. What is filled in stays until saved."""

    left = Signal()
    return_asked = Signal(int)  # contract id
    slip_asked = Signal(int)  # contract id

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self.lent: Lent | None = None
        self._busy = False
        self._asked: LoanInput | None = None
        self.banner = Banner()
        self.who, self.what, self.when = WhoStep(context), WhatStep(context), WhenStep(context)
        self.free, self.slip = FreeItems(context), SlipPanel()
        self.right = QStackedWidget()
        self.save_button = button("", "print", "primary", self.go)
        self.save_button.setAutoDefault(True)  # Enter on the focused button prints
        self.clear_button = button(self.tr("ล้างที่กรอก"), "trash", "quiet", self.start)
        self.pdf_button = button(self.tr("บันทึกเป็น PDF"), "download", clicked=self.slip.save_slip)
        self.next_button = button(self.tr("ใบยืมใบใหม่ (F2)"), "plus", clicked=self.start)
        self.leave_button = button(self.tr("กลับ (Esc)"), "back", clicked=self.left.emit)
        self._sum = label(role="strong")
        self._keys = label(self.tr("Enter เลือกและไปต่อ · ↓ ดูอุปกรณ์ที่ว่าง · F9 บันทึกและพิมพ์"), "small")
        self._lay_out()
        self._connect()
        self.start()

    # --- what others ask for ---

    def start(self) -> None:
        """A new, empty loan; not while one is being saved."""
        if self._busy:
            return
        self.lent = None
        self.banner.clear()
        self.slip.clear()
        self.who.clear()
        self.what.clear()
        self.when.clear()
        self.free.search.clear()
        self.free.show_without(())
        self._show_state()
        self.take_focus()

    def is_empty(self) -> bool:
        """True when leaving loses no work: no device and no purpose filled in, or all of it saved."""
        return self.lent is not None or not (self.what.item_ids() or self.when.purpose_text())

    def choose_borrower(self, person_id: int) -> None:
        """Lend to this person; devices chosen before for somebody else are pointed out."""
        before = self.who.borrower.person_id()
        self.who.borrower.choose(person_id)
        count = len(self.what.item_ids())
        if count and before != person_id:
            said = self.tr("ใบยืมนี้มีอุปกรณ์ที่เลือกค้างไว้ {count} รายการ กรุณาตรวจก่อนบันทึก หรือกด «ล้างที่กรอก»")
            self.banner.say(Tone.WAIT, said.format(count=count))

    def fill_from(self, request: RequestPage) -> None:
        """Hand over what a request asks for: everybody and everything it names, the piece kept for it."""
        self.start()
        self.who.fill(request.data.applicant_id or 0, request.data.beneficiary_id, request.data.relation)
        self.when.purpose.setPlainText(request.data.reason)
        self.when.more.choose_delivery(request.data.delivery)
        if request.row.item_id is not None:
            self.what.add_item(request.row.item_id)
        else:
            self.free.search.setText(request.row.model)
        self.take_focus()

    def add_item(self, item_id: int) -> None:
        """Put this device on the slip."""
        self.what.add_item(item_id)
        self.take_focus()

    def take_focus(self) -> None:
        """Put the keyboard where the work goes on."""
        if self.lent is not None:
            self.save_button.setFocus()
        elif self.who.borrower.person_id() is None:
            self.who.take_focus()
        else:
            self.what.code.setFocus()

    def refresh(self) -> None:
        """Something changed elsewhere: what is free, and the person's warnings."""
        if self.lent is None:
            self.free.show_without(self.what.item_ids())
            self.who.borrower.refresh()
            self.who.user.refresh()

    def go(self) -> None:
        """F9: save and show the slip; when it is saved already, print it (or make it again)."""
        if self._busy:
            return
        if self.lent is None:
            self._save()
        elif self.slip.view.data:
            self.slip.print_slip()
        else:
            self._issue()

    # --- saving ---

    def _save(self) -> None:
        self.banner.clear()
        borrower = self.who.borrower.person_id()
        if not (self.who.check() and self.what.check() and self.when.check()) or borrower is None:
            self._reveal()
            return
        self._lend(
            LoanInput(
                borrower_id=borrower,
                item_ids=self.what.item_ids(),
                beneficiary_id=self.who.beneficiary_id(),
                relation=self.who.relation_text(),
                purpose=self.when.purpose_text(),
                due_on=self.when.due.value(),
                handed=self.what.handed(),
                **self.when.more.values(),
            )
        )

    def _lend(self, data: LoanInput) -> None:
        self._asked = data
        self._set_busy(True)
        actor, db = self.context.actor, self.context.db
        self.context.jobs.start(
            lambda _progress, _cancelled: lend(actor, db, data), self._on_lent, self._on_refused, owner=self
        )

    def _on_lent(self, lent: Lent) -> None:
        self._set_busy(False)
        self.lent = lent
        self._show_state()
        self._say_saved()
        self.context.changes.announce(lent.touched)
        self._issue()

    def _on_refused(self, error: Exception) -> None:
        self._set_busy(False)
        if isinstance(error, ValidationFailed):
            for issue in error.issues:
                self._say_issue(issue.field, issue_text(issue))
            self._reveal()
            return
        if not isinstance(error, DomainError):
            raise error
        reason = REASONS.get(error.code, "")
        say_why = self.tr("ให้ยืมโดยระบุเหตุผล…") if reason else ""
        self.banner.say(Tone.LATE, text_of(error), say_why, lambda: self._ask_why(reason, text_of(error)))
        self.free.show_without(self.what.item_ids())
        self.what.code.setFocus()

    def _ask_why(self, field: str, about: str) -> None:
        """A refusal that a recorded reason overrules: ask for it and lend."""
        data = self._asked
        assert data is not None
        ask = Ask(self.tr("ให้ยืมโดยระบุเหตุผล"), about, self.tr("เหตุผล"), self.tr("ให้ยืม"))
        dialog = ReasonDialog(said_why, ask, self)
        dialog.saved.connect(lambda reason: self._lend(replace(data, **{field: reason})))
        dialog.open()
        dialog.finished.connect(dialog.deleteLater)

    def _say_issue(self, field: str, text: str) -> None:
        if field in ("due_on", "purpose", "lent_on", "backdate_reason", "guarantor_id"):
            self.when.say_issue(field, text)
        elif field == "items":
            self.what.say_issue(text)
        else:
            self.banner.say(Tone.LATE, text)

    def _reveal(self) -> None:
        """Bring the field with the cursor, and the message under it, into view."""
        field = self._steps.focusWidget()
        if field is not None:
            QTimer.singleShot(
                0, field, lambda: self._scroll.ensureWidgetVisible(field, 0, 3 * tokens.CONTROL)
            )

    def _issue(self) -> None:
        assert self.lent is not None
        contract_id, actor, db = self.lent.contract_id, self.context.actor, self.context.db
        self._set_busy(True)
        self.context.jobs.start(
            lambda _progress, _cancelled: issuing.issue(actor, db, SLIP, contract_id),
            self._on_issued,
            self._on_not_issued,
            owner=self,
        )

    def _on_issued(self, kept: Kept) -> None:
        self._set_busy(False)
        self._say_saved()
        self.slip.show_slip(kept.pdf, self.tr("ใบยืม"), kept.no)
        self.save_button.setFocus()
        self.context.changes.announce(kept.touched)

    def _on_not_issued(self, error: Exception) -> None:
        self._set_busy(False)
        assert self.lent is not None
        self.slip.clear(self.tr("ยังไม่มีใบยืม กด F9 เพื่อทำใหม่"))
        self.save_button.setFocus()
        if not isinstance(error, DomainError):
            raise error
        said = self.tr("บันทึกการยืมเลขที่ {no} แล้ว แต่ยังทำใบยืมไม่ได้: {why}")
        text = said.format(no=self.lent.no, why=text_of(error))
        self.banner.say(Tone.WAIT, text, self.tr("ลองอีกครั้ง"), self._issue)

    def _say_saved(self) -> None:
        assert self.lent is not None
        contract_id = self.lent.contract_id
        said = self.tr("บันทึกใบยืมเลขที่ {no} แล้ว กำหนดคืน {due}")
        text = said.format(no=self.lent.no, due=thai_dates.screen(self.lent.due_on))
        self.banner.say(Tone.DONE, text, self.tr("เปิดใบยืม"), lambda: self.slip_asked.emit(contract_id))

    # --- putting it together ---

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.save_button.setEnabled(not busy)
        self.clear_button.setEnabled(not busy)
        self.next_button.setEnabled(not busy)
        self.pdf_button.setEnabled(not busy)

    def _show_state(self) -> None:
        saved = self.lent is not None
        self._steps.setEnabled(not saved)
        self.right.setCurrentWidget(self.slip if saved else self.free)
        self.save_button.setText(self.tr("พิมพ์ใบยืม (F9)") if saved else self.tr("บันทึกและพิมพ์ใบยืม (F9)"))
        self.next_button.setVisible(saved)
        self.pdf_button.setVisible(saved)
        self.clear_button.setVisible(not saved)
        self._say_sum()

    def _say_sum(self) -> None:
        """Beside the button: what is about to be saved, also when the steps are scrolled away."""
        count, due = len(self.what.item_ids()), self.when.due.value()
        shown = self.lent is None and count > 0 and due is not None
        if due is not None:
            said = self.tr("{count} รายการ คืนภายใน {due}")
            self._sum.setText(said.format(count=count, due=thai_dates.screen(due)))
        self._sum.setVisible(shown)
        self._keys.setVisible(self.lent is None and not shown)

    def _lay_out(self) -> None:
        self.right.addWidget(self.free)
        self.right.addWidget(self.slip)
        self._steps = Scrolled()
        steps = QVBoxLayout(self._steps)
        steps.setContentsMargins(0, 0, tokens.GAP_S, 0)
        steps.setSpacing(tokens.GAP_S)
        for step in (self.who, self.what, self.when):
            steps.addWidget(step)
        steps.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._steps)
        middle = row(gap=tokens.GAP_S)
        middle.addWidget(self._scroll, 11)
        middle.addWidget(self.right, 8)
        inside = QVBoxLayout()
        inside.setContentsMargins(tokens.GAP_L, tokens.GAP_M, tokens.GAP_L, tokens.GAP_S)
        inside.setSpacing(tokens.GAP_S)
        inside.addWidget(self.banner)
        inside.addLayout(middle, 1)
        footer = QFrame()
        set_look(footer, role="footer")
        bottom = row(
            self.leave_button,
            self._keys,
            None,
            self._sum,
            self.clear_button,
            self.next_button,
            self.pdf_button,
            self.save_button,
        )
        bottom.setContentsMargins(tokens.GAP_L, tokens.GAP_S, tokens.GAP_L, tokens.GAP_S)
        footer.setLayout(bottom)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(inside, 1)
        layout.addWidget(footer)

    def _connect(self) -> None:
        self.who.ready.connect(self.what.code.setFocus)
        for choice in (self.who.borrower, self.who.user):
            choice.picker.code_entered.connect(self._on_scanned_early)
            choice.strip.return_asked.connect(self.return_asked)
        self.what.user = self._user
        self.who.changed.connect(self._propose)
        self.when.more.day_changed.connect(self._propose)
        self.what.changed.connect(self._on_items)
        self.when.changed.connect(self._say_sum)
        self.what.typing.connect(self.free.search.setText)
        self.what.search_wanted.connect(self._on_search)
        self.what.code.left_down.connect(self.free.take_focus)
        self.what.ready.connect(self._on_what_ready)
        self.what.return_asked.connect(self.return_asked)
        self.free.picked.connect(self._on_picked)
        self.when.ready.connect(self.save_button.setFocus)
        QShortcut(QKeySequence("F9"), self, self.go)

    def _on_items(self) -> None:
        taken = self.what.item_ids()
        self._propose()
        self.free.search.clear()
        self.free.show_without(taken)
        self._say_sum()

    def _user(self) -> int | None:
        """Who will use the devices, as far as chosen."""
        return self.who.beneficiary_id() or self.who.borrower.person_id()

    def _propose(self) -> None:
        self.when.propose(self.what.item_ids(), self._user())

    def _on_what_ready(self) -> None:
        self.when.due.setFocus()
        self._reveal()

    def _on_picked(self, item_id: int) -> None:
        self.what.add_item(item_id)

    def _on_scanned_early(self, code: str) -> None:
        """A code scanned while the cursor was still at the person: take it and go back there."""
        self.what.add_code(code)
        self.take_focus()

    def _on_search(self, text: str) -> None:
        self.free.search.setText(text)
        only = self.free.only()
        if any(letter.isdigit() for letter in text) or self.free.model.rowCount() == 0:
            # a scanned label must never turn into another device by likeness
            self.what.say_unknown(text)
        elif only is not None:
            self.what.add_item(only)
        else:
            self.free.take_focus()
