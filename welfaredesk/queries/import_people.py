"""Whom a row of a register may be about when its id doesn't tell."""

from collections.abc import Iterator
from dataclasses import replace

from sqlalchemy import select

from welfaredesk.db.engine import Database
from welfaredesk.db.models import Person, PersonIdentifier
from welfaredesk.domain.duplicates import key_of
from welfaredesk.queries.duplicates import LIMIT, Suggestion, similar
from welfaredesk.queries.identities import NATIONAL_ID
from welfaredesk.queries.persons import PersonQuery
from welfaredesk.services.persons import PersonInput

_LENGTH = 13
_DIGITS = "0123456789"
_STRENGTH = 50  # of an id that differs by a slip where the given name or the surname is the same


def candidates(db: Database, draft: PersonInput, written_id: str = "") -> list[Suggestion]:
    """At most five people whom a row may be about, the likeliest first.

    `written_id` is the id as the row has it, wrong as it is: whoever has it but for one digit wrong, missing,
    too many or swapped, and shares the given name or the surname, comes before those merely alike.
    """
    alike = {found.person_id: found for found in similar(db, draft)}
    near = []
    for found in _nearly_that_id(db, draft, written_id):
        same = alike.pop(found.person_id, None)
        reasons = (*found.reasons, *(same.reasons if same else ()))
        near.append(replace(found, reasons=reasons, strength=found.strength + (same.strength if same else 0)))
    near.sort(key=lambda found: -found.strength)
    return [*near, *alike.values()][:LIMIT]


def _nearly_that_id(db: Database, draft: PersonInput, written_id: str) -> list[Suggestion]:
    slips = dict(_slips("".join(filter(str.isdecimal, written_id))))
    wanted = (
        select(PersonIdentifier.value, Person.id, Person.first, Person.last)
        .join(Person, Person.id == PersonIdentifier.person_id)
        .where(PersonIdentifier.kind == NATIONAL_ID, PersonIdentifier.value.in_(slips))
        .where(Person.merged_into_id.is_(None))
    )
    with db.reading() as session:
        found = {
            person_id: slips[number]
            for number, person_id, first, last in session.execute(wanted)
            if key_of(first) == key_of(draft.first) or (last and key_of(last) == key_of(draft.last))
        }
    rows = PersonQuery(db).rows(list(found))
    return [
        Suggestion(person_id, rows[person_id], (reason,), _STRENGTH, likely=True)
        for person_id, reason in found.items()
        if person_id in rows
    ]


def _slips(written: str) -> Iterator[tuple[str, str]]:
    """(an id that the one written may have been, how they differ)."""
    places = range(len(written))
    if len(written) == _LENGTH:
        for at in places:
            for digit in _DIGITS:
                yield written[:at] + digit + written[at + 1 :], "dup_id_digit"
        for at in places[:-1]:
            yield written[:at] + written[at + 1] + written[at] + written[at + 2 :], "dup_id_swapped"
    elif len(written) == _LENGTH - 1:
        for at in (*places, len(written)):
            for digit in _DIGITS:
                yield written[:at] + digit + written[at:], "dup_id_digit"
    elif len(written) == _LENGTH + 1:
        for at in places:
            yield written[:at] + written[at + 1 :], "dup_id_digit"
