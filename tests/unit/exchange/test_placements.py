"""The register of disabled people at work comes in as the truth has it, and what is doubtful is told."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests import factories
from tests.conftest import TODAY
from tests.unit.exchange.office import DISABLED, REGISTERS, codes, dump, take, truth, workbook
from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.errors import Refused
from welfaredesk.exchange.export import export
from welfaredesk.queries.employment import PlacementQuery, PlacementRow
from welfaredesk.queries.organisations import organisation_rows
from welfaredesk.queries.stats import stats
from welfaredesk.queries.unsure_names import UnsureNameQuery
from welfaredesk.services import cards, employment
from welfaredesk.services.employment import OrganisationInput, PlacementInput
from welfaredesk.services.imports import undo

PLACEMENTS = REGISTERS / "placements.xlsx"
HEADINGS = ("ชื่อ-สกุล", "เลขบัตรคนพิการ", "หน่วยงานที่ปฏิบัติงาน", "ผู้ว่าจ้าง", "มาตรา", "ตำแหน่ง", "ค่าจ้าง")
HEADINGS += ("เริ่ม", "สิ้นสุด")
SOMSRI = "3000006801174"
NOTES = ("organisation_added", "no_valid_card")
Rows = list[list[Any]]


def register() -> Rows:
    """The office's register as rows, its heading second."""
    return [list(row) for row in load_workbook(PLACEMENTS).worksheets[0].iter_rows(values_only=True)]


def row_of(**other: Any) -> tuple[Any, ...]:
    values = {
        "name": "นางสาวสมศรี ใจดี",
        "id": SOMSRI,
        "workplace": "รร.บ้านตัวอย่าง",
        "employer": "บริษัท ตัวอย่าง จำกัด",
        "basis": "35(3)",
        "position": "แม่บ้าน",
        "wage": "9,500 บาท/เดือน",
        "started": "1/10/2568",
        "ends": "30/9/2570",
    }
    assert other.keys() <= values.keys()
    return tuple((values | other).values())


def import_rows(db: Database, path: Path, *rows: tuple[Any, ...]) -> Any:
    return take(db, workbook(path / "จ้างงาน.xlsx", [HEADINGS, *rows]))


def rows_in(db: Database) -> list[PlacementRow]:
    query = PlacementQuery(db, full_ids=True)
    return sorted(query.rows(query.ids()).values(), key=lambda row: row.id)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """The disabled people, then the placements, for tests that only look."""
    clock.set_today(TODAY)
    db = factories.new_office(tmp_path_factory.mktemp("placements"))
    take(db, DISABLED)
    report = take(db, PLACEMENTS)
    assert report.created == 6
    assert codes(report) == {"organisation_added": 4, "wage_unit_assumed": 1}
    yield db
    db.close()


def test_everybody_is_at_work_where_the_truth_has_them(office: Database) -> None:
    report = stats(office)["R-06"]
    assert report["total"] == truth()["placements"]["total"] == 6
    assert report["by_workplace"] == truth()["placements"]["by_workplace"]
    assert report["by_payer"] == {"เทศบาลตำบลตัวอย่าง": 4, "บริษัท ตัวอย่าง จำกัด": 2}
    assert report["by_section"] == {"33": 4, "35": 2}


def test_every_field_is_read(office: Database) -> None:
    rows = rows_in(office)
    assert all(row.person_id is not None for row in rows)
    assert [row.national_id for row in rows[:2]] == ["1000006806293", "5000006805826"]
    assert [(row.wage_satang, row.wage_unit) for row in rows] == [
        (340_00, "day"),
        (9_000_00, "month"),
        (340_00, "day"),
        (9_000_00, "month"),
        (9_500_00, "month"),
        (340_00, "day"),
    ]
    assert {row.started_on for row in rows} == {date(2025, 10, 1)}
    assert [row.ends_on for row in rows] == [*[date(2027, 9, 30)] * 5, date(2026, 12, 31)]
    assert [row.basis for row in rows] == [*["33"] * 4, "35-3", "35-3"]
    kinds = {row.name: row.kind for row in organisation_rows(office)}
    assert kinds == {
        "เทศบาลตำบลตัวอย่าง": "state",
        "สถานีตำรวจภูธรตัวอย่าง": "state",
        "โรงเรียนบ้านตัวอย่าง": "state",
        "บริษัท ตัวอย่าง จำกัด": "private",
    }


def test_again_changes_nothing_and_undo_takes_everything_back(db: Database) -> None:
    first = take(db, PLACEMENTS)
    before = dump(db.path)
    again = take(db, PLACEMENTS)
    assert (again.created, again.updated, again.unchanged) == (0, 0, 6)
    assert dump(db.path) == before
    assert first.result.session_id is not None
    undo(factories.CLERK, db, first.result.session_id)
    assert rows_in(db) == []
    assert organisation_rows(db) == ()


