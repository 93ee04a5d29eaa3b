"""Reading models of devices: what their form edits, and the kit that goes along with a piece."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from welfaredesk.db.engine import Database
from welfaredesk.db.models import DeviceItem, DeviceModel
from welfaredesk.domain import thai_text
from welfaredesk.errors import RecordNotFound
from welfaredesk.services.lending_handover import PartOut
from welfaredesk.services.lending_models import ModelInput, PartInput


@dataclass(frozen=True, slots=True)
class ModelRow:
    """A lendable model: how many pieces there are, and its kit in words."""

    id: int
    name: str
    category: str
    loan_days: int | None
    needs_check: bool
    active: bool
    items: int
    kit: str


@dataclass(frozen=True, slots=True)
class ModelPage:
    """What the form of a model edits, with the version it was read at."""

    id: int
    data: ModelInput
    version: int


@dataclass(frozen=True)
class ModelQuery:
    """Models of devices that are lent, in Thai order; `text` is searched in name and category."""

    db: Database
    text: str = ""

    def ids(self, limit: int = -1, offset: int = 0) -> list[int]:
        """Ids in their order."""
        key = thai_text.search_key(thai_text.clean(self.text))
        with self.db.reading() as session:
            found = session.execute(
                select(DeviceModel.id, DeviceModel.name, DeviceModel.category).where(
                    DeviceModel.consumable.is_(False)
                )
            )
            rows = [row for row in found if key in thai_text.search_key(f"{row.name} {row.category}")]
        rows.sort(key=lambda row: thai_text.sort_key(row.name))
        ids = [row.id for row in rows][offset:]
        return ids if limit < 0 else ids[:limit]

    def rows(self, ids: Sequence[int]) -> dict[int, ModelRow]:
        """Rows by id."""
        counted = (
            select(func.count(DeviceItem.id))
            .where(DeviceItem.model_id == DeviceModel.id)
            .correlate(DeviceModel)
            .scalar_subquery()
        )
        with self.db.reading() as session:
            found = session.execute(select(DeviceModel, counted).where(DeviceModel.id.in_(ids)))
            return {model.id: _row(model, items) for model, items in found}


def _row(model: DeviceModel, items: int) -> ModelRow:
    kit = [f"{part.name} {part.quantity}" for part in model.parts if part.active]
    return ModelRow(
        model.id,
        model.name,
        model.category,
        model.loan_days,
        model.needs_check,
        model.active,
        items,
        " · ".join(kit),
    )


def model_page(db: Database, model_id: int) -> ModelPage:
    """What the form of a model edits. Raises RecordNotFound."""
    with db.reading() as session:
        model = session.get(DeviceModel, model_id)
        if model is None:
            raise RecordNotFound("not_found", what=f"ชนิดอุปกรณ์ {model_id}")
        parts = tuple(
            PartInput(part.name, part.quantity, part.replacement_satang, part.active, part.id)
            for part in model.parts
        )
        own = [name for name in ModelInput.__dataclass_fields__ if name != "parts"]
        data = ModelInput(**{name: getattr(model, name) for name in own}, parts=parts)
        return ModelPage(model.id, data, model.version)


def kit_of_item(db: Database, item_id: int) -> tuple[PartOut, ...]:
    """What goes along with a piece unless told otherwise."""
    with db.reading() as session:
        item = session.get(DeviceItem, item_id)
        parts = item.model.parts if item is not None else []
        return tuple(PartOut(part.name, part.quantity) for part in parts if part.active)
