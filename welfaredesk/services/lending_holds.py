"""The waiting list of a model: its order, pieces kept ready, and whom a loan serves or passes over (§2.6).

All of it happens inside the transaction of whoever lends, cancels or decides.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.models import DeviceModel, Hold, HoldPassed, LoanContract, LoanRequest
from welfaredesk.domain import loan_requests, thai_text
from welfaredesk.errors import Refused
from welfaredesk.services import audit, availability, office
from welfaredesk.services.actor import Actor
from welfaredesk.services.persons import name_of

LENT, WITHDRAWN, EXPIRED = "lent", "withdrawn", "expired"
TOUCHED = frozenset({"loan_request", "hold"})


def in_line(session: Session, model_id: int, on: date) -> list[Hold]:
    """Who waits for a model on a day, in order: need, then when they asked. An offer that ran out is out."""
    wanted = select(Hold).where(Hold.model_id == model_id, Hold.closed_on.is_(None))
    holds = session.scalars(wanted.order_by(Hold.need, Hold.queued_at, Hold.request_id))
    return [hold for hold in holds if hold.offer_until is None or hold.offer_until >= on]


def open_hold(session: Session, request: LoanRequest) -> Hold | None:
    """The place a request has in the waiting list."""
    return session.scalar(select(Hold).where(Hold.request_id == request.id, Hold.closed_on.is_(None)))


def queue(session: Session, request: LoanRequest) -> Hold:
    """Put an approved request into the waiting list, by when it was asked for."""
    hold = Hold(
        request=request,
        model_id=request.model_id,
        need=request.need,
        queued_at=request.created_at,
        created_at=clock.now(),
    )
    session.add(hold)
    return hold


def close(session: Session, actor: Actor, hold: Hold, outcome: str) -> None:
    """Take a place out of the waiting list; a piece kept for it is free again."""
    hold.closed_on, hold.outcome = clock.today(), outcome
    before, after = audit.changes(hold)
    audit.record(session, actor, "close", "hold", hold.id, before=before, after=after)


def close_lapsed(session: Session, actor: Actor, model_id: int) -> None:
    """Close the places of a model whose piece was not fetched in time."""
    today = clock.today()
    lapsed = select(Hold).where(Hold.model_id == model_id, Hold.closed_on.is_(None), Hold.offer_until < today)
    for hold in session.scalars(lapsed).all():
        close(session, actor, hold, EXPIRED)
    session.flush()


def keep_ready(session: Session, actor: Actor, hold: Hold, item_id: int, until: date | None) -> None:
    """Keep a piece for a place; `until` None: as long as the office usually does."""
    today = clock.today()
    hold.item_id, hold.offered_on = item_id, today
    hold.offer_until = until or today + timedelta(days=office.profile_of(session).offer_days)
    before, after = audit.changes(hold)
    audit.record(session, actor, "offer", "hold", hold.id, before=before, after=after)


def let_go(session: Session, actor: Actor, hold: Hold, reason: str) -> None:
    """The piece kept for a place is free again; the place itself stays."""
    hold.item_id = hold.offered_on = hold.offer_until = None
    before, after = audit.changes(hold)
    audit.record(session, actor, "let_go", "hold", hold.id, before=before, after=after, reason=reason)


def settle(session: Session, actor: Actor, contract: LoanContract, pass_reason: str) -> None:
    """Serve the borrower's place in the waiting lists of what is lent, and see who is passed over.

    The contract's lines are in the file already. Raises Refused("hold_waiting") when somebody waits for
    whom no piece remains and no reason is given; with one, each of them is recorded (HoldPassed).
    """
    pieces: dict[int, set[int]] = {}
    for line in contract.lines:
        pieces.setdefault(line.item.model_id, set()).add(line.item_id)
    for model_id, taken in pieces.items():
        close_lapsed(session, actor, model_id)
        line_up = in_line(session, model_id, clock.today())
        own = next((hold for hold in line_up if _is_for(hold.request, contract)), None)
        passed = _passed(session, model_id, line_up, own, taken)
        if passed and not pass_reason.strip():
            raise _somebody_waits(session, passed[0], line_up)
        for hold in passed:
            _pass_over(session, actor, hold, contract, taken, thai_text.clean(pass_reason))
        if own is not None:
            close(session, actor, own, LENT)
            own.request.contract_id = contract.id


def reopen(session: Session, actor: Actor, contract: LoanContract) -> None:
    """A loan made by mistake is cancelled: whoever waited for it has the old place again."""
    served = session.scalars(select(LoanRequest).where(LoanRequest.contract_id == contract.id)).all()
    for request in served:
        request.contract_id = None
        before, after = audit.changes(request)
        audit.record(session, actor, "reopen", "loan_request", request.id, before=before, after=after)
        queue(session, request)


def _is_for(request: LoanRequest, contract: LoanContract) -> bool:
    """Whether a loan is what was asked for: the same user, or the applicant who names no other user.

    Somebody may ask for many people (a village volunteer), so the applicant alone says too little.
    """
    himself = request.applicant_id == contract.borrower_id == contract.beneficiary_id
    return himself or request.beneficiary_id == contract.beneficiary_id


def _passed(
    session: Session, model_id: int, line_up: Sequence[Hold], own: Hold | None, taken: set[int]
) -> list[Hold]:
    others = [hold for hold in line_up if hold is not own]
    robbed = [hold for hold in others if hold.item_id in taken]
    waiting = [hold for hold in others if hold.item_id is None]
    count = len(taken) - len(robbed)
    if own is not None and own.item_id is not None:
        count -= 1  # a piece was kept for it
    elif own is not None and count == 1:
        waiting = [hold for hold in waiting if line_up.index(hold) < line_up.index(own)]
    free = availability.free_count(session, model_id)
    return robbed + list(loan_requests.passed_over(waiting, free, count))


def _pass_over(
    session: Session, actor: Actor, hold: Hold, contract: LoanContract, taken: set[int], reason: str
) -> None:
    session.add(
        HoldPassed(
            hold_id=hold.id,
            contract_id=contract.id,
            reason=reason,
            decided_by=actor.name,
            created_at=clock.now(),
        )
    )
    after = {"contract": contract.no}
    audit.record(session, actor, "pass_over", "loan_request", hold.request_id, after=after, reason=reason)
    if hold.item_id in taken:
        let_go(session, actor, hold, reason)


def _somebody_waits(session: Session, hold: Hold, line_up: Sequence[Hold]) -> Refused:
    return Refused(
        "hold_waiting",
        model=session.get_one(DeviceModel, hold.model_id).name,
        holder=name_of(hold.request.beneficiary),
        no=hold.request.no,
        turn=line_up.index(hold) + 1,
    )
