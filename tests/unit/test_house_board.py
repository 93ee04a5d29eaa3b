"""The board, the worklist and the line of time of house projects."""

from datetime import date

import pytest

from tests import factories
from tests.factories import CLERK
from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import HouseFunding, HouseProject, HouseProjectStep
from welfaredesk.domain import house_stages
from welfaredesk.queries.house_board import BoardColumn, board
from welfaredesk.queries.house_tasks import FOLLOW_UP, GONE, NOTICE_OVER, REFUSED, HouseTaskQuery, house_tasks
from welfaredesk.queries.house_timeline import timeline
from welfaredesk.queries.housing import HouseQuery
from welfaredesk.queries.housing_figures import built_houses
from welfaredesk.services import (
    housing,
    housing_meetings,
    housing_notices,
    housing_screening,
    housing_visits,
    life_events,
)
from welfaredesk.services.housing import FundingInput, ProjectInput
from welfaredesk.services.housing_meetings import CaseInput, MeetingInput
from welfaredesk.services.housing_notices import NoticeInput
from welfaredesk.services.housing_screening import ScreeningInput
from welfaredesk.services.housing_stages import StepInput, reach_stage
from welfaredesk.services.housing_visits import FollowUpInput

WHY = "แฟ้มเดิม"


def add(
    db: Database, number: int, stage: str, on: date, *, year: int = 2570, satang: int | None = None
) -> int:
    person = factories.add_person(db, number, first=f"คน{'กขคงจ'[number % 5]}")
    money = (FundingInput("municipality", satang),) if satang else ()
    data = ProjectInput(person, year, support_kind="repair", funding=money)
    return housing.create_project(CLERK, db, data, StepInput(stage, on, reason=WHY)).id


def from_register(db: Database, houses: int) -> None:
    with db.transaction() as session:
        for _house in range(houses):
            row = HouseProject(
                fiscal_year=2560, person_name="นายเก่า", source="บ้าน.xlsx", created_at=clock.now()
            )
            row.steps.append(HouseProjectStep(stage="finished", created_at=clock.now()))
            row.funding.append(HouseFunding(fund_source="codi", amount_satang=19_000_00))
            session.add(row)


def columns(db: Database, **filters: object) -> dict[str, BoardColumn]:
    return {each.stage: each for each in board(HouseQuery(db, **filters))}  # type: ignore[arg-type]


def test_the_board_adds_up_to_the_report_of_houses_built(db: Database) -> None:
    add(db, 1, "requested", date(2026, 11, 2))
    add(db, 2, "finished", date(2026, 11, 2), satang=40_000_00)
    add(db, 3, "followed_up", date(2026, 11, 2), year=2569)
    from_register(db, 69)
    shown = columns(db)
    assert [*house_stages.ORDER, *house_stages.GIVEN_UP] == list(shown)
    with db.reading() as session:
        built = built_houses(session)
        of_year = built_houses(session, 2570)
    assert sum(shown[stage].houses for stage in house_stages.BUILT) == len(built) == 71
    money = sum(satang or 0 for house in built for satang in house.money.values())
    assert sum(shown[stage].satang for stage in house_stages.BUILT) == money
    narrowed = columns(db, from_year=2570, to_year=2570)
    assert sum(narrowed[stage].houses for stage in house_stages.BUILT) == len(of_year) == 1


def test_houses_of_a_register_stay_out_of_the_way(db: Database) -> None:
    mine = add(db, 1, "finished", date(2026, 11, 2))
    from_register(db, 69)
    column = columns(db)["finished"]
    assert (column.houses, column.folded) == (70, 69)
    assert [card.project.id for card in column.cards] == [mine]
    assert house_tasks(db) == ()


def test_a_house_done_long_ago_has_no_card_but_counts(db: Database) -> None:
    add(db, 1, "followed_up", date(2024, 11, 2), year=2568)
    add(db, 2, "works", date(2024, 11, 2), year=2568)
    shown = columns(db)
    assert (shown["followed_up"].houses, shown["followed_up"].folded) == (1, 1)
    assert (shown["works"].houses, shown["works"].folded) == (1, 0)


