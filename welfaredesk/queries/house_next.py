"""What the next stage of a house project waits for: a score, the visits after the hand-over."""

from sqlalchemy import select

from welfaredesk.db.engine import Database
from welfaredesk.db.models import HouseFollowUp, HouseScreening
from welfaredesk.domain import house_stages


def last_score(db: Database, project_id: int) -> int | None:
    """The score given last, None while there is none."""
    wanted = select(HouseScreening.score).where(HouseScreening.project_id == project_id)
    with db.reading() as session:
        return session.scalars(wanted.order_by(HouseScreening.id.desc())).first()


def open_visits(db: Database, project_id: int) -> tuple[int, ...]:
    """The visits nobody recorded yet, as months after the hand-over."""
    wanted = select(HouseFollowUp.months).where(HouseFollowUp.project_id == project_id)
    with db.reading() as session:
        done = set(session.scalars(wanted))
    return tuple(months for months in house_stages.FOLLOW_UPS if months not in done)