def test_an_organisation_used_since_keeps_the_import(db: Database, tmp_path: Path) -> None:
    report = import_rows(db, tmp_path, row_of())
    person = factories.add_person(db, 7)
    school, company = (row.id for row in sorted(organisation_rows(db), key=lambda row: row.id))
    data = PlacementInput(person, company, school, "33", date(2026, 1, 1))
    employment.create_placement(factories.CLERK, db, data)
    assert report.result.session_id is not None
    with pytest.raises(Refused, match="import_things_changed_since"):
        undo(factories.CLERK, db, report.result.session_id)


# --- other layouts ---


def _renamed(rows: Rows) -> Rows:
    rows[1] = ["ลำดับที่", "ชื่อคนพิการ", "เลขประจำตัวประชาชน", "สถานที่ทำงาน", "นายจ้าง", "ตามมาตรา"]
    rows[1] += ["ตำแหน่งงาน", "ค่าตอบแทน", "วันเริ่มงาน", "วันสิ้นสุดสัญญา"]
    return rows


def _reordered(rows: Rows) -> Rows:
    order = [0, 9, 8, 4, 3, 7, 6, 5, 2, 1]
    return [rows[0], *([row[place] for place in order] for row in rows[1:])]


def _two_lines(rows: Rows) -> Rows:
    upper = [*rows[1][:8], "ระยะเวลา", None]
    lower = [*[None] * 8, "เริ่ม", "สิ้นสุด"]
    return [rows[0], upper, lower, *rows[2:]]


def _more_titles(rows: Rows) -> Rows:
    return [["กองสวัสดิการสังคม"], rows[0], [], *rows[1:]]


def _with_total(rows: Rows) -> Rows:
    return [*rows, [None, "รวม", "6 คน", *[None] * 7]]


@pytest.mark.parametrize("layout", [_renamed, _reordered, _two_lines, _more_titles, _with_total])
def test_other_layouts_say_the_same(db: Database, tmp_path: Path, layout: Callable[[Rows], Rows]) -> None:
    report = take(db, workbook(tmp_path / "ทะเบียน.xlsx", layout(register())))
    assert report.created == 6
    assert stats(db)["R-06"]["by_workplace"] == truth()["placements"]["by_workplace"]
    assert stats(db)["R-06"]["by_section"] == {"33": 4, "35": 2}
    assert [row.wage_satang for row in rows_in(db)][4] == 9_500_00


def test_a_text_table_and_a_hidden_sheet(db: Database, tmp_path: Path) -> None:
    path = tmp_path / "จ้างงาน.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        for row in register():
            shown = (cell.strftime("%d/%m/%Y") if isinstance(cell, datetime) else cell for cell in row)
            csv.writer(out).writerow(shown)
    book = load_workbook(PLACEMENTS)
    copy = book.copy_worksheet(book.worksheets[0])
    copy.title, copy.sheet_state = "ปีก่อน", "hidden"
    book.save(tmp_path / "จ้างงาน.xlsx")
    assert take(db, path).created == 6
    report = take(db, tmp_path / "จ้างงาน.xlsx")
    assert (report.created, report.unchanged) == (0, 6)
    assert codes(report)["sheet_hidden"] == 1


# --- what a row may say ---


@pytest.mark.parametrize(
    ("other", "code"),
    [
        ({"basis": "มาตรา 34"}, "section_34"),
        ({"started": ""}, "placement_start_missing"),
        ({"workplace": "", "employer": ""}, "workplace_missing"),
        ({"name": "", "id": ""}, "placement_name_missing"),
    ],
)
def test_rows_that_wait_to_be_put_right(
    db: Database, tmp_path: Path, other: dict[str, Any], code: str
) -> None:
    report = import_rows(db, tmp_path, row_of(**other))
    assert codes(report) == {code: 1}
    assert (report.left_out, rows_in(db)) == (1, [])


@pytest.mark.parametrize(
    ("other", "code"),
    [
        ({"basis": "ตามสัญญา"}, "basis_unreadable"),
        ({"ends": "30/9/2567"}, "ends_before_start"),
        ({"wage": "ตามตกลง"}, "wage_unreadable"),
        ({"wage": 9500}, "wage_unit_assumed"),
        ({"id": "3000006801175"}, "id_check_digit"),
        ({"name": "นางสาวสมศรี ใจร้าย"}, "differs"),
    ],
)
def test_rows_that_are_kept_with_a_doubt(
    db: Database, tmp_path: Path, other: dict[str, Any], code: str
) -> None:
    factories.add_person(db)
    report = import_rows(db, tmp_path, row_of(**other))
    assert codes(report, but=[*NOTES, "named_unknown"]) == {code: 1}
    (row,) = rows_in(db)
    # a wrong id names nobody, however well the name fits
    assert (row.person_id is None) == (code == "id_check_digit")


