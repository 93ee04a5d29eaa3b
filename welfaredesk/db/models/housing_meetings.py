"""What a house project goes through before the works and after: request, meetings, notice, follow-up."""

from datetime import date

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from welfaredesk.db.base import Base, Created, Versioned


class HouseRequest(Versioned, Created, Base):
    """The request a project began with (W-01): what the hardship is, what is asked for.

    Who asks stands in the application (HouseApplication), else the beneficiary does. `sufferers` are name,
    house_no, moo and note of those on the roster: third parties, of whom nothing more is kept (§6.10).
    """

    __tablename__ = "house_request"

    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("house_project.id"), unique=True)
    filed_on: Mapped[date]
    problem: Mapped[str] = mapped_column(default="")
    wanted: Mapped[str] = mapped_column(default="")
    sufferers: Mapped[list[dict[str, str]]] = mapped_column(JSON, default=list)


class HouseScreening(Created, Base):
    """How urgent somebody found a project, a score with its reasons; only ever added, the last one counts."""

    __tablename__ = "house_screening"

    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("house_project.id"), index=True)
    screened_on: Mapped[date]
    score: Mapped[int]
    reason: Mapped[str]
    screened_by: Mapped[str] = mapped_column(default="")


class CommitteeMember(Base):
    """Somebody of the committee that decides on help, in the order of the list; meetings keep own names."""

    __tablename__ = "committee_member"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    position: Mapped[str] = mapped_column(default="")
    role: Mapped[str] = mapped_column(default="")
    place: Mapped[int]


class HouseMeeting(Versioned, Created, Base):
    """A meeting of the community or the committee (domain.house_meetings), the `round`-th of a year (BE).

    `residents` is how many villagers came beside those named; `agenda` the items 1, 2, 3 and 5 as texts (item
    4 is the cases); times as "09.30".
    """

    __tablename__ = "house_meeting"
    __table_args__ = (UniqueConstraint("kind", "year", "moo", "round"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    round: Mapped[int]
    year: Mapped[int]
    held_on: Mapped[date] = mapped_column(index=True)
    starts_at: Mapped[str] = mapped_column(default="")
    ends_at: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    moo: Mapped[str] = mapped_column(default="")
    residents: Mapped[int | None]
    agenda: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    taken_by: Mapped[str] = mapped_column(default="")
    checked_by: Mapped[str] = mapped_column(default="")

    people: Mapped[list["HouseMeetingPerson"]] = relationship(
        order_by="HouseMeetingPerson.id", cascade="all, delete-orphan"
    )
    cases: Mapped[list["HouseMeetingCase"]] = relationship(
        order_by="HouseMeetingCase.id", cascade="all, delete-orphan"
    )


class HouseMeetingPerson(Base):
    """Somebody who came to a meeting, stayed away or sat in (domain.house_meetings.PRESENCES)."""

    __tablename__ = "house_meeting_person"

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("house_meeting.id"), index=True)
    name: Mapped[str]
    position: Mapped[str] = mapped_column(default="")
    role: Mapped[str] = mapped_column(default="")
    presence: Mapped[str]


class HouseMeetingCase(Base):
    """A project a meeting dealt with: `outcome` of domain.house_meetings.OUTCOMES, "" while not decided."""

    __tablename__ = "house_meeting_case"
    __table_args__ = (UniqueConstraint("meeting_id", "project_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("house_meeting.id"))
    project_id: Mapped[int] = mapped_column(ForeignKey("house_project.id"), index=True)
    outcome: Mapped[str] = mapped_column(default="")
    resolution: Mapped[str] = mapped_column(default="")


class HouseNotice(Versioned, Created, Base):
    """A public notice of those the committee resolved to help (W-15, W-21), hung out for a time."""

    __tablename__ = "house_notice"

    id: Mapped[int] = mapped_column(primary_key=True)
    from_on: Mapped[date]
    to_on: Mapped[date]
    place: Mapped[str] = mapped_column(default="")
    objections: Mapped[str] = mapped_column(default="")

    projects: Mapped[list["HouseNoticeProject"]] = relationship(
        order_by="HouseNoticeProject.id", cascade="all, delete-orphan"
    )


class HouseNoticeProject(Base):
    """A project whose beneficiary a notice names."""

    __tablename__ = "house_notice_project"
    __table_args__ = (UniqueConstraint("notice_id", "project_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    notice_id: Mapped[int] = mapped_column(ForeignKey("house_notice.id"))
    project_id: Mapped[int] = mapped_column(ForeignKey("house_project.id"), index=True)


class HouseFollowUp(Created, Base):
    """A visit to a house handed over: the one due after `months` (6 or 12), and what was found."""

    __tablename__ = "house_follow_up"
    __table_args__ = (UniqueConstraint("project_id", "months"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("house_project.id"))
    months: Mapped[int]
    visited_on: Mapped[date]
    visitor: Mapped[str] = mapped_column(default="")
    findings: Mapped[str] = mapped_column(default="")
