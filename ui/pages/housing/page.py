"""The housing tab: lists, one project, one survey. Esc leads back the way one came."""

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui import messages
from ui.context import AppContext
from ui.pages import Page
from ui.pages.housing.home import HousingHome
from ui.pages.housing.project_forms import NewProjectDialog, ProjectForm
from ui.pages.housing.project_page import ProjectView
from ui.pages.housing.survey_form import SurveyDialog
from ui.pages.housing.survey_page import SurveyView
from welfaredesk.errors import DomainError, Issue, ValidationFailed
from welfaredesk.services import house_surveys, housing
from welfaredesk.services.audit import Saved
from welfaredesk.services.house_surveys import SurveyInput
from welfaredesk.services.housing import ProjectInput
from welfaredesk.services.housing_stages import StepInput

_AREAS = {
    "house_project",
    "house_survey",
    "person",
    "household",
    "import",
    "list_value",
    "office",
    "attachment",
}


class HousingPage(Page):
    """House projects and surveys; the pages of one record are made when first needed."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.stack = QStackedWidget()
        self._trail: list[QWidget] = []
        self._project: ProjectView | None = None
        self._survey: SurveyView | None = None
        self.home = HousingHome(context)
        self.stack.addWidget(self.home)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.stack)
        self.home.project_opened.connect(self.show_project)
        self.home.survey_opened.connect(self.show_survey)
        self.home.new_project_asked.connect(self.add_new)
        self.home.new_survey_asked.connect(self.add_survey)
        context.changes.touched.connect(self._on_touched)

    # --- what the window asks for ---

    def entered(self) -> None:
        shown = self.stack.currentWidget()
        if isinstance(shown, (ProjectView, SurveyView)):
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
        if shown is self.home:
            self.home.shown().table.setFocus()
        return True

    def person_at_hand(self) -> int | None:
        shown = self.stack.currentWidget()
        if isinstance(shown, ProjectView):
            return shown.shown.row.person_id if shown.shown else None
        return self.home.person_at_hand() if shown is self.home else None

    def add_project(self, data: ProjectInput) -> None:
        """The form of a new project, filled with what is known; what was saved opens."""
        actor, db = self.context.actor, self.context.db

        def save(given: tuple[ProjectInput, StepInput]) -> Saved:
            return housing.create_project(actor, db, *given)

        form = ProjectForm(self.tr("เพิ่มโครงการบ้าน"), self.context, data)
        dialog = NewProjectDialog(save, form, self)
        dialog.saved.connect(self._on_project_made)
        dialog.open()
        dialog.finished.connect(dialog.deleteLater)

    def add_survey(self) -> None:
        """The form of a house survey; what was saved opens."""
        actor, db = self.context.actor, self.context.db

        def save(data: SurveyInput) -> Saved:
            if data.surveyed_on is None:
                raise ValidationFailed(Issue("surveyed_on", "required"))
            return house_surveys.record_survey(actor, db, data)

        dialog = SurveyDialog(save, self.context, self)
        dialog.saved.connect(self._on_survey_made)
        dialog.open()
        dialog.finished.connect(dialog.deleteLater)

    def show_project(self, project_id: int) -> None:
        """The page of one project."""
        if self._project is None:
            self._project = ProjectView(self.context)
            self._project.left.connect(self.go_back)
            self._project.person_opened.connect(self.context.routes.person_wanted)
            self._project.survey_opened.connect(self.show_survey)
            self.stack.addWidget(self._project)
        try:
            self._project.show_project(project_id)
        except DomainError as error:
            messages.show_error(self, error)
            return
        self._show(self._project)

    def show_survey(self, survey_id: int) -> None:
        """The page of one survey."""
        if self._survey is None:
            self._survey = SurveyView(self.context)
            self._survey.left.connect(self.go_back)
            self._survey.person_opened.connect(self.context.routes.person_wanted)
            self._survey.project_asked.connect(self.add_project)
            self.stack.addWidget(self._survey)
        try:
            self._survey.show_survey(survey_id)
        except DomainError as error:
            messages.show_error(self, error)
            return
        self._show(self._survey)

    # --- inside ---

    def _show(self, wanted: ProjectView | SurveyView) -> None:
        shown = self.stack.currentWidget()
        if wanted in self._trail:
            del self._trail[self._trail.index(wanted) :]
        elif shown is not wanted and shown is not None:
            self._trail.append(shown)
        self.stack.setCurrentWidget(wanted)
        wanted.take_focus()

    def _on_project_made(self, saved: Saved) -> None:
        self.context.changes.announce(saved.touched)
        self.context.routes.said.emit(self.tr("เพิ่มโครงการแล้ว"))
        self.show_project(saved.id)

    def _on_survey_made(self, saved: Saved) -> None:
        self.context.changes.announce(saved.touched)
        self.context.routes.said.emit(self.tr("บันทึกการสำรวจบ้านแล้ว"))
        self.show_survey(saved.id)

    def _on_touched(self, areas: frozenset[str]) -> None:
        if not areas & _AREAS:
            return
        self.home.reload()
        shown = self.stack.currentWidget()
        if isinstance(shown, (ProjectView, SurveyView)):
            shown.refresh()
