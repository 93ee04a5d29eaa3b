"""The employment tab: the lists, and the pages of a placement and an organisation opened over them."""

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui import messages
from ui.context import AppContext
from ui.pages import Page
from ui.pages.employment.home import EmploymentHome
from ui.pages.employment.organisation_forms import ask_organisation
from ui.pages.employment.organisation_page import OrganisationPage
from ui.pages.employment.placement_forms import ask_placement
from ui.pages.employment.placement_page import PlacementPage
from welfaredesk.errors import DomainError

_AREAS = {"placement", "organisation", "minimum_wage", "person", "card", "import", "list_value", "office"}


class EmploymentPage(Page):
    """Esc leads back the way one came."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self.stack = QStackedWidget()
        self._trail: list[tuple[QWidget, int]] = []  # a page and which record it showed
        self.home = EmploymentHome(context)
        self.placement = PlacementPage(context)
        self.organisation = OrganisationPage(context)
        for part in (self.home, self.placement, self.organisation):
            self.stack.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.stack)
        self.home.placement_opened.connect(self.show_placement)
        self.home.organisation_opened.connect(self.show_organisation)
        self.home.new_placement_asked.connect(self.add_new)
        self.home.new_organisation_asked.connect(self.add_organisation)
        self.placement.organisation_opened.connect(self.show_organisation)
        self.organisation.placement_opened.connect(self.show_placement)
        self.placement.left.connect(self.go_back)
        self.organisation.left.connect(self.go_back)
        context.changes.touched.connect(self._on_touched)

    def entered(self) -> None:
        if self.stack.currentWidget() is self.home:
            self.home.shown().table.setFocus()

    def add_new(self) -> None:
        placement_id = ask_placement(self.context, self)
        if placement_id is not None:
            self.show_placement(placement_id)

    def add_organisation(self) -> None:
        """Add an organisation and open it."""
        organisation_id = ask_organisation(self.context, self)
        if organisation_id is not None:
            self.show_organisation(organisation_id)

    def person_at_hand(self) -> int | None:
        view = self.placement.view
        return view.row.person_id if view and self.stack.currentWidget() is self.placement else None

    def go_back(self) -> bool:
        if self.stack.currentWidget() is self.home:
            return False
        part, record_id = self._trail.pop() if self._trail else (self.home, 0)
        if part is self.placement:
            self.placement.show_placement(record_id)
        elif part is self.organisation:
            self.organisation.show_organisation(record_id)
        self.stack.setCurrentWidget(part)
        self.entered()
        return True

    def show_placement(self, placement_id: int) -> None:
        """The page of one placement."""
        before = self._here()
        try:
            self.placement.show_placement(placement_id)
        except DomainError as error:
            messages.show_error(self, error)
            return
        self._go_on(before, self.placement, placement_id)

    def show_organisation(self, organisation_id: int) -> None:
        """The page of one organisation."""
        before = self._here()
        try:
            self.organisation.show_organisation(organisation_id)
        except DomainError as error:
            messages.show_error(self, error)
            return
        self._go_on(before, self.organisation, organisation_id)

    def _here(self) -> tuple[QWidget, int]:
        """The page in view and the record it shows."""
        shown = self.stack.currentWidget()
        if isinstance(shown, PlacementPage | OrganisationPage) and shown.view is not None:
            return shown, shown.view.row.id
        return self.home, 0

    def _go_on(self, before: tuple[QWidget, int], part: QWidget, record_id: int) -> None:
        if before[0] is self.home:
            self._trail = []
        if before != (part, record_id):
            self._trail.append(before)
        self.stack.setCurrentWidget(part)

    def _on_touched(self, areas: frozenset[str]) -> None:
        if not areas & _AREAS:
            return
        self.home.reload()
        shown = self.stack.currentWidget()
        if isinstance(shown, PlacementPage | OrganisationPage):
            shown.refresh()
