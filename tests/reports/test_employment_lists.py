"""E-01 to E-04: named and counted, as paper and as workbook; what they say agrees with R-06."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from reports import CATALOG, issuing
from tests import factories
from tests.factories import CLERK
from tests.reports.pdfs import ink, page_texts, pictures, text_of
from welfaredesk.db.engine import Database
from welfaredesk.db.models import AuditEvent
from welfaredesk.errors import Refused, ValidationFailed
from welfaredesk.papers.params import PaperParams
from welfaredesk.papers.registry_reports import Report
from welfaredesk.queries.organisations import organisation_rows
from welfaredesk.services import cards, employment, placement_terms
from welfaredesk.services.employment import OrganisationInput, PlacementInput
from welfaredesk.services.placement_terms import RenewalInput

LONG = "บริษัท อุตสาหกรรมแปรรูปผลผลิตทางการเกษตรภาคเหนือตอนบน (ประเทศไทย) จำกัด (มหาชน)"


@pytest.fixture
def office(db: Database) -> Database:
    """Seven placements of six people: four at the town hall, one each at police and school, one who left.

    The police's is a right its owner's caregiver uses; of two kinds of disability one is primary.
    """
    names = ("เทศบาลตำบลตัวอย่าง", "สถานีตำรวจภูธรตัวอย่าง", "โรงเรียนบ้านตัวอย่าง")
    town, police, school = (
        employment.save_organisation(CLERK, db, OrganisationInput(name, "state")).id for name in names
    )
    company = employment.save_organisation(CLERK, db, OrganisationInput("บริษัท ตัวอย่าง จำกัด", "private")).id
    people = [
        factories.add_person(db, number, first=f"คนที่{number}", birth_date=date(1990, 1, 1))
        for number in range(1, 8)
    ]
    cards.set_types(CLERK, db, people[0], [7, 3])
    cards.set_types(CLERK, db, people[1], [1])
    work = PlacementInput(
        people[0], town, town, "33", date(2025, 10, 1), date(2027, 9, 30), "แม่บ้าน", 340_00, "day"
    )
    for person_id in people[:4]:
        employment.create_placement(CLERK, db, replace(work, person_id=person_id))
    right = replace(work, employer_id=company, basis="35-3", value_satang=124_100_00)
    by_son = replace(right, person_id=people[4], workplace_id=police, caregiver_id=people[6])
    employment.create_placement(CLERK, db, by_son)
    employment.create_placement(CLERK, db, replace(right, person_id=people[5], workplace_id=school))
    left = replace(work, person_id=people[6], started_on=date(2024, 10, 1), ends_on=date(2025, 9, 30))
    gone = employment.create_placement(CLERK, db, left)
    employment.end_placement(CLERK, db, gone.id, date(2025, 3, 1), "resigned")
    return db


def counts(report: Report, table: int = 0) -> list[tuple[str, ...]]:
    return [row.cells for row in report.tables[table].rows]


def collect(db: Database, code: str, **asked: object) -> Report:
    report: Report = CATALOG[code].collect(db, PaperParams(**asked))
    return report


def test_the_list_names_user_and_owner_of_each_right(office: Database) -> None:
    paper = CATALOG["E-01"].collect(office, PaperParams())
    assert (len(paper.rows), paper.people, paper.by_caregivers) == (6, 6, 1)
    assert paper.value_satang == 248_200_00
    helped = next(row for row in paper.rows if row.right_of)
    assert (helped.user.name, helped.right_of.name) == ("นางสาวคนที่7 ใจดี", "นางสาวคนที่5 ใจดี")
    assert (helped.started_on, helped.ends_on, helped.days) == (date(2025, 10, 1), date(2027, 9, 30), 730)
    text = text_of(CATALOG["E-01"].render(paper))
    for words in ("นางสาวคนที่๗ ใจดี", "นางสาวคนที่๕ ใจดี", "ผู้ดูแล", "ป.๗, ป.๓", "๗๓๐", "๑๒๔,๑๐๐.๐๐"):
        assert words in text
    assert "รวม ๖ รายการ คนพิการ ๖ คน (คนพิการใช้สิทธิ ๕ คน ผู้ดูแลใช้สิทธิ ๑ คน)" in text
    assert "3-****-*****-**-" in text
    assert "ห้ามปิดประกาศ" in text


def test_the_list_is_of_its_day_and_of_its_organisation(office: Database) -> None:
    before = CATALOG["E-01"].collect(office, PaperParams(day=date(2025, 1, 1)))
    assert [(row.user.name, row.ends_on, row.user.age) for row in before.rows] == [
        ("นางสาวคนที่7 ใจดี", date(2025, 2, 28), 35)
    ]
    assert before.as_of == "๑ มกราคม ๒๕๖๘"
    paid = next(row.id for row in organisation_rows(office) if row.name.startswith("บริษัท"))
    of_company = CATALOG["E-01"].collect(office, PaperParams(organisation_id=paid))
    assert [row.workplace for row in of_company.rows] == ["สถานีตำรวจภูธรตัวอย่าง", "โรงเรียนบ้านตัวอย่าง"]
    assert "เฉพาะที่ปฏิบัติงานหรือว่าจ้างโดย บริษัท ตัวอย่าง จำกัด" in text_of(CATALOG["E-01"].render(of_company))


def test_whole_ids_need_a_reason_and_are_a_disclosure(office: Database) -> None:
    with pytest.raises(ValidationFailed):
        issuing.make(CLERK, office, "E-01", PaperParams(full_ids=True))
    made = issuing.make(CLERK, office, "E-01", PaperParams(full_ids=True, reason="ส่ง พมจ.ลำพูน"))
    assert "3-0000-" in text_of(made.pdf)
    with office.reading() as session:
        events = session.scalars(select(AuditEvent).order_by(AuditEvent.id.desc()).limit(2)).all()
    assert [(event.action, event.reason) for event in events] == [
        ("read_ids", "ส่ง พมจ.ลำพูน"),
        ("print", "ส่ง พมจ.ลำพูน"),
    ]
    assert events[0].after["count"] == 7  # six with a right and the son who uses one
    issuing.make(CLERK, office, "E-01", PaperParams())
    with office.reading() as session:
        assert session.scalars(select(AuditEvent.action).order_by(AuditEvent.id.desc())).first() == "print"


def test_the_counts_agree_with_r06(office: Database) -> None:
    r06 = collect(office, "R-06")
    by_kind, by_place = collect(office, "E-02"), collect(office, "E-03")
    assert counts(by_kind) == counts(r06, 4)
    assert [counts(by_place, table) for table in (0, 1)] == [counts(r06, table) for table in (0, 1)]
    assert [row[0::3] for row in counts(by_place)] == [
        ("เทศบาลตำบลตัวอย่าง", "4"),
        ("โรงเรียนบ้านตัวอย่าง", "1"),
        ("สถานีตำรวจภูธรตัวอย่าง", "1"),
        ("รวม", "6"),
    ]
    assert counts(by_place, 2)[0] == ("เทศบาลตำบลตัวอย่าง", "เทศบาลตำบลตัวอย่าง", "4")
    assert counts(by_kind)[-1] == ("รวม", "5", "1", "6")
    assert counts(by_kind)[6] == ("ป.7 ออทิสติก", "1", "0", "1")
    assert counts(by_kind)[2][-1] == "0"  # the same person's other kind
    assert any("ประเภทหลัก" in note for note in by_kind.notes)


def test_years_sections_and_states_agree_with_r06_of_each_year(office: Database) -> None:
    rows = counts(collect(office, "E-04"))
    assert rows == [
        ("2568", "มาตรา 33", "0", "1", "1", "1"),
        ("2568", "รวม", "0", "1", "1", "1"),
        ("2569", "มาตรา 33", "4", "0", "4", "4"),
        ("2569", "มาตรา 35", "2", "0", "2", "2"),
        ("2569", "รวม", "6", "0", "6", "6"),
        ("2570", "มาตรา 33", "4", "0", "4", "4"),
        ("2570", "มาตรา 35", "2", "0", "2", "2"),
        ("2570", "รวม", "6", "0", "6", "6"),
    ]
    for year in (2568, 2569, 2570):
        whole = next(row for row in rows if row[:2] == (str(year), "รวม"))
        r06 = collect(office, "R-06", fiscal_year=year)
        assert (counts(r06, 5)[-1][-1], counts(r06)[-1][-1]) == whole[-2:]
        assert counts(collect(office, "E-04", fiscal_year=year))[-1][-2:] == whole[-2:]


@pytest.mark.parametrize("code", ["E-01", "E-02", "E-03", "E-04"])
def test_an_office_without_placements_has_its_papers(db: Database, code: str, tmp_path: Path) -> None:
    text = text_of(issuing.make(CLERK, db, code, PaperParams()).pdf)
    assert ("ไม่มีคนพิการที่ได้รับ" if code == "E-01" else "รวม") in text
    assert issuing.write_workbook(CLERK, db, code, PaperParams(), tmp_path / "l.xlsx").file.exists()
    with pytest.raises(Refused) as refused:
        issuing.make(CLERK, db, code, PaperParams(fiscal_year=2571))
    assert refused.value.code == "year_not_begun"


def read(file: Path, sheet: int = 0) -> tuple[Sequence[object], list[Sequence[object]]]:
    heading, *rows = load_workbook(file).worksheets[sheet].iter_rows()
    return [cell.value for cell in heading], [[cell.value for cell in row] for row in rows]


def test_the_list_as_a_workbook_has_real_dates_and_ids_as_text(office: Database, tmp_path: Path) -> None:
    params = PaperParams(full_ids=True, reason="ส่ง พมจ.ลำพูน")
    made = issuing.write_workbook(CLERK, office, "E-01", params, tmp_path / "e01.xlsx")
    heading, rows = read(made.file)
    assert made.rows == len(rows) == 6
    first = dict(zip(heading, rows[0], strict=True))
    assert first["ผู้ใช้สิทธิ"] == first["คนพิการที่ถูกใช้สิทธิ"] == "นางสาวคนที่1 ใจดี"
    assert first["วันเริ่ม"] == datetime(2025, 10, 1)
    assert isinstance(first["เลขประจำตัวประชาชน"], str)
    assert (first["ระยะเวลา (วัน)"], first["ค่าจ้าง (บาท)"], first["หน่วยค่าจ้าง"]) == (730, 340, "บาท/วัน")
    cells = load_workbook(made.file).worksheets[0][2]
    assert next(
        c for c, name in zip(cells, heading, strict=True) if name == "วันเริ่ม"
    ).number_format.startswith("[$-107041E]")


def test_a_report_as_a_workbook_has_a_sheet_a_table_and_figures(office: Database, tmp_path: Path) -> None:
    made = issuing.write_workbook(CLERK, office, "E-03", PaperParams(), tmp_path / "e03.xlsx")
    assert len(load_workbook(made.file).sheetnames) == 3 + 1
    about = load_workbook(made.file).worksheets[-1]
    assert about.cell(4, 2).value == "๒๒ พฤศจิกายน ๒๕๖๙"
    assert made.rows == 5 - 1 + 3 + 4  # of the tables alone
    heading, rows = read(made.file)
    assert heading == ["หน่วยงานที่ปฏิบัติงาน", "มาตรา 33", "มาตรา 35", "รวม"]
    assert rows[-1] == ["รวม", 4, 2, 6]
    heads, _rows = read(
        issuing.write_workbook(CLERK, office, "R-01", PaperParams(), tmp_path / "r.xlsx").file
    )
    assert len(set(heads)) == len(heads)


def test_a_paper_that_is_no_list_is_no_workbook(office: Database, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        issuing.write_workbook(CLERK, office, "L-02", PaperParams(id=1), tmp_path / "x.xlsx")
    assert refused.value.code == "form_no_workbook"
    assert not (tmp_path / "x.xlsx").exists()


def test_two_hundred_rows_go_on_over_sheets_with_their_headings(office: Database) -> None:
    paper = CATALOG["E-01"].collect(office, PaperParams())
    long = replace(
        paper.rows[0], workplace=LONG, workplace_address=LONG, employer=f"{LONG} ๒", note="ต่อสัญญา " * 9
    )
    rows = tuple(replace(long if number % 9 == 0 else paper.rows[1], id=number) for number in range(200))
    pdf = CATALOG["E-01"].render(replace(paper, rows=rows))
    texts = page_texts(pdf)
    assert len(texts) > 10
    assert all("คนพิการที่ถูกใช้สิทธิ" in text for text in texts)
    assert "รวม ๒๐๐ รายการ" in texts[-1]
    assert "ผู้จัดทำ" in texts[-1]
    for picture in pictures(pdf)[:3]:
        left, _top, right, _bottom = ink(picture)
        assert left >= 11 * 72 / 25.4
        assert right <= (297 - 11) * 72 / 25.4


def test_work_that_rests_is_counted_so_everywhere(office: Database) -> None:
    resting = CATALOG["E-01"].collect(office, PaperParams()).rows[0].id
    placement_terms.suspend(CLERK, office, resting, date(2026, 11, 1), "ป่วย")
    assert CATALOG["E-01"].collect(office, PaperParams()).people == 5
    assert CATALOG["E-01"].collect(office, PaperParams(day=date(2026, 10, 31))).people == 6
    r06 = collect(office, "R-06")
    assert counts(r06, 5)[:2] == [("ทำงานอยู่", "5"), ("ระงับ", "1")]
    assert counts(r06)[-1][-1] == counts(collect(office, "E-03"))[-1][-1] == "5"
    whole = counts(collect(office, "E-04", fiscal_year=2570))[-1]
    assert whole == ("2570", "รวม", "5", "1", "6", "6")


def test_a_wage_is_that_of_the_contract_that_ran_on_the_day(office: Database) -> None:
    placement = CATALOG["E-01"].collect(office, PaperParams()).rows[0].id
    data = RenewalInput(date(2028, 9, 30), 400_00, "day", "นายก")
    placement_terms.renew(CLERK, office, placement, data, version=1)
    for day, satang in ((date(2027, 9, 30), 340_00), (date(2027, 10, 1), 400_00)):
        rows = CATALOG["E-01"].collect(office, PaperParams(day=day)).rows
        assert next(row for row in rows if row.id == placement).wage_satang == satang
