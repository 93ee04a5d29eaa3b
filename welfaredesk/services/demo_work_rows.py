"""Writing the demo office's houses and placements, each with its event."""

import random
from collections.abc import Sequence
from datetime import date, datetime, time

from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.models import (
    HouseFunding,
    HouseProject,
    HouseProjectStep,
    HouseSurvey,
    HouseSurveyResident,
    Organisation,
    Placement,
)
from welfaredesk.domain import organisations
from welfaredesk.domain.fiscal_year import within
from welfaredesk.services import audit, demo_jobs, demo_work, numbering
from welfaredesk.services.actor import Actor
from welfaredesk.services.demo_people import DemoPerson
from welfaredesk.services.demo_work import DemoHouse, DemoPlacement, DemoSurvey


def fill(
    session: Session, actor: Actor, rng: random.Random, today: date, people: Sequence[DemoPerson]
) -> None:
    """Surveys, houses, organisations, placements, and who looks for work."""
    for survey in demo_work.surveys(rng, today, people):
        _keep(session, actor, _survey(survey))
    for house in demo_work.houses(rng, people):
        project = _project(house)
        numbering.give(session, project, within(house.fiscal_year, house.finished_on))
        _keep(session, actor, project)
    known = {name: _organisation(name, kind) for name, kind in demo_work.ORGANISATIONS.items()}
    for organisation in known.values():
        _keep(session, actor, organisation)
    placements = [_placement(placement, known) for placement in demo_work.work(rng, today, people)]
    for row in placements:
        _keep(session, actor, row)
    demo_jobs.fill(session, actor, today, people, known, placements)


def _keep(session: Session, actor: Actor, row: HouseSurvey | HouseProject | Organisation | Placement) -> None:
    session.add(row)
    session.flush()
    audit.record(session, actor, "create", row.__tablename__, row.id, after=audit.snapshot(row))


def _survey(survey: DemoSurvey) -> HouseSurvey:
    first = survey.members[0]
    worn = "fair" if survey.suitable else "dangerous"
    return HouseSurvey(
        house_no=first.house_no,
        moo=first.moo,
        surveyed_on=survey.surveyed_on,
        surveyor="นักพัฒนาชุมชน",
        parts={"roof": worn, "bathroom": worn, "floor": "fair"},
        facilities=["light"] if survey.suitable else [],
        suitable=survey.suitable,
        urgency=None if survey.suitable else 4,
        residents=[HouseSurveyResident(person_id=person.id) for person in survey.members],
        created_at=datetime.combine(survey.surveyed_on, time(15)),
    )


def _project(house: DemoHouse) -> HouseProject:
    made_at = datetime.combine(house.finished_on, time(16))
    return HouseProject(
        fiscal_year=house.fiscal_year,
        person_id=house.person.id,
        group_code=house.group,
        house_no=house.person.house_no,
        moo=house.person.moo,
        support_kind=house.support_kind,
        work_items=list(house.work_items),
        approved_satang=sum(satang for _source, satang in house.funding),
        funding=[HouseFunding(fund_source=source, amount_satang=satang) for source, satang in house.funding],
        steps=[HouseProjectStep(stage="handed_over", happened_on=house.finished_on, created_at=made_at)],
        created_at=made_at,
    )


def _organisation(name: str, kind: str) -> Organisation:
    key = organisations.name_key(name)
    return Organisation(name=name, name_key=key, kind=kind, province="ลำพูน", created_at=clock.now())


def _placement(placement: DemoPlacement, known: dict[str, Organisation]) -> Placement:
    return Placement(
        person_id=placement.person.id,
        employer_id=known[placement.employer].id,
        workplace_id=known[placement.workplace].id,
        basis=placement.basis,
        position=placement.position,
        wage_satang=placement.wage_satang,
        wage_unit=placement.wage_unit,
        started_on=placement.started_on,
        ends_on=placement.ends_on,
        ended_on=placement.ended_on,
        end_reason="resigned" if placement.ended_on else "",
        created_at=datetime.combine(placement.started_on, time(9)),
    )
