"""R-02, R-03, R-04 and R-06 on paper: the figures of the office, adding up, with what lies behind them."""

from dataclasses import replace
from datetime import date

import pytest

from reports import CATALOG
from reports.registers.report import render
from tests import factories
from tests.factories import CLERK
from tests.reports.pdfs import text_of
from welfaredesk.db.engine import Database
from welfaredesk.errors import Refused
from welfaredesk.papers.params import PaperParams
from welfaredesk.papers.registry_reports import Report, ReportTable
from welfaredesk.services import employment, groups, house_surveys, housing
from welfaredesk.services.employment import OrganisationInput, PlacementInput
from welfaredesk.services.house_surveys import SurveyInput
from welfaredesk.services.housing import FundingInput, ProjectInput
from welfaredesk.services.housing_stages import StepInput
from welfaredesk.services.persons import AddressInput


@pytest.fixture
def office(db: Database) -> Database:
    """Two unsuitable houses of three; three houses built in two years; two at work."""
    ids = [
        factories.add_person(
            db, number, first=first, birth_date=born, address=AddressInput(str(number), str(number))
        )
        for number, first, born in (
            (1, "สมศรี", date(1950, 1, 1)),
            (2, "สมใจ", date(1990, 1, 1)),
            (3, "สมจิต", date(1990, 1, 1)),
        )
    ]
    groups.join_group(CLERK, db, ids[0], "disabled")
    for person_id, suitable in zip(ids, (False, False, True), strict=True):
        survey = SurveyInput(date(2026, 6, 1), suitable=suitable, house_no=str(person_id), moo=str(person_id))
        house_surveys.record_survey(CLERK, db, replace(survey, person_ids=(person_id,)))
    one = ProjectInput(
        ids[0],
        2563,
        "elderly",
        support_kind="repair",
        funding=(FundingInput("codi", 19_000_00), FundingInput("donation", 750_50)),
    )
    housing.create_project(CLERK, db, one, StepInput("finished", date(2020, 5, 1), reason="แฟ้มเดิม"))
    housing.create_project(
        CLERK,
        db,
        replace(one, person_id=ids[1], fiscal_year=2564, funding=one.funding[:1], group_code=""),
        StepInput("finished", date(2021, 5, 1), reason="แฟ้มเดิม"),
    )
    housing.create_project(
        CLERK,
        db,
        replace(one, fiscal_year=2564, funding=()),
        StepInput("finished", date(2021, 6, 1), reason="แฟ้มเดิม"),
    )
    town, company = (
        employment.save_organisation(CLERK, db, OrganisationInput(name, kind)).id
        for name, kind in (("เทศบาลตำบลตัวอย่าง", "state"), ("บริษัท ตัวอย่าง จำกัด", "private"))
    )
    work = PlacementInput(ids[1], town, town, "33", date(2026, 10, 1))
    employment.create_placement(CLERK, db, work)
    rights = replace(work, person_id=ids[2], employer_id=company, basis="35-3", caregiver_name="นางใจดี")
    employment.create_placement(CLERK, db, rights)
    return db


def made(db: Database, code: str, year: int | None = None) -> Report:
    report: Report = CATALOG[code].collect(db, PaperParams(fiscal_year=year))
    assert (report.code, report.office.name) == (code, "เทศบาลตำบลตัวอย่าง")
    return report


def cells(table: ReportTable) -> list[tuple[str, ...]]:
    return [row.cells for row in table.rows]


def test_unsuitable_houses_by_group_and_against_all_surveyed(office: Database) -> None:
    by_group, surveyed = made(office, "R-02").tables
    assert cells(by_group) == [
        ("คนพิการ", "1", "0", "1"),
        ("ผู้สูงอายุ", "1", "0", "1"),
        ("ผู้ด้อยโอกาส", "0", "0", "0"),
        ("ไม่มีผู้อยู่ในกลุ่มใด", "0", "1", "1"),
        ("บ้านไม่เหมาะสมทั้งหมด (นับหลังละครั้ง)", "1", "1", "2"),
    ]
    assert cells(surveyed)[-1] == ("รวม", "2", "3", "66.67", "1")


