"""Extending loans: each extension is a record of its own, and the due day of its lines moves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import Hold, LoanContract, LoanLine, Person, Renewal, RenewalLine
from welfaredesk.domain import loan_rules, names, paper_limits, thai_dates, thai_text
from welfaredesk.domain.fiscal_year import fiscal_year
from welfaredesk.domain.loan_rules import RuleName
from welfaredesk.errors import Issue, RecordNotFound, Refused, ValidationFailed
from welfaredesk.services import audit, lending_rules, numbering, office
from welfaredesk.services.actor import Actor
from welfaredesk.services.dates import not_future
from welfaredesk.services.limits import over
from welfaredesk.services.signatories import signer_name

LIMITS = {"condition": paper_limits.SLIP_CONDITION, "reason": paper_limits.RENEWAL_REASON}
HOW = {"counter": "มาที่สำนักงาน", "visit": "เยี่ยมบ้าน", "phone": "โทรศัพท์"}


@dataclass(frozen=True, slots=True)
class RenewInput:
    """Lines to extend to `new_due_on`; `how` is counter, visit or phone, `asked_on` None means today.

    `seen`: the devices themselves were seen, in `condition`. A `reason` is needed where more renewals are
    asked for than the rules allow, or somebody waits for such a device.
    """

    line_ids: tuple[int, ...]
    new_due_on: date | None
    how: str = "counter"
    seen: bool = False
    condition: str = ""
    reason: str = ""
    approver: str = ""
    asked_on: date | None = None


@dataclass(frozen=True, slots=True)
class Renewed:
    """What was extended: one record (and L-04) for each slip, with their numbers, and until when."""

    renewal_ids: tuple[int, ...]
    nos: tuple[str, ...]
    due_on: date
    touched: frozenset[str] = frozenset({"loan_line", "renewal"})


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a renewal wants a reason: `code` and `params` are of its sentence."""

    code: str
    params: dict[str, str]


def renew(actor: Actor, db: Database, data: RenewInput) -> Renewed:
    """Extend lines of one or several slips to the same day. An overdue loan can be extended too.

    Raises ValidationFailed (new_due_on, asked_on, how, condition, reason), Refused("renew_closed"),
    RecordNotFound.
    """
    new_due_on = _checked(data)
    with db.transaction() as session:
        lines = [_open_line(session, line_id, new_due_on) for line_id in data.line_ids]
        if not data.reason.strip() and (found := doubts(session, lines)):
            raise ValidationFailed(*(Issue("reason", doubt.code, doubt.params) for doubt in found))
        slips = {line.contract_id: line.contract for line in lines}
        renewals = [
            _renewal(session, actor, contract, [line for line in lines if line.contract is contract], data)
            for contract in slips.values()
        ]
        ids, nos = zip(*((renewal.id, renewal.no) for renewal in renewals), strict=True)
        return Renewed(ids, nos, new_due_on)


def _checked(data: RenewInput) -> date:
    issues = [] if data.line_ids else [Issue("lines", "no_items")]
    if data.new_due_on is None:
        issues.append(Issue("new_due_on", "required"))
    if data.how not in HOW:
        issues.append(Issue("how", "required"))
    issues += not_future("asked_on", data.asked_on)
    issues += over(data, LIMITS)
    if issues or data.new_due_on is None:
        raise ValidationFailed(*issues)
    return data.new_due_on


def _open_line(session: Session, line_id: int, new_due_on: date) -> LoanLine:
    line = session.get(LoanLine, line_id)
    if line is None:
        raise RecordNotFound("not_found", what=f"รายการยืม {line_id}")
    if line.returned_on is not None or line.cancelled:
        raise Refused("renew_closed", model=line.item.model.name, code=line.item.code)
    if new_due_on <= line.due_on:
        said = {"code": line.item.code, "due": thai_dates.screen(line.due_on)}
        raise ValidationFailed(Issue("new_due_on", "renew_not_later", said))
    return line


def doubts(session: Session, lines: Sequence[LoanLine]) -> list[Doubt]:
    """What speaks against extending these lines without a reason."""
    found: list[Doubt] = []
    stops = office.profile_of(session).waiting_stops_renewal
    for line in lines:
        times, most = renewals_of(session, line.id), most_renewals(session, line)
        if times >= most:
            found.append(
                Doubt("renew_limit", {"code": line.item.code, "times": str(times), "most": str(most)})
            )
        waiting = _first_waiting(session, line) if stops else None
        if waiting is not None:
            person = waiting.request.beneficiary_id
            found.append(
                Doubt("renew_waiting", {"model": line.item.model.name, "person": _name(session, person)})
            )
    return found


def renewals_of(session: Session, line_id: int) -> int:
    """How often a line was extended."""
    counted = select(func.count()).select_from(RenewalLine).where(RenewalLine.line_id == line_id)
    return session.scalar(counted) or 0


def most_renewals(session: Session, line: LoanLine) -> int:
    """How often a line may be extended without a reason, by the office's rules."""
    rule = lending_rules.rule_for(
        session, RuleName.MAX_RENEWALS, line.item.model, line.contract.beneficiary_id
    )
    return rule.value if rule is not None else loan_rules.USUAL_RENEWALS


def _first_waiting(session: Session, line: LoanLine) -> Hold | None:
    """Who waits for such a device and has none kept ready: not the user of this one."""
    waiting = select(Hold).where(
        Hold.model_id == line.item.model_id, Hold.closed_on.is_(None), Hold.item_id.is_(None)
    )
    for hold in session.scalars(waiting.order_by(Hold.need, Hold.queued_at)):
        if hold.request.beneficiary_id != line.contract.beneficiary_id:
            return hold
    return None


def _name(session: Session, person_id: int) -> str:
    person = session.get_one(Person, person_id)
    return names.full_name(person.title, person.first, person.last)


def _renewal(
    session: Session, actor: Actor, contract: LoanContract, lines: Sequence[LoanLine], data: RenewInput
) -> Renewal:
    asked_on = data.asked_on or clock.today()
    assert data.new_due_on is not None
    renewal = Renewal(
        contract=contract,
        fiscal_year=fiscal_year(asked_on),
        asked_on=asked_on,
        seen=data.seen,
        how=data.how,
        condition=thai_text.clean(data.condition),
        reason=thai_text.clean(data.reason),
        approver=thai_text.clean(data.approver) or signer_name(session, "approver", asked_on, "lending"),
        renewed_by=actor.name,
        created_at=clock.now(),
    )
    renewal.lines = [
        RenewalLine(line=line, old_due_on=line.due_on, new_due_on=data.new_due_on) for line in lines
    ]
    was = {f"due_on.{line.item.code}": line.due_on.isoformat() for line in lines}
    for line in lines:
        line.due_on = data.new_due_on
    numbering.give(session, renewal, asked_on)
    session.add(renewal)
    session.flush()
    due = {f"due_on.{line.item.code}": line.due_on.isoformat() for line in lines}
    after = audit.snapshot(renewal) | due
    audit.record(
        session,
        actor,
        "renew",
        "loan_contract",
        contract.id,
        before=was,
        after=after,
        reason=renewal.reason,
    )
    return renewal
