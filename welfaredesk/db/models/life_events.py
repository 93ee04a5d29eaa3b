"""Deaths and moves: proposed by a register's remark or told to a clerk, then decided."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from welfaredesk.db.base import Base, Created


class LifeEvent(Created, Base):
    """A death or a move (`kind`: died, moved_out, moved_in). `confirmed` None waits for a clerk."""

    __tablename__ = "life_event"
    __table_args__ = (
        Index(
            "uq_life_event_waiting", "person_id", "kind", unique=True, sqlite_where=text("confirmed IS NULL")
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    kind: Mapped[str]
    happened_on: Mapped[date | None]
    remark: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column(default="")
    confirmed: Mapped[bool | None]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[str] = mapped_column(default="")
