"""Records that may be one person: while one is typed, and over the whole register."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import or_, select, text
from sqlalchemy.orm import Session

from welfaredesk.db.engine import Database
from welfaredesk.db.models import NotSamePerson, Person, PersonIdentifier, PersonMerge
from welfaredesk.domain import names, national_id
from welfaredesk.domain.duplicates import Area, Identity, Match, compare, key_of
from welfaredesk.domain.thai_dates import Precision, ThaiDate
from welfaredesk.queries.identities import NATIONAL_ID, Register, identities
from welfaredesk.queries.persons import PersonQuery, PersonRow
from welfaredesk.services.persons import PersonInput

LIMIT = 5
_LAST = "\U0010ffff"  # sorts after every letter: the end of a prefix range
_TRIGRAM = 3  # letters the full-text index needs
_CHUNK = 500  # values in one IN (…)
_SECOND = 1 << 31  # a pair's id is first id * this + second id


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A record that may be the person being typed; reasons are codes of welfaredesk.messages."""

    person_id: int
    row: PersonRow
    reasons: tuple[str, ...]
    strength: int
    likely: bool


@dataclass(frozen=True, slots=True)
class PairRow:
    """Two records that may be one person."""

    id: int
    first: PersonRow
    second: PersonRow
    reasons: tuple[str, ...]
    strength: int
    likely: bool


@dataclass(frozen=True, slots=True)
class WorklistTotals:
    """Pairs still to be decided, those more than a possibility among them; pairs known as two people."""

    pairs: int
    likely: int
    not_same: int


def similar(
    db: Database, draft: PersonInput, person_id: int | None = None, *, full_ids: bool = False
) -> list[Suggestion]:
    """At most five records that may be the person in the form, the likeliest first.

    `person_id` is the record being edited: it and those marked as somebody else are left out. An id that is
    not complete or not valid counts as none.
    """
    wanted = _typed(draft)
    with db.reading() as session:
        out = _parted(session, person_id) if person_id is not None else set()
        ids = [found for found in _candidates(session, wanted) if found not in out]
        known = identities(session, ids)
    matches = [(found, match) for found in known if (match := compare(wanted, known[found]))]
    matches.sort(key=lambda each: (-each[1].strength, each[0]))
    rows = PersonQuery(db, full_ids=full_ids).rows([found for found, _match in matches[:LIMIT]])
    return [
        Suggestion(found, rows[found], match.reasons, match.strength, match.likely)
        for found, match in matches[:LIMIT]
        if found in rows
    ]


@dataclass(frozen=True, slots=True)
class Worklist:
    """All pairs found by `worklist`, the likeliest first; those decided since are left out by themselves.

    A record's id is the pair's; `people` gives the two of it.
    """

    db: Database
    pairs: dict[int, Match]
    full_ids: bool = False

    def ids(self, limit: int = -1, offset: int = 0) -> list[int]:
        """Ids of the pairs still to be decided; `limit` -1 means all."""
        waiting = self._waiting()
        return waiting[offset:] if limit < 0 else waiting[offset : offset + limit]

    def rows(self, ids: Sequence[int]) -> dict[int, PairRow]:
        """Rows of these pairs, by id."""
        wanted = {pair_id: people(pair_id) for pair_id in ids}
        everyone = sorted({person_id for pair in wanted.values() for person_id in pair})
        rows = PersonQuery(self.db, full_ids=self.full_ids).rows(everyone)
        return {
            pair_id: PairRow(pair_id, rows[first], rows[second], match.reasons, match.strength, match.likely)
            for pair_id, (first, second) in wanted.items()
            if first in rows and second in rows and (match := self.pairs[pair_id])
        }

    def total(self) -> int:
        """How many pairs are still to be decided."""
        return len(self._waiting())

    def totals(self) -> WorklistTotals:
        """The numbers over the list."""
        waiting = self._waiting()
        with self.db.reading() as session:
            apart = len(_decided(session))
        return WorklistTotals(len(waiting), sum(self.pairs[pair].likely for pair in waiting), apart)

    def _waiting(self) -> list[int]:
        with self.db.reading() as session:
            apart, merged = _decided(session), _merged(session)
        return [pair for pair in self.pairs if people(pair) not in apart and merged.isdisjoint(people(pair))]


@dataclass(frozen=True, slots=True)
class ApartRow:
    """Two records somebody said are two people."""

    id: int
    first: PersonRow
    second: PersonRow
    decided_at: datetime
    decided_by: str


@dataclass(frozen=True)
class ApartQuery:
    """The pairs known as two people, those decided last first."""

    db: Database

    def ids(self, limit: int = -1, offset: int = 0) -> list[int]:
        """Ids of the decisions; `limit` -1 means all."""
        newest = select(NotSamePerson.id).order_by(NotSamePerson.decided_at.desc(), NotSamePerson.id.desc())
        with self.db.reading() as session:
            return list(session.scalars(newest.limit(limit).offset(offset)))

    def rows(self, ids: Sequence[int]) -> dict[int, ApartRow]:
        """Rows of these decisions, by id."""
        with self.db.reading() as session:
            found = session.scalars(select(NotSamePerson).where(NotSamePerson.id.in_(ids))).all()
            people = PersonQuery(self.db).rows(sorted({each for row in found for each in _two(row)}))
            return {
                row.id: ApartRow(
                    row.id, people[row.first_id], people[row.second_id], row.decided_at, row.decided_by
                )
                for row in found
            }

    def total(self) -> int:
        """How many pairs there are."""
        return len(self.ids())


