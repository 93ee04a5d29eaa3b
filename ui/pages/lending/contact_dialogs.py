"""The chase log on the screen: logging an attempt in two keys, the whole form, what was tried before."""

from typing import Any

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QPushButton, QVBoxLayout, QWidget

from ui.context import AppContext
from ui.models.listed_rows import ListedRows
from ui.models.query_table import QueryTableModel
from ui.pages.lending import chase_words
from ui.theme import set_look, tokens
from ui.widgets.counted import CountedLine, CountedText
from ui.widgets.editors import combo
from ui.widgets.empty_state import StateStack
from ui.widgets.keyboard_layout import as_latin_keys
from ui.widgets.parts import Paragraph, button, column, dress, label, row, rule
from ui.widgets.record_dialog import RecordDialog
from ui.widgets.table import TableView
from ui.widgets.thai_date_edit import ThaiDateEdit
from welfaredesk import clock
from welfaredesk.domain import recall
from welfaredesk.domain.paper_limits import CONTACT_NOTE, REASON
from welfaredesk.queries.chase import ContactView, contacts_of
from welfaredesk.services.contacts import ContactInput, correct_contact, remove_contact

# what a call usually brings, by the digit that logs it
QUICK = ("promised", "wants_renewal", "fetch", "says_returned", "left_word", "no_answer", "wrong_number")


