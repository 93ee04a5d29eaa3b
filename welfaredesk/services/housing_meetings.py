"""Meetings about house projects (W-16): who was there, what was said, and what came of every case."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import HouseMeeting, HouseMeetingCase, HouseMeetingPerson, HouseProject
from welfaredesk.domain import house_meetings, names, paper_limits, thai_dates, thai_text
from welfaredesk.errors import Issue, RecordNotFound, Refused, StaleRecord
from welfaredesk.services import audit, housing_stages
from welfaredesk.services.actor import Actor
from welfaredesk.services.audit import Saved
from welfaredesk.services.dates import refuse
from welfaredesk.services.housing_stages import StepInput
from welfaredesk.services.limits import over, too_long

TOUCHED = housing_stages.TOUCHED | {"house_meeting"}
ROUNDS = range(1, 100)
_TEXTS = ("starts_at", "ends_at", "place", "moo", "taken_by", "checked_by")
_TIME = re.compile(r"(?:[01]?\d|2[0-3])[.:][0-5]\d")


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody of the minutes: `presence` of house_meetings.PRESENCES."""

    name: str
    position: str = ""
    role: str = ""
    presence: str = house_meetings.PRESENT


LIMITS = {
    "place": paper_limits.SLIP_NAME,
    "moo": paper_limits.HOUSE_NO,
    "taken_by": paper_limits.SLIP_NAME,
    "checked_by": paper_limits.SLIP_NAME,
}


@dataclass(frozen=True, slots=True)
class MeetingInput:
    """A meeting as its form gives it: `round` of the `year` (BE; None: the next one, the year it is held).

    `residents` is how many villagers came beside `people`; `agenda` are (item, text) of items 1, 2, 3, 5;
    `project_ids` the cases.
    """

    kind: str = house_meetings.COMMUNITY
    held_on: date | None = None
    round: int | None = None
    year: int | None = None
    starts_at: str = ""
    ends_at: str = ""
    place: str = ""
    moo: str = ""
    residents: int | None = None
    people: tuple[Attendee, ...] = ()
    agenda: tuple[tuple[str, str], ...] = ()
    project_ids: tuple[int, ...] = ()
    taken_by: str = ""
    checked_by: str = ""


@dataclass(frozen=True, slots=True)
class CaseInput:
    """What came of a project at a meeting: an outcome of house_meetings.OUTCOMES, and the words of it."""

    project_id: int
    outcome: str = ""
    resolution: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    """What recording outcomes did: projects that went on, and those endorsed that lack something first."""

    id: int
    version: int
    touched: frozenset[str]
    gone_on: tuple[int, ...]
    waiting: tuple[int, ...]


def save_meeting(
    actor: Actor, db: Database, data: MeetingInput, meeting_id: int | None = None, *, version: int = 0
) -> Saved:
    """Keep a new meeting or change one; a case that has its outcome stays on it.

    Raises ValidationFailed (held_on, round, starts_at, ends_at, people, agenda, project_ids), StaleRecord,
    RecordNotFound.
    """
    with db.transaction() as session:
        row = _existing(session, meeting_id) if meeting_id is not None else None
        if row is not None and row.version != version:
            raise StaleRecord
        refuse(_issues(data))
        held_on = data.held_on or clock.today()
        year = data.year or held_on.year + thai_dates.BE_OFFSET
        number = data.round or (row.round if row else next_round(session, data.kind, year, data.moo))
        refuse(_taken(session, data, (year, number), row), _left_out(session, row, data))
        before = _told(row) if row is not None else {}
        if row is None:
            row = HouseMeeting(kind=data.kind, created_at=clock.now())
            session.add(row)
        row.held_on, row.year, row.round = held_on, year, number
        _fill(session, row, data)
        session.flush()
        _record(session, actor, row, before)
        return Saved(row.id, row.version, TOUCHED)


