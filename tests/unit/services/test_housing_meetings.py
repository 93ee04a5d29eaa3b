"""Meetings, screening, notices and follow-ups: what they keep, and which stage they lead a project to."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from tests import factories
from tests.factories import CLERK
from welfaredesk import clock, messages
from welfaredesk.db.engine import Database
from welfaredesk.db.models import AuditEvent, OfficeProfile
from welfaredesk.errors import DomainError, Refused, StaleRecord, ValidationFailed
from welfaredesk.queries.house_meetings import (
    MeetingQuery,
    blank_meeting,
    committee,
    meeting_page,
    on_the_way_to,
)
from welfaredesk.queries.house_notices import blank_notice, notice_page
from welfaredesk.queries.house_project import project_page
from welfaredesk.services import (
    house_estimates,
    house_surveys,
    housing,
    housing_committee,
    housing_meetings,
    housing_notices,
    housing_screening,
    housing_visits,
)
from welfaredesk.services.house_estimates import EstimateInput, LineInput
from welfaredesk.services.house_surveys import SurveyInput
from welfaredesk.services.housing import ProjectInput
from welfaredesk.services.housing_committee import Member
from welfaredesk.services.housing_meetings import Attendee, CaseInput, Decided, MeetingInput
from welfaredesk.services.housing_notices import NoticeInput
from welfaredesk.services.housing_screening import ScreeningInput
from welfaredesk.services.housing_stages import StepInput, reach_stage
from welfaredesk.services.housing_visits import FollowUpInput

MET = MeetingInput("community", date(2026, 11, 5), moo="4", place="ศาลาหมู่ที่ 4", residents=42)
DECIDED = MeetingInput("committee", date(2026, 11, 10), starts_at="9:30", ends_at="๑๒.๐๐")


@pytest.fixture
def project(db: Database) -> int:
    """A project of a surveyed house."""
    person = factories.add_person(db)
    survey = SurveyInput(date(2026, 11, 2), False, house_no="12/3", moo="4", person_ids=(person,))
    found = house_surveys.record_survey(CLERK, db, survey).id
    data = ProjectInput(person, support_kind="repair", survey_id=found)
    made = housing.create_project(CLERK, db, data, StepInput(happened_on=date(2026, 11, 1))).id
    reach_stage(CLERK, db, made, StepInput("surveyed", date(2026, 11, 2)))
    return made


def hold(db: Database, data: MeetingInput, project: int, outcome: str = "endorsed") -> Decided:
    made = housing_meetings.save_meeting(CLERK, db, replace(data, project_ids=(project,)))
    given = [CaseInput(project, outcome, "เห็นชอบตามเสนอ")]
    return housing_meetings.record_outcomes(CLERK, db, made.id, given, version=made.version)


def stages(db: Database, project: int) -> list[str]:
    return [step.stage for step in project_page(db, project).steps]


def refused(call: object) -> str:
    with pytest.raises(DomainError) as failed:
        call()  # type: ignore[operator]
    return messages.text_of(failed.value)


def test_an_endorsement_leads_on_and_stays_in_the_minutes(db: Database, project: int) -> None:
    done = hold(db, MET, project)
    assert (done.gone_on, done.waiting) == ((project,), ())
    step = project_page(db, project).steps[-1]
    assert (step.stage, step.happened_on, step.done_by, step.note) == (
        "met",
        date(2026, 11, 5),
        "ประชาคมหมู่ที่ 4 ครั้งที่ 1/2569",
        "เห็นชอบตามเสนอ",
    )
    page = meeting_page(db, done.id)
    assert (page.row.cases, page.row.decided, page.cases[0].outcome_label) == (1, 1, "เห็นชอบ")
    assert page.data.residents == 42


def test_the_committee_before_the_community_is_kept_but_leads_nowhere(db: Database, project: int) -> None:
    done = hold(db, DECIDED, project)
    assert (done.gone_on, done.waiting) == ((), (project,))
    assert stages(db, project)[-1] == "surveyed"
    with pytest.raises(ValidationFailed) as failed:
        reach_stage(CLERK, db, project, StepInput("resolved", date(2026, 11, 10)))
    said = messages.text_of(failed.value)
    assert "ยังไม่มีประชาคมที่เห็นชอบรายนี้" in said
    assert "ยังไม่มีมติ" not in said


@pytest.mark.parametrize("outcome", ["refused", "deferred"])
def test_what_a_meeting_refuses_a_clerk_gives_up(db: Database, project: int, outcome: str) -> None:
    done = hold(db, MET, project, outcome)
    assert (done.gone_on, done.waiting) == ((), ())
    assert stages(db, project)[-1] == "surveyed"


def test_the_last_meeting_that_decided_counts(db: Database, project: int) -> None:
    hold(db, MET, project)
    hold(db, replace(MET, held_on=date(2026, 11, 8)), project, "refused")
    housing_screening.screen(CLERK, db, project, ScreeningInput(80, "บ้านเสี่ยงพัง", date(2026, 11, 9)))
    assert stages(db, project)[-1] == "met"


def test_minutes_name_people_and_number_themselves(db: Database, project: int) -> None:
    people = (
        Attendee("นายอุดม สมมุติ", "นายกเทศมนตรี", "ประธานกรรมการ"),
        Attendee("นางสาวไม่มา", presence="absent"),
    )
    made = housing_meetings.save_meeting(
        CLERK, db, replace(DECIDED, people=people, agenda=(("1", " แจ้งเพื่อทราบ "), ("2", "")))
    )
    page = meeting_page(db, made.id)
    assert page.data.people == people
    assert page.data.agenda == (("1", "แจ้งเพื่อทราบ"),)
    assert (page.data.starts_at, page.data.ends_at) == ("9.30", "12.00")
    assert page.row.title == "คณะกรรมการ ครั้งที่ 1/2569"
    assert blank_meeting(db, "committee").round == 2
    with db.reading() as session:
        event = session.scalars(select(AuditEvent).where(AuditEvent.entity == "house_meeting")).one()
    assert event.after is not None
    assert event.after["people"] == ["นายอุดม สมมุติ (ผู้มาประชุม)", "นางสาวไม่มา (ผู้ไม่มาประชุม)"]
    changed = replace(page.data, people=people[:1])
    again = housing_meetings.save_meeting(CLERK, db, changed, made.id, version=made.version)
    assert again.version > made.version
    with pytest.raises(StaleRecord):
        housing_meetings.save_meeting(CLERK, db, changed, made.id, version=made.version)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"starts_at": "9 โมง"}, "09.30"),
        ({"round": 0}, "1–99"),
        ({"round": 1}, "อยู่แล้ว"),
        ({"held_on": None}, "กรุณากรอก"),
        ({"people": (Attendee(" "),)}, "ยังไม่มีชื่อ"),
        ({"agenda": (("5", "ก" * 2000),)}, "2,000"),
    ],
)
def test_a_meeting_that_can_not_be_is_refused(db: Database, change: dict[str, object], words: str) -> None:
    housing_meetings.save_meeting(CLERK, db, DECIDED)
    data = replace(DECIDED, **change)  # type: ignore[arg-type]
    assert words in refused(lambda: housing_meetings.save_meeting(CLERK, db, data))
    assert len(MeetingQuery(db).ids()) == 1


def test_a_meeting_to_come_has_no_outcomes_and_can_be_taken_out(db: Database, project: int) -> None:
    data = replace(DECIDED, held_on=date(2026, 12, 1), project_ids=(project,))
    made = housing_meetings.save_meeting(CLERK, db, data)
    given = [CaseInput(project, "endorsed")]
    said = refused(lambda: housing_meetings.record_outcomes(CLERK, db, made.id, given, version=made.version))
    assert "1 ธ.ค. 2569" in said
    housing_meetings.remove_meeting(CLERK, db, made.id)
    assert MeetingQuery(db).ids() == []
    done = hold(db, MET, project)
    assert "1 ราย" in refused(lambda: housing_meetings.remove_meeting(CLERK, db, done.id))
    without = replace(meeting_page(db, done.id).data, project_ids=())
    said = refused(lambda: housing_meetings.save_meeting(CLERK, db, without, done.id, version=done.version))
    assert "สมศรี" in said


def test_the_committee_is_a_list_the_office_edits(db: Database) -> None:
    people = (
        Member("นายอุดม สมมุติ", "นายกเทศมนตรี", "ประธานกรรมการ"),
        Member("นางภัทรา เจตนา", "ปลัด", "กรรมการ"),
    )
    housing_committee.save_committee(CLERK, db, people)
    assert committee(db) == people
    assert [each.name for each in blank_meeting(db, "committee").people] == [each.name for each in people]
    assert housing_committee.save_committee(CLERK, db, people) == frozenset()
    said = refused(lambda: housing_committee.save_committee(CLERK, db, (people[0], people[0], Member(""))))
    assert "สองครั้ง" in said
    assert "ยังไม่มีชื่อ" in said


@pytest.mark.parametrize(("score", "reason"), [(0, "x"), (101, "x"), (None, "x"), (50, " ")])
def test_a_score_has_its_range_and_its_reason(
    db: Database, project: int, score: int | None, reason: str
) -> None:
    with pytest.raises(ValidationFailed):
        housing_screening.screen(CLERK, db, project, ScreeningInput(score, reason))


@pytest.fixture
def resolved(db: Database, project: int) -> int:
    hold(db, MET, project)
    housing_screening.screen(CLERK, db, project, ScreeningInput(80, "บ้านเสี่ยงพัง", date(2026, 11, 9)))
    hold(db, DECIDED, project)
    return project


def test_a_notice_hangs_as_long_as_the_office_sets(db: Database, resolved: int) -> None:
    assert stages(db, resolved)[-1] == "resolved"
    assert [row.id for row in on_the_way_to(db, "noticed")] == [resolved]
    short = NoticeInput(date(2026, 11, 11), date(2026, 11, 25), project_ids=(resolved,))
    said = refused(lambda: housing_notices.give_notice(CLERK, db, short))
    assert "14 วัน สั้นกว่าที่สำนักงานกำหนด 15 วัน ต้องประกาศถึง 26 พ.ย. 2569" in said
    with db.transaction() as session:
        session.get_one(OfficeProfile, 1).notice_days = 7
    made = housing_notices.give_notice(CLERK, db, replace(short, to_on=date(2026, 11, 18)))
    assert stages(db, resolved)[-1] == "noticed"
    page = notice_page(db, made.id)
    assert (page.row.named, page.row.over, [row.id for row in page.projects]) == (1, True, [resolved])
    changed = replace(page.data, objections="ไม่มีผู้คัดค้าน")
    housing_notices.change_notice(CLERK, db, made.id, changed, version=page.row.version)
    with pytest.raises(StaleRecord):
        housing_notices.change_notice(CLERK, db, made.id, changed, version=page.row.version)
    assert blank_notice(db).to_on == date(2026, 11, 30)


def test_nobody_is_named_without_a_resolution_unless_somebody_says_why(db: Database, project: int) -> None:
    data = NoticeInput(date(2026, 11, 11), date(2026, 11, 26), project_ids=(project,))
    assert "ยังไม่มีมติคณะกรรมการ" in refused(lambda: housing_notices.give_notice(CLERK, db, data))
    assert "ยังไม่ได้เลือก" in refused(
        lambda: housing_notices.give_notice(CLERK, db, replace(data, project_ids=()))
    )
    housing_notices.give_notice(CLERK, db, replace(data, reason="ภัยพิบัติ"))
    assert stages(db, project)[-1] == "noticed"


def test_approval_waits_for_the_end_of_the_notice(db: Database, resolved: int) -> None:
    data = NoticeInput(date(2026, 11, 11), date(2026, 11, 26), project_ids=(resolved,))
    housing_notices.give_notice(CLERK, db, data)
    clock.set_today(date(2026, 11, 27))
    with pytest.raises(ValidationFailed) as failed:
        reach_stage(CLERK, db, resolved, StepInput("approved", date(2026, 11, 26)))
    codes = [issue.code for issue in failed.value.issues]
    assert codes == ["gate_notice_over", "gate_estimate", "gate_budget", "gate_reason"]
    page = project_page(db, resolved)
    budget = replace(page.data, approved_satang=40_000_00)
    housing.change_project(CLERK, db, resolved, budget, version=page.row.version)
    estimate = EstimateInput((LineInput("สังกะสี", 10_000, "แผ่น", 200_00),))
    house_estimates.save_estimate(CLERK, db, resolved, estimate)
    reach_stage(CLERK, db, resolved, StepInput("approved", date(2026, 11, 27)))
    assert project_page(db, resolved).steps[-1].lacked == ()


def test_two_visits_close_a_project_handed_over(db: Database, project: int) -> None:
    visit = FollowUpInput(6, date(2026, 11, 20), "นักพัฒนาชุมชน", "ใช้งานได้ดี")
    with pytest.raises(Refused):
        housing_visits.record_follow_up(CLERK, db, project, visit)
    reach_stage(CLERK, db, project, StepInput("handed_over", date(2026, 11, 4), reason="แฟ้มเดิม"))
    early = replace(visit, visited_on=date(2026, 11, 3))
    assert "4 พ.ย. 2569" in refused(lambda: housing_visits.record_follow_up(CLERK, db, project, early))
    housing_visits.record_follow_up(CLERK, db, project, visit)
    housing_visits.record_follow_up(CLERK, db, project, replace(visit, findings="หลังคารั่วเล็กน้อย"))
    assert stages(db, project)[-1] == "handed_over"
    housing_visits.record_follow_up(CLERK, db, project, replace(visit, months=12))
    assert stages(db, project)[-1] == "followed_up"