class QuickPanel(QFrame):
    """What the call brought, each by its digit, whatever the keyboard is set to; Esc leaves.

    It lies in the window itself: the list keeps its line, and the keyboard comes back to it.
    """

    chosen = Signal(str)  # a code of domain.recall.RESULTS
    more_asked = Signal()

    def __init__(self, above: QWidget, back_to: QWidget) -> None:
        super().__init__(above.window())
        self._back_to = back_to
        set_look(self, role="popup")
        self.setObjectName("quick_panel")
        self.setAccessibleName(self.tr("ผลการโทรศัพท์"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        lines = column(label(self.tr("โทรแล้ว ผลคือ"), "small"), gap=0, margins=tokens.GAP_S)
        for number, code in enumerate(QUICK, start=1):
            lines.addWidget(self._line(f"{number}   {recall.RESULTS[code]}", code))
        lines.addWidget(rule())
        lines.addWidget(self._line(self.tr("0   อื่นๆ: ไปพบ ส่งข้อความ ใส่หมายเหตุ วันนัด…"), ""))
        self.setLayout(lines)
        self.adjustSize()
        corner = above.mapTo(
            above.window(), QPoint(above.width() - self.width(), -self.height() - tokens.GAP_XS)
        )
        self.move(max(corner.x(), 0), max(corner.y(), 0))
        self.show()
        self.raise_()
        self.setFocus()

    def choose(self, code: str) -> None:
        """Take this result, "" for the whole form, and go."""
        self._leave()
        if code:
            self.chosen.emit(code)
        else:
            self.more_asked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = as_latin_keys(event.text())
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif digit == "0":
            self.choose("")
        elif digit.isdecimal() and 0 < int(digit) <= len(QUICK):
            self.choose(QUICK[int(digit) - 1])

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if not self.underMouse():
            self.hide()
            self.deleteLater()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # Esc and digits belong to the panel while it is there
            return True
        return super().event(event)

    def _line(self, text: str, code: str) -> QPushButton:
        line = button(text, kind="menu-line", clicked=lambda: self.choose(code))
        line.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return line

    def _leave(self) -> None:
        self.hide()
        self.deleteLater()
        self._back_to.setFocus()


def quick_input(result: str) -> ContactInput:
    """A call of today with this result and the usual day to try again."""
    return ContactInput("phone", result, next_on=recall.propose_next(result, clock.today()))


class ContactDialog(RecordDialog):
    """One attempt; `initial` is (who it is about, the attempt or None).

    The day to try again follows the result until the clerk chooses one.
    """

    WIDTH = 640

    def build(self, initial: tuple[str, ContactView | None]) -> None:
        who, view = initial
        self.setWindowTitle(self.tr("บันทึกการติดต่อ") if view is None else self.tr("แก้ไขการติดต่อ"))
        self._letter = view is not None and view.channel == "letter"
        self.form.add(Paragraph(who, "section"), wide=True)
        channels = [
            (code, name) for code, name in recall.CHANNELS.items() if code != "letter" or self._letter
        ]
        channel = combo(channels, view.channel if view else "phone")
        channel.setEnabled(not self._letter)
        results = [
            (code, name)
            for code, name in recall.RESULTS.items()
            if code != recall.LETTER_SENT or self._letter
        ]
        self.outcome = combo([("", ""), *results], view.result if view else "")
        self.day = ThaiDateEdit(view.contacted_on if view else clock.today())
        self.day.setEnabled(not self._letter)
        self.next = ThaiDateEdit(view.next_on if view else None)
        self._proposed = view.next_on if view else None
        note = CountedText(view.note if view else "", CONTACT_NOTE)
        self.add("channel", self.tr("วิธีติดต่อ"), channel)
        self.add("contacted_on", self.tr("วันที่ติดต่อ"), self.day, required=True)
        self.add("result", self.tr("ผลการติดต่อ"), self.outcome, required=True)
        self.add("next_on", self.tr("นัดติดตามครั้งต่อไป"), self.next)
        self.add("note", self.tr("หมายเหตุ"), note, wide=True, hint=self.tr("เช่น คุยกับใคร ขอไปรับวันใด"))
        self.outcome.currentIndexChanged.connect(lambda _index: self._propose())

    def value(self) -> ContactInput:
        return ContactInput(**self.values())

    def _propose(self) -> None:
        """The usual day for this result, unless the clerk chose another."""
        code = self.outcome.currentData()
        if code and self.next.value() == self._proposed:
            self._proposed = recall.propose_next(code, self.day.value() or clock.today())
            self.next.set_value(self._proposed)


class RemoveDialog(RecordDialog):
    """Why an attempt is taken away; `save(reason)`."""

    WIDTH = 480

    def build(self, initial: str) -> None:
        self.setWindowTitle(self.tr("ลบการติดต่อที่บันทึกผิด"))
        self.save_button.setText(self.tr("ลบ"))
        dress(self.save_button, "trash", "danger")
        self.form.add(Paragraph(initial), wide=True)
        self.add("reason", self.tr("เหตุผล"), CountedLine("", REASON), wide=True, required=True)

    def value(self) -> str:
        return str(self.values()["reason"])


class ContactLog(QDialog):
    """Everything tried for one loan: put right, taken away, letters printed again."""

    letter_asked = Signal(int)  # contact id

    def __init__(
        self, context: AppContext, contract_id: int, who: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.context, self._contract_id, self._who = context, contract_id, who
        self._views: dict[int, ContactView] = {}
        self.setWindowTitle(self.tr("ประวัติการติดต่อ"))
        self.model = QueryTableModel(chase_words.log_columns(), self)
        self.table = TableView(self.model)
        self.list = StateStack(self.table)
        self.edit_button = button(self.tr("แก้ไข…"), "edit", clicked=self.correct)
        self.remove_button = button(self.tr("ลบ…"), "trash", "danger", self.remove)
        self.letter_button = button(self.tr("พิมพ์หนังสือ"), "print", clicked=self._ask_letter)
        close = button(self.tr("ปิด"), "close", "primary", self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(tokens.GAP_L, tokens.GAP_L, tokens.GAP_L, tokens.GAP_L)
        layout.setSpacing(tokens.GAP_M)
        layout.addWidget(label(who, "section"))
        layout.addWidget(self.list, 1)
        layout.addLayout(row(self.remove_button, self.edit_button, self.letter_button, None, close))
        self.table.chosen.connect(lambda _id: self._show_buttons())
        self.table.opened.connect(lambda _id: self.correct())
        self.resize(900, 420)
        self.refresh()

    def refresh(self) -> None:
        """Read the log again."""
        self._views = {view.id: view for view in contacts_of(self.context.db, self._contract_id)}
        self.model.show_query(ListedRows(self._views))
        if self._views:
            self.list.show_content()
            if self.table.current_id() is None:
                self.table.select_id(next(iter(self._views)))
        else:
            self.list.show_empty("phone", self.tr("ยังไม่เคยติดต่อ"), self.tr("บันทึกการติดต่อด้วย F6 จากรายการติดตาม"))
        self._show_buttons()

    def correct(self) -> None:
        """Put the attempt of the current line right."""
        view = self._current()
        if view is None:
            return

        def save(data: ContactInput) -> Any:
            return correct_contact(self.context.actor, self.context.db, view.id, data, view.version)

        self._ask(ContactDialog(save, (self._who, view), self))

    def remove(self) -> None:
        """Take the attempt of the current line away."""
        view = self._current()
        if view is None or view.channel == "letter":
            return
        said = " ".join(
            part for part in (chase_words.channel_words(view), recall.RESULTS[view.result]) if part
        )
        self._ask(
            RemoveDialog(
                lambda reason: remove_contact(self.context.actor, self.context.db, view.id, reason),
                said,
                self,
            )
        )

    def _ask(self, dialog: RecordDialog) -> None:
        dialog.saved.connect(lambda _saved: self._on_saved())
        dialog.exec()
        dialog.deleteLater()

    def _on_saved(self) -> None:
        self.refresh()
        self.context.changes.announce(frozenset({"contact", "loan_contract"}))

    def _ask_letter(self) -> None:
        view = self._current()
        if view is not None:
            self.letter_asked.emit(view.id)

    def _current(self) -> ContactView | None:
        chosen = self.table.current_id()
        return self._views.get(chosen) if chosen is not None else None

    def _show_buttons(self) -> None:
        view = self._current()
        letter = view is not None and view.channel == "letter"
        self.edit_button.setEnabled(view is not None)
        self.remove_button.setEnabled(view is not None and not letter)
        self.letter_button.setVisible(letter)
