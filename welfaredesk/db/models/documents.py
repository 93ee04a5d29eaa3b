"""Papers that were issued: what they said, and the very pages."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index
from sqlalchemy.orm import Mapped, mapped_column

from welfaredesk.db.base import Base


class IssuedDocument(Base):
    """One issued paper of an entity: its number, its data as printed (`payload`) and its PDF.

    A reprint is these bytes; `sha256` tells whether they are still the same.
    """

    __tablename__ = "issued_document"
    __table_args__ = (Index("ix_issued_document_subject", "form", "entity", "entity_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    form: Mapped[str]
    no: Mapped[str]
    entity: Mapped[str]
    entity_id: Mapped[int]
    template_version: Mapped[int]
    payload: Mapped[dict[str, Any]] = mapped_column(JSON)
    pdf: Mapped[bytes] = mapped_column(deferred=True)
    sha256: Mapped[str]
    pages: Mapped[int]
    issued_at: Mapped[datetime]
    issued_by: Mapped[str]
    voided_at: Mapped[datetime | None]
    void_reason: Mapped[str] = mapped_column(default="")
