"""The register of issued papers: look at one, keep its signed copy, void it, see what is not filed."""

from collections.abc import Sequence
from pathlib import Path
from threading import Event
from typing import Any

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from reports import form_title
from reports.batch import reprinted
from ui import messages, places
from ui.context import AppContext
from ui.jobs import Job, Progress
from ui.pages.documents.register_export import export_button
from ui.pages.documents.register_list import RegisterList
from ui.pages.documents.scan_review import ScanReview
from ui.pages.documents.signed_copies import SignedCopies
from ui.printing.preview import PreviewDialog
from ui.theme import Tone, tokens
from ui.widgets.banner import Banner
from ui.widgets.counted import CountedText
from ui.widgets.keyboard_layout import mark_in
from ui.widgets.parts import Paragraph, button, dress, row
from ui.widgets.record_dialog import RecordDialog
from ui.widgets.search_box import SearchBox
from welfaredesk.domain.paper_limits import REASON
from welfaredesk.errors import DomainError
from welfaredesk.messages import text_of
from welfaredesk.queries.documents import DocumentRow, document
from welfaredesk.services import documents
from welfaredesk.services import signed_copies as service

_PICTURES = ("*.pdf", "*.jpg", "*.jpeg", "*.png")


class VoidDialog(RecordDialog):
    """Asks why a paper is voided; `save(reason)` voids it."""

    WIDTH = 560

    def build(self, initial: DocumentRow) -> None:
        name = f"{form_title(initial.form)} {initial.no}".strip()
        self.setWindowTitle(self.tr("ยกเลิกเอกสาร {name}").format(name=name))
        self.save_button.setText(self.tr("ยกเลิกเอกสาร"))
        self.cancel_button.setText(self.tr("ไม่ยกเลิก"))
        dress(self.save_button, "close", "danger")
        said = self.tr("เอกสารยังอยู่ในทะเบียนพร้อมเหตุผล เลขที่ไม่ถูกใช้ซ้ำ ถ้าพิมพ์ใหม่จะเป็นฉบับใหม่ของรายการเดิม")
        self.form.add(Paragraph(said), wide=True)
        self.add("reason", self.tr("เหตุผลที่ยกเลิก"), CountedText("", REASON), wide=True, required=True)

    def value(self) -> str:
        return str(self.values()["reason"])


