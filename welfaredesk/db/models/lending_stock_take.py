"""Stock-takes: what was expected, what was found."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from welfaredesk.db.base import Base, Created, Versioned


class StockTake(Versioned, Created, Base):
    """One stock-take. Its lines are the items as they were expected when it began."""

    __tablename__ = "stock_take"

    id: Mapped[int] = mapped_column(primary_key=True)
    fiscal_year: Mapped[int]
    title: Mapped[str]
    place: Mapped[str] = mapped_column(default="")
    category: Mapped[str] = mapped_column(default="")
    checkers: Mapped[str] = mapped_column(default="")
    started_on: Mapped[date]
    started_by: Mapped[str]
    closed_at: Mapped[datetime | None]
    closed_by: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")


class StockTakeLine(Base):
    """An item of a stock-take: what was expected (frozen), and how it was found, if it was."""

    __tablename__ = "stock_take_line"
    __table_args__ = (UniqueConstraint("stock_take_id", "item_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    stock_take_id: Mapped[int] = mapped_column(ForeignKey("stock_take.id"))
    item_id: Mapped[int] = mapped_column(ForeignKey("device_item.id"), index=True)
    expected_place: Mapped[str] = mapped_column(default="")
    expected_condition: Mapped[str]
    expected_line_id: Mapped[int | None] = mapped_column(ForeignKey("loan_line.id"))
    found_at: Mapped[datetime | None]
    found_place: Mapped[str] = mapped_column(default="")
    found_condition: Mapped[str] = mapped_column(default="")
    still_needed: Mapped[bool | None]
    note: Mapped[str] = mapped_column(default="")


class StockTakeScan(Base):
    """One scan or tick as it was made, known code or not."""

    __tablename__ = "stock_take_scan"

    id: Mapped[int] = mapped_column(primary_key=True)
    stock_take_id: Mapped[int] = mapped_column(ForeignKey("stock_take.id"), index=True)
    code: Mapped[str]
    item_id: Mapped[int | None] = mapped_column(ForeignKey("device_item.id"))
    place: Mapped[str] = mapped_column(default="")
    scanned_at: Mapped[datetime]
    scanned_by: Mapped[str]
