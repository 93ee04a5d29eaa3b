"""Payments for house projects, each with a receipt of its own (W-18), and gifts in kind (§1.7, A.4)."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import HouseGift, HousePayment, HouseProject, Organisation
from welfaredesk.domain import house_stages, paper_limits, thai_text
from welfaredesk.domain.baht_text import satang_figures
from welfaredesk.errors import Issue, RecordNotFound, Refused, ValidationFailed
from welfaredesk.services import audit, documents, numbering, value_lists
from welfaredesk.services.actor import Actor
from welfaredesk.services.audit import Saved
from welfaredesk.services.dates import not_future, refuse
from welfaredesk.services.housing_stages import existing as existing_project
from welfaredesk.services.limits import too_long, wrong_amount
from welfaredesk.services.persons import existing, name_of

RECEIPT = "W-18"
MATERIAL, LABOUR = "material", "labour"
GIFTS = {MATERIAL: "วัสดุสิ่งของ", LABOUR: "แรงงานจิตอาสา"}
TOUCHED = frozenset({"house_payment"})


@dataclass(frozen=True, slots=True)
class PaymentInput:
    """A payment as its form gives it. `paid_on` None is today.

    The payee is a person of the register, an organisation, or `payee`, a name alone; an address left blank
    is filled by the receipt where it is known. `over_reason` says why more is paid than is approved.
    """

    fund_source: str
    amount_satang: int | None
    purpose: str = ""
    method: str = "cash"
    paid_on: date | None = None
    payee_id: int | None = None
    organisation_id: int | None = None
    payee: str = ""
    payee_address: str = ""
    reference: str = ""
    thumbprint: bool = False
    over_reason: str = ""


@dataclass(frozen=True, slots=True)
class GiftInput:
    """Something given in kind: `kind` material or labour; `value_satang` what it is worth, None unknown."""

    giver: str = ""
    what: str = ""
    kind: str = MATERIAL
    given_on: date | None = None
    value_satang: int | None = None


def pay(actor: Actor, db: Database, project_id: int, data: PaymentInput) -> Saved:
    """Keep a payment with the next number of the receipts.

    More than the source's approved share (nothing is approved before the project is) needs `over_reason`.
    Raises ValidationFailed (fund_source, amount_satang, paid_on, payee, payee_address, method, reference,
    purpose, over_reason), RecordNotFound.
    """
    with db.transaction() as session:
        project = existing_project(session, project_id)
        payee = _payee(session, data)
        refuse(
            _issues(session, data, payee), _over_issues(session, project, data), _source_issues(project, data)
        )
        row = HousePayment(
            project_id=project.id,
            fund_source=data.fund_source,
            paid_on=data.paid_on or clock.today(),
            amount_satang=data.amount_satang,
            payee_id=data.payee_id,
            organisation_id=data.organisation_id,
            payee=payee,
            method=data.method,
            thumbprint=data.thumbprint,
            paid_by=actor.name,
            created_at=clock.now(),
        )
        for name in ("payee_address", "reference", "purpose", "over_reason"):
            setattr(row, name, thai_text.clean(getattr(data, name)))
        numbering.give(session, row, row.paid_on)
        session.add(row)
        session.flush()
        audit.record(session, actor, "pay", "house_payment", row.id, after=audit.snapshot(row))
        return Saved(row.id, 0, TOUCHED)


def void_payment(actor: Actor, db: Database, payment_id: int, reason: str) -> Saved:
    """Void a payment and its receipt: both stay with their number and the reason, and count no more.

    Raises ValidationFailed (reason), Refused("payment_voided"), RecordNotFound.
    """
    if not reason.strip():
        raise ValidationFailed(Issue("reason", "reason_required"))
    with db.transaction() as session:
        row = session.get(HousePayment, payment_id)
        if row is None:
            raise RecordNotFound("not_found", what=f"การจ่ายเงิน {payment_id}")
        if row.voided_at is not None:
            raise Refused("payment_voided", no=row.no, reason=row.void_reason)
        row.voided_at, row.voided_by, row.void_reason = clock.now(), actor.name, thai_text.clean(reason)
        documents.void_of(session, actor, "house_payment", row.id, reason, RECEIPT)
        after = {"no": row.no, "amount_satang": row.amount_satang}
        audit.record(session, actor, "void", "house_payment", row.id, after=after, reason=row.void_reason)
        return Saved(row.id, 0, TOUCHED | documents.TOUCHED)


def add_gift(actor: Actor, db: Database, project_id: int, data: GiftInput) -> Saved:
    """Keep a gift in kind. Raises ValidationFailed (giver, what, kind, given_on, value_satang)."""
    with db.transaction() as session:
        project = existing_project(session, project_id)
        refuse(
            [Issue(name, "required") for name in ("giver", "what") if not getattr(data, name).strip()],
            too_long("giver", data.giver, paper_limits.SLIP_NAME),
            too_long("what", data.what, paper_limits.HELP_WHAT),
            [] if data.kind in GIFTS else [Issue("kind", "not_in_list", {"read": data.kind})],
            not_future("given_on", data.given_on),
            wrong_amount("value_satang", data.value_satang),
        )
        row = HouseGift(
            project_id=project.id,
            kind=data.kind,
            given_on=data.given_on or clock.today(),
            giver=thai_text.clean(data.giver),
            what=thai_text.clean(data.what),
            value_satang=data.value_satang,
            created_at=clock.now(),
        )
        session.add(row)
        session.flush()
        audit.record(session, actor, "create", "house_gift", row.id, after=audit.snapshot(row))
        return Saved(row.id, 0, frozenset({"house_gift"}))


def remove_gift(actor: Actor, db: Database, gift_id: int) -> Saved:
    """Take out a gift entered by mistake; the history keeps it. Raises RecordNotFound."""
    with db.transaction() as session:
        row = session.get(HouseGift, gift_id)
        if row is None:
            raise RecordNotFound("not_found", what=f"การบริจาค {gift_id}")
        audit.record(session, actor, "delete", "house_gift", row.id, before=audit.snapshot(row))
        session.delete(row)
        return Saved(gift_id, 0, frozenset({"house_gift"}))


def paid_satang(session: Session, project_id: int, fund_source: str) -> int:
    """What a source has paid for a project, the voided left out."""
    return (
        session.scalar(
            select(func.sum(HousePayment.amount_satang)).where(
                HousePayment.project_id == project_id,
                HousePayment.fund_source == fund_source,
                HousePayment.voided_at.is_(None),
            )
        )
        or 0
    )


def share_satang(project: HouseProject, fund_source: str) -> int:
    """What a source may pay for a project: its share once the money is granted, nothing before."""
    if not project.steps or project.steps[-1].stage not in house_stages.GRANTED:
        return 0
    shares = (part.amount_satang or 0 for part in project.funding if part.fund_source == fund_source)
    return sum(shares)


def _payee(session: Session, data: PaymentInput) -> str:
    """The payee's name as it stands on the receipt."""
    if data.payee_id is not None:
        return name_of(existing(session, data.payee_id))
    if data.organisation_id is not None:
        organisation = session.get(Organisation, data.organisation_id)
        if organisation is None:
            raise RecordNotFound("not_found", what=f"หน่วยงาน {data.organisation_id}")
        return organisation.name
    return thai_text.clean(data.payee)


