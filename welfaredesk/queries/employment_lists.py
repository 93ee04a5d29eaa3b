"""Who was at work or had been given a right on a day or in a fiscal year, a line a placement (§3.8, E-01)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from welfaredesk.db.engine import Database
from welfaredesk.db.models import Organisation, Person, PersonIdentifier, Placement
from welfaredesk.domain import names, thai_dates, thai_text
from welfaredesk.errors import RecordNotFound
from welfaredesk.queries.employment import at_work, in_year, kinds_of, wages_before_renewal
from welfaredesk.queries.persons import shown_id
from welfaredesk.services.persons import NATIONAL_ID
from welfaredesk.services.placement_checks import last_day
from welfaredesk.services.value_lists import values


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody of the list: `person_id` None where the register only has a name.

    `number` is masked unless full ids were asked for, `age` is that of the list's day, `kinds` are 1–7 with
    the primary one first.
    """

    person_id: int | None
    name: str
    sex: str = ""
    age: int | None = None
    number: str = ""
    kinds: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Employed:
    """One placement: who works or uses the right (`user`), and whose right it is when a caregiver uses it.

    `ends_on` is the last day, agreed on or of fact; `days` counts both ends, None without an end. The wage
    is that of the list's day.
    """

    id: int
    user: Named
    right_of: Named | None
    started_on: date
    ends_on: date | None
    days: int | None
    basis: str
    basis_label: str
    position: str
    wage_satang: int | None
    wage_unit_label: str
    value_satang: int | None
    workplace: str
    workplace_address: str
    employer: str
    note: str


@dataclass(frozen=True, slots=True)
class _Known:
    """What the lines of a list need of its people and of the value lists."""

    on: date
    full_ids: bool
    numbers: Mapping[int, str]
    kinds: Mapping[int, list[int]]
    bases: Mapping[str, str]
    units: Mapping[str, str]
    wages: Mapping[int, tuple[int | None, str]]


def employed(
    db: Database,
    on: date,
    *,
    year: int | None = None,
    organisation_id: int | None = None,
    full_ids: bool = False,
) -> tuple[Employed, ...]:
    """Everybody at work on a day, or on some day of a fiscal year (BE) up to it, in Thai order of names.

    With an organisation: those who work there and those it pays.
    """
    conditions: list[ColumnElement[bool]] = [at_work(on)]
    if year is not None:
        conditions = [and_(in_year(year), Placement.started_on <= on)]
    if organisation_id is not None:
        conditions.append(
            or_(Placement.workplace_id == organisation_id, Placement.employer_id == organisation_id)
        )
    with db.reading() as session:
        found = session.scalars(select(Placement).where(*conditions)).all()
        people = {each for row in found for each in (row.person_id, row.caregiver_id) if each is not None}
        known = _known(session, people, on, full_ids=full_ids)
        lines = [(_order(row), _line(row, known)) for row in found]
    return tuple(line for _key, line in sorted(lines, key=lambda each: (each[0], each[1].id)))


def organisation_name(db: Database, organisation_id: int) -> str:
    """What an organisation is called. Raises RecordNotFound."""
    with db.reading() as session:
        row = session.get(Organisation, organisation_id)
        if row is None:
            raise RecordNotFound("not_found", what=f"หน่วยงาน {organisation_id}")
        return row.name


def _known(session: Session, people: Collection[int], on: date, *, full_ids: bool) -> _Known:
    wanted = select(PersonIdentifier.person_id, PersonIdentifier.value).where(
        PersonIdentifier.kind == NATIONAL_ID, PersonIdentifier.person_id.in_(people)
    )
    bases, units = (
        {value.code: value.label for value in values(session, code)}
        for code in ("placement_basis", "wage_unit")
    )
    numbers = dict(iter(session.execute(wanted)))
    kinds, wages = kinds_of(session, people), wages_before_renewal(session, on)
    return _Known(on, full_ids, numbers, kinds, bases, units, wages)


def _line(row: Placement, known: _Known) -> Employed:
    disabled = _named(row.person, row.person_name, known)
    helped = row.caregiver is not None or bool(row.caregiver_name)
    ends_on = last_day(row.ends_on, row.ended_on)
    wage, unit = known.wages.get(row.id, (row.wage_satang, row.wage_unit))
    return Employed(
        id=row.id,
        user=_named(row.caregiver, row.caregiver_name, known) if helped else disabled,
        right_of=disabled if helped else None,
        started_on=row.started_on,
        ends_on=ends_on,
        days=(ends_on - row.started_on).days + 1 if ends_on else None,
        basis=row.basis,
        basis_label=known.bases.get(row.basis, row.basis),
        position=row.position,
        wage_satang=wage,
        wage_unit_label=known.units.get(unit, ""),
        value_satang=row.value_satang,
        workplace=row.workplace.name,
        workplace_address=row.workplace.address,
        employer=row.employer.name,
        note=row.note,
    )


def _named(person: Person | None, name: str, known: _Known) -> Named:
    if person is None:
        return Named(None, name)
    born = person.birth_date
    return Named(
        person_id=person.id,
        name=names.full_name(person.title, person.first, person.last),
        sex=person.sex or "",
        age=thai_dates.age_on(born, known.on) if born else None,
        number=shown_id(known.numbers.get(person.id), known.full_ids),
        kinds=tuple(known.kinds.get(person.id, ())),
    )


def _order(row: Placement) -> str:
    """Where the disabled person stands in Thai order."""
    if row.person is not None:
        return row.person.sort_key
    parts = names.split_name(row.person_name)
    return names.sort_key(parts.first, parts.last) or thai_text.sort_key(row.person_name)
