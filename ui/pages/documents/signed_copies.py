"""The signed copies kept with one paper: looked at, printed, taken out when they belong elsewhere."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QSplitter, QVBoxLayout, QWidget

from reports import form_title
from reports.scan_pages import as_sheet
from ui import messages
from ui.context import AppContext
from ui.models.listed_rows import ListedRows
from ui.models.query_table import Column, QueryTableModel
from ui.pages.lending.after_forms import ReasonDialog
from ui.printing.pdf_view import PdfView
from ui.printing.printer import print_pdf, save_pdf
from ui.theme import tokens
from ui.widgets.parts import button, row
from ui.widgets.table import TableView
from welfaredesk.domain import thai_dates
from welfaredesk.errors import DomainError
from welfaredesk.queries.documents import DocumentRow, SignedCopy, signed_copies
from welfaredesk.services import signed_copies as service

translate = QCoreApplication.translate


class SignedCopies(QDialog):
    """The copies at the left, the newest first; the chosen one at the right. Looking is audited."""

    def __init__(self, context: AppContext, paper: DocumentRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context, self.paper = context, paper
        self._copies: dict[int, SignedCopy] = {}
        self._title = f"{form_title(paper.form)} {paper.no}".strip()
        self.setWindowTitle(self.tr("ฉบับลงนามของ {paper}").format(paper=self._title))
        self.setObjectName("signed_copies")
        self.model = QueryTableModel(_columns(), self)
        self.table = TableView(self.model)
        self.view = PdfView()
        self.remove_button = button(self.tr("เอาไฟล์นี้ออก…"), "trash", clicked=self.remove)
        self.save_button = button(self.tr("บันทึกเป็น PDF"), "download", clicked=self._save)
        self.print_button = button(self.tr("พิมพ์"), "print", clicked=self._print)
        self._lay_out()
        self.table.chosen.connect(lambda _id: self._show())
        self.reload()
        self.table.setFocus()

    def reload(self) -> None:
        """Read the copies again; without any the window closes."""
        self._copies = {copy.id: copy for copy in signed_copies(self.context.db, self.paper.id)}
        self.model.show_query(ListedRows(self._copies))
        if not self._copies:
            self.accept()
        elif self.table.current_id() not in self._copies:
            self.table.select_id(next(iter(self._copies)))

    def remove(self) -> None:
        """Take the chosen copy out, with the reason; the paper may then wait for its copy again."""
        copy_id = self.table.current_id()
        if copy_id is None:
            return
        actor, db = self.context.actor, self.context.db
        said = self.tr("ใช้เมื่อเก็บผิดฉบับ ไฟล์ถูกลบออกจากแฟ้ม และเอกสารกลับไปรอใบที่ลงนามถ้าไม่มีฉบับอื่น")
        title, verb = self.tr("เอาฉบับลงนามออก"), self.tr("เอาออก")
        dialog = ReasonDialog(
            lambda reason: service.remove_signed(actor, db, copy_id, reason), title, said, verb, self
        )
        dialog.saved.connect(self._on_removed)
        dialog.exec()
        dialog.deleteLater()

    def done(self, result: int) -> None:
        self.view.clear()
        super().done(result)

    def _on_removed(self, touched: frozenset[str]) -> None:
        self.context.changes.announce(touched)
        self.reload()

    def _show(self) -> None:
        copy_id = self.table.current_id()
        if copy_id is None or copy_id not in self._copies:
            return
        try:
            content, _mime = service.signed_content(self.context.actor, self.context.db, copy_id)
        except DomainError as error:
            messages.show_error(self, error)
            return
        self.view.show_pdf(as_sheet(content, self._copies[copy_id].name))

    def _print(self) -> None:
        print_pdf(self, self.view.data, self._title)

    def _save(self) -> None:
        save_pdf(self, self.view.data, f"{self._title.replace('/', '-')}.pdf")

    def _lay_out(self) -> None:
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.table)
        split.addWidget(self.view)
        split.setChildrenCollapsible(False)
        close = button(self.tr("ปิด"), clicked=self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(tokens.GAP_XL, tokens.GAP_L, tokens.GAP_XL, tokens.GAP_L)
        layout.setSpacing(tokens.GAP_M)
        layout.addWidget(split, 1)
        layout.addLayout(row(self.remove_button, None, self.save_button, self.print_button, close))
        room = self.screen().availableGeometry().size()
        self.resize(min(1060, room.width() - 24), min(680, room.height() - 24))
        split.setSizes([2 * self.width() // 5, 3 * self.width() // 5])


def _columns() -> list[Column]:
    return [
        Column(translate("documents", "ไฟล์"), lambda copy: copy.name, tooltip=lambda copy: copy.name),
        Column(translate("documents", "เก็บเมื่อ"), lambda copy: thai_dates.screen(copy.added_on), width=108),
        Column(translate("documents", "ผู้เก็บ"), lambda copy: copy.added_by, width=96),
    ]
