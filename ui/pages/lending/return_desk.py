"""Taking back: scan or find, look at the condition, save. No lending rule ever blocks a return."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from ui.context import AppContext
from ui.models.query_table import QueryTableModel
from ui.pages.lending import columns
from ui.pages.lending.papers import RECEIPT, show_paper
from ui.pages.lending.return_slip import ReturnSlip
from ui.pages.lending.what_step import CodeBox
from ui.theme import Tone, set_look, tokens
from ui.widgets.banner import Banner
from ui.widgets.empty_state import EmptyState, StateStack
from ui.widgets.parts import button, label, row
from ui.widgets.table import TableView
from welfaredesk.domain import paper_marks
from welfaredesk.errors import DomainError, ValidationFailed
from welfaredesk.messages import issue_text, sentence, text_of
from welfaredesk.queries.documents import find_marked
from welfaredesk.queries.lending import LoanQuery, item_by_code, loan_lines
from welfaredesk.queries.numbered_records import loan_of
from welfaredesk.services.lending_returns import Returned, take_back


class ReturnDesk(QWidget):
    """F3, scan, (condition,) F9. At the left what is out, at the right the slip that comes back."""

    left = Signal()

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self._busy = False
        self.banner = Banner(closable=True)
        self.code = CodeBox(context, self.tr("ยิงรหัสที่นำมาคืน ยิง QR บนใบยืม หรือพิมพ์ชื่อผู้ยืม"))
        self.code.setObjectName("return_code")
        self.model = QueryTableModel(columns.open_loans(), self)
        self.table = TableView(self.model)
        self.list = StateStack(self.table)
        self.list.state.text.setFixedWidth(280)
        self.slip = ReturnSlip(context)
        self.nothing = EmptyState(
            "undo",
            self.tr("ยิงรหัสอุปกรณ์ที่นำมาคืน"),
            self.tr("หรือพิมพ์ชื่อผู้ยืม แล้วเลือกรายการทางซ้าย คืนบางชิ้นก่อนได้ ชิ้นที่เหลือยังค้างอยู่ในใบยืมเดิม"),
        )
        self.right = QStackedWidget()
        self.save_button = button(self.tr("รับคืน (F9)"), "undo", "primary", self.go)
        self.save_button.setAutoDefault(True)
        self.leave_button = button(self.tr("กลับ (Esc)"), "back", clicked=self.left.emit)
        self._keys = label(self.tr("↓ เลือกจากรายการ · F9 รับคืน"), "small")
        self._lay_out()
        self._connect()
        self.start()

    # --- what others ask for ---

    def start(self) -> None:
        """Ready for the next device."""
        self.slip.clear()
        self.code.clear()
        self._show_right()
        self.reload()
        self.take_focus()

    def take_focus(self) -> None:
        """Put the keyboard where the work goes on."""
        self.code.setFocus()

    def open_slip(self, contract_id: int, item_id: int | None = None, *, scanned: bool = False) -> None:
        """Show the slip that comes back, with one device marked as here."""
        if not self._may_change_slip(contract_id):
            return
        self.banner.clear()
        if self.slip.contract_id != contract_id and not self._show_slip(contract_id):
            lines = loan_lines(self.context.db, contract_id)
            no = lines[0].no if lines else str(contract_id)
            self.banner.say(Tone.WAIT, sentence("loan_closed", {"no": no}))
            return
        if item_id is not None:
            self.slip.tick(item_id, scanned=scanned)
        self._show_right()

    def is_empty(self) -> bool:
        """True when nothing would be lost by leaving."""
        return not self.slip.is_touched()

    def refresh(self) -> None:
        """Something changed elsewhere: read the list again, and the slip unless that would lose anything."""
        self.reload()
        contract_id = self.slip.contract_id
        if contract_id is not None and not self.slip.is_touched() and not self._show_slip(contract_id):
            self.slip.clear()

    def reload(self) -> None:
        """Read what is out again."""
        self.model.show_query(LoanQuery(self.context.db, self._typed(), "open"))
        if self.model.rowCount():
            self.list.show_content()
        elif self._typed():
            self.list.show_not_found(self._typed())
        else:
            self.list.show_empty("check-circle", self.tr("ไม่มีอุปกรณ์ที่ถูกยืมอยู่"))

    def go(self) -> None:
        """F9: take back what is marked as here."""
        if self._busy or self.slip.contract_id is None:
            return
        if not self.slip.ticked():
            self.banner.say(Tone.WAIT, self.tr("ยังไม่ได้ทำเครื่องหมายชิ้นที่นำมาคืน กรุณาเลือกอย่างน้อยหนึ่งชิ้น"))
            return
        if not self.slip.check():
            return
        inputs, actor, db = self.slip.inputs(), self.context.actor, self.context.db
        self._set_busy(True)
        self.context.jobs.start(
            lambda _progress, _cancelled: take_back(actor, db, inputs),
            lambda returned: self._on_returned(returned, len(inputs)),
            self._on_refused,
            owner=self,
        )

    # --- saving ---

    def _on_returned(self, returned: Returned, count: int) -> None:
        self._set_busy(False)
        still_out = len(self.slip.lines) - count
        no = self.slip.lines[0].loan.no
        self.start()
        done = self.tr("รับคืนแล้ว {count} รายการ ใบยืม {no} ").format(count=count, no=no)
        if returned.closed:
            said = done + self.tr("คืนครบทุกรายการ")
        else:
            said = done + self.tr("ยังค้างอีก {count} รายการ").format(count=still_out)
        if returned.claimed:
            claimed = self.tr("เรียกร้องจากผู้ยืม: {what}").format(what=", ".join(returned.claimed))
            said = f"{said}\n{claimed}"
        self.banner.say(
            Tone.DONE if returned.closed and not returned.claimed else Tone.WAIT,
            said,
            self.tr("พิมพ์ใบรับคืน"),
            lambda: show_paper(self, self.context, RECEIPT, returned.return_id),
        )
        self.context.changes.announce(returned.touched)

    def _on_refused(self, error: Exception) -> None:
        self._set_busy(False)
        if isinstance(error, ValidationFailed):
            for issue in error.issues:
                if not self.slip.say_issue(issue.field, issue_text(issue)):
                    self.banner.say(Tone.LATE, issue_text(issue))
        elif isinstance(error, DomainError):
            self.banner.say(Tone.LATE, text_of(error))
        else:
            raise error

    def _show_slip(self, contract_id: int) -> bool:
        """Show the slip; False when nothing of it is out."""
        shown = self.slip.show_slip(contract_id)
        self.slip.order_keys(self.table)
        return shown

    # --- finding ---

    def _typed(self) -> str:
        return self.code.text().strip()

    def _on_code(self, code: str) -> None:
        item = item_by_code(self.context.db, code)
        if item is not None and item.contract_id is not None:
            self.open_slip(item.contract_id, item.id, scanned=True)
        elif item is not None:
            self.banner.say(Tone.WAIT, sentence("item_not_on_loan", {"model": item.model, "code": item.code}))
        elif paper_marks.read(code) is not None:
            self._on_mark(code)
        else:
            self._on_words(code)
        self.reload()

    def _on_mark(self, mark: str) -> None:
        """The QR of a slip (or of another paper of its loan): the whole loan is here."""
        paper = find_marked(self.context.db, mark)
        contract_id = loan_of(self.context.db, paper.entity, paper.entity_id) if paper is not None else None
        if contract_id is None:
            self.banner.say(Tone.LATE, sentence("paper_not_found", {"mark": mark}))
            return
        self.open_slip(contract_id)
        self.slip.take_focus()

    def _on_words(self, text: str) -> None:
        """What was typed is no code: one match opens, several wait in the list."""
        found = LoanQuery(self.context.db, text, "open")
        ids = found.ids(limit=2)
        if not ids:
            self.banner.say(Tone.LATE, sentence("item_not_found", {"code": text}))
            return
        contracts = {row.contract_id for row in found.rows(found.ids(limit=50)).values()}
        if len(contracts) == 1 and not any(letter.isdigit() for letter in text):
            self.open_slip(contracts.pop())
            self.slip.take_focus()
            return
        self.banner.clear()
        self.code.setText(text)
        self._go_to_list()

    def _go_to_list(self) -> None:
        first = self.model.id_at(0)
        if first is not None:
            self.table.select_id(first)
            self.table.setFocus()

    def _on_opened(self, line_id: int) -> None:
        position = self.model.position_of(line_id)
        loan = self.model.row_at(position) if position is not None else None
        if loan is not None:
            self.open_slip(loan.contract_id, loan.item_id)
            self.save_button.setFocus()

    def _may_change_slip(self, contract_id: int) -> bool:
        """Another slip only when nothing filled in for this one is lost."""
        if self.slip.contract_id in (None, contract_id) or not self.slip.is_touched():
            return True
        no = self.slip.lines[0].loan.no
        said = self.tr("ชิ้นนี้อยู่คนละใบยืม กรุณากด F9 บันทึกรับคืนใบยืม {no} ก่อน แล้วยิงรหัสอีกครั้ง")
        self.banner.say(Tone.WAIT, said.format(no=no))
        return False

    # --- putting it together ---

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._show_right()

    def _show_right(self) -> None:
        self.right.setCurrentWidget(self.nothing if self.slip.contract_id is None else self.slip)
        count = len(self.slip.ticked())
        words = self.tr("รับคืน {count} ชิ้น (F9)").format(count=count) if count else self.tr("รับคืน (F9)")
        self.save_button.setText(words)
        self.save_button.setEnabled(not self._busy and self.slip.contract_id is not None)

    def _lay_out(self) -> None:
        self.right.addWidget(self.nothing)
        self.right.addWidget(self.slip)
        finder, slip = QFrame(), QFrame()
        for frame in (finder, slip):
            set_look(frame, role="card")
        left = QVBoxLayout(finder)
        left.setContentsMargins(tokens.GAP_M, tokens.GAP_M, tokens.GAP_M, tokens.GAP_M)
        left.addWidget(self.code)
        left.addWidget(self.list, 1)
        right = QVBoxLayout(slip)
        right.setContentsMargins(tokens.GAP_L, tokens.GAP_M, tokens.GAP_L, tokens.GAP_M)
        right.addWidget(self.right)
        middle = row(finder, slip)
        middle.setStretch(0, 2)
        middle.setStretch(1, 3)  # at 125 % a kit stands in one line
        inside = QVBoxLayout()
        inside.setContentsMargins(tokens.GAP_L, tokens.GAP_M, tokens.GAP_L, tokens.GAP_S)
        inside.setSpacing(tokens.GAP_S)
        inside.addWidget(self.banner)
        inside.addLayout(middle, 1)
        footer = QFrame()
        set_look(footer, role="footer")
        bottom = row(self.leave_button, self._keys, None, self.save_button)
        bottom.setContentsMargins(tokens.GAP_L, tokens.GAP_S, tokens.GAP_L, tokens.GAP_S)
        footer.setLayout(bottom)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(inside, 1)
        layout.addWidget(footer)

    def _connect(self) -> None:
        self.code.scanned.connect(self._on_code)
        self.code.textChanged.connect(lambda _text: self.reload())
        self.code.left_down.connect(self._go_to_list)
        self.table.opened.connect(self._on_opened)
        self.slip.changed.connect(self._show_right)
        QShortcut(QKeySequence("F9"), self, self.go)
