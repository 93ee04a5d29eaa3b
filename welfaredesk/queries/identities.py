"""Everybody by what tells people apart, for comparing records with the whole register."""

from collections.abc import Collection, Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from welfaredesk.db.models import Address, Person, PersonIdentifier
from welfaredesk.domain.duplicates import Area, Identity, Match, compare, key_of
from welfaredesk.domain.thai_dates import Precision, ThaiDate

NATIONAL_ID = "national_id"


class Register:
    """Everybody, filed by what two records of one person have in common."""

    def __init__(self, people: dict[int, Identity]) -> None:
        self.people = people
        self._files: dict[tuple[object, ...], list[int]] = {}
        for person_id, identity in people.items():
            for file in _files(identity):
                self._files.setdefault(file, []).append(person_id)

    def matches(self, wanted: Identity, after: int = 0) -> list[tuple[int, Match]]:
        """(person, why) of everybody who may be `wanted`, the likeliest first; of ids above `after` only."""
        filed = {other for file in _looked_up(wanted) for other in self._files.get(file, ())}
        matches = [
            (other, match)
            for other in filed
            if other > after and (match := compare(wanted, self.people[other]))
        ]
        return sorted(matches, key=lambda each: (-each[1].strength, each[0]))


def _files(person: Identity) -> Iterator[tuple[object, ...]]:
    """Where a person is filed."""
    for file in _by_name(person):
        yield ("all", *file)
        if not person.national_id:
            yield ("no id", *file)
    yield from _by_id(person)


def _looked_up(wanted: Identity) -> Iterator[tuple[object, ...]]:
    """Where others who may be `wanted` are filed; two with an id meet in a file by id only."""
    which = "no id" if wanted.national_id else "all"
    for file in (*_by_name(wanted), ("name", key_of(wanted.last) + key_of(wanted.first))):
        yield (which, *file)
    yield from _by_id(wanted)


def _by_id(person: Identity) -> Iterator[tuple[object, ...]]:
    if person.national_id:
        yield ("id", person.national_id)
        yield ("born", key_of(person.first) + key_of(person.last), person.birth)


def _by_name(person: Identity) -> Iterator[tuple[object, ...]]:
    first, last = key_of(person.first), key_of(person.last)
    yield ("name", first + last)
    if person.birth is not None and last:
        yield ("first", person.birth.date.year, first)
        yield ("last", person.birth.date.year, last)


def identities(session: Session, ids: Collection[int] | None = None) -> dict[int, Identity]:
    """What tells people from others, by person; everybody who was not merged into another without `ids`."""
    columns = (Person.id, Person.first, Person.last, Person.birth_date, Person.birth_precision)
    people = select(*columns).where(Person.merged_into_id.is_(None)).order_by(Person.id)
    numbers = select(PersonIdentifier.person_id, PersonIdentifier.value).where(
        PersonIdentifier.kind == NATIONAL_ID
    )
    places = select(Address.person_id, Address.house_no, Address.moo, Address.tambon).order_by(Address.id)
    if ids is not None:
        people = people.where(Person.id.in_(ids))
        numbers = numbers.where(PersonIdentifier.person_id.in_(ids))
        places = places.where(Address.person_id.in_(ids))
    ids_of = {row.person_id: row.value for row in session.execute(numbers)}
    areas: dict[int, tuple[Area, ...]] = {}
    for person_id, *parts in session.execute(places):
        areas[person_id] = (*areas.get(person_id, ()), Area(*parts))
    return {
        person_id: Identity(
            first,
            last,
            ids_of.get(person_id, ""),
            ThaiDate(birth, Precision(precision)) if birth else None,
            areas.get(person_id, ()),
        )
        for person_id, first, last, birth, precision in session.execute(people)
    }
