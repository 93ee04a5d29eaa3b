"""The register of house projects of a fiscal year (W-19): every project once, and their sums (§1.7)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from welfaredesk.db.engine import Database
from welfaredesk.db.models import (
    Assessment,
    DisabilityType,
    HouseHandover,
    HouseProject,
    HouseProjectStep,
    Person,
)
from welfaredesk.domain import adl, house_stages, thai_dates
from welfaredesk.domain.adl import AdlGroup
from welfaredesk.domain.person_filter import ELDERLY_AGE
from welfaredesk.queries.housing import HouseQuery, HouseRow
from welfaredesk.queries.register_figures import UNKNOWN, in_moo_order, memberships

BANDS = {"ต่ำกว่า 20 ปี": 19, "20–39 ปี": 39, "40–59 ปี": 59, "60–79 ปี": 79, "80 ปีขึ้นไป": 999}
"""Age bands of the provincial report and the last age of each."""
DISABLED, ELDERLY, DEPENDENT = "disabled", "elderly", "dependent"
GROUPS = (DISABLED, ELDERLY, "imc", "palliative", DEPENDENT, "underprivileged")
"""The groups the register ticks; being elderly and dependent are derived."""
WAITING, UNDERWAY, DONE = "รอพิจารณา", "กำลังดำเนินการ", "แล้วเสร็จ"


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One project: the person's age and groups are those of the register's day.

    `groups` of GROUPS, `disabilities` 1–7. `budget_satang` is what was approved, else what the sources give,
    None while neither is known.
    """

    row: HouseRow
    age: int | None
    groups: frozenset[str]
    disabilities: frozenset[int]
    budget_satang: int | None
    approved_on: date | None
    mou_on: date | None
    handed_on: date | None

    @property
    def moo(self) -> str:
        """The village, UNKNOWN without one."""
        return self.row.moo or UNKNOWN

    @property
    def band(self) -> str:
        """The age band, UNKNOWN without a birth date."""
        age = self.age
        return UNKNOWN if age is None else next(name for name, last in BANDS.items() if age <= last)

    @property
    def state(self) -> str:
        """Where it stands: waiting, under way or done."""
        if self.row.built:
            return DONE
        return UNDERWAY if self.row.stage in house_stages.WORKS else WAITING


@dataclass(frozen=True, slots=True)
class Sums:
    """Houses and money: `houses` = `waiting` + `underway` + `done`."""

    houses: int
    waiting: int
    underway: int
    done: int
    satang: int


def house_register(db: Database, year: int, on: date) -> dict[str, tuple[RegisterRow, ...]]:
    """The projects of a fiscal year (BE) by village, those given up left out, as of a day.

    Villages in their order, UNKNOWN last; in each the projects by number.
    """
    query = HouseQuery(db, from_year=year, to_year=year)
    rows = [row for row in query.rows(query.ids()).values() if row.stage not in house_stages.GIVEN_UP]
    with db.reading() as session:
        found = _register_rows(session, rows, on)
    by_moo: defaultdict[str, list[RegisterRow]] = defaultdict(list)
    for each in sorted(found, key=lambda each: each.row.id):
        by_moo[each.moo].append(each)
    return {moo: tuple(by_moo[moo]) for moo in in_moo_order(by_moo)}


def summed(rows: Iterable[RegisterRow]) -> Sums:
    """What projects add up to."""
    found = list(rows)
    states = [row.state for row in found]
    return Sums(
        len(found),
        states.count(WAITING),
        states.count(UNDERWAY),
        states.count(DONE),
        sum(row.budget_satang or 0 for row in found),
    )


def _register_rows(session: Session, rows: list[HouseRow], on: date) -> list[RegisterRow]:
    ids = [row.id for row in rows]
    people = {row.person_id for row in rows if row.person_id is not None}
    projects = {row.id: row for row in session.scalars(select(HouseProject).where(HouseProject.id.in_(ids)))}
    ages, groups, kinds = _ages(session, people, on), _groups(session, people, on), _kinds(session, people)
    approved, handed = _approved(session, ids), _handed(session, ids)
    found = []
    for row in rows:
        who, project = row.person_id or 0, projects[row.id]
        age = ages.get(who)
        own = {row.group} & set(GROUPS)
        elderly = {ELDERLY} if age is not None and age >= ELDERLY_AGE else set()
        disabled = {DISABLED} if kinds[who] else set()
        budget = project.approved_satang if project.approved_satang is not None else row.satang
        found.append(
            RegisterRow(
                row,
                age,
                frozenset(groups[who] | own | elderly | disabled),
                frozenset(kinds[who]),
                budget,
                approved.get(row.id),
                project.mou_on,
                handed.get(row.id),
            )
        )
    return found


def _ages(session: Session, people: set[int], on: date) -> dict[int, int]:
    wanted = select(Person.id, Person.birth_date).where(Person.id.in_(people), Person.birth_date.is_not(None))
    return {who: thai_dates.age_on(born, on) for who, born in session.execute(wanted) if born is not None}


def _groups(session: Session, people: set[int], on: date) -> defaultdict[int, set[str]]:
    """The groups of GROUPS people were in on a day; dependent by the last assessment until then."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    for who, codes in memberships(session, on).items():
        if who in people:
            found[who] = codes & set(GROUPS)
    last: dict[int, int] = {}
    assessed = select(Assessment.person_id, Assessment.total).where(
        Assessment.person_id.in_(people), Assessment.assessed_on <= on
    )
    for who, total in session.execute(assessed.order_by(Assessment.assessed_on, Assessment.id)):
        last[who] = total
    for who, total in last.items():
        if adl.group(total) is not AdlGroup.SOCIAL:
            found[who].add(DEPENDENT)
    return found


def _kinds(session: Session, people: set[int]) -> defaultdict[int, set[int]]:
    found: defaultdict[int, set[int]] = defaultdict(set)
    wanted = select(DisabilityType.person_id, DisabilityType.code).where(DisabilityType.person_id.in_(people))
    for who, code in session.execute(wanted):
        found[who].add(code)
    return found


def _approved(session: Session, ids: list[int]) -> dict[int, date | None]:
    """When the money was granted."""
    rows = session.execute(
        select(HouseProjectStep.project_id, func.min(HouseProjectStep.happened_on).label("on"))
        .where(HouseProjectStep.project_id.in_(ids), HouseProjectStep.stage == house_stages.WORKS[0])
        .group_by(HouseProjectStep.project_id)
    )
    return {row.project_id: row.on for row in rows}


def _handed(session: Session, ids: list[int]) -> dict[int, date | None]:
    """When the house was handed over: by its paper, else by its stage."""
    stage = (
        select(HouseProjectStep.project_id, func.min(HouseProjectStep.happened_on).label("on"))
        .where(HouseProjectStep.project_id.in_(ids), HouseProjectStep.stage == "handed_over")
        .group_by(HouseProjectStep.project_id)
    )
    found: dict[int, date | None] = {row.project_id: row.on for row in session.execute(stage)}
    papers = session.scalars(select(HouseHandover).where(HouseHandover.project_id.in_(ids)))
    return found | {paper.project_id: paper.handed_on for paper in papers}
