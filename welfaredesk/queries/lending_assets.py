"""What the asset register card of a piece tells: how it came, what it is worth, what was repaired."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from welfaredesk.db.engine import Database
from welfaredesk.db.models import DeviceItem, Repair
from welfaredesk.errors import RecordNotFound


@dataclass(frozen=True, slots=True)
class RepairLine:
    """One repair: the day it was opened, what was wrong and done, its cost in satang where known."""

    on: date
    what: str
    cost_satang: int | None
    note: str


@dataclass(frozen=True, slots=True)
class AssetFacts:
    """A piece as the card wants it; `useful_life_years` None when the office keeps none for its model."""

    code: str
    asset_no: str
    model: str
    category: str
    unit: str
    brand: str
    serial: str
    place: str
    custodian: str
    donor: str
    donor_contact: str
    fund: str
    acquired_how: str
    acquired_on: date | None
    document_no: str
    price_satang: int | None
    useful_life_years: int | None
    disposed_on: date | None
    note: str
    repairs: tuple[RepairLine, ...]


def asset_facts(db: Database, item_id: int) -> AssetFacts:
    """The facts of one piece, its repairs in their order. Raises RecordNotFound."""
    with db.reading() as session:
        item = session.get(DeviceItem, item_id)
        if item is None:
            raise RecordNotFound("not_found", what=f"อุปกรณ์ {item_id}")
        found = session.scalars(
            select(Repair).where(Repair.item_id == item_id).order_by(Repair.opened_on, Repair.id)
        )
        repairs = tuple(
            RepairLine(
                repair.opened_on,
                " – ".join(filter(None, (repair.fault, repair.vendor))),
                repair.cost_satang,
                repair.note,
            )
            for repair in found
        )
        return AssetFacts(
            code=item.code,
            asset_no=item.asset_no,
            model=item.model.name,
            category=item.model.category,
            unit=item.model.unit,
            brand=item.brand,
            serial=item.serial,
            place=item.place,
            custodian=item.custodian,
            donor=item.donor if item.donor_named else "ไม่ประสงค์ออกนาม" if item.donor else "",
            donor_contact=" ".join(filter(None, (item.donor_address, item.donor_phone)))
            if item.donor_named
            else "",
            fund=item.fund,
            acquired_how=item.acquired_how,
            acquired_on=item.acquired_on,
            document_no=item.document_no,
            price_satang=item.price_satang,
            useful_life_years=item.model.useful_life_years,
            disposed_on=item.disposed_on,
            note=item.note,
            repairs=repairs,
        )
