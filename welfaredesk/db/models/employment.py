"""Disabled people at work: organisations, and who works where on whose account."""

from datetime import date

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from welfaredesk.db.base import Base, Created, Versioned
from welfaredesk.db.models.persons import Person


class Organisation(Versioned, Created, Base):
    """Who employs, gives a right or offers a place of work; `kind` is state, private or foundation.

    `name_key` is derived by the employment service: one organisation in all its spellings.
    """

    __tablename__ = "organisation"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    name_key: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    tax_no: Mapped[str] = mapped_column(default="")
    address: Mapped[str] = mapped_column(default="")
    province: Mapped[str] = mapped_column(default="")
    contact: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")


class OrganisationHeadcount(Base):
    """How many people an organisation has on 1 October of a year (BE), its disabled employees left out."""

    __tablename__ = "organisation_headcount"
    __table_args__ = (UniqueConstraint("organisation_id", "year"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    year: Mapped[int]
    staff: Mapped[int]


class MinimumWage(Base):
    """The minimum wage of a day in a province from a day on, in satang."""

    __tablename__ = "minimum_wage"
    __table_args__ = (UniqueConstraint("province", "from_on"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    province: Mapped[str]
    from_on: Mapped[date]
    day_satang: Mapped[int]


class Placement(Versioned, Created, Base):
    """A disabled person's work or right under section 33 or 35, paid by one and done at another place.

    The right may be used by the caregiver instead (`caregiver_id`, or the name alone). A placement taken
    over from a register (`source`) has no person while only the name (`person_name`) is known. `basis` is
    a value of the list placement_basis. `ends_on` is the day agreed on, `ended_on` and `end_reason` say
    that it ended otherwise; whether somebody is at work is derived from these.
    """

    __tablename__ = "placement"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    person_name: Mapped[str] = mapped_column(default="")
    caregiver_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    caregiver_name: Mapped[str] = mapped_column(default="")
    employer_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    workplace_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    basis: Mapped[str]
    position: Mapped[str] = mapped_column(default="")
    wage_satang: Mapped[int | None]
    wage_unit: Mapped[str] = mapped_column(default="")
    value_satang: Mapped[int | None]
    started_on: Mapped[date]
    ends_on: Mapped[date | None]
    ended_on: Mapped[date | None]
    end_reason: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")

    person: Mapped[Person | None] = relationship(foreign_keys=[person_id])
    caregiver: Mapped[Person | None] = relationship(foreign_keys=[caregiver_id])
    employer: Mapped[Organisation] = relationship(foreign_keys=[employer_id])
    workplace: Mapped[Organisation] = relationship(foreign_keys=[workplace_id])
