"""What the office writes about employment: letters to organisations, certificates for those who work."""

from datetime import date

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from welfaredesk.db.base import Base, Created
from welfaredesk.db.models.employment import Organisation, Placement
from welfaredesk.db.models.numbered import Numbered
from welfaredesk.db.models.persons import Person


class WorkCertificate(Numbered, Created, Base):
    """A person's work of a fiscal year (BE) certified on a day (E-09), with the wage when it was wanted."""

    __tablename__ = "work_certificate"

    id: Mapped[int] = mapped_column(primary_key=True)
    placement_id: Mapped[int] = mapped_column(ForeignKey("placement.id"), index=True)
    year: Mapped[int]
    issued_on: Mapped[date]
    with_wage: Mapped[bool]
    purpose: Mapped[str] = mapped_column(default="")

    placement: Mapped[Placement] = relationship()


class EmploymentLetter(Numbered, Created, Base):
    """A letter to an organisation (E-08): `kind` is request (to employ) or result (what it does, certified).

    `options` are the values of the list placement_basis that a request offers in place of employing.
    """

    __tablename__ = "employment_letter"

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    kind: Mapped[str]
    written_on: Mapped[date]
    addressee: Mapped[str]
    options: Mapped[list[str]] = mapped_column(JSON, default=list)
    remark: Mapped[str] = mapped_column(default="")

    organisation: Mapped[Organisation] = relationship()
    people: Mapped[list["EmploymentLetterPerson"]] = relationship(
        order_by="EmploymentLetterPerson.id", cascade="all, delete-orphan"
    )


class EmploymentLetterPerson(Base):
    """Somebody whom a request offers."""

    __tablename__ = "employment_letter_person"
    __table_args__ = (UniqueConstraint("letter_id", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    letter_id: Mapped[int] = mapped_column(ForeignKey("employment_letter.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)

    person: Mapped[Person] = relationship()