def test_a_card_says_how_long_what_is_missing_and_who_is_gone(db: Database) -> None:
    first = add(db, 1, "surveyed", date(2026, 11, 2))
    second = add(db, 2, "surveyed", date(2026, 11, 20))
    housing_screening.screen(CLERK, db, second, ScreeningInput(90, "บ้านพัง"))
    person = HouseQuery(db).rows([first])[first].person_id or 0
    life_events.report(CLERK, db, person, "died", date(2026, 11, 18))
    cards = columns(db)["surveyed"].cards
    assert [card.project.id for card in cards] == [second, first]
    assert [(card.days, card.score, card.following) for card in cards] == [(2, 90, "met"), (20, None, "met")]
    assert [len(card.missing) for card in cards] == [1, 1]
    assert cards[1].warning == "ผู้รับประโยชน์เสียชีวิต 18 พ.ย. 2569"


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 11, 22), []),
        (date(2027, 4, 15), [(6, False)]),
        (date(2027, 6, 1), [(6, True)]),
        (date(2027, 11, 10), [(6, True), (12, False)]),
        (date(2028, 6, 1), [(12, True)]),
        (date(2029, 1, 1), []),
    ],
)
def test_visits_are_due_after_six_and_twelve_months(
    db: Database, today: date, expected: list[tuple[int, bool]]
) -> None:
    project = add(db, 1, "handed_over", date(2026, 11, 10))
    clock.set_today(today)
    tasks = house_tasks(db)
    assert [(task.months, task.late) for task in tasks] == expected
    for task in tasks:
        visit = FollowUpInput(task.months, today, "นักพัฒนาชุมชน", "ใช้งานได้ดี")
        housing_visits.record_follow_up(CLERK, db, project, visit)
    assert house_tasks(db) == ()


def test_the_worklist_tells_of_notices_that_ended_and_of_the_gone(db: Database) -> None:
    noticed, works = add(db, 1, "resolved", date(2026, 11, 2)), add(db, 2, "works", date(2026, 11, 2))
    data = NoticeInput(date(2026, 11, 3), date(2026, 11, 18), project_ids=(noticed,))
    housing_notices.give_notice(CLERK, db, data)
    person = HouseQuery(db).rows([works])[works].person_id or 0
    life_events.report(CLERK, db, person, "moved_out", date(2026, 11, 10))
    query = HouseTaskQuery(db)
    assert [(task.kind, task.project.id) for task in query.rows(query.ids()).values()] == [
        (GONE, works),
        (NOTICE_OVER, noticed),
    ]
    assert HouseTaskQuery(db, kind=FOLLOW_UP).total() == 0
    assert HouseTaskQuery(db, "คนค").total() == 1
    reach_stage(CLERK, db, noticed, StepInput("approved", reason=WHY))
    assert [task.kind for task in house_tasks(db)] == [GONE]


def test_the_line_of_time_tells_everything_with_its_reasons(db: Database) -> None:
    project = add(db, 1, "requested", date(2026, 11, 2))
    reach_stage(CLERK, db, project, StepInput("surveyed", date(2026, 11, 3), "นักพัฒนา", reason="ไม่มีแบบสำรวจ"))
    meeting = MeetingInput("community", date(2026, 11, 5), moo="4", project_ids=(project,))
    made = housing_meetings.save_meeting(CLERK, db, meeting)
    outcome = [CaseInput(project, "endorsed", "ให้ซ่อม")]
    housing_meetings.record_outcomes(CLERK, db, made.id, outcome, version=made.version)
    housing_screening.screen(CLERK, db, project, ScreeningInput(80, "เร่งด่วน", date(2026, 11, 6), "นักพัฒนา"))
    entries = timeline(db, project)
    assert [(entry.title, entry.on) for entry in entries] == [
        ("กลั่นกรองแล้ว", date(2026, 11, 6)),
        ("คะแนนความเร่งด่วน 80", date(2026, 11, 6)),
        ("ผ่านประชาคม", date(2026, 11, 5)),
        ("ประชาคมหมู่ที่ 4 ครั้งที่ 1/2569", date(2026, 11, 5)),
        ("สำรวจ/สอบข้อเท็จจริง", date(2026, 11, 3)),
        ("ยื่นคำขอ", date(2026, 11, 2)),
    ]
    assert entries[3].text == "เห็นชอบ ให้ซ่อม"
    assert entries[3].record_id == made.id
    assert entries[4].passed_over == "ยังไม่มีแบบสำรวจสภาพบ้านของโครงการนี้ เหตุผล: ไม่มีแบบสำรวจ"
    assert (entries[4].who, entries[1].who) == ("นักพัฒนา", "นักพัฒนา")


def test_what_a_meeting_refused_waits_for_a_clerk(db: Database) -> None:
    project = add(db, 1, "surveyed", date(2026, 11, 2))
    for day, outcome in ((5, "refused"), (9, "endorsed")):
        data = MeetingInput("community", date(2026, 11, day), moo="4", project_ids=(project,))
        made = housing_meetings.save_meeting(CLERK, db, data)
        given = [CaseInput(project, outcome)]
        housing_meetings.record_outcomes(CLERK, db, made.id, given, version=made.version)
        tasks = [(task.kind, task.reason[:33]) for task in house_tasks(db)]
        refused = [(REFUSED, "ประชาคมหมู่ที่ 4 ครั้งที่ 1/2569 ")]
        assert tasks == (refused if outcome == "refused" else [])
