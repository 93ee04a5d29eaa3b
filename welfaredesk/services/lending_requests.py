"""Requests for a device (L-01): asked, decided, put into the waiting list, offered a piece, withdrawn."""

from dataclasses import asdict, dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import DeviceItem, DeviceModel, Hold, LoanRequest
from welfaredesk.domain import loan_requests, paper_limits, thai_dates, thai_text
from welfaredesk.domain.fiscal_year import fiscal_year
from welfaredesk.errors import Issue, RecordNotFound, Refused, StaleRecord, ValidationFailed
from welfaredesk.services import audit, availability, lending_holds, numbering
from welfaredesk.services.actor import Actor
from welfaredesk.services.audit import Saved
from welfaredesk.services.dates import in_order, not_future, refuse
from welfaredesk.services.limits import over, wants_reason
from welfaredesk.services.persons import living, name_of

APPROVED, REJECTED = "approved", "rejected"
LIMITS = {
    "features": paper_limits.REQUEST_FEATURES,
    "reason": paper_limits.SLIP_PURPOSE,  # it becomes the purpose of the loan
    "relation": paper_limits.SLIP_RELATION,
}
DECISION_LIMITS = {"decided_by": paper_limits.SLIP_NAME, "note": paper_limits.REASON}


@dataclass(frozen=True, slots=True)
class RequestInput:
    """A request as its form gives it. `beneficiary_id` None: the applicant will use it himself.

    `need` is 1 (urgent) to 5; `delivery` a key of loan_requests.DELIVERIES or ""; `evidence` keys of
    loan_requests.EVIDENCE; `asked_on` None is today.
    """

    applicant_id: int | None = None
    model_id: int | None = None
    beneficiary_id: int | None = None
    relation: str = ""
    features: str = ""
    need: int = 3
    reason: str = ""
    asked_on: date | None = None
    wanted_from: date | None = None
    wanted_to: date | None = None
    delivery: str = ""
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DecisionInput:
    """What was decided on a request, by whom and when (None: today); a rejection says why in `note`."""

    decision: str = APPROVED
    decided_by: str = ""
    decided_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request taken in: its id and its number as written."""

    id: int
    no: str
    touched: frozenset[str] = lending_holds.TOUCHED


def validate(data: RequestInput) -> list[Issue]:
    """Issues of the form."""
    issues = [
        Issue(field, "required") for field in ("applicant_id", "model_id") if getattr(data, field) is None
    ]
    if not data.reason.strip():
        issues.append(Issue("reason", "required"))
    issues += over(data, LIMITS)
    if data.need not in loan_requests.NEEDS:
        issues.append(Issue("need", "not_in_list", {"read": str(data.need)}))
    if data.delivery and data.delivery not in loan_requests.DELIVERIES:
        issues.append(Issue("delivery", "not_in_list", {"read": data.delivery}))
    issues += [
        Issue("evidence", "not_in_list", {"read": each})
        for each in data.evidence
        if each not in loan_requests.EVIDENCE
    ]
    issues += not_future("asked_on", data.asked_on)
    return issues + in_order("wanted_to", data.wanted_from, data.wanted_to)


def ask(actor: Actor, db: Database, data: RequestInput) -> Asked:
    """Take in a request; its number is the next of the fiscal year it was asked in.

    Raises ValidationFailed, Refused("person_gone", "request_twice" while the user has one under way for
    this model, "model_not_lent"), RecordNotFound.
    """
    refuse(validate(data))
    asked_on = data.asked_on or clock.today()
    with db.transaction() as session:
        request = LoanRequest(asked_on=asked_on, created_at=clock.now())
        _fill(session, request, data)
        request.fiscal_year = fiscal_year(asked_on)
        numbering.give(session, request, asked_on)
        session.add(request)
        session.flush()
        audit.record(session, actor, "create", "loan_request", request.id, after=audit.snapshot(request))
        return Asked(request.id, request.no)


def change(actor: Actor, db: Database, request_id: int, data: RequestInput, *, version: int) -> Saved:
    """Put a request right while nothing is decided.

    Raises as `ask`, and Refused("request_decided"), StaleRecord.
    """
    refuse(validate(data))
    with db.transaction() as session:
        request = _undecided(session, request_id)
        if request.version != version:
            raise StaleRecord
        _fill(session, request, data)
        before, after = audit.changes(request)
        if after:
            audit.record(session, actor, "update", "loan_request", request.id, before=before, after=after)
        session.flush()
        return _saved(request)


def decide(actor: Actor, db: Database, request_id: int, data: DecisionInput) -> Saved:
    """Approve a request, which puts it into the waiting list, or reject it.

    Raises ValidationFailed (note: a rejection without a reason; decided_by; decided_on),
    Refused("request_decided", "request_over"), RecordNotFound.
    """
    decided_on = data.decided_on or clock.today()
    issues = not_future("decided_on", data.decided_on) + over(data, DECISION_LIMITS)
    if data.decision not in (APPROVED, REJECTED):
        issues.append(Issue("decision", "not_in_list", {"read": data.decision}))
    if data.decision == REJECTED and not data.note.strip():
        issues.append(Issue("note", "reason_required"))
    refuse(issues)
    with db.transaction() as session:
        request = _undecided(session, request_id)
        if decided_on < request.asked_on:
            params = {"end": thai_dates.screen(decided_on), "start": thai_dates.screen(request.asked_on)}
            raise ValidationFailed(Issue("decided_on", "ends_before_start", params))
        request.decision, request.decided_on = data.decision, decided_on
        request.decided_by = thai_text.clean(data.decided_by) or actor.name
        request.decision_note = thai_text.clean(data.note)
        before, after = audit.changes(request)
        action = "approve" if data.decision == APPROVED else "reject"
        audit.record(
            session,
            actor,
            action,
            "loan_request",
            request.id,
            before=before,
            after=after,
            reason=request.decision_note,
        )
        if data.decision == APPROVED:
            lending_holds.close_lapsed(session, actor, request.model_id)
            lending_holds.queue(session, request)
        session.flush()
        return _saved(request)


def withdraw(actor: Actor, db: Database, request_id: int, reason: str) -> Saved:
    """The applicant gives up the request; its place in the waiting list is closed.

    Raises ValidationFailed (reason), Refused("request_over") when it was lent, rejected or withdrawn.
    """
    wants_reason(reason)
    with db.transaction() as session:
        request = _standing(session, request_id)
        request.withdrawn_on, request.withdrawn_reason = clock.today(), thai_text.clean(reason)
        before, after = audit.changes(request)
        audit.record(
            session,
            actor,
            "withdraw",
            "loan_request",
            request.id,
            before=before,
            after=after,
            reason=request.withdrawn_reason,
        )
        if (hold := lending_holds.open_hold(session, request)) is not None:
            lending_holds.close(session, actor, hold, lending_holds.WITHDRAWN)
        session.flush()
        return _saved(request)


def offer(actor: Actor, db: Database, request_id: int, item_id: int, until: date | None = None) -> Saved:
    """Keep a free piece for a waiting request until a day (None: the office's usual number of days).

    Only who is next gets one: Refused("not_next") names who is. Raises ValidationFailed (until),
    Refused("item_not_free", "not_waiting"), RecordNotFound.
    """
    if until is not None and until < clock.today():
        raise ValidationFailed(Issue("until", "offer_over", {"read": thai_dates.screen(until)}))
    with db.transaction() as session:
        request = _standing(session, request_id)
        lending_holds.close_lapsed(session, actor, request.model_id)
        hold = lending_holds.open_hold(session, request)
        if hold is None or hold.item_id is not None:
            raise Refused("not_waiting", no=request.no)
        _refuse_out_of_turn(session, hold)
        item = session.get(DeviceItem, item_id)
        if item is None:
            raise RecordNotFound("not_found", what=f"อุปกรณ์ {item_id}")
        if item.model_id != request.model_id or availability.obstacle_of(session, item_id):
            raise Refused("item_not_free", code=item.code)
        lending_holds.keep_ready(session, actor, hold, item_id, until)
        session.flush()
        return _saved(request)


def take_offer_back(actor: Actor, db: Database, request_id: int, reason: str) -> Saved:
    """The piece kept for a request is free again; the request waits on.

    Raises ValidationFailed (reason), Refused("not_offered"), RecordNotFound.
    """
    wants_reason(reason)
    with db.transaction() as session:
        request = _standing(session, request_id)
        hold = lending_holds.open_hold(session, request)
        if hold is None or hold.item_id is None:
            raise Refused("not_offered", no=request.no)
        lending_holds.let_go(session, actor, hold, thai_text.clean(reason))
        session.flush()
        return _saved(request)


def queue_again(actor: Actor, db: Database, request_id: int) -> Saved:
    """A request whose offer ran out goes back into the waiting list, behind those who asked before today.

    Raises Refused("not_expired"), RecordNotFound.
    """
    with db.transaction() as session:
        request = _standing(session, request_id)
        lending_holds.close_lapsed(session, actor, request.model_id)
        if request.decision != APPROVED or lending_holds.open_hold(session, request) is not None:
            raise Refused("not_expired", no=request.no)
        hold = lending_holds.queue(session, request)
        hold.queued_at = clock.now()
        session.flush()
        audit.record(session, actor, "queue_again", "loan_request", request.id)
        return _saved(request)


def _fill(session: Session, request: LoanRequest, data: RequestInput) -> None:
    assert data.applicant_id is not None
    model = session.get(DeviceModel, data.model_id)
    if model is None:
        raise RecordNotFound("not_found", what=f"ชนิดอุปกรณ์ {data.model_id}")
    if model.consumable:
        raise Refused("model_not_lent", model=model.name)
    applicant = living(session, data.applicant_id)
    user = living(session, data.beneficiary_id or data.applicant_id)
    with session.no_autoflush:
        _refuse_second(session, request, user.id, model.id)
    texts = {name: thai_text.clean(getattr(data, name)) for name in ("relation", "features", "reason")}
    values = asdict(data) | texts
    values |= {
        "applicant_id": applicant.id,
        "beneficiary_id": user.id,
        "relation": "" if user is applicant else texts["relation"],
        "asked_on": data.asked_on or request.asked_on,
        "evidence": sorted(data.evidence),
    }
    for name, value in values.items():
        if getattr(request, name) != value:
            setattr(request, name, value)


def _refuse_second(session: Session, request: LoanRequest, user_id: int, model_id: int) -> None:
    """A user has at most one request under way for a model; what was entered twice is told at once."""
    waits = select(Hold.id).where(Hold.request_id == LoanRequest.id, Hold.closed_on.is_(None)).exists()
    other = session.scalar(
        select(LoanRequest).where(
            LoanRequest.beneficiary_id == user_id,
            LoanRequest.model_id == model_id,
            LoanRequest.withdrawn_on.is_(None),
            LoanRequest.id != (request.id or 0),
            or_(LoanRequest.decision == "", waits),
        )
    )
    if other is not None:
        raise Refused("request_twice", no=other.no, person=name_of(other.beneficiary))


def _refuse_out_of_turn(session: Session, hold: Hold) -> None:
    waiting = [
        each for each in lending_holds.in_line(session, hold.model_id, clock.today()) if each.item_id is None
    ]
    if waiting[0] is not hold:
        first = waiting[0].request
        raise Refused("not_next", holder=name_of(first.beneficiary), no=first.no)


def _standing(session: Session, request_id: int) -> LoanRequest:
    """A request that is not over."""
    request = session.get(LoanRequest, request_id)
    if request is None:
        raise RecordNotFound("not_found", what=f"คำขอยืม {request_id}")
    over = request.withdrawn_on is not None or request.contract_id is not None
    if over or request.decision == REJECTED:
        raise Refused("request_over", no=request.no)
    return request


def _undecided(session: Session, request_id: int) -> LoanRequest:
    request = _standing(session, request_id)
    if request.decision:
        raise Refused("request_decided", no=request.no, by=request.decided_by)
    return request


def _saved(request: LoanRequest) -> Saved:
    return Saved(request.id, request.version, lending_holds.TOUCHED)
