"""One house survey: what was found, who lives there, and a project begun from it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from ui.context import AppContext
from ui.models.listed_rows import ListedRows
from ui.models.query_table import QueryTableModel
from ui.pages.housing import columns, words
from ui.pages.housing.photo_panel import PhotoPanel
from ui.pages.housing.photo_place import take_position
from ui.pages.lending.papers import show_made
from ui.theme import tokens
from ui.widgets.card import Card
from ui.widgets.full_page import Facts, FullPage
from ui.widgets.parts import button
from ui.widgets.table import TableView
from welfaredesk.domain import thai_dates
from welfaredesk.domain.house_photos import OUTSIDE
from welfaredesk.papers.params import PaperParams
from welfaredesk.queries.house_photos import photos_of
from welfaredesk.queries.house_surveys import SurveyPage, survey_page
from welfaredesk.services.house_photos import SURVEY
from welfaredesk.services.housing import ProjectInput


class SurveyView(FullPage):
    """The page of one survey; `project_asked` carries a ProjectInput for this house, `house_opened` the
    House, `edit_asked` the SurveyPage.
    """

    person_opened = Signal(int)
    project_asked = Signal(object)
    house_opened = Signal(object)
    edit_asked = Signal(object)

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self.shown: SurveyPage | None = None
        self.project_button = button(self.tr("ทำโครงการของบ้านนี้…"), "plus", "primary", self._ask_project)
        self.house_button = button(self.tr("บ้าน"), "house", "quiet", self._open_house)
        self.edit_button = button(self.tr("แก้ไข…"), "edit", clicked=self._ask_edit)
        self.print_button = button(self.tr("พิมพ์ W-11"), "print", "quiet", self._print)
        for part in (self.house_button, self.print_button, self.edit_button, self.project_button):
            self.add_action(part)
        self.facts = Facts()
        self.parts = QueryTableModel(columns.parts(), self)
        self.people = QueryTableModel(columns.residents(), self)
        self.people_table = TableView(self.people)
        self.people_table.opened.connect(lambda person_id: self.person_opened.emit(person_id))
        found, living = Card(self.tr("สภาพบ้าน"), "house"), Card(self.tr("ผู้อยู่อาศัย"), "people")
        self.parts_table = TableView(self.parts)
        found.add(self.parts_table)
        living.add(self.people_table)
        lists = QHBoxLayout()
        lists.setSpacing(tokens.GAP_M)
        lists.addWidget(found, 1)
        lists.addWidget(living, 1)
        self.photos = PhotoPanel(context, self.tr("ภาพถ่าย"), OUTSIDE)
        self.photos.position_wanted.connect(self._take_position)
        lists.addWidget(self.photos, 1)
        self.body.addWidget(self.facts)
        self.body.addLayout(lists, 1)

    def show_survey(self, survey_id: int) -> None:
        """Show a survey. Raises RecordNotFound."""
        self.shown = page = survey_page(self.context.db, survey_id)
        row = page.row
        self.title.setText(self.tr("สำรวจบ้าน {place}").format(place=words.place(row.house_no, row.moo)))
        self.badge.set_badge(words.suitable_badge(row))
        self.facts.show_facts(self._facts(page))
        self.parts.show_query(ListedRows(dict(enumerate(page.parts))))
        self.people.show_query(ListedRows({person.id: person for person in page.people}))
        self.photos.show_photos((SURVEY, survey_id), photos_of(self.context.db, SURVEY, survey_id))

    def refresh(self) -> None:
        """Read the survey again."""
        if self.shown is not None:
            self.show_survey(self.shown.row.id)

    def take_focus(self) -> None:
        """Put the keyboard on what comes next."""
        self.project_button.setFocus()

    def _facts(self, page: SurveyPage) -> list[tuple[str, str] | tuple[str, str, int]]:
        row = page.row
        floors = self.tr("{floors} ชั้น").format(floors=page.floors) if page.floors is not None else ""
        tenure = (
            (self.tr("บ้าน{owner}"), page.house_owner),
            (self.tr("ที่ดิน{owner}"), page.land_owner),
        )
        return [
            (
                self.tr("แบบสำรวจ"),
                " · ".join(part for part in (row.no, thai_dates.screen(row.surveyed_on)) if part),
            ),
            (self.tr("ผู้สำรวจ"), row.surveyor),
            (self.tr("ความเร่งด่วน (1–5)"), "" if row.urgency is None else str(row.urgency)),
            (self.tr("จุดสังเกต"), page.place.landmark),
            (self.tr("กรรมสิทธิ์"), " ".join(said.format(owner=owner) for said, owner in tenure if owner)),
            (self.tr("ลักษณะบ้าน"), " ".join(part for part in (page.house_type, floors) if part)),
            (self.tr("สิ่งอำนวยความสะดวกที่มี"), ", ".join(page.facilities), 2),
            (self.tr("ความต้องการ"), row.needs, 2),
            (self.tr("หมายเหตุ"), page.note, 2),
        ]

    def _print(self) -> None:
        if self.shown is not None:
            params = PaperParams(id=self.shown.row.id)
            show_made(self, self.context, "W-11", params, self.tr("แบบสำรวจบ้าน"))

    def _take_position(self, latitude: float, longitude: float) -> None:
        if self.shown is not None:
            take_position(self.context, self.photos, self.shown.house, latitude, longitude)

    def _open_house(self) -> None:
        if self.shown is not None:
            self.house_opened.emit(self.shown.house)

    def _ask_edit(self) -> None:
        if self.shown is not None:
            self.edit_asked.emit(self.shown)

    def _ask_project(self) -> None:
        if (page := self.shown) is not None:
            row = page.row
            only = row.residents[0][0] if len(row.residents) == 1 else None
            self.project_asked.emit(
                ProjectInput(
                    only, household_id=page.household_id, survey_id=row.id, house_no=row.house_no, moo=row.moo
                )
            )
