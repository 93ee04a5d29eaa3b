"""Reading placements. Whether somebody is at work is derived here."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import (
    DisabilityType,
    Organisation,
    Person,
    PersonIdentifier,
    Placement,
    PlacementRenewal,
    PlacementSuspension,
)
from welfaredesk.domain import fiscal_year, names, organisations, placements, thai_text
from welfaredesk.queries.persons import shown_id
from welfaredesk.services.persons import NATIONAL_ID
from welfaredesk.services.value_lists import values

ENDED, ENDING = "ended", "ending"
ENDING_DAYS = 90
STATES = {
    placements.PLANNED: "ยังไม่เริ่มงาน",
    placements.WORKING: "ทำงานอยู่",
    placements.SUSPENDED: "ระงับ",
}


@dataclass(frozen=True, slots=True)
class PlacementRow:
    """One placement. `person_id` None: only the name is known; `state` as domain.placements.state says.

    `national_id` is masked unless the query was asked for full ids; `caregiver` uses the right instead;
    `disabilities` are kinds 1–7, the primary one first. The wage is that of the contract that runs today,
    `ends_on` the day agreed on last, in the last of so many `renewals`.
    """

    id: int
    version: int
    person_id: int | None
    name: str
    national_id: str
    caregiver: str
    employer_id: int
    employer: str
    employer_kind: str
    workplace_id: int
    workplace: str
    basis: str
    basis_label: str
    position: str
    wage_satang: int | None
    wage_unit: str
    wage_unit_label: str
    value_satang: int | None
    started_on: date
    ends_on: date | None
    ended_on: date | None
    state: str
    state_label: str
    renewals: int
    source: str
    note: str
    disabilities: tuple[int, ...] = ()

    @property
    def working(self) -> bool:
        """Whether somebody is at work today."""
        return self.state == placements.WORKING


def at_work(on: date) -> ColumnElement[bool]:
    """Placements in which somebody is at work on a day: the contract runs, and is not suspended."""
    return and_(running(on), ~suspended(on))


def running(on: date) -> ColumnElement[bool]:
    """Placements whose contract runs on a day, suspended or not."""
    return and_(
        Placement.started_on <= on,
        or_(Placement.ended_on.is_(None), Placement.ended_on > on),
        or_(Placement.ends_on.is_(None), Placement.ends_on >= on),
    )


def suspended(on: date) -> ColumnElement[bool]:
    """Placements that are suspended on a day."""
    return exists().where(
        PlacementSuspension.placement_id == Placement.id,
        PlacementSuspension.suspended_on <= on,
        or_(PlacementSuspension.resumed_on.is_(None), PlacementSuspension.resumed_on > on),
    )


def ending(on: date) -> ColumnElement[bool]:
    """Placements whose contract runs on a day and is over within ENDING_DAYS."""
    return and_(running(on), Placement.ends_on <= on + timedelta(days=ENDING_DAYS))


def in_year(year: int) -> ColumnElement[bool]:
    """Placements in which somebody was at work on some day of a fiscal year (BE)."""
    first, last = fiscal_year.bounds(year)
    return and_(
        Placement.started_on <= last,
        or_(Placement.ended_on.is_(None), Placement.ended_on >= first),
        or_(Placement.ends_on.is_(None), Placement.ends_on >= first),
    )


@dataclass(frozen=True)
class PlacementQuery:
    """Placements by name or organisation (`text`), fiscal years (BE, inclusive), and who, where, how.

    `state` is planned, working, suspended, ending (runs, and is over within ENDING_DAYS), ended (for whatever
    reason), a reason of the list placement_end, or ""; `section` is 33, 35 or other; `unknown` only those
    whose person is not known.
    """

    db: Database
    text: str = ""
    from_year: int | None = None
    to_year: int | None = None
    section: str = ""
    workplace_id: int | None = None
    employer_id: int | None = None
    state: str = ""
    unknown: bool = False
    full_ids: bool = False

    def ids(self, limit: int = -1, offset: int = 0) -> list[int]:
        """Ids in Thai order of the people's names; `limit` -1 means all."""
        wanted = self._narrowed(select(Placement.id)).order_by(
            Person.sort_key.is_(None), Person.sort_key, Placement.started_on.desc(), Placement.id
        )
        with self.db.reading() as session:
            return list(session.scalars(wanted.limit(limit).offset(offset)))

    def rows(self, ids: Sequence[int]) -> dict[int, PlacementRow]:
        """Rows of these placements, by id."""
        with self.db.reading() as session:
            found = _rows(session, Placement.id.in_(ids), full_ids=self.full_ids)
            return {row.id: row for row in found}

    def total(self) -> int:
        """How many placements the filters leave."""
        with self.db.reading() as session:
            return session.scalar(self._narrowed(select(func.count(Placement.id)))) or 0

    def _narrowed(self, wanted: Select[tuple[int]]) -> Select[tuple[int]]:
        conditions: list[ColumnElement[bool]] = []
        if self.from_year is not None:
            first, _last = fiscal_year.bounds(self.from_year)
            conditions.append(or_(Placement.ended_on.is_(None), Placement.ended_on >= first))
            conditions.append(or_(Placement.ends_on.is_(None), Placement.ends_on >= first))
        if self.to_year is not None:
            conditions.append(Placement.started_on <= fiscal_year.bounds(self.to_year)[1])
        if self.section:
            conditions.append(Placement.basis.startswith(self.section))
        if self.workplace_id is not None:
            conditions.append(Placement.workplace_id == self.workplace_id)
        if self.employer_id is not None:
            conditions.append(Placement.employer_id == self.employer_id)
        if self.unknown:
            conditions.append(Placement.person_id.is_(None))
        if self.state:
            conditions.append(_in_state(self.state, clock.today()))
        conditions += [_has(word) for word in thai_text.clean(self.text).split()]
        joined = wanted.select_from(Placement).outerjoin(Person, Person.id == Placement.person_id)
        return joined.where(*conditions)


