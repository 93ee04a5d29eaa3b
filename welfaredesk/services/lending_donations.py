"""Donations: what somebody gave the office, and the pieces and quantities that came of it (L-08, §2.7)."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import DeviceItem, DeviceModel, Donation, DonationLine, StockMove
from welfaredesk.domain import paper_limits, thai_dates, thai_text
from welfaredesk.domain.fiscal_year import fiscal_year
from welfaredesk.errors import Issue, ValidationFailed
from welfaredesk.services import audit, devices, numbering
from welfaredesk.services.actor import Actor
from welfaredesk.services.limits import over, too_long

HOW = "รับบริจาค"
MAX_LINES = 8  # rows of the receipt's table on its one page
LIMITS = {
    "donor": paper_limits.SLIP_NAME,
    "donor_address": paper_limits.SLIP_ADDRESS,
    "donor_phone": paper_limits.SLIP_PHONE,
    "purpose": paper_limits.SLIP_PURPOSE,
    "note": paper_limits.NOTE,
}


@dataclass(frozen=True, slots=True)
class GivenInput:
    """One kind of thing given: `value_satang` estimates all of it; `codes` label the pieces, one each.

    A consumable of the office has no codes: its quantity goes into the stock.
    """

    model: str = ""
    quantity: int = 1
    condition: str = "usable"
    value_satang: int | None = None
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DonationInput:
    """A donation as its form gives it; `given_on` None is today, `donor_named` False: not to be named."""

    donor: str = ""
    given_on: date | None = None
    donor_address: str = ""
    donor_phone: str = ""
    donor_named: bool = True
    purpose: str = ""
    note: str = ""
    lines: tuple[GivenInput, ...] = ()


@dataclass(frozen=True, slots=True)
class Received:
    """A donation taken in: its id and its number as written."""

    id: int
    no: str
    touched: frozenset[str] = frozenset({"donation", "device_item", "device_model", "stock_move"})


def validate(data: DonationInput) -> list[Issue]:
    """Issues of the form; those of a line are named line.N."""
    issues = [] if data.donor.strip() else [Issue("donor", "required")]
    issues += over(data, LIMITS)
    if data.given_on is not None and data.given_on > clock.today():
        issues.append(Issue("given_on", "date_future", {"read": thai_dates.table(data.given_on)}))
    if not data.lines:
        issues.append(Issue("lines", "nothing_given"))
    if len(data.lines) > MAX_LINES:
        issues.append(Issue("lines", "too_many", {"count": str(len(data.lines)), "limit": str(MAX_LINES)}))
    for number, line in enumerate(data.lines, start=1):
        issues += _line_issues(f"line.{number}", line)
    return issues


def _line_issues(field: str, line: GivenInput) -> list[Issue]:
    issues = [] if line.model.strip() else [Issue(field, "required")]
    issues += too_long(field, line.model, paper_limits.SLIP_DESCRIPTION)
    if line.quantity < 1:
        issues.append(Issue(field, "quantity_wrong", {"read": f"{line.quantity:,}"}))
    if line.codes and len(line.codes) != line.quantity:
        params = {"codes": str(len(line.codes)), "quantity": f"{line.quantity:,}"}
        issues.append(Issue(field, "codes_differ", params))
    for code in line.codes:
        issues += too_long(field, code, paper_limits.SLIP_CODE)
    if line.value_satang is not None and line.value_satang < 0:
        issues.append(Issue(field, "negative_amount"))
    if line.condition not in devices.CONDITIONS:
        issues.append(Issue(field, "not_in_list", {"read": line.condition}))
    return issues


def receive(actor: Actor, db: Database, data: DonationInput) -> Received:
    """Take in a donation: number, pieces with their codes, quantities of consumables, all in one go.

    Raises ValidationFailed (donor, given_on, purpose, lines, line.N; also for a code that is taken).
    """
    if issues := validate(data):
        raise ValidationFailed(*issues)
    given_on = data.given_on or clock.today()
    with db.transaction() as session:
        donation = Donation(
            fiscal_year=fiscal_year(given_on),
            given_on=given_on,
            donor=thai_text.clean(data.donor),
            donor_address=thai_text.clean(data.donor_address),
            donor_phone=thai_text.clean(data.donor_phone),
            donor_named=data.donor_named,
            purpose=thai_text.clean(data.purpose),
            received_by=actor.name,
            note=thai_text.clean(data.note),
            created_at=clock.now(),
        )
        numbering.give(session, donation, given_on)
        session.add(donation)
        session.flush()
        for number, line in enumerate(data.lines, start=1):
            _take_in(session, actor, donation, f"line.{number}", line)
        after = audit.snapshot(donation) | {
            "lines": [f"{line.model} × {line.quantity}" for line in data.lines],
            "items": [code for line in data.lines for code in line.codes],
        }
        audit.record(session, actor, "receive", "donation", donation.id, after=after)
        return Received(donation.id, donation.no)


def _take_in(session: Session, actor: Actor, donation: Donation, field: str, given: GivenInput) -> None:
    name = thai_text.clean(given.model)
    model = session.scalar(select(DeviceModel).where(DeviceModel.name == name))
    if model is None:
        model = DeviceModel(name=name)
        session.add(model)
        session.flush()
        audit.record(session, actor, "create", "device_model", model.id, after=audit.snapshot(model))
    if model.consumable and given.codes:
        raise ValidationFailed(Issue(field, "codes_of_consumable", {"model": model.name}))
    line = DonationLine(
        donation_id=donation.id,
        model_id=model.id,
        quantity=given.quantity,
        condition=given.condition,
        value_satang=given.value_satang,
    )
    session.add(line)
    session.flush()
    if model.consumable:
        session.add(_stock_move(actor, donation, line))
    for code in given.codes:
        _add_item(session, actor, donation, line, field, code)


def _stock_move(actor: Actor, donation: Donation, line: DonationLine) -> StockMove:
    price = line.value_satang // line.quantity if line.value_satang is not None else None
    return StockMove(
        model_id=line.model_id,
        kind="received",
        quantity=line.quantity,
        moved_on=donation.given_on,
        price_satang=price,
        origin=f"{HOW} {donation.no}",
        moved_by=actor.name,
        created_at=clock.now(),
    )


def _add_item(
    session: Session, actor: Actor, donation: Donation, line: DonationLine, field: str, code: str
) -> None:
    holder = devices.item_by_code(session, code)
    if holder is not None:
        raise ValidationFailed(Issue(field, "code_taken", {"code": code, "model": holder.model.name}))
    item = DeviceItem(
        model_id=line.model_id,
        code=thai_text.clean(code),
        code_key=thai_text.code_key(code),
        acquired_how=HOW,
        acquired_on=donation.given_on,
        price_satang=line.value_satang // line.quantity if line.value_satang is not None else None,
        document_no=donation.no,
        donor=donation.donor,
        donor_address=donation.donor_address,
        donor_phone=donation.donor_phone,
        donor_named=donation.donor_named,
        donation_line_id=line.id,
        condition=line.condition,
        created_at=clock.now(),
    )
    session.add(item)
    session.flush()
    audit.record(session, actor, "create", "device_item", item.id, after=audit.snapshot(item))
