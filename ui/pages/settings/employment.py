"""When people at work are visited, and the minimum wages that placements are held against."""

from PySide6.QtWidgets import QLineEdit, QWidget

from ui import messages
from ui.context import AppContext
from ui.models.listed_rows import ListedRows
from ui.models.query_table import Column, QueryTableModel
from ui.pages.employment.organisation_forms import ask_minimum_wage
from ui.pages.settings import Section
from ui.theme import tokens
from ui.widgets.empty_state import StateStack
from ui.widgets.field import Field
from ui.widgets.money_edit import baht
from ui.widgets.parts import Paragraph, button, column, label, row
from ui.widgets.table import TableView
from welfaredesk.domain import thai_dates
from welfaredesk.errors import DomainError, ValidationFailed
from welfaredesk.messages import issue_text
from welfaredesk.queries.employment_pages import minimum_wages
from welfaredesk.queries.placement_visits import visit_days
from welfaredesk.services.placement_visits import set_schedule

_DAYS_WIDTH = 260


class EmploymentSection(Section):
    """The schedule of visits and the minimum wages."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.days = QLineEdit()
        self.days.setObjectName("days")
        self.days.setFixedWidth(_DAYS_WIDTH)
        hint = self.tr("จำนวนวันหลังเริ่มงาน คั่นด้วยเว้นวรรค เช่น 30 90 180 จากนั้นติดตามทุกปีในวันครบรอบ")
        self.field = Field(self.tr("ติดตามการทำงานหลังเริ่มงาน (วัน)"), self.days, hint=hint)
        self.save_button = button(self.tr("บันทึก"), "save", "primary", self.save)
        self.wage_button = button(self.tr("เพิ่มค่าแรงขั้นต่ำ…"), "plus", clicked=self.add_new)
        self.model = QueryTableModel(self._columns(), self)
        self.wages = StateStack(TableView(self.model))
        said = self.tr("วันที่นัดไว้ในการติดตามครั้งล่าสุดมาก่อนกำหนดนี้ กำหนดใหม่ใช้กับทุกคนที่ยังทำงานอยู่ทันที")
        layout = column()
        layout.addWidget(self.field)
        layout.addWidget(Paragraph(said, "small"))
        layout.addLayout(row(self.save_button, None))
        layout.addSpacing(tokens.GAP_L)
        layout.addLayout(row(label(self.tr("ค่าแรงขั้นต่ำ"), "section"), None, self.wage_button))
        layout.addWidget(self.wages, 1)
        self.setLayout(layout)
        self.days.returnPressed.connect(self.save)
        context.changes.touched.connect(self._on_touched)

    def entered(self) -> None:
        self.days.setText(" ".join(map(str, visit_days(self.context.db))))
        self.field.set_message("")
        self._show_wages()

    def take_focus(self) -> None:
        self.days.setFocus()

    def add_new(self) -> None:
        """Keep a minimum wage."""
        ask_minimum_wage(self.context, self)

    def save(self) -> None:
        """Keep the schedule."""
        try:
            saved = set_schedule(self.context.actor, self.context.db, self.days.text())
        except ValidationFailed as error:
            self.field.set_message("\n".join(issue_text(issue) for issue in error.issues))
            return
        except DomainError as error:
            messages.show_error(self, error)
            return
        self.context.changes.announce(saved.touched)
        self.context.routes.said.emit(self.tr("บันทึกกำหนดการติดตามแล้ว"))
        self.entered()

    def may_leave(self) -> bool:
        """What was typed and not saved is asked about."""
        if self.days.text().split() == list(map(str, visit_days(self.context.db))):
            return True
        choice = messages.ask_unsaved(self)
        if choice is messages.Unsaved.SAVE:
            self.save()
            return not self.field.message_text()
        return choice is not messages.Unsaved.KEEP_EDITING

    def _show_wages(self) -> None:
        found = minimum_wages(self.context.db)
        self.model.show_query(ListedRows(dict(enumerate(found, start=1))))
        if found:
            self.wages.show_content()
        else:
            self.wages.show_empty(
                "calendar",
                self.tr("ยังไม่มีค่าแรงขั้นต่ำ"),
                self.tr("กรอกค่าแรงขั้นต่ำของจังหวัดและวันที่เริ่มใช้ โปรแกรมจึงเตือนเมื่อค่าจ้างต่ำกว่าและคิดเงินมาตรา 34 ได้"),
                self.tr("เพิ่มค่าแรงขั้นต่ำ…"),
                self.add_new,
            )

    def _on_touched(self, areas: frozenset[str]) -> None:
        if "minimum_wage" in areas:
            self._show_wages()

    def _columns(self) -> list[Column]:
        return [
            Column(self.tr("จังหวัด"), lambda wage: wage[0], stretch=2),
            Column(self.tr("ใช้ตั้งแต่วันที่"), lambda wage: thai_dates.screen(wage[1]), stretch=2),
            Column(self.tr("บาทต่อวัน"), lambda wage: baht(wage[2]), align="right", width=140),
        ]
