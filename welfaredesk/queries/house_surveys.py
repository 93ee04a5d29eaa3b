"""Houses as their latest survey found them, those without a surveyed resident left out as in R-02."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, case, func, or_, select
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import HouseSurvey, HouseSurveyResident, Person
from welfaredesk.domain import house_parts, names, thai_text
from welfaredesk.errors import RecordNotFound
from welfaredesk.services.value_lists import values

_BROKEN = ("worn", "dangerous")


@dataclass(frozen=True, slots=True)
class SurveyRow:
    """One survey. `residents` are (person id, name); `broken` the names of worn and dangerous parts."""

    id: int
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
class SurveyPage:
    """A survey in full; facilities, tenure and type by their names."""

    row: SurveyRow
    household_id: int | None
    house_owner: str
    land_owner: str
    house_type: str
    floors: int | None
    parts: tuple[tuple[str, str, str], ...]  # name of the part, code of its condition, its name
    facilities: tuple[str, ...]
    note: str


@dataclass(frozen=True)
class SurveyQuery:
    """Houses by house number or a resident's name; `suitable` None for all."""

    db: Database
    text: str = ""
    suitable: bool | None = None

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

    def _narrowed(self, wanted: Select[Any]) -> Select[Any]:
        wanted = wanted.where(HouseSurvey.id.in_(_latest()), HouseSurvey.id.in_(_inhabited()))
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
        return SurveyPage(
            row=_row(session, survey),
            household_id=survey.household_id,
            house_owner=tenures.get(survey.house_owner, survey.house_owner),
            land_owner=tenures.get(survey.land_owner, survey.land_owner),
            house_type=types.get(survey.house_type, survey.house_type),
            floors=survey.floors,
            parts=tuple(
                (name, survey.parts[part], house_parts.CONDITIONS[survey.parts[part]])
                for part, name in house_parts.PARTS.items()
                if part in survey.parts
            ),
            facilities=tuple(
                name for code, name in house_parts.FACILITIES.items() if code in survey.facilities
            ),
            note=survey.note,
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


def _inhabited() -> Select[Any]:
    """Ids of surveys somebody of whom still lives here."""
    today = clock.today()
    return (
        select(HouseSurveyResident.survey_id)
        .join(Person, Person.id == HouseSurveyResident.person_id)
        .where(
            Person.merged_into_id.is_(None),
            or_(Person.died_on.is_(None), Person.died_on > today),
            or_(Person.moved_out_on.is_(None), Person.moved_out_on > today),
        )
    )


def _row(session: Session, survey: HouseSurvey) -> SurveyRow:
    people = session.execute(
        select(Person.id, Person.title, Person.first, Person.last)
        .join(HouseSurveyResident, HouseSurveyResident.person_id == Person.id)
        .where(HouseSurveyResident.survey_id == survey.id)
        .order_by(HouseSurveyResident.id)
    )
    return SurveyRow(
        id=survey.id,
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
