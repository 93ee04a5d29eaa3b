"""The slip whose devices come back: who has them, how late, each one's condition, who brings them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ui.context import AppContext
from ui.models.query_table import Badge
from ui.pages.lending import words
from ui.pages.lending.parts import ElidedLabel, Scrolled
from ui.pages.lending.return_line import ReturnLine
from ui.theme import tokens
from ui.widgets.badge import BadgeLabel
from ui.widgets.counted import CountedLine
from ui.widgets.enter_moves import EnterMoves
from ui.widgets.field import Field
from ui.widgets.parts import column, label, row, rule
from ui.widgets.thai_date_edit import ThaiDateEdit
from welfaredesk import clock
from welfaredesk.domain import thai_dates
from welfaredesk.domain.paper_limits import SLIP_NAME
from welfaredesk.messages import sentence
from welfaredesk.queries.lending import LoanRow, loan_lines
from welfaredesk.queries.lending_lines import line_parts
from welfaredesk.services.lending_returns import ReturnInput


class ReturnSlip(QWidget):
    """Fill in one return; several devices of the slip may come back at once, the others stay out."""

    changed = Signal()

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self.contract_id: int | None = None
        self.lines: list[ReturnLine] = []
        self._no, self._who = label(role="section"), ElidedLabel(role="strong")
        self._facts, self._user = ElidedLabel(role="muted"), ElidedLabel(role="muted")
        self._purpose = ElidedLabel(role="muted")
        self._badge = BadgeLabel(Badge(""))
        self._box = QVBoxLayout()
        self._box.setSpacing(tokens.GAP_S)
        self.returner = CountedLine("", SLIP_NAME)
        self.returner.setObjectName("returner")
        self.day = ThaiDateEdit()
        self.day.setObjectName("returned_on")
        self.returner_field = Field(self.tr("ผู้นำมาคืน"), self.returner)
        self.day_field = Field(self.tr("วันที่คืน"), self.day)
        self.day_field.setFixedWidth(190)
        moves = EnterMoves(self)
        moves.watch(self.returner)
        moves.watch(self.day)
        self._lay_out()

    def show_slip(self, contract_id: int) -> bool:
        """Show what of a slip is still out; False when nothing is."""
        out = [loan for loan in loan_lines(self.context.db, contract_id) if _is_out(loan)]
        if not out:
            return False
        self.contract_id = contract_id
        self._clear_lines()
        parts = line_parts(self.context.db, [loan.line_id for loan in out])
        with_state = len({loan.due_on for loan in out}) > 1
        for loan in out:
            line = ReturnLine(loan, parts[loan.line_id], with_state=with_state)
            line.ticked.connect(self.changed)
            self.lines.append(line)
            self._box.addWidget(line)
        self._show_head(out)
        self.returner.setText(out[0].borrower)
        self.returner.setCursorPosition(0)
        self.day.set_value(clock.today())
        self.day_field.set_message("")
        if len(out) == 1:
            self.lines[0].set_ticked(True)
        self.changed.emit()
        return True

    def tick(self, item_id: int, *, scanned: bool) -> None:
        """Mark a device of this slip as here; one that was scanned lies on the desk for certain."""
        for line in self.lines:
            if line.loan.item_id == item_id:
                line.set_ticked(True)
                line.scanned = line.scanned or scanned

    def clear(self) -> None:
        """No slip."""
        self.contract_id = None
        self._clear_lines()
        self.changed.emit()

    def take_focus(self) -> None:
        """Go to the first device, to mark what is here."""
        if self.lines:
            self.lines[0].tick.setFocus()

    def order_keys(self, before: QWidget) -> None:
        """Tab goes from `before` through the devices to who brings them; they were made after all these."""
        for line in self.lines:
            for part in line.key_order():
                QWidget.setTabOrder(before, part)
                before = part
        QWidget.setTabOrder(before, self.returner)

    def ticked(self) -> list[ReturnLine]:
        """The devices that are here."""
        return [line for line in self.lines if line.is_ticked()]

    def is_touched(self) -> bool:
        """Whether something was filled in that reading the slip again would lose."""
        return any(line.is_touched() for line in self.lines)

    def check(self) -> bool:
        """Say what is wrong with the day under it; True when nothing is."""
        problem = self.day.check() or ("" if self.day.value() else sentence("required"))
        self.day_field.set_message(problem)
        if problem:
            self.day.setFocus()
        return not problem

    def say_issue(self, field: str, text: str) -> bool:
        """What the saving found wrong; False when it is not about a field of the slip."""
        place = {"returner": self.returner_field, "returned_on": self.day_field}.get(field)
        if place is None:
            return False
        place.set_message(text)
        place.editor.setFocus()
        return True

    def inputs(self) -> list[ReturnInput]:
        """What to take back."""
        returner, day = self.returner.text().strip(), self.day.value()
        return [line.input(returner, day) for line in self.ticked()]

    def _show_head(self, out: list[LoanRow]) -> None:
        first = out[0]
        latest = max(out, key=lambda loan: loan.days_late)
        self._no.setText(self.tr("ใบยืม {no}").format(no=first.no))
        user = words.user_of(first)
        self._who.setText(first.borrower)
        self._user.setText(self.tr("ผู้ใช้อุปกรณ์ {name}").format(name=user))
        self._user.setVisible(bool(user))
        said = self.tr("กำหนดคืน {due} · ยืมเมื่อ {lent}")
        self._facts.setText(
            said.format(lent=thai_dates.screen(first.lent_on), due=thai_dates.screen(latest.due_on))
        )
        self._purpose.setText(self.tr("เพื่อ {purpose}").format(purpose=first.purpose))
        self._purpose.setVisible(bool(first.purpose))
        self._badge.set_badge(words.loan_badge(latest))

    def _clear_lines(self) -> None:
        for line in self.lines:
            self._box.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = []

    def _lay_out(self) -> None:
        inner = Scrolled()
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(0, 0, tokens.GAP_S, 0)
        inside.addLayout(self._box)
        inside.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        head = row(self._no, self._badge, self._facts)
        head.setStretch(2, 1)
        layout = column(gap=tokens.GAP_XS)
        layout.addLayout(head)
        for part in (self._who, self._user, self._purpose, rule()):
            layout.addWidget(part)
        layout.addWidget(scroll, 1)
        bottom = row(self.returner_field, self.day_field, gap=tokens.GAP_L)
        bottom.setStretch(0, 1)
        layout.addLayout(bottom)
        self.setLayout(layout)


def _is_out(loan: LoanRow) -> bool:
    return loan.returned_on is None and not loan.cancelled
