"""Follow-up visits to houses handed over: the one after 6 and the one after 12 months (domain spec §1.2)."""

from dataclasses import asdict, dataclass
from datetime import date

from sqlalchemy import select

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import HouseFollowUp
from welfaredesk.domain import house_stages, paper_limits, thai_text
from welfaredesk.errors import Issue, Refused
from welfaredesk.services import audit, housing_stages
from welfaredesk.services.actor import Actor
from welfaredesk.services.audit import Saved
from welfaredesk.services.dates import in_order, not_future, refuse
from welfaredesk.services.housing_stages import StepInput
from welfaredesk.services.limits import over

TOUCHED = housing_stages.TOUCHED | {"house_follow_up"}


LIMITS = {"visitor": paper_limits.SLIP_NAME, "findings": paper_limits.NOTE}


@dataclass(frozen=True, slots=True)
class FollowUpInput:
    """The visit due after `months` (house_stages.FOLLOW_UPS), and what was found."""

    months: int
    visited_on: date | None = None
    visitor: str = ""
    findings: str = ""


def record_follow_up(actor: Actor, db: Database, project_id: int, data: FollowUpInput) -> Saved:
    """Keep a visit, or what it found once more; after the last one the project is followed up.

    Raises ValidationFailed (months, visited_on, findings), Refused("not_handed_over"), RecordNotFound.
    """
    with db.transaction() as session:
        row = housing_stages.existing(session, project_id)
        steps = [step for step in row.steps if step.stage == "handed_over"]
        if not steps:
            raise Refused("not_handed_over")
        refuse(_issues(data, steps[-1].happened_on))
        wanted = select(HouseFollowUp).where(
            HouseFollowUp.project_id == row.id, HouseFollowUp.months == data.months
        )
        visit = session.scalar(wanted)
        if visit is None:
            visit = HouseFollowUp(project_id=row.id, created_at=clock.now())
            session.add(visit)
        for name, value in asdict(data).items():
            setattr(visit, name, thai_text.clean(value) if isinstance(value, str) else value)
        _before, after = audit.changes(visit)
        session.flush()
        if after:
            audit.record(session, actor, "follow_up", "house_project", row.id, after=after)
        step = StepInput("followed_up", visit.visited_on, visit.visitor)
        housing_stages.advance(session, actor, row, step)
        return Saved(row.id, row.version, TOUCHED)


def _issues(data: FollowUpInput, handed_over: date | None) -> list[Issue]:
    issues = [] if data.visited_on is not None else [Issue("visited_on", "required")]
    issues += [] if data.findings.strip() else [Issue("findings", "required")]
    issues += over(data, LIMITS)
    if data.months not in house_stages.FOLLOW_UPS:
        issues.append(Issue("months", "not_in_list", {"read": str(data.months)}))
    return (
        issues
        + not_future("visited_on", data.visited_on)
        + in_order("visited_on", handed_over, data.visited_on)
    )