def placement_rows(session: Session, condition: ColumnElement[bool]) -> list[PlacementRow]:
    """The placements a condition names, ids of people masked."""
    return _rows(session, condition, full_ids=False)


def placements_of_opening(session: Session, opening_id: int) -> tuple[PlacementRow, ...]:
    """Who fills the seats of an opening, or did; the latest first."""
    rows = placement_rows(session, Placement.opening_id == opening_id)
    return tuple(sorted(rows, key=lambda row: (row.started_on, row.id), reverse=True))


def placements_of_person(session: Session, person_id: int) -> tuple[PlacementRow, ...]:
    """A person's placements, and those whose right the person uses for somebody; the latest first."""
    mine = or_(Placement.person_id == person_id, Placement.caregiver_id == person_id)
    rows = _rows(session, mine, full_ids=False)
    return tuple(sorted(rows, key=lambda row: (row.started_on, row.id), reverse=True))


def state_labels(session: Session) -> dict[str, str]:
    """What every state of a placement is called."""
    return STATES | {value.code: value.label for value in values(session, "placement_end")}


def _in_state(state: str, today: date) -> ColumnElement[bool]:
    over = and_(Placement.ended_on.is_not(None), Placement.ended_on <= today)
    run_out = and_(~over, Placement.started_on <= today, Placement.ends_on < today)
    if state == placements.WORKING:
        return at_work(today)
    if state == placements.SUSPENDED:
        return and_(running(today), suspended(today))
    if state == ENDING:
        return ending(today)
    if state == placements.PLANNED:
        return and_(~over, Placement.started_on > today)
    if state == ENDED:
        return or_(over, run_out)
    named = and_(over, Placement.end_reason == state)
    return or_(named, run_out) if state == placements.COMPLETED else named


def _has(word: str) -> ColumnElement[bool]:
    """A word of the person's name, or of the employer's or the workplace's."""
    key = thai_text.search_key(names.split_name(word).first or word)
    of_name = select(Organisation.id).where(
        Organisation.name_key.contains(organisations.name_key(word), autoescape=True)
    )
    named = Person.name_key.contains(key, autoescape=True) if key else Person.id.is_(None)
    return or_(
        named,
        Placement.person_name.contains(word, autoescape=True),
        Placement.employer_id.in_(of_name),
        Placement.workplace_id.in_(of_name),
    )