def _issues(session: Session, data: PaymentInput, payee: str) -> list[Issue]:
    issues = [] if payee else [Issue("payee", "required")]
    issues += [] if data.purpose.strip() else [Issue("purpose", "required")]
    issues += [] if data.method else [Issue("method", "required")]
    issues += value_lists.unlisted(session, "payment_method", "method", data.method)
    issues += [] if data.amount_satang else [Issue("amount_satang", "required")]
    issues += wrong_amount("amount_satang", data.amount_satang)
    issues += not_future("paid_on", data.paid_on)
    for name, limit in (
        ("payee", paper_limits.SLIP_NAME),
        ("payee_address", paper_limits.SLIP_ADDRESS),
        ("reference", paper_limits.RECEIPT_REFERENCE),
        ("purpose", paper_limits.RECEIPT_PURPOSE),
        ("over_reason", paper_limits.RECEIPT_PURPOSE),
    ):
        issues += too_long(name, payee if name == "payee" else getattr(data, name), limit)
    return issues


def _source_issues(project: HouseProject, data: PaymentInput) -> list[Issue]:
    """Money comes from a source the project names, so that every satang paid has a share to count against."""
    if not data.fund_source:
        return [Issue("fund_source", "required")]
    if any(part.fund_source == data.fund_source for part in project.funding):
        return []
    return [Issue("fund_source", "payment_source")]


def _over_issues(session: Session, project: HouseProject, data: PaymentInput) -> list[Issue]:
    share = share_satang(project, data.fund_source)
    paid = paid_satang(session, project.id, data.fund_source)
    amount = data.amount_satang or 0
    if paid + amount <= share or data.over_reason.strip():
        return []
    params = {
        "share": satang_figures(share),
        "paid": satang_figures(paid),
        "over": satang_figures(paid + amount - share),
    }
    return [Issue("over_reason", "payment_over_share", params)]
