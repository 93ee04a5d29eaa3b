"""House surveys (W-11): what was found in a house, and who lived there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import Household, HouseholdMember, HouseSurvey, HouseSurveyResident, Person
from welfaredesk.domain import house_parts, thai_text
from welfaredesk.errors import Issue, RecordNotFound
from welfaredesk.services import audit, numbering, value_lists
from welfaredesk.services.actor import Actor
from welfaredesk.services.audit import Saved
from welfaredesk.services.dates import not_future, refuse
from welfaredesk.services.persons import existing


@dataclass(frozen=True, slots=True)
class SurveyInput:
    """A house survey (W-11): of a household, or of a house number with those who live there.

    `suitable` None is not judged yet and refused; `parts` and `facilities` by the codes of
    domain.house_parts; `person_ids` empty: the household's members of today.
    """

    surveyed_on: date
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


def record_survey(actor: Actor, db: Database, data: SurveyInput) -> Saved:
    """Keep a survey; the latest one of a house says whether it is suitable.

    Raises ValidationFailed (suitable, house_no, person_ids, surveyed_on, parts, facilities, urgency and
    the lists' fields), RecordNotFound.
    """
    with db.transaction() as session:
        household = _household(session, data)
        residents = tuple(dict.fromkeys(data.person_ids or _members(session, data.household_id)))
        refuse(_issues(session, data, known=household is not None, residents=residents))
        row = HouseSurvey(created_at=clock.now())
        for name in ("household_id", "surveyed_on", "house_owner", "land_owner", "house_type", "floors"):
            setattr(row, name, getattr(data, name))
        for name in ("house_no", "moo", "surveyor", "needs", "note"):
            setattr(row, name, thai_text.clean(getattr(data, name)))
        if household is not None:
            row.house_no, row.moo = row.house_no or household.house_no, row.moo or household.moo
        row.suitable, row.urgency = bool(data.suitable), data.urgency
        row.parts, row.facilities = dict(data.parts), list(data.facilities)
        row.residents = [
            HouseSurveyResident(person_id=existing(session, person_id).id) for person_id in residents
        ]
        numbering.give(session, row, data.surveyed_on)
        session.add(row)
        session.flush()
        after = audit.snapshot(row) | {"residents": list(residents)}
        audit.record(session, actor, "create", "house_survey", row.id, after=after)
        return Saved(row.id, row.version, frozenset({"house_survey"}))


def _issues(session: Session, data: SurveyInput, *, known: bool, residents: Sequence[int]) -> list[Issue]:
    issues = [] if data.suitable is not None else [Issue("suitable", "required")]
    issues += [] if known or data.house_no.strip() else [Issue("house_no", "required")]
    issues += [] if residents else [Issue("person_ids", "survey_residents")]
    issues += not_future("surveyed_on", data.surveyed_on)
    for field, code in (("house_owner", "house_tenure"), ("land_owner", "house_tenure"), ("house_type",) * 2):
        issues += value_lists.unlisted(session, code, field, getattr(data, field))
    for part, condition in data.parts:
        if part not in house_parts.PARTS or condition not in house_parts.CONDITIONS:
            issues.append(Issue("parts", "not_in_list", {"read": f"{part} {condition}"}))
    unknown = [code for code in data.facilities if code not in house_parts.FACILITIES]
    issues += [Issue("facilities", "not_in_list", {"read": code}) for code in unknown]
    if data.urgency is not None and data.urgency not in house_parts.URGENCIES:
        issues.append(Issue("urgency", "urgency_range", {"read": str(data.urgency)}))
    return issues


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
