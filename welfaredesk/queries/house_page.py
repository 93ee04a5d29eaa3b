"""One house through the years: where it stands, who lives there, what surveys found, what was done for it."""

from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from welfaredesk.db.engine import Database
from welfaredesk.db.models import Household, HouseProject, HouseSurvey
from welfaredesk.domain import thai_text
from welfaredesk.domain.houses import House, PartChange
from welfaredesk.errors import RecordNotFound
from welfaredesk.queries.house_photos import PhotoView, photos_in
from welfaredesk.queries.house_places import (
    HouseResident,
    PlaceView,
    at_house,
    people_at,
    place_of,
    residents_of,
)
from welfaredesk.queries.house_surveys import SurveyRow, surveys_of_house
from welfaredesk.queries.housing import HouseRow, rows_where
from welfaredesk.services.house_photos import PROJECT, SURVEY

_NUMBER_MOO = 2


@dataclass(frozen=True, slots=True)
class HousePage:
    """Everything of a house. `surveys` the last first, each with what changed since the one before.

    `photos` are those of its surveys and projects, the oldest record first.
    """

    house: House
    house_code: str
    place: PlaceView
    residents: tuple[HouseResident, ...]
    surveys: tuple[tuple[SurveyRow, tuple[PartChange, ...]], ...]
    projects: tuple[HouseRow, ...]
    photos: tuple[PhotoView, ...]

    @property
    def helped_satang(self) -> int:
        """What all sources gave for the works that stand, in satang, as far as known."""
        return sum(row.satang or 0 for row in self.projects if row.built)

    @property
    def helped(self) -> int:
        """How many times the house was built or repaired."""
        return sum(row.built for row in self.projects)


@dataclass(frozen=True, slots=True)
class HouseHit:
    """A house found by its number: `names` of some who live there or were helped."""

    house: House
    names: str
    unsuitable: bool | None


def house_page(db: Database, house: House) -> HousePage:
    """A house with all that is known of it. Raises RecordNotFound for one that can't be told."""
    with db.reading() as session:
        house = _resolved(session, house)
        household = session.get(Household, house.household_id) if house.household_id is not None else None
        surveys = surveys_of_house(session, house)
        projects = rows_where(session, at_house(HouseProject, house))
        photos = photos_in(session, SURVEY, sorted(row.id for row, _changes in surveys))
        photos += photos_in(session, PROJECT, sorted(row.id for row in projects))
        return HousePage(
            house,
            household.house_code if household is not None else "",
            place_of(session, house),
            residents_of(session, people_at(session, house)),
            surveys,
            tuple(sorted(projects, key=lambda row: (row.fiscal_year, row.id), reverse=True)),
            photos,
        )


def house_of(db: Database, household_id: int) -> House:
    """The house a household lives in. Raises RecordNotFound."""
    with db.reading() as session:
        return _resolved(session, House(household_id=household_id))


def residents_at(db: Database, house: House) -> tuple[HouseResident, ...]:
    """Who lives in a house today."""
    with db.reading() as session:
        return residents_of(session, people_at(session, house))


def place_at(db: Database, house: House) -> PlaceView:
    """Where a house stands, as far as known."""
    with db.reading() as session:
        return place_of(session, house)


def find_houses(db: Database, text: str, limit: int = 6) -> tuple[HouseHit, ...]:
    """Houses that were surveyed or helped, by number, with the village if wanted ("12/3", "12/3 หมู่ 4")."""
    words = thai_text.to_arabic(thai_text.clean(text)).replace("หมู่ที่", " ").replace("หมู่", " ").split()
    if not words or not words[0][0].isdigit() or len(words) > _NUMBER_MOO:
        return ()
    moo = words[1] if len(words) == _NUMBER_MOO else ""
    found: dict[House, HouseHit] = {}
    with db.reading() as session:
        for table in (HouseSurvey, HouseProject):
            wanted = select(table.house_no, table.moo).distinct().order_by(table.house_no, table.moo)
            wanted = wanted.where(table.house_no.startswith(words[0], autoescape=True))
            if moo:
                wanted = wanted.where(table.moo == moo)
            for house_no, its_moo in session.execute(wanted.limit(limit)):
                house = House(house_no, its_moo)
                found.setdefault(house, _hit(session, house))
    exact = sorted(found.values(), key=lambda hit: (hit.house.house_no != words[0], hit.house.house_no))
    return tuple(exact[:limit])


def _hit(session: Session, house: House) -> HouseHit:
    people = residents_of(session, people_at(session, house))
    names = ", ".join(person.name for person in people)
    if not names:
        names = ", ".join(row.name for row in rows_where(session, at_house(HouseProject, house)))
    surveys = surveys_of_house(session, house)
    return HouseHit(house, names, not surveys[0][0].suitable if surveys else None)


def _resolved(session: Session, house: House) -> House:
    """The house with its number and, where one household alone lives at the number, that household."""
    if house.household_id is not None:
        household = session.get(Household, house.household_id)
        if household is None:
            raise RecordNotFound("not_found", what=f"ครัวเรือน {house.household_id}")
        if household.house_no:
            return House(household.house_no, household.moo, household.id)
        return house
    if not house.known:
        raise RecordNotFound("not_found", what="บ้านที่ไม่มีบ้านเลขที่")
    there = select(Household.id).where(Household.house_no == house.house_no, Household.moo == house.moo)
    ids = session.scalars(there.limit(2)).all()
    return replace(house, household_id=ids[0] if len(ids) == 1 else None)
