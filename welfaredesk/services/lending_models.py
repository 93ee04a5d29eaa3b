"""Models of devices: how they are lent, and the parts and accessories that go along with every piece."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from welfaredesk.db.engine import Database
from welfaredesk.db.models import DeviceModel, KitPart
from welfaredesk.domain import paper_limits, thai_text
from welfaredesk.errors import Issue, RecordNotFound, StaleRecord, ValidationFailed
from welfaredesk.services import audit
from welfaredesk.services.actor import Actor
from welfaredesk.services.audit import Saved
from welfaredesk.services.limits import over, too_long


@dataclass(frozen=True, slots=True)
class PartInput:
    """A part of a kit; `id` None is a new one, `replacement_satang` None is not known."""

    name: str
    quantity: int = 1
    replacement_satang: int | None = None
    active: bool = True
    id: int | None = None


LIMITS = {
    "name": paper_limits.SLIP_DESCRIPTION,
    "category": paper_limits.LIST_LABEL,
    "unit": paper_limits.SLIP_UNIT,
    "prefix": paper_limits.SLIP_CODE,
}


@dataclass(frozen=True, slots=True)
class ModelInput:
    """A model as its form gives it; `loan_days` None means the office's usual term.

    Known parts left out of `parts` go with no piece any more.
    """

    name: str = ""
    category: str = ""
    unit: str = "ชิ้น"
    prefix: str = ""
    loan_days: int | None = None
    useful_life_years: int | None = None
    needs_check: bool = True
    active: bool = True
    parts: tuple[PartInput, ...] = ()


def validate(data: ModelInput) -> list[Issue]:
    """Issues of a model's form."""
    issues = [] if data.name.strip() else [Issue("name", "required")]
    issues += over(data, LIMITS)
    for field in ("loan_days", "useful_life_years"):
        value = getattr(data, field)
        if value is not None and value < 1:
            issues.append(Issue(field, "not_a_number", {"read": str(value)}))
    return issues + _part_issues(data.parts)


def _part_issues(parts: tuple[PartInput, ...]) -> list[Issue]:
    issues: list[Issue] = []
    seen: set[str] = set()
    for part in parts:
        name = thai_text.clean(part.name)
        issues += too_long("parts", name, paper_limits.PART_NAME)
        if not name:
            issues.append(Issue("parts", "label_required"))
        elif name in seen:
            issues.append(Issue("parts", "label_taken", {"read": name}))
        if not 1 <= part.quantity <= 99:
            issues.append(Issue("parts", "part_quantity", {"part": name}))
        if part.replacement_satang is not None and part.replacement_satang < 0:
            issues.append(Issue("parts", "negative_amount"))
        seen.add(name)
    return issues


def save_model(
    actor: Actor, db: Database, data: ModelInput, *, model_id: int | None = None, version: int = 0
) -> Saved:
    """Add a model or change it. What is out keeps the parts it went out with.

    Raises ValidationFailed (also when the name is another model's), RecordNotFound, StaleRecord.
    """
    if issues := validate(data):
        raise ValidationFailed(*issues)
    with db.transaction() as session:
        model = DeviceModel() if model_id is None else session.get(DeviceModel, model_id)
        if model is None:
            raise RecordNotFound("not_found", what=f"ชนิดอุปกรณ์ {model_id}")
        if model_id is not None and model.version != version:
            raise StaleRecord
        _refuse_taken_name(session, data.name, model_id)
        kit_before = _kit(model)
        _fill(model, data)
        before, after = audit.changes(model)
        session.add(model)
        _set_parts(session, model, data.parts)
        if kit_before != _kit(model):
            before["parts"], after["parts"] = kit_before, _kit(model)
        session.flush()
        if model_id is None:
            told = audit.snapshot(model) | {"parts": _kit(model)}
            audit.record(session, actor, "create", "device_model", model.id, after=told)
        elif after:
            audit.record(session, actor, "update", "device_model", model.id, before=before, after=after)
        return Saved(model.id, model.version, frozenset({"device_model"}))


def _refuse_taken_name(session: Session, name: str, model_id: int | None) -> None:
    taken = select(DeviceModel.id).where(DeviceModel.name == thai_text.clean(name))
    if session.scalar(taken) not in (None, model_id):
        raise ValidationFailed(Issue("name", "label_taken", {"read": name}))


def _fill(model: DeviceModel, data: ModelInput) -> None:
    model.name, model.category = thai_text.clean(data.name), thai_text.clean(data.category)
    model.unit, model.prefix = thai_text.clean(data.unit) or "ชิ้น", thai_text.clean(data.prefix)
    model.loan_days, model.useful_life_years = data.loan_days, data.useful_life_years
    model.needs_check, model.active = data.needs_check, data.active


def _set_parts(session: Session, model: DeviceModel, wanted: tuple[PartInput, ...]) -> None:
    ids = {given.id for given in wanted}
    model.parts = [part for part in model.parts if part.id in ids]
    known = {part.id: part for part in model.parts}
    names = {given.id: thai_text.clean(given.name) for given in wanted}
    for part in known.values():
        if part.name != names[part.id]:
            part.name = f"#{part.id}"
    session.flush()  # a name that moves to another part must be free first
    kept: list[KitPart] = []
    for position, given in enumerate(wanted):
        part = known.get(given.id or 0) or KitPart()
        part.name, part.quantity = thai_text.clean(given.name), given.quantity
        part.replacement_satang, part.active = given.replacement_satang, given.active
        part.position = position
        kept.append(part)
    model.parts = kept


def _kit(model: DeviceModel) -> list[str]:
    """The kit in words, for the history: ที่วางเท้า 2 (400.00)."""
    return [
        f"{part.name} {part.quantity}"
        + (f" ({part.replacement_satang / 100:,.2f})" if part.replacement_satang is not None else "")
        + ("" if part.active else " –")
        for part in model.parts
    ]
