"""Taking in registers: choose files, look at what would happen, agree, and keep what is left to put right."""

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event
from typing import Any, TypeVar

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui import places
from ui.context import AppContext
from ui.jobs import Progress
from ui.pages.exchange.asking import ask_eras, ask_row, ask_where
from ui.pages.exchange.fix_dialog import Changes, FixDialog
from ui.pages.exchange.history_dialog import HistoryDialog, ask_undo, undone_text
from ui.pages.exchange.preview import ReportView, general_problems
from ui.pages.exchange.template_menu import TemplateMenu
from ui.pages.exchange.work_page import WorkPage
from ui.theme import Tone, set_look, tokens
from ui.widgets.banner import Banner
from ui.widgets.empty_state import EmptyState
from ui.widgets.parts import button, row
from welfaredesk.domain.thai_dates import Era
from welfaredesk.errors import DomainError
from welfaredesk.exchange import importing, mapping
from welfaredesk.exchange.importing import ImportReport, Preview
from welfaredesk.exchange.questions import foreseen
from welfaredesk.exchange.templates import write_template
from welfaredesk.messages import text_of
from welfaredesk.services import column_memory, imports
from welfaredesk.services.imports import Undone

SUFFIXES = (".xlsx", ".xls", ".xlsm", ".ods", ".csv", ".tsv", ".txt")
CHOOSE, WORK, LOOK = range(3)
TOUCHED = frozenset({"person", "import"})
_Done = TypeVar("_Done")
_FOLDER = "import/folder"