def _two(row: NotSamePerson) -> tuple[int, int]:
    return row.first_id, row.second_id


def worklist(db: Database, *, full_ids: bool = False) -> Worklist:
    """Every pair of the register that may be one person; about a second for 12,000 people."""
    with db.reading() as session:
        everybody = Register(identities(session))
    pairs = [
        (match, person_id, other)
        for person_id, identity in everybody.people.items()
        for other, match in everybody.matches(identity, after=person_id)
    ]
    pairs.sort(key=lambda each: (-each[0].strength, each[1], each[2]))
    return Worklist(db, {first * _SECOND + second: match for match, first, second in pairs}, full_ids)


def people(pair_id: int) -> tuple[int, int]:
    """The two people of a pair, the smaller id first."""
    return divmod(pair_id, _SECOND)


def register(db: Database) -> Register:
    """The whole register in memory, for comparing many records with it."""
    with db.reading() as session:
        return Register(identities(session))


def without_id(db: Database) -> Register:
    """Everybody known without a national id, for comparing rows of a register with them."""
    owners = select(PersonIdentifier.person_id).where(PersonIdentifier.kind == NATIONAL_ID)
    with db.reading() as session:
        ids = list(session.scalars(select(Person.id).where(Person.id.not_in(owners))))
        return Register(identities(session, ids) if ids else {})


def taken_ids(db: Database, numbers: Collection[str]) -> set[str]:
    """Those of some national ids that somebody has."""
    waiting, taken = list(numbers), set[str]()
    with db.reading() as session:
        for start in range(0, len(waiting), _CHUNK):
            chunk = waiting[start : start + _CHUNK]
            wanted = select(PersonIdentifier.value).where(
                PersonIdentifier.kind == NATIONAL_ID, PersonIdentifier.value.in_(chunk)
            )
            taken.update(session.scalars(wanted))
    return taken


def names_of(db: Database, ids: Collection[int]) -> dict[int, str]:
    """Names of people as papers write them."""
    wanted = select(Person.id, Person.title, Person.first, Person.last).where(Person.id.in_(ids))
    with db.reading() as session:
        return {person_id: names.full_name(*name) for person_id, *name in session.execute(wanted)}


def _typed(draft: PersonInput) -> Identity:
    number = national_id.normalise(draft.national_id) if national_id.is_valid(draft.national_id) else ""
    birth = ThaiDate(draft.birth_date, Precision(draft.birth_precision)) if draft.birth_date else None
    places = [place for place in (draft.address, draft.living) if place is not None]
    areas = tuple(Area(place.house_no, place.moo, place.tambon) for place in places)
    return Identity(draft.first, draft.last, number, birth, areas)


def _candidates(session: Session, wanted: Identity) -> list[int]:
    """People worth comparing, each way from an index."""
    owner = select(PersonIdentifier.person_id).where(
        PersonIdentifier.kind == NATIONAL_ID, PersonIdentifier.value == wanted.national_id
    )
    found = set(session.scalars(owner)) if wanted.national_id else set()
    first, last = key_of(wanted.first), key_of(wanted.last)
    if first:
        found.update(
            session.scalars(select(Person.id).where(Person.name_key.in_([first + last, last + first])))
        )
    if first and last and wanted.birth is not None:
        found.update(_nearly_named(session, first, last, wanted.birth.date.year))
    return sorted(found)


def _nearly_named(session: Session, first: str, last: str, year: int) -> Iterator[int]:
    """People born that year with the same given name or surname, and a whole name about as long."""
    alike = (
        "length(p.name_key) BETWEEN :length - 1 AND :length + 1"
        " AND p.birth_date BETWEEN :first_day AND :last_day"
    )
    params = {
        "length": len(first + last),
        "first_day": date(year, 1, 1).isoformat(),
        "last_day": date(year, 12, 31).isoformat(),
    }
    same_first = f"SELECT p.id FROM person p WHERE p.name_key >= :name AND p.name_key < :name_end AND {alike}"
    yield from session.scalars(text(same_first), params | {"name": first, "name_end": first + _LAST})
    if len(last) >= _TRIGRAM:
        same_last = (
            "SELECT p.id FROM person_fts f CROSS JOIN person p ON p.id = f.rowid"
            f" WHERE f.search_text MATCH :match AND {alike}"
        )
        yield from session.scalars(text(same_last), params | {"match": f'"{last}"'})


def _parted(session: Session, person_id: int) -> set[int]:
    """The person, and whoever was marked as somebody else."""
    pair = (NotSamePerson.first_id, NotSamePerson.second_id)
    found = session.execute(select(*pair).where(or_(*(column == person_id for column in pair))))
    return {person_id, *(other for row in found for other in row)}


def _decided(session: Session) -> set[tuple[int, int]]:
    """Pairs known as two people."""
    return {
        (first, second)
        for first, second in session.execute(select(NotSamePerson.first_id, NotSamePerson.second_id))
    }


def _merged(session: Session) -> set[int]:
    """Records that were merged into another."""
    merges = select(PersonMerge.gone_id).where(PersonMerge.undone_at.is_(None))
    return set(session.scalars(merges))
