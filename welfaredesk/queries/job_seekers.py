"""Reading people who look for work: the list, and one registration with its offers (E-06)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date

from sqlalchemy import ColumnElement, select, true
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import (
    Address,
    JobOffer,
    JobSeeker,
    Organisation,
    Person,
    PersonIdentifier,
    Placement,
)
from welfaredesk.domain import matching, names, thai_dates
from welfaredesk.domain.addresses import ParsedAddress
from welfaredesk.errors import RecordNotFound
from welfaredesk.queries.employment import at_work
from welfaredesk.queries.job_offers import OfferRow, offers_of_seeker
from welfaredesk.queries.person_parts import types_of
from welfaredesk.queries.persons import shown_id
from welfaredesk.services.job_seekers import SeekerInput
from welfaredesk.services.persons import NATIONAL_ID, REGISTERED
from welfaredesk.services.placement_checks import has_card
from welfaredesk.services.value_lists import all_values

Words = dict[str, dict[str, str]]


@dataclass(frozen=True, slots=True)
class SeekerRow:
    """One registration. `closed_on` None: the person looks for work; `days` it has waited (until it closed).

    `wage_satang` is what is asked, per `wage_unit`; `disabilities` are kinds 1–7, the primary one first.
    `has_card`: a card that has not run out today; `works_at` is where the person works today, "" nowhere.
    `waiting` offers have no answer yet, `declined` had a no.
    """

    id: int
    version: int
    person_id: int
    name: str
    national_id: str
    age: int | None
    house_no: str
    moo: str
    phone: str
    disabilities: tuple[int, ...]
    registered_on: date
    days: int
    education_label: str
    work_labels: tuple[str, ...]
    wanted_work: str
    skills: str
    wage_satang: int | None
    wage_unit_label: str
    reach_label: str
    need_labels: tuple[str, ...]
    has_card: bool
    works_at: str
    waiting: int
    declined: int
    closed_on: date | None
    close_label: str
    sort_key: str

    @property
    def is_open(self) -> bool:
        """Whether the person looks for work still."""
        return self.closed_on is None

    @property
    def work(self) -> str:
        """What is wanted, in one line: in the seeker's words, then the kinds of work."""
        kinds = ", ".join(self.work_labels)
        return f"{self.wanted_work} ({kinds})" if self.wanted_work and kinds else self.wanted_work or kinds


@dataclass(frozen=True, slots=True)
class SeekerView:
    """One registration as its form and its paper hold it, with its offers, the latest first.

    `earlier` are the person's other registrations; `died_on` and `moved_out_on` are the person's.
    """

    row: SeekerRow
    data: SeekerInput
    offers: tuple[OfferRow, ...]
    earlier: tuple[SeekerRow, ...]
    died_on: date | None
    moved_out_on: date | None


def seeker_rows(db: Database, *, full_ids: bool = False) -> tuple[SeekerRow, ...]:
    """All registrations: those that stand first, then in Thai order of the people's names."""
    with db.reading() as session:
        found = _rows(session, true(), full_ids=full_ids)
    return tuple(sorted(found, key=lambda row: (not row.is_open, row.sort_key, row.id)))


def seeker_view(db: Database, seeker_id: int, *, full_ids: bool = False) -> SeekerView:
    """The page of one registration. Raises RecordNotFound."""
    with db.reading() as session:
        kept = session.get(JobSeeker, seeker_id)
        if kept is None:
            raise RecordNotFound("not_found", what=f"ผู้หางาน {seeker_id}")
        rows = _rows(session, JobSeeker.person_id == kept.person_id, full_ids=full_ids)
        return SeekerView(
            row=next(row for row in rows if row.id == seeker_id),
            data=as_input(kept),
            offers=offers_of_seeker(session, seeker_id),
            earlier=_latest_first(row for row in rows if row.id != seeker_id),
            died_on=kept.person.died_on,
            moved_out_on=kept.person.moved_out_on,
        )


def seekers_of_person(session: Session, person_id: int) -> tuple[SeekerRow, ...]:
    """A person's registrations, the latest first."""
    return _latest_first(_rows(session, JobSeeker.person_id == person_id, full_ids=False))


