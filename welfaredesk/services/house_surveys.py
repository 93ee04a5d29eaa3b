"""House surveys (W-11): what was found in a house, and who lived there."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import Household, HouseholdMember, HouseSurvey, HouseSurveyResident, Person
from welfaredesk.domain import house_parts, paper_limits, thai_text
from welfaredesk.errors import Issue, RecordNotFound, StaleRecord
from welfaredesk.services import audit, housing_stages, numbering, value_lists
from welfaredesk.services.actor import Actor
from welfaredesk.services.audit import Saved
from welfaredesk.services.dates import not_future, refuse
from welfaredesk.services.house_places import PlaceInput, add_to_place, place_issues
from welfaredesk.services.housing_surveyed import surveyed
from welfaredesk.services.limits import too_long
from welfaredesk.services.persons import existing

TOUCHED = frozenset({"house_survey", "house_place"})
_LIMITS = (
    ("house_no", paper_limits.HOUSE_NO),
    ("moo", paper_limits.HOUSE_NO),
    ("surveyor", paper_limits.SLIP_NAME),
    ("needs", paper_limits.HOUSE_NEEDS),
    ("note", paper_limits.HOUSE_NOTE),
)


@dataclass(frozen=True, slots=True)
class SurveyInput:
    """A house survey (W-11): of a household, or of a house number with those who live there.

    `suitable` None is not judged yet and refused; `parts` and `facilities` by the codes of
    domain.house_parts; `person_ids` empty: the household's members of today. What is known of the `place`
    is kept with the house, not with the survey.
    """

    surveyed_on: date | None
    suitable: bool | None = None
    household_id: int | None = None
    house_no: str = ""
    moo: str = ""
    person_ids: tuple[int, ...] = ()
    surveyor: str = ""
    house_owner: str = ""
    land_owner: str = ""
    house_type: str = ""
    floors: int | None = None
    parts: tuple[tuple[str, str], ...] = ()
    facilities: tuple[str, ...] = ()
    urgency: int | None = None
    needs: str = ""
    note: str = ""
    place: PlaceInput = field(default_factory=PlaceInput)


def record_survey(actor: Actor, db: Database, data: SurveyInput) -> Saved:
    """Keep a survey with the next number of its round; the latest one of a house says whether it is suitable.

    A project under way that waited for a survey of the house has it from now on.
    Raises ValidationFailed (suitable, house_no, person_ids, surveyed_on, parts, facilities, urgency, texts
    too long for the paper, the place's and the lists' fields), RecordNotFound.
    """
    with db.transaction() as session:
        row = HouseSurvey(created_at=clock.now())
        residents = _fill(session, row, data)
        numbering.give(session, row, row.surveyed_on)
        session.add(row)
        session.flush()
        add_to_place(session, actor, row.house_no, row.moo, data.place)
        audit.record(session, actor, "create", "house_survey", row.id, after=_told(row, residents))
        surveyed(session, actor, row)
        return Saved(row.id, row.version, TOUCHED | housing_stages.TOUCHED)


def change_survey(actor: Actor, db: Database, survey_id: int, data: SurveyInput, *, version: int) -> Saved:
    """Correct a survey; its number stays. Raises as `record_survey` does, and StaleRecord."""
    with db.transaction() as session:
        row = session.get(HouseSurvey, survey_id)
        if row is None:
            raise RecordNotFound("not_found", what=f"แบบสำรวจบ้าน {survey_id}")
        if row.version != version:
            raise StaleRecord
        before = _told(row, [resident.person_id for resident in row.residents])
        residents = _fill(session, row, data)
        session.flush()
        add_to_place(session, actor, row.house_no, row.moo, data.place)
        after = _told(row, residents)
        changed = sorted(key for key in before.keys() | after.keys() if before.get(key) != after.get(key))
        if changed:
            flag_modified(row, "note")  # the version counts up when only the residents changed, too
            audit.record(
                session,
                actor,
                "update",
                "house_survey",
                row.id,
                before={key: before.get(key) for key in changed},
                after={key: after.get(key) for key in changed},
            )
        session.flush()
        return Saved(row.id, row.version, TOUCHED)


def _fill(session: Session, row: HouseSurvey, data: SurveyInput) -> tuple[int, ...]:
    """Check what was given and put it into the row; returns who lives there."""
    household = _household(session, data)
    residents = tuple(dict.fromkeys(data.person_ids or _members(session, data.household_id)))
    refuse(_issues(session, data, known=household is not None, residents=residents))
    for name in ("household_id", "surveyed_on", "house_owner", "land_owner", "house_type", "floors"):
        setattr(row, name, getattr(data, name))
    for name in ("house_no", "moo", "surveyor", "needs", "note"):
        setattr(row, name, thai_text.clean(getattr(data, name)))
    if household is not None:
        row.house_no, row.moo = row.house_no or household.house_no, row.moo or household.moo
    row.suitable, row.urgency = bool(data.suitable), data.urgency
    row.parts, row.facilities = dict(data.parts), list(data.facilities)
    kept = {resident.person_id: resident for resident in row.residents}
    row.residents = [
        kept.get(person_id) or HouseSurveyResident(person_id=existing(session, person_id).id)
        for person_id in residents
    ]
    return residents


def _told(row: HouseSurvey, residents: Sequence[int]) -> dict[str, object]:
    """The survey as its history tells it."""
    return audit.snapshot(row) | {"residents": list(residents)}


def _issues(session: Session, data: SurveyInput, *, known: bool, residents: Sequence[int]) -> list[Issue]:
    issues = [] if data.suitable is not None else [Issue("suitable", "required")]
    issues += [] if known or data.house_no.strip() else [Issue("house_no", "required")]
    issues += [] if residents else [Issue("person_ids", "survey_residents")]
    issues += [] if data.surveyed_on is not None else [Issue("surveyed_on", "required")]
    issues += not_future("surveyed_on", data.surveyed_on)
    for name, limit in _LIMITS:
        issues += too_long(name, thai_text.clean(getattr(data, name)), limit)
    for name, code in (("house_owner", "house_tenure"), ("land_owner", "house_tenure"), ("house_type",) * 2):
        issues += value_lists.unlisted(session, code, name, getattr(data, name))
    for part, condition in data.parts:
        if part not in house_parts.PARTS or condition not in house_parts.CONDITIONS:
            issues.append(Issue("parts", "not_in_list", {"read": f"{part} {condition}"}))
    unknown = [code for code in data.facilities if code not in house_parts.FACILITIES]
    issues += [Issue("facilities", "not_in_list", {"read": code}) for code in unknown]
    if data.urgency is not None and data.urgency not in house_parts.URGENCIES:
        issues.append(Issue("urgency", "urgency_range", {"read": str(data.urgency)}))
    return issues + place_issues(data.place)


def _household(session: Session, data: SurveyInput) -> Household | None:
    if data.household_id is None:
        return None
    household = session.get(Household, data.household_id)
    if household is None:
        raise RecordNotFound("not_found", what=f"ครัวเรือน {data.household_id}")
    return household


def _members(session: Session, household_id: int | None) -> Sequence[int]:
    """Who lives in a household today, the dead and those who moved out left out."""
    return session.scalars(
        select(Person.id)
        .join(HouseholdMember, HouseholdMember.person_id == Person.id)
        .where(
            HouseholdMember.household_id == household_id,
            HouseholdMember.to_on.is_(None),
            Person.died_on.is_(None),
            Person.moved_out_on.is_(None),
        )
        .order_by(Person.id)
    ).all()
