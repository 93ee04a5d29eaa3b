"""The register of houses built or repaired comes in as the truth has it, however it is laid out, and once."""

import csv
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from tests import factories
from tests.conftest import TODAY
from tests.unit.exchange.house_register import (
    HEADINGS,
    HOUSES,
    UNKNOWN,
    Rows,
    house,
    import_rows,
    register,
    rows_of,
)
from tests.unit.exchange.office import DISABLED, ELDERLY, codes, dump, take, truth, workbook
from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import HouseProject, PersonIdentifier
from welfaredesk.errors import Refused
from welfaredesk.exchange.export import export
from welfaredesk.queries.housing import HouseQuery
from welfaredesk.queries.stats import stats
from welfaredesk.queries.value_lists import entries
from welfaredesk.services import housing, housing_stages
from welfaredesk.services.housing import FundingInput, ProjectInput
from welfaredesk.services.housing_stages import StepInput
from welfaredesk.services.imports import undo


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """The people of both registers, then the houses, for tests that only look."""
    clock.set_today(TODAY)
    db = factories.new_office(tmp_path_factory.mktemp("houses"))
    take(db, ELDERLY, DISABLED)
    assert take(db, HOUSES).created == 69
    yield db
    db.close()


def test_counts_and_money_are_those_of_the_truth(office: Database) -> None:
    said = truth()["houses"]
    built, money = stats(office)["R-03"], stats(office)["R-04"]
    assert built["total"] == said["total"] == 69
    assert built["by_fiscal_year"] == said["by_year"]
    assert built["by_moo"] == said["by_moo"]
    assert stats(office, 2563)["R-03"]["by_moo"] == said["fy2563_by_moo"]
    assert money["by_source"] == said["by_source"]
    assert money["total"] == said["spent"]


def test_everybody_helped_is_whom_the_truth_names(office: Database) -> None:
    """The one whose id the register of the elderly has wrong is not in the office yet: the name is kept."""
    helped = truth()["houses"]["helped"]
    waiting = {p["nid"] for p in truth()["problems"] if "nid" in p} | {"1000006804762"}
    with office.reading() as session:
        ids = dict(session.execute(select(PersonIdentifier.person_id, PersonIdentifier.value)).all())
    unknown = 0
    for row, said in zip(rows_of(office), helped, strict=True):
        assert (row.fiscal_year, row.moo) == (said["fiscal_year"], str(said["moo"]))
        if row.person_id is None:
            unknown += 1
            assert said["nid"] in waiting
            assert row.name.endswith(said["name"])
        else:
            assert ids[row.person_id] == said["nid"]
    assert unknown == 1
    assert HouseQuery(office, unknown=True).total() == 1


def test_two_helps_in_one_year_are_two_projects(office: Database) -> None:
    rows = [row for row in rows_of(office) if "ฤทธิ์เดช" in row.name]
    assert [(row.fiscal_year, row.support_label) for row in rows] == [
        (2563, "ซ่อมแซม"),
        (2563, "ปรับสภาพแวดล้อม"),
    ]


def test_a_new_source_stands_behind_those_of_the_product(office: Database) -> None:
    labels = [value.label for value in entries(office, "fund_source")]
    assert labels[0] == "งบเทศบาล"
    assert labels[-1] == "พมจ.ลำพูน"


def test_again_changes_nothing_and_undo_takes_everything_back(db: Database) -> None:
    empty = stats(db)["R-03"]
    first = take(db, HOUSES)
    before = dump(db.path)
    again = take(db, HOUSES)
    assert (again.created, again.updated, again.unchanged) == (0, 0, 69)
    assert dump(db.path) == before
    assert first.result.session_id is not None
    undone = undo(factories.CLERK, db, first.result.session_id)
    assert "house_project" in undone.touched
    assert stats(db)["R-03"] == empty
    assert take(db, HOUSES).created == 69


# --- other layouts ---


def _renamed(rows: Rows) -> Rows:
    rows[2] = ["ลำดับ", "ปี พ.ศ.", "ชื่อเจ้าของบ้าน", "เลขที่", "หมู่", "กลุ่ม", "ประเภทงาน"]
    rows[2] += ["แหล่งเงิน", "จำนวนเงิน", "วันที่ส่งมอบ"]
    return rows