def test_cards_overlaps_and_wages_are_looked_at(db: Database, tmp_path: Path) -> None:
    somsri = factories.add_person(db)
    employment.set_minimum_wage(factories.CLERK, db, "ลำพูน", date(2025, 1, 1), 345_00)
    rows = [row_of(wage="340 บาท/วัน"), row_of(workplace="สภ.ตัวอย่าง", started="1/1/2569")]
    report = import_rows(db, tmp_path, *rows)
    assert codes(report, but=["organisation_added"]) == {
        "no_valid_card": 2,
        "below_minimum_wage": 1,
        "placement_overlap": 1,
    }
    assert report.created == 2
    card = cards.CardInput(types=(3,), issued_on=date(2020, 1, 1))
    cards.save_card(factories.CLERK, db, somsri, card)
    assert "no_valid_card" not in codes(import_rows(db, tmp_path, *rows))
    assert stats(db)["R-06"]["total"] == 1


def test_blanks_are_filled_later_and_filled_stays(db: Database, tmp_path: Path) -> None:
    import_rows(db, tmp_path, row_of(wage="", ends="", position=""))
    somsri = factories.add_person(db)
    report = import_rows(db, tmp_path, row_of())
    assert (report.created, report.updated) == (0, 1)
    (row,) = rows_in(db)
    assert (row.person_id, row.name) == (somsri, "นางสาวสมศรี ใจดี")
    assert (row.wage_satang, row.wage_unit_label, row.position) == (9_500_00, "บาท/เดือน", "แม่บ้าน")
    report = import_rows(db, tmp_path, row_of(position="ธุรการ", employer="เทศบาลตำบลตัวอย่าง"))
    assert codes(report, but=NOTES) == {"differs": 2}
    assert [each.position for each in rows_in(db)] == ["แม่บ้าน"]
    assert row.employer == "บริษัท ตัวอย่าง จำกัด"
    assert len(organisation_rows(db)) == 2


def test_one_organisation_in_all_its_spellings(db: Database, tmp_path: Path) -> None:
    data = OrganisationInput("โรงเรียนบ้านตัวอย่าง", "foundation")
    school = employment.save_organisation(factories.CLERK, db, data).id
    import_rows(db, tmp_path, row_of(), row_of(id="", name="นายก ข", employer="บจก. ตัวอย่าง"))
    rows = rows_in(db)
    assert {row.workplace_id for row in rows} == {school}
    assert len({row.employer_id for row in rows}) == 1
    assert {row.kind for row in organisation_rows(db)} == {"foundation", "private"}


def test_somebody_known_by_name_alone_can_be_confirmed(db: Database, tmp_path: Path) -> None:
    import_rows(db, tmp_path, row_of(id="", name="นายบุญมี ใจดี"))
    (row,) = rows_in(db)
    assert (row.person_id, row.name) == (None, "นายบุญมี ใจดี")
    assert PlacementQuery(db, unknown=True).total() == UnsureNameQuery(db).total() == 1
    person = factories.add_person(db, 7, first="บุญมี", title="นาย")
    employment.confirm_person(factories.CLERK, db, row.id, person)
    assert PlacementQuery(db, unknown=True).total() == 0
    assert UnsureNameQuery(db).total() == 0
    with pytest.raises(Refused, match="already_named"):
        employment.confirm_person(factories.CLERK, db, row.id, person)


def test_what_was_exported_is_known_again(db: Database, tmp_path: Path) -> None:
    factories.add_person(db)
    import_rows(db, tmp_path, row_of(), row_of(id="", name="นายบุญมี ใจดี", workplace="สภ.ตัวอย่าง"))
    made = export(factories.CLERK, db, "placements", tmp_path / "out.xlsx", full_ids=True)
    before = [replace(row, version=0) for row in rows_in(db)]
    report = take(db, made.file)
    assert (report.created, report.updated, report.unchanged) == (0, 0, 2)
    assert [replace(row, version=0) for row in rows_in(db)] == before


def test_suspended_work_is_kept_as_suspended(db: Database, tmp_path: Path) -> None:
    factories.add_person(db)
    headings = (*HEADINGS, "สถานะ", "ออกจากงาน")
    row = (*row_of(), "ระงับ", "2/11/2569")
    report = take(db, workbook(tmp_path / "จ้างงาน.xlsx", [headings, row]))
    (kept,) = rows_in(db)
    assert (kept.state, kept.ended_on, kept.working) == ("suspended", None, False)
    assert take(db, workbook(tmp_path / "อีกครั้ง.xlsx", [headings, row])).unchanged == 1
    assert report.result.session_id is not None
    undo(factories.CLERK, db, report.result.session_id)
    assert rows_in(db) == []
