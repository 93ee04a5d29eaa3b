"""Assistive devices: models with their kit, single items, consumables, inspections and repairs."""

from datetime import date

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from welfaredesk.db.base import Base, Created, Versioned
from welfaredesk.db.models.numbered import Numbered


class DeviceModel(Versioned, Base):
    """A kind of device the office keeps (e.g. เตียงผู้ป่วย 2 ไกร์); `loan_days` overrides the office's.

    `prefix` begins the codes proposed for new pieces. A `consumable` is given out by quantity (StockMove)
    and never on loan. `needs_check`: a piece that came back must be cleaned and checked before it is lent.
    One that is not `active` is lent no more; what is out still comes back.
    """

    __tablename__ = "device_model"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    category: Mapped[str] = mapped_column(default="", index=True)
    unit: Mapped[str] = mapped_column(default="ชิ้น")
    prefix: Mapped[str] = mapped_column(default="")
    loan_days: Mapped[int | None]
    consumable: Mapped[bool] = mapped_column(default=False)
    needs_check: Mapped[bool] = mapped_column(default=True)
    useful_life_years: Mapped[int | None]
    low_stock: Mapped[int | None]
    active: Mapped[bool] = mapped_column(default=True)

    parts: Mapped[list["KitPart"]] = relationship(
        back_populates="model", order_by="KitPart.position", cascade="all, delete-orphan"
    )


class KitPart(Base):
    """A part or accessory that goes along with every piece of a model (ที่วางเท้า, รีโมต); counted out and in."""

    __tablename__ = "kit_part"
    __table_args__ = (UniqueConstraint("model_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    model_id: Mapped[int] = mapped_column(ForeignKey("device_model.id"))
    name: Mapped[str]
    quantity: Mapped[int] = mapped_column(default=1)
    replacement_satang: Mapped[int | None]
    position: Mapped[int] = mapped_column(default=0)
    active: Mapped[bool] = mapped_column(default=True)

    model: Mapped[DeviceModel] = relationship(back_populates="parts")


class DeviceItem(Versioned, Created, Base):
    """One piece. Whether it is free is derived from its condition and its open loan, never stored.

    `condition` is usable, damaged, repair, lost or disposed. `code` is the asset number or the local
    code on the label; `code_key` is the same without punctuation and digit form. `asset_no` is the office's
    asset number where the label carries another code; no key stands for two pieces.
    """

    __tablename__ = "device_item"

    id: Mapped[int] = mapped_column(primary_key=True)
    model_id: Mapped[int] = mapped_column(ForeignKey("device_model.id"), index=True)
    code: Mapped[str]
    code_key: Mapped[str] = mapped_column(unique=True)
    asset_no: Mapped[str] = mapped_column(default="")
    asset_key: Mapped[str | None] = mapped_column(unique=True)
    serial: Mapped[str] = mapped_column(default="")
    brand: Mapped[str] = mapped_column(default="")
    acquired_how: Mapped[str] = mapped_column(default="")
    acquired_on: Mapped[date | None]
    price_satang: Mapped[int | None]
    donor: Mapped[str] = mapped_column(default="")
    donor_address: Mapped[str] = mapped_column(default="")
    donor_phone: Mapped[str] = mapped_column(default="")
    donor_named: Mapped[bool] = mapped_column(default=True)
    document_no: Mapped[str] = mapped_column(default="")
    fund: Mapped[str] = mapped_column(default="")
    condition: Mapped[str] = mapped_column(default="usable")
    place: Mapped[str] = mapped_column(default="")
    custodian: Mapped[str] = mapped_column(default="")
    disposed_on: Mapped[date | None]
    donation_line_id: Mapped[int | None] = mapped_column(ForeignKey("donation_line.id"), index=True)
    note: Mapped[str] = mapped_column(default="")

    model: Mapped[DeviceModel] = relationship()


class Donation(Numbered, Versioned, Created, Base):
    """Things somebody gave the office on one day (L-08); `donor_named` False: not to be named in public."""

    __tablename__ = "donation"

    id: Mapped[int] = mapped_column(primary_key=True)
    fiscal_year: Mapped[int]
    given_on: Mapped[date]
    donor: Mapped[str]
    donor_address: Mapped[str] = mapped_column(default="")
    donor_phone: Mapped[str] = mapped_column(default="")
    donor_named: Mapped[bool] = mapped_column(default=True)
    purpose: Mapped[str] = mapped_column(default="")
    received_by: Mapped[str]
    note: Mapped[str] = mapped_column(default="")

    lines: Mapped[list["DonationLine"]] = relationship(order_by="DonationLine.id")


class DonationLine(Base):
    """One kind of thing given: `value_satang` is the estimate for all of them together."""

    __tablename__ = "donation_line"

    id: Mapped[int] = mapped_column(primary_key=True)
    donation_id: Mapped[int] = mapped_column(ForeignKey("donation.id"), index=True)
    model_id: Mapped[int] = mapped_column(ForeignKey("device_model.id"), index=True)
    quantity: Mapped[int]
    condition: Mapped[str] = mapped_column(default="usable")
    value_satang: Mapped[int | None]

    model: Mapped[DeviceModel] = relationship()
    items: Mapped[list[DeviceItem]] = relationship(order_by="DeviceItem.id")


class StockMove(Created, Base):
    """A quantity of a consumable coming in or going out; `quantity` is positive, `kind` gives the direction.

    `kind` is received, returned (in), issued, lost, counted_less (out), counted_more (in).
    """

    __tablename__ = "stock_move"

    id: Mapped[int] = mapped_column(primary_key=True)
    model_id: Mapped[int] = mapped_column(ForeignKey("device_model.id"), index=True)
    kind: Mapped[str]
    quantity: Mapped[int]
    moved_on: Mapped[date]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    price_satang: Mapped[int | None]
    origin: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    moved_by: Mapped[str]


class Inspection(Created, Base):
    """A look at an item: `phase` is out (hand-over), in (return) or ready (cleaned and checked since)."""

    __tablename__ = "inspection"

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("device_item.id"), index=True)
    line_id: Mapped[int | None] = mapped_column(ForeignKey("loan_line.id"), index=True)
    phase: Mapped[str]
    inspected_on: Mapped[date]
    condition: Mapped[str]
    cleaned: Mapped[bool] = mapped_column(default=False)
    checked: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str] = mapped_column(default="")
    inspected_by: Mapped[str]


class Repair(Versioned, Created, Base):
    """A repair or maintenance job of an item, and who had it when it was opened; open until `done_on`.

    `kind` is repair or maintenance, `outcome` usable or disposed; `next_on` is when it is to be looked after
    again; `return_id` names the return it was opened with.
    """

    __tablename__ = "repair"

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("device_item.id"), index=True)
    line_id: Mapped[int | None] = mapped_column(ForeignKey("loan_line.id"), index=True)
    return_id: Mapped[int | None] = mapped_column(ForeignKey("loan_return.id"), index=True)
    holder_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    holder_name: Mapped[str] = mapped_column(default="")
    kind: Mapped[str] = mapped_column(default="repair")
    opened_on: Mapped[date]
    fault: Mapped[str]
    vendor: Mapped[str] = mapped_column(default="")
    sent_on: Mapped[date | None]
    done_on: Mapped[date | None]
    cost_satang: Mapped[int | None]
    outcome: Mapped[str] = mapped_column(default="")
    next_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(default="")

    item: Mapped[DeviceItem] = relationship()
