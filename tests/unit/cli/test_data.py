"""Verbs for registers: import, export."""

import shutil
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from sqlalchemy import select

from tests import factories
from tests.unit.cli.line import SOMSRI, Line
from welfaredesk.db.models import AuditEvent
from welfaredesk.db.office_file import open_office
from welfaredesk.domain import national_id

HEADINGS = ("ลำดับ", "ชื่อ - สกุล", "เลขประจำตัวประชาชน", "วัน/เดือน/ปีเกิด", "บ้านเลขที่", "หมู่")


def register(path: Path, *rows: tuple[object, ...]) -> Path:
    """A list of elderly people as offices keep it, with its title line."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "หมู่ที่ 2"
    sheet.append(("บัญชีรายชื่อผู้มีสิทธิได้รับเงินเบี้ยยังชีพผู้สูงอายุ",))
    sheet.append(HEADINGS)
    for number, row in enumerate(rows, start=1):
        sheet.append((number, *row))
    book.save(path)
    return path


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return register(
        tmp_path / "good.xlsx",
        ("นายบุญมา แก้วใส", factories.invented_id(21), "3/10/2494", "7", 2),
        ("นางคำปัน แสนดี", factories.invented_id(22), "2490", "8/1", 2),
    )


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    return register(
        tmp_path / "mixed.xlsx",
        ("นายดี พร้อม", factories.invented_id(31), "3/10/2494", "7", 2),
        ("นางเลข ผิด", "3000006801175", "2490", "8/1", 2),
        ("นางไม่มี เลข", None, "2490", "8/1", 2),
    )


def counts(answer) -> tuple[int, ...]:
    return tuple(answer[name] for name in ("rows", "created", "updated", "unchanged"))


def test_several_files_at_once_and_again(line: Line, good: Path, mixed: Path) -> None:
    assert counts(line.ask("import", good, "--json", mixed)) == (5, 3, 0, 0)
    assert counts(line.ask("import", good, mixed)) == (5, 0, 0, 3)
    assert line.ask("stats")["R-01"]["total"] == 2 + 3
    assert line.ask("check")["ok"] is True


def test_problems_name_their_place(line: Line, mixed: Path) -> None:
    problems = line.ask("import", mixed, "--kind", "persons")["problems"]
    errors = [problem for problem in problems if problem["severity"] == "error"]
    assert [(problem["row"], problem["code"]) for problem in errors] == [
        (4, "id_check_digit"),
        (5, "no_identity"),
    ]
    assert {"file", "sheet", "row", "column", "code", "severity", "message"} == set(errors[0])
    assert (errors[0]["file"], errors[0]["sheet"]) == ("mixed.xlsx", "หมู่ที่ 2")


def test_a_dry_run_changes_nothing(line: Line, good: Path) -> None:
    before = line.path.read_bytes()
    assert counts(line.ask("import", "--dry-run", good)) == (2, 2, 0, 0)
    assert line.path.read_bytes() == before
    assert counts(line.ask("import", good)) == (2, 2, 0, 0)


def test_the_rows_left_out_can_be_put_right_and_imported(line: Line, mixed: Path, tmp_path: Path) -> None:
    errors = tmp_path / "errors.xlsx"
    line.ask("import", mixed, "--errors", errors)
    book = load_workbook(errors)
    for row in book.worksheets[0].iter_rows():
        for cell in row:
            if cell.value == "3000006801175":
                cell.value = factories.invented_id(32)
    book.save(errors)
    assert line.ask("import", errors)["created"] == 1


def test_no_file_of_errors_without_errors(line: Line, good: Path, tmp_path: Path) -> None:
    line.ask("import", good, "--errors", tmp_path / "errors.xlsx")
    assert not (tmp_path / "errors.xlsx").exists()


def test_errors_never_overwrite_a_register(line: Line, mixed: Path) -> None:
    before = mixed.read_bytes()
    assert line.refusal("import", mixed, "--errors", mixed)["error"] == "cannot_write"
    assert line.refusal("import", mixed, "--errors", mixed / "e.xlsx")["error"] == "cannot_write"
    assert mixed.read_bytes() == before
    assert line.ask("stats")["R-01"]["total"] == 2  # nor was anything taken in


def test_files_that_are_no_registers(line: Line, tmp_path: Path) -> None:
    text = tmp_path / "text.xlsx"
    text.write_text("no workbook", encoding="utf-8")
    blank = tmp_path / "blank.xlsx"
    Workbook().save(blank)
    for file in (tmp_path / "gone.xlsx", text, blank):
        assert line.refusal("import", file)["message"]
    assert line.run("import", text, "--kind", "weather")[0] == 2


def test_import_is_told_in_thai(line: Line, mixed: Path) -> None:
    code, out, err = line.run("import", mixed)
    assert (code, err) == (0, "")
    assert out.startswith("นำเข้าแล้ว: เพิ่ม 1 ")
    assert "หลักสุดท้ายควรเป็น 4" in out


def rows_of(path: Path) -> list[tuple[object, ...]]:
    return list(load_workbook(path).worksheets[0].iter_rows(values_only=True))


def test_people_are_exported_in_thai_order_with_full_ids(line: Line, tmp_path: Path) -> None:
    factories_office = open_office(line.path)
    factories.add_person(factories_office, 50, first="แก้ว", last="ก่อน")
    factories.add_person(factories_office, 51, first="กล้า", last="กว่า")
    factories_office.close()
    out = tmp_path / "people.xlsx"
    assert line.ask("export", "persons", out, "--reason", "ส่งอำเภอ") == {"file": str(out), "rows": 4}
    head, *rows = rows_of(out)
    promised = {"เลขประจำตัวประชาชน", "คำนำหน้า", "ชื่อ", "สกุล", "วันเกิด", "บ้านเลขที่", "หมู่ที่"}
    assert promised <= set(head)
    column = {name: number for number, name in enumerate(head)}
    assert [row[column["ชื่อ"]] for row in rows] == ["กล้า", "แก้ว", "ปื๊ด", "สมศรี"]
    assert rows[3][column["เลขประจำตัวประชาชน"]] == SOMSRI
    db = open_office(line.path)
    with db.reading() as session:
        (event,) = session.scalars(select(AuditEvent).where(AuditEvent.action == "read_ids")).all()
    db.close()
    assert (event.reason, event.after["by"], len(event.after["persons"])) == ("ส่งอำเภอ", "export", 4)


def test_ids_can_be_left_masked(line: Line, tmp_path: Path) -> None:
    out = tmp_path / "people.xlsx"
    line.ask("export", "persons", out, "--no-full-ids")
    cells = [str(value) for row in rows_of(out) for value in row]
    assert SOMSRI not in cells
    assert national_id.masked(SOMSRI) in cells


def test_items_and_loans_are_exported(line: Line, tmp_path: Path) -> None:
    line.ask("lend", "WC-69-0001", "--to", SOMSRI)
    items, loans = tmp_path / "items.xlsx", tmp_path / "loans.xlsx"
    assert line.ask("export", "items", items)["rows"] == 2
    assert line.ask("export", "loans", loans)["rows"] == 1
    assert "นางสาวสมศรี ใจดี" in rows_of(loans)[1]


def test_an_export_that_cannot_be_written(line: Line, tmp_path: Path) -> None:
    (tmp_path / "no").write_text("a file, not a folder", encoding="utf-8")
    assert line.refusal("export", "items", tmp_path / "no" / "items.xlsx")["error"] == "cannot_write"
    assert line.run("export", "weather", tmp_path / "x.xlsx")[0] == 2


def test_an_export_is_a_register_that_changes_nothing(line: Line, tmp_path: Path) -> None:
    out = tmp_path / "people.xlsx"
    line.ask("export", "persons", out)
    copy = Path(shutil.copy(out, tmp_path / "copy.xlsx"))
    answer = line.ask("import", copy)
    assert counts(answer) == (2, 0, 0, 2), answer["problems"]


def test_an_empty_register_to_fill_in(line: Line, tmp_path: Path) -> None:
    out = tmp_path / "ใหม่" / "แบบกรอก.xlsx"
    assert line.ask("export", "template-disability", out) == {"file": str(out), "rows": 0}
    assert load_workbook(out).sheetnames == ["ทะเบียนคนพิการ", "คำอธิบาย"]
    assert counts(line.ask("import", out)) == (0, 0, 0, 0)
