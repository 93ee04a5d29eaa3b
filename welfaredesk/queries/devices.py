"""One device: what its form edits, and who had it."""

from dataclasses import dataclass

from welfaredesk.db.engine import Database
from welfaredesk.db.models import DeviceItem
from welfaredesk.errors import RecordNotFound
from welfaredesk.queries.lending import ItemQuery, ItemRow, LoanRow, loans_of_item
from welfaredesk.services.devices import DeviceInput


@dataclass(frozen=True, slots=True)
class ItemPage:
    """A device with the version it was read at, and its loans, newest first."""

    row: ItemRow
    data: DeviceInput
    version: int
    loans: tuple[LoanRow, ...]


def item_page(db: Database, item_id: int) -> ItemPage:
    """The page of one device. Raises RecordNotFound."""
    row = ItemQuery(db).rows([item_id]).get(item_id)
    if row is None:
        raise RecordNotFound("not_found", what=f"อุปกรณ์ {item_id}")
    with db.reading() as session:
        item = session.get_one(DeviceItem, item_id)
        model = item.model
        own = {name: getattr(item, name) for name in DeviceInput.__dataclass_fields__ if hasattr(item, name)}
        data = DeviceInput(
            **own
            | {
                "model": model.name,
                "category": model.category,
                "unit": model.unit,
                "loan_days": model.loan_days,
            }
        )
        return ItemPage(row, data, item.version, loans_of_item(session, item_id))