def _rows(session: Session, condition: ColumnElement[bool], *, full_ids: bool) -> list[PlacementRow]:
    today = clock.today()
    caregiver, workplace = aliased(Person), aliased(Organisation)
    renewals = select(func.count()).where(PlacementRenewal.placement_id == Placement.id)
    found = session.execute(
        select(
            Placement,
            Person,
            caregiver,
            Organisation,
            workplace,
            PersonIdentifier.value,
            suspended(today),
            renewals.scalar_subquery(),
        )
        .outerjoin(Person, Person.id == Placement.person_id)
        .outerjoin(caregiver, caregiver.id == Placement.caregiver_id)
        .join(Organisation, Organisation.id == Placement.employer_id)
        .join(workplace, workplace.id == Placement.workplace_id)
        .outerjoin(
            PersonIdentifier,
            (PersonIdentifier.person_id == Placement.person_id) & (PersonIdentifier.kind == NATIONAL_ID),
        )
        .where(condition)
    ).all()
    bases, units = (
        {value.code: value.label for value in values(session, code)}
        for code in ("placement_basis", "wage_unit")
    )
    words = (bases, units, state_labels(session))
    rows = [_row(parts, words, today, full_ids=full_ids) for parts in found]
    kinds = kinds_of(session, {row.person_id for row in rows if row.person_id is not None})
    wages = wages_before_renewal(session, today)
    return [
        replace(
            row,
            disabilities=tuple(kinds.get(row.person_id or 0, ())),
            wage_satang=wages.get(row.id, (row.wage_satang, ""))[0],
            wage_unit=wages.get(row.id, (None, row.wage_unit))[1],
            wage_unit_label=units.get(wages.get(row.id, (None, row.wage_unit))[1], ""),
        )
        for row in rows
    ]


def wages_before_renewal(session: Session, on: date) -> dict[int, tuple[int | None, str]]:
    """The wage and its unit on a day, of placements whose next contract begins after it."""
    wanted = select(PlacementRenewal).where(PlacementRenewal.was_until >= on)
    found: dict[int, tuple[int | None, str]] = {}
    for row in session.scalars(wanted.order_by(PlacementRenewal.id)):
        found.setdefault(row.placement_id, (row.was_wage_satang, row.was_wage_unit))
    return found


def kinds_of(session: Session, people: Collection[int]) -> dict[int, list[int]]:
    """Kinds of disability by person, the primary one first."""
    wanted = select(DisabilityType.person_id, DisabilityType.code).where(DisabilityType.person_id.in_(people))
    found: dict[int, list[int]] = {}
    for person_id, code in session.execute(
        wanted.order_by(DisabilityType.is_primary.desc(), DisabilityType.code)
    ):
        found.setdefault(person_id, []).append(code)
    return found


def _row(parts: Any, words: tuple[dict[str, str], ...], today: date, *, full_ids: bool) -> PlacementRow:
    """The row of one result; `words` are what bases, wage units and states are called."""
    row, person, helper, employer, place, number, rests, renewals = parts
    bases, units, states = words
    state = placements.state(
        row.started_on, row.ends_on, row.ended_on, row.end_reason, today, suspended=rests
    )
    return PlacementRow(
        id=row.id,
        version=row.version,
        person_id=row.person_id,
        name=_name(person) if person else row.person_name,
        national_id=shown_id(number, full_ids),
        caregiver=_name(helper) if helper else row.caregiver_name,
        employer_id=employer.id,
        employer=employer.name,
        employer_kind=employer.kind,
        workplace_id=place.id,
        workplace=place.name,
        basis=row.basis,
        basis_label=bases.get(row.basis, row.basis),
        position=row.position,
        wage_satang=row.wage_satang,
        wage_unit=row.wage_unit,
        wage_unit_label=units.get(row.wage_unit, ""),
        value_satang=row.value_satang,
        started_on=row.started_on,
        ends_on=row.ends_on,
        ended_on=row.ended_on,
        state=state,
        state_label=states.get(state, state),
        renewals=renewals,
        source=row.source,
        note=row.note,
    )


def _name(person: Person) -> str:
    return names.full_name(person.title, person.first, person.last)
