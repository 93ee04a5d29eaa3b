"""One worklist: its rows, what can be done with them, and the way into Excel."""

from datetime import date
from pathlib import Path
from threading import Event
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import messages, places
from ui.context import AppContext
from ui.jobs import Progress
from ui.models.query_table import QueryTableModel
from ui.pages.persons import merge_undo
from ui.pages.persons.merge_dialog import MergeDialog
from ui.pages.persons.name_dialog import NameDialog, confirm_sure
from ui.pages.persons.worklist_base import Worklist
from ui.pages.persons.worklist_dialogs import (
    ConfirmEventDialog,
    DismissEventDialog,
    TakeBackDialog,
    problem_text,
)
from ui.pages.persons.worklist_kinds import EVENTS, NAMES, PROBLEMS, SAID, TASKS
from ui.pages.persons.worklist_pairs import APART, DUPLICATES, MERGES, reasons_text
from ui.theme import tokens
from ui.widgets.empty_state import StateStack
from ui.widgets.parts import Paragraph, button, label, row
from ui.widgets.record_dialog import RecordDialog
from ui.widgets.table import TableView
from welfaredesk import clock
from welfaredesk.errors import DomainError
from welfaredesk.messages import text_of
from welfaredesk.services import duplicates, life_events, named

PERSON = frozenset({"person"})


