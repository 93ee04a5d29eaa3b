"""What every page is given: the open office, who acts, long work, news of changes, ways to other pages."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ui.changes import Changes
from ui.jobs import Jobs
from welfaredesk.db.engine import Database
from welfaredesk.db.office_file import open_office
from welfaredesk.queries.office import OfficeView, office
from welfaredesk.services.actor import Actor
from welfaredesk.services.office import OfficeInput


class Routes(QObject):
    """What a page may ask of the window: another page, or a short word that something is done."""

    person_wanted = Signal(int)  # person id
    people_wanted = Signal(object)  # PersonFilter: the list of these people
    item_wanted = Signal(int)  # device item id
    loan_wanted = Signal(int)  # loan contract id
    request_wanted = Signal(int)  # loan request id
    ask_wanted = Signal(int)  # person id of who asks for a device
    organisation_wanted = Signal(int)  # organisation id
    seeker_wanted = Signal(int)  # job seeker's registration id
    opening_wanted = Signal(int)  # job opening id
    paper_wanted = Signal(int)  # issued document id
    house_wanted = Signal(object)  # domain.houses.House
    project_wanted = Signal(int)  # house project id
    survey_wanted = Signal(int)  # house survey id
    placement_wanted = Signal(int)  # placement id
    lend_wanted = Signal(object)  # person id of the borrower, or None to begin with nobody
    return_wanted = Signal()
    import_wanted = Signal()
    said = Signal(str)


class AppContext(QObject):
    """Made once at start and passed in, never imported.

    `db` changes when another office file is opened; the window then makes all its pages anew.
    """

    switched = Signal()  # another office file is open now
    office_changed = Signal()  # name, signatories or settings were saved

    def __init__(self, db: Database, actor: Actor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.db, self.actor = db, actor
        self.jobs, self.changes, self.routes = Jobs(self), Changes(self), Routes(self)
        self._office: OfficeView | None = office(db)
        self.changes.touched.connect(self._on_touched)

    @property
    def office(self) -> OfficeInput:
        """The office's profile; a blank one before it was set up."""
        return self._office.data if self._office else OfficeInput()

    @property
    def office_view(self) -> OfficeView | None:
        """The office with its signatories and version, None before it was set up."""
        return self._office

    def switch(self, path: Path) -> None:
        """Open another office file in place of this one.

        Raises UnusableFile when it can't be opened; the present one then stays open.
        """
        db = open_office(path)
        self.release()
        self.db, self._office = db, office(db)
        self.switched.emit()

    def release(self) -> None:
        """Stop all work and let go of the file, so that it can be replaced; the next read opens it again."""
        self.jobs.close()
        self.db.close()

    def _on_touched(self, areas: frozenset[str]) -> None:
        if "office" in areas:
            self._office = office(self.db)
            self.office_changed.emit()
