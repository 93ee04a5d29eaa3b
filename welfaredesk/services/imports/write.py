"""Writing what an import brings, table by table in bulk, inside the transaction that read it."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.base import Base
from welfaredesk.db.models import (
    Address,
    AuditEvent,
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
from welfaredesk.domain import names
from welfaredesk.messages import sentence
from welfaredesk.services.actor import Actor
from welfaredesk.services.imports.bulk import insert_rows, table_of, update_rows
from welfaredesk.services.imports.merge import audit_fields
from welfaredesk.services.imports.state import (
    ADDRESS_FIELDS,
    CARD_FIELDS,
    ENROLMENT_FIELDS,
    PERSON_FIELDS,
    Part,
    PersonState,
    chunks,
)
from welfaredesk.services.persons import NATIONAL_ID, REGISTERED

_BLANKS: dict[str, Any] = dict.fromkeys((*PERSON_FIELDS, *ADDRESS_FIELDS, *CARD_FIELDS), "")
_BLANKS |= {"sex": None, "birth_date": None, "birth_precision": "day"}
_BLANKS |= {"issued_on": None, "expires_on": None, "lifetime": False, "caregiver_id": None}
_BLANKS |= dict.fromkeys(ENROLMENT_FIELDS)


def write_people(session: Session, actor: Actor, states: Iterable[PersonState]) -> None:
    """Insert the new people, bring the known ones up to date, and tell the audit trail of each."""
    # two ids may lead to one person
    changed = [state for state in {id(state): state for state in states}.values() if state.changes]
    now = clock.now()
    new = [state for state in changed if state.person.id is None]
    known = [state for state in changed if state.person.id is not None]
    _audit(session, actor, now, [*_insert_people(session, new, now), *_update_people(session, known)])
    _write_addresses(session, changed)
    _write_cards(session, changed)
    _write_enrolments(session, changed)
    _insert_lists(session, changed, now)


Told = tuple[PersonState, str, dict[str, Any], dict[str, Any]]  # whose, action, before, after


def _insert_people(session: Session, states: Sequence[PersonState], now: datetime) -> list[Told]:
    told: list[Told] = []
    rows = []
    for state, person_id in zip(states, _free_ids(session, len(states)), strict=True):
        before, after = audit_fields(state)
        told.append((state, "create", before, after))
        row = _row(state.person, PERSON_FIELDS) | _keys(state)
        rows.append(row | {"id": person_id, "version": 1, "created_at": now})
        state.person.id = person_id
        state.new_id = state.national_id
    insert_rows(session, table_of(Person), rows)
    return told


def _free_ids(session: Session, count: int) -> range:
    """Ids for new people: the transaction holds the write lock, and asking row by row would take seconds."""
    last = session.scalar(select(func.max(Person.id))) or 0
    return range(last + 1, last + 1 + count)


def _update_people(session: Session, states: Sequence[PersonState]) -> list[Told]:
    """Also counts the version up, so that a form opened before the import can't save over it."""
    told: list[Told] = []
    changes: list[tuple[int, dict[str, Any]]] = []
    for state in states:
        before, after = audit_fields(state)
        told.append((state, "update", before, after))
        values = state.person.changed
        if values or "house_no" in state.address.changed:
            values = values | _keys(state)
        changes.append((state.person.id or 0, values))
    update_rows(session, table_of(Person), changes, versioned=True)
    return told


def _keys(state: PersonState) -> dict[str, str]:
    """The derived keys, made where all others are made."""
    values = state.person.values
    last, nickname, phone = (values.get(name) or "" for name in ("last", "nickname", "phone"))
    house_no = state.address.values.get("house_no") or ""
    return names.person_keys(values["first"], last, nickname, phone, house_no)


