"""Reading meetings about house projects, and which projects could be put before one."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import HouseMeeting, HouseMeetingCase, HouseProject
from welfaredesk.domain import house_meetings, house_stages, thai_dates, thai_text
from welfaredesk.errors import RecordNotFound
from welfaredesk.queries.housing import RUNNING, STAGE, HouseQuery, HouseRow
from welfaredesk.services.housing_committee import Member, members
from welfaredesk.services.housing_meetings import Attendee, MeetingInput, next_round, title


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """One meeting; `cases` projects on its agenda, of which `decided` have an outcome."""

    id: int
    version: int
    kind: str
    kind_label: str
    title: str
    held_on: date
    place: str
    cases: int
    decided: int


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A project on an agenda; `outcome` "" while nothing was resolved, `outcome_label` in words."""

    project: HouseRow
    outcome: str
    outcome_label: str
    resolution: str


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """A meeting, what its form opens with, and its cases in the order of the agenda."""

    row: MeetingRow
    data: MeetingInput
    cases: tuple[CaseRow, ...]


@dataclass(frozen=True)
class MeetingQuery:
    """Meetings whose place or cases' village hold `text`; `kind` "" for both."""

    db: Database
    text: str = ""
    kind: str = ""

    def ids(self, limit: int = -1, offset: int = 0) -> list[int]:
        """Ids, the latest held first."""
        wanted = self._narrowed(select(HouseMeeting.id)).order_by(
            HouseMeeting.held_on.desc(), HouseMeeting.id.desc()
        )
        with self.db.reading() as session:
            return list(session.scalars(wanted.limit(limit).offset(offset)))

    def rows(self, ids: Sequence[int]) -> dict[int, MeetingRow]:
        """Rows of these meetings by id, in the order asked for."""
        with self.db.reading() as session:
            found = _rows(session, ids)
        return {each: found[each] for each in ids if each in found}

    def _narrowed(self, wanted: Select[Any]) -> Select[Any]:
        if self.kind:
            wanted = wanted.where(HouseMeeting.kind == self.kind)
        for word in thai_text.to_arabic(thai_text.clean(self.text)).split():
            wanted = wanted.where(
                or_(HouseMeeting.place.contains(word, autoescape=True), HouseMeeting.moo == word)
            )
        return wanted


def meeting_page(db: Database, meeting_id: int) -> MeetingPage:
    """Everything of one meeting. Raises RecordNotFound."""
    with db.reading() as session:
        row = session.get(HouseMeeting, meeting_id)
        if row is None:
            raise RecordNotFound("not_found", what=f"การประชุม {meeting_id}")
        shown, data = _rows(session, [meeting_id])[meeting_id], _data(row)
        cases = {case.project_id: (case.outcome, case.resolution) for case in row.cases}
    projects = HouseQuery(db).rows(list(cases))
    labels = house_meetings.OUTCOMES[data.kind]
    return MeetingPage(
        shown,
        data,
        tuple(
            CaseRow(projects[each], outcome, labels.get(outcome, ""), resolution)
            for each, (outcome, resolution) in cases.items()
        ),
    )


def blank_meeting(db: Database, kind: str) -> MeetingInput:
    """What the form of a new meeting opens with: today, the next number, of the committee its members."""
    today = clock.today()
    year = today.year + thai_dates.BE_OFFSET
    with db.reading() as session:
        number = next_round(session, kind, year)
        people: tuple[Attendee, ...] = ()
        if kind == house_meetings.COMMITTEE:
            people = tuple(Attendee(each.name, each.position, each.role) for each in members(session))
    return MeetingInput(kind, today, number, year, people=people)


def committee(db: Database) -> tuple[Member, ...]:
    """The committee in its order."""
    with db.reading() as session:
        return members(session)


def on_the_way_to(db: Database, stage: str, keep: Collection[int] = ()) -> list[HouseRow]:
    """Projects under way that have a stage still before them, by village and name, and those of `keep`."""
    before = house_stages.ORDER[: house_stages.ORDER.index(stage)]
    wanted = select(HouseProject.id).where(or_(STAGE.in_(before), HouseProject.id.in_(keep)))
    with db.reading() as session:
        ids = set(session.scalars(wanted))
    query = HouseQuery(db, stage=RUNNING)
    ordered = [each for each in query.ids() if each in ids]
    rows = query.rows([*ordered, *(each for each in keep if each not in ordered)])
    return sorted(rows.values(), key=lambda row: row.moo.zfill(3))


def _rows(session: Session, ids: Sequence[int]) -> dict[int, MeetingRow]:
    counts = {
        meeting_id: (cases, decided)
        for meeting_id, cases, decided in session.execute(
            select(
                HouseMeetingCase.meeting_id,
                func.count(),
                func.count().filter(HouseMeetingCase.outcome != ""),
            )
            .where(HouseMeetingCase.meeting_id.in_(ids))
            .group_by(HouseMeetingCase.meeting_id)
        )
    }
    return {
        row.id: MeetingRow(
            row.id,
            row.version,
            row.kind,
            house_meetings.KINDS[row.kind],
            title(row),
            row.held_on,
            row.place,
            *counts.get(row.id, (0, 0)),
        )
        for row in session.scalars(select(HouseMeeting).where(HouseMeeting.id.in_(ids)))
    }


def _data(row: HouseMeeting) -> MeetingInput:
    plain = {
        name: getattr(row, name)
        for name in MeetingInput.__dataclass_fields__
        if name not in ("people", "agenda", "project_ids")
    }
    return MeetingInput(
        **plain,
        people=tuple(Attendee(each.name, each.position, each.role, each.presence) for each in row.people),
        agenda=tuple(row.agenda.items()),
        project_ids=tuple(case.project_id for case in row.cases),
    )
