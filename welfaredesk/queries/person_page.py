"""Everything the office knows of one person, for the person page."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import AuditEvent, Person, PersonIdentifier
from welfaredesk.domain import addresses
from welfaredesk.errors import RecordNotFound
from welfaredesk.queries import merges, persons
from welfaredesk.queries.documents import PaperRow
from welfaredesk.queries.employment import PlacementRow, placements_of_person
from welfaredesk.queries.households import (
    FormerHousehold,
    HouseholdView,
    former_households,
    household_of,
)
from welfaredesk.queries.housing import HouseRow, houses_of_person
from welfaredesk.queries.job_seekers import SeekerRow, seekers_of_person
from welfaredesk.queries.lending import LoanRow, loans_of_person
from welfaredesk.queries.lending_requests import RequestRow, requests_of_person
from welfaredesk.queries.lending_terms import RestrictionRow, restriction
from welfaredesk.queries.person_care import (
    AssessmentView,
    ConsentView,
    LifeEventView,
    VisitView,
    assessments_of,
    consent_in_force,
    consents_of,
    events_of,
    visits_of,
)
from welfaredesk.queries.person_papers import papers_of
from welfaredesk.queries.person_parts import (
    CardView,
    EnrolmentView,
    GroupView,
    aliases_of,
    cards_of,
    current_card,
    enrolments_of,
    groups_of,
    person_data,
    phones_of,
    photo_of,
    types_of,
)
from welfaredesk.services.persons import PersonInput, PhoneInput

__all__ = [
    "CardView",
    "EnrolmentView",
    "EventView",
    "PersonPage",
    "full_national_id",
    "person_input",
    "person_page",
]


@dataclass(frozen=True, slots=True)
class EventView:
    """One thing done to the record: when, who, what, the fields before and after, and why."""

    at: datetime
    actor: str
    action: str
    before: dict[str, Any]
    after: dict[str, Any]
    reason: str


@dataclass(frozen=True, slots=True)
class PersonPage:
    """One person: the list row, what the form edits (`data`), and what the areas know.

    `address` is that of the house register, `living` None when the person lives there. `card` is the card
    in force, `cards` all of them, newest first. `enrolments` are running, `ended_enrolments` over;
    `groups` those of today first, `merges` what was merged into the record and stands. `proposed_events` are
    (kind, remark) of what waits in `life_events`.
    """

    row: persons.PersonRow
    version: int
    data: PersonInput
    address: addresses.ParsedAddress
    living: addresses.ParsedAddress | None
    phones: tuple[PhoneInput, ...]
    photo: bytes | None
    types: tuple[int, ...]
    card: CardView | None
    cards: tuple[CardView, ...]
    groups: tuple[GroupView, ...]
    enrolments: tuple[EnrolmentView, ...]
    ended_enrolments: tuple[EnrolmentView, ...]
    household: HouseholdView | None
    former_households: tuple[FormerHousehold, ...]
    assessments: tuple[AssessmentView, ...]
    visits: tuple[VisitView, ...]
    consents: tuple[ConsentView, ...]
    consent: ConsentView | None
    life_events: tuple[LifeEventView, ...]
    other_spellings: tuple[str, ...]
    loans: tuple[LoanRow, ...]
    houses: tuple[HouseRow, ...]
    placements: tuple[PlacementRow, ...]
    seekers: tuple[SeekerRow, ...]
    requests: tuple[RequestRow, ...]
    restriction: RestrictionRow | None
    papers: tuple[PaperRow, ...]
    merges: tuple[merges.MergeRow, ...]
    history: tuple[EventView, ...]

    @property
    def no_id_reason(self) -> str:
        """Why there is no national id yet."""
        return self.data.no_id_reason

    @property
    def note(self) -> str:
        """The clerks' remark."""
        return self.data.note

    @property
    def proposed_events(self) -> tuple[tuple[str, str], ...]:
        """(kind, remark) of the events that wait for a clerk."""
        return tuple((event.kind, event.remark) for event in self.life_events if event.confirmed is None)


def person_page(db: Database, person_id: int, *, full_ids: bool = False) -> PersonPage:
    """The page of one person; a merged record leads to the one kept. Raises RecordNotFound."""
    with db.reading() as session:
        person_id = merges.standing(session, person_id)
    query = persons.PersonQuery(db, full_ids=full_ids)
    row = query.rows([person_id]).get(person_id)
    if row is None:
        raise _unknown(person_id)
    today, merged = clock.today(), merges.standing_merges(db, person_id)
    with db.reading() as session:
        person = session.get(Person, person_id)
        if person is None:  # an import was undone since the row was read
            raise _unknown(person_id)
        data = person_data(session, person, row.national_id)
        types = types_of(session, person_id)
        cards = cards_of(session, person_id, types, today)
        enrolments = enrolments_of(session, person_id)
        consents = consents_of(session, person_id)
        return PersonPage(
            row=row,
            version=person.version,
            data=data,
            address=data.address.parsed,
            living=data.living.parsed if data.living else None,
            phones=phones_of(session, person_id),
            photo=photo_of(session, person_id),
            types=types,
            card=current_card(session, person_id, cards, types),
            cards=cards,
            groups=groups_of(session, person_id),
            enrolments=tuple(each for each in enrolments if each.to_on is None),
            ended_enrolments=tuple(each for each in enrolments if each.to_on is not None),
            household=household_of(session, person_id),
            former_households=former_households(session, person_id),
            assessments=assessments_of(session, person_id),
            visits=visits_of(session, person_id),
            consents=consents,
            consent=consent_in_force(consents),
            life_events=events_of(session, person_id),
            other_spellings=aliases_of(session, person_id),
            loans=loans_of_person(session, person_id, today),
            houses=houses_of_person(session, person_id),
            placements=placements_of_person(session, person_id),
            seekers=seekers_of_person(session, person_id),
            requests=requests_of_person(session, person_id),
            restriction=restriction(session, person_id),
            papers=papers_of(session, person_id),
            merges=merged,
            history=_history(session, person_id),
        )


def _unknown(person_id: int) -> RecordNotFound:
    return RecordNotFound("not_found", what=f"บุคคล {person_id}")


def person_input(db: Database, person_id: int) -> PersonInput:
    """What the edit form opens with, the whole national id included. Raises RecordNotFound."""
    with db.reading() as session:
        person = session.get(Person, person_id)
        if person is None:
            raise _unknown(person_id)
        return person_data(session, person, _national_id(session, person_id))


def full_national_id(db: Database, person_id: int) -> str:
    """The whole national id; "" when there is none."""
    with db.reading() as session:
        return _national_id(session, person_id)


def _national_id(session: Session, person_id: int) -> str:
    wanted = select(PersonIdentifier.value).where(
        PersonIdentifier.person_id == person_id, PersonIdentifier.kind == "national_id"
    )
    return session.scalar(wanted) or ""


def _history(session: Session, person_id: int) -> tuple[EventView, ...]:
    records = merges.records_of(session, person_id)
    rows = session.scalars(
        select(AuditEvent)
        .where(AuditEvent.entity == "person", AuditEvent.entity_id.in_(records))
        .order_by(AuditEvent.id.desc())
    )
    return tuple(
        EventView(row.at, row.actor, row.action, row.before or {}, row.after or {}, row.reason)
        for row in rows
    )
