"""A house and those who live in it: which rows are of the same house, where it stands, its people."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session, aliased

from welfaredesk import clock
from welfaredesk.db.models import (
    Address,
    GroupMembership,
    Household,
    HouseholdMember,
    HousePlace,
    HouseProject,
    HouseSurvey,
    Person,
)
from welfaredesk.domain import names, thai_dates
from welfaredesk.domain.houses import House
from welfaredesk.queries.persons import group_labels, groups_of


@dataclass(frozen=True, slots=True)
class PlaceView:
    """Where a house stands; `version` 0 while nobody has said so."""

    community: str = ""
    landmark: str = ""
    latitude: float | None = None
    longitude: float | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class HouseResident:
    """Somebody of a house: `groups` in words, `gone` died, moved_out or ""."""

    id: int
    name: str
    age: int | None
    groups: tuple[str, ...]
    gone: str


def at_house(table: type[HouseSurvey] | type[HouseProject], house: House) -> ColumnElement[bool]:
    """Whether a survey or a project is of a house: of its household, of one at its number, of the number."""
    found: list[ColumnElement[bool]] = []
    if house.household_id is not None:
        found.append(table.household_id == house.household_id)
    if house.house_no:
        there = select(Household.id).where(Household.house_no == house.house_no, Household.moo == house.moo)
        found.append(table.household_id.in_(there))
        found.append(and_(table.house_no == house.house_no, table.moo == house.moo))
    return or_(*found)


def place_of(session: Session, house: House) -> PlaceView:
    """Where a house stands; until somebody has said so, what an address of somebody living there tells."""
    if not house.house_no:
        return PlaceView()
    kept = session.scalar(
        select(HousePlace).where(HousePlace.house_no == house.house_no, HousePlace.moo == house.moo)
    )
    if kept is not None:
        return PlaceView(kept.community, kept.landmark, kept.latitude, kept.longitude, kept.version)
    told = select(Address).where(
        Address.house_no == house.house_no,
        Address.moo == house.moo,
        or_(Address.community != "", Address.landmark != "", Address.latitude.is_not(None)),
    )
    address = session.scalar(told.order_by(Address.latitude.is_(None), Address.id).limit(1))
    if address is None:
        return PlaceView()
    return PlaceView(address.community, address.landmark, address.latitude, address.longitude)


def people_at(session: Session, house: House) -> list[int]:
    """Who lives in a house today: members of its households, and those whose address it is."""
    members = select(HouseholdMember.person_id).join(Household, Household.id == HouseholdMember.household_id)
    of_house = [Household.id == house.household_id] if house.household_id is not None else []
    if house.house_no:
        of_house.append(and_(Household.house_no == house.house_no, Household.moo == house.moo))
    members = members.where(HouseholdMember.to_on.is_(None), or_(*of_house))
    living = aliased(Address)
    elsewhere = select(living.person_id).where(living.kind == "living", living.house_no != "")
    addressed = select(Address.person_id).where(
        Address.house_no == house.house_no,
        Address.moo == house.moo,
        Address.house_no != "",
        or_(Address.kind == "living", Address.person_id.not_in(elsewhere)),
    )
    grouped = select(HouseholdMember.person_id).where(HouseholdMember.to_on.is_(None))
    at_address = and_(
        Person.id.in_(addressed), Person.id.not_in(grouped)
    )  # a member lives with his household
    wanted = select(Person.id).where(
        or_(Person.id.in_(members), at_address),
        Person.merged_into_id.is_(None),
        Person.died_on.is_(None),
        Person.moved_out_on.is_(None),
    )
    return list(session.scalars(wanted.order_by(Person.birth_date.is_(None), Person.birth_date, Person.id)))


def residents_of(session: Session, person_ids: Sequence[int]) -> tuple[HouseResident, ...]:
    """These people as a house's list shows them, in the order asked for."""
    labels, today = group_labels(session), clock.today()
    people = {row.id: row for row in session.scalars(select(Person).where(Person.id.in_(person_ids)))}
    memberships = session.execute(
        select(GroupMembership.person_id, GroupMembership.group_code).where(
            GroupMembership.person_id.in_(person_ids),
            or_(GroupMembership.to_on.is_(None), GroupMembership.to_on > today),
        )
    ).all()
    found = []
    for person_id in person_ids:
        person = people[person_id]
        stored = [code for member, code in memberships if member == person_id]
        found.append(
            HouseResident(
                person.id,
                names.full_name(person.title, person.first, person.last),
                thai_dates.age_on(person.birth_date, today) if person.birth_date else None,
                tuple(labels.get(code, code) for code in groups_of(person, stored, today)),
                "died" if person.died_on else "moved_out" if person.moved_out_on else "",
            )
        )
    return tuple(found)
