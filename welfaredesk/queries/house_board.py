"""House projects as cards under the stages they stand at; the counts are those of the lists and of R-03."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.models import HouseProject, HouseProjectStep, HouseScreening, Person
from welfaredesk.domain import house_stages, thai_dates
from welfaredesk.queries.house_gates import gates
from welfaredesk.queries.households import gone
from welfaredesk.queries.housing import HouseQuery, HouseRow
from welfaredesk.queries.life_worklist import EVENTS
from welfaredesk.services.value_lists import values

_LONG_AGO = timedelta(days=730)


@dataclass(frozen=True, slots=True)
class Card:
    """One project: `days` in its stage (None: not known), the usual next stage and what it still lacks.

    `warning` says that the beneficiary is gone, "" for no warning; `score` the last one given.
    """

    project: HouseRow
    days: int | None
    following: str
    missing: tuple[str, ...]
    warning: str
    score: int | None


@dataclass(frozen=True, slots=True)
class BoardColumn:
    """One stage with all that stands there: `satang` lacks the money of `without_amount` projects.

    `folded` counts houses without a card: as a register brought them, or over for two years.
    """

    stage: str
    label: str
    houses: int
    satang: int
    without_amount: int
    cards: tuple[Card, ...]
    folded: int


def board(query: HouseQuery) -> tuple[BoardColumn, ...]:
    """The projects a query leaves, by stage in the order of the way; a stage where nobody stands is empty."""
    rows = query.rows(query.ids())
    today = clock.today()
    with query.db.reading() as session:
        labels = {value.code: value.label for value in values(session, "house_stage")}
        last = _last_steps(session, rows)
        kept = {each: row for each, row in rows.items() if not _settled(row, *last[each], today)}
        cards = _cards(session, kept, {each: day for each, (day, _count) in last.items()}, today)
    found: defaultdict[str, list[HouseRow]] = defaultdict(list)
    for row in rows.values():
        found[row.stage].append(row)
    return tuple(
        _column(stage, labels.get(stage, stage), found[stage], cards)
        for stage in (*house_stages.ORDER, *house_stages.GIVEN_UP)
    )


def _settled(row: HouseRow, day: date | None, steps: int, today: date) -> bool:
    """Whether nothing is left to be done: as a register brought it, or over so long that no visit is due."""
    if row.source and steps == 1:
        return True
    return _ended(row) and day is not None and day < today - _LONG_AGO


def _column(stage: str, label: str, rows: Sequence[HouseRow], cards: dict[int, Card]) -> BoardColumn:
    shown = sorted((cards[row.id] for row in rows if row.id in cards), key=_urgent)
    return BoardColumn(
        stage,
        label,
        len(rows),
        sum(row.satang or 0 for row in rows),
        sum(row.satang is None for row in rows),
        tuple(shown),
        len(rows) - len(shown),
    )


def _urgent(card: Card) -> tuple[int, int]:
    """What was scored highest first, then what waits longest."""
    return -(card.score or 0), -(card.days or 0)


def _last_steps(session: Session, ids: Collection[int]) -> dict[int, tuple[date | None, int]]:
    """(day of the last step, how many steps) of each project."""
    last = (
        select(func.max(HouseProjectStep.id).label("id"), func.count().label("steps"))
        .where(HouseProjectStep.project_id.in_(ids))
        .group_by(HouseProjectStep.project_id)
        .subquery()
    )
    wanted = select(HouseProjectStep.project_id, HouseProjectStep.happened_on, last.c.steps).join(
        last, last.c.id == HouseProjectStep.id
    )
    found = {each: (day, steps) for each, day, steps in session.execute(wanted)}
    return {each: found.get(each, (None, 0)) for each in ids}


def _cards(
    session: Session, rows: dict[int, HouseRow], days: dict[int, date | None], today: date
) -> dict[int, Card]:
    ahead = {each: house_stages.following(row.stage) for each, row in rows.items()}
    gate = gates(session, ahead, today)
    scores = _scores(session, rows)
    warnings = _warnings(session, [each for each, row in rows.items() if not _ended(row)])
    return {
        each: Card(
            row,
            (today - day).days if (day := days[each]) is not None else None,
            ahead[each],
            gate[each].missing,
            warnings.get(each, ""),
            scores.get(each),
        )
        for each, row in rows.items()
    }


def _ended(row: HouseRow) -> bool:
    return row.stage in house_stages.ENDED


def _scores(session: Session, ids: Collection[int]) -> dict[int, int]:
    """The last score of each project that has one."""
    wanted = select(HouseScreening.project_id, HouseScreening.score).where(HouseScreening.project_id.in_(ids))
    rows = session.execute(wanted.order_by(HouseScreening.id))
    return {row.project_id: row.score for row in rows}


def _warnings(session: Session, ids: Collection[int]) -> dict[int, str]:
    """Of each project whose beneficiary is gone: what happened, and when."""
    wanted = (
        select(HouseProject.id, Person)
        .join(Person, Person.id == HouseProject.person_id)
        .where(HouseProject.id.in_(ids), or_(Person.died_on.is_not(None), Person.moved_out_on.is_not(None)))
    )
    return {
        each: f"ผู้รับประโยชน์{EVENTS[gone(person)]} {_day(person.died_on or person.moved_out_on)}"
        for each, person in session.execute(wanted)
    }


def _day(day: date | None) -> str:
    return thai_dates.screen(day) if day else ""
