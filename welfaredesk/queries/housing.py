"""Reading house projects: lists, one person's houses. Where a project stands is derived from its steps."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session

from welfaredesk.db.engine import Database
from welfaredesk.db.models import HouseFunding, HouseProject, HouseProjectStep, Person
from welfaredesk.domain import house_stages, names, thai_text
from welfaredesk.queries.persons import group_labels
from welfaredesk.services.value_lists import values

BUILT, RUNNING, PENDING, WORKS, GRANTED, GIVEN_UP = (
    "built",
    "running",
    "pending",
    "under_works",
    "granted",
    "given_up",
)

STAGE: ColumnElement[str] = (
    select(HouseProjectStep.stage)
    .where(HouseProjectStep.project_id == HouseProject.id)
    .order_by(HouseProjectStep.id.desc())
    .limit(1)
    .scalar_subquery()
)
FINISHED_ON: ColumnElement[date | None] = (
    select(func.min(HouseProjectStep.happened_on))
    .where(HouseProjectStep.project_id == HouseProject.id, HouseProjectStep.stage.in_(house_stages.BUILT))
    .scalar_subquery()
)
IS_BUILT = STAGE.in_(house_stages.BUILT)
IS_RUNNING = STAGE.not_in(house_stages.ENDED)
_STATES = {
    BUILT: IS_BUILT,
    RUNNING: IS_RUNNING,
    PENDING: STAGE.not_in((*house_stages.GRANTED, *house_stages.GIVEN_UP)),
    WORKS: STAGE.in_(house_stages.WORKS),
    GRANTED: STAGE.in_(house_stages.GRANTED),
    GIVEN_UP: STAGE.in_(house_stages.GIVEN_UP),
}


@dataclass(frozen=True, slots=True)
class FundingView:
    """What one source gives; satang None when not known."""

    fund_source: str
    label: str
    amount_satang: int | None


@dataclass(frozen=True, slots=True)
class HouseRow:
    """One project. `person_id` None: only the name is known. `stage` a code of the list house_stage.

    `satang` is the sum of the funding, None when no amount is known; `finished_on` the day the house stood.
    """

    id: int
    version: int
    no: str
    fiscal_year: int
    person_id: int | None
    name: str
    house_no: str
    moo: str
    group: str
    group_label: str
    support_kind: str
    support_label: str
    work_items: tuple[str, ...]
    funding: tuple[FundingView, ...]
    satang: int | None
    stage: str
    stage_label: str
    finished_on: date | None
    source: str
    note: str

    @property
    def built(self) -> bool:
        """Whether the house stands."""
        return self.stage in house_stages.BUILT

    @property
    def funds(self) -> str:
        """The sources in one text."""
        return " + ".join(part.label for part in self.funding)


@dataclass(frozen=True, slots=True)
class HouseTotals:
    """What a list adds up to; `without_amount` projects have no amount, so that the sum lacks theirs."""

    houses: int
    satang: int
    without_amount: int


@dataclass(frozen=True)
class HouseQuery:
    """Projects by name or house number (`text`), fiscal years (BE, inclusive), village, group, source, kind.

    `stage` is a code of the list house_stage, BUILT (the house stands), RUNNING (neither built nor given
    up), PENDING (nothing granted yet), WORKS (granted, not built), GRANTED (both), GIVEN_UP or "" for all;
    `unknown` only those whose person is not known.
    """

    db: Database
    text: str = ""
    from_year: int | None = None
    to_year: int | None = None
    moo: str = ""
    group: str = ""
    fund_source: str = ""
    support_kind: str = ""
    stage: str = ""
    unknown: bool = False

    def ids(self, limit: int = -1, offset: int = 0) -> list[int]:
        """Ids by fiscal year, the latest first, then in Thai order of names; `limit` -1 means all."""
        wanted = self._narrowed(select(HouseProject.id)).order_by(
            HouseProject.fiscal_year.desc(), Person.sort_key.is_(None), Person.sort_key, HouseProject.id
        )
        with self.db.reading() as session:
            return list(session.scalars(wanted.limit(limit).offset(offset)))

    def rows(self, ids: Sequence[int]) -> dict[int, HouseRow]:
        """Rows of these projects by id, in the order asked for."""
        with self.db.reading() as session:
            found = {row.id: row for row in rows_where(session, HouseProject.id.in_(ids))}
        return {project_id: found[project_id] for project_id in ids if project_id in found}

    def total(self) -> int:
        """How many projects the filters leave."""
        with self.db.reading() as session:
            return session.scalar(self._narrowed(select(func.count(HouseProject.id)))) or 0

    def totals(self) -> HouseTotals:
        """Houses and money of all that the filters leave."""
        of_each = (
            select(func.sum(HouseFunding.amount_satang))
            .where(HouseFunding.project_id == HouseProject.id)
            .scalar_subquery()
        )
        with self.db.reading() as session:
            sums = session.scalars(self._narrowed(select(of_each))).all()
        return HouseTotals(len(sums), sum(each or 0 for each in sums), sums.count(None))

    def _narrowed(self, wanted: Select[Any]) -> Select[Any]:
        wanted = wanted.select_from(HouseProject).outerjoin(Person, Person.id == HouseProject.person_id)
        conditions: list[ColumnElement[bool]] = []
        if self.moo:
            conditions.append(HouseProject.moo == self.moo)
        if self.group:
            conditions.append(HouseProject.group_code == self.group)
        if self.support_kind:
            conditions.append(HouseProject.support_kind == self.support_kind)
        if self.from_year is not None:
            conditions.append(HouseProject.fiscal_year >= self.from_year)
        if self.to_year is not None:
            conditions.append(HouseProject.fiscal_year <= self.to_year)
        if self.fund_source:
            funded = select(HouseFunding.project_id).where(HouseFunding.fund_source == self.fund_source)
            conditions.append(HouseProject.id.in_(funded))
        if self.unknown:
            conditions.append(HouseProject.person_id.is_(None))
        conditions += [_has(word) for word in thai_text.clean(self.text).split()]
        return wanted.where(*conditions, *_at_stage(self.stage))


def houses_of_person(session: Session, person_id: int) -> tuple[HouseRow, ...]:
    """A person's projects, the latest first."""
    rows = rows_where(session, HouseProject.person_id == person_id)
    return tuple(sorted(rows, key=lambda row: (row.fiscal_year, row.id), reverse=True))


