"""Public notices of those the committee resolved to help, hung out for the days the office sets (§1.2)."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import HouseNotice, HouseNoticeProject
from welfaredesk.domain import paper_limits, thai_dates, thai_text
from welfaredesk.errors import Issue, RecordNotFound, StaleRecord
from welfaredesk.services import audit, housing_stages, office
from welfaredesk.services.actor import Actor
from welfaredesk.services.audit import Saved
from welfaredesk.services.dates import in_order, refuse
from welfaredesk.services.housing_stages import StepInput
from welfaredesk.services.limits import over

DAYS = range(1, 91)
TOUCHED = housing_stages.TOUCHED | {"house_notice"}


LIMITS = {
    "place": paper_limits.NOTICE_PLACE,
    "objections": paper_limits.NOTE,
    "reason": paper_limits.REASON,
}


@dataclass(frozen=True, slots=True)
class NoticeInput:
    """A notice: its first and last day, where it hangs, whom it names; `objections` once it is over.

    `reason` is why somebody is named although something that must come before is missing.
    """

    from_on: date | None = None
    to_on: date | None = None
    place: str = ""
    project_ids: tuple[int, ...] = ()
    objections: str = ""
    reason: str = ""


def last_day(from_on: date, days: int) -> date:
    """The first day a notice may end on: names hang out for at least `days` days."""
    return from_on + timedelta(days=days)


def give_notice(actor: Actor, db: Database, data: NoticeInput) -> Saved:
    """Keep a notice; everybody it names who is not further on yet goes on to "noticed".

    Raises ValidationFailed (from_on, to_on, project_ids, reason, happened_on), RecordNotFound,
    Refused("project_given_up", "office_not_set_up").
    """
    with db.transaction() as session:
        refuse(_issues(session, data))
        row = HouseNotice(created_at=clock.now())
        _fill(row, data)
        row.projects = [HouseNoticeProject(project_id=each) for each in dict.fromkeys(data.project_ids)]
        session.add(row)
        session.flush()
        after = audit.snapshot(row) | {"projects": list(data.project_ids)}
        audit.record(session, actor, "create", "house_notice", row.id, after=after)
        step = StepInput("noticed", min(row.from_on, clock.today()), reason=data.reason)
        for named in row.projects:
            project = housing_stages.existing(session, named.project_id)
            if housing_stages.is_before(project, step.stage):
                housing_stages.enter(session, actor, project, step)
        return Saved(row.id, row.version, TOUCHED)


def change_notice(actor: Actor, db: Database, notice_id: int, data: NoticeInput, *, version: int) -> Saved:
    """Change days, place or what was objected; whom it names stays.

    Raises as `give_notice` does, and StaleRecord.
    """
    with db.transaction() as session:
        row = session.get(HouseNotice, notice_id)
        if row is None:
            raise RecordNotFound("not_found", what=f"ประกาศ {notice_id}")
        if row.version != version:
            raise StaleRecord
        refuse(_issues(session, data))
        _fill(row, data)
        before, after = audit.changes(row)
        if after:
            audit.record(session, actor, "update", "house_notice", row.id, before=before, after=after)
        session.flush()
        return Saved(row.id, row.version, TOUCHED)


def set_notice_days(actor: Actor, db: Database, days: int) -> frozenset[str]:
    """For how many days names hang out from the next notice on (domain specification §1.2, 4).

    Returns the tables touched. Raises ValidationFailed (notice_days), Refused("office_not_set_up").
    """
    if days not in DAYS:
        params = {"read": str(days), "least": str(DAYS[0]), "most": str(DAYS[-1])}
        refuse([Issue("notice_days", "rule_value", params)])
    with db.transaction() as session:
        profile = office.profile_of(session)
        profile.notice_days = days
        before, after = audit.changes(profile)
        if not after:
            return frozenset()
        audit.record(session, actor, "update", "office", 1, before=before, after=after)
    return frozenset({"office"})


def _issues(session: Session, data: NoticeInput) -> list[Issue]:
    issues = [Issue(name, "required") for name in ("from_on", "to_on") if getattr(data, name) is None]
    issues += over(data, LIMITS)
    if not data.project_ids:
        issues.append(Issue("project_ids", "notice_empty"))
    if data.from_on is None or data.to_on is None:
        return issues
    wrong = in_order("to_on", data.from_on, data.to_on)
    least = office.profile_of(session).notice_days
    until = last_day(data.from_on, least)
    if not wrong and data.to_on < until:
        params = {
            "read": str((data.to_on - data.from_on).days),
            "least": str(least),
            "until": thai_dates.screen(until),
        }
        wrong = [Issue("to_on", "notice_short", params)]
    return issues + wrong


def _fill(row: HouseNotice, data: NoticeInput) -> None:
    for name in ("from_on", "to_on"):
        setattr(row, name, getattr(data, name))
    row.place, row.objections = thai_text.clean(data.place), thai_text.clean(data.objections)
