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
    LifeEvent,
    Person,
    PersonAlias,
    PersonIdentifier,
    PersonPhone,
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
    "no_id_reason",
    "note",
)
ADDRESS_FIELDS = tuple(ParsedAddress.__dataclass_fields__)
CARD_FIELDS = ("issued_on", "expires_on", "lifetime", "caregiver", "caregiver_relation", "caregiver_id")
ENROLMENT_FIELDS = ("amount_satang", "from_on", "to_on")
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
    """One person of a batch. New aliases, groups, kinds and events stand apart from the kept ones.

    `card` is the newest card, `enrolments` holds the newest of each programme; `replaced` are cards and
    enrolments that a row of the batch made history. `new_id` is a national id that a row gave to somebody
    who had none; `phones` are numbers that stay, `removed` rows of numbers that go.
    """

    national_id: str
    person: Part = field(default_factory=Part)
    address: Part = field(default_factory=Part)
    card: Part = field(default_factory=Part)
    enrolments: dict[str, Part] = field(default_factory=dict)
    replaced: list[tuple[str, Part]] = field(default_factory=list)  # (programme, "" for a card)
    aliases: set[Spelling] = field(default_factory=set)
    groups: set[str] = field(default_factory=set)
    types: list[int] = field(default_factory=list)
    events: set[str] = field(default_factory=set)
    new_aliases: dict[Spelling, str] = field(default_factory=dict)
    new_groups: dict[str, str] = field(default_factory=dict)
    new_types: list[int] = field(default_factory=list)
    new_events: dict[str, tuple[str, str]] = field(default_factory=dict)
    changes: int = 0  # grows with everything new a row brings
    told: int = 0  # as many of them as rows were reported for
    source: str = ""  # where the first of it was read
    new_id: str = ""
    phones: set[str] = field(default_factory=set)
    removed: list[dict[str, Any]] = field(default_factory=list)

    def give_id(self, number: str) -> None:
        """Give a national id to somebody known without one."""
        self.national_id = self.new_id = number
        self.changes += 1
        if self.person.values.get("no_id_reason"):
            self.set(self.person, "no_id_reason", "")

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


def load(session: Session, numbers: Iterable[str], chosen: Iterable[int] = ()) -> dict[str, PersonState]:
    """The states of the people these national ids belong to, by id, and of people `chosen`, by `key_of`.

    The id of a record that was merged into another leads to the one kept; they share one state.
    """
    owners, merged = _owners(session, numbers)
    owners |= _existing(session, chosen, merged)
    while more := _merged_further(session, merged):
        merged |= more
    for key, person_id in owners.items():
        while person_id in merged:
            person_id = merged[person_id]
        owners[key] = person_id
    numbers_of = _ids_of(session, [owner for key, owner in owners.items() if not key.isdecimal()])
    people: dict[int, PersonState] = {}
    for key, person_id in owners.items():
        number = key if key.isdecimal() else numbers_of.get(person_id, "")
        people.setdefault(person_id, PersonState(number))
    _load_parts(session, people)
    return {key: people[person_id] for key, person_id in owners.items()}


def key_of(person_id: int) -> str:
    """What `load` files a chosen person under; no national id looks like it."""
    return f"#{person_id}"


def _owners(session: Session, numbers: Iterable[str]) -> tuple[dict[str, int], dict[int, int]]:
    """(national id to its record, record to the one it was merged into)."""
    owners: dict[str, int] = {}
    merged: dict[int, int] = {}
    for chunk in chunks(list(dict.fromkeys(numbers))):
        found = session.execute(
            select(PersonIdentifier.value, Person.id, Person.merged_into_id)
            .join(Person, Person.id == PersonIdentifier.person_id)
            .where(PersonIdentifier.kind == NATIONAL_ID, PersonIdentifier.value.in_(chunk))
        )
        for number, person_id, kept_id in found:
            owners[number] = person_id
            if kept_id is not None:
                merged[person_id] = kept_id
    return owners, merged


def _existing(session: Session, chosen: Iterable[int], merged: dict[int, int]) -> dict[str, int]:
    """Those of the chosen people who exist, by `key_of`; who was merged goes into `merged`."""
    found: dict[str, int] = {}
    for chunk in chunks(list(dict.fromkeys(chosen))):
        wanted = select(Person.id, Person.merged_into_id).where(Person.id.in_(chunk))
        for person_id, kept_id in session.execute(wanted):
            found[key_of(person_id)] = person_id
            if kept_id is not None:
                merged[person_id] = kept_id
    return found


