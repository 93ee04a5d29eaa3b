"""The people and days of a house project: partners, work diary, hand-over and acceptance (W-17, A.4)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import HouseHandover, HousePartner, HouseWorkDay, Organisation
from welfaredesk.domain import paper_limits, thai_text
from welfaredesk.errors import Issue, RecordNotFound, StaleRecord
from welfaredesk.services import audit, value_lists
from welfaredesk.services.actor import Actor
from welfaredesk.services.audit import Saved
from welfaredesk.services.dates import in_order, not_future, refuse
from welfaredesk.services.housing_stages import existing as existing_project
from welfaredesk.services.limits import too_long, too_many
from welfaredesk.services.persons import existing

LEAST_COMMITTEE = 3
WITNESSES = 2
_MOST_PEOPLE = 999


@dataclass(frozen=True, slots=True)
class PartnerInput:
    """Who helps (`role` of the list partner_role): an organisation, a person of the register, or a name."""

    role: str
    organisation_id: int | None = None
    person_id: int | None = None
    name: str = ""
    phone: str = ""
    duty: str = ""


@dataclass(frozen=True, slots=True)
class WorkDayInput:
    """An entry of the diary; `happened_on` None is today, `people` how many worked, `workers` who."""

    work: str = ""
    happened_on: date | None = None
    people: int | None = None
    workers: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class HandoverInput:
    """Hand-over and acceptance: `works` as (planned, done), `committee` as (name, position), three or more.

    `witnesses` are asked for when the beneficiary gives a thumbprint, `to_mend` unless `complete`.
    """

    started_on: date | None = None
    finished_on: date | None = None
    handed_on: date | None = None
    works: tuple[tuple[str, str], ...] = ()
    left_over: str = ""
    complete: bool = True
    to_mend: str = ""
    thumbprint: bool = False
    witnesses: tuple[str, ...] = ()
    committee: tuple[tuple[str, str], ...] = ()
    responsible: str = ""
    responsible_position: str = ""


def add_partner(actor: Actor, db: Database, project_id: int, data: PartnerInput) -> Saved:
    """Keep who helps. Raises ValidationFailed (role, name, phone, duty), RecordNotFound."""
    with db.transaction() as session:
        project = existing_project(session, project_id)
        if data.person_id is not None:
            existing(session, data.person_id)
        if data.organisation_id is not None and session.get(Organisation, data.organisation_id) is None:
            raise RecordNotFound("not_found", what=f"หน่วยงาน {data.organisation_id}")
        known = data.person_id is not None or data.organisation_id is not None or data.name.strip()
        refuse(
            [] if data.role else [Issue("role", "required")],
            value_lists.unlisted(session, "partner_role", "role", data.role),
            [] if known else [Issue("name", "required")],
            too_long("name", data.name, paper_limits.SLIP_NAME),
            too_long("phone", data.phone, paper_limits.SLIP_PHONE),
            too_long("duty", data.duty, paper_limits.HELP_WHAT),
        )
        row = HousePartner(
            project_id=project.id,
            role=data.role,
            organisation_id=data.organisation_id,
            person_id=data.person_id,
            created_at=clock.now(),
        )
        for name in ("name", "phone", "duty"):
            setattr(row, name, thai_text.clean(getattr(data, name)))
        session.add(row)
        session.flush()
        audit.record(session, actor, "create", "house_partner", row.id, after=audit.snapshot(row))
        return Saved(row.id, 0, frozenset({"house_partner"}))


def remove_partner(actor: Actor, db: Database, partner_id: int) -> Saved:
    """Take out somebody who does not help after all; the history keeps it. Raises RecordNotFound."""
    with db.transaction() as session:
        row = session.get(HousePartner, partner_id)
        if row is None:
            raise RecordNotFound("not_found", what=f"ผู้ร่วมงาน {partner_id}")
        audit.record(session, actor, "delete", "house_partner", row.id, before=audit.snapshot(row))
        session.delete(row)
        return Saved(partner_id, 0, frozenset({"house_partner"}))


def write_diary(
    actor: Actor,
    db: Database,
    project_id: int,
    data: WorkDayInput,
    *,
    day_id: int | None = None,
    version: int = 0,
) -> Saved:
    """Write an entry of the diary, or mend one if nobody else did since `version`.

    Raises ValidationFailed (work, happened_on, people, workers, problem), StaleRecord, RecordNotFound.
    """
    with db.transaction() as session:
        project = existing_project(session, project_id)
        refuse(_diary_issues(data))
        if day_id is None:
            row = HouseWorkDay(project_id=project.id, created_at=clock.now())
        else:
            row = _work_day(session, project.id, day_id)
            if row.version != version:
                raise StaleRecord
        row.happened_on, row.people = data.happened_on or clock.today(), data.people
        for name in ("work", "workers", "problem"):
            setattr(row, name, thai_text.clean(getattr(data, name)))
        _keep(session, actor, row, known=day_id is not None)
        return Saved(row.id, row.version, frozenset({"house_work_day"}))


def save_handover(
    actor: Actor, db: Database, project_id: int, data: HandoverInput, *, version: int = 0
) -> Saved:
    """Keep how a house was handed over; `version` 0 while nothing is kept yet.

    Raises ValidationFailed (started_on, finished_on, handed_on, works, left_over, to_mend, witnesses,
    committee, responsible, responsible_position), StaleRecord, RecordNotFound.
    """
    with db.transaction() as session:
        project = existing_project(session, project_id)
        row = session.scalar(select(HouseHandover).where(HouseHandover.project_id == project.id))
        if (row.version if row else 0) != version:
            raise StaleRecord
        refuse(_handover_issues(data))
        known = row is not None
        row = row or HouseHandover(project_id=project.id, created_at=clock.now())
        for name in ("started_on", "finished_on", "handed_on", "complete", "thumbprint"):
            setattr(row, name, getattr(data, name))
        for name in ("left_over", "responsible", "responsible_position"):
            setattr(row, name, thai_text.clean(getattr(data, name)))
        row.to_mend = "" if data.complete else thai_text.clean(data.to_mend)
        row.works = [list(map(thai_text.clean, pair)) for pair in _filled(data.works)]
        row.committee = [list(map(thai_text.clean, pair)) for pair in _filled(data.committee)]
        row.witnesses = [name for each in data.witnesses if (name := thai_text.clean(each))]
        _keep(session, actor, row, known=known)
        return Saved(row.id, row.version, frozenset({"house_handover"}))


def _diary_issues(data: WorkDayInput) -> list[Issue]:
    issues = [] if data.work.strip() else [Issue("work", "required")]
    issues += not_future("happened_on", data.happened_on)
    if data.people is not None and not 0 <= data.people <= _MOST_PEOPLE:
        issues.append(Issue("people", "people_range", {"read": str(data.people), "most": str(_MOST_PEOPLE)}))
    for name in ("work", "workers", "problem"):
        issues += too_long(name, getattr(data, name), paper_limits.DIARY_WORK)
    return issues


def _handover_issues(data: HandoverInput) -> list[Issue]:
    days = (("started_on", data.started_on), ("finished_on", data.finished_on), ("handed_on", data.handed_on))
    issues = [Issue(name, "required") for name, day in days if day is None]
    for name, day in days:
        issues += not_future(name, day)
    issues += in_order("finished_on", data.started_on, data.finished_on)
    issues += in_order("handed_on", data.finished_on, data.handed_on)
    if not data.complete and not data.to_mend.strip():
        issues.append(Issue("to_mend", "handover_mend"))
    for name in ("left_over", "to_mend"):
        issues += too_long(name, getattr(data, name), paper_limits.HANDOVER_LEFT)
    for name in ("responsible", "responsible_position"):
        issues += too_long(name, getattr(data, name), paper_limits.SLIP_NAME)
    return issues + _works_issues(data.works) + _people_issues(data)


def _works_issues(works: Sequence[tuple[str, str]]) -> list[Issue]:
    filled = _filled(works)
    issues = [] if filled else [Issue("works", "required")]
    issues += too_many("works", len(filled), paper_limits.HANDOVER_ROWS)
    for text in (text for pair in filled for text in pair):
        issues += too_long("works", text, paper_limits.HANDOVER_WORK)
    return issues


def _people_issues(data: HandoverInput) -> list[Issue]:
    """Three or more different people accept; a thumbprint is witnessed by two."""
    committee = _filled(data.committee)
    names = {thai_text.clean(name) for name, _position in committee if name.strip()}
    issues = []
    if len(names) < LEAST_COMMITTEE or len(names) < len(committee):
        params = {"count": str(len(names)), "least": str(LEAST_COMMITTEE)}
        issues.append(Issue("committee", "committee_short", params))
    issues += too_many("committee", len(committee), paper_limits.HANDOVER_COMMITTEE)
    for text in (text for pair in committee for text in pair):
        issues += too_long("committee", text, paper_limits.SLIP_NAME)
    witnesses = {thai_text.clean(name) for name in data.witnesses if name.strip()}
    if data.thumbprint and len(witnesses) != WITNESSES:
        issues.append(Issue("witnesses", "witnesses_needed", {"least": str(WITNESSES)}))
    for text in data.witnesses:
        issues += too_long("witnesses", text, paper_limits.SLIP_NAME)
    return issues


def _filled(pairs: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    return [pair for pair in pairs if any(text.strip() for text in pair)]


def _work_day(session: Session, project_id: int, day_id: int) -> HouseWorkDay:
    row = session.get(HouseWorkDay, day_id)
    if row is None or row.project_id != project_id:
        raise RecordNotFound("not_found", what=f"บันทึกงาน {day_id}")
    return row


def _keep(session: Session, actor: Actor, row: HouseWorkDay | HouseHandover, *, known: bool) -> None:
    """Write the row with an event of what changed; nothing changed, nothing told."""
    if not known:
        session.add(row)
        session.flush()
        audit.record(session, actor, "create", row.__tablename__, row.id, after=audit.snapshot(row))
        return
    before, after = audit.changes(row)
    session.flush()
    if after:
        audit.record(session, actor, "update", row.__tablename__, row.id, before=before, after=after)
