"""Papers that were issued: what they said, and the very pages."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index
from sqlalchemy.orm import Mapped, mapped_column

from welfaredesk.db.base import Base


class IssuedDocument(Base):
    """One issued paper of an entity: its number, its data as printed (`payload`) and its PDF.

    A reprint is these bytes; `sha256` tells whether they are still the same. `mark` is what its QR says
    (domain.paper_marks), "" for a paper without a number; `about` whom or what it is about, as it was called
    then. Of a paper that `wants_signed` the office keeps the signed copy, as an attachment.
    """

    __tablename__ = "issued_document"
    __table_args__ = (Index("ix_issued_document_subject", "form", "entity", "entity_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    form: Mapped[str]
    no: Mapped[str]
    mark: Mapped[str] = mapped_column(default="", index=True)
    entity: Mapped[str]
    entity_id: Mapped[int]
    about: Mapped[str] = mapped_column(default="")
    search_text: Mapped[str] = mapped_column(default="")
    wants_signed: Mapped[bool] = mapped_column(default=False)
    template_version: Mapped[int]
    payload: Mapped[dict[str, Any]] = mapped_column(JSON)
    pdf: Mapped[bytes] = mapped_column(deferred=True)
    sha256: Mapped[str]
    pages: Mapped[int]
    issued_at: Mapped[datetime]
    issued_by: Mapped[str]
    voided_at: Mapped[datetime | None]
    voided_by: Mapped[str] = mapped_column(default="")
    void_reason: Mapped[str] = mapped_column(default="")
