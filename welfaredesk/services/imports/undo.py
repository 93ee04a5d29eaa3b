"""Taking back a whole import, as long as nobody worked on with what it brought."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Date, Table, delete, func, insert, select, update
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.base import Base
from welfaredesk.db.engine import Database
from welfaredesk.db.models import (
    Address,
    AuditEvent,
    DisabilityCard,
    DisabilityType,
    Enrolment,
    GroupMembership,
    ImportRow,
    ImportSession,
    LifeEvent,
    Person,
    PersonAlias,
    PersonIdentifier,
    PersonPhone,
)
from welfaredesk.domain import names
from welfaredesk.errors import RecordNotFound, Refused
from welfaredesk.messages import sentence
from welfaredesk.services import audit
from welfaredesk.services.actor import Actor
from welfaredesk.services.imports import undo_things
from welfaredesk.services.imports.bulk import table_of, update_rows
from welfaredesk.services.imports.records import Status
from welfaredesk.services.imports.state import PersonState, chunks, plain
from welfaredesk.services.persons import REGISTERED
from welfaredesk.services.row_moves import references

# what an import adds for people, in the order in which it can be taken away again
_OWNED: tuple[type[Base], ...] = (
    PersonPhone,
    PersonAlias,
    GroupMembership,
    DisabilityType,
    LifeEvent,
    DisabilityCard,
    Enrolment,
    Address,
    PersonIdentifier,
)
_OWNED_NAMES = {model.__tablename__ for model in _OWNED}
_UNDO = "undo_import"
_HARMLESS = ("reveal_id",)  # what may happen to a person without changing anything of them

Ids = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Undone:
    """An import taken back: how many people were removed and how many got their former values again."""

    session_id: int
    removed: int
    restored: int
    touched: frozenset[str]


def undo(actor: Actor, db: Database, session_id: int) -> Undone:
    """Take back an import: people it made are removed, fields it filled are as before, its rows stay, marked.

    Raises RecordNotFound, Refused("import_undone", "import_changed_since" when a person was changed since,
    "import_used_since" when one is used elsewhere by now); then nothing is changed.
    """
    with db.transaction() as session:
        run = session.get(ImportSession, session_id)
        if run is None:
            raise RecordNotFound("not_found", what=f"การนำเข้า {session_id}")
        if run.undone_at is not None:
            raise Refused("import_undone")
        things = undo_things.touched_by(session, session_id)
        undo_things.refuse_moved_on(session, session_id, things)
        undo_things.take_back(session, actor, things)
        records = _records(session, session_id)
        created = [person_id for person_id, record in records.items() if record["created"]]
        _refuse_changed(session, session_id, records)
        _refuse_used(session, session_id, created)
        known = {person_id: record for person_id, record in records.items() if not record["created"]}
        _tell(session, actor, created, known)
        _mark(session, session_id)
        _take_away(session, run.added, [*records])
        _restore(session, known)
        _delete(session, table_of(Person), "id", created)
        run.undone_at, run.undone_by = clock.now(), actor.name
        touched = frozenset({"person", "import", *(table for table, _id, _before in things)})
        counts = {"removed": len(created), "restored": len(known), "things": len(things)}
        audit.record(session, actor, _UNDO, "import_session", session_id, after=counts)
        return Undone(session_id, len(created), len(known), touched)


# --- what a commit keeps for it ---


def last_ids(session: Session) -> dict[str, int]:
    """The last id in use of each table an import adds to."""
    return {model.__tablename__: session.scalar(select(func.max(_id(model)))) or 0 for model in _OWNED}


def added_since(session: Session, before: Ids) -> dict[str, list[int]]:
    """(first, last) id of what was added to each table; the writing transaction was alone with them."""
    after = last_ids(session)
    return {name: [first + 1, after[name]] for name, first in before.items() if after[name] > first}


def record_of(state: PersonState) -> dict[str, Any]:
    """What has to be known of a person to take back what is about to be written."""
    if state.person.id is None:
        return {"created": True}
    parts = [("person", state.person), ("address", state.address)]
    cards_and_enrolments = [*state.replaced, ("", state.card), *state.enrolments.items()]
    for programme, part in cards_and_enrolments:
        parts.append(("enrolment" if programme else "disability_card", part))
    rows = [
        [table, part.id, {name: plain(value) for name, value in part.before.items()}]
        for table, part in parts
        if part.id is not None and part.before
    ]
    return {"created": False, "rows": rows, "removed": {PersonPhone.__tablename__: state.removed}}


# --- may it be taken back ---


def _records(session: Session, session_id: int) -> dict[int, dict[str, Any]]:
    wanted = select(ImportRow.person_id, ImportRow.undo).where(
        ImportRow.session_id == session_id, ImportRow.undo.is_not(None)
    )
    return {person_id: record for person_id, record in session.execute(wanted) if person_id and record}


def _refuse_changed(session: Session, session_id: int, people: Collection[int]) -> None:
    """Everything that is done to a person is told in the audit trail, after the event of the import.

    A later import that was taken back has told of the person twice: when it came and when it went.
    """
    told = select(func.max(AuditEvent.id)).where(
        AuditEvent.entity == "import_session",
        AuditEvent.entity_id == session_id,
        AuditEvent.action == "import",
    )
    since = session.scalar(told) or 0
    events: Counter[int] = Counter()
    for chunk in chunks(list(people)):
        wanted = select(AuditEvent.entity_id, AuditEvent.action).where(
            AuditEvent.id > since,
            AuditEvent.entity == "person",
            AuditEvent.entity_id.in_(chunk),
            AuditEvent.action.not_in(_HARMLESS),
        )
        for person_id, action in session.execute(wanted):
            events[person_id or 0] += -1 if action == _UNDO else 1
    if changed := {person_id for person_id, count in events.items() if count > 0}:
        raise Refused("import_changed_since", **_somebody(session, changed))


def _refuse_used(session: Session, session_id: int, created: Sequence[int]) -> None:
    """A person who borrowed something, or whom a later import knows, can't be removed."""
    used: set[int] = set()
    for reference in references("person"):
        if reference.table in _OWNED_NAMES and reference.column == "person_id":
            continue
        table = Base.metadata.tables[reference.table]
        column = table.c[reference.column]
        wanted = select(column).where(column.is_not(None))
        if reference.entity:
            wanted = wanted.where(table.c.entity == reference.entity)
        if table is ImportRow.__table__:
            wanted = wanted.where(
                table.c.session_id != session_id,
                table.c.fixed_by.is_distinct_from(session_id),
                table.c.status != Status.UNDONE,
            )
        used.update(session.scalars(wanted))
    if used := used.intersection(created):
        raise Refused("import_used_since", **_somebody(session, used))


