"""People and what is known of them."""

from datetime import date

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from welfaredesk.db.base import Base, Created, Versioned


def _one_now(table: str, *columns: str) -> Index:
    """At most one row without an end date: what was before stays as history."""
    return Index(f"uq_{table}_now", *columns, unique=True, sqlite_where=text("to_on IS NULL"))


class Person(Versioned, Created, Base):
    """One human being. `sort_key`, `name_key` and `search_text` are derived by the persons service.

    `income_satang` is per month; `welfare_card` None means not known. A person found to be somebody else
    too points to the one kept (`merged_into_id`) and stands in no list.
    """

    __tablename__ = "person"
    # a list and the beginning of a name are read in Thai order from the index alone
    __table_args__ = (Index("ix_person_in_order", "sort_key", "id", "name_key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(default="")
    first: Mapped[str]
    last: Mapped[str] = mapped_column(default="")
    nickname: Mapped[str] = mapped_column(default="")
    sex: Mapped[str | None]
    birth_date: Mapped[date | None] = mapped_column(index=True)
    birth_precision: Mapped[str] = mapped_column(default="day")
    died_on: Mapped[date | None]
    moved_out_on: Mapped[date | None]
    phone: Mapped[str] = mapped_column(default="")
    no_id_reason: Mapped[str] = mapped_column(default="")
    marital: Mapped[str] = mapped_column(default="")
    occupation: Mapped[str] = mapped_column(default="")
    income_satang: Mapped[int | None]
    income_source: Mapped[str] = mapped_column(default="")
    health_right: Mapped[str] = mapped_column(default="")
    welfare_card: Mapped[bool | None]
    sso_section: Mapped[str] = mapped_column(default="")
    sso_option: Mapped[str] = mapped_column(default="")
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    note: Mapped[str] = mapped_column(default="")
    sort_key: Mapped[str]
    name_key: Mapped[str] = mapped_column(index=True)
    search_text: Mapped[str]

    identifiers: Mapped[list["PersonIdentifier"]] = relationship(back_populates="person")
    addresses: Mapped[list["Address"]] = relationship(back_populates="person")
    groups: Mapped[list["GroupMembership"]] = relationship(back_populates="person")


class PersonIdentifier(Base):
    """A number that names a person, by kind (national_id first); `source` is typed, card or import."""

    __tablename__ = "person_identifier"
    __table_args__ = (UniqueConstraint("kind", "value"), UniqueConstraint("person_id", "kind"))

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[str]
    value: Mapped[str]
    source: Mapped[str] = mapped_column(default="typed")

    person: Mapped[Person] = relationship(back_populates="identifiers")


class PersonAlias(Created, Base):
    """Another spelling of a person's name, met in a register; the kept name stays."""

    __tablename__ = "person_alias"
    __table_args__ = (UniqueConstraint("person_id", "title", "first", "last"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    title: Mapped[str] = mapped_column(default="")
    first: Mapped[str]
    last: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column(default="")


class Address(Base):
    """Where a person is registered or really lives (`kind`: registered, living)."""

    __tablename__ = "address"
    __table_args__ = (UniqueConstraint("person_id", "kind"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[str] = mapped_column(default="registered")
    house_no: Mapped[str] = mapped_column(default="", index=True)
    moo: Mapped[str] = mapped_column(default="", index=True)
    community: Mapped[str] = mapped_column(default="")
    alley: Mapped[str] = mapped_column(default="")
    soi: Mapped[str] = mapped_column(default="")
    road: Mapped[str] = mapped_column(default="")
    tambon: Mapped[str] = mapped_column(default="")
    amphoe: Mapped[str] = mapped_column(default="")
    province: Mapped[str] = mapped_column(default="")
    postcode: Mapped[str] = mapped_column(default="")
    landmark: Mapped[str] = mapped_column(default="")
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]

    person: Mapped[Person] = relationship(back_populates="addresses")


class GroupMembership(Base):
    """A target group a person belongs to. Being elderly is derived from the birth date, not stored."""

    __tablename__ = "group_membership"
    __table_args__ = (_one_now("group_membership", "person_id", "group_code"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    group_code: Mapped[str] = mapped_column(index=True)
    from_on: Mapped[date | None]
    to_on: Mapped[date | None]
    source: Mapped[str] = mapped_column(default="")

    person: Mapped[Person] = relationship(back_populates="groups")


class Enrolment(Base):
    """A programme a person is enrolled in (old_age_allowance, …); paying it out is not our job."""

    __tablename__ = "enrolment"
    __table_args__ = (_one_now("enrolment", "person_id", "programme"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    programme: Mapped[str]
    amount_satang: Mapped[int | None]
    status: Mapped[str] = mapped_column(default="receiving")
    register_no: Mapped[str] = mapped_column(default="")
    from_on: Mapped[date | None]
    to_on: Mapped[date | None]
    source: Mapped[str] = mapped_column(default="")


class DisabilityCard(Base):
    """A disability card; a lifetime card has no expiry. The newest issued is the one in force.

    The caregiver is text until confirmed as a person (`caregiver_id`).
    """

    __tablename__ = "disability_card"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    card_no: Mapped[str] = mapped_column(default="")
    issued_on: Mapped[date | None]
    expires_on: Mapped[date | None]
    lifetime: Mapped[bool] = mapped_column(default=False)
    caregiver: Mapped[str] = mapped_column(default="")
    caregiver_relation: Mapped[str] = mapped_column(default="")
    caregiver_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    returned_on: Mapped[date | None]


class DisabilityType(Base):
    """One of the seven kinds (1–7) a person's disability counts under; several are possible."""

    __tablename__ = "disability_type"
    __table_args__ = (UniqueConstraint("person_id", "code"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    code: Mapped[int]
    is_primary: Mapped[bool] = mapped_column(default=False)


class PersonPhone(Base):
    """A telephone number and whose it is (ของลูก, ข้างบ้าน); "" is the person's own."""

    __tablename__ = "person_phone"
    __table_args__ = (UniqueConstraint("person_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    number: Mapped[str]
    owner: Mapped[str] = mapped_column(default="")


class PersonPhoto(Base):
    """A person's portrait as JPEG, small enough to travel with the office file."""

    __tablename__ = "person_photo"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    jpeg: Mapped[bytes]
    taken_on: Mapped[date | None]
