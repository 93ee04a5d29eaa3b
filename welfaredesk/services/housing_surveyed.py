"""What a house survey means for the projects of the house: those that waited for it have it now."""

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from welfaredesk.db.models import HouseProject, HouseSurvey
from welfaredesk.domain import house_stages
from welfaredesk.services import audit, housing_stages
from welfaredesk.services.actor import Actor
from welfaredesk.services.housing_stages import StepInput


def surveyed(session: Session, actor: Actor, survey: HouseSurvey) -> None:
    """Give a survey to the projects under way for this house or household that have none; bring them on."""
    of_house = and_(
        HouseProject.house_no == survey.house_no, HouseProject.moo == survey.moo, HouseProject.house_no != ""
    )
    of_household = HouseProject.household_id == survey.household_id
    wanted = select(HouseProject).where(
        HouseProject.survey_id.is_(None),
        or_(of_house, of_household) if survey.household_id is not None else of_house,
    )
    for project in session.scalars(wanted):
        if project.steps and project.steps[-1].stage in house_stages.ENDED:
            continue
        project.survey_id = survey.id
        before, after = audit.changes(project)
        session.flush()
        audit.record(session, actor, "update", "house_project", project.id, before=before, after=after)
        step = StepInput("surveyed", survey.surveyed_on, survey.surveyor)
        housing_stages.advance(session, actor, project, step)
