"""Registers taken in: every row as it was read, and what became of it."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from welfaredesk.db.base import Base


class ImportSession(Base):
    """One commit of one or more files; it can be undone as a whole.

    `added` is table to (first, last) id of the rows it added there for its people.
    """

    __tablename__ = "import_session"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    actor: Mapped[str]
    files: Mapped[list[str]] = mapped_column(JSON)
    added: Mapped[dict[str, list[int]]] = mapped_column(JSON, default=dict)
    undone_at: Mapped[datetime | None]
    undone_by: Mapped[str | None]


class ImportRow(Base):
    """One row of a register. `status` is created, updated, unchanged, skipped, problem, fixed or undone.

    `fingerprint` ("what the row says:the id it gives") tells the same row again in a later import; a
    problem row stays open until a later import (`fixed_by`) brings it in and makes it fixed. `undo` stands
    with the first row of each person the import touched: whether it made them, and what was before.
    `decision` is what the clerk chose for the row, so that the same row is not asked about again.
    """

    __tablename__ = "import_row"
    __table_args__ = (Index("ix_import_row_decided", "id", sqlite_where=text("decision IS NOT NULL")),)

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("import_session.id"), index=True)
    kind: Mapped[str]
    file: Mapped[str]
    sheet: Mapped[str]
    row_no: Mapped[int]
    raw: Mapped[dict[str, Any]] = mapped_column(JSON)
    status: Mapped[str] = mapped_column(index=True)
    problems: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    fingerprint: Mapped[str] = mapped_column(index=True)
    fixed_by: Mapped[int | None] = mapped_column(ForeignKey("import_session.id"), index=True)
    undo: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    decision: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
