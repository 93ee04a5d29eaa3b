"""The numbers over the list of people, the villages they live in, and what is to be done about them."""

from dataclasses import dataclass

from sqlalchemy import select

from welfaredesk.db.engine import Database
from welfaredesk.db.models import Address
from welfaredesk.queries.imports import ProblemQuery
from welfaredesk.queries.life_worklist import LifeTaskQuery, WaitingEventQuery
from welfaredesk.queries.persons import PersonQuery
from welfaredesk.queries.unsure_names import UnsureNameQuery


@dataclass(frozen=True, slots=True)
class PersonCounts:
    """How many people there are, all together and by group (codes of GROUPS), and their villages.

    `waiting` counts what is to be done now: after deaths and moves, proposed events, names of whom
    nobody has said who is meant, rows of imports.
    """

    everyone: int
    by_group: dict[str, int]
    villages: tuple[str, ...]
    waiting: int


def person_counts(db: Database, groups: tuple[str, ...]) -> PersonCounts:
    """Everyone, the people of each group asked for, the villages in use, and what waits."""
    by_group = {group: PersonQuery(db, group=group).total() for group in groups}
    lists = (LifeTaskQuery(db), WaitingEventQuery(db), UnsureNameQuery(db), ProblemQuery(db))
    waiting = sum(each.total() for each in lists)
    return PersonCounts(PersonQuery(db).total(), by_group, tuple(villages(db)), waiting)


def villages(db: Database) -> list[str]:
    """Village numbers in use, in their order; numbers first, anything else behind them."""
    with db.reading() as session:
        found = list(session.scalars(select(Address.moo).where(Address.moo != "").distinct()))
    return sorted(found, key=lambda moo: (not moo.isdecimal(), int(moo) if moo.isdecimal() else 0, moo))
