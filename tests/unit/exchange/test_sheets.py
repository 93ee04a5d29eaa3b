"""Which sheets of a workbook are taken in."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.factories import CLERK, invented_id
from tests.unit.exchange.office import HEADINGS, codes, people, take
from welfaredesk.errors import UnusableFile
from welfaredesk.exchange import importing


def book(path: Path, **states: str) -> Path:
    """A workbook with a sheet of one person for each name, in these states."""
    made = Workbook()
    made.remove(made.worksheets[0])
    for number, (name, state) in enumerate(states.items(), start=1):
        sheet = made.create_sheet(name)
        sheet.sheet_state = state
        sheet.append(list(HEADINGS))
        sheet.append([1, f"นายคน{number} ใจดี", invented_id(number), "2490", "12", 4])
    if all(state == "hidden" for state in states.values()):
        made.create_sheet("ปก")
    made.save(path)
    return path


def names(found):
    return [sheet.raw.name for sheet in found.sheets], [sheet.raw.name for sheet in found.aside]


def test_hidden_sheets_are_off_and_can_be_taken(db, tmp_path):
    found = importing.preview([book(tmp_path / "a.xlsx", ก="visible", ข="hidden", ค="visible")])
    assert names(found) == (["ก", "ค"], ["ข"])
    assert [problem.code for problem in found.problems] == ["sheet_hidden"]
    with_hidden = importing.take_sheet(found, found.aside[0].place, taken=True)
    assert names(with_hidden) == (["ก", "ข", "ค"], [])
    assert with_hidden.problems == ()
    report = importing.run(CLERK, db, with_hidden)
    assert report.created == 3
    assert len(people(db)) == 3


def test_a_sheet_left_out_brings_nobody(db, tmp_path):
    found = importing.preview([book(tmp_path / "a.xlsx", ก="visible", ข="visible")])
    without = importing.take_sheet(found, found.sheets[0].place, taken=False)
    assert names(without) == (["ข"], ["ก"])
    assert importing.run(CLERK, db, without, dry_run=True).created == 1
    again = importing.take_sheet(without, without.aside[0].place, taken=True)
    assert names(again) == (["ก", "ข"], [])
    assert again.rows == found.rows


def test_a_sheet_taken_again_keeps_what_was_put_right(tmp_path):
    found = importing.preview([book(tmp_path / "a.xlsx", ก="visible")])
    right = importing.remap(importing.fix(found, 0, {(1, 4): "99"}), 0, {5: "community"})
    back = importing.take_sheet(importing.take_sheet(right, 0, taken=False), 0, taken=True)
    assert back.rows == right.rows
    assert back.rows[0].record.address.house_no == "99"


def test_sheets_of_several_files_stand_in_their_order(tmp_path):
    files = [book(tmp_path / f"{name}.xlsx", ก="visible", ข="hidden") for name in "ab"]
    found = importing.preview(files)
    everything = importing.take_sheet(importing.take_sheet(found, 3, taken=True), 1, taken=True)
    assert [(sheet.file, sheet.raw.name) for sheet in everything.sheets] == [
        ("a.xlsx", "ก"),
        ("a.xlsx", "ข"),
        ("b.xlsx", "ก"),
        ("b.xlsx", "ข"),
    ]


def test_a_workbook_of_hidden_registers_can_be_looked_at_but_not_imported_blindly(db, tmp_path):
    file = book(tmp_path / "a.xlsx", ก="hidden")
    found = importing.preview([file])
    assert names(found) == ([], ["ก"])
    with pytest.raises(UnusableFile) as refused:
        take(db, file)
    assert refused.value.code == "file_all_hidden"
    assert codes(importing.run(CLERK, db, importing.take_sheet(found, 0, taken=True))) == {}
