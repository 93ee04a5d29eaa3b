"""Registers taken in: every row as it was read, and what became of it."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from welfaredesk.db.base import Base


class ImportSession(Base):
    """One commit of one or more files."""

    __tablename__ = "import_session"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    actor: Mapped[str]
    files: Mapped[list[str]] = mapped_column(JSON)


class ImportRow(Base):
    """One row of a register. `status` is created, updated, unchanged, skipped, problem or fixed.

    `fingerprint` ("what the row says:the id it gives") tells the same row again in a later import; a
    problem row stays open until a later import brings it in and makes it fixed.
    """

    __tablename__ = "import_row"

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