class ImportDialog(QDialog):
    """Nothing is kept before the clerk agrees; everything good is kept at once, or nothing."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.report: ImportReport | None = None
        self._stop = Event()
        self._busy = False
        self._paths: tuple[Path, ...] = ()
        self.setWindowTitle(self.tr("นำเข้าทะเบียน"))
        self.setAcceptDrops(True)
        self.banner = Banner()
        self.view = ReportView()
        self.work_page = WorkPage()
        self.stack = QStackedWidget()
        self.choose_button = button(self.tr("เลือกไฟล์อื่น…"), "file", clicked=self.choose)
        self.problems_button = button(self.tr("บันทึกแถวที่รอแก้เป็น Excel…"), "download", clicked=self._ask_where)
        self.undo_button = button(self.tr("ย้อนการนำเข้านี้…"), "undo", clicked=self.undo)
        self.history_button = button(self.tr("การนำเข้าที่ผ่านมา…"), "history", clicked=self.show_history)
        self.template_menu = TemplateMenu(self)
        self.template_button = button(
            self.tr("แบบกรอกเปล่า…"), "file", clicked=lambda: self.template_menu.offer(self.template_button)
        )
        self.template_menu.wanted.connect(self.save_template)
        self.close_button = button(self.tr("ยกเลิก"), clicked=self.reject)
        self.import_button = button(self.tr("นำเข้า"), "upload", "primary", self.commit)
        self.view.columns.corrected.connect(self.correct)
        self.view.columns.era_told.connect(self.tell_eras)
        self.view.columns.sheet_wanted.connect(self.take_sheet)
        self.view.fix_wanted.connect(self.fix_row)
        self.view.choice_wanted.connect(self.decide)
        self._build()
        self._show(CHOOSE)

    # --- steps ---

    def choose(self) -> None:
        """Let the clerk pick one or several files."""
        kinds = self.tr("ทะเบียน Excel หรือ CSV ({kinds})").format(
            kinds=" ".join(f"*{end}" for end in SUFFIXES)
        )
        folder = str(places.settings().value(_FOLDER, "") or places.documents())
        names, _kind = QFileDialog.getOpenFileNames(self, self.tr("เลือกทะเบียน"), folder, kinds)
        if names:
            places.settings().setValue(_FOLDER, str(Path(names[0]).parent))
            self.read([Path(name) for name in names])

    def read(self, paths: Sequence[Path]) -> None:
        """Read files and work out what importing them would do."""
        self._paths = tuple(paths)
        self.banner.clear()

        def work(progress: Progress) -> ImportReport:
            half: Progress = lambda percent, text: progress(percent // 2, text)  # noqa: E731
            rest: Progress = lambda percent, text: progress(50 + percent // 2, text)  # noqa: E731
            memory = column_memory.remembered(self.context.db)
            found = importing.preview(self._paths, memory=memory, progress=half, cancelled=self._stop.is_set)
            return self._run(found, rest, dry_run=True)

        self._begin(work, self._show_first, CHOOSE)

    def correct(self, sheet: int, changes: dict[int, str]) -> None:
        """Read a sheet again with columns as the clerk says; without changes as the program understood it."""
        stop = self._stop.is_set

        def again(found: Preview) -> Preview:
            read = importing.remap(found, sheet, changes, cancelled=stop)
            if not changes:
                key = mapping.headings_key(read.sheets[sheet].layout)
                column_memory.forget(self.context.actor, self.context.db, key)
            return read

        self._read_again(again, self._show_preview)

    def tell_eras(self, sheet: int, eras: dict[int, Era]) -> None:
        """Read the two-digit years of columns of a sheet in the eras the clerk tells."""
        stop = self._stop.is_set
        self._read_again(lambda found: importing.tell_eras(found, sheet, eras, stop), self._show_preview)

    def take_sheet(self, place: int, taken: bool) -> None:
        """Take in one more sheet, or leave one out."""
        stop = self._stop.is_set
        self._read_again(
            lambda found: importing.take_sheet(found, place, taken=taken, cancelled=stop), self._show_preview
        )

    def decide(self, place: int) -> None:
        """Let the clerk decide about a row; what comes of it is worked out anew only where that is quick."""
        if self.report is None or self._busy:
            return
        choices = ask_row(self.context.db, self.view, place, self)
        made = {row: choice for row, choice in choices.items() if choice is not None}
        if len(made) < len(choices):
            self._read_again(lambda found: importing.decide(found, choices), self._back_at(place))
        elif made:
            self.report = foreseen(self.report, made)
            self.view.update_report(self.report)
            self._tell_preview(self.report)

    def fix_row(self, place: int) -> None:
        """Let the clerk put the cells of a row right; the file itself stays as it is."""
        if self.report is None or self._busy:
            return
        found, shown = self.report.preview, self.view.row_at(place)
        number, stop = found.sheet_of(place), self._stop.is_set

        def read_again(changes: Changes) -> None:
            if changes:
                self._read_again(
                    lambda found: importing.fix(found, number, changes, cancelled=stop), self._back_at(place)
                )

        dialog = FixDialog(lambda changes: changes, found.sheets[number], shown.row, shown.problems, self)
        dialog.saved.connect(read_again)
        dialog.exec()
        dialog.deleteLater()

    def undo(self) -> None:
        """Take back the import that was just done, after asking."""
        session_id = self.report.result.session_id if self.report else None
        if session_id is None or not ask_undo(self, [path.name for path in self._paths]):
            return
        self._begin(
            lambda _progress: imports.undo(self.context.actor, self.context.db, session_id),
            self._show_undone,
            LOOK,
        )

    def save_template(self, kind: str, path: Path) -> None:
        """Write an empty register of a kind, to be filled in and imported."""
        try:
            write_template(kind, path)
        except DomainError as error:
            self.banner.say(Tone.LATE, text_of(error))
        else:
            self.banner.say(Tone.DONE, self.tr("บันทึกแบบกรอกไว้ที่ {path}").format(path=path))
        self.banner.show()

    def show_history(self) -> None:
        """The imports done before."""
        HistoryDialog(self.context, self).exec()

    def commit(self) -> None:
        """Take in every good row."""
        if self.report is None:
            return
        found = self.report.preview
        self._begin(lambda progress: self._run(found, progress, dry_run=False), self._show_result, LOOK)

    def save_problem_rows(self, path: Path) -> None:
        """Write the rows that wait to be put right, in their own layout with a reason column."""
        from welfaredesk.exchange.writer import write_problem_rows

        if self.report is None:
            return
        try:
            count = write_problem_rows(self.report, path)
        except DomainError as error:
            self.banner.say(Tone.LATE, text_of(error))
            return
        text = self.tr("บันทึก {count} แถวที่รอแก้ไว้ที่ {path}\nแก้ในไฟล์นั้นแล้วนำเข้าใหม่ได้เลย")
        self.banner.say(Tone.DONE, text.format(count=count, path=path))

    def reject(self) -> None:
        if self._busy:
            self._cancel()
            return
        super().reject()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not self._busy and _files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.read(_files(event))

    # --- work ---

    def _read_again(self, change: Callable[[Preview], Preview], done: Callable[[ImportReport], None]) -> None:
        """Change what is read, and work out anew what importing it would do."""
        if self.report is None or self._busy:
            return
        found = self.report.preview
        self._begin(lambda progress: self._run(change(found), progress, dry_run=True), done, LOOK)

    def _run(self, found: Preview, progress: Progress, *, dry_run: bool) -> ImportReport:
        return importing.run(
            self.context.actor,
            self.context.db,
            found,
            dry_run=dry_run,
            progress=progress,
            cancelled=self._stop.is_set,
        )

    def _begin(
        self,
        work: Callable[[Progress], _Done],
        done: Callable[[_Done], None],
        back: int,
    ) -> None:
        """Run off the GUI thread; a failure goes back to page `back` and says why."""
        self._stop.clear()
        self._busy = True
        self.work_page.begin()
        self._show(WORK)

        def ended(result: _Done) -> None:
            self._busy = False
            done(result)

        def failed(error: Exception) -> None:
            self._busy = False
            self._show(back)
            if not isinstance(error, DomainError):
                raise error
            tone = Tone.INFO if error.code == "import_cancelled" else Tone.LATE
            self.banner.say(tone, text_of(error))

        job = self.context.jobs.start(lambda progress, _cancelled: work(progress), ended, failed, owner=self)
        job.progressed.connect(self._on_progress)

    def _on_progress(self, percent: int, text: str) -> None:
        self.work_page.tell(percent, "" if self._stop.is_set() else text)

    def _cancel(self) -> None:
        # the work itself answers whether it stopped in time
        self._stop.set()
        self.work_page.stopping()
        self.close_button.setEnabled(False)

    # --- what is shown ---

    def _show_first(self, report: ImportReport) -> None:
        """The first look: what can't be told without the clerk is asked at once."""
        self._show_preview(report)
        if answers := ask_eras(report.preview, self):

            def told(found: Preview) -> Preview:
                for sheet, eras in answers.items():
                    found = importing.tell_eras(found, sheet, eras, self._stop.is_set)
                return found

            self._read_again(told, self._show_preview)

    def _back_at(self, place: int) -> Callable[[ImportReport], None]:
        """Show a preview and come back to a row of it."""

        def show(report: ImportReport) -> None:
            self._show_preview(report)
            self.view.show_row(place)

        return show

    def _show_preview(self, report: ImportReport) -> None:
        self.report = report
        self.view.show_report(report)
        self._tell_preview(report)
        self._show(LOOK)
        if self.view.currentWidget() is not self.view.columns:  # the columns keep their own
            self.import_button.setFocus()

    def _tell_preview(self, report: ImportReport) -> None:
        """What importing would do, over the list and on the button."""
        changes = report.created + report.updated
        counts = self.view.counts_text(report)
        if changes:
            head = self.tr("อ่านแล้ว {counts} · ยังไม่มีข้อมูลใดถูกบันทึก").format(counts=counts)
        else:
            head = self.tr("อ่านแล้ว {counts} · ไม่มีข้อมูลใหม่ให้นำเข้า").format(counts=counts)
        self.banner.say(Tone.INFO, "\n".join([head, *general_problems(report)]))
        self.import_button.setText(
            self.tr("นำเข้า {count} แถว").format(count=f"{changes:,}") if changes else self.tr("เก็บแถวที่รอแก้ไว้")
        )
        self.import_button.setEnabled(bool(changes or report.left_out or report.preview.choices))

    def _show_result(self, report: ImportReport) -> None:
        self.report = report
        self.context.changes.announce(TOUCHED)
        self.view.show_report(report)
        words = self.tr("นำเข้าแล้ว {counts}").format(counts=self.view.counts_text(report))
        self.banner.say(Tone.WAIT if report.left_out else Tone.DONE, words)
        self._show(LOOK)
        self.close_button.setFocus()

    def _show_undone(self, done: Undone) -> None:
        self.context.changes.announce(done.touched)
        self.report = None
        self.banner.say(Tone.DONE, undone_text(self, done))
        self._show(CHOOSE)

    def _show(self, step: int) -> None:
        self.stack.setCurrentIndex(step)
        finished = self.report is not None and not self.report.dry_run
        looking = step == LOOK
        self.banner.setVisible(step != WORK and bool(self.banner.text()))
        self.choose_button.setVisible(looking and not finished)
        self.import_button.setVisible(looking and not finished)
        self.problems_button.setVisible(looking and self.report is not None and self.report.left_out > 0)
        kept = self.report is not None and self.report.result.session_id is not None
        self.undo_button.setVisible(looking and finished and kept)
        self.history_button.setVisible(step == CHOOSE)
        self.template_button.setVisible(step == CHOOSE)
        self.close_button.setEnabled(True)
        self.close_button.setText(self.tr("ปิด") if looking and finished else self.tr("ยกเลิก"))

    def _ask_where(self) -> None:
        if place := ask_where(self._paths[0], self):
            self.save_problem_rows(place)

    # --- putting it together ---

    def _build(self) -> None:
        body = QVBoxLayout()
        body.setContentsMargins(tokens.GAP_XL, tokens.GAP_L, tokens.GAP_XL, tokens.GAP_L)
        body.setSpacing(tokens.GAP_M)
        body.addWidget(self.banner)
        body.addWidget(self.stack, 1)
        self.stack.addWidget(
            EmptyState(
                "upload",
                self.tr("เลือกทะเบียนที่ใช้อยู่"),
                self.tr(
                    "บัญชีผู้รับเบี้ยยังชีพผู้สูงอายุ ทะเบียนคนพิการ หรือรายชื่ออื่นที่มีเลขประจำตัวประชาชน "
                    "เลือกพร้อมกันหลายไฟล์ได้ หรือลากมาวางที่นี่\nโปรแกรมอ่านให้ดูก่อน ยังไม่บันทึกจนกว่าจะกดนำเข้า"
                ),
                self.tr("เลือกไฟล์…"),
                self.choose,
            )
        )
        self.stack.addWidget(self.work_page)
        self.stack.addWidget(self.view)
        foot = QFrame()
        set_look(foot, role="footer")
        left = (self.template_button, self.history_button, self.problems_button, self.undo_button)
        buttons = row(*left, None, self.choose_button, self.close_button, self.import_button)
        buttons.setContentsMargins(tokens.GAP_XL, tokens.GAP_M, tokens.GAP_XL, tokens.GAP_M)
        foot.setLayout(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(body, 1)
        layout.addWidget(foot)
        room = self.screen().availableGeometry().size()
        self.resize(min(1040, room.width() - 40), min(640, room.height() - 40))


def _files(event: Any) -> list[Path]:
    """The workbooks being dragged."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() in SUFFIXES]
