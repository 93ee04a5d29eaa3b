"""What borrowers owe: a part that did not come back, damage, a loss, or a return only they know of."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import Claim, LoanLine
from welfaredesk.domain import paper_limits, thai_text
from welfaredesk.errors import Issue, RecordNotFound, Refused, StaleRecord, ValidationFailed
from welfaredesk.services import audit
from welfaredesk.services.actor import Actor
from welfaredesk.services.audit import Saved
from welfaredesk.services.dates import in_order, not_future
from welfaredesk.services.limits import over, too_long, wants_reason

MISSING_PART, DAMAGE, LOST, SAYS_RETURNED = "missing_part", "damage", "lost", "says_returned"
KINDS = {
    MISSING_PART: "อุปกรณ์ขาด",
    DAMAGE: "ชำรุด",
    LOST: "สูญหาย",
    SAYS_RETURNED: "ผู้ยืมแจ้งว่าคืนแล้ว",
}
SETTLED = {
    "repaired": "ผู้ยืมซ่อมให้แล้ว",
    "replaced": "ผู้ยืมหามาแทนแล้ว",
    "paid": "ชดใช้เป็นเงินแล้ว",
    "found": "พบแล้ว",
    "waived": "ยกเว้นให้",
}
TOUCHED = frozenset({"claim", "device_item", "loan_line"})
LIMITS = {"what": paper_limits.CLAIM_WHAT, "note": paper_limits.NOTE}


@dataclass(frozen=True, slots=True)
class ClaimInput:
    """A claim on the borrower of a line; `estimate_satang` None: not known yet."""

    line_id: int
    kind: str
    what: str = ""
    quantity: int = 1
    estimate_satang: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class SettleInput:
    """How a claim ended (see SETTLED). `usable`: the piece, damaged or lost before, may be used again."""

    how: str = ""
    settled_on: date | None = None
    amount_satang: int | None = None
    note: str = ""
    usable: bool = False


def open_claim(actor: Actor, db: Database, data: ClaimInput) -> Saved:
    """Claim something from the borrower of a line. Raises ValidationFailed (what, kind), RecordNotFound."""
    issues = [] if data.what.strip() or data.kind == SAYS_RETURNED else [Issue("what", "required")]
    if data.kind not in KINDS:
        issues.append(Issue("kind", "not_in_list", {"read": data.kind}))
    issues += over(data, LIMITS)
    issues += _amount("estimate_satang", data.estimate_satang)
    if issues:
        raise ValidationFailed(*issues)
    with db.transaction() as session:
        line = session.get(LoanLine, data.line_id)
        if line is None:
            raise RecordNotFound("not_found", what=f"รายการยืม {data.line_id}")
        claim = claim_from(session, actor, line, data, clock.today())
        return Saved(claim.id, claim.version, TOUCHED)


def claim_from(
    session: Session, actor: Actor, line: LoanLine, data: ClaimInput, on: date, return_id: int | None = None
) -> Claim:
    """Open a claim inside a running transaction; `return_id` names the return that opens it."""
    claim = Claim(
        line=line,
        return_id=return_id,
        kind=data.kind,
        what=thai_text.clean(data.what) or line.item.model.name,
        quantity=data.quantity,
        estimate_satang=data.estimate_satang,
        opened_on=on,
        opened_by=actor.name,
        note=thai_text.clean(data.note),
        created_at=clock.now(),
    )
    session.add(claim)
    session.flush()
    after = audit.snapshot(claim) | {"item": line.item.code}
    audit.record(session, actor, "open_claim", "loan_contract", line.contract_id, after=after)
    return claim


def settle_claim(actor: Actor, db: Database, claim_id: int, data: SettleInput, *, version: int) -> Saved:
    """Close a claim: repaired, replaced, paid (with the amount), found or waived (with the reason).

    Raises ValidationFailed (how, amount_satang, note, settled_on), Refused("claim_settled"), StaleRecord.
    """
    with db.transaction() as session:
        claim = _open(session, claim_id)
        if claim.version != version:
            raise StaleRecord
        _check_settling(claim, data)
        claim.settled_on, claim.settled_how = data.settled_on or clock.today(), data.how
        claim.amount_satang, claim.settled_by = data.amount_satang, actor.name
        claim.note = thai_text.clean(data.note) or claim.note
        item = claim.line.item
        if data.usable and item.condition in ("damaged", "lost"):
            item.condition = "usable"
        before, after = audit.changes(claim)
        item_before, item_after = audit.changes(item)
        before |= {f"item.{key}": value for key, value in item_before.items()}
        after |= {f"item.{key}": value for key, value in item_after.items()} | {"item": item.code}
        contract_id = claim.line.contract_id
        audit.record(session, actor, "settle_claim", "loan_contract", contract_id, before=before, after=after)
        session.flush()
        return Saved(claim.id, claim.version, TOUCHED)


def _check_settling(claim: Claim, data: SettleInput) -> None:
    issues = _amount("amount_satang", data.amount_satang)
    issues += too_long("note", data.note, paper_limits.NOTE)
    if data.how not in SETTLED:
        issues.append(Issue("how", "required"))
    if data.how == "paid" and not data.amount_satang:
        issues.append(Issue("amount_satang", "required"))
    if data.how == "waived" and not data.note.strip():
        issues.append(Issue("note", "reason_required"))
    issues += not_future("settled_on", data.settled_on)
    issues += in_order("settled_on", claim.opened_on, data.settled_on)
    if issues:
        raise ValidationFailed(*issues)


def allow_lending(actor: Actor, db: Database, claim_id: int, reason: str) -> Saved:
    """Let a piece that lacks a part go out as it is; the claim stays open.

    Raises ValidationFailed (reason) without one, Refused("claim_settled"), RecordNotFound.
    """
    wants_reason(reason)
    with db.transaction() as session:
        claim = _open(session, claim_id)
        claim.lendable_reason = thai_text.clean(reason)
        after = {"item": claim.line.item.code, "what": claim.what}
        contract_id = claim.line.contract_id
        audit.record(
            session, actor, "allow_lending", "loan_contract", contract_id, after=after, reason=reason.strip()
        )
        session.flush()
        return Saved(claim.id, claim.version, TOUCHED)


def settle_said(session: Session, actor: Actor, line: LoanLine, on: date) -> None:
    """The item is here: what the borrower said of it is settled."""
    wanted = select(Claim).where(
        Claim.line_id == line.id, Claim.kind == SAYS_RETURNED, Claim.settled_on.is_(None)
    )
    for claim in session.scalars(wanted):
        claim.settled_on, claim.settled_how, claim.settled_by = on, "found", actor.name


def _open(session: Session, claim_id: int) -> Claim:
    claim = session.get(Claim, claim_id)
    if claim is None:
        raise RecordNotFound("not_found", what=f"ข้อเรียกร้อง {claim_id}")
    if claim.settled_on is not None:
        raise Refused("claim_settled", what=claim.what, how=SETTLED.get(claim.settled_how, ""))
    return claim


def _amount(field: str, satang: int | None) -> list[Issue]:
    return [Issue(field, "negative_amount")] if satang is not None and satang < 0 else []
