"""One slip: who, why, its devices and where each stands; print again, take back, cancel."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from ui.context import AppContext
from ui.models.listed_rows import ListedRows
from ui.models.query_table import Badge, QueryTableModel
from ui.pages.lending import columns, words
from ui.pages.lending.after_actions import open_claim
from ui.pages.lending.cancel_dialog import CancelDialog
from ui.pages.lending.papers import RETURNED_SLIP, SLIP, show_paper
from ui.pages.lending.photos_dialog import show_photos
from ui.pages.lending.renew_dialog import renew_loans
from ui.pages.lending.slip_events import SlipEvents
from ui.theme import Tone
from ui.widgets.chip import ChipBar
from ui.widgets.full_page import Facts, FullPage
from ui.widgets.parts import button, row
from ui.widgets.table import TableView
from welfaredesk.domain import thai_dates
from welfaredesk.errors import RecordNotFound
from welfaredesk.queries.lending import LoanRow, loan_lines, loan_terms
from welfaredesk.queries.persons import PersonQuery
from welfaredesk.services.lending import cancel_loan
from welfaredesk.services.lending_claims import DAMAGE, SAYS_RETURNED
from welfaredesk.services.lending_photos import IN, OUT


class SlipPage(FullPage):
    """The page of one loan contract."""

    item_opened = Signal(int)
    return_asked = Signal(int)  # contract id

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self.contract_id: int | None = None
        self.lines: tuple[LoanRow, ...] = ()
        self.borrower_button = button(self.tr("เปิดหน้าผู้ยืม"), "person", "quiet", self._open_borrower)
        self.print_button = button(self.tr("พิมพ์ใบยืม"), "print", clicked=lambda: self._show(SLIP))
        self.returned_button = button(
            self.tr("พิมพ์บันทึกการคืน"), "print", clicked=lambda: self._show(RETURNED_SLIP)
        )
        self.photos_button = button(self.tr("ภาพ…"), "eye", "quiet", self._show_photos)
        self.claim_button = button(self.tr("เรียกร้อง…"), "warning", "quiet", self._claim)
        self.renew_button = button(self.tr("ต่ออายุ…"), "calendar", clicked=self._renew)
        self.cancel_button = button(self.tr("ยกเลิกใบยืม"), "close", "danger", self._cancel)
        self.return_button = button(self.tr("รับคืน"), "undo", "primary", self._return)
        for part in (
            self.borrower_button,
            self.cancel_button,
            self.returned_button,
            self.print_button,
            self.renew_button,
            self.return_button,
        ):
            self.add_action(part)
        self.facts = Facts()
        self.model = QueryTableModel(columns.slip_lines(), self)
        self.table = TableView(self.model)
        self.body.addWidget(self.facts)
        self.events = SlipEvents(context)
        self.chips = ChipBar()
        self.chips.add("lines", self.tr("รายการที่ยืม"), "list", on=True)
        self.chips.add("events", self.tr("การรับคืนและต่ออายุ"), "history")
        self.lists = QStackedWidget()
        self.lists.addWidget(self.table)
        self.lists.addWidget(self.events)
        head = row(self.chips, self.photos_button, self.claim_button)
        head.setStretch(0, 1)
        self.body.addLayout(head)
        self.body.addWidget(self.lists, 1)
        self.chips.changed.connect(lambda _keys: self._show_list())
        self.table.opened.connect(self._on_opened)

    def show_slip(self, contract_id: int) -> None:
        """Show a slip. Raises RecordNotFound."""
        lines = loan_lines(self.context.db, contract_id)
        if not lines:
            raise RecordNotFound("not_found", what=self.tr("ใบยืม {id}").format(id=contract_id))
        self.contract_id, self.lines = contract_id, lines
        first = lines[0]
        self.title.setText(self.tr("ใบยืม {no}").format(no=first.no))
        self.badge.set_badge(self._badge())
        self._show_facts(first)
        self._show_buttons()
        self.model.show_query(ListedRows({line.line_id: line for line in lines}))
        self.chips.chips["lines"].set_count(len(lines))
        self.chips.chips["events"].set_count(self.events.show_slip(contract_id))
        reason = self.tr("ใบยืมนี้ถูกยกเลิกแล้ว: {reason}").format(reason=first.cancel_reason)
        self.say_status(reason if first.cancelled else "", Tone.WAIT)

    def refresh(self) -> None:
        """Read the slip again."""
        if self.contract_id is not None:
            self.show_slip(self.contract_id)

    def _badge(self) -> Badge:
        out = [line for line in self.lines if line.returned_on is None and not line.cancelled]
        if out:
            return words.loan_badge(max(out, key=lambda line: line.days_late))
        if self.lines[0].cancelled:
            return words.loan_badge(self.lines[0])
        return Badge(self.tr("คืนครบแล้ว"), Tone.DONE)

    def _show_facts(self, first: LoanRow) -> None:
        known = [first.borrower_id] if first.borrower_id is not None else []
        borrower = PersonQuery(self.context.db).rows(known).get(known[0]) if known else None
        phone = words.phone_text(borrower) if borrower else ""
        terms = loan_terms(self.context.db, first.contract_id)
        self.facts.show_facts(
            [
                (self.tr("ผู้ยืม"), first.borrower, 2),
                (self.tr("โทรศัพท์ผู้ยืม"), phone or self.tr("ไม่มีในทะเบียน")),
                (self.tr("หมู่"), borrower.moo if borrower else ""),
                (self.tr("ผู้ใช้อุปกรณ์"), words.user_of(first) or self.tr("ผู้ยืมใช้เอง"), 2),
                (self.tr("วันที่ยืม"), thai_dates.screen(first.lent_on)),
                (self.tr("กำหนดคืน"), thai_dates.screen(first.due_on)),
                (self.tr("ยืมไปเพื่อ"), first.purpose, 3),
                (self.tr("ผู้บันทึก"), terms.lent_by),
            ]
        )

    def _show_buttons(self) -> None:
        cancelled = self.lines[0].cancelled
        back = [line for line in self.lines if line.returned_on is not None]
        self.print_button.setVisible(not cancelled)
        self.returned_button.setVisible(bool(back) and not cancelled)
        self.cancel_button.setVisible(not back and not cancelled)
        self.renew_button.setVisible(len(back) < len(self.lines) and not cancelled)
        self.return_button.setVisible(len(back) < len(self.lines) and not cancelled)

    def _show(self, code: str) -> None:
        if self.contract_id is not None:
            show_paper(self, self.context, code, self.contract_id)

    def _show_list(self) -> None:
        events = "events" in self.chips.selected()
        self.lists.setCurrentWidget(self.events if events else self.table)
        self.photos_button.setVisible(not events)
        self.claim_button.setVisible(not events)

    def _chosen_line(self) -> LoanRow | None:
        """The line the cursor is on, or the only one."""
        index = self.table.currentIndex()
        if index.isValid():
            found = self.model.row_at(index.row())
            return found if isinstance(found, LoanRow) else None
        return self.lines[0] if len(self.lines) == 1 else None

    def _show_photos(self) -> None:
        line = self._chosen_line()
        shown = [line] if line is not None else self.lines
        phase = IN if line is not None and line.returned_on is not None else OUT
        adds_to = (line.line_id, phase) if line is not None else None
        title = line.code if line is not None else self.lines[0].no
        show_photos(self.context, self, title, [each.line_id for each in shown], adds_to)

    def _claim(self) -> None:
        line = self._chosen_line()
        if line is None:
            self.context.routes.said.emit(self.tr("กรุณาเลือกรายการที่จะเรียกร้องก่อน"))
            return
        kind = DAMAGE if line.returned_on is not None else SAYS_RETURNED
        open_claim(self.context, self, line.line_id, words.device(line), kind)

    def _renew(self) -> None:
        renew_loans(self.context, self, self.lines)

    def _return(self) -> None:
        if self.contract_id is not None:
            self.return_asked.emit(self.contract_id)

    def _open_borrower(self) -> None:
        if (borrower_id := self.lines[0].borrower_id) is not None:
            self.context.routes.person_wanted.emit(borrower_id)

    def _cancel(self) -> None:
        contract_id = self.contract_id
        if contract_id is None:
            return
        dialog = CancelDialog(
            lambda reason: cancel_loan(self.context.actor, self.context.db, contract_id, reason),
            self.lines[0].no,
            self,
        )
        dialog.saved.connect(self._on_cancelled)
        dialog.open()
        dialog.finished.connect(dialog.deleteLater)

    def _on_cancelled(self, touched: frozenset[str]) -> None:
        self.context.changes.announce(touched)
        self.context.routes.said.emit(self.tr("ยกเลิกใบยืมแล้ว อุปกรณ์กลับมาว่างให้ยืม"))

    def _on_opened(self, line_id: int) -> None:
        self.item_opened.emit(next(line.item_id for line in self.lines if line.line_id == line_id))
