"""Follow-up visits at work (E-07), and the schedule the office sets for them."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import OfficeProfile, PlacementVisit
from welfaredesk.domain import paper_limits, thai_text, work_visits
from welfaredesk.errors import Issue, RecordNotFound, StaleRecord, ValidationFailed
from welfaredesk.services import audit, value_lists
from welfaredesk.services.actor import Actor
from welfaredesk.services.audit import Saved
from welfaredesk.services.dates import in_order, not_future, refuse
from welfaredesk.services.limits import too_long
from welfaredesk.services.office import profile_of
from welfaredesk.services.placement_checks import placement

TOUCHED = frozenset({"placement_visit", "placement"})
LIMITS = {
    "visitor": paper_limits.SLIP_NAME,
    "problems": paper_limits.VISIT_PROBLEMS,
    "support": paper_limits.VISIT_SUPPORT,
    "employer_comment": paper_limits.VISIT_COMMENT,
}
"""How long each text may be, so that E-07 holds it."""


@dataclass(frozen=True, slots=True)
class VisitInput:
    """A visit as a form gives it; codes of the lists work_attendance, visit_outcome and work_support.

    `visited_on` None means today; `next_on` is a day agreed on, None leaves the next visit to the schedule.
    """

    visitor: str
    visited_on: date | None = None
    attendance: str = ""
    outcome: str = ""
    problems: str = ""
    supports: tuple[str, ...] = ()
    support: str = ""
    employer_comment: str = ""
    next_on: date | None = None


def record_visit(actor: Actor, db: Database, placement_id: int, data: VisitInput) -> Saved:
    """Keep a visit; also of work that is over since, for what was seen then.

    Raises ValidationFailed (visitor, visited_on, attendance, outcome, next_on, texts), RecordNotFound.
    """
    with db.transaction() as session:
        row = PlacementVisit(placement_id=placement(session, placement_id).id, created_at=clock.now())
        _fill(session, row, data)
        audit.keep(session, actor, row)
        return Saved(row.id, row.version, TOUCHED)


def correct_visit(actor: Actor, db: Database, visit_id: int, data: VisitInput, *, version: int) -> Saved:
    """Put a visit right; what it was stays in the history. Raises as `record_visit`, and StaleRecord."""
    with db.transaction() as session:
        row = visit(session, visit_id)
        if row.version != version:
            raise StaleRecord
        _fill(session, row, data)
        audit.keep(session, actor, row)
        return Saved(row.id, row.version, TOUCHED)


def remove_visit(actor: Actor, db: Database, visit_id: int, reason: str) -> frozenset[str]:
    """Take away a visit recorded with the wrong placement; what it said stays in the history.

    Raises ValidationFailed (reason), RecordNotFound.
    """
    if not reason.strip():
        raise ValidationFailed(Issue("reason", "reason_required"))
    with db.transaction() as session:
        row = visit(session, visit_id)
        before = audit.snapshot(row)
        audit.record(
            session, actor, "remove", "placement_visit", row.id, before=before, reason=reason.strip()
        )
        session.delete(row)
    return TOUCHED


def set_schedule(actor: Actor, db: Database, days: str) -> Saved:
    """When to visit after the start, in days ("30 90 180"); the yearly visits follow by themselves.

    Raises ValidationFailed (days), Refused("office_not_set_up").
    """
    try:
        wanted = work_visits.parse_days(days)
    except ValueError as error:
        params = {"read": days, "most": str(work_visits.MOST_DAYS)}
        raise ValidationFailed(Issue("days", "visit_days_wrong", params)) from error
    with db.transaction() as session:
        profile = profile_of(session)
        profile.visit_days = " ".join(map(str, wanted))
        before, after = audit.changes(profile)
        if after:
            audit.record(session, actor, "update", "office", 1, before=before, after=after)
        session.flush()
        return Saved(1, profile.version, frozenset({"office", "placement_visit"}))


def schedule_days(session: Session) -> tuple[int, ...]:
    """The office's schedule in days after the start."""
    profile = session.get(OfficeProfile, 1)
    return work_visits.parse_days(profile.visit_days) if profile is not None else work_visits.USUAL_DAYS


def visit(session: Session, visit_id: int) -> PlacementVisit:
    """The visit of this id. Raises RecordNotFound."""
    row = session.get(PlacementVisit, visit_id)
    if row is None:
        raise RecordNotFound("not_found", what=f"การติดตามการทำงาน {visit_id}")
    return row


def _fill(session: Session, row: PlacementVisit, data: VisitInput) -> None:
    of = placement(session, row.placement_id)
    on = data.visited_on or row.visited_on or clock.today()
    issues = not_future("visited_on", on) + in_order("visited_on", of.started_on, on)
    issues += in_order("next_on", on, data.next_on)
    texts = {name: thai_text.clean(getattr(data, name)) for name in LIMITS}
    issues += [] if texts["visitor"] else [Issue("visitor", "required")]
    issues += [] if data.attendance else [Issue("attendance", "required")]
    issues += value_lists.unlisted(session, "work_attendance", "attendance", data.attendance)
    issues += value_lists.unlisted(session, "visit_outcome", "outcome", data.outcome)
    for code in data.supports:
        issues += value_lists.unlisted(session, "work_support", "supports", code)
    for name, limit in LIMITS.items():
        issues += too_long(name, texts[name], limit)
    refuse(issues)
    row.visited_on, row.next_on = on, data.next_on
    row.attendance, row.outcome, row.supports = data.attendance, data.outcome, list(data.supports)
    for name, text in texts.items():
        setattr(row, name, text)
