"""L-10 ป้ายครุภัณฑ์: labels for devices on sheet stock (domain specification §2.7)."""

from dataclasses import dataclass

from welfaredesk.db.engine import Database
from welfaredesk.domain.device_codes import scan_text
from welfaredesk.errors import Refused
from welfaredesk.papers.params import PaperParams
from welfaredesk.queries.devices import label_rows
from welfaredesk.queries.office import office


@dataclass(frozen=True, slots=True)
class LabelStock:
    """Labels on an A4 sheet as stationers sell them; all measures in mm, gaps between the labels."""

    code: str
    name: str
    columns: int
    rows: int
    width: float
    height: float
    left: float
    top: float
    gap_x: float = 0
    gap_y: float = 0

    @property
    def places(self) -> int:
        """Labels on one sheet."""
        return self.columns * self.rows


STOCKS = {
    stock.code: stock
    for stock in (
        LabelStock("70x37", "70 × 37 มม. (24 ดวง)", 3, 8, 70, 37, 0, 0.5),
        LabelStock("63x38", "63.5 × 38.1 มม. (21 ดวง)", 3, 7, 63.5, 38.1, 7.25, 15.15, 2.5, 0),
        LabelStock("105x57", "105 × 57 มม. (10 ดวง)", 2, 5, 105, 57, 0, 6),
        LabelStock("52x30", "52.5 × 29.7 มม. (40 ดวง)", 4, 10, 52.5, 29.7, 0, 0),
    )
}


@dataclass(frozen=True, slots=True)
class Label:
    """One label: `scanned` is what its QR holds, the rest is for people."""

    scanned: str
    code: str
    asset_no: str
    model: str


@dataclass(frozen=True, slots=True)
class LabelSheets:
    """Labels to print from place `first` (1 is the sheet's top left) of the stock."""

    office_name: str
    stock: str
    first: int
    labels: tuple[Label, ...]


def collect_labels(db: Database, params: PaperParams) -> LabelSheets:
    """Labels of the items asked for (`item_ids`, or `id` for one; all not disposed of when neither is given).

    Raises Refused("no_labels" without items, "label_stock_unknown", "label_place" outside the sheet).
    """
    stock = STOCKS.get(params.stock or "70x37")
    if stock is None:
        raise Refused("label_stock_unknown", read=params.stock, known=" ".join(STOCKS))
    if not 1 <= params.first_place <= stock.places:
        raise Refused("label_place", read=params.first_place, places=stock.places)
    ids = params.item_ids or ((params.id,) if params.id is not None else ())
    labels = tuple(
        Label(scan_text(row.code, row.id), row.code, row.asset_no, row.model) for row in label_rows(db, ids)
    )
    if not labels:
        raise Refused("no_labels")
    view = office(db)
    return LabelSheets(view.data.name if view else "", stock.code, params.first_place, labels)
