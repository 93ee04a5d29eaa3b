"""Where a house stands, and the papers of a project: application, consent, documents handed in."""

from datetime import date

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from welfaredesk.db.base import Base, Created, Versioned
from welfaredesk.db.models.numbered import Numbered
from welfaredesk.db.models.persons import Person


class HousePlace(Versioned, Base):
    """How to find a house (a number in a village) without a map."""

    __tablename__ = "house_place"
    __table_args__ = (UniqueConstraint("house_no", "moo"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    house_no: Mapped[str]
    moo: Mapped[str] = mapped_column(default="")
    community: Mapped[str] = mapped_column(default="")
    landmark: Mapped[str] = mapped_column(default="")
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]


class HouseApplication(Versioned, Created, Base):
    """What the application for a project says (W-12); without `applicant_id` the beneficiary applies himself.

    `owner` None is not asked yet; `lived_months` in this house. `earlier` are other helps received, each
    {agency, year (BE or None), satang (or None)}; `sources` codes of the list fund_source. `cash` says that
    money is paid out to a person.
    """

    __tablename__ = "house_application"

    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("house_project.id"), unique=True)
    applied_on: Mapped[date]
    applicant_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    relation: Mapped[str] = mapped_column(default="")
    owner: Mapped[bool | None]
    lived_months: Mapped[int | None]
    moved_after_disability: Mapped[bool] = mapped_column(default=False)
    details: Mapped[str] = mapped_column(default="")
    earlier: Mapped[list[dict[str, str | int | None]]] = mapped_column(JSON, default=list)
    sources: Mapped[list[str]] = mapped_column(JSON, default=list)
    cash: Mapped[bool] = mapped_column(default=False)
    receiver: Mapped[str] = mapped_column(default="")


class HouseConsent(Numbered, Versioned, Created, Base):
    """The owner of a house or its land lets it be worked on (W-14); `given_on` None: not signed yet.

    The owner is somebody of the register (`owner_id`) or stands here by name, id number and address.
    `standing` is house, land, both or heir; `years` for which nothing is torn down.
    One `withdrawn` keeps its number.
    """

    __tablename__ = "house_consent"

    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("house_project.id"), index=True)
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    owner_name: Mapped[str] = mapped_column(default="")
    owner_number: Mapped[str] = mapped_column(default="")
    owner_address: Mapped[str] = mapped_column(default="")
    standing: Mapped[str]
    relation: Mapped[str] = mapped_column(default="")
    years: Mapped[int]
    given_on: Mapped[date | None]
    withdrawn: Mapped[bool] = mapped_column(default=False)

    owner: Mapped[Person | None] = relationship()


class HouseDocument(Created, Base):
    """A document of a project (a value of the list house_document): it came in, or is `waived` and why.

    Its scans are attachments of this row.
    """

    __tablename__ = "house_document"
    __table_args__ = (UniqueConstraint("project_id", "document"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("house_project.id"))
    document: Mapped[str]
    received_on: Mapped[date | None]
    waived: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str] = mapped_column(default="")


class FundDocument(Base):
    """When a source of money asks for a document, where the office has it otherwise than the program.

    `asked` is of domain.house_documents.ASKED, "" for never.
    """

    __tablename__ = "fund_document"
    __table_args__ = (UniqueConstraint("fund_source", "document"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    fund_source: Mapped[str]
    document: Mapped[str]
    asked: Mapped[str]
