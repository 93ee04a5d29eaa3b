"""Taking back what was lent, part by part. No lending rule ever blocks a return."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import Claim, LoanContract, LoanLine, LoanReturn
from welfaredesk.domain import paper_limits, thai_dates, thai_text
from welfaredesk.domain.fiscal_year import fiscal_year
from welfaredesk.errors import Issue, RecordNotFound, Refused, ValidationFailed
from welfaredesk.services import audit, lending_claims, lending_repairs, numbering
from welfaredesk.services.actor import Actor
from welfaredesk.services.lending_claims import DAMAGE, LOST, MISSING_PART, ClaimInput
from welfaredesk.services.lending_photos import IN, add_photos
from welfaredesk.services.lending_ready import inspect, mark_ready
from welfaredesk.services.limits import over, too_long
from welfaredesk.services.signatories import signer_name

TOUCHED = frozenset({"loan_contract", "loan_line", "device_item", "claim", "repair"})
LIMITS = {
    "note": paper_limits.SLIP_NOTE,
    "returner": paper_limits.SLIP_NAME,
    "repair_fault": paper_limits.REPAIR_FAULT,
}
_DAMAGE_WORDS = {"damaged": "ชำรุดเมื่อรับคืน", "repair": "ชำรุดเมื่อรับคืน ส่งซ่อม", "lost": "ผู้ยืมทำหาย"}


@dataclass(frozen=True, slots=True)
class PartBack:
    """How many of a kit part of the line (LoanLinePart) came back."""

    part_id: int
    quantity: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class ReturnInput:
    """One item coming back, in `condition` (usable, damaged, lost, repair).

    `parts` names what did not come back whole; all others are taken for complete. `missing` names what is
    not here: a part of the line by its name, or anything else. What is missing is claimed from the borrower;
    damage and loss are when `claim`. `repair_fault` opens a repair job (also condition repair does).
    `ready`: cleaned and checked on the spot.
    """

    line_id: int
    condition: str = "usable"
    note: str = ""
    returner: str = ""
    returned_on: date | None = None
    parts: tuple[PartBack, ...] = ()
    missing: tuple[str, ...] = ()
    photos: tuple[bytes, ...] = ()
    claim: bool = True
    repair_fault: str = ""
    ready: bool = False


@dataclass(frozen=True, slots=True)
class Returned:
    """Items taken back: the slip, the receipt and its number, the day, whether the slip is closed now.

    `claimed` names what was claimed from the borrower.
    """

    contract_id: int
    returned_on: date
    closed: bool
    return_id: int
    no: str
    claimed: tuple[str, ...] = ()
    touched: frozenset[str] = TOUCHED


def take_back(actor: Actor, db: Database, returns: Sequence[ReturnInput]) -> Returned:
    """Take back items of one slip; their condition becomes the item's. Never blocked by lending rules.

    Raises ValidationFailed for a day before the loan or in the future, more parts than went out, or too many
    photos; Refused("item_not_on_loan").
    """
    if not returns:
        raise ValidationFailed(Issue("items", "no_items"))
    with db.transaction() as session:
        lines = [_out_line(session, data) for data in returns]
        back = _new_return(session, actor, lines[0].contract, returns[0])
        claims: list[Claim] = []
        for line, data in zip(lines, returns, strict=True):
            if line.contract_id != back.contract_id:
                raise RecordNotFound("not_found", what=f"รายการยืม {line.id}")
            claims += _take_back(session, actor, line, back, data)
        session.flush()
        closed = all(line.returned_on is not None for line in back.contract.lines)
        claimed = tuple(claim.what for claim in claims)
        return Returned(back.contract_id, back.returned_on, closed, back.id, back.no, claimed)


def _out_line(session: Session, data: ReturnInput) -> LoanLine:
    line = session.get(LoanLine, data.line_id)
    if line is None:
        raise RecordNotFound("not_found", what=f"รายการยืม {data.line_id}")
    if line.returned_on is not None or line.cancelled:
        raise Refused("item_not_on_loan", model=line.item.model.name, code=line.item.code)
    _check(line, data)
    return line


def _check(line: LoanLine, data: ReturnInput) -> None:
    issues = _day_issues(data.returned_on or clock.today(), line.contract.lent_on)
    out = {part.id: part for part in line.parts}
    for part in data.parts:
        known = out.get(part.part_id)
        if known is not None and not 0 <= part.quantity <= known.quantity_out:
            issues.append(Issue("parts", "part_count", {"part": known.name, "most": str(known.quantity_out)}))
    for name in data.missing:
        issues += too_long("missing", name, paper_limits.CLAIM_WHAT)
    issues += over(data, LIMITS)
    if issues:
        raise ValidationFailed(*issues)


def _day_issues(returned_on: date, lent_on: date) -> list[Issue]:
    said = {"returned_on": thai_dates.screen(returned_on), "lent_on": thai_dates.screen(lent_on)}
    if returned_on < lent_on:
        return [Issue("returned_on", "return_before_loan", said)]
    return [Issue("returned_on", "return_in_future", said)] if returned_on > clock.today() else []


def _new_return(session: Session, actor: Actor, contract: LoanContract, first: ReturnInput) -> LoanReturn:
    returned_on = first.returned_on or clock.today()
    back = LoanReturn(
        contract=contract,
        fiscal_year=fiscal_year(returned_on),
        returned_on=returned_on,
        returner=thai_text.clean(first.returner),
        receiver=signer_name(session, "giver", returned_on, "lending") or actor.name,
        received_by=actor.name,
        created_at=clock.now(),
    )
    numbering.give(session, back, returned_on)
    session.add(back)
    session.flush()
    return back


def _take_back(
    session: Session, actor: Actor, line: LoanLine, back: LoanReturn, data: ReturnInput
) -> list[Claim]:
    item = line.item
    line.returned_on, line.condition_in = data.returned_on or back.returned_on, data.condition
    line.return_note, line.returner = thai_text.clean(data.note), thai_text.clean(data.returner)
    line.receiver, line.received_by, line.return_id = back.receiver, actor.name, back.id
    item.condition = data.condition
    before, after = audit.changes(line)
    item_before, item_after = audit.changes(item)
    before |= {f"item.{key}": value for key, value in item_before.items()}
    after |= {f"item.{key}": value for key, value in item_after.items()} | {"item": item.code}
    _count_parts(line, data)
    after |= {f"part.{part.name}": f"{part.quantity_in}/{part.quantity_out}" for part in line.parts}
    audit.record(session, actor, "take_back", "loan_contract", line.contract_id, before=before, after=after)
    inspect(session, actor, line, IN, line.returned_on, note=line.return_note)
    add_photos(session, actor, line, IN, data.photos, taken_on=line.returned_on)
    lending_claims.settle_said(session, actor, line, line.returned_on)
    claims = _claims(session, actor, line, data)
    _repair(session, actor, line, data)
    if data.ready:
        mark_ready(session, actor, line, line.returned_on, cleaned=True, checked=True, note="")
    return claims


def _count_parts(line: LoanLine, data: ReturnInput) -> None:
    counted = {part.part_id: part for part in data.parts}
    gone = {thai_text.clean(name) for name in data.missing}
    for part in line.parts:
        told = counted.get(part.id)
        part.quantity_in = told.quantity if told is not None else part.quantity_out
        part.note = thai_text.clean(told.note) if told is not None else ""
        if part.name in gone or data.condition == "lost":
            part.quantity_in = 0


def _claims(session: Session, actor: Actor, line: LoanLine, data: ReturnInput) -> list[Claim]:
    wanted = _lost_or_damaged(line, data) if data.claim else []
    if data.condition != "lost":
        wanted = [*_missing(line, data), *wanted]
    on = line.returned_on or clock.today()
    return [lending_claims.claim_from(session, actor, line, claim, on, line.return_id) for claim in wanted]


def _missing(line: LoanLine, data: ReturnInput) -> list[ClaimInput]:
    found = []
    for part in line.parts:
        gone = part.quantity_out - (part.quantity_in or 0)
        if gone > 0:
            price = part.replacement_satang * gone if part.replacement_satang is not None else None
            found.append(ClaimInput(line.id, MISSING_PART, part.name, gone, price, part.note))
    known = {part.name for part in line.parts}
    others = [thai_text.clean(name) for name in data.missing]
    return found + [ClaimInput(line.id, MISSING_PART, name) for name in others if name and name not in known]


def _lost_or_damaged(line: LoanLine, data: ReturnInput) -> list[ClaimInput]:
    said = _DAMAGE_WORDS.get(data.condition)
    if said is None:
        return []
    what = (line.return_note or said)[: paper_limits.CLAIM_WHAT]
    if data.condition == "lost":
        return [ClaimInput(line.id, LOST, what, estimate_satang=line.item.price_satang)]
    return [ClaimInput(line.id, DAMAGE, what)]


def _repair(session: Session, actor: Actor, line: LoanLine, data: ReturnInput) -> None:
    """A job for what came back broken, unless one is running: a return is never refused for it."""
    wanted = data.repair_fault.strip() or data.condition == "repair"
    if not wanted or lending_repairs.running_job(session, line.item_id) is not None:
        return
    fault = data.repair_fault.strip() or line.return_note or _DAMAGE_WORDS["damaged"]
    job = lending_repairs.RepairInput(fault=fault, opened_on=line.returned_on)
    lending_repairs.repair_from(session, actor, line.item, line, job, line.return_id)
