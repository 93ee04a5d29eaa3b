"""What the tab of employment shows: today's numbers, one placement, one organisation, minimum wages."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import MinimumWage, Organisation, OrganisationHeadcount, Person, Placement
from welfaredesk.domain import fiscal_year, placements, quota, thai_text
from welfaredesk.errors import Issue, RecordNotFound
from welfaredesk.queries.employment import PlacementQuery, PlacementRow, at_work
from welfaredesk.queries.organisations import OrganisationRow, organisation_rows
from welfaredesk.services import placement_checks
from welfaredesk.services.employment import OrganisationInput, PlacementInput


@dataclass(frozen=True, slots=True)
class WorkCounts:
    """Placements by where they stand today; `workplaces` have somebody at work, `years` (BE) run backward."""

    working: int
    suspended: int
    ending: int
    planned: int
    ended: int
    unknown: int
    total: int
    workplaces: int
    lacking: int  # organisations whose quota is not filled
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PlaceNames:
    """Organisations to choose from, in Thai order: (id, name) of all, of workplaces, of payers."""

    all: tuple[tuple[int, str], ...]
    workplaces: tuple[tuple[int, str], ...]
    payers: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class OrganisationView:
    """An organisation as its form holds it, and its head-counts: (year, staff, required), latest first."""

    row: OrganisationRow
    data: OrganisationInput
    headcounts: tuple[tuple[int, int, int], ...]


@dataclass(frozen=True, slots=True)
class PlacementView:
    """A placement with its form's values, both organisations and what should be looked at again.

    `died_on` and `moved_out_on` are the worker's.
    """

    row: PlacementRow
    data: PlacementInput
    employer: OrganisationView
    workplace: OrganisationView
    warnings: tuple[Issue, ...]
    died_on: date | None
    moved_out_on: date | None


@dataclass(frozen=True, slots=True)
class WageTotals:
    """The lines of a list counted: people (somebody unknown counts a line), sections, wages by unit."""

    lines: int
    people: int
    by_section: dict[str, int]
    satang_by_unit: dict[str, int]


def work_counts(db: Database) -> WorkCounts:
    """Today's numbers."""
    today = clock.today()
    states = {
        state: PlacementQuery(db, state=state).total()
        for state in ("working", "suspended", "ending", "planned", "ended", "")
    }
    unknown = PlacementQuery(db, unknown=True).total()
    with db.reading() as session:
        places = session.scalar(
            select(func.count(func.distinct(Placement.workplace_id))).where(at_work(today))
        )
        first = session.scalar(select(func.min(Placement.started_on)))
        last = session.scalar(select(func.max(Placement.started_on)))
    lacking = sum(1 for row in organisation_rows(db) if row.missing)
    return WorkCounts(
        working=states["working"],
        suspended=states["suspended"],
        ending=states["ending"],
        planned=states["planned"],
        ended=states["ended"],
        unknown=unknown,
        total=states[""],
        workplaces=places or 0,
        lacking=lacking,
        years=_years(first, max(last, today) if last else today),
    )


def place_names(db: Database) -> PlaceNames:
    """Who may be chosen as a workplace or payer, and who is one already."""
    with db.reading() as session:
        names = {row.id: row.name for row in session.scalars(select(Organisation))}
        places = set(session.scalars(select(Placement.workplace_id)))
        payers = set(session.scalars(select(Placement.employer_id)))
    ordered = sorted(names.items(), key=lambda item: thai_text.sort_key(item[1]))
    return PlaceNames(
        tuple(ordered),
        tuple(each for each in ordered if each[0] in places),
        tuple(each for each in ordered if each[0] in payers),
    )


def placement_totals(query: PlacementQuery) -> WageTotals:
    """The lines a list shows, added up."""
    sections: dict[str, int] = {}
    wages: dict[str, int] = {}
    people = set()
    rows = query.rows(query.ids())
    for row in rows.values():
        people.add(row.person_id or -row.id)
        section = placements.section(row.basis)
        sections[section] = sections.get(section, 0) + 1
        if row.wage_satang is not None:
            wages[row.wage_unit_label] = wages.get(row.wage_unit_label, 0) + row.wage_satang
    return WageTotals(len(rows), len(people), dict(sorted(sections.items())), wages)


