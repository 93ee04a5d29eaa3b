"""How a house project goes from stage to stage: by its gates, in the order of days."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import HouseProject, HouseProjectStep
from welfaredesk.domain import house_stages, paper_limits, thai_dates, thai_text
from welfaredesk.errors import Issue, RecordNotFound, Refused
from welfaredesk.services import audit, house_gates, value_lists
from welfaredesk.services.actor import Actor
from welfaredesk.services.audit import Saved
from welfaredesk.services.dates import not_future, refuse
from welfaredesk.services.limits import over

TOUCHED = frozenset({"house_project"})
LIMITS = {
    "done_by": paper_limits.SLIP_NAME,
    "note": paper_limits.NOTE,
    "reason": paper_limits.REASON,
}


@dataclass(frozen=True, slots=True)
class StepInput:
    """A stage reached (a code of the list house_stage); `happened_on` None: today.

    `reason` is why the stage is entered although something it needs is missing.
    """

    stage: str = house_stages.REQUESTED
    happened_on: date | None = None
    done_by: str = ""
    note: str = ""
    reason: str = ""


ASKED = StepInput()  # a request came in today


def reach_stage(actor: Actor, db: Database, project_id: int, step: StepInput) -> Saved:
    """A project reached a stage on a day.

    Giving it up and going back need a note that says why; entering a stage that lacks something needs a
    `reason`, which is kept with what was lacking. Raises ValidationFailed (stage, happened_on, note, reason),
    Refused("project_given_up"), RecordNotFound.
    """
    with db.transaction() as session:
        row = existing(session, project_id)
        enter(session, actor, row, step)
        return Saved(row.id, row.version, TOUCHED)


def enter(session: Session, actor: Actor, row: HouseProject, step: StepInput) -> HouseProjectStep:
    """`reach_stage` inside a running transaction."""
    last = row.steps[-1] if row.steps else None
    if last is not None and last.stage in house_stages.GIVEN_UP:
        raise Refused("project_given_up", on=_day(last.happened_on))
    refuse(step_issues(session, step), _order_issues(row, step))
    lacked = _lacked(session, row, step)
    fresh = _made(actor, step, lacked)
    row.steps.append(fresh)
    session.flush()
    after = audit.snapshot(fresh) | {"before": last.stage if last else ""}
    audit.record(session, actor, "reach_stage", "house_project", row.id, after=after, reason=fresh.reason)
    return fresh


def advance(session: Session, actor: Actor, row: HouseProject, step: StepInput) -> bool:
    """Enter a stage that what was just recorded leads to, when nothing stands against it; whether it did.

    A project that is further on already, or lacks something, stays where it is.
    """
    if not is_before(row, step.stage) or row.steps[-1].stage in house_stages.GIVEN_UP:
        return False
    if _order_issues(row, step) or house_gates.lacking(session, row.id, step.stage, _on(step)):
        return False
    enter(session, actor, row, step)
    return True


def is_before(row: HouseProject, stage: str) -> bool:
    """Whether a project has that stage still before it; one given up has it too."""
    now = row.steps[-1].stage if row.steps else ""
    return now not in house_stages.ORDER or house_stages.goes_back(stage, now)


def begin(session: Session, actor: Actor, row: HouseProject, step: StepInput) -> None:
    """The first stage of a project just added; the project's own event tells of it."""
    row.steps.append(_made(actor, step, _lacked(session, row, step)))
    session.flush()


def step_issues(session: Session, step: StepInput) -> list[Issue]:
    """What is wrong with a step by itself."""
    known = value_lists.unlisted(session, "house_stage", "stage", step.stage)
    missing = [] if step.stage else [Issue("stage", "required")]
    return [*missing, *known, *not_future("happened_on", step.happened_on), *over(step, LIMITS)]


def existing(session: Session, project_id: int) -> HouseProject:
    """The project inside a running transaction. Raises RecordNotFound."""
    row = session.get(HouseProject, project_id)
    if row is None:
        raise RecordNotFound("not_found", what=f"โครงการบ้าน {project_id}")
    return row


def _lacked(session: Session, row: HouseProject, step: StepInput) -> tuple[str, ...]:
    """What the stage lacks; refused when nobody says why it is entered all the same."""
    lacked = house_gates.lacking(session, row.id, step.stage, _on(step))
    if lacked and not step.reason.strip():
        refuse([*(Issue("reason", need) for need in lacked), Issue("reason", "gate_reason")])
    return lacked


def _order_issues(row: HouseProject, step: StepInput) -> list[Issue]:
    """The same stage twice, a day before what came before, giving up or going back without a word."""
    on = _on(step)
    last = row.steps[-1] if row.steps else None
    if last is None:
        return []
    issues = [Issue("stage", "stage_now")] if last.stage == step.stage else []
    begun = [each.happened_on for each in row.steps if each.stage == "works" and each.happened_on]
    days = [each.happened_on for each in row.steps if each.happened_on]
    if step.stage == house_stages.FINISHED and begun and on < begun[-1]:
        issues.append(Issue("happened_on", "finish_before_start", _days(on, begun[-1])))
    elif days and on < max(days):
        issues.append(Issue("happened_on", "step_before_last", _days(on, max(days))))
    told = step.note.strip()
    if not told and (step.stage in house_stages.GIVEN_UP or house_stages.goes_back(last.stage, step.stage)):
        issues.append(Issue("note", "reason_required"))
    return issues


def _on(step: StepInput) -> date:
    return step.happened_on or clock.today()


def _days(on: date, before: date) -> dict[str, str]:
    return {"read": thai_dates.screen(on), "before": thai_dates.screen(before)}


def _made(actor: Actor, step: StepInput, lacked: tuple[str, ...]) -> HouseProjectStep:
    return HouseProjectStep(
        stage=step.stage,
        happened_on=_on(step),
        done_by=thai_text.clean(step.done_by),
        note=thai_text.clean(step.note),
        recorded_by=actor.name,
        lacked=list(lacked),
        reason=thai_text.clean(step.reason) if lacked else "",
        created_at=clock.now(),
    )


def _day(day: date | None) -> str:
    return thai_dates.screen(day) if day else "–"
