"""The rows left out come back as a workbook that a clerk can put right and import again."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.factories import invented_id
from tests.unit.exchange.office import (
    DISABLED,
    ELDERLY,
    HEADINGS,
    codes,
    dump,
    known_people,
    people,
    take,
    told,
    truth,
    workbook,
)
from welfaredesk.db.engine import Database
from welfaredesk.errors import Refused
from welfaredesk.exchange.writer import REASON, write_problem_rows
from welfaredesk.queries import imports as queries

ID_COLUMN = 3


def table_of(path: Path, sheet: str) -> list[tuple[Any, ...]]:
    return list(load_workbook(path)[sheet].iter_rows(values_only=True))


def test_the_layout_of_the_register_is_kept(db: Database, tmp_path: Path) -> None:
    out = tmp_path / "แก้ไข.xlsx"
    assert write_problem_rows(take(db, ELDERLY, DISABLED), out) == 10
    book = load_workbook(out)
    assert book.sheetnames == ["หมู่ที่ 1", "หมู่ที่ 2", "หมู่ที่ 3", "หมู่ที่ 4"]
    for sheet in book.worksheets:
        source = load_workbook(ELDERLY)[sheet.title]
        for number in (1, 2, 3):
            kept = [cell.value for cell in sheet[number]]
            assert kept[:9] == [cell.value for cell in source[number]]
        assert sheet.cell(3, 10).value == REASON
        assert sorted(map(str, sheet.merged_cells.ranges)) == sorted(map(str, source.merged_cells.ranges))
        originals = {row[1]: row for row in source.iter_rows(min_row=4, values_only=True)}
        for row in sheet.iter_rows(min_row=4, values_only=True):
            assert row[:2] + row[3:9] == originals[row[1]][:2] + originals[row[1]][3:9]
            assert row[9]


def test_put_right_and_imported_again_everybody_is_in(db: Database, tmp_path: Path) -> None:
    out = tmp_path / "errors.xlsx"
    write_problem_rows(take(db, ELDERLY, DISABLED), out)
    by_name = {(p["first"], p["last"]): n for n, p in truth()["people"].items() if "listed" in p}
    book = load_workbook(out)
    for sheet in book.worksheets:
        for row in range(4, sheet.max_row + 1):
            first, last = sheet.cell(row, 2).value.split()[-2:]
            number = next(n for name, n in by_name.items() if first.endswith(name[0]) and last == name[1])
            sheet.cell(row, ID_COLUMN).value = number
    book.save(out)
    report = take(db, out)
    assert (report.left_out, codes(report)) == (0, {})
    found = people(db)
    assert found.keys() == truth()["people"].keys()
    assert len(found) == truth()["distinct_people_in_1_and_2"]
    assert {n: found[n] for n in by_name.values()} == {
        n: told(truth()["people"][n]) for n in by_name.values()
    }
    assert queries.open_problem_count(db) == 0


def test_the_old_register_does_not_open_settled_rows_again(db: Database, tmp_path: Path) -> None:
    row = (1, "นายสมชาย ใจดี", "1234567890123", "3/10/2494", "12/3", 4)
    old = workbook(tmp_path / "old.xlsx", [HEADINGS, row])
    take(db, old)
    take(db, workbook(tmp_path / "new.xlsx", [HEADINGS, (*row[:2], invented_id(1), *row[3:])]))
    assert queries.open_problem_count(db) == 0
    before = dump(db.path)
    assert take(db, old).left_out == 1
    assert dump(db.path) == before


def test_imported_unchanged_it_says_the_same_and_adds_nothing(db: Database, tmp_path: Path) -> None:
    first = take(db, ELDERLY)
    write_problem_rows(first, tmp_path / "errors.xlsx")
    before = dump(db.path)
    again = take(db, tmp_path / "errors.xlsx")
    assert dump(db.path) == before
    assert again.left_out == 10
    write_problem_rows(again, tmp_path / "again.xlsx")
    for sheet in load_workbook(tmp_path / "again.xlsx").sheetnames:
        assert table_of(tmp_path / "again.xlsx", sheet) == table_of(tmp_path / "errors.xlsx", sheet)


def test_two_line_headers_and_ticks_come_back(db: Database, tmp_path: Path) -> None:
    book = load_workbook(DISABLED)
    sheet = book.worksheets[0]
    for row in (4, 5, 6):
        sheet.cell(row, 5).value = None
    book.save(tmp_path / "in.xlsx")
    out = tmp_path / "errors.xlsx"
    assert write_problem_rows(take(db, tmp_path / "in.xlsx"), out) == 3
    table = load_workbook(out).worksheets[0]
    assert "G2:M2" in map(str, table.merged_cells.ranges)
    assert [table.cell(3, column).value for column in range(7, 14)] == list(range(1, 8))
    numbers = ["3000006804441", "5000006804692", "4000006801407"]
    for row, number in zip((4, 5, 6), numbers, strict=True):
        table.cell(row, 5).value = number
    table.parent.save(out)
    take(db, out)
    assert people(db).keys() >= set(numbers)


def test_sections_and_names_of_sheets(db: Database, tmp_path: Path) -> None:
    body: list[Any] = [["บัญชี"], ["ชื่อ-สกุล", "เลขบัตร", "บ้านเลขที่"]]
    body += [["หมู่ที่ 1"], ["นายหนึ่ง ใจดี", None, "1"], ["หมู่ที่ 2"], ["นายสอง ใจดี", "ไม่มี", "=2+2"]]
    files = [workbook(tmp_path / f"{n}.xlsx", body, sheet="รายชื่อ") for n in (1, 2)]
    out = tmp_path / "errors.xlsx"
    assert write_problem_rows(take(db, *files), out) == 4
    assert load_workbook(out).sheetnames == ["รายชื่อ", "รายชื่อ (2)"]
    shown = [row[0] for row in table_of(out, "รายชื่อ")]
    assert shown == ["บัญชี", "ชื่อ-สกุล", "หมู่ที่ 1", "นายหนึ่ง ใจดี", "หมู่ที่ 2", "นายสอง ใจดี"]


def test_without_rows_left_out_no_file_is_made(db: Database, tmp_path: Path) -> None:
    report = take(
        db, workbook(tmp_path / "in.xlsx", [HEADINGS, (1, "นายสมชาย ใจดี", invented_id(1), 2494, "1", 1)])
    )
    assert write_problem_rows(report, tmp_path / "errors.xlsx") == 0
    assert not (tmp_path / "errors.xlsx").exists()


def test_a_place_that_cant_be_written_is_told(db: Database, tmp_path: Path) -> None:
    report = take(db, ELDERLY)
    (tmp_path / "errors.xlsx").mkdir()
    with pytest.raises(Refused) as refused:
        write_problem_rows(report, tmp_path / "errors.xlsx")
    assert refused.value.code == "cannot_write"
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".part"] == []


def test_everybody_else_is_in_before_anything_is_put_right(db: Database, tmp_path: Path) -> None:
    write_problem_rows(take(db, ELDERLY, DISABLED), tmp_path / "errors.xlsx")
    assert people(db).keys() == known_people().keys()