def test_houses_built_counted_and_by_name(office: Database) -> None:
    by_year, by_group, by_kind, by_source, listed = made(office, "R-03").tables
    assert cells(by_year) == [
        ("ปีงบประมาณ 2563", "1", "0", "1"),
        ("ปีงบประมาณ 2564", "1", "1", "2"),
        ("รวม", "2", "1", "3"),
    ]
    assert cells(by_group) == [
        ("ผู้สูงอายุ", "2", "3", "66.67"),
        ("ไม่ระบุ", "1", "3", "33.33"),
        ("รวม", "3", "3", "100.00"),
    ]
    assert cells(by_kind)[0] == ("ซ่อมแซม", "3", "3", "100.00")
    assert [row[:2] for row in cells(by_source)] == [
        ("พอช.", "1"),
        ("หลายแหล่งร่วมกัน", "1"),
        ("ไม่ระบุ", "1"),
        ("รวม", "3"),
    ]
    assert by_source.rows[-2].cells[-1] == "33.34"  # the remainder takes what rounding leaves
    assert cells(listed)[0] == (
        *("1", "2563", "นางสาวสมศรี ใจดี", "1", "1", "ผู้สูงอายุ", "ซ่อมแซม"),
        *("พอช. + รับบริจาค", "19,750.50"),
    )
    assert listed.rows[2].cells[-2:] == ("–", "–")
    assert listed.rows[-1].cells[-1] == "38,750.50"
    text = text_of(render(made(office, "R-03")))
    assert "๑๙,๗๕๐.๕๐" in text
    assert "นางสาวสมศรี ใจดี" in text


def test_money_by_source_and_year(office: Database) -> None:
    report = made(office, "R-04")
    by_year, shares = report.tables
    assert cells(by_year) == [
        ("ปีงบประมาณ 2563", "19,000.00", "750.50", "19,750.50"),
        ("ปีงบประมาณ 2564", "19,000.00", "0.00", "19,000.00"),
        ("รวม", "38,000.00", "750.50", "38,750.50"),
    ]
    assert cells(shares)[-1] == ("รวม", "38,750.50", "38,750.50", "100.00")
    assert any("1 หลัง" in note for note in report.notes)
    of_2564 = made(office, "R-04", 2564)
    assert of_2564.title.endswith("ปีงบประมาณ พ.ศ. 2564")
    assert cells(of_2564.tables[0])[-1] == ("รวม", "19,000.00", "19,000.00")


def test_who_is_at_work_by_workplace_payer_section_and_kind(office: Database) -> None:
    by_place, by_payer, by_kind, by_section, by_type, by_state = made(office, "R-06").tables
    assert cells(by_place) == [("เทศบาลตำบลตัวอย่าง", "1", "1", "2"), ("รวม", "1", "1", "2")]
    assert cells(by_payer)[-1] == ("รวม", "1", "1", "2")
    assert len(cells(by_payer)) == 3
    assert cells(by_kind)[-1] == ("รวม", "2", "2", "100.00")
    assert [row[0] for row in cells(by_section)[:2]] == [
        "มาตรา 33",
        "มาตรา 35 (3) จ้างเหมาช่วงงาน/จ้างเหมาบริการ",
    ]
    assert cells(by_type)[-2:] == [("ไม่ทราบประเภท", "1", "1", "2"), ("รวม", "1", "1", "2")]
    assert cells(by_state) == [("ทำงานอยู่", "2"), ("รวม", "2")]
    assert "มาตรา ๓๓" in text_of(render(made(office, "R-06")))


@pytest.mark.parametrize("code", ["R-02", "R-03", "R-04", "R-06"])
def test_an_office_without_houses_and_placements_has_its_reports(db: Database, code: str) -> None:
    assert "รวม" in text_of(render(made(db, code))) or code == "R-02"
    with pytest.raises(Refused) as refused:
        made(db, code, 2571)
    assert refused.value.code == "year_not_begun"


def test_many_sources_stand_in_several_tables_and_add_up(db: Database) -> None:
    person = factories.add_person(db)
    sources = ("municipality", "dep", "dop", "dsdw", "province", "codi", "rehab_fund", "donation")
    funding = tuple(FundingInput(source, 100_00) for source in sources)
    project = ProjectInput(person, 2564, "elderly", support_kind="new", funding=funding)
    housing.create_project(CLERK, db, project, StepInput("finished", reason="แฟ้มเดิม"))
    first, second, _shares = made(db, "R-04").tables
    assert len(first.heads[0]) == 7
    assert cells(second)[-1] == ("รวม", "100.00", "100.00", "800.00")