def _audit(session: Session, actor: Actor, now: datetime, told: Sequence[Told]) -> None:
    insert_rows(
        session,
        table_of(AuditEvent),
        [
            {
                "at": now,
                "actor": actor.name,
                "action": action,
                "entity": "person",
                "entity_id": state.person.id,
                "before": before or None,
                "after": after,
                "reason": sentence("import_source", {"source": state.source}),
            }
            for state, action, before, after in told
        ],
    )


def _write_addresses(session: Session, states: Sequence[PersonState]) -> None:
    parts = [(state, state.address, {"kind": REGISTERED}) for state in states if state.address.before]
    _write_parts(session, Address, ADDRESS_FIELDS, parts)


def _write_cards(session: Session, states: Sequence[PersonState]) -> None:
    rest: dict[str, Any] = {}
    parts = [
        (state, part, rest)
        for state in states
        for programme, part in [*state.replaced, ("", state.card)]
        if part.before and not programme
    ]
    _write_parts(session, DisabilityCard, CARD_FIELDS, parts)


def _write_enrolments(session: Session, states: Sequence[PersonState]) -> None:
    """The ended ones first: a programme has one open enrolment at most."""
    parts = [
        (state, part, {"programme": programme, "source": part.values.get("source", "")})
        for state in states
        for programme, part in [*state.replaced, *state.enrolments.items()]
        if part.before and programme
    ]
    _write_parts(session, Enrolment, ENROLMENT_FIELDS, parts)


def _write_parts(
    session: Session,
    model: type[Base],
    fields: Sequence[str],
    parts: Sequence[tuple[PersonState, Part, dict[str, Any]]],
) -> None:
    """Update the parts that are kept where set; insert the new ones, with what only a new row needs."""
    table = table_of(model)
    kept = [(part.id, part.changed) for _state, part, _rest in parts if part.id is not None]
    update_rows(session, table, kept)
    new = [
        _row(part, fields) | {"person_id": state.person.id} | rest
        for state, part, rest in parts
        if part.id is None
    ]
    insert_rows(session, table, new)


def _insert_lists(session: Session, states: Sequence[PersonState], now: datetime) -> None:
    """Everything a person has several of."""
    ids, aliases, groups, types, events, numbers = [], [], [], [], [], []
    for state in states:
        owner: dict[str, Any] = {"person_id": state.person.id}
        if state.new_id:
            ids.append(owner | {"kind": NATIONAL_ID, "value": state.new_id, "source": "import"})
        for (title, first, last), source in state.new_aliases.items():
            spelling = {"title": title, "first": first, "last": last}
            aliases.append(owner | spelling | {"source": source, "created_at": now})
        for code, source in state.new_groups.items():
            groups.append(owner | {"group_code": code, "from_on": None, "to_on": None, "source": source})
        had_types = len(state.types) > len(state.new_types)
        for number, kind_of in enumerate(state.new_types):
            types.append(owner | {"code": kind_of, "is_primary": number == 0 and not had_types})
        for kind, (remark, source) in state.new_events.items():
            event = {"kind": kind, "remark": remark, "source": source, "created_at": now}
            events.append(owner | event | {"confirmed": None})
        if "phone" in state.person.before:
            numbers += [
                owner | {"number": number, "owner": ""}
                for number in state.person.values["phone"].split()
                if number not in state.phones
            ]
    insert_rows(session, table_of(PersonIdentifier), ids)
    insert_rows(session, table_of(PersonPhone), numbers)
    # after what is added, so that no number of a row is given twice
    gone = [row["id"] for state in states for row in state.removed]
    for chunk in chunks(gone):
        session.execute(delete(PersonPhone).where(PersonPhone.id.in_(chunk)))
    insert_rows(session, table_of(PersonAlias), aliases)
    insert_rows(session, table_of(GroupMembership), groups)
    insert_rows(session, table_of(DisabilityType), types)
    insert_rows(session, table_of(LifeEvent), events)


def _row(part: Part, fields: Sequence[str]) -> dict[str, Any]:
    """The fields of a new row; what a register does not know is blank."""
    return {name: part.values[name] if name in part.values else _BLANKS[name] for name in fields}
