"""The documents of a project: the checklist with its scans, the application and the owner's consent."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui import messages, places
from ui.models.listed_rows import ListedRows
from ui.models.query_table import QueryTableModel
from ui.pages.housing import columns, words
from ui.pages.housing.application_form import ApplicationDialog, ConsentDialog
from ui.pages.housing.project_section import ProjectSection
from ui.pages.lending.papers import show_made
from ui.pages.persons.cards import facts, nothing
from ui.pages.persons.desk import menu_button
from ui.pages.persons.held_cards import line
from ui.theme import Tone, set_look, tokens
from ui.widgets.card import Card
from ui.widgets.counted import CountedLine
from ui.widgets.parts import button, label, tool_button
from ui.widgets.record_dialog import RecordDialog
from ui.widgets.table import TableView
from ui.widgets.thai_date_edit import ThaiDateEdit
from welfaredesk import clock
from welfaredesk.domain import house_consent, thai_dates
from welfaredesk.domain.paper_limits import REASON
from welfaredesk.errors import DomainError
from welfaredesk.papers.house_application import lacks_consent
from welfaredesk.papers.params import PaperParams
from welfaredesk.queries.house_applications import (
    ApplicationView,
    ConsentView,
    application_page,
    consents_of,
)
from welfaredesk.queries.house_documents import DocumentRow, documents_of
from welfaredesk.queries.house_project import ProjectPage
from welfaredesk.services import house_applications, house_documents
from welfaredesk.services.audit import Saved
from welfaredesk.services.house_applications import ConsentInput
from welfaredesk.services.house_documents import DocumentInput

_MOST_BYTES = 50_000_000


class DocumentDialog(RecordDialog):
    """Says when a document came in, or why it is not needed; `initial` is the DocumentRow."""

    WIDTH = 560

    def build(self, initial: DocumentRow) -> None:
        self.setWindowTitle(initial.label)
        self.add("received_on", self.tr("วันที่ได้รับ"), ThaiDateEdit(initial.received_on or clock.today()))
        waived = QCheckBox(self.tr("โครงการนี้ไม่ต้องใช้ (ระบุเหตุผล)"))
        waived.setChecked(initial.waived)
        self.add("waived", self.tr("ยกเว้น"), waived)
        self.add("note", self.tr("หมายเหตุ / เหตุผล"), CountedLine(initial.note, REASON), wide=True)

    def value(self) -> DocumentInput:
        return DocumentInput(**self.values())


class DocumentsSection(ProjectSection):
    """The checklist at the left; application and consent at the right. Space ticks, Enter says more."""

    ICON = "list"

    def caption(self) -> str:
        return self.tr("เอกสาร")

    def build(self) -> None:
        self.about = label(role="strong")
        self.add_tool(self.about)
        self.documents: dict[int, DocumentRow] = {}
        self.model = QueryTableModel(columns.documents(), self)
        self.table = TableView(self.model)
        self.table.setAccessibleName(self.tr("เอกสารที่ต้องใช้"))
        self.table.installEventFilter(self)
        self.table.opened.connect(lambda place: self.describe(self.documents[place]))
        self.table.chosen.connect(lambda _place: self._show_chosen())
        checklist = Card(self.tr("เอกสารที่ต้องใช้"), self.ICON)
        self.tick_button = button(self.tr("ได้รับแล้ว"), "check", "quiet", self.tick)
        self.tick_button.setToolTip(self.tr("ได้รับแล้ว/ยังไม่ได้รับ (Space)"))
        self.scan_button = button(self.tr("แนบไฟล์…"), "upload", "quiet", self.attach)
        self.look_button = tool_button("eye", self.tr("ดูไฟล์แนบ"), self.look)
        for part in (self.tick_button, self.scan_button, self.look_button):
            checklist.add_action(part)
        checklist.add(self.table)
        self._papers = QVBoxLayout()
        self._papers.setContentsMargins(0, 0, 0, 0)
        self._papers.setSpacing(tokens.GAP_M)
        both = QHBoxLayout()
        both.setSpacing(tokens.GAP_M)
        both.addWidget(checklist, 5)
        both.addWidget(self._scrolled(self._papers), 3)
        self.body.addLayout(both, 1)

    def fill(self, page: ProjectPage) -> None:
        db = self.context.db
        self.documents = dict(enumerate(documents_of(db, page.row.id, closing=page.row.built), start=1))
        self.model.show_query(ListedRows(self.documents))
        lacking = sum(row.missing for row in self.documents.values())
        said = self.tr("ยังขาด {count} รายการ").format(count=lacking) if lacking else self.tr("เอกสารครบแล้ว")
        self.about.setText(said)
        set_look(self.about, tone=Tone.WAIT.value if lacking else Tone.DONE.value)
        self._show_papers(application_page(db, page.row.id), consents_of(db, page.row.id))
        if self.chosen() is None and self.documents:
            self.table.selectRow(0)
        self._show_chosen()

    def chosen(self) -> DocumentRow | None:
        """The document the keyboard is on."""
        place = self.table.current_id()
        return self.documents.get(place) if place is not None else None

    # --- the checklist ---

    def tick(self) -> None:
        """Tick the chosen document as come in today, or take the tick back."""
        document = self.chosen()
        if document is None or self.shown is None:
            return
        actor, db, project_id = self.context.actor, self.context.db, self.shown.row.id
        if not document.marked:
            self._do(
                lambda: house_documents.mark_document(
                    actor, db, project_id, document.document, DocumentInput()
                ),
                self.tr("บันทึกว่าได้รับ {document} แล้ว").format(document=document.label),
            )
            return
        question = self.tr("เอาเครื่องหมายและไฟล์แนบของ «{document}» ออกหรือไม่").format(document=document.label)
        if not document.scans or messages.ask(self, question, self.tr("เอาออก"), danger=True):
            self._do(
                lambda: house_documents.unmark_document(actor, db, project_id, document.document),
                self.tr("เอาเครื่องหมายออกแล้ว"),
            )

    def describe(self, document: DocumentRow) -> None:
        """Say when a document came in, or why it is not needed."""
        if self.shown is not None:
            save = partial(
                house_documents.mark_document,
                self.context.actor,
                self.context.db,
                self.shown.row.id,
                document.document,
            )
            self.run(DocumentDialog(save, document, self), self.tr("บันทึกเอกสารแล้ว"))

    def attach(self) -> None:
        """Ask for scans of the chosen document and keep them, off the screen's thread."""
        document = self.chosen()
        if document is None or self.shown is None:
            return
        title = self.tr("เลือกไฟล์ของ {document}").format(document=document.label)
        kinds = self.tr("เอกสารสแกน (*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.webp)")
        names, _kind = QFileDialog.getOpenFileNames(self, title, str(places.documents()), kinds)
        for name in names:
            self.keep_scan(document.document, Path(name))

    def keep_scan(self, document: str, path: Path) -> None:
        """Read a file and keep it with a document."""
        assert self.shown is not None
        actor, db, project_id = self.context.actor, self.context.db, self.shown.row.id

        def work(_progress: object, _cancelled: object) -> Saved:
            from welfaredesk.errors import Issue, ValidationFailed

            try:
                content = path.read_bytes() if path.stat().st_size <= _MOST_BYTES else None
            except OSError as error:  # the stick was pulled out
                raise ValidationFailed(Issue("file", "photo_unreadable")) from error
            if content is None:
                raise ValidationFailed(Issue("file", "photo_too_large"))
            return house_documents.attach_scan(actor, db, project_id, document, path.name, content)

        self.context.jobs.start(
            work,
            lambda saved: self.announce(saved, self.tr("แนบไฟล์แล้ว")),
            lambda error: messages.show_error(self, error),
            owner=self,
        )

    def look(self) -> None:
        """Show the newest scan of the chosen document."""
        from reports.layout.picture_page import as_pdf
        from ui.printing.preview import PreviewDialog

        document = self.chosen()
        if document is None or not document.scans:
            return
        scan = document.scans[-1]
        try:
            content, mime = house_documents.scan_content(self.context.actor, self.context.db, scan.id)
        except DomainError as error:
            messages.show_error(self, error)
            return
        pdf = content if mime == "application/pdf" else as_pdf(content, scan.name)
        preview = PreviewDialog(pdf, f"{document.label} – {scan.name}", f"{scan.name}.pdf", self)
        preview.finished.connect(preview.deleteLater)
        preview.open()

    # --- application and consent ---

    def edit_application(self) -> None:
        """The form of what the application says."""
        if (page := self.shown) is not None:
            view = application_page(self.context.db, page.row.id)
            save = partial(
                house_applications.save_application,
                self.context.actor,
                self.context.db,
                page.row.id,
                version=view.version,
            )
            dialog = ApplicationDialog(save, (self.context, page.row.name, view), self)
            self.run(dialog, self.tr("บันทึกคำขอแล้ว"))

    def print_application(self) -> None:
        """The application on paper; asks first when an owner's consent is lacking (A.2)."""
        if (page := self.shown) is None:
            return
        lacking = lacks_consent(self.context.db, page.row.id)
        question = self.tr("ผู้ยื่นไม่ใช่เจ้าของ และยังไม่มีหนังสือยินยอม (W-14) พิมพ์คำขอต่อไปหรือไม่")
        if not lacking or messages.ask(self, question, self.tr("พิมพ์คำขอ")):
            params = PaperParams(id=page.row.id)
            show_made(self, self.context, "W-12", params, self.tr("คำขอปรับปรุงบ้าน"))

    def print_consent(self, consent: ConsentView) -> None:
        """A consent on paper, for the owner's signature."""
        params = PaperParams(id=consent.id)
        show_made(self, self.context, "W-14", params, self.tr("หนังสือยินยอม"))

    def edit_consent(self, consent: ConsentView | None = None) -> None:
        """The form of an owner's consent."""
        if (page := self.shown) is not None:
            save = partial(
                house_applications.save_consent,
                self.context.actor,
                self.context.db,
                page.row.id,
                consent_id=consent.id if consent is not None else None,
                version=consent.version if consent is not None else 0,
            )
            fresh = ConsentInput(years=self.context.office.consent_years)
            data = consent.data if consent is not None else fresh
            self.run(ConsentDialog(save, (self.context, data), self), self.tr("บันทึกหนังสือยินยอมแล้ว"))

    def withdraw_consent(self, consent: ConsentView) -> None:
        """Let a consent count no longer, after asking."""
        question = self.tr("ให้หนังสือยินยอมของ {owner} สิ้นผลหรือไม่").format(owner=consent.owner)
        if messages.ask(self, question, self.tr("ให้สิ้นผล"), danger=True):
            actor, db = self.context.actor, self.context.db
            self._do(
                lambda: house_applications.withdraw_consent(actor, db, consent.id),
                self.tr("หนังสือยินยอมสิ้นผลแล้ว"),
            )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Space
        ):
            self.tick()
            return True
        return super().eventFilter(watched, event)

    # --- inside ---

    def _show_chosen(self) -> None:
        document = self.chosen()
        for part in (self.tick_button, self.scan_button):
            part.setEnabled(document is not None)
        self.look_button.setVisible(document is not None and bool(document.scans))
        marked = document is not None and document.marked
        self.tick_button.setText(self.tr("ยังไม่ได้รับ") if marked else self.tr("ได้รับแล้ว"))

    def _show_papers(self, application: ApplicationView, consents: tuple[ConsentView, ...]) -> None:
        while (item := self._papers.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._papers.addWidget(self._application_card(application))
        self._papers.addWidget(self._consent_card(consents))
        self._papers.addStretch(1)

    def _application_card(self, view: ApplicationView) -> Card:
        card = Card(self.tr("คำขอ (W-12)"), "file")
        edit = self.tr("แก้ไข…") if view.version else self.tr("บันทึกคำขอ…")
        self.application_button = button(edit, "edit", "quiet", self.edit_application)
        card.add_action(self.application_button)
        if view.version:
            card.add_action(tool_button("print", self.tr("พิมพ์คำขอ (W-12)"), self.print_application))
        if not view.version or view.data.applied_on is None:
            card.add(nothing(self.tr("ยังไม่ได้บันทึกคำขอ")))
            return card
        owners = {None: "", True: self.tr("เป็นเจ้าของ"), False: self.tr("ไม่ใช่เจ้าของ")}
        told = [
            (self.tr("วันที่ยื่น"), thai_dates.screen(view.data.applied_on)),
            (self.tr("ผู้ยื่น"), view.applicant or self.tr("ผู้รับประโยชน์ยื่นเอง")),
            (self.tr("กรรมสิทธิ์"), owners[view.data.owner]),
            (self.tr("อาศัยอยู่มา"), words.lived(view.data.lived_months)),
        ]
        card.add(facts([fact for fact in told if fact[1]]))
        return card

    def _consent_card(self, consents: tuple[ConsentView, ...]) -> Card:
        card = Card(self.tr("ความยินยอมของเจ้าของ (W-14)"), "id-card")
        self.consent_button = tool_button("plus", self.tr("เพิ่มหนังสือยินยอม…"), self.edit_consent)
        card.add_action(self.consent_button)
        for each in consents:
            given = each.data.given_on
            signed = (
                self.tr("ลงชื่อ {day}").format(day=thai_dates.screen(given)) if given else self.tr("ยังไม่ลงชื่อ")
            )
            standing = house_consent.STANDINGS[each.data.standing]
            deeds = [
                (self.tr("พิมพ์ W-14"), partial(self.print_consent, each)),
                (self.tr("แก้ไข…"), partial(self.edit_consent, each)),
                (self.tr("ถอนความยินยอม…"), partial(self.withdraw_consent, each)),
            ]
            menu = menu_button("more", self.tr("จัดการหนังสือยินยอม"), f"consent_{each.id}", deeds)
            card.add(line(each.owner, f"{standing} · {signed}", None, menu))
        if not consents:
            card.add(nothing(self.tr("ต้องมีเมื่อผู้รับไม่ใช่เจ้าของบ้านและที่ดิน")))
        return card

    def _scrolled(self, inside: QVBoxLayout) -> QScrollArea:
        inner, scroll = QWidget(), QScrollArea()
        set_look(inner, role="scrolled")
        inner.setLayout(inside)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        return scroll

    def _do(self, work: Callable[[], Saved], said: str) -> None:
        try:
            saved = work()
        except DomainError as error:
            messages.show_error(self, error)
            return
        self.announce(saved, said)
