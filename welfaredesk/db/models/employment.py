"""Disabled people at work: organisations, and who works where on whose account."""

from datetime import date

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
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
    a value of the list placement_basis. `ends_on` is the day agreed on last (what was agreed before stands
    in the renewals), `ended_on` and `end_reason` say that it ended otherwise; whether somebody is at work is
    derived from these and the suspensions. It may fill a seat of an opening, and the place of somebody who
    left (`replaces_id`).
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
    opening_id: Mapped[int | None] = mapped_column(ForeignKey("job_opening.id"), index=True)
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("placement.id"), unique=True)
    source: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")

    person: Mapped[Person | None] = relationship(foreign_keys=[person_id])
    caregiver: Mapped[Person | None] = relationship(foreign_keys=[caregiver_id])
    employer: Mapped[Organisation] = relationship(foreign_keys=[employer_id])
    workplace: Mapped[Organisation] = relationship(foreign_keys=[workplace_id])


class PlacementRenewal(Created, Base):
    """A new contract of the same placement, from the day after `was_until`; what was agreed before is kept.

    Wages are satang per unit of the list wage_unit, None where nobody wrote one. The placement holds the
    terms agreed on last.
    """

    __tablename__ = "placement_renewal"

    id: Mapped[int] = mapped_column(primary_key=True)
    placement_id: Mapped[int] = mapped_column(ForeignKey("placement.id"), index=True)
    agreed_on: Mapped[date]
    was_until: Mapped[date]
    until_on: Mapped[date | None]
    was_wage_satang: Mapped[int | None]
    was_wage_unit: Mapped[str] = mapped_column(default="")
    wage_satang: Mapped[int | None]
    wage_unit: Mapped[str] = mapped_column(default="")
    decided_by: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    recorded_by: Mapped[str] = mapped_column(default="")


class PlacementSuspension(Created, Base):
    """Work that rests from a day until (not on) the day somebody is back; None: still away."""

    __tablename__ = "placement_suspension"

    id: Mapped[int] = mapped_column(primary_key=True)
    placement_id: Mapped[int] = mapped_column(ForeignKey("placement.id"), index=True)
    suspended_on: Mapped[date]
    resumed_on: Mapped[date | None]
    reason: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")


class PlacementVisit(Versioned, Created, Base):
    """Somebody of the office looked how the work goes (E-07); `next_on` is what was agreed, not the schedule.

    `attendance` and `outcome` are values of the lists work_attendance and visit_outcome, `supports` of
    work_support.
    """

    __tablename__ = "placement_visit"

    id: Mapped[int] = mapped_column(primary_key=True)
    placement_id: Mapped[int] = mapped_column(ForeignKey("placement.id"), index=True)
    visited_on: Mapped[date]
    visitor: Mapped[str]
    attendance: Mapped[str] = mapped_column(default="")
    outcome: Mapped[str] = mapped_column(default="")
    problems: Mapped[str] = mapped_column(default="")
    supports: Mapped[list[str]] = mapped_column(JSON, default=list)
    support: Mapped[str] = mapped_column(default="")
    employer_comment: Mapped[str] = mapped_column(default="")
    next_on: Mapped[date | None]

    placement: Mapped[Placement] = relationship()


class OrganisationContact(Versioned, Created, Base):
    """One contact with an organisation: whom, how, what came of it, and what is to be done until when.

    `channel` is a key of domain.organisations.CHANNELS. The next action stands until a later contact.
    """

    __tablename__ = "organisation_contact"

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    contacted_on: Mapped[date]
    contacted_by: Mapped[str] = mapped_column(default="")
    spoke_with: Mapped[str] = mapped_column(default="")
    channel: Mapped[str]
    result: Mapped[str] = mapped_column(default="")
    next_action: Mapped[str] = mapped_column(default="")
    next_on: Mapped[date | None]
