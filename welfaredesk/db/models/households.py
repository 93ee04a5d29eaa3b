"""Who lives together: dated members, one head at a time."""

from datetime import date

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from welfaredesk.db.base import Base, Created, Versioned

HEAD = "head"


class Household(Versioned, Created, Base):
    """People under one roof; the house number is that of the house register."""

    __tablename__ = "household"

    id: Mapped[int] = mapped_column(primary_key=True)
    house_code: Mapped[str] = mapped_column(default="")
    house_no: Mapped[str] = mapped_column(default="")
    moo: Mapped[str] = mapped_column(default="", index=True)
    note: Mapped[str] = mapped_column(default="")


class HouseholdMember(Base):
    """A person in a household from a day to a day; `relation` is to the head ("head" for the head)."""

    __tablename__ = "household_member"
    __table_args__ = (
        Index("uq_household_member_now", "person_id", unique=True, sqlite_where=text("to_on IS NULL")),
        Index(
            "uq_household_member_head",
            "household_id",
            unique=True,
            sqlite_where=text("to_on IS NULL AND relation = 'head'"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    household_id: Mapped[int] = mapped_column(ForeignKey("household.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    relation: Mapped[str] = mapped_column(default="")
    from_on: Mapped[date | None]
    to_on: Mapped[date | None]