def _ids_of(session: Session, people: Sequence[int]) -> dict[int, str]:
    """Person to national id, of those who have one."""
    kind, number = PersonIdentifier.kind, PersonIdentifier.value
    found = _of(session, people, PersonIdentifier.person_id, kind, number)
    return {person_id: value for person_id, of_kind, value in found if of_kind == NATIONAL_ID}


def _merged_further(session: Session, merged: dict[int, int]) -> dict[int, int]:
    """Those of the kept records that were themselves merged into another later."""
    kept = [person_id for person_id in merged.values() if person_id not in merged]
    further: dict[int, int] = {}
    for chunk in chunks(kept):
        wanted = select(Person.id, Person.merged_into_id).where(
            Person.id.in_(chunk), Person.merged_into_id.is_not(None)
        )
        for person_id, kept_id in session.execute(wanted):
            further[person_id] = kept_id or 0
    return further


def _load_parts(session: Session, people: dict[int, PersonState]) -> None:
    ids = list(people)
    gone = (Person.died_on, Person.moved_out_on)
    for person_id, died_on, moved_out_on, *values in _of(
        session, ids, Person.id, *gone, *_fields(Person, PERSON_FIELDS)
    ):
        state = people[person_id]
        state.person = Part(person_id, dict(zip(PERSON_FIELDS, values, strict=True)))
        state.events.update(
            kind for kind, day in (("died", died_on), ("moved_out", moved_out_on)) if day is not None
        )
    for person_id, row_id, kind, *values in _of(
        session, ids, Address.person_id, Address.id, Address.kind, *_fields(Address, ADDRESS_FIELDS)
    ):
        if kind == REGISTERED:
            people[person_id].address = Part(row_id, dict(zip(ADDRESS_FIELDS, values, strict=True)))
    _load_cards_and_enrolments(session, people, ids)
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


def _load_cards_and_enrolments(session: Session, people: dict[int, PersonState], ids: Sequence[int]) -> None:
    """Of several cards the one issued last, of several enrolments in a programme the open or last one."""
    cards = [
        (person_id, Part(row_id, dict(zip(CARD_FIELDS, values, strict=True))))
        for person_id, row_id, *values in _of(
            session, ids, DisabilityCard.person_id, DisabilityCard.id, *_fields(DisabilityCard, CARD_FIELDS)
        )
    ]
    for person_id, part in sorted(cards, key=lambda card: card[1].values["issued_on"] or date.min):
        people[person_id].card = part
    enrolments = [
        (person_id, programme, Part(row_id, dict(zip(ENROLMENT_FIELDS, values, strict=True))))
        for person_id, row_id, programme, *values in _of(
            session,
            ids,
            Enrolment.person_id,
            Enrolment.id,
            Enrolment.programme,
            *_fields(Enrolment, ENROLMENT_FIELDS),
        )
    ]
    for person_id, programme, part in sorted(
        enrolments, key=lambda found: found[2].values["to_on"] or date.max
    ):
        people[person_id].enrolments[programme] = part


def replaced_phones(session: Session, states: Iterable[PersonState]) -> None:
    """Find the numbers that go, and those that stay, of people whose number a row took the place of."""
    changed = {
        state.person.id: state
        for state in states
        if state.person.id is not None and state.person.before.get("phone")
    }
    columns = (PersonPhone.id, PersonPhone.number, PersonPhone.owner)
    for person_id, row_id, number, owner in _of(session, list(changed), PersonPhone.person_id, *columns):
        state = changed[person_id]
        if number in state.person.values["phone"].split():
            state.phones.add(number)
        else:
            state.removed.append({"id": row_id, "person_id": person_id, "number": number, "owner": owner})


def _fields(table: Any, names: Sequence[str]) -> list[InstrumentedAttribute[Any]]:
    return [getattr(table, name) for name in names]


def _of(
    session: Session, ids: Sequence[int], owner: InstrumentedAttribute[int], *columns: Any
) -> Iterator[tuple[Any, ...]]:
    """(person id, *columns) of the rows that belong to these people."""
    for chunk in chunks(ids):
        yield from map(tuple, session.execute(select(owner, *columns).where(owner.in_(chunk))))


def chunks(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """The values in parts that fit into one IN (…)."""
    return (values[start : start + _CHUNK] for start in range(0, len(values), _CHUNK))


def plain(value: Any) -> Any:
    """A field as JSON keeps it."""
    return value.isoformat() if isinstance(value, date) else value
