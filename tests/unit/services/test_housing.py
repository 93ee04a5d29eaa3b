"""House projects and surveys: what is kept, what is refused, what the history tells."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from tests import factories
from tests.factories import CLERK
from welfaredesk.db.engine import Database
from welfaredesk.db.models import AuditEvent
from welfaredesk.errors import Refused, StaleRecord, ValidationFailed
from welfaredesk.queries.housing import HouseQuery, HouseRow
from welfaredesk.queries.person_page import person_page
from welfaredesk.services import housing, housing_stages, life_events
from welfaredesk.services.housing import FundingInput, ProjectInput
from welfaredesk.services.housing_stages import StepInput

BOTH = (FundingInput("dep", 40_000_00), FundingInput("donation", 5_250_50))


@pytest.fixture
def somsri(db: Database) -> int:
    return factories.add_person(db)


@pytest.fixture
def wanted(somsri: int) -> ProjectInput:
    return ProjectInput(
        person_id=somsri,
        group_code="elderly",
        support_kind="repair",
        work_items=("roof", "bathroom"),
        approved_satang=45_250_50,
        funding=BOTH,
    )


def row_of(db: Database, project_id: int) -> HouseRow:
    return HouseQuery(db).rows([project_id])[project_id]


def codes(failed: pytest.ExceptionInfo[ValidationFailed]) -> dict[str, str]:
    return {issue.field: issue.code for issue in failed.value.issues}


def test_a_project_has_the_years_next_number_and_the_persons_house(
    db: Database, wanted: ProjectInput
) -> None:
    first = housing.create_project(CLERK, db, wanted)
    second = housing.create_project(CLERK, db, replace(wanted, fiscal_year=2569))
    third = housing.create_project(CLERK, db, wanted)
    assert [row_of(db, each.id).no for each in (first, second, third)] == ["1/2570", "1/2569", "2/2570"]
    row = row_of(db, first.id)
    assert (row.house_no, row.moo, row.name) == ("12/3", "4", "นางสาวสมศรี ใจดี")
    assert (row.group_label, row.support_label) == ("ผู้สูงอายุ", "ซ่อมแซม")
    assert row.work_items == ("หลังคา", "ห้องน้ำ/ห้องส้วม/ห้องอาบน้ำ")
    assert [(part.label, part.amount_satang) for part in row.funding] == [
        ("พก.", 40_000_00),
        ("รับบริจาค", 5_250_50),
    ]
    assert (row.satang, row.stage, row.built, row.finished_on) == (45_250_50, "requested", False, None)


@pytest.mark.parametrize(
    ("change", "field", "code"),
    [
        ({"person_id": None}, "person_id", "required"),
        ({"support_kind": ""}, "support_kind", "required"),
        ({"support_kind": "castle"}, "support_kind", "not_in_list"),
        ({"work_items": ("roof", "moat")}, "work_items", "not_in_list"),
        ({"group_code": "rich"}, "group_code", "not_in_list"),
        ({"approved_satang": 45_000_00}, "funding", "funding_differs"),
        ({"funding": (FundingInput("codi"), BOTH[0]), "approved_satang": 1}, "funding", "funding_differs"),
        ({"funding": (BOTH[0], BOTH[0]), "approved_satang": None}, "funding", "fund_source_twice"),
        ({"funding": (FundingInput("bank", 1),), "approved_satang": 1}, "funding", "not_in_list"),
        ({"funding": (FundingInput("dep", -1),), "approved_satang": None}, "funding", "negative_amount"),
    ],
)
def test_what_a_project_may_not_be(
    db: Database, wanted: ProjectInput, change: dict[str, object], field: str, code: str
) -> None:
    with pytest.raises(ValidationFailed) as failed:
        housing.create_project(CLERK, db, replace(wanted, **change))  # type: ignore[arg-type]
    assert codes(failed) == {field: code}
    assert HouseQuery(db).total() == 0


def test_funding_can_be_open_while_nothing_is_approved(db: Database, wanted: ProjectInput) -> None:
    open_ = replace(wanted, approved_satang=None, funding=(FundingInput("codi"),))
    assert row_of(db, housing.create_project(CLERK, db, open_).id).satang is None
    partly = replace(wanted, funding=(*BOTH[:1], FundingInput("codi")))
    assert row_of(db, housing.create_project(CLERK, db, partly).id).satang == 40_000_00


def test_changing_the_funding_counts_the_version_up_and_is_told(db: Database, wanted: ProjectInput) -> None:
    made = housing.create_project(CLERK, db, wanted)
    less = replace(wanted, approved_satang=40_000_00, funding=(BOTH[0],))
    changed = housing.change_project(CLERK, db, made.id, less, version=made.version)
    assert changed.version > made.version
    only = replace(less, approved_satang=None, funding=(FundingInput("dep", 30_000_00),))
    again = housing.change_project(CLERK, db, made.id, only, version=changed.version)
    assert again.version > changed.version
    with pytest.raises(StaleRecord):
        housing.change_project(CLERK, db, made.id, wanted, version=changed.version)
    with db.reading() as session:
        events = session.scalars(
            select(AuditEvent).where(AuditEvent.entity == "house_project").order_by(AuditEvent.id)
        ).all()
    assert [event.action for event in events] == ["create", "update", "update"]
    assert events[1].after is not None
    assert events[1].after["funding"] == {"dep": 40_000_00}


def test_stages_are_reached_and_giving_up_says_why(db: Database, wanted: ProjectInput) -> None:
    made = housing.create_project(CLERK, db, wanted, StepInput(happened_on=date(2026, 10, 5)))
    housing_stages.reach_stage(CLERK, db, made.id, StepInput("works", date(2026, 10, 20), reason="พายุพัด"))
    housing_stages.reach_stage(CLERK, db, made.id, StepInput("finished", date(2026, 11, 2), "กองช่าง"))
    housing_stages.reach_stage(CLERK, db, made.id, StepInput("handed_over", date(2026, 11, 9), reason="พายุ"))
    row = row_of(db, made.id)
    assert (row.stage_label, row.finished_on, row.built) == ("ส่งมอบแล้ว", date(2026, 11, 2), True)
    other = housing.create_project(CLERK, db, wanted)
    with pytest.raises(ValidationFailed) as failed:
        housing_stages.reach_stage(CLERK, db, other.id, StepInput("cancelled"))
    assert codes(failed) == {"note": "reason_required"}
    with pytest.raises(ValidationFailed) as failed:
        housing_stages.reach_stage(CLERK, db, other.id, StepInput("works", date(2026, 12, 1)))
    assert codes(failed) == {"happened_on": "date_future"}
    housing_stages.reach_stage(CLERK, db, other.id, StepInput("cancelled", note="เจ้าของบ้านไม่ประสงค์"))
    with pytest.raises(Refused) as refused:
        housing_stages.reach_stage(CLERK, db, other.id, StepInput("works"))
    assert refused.value.code == "project_given_up"


def test_nothing_begins_for_the_dead_but_the_house_can_be_handed_on(
    db: Database, wanted: ProjectInput, somsri: int
) -> None:
    made = housing.create_project(CLERK, db, wanted)
    life_events.report(CLERK, db, somsri, "died", date(2026, 11, 1))
    with pytest.raises(Refused) as refused:
        housing.create_project(CLERK, db, wanted)
    assert refused.value.code == "person_has_died"
    child = factories.add_person(db, 7, first="สมหญิง")
    housing.change_project(CLERK, db, made.id, replace(wanted, person_id=child), version=made.version)
    assert [row.id for row in person_page(db, child).houses] == [made.id]
    assert person_page(db, somsri).houses == ()


def test_lists_by_year_village_group_source_stage_and_name(db: Database, wanted: ProjectInput) -> None:
    other = factories.add_person(db, 7, first="บุญมี", last="ดีใจ")
    repaired = housing.create_project(CLERK, db, wanted, StepInput("finished", reason="แฟ้มเดิม")).id
    old = replace(wanted, fiscal_year=2563, person_id=other, house_no="9", moo="2", group_code="disabled")
    running = housing.create_project(CLERK, db, replace(old, funding=(), support_kind="new")).id

    def ids(**filters: object) -> list[int]:
        return HouseQuery(db, **filters).ids()  # type: ignore[arg-type]

    assert ids() == [repaired, running]
    assert ids(from_year=2563, to_year=2563) == [running]
    assert ids(from_year=2564) == [repaired]
    assert ids(moo="2") == ids(group="disabled") == ids(support_kind="new") == [running]
    assert ids(fund_source="donation") == ids(stage="built") == ids(stage="finished") == [repaired]
    assert ids(stage="running") == ids(stage="requested") == [running]
    assert ids(text="บุญมี") == ids(text="9") == [running]
    assert ids(text="สมศรี") == [repaired]
    assert ids(unknown=True) == []
    totals = HouseQuery(db).totals()
    assert (totals.houses, totals.satang, totals.without_amount) == (2, 45_250_50, 1)
    assert HouseQuery(db, stage="built").total() == 1
