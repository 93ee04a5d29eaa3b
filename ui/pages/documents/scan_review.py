"""A stack of signed papers off the scanner: each page finds its paper by its mark, one press keeps all."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from threading import Event

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFileDialog, QProgressBar, QSplitter, QVBoxLayout, QWidget

from reports.scan_pages import as_sheet, one_file
from ui import messages, places
from ui.context import AppContext
from ui.jobs import Job, Progress
from ui.models.listed_rows import ListedRows
from ui.models.query_table import QueryTableModel
from ui.pages.documents import scan_words
from ui.pages.documents.paper_choice import PaperChoice
from ui.pages.documents.scan_words import ReviewPage
from ui.printing.pdf_view import PdfView
from ui.theme import Tone, tokens
from ui.widgets.banner import Banner
from ui.widgets.empty_state import StateStack
from ui.widgets.parts import button, label, row
from ui.widgets.table import TableView
from welfaredesk.errors import DomainError
from welfaredesk.exchange.scans import SUFFIXES, Stack, read_stack
from welfaredesk.messages import text_of
from welfaredesk.queries.documents import DocumentQuery, DocumentRow, document
from welfaredesk.queries.paper_scans import PageMatch, matches
from welfaredesk.services import signed_copies as service

_FOLDER = "scans/folder"


class ScanReview(QDialog):
    """Choose or drop scans; F9 keeps every page that is sure, Enter chooses the paper of one that isn't."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.pages: dict[int, ReviewPage] = {}
        self._job: Job | None = None
        self.setWindowTitle(self.tr("เก็บใบที่ลงนามจากสแกน"))
        self.setAcceptDrops(True)
        self.banner = Banner(closable=True)
        self.bar = QProgressBar()
        self.stop_button = button(self.tr("หยุด"), "close", clicked=self._stop)
        self.model = QueryTableModel(scan_words.columns(), self)
        self.table = TableView(self.model)
        self.list = StateStack(self.table)
        self.view = PdfView(placeholder=self.tr("เลือกหน้าทางซ้ายเพื่อดูภาพ"))
        self.counts = label(role="muted")
        self.add_button = button(self.tr("เพิ่มสแกน…"), "upload", clicked=self.choose_files)
        self.paper_button = button(self.tr("เลือกเอกสารเอง… (Enter)"), "search", clicked=self.choose_paper)
        self.same_button = button(self.tr("เหมือนหน้าก่อน"), "copy", clicked=self.same_as_before)
        self.leave_button = button(self.tr("ไม่เก็บหน้านี้ (Delete)"), "trash", clicked=self.leave_out)
        self.close_button = button(self.tr("ปิด"), clicked=self.reject)
        self.keep_button = button("", "save", "primary", self.keep)
        self._lay_out()
        self.table.chosen.connect(lambda _id: self._show_page())
        self.table.opened.connect(lambda _id: self.choose_paper())
        QShortcut(QKeySequence(Qt.Key.Key_F9), self, self.keep)
        QShortcut(QKeySequence(Qt.Key.Key_Delete), self, self.leave_out)
        self._show_progress(None)
        self._reload()

    def choose_files(self) -> None:
        """Ask for scans."""
        endings = " ".join(f"*{ending}" for ending in SUFFIXES)
        kinds = self.tr("สแกนหรือภาพถ่าย ({kinds})").format(kinds=endings)
        folder = str(places.settings().value(_FOLDER, "") or places.documents())
        names, _kind = QFileDialog.getOpenFileNames(self, self.tr("เลือกสแกนของใบที่ลงนาม"), folder, kinds)
        if names:
            places.settings().setValue(_FOLDER, str(Path(names[0]).parent))
            self.read([Path(name) for name in names])

    def read(self, files: Sequence[Path]) -> None:
        """Read scans off the screen's thread and list their pages after those listed already."""
        if self._job is not None or not files:
            return
        db, page_word = self.context.db, self.tr("หน้า {page}")

        def work(progress: Progress, cancelled: Event) -> tuple[Stack, list[PageMatch]]:
            def told(done: float, file: str, page: int) -> None:
                progress(round(100 * done), f"{file} {page_word.format(page=page)}")

            stack = read_stack(files, progress=told, cancelled=cancelled.is_set)
            return stack, matches(db, [page.marks for page in stack.pages])

        job = self.context.jobs.start(work, self._on_read, self._on_failed, owner=self)
        job.progressed.connect(self._on_progress)
        self._show_progress(job)

    def choose_paper(self) -> None:
        """Say which paper the chosen page belongs to."""
        page = self._chosen()
        if page is None or page.kept:
            return
        dialog = PaperChoice(self.context, self)
        dialog.chosen.connect(lambda document_id: self.set_paper(page.id, document_id))
        dialog.exec()
        dialog.deleteLater()

    def set_paper(self, page_id: int, document_id: int) -> None:
        """This page is a signed copy of that paper: the clerk says so."""
        page = self.pages[page_id]
        match = replace(page.match, document=document(self.context.db, document_id))
        self.pages[page_id] = replace(page, match=match, by_hand=True, left_out=False)
        self._reload()

    def same_as_before(self) -> None:
        """The chosen page goes on with the paper of the page above it."""
        page, before = self._chosen(), self._before()
        if page is not None and before is not None:
            self.set_paper(page.id, before.id)

    def leave_out(self) -> None:
        """Don't keep the chosen page; pressed again, keep it after all."""
        page = self._chosen()
        if page is not None and not page.kept:
            self.pages[page.id] = replace(page, left_out=not page.left_out)
            self._reload()

    def keep(self) -> None:
        """Keep every page that is sure with its paper; pages of one paper as one file."""
        ready = [page for page in self.pages.values() if page.ready]
        if not ready or self._job is not None:
            return
        actor, db = self.context.actor, self.context.db
        by_paper: dict[int, list[ReviewPage]] = {}
        for page in ready:
            by_paper.setdefault(_paper(page).id, []).append(page)

        def work(_progress: Progress, _cancelled: Event) -> service.Filed:
            return service.file_several(actor, db, [_file(*each) for each in by_paper.items()])

        def done(filed: service.Filed) -> None:
            self._show_progress(None)
            self._on_kept(filed, ready)

        self._show_progress(self.context.jobs.start(work, done, self._on_failed, owner=self))

    def reject(self) -> None:
        waiting = sum(page.ready for page in self.pages.values())
        said = self.tr("มี {count} หน้าที่พร้อมเก็บแต่ยังไม่ได้เก็บ").format(count=f"{waiting:,}")
        if waiting and not messages.ask(self, said, self.tr("ปิดโดยไม่เก็บ"), danger=True):
            return
        self._stop()
        self.view.clear()
        super().reject()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.read([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    # --- inside ---

    def _lay_out(self) -> None:
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.list)
        split.addWidget(self.view)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(tokens.GAP_XL, tokens.GAP_L, tokens.GAP_XL, tokens.GAP_L)
        layout.setSpacing(tokens.GAP_M)
        layout.addWidget(self.banner)
        layout.addLayout(row(self.bar, self.stop_button))
        layout.addLayout(row(self.add_button, self.counts, None))
        layout.addWidget(split, 1)
        choices = (self.paper_button, self.same_button, self.leave_button)
        layout.addLayout(row(*choices, None, self.close_button, self.keep_button))
        room = self.screen().availableGeometry().size()
        self.resize(min(1280, room.width() - 24), min(720, room.height() - 24))
        split.setSizes([3 * self.width() // 5, 2 * self.width() // 5])

    def _on_read(self, found: tuple[Stack, list[PageMatch]]) -> None:
        self._show_progress(None)
        stack, matched = found
        first = len(self.pages) + 1
        for number, (scan, match) in enumerate(zip(stack.pages, matched, strict=True), start=first):
            self.pages[number] = ReviewPage(number, scan, match, left_out=scan.blank and not scan.marks)
        refused = "\n".join(f"{name}: {text_of(error)}" for name, error in stack.refused)
        self.banner.say(Tone.LATE, refused)
        self._reload()
        unsure = next((page for page in self.pages.values() if page.unsure), None)
        self.table.select_id(unsure.id if unsure is not None else first)
        self.table.setFocus()

    def _on_kept(self, filed: service.Filed, pages: list[ReviewPage]) -> None:
        self.context.changes.announce(filed.touched)
        papers = DocumentQuery(self.context.db).rows([_paper(page).id for page in pages])
        for page in pages:
            paper = papers[_paper(page).id]
            match = replace(page.match, document=paper)
            self.pages[page.id] = replace(page, match=match, kept=paper.filed and paper.voided_on is None)
        told = [f"{name}: {text_of(error)}" for name, error in filed.refused]
        done = self.tr("เก็บใบที่ลงนามแล้ว {count} ฉบับ").format(count=f"{len(filed.kept):,}")
        self.banner.say(Tone.LATE if told else Tone.DONE, "\n".join([done, *told]))
        self._reload()

    def _on_failed(self, error: Exception) -> None:
        self._show_progress(None)
        if isinstance(error, DomainError):
            self.banner.say(Tone.LATE, text_of(error))
            return
        raise error

    def _on_progress(self, percent: int, text: str) -> None:
        self.bar.setValue(percent)
        self.bar.setFormat(text)

    def _show_progress(self, job: Job | None) -> None:
        self._job = job
        for part in (self.bar, self.stop_button):
            part.setVisible(job is not None)
        self.add_button.setEnabled(job is None)
        self._show_buttons()

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._show_progress(None)

    def _reload(self) -> None:
        self.model.show_query(ListedRows(self.pages))
        if self.pages:
            self.list.show_content()
        else:
            self.list.show_empty(
                "upload",
                self.tr("วางไฟล์สแกนที่นี่"),
                self.tr(
                    "PDF หลายหน้าหรือภาพหลายภาพ ปนกันและกลับหัวได้ โปรแกรมอ่าน QR มุมกระดาษแล้วจับคู่กับเอกสารที่ออกให้เอง"
                ),
                self.tr("เลือกสแกน…"),
                self.choose_files,
            )
        self.counts.setText(scan_words.counts(self.pages.values()))
        self._show_page()

    def _chosen(self) -> ReviewPage | None:
        return self.pages.get(self.table.current_id() or 0)

    def _before(self) -> DocumentRow | None:
        """The paper of the page above the chosen one."""
        page = self._chosen()
        above = self.pages.get(page.id - 1) if page is not None else None
        return above.match.document if above is not None else None

    def _show_page(self) -> None:
        page = self._chosen()
        if page is None:
            self.view.clear()
        else:
            sheet = as_sheet(page.scan.content, page.scan.file)
            if sheet != self.view.data:
                self.view.show_pdf(sheet)
        self._show_buttons()

    def _show_buttons(self) -> None:
        page, idle = self._chosen(), self._job is None
        open_page = page is not None and not page.kept and idle
        ready = sum(each.ready for each in self.pages.values())
        self.paper_button.setEnabled(open_page)
        self.leave_button.setEnabled(open_page)
        self.same_button.setEnabled(open_page and self._before() is not None)
        self.keep_button.setEnabled(idle and ready > 0)
        self.keep_button.setText(self.tr("เก็บหน้าที่แน่ใจ {count} หน้า (F9)").format(count=f"{ready:,}"))


def _paper(page: ReviewPage) -> DocumentRow:
    """The paper of a page that is ready."""
    assert page.match.document is not None
    return page.match.document


def _file(document_id: int, pages: list[ReviewPage]) -> service.ScanFile:
    name = scan_words.file_name(pages[0])
    return service.ScanFile(document_id, name, one_file([page.scan.content for page in pages], name))
