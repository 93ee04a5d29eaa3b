"""Households: who lives where today, and finding one by house, village or a member's name."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import Household, HouseholdMember, Person
from welfaredesk.db.models.households import HEAD
from welfaredesk.domain import names, thai_dates, thai_text
from welfaredesk.errors import RecordNotFound
from welfaredesk.services.value_lists import values


@dataclass(frozen=True, slots=True)
class MemberView:
    """Somebody who lives in the household; `gone` is died, moved_out or ""."""

    person_id: int
    name: str
    age: int | None
    relation: str
    relation_label: str
    from_on: date | None
    gone: str


@dataclass(frozen=True, slots=True)
class HouseholdView:
    """A household today, the head first; `relation` and `from_on` are those of the person asked about."""

    id: int
    version: int
    house_code: str
    house_no: str
    moo: str
    note: str
    relation: str
    from_on: date | None
    members: tuple[MemberView, ...]


@dataclass(frozen=True, slots=True)
class FormerHousehold:
    """A household a person lived in from a day to a day."""

    household_id: int
    house_no: str
    moo: str
    relation: str
    from_on: date | None
    to_on: date | None


@dataclass(frozen=True, slots=True)
class HouseholdRow:
    """One line of a list of households; `head` is "" when there is none."""

    id: int
    house_no: str
    moo: str
    head: str
    members: int


def gone(person: Person) -> str:
    """Whether somebody is no longer here: died, moved_out or ""."""
    if person.died_on is not None:
        return "died"
    return "moved_out" if person.moved_out_on is not None else ""


def household_page(db: Database, household_id: int) -> HouseholdView:
    """A household and its members of today. Raises RecordNotFound."""
    with db.reading() as session:
        household = session.get(Household, household_id)
        if household is None:
            raise RecordNotFound("not_found", what=f"ครัวเรือน {household_id}")
        return _view(session, household, None)


def find_households(db: Database, text: str = "", limit: int = 50) -> tuple[HouseholdRow, ...]:
    """Households by house number, house code or a member's name, in the order of village and house."""
    wanted = select(Household).order_by(func.length(Household.moo), Household.moo, Household.house_no)
    typed = thai_text.to_arabic(thai_text.clean(text))
    if typed:
        name = names.split_name(typed)
        key = names.name_key(name.first, name.last)
        members = (
            select(HouseholdMember.household_id)
            .join(Person, Person.id == HouseholdMember.person_id)
            .where(HouseholdMember.to_on.is_(None), Person.name_key.contains(key, autoescape=True))
        )
        numbers = or_(Household.house_no.startswith(typed, autoescape=True), Household.house_code == typed)
        wanted = wanted.where(numbers if typed[0].isdigit() else Household.id.in_(members))
    with db.reading() as session:
        return tuple(_row(session, household) for household in session.scalars(wanted.limit(limit)))


def household_of(session: Session, person_id: int) -> HouseholdView | None:
    """The household a person lives in today."""
    found = session.execute(
        select(Household, HouseholdMember)
        .join(HouseholdMember, HouseholdMember.household_id == Household.id)
        .where(HouseholdMember.person_id == person_id, HouseholdMember.to_on.is_(None))
    ).first()
    return _view(session, found[0], found[1]) if found else None


def former_households(session: Session, person_id: int) -> tuple[FormerHousehold, ...]:
    """Where a person lived before, and as what, the last first."""
    found = session.execute(
        select(Household, HouseholdMember)
        .join(HouseholdMember, HouseholdMember.household_id == Household.id)
        .where(HouseholdMember.person_id == person_id, HouseholdMember.to_on.is_not(None))
        .order_by(HouseholdMember.to_on.desc(), HouseholdMember.id.desc())
    )
    return tuple(
        FormerHousehold(house.id, house.house_no, house.moo, row.relation, row.from_on, row.to_on)
        for house, row in found
    )


def _view(session: Session, household: Household, own: HouseholdMember | None) -> HouseholdView:
    words = {value.code: value.label for value in values(session, "relation")}
    return HouseholdView(
        id=household.id,
        version=household.version,
        house_code=household.house_code,
        house_no=household.house_no,
        moo=household.moo,
        note=household.note,
        relation=own.relation if own else "",
        from_on=own.from_on if own else None,
        members=tuple(
            MemberView(
                person_id=person.id,
                name=names.full_name(person.title, person.first, person.last),
                age=thai_dates.age_on(person.birth_date, clock.today()) if person.birth_date else None,
                relation=row.relation,
                relation_label=words.get(row.relation, row.relation),
                from_on=row.from_on,
                gone=gone(person),
            )
            for row, person in _members(session, household.id)
        ),
    )


def _members(session: Session, household_id: int) -> list[tuple[HouseholdMember, Person]]:
    """Members of today, the head first, then the oldest."""
    found = session.execute(
        select(HouseholdMember, Person)
        .join(Person, Person.id == HouseholdMember.person_id)
        .where(HouseholdMember.household_id == household_id, HouseholdMember.to_on.is_(None))
        .order_by(HouseholdMember.relation != HEAD, Person.birth_date.is_(None), Person.birth_date, Person.id)
    )
    return [(row, person) for row, person in found]


def _row(session: Session, household: Household) -> HouseholdRow:
    members = _members(session, household.id)
    heads = [person for row, person in members if row.relation == HEAD]
    head = names.full_name(heads[0].title, heads[0].first, heads[0].last) if heads else ""
    return HouseholdRow(household.id, household.house_no, household.moo, head, len(members))