def record_outcomes(
    actor: Actor, db: Database, meeting_id: int, outcomes: Sequence[CaseInput], *, version: int
) -> Decided:
    """Keep what the meeting resolved. A project it endorsed goes on, unless it lacks something first.

    That it refused a project gives nothing up by itself: a clerk does. Raises ValidationFailed (outcome,
    resolution), Refused("meeting_not_held"), StaleRecord, RecordNotFound.
    """
    with db.transaction() as session:
        row = _existing(session, meeting_id)
        if row.version != version:
            raise StaleRecord
        if row.held_on > clock.today():
            raise Refused("meeting_not_held", on=thai_dates.screen(row.held_on))
        refuse(_outcome_issues(row.kind, outcomes))
        cases = {case.project_id: case for case in row.cases}
        before = _outcomes(row)
        for given in outcomes:
            cases[given.project_id].outcome = given.outcome
            cases[given.project_id].resolution = thai_text.clean(given.resolution)
        flag_modified(row, "place")  # the version counts up when only outcomes changed
        session.flush()
        after = _outcomes(row)
        if after != before:
            audit.record(session, actor, "resolve", "house_meeting", row.id, before=before, after=after)
        gone_on, waiting = _go_on(session, actor, row)
        return Decided(row.id, row.version, TOUCHED, gone_on, waiting)


def remove_meeting(actor: Actor, db: Database, meeting_id: int) -> frozenset[str]:
    """Take out a meeting entered by mistake; one that decided something stays.

    Raises Refused("meeting_decided"), RecordNotFound.
    """
    with db.transaction() as session:
        row = _existing(session, meeting_id)
        decided = [case for case in row.cases if case.outcome]
        if decided:
            raise Refused("meeting_decided", count=len(decided))
        audit.record(session, actor, "delete", "house_meeting", row.id, before=_told(row))
        session.delete(row)
    return TOUCHED


def next_round(session: Session, kind: str, year: int, moo: str = "") -> int:
    """The number of the next meeting of a kind in a year (BE), of the community counted by village."""
    wanted = select(func.max(HouseMeeting.round)).where(
        HouseMeeting.kind == kind, HouseMeeting.year == year, HouseMeeting.moo == moo
    )
    return (session.scalar(wanted) or 0) + 1


def title(row: HouseMeeting) -> str:
    """A meeting in words: ประชาคมหมู่ที่ 4 ครั้งที่ 1/2570."""
    village = f"หมู่ที่ {row.moo}" if row.moo else ""
    return f"{house_meetings.SHORT[row.kind]}{village} ครั้งที่ {row.round}/{row.year}"