def _reordered(rows: Rows) -> Rows:
    order = [0, 9, 8, 7, 6, 5, 4, 3, 2, 1]
    return [*rows[:2], *([row[place] for place in order] for row in rows[2:])]


def _two_lines(rows: Rows) -> Rows:
    upper = ["ที่", "ปีงบประมาณ", "ชื่อ-สกุล", "ที่อยู่", None, "กลุ่มเป้าหมาย", "ลักษณะงาน", "งบ", None, "วันแล้วเสร็จ"]
    lower = [None, None, None, "บ้านเลขที่", "หมู่ที่", None, None, "แหล่งงบประมาณ", "จำนวนเงิน", None]
    return [*rows[:2], upper, lower, *rows[3:]]


def _surname_apart(rows: Rows) -> Rows:
    """Given name and surname in two columns, ชื่อ and ชื่อสกุล."""
    heads, told = rows[2], rows[3:-1]
    rows[2] = [*heads[:2], "ชื่อ", "ชื่อสกุล", *heads[3:]]
    return [*rows[:3], *([*row[:2], *row[2].rsplit(maxsplit=1), *row[3:]] for row in told)]


def _one_address(rows: Rows) -> Rows:
    """House and village in one cell."""
    rows[2] = ["ที่", "ปีงบประมาณ", "ชื่อ-สกุล", "ที่อยู่", *rows[2][5:]]
    return [*rows[:3], *([*row[:3], f"{row[3]} ม.{row[4]} ต.ตัวอย่าง", *row[5:]] for row in rows[3:-1])]


def _more_titles(rows: Rows) -> Rows:
    return [["กองสวัสดิการสังคม เทศบาลตำบลตัวอย่าง"], *rows[:2], [], *rows[2:]]


