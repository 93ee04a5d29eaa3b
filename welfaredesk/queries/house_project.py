"""One house project with everything known of it, and the numbers of all."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import HouseProject
from welfaredesk.domain.fiscal_year import fiscal_year
from welfaredesk.errors import RecordNotFound
from welfaredesk.queries import house_surveys
from welfaredesk.queries.house_tasks import HouseTaskQuery
from welfaredesk.queries.housing import (
    BUILT,
    GIVEN_UP,
    GRANTED,
    PENDING,
    WORKS,
    HouseQuery,
    HouseRow,
)
from welfaredesk.queries.register_figures import in_moo_order
from welfaredesk.services.housing import FundingInput, ProjectInput
from welfaredesk.services.value_lists import values


@dataclass(frozen=True, slots=True)
class StepView:
    """A stage reached; `happened_on` None: a register that does not say.

    `lacked` are the needs it was entered without, `reason` why.
    """

    id: int
    stage: str
    label: str
    happened_on: date | None
    done_by: str
    note: str
    recorded_by: str
    lacked: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class ProjectPage:
    """A project, what its form opens with, and its stages, the first reached first."""

    row: HouseRow
    data: ProjectInput
    steps: tuple[StepView, ...]


@dataclass(frozen=True, slots=True)
class HouseCounts:
    """How many projects stand where.

    `granted_satang` is the money of those of fiscal year `year` (BE) whose budget is granted; `unsuitable`
    are houses as R-02 counts them, `tasks` things to be done.
    """

    by_state: dict[str, int]
    unknown: int
    year: int
    granted_satang: int
    unsuitable: int
    tasks: int


def project_page(db: Database, project_id: int) -> ProjectPage:
    """Everything of one project. Raises RecordNotFound."""
    rows = HouseQuery(db).rows([project_id])
    with db.reading() as session:
        project = session.get(HouseProject, project_id)
        if project is None:
            raise RecordNotFound("not_found", what=f"โครงการบ้าน {project_id}")
        return ProjectPage(rows[project_id], _data(project), _steps(session, project))


def project_years(db: Database) -> list[int]:
    """Fiscal years (BE) that have projects, the latest first."""
    wanted = select(HouseProject.fiscal_year).distinct().order_by(HouseProject.fiscal_year.desc())
    with db.reading() as session:
        return list(session.scalars(wanted))


def house_villages(db: Database) -> list[str]:
    """Village numbers of houses with projects, numbers first and in their order."""
    with db.reading() as session:
        found = session.scalars(select(HouseProject.moo).where(HouseProject.moo != "").distinct()).all()
    return in_moo_order(found)


def house_counts(db: Database) -> HouseCounts:
    """The numbers of today."""
    year = fiscal_year(clock.today())
    return HouseCounts(
        {state: HouseQuery(db, stage=state).total() for state in ("", PENDING, WORKS, BUILT, GIVEN_UP)},
        HouseQuery(db, unknown=True).total(),
        year,
        HouseQuery(db, from_year=year, to_year=year, stage=GRANTED).totals().satang,
        house_surveys.SurveyQuery(db, suitable=False).total(),
        HouseTaskQuery(db).total(),
    )


def _data(project: HouseProject) -> ProjectInput:
    return ProjectInput(
        person_id=project.person_id,
        fiscal_year=project.fiscal_year,
        group_code=project.group_code,
        household_id=project.household_id,
        survey_id=project.survey_id,
        house_no=project.house_no,
        moo=project.moo,
        support_kind=project.support_kind,
        work_items=tuple(project.work_items),
        approved_satang=project.approved_satang,
        funding=tuple(
            FundingInput(part.fund_source, part.amount_satang, part.grant_type) for part in project.funding
        ),
        mou_on=project.mou_on,
        note=project.note,
    )


def _steps(session: Session, project: HouseProject) -> tuple[StepView, ...]:
    labels = {value.code: value.label for value in values(session, "house_stage")}
    return tuple(
        StepView(
            step.id,
            step.stage,
            labels.get(step.stage, step.stage),
            step.happened_on,
            step.done_by,
            step.note,
            step.recorded_by,
            tuple(step.lacked),
            step.reason,
        )
        for step in project.steps
    )
