"""Houses: what a survey found, and the projects that build or repair them."""

from datetime import date

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from welfaredesk.db.base import Base, Created, Versioned
from welfaredesk.db.models.numbered import Numbered
from welfaredesk.db.models.persons import Person


class HouseSurvey(Numbered, Versioned, Created, Base):
    """One look at a house (W-11), numbered in its round, the fiscal year.

    The latest survey of a house says whether it is `suitable`. `parts` is part to condition (good, fair,
    worn, dangerous), `facilities` the codes of what is there, `urgency` 1 (can wait) to 5. The house number
    is kept as it was, with or without a household.
    """

    __tablename__ = "house_survey"

    id: Mapped[int] = mapped_column(primary_key=True)
    household_id: Mapped[int | None] = mapped_column(ForeignKey("household.id"), index=True)
    house_no: Mapped[str] = mapped_column(default="")
    moo: Mapped[str] = mapped_column(default="", index=True)
    surveyed_on: Mapped[date]
    surveyor: Mapped[str] = mapped_column(default="")
    house_owner: Mapped[str] = mapped_column(default="")
    land_owner: Mapped[str] = mapped_column(default="")
    house_type: Mapped[str] = mapped_column(default="")
    floors: Mapped[int | None]
    parts: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    facilities: Mapped[list[str]] = mapped_column(JSON, default=list)
    suitable: Mapped[bool]
    urgency: Mapped[int | None]
    needs: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")

    residents: Mapped[list["HouseSurveyResident"]] = relationship(
        order_by="HouseSurveyResident.id", cascade="all, delete-orphan"
    )


class HouseSurveyResident(Base):
    """Somebody who lived in the house when it was surveyed."""

    __tablename__ = "house_survey_resident"
    __table_args__ = (UniqueConstraint("survey_id", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    survey_id: Mapped[int] = mapped_column(ForeignKey("house_survey.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)


class HouseProject(Numbered, Versioned, Created, Base):
    """One help for one house: for whom, under which target group, what kind of work, with which money.

    A project taken over from a register (`source`) has no number of ours, and no person either while only
    the name (`person_name`) is known. Where it stands is the stage of its last step. `approved_satang` is
    the budget of the approval; the funding adds up to it. `mou_on` is when the agreement on it was signed.
    """

    __tablename__ = "house_project"

    id: Mapped[int] = mapped_column(primary_key=True)
    fiscal_year: Mapped[int] = mapped_column(index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    person_name: Mapped[str] = mapped_column(default="")
    group_code: Mapped[str] = mapped_column(default="")
    household_id: Mapped[int | None] = mapped_column(ForeignKey("household.id"), index=True)
    survey_id: Mapped[int | None] = mapped_column(ForeignKey("house_survey.id"), index=True)
    house_no: Mapped[str] = mapped_column(default="")
    moo: Mapped[str] = mapped_column(default="", index=True)
    support_kind: Mapped[str] = mapped_column(default="")
    work_items: Mapped[list[str]] = mapped_column(JSON, default=list)
    approved_satang: Mapped[int | None]
    mou_on: Mapped[date | None]
    source: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")

    person: Mapped[Person | None] = relationship()
    funding: Mapped[list["HouseFunding"]] = relationship(
        order_by="HouseFunding.id", cascade="all, delete-orphan"
    )
    steps: Mapped[list["HouseProjectStep"]] = relationship(order_by="HouseProjectStep.id")


class HouseFunding(Base):
    """What one source (a value of the list fund_source) gives to a project; None: not known how much.

    `grant_type` is the code of the kind of money, "" for the source's usual one for houses.
    """

    __tablename__ = "house_funding"
    __table_args__ = (UniqueConstraint("project_id", "fund_source"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("house_project.id"))
    fund_source: Mapped[str] = mapped_column(index=True)
    grant_type: Mapped[str] = mapped_column(default="")
    amount_satang: Mapped[int | None]


class HouseProjectStep(Created, Base):
    """A stage a project reached (domain.house_stages), on which day and by whom; only ever added.

    `happened_on` None: taken over from a register that does not say. `lacked` are the needs
    (domain.house_gates) that were not met, `reason` why the stage was entered all the same.
    """

    __tablename__ = "house_project_step"

    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("house_project.id"), index=True)
    stage: Mapped[str]
    happened_on: Mapped[date | None]
    done_by: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    recorded_by: Mapped[str] = mapped_column(default="")
    lacked: Mapped[list[str]] = mapped_column(JSON, default=list)
    reason: Mapped[str] = mapped_column(default="")