def placement_view(db: Database, placement_id: int) -> PlacementView:
    """The page of one placement. Raises RecordNotFound."""
    row = PlacementQuery(db).rows([placement_id]).get(placement_id)
    if row is None:
        raise RecordNotFound("not_found", what=f"การจ้างงาน {placement_id}")
    with db.reading() as session:
        kept = session.get_one(Placement, placement_id)
        data = _as_input(kept)
        found = placement_checks.warnings(session, kept)
        if kept.person is not None:
            worked = replace(data, ends_on=placement_checks.last_day(kept.ends_on, kept.ended_on))
            found += placement_checks.overlaps(session, kept.person, worked, but=placement_id)
        died_on, moved_out_on = _gone(kept.person)
    rows = organisation_rows(db)
    return PlacementView(
        row,
        data,
        _organisation(db, rows, row.employer_id),
        _organisation(db, rows, row.workplace_id),
        tuple(found),
        died_on,
        moved_out_on,
    )


def organisation_view(db: Database, organisation_id: int) -> OrganisationView:
    """The page of one organisation. Raises RecordNotFound."""
    return _organisation(db, organisation_rows(db), organisation_id)


def minimum_wages(db: Database) -> tuple[tuple[str, date, int], ...]:
    """(province, from on, satang a day) of all that are kept, in Thai order, the latest first."""
    with db.reading() as session:
        rows = session.scalars(select(MinimumWage).order_by(MinimumWage.from_on.desc()))
        found = [(row.province, row.from_on, row.day_satang) for row in rows]
    return tuple(sorted(found, key=lambda each: thai_text.sort_key(each[0])))


def _years(first: date | None, last: date) -> tuple[int, ...]:
    latest = fiscal_year.fiscal_year(last)
    earliest = fiscal_year.fiscal_year(first) if first is not None else latest
    return tuple(range(latest, earliest - 1, -1))


def _gone(person: Person | None) -> tuple[date | None, date | None]:
    return (person.died_on, person.moved_out_on) if person is not None else (None, None)


def _as_input(row: Placement) -> PlacementInput:
    return PlacementInput(
        person_id=row.person_id,
        employer_id=row.employer_id,
        workplace_id=row.workplace_id,
        basis=row.basis,
        started_on=row.started_on,
        ends_on=row.ends_on,
        position=row.position,
        wage_satang=row.wage_satang,
        wage_unit=row.wage_unit,
        value_satang=row.value_satang,
        caregiver_id=row.caregiver_id,
        caregiver_name=row.caregiver_name,
        opening_id=row.opening_id,
        replaces_id=row.replaces_id,
        note=row.note,
    )


def _organisation(db: Database, rows: Sequence[OrganisationRow], organisation_id: int) -> OrganisationView:
    found = next((row for row in rows if row.id == organisation_id), None)
    if found is None:
        raise RecordNotFound("not_found", what=f"หน่วยงาน {organisation_id}")
    with db.reading() as session:
        kept = session.get_one(Organisation, organisation_id)
        texts = ("tax_no", "address", "province", "contact", "phone", "note")
        data = OrganisationInput(kept.name, kept.kind, **{name: getattr(kept, name) for name in texts})
        counts = _headcounts(session, OrganisationHeadcount.organisation_id == organisation_id)
    return OrganisationView(found, data, counts)


def _headcounts(session: Session, condition: ColumnElement[bool]) -> tuple[tuple[int, int, int], ...]:
    wanted = select(OrganisationHeadcount).where(condition).order_by(OrganisationHeadcount.year.desc())
    return tuple((row.year, row.staff, quota.required(row.staff)) for row in session.scalars(wanted))
