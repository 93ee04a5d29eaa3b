"""Whom or what a paper is about, by the record it was issued for: as the register of papers names it."""

from collections.abc import Callable
from typing import Any

from sqlalchemy.orm import Session

from welfaredesk.db.models import (
    Contact,
    Donation,
    EmploymentLetter,
    HouseConsent,
    HouseLetter,
    HouseMeeting,
    HouseNotice,
    HousePayment,
    HouseProject,
    HouseSurvey,
    JobSeeker,
    LoanContract,
    LoanRequest,
    LoanReturn,
    Person,
    Placement,
    PlacementVisit,
    Renewal,
    StockTake,
    WorkCertificate,
)
from welfaredesk.domain import names, thai_dates
from welfaredesk.services.housing_meetings import title as meeting_title


def subject(session: Session, entity: str, entity_id: int) -> str:
    """A person's name, a donor, the title of a stock-take; "" for the office's own papers."""
    if entity not in _SUBJECTS:
        return ""
    kind, about = _SUBJECTS[entity]
    return about(session.get_one(kind, entity_id))


def _name(person: Person | None) -> str:
    return names.full_name(person.title, person.first, person.last) if person else ""


def _borrower(contract: LoanContract) -> str:
    return _name(contract.borrower) or contract.borrower_name


def _of_project(project: HouseProject) -> str:
    return _name(project.person) or project.person_name


def _of_survey(survey: HouseSurvey) -> str:
    """Which house was surveyed."""
    return " ".join(
        part for part in (f"บ้านเลขที่ {survey.house_no}", f"หมู่ {survey.moo}" if survey.moo else "") if part
    )


def _worker(placement: Placement) -> str:
    """Who works: the caregiver where the right is used by one."""
    helper = _name(placement.caregiver) or placement.caregiver_name
    return helper or _name(placement.person) or placement.person_name


_SUBJECTS: dict[str, tuple[type[Any], Callable[[Any], str]]] = {
    kind.__tablename__: (kind, about)
    for kind, about in (
        (Person, _name),
        (LoanRequest, lambda request: _name(request.applicant)),
        (LoanContract, _borrower),
        (LoanReturn, lambda back: _borrower(back.contract)),
        (Renewal, lambda renewal: _borrower(renewal.contract)),
        (Contact, lambda contact: _borrower(contact.contract)),
        (Donation, lambda donation: donation.donor),
        (StockTake, lambda take: take.title),
        (HouseMeeting, meeting_title),
        (HouseNotice, lambda notice: f"ประกาศรายชื่อ {thai_dates.screen(notice.from_on)}"),
        (HouseProject, _of_project),
        (HouseSurvey, _of_survey),
        (HouseConsent, lambda consent: _name(consent.owner) or consent.owner_name),
        (HousePayment, lambda payment: payment.payee),
        (HouseLetter, lambda letter: _of_project(letter.project)),
        (JobSeeker, lambda seeker: _name(seeker.person)),
        (PlacementVisit, lambda visit: _worker(visit.placement)),
        (WorkCertificate, lambda certificate: _worker(certificate.placement)),
        (EmploymentLetter, lambda letter: letter.organisation.name),
    )
}
