"""What was kept of a project's application (W-12) and of its owners' consents (W-14)."""

from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import HouseApplication, HouseConsent, HouseProject, Person
from welfaredesk.domain import names
from welfaredesk.domain.paper_limits import HOUSE_EARLIER
from welfaredesk.errors import RecordNotFound
from welfaredesk.queries.house_help import help_for
from welfaredesk.services.house_applications import ApplicationInput, ConsentInput, EarlierHelp
from welfaredesk.services.house_required import application_of, owns_house, project_with_id

SHORTEST_MONTHS = 6  # พก. asks that somebody lived in the house that long (domain specification §1.3)


@dataclass(frozen=True, slots=True)
class ApplicationView:
    """An application: what its form opens with, `version` 0 while none was kept; who applies, "" himself."""

    data: ApplicationInput
    version: int
    applicant: str


@dataclass(frozen=True, slots=True)
class ConsentView:
    """An owner's consent with its number; `owner` by name."""

    id: int
    version: int
    project_id: int
    no: str
    owner: str
    data: ConsentInput


def application_page(db: Database, project_id: int) -> ApplicationView:
    """The application of a project, or what is known to begin one with. Raises RecordNotFound."""
    with db.reading() as session:
        project = project_with_id(session, project_id)
        row = application_of(session, project_id)
        if row is None:
            return ApplicationView(_proposed(session, project), 0, "")
        return ApplicationView(_data(row), row.version, _name(session, row.applicant_id))


def consents_of(db: Database, project_id: int) -> tuple[ConsentView, ...]:
    """The consents of a project's owners that count, in the order they were written down."""
    counting = (HouseConsent.project_id == project_id, HouseConsent.withdrawn.is_(False))
    wanted = select(HouseConsent).where(*counting).order_by(HouseConsent.id)
    with db.reading() as session:
        return tuple(_consent(session, row) for row in session.scalars(wanted))


def consent_page(db: Database, consent_id: int) -> ConsentView:
    """One consent. Raises RecordNotFound."""
    with db.reading() as session:
        row = session.get(HouseConsent, consent_id)
        if row is None:
            raise RecordNotFound("not_found", what=f"หนังสือยินยอม {consent_id}")
        return _consent(session, row)


def _consent(session: Session, row: HouseConsent) -> ConsentView:
    data = ConsentInput(
        row.owner_id,
        row.owner_name,
        row.owner_number,
        row.owner_address,
        row.standing,
        row.relation,
        row.years,
        row.given_on,
    )
    owner = _name(session, row.owner_id) or row.owner_name
    return ConsentView(row.id, row.version, row.project_id, row.no, owner, data)


def _proposed(session: Session, project: HouseProject) -> ApplicationInput:
    """What is known before anything is kept: help received before, the sources, whose the house is."""
    return ApplicationInput(
        applied_on=clock.today(),
        owner=owns_house(session, project),
        earlier=_earlier(session, project),
        sources=tuple(part.fund_source for part in project.funding),
    )


def _earlier(session: Session, project: HouseProject) -> tuple[EarlierHelp, ...]:
    """Help the person, household or house had, by us or by others; the first of the latest few first."""
    received = [row for row in help_for(session, project) if row.received][:HOUSE_EARLIER]
    return tuple(
        EarlierHelp(row.agency or "–", row.year or None, row.amount_satang) for row in reversed(received)
    )


def _data(row: HouseApplication) -> ApplicationInput:
    given = ApplicationInput(
        applied_on=row.applied_on,
        applicant_id=row.applicant_id,
        relation=row.relation,
        owner=row.owner,
        lived_months=row.lived_months,
        moved_after_disability=row.moved_after_disability,
        details=row.details,
        sources=tuple(row.sources),
        cash=row.cash,
        receiver=row.receiver,
    )
    return replace(given, earlier=tuple(EarlierHelp(**each) for each in row.earlier))  # type: ignore[arg-type]


def _name(session: Session, person_id: int | None) -> str:
    person = session.get(Person, person_id) if person_id is not None else None
    return names.full_name(person.title, person.first, person.last) if person is not None else ""
