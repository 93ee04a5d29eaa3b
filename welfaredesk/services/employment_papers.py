"""What the office writes about employment, numbered: certificates of work (E-09), letters (E-08)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import (
    EmploymentLetter,
    EmploymentLetterPerson,
    Organisation,
    Placement,
    WorkCertificate,
)
from welfaredesk.domain import fiscal_year, paper_limits, placements, thai_dates, thai_text
from welfaredesk.errors import Issue, RecordNotFound, Refused
from welfaredesk.services import audit, numbering
from welfaredesk.services.actor import Actor
from welfaredesk.services.dates import not_future, refuse
from welfaredesk.services.limits import too_long
from welfaredesk.services.persons import existing
from welfaredesk.services.placement_checks import last_day

CERTIFICATES, LETTERS = frozenset({"work_certificate"}), frozenset({"employment_letter"})
REQUEST, RESULT = "request", "result"
OPTIONS = tuple(f"{placements.CAREGIVER_MAY}-{kind}" for kind in range(1, 8))  # section 35 (1)–(7)


@dataclass(frozen=True, slots=True)
class CertificateInput:
    """Work to certify: of a fiscal year (BE), on a day (None is today), with the wage or without."""

    placement_id: int
    year: int
    issued_on: date | None = None
    with_wage: bool = False
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class YearInput:
    """Certificates of everybody who worked in a fiscal year (BE), on a day (None is today)."""

    year: int
    issued_on: date | None = None
    with_wage: bool = False
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class YearCertified:
    """Ids of the certificates, and how many worked whom nobody has named yet: they got none."""

    ids: tuple[int, ...]
    unnamed: int
    touched: frozenset[str] = CERTIFICATES


@dataclass(frozen=True, slots=True)
class LetterInput:
    """A letter to an organisation: REQUEST or RESULT, `written_on` None is today.

    A request names ways of section 35 (`options`, values of placement_basis) and people who look for work.
    """

    organisation_id: int | None
    kind: str
    addressee: str
    written_on: date | None = None
    options: tuple[str, ...] = OPTIONS
    person_ids: tuple[int, ...] = ()
    remark: str = ""


@dataclass(frozen=True, slots=True)
class LettersWritten:
    """Ids of letters to several organisations, in their order."""

    ids: tuple[int, ...]
    touched: frozenset[str] = LETTERS


@dataclass(frozen=True, slots=True)
class Written:
    """A numbered record whose paper can be issued, and the number."""

    id: int
    no: str
    touched: frozenset[str]


def certify(actor: Actor, db: Database, data: CertificateInput) -> Written:
    """Number a certificate of somebody's work; asked for again on the same day it is the same one.

    Raises ValidationFailed (year: not_at_work_in_year; with_wage, issued_on, purpose),
    Refused("work_not_named"), RecordNotFound.
    """
    on = data.issued_on or clock.today()
    with db.transaction() as session:
        placement = session.get(Placement, data.placement_id)
        if placement is None:
            raise RecordNotFound("not_found", what=f"การจ้างงาน {data.placement_id}")
        if placement.person_id is None:
            raise Refused("work_not_named", name=placement.person_name)
        refuse(
            _common_issues(on, data.purpose),
            _worked_in(placement, data.year, on),
            [Issue("with_wage", "wage_not_known")]
            if data.with_wage and placement.wage_satang is None
            else [],
        )
        row = _certificate(session, actor, placement, replace(data, issued_on=on))
        return Written(row.id, row.no, CERTIFICATES)


def certify_year(actor: Actor, db: Database, data: YearInput) -> YearCertified:
    """Number a certificate for everybody who worked in a fiscal year, in the order the work began.

    A wage nobody wrote is left out. Raises ValidationFailed (issued_on, purpose; year: nobody_worked).
    """
    on = data.issued_on or clock.today()
    refuse(_common_issues(on, data.purpose))
    with db.transaction() as session:
        everybody = session.scalars(select(Placement).order_by(Placement.started_on, Placement.id))
        in_year = [row for row in everybody if worked(row, data.year, on) is not None]
        named = [row for row in in_year if row.person_id is not None]
        refuse([] if named else [Issue("year", "nobody_worked", {"year": str(data.year)})])
        made = [
            _certificate(
                session,
                actor,
                row,
                CertificateInput(
                    row.id, data.year, on, data.with_wage and row.wage_satang is not None, data.purpose
                ),
            )
            for row in named
        ]
        return YearCertified(tuple(row.id for row in made), len(in_year) - len(named))


def write_letter(actor: Actor, db: Database, data: LetterInput) -> Written:
    """Number a letter to an organisation.

    Raises ValidationFailed (kind, organisation_id, addressee, written_on, options, person_ids, remark),
    RecordNotFound.
    """
    refuse(
        [] if data.organisation_id is not None else [Issue("organisation_id", "organisation_required")],
        _letter_issues(data),
    )
    with db.transaction() as session:
        row = _letter(session, actor, data)
        return Written(row.id, row.no, LETTERS)


def write_letters(
    actor: Actor, db: Database, organisation_ids: Sequence[int], data: LetterInput
) -> LettersWritten:
    """Number the same letter to several organisations; each name follows the `addressee` given.

    All or none. Raises as `write_letter` does, and ValidationFailed (organisation_ids) without any.
    """
    refuse(
        [] if organisation_ids else [Issue("organisation_ids", "organisation_required")], _letter_issues(data)
    )
    with db.transaction() as session:
        made = []
        for organisation_id in organisation_ids:
            name = _organisation(session, organisation_id).name
            addressed = replace(
                data, organisation_id=organisation_id, addressee=f"{thai_text.clean(data.addressee)} {name}"
            )
            refuse(too_long("addressee", addressed.addressee, paper_limits.LETTER_TO))
            made.append(_letter(session, actor, addressed).id)
        return LettersWritten(tuple(made))


def worked(placement: Placement, year: int, on: date) -> tuple[date, date | None] | None:
    """The first and last day of work in a fiscal year (BE) as known on a day; None when there was none.

    The last day is None while the work goes on.
    """
    first, end = fiscal_year.bounds(year)
    last = last_day(placement.ends_on, placement.ended_on)
    begun, over = max(first, placement.started_on), min(end, last or end)
    if begun > min(over, on):
        return None
    return begun, over if over < on else None


def _common_issues(on: date, purpose: str) -> list[Issue]:
    limit = paper_limits.CERTIFICATE_PURPOSE
    return [*not_future("issued_on", on), *too_long("purpose", thai_text.clean(purpose), limit)]


def _certificate(
    session: Session, actor: Actor, placement: Placement, data: CertificateInput
) -> WorkCertificate:
    """The one of this day that says the same, else a new one."""
    assert data.issued_on is not None, "decided before"
    said = {
        "placement_id": placement.id,
        "year": data.year,
        "issued_on": data.issued_on,
        "with_wage": data.with_wage,
        "purpose": thai_text.clean(data.purpose),
    }
    row = session.scalar(select(WorkCertificate).filter_by(**said))
    if row is None:
        row = WorkCertificate(**said, created_at=clock.now())
        _number(session, actor, row, data.issued_on)
    return row


def _letter_issues(data: LetterInput) -> list[Issue]:
    addressee = thai_text.clean(data.addressee)
    return [
        *([] if data.kind in (REQUEST, RESULT) else [Issue("kind", "letter_kind")]),
        *([] if addressee else [Issue("addressee", "required")]),
        *too_long("addressee", addressee, paper_limits.LETTER_TO),
        *too_long("remark", thai_text.clean(data.remark), paper_limits.EMPLOYMENT_REMARK),
        *not_future("written_on", data.written_on or clock.today()),
        *(Issue("options", "letter_option", {"read": code}) for code in data.options if code not in OPTIONS),
        *_too_many(data.person_ids),
    ]


def _letter(session: Session, actor: Actor, data: LetterInput) -> EmploymentLetter:
    on, request = data.written_on or clock.today(), data.kind == REQUEST
    people = [existing(session, each).id for each in data.person_ids] if request else []
    row = EmploymentLetter(
        organisation_id=_organisation(session, data.organisation_id).id,
        kind=data.kind,
        written_on=on,
        addressee=thai_text.clean(data.addressee),
        options=sorted(set(data.options)) if request else [],
        remark=thai_text.clean(data.remark),
        people=[EmploymentLetterPerson(person_id=each) for each in people],
        created_at=clock.now(),
    )
    _number(session, actor, row, on)
    return row


def _organisation(session: Session, organisation_id: int | None) -> Organisation:
    row = session.get(Organisation, organisation_id or 0)
    if row is None:
        raise RecordNotFound("not_found", what=f"หน่วยงาน {organisation_id}")
    return row


def _worked_in(placement: Placement, year: int, on: date) -> list[Issue]:
    if worked(placement, year, on) is not None:
        return []
    last = last_day(placement.ends_on, placement.ended_on)
    params = {
        "year": str(year),
        "start": thai_dates.screen(placement.started_on),
        "end": thai_dates.screen(last) if last else "ไม่มีกำหนด",
    }
    return [Issue("year", "not_at_work_in_year", params)]


def _too_many(people: tuple[int, ...]) -> list[Issue]:
    most = paper_limits.LETTER_PEOPLE
    if len(people) <= most:
        return []
    return [Issue("person_ids", "too_many", {"count": str(len(people)), "limit": str(most)})]


def _number(session: Session, actor: Actor, row: WorkCertificate | EmploymentLetter, on: date) -> None:
    numbering.give(session, row, on)
    session.add(row)
    session.flush()
    after = audit.snapshot(row)
    if isinstance(row, EmploymentLetter) and row.people:
        after["people"] = [each.person_id for each in row.people]
    audit.record(session, actor, "create", row.__tablename__, row.id, after=after)
