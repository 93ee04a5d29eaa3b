"""Gates of house projects: what must exist first, what is passed over with a reason, the order of days."""

from datetime import date

import pytest
from sqlalchemy import select

from tests import factories
from tests.factories import CLERK
from welfaredesk import messages
from welfaredesk.db.engine import Database
from welfaredesk.db.models import AuditEvent, HouseProject, HouseProjectStep
from welfaredesk.domain import house_gates, house_stages
from welfaredesk.domain.value_lists import LISTS
from welfaredesk.errors import ValidationFailed
from welfaredesk.queries.house_gates import gate
from welfaredesk.queries.house_project import project_page
from welfaredesk.services import house_gates as facts
from welfaredesk.services import house_surveys, housing
from welfaredesk.services.house_surveys import SurveyInput
from welfaredesk.services.housing import ProjectInput
from welfaredesk.services.housing_stages import StepInput, reach_stage

ON = date(2026, 11, 2)


@pytest.fixture
def project(db: Database) -> int:
    person = factories.add_person(db)
    data = ProjectInput(person, support_kind="repair")
    return housing.create_project(CLERK, db, data, StepInput(happened_on=ON)).id


def steps(db: Database, project: int) -> list[HouseProjectStep]:
    with db.reading() as session:
        wanted = select(HouseProjectStep).where(HouseProjectStep.project_id == project)
        return list(session.scalars(wanted.order_by(HouseProjectStep.id)))


def refused(db: Database, project: int, step: StepInput) -> list[str]:
    with pytest.raises(ValidationFailed) as failed:
        reach_stage(CLERK, db, project, step)
    assert messages.text_of(failed.value)
    return [issue.code for issue in failed.value.issues]


def test_the_way_through_is_made_of_the_lists_stages() -> None:
    codes = [code for code, _label in LISTS["house_stage"]]
    assert [*house_stages.ORDER, *house_stages.GIVEN_UP] == codes
    assert set(house_gates.GATES) <= set(house_stages.ORDER)


def test_every_need_has_a_condition_and_a_sentence(db: Database, project: int) -> None:
    with db.reading() as session:
        assert list(facts._conditions(ON)) == list(house_gates.NEEDS)
        assert facts.met_needs(session, [project], ON) == {
            project: frozenset({"gate_person", "gate_consent"})
        }
    assert all("ยังไม่" in messages.sentence(need) for need in house_gates.NEEDS)


@pytest.mark.parametrize(
    ("stage", "after"),
    [("requested", "surveyed"), ("noticed", "approved"), ("waiting_budget", "approved"), ("followed_up", "")],
)
def test_what_usually_comes_next(stage: str, after: str) -> None:
    assert house_stages.following(stage) == after


def test_a_stage_is_not_entered_before_what_it_needs_exists(db: Database, project: int) -> None:
    codes = refused(db, project, StepInput("resolved", ON))
    assert codes == ["gate_survey", "gate_community", "gate_priority", "gate_committee", "gate_reason"]
    assert [step.stage for step in steps(db, project)] == ["requested"]


def test_what_is_passed_over_with_a_reason_is_kept_and_asked_no_more(db: Database, project: int) -> None:
    reach_stage(CLERK, db, project, StepInput("met", ON, reason="บ้านพังจากพายุ ช่วยเหลือเร่งด่วน"))
    step = steps(db, project)[-1]
    assert (step.lacked, step.recorded_by) == (["gate_survey", "gate_community"], CLERK.name)
    with db.reading() as session:
        event = session.scalars(select(AuditEvent).where(AuditEvent.action == "reach_stage")).one()
    assert event.reason == "บ้านพังจากพายุ ช่วยเหลือเร่งด่วน"
    assert event.after is not None
    assert event.after["lacked"] == ["gate_survey", "gate_community"]
    shown = gate(db, project, "screened", ON)
    assert shown.missing == (messages.sentence("gate_priority"),)
    assert len(shown.waived) == 2
    assert shown.met == 1


def test_a_reason_is_not_kept_where_nothing_is_missing(db: Database, project: int) -> None:
    reach_stage(CLERK, db, project, StepInput("cancelled", ON, note="ย้ายออก", reason="ไม่เกี่ยว"))
    assert steps(db, project)[-1].reason == ""


def test_days_are_in_order_and_nothing_happens_twice(db: Database, project: int) -> None:
    reach_stage(CLERK, db, project, StepInput("works", date(2026, 11, 10), reason="พายุ"))
    assert refused(db, project, StepInput("works", date(2026, 11, 11))) == ["stage_now"]
    assert refused(db, project, StepInput("finished", date(2026, 11, 9))) == ["finish_before_start"]
    assert refused(db, project, StepInput("cancelled", date(2026, 11, 9), note="x")) == ["step_before_last"]
    assert refused(db, project, StepInput("surveyed", date(2026, 11, 12))) == ["reason_required"]
    reach_stage(CLERK, db, project, StepInput("surveyed", date(2026, 11, 12), note="สำรวจใหม่"))


def test_a_house_of_a_register_is_asked_only_for_what_comes_after(db: Database, project: int) -> None:
    with db.transaction() as session:
        row = session.get_one(HouseProject, project)
        row.source = "ทะเบียนบ้าน.xlsx"
        row.steps[0].stage, row.steps[0].happened_on = "finished", None
    after = ("gate_photo_after", "gate_handover")
    assert gate(db, project, "handed_over", ON).missing == tuple(map(messages.sentence, after))
    assert len(gate(db, project, "followed_up", ON).missing) == 4


def test_a_survey_of_the_house_is_given_to_the_project_that_waits_for_it(db: Database, project: int) -> None:
    survey = SurveyInput(ON, False, house_no="12/3", moo="4", person_ids=(1,), surveyor="นักพัฒนาชุมชน")
    found = house_surveys.record_survey(CLERK, db, survey).id
    page = project_page(db, project)
    assert (page.data.survey_id, page.row.stage, page.steps[-1].done_by) == (found, "surveyed", "นักพัฒนาชุมชน")
    house_surveys.record_survey(CLERK, db, survey)
    assert project_page(db, project).data.survey_id == found
