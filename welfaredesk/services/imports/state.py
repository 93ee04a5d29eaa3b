"""What the office knows of the people of a batch: read in bulk, changed in memory, written once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session

from welfaredesk.db.models import (
    Address,
    DisabilityCard,
    DisabilityType,
    Enrolment,
    GroupMembership,
    Person,
    PersonAlias,
    PersonIdentifier,
    LifeEvent,
)
from welfaredesk.domain.addresses import ParsedAddress
from welfaredesk.services.persons import NATIONAL_ID, REGISTERED

PERSON_FIELDS = (
    "title",
    "first",
    "last",
    "nickname",
    "sex",
    "birth_date",
    "birth_precision",
    "phone",
    "note",
)
ADDRESS_FIELDS = tuple(ParsedAddress.__dataclass_fields__)
CARD_FIELDS = ("issued_on", "expires_on", "lifetime", "caregiver", "caregiver_relation")
ENROLMENT_FIELDS = ("amount_satang", "from_on")
_CHUNK = 500  # values in one IN (…)

Spelling = tuple[str, str, str]


@dataclass(slots=True)
class Part:
    """The row of one table that belongs to a person: its fields, and what they were before."""

    id: int | None = None
    values: dict[str, Any] = field(default_factory=dict)
    before: dict[str, Any] = field(default_factory=dict)

    @property
    def changed(self) -> dict[str, Any]:
        """The fields that were set, with their new values."""
        return {name: self.values[name] for name in self.before}


@dataclass(slots=True)
class PersonState:
    """One person of a batch. New aliases, groups, kinds and events stand apart from the kept ones."""

    national_id: str
    person: Part = field(default_factory=Part)
    address: Part = field(default_factory=Part)
    card: Part = field(default_factory=Part)
    enrolments: dict[str, Part] = field(default_factory=dict)
    aliases: set[Spelling] = field(default_factory=set)
    groups: set[str] = field(default_factory=set)
    types: list[int] = field(default_factory=list)
    events: set[str] = field(default_factory=set)
    new_aliases: dict[Spelling, str] = field(default_factory=dict)
    new_groups: dict[str, str] = field(default_factory=dict)
    new_types: list[int] = field(default_factory=list)
    new_events: dict[str, tuple[str, str]] = field(default_factory=dict)
    changes: int = 0  # grows with everything new a row brings
    source: str = ""  # where the first of it was read

    def set(self, part: Part, name: str, value: Any) -> None:
        """Change a field of one of the parts; what it was first is kept for the audit trail."""
        part.before.setdefault(name, part.values.get(name))
        part.values[name] = value
        self.changes += 1

    def add_alias(self, spelling: Spelling, source: str) -> None:
        """Remember another spelling of the name, once."""
        if spelling not in self.aliases:
            self.aliases.add(spelling)
            self.new_aliases[spelling] = source
            self.changes += 1

    def add_group(self, code: str, source: str) -> None:
        """Put the person into a target group, once."""
        if code not in self.groups:
            self.groups.add(code)
            self.new_groups[code] = source
            self.changes += 1

    def add_type(self, code: int) -> None:
        """Add a kind of disability, once."""
        if code not in self.types:
            self.types.append(code)
            self.new_types.append(code)
            self.changes += 1

    def add_event(self, kind: str, remark: str, source: str) -> None:
        """Propose an event; one that was ever proposed, even if dismissed since, is not proposed again."""
        if kind not in self.events:
            self.events.add(kind)
            self.new_events[kind] = (remark, source)
            self.changes += 1


def load(session: Session, numbers: Iterable[str]) -> dict[str, PersonState]:
    """The states of the people these national ids belong to, by id."""
    wanted = list(dict.fromkeys(numbers))
    states: dict[str, PersonState] = {}
    by_person: dict[int, PersonState] = {}
    columns = [getattr(Person, name) for name in PERSON_FIELDS]
    for chunk in _chunks(wanted):
        found = session.execute(
            select(PersonIdentifier.value, Person.id, *columns)
            .join(Person, Person.id == PersonIdentifier.person_id)
            .where(PersonIdentifier.kind == NATIONAL_ID, PersonIdentifier.value.in_(chunk))
        )
        for number, person_id, *values in found:
            part = Part(person_id, dict(zip(PERSON_FIELDS, values, strict=True)))
            states[number] = by_person[person_id] = PersonState(number, part)
    _load_parts(session, by_person)
    return states


def _load_parts(session: Session, people: dict[int, PersonState]) -> None:
    ids = list(people)
    for person_id, row_id, kind, *values in _of(
        session, ids, Address.person_id, Address.id, Address.kind, *_fields(Address, ADDRESS_FIELDS)
    ):
        if kind == REGISTERED:
            people[person_id].address = Part(row_id, dict(zip(ADDRESS_FIELDS, values, strict=True)))
    for person_id, row_id, *values in _of(
        session, ids, DisabilityCard.person_id, DisabilityCard.id, *_fields(DisabilityCard, CARD_FIELDS)
    ):
        people[person_id].card = Part(row_id, dict(zip(CARD_FIELDS, values, strict=True)))
    for person_id, row_id, programme, *values in _of(
        session,
        ids,
        Enrolment.person_id,
        Enrolment.id,
        Enrolment.programme,
        *_fields(Enrolment, ENROLMENT_FIELDS),
    ):
        part = Part(row_id, dict(zip(ENROLMENT_FIELDS, values, strict=True)))
        people[person_id].enrolments[programme] = part
    for person_id, *spelling in _of(
        session, ids, PersonAlias.person_id, PersonAlias.title, PersonAlias.first, PersonAlias.last
    ):
        people[person_id].aliases.add((spelling[0], spelling[1], spelling[2]))
    for person_id, group in _of(session, ids, GroupMembership.person_id, GroupMembership.group_code):
        people[person_id].groups.add(group)
    for person_id, code in _of(session, ids, DisabilityType.person_id, DisabilityType.code):
        people[person_id].types.append(code)
    for person_id, kind in _of(session, ids, LifeEvent.person_id, LifeEvent.kind):
        people[person_id].events.add(kind)


def _fields(table: Any, names: Sequence[str]) -> list[InstrumentedAttribute[Any]]:
    return [getattr(table, name) for name in names]


def _of(
    session: Session, ids: Sequence[int], owner: InstrumentedAttribute[int], *columns: Any
) -> Iterator[tuple[Any, ...]]:
    """(person id, *columns) of the rows that belong to these people."""
    for chunk in _chunks(ids):
        yield from map(tuple, session.execute(select(owner, *columns).where(owner.in_(chunk))))


def _chunks(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (values[start : start + _CHUNK] for start in range(0, len(values), _CHUNK))


def plain(value: Any) -> Any:
    """A field as JSON keeps it."""
    return value.isoformat() if isinstance(value, date) else value
