"""What the office may change itself: value lists, saved filters, remembered columns of registers."""

from typing import Any

from sqlalchemy import JSON, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from welfaredesk.db.base import Base


class ListValue(Base):
    """One value of a list (`list_code`, e.g. marital); an inactive one is kept but no longer offered."""

    __tablename__ = "list_value"
    __table_args__ = (UniqueConstraint("list_code", "code"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    list_code: Mapped[str]
    code: Mapped[str]
    label: Mapped[str]
    position: Mapped[int]
    active: Mapped[bool] = mapped_column(default=True)


class SavedFilter(Base):
    """A filter somebody named, for one list (`area`)."""

    __tablename__ = "saved_filter"
    __table_args__ = (UniqueConstraint("area", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    area: Mapped[str]
    name: Mapped[str]
    content: Mapped[dict[str, Any]] = mapped_column(JSON)


class ColumnMemory(Base):
    """How the clerk mapped the columns of a register with these headings (`headings` is their key).

    `columns` is column to field, `eras` column to what its two-digit years count in.
    """

    __tablename__ = "column_memory"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    headings: Mapped[str] = mapped_column(unique=True)
    columns: Mapped[dict[str, Any]] = mapped_column(JSON)
    eras: Mapped[dict[str, str]] = mapped_column(JSON)
