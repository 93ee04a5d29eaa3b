"""Whom to follow up: turning 60, cards running out, a new title at 15, the elderly without income or work.

Only people who live here. Each query serves a table (ids, rows) and says how many there are.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, aliased

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import DisabilityCard, Person
from welfaredesk.domain import fiscal_year
from welfaredesk.domain.disability_cards import NEAR_DAYS
from welfaredesk.domain.person_filter import ELDERLY_AGE
from welfaredesk.queries.person_filter import years_before
from welfaredesk.queries.persons import PersonQuery, PersonRow

Wanted = Select[*tuple[Any, ...]]
Found = Row[*tuple[Any, ...]]
GROWN_UP = 15
NEW_TITLES = {"เด็กชาย": "นาย", "เด็กหญิง": "นางสาว"}
_DAY = timedelta(days=1)
_HERE = and_(Person.died_on.is_(None), Person.moved_out_on.is_(None), Person.merged_into_id.is_(None))
_NO_INCOME = func.coalesce(Person.income_satang == 0, False)
_NO_WORK = Person.occupation == "none"


@dataclass(frozen=True, slots=True)
class FollowUpRow:
    """Somebody to follow up: the day it is about (None: none) and a word or code, see each query.

    `id` is the person's, in lists of cards the card's.
    """

    id: int
    person: PersonRow
    on: date | None
    what: str


@dataclass(frozen=True)
class _FollowUp:
    """What the lists share: a SELECT of the id, the person's id and a date, in order."""

    db: Database

    def ids(self, limit: int = -1, offset: int = 0) -> list[int]:
        """Ids in the order of the list; `limit` -1 means all."""
        with self.db.reading() as session:
            return [row[0] for row in session.execute(self._wanted().limit(limit).offset(offset))]

    def rows(self, ids: Sequence[int]) -> dict[int, FollowUpRow]:
        """The rows of these ids that still belong here, by id; national ids are masked."""
        with self.db.reading() as session:
            found = session.execute(self._wanted().where(self._key().in_(ids))).all()
        people = PersonQuery(self.db).rows([row[1] for row in found])
        return {row[0]: self._row(row, people[row[1]]) for row in found}

    def total(self) -> int:
        """How many there are."""
        with self.db.reading() as session:
            counted = select(func.count()).select_from(self._wanted().order_by(None).subquery())
            return session.scalar(counted) or 0

    def _key(self) -> InstrumentedAttribute[int]:
        return Person.id

    def _wanted(self) -> Wanted:
        raise NotImplementedError

    def _row(self, row: Found, person: PersonRow) -> FollowUpRow:
        raise NotImplementedError


@dataclass(frozen=True)
class TurningSixty(_FollowUp):
    """Who turns 60 in this "month" or "fiscal_year": a new disability card, the old-age allowance.

    A birth date known to the year counts as 1 January. `on` is the birthday.
    """

    span: str = "month"

    def _wanted(self) -> Wanted:
        first, last = _span(self.span, clock.today())
        born = (years_before(first, ELDERLY_AGE), years_before(last + _DAY, ELDERLY_AGE))
        return (
            select(Person.id, Person.id, Person.birth_date)
            .where(_HERE, Person.birth_date >= born[0], Person.birth_date < born[1])
            .order_by(Person.birth_date, Person.sort_key)
        )

    def _row(self, row: Found, person: PersonRow) -> FollowUpRow:
        return FollowUpRow(row[0], person, birthday(row[2], ELDERLY_AGE), "")


@dataclass(frozen=True)
class CardsExpiring(_FollowUp):
    """Disability cards in force that end within 90 days ("soon") or have ended ("expired"); "" both.

    `on` is the last day, `what` "soon" or "expired".
    """

    state: str = ""
    days: int = NEAR_DAYS

    def _key(self) -> InstrumentedAttribute[int]:
        return DisabilityCard.id

    def _wanted(self) -> Wanted:
        today = clock.today()
        newer = aliased(DisabilityCard)
        newest = (
            select(newer.id)
            .where(newer.person_id == Person.id)
            .order_by(newer.issued_on.desc(), newer.id.desc())
            .limit(1)
            .scalar_subquery()
        )
        ends = DisabilityCard.expires_on
        states: dict[str, ColumnElement[bool]] = {
            "": ends <= today + timedelta(days=self.days),
            "soon": and_(ends >= today, ends <= today + timedelta(days=self.days)),
            "expired": ends < today,
        }
        return (
            select(DisabilityCard.id, Person.id, ends)
            .join(Person, Person.id == DisabilityCard.person_id)
            .where(_HERE, DisabilityCard.id == newest, DisabilityCard.returned_on.is_(None))
            .where(DisabilityCard.lifetime.is_(False), states[self.state])
            .order_by(ends, Person.sort_key)
        )

    def _row(self, row: Found, person: PersonRow) -> FollowUpRow:
        return FollowUpRow(row[0], person, row[2], "expired" if row[2] < clock.today() else "soon")


@dataclass(frozen=True)
class TitleChange(_FollowUp):
    """Who still has a child's title and is 15, or will be by the end of the fiscal year (or by `until`).

    `on` is the 15th birthday, `what` the new title.
    """

    until: date | None = None

    def _wanted(self) -> Wanted:
        until = self.until or _span("fiscal_year", clock.today())[1]
        return (
            select(Person.id, Person.id, Person.birth_date)
            .where(
                _HERE, Person.title.in_(NEW_TITLES), Person.birth_date < years_before(until + _DAY, GROWN_UP)
            )
            .order_by(Person.birth_date, Person.sort_key)
        )

    def _row(self, row: Found, person: PersonRow) -> FollowUpRow:
        return FollowUpRow(row[0], person, birthday(row[2], GROWN_UP), NEW_TITLES[person.title])


@dataclass(frozen=True)
class ElderlyWithout(_FollowUp):
    """The elderly known to have no "income" (0 baht a month) or no "occupation"; "" either of them.

    Not known is not without. `what` is income, occupation or both; `on` is None.
    """

    lacking: str = ""

    def _wanted(self) -> Wanted:
        lacks = {"income": _NO_INCOME, "occupation": _NO_WORK, "": or_(_NO_INCOME, _NO_WORK)}
        return (
            select(Person.id, Person.id, _NO_INCOME, _NO_WORK)
            .where(_HERE, Person.birth_date <= years_before(clock.today(), ELDERLY_AGE), lacks[self.lacking])
            .order_by(Person.sort_key, Person.id)
        )

    def _row(self, row: Found, person: PersonRow) -> FollowUpRow:
        what = "both" if row[2] and row[3] else "income" if row[2] else "occupation"
        return FollowUpRow(row[0], person, None, what)


def birthday(birth: date, age: int) -> date:
    """The day somebody completes this age; born on 29 February it is 1 March in a common year."""
    try:
        return birth.replace(year=birth.year + age)
    except ValueError:
        return date(birth.year + age, 3, 1)


def _span(span: str, today: date) -> tuple[date, date]:
    if span == "fiscal_year":
        return fiscal_year.bounds(fiscal_year.fiscal_year(today))
    first = today.replace(day=1)
    return first, (first + timedelta(days=31)).replace(day=1) - _DAY
