"""The loan desk: lending, and cancelling a loan made by mistake."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import DeviceItem, LoanContract, LoanLine, Person
from welfaredesk.domain import loan_requests, loan_rules, paper_limits, thai_dates, thai_text
from welfaredesk.domain.fiscal_year import fiscal_year
from welfaredesk.errors import Issue, RecordNotFound, Refused, ValidationFailed
from welfaredesk.services import (
    audit,
    availability,
    documents,
    lending_handover,
    lending_holds,
    lending_rules,
    numbering,
    office,
)
from welfaredesk.services.actor import Actor
from welfaredesk.services.availability import open_line
from welfaredesk.services.lending_handover import HandOver, new_line, note_hand_over
from welfaredesk.services.limits import over, wants_reason
from welfaredesk.services.office_texts import text_on
from welfaredesk.services.persons import existing, name_of
from welfaredesk.services.signatories import signer_name

MAX_SLIP_LINES = paper_limits.SLIP_ROWS
LIMITS = {
    "purpose": paper_limits.SLIP_PURPOSE,
    "relation": paper_limits.SLIP_RELATION,
    "backdate_reason": paper_limits.REASON,
    "pass_reason": paper_limits.REASON,
    "override_reason": paper_limits.REASON,
}


@dataclass(frozen=True, slots=True)
class LoanInput:
    """A loan as the desk gives it. `beneficiary_id` None: the borrower uses it; `due_on` None: proposed.

    `handed` tells what is special about items going out; the others go with their whole kit. Reasons are
    asked for only where the rules want one: for a day before today (`backdate_reason`), for somebody who
    waits and is passed over (`pass_reason`), for a borrower who is restricted or has enough already
    (`override_reason`). `delivery` is a key of loan_requests.DELIVERIES or "".
    """

    borrower_id: int
    item_ids: tuple[int, ...]
    beneficiary_id: int | None = None
    relation: str = ""
    purpose: str = ""
    lent_on: date | None = None
    due_on: date | None = None
    handed: tuple[HandOver, ...] = ()
    guarantor_id: int | None = None
    delivery: str = ""
    backdate_reason: str = ""
    pass_reason: str = ""
    override_reason: str = ""


@dataclass(frozen=True, slots=True)
class Lent:
    """A loan made: the contract, its number as written, and when the first item is due."""

    contract_id: int
    no: str
    due_on: date
    touched: frozenset[str] = frozenset({"loan_contract", "loan_line"}) | lending_holds.TOUCHED


def lend(actor: Actor, db: Database, data: LoanInput) -> Lent:
    """Lend items on one slip; the slip's number is the next of the fiscal year of the lending day.

    Raises ValidationFailed (purpose, due_on, lent_on, items, guarantor_id, and the reasons where they are
    wanted), Refused (item_on_loan with the holder's name, item_not_lendable, person_gone, hold_waiting,
    borrower_restricted, too_many_out), RecordNotFound.
    """
    lent_on = data.lent_on or clock.today()
    _check(data, lent_on)
    try:
        with db.transaction() as session:
            return _lend(session, actor, data, lent_on)
    except IntegrityError as error:
        if "loan_line.item_id" not in str(error.orig):
            raise
        # the last guard is the index: somebody else was faster
        raise _who_has_it(db, data.item_ids) from error


def _check(data: LoanInput, lent_on: date) -> None:
    issues = []
    if not data.item_ids:
        issues.append(Issue("items", "no_items"))
    if len(data.item_ids) > MAX_SLIP_LINES:
        issues.append(Issue("items", "too_many_items", {"limit": str(MAX_SLIP_LINES)}))
    issues += over(data, LIMITS)
    issues += lending_handover.validate(data.handed)
    issues += _missing_words(data, lent_on)
    if lent_on > clock.today():
        issues.append(Issue("lent_on", "loan_in_future", {"lent_on": thai_dates.screen(lent_on)}))
    if data.due_on is not None and data.due_on < lent_on:
        params = {"due": thai_dates.screen(data.due_on), "lent_on": thai_dates.screen(lent_on)}
        issues.append(Issue("due_on", "due_before_loan", params))
    if issues:
        raise ValidationFailed(*issues)


def _missing_words(data: LoanInput, lent_on: date) -> list[Issue]:
    """A backdated loan says why; a guarantor is somebody else than the borrower."""
    issues = []
    if lent_on < clock.today() and not data.backdate_reason.strip():
        issues.append(Issue("backdate_reason", "backdate_why", {"lent_on": thai_dates.screen(lent_on)}))
    if data.guarantor_id is not None and data.guarantor_id == data.borrower_id:
        issues.append(Issue("guarantor_id", "guarantor_self"))
    if data.delivery and data.delivery not in loan_requests.DELIVERIES:
        issues.append(Issue("delivery", "not_in_list", {"read": data.delivery}))
    return issues


def _lend(session: Session, actor: Actor, data: LoanInput, lent_on: date) -> Lent:
    profile = office.profile_of(session)
    borrower = _living(session, data.borrower_id)
    beneficiary = _living(session, data.beneficiary_id or data.borrower_id)
    guarantor = _living(session, data.guarantor_id) if data.guarantor_id else None
    items = [_lendable(session, item_id) for item_id in data.item_ids]
    models = [item.model for item in items]
    lending_rules.refuse_borrower(session, borrower, beneficiary, models, data.override_reason)
    term = lending_rules.term_of(session, models, beneficiary.id, profile.loan_days)
    due_on = data.due_on or loan_rules.propose_due(lent_on, term.days)
    contract = LoanContract(
        fiscal_year=fiscal_year(lent_on),
        borrower_id=borrower.id,
        beneficiary_id=beneficiary.id,
        guarantor_id=guarantor.id if guarantor else None,
        relation=thai_text.clean(data.relation),
        purpose=thai_text.clean(data.purpose),
        lent_on=lent_on,
        backdate_reason=thai_text.clean(data.backdate_reason) if lent_on < clock.today() else "",
        override_reason=thai_text.clean(data.override_reason),
        delivery=data.delivery,
        liability=text_on(session, "loan_liability", lent_on),
        approver=signer_name(session, "approver", lent_on, "lending"),
        giver=signer_name(session, "giver", lent_on, "lending") or actor.name,
        lent_by=actor.name,
        created_at=clock.now(),
    )
    handed = {given.item_id: given for given in data.handed}
    given = [handed.get(item.id) or HandOver(item.id) for item in items]
    contract.lines = [new_line(item, due_on, each) for item, each in zip(items, given, strict=True)]
    numbering.give(session, contract, lent_on)
    session.add(contract)
    session.flush()
    for line, each in zip(contract.lines, given, strict=True):
        note_hand_over(session, actor, line, each)
    lending_holds.settle(session, actor, contract, data.pass_reason)
    after = audit.snapshot(contract) | {"items": [item.code for item in items]}
    audit.record(session, actor, "lend", "loan_contract", contract.id, after=after)
    return Lent(contract.id, contract.no, due_on)


def _living(session: Session, person_id: int) -> Person:
    person = existing(session, person_id)
    if person.died_on is not None:
        raise Refused("person_gone", person=name_of(person), event="เสียชีวิต")
    return person


def _lendable(session: Session, item_id: int) -> DeviceItem:
    """The item when nothing keeps it from going out; for whom one is held, the waiting list decides."""
    item = session.get(DeviceItem, item_id)
    if item is None:
        raise RecordNotFound("not_found", what=f"อุปกรณ์ {item_id}")
    obstacle = availability.obstacle_of(session, item_id)
    if obstacle not in ("", availability.HELD):
        raise _refusal(session, item, obstacle)
    return item


def _refusal(session: Session, item: DeviceItem, obstacle: str) -> Refused:
    known = {"model": item.model.name, "code": item.code}
    if obstacle == availability.OUT and (line := open_line(session, item.id)) is not None:
        return _on_loan(line)
    if obstacle == availability.PART_MISSING:
        missing = ", ".join(claim.what for claim in availability.lacking(session, item.id))
        return Refused("item_lacks_part", what=missing, **known)
    if obstacle == availability.TO_CHECK:
        return Refused("item_to_check", **known)
    if obstacle == availability.MODEL_OFF:
        return Refused("model_off", **known)
    return Refused("item_not_lendable", condition=availability.OBSTACLES[obstacle], **known)


def _on_loan(line: LoanLine) -> Refused:
    return Refused(
        "item_on_loan",
        model=line.item.model.name,
        code=line.item.code,
        holder=name_of(line.contract.borrower) if line.contract.borrower else line.contract.borrower_name,
        no=line.contract.no,
        due=thai_dates.screen(line.due_on),
    )


def _who_has_it(db: Database, item_ids: Sequence[int]) -> Refused:
    with db.reading() as session:
        lines = [line for item_id in item_ids if (line := open_line(session, item_id)) is not None]
        return _on_loan(lines[0]) if lines else Refused("office_busy")


def cancel_loan(actor: Actor, db: Database, contract_id: int, reason: str) -> frozenset[str]:
    """Cancel a loan made by mistake: the slip stays with its reason and number, the items are free again.

    Its issued papers are voided with the same reason. Returns the tables touched.
    Raises ValidationFailed without a reason, Refused when something was returned or it is cancelled.
    """
    wants_reason(reason)
    with db.transaction() as session:
        contract = session.get(LoanContract, contract_id)
        if contract is None:
            raise RecordNotFound("not_found", what=f"ใบยืม {contract_id}")
        if contract.cancelled_at is not None:
            raise Refused("loan_cancelled", no=contract.no, reason=contract.cancel_reason)
        if any(line.returned_on is not None for line in contract.lines):
            raise Refused("loan_partly_returned", no=contract.no)
        contract.cancelled_at, contract.cancelled_by = clock.now(), actor.name
        contract.cancel_reason = reason.strip()
        before, after = audit.changes(contract)
        for line in contract.lines:
            line.cancelled = True
        lending_holds.reopen(session, actor, contract)
        documents.void_of(session, actor, "loan_contract", contract.id, reason)
        audit.record(
            session, actor, "cancel", "loan_contract", contract.id, before=before, after=after, reason=reason
        )
    return frozenset({"loan_contract", "loan_line", "issued_document"}) | lending_holds.TOUCHED
