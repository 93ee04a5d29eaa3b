"""One request: who asks for whom, what was decided, where it stands in the waiting list, what comes next."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from ui.context import AppContext
from ui.models.listed_rows import ListedRows
from ui.models.query_table import QueryTableModel
from ui.pages.lending import request_words as words
from ui.pages.lending.papers import REQUEST, show_paper
from ui.pages.lending.request_forms import (
    Ask,
    DecideDialog,
    OfferDialog,
    ReasonDialog,
    RequestDialog,
    RequestForm,
)
from ui.theme import Tone
from ui.widgets.full_page import Facts, FullPage
from ui.widgets.parts import button, label
from ui.widgets.record_dialog import RecordDialog
from ui.widgets.table import TableView
from welfaredesk import clock
from welfaredesk.domain import thai_dates
from welfaredesk.domain.loan_requests import DELIVERIES, EVIDENCE, RequestState
from welfaredesk.queries.lending_requests import (
    TO_HAND_OVER,
    UNDER_WAY,
    RequestPage,
    free_pieces,
    lent_models,
    request_page,
)
from welfaredesk.queries.office import signatory_on
from welfaredesk.services import lending_requests as service
from welfaredesk.services.audit import Saved


class RequestView(FullPage):
    """The page of one request; `lend_asked` carries its id when it is to be handed over."""

    lend_asked = Signal(int)
    loan_opened = Signal(int)  # contract id
    request_opened = Signal(int)

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self.shown: RequestPage | None = None
        self.print_button = button(self.tr("พิมพ์คำขอ"), "print", clicked=self._print)
        self.edit_button = button(self.tr("แก้ไข…"), "edit", clicked=self._edit)
        self.withdraw_button = button(self.tr("ถอนคำขอ…"), "undo", clicked=self._withdraw)
        self.let_go_button = button(self.tr("ยกเลิกการจอง…"), "close", clicked=self._let_go)
        self.offer_button = button(self.tr("จองชิ้นที่ว่างให้…"), "box", clicked=self._offer)
        self.again_button = button(self.tr("เข้าคิวใหม่"), "refresh", clicked=self._again)
        self.decide_button = button(self.tr("พิจารณา…"), "check", "primary", self._decide)
        self.lend_button = button(self.tr("ส่งมอบ ทำใบยืม"), "hand-over", "primary", self._lend)
        self.loan_button = button(self.tr("เปิดใบยืม"), "file", clicked=self._open_loan)
        for part in self._buttons():
            self.add_action(part)
        self.facts = Facts()
        self.queue_title = label(role="section")
        self.model = QueryTableModel(words.queue_columns(), self)
        self.table = TableView(self.model)
        self.body.addWidget(self.facts)
        self.body.addWidget(self.queue_title)
        self.body.addWidget(self.table, 1)
        self.table.opened.connect(lambda request: self.request_opened.emit(request))

    def show_request(self, request_id: int) -> None:
        """Show a request. Raises RecordNotFound."""
        self.shown = page = request_page(self.context.db, request_id)
        self.title.setText(self.tr("คำขอยืม {no}").format(no=page.row.no))
        self.badge.set_badge(words.state_badge(page.row))
        self.facts.show_facts(self._facts(page))
        self._show_buttons(page)
        line_up = {row.id: row for row in page.line_up}
        said = self.tr("คิวของ {model} {count} ราย")
        self.queue_title.setText(said.format(model=page.row.model, count=len(line_up)))
        self.queue_title.setVisible(bool(line_up))
        self.table.setVisible(bool(line_up))
        self.model.show_query(ListedRows(line_up))
        self.table.select_id(page.row.id)
        text, tone = self._next_step(page)
        self.say_status(text, tone)

    def refresh(self) -> None:
        """Read the request again."""
        if self.shown is not None:
            self.show_request(self.shown.row.id)

    def take_focus(self) -> None:
        """Put the keyboard on what comes next."""
        for part in reversed(self._buttons()):
            if part.isVisibleTo(self):
                part.setFocus()
                return

    # --- what is shown ---

    def _buttons(self) -> tuple[QPushButton, ...]:
        return (
            self.print_button,
            self.edit_button,
            self.withdraw_button,
            self.let_go_button,
            self.again_button,
            self.offer_button,
            self.loan_button,
            self.lend_button,
            self.decide_button,
        )

    def _show_buttons(self, page: RequestPage) -> None:
        state = page.row.state
        open_ = state in UNDER_WAY or state is RequestState.EXPIRED
        first = next((row for row in page.line_up if row.item_id is None), None)
        is_next = state is RequestState.APPROVED and first is not None and first.id == page.row.id
        self.edit_button.setVisible(state is RequestState.SUBMITTED)
        self.decide_button.setVisible(state is RequestState.SUBMITTED)
        self.withdraw_button.setVisible(open_)
        self.let_go_button.setVisible(state is RequestState.OFFERED)
        self.again_button.setVisible(state is RequestState.EXPIRED)
        self.offer_button.setVisible(is_next)
        self.lend_button.setVisible(state in TO_HAND_OVER)
        self.loan_button.setVisible(state is RequestState.LENT)

    def _facts(self, page: RequestPage) -> list[tuple[str, str] | tuple[str, str, int]]:
        row, data = page.row, page.data
        wanted = " – ".join(thai_dates.screen(day) for day in (data.wanted_from, data.wanted_to) if day)
        return [
            (self.tr("ผู้ขอ"), row.applicant),
            (self.tr("ผู้ใช้อุปกรณ์"), words.user_words(row) or self.tr("ผู้ขอใช้เอง")),
            (self.tr("อุปกรณ์ที่ขอ"), " · ".join(filter(None, (row.model, data.features)))),
            (self.tr("ความจำเป็น"), words.need_words(row.need)),
            (self.tr("เหตุผล"), data.reason, 2),
            (self.tr("วันที่ขอ"), thai_dates.screen(row.asked_on)),
            (self.tr("ต้องการช่วง"), wanted),
            (self.tr("วิธีรับ"), DELIVERIES.get(data.delivery, "")),
            (self.tr("หลักฐาน"), ", ".join(EVIDENCE[key] for key in EVIDENCE if key in data.evidence), 2),
            (self.tr("ผลพิจารณา"), self._decision(page), 2),
            (self.tr("ถอนคำขอ"), page.withdrawn_reason, 2),
            (self.tr("ให้ผู้อื่นยืมก่อน"), self._passed(page), 4),
        ]

    def _decision(self, page: RequestPage) -> str:
        if page.decided_on is None:
            return ""
        verdict = self.tr("อนุมัติ") if page.decision == service.APPROVED else self.tr("ไม่อนุมัติ")
        said = self.tr("{verdict} โดย {by} {day}")
        text = said.format(verdict=verdict, by=page.decided_by, day=thai_dates.screen(page.decided_on))
        return f"{text} · {page.decision_note}" if page.decision_note else text

    def _passed(self, page: RequestPage) -> str:
        said = self.tr("{day} ใบยืม {no} เพราะ {reason} (โดย {by})")
        return "\n".join(
            said.format(
                day=thai_dates.screen(each.passed_on),
                no=each.contract_no,
                reason=each.reason,
                by=each.decided_by,
            )
            for each in page.passed
        )

    def _next_step(self, page: RequestPage) -> tuple[str, Tone]:
        row = page.row
        said = {
            RequestState.SUBMITTED: (self.tr("ยังไม่ได้พิจารณา อนุมัติแล้วจะเข้าคิวตามความจำเป็น"), Tone.INFO),
            RequestState.APPROVED: (self.tr("มีของว่าง จองชิ้นไว้ให้ หรือส่งมอบได้ทันที"), Tone.DONE),
            RequestState.WAITING: (self.tr("รอของว่าง เมื่อรับคืนโปรแกรมจะบอกว่าคิวนี้เป็นคิวถัดไป"), Tone.WAIT),
            RequestState.OFFERED: (
                self.tr("จอง {code} ไว้ให้แล้ว กรุณาแจ้งให้มารับ").format(code=row.code),
                Tone.DONE,
            ),
            RequestState.EXPIRED: (self.tr("ไม่ได้มารับภายในวันที่จอง ให้เข้าคิวใหม่ หรือถอนคำขอ"), Tone.LATE),
        }
        return said.get(row.state, ("", Tone.NEUTRAL))

    # --- what is done ---

    def _print(self) -> None:
        if self.shown is not None:
            show_paper(self, self.context, REQUEST, self.shown.row.id)

    def _edit(self) -> None:
        if (page := self.shown) is not None:
            title = self.tr("แก้ไขคำขอ {no}").format(no=page.row.no)
            form = RequestForm(title, self.context, lent_models(self.context.db), page.data)
            db, actor = self.context.db, self.context.actor
            self._run(
                RequestDialog(
                    lambda data: service.change(actor, db, page.row.id, data, version=page.version),
                    form,
                    self,
                ),
                self.tr("แก้ไขคำขอแล้ว"),
            )

    def _decide(self) -> None:
        if (page := self.shown) is not None:
            view = self.context.office_view
            approver = signatory_on(view, "approver", clock.today(), "lending").name if view else ""
            db, actor = self.context.db, self.context.actor
            dialog = DecideDialog(
                lambda data: service.decide(actor, db, page.row.id, data), (page.row.no, approver), self
            )
            self._run(dialog, self.tr("บันทึกผลพิจารณาแล้ว"))

    def _offer(self) -> None:
        if (page := self.shown) is not None:
            db, actor = self.context.db, self.context.actor
            dialog = OfferDialog(
                lambda chosen: service.offer(actor, db, page.row.id, *chosen),
                (page.row.beneficiary, free_pieces(db, page.row.model_id)),
                self,
            )
            self._run(dialog, self.tr("จองไว้แล้ว กรุณาแจ้งให้มารับ"))

    def _withdraw(self) -> None:
        about = self.tr("ผู้ขอไม่ต้องการแล้ว เลขที่คำขอยังอยู่พร้อมเหตุผล และออกจากคิว")
        ask = Ask(self.tr("ถอนคำขอ"), about, self.tr("เหตุผลที่ถอน"), self.tr("ถอนคำขอ"))
        self._ask(ask, service.withdraw, self.tr("ถอนคำขอแล้ว"))

    def _let_go(self) -> None:
        about = self.tr("ชิ้นที่จองไว้จะว่าง ส่วนคำขอยังอยู่ในคิวเดิม")
        ask = Ask(self.tr("ยกเลิกการจอง"), about, self.tr("เหตุผล"), self.tr("ยกเลิกการจอง"))
        self._ask(ask, service.take_offer_back, self.tr("ยกเลิกการจองแล้ว"))

    def _again(self) -> None:
        if self.shown is not None:
            saved = service.queue_again(self.context.actor, self.context.db, self.shown.row.id)
            self.context.changes.announce(saved.touched)
            self.context.routes.said.emit(self.tr("เข้าคิวใหม่แล้ว"))

    def _ask(self, ask: Ask, deed: Callable[..., Saved], said: str) -> None:
        if (page := self.shown) is not None:
            db, actor = self.context.db, self.context.actor
            self._run(ReasonDialog(lambda reason: deed(actor, db, page.row.id, reason), ask, self), said)

    def _run(self, dialog: RecordDialog, said: str) -> None:
        dialog.saved.connect(lambda saved: self._on_saved(saved, said))
        dialog.open()
        dialog.finished.connect(dialog.deleteLater)

    def _on_saved(self, saved: Saved, said: str) -> None:
        self.context.changes.announce(saved.touched)
        self.context.routes.said.emit(said)

    def _lend(self) -> None:
        if self.shown is not None:
            self.lend_asked.emit(self.shown.row.id)

    def _open_loan(self) -> None:
        if self.shown is not None and self.shown.row.contract_id is not None:
            self.loan_opened.emit(self.shown.row.contract_id)
