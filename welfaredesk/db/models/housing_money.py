"""The money and the helpers of a house project: kinds of money, budgets, estimates, payments, work done."""

from datetime import date, datetime

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from welfaredesk.db.base import Base, Created, Versioned
from welfaredesk.db.models.employment import Organisation
from welfaredesk.db.models.housing import HouseProject
from welfaredesk.db.models.numbered import Numbered
from welfaredesk.db.models.persons import Person


class GrantType(Versioned, Base):
    """A kind of money as the office keeps it; those of the product (domain.grant_types) are not stored."""

    __tablename__ = "grant_type"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    short_name: Mapped[str] = mapped_column(default="")
    fund_source: Mapped[str]
    agency: Mapped[str] = mapped_column(default="")
    ceiling_satang: Mapped[int | None]
    per: Mapped[str]
    times_per_year: Mapped[int | None]
    citation: Mapped[str] = mapped_column(default="")
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    to_check: Mapped[bool] = mapped_column(default=False)
    active: Mapped[bool] = mapped_column(default=True)
    note: Mapped[str] = mapped_column(default="")


class FundBudget(Versioned, Base):
    """What a source has for the houses of one fiscal year (BE); committed, paid and left are derived."""

    __tablename__ = "fund_budget"
    __table_args__ = (UniqueConstraint("fund_source", "fiscal_year"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    fund_source: Mapped[str]
    fiscal_year: Mapped[int]
    amount_satang: Mapped[int]
    note: Mapped[str] = mapped_column(default="")


class HouseEstimate(Versioned, Created, Base):
    """One version of a project's estimate (W-13), counted by `number`.

    A version that was printed or approved is never written again: the next change begins a new one.
    `after_step_id` is the last stage the project had reached when the version was begun.
    """

    __tablename__ = "house_estimate"
    __table_args__ = (UniqueConstraint("project_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("house_project.id"))
    number: Mapped[int]
    after_step_id: Mapped[int | None] = mapped_column(ForeignKey("house_project_step.id"))
    made_on: Mapped[date]
    made_by: Mapped[str] = mapped_column(default="")
    position: Mapped[str] = mapped_column(default="")

    lines: Mapped[list["HouseEstimateLine"]] = relationship(
        order_by="HouseEstimateLine.place", cascade="all, delete-orphan"
    )


class HouseEstimateLine(Base):
    """One row: `quantity_milli` in thousandths of the unit, prices in satang for one unit.

    Where the labour is `volunteer` its price is what it is worth, valued apart from the money.
    """

    __tablename__ = "house_estimate_line"

    id: Mapped[int] = mapped_column(primary_key=True)
    estimate_id: Mapped[int] = mapped_column(ForeignKey("house_estimate.id"), index=True)
    place: Mapped[int]
    item: Mapped[str]
    quantity_milli: Mapped[int]
    unit: Mapped[str]
    material_satang: Mapped[int] = mapped_column(default=0)
    labour_satang: Mapped[int] = mapped_column(default=0)
    volunteer: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str] = mapped_column(default="")


class HousePayment(Numbered, Created, Base):
    """Money of one source paid for a project, with the receipt (W-18) of its number.

    The payee is a person of the register, an organisation or a name alone; `payee` is the name as it was
    then. `over_reason` says why more was paid than the source's approved share. A wrong one is voided.
    """

    __tablename__ = "house_payment"

    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("house_project.id"), index=True)
    fund_source: Mapped[str] = mapped_column(index=True)
    paid_on: Mapped[date]
    amount_satang: Mapped[int]
    payee_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    payee: Mapped[str]
    payee_address: Mapped[str] = mapped_column(default="")
    method: Mapped[str]
    reference: Mapped[str] = mapped_column(default="")
    purpose: Mapped[str]
    thumbprint: Mapped[bool] = mapped_column(default=False)
    over_reason: Mapped[str] = mapped_column(default="")
    paid_by: Mapped[str]
    voided_at: Mapped[datetime | None]
    voided_by: Mapped[str] = mapped_column(default="")
    void_reason: Mapped[str] = mapped_column(default="")

    person: Mapped[Person | None] = relationship()
    organisation: Mapped[Organisation | None] = relationship()


class HouseGift(Created, Base):
    """What was given in kind for a house: material, or the labour of volunteers (`kind`).

    `value_satang` is what it is worth; it is no part of the money.
    """

    __tablename__ = "house_gift"

    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("house_project.id"), index=True)
    kind: Mapped[str]
    given_on: Mapped[date]
    giver: Mapped[str]
    what: Mapped[str]
    value_satang: Mapped[int | None]


class HousePartner(Created, Base):
    """Who helps with a house as contractor, agency or volunteer (`role`), and what they do.

    An organisation, a person of the register, or a name alone.
    """

    __tablename__ = "house_partner"

    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("house_project.id"), index=True)
    role: Mapped[str]
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    name: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    duty: Mapped[str] = mapped_column(default="")

    organisation: Mapped[Organisation | None] = relationship()
    person: Mapped[Person | None] = relationship()


class HouseWorkDay(Versioned, Created, Base):
    """One entry of the work diary: what was done at the house on a day, by how many."""

    __tablename__ = "house_work_day"

    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("house_project.id"), index=True)
    happened_on: Mapped[date]
    work: Mapped[str]
    people: Mapped[int | None]
    workers: Mapped[str] = mapped_column(default="")
    problem: Mapped[str] = mapped_column(default="")


class HouseHandover(Versioned, Created, Base):
    """Hand-over and acceptance of a house (W-17).

    `works` are rows [as planned, as done]; `committee` rows [name, position], three at least; `witnesses`
    two names where the beneficiary gives a thumbprint. `to_mend` says what is missing unless `complete`.
    """

    __tablename__ = "house_handover"

    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("house_project.id"), unique=True)
    started_on: Mapped[date]
    finished_on: Mapped[date]
    handed_on: Mapped[date]
    works: Mapped[list[list[str]]] = mapped_column(JSON, default=list)
    left_over: Mapped[str] = mapped_column(default="")
    complete: Mapped[bool]
    to_mend: Mapped[str] = mapped_column(default="")
    thumbprint: Mapped[bool] = mapped_column(default=False)
    witnesses: Mapped[list[str]] = mapped_column(JSON, default=list)
    committee: Mapped[list[list[str]]] = mapped_column(JSON, default=list)
    responsible: Mapped[str] = mapped_column(default="")
    responsible_position: Mapped[str] = mapped_column(default="")


class HouseLetter(Numbered, Created, Base):
    """A letter that asks an agency to support a house (W-22): how much of which estimate, and why."""

    __tablename__ = "house_letter"

    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("house_project.id"), index=True)
    written_on: Mapped[date]
    to: Mapped[str]
    asked_satang: Mapped[int]
    reason: Mapped[str] = mapped_column(default="")
    enclosures: Mapped[list[str]] = mapped_column(JSON, default=list)

    project: Mapped[HouseProject] = relationship()


class HelpElsewhere(Created, Base):
    """Help for a house or its people that another agency gave, told to or found by the office.

    `year` is the fiscal year (BE) as far as it is known.
    """

    __tablename__ = "help_elsewhere"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    house_no: Mapped[str] = mapped_column(default="")
    moo: Mapped[str] = mapped_column(default="")
    agency: Mapped[str]
    year: Mapped[int]
    amount_satang: Mapped[int | None]
    what: Mapped[str]
    told_by: Mapped[str] = mapped_column(default="")