def _somebody(session: Session, people: Collection[int]) -> dict[str, str]:
    person = session.get(Person, min(people))
    name = names.full_name(person.title, person.first, person.last) if person else ""
    return {"person": name, "count": str(len(people))}


# --- taking it back ---


def _tell(
    session: Session, actor: Actor, created: Sequence[int], known: Mapping[int, Mapping[str, Any]]
) -> None:
    events = [
        {"entity_id": person_id, "before": {"name": name}, "after": None}
        for person_id, name in _names(session, created)
    ]
    for person_id, record in known.items():
        restored: dict[str, Any] = {}
        for table, _id_of_row, before in record["rows"]:
            prefix = "" if table in ("person", "address") else f"{table}_"
            restored |= {prefix + name: value for name, value in before.items()}
        events.append({"entity_id": person_id, "before": None, "after": restored})
    same: dict[str, Any] = {"at": clock.now(), "actor": actor.name, "action": _UNDO, "entity": "person"}
    same["reason"] = sentence("import_undo_reason")
    if events:
        session.execute(
            insert(AuditEvent),
            [same | event | {"reason": sentence("import_undo_reason")} for event in events],
        )


def _names(session: Session, people: Sequence[int]) -> Iterator[tuple[int, str]]:
    for chunk in chunks(people):
        wanted = select(Person.id, Person.title, Person.first, Person.last).where(Person.id.in_(chunk))
        for person_id, *name in session.execute(wanted):
            yield person_id, names.full_name(*name)


def _mark(session: Session, session_id: int) -> None:
    """The rows stay to be read; those of earlier imports that this one settled wait again."""
    session.execute(
        update(ImportRow)
        .where(ImportRow.session_id == session_id)
        .values(status=Status.UNDONE, person_id=None, undo=None)
    )
    session.execute(
        update(ImportRow)
        .where(ImportRow.fixed_by == session_id)
        .values(status=Status.PROBLEM, person_id=None, fixed_by=None)
    )


def _take_away(session: Session, added: Mapping[str, Sequence[int]], people: Sequence[int]) -> None:
    for model in _OWNED:
        if model.__tablename__ not in added:
            continue
        first, last = added[model.__tablename__]
        _delete(session, table_of(model), "person_id", people, _id(model).between(first, last))


def _restore(session: Session, known: Mapping[int, Mapping[str, Any]]) -> None:
    changes: dict[str, list[tuple[int, dict[str, Any]]]] = {}
    removed: dict[str, list[dict[str, Any]]] = {}
    for record in known.values():
        for name, row_id, before in record["rows"]:
            table = Base.metadata.tables[name]
            values = {column: _stored(table, column, value) for column, value in before.items()}
            changes.setdefault(name, []).append((row_id, values))
        for name, gone in record["removed"].items():
            removed.setdefault(name, []).extend(gone)
    for name, rows in changes.items():
        update_rows(session, Base.metadata.tables[name], rows)
    for name, gone in removed.items():
        if gone:
            session.execute(insert(Base.metadata.tables[name]), gone)
    for chunk in chunks(list(known)):
        # the version counts on: a form opened before must not save over it
        update_rows(session, table_of(Person), _keys(session, chunk), versioned=True)


def _keys(session: Session, people: Sequence[int]) -> list[tuple[int, dict[str, str]]]:
    """The derived keys of people, made where all others are made."""
    places = select(Address.person_id, Address.house_no).where(
        Address.person_id.in_(people), Address.kind == REGISTERED
    )
    houses = {row.person_id: row.house_no for row in session.execute(places)}
    parts = select(Person.id, Person.first, Person.last, Person.nickname, Person.phone)
    return [
        (person_id, names.person_keys(first, last, nickname, phone, houses.get(person_id, "")))
        for person_id, first, last, nickname, phone in session.execute(parts.where(Person.id.in_(people)))
    ]


def _stored(table: Table, column: str, value: Any) -> Any:
    if isinstance(table.c[column].type, Date) and value is not None:
        return date.fromisoformat(value)
    return "" if value is None and not table.c[column].nullable else value


def _delete(session: Session, table: Table, column: str, people: Iterable[int], *only: Any) -> None:
    for chunk in chunks(list(people)):
        session.execute(delete(table).where(table.c[column].in_(chunk), *only))


def _id(model: type[Base]) -> Any:
    return table_of(model).c.id
