"""The employment tab: the lists, and the pages of one record opened over them."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui import messages
from ui.context import AppContext
from ui.pages import Page
from ui.pages.employment.home import EmploymentHome
from ui.pages.employment.opening_forms import ask_opening
from ui.pages.employment.opening_page import OpeningPage
from ui.pages.employment.organisation_forms import ask_organisation
from ui.pages.employment.organisation_page import OrganisationPage
from ui.pages.employment.placement_forms import ask_placement
from ui.pages.employment.placement_page import PlacementPage
from ui.pages.employment.seeker_forms import ask_seeker
from ui.pages.employment.seeker_page import SeekerPage
from welfaredesk.errors import DomainError

_AREAS = {
    *("placement", "placement_visit", "organisation", "organisation_contact", "minimum_wage"),
    *("job_seeker", "job_opening", "job_offer", "person", "card", "import", "list_value", "office"),
}
_PAGES = PlacementPage | OrganisationPage | SeekerPage | OpeningPage


class EmploymentPage(Page):
    """Esc leads back the way one came."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self.stack = QStackedWidget()
        self._trail: list[tuple[QWidget, int]] = []  # a page and which record it showed
        self.home = EmploymentHome(context)
        self.placement = PlacementPage(context)
        self.organisation = OrganisationPage(context)
        self.seeker = SeekerPage(context)
        self.opening = OpeningPage(context)
        self._shows: dict[QWidget, Callable[[int], None]] = {
            self.placement: self.placement.show_placement,
            self.organisation: self.organisation.show_organisation,
            self.seeker: self.seeker.show_seeker,
            self.opening: self.opening.show_opening,
        }
        for part in (self.home, *self._shows):
            self.stack.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.stack)
        self._connect()

    def entered(self) -> None:
        if self.stack.currentWidget() is self.home:
            self.home.shown().table.setFocus()

    def add_new(self) -> None:
        """Ctrl+N: what the list in view lists, a placement otherwise."""
        adds: dict[object, Callable[[], None]] = {
            self.home.seekers: self.add_seeker,
            self.home.openings: self.add_opening,
            self.home.organisations: self.add_organisation,
        }
        at_home = self.stack.currentWidget() is self.home
        adds.get(self.home.shown() if at_home else self, self.add_placement)()

    def add_placement(self) -> None:
        """Begin a placement and open it."""
        self._open_new(ask_placement(self.context, self), self.show_placement)

    def add_organisation(self) -> None:
        """Add an organisation and open it."""
        self._open_new(ask_organisation(self.context, self), self.show_organisation)

    def add_seeker(self) -> None:
        """Register somebody who looks for work and open it."""
        self._open_new(ask_seeker(self.context, self), self.show_seeker)

    def add_opening(self) -> None:
        """Add an opening and open it."""
        self._open_new(ask_opening(self.context, self), self.show_opening)

    def person_at_hand(self) -> int | None:
        shown = self.stack.currentWidget()
        if isinstance(shown, PlacementPage | SeekerPage) and shown.view is not None:
            return shown.view.row.person_id
        return None

    def go_back(self) -> bool:
        if self.stack.currentWidget() is self.home:
            return False
        part, record_id = self._trail.pop() if self._trail else (self.home, 0)
        if part in self._shows:
            self._shows[part](record_id)
        self.stack.setCurrentWidget(part)
        self.entered()
        return True

    def show_placement(self, placement_id: int) -> None:
        """The page of one placement."""
        self._show(self.placement, placement_id)

    def show_organisation(self, organisation_id: int) -> None:
        """The page of one organisation."""
        self._show(self.organisation, organisation_id)

    def show_contacts(self, organisation_id: int) -> None:
        """The page of one organisation with what was said to it last."""
        self._show(self.organisation, organisation_id)
        self.organisation.show_contacts()

    def show_seeker(self, seeker_id: int) -> None:
        """The page of one registration."""
        self._show(self.seeker, seeker_id)

    def show_opening(self, opening_id: int) -> None:
        """The page of one opening."""
        self._show(self.opening, opening_id)

    def _connect(self) -> None:
        home = self.home
        home.new_placement_asked.connect(self.add_placement)
        home.new_organisation_asked.connect(self.add_organisation)
        home.contacts_opened.connect(self.show_contacts)
        home.new_seeker_asked.connect(self.add_seeker)
        home.new_opening_asked.connect(self.add_opening)
        for part in (home, self.organisation, self.seeker, self.opening, self.placement):
            part.placement_opened.connect(self.show_placement)
        for part in (home, self.opening, self.placement):
            part.organisation_opened.connect(self.show_organisation)
        for part in (home, self.opening):
            part.seeker_opened.connect(self.show_seeker)
        for part in (home, self.seeker, self.organisation):
            part.opening_opened.connect(self.show_opening)
        for opened in (self.placement, self.organisation, self.seeker, self.opening):
            opened.left.connect(self.go_back)
        self.context.changes.touched.connect(self._on_touched)

    def _show(self, part: Any, record_id: int) -> None:
        before = self._here()
        try:
            self._shows[part](record_id)
        except DomainError as error:
            messages.show_error(self, error)
            return
        if before[0] is self.home:
            self._trail = []
        if before != (part, record_id):
            self._trail.append(before)
        self.stack.setCurrentWidget(part)

    def _open_new(self, record_id: int | None, show: Callable[[int], None]) -> None:
        if record_id is not None:
            show(record_id)

    def _here(self) -> tuple[QWidget, int]:
        """The page in view and the record it shows."""
        shown = self.stack.currentWidget()
        if isinstance(shown, _PAGES) and shown.view is not None:
            return shown, shown.view.row.id
        return self.home, 0

    def _on_touched(self, areas: frozenset[str]) -> None:
        if not areas & _AREAS:
            return
        self.home.reload()
        shown = self.stack.currentWidget()
        if isinstance(shown, _PAGES):
            shown.refresh()
