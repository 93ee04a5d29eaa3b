"""Names taken over from registers of which nobody has said yet who is meant, and whom they may mean."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from welfaredesk.db.engine import Database
from welfaredesk.db.models import (
    DeviceItem,
    DeviceModel,
    HouseProject,
    LoanContract,
    LoanLine,
    Person,
    PersonAlias,
    Placement,
)
from welfaredesk.domain import names, thai_text
from welfaredesk.domain.duplicates import Area, Identity, key_of, same_name
from welfaredesk.domain.names import PersonName
from welfaredesk.queries.housing import FINISHED_ON
from welfaredesk.queries.identities import identities
from welfaredesk.queries.lending import IS_OPEN
from welfaredesk.queries.persons import PersonQuery, PersonRow
from welfaredesk.services.named import HOUSE, LOAN, PLACEMENT
from welfaredesk.services.value_lists import values

LIMIT = 5
_LAST = "\U0010ffff"  # sorts after every letter: the end of a prefix range
_TRIGRAM = 3  # letters the full-text index needs
_SPAN = 16  # a row's id is its record's id times this, plus the place of its kind
SPELLED = "name_spelled"
_ELSEWHERE, _OTHER_SEX = "name_elsewhere", "name_other_sex"
# how much each reason tells; codes of welfaredesk.messages
_WORTH = {
    "dup_name_same": 5,
    SPELLED: 5,
    "dup_name_marks": 4,
    "dup_name_swapped": 3,
    "dup_name_letter": 3,
    "dup_house": 2,
    "dup_moo": 1,
    _ELSEWHERE: -3,
    _OTHER_SEX: -3,
}
_NOWHERE = Area()
_SURE = ("dup_name_same", SPELLED)
_AGAINST = frozenset((_ELSEWHERE, _OTHER_SEX))


@dataclass(frozen=True, slots=True)
class Meant:
    """Somebody a name may mean; reasons are codes of welfaredesk.messages, what speaks against it among them.

    `fits` when the name is written the same and nothing that is given contradicts.
    """

    row: PersonRow
    reasons: tuple[str, ...]
    fits: bool


@dataclass(frozen=True, slots=True)
class UnsureName:
    """A record of `kind` with nothing but a name: what it is about, since when, and where it came from."""

    id: int
    kind: str
    record_id: int
    name: str
    what: str
    on: date | None
    source: str
    people: tuple[Meant, ...] = ()

    @property
    def contract_id(self) -> int | None:
        """The loan, where it is one."""
        return self.record_id if self.kind == LOAN else None

    @property
    def sure(self) -> Meant | None:
        """The one who fits when nobody else does and nothing contradicts; living people only."""
        fitting = [each for each in self.people if each.fits and not each.row.died]
        return fitting[0] if len(fitting) == 1 else None


@dataclass(frozen=True, slots=True)
class _Waiting:
    """What a kind tells of one record; the place it gives narrows down who is meant."""

    record_id: int
    name: str
    what: str
    on: date | None
    source: str
    area: Area = _NOWHERE


@dataclass(frozen=True, slots=True)
class _Alike:
    """Somebody who may be meant, why, and how much it tells."""

    person_id: int
    reasons: tuple[str, ...]
    fits: bool
    worth: int


@dataclass(frozen=True, slots=True)
class _Kind:
    """One kind of records that may wait: (id, name) of all of them, and what is told of some."""

    code: str
    waiting: Callable[[Session], list[tuple[int, str]]]
    told: Callable[[Session, Sequence[int]], Iterator[_Waiting]]


def _loans(session: Session) -> list[tuple[int, str]]:
    """What is out now: of what has come back nothing is to be done any more."""
    wanted = (
        select(LoanContract.id, LoanContract.borrower_name)
        .where(LoanContract.borrower_id.is_(None), LoanContract.lines.any(IS_OPEN))
        .order_by(LoanContract.id)
    )
    return [(contract_id, name) for contract_id, name in session.execute(wanted)]


def _loans_told(session: Session, ids: Sequence[int]) -> Iterator[_Waiting]:
    pieces: dict[int, list[str]] = {}
    wanted = (
        select(LoanLine.contract_id, DeviceModel.name, DeviceItem.code)
        .join(DeviceItem, LoanLine.item_id == DeviceItem.id)
        .join(DeviceModel)
        .where(LoanLine.contract_id.in_(ids), IS_OPEN)
        .order_by(LoanLine.id)
    )
    for contract_id, model, code in session.execute(wanted):
        pieces.setdefault(contract_id, []).append(f"{model} {code}".strip())
    for contract in session.scalars(select(LoanContract).where(LoanContract.id.in_(ids))):
        what = ", ".join(pieces.get(contract.id, ()))
        yield _Waiting(contract.id, contract.borrower_name, what, contract.lent_on, contract.source)


def _houses(session: Session) -> list[tuple[int, str]]:
    wanted = select(HouseProject.id, HouseProject.person_name).where(HouseProject.person_id.is_(None))
    return [(project_id, name) for project_id, name in session.execute(wanted.order_by(HouseProject.id))]


def _houses_told(session: Session, ids: Sequence[int]) -> Iterator[_Waiting]:
    kinds = {value.code: value.label for value in values(session, "support_kind")}
    wanted = select(HouseProject, FINISHED_ON).where(HouseProject.id.in_(ids))
    for project, finished_on in session.execute(wanted):
        what = f"{kinds.get(project.support_kind, 'บ้าน')} ปีงบประมาณ {project.fiscal_year}"
        area = Area(project.house_no, project.moo)
        yield _Waiting(project.id, project.person_name, what, finished_on, project.source, area)


def _placements(session: Session) -> list[tuple[int, str]]:
    wanted = select(Placement.id, Placement.person_name).where(Placement.person_id.is_(None))
    return [(placement_id, name) for placement_id, name in session.execute(wanted.order_by(Placement.id))]


def _placements_told(session: Session, ids: Sequence[int]) -> Iterator[_Waiting]:
    for row in session.scalars(select(Placement).where(Placement.id.in_(ids))):
        yield _Waiting(row.id, row.person_name, row.workplace.name, row.started_on, row.source)


_KINDS = (
    _Kind(LOAN, _loans, _loans_told),
    _Kind(HOUSE, _houses, _houses_told),
    _Kind(PLACEMENT, _placements, _placements_told),
)


@dataclass(frozen=True)
class UnsureNameQuery:
    """The names that wait, in Thai order, so that one name's records stand together."""

    db: Database
    full_ids: bool = False

    def ids(self, limit: int = -1, offset: int = 0) -> list[int]:
        """Ids of the rows; `limit` -1 means all."""
        with self.db.reading() as session:
            found = [
                (_sort_key(name), record_id * _SPAN + place)
                for place, kind in enumerate(_KINDS)
                for record_id, name in kind.waiting(session)
            ]
        ids = [row_id for _key, row_id in sorted(found)]
        return ids[offset:] if limit < 0 else ids[offset : offset + limit]

    def rows(self, ids: Sequence[int]) -> dict[int, UnsureName]:
        """The rows of these ids, with at most five people each, the likeliest first."""
        found: dict[int, tuple[str, _Waiting]] = {}
        alike: dict[int, list[_Alike]] = {}
        with self.db.reading() as session:
            for place, kind in enumerate(_KINDS):
                wanted = [row_id // _SPAN for row_id in ids if row_id % _SPAN == place]
                for waiting in kind.told(session, wanted) if wanted else ():
                    found[waiting.record_id * _SPAN + place] = (kind.code, waiting)
            for row_id, (_code, waiting) in found.items():
                alike[row_id] = _alike(session, names.split_name(waiting.name), waiting.area)
        everybody = sorted({each.person_id for people in alike.values() for each in people})
        rows = PersonQuery(self.db, full_ids=self.full_ids).rows(everybody)
        return {
            row_id: _row(row_id, *found[row_id], [(rows[each.person_id], each) for each in alike[row_id]])
            for row_id in ids
            if row_id in found
        }

    def total(self) -> int:
        """How many wait."""
        with self.db.reading() as session:
            return sum(len(kind.waiting(session)) for kind in _KINDS)


def _row(row_id: int, kind: str, waiting: _Waiting, people: Sequence[tuple[PersonRow, _Alike]]) -> UnsureName:
    meant = tuple(Meant(row, alike.reasons, alike.fits) for row, alike in people)
    told = (waiting.record_id, waiting.name, waiting.what, waiting.on, waiting.source)
    return UnsureName(row_id, kind, *told, meant)


def _sort_key(name: str) -> str:
    parts = names.split_name(name)
    return names.sort_key(parts.first, parts.last)


def _alike(session: Session, named: PersonName, area: Area) -> list[_Alike]:
    """Who may be meant, the likeliest first."""
    wanted = Identity(named.first, named.last)
    sex = names.sex_of_title(named.title) or ""
    spelled = _spelled_so(session, named)
    ids = sorted({*_named_alike(session, wanted), *spelled})
    known = identities(session, ids) if ids else {}
    sexes = _sexes(session, ids)
    found = []
    for person_id, identity in known.items():
        name = SPELLED if person_id in spelled else same_name(wanted, identity)
        if not name:
            continue
        other_sex = _OTHER_SEX if sex and sexes[person_id] and sex != sexes[person_id] else ""
        reasons = tuple(filter(None, (name, _place(area, identity.areas), other_sex)))
        fits = name in _SURE and _AGAINST.isdisjoint(reasons)
        found.append(_Alike(person_id, reasons, fits, sum(_WORTH[reason] for reason in reasons)))
    return sorted(found, key=lambda each: (-each.worth, each.person_id))[:LIMIT]


def _place(given: Area, known: Sequence[Area]) -> str:
    """What the places say: the same house, the same village, "" for nothing, or that all are others."""
    found = [_same_place(given, area) for area in known] or [""]
    return next((reason for reason in ("dup_house", "dup_moo", "") if reason in found), _ELSEWHERE)


def _same_place(given: Area, known: Area) -> str:
    pairs = [(given.house_no, known.house_no, "dup_house"), (given.moo, known.moo, "dup_moo")]
    both = [(thai_text.to_arabic(one) == other, reason) for one, other, reason in pairs if one and other]
    if not both:
        return ""
    return both[0][1] if all(same for same, _reason in both) else _ELSEWHERE


def _sexes(session: Session, ids: Sequence[int]) -> dict[int, str]:
    wanted = select(Person.id, Person.sex, Person.title).where(Person.id.in_(ids))
    return {
        person_id: sex or names.sex_of_title(title) or "" for person_id, sex, title in session.execute(wanted)
    }


def _spelled_so(session: Session, named: PersonName) -> set[int]:
    """People whose name a register once wrote just like this."""
    wanted = (
        select(PersonAlias.person_id)
        .join(Person, PersonAlias.person_id == Person.id)
        .where(Person.merged_into_id.is_(None))
        .where(PersonAlias.first == named.first, PersonAlias.last == named.last)
    )
    return set(session.scalars(wanted)) if named.first else set()


def _named_alike(session: Session, wanted: Identity) -> Iterator[int]:
    """People named the same, the other way round, or with the given name or the surname in common."""
    first, last = key_of(wanted.first), key_of(wanted.last)
    if not first:
        return
    yield from session.scalars(select(Person.id).where(Person.name_key.in_([first + last, last + first])))
    if not last:
        return
    length = func.length(Person.name_key)
    about_as_long = length.between(len(first + last) - 1, len(first + last) + 1)
    begins = Person.name_key.between(first, first + _LAST)
    yield from session.scalars(select(Person.id).where(begins, about_as_long))
    if len(last) >= _TRIGRAM:
        same_last = (
            "SELECT p.id FROM person_fts f CROSS JOIN person p ON p.id = f.rowid"
            " WHERE f.search_text MATCH :match AND length(p.name_key) BETWEEN :shortest AND :longest"
        )
        size = len(first + last)
        params = {"match": f'"{last}"', "shortest": size - 1, "longest": size + 1}
        yield from session.scalars(text(same_last), params)
