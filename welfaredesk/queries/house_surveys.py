"""Houses as their latest survey found them, those without a surveyed resident left out as in R-02."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, and_, case, func, or_, select
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import GroupMembership, HouseSurvey, HouseSurveyResident, Person
from welfaredesk.domain import house_parts, names, thai_text
from welfaredesk.domain.houses import House, PartChange, changed_parts
from welfaredesk.domain.person_filter import ELDERLY_AGE
from welfaredesk.errors import RecordNotFound
from welfaredesk.queries.house_places import HouseResident, PlaceView, at_house, place_of, residents_of
from welfaredesk.queries.housing_figures import GROUPS as SURVEYED
from welfaredesk.queries.person_filter import years_before
from welfaredesk.queries.persons import GROUPS
from welfaredesk.queries.register_figures import ELDERLY, in_moo_order
from welfaredesk.services.house_places import PlaceInput
from welfaredesk.services.house_surveys import SurveyInput
from welfaredesk.services.value_lists import values

SURVEYED_GROUPS = {code: GROUPS[code] for code in SURVEYED}
"""Whose houses R-02 counts, and what they are called."""
_BROKEN = ("worn", "dangerous")
_LAST_FIRST = (HouseSurvey.surveyed_on.desc(), HouseSurvey.id.desc())


@dataclass(frozen=True, slots=True)
class SurveyRow:
    """One survey. `residents` are (person id, name); `broken` the names of worn and dangerous parts.

    `no` is its number in its round, "" for one that has none.
    """

    id: int
    no: str
    house_no: str
    moo: str
    surveyed_on: date
    surveyor: str
    suitable: bool
    urgency: int | None
    broken: tuple[str, ...]
    residents: tuple[tuple[int, str], ...]
    needs: str

    @property
    def names(self) -> str:
        """Those who lived there, in one text."""
        return ", ".join(name for _person_id, name in self.residents)


@dataclass(frozen=True, slots=True)
class PartFound:
    """A part of a house: the code of its condition and its name, and what the survey before found."""

    name: str
    condition: str
    label: str
    before: str


@dataclass(frozen=True, slots=True)
class SurveyPage:
    """A survey in full; facilities, tenure and type by their names.

    `data` is what its form opens with; `previous` the survey of the house before it, `changes` the parts
    that are not as they were then.
    """

    row: SurveyRow
    version: int
    house: House
    data: SurveyInput
    people: tuple[HouseResident, ...]
    place: PlaceView
    previous: SurveyRow | None
    changes: tuple[PartChange, ...]
    household_id: int | None
    house_owner: str
    land_owner: str
    house_type: str
    floors: int | None
    parts: tuple[PartFound, ...]
    facilities: tuple[str, ...]
    note: str


@dataclass(frozen=True)
class SurveyQuery:
    """Houses by house number or a resident's name; `suitable` None for all.

    `group` (elderly or a code of the list group) leaves houses where somebody of it lives, each once.
    """

    db: Database
    text: str = ""
    suitable: bool | None = None
    group: str = ""
    moo: str = ""

    def ids(self, limit: int = -1, offset: int = 0) -> list[int]:
        """Ids of surveys, the most urgent first, then the latest."""
        order = (
            HouseSurvey.suitable,
            HouseSurvey.urgency.desc().nulls_last(),
            HouseSurvey.surveyed_on.desc(),
            HouseSurvey.id.desc(),
        )
        wanted = self._narrowed(select(HouseSurvey.id)).order_by(*order)
        with self.db.reading() as session:
            return list(session.scalars(wanted.limit(limit).offset(offset)))

    def rows(self, ids: Sequence[int]) -> dict[int, SurveyRow]:
        """Rows of these surveys by id, in the order asked for."""
        with self.db.reading() as session:
            found = {
                survey.id: _row(session, survey)
                for survey in session.scalars(select(HouseSurvey).where(HouseSurvey.id.in_(ids)))
            }
        return {survey_id: found[survey_id] for survey_id in ids if survey_id in found}

    def total(self) -> int:
        """How many houses the filters leave."""
        with self.db.reading() as session:
            return session.scalar(self._narrowed(select(func.count(HouseSurvey.id)))) or 0

    def by_moo(self) -> dict[str, int]:
        """How many houses the filters leave in each village, by its number."""
        left = self._narrowed(select(HouseSurvey.id))
        counted = select(HouseSurvey.moo, func.count()).where(HouseSurvey.id.in_(left))
        with self.db.reading() as session:
            found = {row[0]: row[1] for row in session.execute(counted.group_by(HouseSurvey.moo))}
        return {moo: found[moo] for moo in in_moo_order(found)}

    def _narrowed(self, wanted: Select[Any]) -> Select[Any]:
        wanted = wanted.where(HouseSurvey.id.in_(_latest()), HouseSurvey.id.in_(_inhabited()))
        if self.group:
            wanted = wanted.where(HouseSurvey.id.in_(_inhabited(self.group)))
        if self.moo:
            wanted = wanted.where(HouseSurvey.moo == self.moo)
        if self.suitable is not None:
            wanted = wanted.where(HouseSurvey.suitable.is_(self.suitable))
        for word in thai_text.clean(self.text).split():
            key = thai_text.search_key(names.split_name(word).first or word)
            named = (
                select(HouseSurveyResident.survey_id)
                .join(Person, Person.id == HouseSurveyResident.person_id)
                .where(Person.name_key.contains(key, autoescape=True))
            )
            number = HouseSurvey.house_no.startswith(thai_text.to_arabic(word), autoescape=True)
            wanted = wanted.where(or_(number, HouseSurvey.id.in_(named)) if key else number)
        return wanted


def survey_page(db: Database, survey_id: int) -> SurveyPage:
    """One survey. Raises RecordNotFound."""
    with db.reading() as session:
        survey = session.get(HouseSurvey, survey_id)
        if survey is None:
            raise RecordNotFound("not_found", what=f"แบบสำรวจบ้าน {survey_id}")
        tenures, types = (
            {value.code: value.label for value in values(session, code)}
            for code in ("house_tenure", "house_type")
        )
        house = House(survey.house_no, survey.moo, survey.household_id)
        before = _before(session, house, survey)
        place = place_of(session, house)
        return SurveyPage(
            row=_row(session, survey),
            version=survey.version,
            house=house,
            data=_data(survey, place),
            people=residents_of(session, [resident.person_id for resident in survey.residents]),
            place=place,
            previous=_row(session, before) if before is not None else None,
            changes=changed_parts(before.parts, survey.parts) if before is not None else (),
            household_id=survey.household_id,
            house_owner=tenures.get(survey.house_owner, survey.house_owner),
            land_owner=tenures.get(survey.land_owner, survey.land_owner),
            house_type=types.get(survey.house_type, survey.house_type),
            floors=survey.floors,
            parts=tuple(
                _part(name, survey.parts.get(part, ""), before.parts.get(part, "") if before else "")
                for part, name in house_parts.PARTS.items()
                if part in survey.parts or (before is not None and part in before.parts)
            ),
            facilities=tuple(
                name for code, name in house_parts.FACILITIES.items() if code in survey.facilities
            ),
            note=survey.note,
        )


@dataclass(frozen=True, slots=True)
class EarlierSurvey:
    """The last survey of a house: its row, and part to condition."""

    row: SurveyRow
    parts: dict[str, str]


def latest_of_house(db: Database, house: House, *, without: int | None = None) -> EarlierSurvey | None:
    """The last survey of a house, apart from one; None for a house never surveyed."""
    if not house.known:
        return None
    wanted = select(HouseSurvey).where(at_house(HouseSurvey, house))
    if without is not None:
        wanted = wanted.where(HouseSurvey.id != without)
    with db.reading() as session:
        survey = session.scalar(wanted.order_by(*_LAST_FIRST).limit(1))
        return EarlierSurvey(_row(session, survey), dict(survey.parts)) if survey is not None else None


def surveys_of_house(session: Session, house: House) -> tuple[tuple[SurveyRow, tuple[PartChange, ...]], ...]:
    """The surveys of a house, the last first, each with the parts the one before found otherwise."""
    wanted = select(HouseSurvey).where(at_house(HouseSurvey, house)).order_by(*_LAST_FIRST)
    surveys = session.scalars(wanted).all()
    return tuple(
        (_row(session, survey), changed_parts(before.parts, survey.parts) if before is not None else ())
        for survey, before in zip(surveys, (*surveys[1:], None), strict=True)
    )


def _before(session: Session, house: House, survey: HouseSurvey) -> HouseSurvey | None:
    """The survey of a house that was made before one."""
    earlier = or_(
        HouseSurvey.surveyed_on < survey.surveyed_on,
        and_(HouseSurvey.surveyed_on == survey.surveyed_on, HouseSurvey.id < survey.id),
    )
    wanted = select(HouseSurvey).where(at_house(HouseSurvey, house), earlier)
    return session.scalar(wanted.order_by(*_LAST_FIRST).limit(1))


def _part(name: str, condition: str, before: str) -> PartFound:
    words = house_parts.CONDITIONS
    return PartFound(name, condition, words.get(condition, "–"), words.get(before, ""))


def _data(survey: HouseSurvey, place: PlaceView) -> SurveyInput:
    return SurveyInput(
        surveyed_on=survey.surveyed_on,
        suitable=survey.suitable,
        household_id=survey.household_id,
        house_no=survey.house_no,
        moo=survey.moo,
        person_ids=tuple(resident.person_id for resident in survey.residents),
        surveyor=survey.surveyor,
        house_owner=survey.house_owner,
        land_owner=survey.land_owner,
        house_type=survey.house_type,
        floors=survey.floors,
        parts=tuple(survey.parts.items()),
        facilities=tuple(survey.facilities),
        urgency=survey.urgency,
        needs=survey.needs,
        note=survey.note,
        place=PlaceInput(place.community, place.landmark, place.latitude, place.longitude),
    )


def _latest() -> Select[Any]:
    """Ids of the latest survey of each house: a household, or a house number in its village."""
    alone = HouseSurvey.household_id.is_(None)
    place = func.row_number().over(
        partition_by=(
            HouseSurvey.household_id,
            case((alone, HouseSurvey.house_no)),
            case((alone, HouseSurvey.moo)),
        ),
        order_by=(HouseSurvey.surveyed_on.desc(), HouseSurvey.id.desc()),
    )
    ranked = (
        select(HouseSurvey.id, place.label("place"))
        .where(HouseSurvey.surveyed_on <= clock.today())
        .subquery()
    )
    return select(ranked.c.id).where(ranked.c.place == 1)


def _inhabited(group: str = "") -> Select[Any]:
    """Ids of surveys somebody of whom still lives here; with `group` somebody who belongs to it today."""
    today = clock.today()
    found = (
        select(HouseSurveyResident.survey_id)
        .join(Person, Person.id == HouseSurveyResident.person_id)
        .where(
            Person.merged_into_id.is_(None),
            or_(Person.died_on.is_(None), Person.died_on > today),
            or_(Person.moved_out_on.is_(None), Person.moved_out_on > today),
            or_(Person.birth_date.is_(None), Person.birth_date <= today),
        )
    )
    if group == ELDERLY:
        return found.where(Person.birth_date <= years_before(today, ELDERLY_AGE))
    if group:
        member = select(GroupMembership.person_id).where(
            GroupMembership.group_code == group,
            or_(GroupMembership.from_on.is_(None), GroupMembership.from_on <= today),
            or_(GroupMembership.to_on.is_(None), GroupMembership.to_on > today),
        )
        return found.where(Person.id.in_(member))
    return found


def _row(session: Session, survey: HouseSurvey) -> SurveyRow:
    people = session.execute(
        select(Person.id, Person.title, Person.first, Person.last)
        .join(HouseSurveyResident, HouseSurveyResident.person_id == Person.id)
        .where(HouseSurveyResident.survey_id == survey.id)
        .order_by(HouseSurveyResident.id)
    )
    return SurveyRow(
        id=survey.id,
        no=survey.no,
        house_no=survey.house_no,
        moo=survey.moo,
        surveyed_on=survey.surveyed_on,
        surveyor=survey.surveyor,
        suitable=survey.suitable,
        urgency=survey.urgency,
        broken=tuple(name for part, name in house_parts.PARTS.items() if survey.parts.get(part) in _BROKEN),
        residents=tuple(
            (person_id, names.full_name(title, first, last)) for person_id, title, first, last in people
        ),
        needs=survey.needs,
    )