def _totals_between(rows: Rows) -> Rows:
    """A sum under the houses of each year, and the grand total at the end."""
    made: Rows = rows[:3]
    last: Any = None
    part: Rows = []
    for row in [*rows[3:-1], rows[-1]]:
        year = str(row[1]).translate(str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789"))
        if part and year != last:
            made.append(
                [None, f"รวมปี {last}", f"{len(part)} หลัง", *[None] * 5, sum(r[8] for r in part), None]
            )
            part = []
        made.append(row)
        part.append(row)
        last = year
    return made


LAYOUTS: tuple[Callable[[Rows], Rows], ...] = (
    _renamed,
    _reordered,
    _two_lines,
    _one_address,
    _surname_apart,
    _more_titles,
    _totals_between,
)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_other_layouts_say_the_same(db: Database, tmp_path: Path, layout: Callable[[Rows], Rows]) -> None:
    report = take(db, workbook(tmp_path / "ทะเบียน.xlsx", layout(register())))
    assert report.created == 69
    assert codes(report, but=[UNKNOWN]) == {}
    assert stats(db)["R-03"]["by_fiscal_year"] == truth()["houses"]["by_year"]
    assert stats(db)["R-03"]["by_moo"] == truth()["houses"]["by_moo"]
    assert stats(db)["R-04"]["by_source"] == truth()["houses"]["by_source"]


def test_a_text_table_says_the_same(db: Database, tmp_path: Path) -> None:
    path = tmp_path / "บ้าน.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        for row in register():
            shown = (cell.strftime("%d/%m/%Y") if isinstance(cell, datetime) else cell for cell in row)
            csv.writer(out).writerow(shown)
    assert take(db, path).created == 69
    assert stats(db)["R-04"]["by_source"] == truth()["houses"]["by_source"]
    assert stats(db)["R-03"]["by_fiscal_year"] == truth()["houses"]["by_year"]


def test_a_hidden_sheet_stays_out(db: Database, tmp_path: Path) -> None:
    book = load_workbook(HOUSES)
    copy = book.copy_worksheet(book.worksheets[0])
    copy.title, copy.sheet_state = "ปีก่อน", "hidden"
    book.save(tmp_path / "บ้าน.xlsx")
    report = take(db, tmp_path / "บ้าน.xlsx")
    assert report.created == 69
    assert codes(report, but=[UNKNOWN]) == {"sheet_hidden": 1}


# --- what a row may say ---


def test_totals_that_do_not_add_up_are_told(db: Database, tmp_path: Path) -> None:
    rows = [
        HEADINGS,
        house(2563, "ซ่อมแซม", "พอช.", 19000, "1/2/2563"),
        house(2563, "ซ่อมแซม", "พอช.", 20000, "2/2/2563"),
        ("", "รวม 3 หลัง", "", "", "", "", "", 39500, ""),
    ]
    report = take(db, workbook(tmp_path / "บ้าน.xlsx", rows))
    assert report.created == 2
    found = {p.code: (p.row, dict(p.params)) for p in report.result.problems if p.code != UNKNOWN}
    assert found == {
        "house_count_differs": (4, {"read": "3", "expected": "2"}),
        "house_total_differs": (4, {"read": "39,500.00", "expected": "39,000.00"}),
    }


def test_how_many_houses_under_the_money_is_no_sum(db: Database, tmp_path: Path) -> None:
    rows = [
        HEADINGS,
        house(2563, "ซ่อมแซม", "พอช.", 19000, "1/2/2563"),
        ("", "รวม", "", "", "", "", "", "1 ราย", ""),
        ("", "รวม", "", "", "", "", "", "1 หลัง 19,000 บาท", ""),
    ]
    report = take(db, workbook(tmp_path / "บ้าน.xlsx", rows))
    assert codes(report, but=[UNKNOWN]) == {}


def test_a_register_read_as_another_kind_is_doubted(db: Database, tmp_path: Path) -> None:
    rows = [HEADINGS, house(2563, "ซ่อมแซม", "พอช.", 19000, "1/2/2563")]
    report = take(db, workbook(tmp_path / "บ้าน.xlsx", rows), kind="persons")
    assert "kind_doubtful" in codes(report)
    assert report.created == 0


@pytest.mark.parametrize(
    ("year", "finished", "kept", "day", "found"),
    [
        ("๒๕๖๓", "1 ต.ค. 2562", 2563, date(2019, 10, 1), {}),
        ("63", "", 2563, None, {}),
        ("", "1/10/2562", 2563, date(2019, 10, 1), {}),
        ("", "30 ก.ย. 62", 2562, date(2019, 9, 30), {}),
        ("", "ก.พ. 2562", 2562, None, {}),
        ("", "2562", 2562, None, {}),
        (2562, "1/10/2562", 2562, date(2019, 10, 1), {"house_year_differs": 1}),
        ("ปีก่อน", "1/10/2562", 2563, date(2019, 10, 1), {"house_year_unreadable": 1}),
        (2563, "31/2/2563", 2563, None, {"date_impossible": 1}),
        (2570, "1/12/2569", 2570, None, {"date_future": 1}),
    ],
)
def test_the_year_and_the_day(
    db: Database,
    tmp_path: Path,
    year: Any,
    finished: Any,
    kept: int,
    day: date | None,
    found: dict[str, int],
) -> None:
    report = import_rows(db, tmp_path, house(year, "ซ่อมแซม", "พอช.", 19000, finished))
    assert codes(report, but=[UNKNOWN]) == found
    (row,) = rows_of(db)
    assert (row.fiscal_year, row.finished_on, row.built) == (kept, day, True)


def test_what_a_row_must_say(db: Database, tmp_path: Path) -> None:
    report = import_rows(
        db,
        tmp_path,
        house("", "ซ่อมแซม", "พอช.", 19000, ""),
        house(2563, "ซ่อมแซม", "พอช.", 19000, "1/2/2563", name=""),
    )
    assert codes(report) == {"house_year_missing": 1, "house_name_missing": 1}
    assert report.left_out == 2
    assert rows_of(db) == []


def test_words_of_work_source_and_amount(db: Database, tmp_path: Path) -> None:
    report = import_rows(
        db,
        tmp_path,
        house(2563, "ซ่อมแซมหลังคา พื้น", "เงินบริจาค", "19,000.50 บาท", "1/2/2563"),
        house(2564, "ทาสี", "พอช. + งบเทศบาล", 40000, "1/2/2564"),
        house(2565, "สร้างใหม่", "ธนาคารออมสิน", "ไม่ทราบ", "1/2/2565"),
    )
    assert codes(report, but=[UNKNOWN]) == {
        "house_kind_unknown": 1,
        "house_shares_unknown": 1,
        "not_a_number": 1,
    }
    repaired, painted, new = rows_of(db)
    assert (repaired.support_kind, repaired.work_items) == ("repair", ("พื้น", "หลังคา"))
    assert (repaired.note, repaired.satang) == ("ซ่อมแซมหลังคา พื้น", 19_000_50)
    assert [part.label for part in repaired.funding] == ["รับบริจาค"]
    assert (painted.support_kind, painted.note, painted.satang) == ("", "ทาสี", None)
    assert [(part.label, part.amount_satang) for part in painted.funding] == [
        ("พอช.", None),
        ("งบเทศบาล", None),
    ]
    assert [part.label for part in new.funding] == ["ธนาคารออมสิน"]
    assert "ธนาคารออมสิน" in [value.label for value in entries(db, "fund_source")]


def test_what_was_blank_is_filled_and_what_differs_is_told(db: Database, tmp_path: Path) -> None:
    factories.add_person(db)
    import_rows(db, tmp_path, house(2563, "ซ่อมแซม", "", "", ""))
    report = import_rows(db, tmp_path, house(2563, "ซ่อมแซม", "พอช.", 19000, "1/2/2563"))
    assert (report.created, report.updated) == (0, 1)
    (row,) = rows_of(db)
    assert (row.satang, row.finished_on, row.funds) == (19_000_00, date(2020, 2, 1), "พอช.")
    report = import_rows(db, tmp_path, house(2563, "ซ่อมแซม", "พอช.", 19000, "5/2/2563"))
    assert codes(report) == {"differs": 1}
    assert [each.finished_on for each in rows_of(db)] == [date(2020, 2, 1)]
    report = import_rows(db, tmp_path, house(2563, "ซ่อมแซม", "พอช.", 22500, "1/2/2563"))
    assert (report.created, codes(report)) == (0, {"differs": 1})
    report = import_rows(db, tmp_path, house(2563, "สร้างใหม่", "พมจ.", 40000, "9/9/2563"))
    assert report.created == 1


def test_a_project_of_the_program_is_known_again(db: Database, tmp_path: Path) -> None:
    somsri = factories.add_person(db)
    data = ProjectInput(
        somsri, 2563, "elderly", support_kind="repair", funding=(FundingInput("codi", 19_000_00),)
    )
    housing.create_project(factories.CLERK, db, data, StepInput("works", date(2020, 1, 5), reason="แฟ้มเดิม"))
    report = import_rows(db, tmp_path, house(2563, "ซ่อมแซม", "พอช.", 19000, "1/2/2563"))
    assert (report.created, report.updated) == (0, 1)
    (row,) = rows_of(db)
    assert (row.no, row.built, row.finished_on) == ("1/2563", True, date(2020, 2, 1))
    assert report.result.session_id is not None
    undo(factories.CLERK, db, report.result.session_id)
    (row,) = rows_of(db)
    assert (row.stage, row.finished_on) == ("works", None)


def test_the_same_row_twice_is_one_house(db: Database, tmp_path: Path) -> None:
    row = house(2563, "ซ่อมแซม", "พอช.", 19000, "1/2/2563")
    report = import_rows(db, tmp_path, row, row)
    assert (report.created, report.unchanged) == (1, 1)
    assert codes(report, but=[UNKNOWN]) == {"duplicate_row": 1}


def test_a_house_worked_on_since_keeps_the_import(db: Database, tmp_path: Path) -> None:
    report = import_rows(db, tmp_path, house(2563, "ซ่อมแซม", "พอช.", 19000, "1/2/2563"))
    (row,) = rows_of(db)
    housing_stages.reach_stage(factories.CLERK, db, row.id, StepInput("followed_up", reason="ติดตามแล้ว"))
    assert report.result.session_id is not None
    with pytest.raises(Refused) as refused:
        undo(factories.CLERK, db, report.result.session_id)
    assert refused.value.code == "import_things_changed_since"
    with db.reading() as session:
        assert session.scalars(select(HouseProject.id)).all() == [row.id]


def test_what_was_exported_is_known_again(db: Database, tmp_path: Path) -> None:
    factories.add_person(db)
    import_rows(
        db,
        tmp_path,
        house(2563, "ซ่อมแซมหลังคา", "พอช.", 19000.5, "1/2/2563"),
        house(2564, "สร้างใหม่", "พมจ.ลำพูน", 40000, ""),
    )
    made = export(factories.CLERK, db, "houses", tmp_path / "out.xlsx")
    report = take(db, made.file)
    assert (report.created, report.updated, report.unchanged) == (0, 0, 2)