class RegisterDialog(QDialog):
    """The register in a window of its own. Scans dropped on it find their papers by their marks."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.setWindowTitle(self.tr("ทะเบียนเอกสารที่ออก"))
        self.setAcceptDrops(True)
        self.banner = Banner(closable=True)
        self.bar = QProgressBar()
        self.stop_button = button(self.tr("หยุด"), "close", clicked=self._stop)
        self._job: Job | None = None
        self.search = SearchBox(self.tr("ค้นเลขที่เอกสาร ชื่อ หรือยิง QR บนเอกสาร"))
        self.list = RegisterList(context)
        self.scan_button = button(self.tr("เก็บจากสแกนหลายใบ…"), "upload", clicked=self.review)
        self.open_button = button(self.tr("เปิดดู (Enter)"), "file", "primary", self.open_paper)
        self.file_button = button(self.tr("แนบใบที่ลงนาม…"), "upload", clicked=self.choose_scans)
        self.signed_button = button(self.tr("ดูใบที่ลงนาม"), "check-circle", clicked=self.open_signed)
        self.void_button = button(self.tr("ยกเลิกเอกสาร…"), "close", clicked=self.void)
        close = button(self.tr("ปิด"), clicked=self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(tokens.GAP_XL, tokens.GAP_L, tokens.GAP_XL, tokens.GAP_L)
        layout.setSpacing(tokens.GAP_M)
        layout.addWidget(self.banner)
        layout.addLayout(row(self.bar, self.stop_button))
        self.export_button = export_button(context, self.list, self)
        above = row(self.search, self.export_button, self.scan_button)
        above.setStretch(0, 1)
        layout.addLayout(above)
        layout.addWidget(self.list, 1)
        layout.addLayout(
            row(self.file_button, self.signed_button, self.void_button, None, close, self.open_button)
        )
        self.search.searched.connect(lambda words: self.list.search(mark_in(self.search.text()) or words))
        self.search.left_down.connect(self.list.table.setFocus)
        self.list.opened.connect(lambda _id: self.open_paper())
        self.list.table.chosen.connect(lambda _id: self._show_buttons())
        self.list.chips.changed.connect(lambda _keys: self._show_buttons())
        self._show_progress(None)
        room = self.screen().availableGeometry().size()
        self.resize(min(1060, room.width() - 24), min(680, room.height() - 24))
        self.reload()
        self.search.setFocus()

    def show_paper(self, document_id: int) -> None:
        """The register at one paper, whatever became of it."""
        self.list.show_state("")
        self.list.table.select_id(document_id)
        self.list.table.setFocus()
        self._show_buttons()

    def reload(self) -> None:
        """Read the register again; the chosen line stays, else the first is chosen."""
        self.list.reload()
        first = self.list.model.id_at(0)
        if self.list.table.current_id() is None and first is not None:
            self.list.table.select_id(first)
        self._show_buttons()

    def chosen(self) -> DocumentRow | None:
        """The paper of the current line."""
        document_id = self.list.table.current_id()
        return document(self.context.db, document_id) if document_id is not None else None

    def open_paper(self) -> None:
        """The pages as they were issued; those of several chosen papers in one file, to print in one go."""
        chosen = self.list.table.selected_ids()
        if len(chosen) > 1:
            self._open_several(chosen)
            return
        paper = self.chosen()
        if paper is None:
            return
        actor, db = self.context.actor, self.context.db
        kept = self._try(lambda: documents.reprint_this(actor, db, paper.id))
        if kept is not None:
            self._show_pdf(kept.pdf, f"{form_title(paper.form)} {paper.no}".strip())

    def choose_scans(self) -> None:
        """Ask for the scans or photos of the chosen paper."""
        if self.chosen() is None:
            return
        kinds = self.tr("สแกนหรือภาพถ่าย ({kinds})").format(kinds=" ".join(_PICTURES))
        names, _kind = QFileDialog.getOpenFileNames(
            self, self.tr("เลือกใบที่ลงนามแล้ว"), str(places.documents()), kinds
        )
        self.keep([Path(name) for name in names])

    def review(self, files: Sequence[Path] = ()) -> None:
        """A stack of scans: each page finds its paper by its mark."""
        dialog = ScanReview(self.context, self)
        dialog.setObjectName("scan_review")
        dialog.finished.connect(lambda _code: self.reload())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        dialog.read(files)

    def keep(self, files: list[Path]) -> None:
        """Keep files as signed copies of the chosen paper, and say what could not be kept."""
        paper = self.chosen()
        if paper is None or not files:
            return
        scans = [service.ScanFile(paper.id, file.name, file.read_bytes()) for file in files]
        filed = service.file_several(self.context.actor, self.context.db, scans)
        self.context.changes.announce(filed.touched)
        if filed.refused:
            told = "\n".join(f"{name}: {text_of(error)}" for name, error in filed.refused)
            self.banner.say(Tone.LATE, told)
        else:
            said = self.tr("เก็บใบที่ลงนามของ {name} แล้ว {count} ไฟล์")
            name = f"{form_title(paper.form)} {paper.no}".strip()
            self.banner.say(Tone.DONE, said.format(name=name, count=len(filed.kept)))
        self.reload()

    def open_signed(self) -> None:
        """The signed copies of the chosen paper."""
        paper = self.chosen()
        if paper is None or not paper.filed:
            return
        dialog = SignedCopies(self.context, paper, self)
        dialog.finished.connect(lambda _code: self.reload())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def void(self) -> None:
        """Void the chosen paper, with its reason."""
        paper = self.chosen()
        if paper is None:
            return
        actor, db = self.context.actor, self.context.db
        dialog = VoidDialog(lambda reason: documents.void(actor, db, paper.id, reason), paper, self)
        dialog.saved.connect(self._on_voided)
        dialog.exec()
        dialog.deleteLater()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.review([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    # --- inside ---

    def _open_several(self, chosen: list[int]) -> None:
        actor, db = self.context.actor, self.context.db

        def work(progress: Progress, cancelled: Event) -> bytes:
            def told(done: int, total: int) -> None:
                progress(100 * done // total, f"{done:,} / {total:,}")

            return reprinted(actor, db, chosen, progress=told, cancelled=cancelled.is_set)

        def done(pdf: bytes) -> None:
            self._show_progress(None)
            self._show_pdf(pdf, self.tr("เอกสาร {count} ฉบับ").format(count=f"{len(chosen):,}"))

        def failed(error: Exception) -> None:
            self._show_progress(None)
            messages.show_error(self, error)

        job = self.context.jobs.start(work, done, failed, owner=self)
        job.progressed.connect(self._on_progress)
        self._show_progress(job)

    def _on_progress(self, percent: int, text: str) -> None:
        self.bar.setValue(percent)
        self.bar.setFormat(text)

    def _show_progress(self, job: Job | None) -> None:
        self._job = job
        self.bar.setVisible(job is not None)
        self.stop_button.setVisible(job is not None)
        self.open_button.setEnabled(job is None and self.list.table.current_id() is not None)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._show_progress(None)

    def _on_voided(self, touched: frozenset[str]) -> None:
        self.context.changes.announce(touched)
        self.reload()

    def _try(self, read: Any) -> Any:
        try:
            return read()
        except DomainError as error:
            messages.show_error(self, error)
            return None

    def _show_pdf(self, pdf: bytes, title: str) -> None:
        preview = PreviewDialog(pdf, title, f"{title.replace('/', '-')}.pdf", self)
        preview.setObjectName("paper")
        preview.open()
        preview.finished.connect(preview.deleteLater)

    def _show_buttons(self) -> None:
        paper = self.chosen()
        self.open_button.setEnabled(paper is not None)
        self.file_button.setEnabled(paper is not None and paper.voided_on is None)
        self.signed_button.setEnabled(paper is not None and paper.filed)
        self.void_button.setEnabled(paper is not None and paper.voided_on is None)
