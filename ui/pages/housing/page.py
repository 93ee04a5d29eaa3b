"""The housing tab: lists and board, the page of one record. Esc leads back the way one came."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui import messages
from ui.context import AppContext
from ui.pages import Page
from ui.pages.housing import words
from ui.pages.housing.home import HousingHome
from ui.pages.housing.house_view import HouseView
from ui.pages.housing.meeting_forms import MeetingDialog, MeetingForm
from ui.pages.housing.meeting_page import MeetingView
from ui.pages.housing.next_step import next_dialog
from ui.pages.housing.notice_page import NoticeDialog, NoticeForm, NoticeView
from ui.pages.housing.project_forms import NewProjectDialog, ProjectForm
from ui.pages.housing.project_page import ProjectView
from ui.pages.housing.project_stages import StagesSection
from ui.pages.housing.step_form import StepForm
from ui.pages.housing.survey_form import SurveyDialog, SurveyStart, blank_survey
from ui.pages.housing.survey_page import SurveyView
from ui.widgets.record_dialog import RecordDialog
from welfaredesk.domain import house_meetings
from welfaredesk.domain.houses import House
from welfaredesk.errors import DomainError
from welfaredesk.queries.house_board import Card
from welfaredesk.queries.house_meetings import blank_meeting
from welfaredesk.queries.house_notices import blank_notice
from welfaredesk.queries.house_surveys import SurveyPage
from welfaredesk.services import house_surveys, housing, housing_meetings, housing_notices
from welfaredesk.services.audit import Saved
from welfaredesk.services.housing import ProjectInput
from welfaredesk.services.housing_stages import StepInput

_AREAS = {
    "house_project",
    "house_estimate",
    "house_payment",
    "house_gift",
    "house_partner",
    "house_work_day",
    "house_handover",
    "house_letter",
    "help_elsewhere",
    "grant_type",
    "fund_budget",
    "issued_document",
    "house_survey",
    "house_meeting",
    "house_notice",
    "house_request",
    "house_follow_up",
    "person",
    "household",
    "import",
    "list_value",
    "office",
    "attachment",
    "house_place",
    "house_document",
    "house_application",
    "house_consent",
}
RecordView = ProjectView | SurveyView | HouseView | MeetingView | NoticeView
ViewT = TypeVar("ViewT", ProjectView, SurveyView, HouseView, MeetingView, NoticeView)


class HousingPage(Page):
    """House projects, surveys, meetings and notices; the page of one record is made when first needed."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.stack = QStackedWidget()
        self._trail: list[QWidget] = []
        self._views: dict[type[RecordView], RecordView] = {}
        self.home = HousingHome(context)
        self.stack.addWidget(self.home)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.stack)
        self.home.project_opened.connect(self.show_project)
        self.home.survey_opened.connect(self.show_survey)
        self.home.meeting_opened.connect(self.show_meeting)
        self.home.notice_opened.connect(self.show_notice)
        self.home.next_asked.connect(self.go_on)
        self.home.new_project_asked.connect(self.add_new)
        self.home.new_survey_asked.connect(lambda: self.add_survey())
        self.home.new_meeting_asked.connect(self.add_meeting)
        self.home.new_notice_asked.connect(lambda: self.add_notice(()))
        context.changes.touched.connect(self._on_touched)

    # --- what the window asks for ---

    def entered(self) -> None:
        shown = self.stack.currentWidget()
        if isinstance(shown, RecordView):
            shown.take_focus()
        else:
            self.home.search.setFocus()

    def add_new(self) -> None:
        self.add_project(ProjectInput())

    def go_back(self) -> bool:
        if not self._trail:
            return False
        shown = self._trail.pop()
        self.stack.setCurrentWidget(shown)
        if isinstance(shown, RecordView):
            shown.refresh()
        if shown is self.home:
            self.home.take_focus()
        return True

    def person_at_hand(self) -> int | None:
        shown = self.stack.currentWidget()
        if isinstance(shown, ProjectView):
            return shown.shown.row.person_id if shown.shown else None
        return self.home.person_at_hand() if shown is self.home else None

    # --- forms ---

    def add_project(self, data: ProjectInput) -> None:
        """The form of a new project, filled with what is known; what was saved opens."""
        actor, db = self.context.actor, self.context.db

        def save(given: tuple[ProjectInput, StepInput]) -> Saved:
            return housing.create_project(actor, db, *given)

        form = ProjectForm(self.tr("เพิ่มโครงการบ้าน"), self.context, data)
        self._ask(NewProjectDialog(save, form, self), self.tr("เพิ่มโครงการแล้ว"), self.show_project)

    def add_survey(self, house: House | None = None) -> None:
        """The form of a house survey; what was saved opens."""
        save = partial(house_surveys.record_survey, self.context.actor, self.context.db)
        dialog = SurveyDialog(save, SurveyStart(self.context, blank_survey(self.context, house)), self)
        self._ask(dialog, self.tr("บันทึกการสำรวจบ้านแล้ว"), self.show_survey)

    def edit_survey(self, page: SurveyPage) -> None:
        """The form of a survey to correct."""
        change = house_surveys.change_survey
        save = partial(change, self.context.actor, self.context.db, page.row.id, version=page.version)
        dialog = SurveyDialog(save, SurveyStart(self.context, page.data, page.row.id), self)
        self._ask(dialog, self.tr("แก้ไขแบบสำรวจบ้านแล้ว"), self.show_survey)

    def add_meeting(self, kind: str) -> None:
        """The form of a meeting of a kind; what was saved opens."""
        actor, db = self.context.actor, self.context.db
        name = house_meetings.KINDS[kind]
        form = MeetingForm(
            self.context, self.tr("เพิ่มการประชุม{kind}").format(kind=name), blank_meeting(db, kind)
        )
        dialog = MeetingDialog(lambda data: housing_meetings.save_meeting(actor, db, data), form, self)
        self._ask(dialog, self.tr("บันทึกการประชุมแล้ว"), self.show_meeting)

    def add_notice(self, project_ids: tuple[int, ...]) -> None:
        """The form of a notice that names these projects, or all that wait for one; what was saved opens."""
        actor, db = self.context.actor, self.context.db
        try:
            form = NoticeForm(self.context, self.tr("ประกาศรายชื่อ"), blank_notice(db, project_ids))
        except DomainError as error:
            messages.show_error(self, error)
            return
        dialog = NoticeDialog(lambda data: housing_notices.give_notice(actor, db, data), form, self)
        self._ask(dialog, self.tr("บันทึกประกาศแล้ว"), self.show_notice)

    def go_on(self, card: Card) -> None:
        """The form of what comes next for a card of the board, which keeps the keyboard."""
        row = card.project
        form = StepForm(self.context, row.id, words.title(row), row.stage)
        dialog = next_dialog(self.context, form, self)
        self._ask(dialog, self.tr("บันทึกขั้นตอนแล้ว"), self.home.board.show_project)

    # --- pages of one record ---

    def show_project(self, project_id: int) -> None:
        """The page of one project."""
        view = self._view(ProjectView, self._wire_project)
        self._open(view, lambda: view.show_project(project_id))

    def show_survey(self, survey_id: int) -> None:
        """The page of one survey."""
        view = self._view(SurveyView, self._wire_survey)
        self._open(view, lambda: view.show_survey(survey_id))

    def show_meeting(self, meeting_id: int) -> None:
        """The page of one meeting."""
        view = self._view(MeetingView, self._wire_meeting)
        self._open(view, lambda: view.show_meeting(meeting_id))

    def show_notice(self, notice_id: int) -> None:
        """The page of one notice."""
        view = self._view(NoticeView, lambda made: made.project_opened.connect(self.show_project))
        self._open(view, lambda: view.show_notice(notice_id))

    def show_house(self, house: House) -> None:
        """The page of one house."""
        view = self._view(HouseView, self._wire_house)
        self._open(view, lambda: view.show_house(house))

    # --- inside ---

    def _wire_project(self, view: ProjectView) -> None:
        view.person_opened.connect(self.context.routes.person_wanted)
        view.survey_opened.connect(self.show_survey)
        stages = view.sections[StagesSection]
        assert isinstance(stages, StagesSection)
        stages.meeting_opened.connect(self.show_meeting)
        stages.notice_opened.connect(self.show_notice)
        view.house_opened.connect(self.show_house)
        view.project_opened.connect(self.show_project)

    def _wire_survey(self, view: SurveyView) -> None:
        view.person_opened.connect(self.context.routes.person_wanted)
        view.project_asked.connect(self.add_project)
        view.house_opened.connect(self.show_house)
        view.edit_asked.connect(self.edit_survey)

    def _wire_house(self, view: HouseView) -> None:
        view.person_opened.connect(self.context.routes.person_wanted)
        view.survey_opened.connect(self.show_survey)
        view.project_opened.connect(self.show_project)
        view.survey_asked.connect(self.add_survey)
        view.project_asked.connect(self.add_project)

    def _wire_meeting(self, view: MeetingView) -> None:
        view.project_opened.connect(self.show_project)
        view.notice_asked.connect(self.add_notice)

    def _view(self, kind: type[ViewT], wire: Callable[[ViewT], object]) -> ViewT:
        found = self._views.get(kind)
        if isinstance(found, kind):
            return found
        made = kind(self.context)
        made.left.connect(self.go_back)
        wire(made)
        self._views[kind] = made
        self.stack.addWidget(made)
        return made

    def _open(self, view: RecordView, read: Callable[[], None]) -> None:
        try:
            read()
        except DomainError as error:
            messages.show_error(self, error)
            return
        shown = self.stack.currentWidget()
        if view in self._trail:
            del self._trail[self._trail.index(view) :]
        elif shown is not view and shown is not None:
            self._trail.append(shown)
        self.stack.setCurrentWidget(view)
        view.take_focus()

    def _ask(self, dialog: RecordDialog, said: str, then: Callable[[int], None]) -> None:
        """Open a form; what it saved is announced and shown."""

        def done(saved: Saved) -> None:
            self.context.changes.announce(saved.touched)
            self.context.routes.said.emit(said)
            then(saved.id)

        dialog.saved.connect(done)
        dialog.open()
        dialog.finished.connect(dialog.deleteLater)

    def _on_touched(self, areas: frozenset[str]) -> None:
        if not areas & _AREAS:
            return
        self.home.reload()
        shown = self.stack.currentWidget()
        if isinstance(shown, RecordView):
            shown.refresh()