def as_input(row: JobSeeker) -> SeekerInput:
    """The registration as its form holds it."""
    return SeekerInput(
        registered_on=row.registered_on,
        education=row.education,
        skills=row.skills,
        experience=row.experience,
        work_kinds=tuple(row.work_kinds),
        wanted_work=row.wanted_work,
        wage_satang=row.wage_satang,
        wage_unit=row.wage_unit,
        available_on=row.available_on,
        reach=row.reach,
        travel=row.travel,
        family_support=row.family_support,
        needs=tuple(row.needs),
        needs_note=row.needs_note,
        note=row.note,
    )


def home_of(session: Session, person_id: int) -> ParsedAddress:
    """Where a person really lives, else is registered."""
    wanted = select(Address).where(Address.person_id == person_id, Address.kind.in_(("living", REGISTERED)))
    row = session.scalars(wanted.order_by(Address.kind)).first()
    if row is None:
        return ParsedAddress()
    return ParsedAddress(**{part.name: getattr(row, part.name) for part in fields(ParsedAddress)})


def list_words(session: Session) -> Words:
    """What the codes of every list are called, by list."""
    return {
        list_code: {value.code: value.label for value in found}
        for list_code, found in all_values(session).items()
    }


def _latest_first(rows: Iterable[SeekerRow]) -> tuple[SeekerRow, ...]:
    return tuple(sorted(rows, key=lambda row: (row.registered_on, row.id), reverse=True))


def _rows(session: Session, condition: ColumnElement[bool], *, full_ids: bool) -> list[SeekerRow]:
    today, words = clock.today(), list_words(session)
    answers = Counter(
        (offer.seeker_id, offer.answer)
        for offer in session.execute(select(JobOffer.seeker_id, JobOffer.answer))
    )
    at_place = select(Placement.person_id, Organisation.name).join(
        Organisation, Organisation.id == Placement.workplace_id
    )
    places = {row.person_id: row.name for row in session.execute(at_place.where(at_work(today)))}
    found = session.execute(
        select(JobSeeker, Person, PersonIdentifier.value)
        .join(Person, Person.id == JobSeeker.person_id)
        .outerjoin(
            PersonIdentifier,
            (PersonIdentifier.person_id == Person.id) & (PersonIdentifier.kind == NATIONAL_ID),
        )
        .where(condition)
    )
    return [
        _row(
            session,
            (kept, person, words),
            national_id=shown_id(number, full_ids),
            works_at=places.get(person.id, ""),
            waiting=answers[kept.id, ""],
            declined=answers[kept.id, "declined"],
        )
        for kept, person, number in found
    ]


def _row(
    session: Session,
    parts: tuple[JobSeeker, Person, Words],
    *,
    national_id: str,
    works_at: str,
    waiting: int,
    declined: int,
) -> SeekerRow:
    kept, person, words = parts
    today = clock.today()
    home = home_of(session, person.id)
    born = person.birth_date
    return SeekerRow(
        id=kept.id,
        version=kept.version,
        person_id=person.id,
        name=names.full_name(person.title, person.first, person.last),
        national_id=national_id,
        age=thai_dates.age_on(born, today) if born is not None else None,
        house_no=home.house_no,
        moo=home.moo,
        phone=person.phone,
        disabilities=types_of(session, person.id),
        registered_on=kept.registered_on,
        days=((kept.closed_on or today) - kept.registered_on).days,
        education_label=words["education"].get(kept.education, kept.education),
        work_labels=tuple(words["work_kind"].get(code, code) for code in kept.work_kinds),
        wanted_work=kept.wanted_work,
        skills=kept.skills,
        wage_satang=kept.wage_satang,
        wage_unit_label=words["wage_unit"].get(kept.wage_unit, kept.wage_unit),
        reach_label=matching.REACH.get(kept.reach, ""),
        need_labels=tuple(words["work_need"].get(code, code) for code in kept.needs),
        has_card=has_card(session, person.id, today),
        works_at=works_at,
        waiting=waiting,
        declined=declined,
        closed_on=kept.closed_on,
        close_label=words["seeker_close"].get(kept.close_reason, kept.close_reason),
        sort_key=person.sort_key,
    )
