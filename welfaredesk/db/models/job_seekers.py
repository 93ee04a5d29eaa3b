"""Disabled people who look for work, the openings organisations have, and who was offered which (E-06)."""

from datetime import date

from sqlalchemy import JSON, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from welfaredesk.db.base import Base, Created, Versioned
from welfaredesk.db.models.employment import Organisation
from welfaredesk.db.models.persons import Person


class JobSeeker(Versioned, Created, Base):
    """A person's registration as somebody who looks for work; at most one of a person is open at a time.

    `education`, `work_kinds`, `needs` and `close_reason` are values of the lists education, work_kind,
    work_need and seeker_close, `reach` a key of domain.matching.REACH. The wage is satang per `wage_unit`.
    Whether it is open is derived from `closed_on`.
    """

    __tablename__ = "job_seeker"
    __table_args__ = (
        Index("uq_job_seeker_now", "person_id", unique=True, sqlite_where=text("closed_on IS NULL")),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    registered_on: Mapped[date]
    education: Mapped[str] = mapped_column(default="")
    skills: Mapped[str] = mapped_column(default="")
    experience: Mapped[str] = mapped_column(default="")
    work_kinds: Mapped[list[str]] = mapped_column(JSON, default=list)
    wanted_work: Mapped[str] = mapped_column(default="")
    wage_satang: Mapped[int | None]
    wage_unit: Mapped[str] = mapped_column(default="")
    available_on: Mapped[date | None]
    reach: Mapped[str] = mapped_column(default="")
    travel: Mapped[str] = mapped_column(default="")
    family_support: Mapped[str] = mapped_column(default="")
    needs: Mapped[list[str]] = mapped_column(JSON, default=list)
    needs_note: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    closed_on: Mapped[date | None]
    close_reason: Mapped[str] = mapped_column(default="")

    person: Mapped[Person] = relationship()


class JobOpening(Versioned, Created, Base):
    """Work an organisation has: who pays, where it is done, on which basis, how many seats, since when.

    `basis` is a value of the list placement_basis, `work_kind` of work_kind, `supports` of work_need: what
    the place gives. `accessible` None means not known. How many seats are left is derived from the
    placements that fill them.
    """

    __tablename__ = "job_opening"

    id: Mapped[int] = mapped_column(primary_key=True)
    employer_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    workplace_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    position: Mapped[str]
    work_kind: Mapped[str] = mapped_column(default="")
    basis: Mapped[str] = mapped_column(default="")
    seats: Mapped[int] = mapped_column(default=1)
    wage_satang: Mapped[int | None]
    wage_unit: Mapped[str] = mapped_column(default="")
    moo: Mapped[str] = mapped_column(default="")
    tambon: Mapped[str] = mapped_column(default="")
    amphoe: Mapped[str] = mapped_column(default="")
    accessible: Mapped[bool | None]
    supports: Mapped[list[str]] = mapped_column(JSON, default=list)
    limits: Mapped[str] = mapped_column(default="")
    from_on: Mapped[date]
    until_on: Mapped[date | None]
    closed_on: Mapped[date | None]
    close_reason: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")

    employer: Mapped[Organisation] = relationship(foreign_keys=[employer_id])
    workplace: Mapped[Organisation] = relationship(foreign_keys=[workplace_id])


class JobOffer(Created, Base):
    """An opening offered to a seeker; `answer` is "" (waiting), accepted or declined, and by whom and why."""

    __tablename__ = "job_offer"

    id: Mapped[int] = mapped_column(primary_key=True)
    opening_id: Mapped[int] = mapped_column(ForeignKey("job_opening.id"), index=True)
    # deferred: undoing a merge points an offer back before its registration stands again
    seeker_id: Mapped[int] = mapped_column(
        ForeignKey("job_seeker.id", deferrable=True, initially="DEFERRED"), index=True
    )
    offered_on: Mapped[date]
    offered_by: Mapped[str] = mapped_column(default="")
    answer: Mapped[str] = mapped_column(default="")
    answered_on: Mapped[date | None]
    declined_by: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")

    opening: Mapped[JobOpening] = relationship()
    seeker: Mapped[JobSeeker] = relationship()
