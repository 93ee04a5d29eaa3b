"""What certificates of work and letters to organisations say, and which were written (E-08, E-09)."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from welfaredesk.db.engine import Database
from welfaredesk.db.models import (
    EmploymentLetter,
    Person,
    PersonIdentifier,
    Placement,
    PlacementSuspension,
    WorkCertificate,
)
from welfaredesk.domain import names, placements, thai_dates
from welfaredesk.errors import RecordNotFound
from welfaredesk.queries.employment import wages_before_renewal
from welfaredesk.queries.job_seekers import seekers_of_person
from welfaredesk.queries.organisations import OrganisationRow, counts, organisation_rows
from welfaredesk.queries.person_care import consent_in_force, consents_of
from welfaredesk.services.employment_papers import worked
from welfaredesk.services.persons import NATIONAL_ID
from welfaredesk.services.placement_checks import last_day
from welfaredesk.services.value_lists import values


@dataclass(frozen=True, slots=True)
class CertificateFacts:
    """`number` as written; `who` works, `right_of` is the disabled person when a caregiver uses the right.

    National ids are whole: it is these people's own paper. `last` None: the work goes on. The wage is
    satang per unit, None where it is not to be told. `rests` are spans within in which the work was
    suspended, without an end while it is.
    """

    number: str
    issued_on: date
    year: int
    who: str
    national_id: str
    right_of: str
    section: str
    basis_label: str
    employer: str
    workplace: str
    position: str
    started_on: date
    first: date
    last: date | None
    wage_satang: int | None
    wage_unit_label: str
    rests: tuple[tuple[date, date | None], ...]
    purpose: str


@dataclass(frozen=True, slots=True)
class Offered:
    """Somebody offered to an organisation; `name` "" where no consent to pass data on is in force.

    `work` is what is wanted, `skills` what the person can do, as registered last.
    """

    name: str
    sex: str
    age: int | None
    work: str = ""
    skills: str = ""


@dataclass(frozen=True, slots=True)
class Counted:
    """Somebody whose work or right counts for an organisation on the letter's day."""

    name: str
    position: str
    basis_label: str
    workplace: str
    started_on: date
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """A letter's facts: `kind` request or result, what section 35 offers, people offered, or counted."""

    number: str
    kind: str
    on: date
    addressee: str
    organisation: OrganisationRow
    options: tuple[str, ...]
    offered: tuple[Offered, ...]
    counted: tuple[Counted, ...]
    remark: str


@dataclass(frozen=True, slots=True)
class WrittenRow:
    """A certificate or letter written before: its id, number, day, and what it is of (a year, a kind)."""

    id: int
    no: str
    on: date
    what: str


def certificate_facts(db: Database, certificate_id: int) -> CertificateFacts:
    """What a certificate says. Raises RecordNotFound."""
    with db.reading() as session:
        row = session.get(WorkCertificate, certificate_id)
        if row is None:
            raise RecordNotFound("not_found", what=f"หนังสือรับรอง {certificate_id}")
        work = row.placement
        found = worked(work, row.year, row.issued_on)
        first, last = found if found is not None else (work.started_on, work.ends_on)
        disabled = _name(work.person) or work.person_name
        helper = _name(work.caregiver) or work.caregiver_name
        day = last or row.issued_on
        wage, unit = wages_before_renewal(session, day).get(work.id, (work.wage_satang, work.wage_unit))
        whose = work.caregiver_id if helper else work.person_id
        return CertificateFacts(
            number=row.no,
            issued_on=row.issued_on,
            year=row.year,
            who=helper or disabled,
            national_id=_national_id(session, whose),
            right_of=disabled if helper else "",
            section=placements.section(work.basis),
            basis_label=_labels(session, "placement_basis").get(work.basis, work.basis),
            employer=work.employer.name,
            workplace=work.workplace.name,
            position=work.position,
            started_on=work.started_on,
            first=first,
            last=last,
            wage_satang=wage if row.with_wage else None,
            wage_unit_label=_labels(session, "wage_unit").get(unit, ""),
            rests=_rests(session, work.id, first, day),
            purpose=row.purpose,
        )