def _at_stage(stage: str) -> list[ColumnElement[bool]]:
    if stage in _STATES:
        return [_STATES[stage]]
    return [STAGE.in_((stage,))] if stage else []


def _has(word: str) -> ColumnElement[bool]:
    """A word of the name, or a house number."""
    key = thai_text.search_key(names.split_name(word).first or word)
    number = thai_text.to_arabic(word)
    named = Person.name_key.contains(key, autoescape=True) if key else Person.id.is_(None)
    return or_(
        named,
        HouseProject.person_name.contains(word, autoescape=True),
        HouseProject.house_no.startswith(number, autoescape=True),
    )


def rows_where(session: Session, condition: ColumnElement[bool]) -> list[HouseRow]:
    """The projects a condition leaves, inside a session."""
    found = session.execute(
        select(HouseProject, Person, STAGE, FINISHED_ON)
        .outerjoin(Person, Person.id == HouseProject.person_id)
        .where(condition)
    ).all()
    funding = _funding(session, [project.id for project, *_rest in found])
    groups = group_labels(session)
    kinds, stages, items = (
        {value.code: value.label for value in values(session, code)}
        for code in ("support_kind", "house_stage", "work_item")
    )
    rows = []
    for project, person, stage, finished_on in found:
        parts = funding[project.id]
        amounts = [part.amount_satang for part in parts if part.amount_satang is not None]
        rows.append(
            HouseRow(
                id=project.id,
                version=project.version,
                no=project.no,
                fiscal_year=project.fiscal_year,
                person_id=project.person_id,
                name=names.full_name(person.title, person.first, person.last)
                if person
                else project.person_name,
                house_no=project.house_no,
                moo=project.moo,
                group=project.group_code,
                group_label=groups.get(project.group_code, project.group_code),
                support_kind=project.support_kind,
                support_label=kinds.get(project.support_kind, project.support_kind),
                work_items=tuple(items.get(code, code) for code in project.work_items),
                funding=tuple(parts),
                satang=sum(amounts) if amounts else None,
                stage=stage or "",
                stage_label=stages.get(stage, stage or ""),
                finished_on=finished_on,
                source=project.source,
                note=project.note,
            )
        )
    return rows


def _funding(session: Session, project_ids: Sequence[int]) -> defaultdict[int, list[FundingView]]:
    labels = {value.code: value.label for value in values(session, "fund_source")}
    found: defaultdict[int, list[FundingView]] = defaultdict(list)
    wanted = select(HouseFunding).where(HouseFunding.project_id.in_(project_ids)).order_by(HouseFunding.id)
    for part in session.scalars(wanted):
        label = labels.get(part.fund_source, part.fund_source)
        found[part.project_id].append(FundingView(part.fund_source, label, part.amount_satang))
    return found
