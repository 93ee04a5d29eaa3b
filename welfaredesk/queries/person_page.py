"""Everything the office knows of one person, for the person page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import (
    Address,
    AuditEvent,
    DisabilityCard,
    DisabilityType,
    Enrolment,
    LifeEvent,
    Person,
    PersonAlias,
    PersonIdentifier,
)
from welfaredesk.domain import addresses
from welfaredesk.errors import RecordNotFound
from welfaredesk.queries import persons
from welfaredesk.queries.lending import LoanRow, loans_of_person


@dataclass(frozen=True, slots=True)
class CardView:
    """A disability card: kinds 1–7 (primary first), dates, caregiver as text."""

    types: tuple[int, ...]
    issued_on: date | None
    expires_on: date | None
    lifetime: bool
    caregiver: str
    caregiver_relation: str


@dataclass(frozen=True, slots=True)
class EnrolmentView:
    """A programme and its monthly amount in satang (None when not known)."""

    programme: str
    amount_satang: int | None


@dataclass(frozen=True, slots=True)
class EventView:
    """One thing done to the record: when, who, what, and the fields before and after."""

    at: datetime
    actor: str
    action: str
    before: dict[str, Any]
    after: dict[str, Any]


@dataclass(frozen=True, slots=True)
class PersonPage:
    """One person: the list row, the rest of the identity, and what the areas know."""

    row: persons.PersonRow
    version: int
    no_id_reason: str
    note: str
    address: addresses.ParsedAddress
    card: CardView | None
    enrolments: tuple[EnrolmentView, ...]
    other_spellings: tuple[str, ...]
    proposed_events: tuple[tuple[str, str], ...]
    loans: tuple[LoanRow, ...]
    history: tuple[EventView, ...]


def person_page(db: Database, person_id: int, *, full_ids: bool = False) -> PersonPage:
    """The page of one person. Raises RecordNotFound."""
    query = persons.PersonQuery(db, full_ids=full_ids)
    row = query.rows([person_id]).get(person_id)
    if row is None:
        raise RecordNotFound("not_found", what=f"บุคคล {person_id}")
    with db.reading() as session:
        person = session.get_one(Person, person_id)
        return PersonPage(
            row=row,
            version=person.version,
            no_id_reason=person.no_id_reason,
            note=person.note,
            address=_address(session, person_id),
            card=_card(session, person_id),
            enrolments=_enrolments(session, person_id),
            other_spellings=_aliases(session, person_id),
            proposed_events=_proposed(session, person_id),
            loans=loans_of_person(session, person_id, clock.today()),
            history=_history(session, person_id),
        )


def full_national_id(db: Database, person_id: int) -> str:
    """The whole national id, for the edit form; "" when there is none."""
    with db.reading() as session:
        wanted = select(PersonIdentifier.value).where(
            PersonIdentifier.person_id == person_id, PersonIdentifier.kind == "national_id"
        )
        return session.scalar(wanted) or ""


def _address(session: Session, person_id: int) -> addresses.ParsedAddress:
    row = session.scalar(select(Address).where(Address.person_id == person_id, Address.kind == "registered"))
    parts = addresses.ParsedAddress.__dataclass_fields__
    return addresses.ParsedAddress(**{part: getattr(row, part) if row else "" for part in parts})


def _card(session: Session, person_id: int) -> CardView | None:
    card = session.scalar(select(DisabilityCard).where(DisabilityCard.person_id == person_id))
    types = session.scalars(
        select(DisabilityType.code)
        .where(DisabilityType.person_id == person_id)
        .order_by(DisabilityType.is_primary.desc(), DisabilityType.code)
    )
    kinds = tuple(types)
    if card is None:
        return CardView(kinds, None, None, False, "", "") if kinds else None
    return CardView(
        kinds, card.issued_on, card.expires_on, card.lifetime, card.caregiver, card.caregiver_relation
    )


def _enrolments(session: Session, person_id: int) -> tuple[EnrolmentView, ...]:
    rows = session.scalars(select(Enrolment).where(Enrolment.person_id == person_id))
    return tuple(EnrolmentView(row.programme, row.amount_satang) for row in rows)


def _aliases(session: Session, person_id: int) -> tuple[str, ...]:
    rows: Sequence[PersonAlias] = session.scalars(
        select(PersonAlias).where(PersonAlias.person_id == person_id)
    ).all()
    return tuple(f"{row.title}{row.first} {row.last}".strip() for row in rows)


def _proposed(session: Session, person_id: int) -> tuple[tuple[str, str], ...]:
    rows = session.scalars(
        select(LifeEvent).where(LifeEvent.person_id == person_id, LifeEvent.confirmed.is_(None))
    )
    return tuple((row.kind, row.remark) for row in rows)


def _history(session: Session, person_id: int) -> tuple[EventView, ...]:
    rows = session.scalars(
        select(AuditEvent)
        .where(AuditEvent.entity == "person", AuditEvent.entity_id == person_id)
        .order_by(AuditEvent.id.desc())
    )
    return tuple(EventView(row.at, row.actor, row.action, row.before or {}, row.after or {}) for row in rows)