def _go_on(session: Session, actor: Actor, row: HouseMeeting) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The projects endorsed that went on by it, and those that have the stage still before them."""
    stage = house_meetings.STAGES[row.kind]
    gone_on, waiting = [], []
    for case in row.cases:
        if case.outcome != house_meetings.ENDORSED:
            continue
        project = housing_stages.existing(session, case.project_id)
        step = StepInput(stage, row.held_on, title(row), case.resolution)
        if housing_stages.advance(session, actor, project, step):
            gone_on.append(project.id)
        elif housing_stages.is_before(project, stage):
            waiting.append(project.id)
    return tuple(gone_on), tuple(waiting)


def _issues(data: MeetingInput) -> list[Issue]:
    issues = [] if data.kind in house_meetings.KINDS else [Issue("kind", "not_in_list", {"read": data.kind})]
    issues += [] if data.held_on is not None else [Issue("held_on", "required")]
    if data.round is not None and data.round not in ROUNDS:
        issues.append(Issue("round", "meeting_round", {"read": str(data.round)}))
    for name in ("starts_at", "ends_at"):
        text = thai_text.to_arabic(getattr(data, name).strip())
        if text and not _TIME.fullmatch(text):
            issues.append(Issue(name, "meeting_time", {"read": text}))
    if any(not each.name.strip() for each in data.people):
        issues.append(Issue("people", "person_without_name"))
    for each in data.people:
        for part in (each.name, each.position, each.role):
            issues += too_long("people", part, paper_limits.SLIP_NAME)
    issues += over(data, LIMITS)
    for item, text in data.agenda:
        issues += too_long(f"agenda_{item}", text, paper_limits.AGENDA_ITEM)
    return issues


def _taken(
    session: Session, data: MeetingInput, number: tuple[int, int], row: HouseMeeting | None
) -> list[Issue]:
    """An issue when another meeting of the kind has this number."""
    year, count = number
    other = session.scalar(
        select(HouseMeeting.id).where(
            HouseMeeting.kind == data.kind,
            HouseMeeting.year == year,
            HouseMeeting.round == count,
            HouseMeeting.moo == thai_text.clean(data.moo),
        )
    )
    if other is None or (row is not None and other == row.id):
        return []
    params = {"kind": house_meetings.KINDS[data.kind], "round": str(count), "year": str(year)}
    return [Issue("round", "meeting_taken", params)]


def _left_out(session: Session, row: HouseMeeting | None, data: MeetingInput) -> list[Issue]:
    """An issue for a case with an outcome that the input no longer has."""
    cases = row.cases if row is not None else []
    gone = [case for case in cases if case.outcome and case.project_id not in data.project_ids]
    return [Issue("project_ids", "case_decided", {"name": _name(session, case)}) for case in gone]


def _outcome_issues(kind: str, outcomes: Sequence[CaseInput]) -> list[Issue]:
    issues = []
    for given in outcomes:
        if given.outcome and given.outcome not in house_meetings.OUTCOMES[kind]:
            issues.append(Issue("outcome", "not_in_list", {"read": given.outcome}))
        issues += too_long("resolution", given.resolution, paper_limits.CASE_RESOLUTION)
    return issues


def _fill(session: Session, row: HouseMeeting, data: MeetingInput) -> None:
    for name in _TEXTS:
        setattr(row, name, thai_text.clean(getattr(data, name)))
    for name in ("starts_at", "ends_at"):
        setattr(row, name, thai_text.to_arabic(getattr(row, name)).replace(":", "."))
    row.residents = data.residents
    row.agenda = {item: text.strip() for item, text in data.agenda if text.strip()}
    row.people = [
        HouseMeetingPerson(
            name=thai_text.clean(each.name),
            position=thai_text.clean(each.position),
            role=thai_text.clean(each.role),
            presence=each.presence,
        )
        for each in data.people
    ]
    kept = {case.project_id: case for case in row.cases}
    wanted = [housing_stages.existing(session, each).id for each in dict.fromkeys(data.project_ids)]
    row.cases = [kept.get(each) or HouseMeetingCase(project_id=each) for each in wanted]


def _record(session: Session, actor: Actor, row: HouseMeeting, before: dict[str, object]) -> None:
    after = _told(row)
    if not before:
        audit.record(session, actor, "create", "house_meeting", row.id, after=after)
        return
    changed = sorted(key for key in before.keys() | after.keys() if before.get(key) != after.get(key))
    if changed:
        flag_modified(row, "place")  # the version counts up when only people or cases changed
        session.flush()
        told = ({key: each.get(key) for key in changed} for each in (before, after))
        was, now = told
        audit.record(session, actor, "update", "house_meeting", row.id, before=was, after=now)


def _told(row: HouseMeeting) -> dict[str, object]:
    """The meeting as its history tells it, with who was there and the cases."""
    people = [f"{each.name} ({house_meetings.PRESENCES[each.presence]})" for each in row.people]
    return audit.snapshot(row) | {"people": people, "projects": [case.project_id for case in row.cases]}


def _outcomes(row: HouseMeeting) -> dict[str, object]:
    return {str(case.project_id): f"{case.outcome} {case.resolution}".strip() for case in row.cases}


def _name(session: Session, case: HouseMeetingCase) -> str:
    project = session.get_one(HouseProject, case.project_id)
    person = project.person
    return names.full_name(person.title, person.first, person.last) if person else project.person_name


def _existing(session: Session, meeting_id: int) -> HouseMeeting:
    row = session.get(HouseMeeting, meeting_id)
    if row is None:
        raise RecordNotFound("not_found", what=f"การประชุม {meeting_id}")
    return row
