"""Everything that happened to a house project, in one line of time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from welfaredesk.db.engine import Database
from welfaredesk.db.models import (
    HouseFollowUp,
    HouseMeeting,
    HouseMeetingCase,
    HouseNotice,
    HouseNoticeProject,
    HouseProject,
    HouseProjectStep,
    HouseScreening,
    IssuedDocument,
    LifeEvent,
)
from welfaredesk.domain import house_meetings, thai_dates
from welfaredesk.messages import sentence
from welfaredesk.queries.life_worklist import EVENTS
from welfaredesk.services.housing_meetings import title
from welfaredesk.services.value_lists import values

STEP, MEETING, SCORE, NOTICE, VISIT, PAPER, EVENT = (
    "step",
    "meeting",
    "score",
    "notice",
    "visit",
    "paper",
    "event",
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened: `on` None where a register does not say when.

    `title` what, `who` did it, `text` what is to be said of it, `passed_over` what was missing and why it was
    done all the same. `record_id` is the meeting, notice or paper to open; of a paper the title is its form.
    """

    kind: str
    on: date | None
    title: str
    who: str = ""
    text: str = ""
    passed_over: str = ""
    record_id: int | None = None


_Dated = tuple[date, datetime, Entry]


def timeline(db: Database, project_id: int) -> tuple[Entry, ...]:
    """The entries of a project, what happened last on top; of a day, what was written down last."""
    with db.reading() as session:
        found = [
            *_meetings(session, project_id),
            *_scores(session, project_id),
            *_notices(session, project_id),
            *_visits(session, project_id),
            *_steps(session, project_id),  # what was just told may lead to a stage
            *_papers(session, project_id),
            *_events(session, project_id),
        ]
    found.sort(key=lambda dated: dated[:2])
    return tuple(entry for _on, _at, entry in reversed(found))


def _steps(session: Session, project_id: int) -> Iterator[_Dated]:
    labels = {value.code: value.label for value in values(session, "house_stage")}
    wanted = select(HouseProjectStep).where(HouseProjectStep.project_id == project_id)
    for row in session.scalars(wanted.order_by(HouseProjectStep.id)):
        missing = " ".join(sentence(need) for need in row.lacked)
        passed_over = f"{missing} เหตุผล: {row.reason}" if missing else ""
        entry = Entry(
            STEP, row.happened_on, labels.get(row.stage, row.stage), row.done_by, row.note, passed_over
        )
        yield row.happened_on or date.min, row.created_at, entry


def _meetings(session: Session, project_id: int) -> Iterator[_Dated]:
    wanted = (
        select(HouseMeetingCase, HouseMeeting)
        .join(HouseMeeting, HouseMeeting.id == HouseMeetingCase.meeting_id)
        .where(HouseMeetingCase.project_id == project_id)
    )
    for case, meeting in session.execute(wanted):
        outcome = house_meetings.OUTCOMES[meeting.kind].get(case.outcome, "ยังไม่มีมติ")
        words = " ".join(part for part in (outcome, case.resolution) if part)
        yield (
            meeting.held_on,
            meeting.created_at,
            Entry(MEETING, meeting.held_on, title(meeting), "", words, "", meeting.id),
        )


def _scores(session: Session, project_id: int) -> Iterator[_Dated]:
    for row in session.scalars(select(HouseScreening).where(HouseScreening.project_id == project_id)):
        said = f"คะแนนความเร่งด่วน {row.score}"
        yield (
            row.screened_on,
            row.created_at,
            Entry(SCORE, row.screened_on, said, row.screened_by, row.reason),
        )


def _notices(session: Session, project_id: int) -> Iterator[_Dated]:
    wanted = (
        select(HouseNotice)
        .join(HouseNoticeProject, HouseNoticeProject.notice_id == HouseNotice.id)
        .where(HouseNoticeProject.project_id == project_id)
    )
    for row in session.scalars(wanted):
        said = f"ประกาศรายชื่อถึงวันที่ {thai_dates.screen(row.to_on)}"
        words = " · ".join(part for part in (row.place, row.objections) if part)
        yield row.from_on, row.created_at, Entry(NOTICE, row.from_on, said, "", words, "", row.id)


def _visits(session: Session, project_id: int) -> Iterator[_Dated]:
    for row in session.scalars(select(HouseFollowUp).where(HouseFollowUp.project_id == project_id)):
        said = f"ติดตามผล {row.months} เดือน"
        yield row.visited_on, row.created_at, Entry(VISIT, row.visited_on, said, row.visitor, row.findings)


def _papers(session: Session, project_id: int) -> Iterator[_Dated]:
    """Papers issued for the project, and for the meetings and notices that dealt with it."""
    meetings = select(HouseMeetingCase.meeting_id).where(HouseMeetingCase.project_id == project_id)
    notices = select(HouseNoticeProject.notice_id).where(HouseNoticeProject.project_id == project_id)
    document = IssuedDocument
    wanted = select(document).where(
        or_(
            and_(document.entity == "house_project", document.entity_id == project_id),
            and_(document.entity == "house_meeting", document.entity_id.in_(meetings)),
            and_(document.entity == "house_notice", document.entity_id.in_(notices)),
        )
    )
    for row in session.scalars(wanted):
        said = f"ยกเลิกแล้ว: {row.void_reason}" if row.voided_at is not None else ""
        on = row.issued_at.date()
        words = " · ".join(part for part in (row.no, said) if part)
        yield on, row.issued_at, Entry(PAPER, on, row.form, row.issued_by, words, "", row.id)


def _events(session: Session, project_id: int) -> Iterator[_Dated]:
    """That the beneficiary died or moved away."""
    wanted = (
        select(LifeEvent)
        .join(HouseProject, HouseProject.person_id == LifeEvent.person_id)
        .where(HouseProject.id == project_id, LifeEvent.confirmed.is_(True), LifeEvent.kind.in_(EVENTS))
    )
    for row in session.scalars(wanted):
        said = f"ผู้รับประโยชน์{EVENTS[row.kind]}"
        entry = Entry(EVENT, row.happened_on, said, row.decided_by, row.remark or "")
        yield row.happened_on or date.min, row.created_at, entry
