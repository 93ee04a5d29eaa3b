"""Pictures and scans that belong to a record of any area."""

from datetime import date

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from welfaredesk.db.base import Base, Created


class Attachment(Created, Base):
    """A file kept with a record (`entity`, `entity_id`); `kind` says what it shows (photo, signed, before …).

    `sha256` tells whether the content is still what was taken in. Pictures of houses also know which part of
    the house they show (`place`), their place in the order, a small picture for lists (`thumb`), and, only
    where somebody chose to keep it, where they were taken.
    """

    __tablename__ = "attachment"
    __table_args__ = (Index("ix_attachment_subject", "entity", "entity_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    entity: Mapped[str]
    entity_id: Mapped[int]
    kind: Mapped[str]
    name: Mapped[str]
    mime: Mapped[str]
    content: Mapped[bytes] = mapped_column(deferred=True)
    sha256: Mapped[str]
    caption: Mapped[str] = mapped_column(default="")
    taken_on: Mapped[date | None]
    added_by: Mapped[str]
    place: Mapped[str] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=0)
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    thumb: Mapped[bytes | None] = mapped_column(deferred=True)
