"""How urgent a house project is: a score somebody gave, with reasons; the program only keeps it."""

from dataclasses import dataclass
from datetime import date

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import HouseScreening
from welfaredesk.domain import paper_limits, thai_text
from welfaredesk.errors import Issue
from welfaredesk.services import audit, housing_stages
from welfaredesk.services.actor import Actor
from welfaredesk.services.audit import Saved
from welfaredesk.services.dates import not_future, refuse
from welfaredesk.services.housing_stages import StepInput
from welfaredesk.services.limits import over

SCORES = range(1, 101)


LIMITS = {"reason": paper_limits.REASON, "screened_by": paper_limits.SLIP_NAME}


@dataclass(frozen=True, slots=True)
class ScreeningInput:
    """A score of SCORES, the higher the more urgent; `screened_on` None: today."""

    score: int | None = None
    reason: str = ""
    screened_on: date | None = None
    screened_by: str = ""


def screen(actor: Actor, db: Database, project_id: int, data: ScreeningInput) -> Saved:
    """Give a project its score; one that may go on goes on to "screened".

    Raises ValidationFailed (score, reason, screened_on), RecordNotFound.
    """
    refuse(_issues(data))
    with db.transaction() as session:
        row = housing_stages.existing(session, project_id)
        on = data.screened_on or clock.today()
        given = HouseScreening(
            project_id=row.id,
            screened_on=on,
            score=data.score,
            reason=thai_text.clean(data.reason),
            screened_by=thai_text.clean(data.screened_by),
            created_at=clock.now(),
        )
        session.add(given)
        session.flush()
        audit.record(session, actor, "screen", "house_project", row.id, after=audit.snapshot(given))
        housing_stages.advance(session, actor, row, StepInput("screened", on, given.screened_by))
        return Saved(row.id, row.version, housing_stages.TOUCHED)


def _issues(data: ScreeningInput) -> list[Issue]:
    issues = not_future("screened_on", data.screened_on) + over(data, LIMITS)
    if data.score is None:
        issues.append(Issue("score", "required"))
    elif data.score not in SCORES:
        issues.append(Issue("score", "priority_range", {"read": str(data.score)}))
    return issues if data.reason.strip() else [*issues, Issue("reason", "reason_required")]
