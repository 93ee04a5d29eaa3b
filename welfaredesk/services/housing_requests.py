"""The request a house project began with (W-01): hardship, what is asked for, who else suffers it (§1.5)."""

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

from sqlalchemy import select

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import HouseRequest
from welfaredesk.domain import paper_limits, thai_text
from welfaredesk.errors import Issue, StaleRecord
from welfaredesk.services import audit, housing_stages
from welfaredesk.services.actor import Actor
from welfaredesk.services.audit import Saved
from welfaredesk.services.dates import not_future, refuse
from welfaredesk.services.limits import too_long

TOUCHED = frozenset({"house_request"})
_NUMBER = re.compile(r"\d(?:[ -]?\d){7,}")  # an id number or a telephone, not a house number


@dataclass(frozen=True, slots=True)
class Sufferer:
    """Somebody of the roster: a third party, of whom name, house and village are kept and nothing else."""

    name: str = ""
    house_no: str = ""
    moo: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class RequestInput:
    """A request; `filed_on` None: today."""

    filed_on: date | None = None
    problem: str = ""
    wanted: str = ""
    sufferers: tuple[Sufferer, ...] = ()


def save_request(
    actor: Actor, db: Database, project_id: int, data: RequestInput, *, version: int = 0
) -> Saved:
    """Keep the request of a project; `version` 0 while nothing is kept yet.

    Raises ValidationFailed (filed_on, problem, wanted, sufferers), StaleRecord, RecordNotFound.
    """
    refuse(_issues(data))
    with db.transaction() as session:
        project = housing_stages.existing(session, project_id)
        row = session.scalar(select(HouseRequest).where(HouseRequest.project_id == project.id))
        if (row.version if row is not None else 0) != version:
            raise StaleRecord
        known = row is not None
        row = row or HouseRequest(project_id=project.id, created_at=clock.now())
        row.filed_on = data.filed_on or clock.today()
        row.problem, row.wanted = thai_text.clean(data.problem), thai_text.clean(data.wanted)
        row.sufferers = [
            {name: thai_text.clean(text) for name, text in asdict(each).items()} for each in data.sufferers
        ]
        if not known:
            session.add(row)
        before, after = audit.changes(row)
        session.flush()
        if after:
            action, was = ("update", before) if known else ("create", None)
            audit.record(session, actor, action, "house_request", row.id, before=was, after=after)
        return Saved(row.id, row.version, TOUCHED)


def _issues(data: RequestInput) -> list[Issue]:
    issues = not_future("filed_on", data.filed_on)
    issues += [] if data.problem.strip() else [Issue("problem", "required")]
    issues += too_long("problem", thai_text.clean(data.problem), paper_limits.AID_PROBLEM)
    issues += too_long("wanted", thai_text.clean(data.wanted), paper_limits.AID_WANTED)
    return issues + _roster_issues(data.sufferers)


def _roster_issues(sufferers: Sequence[Sufferer]) -> list[Issue]:
    issues = [Issue("sufferers", "roster_name")] if any(not each.name.strip() for each in sufferers) else []
    for each in sufferers:
        issues += too_long("sufferers", each.name, paper_limits.SLIP_NAME)
        issues += too_long("sufferers", each.note, paper_limits.ROSTER_NOTE)
        for text in (each.name, each.note):
            if _NUMBER.search(thai_text.to_arabic(text)):
                issues.append(Issue("sufferers", "roster_number", {"read": text}))
    return issues
