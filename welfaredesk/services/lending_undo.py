"""Correcting a return made by mistake, while nothing was built on it."""

from sqlalchemy import and_, delete, or_, select
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import Attachment, Claim, Inspection, LoanLine, LoanReturn, Repair
from welfaredesk.errors import RecordNotFound, Refused
from welfaredesk.services import audit, documents
from welfaredesk.services.actor import Actor
from welfaredesk.services.lending_claims import SAYS_RETURNED
from welfaredesk.services.lending_photos import ENTITY, IN, OUT
from welfaredesk.services.lending_returns import TOUCHED
from welfaredesk.services.limits import wants_reason

_OF_RETURN = ("returned_on", "condition_in", "return_id", "ready_on")
_WORDS_OF_RETURN = ("return_note", "returner", "receiver", "received_by", "ready_by", "ready_note")


def undo_return(actor: Actor, db: Database, return_id: int, reason: str) -> frozenset[str]:
    """Take a return back: its items are out again, its receipt is void and keeps its number.

    What was opened with it (claims, repair jobs, pictures) goes with it; the audit trail keeps what it was.
    Returns the tables touched. Raises ValidationFailed (reason), Refused("return_undone" or
    "return_moved_on" when something was built on it), RecordNotFound.
    """
    wants_reason(reason)
    with db.transaction() as session:
        back = session.get(LoanReturn, return_id)
        if back is None:
            raise RecordNotFound("not_found", what=f"ใบรับคืน {return_id}")
        if back.undone_at is not None:
            raise Refused("return_undone", no=back.no, reason=back.undo_reason)
        lines = list(session.scalars(select(LoanLine).where(LoanLine.return_id == back.id)))
        for line in lines:
            if what := _built_on(session, back, line):
                raise Refused("return_moved_on", code=line.item.code, what=what)
        for line in lines:
            _undo_line(session, actor, back, line, reason)
        back.undone_at, back.undone_by, back.undo_reason = clock.now(), actor.name, reason.strip()
        documents.void_of(session, actor, "loan_return", back.id, reason)
        documents.void_of(session, actor, "loan_contract", back.contract_id, reason, form="L-02R")
    return TOUCHED | {"attachment", "issued_document"}


def _built_on(session: Session, back: LoanReturn, line: LoanLine) -> str:
    """What happened to the item since the return that stands in the way, "" for nothing."""
    later = select(LoanLine.id).where(
        LoanLine.item_id == line.item_id, LoanLine.id > line.id, LoanLine.cancelled.is_(False)
    )
    if session.scalar(later.limit(1)):
        return "ให้ยืมครั้งใหม่แล้ว"
    settled = select(Claim.id).where(
        Claim.return_id == back.id,
        Claim.line_id == line.id,
        or_(Claim.settled_on.is_not(None), Claim.lendable_reason != ""),
    )
    if session.scalar(settled.limit(1)):
        return "ปิดเรื่องเรียกร้องแล้ว"
    begun = or_(Repair.sent_on.is_not(None), Repair.done_on.is_not(None))
    worked_on = select(Repair.id).where(
        Repair.item_id == line.item_id,
        or_(
            and_(Repair.return_id == back.id, begun),
            and_(Repair.line_id.is_(None), Repair.created_at >= back.created_at),
        ),
    )
    if session.scalar(worked_on.limit(1)):
        return "ส่งซ่อมแล้ว"
    return "" if line.item.condition in (line.condition_in, "repair") else "สภาพถูกแก้ไขแล้ว"


def _undo_line(session: Session, actor: Actor, back: LoanReturn, line: LoanLine, reason: str) -> None:
    returned_on, item = line.returned_on, line.item
    for name in _OF_RETURN:
        setattr(line, name, None)
    for name in _WORDS_OF_RETURN:
        setattr(line, name, "")
    item.condition = line.condition_out
    for part in line.parts:
        part.quantity_in, part.note = None, ""
    before, after = audit.changes(line)
    before |= {"opened": _remove_opened(session, back, line), "item": item.code}
    said = select(Claim).where(
        Claim.line_id == line.id, Claim.kind == SAYS_RETURNED, Claim.settled_on == returned_on
    )
    for claim in session.scalars(said):
        claim.settled_on, claim.settled_how, claim.settled_by = None, "", ""
    audit.record(
        session,
        actor,
        "undo_return",
        "loan_contract",
        line.contract_id,
        before=before,
        after=after,
        reason=reason.strip(),
    )


def _remove_opened(session: Session, back: LoanReturn, line: LoanLine) -> list[dict[str, object]]:
    """Take away what the return opened; returns what it was."""
    opened: list[dict[str, object]] = []
    for kind in (Claim, Repair):
        with_it = select(kind).where(kind.line_id == line.id, kind.return_id == back.id)
        for row in session.scalars(with_it):
            opened.append(audit.snapshot(row))
            session.delete(row)
    session.execute(delete(Inspection).where(Inspection.line_id == line.id, Inspection.phase != OUT))
    session.execute(
        delete(Attachment).where(
            Attachment.entity == ENTITY, Attachment.entity_id == line.id, Attachment.kind == IN
        )
    )
    return opened
