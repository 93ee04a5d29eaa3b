"""The tab of a project's papers: the request it began with, what can be printed, what was issued."""

from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget

from reports import form_title
from ui.models.listed_rows import ListedRows
from ui.models.query_table import Column, QueryTableModel
from ui.pages.housing.project_section import ProjectSection
from ui.pages.housing.request_form import RequestDialog
from ui.pages.lending.papers import show_made
from ui.printing.kept import show_kept
from ui.theme import set_look, tokens
from ui.widgets.card import Card
from ui.widgets.parts import Paragraph, button, column, row
from ui.widgets.table import TableView
from welfaredesk.domain import thai_dates
from welfaredesk.papers.params import PaperParams
from welfaredesk.queries.house_project import ProjectPage
from welfaredesk.queries.house_request import RequestView, request_of
from welfaredesk.queries.house_timeline import PAPER, Entry, timeline
from welfaredesk.services import housing_requests

REQUEST, APPROVAL = "W-01", "W-20"


class PapersSection(ProjectSection):
    """The request at the left, the papers issued at the right; Enter opens one as it was issued."""

    ICON = "print"

    def caption(self) -> str:
        return self.tr("คำร้อง")

    def build(self) -> None:
        self.request: RequestView | None = None
        self.said = Paragraph()
        self.edit_button = button(self.tr("แก้ไขคำร้อง…"), "edit", clicked=self.edit_request)
        self.request_button = button(self.tr("พิมพ์คำร้อง"), "print", clicked=lambda: self.show_paper(REQUEST))
        self.approval_button = button(
            self.tr("บันทึกเสนอขออนุมัติ"), "print", clicked=lambda: self.show_paper(APPROVAL)
        )
        asked = Card(self.tr("คำร้อง (W-01)"), "file")
        inner = QWidget()
        set_look(inner, role="scrolled")
        inner.setLayout(column(self.said, None))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inner)
        asked.add(area)
        asked.add(row(self.edit_button, self.request_button, None))
        self.model = QueryTableModel(self._columns(), self)
        self.table = TableView(self.model)
        self.table.opened.connect(lambda document_id: show_kept(self, self.context, document_id))
        issued = Card(self.tr("เอกสารที่ออกแล้ว (Enter เปิด)"), self.ICON)
        issued.add(self.table)
        self.add_tool(self.approval_button)
        side_by_side = QHBoxLayout()
        side_by_side.setSpacing(tokens.GAP_M)
        side_by_side.addWidget(asked, 2)
        side_by_side.addWidget(issued, 3)
        self.body.addLayout(side_by_side, 1)

    def fill(self, page: ProjectPage) -> None:
        self.request = found = request_of(self.context.db, page.row.id)
        self.said.set_plain(self._words(found))
        papers = [entry for entry in timeline(self.context.db, page.row.id) if entry.kind == PAPER]
        self.model.show_query(ListedRows({entry.record_id or 0: entry for entry in papers}))

    def edit_request(self) -> None:
        """The form of the request."""
        if (page := self.shown) is None or self.request is None:
            return
        actor, db, version = self.context.actor, self.context.db, self.request.version
        dialog = RequestDialog(
            lambda data: housing_requests.save_request(actor, db, page.row.id, data, version=version),
            self.request.data,
            self,
        )
        self.run(dialog, self.tr("บันทึกคำร้องแล้ว"))

    def show_paper(self, code: str) -> None:
        """Issue a paper of the project and show it."""
        if (page := self.shown) is not None:
            show_made(self, self.context, code, PaperParams(id=page.row.id), form_title(code))

    def _words(self, found: RequestView) -> str:
        if not found.version:
            return self.tr("ยังไม่มีข้อความคำร้อง กด «แก้ไขคำร้อง…» หรือพิมพ์คำร้องเว้นช่องไว้ให้เขียน")
        data = found.data
        filed = thai_dates.screen(data.filed_on) if data.filed_on else ""
        return "\n".join(
            (
                self.tr("ยื่นเมื่อ {day} · ผู้เดือดร้อน {count} คน").format(day=filed, count=len(data.sufferers)),
                self.tr("ปัญหา: {text}").format(text=data.problem),
                self.tr("ต้องการ: {text}").format(text=data.wanted or "–"),
            )
        )

    def _columns(self) -> list[Column]:
        def named(entry: Entry) -> str:
            return f"{form_title(entry.title)} ({entry.title})"

        return [
            Column(self.tr("วันที่"), lambda entry: thai_dates.screen(entry.on) if entry.on else "", width=112),
            Column(self.tr("เอกสาร"), named, tooltip=named, stretch=3),
            Column(self.tr("เลขที่"), lambda entry: entry.text, stretch=2),
            Column(self.tr("ผู้ออก"), lambda entry: entry.who, stretch=2),
        ]
