"""The people and days of a house project: partners, diary, hand-over, letters that ask for help."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import (
    HouseHandover,
    HouseLetter,
    HousePartner,
    HouseProject,
    HouseProjectStep,
    HouseWorkDay,
)
from welfaredesk.domain import house_stages, names
from welfaredesk.errors import RecordNotFound
from welfaredesk.services.house_works import HandoverInput, WorkDayInput
from welfaredesk.services.housing_stages import existing as existing_project
from welfaredesk.services.value_lists import values


@dataclass(frozen=True, slots=True)
class PartnerRow:
    """Who helps; `person_id` and `organisation_id` None for a name alone."""

    id: int
    role: str
    role_label: str
    name: str
    phone: str
    duty: str
    person_id: int | None
    organisation_id: int | None


@dataclass(frozen=True, slots=True)
class WorkDayRow:
    """An entry of the diary."""

    id: int
    version: int
    data: WorkDayInput
    happened_on: date


@dataclass(frozen=True, slots=True)
class LetterRow:
    """A letter that asks for support."""

    id: int
    no: str
    written_on: date
    to: str
    asked_satang: int


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """A letter with what it says."""

    project_id: int
    no: str
    written_on: date
    to: str
    asked_satang: int
    reason: str
    enclosures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HandoverView:
    """The hand-over as its form opens: `version` 0 while nothing is kept, then filled with what is known."""

    version: int
    data: HandoverInput


@dataclass(frozen=True, slots=True)
class ProjectWorks:
    """People and days of a project; `days` with the latest first."""

    partners: tuple[PartnerRow, ...]
    days: tuple[WorkDayRow, ...]
    letters: tuple[LetterRow, ...]
    handover: HandoverView

    @property
    def workers(self) -> int:
        """Days of work of one person, as far as the diary counted them."""
        return sum(day.data.people or 0 for day in self.days)


def project_works(db: Database, project_id: int) -> ProjectWorks:
    """People and days of a project. Raises RecordNotFound."""
    with db.reading() as session:
        project = existing_project(session, project_id)
        return ProjectWorks(
            _partners(session, project.id),
            _days(session, project.id),
            _letters(session, project.id),
            _handover(session, project),
        )


def letter_facts(db: Database, letter_id: int) -> LetterFacts:
    """What a letter says. Raises RecordNotFound."""
    with db.reading() as session:
        row = session.get(HouseLetter, letter_id)
        if row is None:
            raise RecordNotFound("not_found", what=f"หนังสือ {letter_id}")
        return LetterFacts(
            row.project_id,
            row.no,
            row.written_on,
            row.to,
            row.asked_satang,
            row.reason,
            tuple(row.enclosures),
        )


def _partners(session: Session, project_id: int) -> tuple[PartnerRow, ...]:
    roles = {value.code: value.label for value in values(session, "partner_role")}
    wanted = select(HousePartner).where(HousePartner.project_id == project_id).order_by(HousePartner.id)
    return tuple(
        PartnerRow(
            row.id,
            row.role,
            roles.get(row.role, row.role),
            _name(row),
            row.phone or (row.organisation.phone if row.organisation else ""),
            row.duty,
            row.person_id,
            row.organisation_id,
        )
        for row in session.scalars(wanted)
    )


def _name(row: HousePartner) -> str:
    if row.person is not None:
        return names.full_name(row.person.title, row.person.first, row.person.last)
    return row.organisation.name if row.organisation is not None else row.name


def _days(session: Session, project_id: int) -> tuple[WorkDayRow, ...]:
    wanted = select(HouseWorkDay).where(HouseWorkDay.project_id == project_id)
    return tuple(
        WorkDayRow(
            row.id,
            row.version,
            WorkDayInput(row.work, row.happened_on, row.people, row.workers, row.problem),
            row.happened_on,
        )
        for row in session.scalars(wanted.order_by(HouseWorkDay.happened_on.desc(), HouseWorkDay.id.desc()))
    )


def _letters(session: Session, project_id: int) -> tuple[LetterRow, ...]:
    wanted = select(HouseLetter).where(HouseLetter.project_id == project_id).order_by(HouseLetter.id)
    return tuple(
        LetterRow(row.id, row.no, row.written_on, row.to, row.asked_satang) for row in session.scalars(wanted)
    )


def _handover(session: Session, project: HouseProject) -> HandoverView:
    row = session.scalar(select(HouseHandover).where(HouseHandover.project_id == project.id))
    if row is None:
        return HandoverView(0, _proposed(session, project))
    return HandoverView(
        row.version,
        HandoverInput(
            started_on=row.started_on,
            finished_on=row.finished_on,
            handed_on=row.handed_on,
            works=tuple((planned, done) for planned, done in row.works),
            left_over=row.left_over,
            complete=row.complete,
            to_mend=row.to_mend,
            thumbprint=row.thumbprint,
            witnesses=tuple(row.witnesses),
            committee=tuple((name, position) for name, position in row.committee),
            responsible=row.responsible,
            responsible_position=row.responsible_position,
        ),
    )


def _proposed(session: Session, project: HouseProject) -> HandoverInput:
    """What is known already: days of the stages, the work asked for, and who accepted the house before."""
    items = {value.code: value.label for value in values(session, "work_item")}
    before = session.scalar(select(HouseHandover).order_by(HouseHandover.id.desc()).limit(1))
    finished = _reached(session, project.id, house_stages.FINISHED)
    return HandoverInput(
        started_on=_reached(session, project.id, "works"),
        finished_on=finished,
        handed_on=clock.today() if finished else None,
        works=tuple((items.get(code, code), "") for code in project.work_items),
        committee=tuple((name, position) for name, position in before.committee) if before else (),
        responsible=before.responsible if before else "",
        responsible_position=before.responsible_position if before else "",
    )


def _reached(session: Session, project_id: int, stage: str) -> date | None:
    return session.scalar(
        select(func.min(HouseProjectStep.happened_on)).where(
            HouseProjectStep.project_id == project_id, HouseProjectStep.stage == stage
        )
    )
