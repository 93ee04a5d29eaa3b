"""Assistive devices and their loans."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from welfaredesk.db.base import Base, Created, Versioned
from welfaredesk.db.models.persons import Person


class DeviceModel(Versioned, Base):
    """A kind of device the office keeps (e.g. เตียงผู้ป่วย 2 ไกร์); `loan_days` overrides the office's."""

    __tablename__ = "device_model"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    category: Mapped[str] = mapped_column(default="", index=True)
    unit: Mapped[str] = mapped_column(default="ชิ้น")
    loan_days: Mapped[int | None]


class DeviceItem(Versioned, Created, Base):
    """One piece. Whether it is free is derived from its condition and its open loan, never stored.

    `condition` is usable, damaged, repair, lost or disposed. `code` is the asset number or the local
    code on the label; `code_key` is the same without punctuation and digit form.
    """

    __tablename__ = "device_item"

    id: Mapped[int] = mapped_column(primary_key=True)
    model_id: Mapped[int] = mapped_column(ForeignKey("device_model.id"), index=True)
    code: Mapped[str]
    code_key: Mapped[str] = mapped_column(unique=True)
    serial: Mapped[str] = mapped_column(default="")
    brand: Mapped[str] = mapped_column(default="")
    acquired_how: Mapped[str] = mapped_column(default="")
    acquired_on: Mapped[date | None]
    price_satang: Mapped[int | None]
    donor: Mapped[str] = mapped_column(default="")
    condition: Mapped[str] = mapped_column(default="usable")
    place: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")

    model: Mapped[DeviceModel] = relationship()


class LoanContract(Versioned, Created, Base):
    """One slip: who borrowed for whom, why, and who gave. Signed texts are kept as they were printed."""

    __tablename__ = "loan_contract"
    __table_args__ = (UniqueConstraint("fiscal_year", "running"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    fiscal_year: Mapped[int]
    running: Mapped[int]
    borrower_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    beneficiary_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    relation: Mapped[str] = mapped_column(default="")
    purpose: Mapped[str] = mapped_column(default="")
    lent_on: Mapped[date]
    liability: Mapped[str] = mapped_column(default="")
    approver: Mapped[str] = mapped_column(default="")
    giver: Mapped[str] = mapped_column(default="")
    lent_by: Mapped[str] = mapped_column(default="")
    cancelled_at: Mapped[datetime | None]
    cancelled_by: Mapped[str] = mapped_column(default="")
    cancel_reason: Mapped[str] = mapped_column(default="")

    borrower: Mapped[Person] = relationship(foreign_keys=[borrower_id])
    beneficiary: Mapped[Person] = relationship(foreign_keys=[beneficiary_id])
    lines: Mapped[list["LoanLine"]] = relationship(back_populates="contract", order_by="LoanLine.id")

    @property
    def no(self) -> str:
        """The slip's number as written: running/fiscal year."""
        return f"{self.running}/{self.fiscal_year}"


OPEN_LINE = "returned_on IS NULL AND cancelled = 0"


class LoanLine(Versioned, Base):
    """One item of a slip: due, and how it came back. Lateness is derived from the dates."""

    __tablename__ = "loan_line"
    # an item is out at most once at a time, whoever asks and from wherever
    __table_args__ = (Index("uq_loan_line_open_item", "item_id", unique=True, sqlite_where=text(OPEN_LINE)),)

    id: Mapped[int] = mapped_column(primary_key=True)
    contract_id: Mapped[int] = mapped_column(ForeignKey("loan_contract.id"), index=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("device_item.id"), index=True)
    original_due_on: Mapped[date]
    due_on: Mapped[date]
    condition_out: Mapped[str] = mapped_column(default="usable")
    returned_on: Mapped[date | None]
    condition_in: Mapped[str | None]
    return_note: Mapped[str] = mapped_column(default="")
    returner: Mapped[str] = mapped_column(default="")
    receiver: Mapped[str] = mapped_column(default="")
    received_by: Mapped[str] = mapped_column(default="")
    cancelled: Mapped[bool] = mapped_column(default=False)

    contract: Mapped[LoanContract] = relationship(back_populates="lines")
    item: Mapped[DeviceItem] = relationship()
