"""Reading what was offered to whom, and what came of it."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, aliased

from welfaredesk.db.models import JobOffer, JobOpening, JobSeeker, Organisation, Person
from welfaredesk.domain import names

ANSWERS = {"": "รอคำตอบ", "accepted": "ตกลง", "declined": "ปฏิเสธ"}


@dataclass(frozen=True, slots=True)
class OfferRow:
    """One offer: `answer` is "" while nobody has answered, accepted or declined (by seeker or employer)."""

    id: int
    opening_id: int
    seeker_id: int
    person_id: int
    name: str
    position: str
    employer: str
    workplace: str
    offered_on: date
    offered_by: str
    answer: str
    answered_on: date | None
    declined_by: str
    reason: str
    note: str

    @property
    def answer_label(self) -> str:
        """The answer in a word."""
        return ANSWERS[self.answer]


def offers_of_seeker(session: Session, seeker_id: int) -> tuple[OfferRow, ...]:
    """What a seeker was offered, the latest first."""
    return _offers(session, JobOffer.seeker_id == seeker_id)


def offers_of_opening(session: Session, opening_id: int) -> tuple[OfferRow, ...]:
    """Whom an opening was offered to, the latest first."""
    return _offers(session, JobOffer.opening_id == opening_id)


def _offers(session: Session, condition: ColumnElement[bool]) -> tuple[OfferRow, ...]:
    workplace = aliased(Organisation)
    found = session.execute(
        select(JobOffer, JobOpening, Organisation.name, workplace.name, Person)
        .join(JobOpening, JobOpening.id == JobOffer.opening_id)
        .join(Organisation, Organisation.id == JobOpening.employer_id)
        .join(workplace, workplace.id == JobOpening.workplace_id)
        .join(JobSeeker, JobSeeker.id == JobOffer.seeker_id)
        .join(Person, Person.id == JobSeeker.person_id)
        .where(condition)
        .order_by(JobOffer.offered_on.desc(), JobOffer.id.desc())
    )
    return tuple(
        OfferRow(
            id=offer.id,
            opening_id=offer.opening_id,
            seeker_id=offer.seeker_id,
            person_id=person.id,
            name=names.full_name(person.title, person.first, person.last),
            position=opening.position,
            employer=employer,
            workplace=place,
            offered_on=offer.offered_on,
            offered_by=offer.offered_by,
            answer=offer.answer,
            answered_on=offer.answered_on,
            declined_by=offer.declined_by,
            reason=offer.reason,
            note=offer.note,
        )
        for offer, opening, employer, place, person in found
    )
