"""Devices: models and single items."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import DeviceItem, DeviceModel
from welfaredesk.domain import device_codes, paper_limits, thai_dates, thai_text
from welfaredesk.errors import Issue, RecordNotFound, StaleRecord, ValidationFailed
from welfaredesk.services import audit
from welfaredesk.services.actor import Actor
from welfaredesk.services.audit import Saved
from welfaredesk.services.limits import over

_TEXTS = (
    "serial",
    "brand",
    "acquired_how",
    "document_no",
    "fund",
    "donor",
    "donor_address",
    "donor_phone",
    "place",
    "custodian",
    "note",
)
LIMITS = {
    "model": paper_limits.SLIP_DESCRIPTION,
    "code": paper_limits.SLIP_CODE,
    "asset_no": paper_limits.SLIP_CODE,
    "category": paper_limits.LIST_LABEL,
    "unit": paper_limits.SLIP_UNIT,
    "prefix": paper_limits.SLIP_CODE,
    "serial": paper_limits.DEVICE_SERIAL,
    "brand": paper_limits.DEVICE_BRAND,
    "acquired_how": paper_limits.SLIP_RELATION,
    "document_no": paper_limits.DEVICE_DOCUMENT,
    "fund": paper_limits.SLIP_RELATION,
    "donor": paper_limits.SLIP_NAME,
    "donor_address": paper_limits.SLIP_ADDRESS,
    "donor_phone": paper_limits.SLIP_PHONE,
    "place": paper_limits.SLIP_NAME,
    "custodian": paper_limits.SLIP_NAME,
    "note": paper_limits.DEVICE_NOTE,
}
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

    `code` is on the label; `asset_no` the office's asset number when the label carries another code. What
    belongs to the model (category, unit, prefix, loan_days) is taken with a new model only. `loan_days` None
    means the office's usual term; `price_satang` None means not known; `donor_named` False: not to be named.
    """

    model: str = ""
    code: str = ""
    asset_no: str = ""
    category: str = ""
    unit: str = "ชิ้น"
    prefix: str = ""
    loan_days: int | None = None
    serial: str = ""
    brand: str = ""
    acquired_how: str = ""
    acquired_on: date | None = None
    price_satang: int | None = None
    document_no: str = ""
    fund: str = ""
    donor: str = ""
    donor_address: str = ""
    donor_phone: str = ""
    donor_named: bool = True
    condition: str = "usable"
    place: str = ""
    custodian: str = ""
    disposed_on: date | None = None
    note: str = ""


def validate(data: DeviceInput) -> list[Issue]:
    """Issues of a device's form."""
    issues = [] if data.model.strip() else [Issue("model", "required")]
    if not thai_text.code_key(data.code):
        issues.append(Issue("code", "code_required"))
    issues += over(data, LIMITS)
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
        for field in ("code", "asset_no"):
            _refuse_taken_code(session, field, getattr(data, field), item_id)
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
    item.asset_no, item.asset_key = thai_text.clean(data.asset_no), thai_text.code_key(data.asset_no) or None
    for name in _TEXTS:
        setattr(item, name, thai_text.clean(getattr(data, name)))
    item.acquired_on, item.price_satang, item.condition = data.acquired_on, data.price_satang, data.condition
    item.donor_named = data.donor_named
    item.disposed_on = (data.disposed_on or clock.today()) if data.condition == "disposed" else None


def _refuse_taken_code(session: Session, field: str, code: str, item_id: int | None) -> None:
    holder = item_by_code(session, code)
    if holder is not None and holder.id != item_id:
        raise ValidationFailed(Issue(field, "code_taken", {"code": code, "model": holder.model.name}))


def item_by_code(session: Session, code: str) -> DeviceItem | None:
    """The item with this code or asset number, whatever its punctuation and digit form, or this label."""
    if (item_id := device_codes.item_of(code)) is not None:
        return session.get(DeviceItem, item_id)
    key = thai_text.code_key(code)
    either = or_(DeviceItem.code_key == key, DeviceItem.asset_key == key)
    return session.scalar(select(DeviceItem).where(either)) if key else None


def _model(session: Session, actor: Actor, data: DeviceInput) -> DeviceModel:
    name = thai_text.clean(data.model)
    model = session.scalar(select(DeviceModel).where(DeviceModel.name == name))
    if model is None:
        model = DeviceModel(
            name=name,
            category=thai_text.clean(data.category),
            unit=data.unit,
            prefix=thai_text.clean(data.prefix),
            loan_days=data.loan_days,
        )
        session.add(model)
        session.flush()
        audit.record(session, actor, "create", "device_model", model.id, after=audit.snapshot(model))
    return model
