"""Devices: models and single items."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import DeviceItem, DeviceModel
from welfaredesk.domain import paper_limits, thai_dates, thai_text
from welfaredesk.errors import Issue, RecordNotFound, StaleRecord, ValidationFailed
from welfaredesk.services import audit
from welfaredesk.services.actor import Actor
from welfaredesk.services.audit import Saved
from welfaredesk.services.limits import too_long

CONDITIONS = {
    "usable": "ใช้งานได้",
    "damaged": "ชำรุด",
    "repair": "ส่งซ่อม",
    "lost": "สูญหาย",
    "disposed": "จำหน่ายแล้ว",
}


@dataclass(frozen=True, slots=True)
class DeviceInput:
    """One item as its form gives it; `model` is the model's name, a new one is added to the list.

    `loan_days` None means the office's usual term; `price_satang` None means not known.
    """

    model: str = ""
    code: str = ""
    category: str = ""
    unit: str = "ชิ้น"
    loan_days: int | None = None
    serial: str = ""
    brand: str = ""
    acquired_how: str = ""
    acquired_on: date | None = None
    price_satang: int | None = None
    donor: str = ""
    condition: str = "usable"
    place: str = ""
    note: str = ""


def validate(data: DeviceInput) -> list[Issue]:
    """Issues of a device's form."""
    issues = [] if data.model.strip() else [Issue("model", "required")]
    if not thai_text.code_key(data.code):
        issues.append(Issue("code", "code_required"))
    issues += too_long("code", data.code, paper_limits.SLIP_CODE)
    issues += too_long("model", data.model, paper_limits.SLIP_DESCRIPTION)
    issues += too_long("unit", data.unit, paper_limits.SLIP_UNIT)
    if data.loan_days is not None and data.loan_days < 1:
        issues.append(Issue("loan_days", "not_a_number", {"read": str(data.loan_days)}))
    if data.acquired_on is not None and data.acquired_on > clock.today():
        issues.append(Issue("acquired_on", "date_future", {"read": thai_dates.table(data.acquired_on)}))
    return issues


def save_item(
    actor: Actor, db: Database, data: DeviceInput, *, item_id: int | None = None, version: int = 0
) -> Saved:
    """Add an item (and its model when new), or change one.

    Raises ValidationFailed (also when the code is another item's), RecordNotFound, StaleRecord.
    """
    if issues := validate(data):
        raise ValidationFailed(*issues)
    with db.transaction() as session:
        item = DeviceItem() if item_id is None else session.get(DeviceItem, item_id)
        if item is None:
            raise RecordNotFound("not_found", what=f"อุปกรณ์ {item_id}")
        if item_id is not None and item.version != version:
            raise StaleRecord
        _refuse_taken_code(session, data.code, item_id)
        item.model_id = _model(session, actor, data).id
        _fill(item, data)
        before, after = audit.changes(item)
        if item_id is None:
            item.created_at = clock.now()
            session.add(item)
        session.flush()
        if item_id is None:
            audit.record(session, actor, "create", "device_item", item.id, after=audit.snapshot(item))
        elif after:
            audit.record(session, actor, "update", "device_item", item.id, before=before, after=after)
        return Saved(item.id, item.version, frozenset({"device_item", "device_model"}))


def _fill(item: DeviceItem, data: DeviceInput) -> None:
    item.code, item.code_key = thai_text.clean(data.code), thai_text.code_key(data.code)
    for name in ("serial", "brand", "acquired_how", "donor", "place", "note"):
        setattr(item, name, thai_text.clean(getattr(data, name)))
    item.acquired_on, item.price_satang, item.condition = data.acquired_on, data.price_satang, data.condition


def _refuse_taken_code(session: Session, code: str, item_id: int | None) -> None:
    holder = item_by_code(session, code)
    if holder is not None and holder.id != item_id:
        raise ValidationFailed(Issue("code", "code_taken", {"code": code, "model": holder.model.name}))


def item_by_code(session: Session, code: str) -> DeviceItem | None:
    """The item with this code, whatever its punctuation and digit form."""
    return session.scalar(select(DeviceItem).where(DeviceItem.code_key == thai_text.code_key(code)))


def _model(session: Session, actor: Actor, data: DeviceInput) -> DeviceModel:
    name = thai_text.clean(data.model)
    model = session.scalar(select(DeviceModel).where(DeviceModel.name == name))
    if model is None:
        model = DeviceModel(
            name=name, category=thai_text.clean(data.category), unit=data.unit, loan_days=data.loan_days
        )
        session.add(model)
        session.flush()
        audit.record(session, actor, "create", "device_model", model.id, after=audit.snapshot(model))
    return model
