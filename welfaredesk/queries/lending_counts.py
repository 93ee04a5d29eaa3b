"""The loan desk's numbers of today; each opens its list."""

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import func, select

from welfaredesk.db.engine import Database
from welfaredesk.db.models import DeviceItem, LoanLine
from welfaredesk.queries.lending import state_condition
from welfaredesk.services import availability


@dataclass(frozen=True, slots=True)
class DeskCounts:
    """The loan desk's numbers of today, in items."""

    free: int
    out: int
    due_soon: int
    late: int
    unfit: int
    to_check: int
    unfiled: int


def desk_counts(db: Database) -> DeskCounts:
    """Today's numbers of the loan desk."""
    with db.reading() as session:

        def lines(state: str) -> int:
            wanted = select(func.count()).select_from(LoanLine).where(state_condition(session, state))
            return session.scalar(wanted) or 0

        standing = availability.obstacle().label("standing")
        counted = select(standing, func.count()).select_from(DeviceItem).group_by(standing)
        items: Counter[str] = Counter({row[0]: row[1] for row in session.execute(counted)})
        return DeskCounts(
            free=items[""],
            out=items[availability.OUT],
            due_soon=lines("due_soon"),
            late=lines("late"),
            unfit=sum(items[key] for key in availability.UNFIT),
            to_check=items[availability.TO_CHECK],
            unfiled=lines("unfiled"),
        )
