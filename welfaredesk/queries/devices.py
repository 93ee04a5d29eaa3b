"""One device: what its form edits, and who had it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import DeviceItem, DeviceModel
from welfaredesk.domain import device_codes, thai_text
from welfaredesk.domain.fiscal_year import fiscal_year
from welfaredesk.errors import RecordNotFound
from welfaredesk.queries.lending import ItemQuery, ItemRow, LoanRow, loans_of_item
from welfaredesk.queries.office import office
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
                "prefix": model.prefix,
                "loan_days": model.loan_days,
            }
        )
        return ItemPage(row, data, item.version, loans_of_item(session, item_id))


@dataclass(frozen=True, slots=True)
class LabelRow:
    """What stands on an item's label; `asset_no` is "" where the code is the asset number."""

    id: int
    code: str
    asset_no: str
    model: str


def label_rows(db: Database, ids: Sequence[int] = ()) -> tuple[LabelRow, ...]:
    """Items to label in the order of the register; without `ids` all that are not disposed of."""
    wanted = select(DeviceItem.id, DeviceItem.code, DeviceItem.asset_no, DeviceModel.name).join(DeviceModel)
    wanted = wanted.order_by(DeviceModel.category, DeviceModel.name, DeviceItem.code_key)
    wanted = wanted.where(DeviceItem.id.in_(ids) if ids else DeviceItem.condition != "disposed")
    with db.reading() as session:
        return tuple(LabelRow(*row) for row in session.execute(wanted))


def proposed_code(db: Database, prefix: str) -> str:
    """The next code of the office's pattern that no piece has, for pieces of a model with this prefix."""
    view = office(db)
    pattern = view.data.code_pattern if view else device_codes.USUAL_PATTERN
    with db.reading() as session:
        taken = {
            *session.scalars(select(DeviceItem.code_key)),
            *session.scalars(select(DeviceItem.asset_key)),
        }
    year = fiscal_year(clock.today())
    return device_codes.propose(pattern, prefix, year, lambda code: thai_text.code_key(code) in taken)
