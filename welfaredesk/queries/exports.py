"""Reading people for a worksheet: everything of a person that fits into one row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from welfaredesk.db.engine import Database
from welfaredesk.db.models import Address, DisabilityCard, DisabilityType, Enrolment, Person
from welfaredesk.domain.addresses import ParsedAddress
from welfaredesk.queries.persons import PersonQuery, PersonRow

_CHUNK = 500  # values in one IN (…)
_PARTS = tuple(ParsedAddress.__dataclass_fields__)


@dataclass(frozen=True, slots=True)
class PersonExport:
    """A person for export: the list row, and what only a worksheet shows. Amounts are satang.

    `types` are kinds of disability 1–7, the primary one first.
    """

    row: PersonRow
    address: ParsedAddress
    types: tuple[int, ...]
    issued_on: date | None
    expires_on: date | None
    lifetime: bool
    caregiver: str
    caregiver_relation: str
    old_age_satang: int | None
    died_on: date | None
    moved_out_on: date | None
    note: str


def persons_for_export(
    db: Database, *, full_ids: bool = False, person_ids: Sequence[int] | None = None
) -> Iterator[PersonExport]:
    """These people in their order, or all living here in Thai order; ids masked unless `full_ids`."""
    query = PersonQuery(db, full_ids=full_ids)
    ids = query.ids() if person_ids is None else person_ids
    for start in range(0, len(ids), _CHUNK):
        chunk = ids[start : start + _CHUNK]
        rows = query.rows(chunk)
        with db.reading() as session:
            more = _more(session, chunk)
        yield from (PersonExport(rows[person_id], **more[person_id]) for person_id in chunk)


def _more(session: Session, ids: Sequence[int]) -> dict[int, dict[str, Any]]:
    """The fields beside the list row, by person."""
    addresses = {
        owner: ParsedAddress(*parts)
        for owner, *parts in session.execute(
            select(Address.person_id, *(getattr(Address, part) for part in _PARTS)).where(
                Address.person_id.in_(ids), Address.kind == "registered"
            )
        )
    }
    newest_last = DisabilityCard.issued_on, DisabilityCard.id
    cards = {
        card.person_id: card for card in session.scalars(_of(DisabilityCard, ids).order_by(*newest_last))
    }
    running = _of(Enrolment, ids).where(Enrolment.programme == "old_age_allowance", Enrolment.to_on.is_(None))
    amounts = {row.person_id: row.amount_satang for row in session.scalars(running)}
    types: dict[int, list[int]] = {}
    in_order = (DisabilityType.is_primary.desc(), DisabilityType.code)
    for row in session.scalars(_of(DisabilityType, ids).order_by(*in_order)):
        types.setdefault(row.person_id, []).append(row.code)
    found: dict[int, dict[str, Any]] = {}
    for person in session.scalars(select(Person).where(Person.id.in_(ids))):
        card = cards.get(person.id)
        found[person.id] = {
            "address": addresses.get(person.id, ParsedAddress()),
            "types": tuple(types.get(person.id, ())),
            "issued_on": card.issued_on if card else None,
            "expires_on": card.expires_on if card else None,
            "lifetime": card.lifetime if card else False,
            "caregiver": card.caregiver if card else "",
            "caregiver_relation": card.caregiver_relation if card else "",
            "old_age_satang": amounts.get(person.id),
            "died_on": person.died_on,
            "moved_out_on": person.moved_out_on,
            "note": person.note,
        }
    return found


def _of(model: Any, ids: Sequence[int]) -> Any:
    return select(model).where(model.person_id.in_(ids))
