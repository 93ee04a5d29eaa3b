"""What officers saw: Barthel ADL assessments (domain specification §4.1) and home visits."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import TypeVar

from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import Assessment, HomeVisit, Person
from welfaredesk.domain import adl, paper_limits, thai_text
from welfaredesk.errors import Issue, RecordNotFound
from welfaredesk.services import value_lists
from welfaredesk.services.actor import Actor
from welfaredesk.services.audit import Saved
from welfaredesk.services.dates import in_order, not_before_birth, not_future, refuse
from welfaredesk.services.limits import over
from welfaredesk.services.person_history import record, told
from welfaredesk.services.persons import TOUCHED, existing

LIMITS = {
    "assessor": paper_limits.SLIP_NAME,
    "informant": paper_limits.SLIP_NAME,
    "note": paper_limits.ADL_NOTE,
}
VISIT_LIMITS = {
    "visitor": paper_limits.SLIP_NAME,
    "purpose": paper_limits.VISIT_PURPOSE,
    "findings": paper_limits.VISIT_FINDINGS,
}
Row = TypeVar("Row", Assessment, HomeVisit)


@dataclass(frozen=True, slots=True)
class AssessmentInput:
    """An assessment as a form gives it: ten `scores` in the order of domain.adl.ITEMS, or the `total` alone.

    `caregiver` is a code of the list "caregiver"; `assessed_on` is required.
    """

    assessed_on: date | None = None
    assessor: str = ""
    informant: str = ""
    scores: tuple[int, ...] | None = None
    total: int | None = None
    caregiver: str = ""
    pressure_sore: bool = False
    catheter: bool = False
    elderly_club: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class VisitInput:
    """A home visit as its form gives it; `visited_on` is required, `next_on` may lie ahead."""

    visited_on: date | None = None
    visitor: str = ""
    purpose: str = ""
    findings: str = ""
    next_on: date | None = None


def record_assessment(
    actor: Actor,
    db: Database,
    person_id: int,
    data: AssessmentInput,
    *,
    assessment_id: int | None = None,
) -> Saved:
    """Keep an assessment, or correct one. The total of ten scores is always their sum.

    Raises ValidationFailed (assessed_on, scores, total, caregiver), RecordNotFound.
    """
    with db.transaction() as session:
        person = existing(session, person_id)
        refuse(
            _day_issues("assessed_on", data.assessed_on, person),
            _score_issues(data.scores, data.total),
            value_lists.unlisted(session, "caregiver", "caregiver", data.caregiver),
            over(data, LIMITS),
        )
        row = _row(session, Assessment, person_id, assessment_id)
        values = asdict(data)
        values["scores"] = list(data.scores) if data.scores is not None else None
        values["total"] = adl.total(data.scores) if data.scores is not None else data.total
        action = "assess" if assessment_id is None else "correct_assessment"
        return _keep(session, actor, action, person, row, values)


def record_visit(
    actor: Actor, db: Database, person_id: int, data: VisitInput, *, visit_id: int | None = None
) -> Saved:
    """Keep a home visit, or correct one. Raises ValidationFailed (visited_on, next_on), RecordNotFound."""
    with db.transaction() as session:
        person = existing(session, person_id)
        refuse(
            _day_issues("visited_on", data.visited_on, person),
            in_order("next_on", data.visited_on, data.next_on),
            over(data, VISIT_LIMITS),
        )
        row = _row(session, HomeVisit, person_id, visit_id)
        action = "visit" if visit_id is None else "correct_visit"
        return _keep(session, actor, action, person, row, asdict(data))


def _row(session: Session, kind: type[Row], person_id: int, row_id: int | None) -> Row:
    if row_id is None:
        return kind(person_id=person_id, created_at=clock.now())
    row = session.get(kind, row_id)
    if row is None or row.person_id != person_id:
        raise RecordNotFound("not_found", what=f"บันทึก {row_id}")
    return row


def _keep(
    session: Session,
    actor: Actor,
    action: str,
    person: Person,
    row: Assessment | HomeVisit,
    values: dict[str, object],
) -> Saved:
    for name, value in values.items():
        setattr(row, name, thai_text.clean(value) if isinstance(value, str) else value)
    record(session, actor, action, person.id, told(row))
    session.add(row)
    session.flush()
    return Saved(row.id, person.version, TOUCHED)


def _day_issues(field: str, day: date | None, person: Person) -> list[Issue]:
    if day is None:
        return [Issue(field, "required")]
    return not_future(field, day) + not_before_birth(field, day, person)


def _score_issues(scores: Sequence[int] | None, total: int | None) -> list[Issue]:
    if scores is None and total is None:
        return [Issue("scores", "score_required")]
    if total is not None and not 0 <= total <= adl.HIGHEST:
        return [Issue("total", "total_range", {"read": str(total)})]
    if scores is None:
        return []
    try:
        expected = adl.total(scores)
    except ValueError:
        return [Issue("scores", "score_range")]
    if total is not None and total != expected:
        return [Issue("total", "total_differs", {"read": str(total), "expected": str(expected)})]
    return []
