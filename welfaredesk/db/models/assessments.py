"""What officers saw and heard: Barthel ADL assessments, home visits, consent."""

from datetime import date, datetime

from sqlalchemy import JSON, CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from welfaredesk.db.base import Base, Created


class Assessment(Created, Base):
    """A Barthel ADL assessment: ten scores in the order of the form, or only the total of an old survey."""

    __tablename__ = "assessment"
    __table_args__ = (CheckConstraint("total BETWEEN 0 AND 20", name="total"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    assessed_on: Mapped[date]
    assessor: Mapped[str] = mapped_column(default="")
    informant: Mapped[str] = mapped_column(default="")
    scores: Mapped[list[int] | None] = mapped_column(JSON)
    total: Mapped[int]
    caregiver: Mapped[str] = mapped_column(default="")
    pressure_sore: Mapped[bool] = mapped_column(default=False)
    catheter: Mapped[bool] = mapped_column(default=False)
    elderly_club: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str] = mapped_column(default="")


class HomeVisit(Created, Base):
    """A visit to a person's home; `next_on` is when somebody should look again."""

    __tablename__ = "home_visit"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    visited_on: Mapped[date]
    visitor: Mapped[str] = mapped_column(default="")
    purpose: Mapped[str] = mapped_column(default="")
    findings: Mapped[str] = mapped_column(default="")
    next_on: Mapped[date | None]


class Consent(Created, Base):
    """A person's consent to a version of the notice; withdrawn, it stays with its day of withdrawal."""

    __tablename__ = "consent"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    notice_version: Mapped[str]
    given_on: Mapped[date]
    channel: Mapped[str] = mapped_column(default="")
    given_by: Mapped[str] = mapped_column(default="")
    health: Mapped[bool] = mapped_column(default=False)
    photo: Mapped[bool] = mapped_column(default=False)
    sharing: Mapped[bool] = mapped_column(default=False)
    withdrawn_at: Mapped[datetime | None]
