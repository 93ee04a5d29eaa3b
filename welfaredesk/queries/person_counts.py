"""The numbers over the list of people, and the villages they live in."""

from dataclasses import dataclass

from sqlalchemy import select

from welfaredesk.db.engine import Database
from welfaredesk.db.models import Address
from welfaredesk.queries.persons import PersonQuery


@dataclass(frozen=True, slots=True)
class PersonCounts:
    """How many people there are, all together and by group (codes of GROUPS), and their villages."""

    everyone: int
    by_group: dict[str, int]
    villages: tuple[str, ...]


def person_counts(db: Database, groups: tuple[str, ...]) -> PersonCounts:
    """Everyone, the people of each group asked for, and the villages in use."""
    by_group = {group: PersonQuery(db, group=group).total() for group in groups}
    return PersonCounts(PersonQuery(db).total(), by_group, tuple(villages(db)))


def villages(db: Database) -> list[str]:
    """Village numbers in use, in their order; numbers first, anything else behind them."""
    with db.reading() as session:
        found = list(session.scalars(select(Address.moo).where(Address.moo != "").distinct()))
    return sorted(found, key=lambda moo: (not moo.isdecimal(), int(moo) if moo.isdecimal() else 0, moo))
