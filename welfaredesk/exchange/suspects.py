"""Whom a row may be about: somebody known without the id it brings, or whoever its wrong id nearly is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from welfaredesk.db.engine import Database
from welfaredesk.domain.duplicates import Area, Identity
from welfaredesk.messages import sentence
from welfaredesk.queries import duplicates, import_people
from welfaredesk.services.imports import ID_ERRORS, Choice, PersonRecord, Severity, StagedRow
from welfaredesk.services.persons import AddressInput, PersonInput

_MOST = 5  # suggestions for one row


@dataclass(frozen=True, slots=True)
class Suspect:
    """Somebody known without an id; reasons are codes of welfaredesk.messages."""

    person_id: int
    name: str
    reasons: tuple[str, ...]


def identity_of(record: PersonRecord) -> Identity:
    """What tells the person of a row from others."""
    name, address = record.name, record.address
    area = Area(address.house_no, address.moo, address.tambon)
    return Identity(name.first, name.last, record.national_id, record.birth, (area,))


def candidates(db: Database, row: StagedRow) -> list[duplicates.Suggestion]:
    """People whom a row without a usable id may be about, the likeliest first."""
    record = row.record
    written = [problem.params.get("read", "") for problem in row.problems if problem.code in ID_ERRORS]
    birth = record.birth
    draft = PersonInput(
        first=record.name.first,
        last=record.name.last,
        birth_date=birth.date if birth else None,
        birth_precision=str(birth.precision) if birth else "day",
        address=AddressInput(
            house_no=record.address.house_no, moo=record.address.moo, tambon=record.address.tambon
        ),
    )
    return import_people.candidates(db, draft, next(filter(None, written), ""))


def suspects(db: Database, rows: Sequence[StagedRow]) -> dict[int, tuple[Suspect, ...]]:
    """Place of a row to those who may be meant, the likeliest first."""
    register = duplicates.without_id(db)
    if not register.people:
        return {}
    taken = duplicates.taken_ids(db, {row.record.national_id for row in rows if row.usable})
    found = {
        place: matches
        for place, row in enumerate(rows)
        if row.usable
        and row.thing is None
        and row.record.national_id not in taken
        and (matches := register.matches(identity_of(row.record))[:_MOST])
    }
    names = duplicates.names_of(
        db, {person_id for matches in found.values() for person_id, _match in matches}
    )
    return {
        place: tuple(Suspect(person_id, names[person_id], match.reasons) for person_id, match in matches)
        for place, matches in found.items()
    }


def with_suspects(
    rows: tuple[StagedRow, ...], found: Mapping[int, tuple[Suspect, ...]], choices: Mapping[str, Choice]
) -> tuple[StagedRow, ...]:
    """The rows, each that may be about somebody known with a warning unless the clerk decided on it."""
    if not found:
        return rows
    told = list(rows)
    for place, people in found.items():
        row = rows[place]
        if row.fingerprint not in choices:
            reasons = " · ".join(map(sentence, people[0].reasons))
            params = {"person": people[0].name, "reasons": reasons}
            warning = row.problem("maybe_known", Severity.WARNING, "national_id", params)
            told[place] = replace(row, problems=(*row.problems, warning))
    return tuple(told)
