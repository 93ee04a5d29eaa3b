"""Which issued papers are about a person: their own, and those of their loans, houses and work."""

from sqlalchemy import Select, and_, or_, select
from sqlalchemy.orm import Session

from welfaredesk.db.models import (
    Contact,
    EmploymentLetter,
    EmploymentLetterPerson,
    HouseLetter,
    HousePayment,
    HouseProject,
    IssuedDocument,
    JobSeeker,
    LoanContract,
    LoanRequest,
    LoanReturn,
    Person,
    Placement,
    PlacementVisit,
    Renewal,
    WorkCertificate,
)
from welfaredesk.queries.documents import PaperRow, paper_row


def papers_of(session: Session, person_id: int) -> tuple[PaperRow, ...]:
    """Papers issued about a person, also those of a loan, house or placement they have to do with.

    The newest first.
    """
    about = (
        and_(IssuedDocument.entity == entity, IssuedDocument.entity_id.in_(ids))
        for entity, ids in _records(person_id).items()
    )
    rows = session.scalars(select(IssuedDocument).where(or_(*about)).order_by(IssuedDocument.id.desc()))
    return tuple(paper_row(row) for row in rows)


def _records(person_id: int) -> dict[str, Select[int]]:
    """Ids of the records papers are issued for, by table: those that name the person."""
    loans = select(LoanContract.id).where(
        or_(LoanContract.borrower_id == person_id, LoanContract.beneficiary_id == person_id)
    )
    requests = select(LoanRequest.id).where(
        or_(LoanRequest.applicant_id == person_id, LoanRequest.beneficiary_id == person_id)
    )
    houses = select(HouseProject.id).where(HouseProject.person_id == person_id)
    work = select(Placement.id).where(
        or_(Placement.person_id == person_id, Placement.caregiver_id == person_id)
    )
    return {
        Person.__tablename__: select(Person.id).where(Person.id == person_id),
        LoanContract.__tablename__: loans,
        LoanRequest.__tablename__: requests,
        LoanReturn.__tablename__: select(LoanReturn.id).where(LoanReturn.contract_id.in_(loans)),
        Renewal.__tablename__: select(Renewal.id).where(Renewal.contract_id.in_(loans)),
        Contact.__tablename__: select(Contact.id).where(Contact.contract_id.in_(loans)),
        HouseProject.__tablename__: houses,
        HousePayment.__tablename__: select(HousePayment.id).where(HousePayment.project_id.in_(houses)),
        HouseLetter.__tablename__: select(HouseLetter.id).where(HouseLetter.project_id.in_(houses)),
        JobSeeker.__tablename__: select(JobSeeker.id).where(JobSeeker.person_id == person_id),
        PlacementVisit.__tablename__: select(PlacementVisit.id).where(PlacementVisit.placement_id.in_(work)),
        WorkCertificate.__tablename__: select(WorkCertificate.id).where(
            WorkCertificate.placement_id.in_(work)
        ),
        EmploymentLetter.__tablename__: select(EmploymentLetterPerson.letter_id).where(
            EmploymentLetterPerson.person_id == person_id
        ),
    }
