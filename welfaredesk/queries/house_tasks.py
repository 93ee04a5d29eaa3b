"""What is to be done for house projects today: derived, so that what was done is gone from it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import (
    HouseFollowUp,
    HouseMeeting,
    HouseMeetingCase,
    HouseNotice,
    HouseNoticeProject,
    HouseProject,
    HouseProjectStep,
)
from welfaredesk.domain import house_meetings, house_stages
from welfaredesk.messages import sentence
from welfaredesk.queries.housing import IS_RUNNING, STAGE, HouseQuery, HouseRow
from welfaredesk.queries.life_worklist import STOP_PROJECT, life_tasks
from welfaredesk.services.housing_meetings import title

FOLLOW_UP, NOTICE_OVER, GONE, REFUSED = "follow_up", "notice_over", "gone", "refused"
KINDS = (FOLLOW_UP, NOTICE_OVER, GONE, REFUSED)
_AHEAD = timedelta(days=30)  # a visit is told of a month before
_MISSED = timedelta(days=365)  # who was not visited for so long is visited for another reason
_PER_PROJECT = 100  # ids of tasks: a project's id and what it is about


@dataclass(frozen=True, slots=True)
class HouseTask:
    """One thing to do: `due_on` when, `late` once that has passed; `months` of a follow-up visit."""

    id: int
    kind: str
    project: HouseRow
    due_on: date
    late: bool
    months: int
    reason: str


@dataclass(frozen=True)
class HouseTaskQuery:
    """The worklist for a table, what is due first on top; `text` a part of a name or house number."""

    db: Database
    text: str = ""
    kind: str = ""

    def ids(self, limit: int = -1, offset: int = 0) -> list[int]:
        """Ids of the tasks that stand."""
        found = [task.id for task in self._tasks()]
        return found[offset:] if limit < 0 else found[offset : offset + limit]

    def rows(self, ids: Sequence[int]) -> dict[int, HouseTask]:
        """The tasks of these ids that still stand."""
        wanted = set(ids)
        return {task.id: task for task in self._tasks() if task.id in wanted}

    def total(self) -> int:
        """How many things are to be done."""
        return len(self._tasks())

    def _tasks(self) -> list[HouseTask]:
        return [task for task in house_tasks(self.db, self.text) if self.kind in ("", task.kind)]


def house_tasks(db: Database, text: str = "") -> tuple[HouseTask, ...]:
    """Everything to be done, what is due first on top."""
    today = clock.today()
    with db.reading() as session:
        due = [*_follow_ups(session, today), *_notices_over(session, today), *_refused(session)]
    due += [
        (task.project_id, GONE, task.gone_on, 0, task.reason)
        for task in life_tasks(db)
        if task.kind == STOP_PROJECT and task.project_id is not None
    ]
    query = HouseQuery(db, text)
    listed = set(query.ids()) if text else None
    rows = query.rows(list({project_id for project_id, *_rest in due}))
    tasks = [
        HouseTask(
            project_id * _PER_PROJECT + KINDS.index(kind) * 20 + months,
            kind,
            rows[project_id],
            on,
            kind == FOLLOW_UP and on < today,
            months,
            reason,
        )
        for project_id, kind, on, months, reason in due
        if listed is None or project_id in listed
    ]
    return tuple(sorted(tasks, key=lambda task: (task.due_on, task.id)))


_Due = tuple[int, str, date, int, str]


def _follow_ups(session: Session, today: date) -> Iterator[_Due]:
    """Visits due after 6 and 12 months that nobody recorded, for a year."""
    step = aliased(HouseProjectStep)  # STAGE reads the same table
    handed_over = (
        select(step.project_id, func.max(step.happened_on))
        .join(HouseProject, HouseProject.id == step.project_id)
        .where(step.stage == "handed_over", step.happened_on.is_not(None), STAGE.in_(house_stages.BUILT))
        .group_by(step.project_id)
    )
    wanted = select(HouseFollowUp.project_id, HouseFollowUp.months)
    visited = {(project_id, months) for project_id, months in session.execute(wanted)}
    for project_id, day in session.execute(handed_over):
        if day is None:
            continue
        for months in house_stages.FOLLOW_UPS:
            due = house_stages.months_after(day, months)
            if today - _MISSED <= due <= today + _AHEAD and (project_id, months) not in visited:
                yield (
                    project_id,
                    FOLLOW_UP,
                    due,
                    months,
                    sentence("task_follow_up", {"months": str(months)}),
                )


def _notices_over(session: Session, today: date) -> Iterator[_Due]:
    """Projects whose notice ended: they can be put up for approval."""
    wanted = (
        select(HouseProject.id, func.max(HouseNotice.to_on))
        .join(HouseNoticeProject, HouseNoticeProject.project_id == HouseProject.id)
        .join(HouseNotice, HouseNotice.id == HouseNoticeProject.notice_id)
        .where(STAGE == "noticed")
        .group_by(HouseProject.id)
        .having(func.max(HouseNotice.to_on) < today)
    )
    for project_id, ended in session.execute(wanted):
        yield project_id, NOTICE_OVER, ended + timedelta(days=1), 0, sentence("task_notice_over")


def _refused(session: Session) -> Iterator[_Due]:
    """Projects under way that the last meeting which decided on them refused: given up, or put up again."""
    meeting, case = HouseMeeting, HouseMeetingCase
    wanted = (
        select(case.project_id, meeting, case.outcome)
        .join(meeting, meeting.id == case.meeting_id)
        .join(HouseProject, HouseProject.id == case.project_id)
        .where(case.outcome != "", IS_RUNNING)
        .order_by(meeting.held_on, case.id)
    )
    last = {project_id: (row, outcome) for project_id, row, outcome in session.execute(wanted)}
    for project_id, (row, outcome) in last.items():
        if outcome == house_meetings.REFUSED:
            yield project_id, REFUSED, row.held_on, 0, sentence("task_refused", {"meeting": title(row)})
