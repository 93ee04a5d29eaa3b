"""Houses and placements in the office's numbers, counted by hand (domain specification §7.4)."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests import factories
from tests.factories import CLERK
from welfaredesk.db.engine import Database
from welfaredesk.domain.person_filter import PersonFilter
from welfaredesk.exchange.export import export
from welfaredesk.queries.life_worklist import life_tasks
from welfaredesk.queries.persons import PersonQuery
from welfaredesk.queries.stats import stats
from welfaredesk.queries.value_lists import usage
from welfaredesk.services import (
    cards,
    employment,
    groups,
    house_surveys,
    housing,
    housing_stages,
    life_events,
)
from welfaredesk.services.employment import OrganisationInput, PlacementInput
from welfaredesk.services.house_surveys import SurveyInput
from welfaredesk.services.housing import FundingInput, ProjectInput
from welfaredesk.services.housing_stages import StepInput
from welfaredesk.services.persons import AddressInput

SURVEYED = date(2026, 6, 1)


@pytest.fixture
def people(db: Database) -> dict[str, int]:
    """An old couple of whom one is disabled, a poor neighbour, a child."""
    births = {"ปู่": 1950, "ย่า": 1952, "จน": 1990, "เด็ก": 2020}
    found = {
        name: factories.add_person(
            db,
            number,
            first=name,
            title="",
            sex="M",
            birth_date=date(year, 5, 1),
            address=AddressInput("1" if name in ("ปู่", "ย่า") else "2", "4"),
        )
        for number, (name, year) in enumerate(births.items(), start=1)
    }
    groups.join_group(CLERK, db, found["ย่า"], "disabled")
    groups.join_group(CLERK, db, found["จน"], "underprivileged")
    return found


def survey(db: Database, house_no: str, *person_ids: int, suitable: bool, on: date = SURVEYED) -> None:
    data = SurveyInput(on, suitable=suitable, house_no=house_no, moo="4", person_ids=person_ids)
    house_surveys.record_survey(CLERK, db, data)


def unsuitable(db: Database) -> tuple[int, int, int]:
    report = stats(db)["R-02"]
    return report["disabled"], report["elderly"], report["underprivileged"]


def test_a_house_counts_once_in_each_of_its_groups(db: Database, people: dict[str, int]) -> None:
    assert unsuitable(db) == (0, 0, 0)
    survey(db, "1", people["ปู่"], people["ย่า"], suitable=False)
    survey(db, "2", people["จน"], people["เด็ก"], suitable=False)
    assert unsuitable(db) == (1, 1, 1)


def test_the_latest_survey_of_a_house_counts(db: Database, people: dict[str, int]) -> None:
    survey(db, "1", people["ปู่"], suitable=True, on=date(2026, 7, 1))
    survey(db, "1", people["ปู่"], suitable=False, on=date(2025, 7, 1))
    survey(db, "2", people["จน"], suitable=True, on=date(2025, 7, 1))
    survey(db, "2", people["จน"], suitable=False)
    assert unsuitable(db) == (0, 0, 1)


def test_who_died_or_moved_takes_the_group_along(db: Database, people: dict[str, int]) -> None:
    survey(db, "1", people["ปู่"], people["ย่า"], suitable=False)
    life_events.report(CLERK, db, people["ย่า"], "died", date(2026, 11, 1))
    assert unsuitable(db) == (0, 1, 0)
    life_events.report(CLERK, db, people["ปู่"], "moved_out", date(2026, 11, 2))
    assert unsuitable(db) == (0, 0, 0)


@pytest.fixture
def built(db: Database, people: dict[str, int]) -> Database:
    """Three houses that stand (one with two sources, one without a known amount) and one under way."""
    one = ProjectInput(
        people["ปู่"],
        2563,
        "elderly",
        support_kind="repair",
        funding=(FundingInput("codi", 19_000_00), FundingInput("donation", 750_50)),
    )
    done = StepInput("finished", date(2020, 5, 1), reason="แฟ้มเดิม")
    housing.create_project(CLERK, db, one, done)
    two = replace(one, person_id=people["จน"], moo="2", group_code="underprivileged", funding=one.funding[:1])
    housing.create_project(CLERK, db, two, done)
    housing.create_project(
        CLERK,
        db,
        replace(one, fiscal_year=2564, funding=()),
        StepInput("handed_over", date(2021, 5, 1), reason="แฟ้มเดิม"),
    )
    housing.create_project(CLERK, db, replace(two, fiscal_year=2570))
    return db


def test_houses_that_stand(built: Database) -> None:
    report = stats(built)["R-03"]
    assert report == {
        "as_of": "2026-11-22",
        "total": 3,
        "by_fiscal_year": {"2563": 2, "2564": 1},
        "by_moo": {"2": 1, "4": 2},
        "by_group": {"elderly": 2, "underprivileged": 1},
        "by_source": {"several": 1, "พอช.": 1, "unknown": 1},
    }
    of_2563 = stats(built, 2563)["R-03"]
    assert (of_2563["total"], of_2563["by_fiscal_year"], of_2563["by_moo"]) == (
        2,
        {"2563": 2},
        {"2": 1, "4": 1},
    )


def test_money_of_these_houses_with_its_satang(built: Database) -> None:
    assert stats(built)["R-04"] == {
        "as_of": "2026-11-22",
        "total": 38750.5,
        "by_source": {"พอช.": 38000.0, "รับบริจาค": 750.5},
        "by_fiscal_year": {"2563": 38750.5},
        "without_amount": 1,
    }
    assert stats(built, 2564)["R-04"]["total"] == 0


@pytest.fixture
def working(db: Database, people: dict[str, int]) -> Database:
    """Two at work (one for a company at a school), one who left, one who begins next year."""
    cards.set_types(CLERK, db, people["ย่า"], (5, 3))
    named = {"เทศบาล": "state", "โรงเรียน": "state", "บริษัท": "private"}
    town, school, company = (
        employment.save_organisation(CLERK, db, OrganisationInput(name, kind)).id
        for name, kind in named.items()
    )
    first = PlacementInput(people["ย่า"], town, town, "33", date(2024, 10, 1), date(2025, 9, 30))
    made = employment.create_placement(CLERK, db, first)
    employment.end_placement(CLERK, db, made.id, date(2025, 3, 31), "resigned")
    at_school = replace(first, workplace_id=school, employer_id=company, basis="35-3")
    employment.create_placement(CLERK, db, replace(at_school, started_on=date(2025, 10, 1), ends_on=None))
    other = replace(first, person_id=people["จน"], started_on=date(2026, 10, 1), ends_on=None)
    employment.create_placement(CLERK, db, other)
    later = replace(first, person_id=people["ปู่"], started_on=date(2026, 12, 1), ends_on=None)
    employment.create_placement(CLERK, db, later)
    return db


def test_who_is_at_work_today(working: Database) -> None:
    report = stats(working)["R-06"]
    assert report["total"] == 2
    assert report["by_workplace"] == {"เทศบาล": 1, "โรงเรียน": 1}
    assert report["by_payer"] == {"เทศบาล": 1, "บริษัท": 1}
    assert report["by_section"] == {"33": 1, "35": 1}
    assert report["by_type"] == {"unknown": 1, "5": 1}
    assert report["by_status"] == {"working": 2, "planned": 1, "resigned": 1}


@pytest.mark.parametrize(
    ("year", "total", "status"),
    [
        (2567, 0, {}),
        (2568, 1, {"resigned": 1}),
        (2569, 1, {"working": 1}),
        (2570, 2, {"working": 2}),
    ],
)
def test_who_was_at_work_in_a_year(working: Database, year: int, total: int, status: dict[str, int]) -> None:
    report = stats(working, year)["R-06"]
    assert (report["total"], report["by_status"]) == (total, status)


def test_death_asks_for_an_end_of_project_and_placement(
    db: Database, built: Database, working: Database, people: dict[str, int]
) -> None:
    def kinds() -> list[tuple[str, str]]:
        found = [(task.kind, task.what) for task in life_tasks(db)]
        return [task for task in found if task[0] in ("stop_project", "end_placement")]

    assert kinds() == []
    life_events.report(CLERK, db, people["จน"], "died", date(2026, 11, 1))
    assert kinds() == [("end_placement", "เทศบาล"), ("stop_project", "โครงการ 1/2570")]
    tasks = {task.kind: task for task in life_tasks(db, people["จน"])}
    housing_stages.reach_stage(
        CLERK, db, tasks["stop_project"].project_id or 0, StepInput("cancelled", note="เสียชีวิต")
    )
    employment.end_placement(CLERK, db, tasks["end_placement"].placement_id or 0, date(2026, 11, 1), "died")
    assert kinds() == []


def test_a_caregiver_who_is_gone_ends_the_right(
    db: Database, working: Database, people: dict[str, int]
) -> None:
    wanted = PlacementInput(
        people["เด็ก"], 1, 1, "35-3", date(2026, 1, 1), caregiver_id=people["ปู่"], ends_on=date(2027, 1, 1)
    )
    made = employment.create_placement(CLERK, db, wanted)
    life_events.report(CLERK, db, people["ปู่"], "moved_out", date(2026, 11, 1))
    found = [task for task in life_tasks(db, people["ปู่"]) if task.placement_id == made.id]
    assert [(task.kind, task.person_id) for task in found] == [("end_placement", people["ปู่"])]


def test_a_placement_over_before_asks_for_nothing(db: Database, people: dict[str, int]) -> None:
    town = employment.save_organisation(CLERK, db, OrganisationInput("เทศบาล", "state")).id
    wanted = PlacementInput(people["จน"], town, town, "33", date(2024, 10, 1), date(2025, 9, 30))
    employment.create_placement(CLERK, db, wanted)
    life_events.report(CLERK, db, people["จน"], "died", date(2026, 11, 1))
    assert [task.kind for task in life_tasks(db)] == []


def sheet(path: Path) -> list[dict[str, object]]:
    heading, *rows = load_workbook(path).worksheets[0].iter_rows(values_only=True)
    return [dict(zip(map(str, heading), row, strict=True)) for row in rows]


def test_houses_as_a_worksheet(built: Database, tmp_path: Path) -> None:
    made = export(CLERK, built, "houses", tmp_path / "houses.xlsx")
    rows = sheet(made.file)
    assert made.rows == len(rows) == 4
    assert [row["ปีงบประมาณ"] for row in rows] == [2563, 2563, 2564, 2570]
    assert [row["ชื่อ-สกุล"] for row in rows[:2]] == ["จน ใจดี", "ปู่ ใจดี"]
    assert rows[1]["แหล่งงบประมาณ"] == "พอช. + รับบริจาค"
    assert rows[1]["งบประมาณ (บาท)"] == 19750.5
    assert rows[2]["งบประมาณ (บาท)"] is None
    assert rows[3]["สถานะ"] == "ยื่นคำขอ"


@pytest.mark.parametrize(("full_ids", "shown"), [(False, "3-****"), (True, "30000")])
def test_placements_as_a_worksheet(working: Database, tmp_path: Path, full_ids: bool, shown: str) -> None:
    made = export(CLERK, working, "placements", tmp_path / "p.xlsx", full_ids=full_ids)
    rows = sheet(made.file)
    assert [row["ชื่อ-สกุล"] for row in rows] == ["จน ใจดี", "ปู่ ใจดี", "ย่า ใจดี", "ย่า ใจดี"]
    assert str(rows[0]["เลขบัตรคนพิการ"]).startswith(shown)
    assert [row["สถานะ"] for row in rows] == ["ทำงานอยู่", "ยังไม่เริ่มงาน", "ลาออก", "ทำงานอยู่"]
    assert rows[3]["ประเภทผู้ว่าจ้าง"] == "เอกชน"


def test_people_by_the_values_of_the_lists(
    built: Database, working: Database, people: dict[str, int]
) -> None:
    survey(built, "1", people["ปู่"], suitable=False)
    assert usage(built, "fund_source") == {"codi": 2, "donation": 1}
    assert usage(built, "house_stage") == {"finished": 2, "handed_over": 1, "requested": 1}
    assert usage(built, "support_kind") == {"repair": 2}
    assert usage(built, "work_item") == {}
    assert usage(working, "placement_basis") == {"33": 3, "35-3": 1}
    found = PersonQuery(built, filter=PersonFilter(listed="fund_source:donation")).ids()
    assert found == [people["ปู่"]]