def letter_facts(db: Database, letter_id: int) -> LetterFacts:
    """What a letter says of its day. Raises RecordNotFound."""
    with db.reading() as session:
        row = session.get(EmploymentLetter, letter_id)
        if row is None:
            raise RecordNotFound("not_found", what=f"หนังสือ {letter_id}")
        bases = _labels(session, "placement_basis")
        offered = tuple(_offered(session, each.person, row.written_on) for each in row.people)
        paid = select(Placement).where(
            Placement.employer_id == row.organisation_id, Placement.started_on <= row.written_on
        )
        counted = tuple(
            _counted(each, bases)
            for each in session.scalars(paid.order_by(Placement.started_on, Placement.id))
            if counts(each, row.written_on)
        )
        organisation_id, number, kind = row.organisation_id, row.no, row.kind
        on, addressee, remark = row.written_on, row.addressee, row.remark
        options = tuple(bases.get(code, code) for code in row.options)
    organisation = next(each for each in organisation_rows(db, on) if each.id == organisation_id)
    return LetterFacts(number, kind, on, addressee, organisation, options, offered, counted, remark)


def certificates_of(db: Database, placement_id: int) -> tuple[WrittenRow, ...]:
    """Certificates of a placement, the latest first."""
    wanted = select(WorkCertificate).where(WorkCertificate.placement_id == placement_id)
    with db.reading() as session:
        rows = session.scalars(wanted.order_by(WorkCertificate.id.desc())).all()
        return tuple(WrittenRow(row.id, row.no, row.issued_on, str(row.year)) for row in rows)


def letters_to(db: Database, organisation_id: int) -> tuple[WrittenRow, ...]:
    """Letters to an organisation, the latest first; `what` is the kind."""
    wanted = select(EmploymentLetter).where(EmploymentLetter.organisation_id == organisation_id)
    with db.reading() as session:
        rows = session.scalars(wanted.order_by(EmploymentLetter.id.desc())).all()
        return tuple(WrittenRow(row.id, row.no, row.written_on, row.kind) for row in rows)


def _rests(
    session: Session, placement_id: int, first: date, last: date
) -> tuple[tuple[date, date | None], ...]:
    """The parts of a span in which a placement was suspended."""
    wanted = select(PlacementSuspension).where(
        PlacementSuspension.placement_id == placement_id, PlacementSuspension.suspended_on <= last
    )
    found = []
    for row in session.scalars(wanted.order_by(PlacementSuspension.suspended_on)):
        until = row.resumed_on - timedelta(days=1) if row.resumed_on else None
        if until is None or until >= first:
            found.append((max(row.suspended_on, first), until if until and until <= last else None))
    return tuple(found)


def _national_id(session: Session, person_id: int | None) -> str:
    wanted = select(PersonIdentifier.value).where(
        PersonIdentifier.person_id == person_id, PersonIdentifier.kind == NATIONAL_ID
    )
    return session.scalar(wanted) or ""


def _labels(session: Session, code: str) -> dict[str, str]:
    return {value.code: value.label for value in values(session, code)}


def _name(person: Person | None) -> str:
    return names.full_name(person.title, person.first, person.last) if person else ""


def _offered(session: Session, person: Person, on: date) -> Offered:
    consent = consent_in_force(consents_of(session, person.id))
    born = person.birth_date
    seeker = next(iter(seekers_of_person(session, person.id)), None)
    return Offered(
        name=_name(person) if consent is not None and consent.sharing else "",
        sex=person.sex or "",
        age=thai_dates.age_on(born, on) if born else None,
        work=seeker.work if seeker else "",
        skills=seeker.skills if seeker else "",
    )


def _counted(row: Placement, bases: dict[str, str]) -> Counted:
    helper = _name(row.caregiver) or row.caregiver_name
    return Counted(
        name=helper or _name(row.person) or row.person_name,
        position=row.position,
        basis_label=bases.get(row.basis, row.basis),
        workplace=row.workplace.name,
        started_on=row.started_on,
        ends_on=last_day(row.ends_on, row.ended_on),
    )