class WorklistPane(QWidget):
    """A list and its buttons; Enter does what the list is for."""

    person_wanted = Signal(int)
    counted = Signal(int)
    emptied = Signal()  # the keyboard is here and finds nothing to do any more

    def __init__(self, context: AppContext, kind: Worklist, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context, self.kind = context, kind
        self.query: Any = None
        self.model = QueryTableModel(
            [column.on_screen() for column in kind.columns if not column.on_paper], self
        )
        self.table = TableView(self.model)
        self.list = StateStack(self.table)
        self.told = Paragraph("", "small")
        self.buttons: dict[str, QPushButton] = {}
        self._build()
        self.table.opened.connect(lambda _row: self.open_row())
        self.table.chosen.connect(lambda _row: self._follow())

    def reload(self) -> None:
        """Read the list again; a slow one off the GUI thread."""
        if not self.kind.slow:
            self._show(self.kind.query(self.context.db))
            return
        if self.query is None:
            self.list.show_loading(self.tr("กำลังเทียบรายชื่อทั้งทะเบียน…"))
        db = self.context.db

        def work(_progress: Progress, _cancelled: Event) -> Any:
            return self.kind.query(db)

        self.context.jobs.start(work, self._show, self._fail, owner=self)

    def take_focus(self) -> None:
        """Put the keyboard into the list, as long as there is something in it."""
        if self.model.rowCount():
            self.table.setFocus()
        else:
            self.emptied.emit()

    def current(self) -> Any:
        """The row of the current line, None when there is none."""
        index = self.table.currentIndex()
        return self.model.row_at(index.row()) if index.isValid() else None

    def open_row(self) -> None:
        """What Enter does: compare a pair, look at a row that waits, else open the person."""
        current = self.current()
        if current is None:
            return
        if self.kind.key == DUPLICATES:
            self.compare()
        elif self.kind.key == NAMES:
            self.name_person()
        elif self.kind.key == PROBLEMS:
            messages.tell(self, problem_text(current), title=self.tr("แถว {row}").format(row=current.row_no))
        else:
            self.open_person()

    def open_person(self) -> None:
        """Show the person of the row."""
        current = self.current()
        person_id = self.kind.person(current) if current is not None else None
        if person_id is not None:
            self.person_wanted.emit(person_id)

    # --- what can be done ---

    def compare(self) -> None:
        """Look at a pair side by side, then merge or part it."""
        pair = self.current()
        if pair is None:
            return
        dialog = MergeDialog(self.context, pair.first.id, pair.second.id, reasons_text(pair.reasons), self)
        dialog.exec()
        dialog.deleteLater()
        if dialog.merged is not None:
            self._done(dialog.merged.touched, self.tr("รวมเป็นคนเดียวแล้ว ย้อนกลับได้ที่ «รายชื่อที่รวมแล้ว»"))
        elif dialog.apart:
            self._done(PERSON, self.tr("จำไว้แล้วว่าเป็นคนละคน"))

    def part(self) -> None:
        """The pair is two people."""
        pair = self.current()
        if pair is None:
            return
        try:
            duplicates.not_same(self.context.actor, self.context.db, pair.first.id, pair.second.id)
        except DomainError as error:
            messages.show_error(self, error)
            return
        self._done(PERSON, self.tr("จำไว้แล้วว่าเป็นคนละคน"))

    def undo_merge(self) -> None:
        """Part two merged records again, once the clerk saw what returns."""
        merge = self.current()
        if merge is not None and merge.undone_at is None:
            merge_undo.undo(self.context, self, merge.id)
            self.take_focus()

    def perhaps_same(self) -> None:
        """The pair may be one person after all: it is suggested again."""
        pair = self.current()
        if pair is None:
            return
        text = self.tr("เอา {first} กับ {second} ออกจากคู่ที่ระบุว่าเป็นคนละคน? โปรแกรมจะเสนอคู่นี้อีกครั้งถ้ายังคล้ายกัน")
        text = text.format(first=pair.first.name, second=pair.second.name)
        if not messages.ask(self, text, self.tr("เอาออก")):
            return
        duplicates.perhaps_same(self.context.actor, self.context.db, pair.first.id, pair.second.id)
        self._done(PERSON, self.tr("เอาออกแล้ว คู่นี้อาจถูกเสนออีก"))

    def confirm_event(self) -> None:
        """What the register says is true: on which day."""
        waiting = self.current()
        if waiting is None:
            return
        actor, db, event_id = self.context.actor, self.context.db, waiting.event.id

        def save(day: date | None) -> Any:
            return life_events.confirm(actor, db, event_id, day)

        self._run(ConfirmEventDialog(save, waiting, self), self.tr("ยืนยันแล้ว"))

    def dismiss_event(self) -> None:
        """What the register says is not true."""
        waiting = self.current()
        if waiting is None:
            return
        actor, db, event_id = self.context.actor, self.context.db, waiting.event.id

        def save(reason: str) -> Any:
            return life_events.dismiss(actor, db, event_id, reason)

        self._run(DismissEventDialog(save, waiting, self), self.tr("ตัดออกจากรายการแล้ว"))

    def name_person(self) -> None:
        """Say who is meant by a name."""
        unsure = self.current()
        if unsure is None:
            return
        dialog = NameDialog(self.context, unsure, self)
        dialog.exec()
        dialog.deleteLater()
        if dialog.saved is not None:
            self._done(dialog.saved.touched, self.tr("ระบุตัวบุคคลแล้ว"))

    def name_all_sure(self) -> None:
        """Say it of every name that only one person fits."""
        rows = self.query.rows(self.query.ids()).values()
        if done := confirm_sure(self.context, list(rows), self):
            touched = frozenset().union(*(saved.touched for saved in done))
            self._done(touched, self.tr("ระบุแล้ว {count} ชื่อ").format(count=f"{len(done):,}"))

    def take_back(self) -> None:
        """Somebody else is meant by a name than was said."""
        said = self.current()
        if said is None:
            return
        actor, db = self.context.actor, self.context.db

        def save(reason: str) -> Any:
            return named.take_back_person(actor, db, said.kind, said.record_id, reason)

        self._run(TakeBackDialog(save, said, self), self.tr("เอากลับแล้ว ชื่อนี้รอระบุตัวบุคคลอีกครั้ง"))

    def open_loan(self) -> None:
        """The loan a task is about."""
        task = self.current()
        if task is not None and task.contract_id is not None:
            self.context.routes.loan_wanted.emit(task.contract_id)

    def export(self) -> None:
        """Ask for a file name and write the list there."""
        name = f"{self.kind.title.replace('/', '-')} {clock.today():%Y%m%d}.xlsx"
        chosen, _kind = QFileDialog.getSaveFileName(
            self, self.tr("ส่งออกเป็น Excel"), str(places.documents() / name), self.tr("แฟ้ม Excel (*.xlsx)")
        )
        if chosen:
            self.write_to(Path(chosen).with_suffix(".xlsx"))

    def write_to(self, out: Path) -> None:
        """Write the whole list as a workbook."""
        from welfaredesk.exchange import tables  # openpyxl: only when asked for

        columns: list[tables.Column[Any]] = [
            tables.Column(column.title, column.value, tables.WIDTH) for column in self.kind.columns
        ]
        rows = self.query.rows(self.query.ids())
        try:
            tables.write_table(out, self.kind.title.replace("/", "-")[:31], columns, rows.values())
        except DomainError as error:
            messages.show_error(self, error)
            return
        self.context.routes.said.emit(self.tr("ส่งออก {count} แถวแล้ว").format(count=f"{len(rows):,}"))

    # --- inside ---

    def _run(self, dialog: RecordDialog, told: str) -> None:
        results: list[Any] = []
        dialog.saved.connect(results.append)
        dialog.exec()
        dialog.deleteLater()
        if results:
            self._done(results[0].touched, told)

    def _done(self, touched: frozenset[str], told: str) -> None:
        self.context.changes.announce(touched)
        self.context.routes.said.emit(told)
        self.take_focus()

    def _show(self, query: Any) -> None:
        self.query = query
        held = self.window().focusWidget() is self.table
        try:
            self.model.show_query(query)
            number = query.total()
        except DomainError as error:
            self._fail(error)
            return
        self.counted.emit(number)
        if number:
            self.list.show_content()
            if not self.table.currentIndex().isValid():
                self.table.selectRow(0)
        else:
            self.list.show_empty("check-circle", self.kind.empty)
            if held:
                self.emptied.emit()
        self._follow()

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, DomainError):
            raise error
        self.list.show_failed(text_of(error), self.reload)

    def _follow(self) -> None:
        """Tell about the current row, and offer what can be done with it."""
        current = self.current()
        told = self.kind.told(current) if self.kind.told is not None and current is not None else ""
        self.told.set_plain(told)
        self.told.setVisible(bool(told))
        for name, action in self.buttons.items():
            action.setEnabled(current is not None)
            if current is not None and name == "open_loan":
                action.setEnabled(current.contract_id is not None)
            if current is not None and name == "undo_merge":
                action.setEnabled(current.undone_at is None)

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(tokens.GAP_S)
        head = row(label(self.kind.title, "section"), None)
        layout.addLayout(head)
        layout.addWidget(Paragraph(self.kind.about, "muted"))
        layout.addWidget(self.list, 1)
        layout.addWidget(self.told)
        layout.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        by_kind = {
            TASKS: [("open_loan", self.tr("เปิดใบยืม"), "file", "", self.open_loan)],
            EVENTS: [
                ("dismiss", self.tr("ไม่เป็นความจริง"), "close", "", self.dismiss_event),
                ("confirm", self.tr("ยืนยัน…"), "check", "primary", self.confirm_event),
            ],
            NAMES: [
                ("open_loan", self.tr("เปิดใบยืม"), "file", "", self.open_loan),
                ("name_sure", self.tr("ระบุทุกชื่อที่ตรงคนเดียว…"), "people", "", self.name_all_sure),
                ("name", self.tr("ระบุตัวบุคคล…"), "check", "primary", self.name_person),
            ],
            DUPLICATES: [
                ("part", self.tr("คนละคน"), "people", "", self.part),
                ("compare", self.tr("เทียบและรวม"), "copy", "primary", self.compare),
            ],
            SAID: [("take_back", self.tr("ระบุผิดคน…"), "undo", "", self.take_back)],
            APART: [("perhaps_same", self.tr("อาจเป็นคนเดียวกัน…"), "undo", "", self.perhaps_same)],
            MERGES: [("undo_merge", self.tr("ย้อนการรวม…"), "undo", "", self.undo_merge)],
            PROBLEMS: [("look", self.tr("ดูทั้งแถว"), "eye", "", self.open_row)],
        }
        layout = row(None)
        excel = button(self.tr("ส่งออก Excel"), "download", "quiet", self.export)
        layout.insertWidget(0, excel)
        self.buttons["export"] = excel
        if self.kind.key not in (PROBLEMS, NAMES):
            person = button(self.tr("เปิดข้อมูล"), "person", "", self.open_person)
            self.buttons["open_person"] = person
            layout.addWidget(person)
        for name, text, picture, look, run in by_kind.get(self.kind.key, ()):
            self.buttons[name] = button(text, picture, look, run)
            layout.addWidget(self.buttons[name])
        return layout
