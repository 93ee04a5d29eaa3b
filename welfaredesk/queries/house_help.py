"""Whether somebody, their household or their house was helped before, by us or by others (§1.2, 5).

Every year and every agency is looked at; what is found is told and never bars new help.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from welfaredesk.db.engine import Database
from welfaredesk.db.models import (
    Address,
    HelpElsewhere,
    HouseApplication,
    HouseholdMember,
    HouseProject,
    Person,
)
from welfaredesk.domain import house_stages, names, thai_text
from welfaredesk.queries.housing import STAGE
from welfaredesk.services.housing_stages import existing as existing_project
from welfaredesk.services.persons import REGISTERED
from welfaredesk.services.value_lists import values

TOLD = "แจ้งไว้ในคำขอ"
PERSON, HOUSEHOLD, HOUSE = "คนเดียวกัน", "ครัวเรือนเดียวกัน", "บ้านเลขที่เดียวกัน"


@dataclass(frozen=True, slots=True)
class Home:
    """Whose help is looked for: the person, those of the household, the household, the house."""

    person_id: int | None
    members: frozenset[int]
    household_ids: frozenset[int]
    house: tuple[str, str]


@dataclass(frozen=True, slots=True)
class HelpRow:
    """Help found: `why` it counts as the same, by whom in which fiscal year (BE); 0 and None are not known.

    `project_id` is a project of ours, `help_id` an entry about another agency; what an application (W-12)
    says of help before has neither. Of a project whose house does not stand yet nothing is `received`.
    """

    key: int
    why: str
    year: int
    agency: str
    what: str
    name: str
    amount_satang: int | None
    project_id: int | None = None
    help_id: int | None = None
    received: bool = True


def help_before(db: Database, project_id: int) -> tuple[HelpRow, ...]:
    """Help for the same person, household or house as a project's, itself and what was given up left out.

    The latest year first. Raises RecordNotFound.
    """
    with db.reading() as session:
        project = existing_project(session, project_id)
        return help_for(session, project)


def help_for(session: Session, project: HouseProject) -> tuple[HelpRow, ...]:
    """`help_before` inside a running transaction."""
    home = _home(session, project.person_id, project.household_id, project.house_no, project.moo)
    return _found(session, home, project.id)


def help_of_person(db: Database, person_id: int) -> tuple[HelpRow, ...]:
    """Help somebody, their household or their registered house had, the latest year first."""
    with db.reading() as session:
        return _found(session, _home(session, person_id, None, *_registered(session, person_id)), None)


def _found(session: Session, home: Home, but: int | None) -> tuple[HelpRow, ...]:
    rows = [*_projects(session, home, but), *_elsewhere(session, home)]
    known = {(row.year, row.agency, row.amount_satang) for row in rows}
    told = dict.fromkeys(_applications(session, home))  # said again in every application
    rows += [row for row in told if (row.year, row.agency, row.amount_satang) not in known]
    rows.sort(key=lambda row: (row.year, row.project_id or 0, row.help_id or 0), reverse=True)
    return tuple(replace(row, key=number) for number, row in enumerate(rows))


def _home(session: Session, person_id: int | None, household_id: int | None, house_no: str, moo: str) -> Home:
    own = select(HouseholdMember.household_id).where(
        HouseholdMember.person_id == person_id, HouseholdMember.to_on.is_(None)
    )
    households = frozenset(session.scalars(own)) | ({household_id} if household_id else frozenset())
    members = select(HouseholdMember.person_id).where(
        HouseholdMember.household_id.in_(households), HouseholdMember.to_on.is_(None)
    )
    return Home(person_id, frozenset(session.scalars(members)), households, _house(house_no, moo))


def _registered(session: Session, person_id: int) -> tuple[str, str]:
    wanted = select(Address.house_no, Address.moo).where(
        Address.person_id == person_id, Address.kind == REGISTERED
    )
    found = session.execute(wanted).first()
    return (found.house_no, found.moo) if found else ("", "")


def _house(house_no: str, moo: str) -> tuple[str, str]:
    """A house as it compares: Arabic digits, no spaces."""
    plain = (thai_text.to_arabic(thai_text.clean(part)).replace(" ", "") for part in (house_no, moo))
    number, village = plain
    return number, village


def _why(home: Home, person_id: int | None, household_id: int | None, house: tuple[str, str]) -> str:
    """The closest reason that two count as the same, "" for none; a house without a number is no reason."""
    if person_id is not None and person_id == home.person_id:
        return PERSON
    if person_id in home.members or (household_id is not None and household_id in home.household_ids):
        return HOUSEHOLD
    return HOUSE if house[0] and house == home.house else ""


def _projects(session: Session, home: Home, but: int | None) -> Iterator[HelpRow]:
    sources, kinds = (
        {value.code: value.label for value in values(session, code)}
        for code in ("fund_source", "support_kind")
    )
    wanted = select(HouseProject, STAGE).where(
        HouseProject.id != (but or 0), STAGE.not_in(house_stages.GIVEN_UP)
    )
    for row, stage in session.execute(wanted):
        why = _why(home, row.person_id, row.household_id, _house(row.house_no, row.moo))
        if not why:
            continue
        amounts = [part.amount_satang for part in row.funding if part.amount_satang is not None]
        yield HelpRow(
            key=0,
            why=why,
            year=row.fiscal_year,
            agency=" + ".join(sources.get(part.fund_source, part.fund_source) for part in row.funding),
            what=kinds.get(row.support_kind, row.support_kind),
            name=_name(row.person) or row.person_name,
            amount_satang=sum(amounts) if amounts else None,
            project_id=row.id,
            received=stage in house_stages.BUILT,
        )


def _elsewhere(session: Session, home: Home) -> Iterator[HelpRow]:
    for row in session.scalars(select(HelpElsewhere)):
        why = _why(home, row.person_id, None, _house(row.house_no, row.moo))
        if why:
            yield HelpRow(
                key=0,
                why=why,
                year=row.year,
                agency=row.agency,
                what=row.what,
                name=_name(session.get(Person, row.person_id)),
                amount_satang=row.amount_satang,
                help_id=row.id,
            )


def _applications(session: Session, home: Home) -> Iterator[HelpRow]:
    """What people said themselves of help before, when they applied."""
    wanted = select(HouseApplication, HouseProject).join(
        HouseProject, HouseProject.id == HouseApplication.project_id
    )
    for application, project in session.execute(wanted):
        why = _why(home, project.person_id, project.household_id, _house(project.house_no, project.moo))
        for each in application.earlier if why else ():
            yield HelpRow(
                key=0,
                why=why,
                year=int(each["year"] or 0),
                agency=str(each["agency"]),
                what=TOLD,
                name=_name(project.person) or project.person_name,
                amount_satang=None if each["satang"] is None else int(each["satang"]),
            )


def _name(person: Person | None) -> str:
    return names.full_name(person.title, person.first, person.last) if person else ""
