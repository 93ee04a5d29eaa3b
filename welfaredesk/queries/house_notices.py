"""Reading public notices of house projects."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, or_, select

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import HouseNotice, HouseNoticeProject
from welfaredesk.errors import RecordNotFound
from welfaredesk.queries.housing import HouseQuery, HouseRow
from welfaredesk.services import office
from welfaredesk.services.housing_notices import NoticeInput, last_day


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """One notice and how many it names; `over` when its last day has passed."""

    id: int
    version: int
    from_on: date
    to_on: date
    place: str
    objections: str
    named: int
    over: bool


@dataclass(frozen=True, slots=True)
class NoticePage:
    """A notice, what its form opens with, and the projects it names in their order."""

    row: NoticeRow
    data: NoticeInput
    projects: tuple[HouseRow, ...]


@dataclass(frozen=True)
class NoticeQuery:
    """Notices; `text` a part of the place, or of the name or house number of somebody they name."""

    db: Database
    text: str = ""

    def ids(self, limit: int = -1, offset: int = 0) -> list[int]:
        """Ids, the latest first."""
        wanted = select(HouseNotice.id).order_by(HouseNotice.from_on.desc(), HouseNotice.id.desc())
        if self.text:
            named = HouseNotice.projects.any(
                HouseNoticeProject.project_id.in_(HouseQuery(self.db, self.text).ids())
            )
            wanted = wanted.where(or_(HouseNotice.place.contains(self.text, autoescape=True), named))
        with self.db.reading() as session:
            return list(session.scalars(wanted.limit(limit).offset(offset)))

    def rows(self, ids: Sequence[int]) -> dict[int, NoticeRow]:
        """Rows of these notices by id, in the order asked for."""
        today = clock.today()
        wanted = (
            select(HouseNotice, func.count(HouseNoticeProject.id))
            .join(HouseNoticeProject, HouseNoticeProject.notice_id == HouseNotice.id)
            .where(HouseNotice.id.in_(ids))
            .group_by(HouseNotice.id)
        )
        with self.db.reading() as session:
            found = {
                row.id: NoticeRow(
                    row.id,
                    row.version,
                    row.from_on,
                    row.to_on,
                    row.place,
                    row.objections,
                    count,
                    row.to_on < today,
                )
                for row, count in session.execute(wanted)
            }
        return {each: found[each] for each in ids if each in found}


def notice_page(db: Database, notice_id: int) -> NoticePage:
    """Everything of one notice. Raises RecordNotFound."""
    row = NoticeQuery(db).rows([notice_id]).get(notice_id)
    if row is None:
        raise RecordNotFound("not_found", what=f"ประกาศ {notice_id}")
    wanted = select(HouseNoticeProject.project_id).where(HouseNoticeProject.notice_id == notice_id)
    with db.reading() as session:
        ids = tuple(session.scalars(wanted.order_by(HouseNoticeProject.id)))
    data = NoticeInput(row.from_on, row.to_on, row.place, ids, row.objections)
    return NoticePage(row, data, tuple(HouseQuery(db).rows(ids).values()))


def notices_of(db: Database, project_id: int) -> tuple[NoticeRow, ...]:
    """The notices that name a project, the first one first."""
    wanted = (
        select(HouseNotice.id)
        .join(HouseNoticeProject, HouseNoticeProject.notice_id == HouseNotice.id)
        .where(HouseNoticeProject.project_id == project_id)
        .order_by(HouseNotice.from_on, HouseNotice.id)
    )
    with db.reading() as session:
        ids = list(session.scalars(wanted))
    return tuple(NoticeQuery(db).rows(ids).values())


def notice_days(db: Database) -> int:
    """For how many days names hang out. Raises Refused("office_not_set_up")."""
    with db.reading() as session:
        return office.profile_of(session).notice_days


def blank_notice(db: Database, project_ids: Sequence[int] = ()) -> NoticeInput:
    """What the form of a new notice opens with: from tomorrow, for as long as the office sets."""
    begins = clock.today() + timedelta(days=1)
    return NoticeInput(begins, last_day(begins, notice_days(db)), project_ids=tuple(project_ids))
