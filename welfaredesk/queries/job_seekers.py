"""Reading people who look for work: the list, and one registration with its offers (E-06)."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, select, true
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import (
    Address,
    DisabilityCard,
    JobOffer,
    JobSeeker,
    Organisation,
    Person,
    PersonIdentifier,
    Placement,
)
from welfaredesk.domain import matching, names, thai_dates
from welfaredesk.errors import RecordNotFound
from welfaredesk.queries.employment import at_work, kinds_of
from welfaredesk.queries.job_offers import OfferRow, offers_of_seeker
from welfaredesk.queries.persons import shown_id
from welfaredesk.services.job_seekers import SeekerInput
from welfaredesk.services.persons import NATIONAL_ID, REGISTERED
from welfaredesk.services.placement_checks import card_valid
from welfaredesk.services.value_lists import all_values

Words = dict[str, dict[str, str]]


@dataclass(frozen=True, slots=True)
class SeekerRow:
    """One registration. `closed_on` None: the person looks for work; `days` it has waited (until it closed).

    `house_no` to `amphoe` are where the person lives, `wage_satang` is what is asked; `disabilities` are
    kinds 1–7, the primary one first. `has_card`: a card that has not run out today; `works_at` is where the
    person works today, "" nowhere. `waiting` offers have no answer yet, `declined` had a no.
    """

    id: int
    version: int
    person_id: int
    name: str
    national_id: str
    age: int | None
    house_no: str
    moo: str
    tambon: str
    amphoe: str
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
        found = registrations(session, true(), full_ids=full_ids)
    return tuple(sorted(found, key=lambda row: (not row.is_open, row.sort_key, row.id)))


def seeker_view(db: Database, seeker_id: int, *, full_ids: bool = False) -> SeekerView:
    """The page of one registration. Raises RecordNotFound."""
    with db.reading() as session:
        kept = session.get(JobSeeker, seeker_id)
        if kept is None:
            raise RecordNotFound("not_found", what=f"ผู้หางาน {seeker_id}")
        rows = registrations(session, JobSeeker.person_id == kept.person_id, full_ids=full_ids)
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
    return _latest_first(registrations(session, JobSeeker.person_id == person_id))


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


def list_words(session: Session) -> Words:
    """What the codes of every list are called, by list."""
    return {
        list_code: {value.code: value.label for value in found}
        for list_code, found in all_values(session).items()
    }


def _latest_first(rows: Iterable[SeekerRow]) -> tuple[SeekerRow, ...]:
    return tuple(sorted(rows, key=lambda row: (row.registered_on, row.id), reverse=True))


def registrations(
    session: Session, condition: ColumnElement[bool], *, full_ids: bool = False
) -> list[SeekerRow]:
    """The registrations a condition names, in no order; what is known of the people is read once for all."""
    found = session.execute(
        select(JobSeeker, Person, PersonIdentifier.value)
        .join(Person, Person.id == JobSeeker.person_id)
        .outerjoin(
            PersonIdentifier,
            (PersonIdentifier.person_id == Person.id) & (PersonIdentifier.kind == NATIONAL_ID),
        )
        .where(condition)
    ).all()
    known = _known(session, {person.id for _kept, person, _number in found})
    return [_row(kept, person, shown_id(number, full_ids), known) for kept, person, number in found]


@dataclass(frozen=True, slots=True)
class _Known:
    """What the rows of a list tell, by the ids of people (of registrations: `answers`)."""

    words: Words
    homes: dict[int, Address]
    kinds: dict[int, list[int]]
    with_card: set[int]
    places: dict[int, str]
    answers: Counter[tuple[int, str]]


def _known(session: Session, people: Collection[int]) -> _Known:
    today = clock.today()
    homes = select(Address).where(Address.person_id.in_(people), Address.kind.in_(("living", REGISTERED)))
    cards = select(DisabilityCard.person_id).where(DisabilityCard.person_id.in_(people), card_valid(today))
    at_place = select(Placement.person_id, Organisation.name).join(
        Organisation, Organisation.id == Placement.workplace_id
    )
    return _Known(
        words=list_words(session),
        # where somebody really lives counts before where the house register has them
        homes={row.person_id: row for row in session.scalars(homes.order_by(Address.kind.desc()))},
        kinds=kinds_of(session, people),
        with_card=set(session.scalars(cards)),
        places={row.person_id: row.name for row in session.execute(at_place.where(at_work(today)))},
        answers=Counter(
            (offer.seeker_id, offer.answer)
            for offer in session.execute(select(JobOffer.seeker_id, JobOffer.answer))
        ),
    )


def _row(kept: JobSeeker, person: Person, national_id: str, known: _Known) -> SeekerRow:
    today, words = clock.today(), known.words
    home, born = known.homes.get(person.id), person.birth_date
    return SeekerRow(
        id=kept.id,
        version=kept.version,
        person_id=person.id,
        name=names.full_name(person.title, person.first, person.last),
        national_id=national_id,
        age=thai_dates.age_on(born, today) if born is not None else None,
        house_no=home.house_no if home is not None else "",
        moo=home.moo if home is not None else "",
        tambon=home.tambon if home is not None else "",
        amphoe=home.amphoe if home is not None else "",
        phone=person.phone,
        disabilities=tuple(known.kinds.get(person.id, ())),
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
        has_card=person.id in known.with_card,
        works_at=known.places.get(person.id, ""),
        waiting=known.answers[kept.id, ""],
        declined=known.answers[kept.id, "declined"],
        closed_on=kept.closed_on,
        close_label=words["seeker_close"].get(kept.close_reason, kept.close_reason),
        sort_key=person.sort_key,
    )
