"""Consumables: given out by quantity, never on loan (domain specification §2.2). What is left is derived."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import DeviceModel, StockMove
from welfaredesk.domain import names, paper_limits, thai_dates, thai_text
from welfaredesk.errors import Issue, RecordNotFound, Refused, StaleRecord, ValidationFailed
from welfaredesk.services import audit
from welfaredesk.services.actor import Actor
from welfaredesk.services.audit import Saved
from welfaredesk.services.limits import over
from welfaredesk.services.persons import existing

IN, OUT = ("received", "counted_more"), ("issued", "lost", "counted_less")
KINDS = {
    "received": "รับเข้า",
    "issued": "จ่าย",
    "lost": "ชำรุดหรือหมดอายุ",
    "counted_more": "นับได้เกิน",
    "counted_less": "นับได้ขาด",
}
_TOUCHED = frozenset({"stock_move"})
LIMITS = {
    "name": paper_limits.SLIP_DESCRIPTION,
    "category": paper_limits.LIST_LABEL,
    "unit": paper_limits.SLIP_UNIT,
}
MOVE_LIMITS = {"origin": paper_limits.SLIP_NAME, "note": paper_limits.NOTE}


@dataclass(frozen=True, slots=True)
class ConsumableInput:
    """A consumable as its form gives it; `low_stock` is the quantity from which the office restocks."""

    name: str = ""
    category: str = ""
    unit: str = "ชิ้น"
    low_stock: int | None = None


@dataclass(frozen=True, slots=True)
class MoveInput:
    """A quantity coming in or going out (`kind` of KINDS); `price_satang` is per unit, `moved_on` None today.

    What is issued goes to a person; `origin` says where it came from (ซื้อ, บริจาคโดย …).
    """

    model_id: int
    kind: str
    quantity: int
    person_id: int | None = None
    moved_on: date | None = None
    price_satang: int | None = None
    origin: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Moved:
    """A move written, and what is left after it."""

    id: int
    left: int
    touched: frozenset[str] = _TOUCHED


def save_consumable(
    actor: Actor, db: Database, data: ConsumableInput, *, model_id: int | None = None, version: int = 0
) -> Saved:
    """Add a consumable or change it. Raises ValidationFailed (name), RecordNotFound, StaleRecord."""
    issues = [] if data.name.strip() else [Issue("name", "required")]
    issues += over(data, LIMITS)
    if data.low_stock is not None and data.low_stock < 0:
        issues.append(Issue("low_stock", "negative_amount"))
    if issues:
        raise ValidationFailed(*issues)
    with db.transaction() as session:
        model = DeviceModel(consumable=True) if model_id is None else _consumable(session, model_id)
        if model_id is not None and model.version != version:
            raise StaleRecord
        name = thai_text.clean(data.name)
        taken = session.scalar(select(DeviceModel).where(DeviceModel.name == name))
        if taken is not None and taken.id != model_id:
            raise ValidationFailed(Issue("name", "label_taken", {"read": name}))
        model.name, model.category = name, thai_text.clean(data.category)
        model.unit, model.low_stock = thai_text.clean(data.unit) or "ชิ้น", data.low_stock
        before, after = audit.changes(model)
        session.add(model)
        session.flush()
        if model_id is None:
            audit.record(session, actor, "create", "device_model", model.id, after=audit.snapshot(model))
        elif after:
            audit.record(session, actor, "update", "device_model", model.id, before=before, after=after)
        return Saved(model.id, model.version, frozenset({"device_model"}))


def move(actor: Actor, db: Database, data: MoveInput) -> Moved:
    """Take a quantity in or give it out.

    Raises ValidationFailed (quantity, moved_on, person_id), RecordNotFound, Refused("stock_short") when more
    is to go out than there is, Refused("person_gone") when somebody who died is to get it.
    """
    moved_on = data.moved_on or clock.today()
    if issues := _issues(data, moved_on):
        raise ValidationFailed(*issues)
    with db.transaction() as session:
        return _move(session, actor, data, moved_on)


def _move(session: Session, actor: Actor, data: MoveInput, moved_on: date) -> Moved:
    model = _consumable(session, data.model_id)
    left = balance(session, model.id)
    if data.kind in OUT and data.quantity > left:
        raise Refused("stock_short", model=model.name, left=f"{left:,}", unit=model.unit)
    if data.person_id is not None:
        _refuse_gone(session, data.person_id, moved_on)
    row = StockMove(
        model_id=model.id,
        kind=data.kind,
        quantity=data.quantity,
        moved_on=moved_on,
        person_id=data.person_id,
        price_satang=data.price_satang,
        origin=thai_text.clean(data.origin),
        note=thai_text.clean(data.note),
        moved_by=actor.name,
        created_at=clock.now(),
    )
    session.add(row)
    session.flush()
    after = audit.snapshot(row) | {"model": model.name}
    audit.record(session, actor, data.kind, "device_model", model.id, after=after)
    return Moved(row.id, left + (data.quantity if data.kind in IN else -data.quantity))


def _issues(data: MoveInput, moved_on: date) -> list[Issue]:
    issues = []
    if data.kind not in KINDS:
        issues.append(Issue("kind", "not_in_list", {"read": data.kind}))
    if data.quantity < 1:
        issues.append(Issue("quantity", "quantity_wrong", {"read": f"{data.quantity:,}"}))
    if moved_on > clock.today():
        issues.append(Issue("moved_on", "date_future", {"read": thai_dates.table(moved_on)}))
    if data.kind == "issued" and data.person_id is None:
        issues.append(Issue("person_id", "required"))
    issues += over(data, MOVE_LIMITS)
    return issues


def count(actor: Actor, db: Database, model_id: int, counted: int, note: str) -> Moved | None:
    """What was counted on the shelf; a difference becomes a move with its reason, None when there is none.

    Raises ValidationFailed for a negative count or a difference without a note, RecordNotFound.
    """
    if counted < 0:
        raise ValidationFailed(Issue("counted", "negative_amount"))
    with db.transaction() as session:
        difference = counted - balance(session, _consumable(session, model_id).id)
        if not difference:
            return None
        if not note.strip():
            raise ValidationFailed(Issue("note", "reason_required"))
        kind = "counted_more" if difference > 0 else "counted_less"
        return _move(session, actor, MoveInput(model_id, kind, abs(difference), note=note), clock.today())


def balance(session: Session, model_id: int) -> int:
    """What is left of a consumable."""
    signed = case((StockMove.kind.in_(IN), StockMove.quantity), else_=-StockMove.quantity)
    return session.scalar(select(func.sum(signed)).where(StockMove.model_id == model_id)) or 0


def _consumable(session: Session, model_id: int) -> DeviceModel:
    model = session.get(DeviceModel, model_id)
    if model is None or not model.consumable:
        raise RecordNotFound("not_found", what=f"ของใช้สิ้นเปลือง {model_id}")
    return model


def _refuse_gone(session: Session, person_id: int, moved_on: date) -> None:
    person = existing(session, person_id)
    if person.died_on is not None and person.died_on < moved_on:
        name = names.full_name(person.title, person.first, person.last)
        raise Refused("person_gone", person=name, event="เสียชีวิต")
