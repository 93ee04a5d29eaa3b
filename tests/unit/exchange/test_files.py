"""Files that can't be used get their sentence; damaged ones never bring the program down or half in."""

import os
import random
import time
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font

from tests.factories import CLERK, invented_id
from tests.unit.exchange.office import (
    DISABLED,
    ELDERLY,
    HEADINGS,
    REGISTERS,
    codes,
    dump,
    people,
    take,
    workbook,
)
from tests.unit.exchange.test_undo import content
from welfaredesk.db import office_file
from welfaredesk.db.engine import Database
from welfaredesk.errors import DomainError, UnusableFile
from welfaredesk.exchange import importing, reader
from welfaredesk.messages import text_of
from welfaredesk.services import imports
from welfaredesk.services.imports import Action, Choice

ROW = (1, "นายสมชาย ใจดี", invented_id(1), "3/10/2494", "12/3", 4)
# whoever changes the reader ask for more: WELFAREDESK_DAMAGE_ROUNDS=334 damages 1,002 workbooks
ROUNDS = int(os.environ.get("WELFAREDESK_DAMAGE_ROUNDS", "50"))
CHOSEN = 16  # one in so many also with decisions about its rows
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def unusable(db: Database, file: Path) -> UnusableFile:
    before = dump(db.path)
    with pytest.raises(UnusableFile) as refused:
        take(db, file)
    assert dump(db.path) == before
    assert file.name in text_of(refused.value)
    return refused.value


def encrypted(path: Path) -> None:
    path.write_bytes(OLE + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(2000))


def locked_ods(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", b"\x00\x01\x02")
        archive.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")


def document(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w:document/>")


def cut_short(path: Path) -> None:
    path.write_bytes(ELDERLY.read_bytes()[:20_000])


MAKERS: dict[str, tuple[Callable[[Path], object], str]] = {
    "นี่คือข้อความ.xlsx": (lambda path: path.write_text("ไม่ใช่สมุดงาน", encoding="utf-8"), "file_not_workbook"),
    "หน้าเว็บ.xls": (lambda path: path.write_text("<html><table></table></html>"), "file_not_workbook"),
    "หนังสือ.docx": (document, "file_not_workbook"),
    "ว่าง.xlsx": (lambda path: path.write_bytes(b""), "file_empty"),
    "มีรหัส.xlsx": (encrypted, "file_password"),
    "มีรหัส.ods": (locked_ods, "file_password"),
    "ขาดท้าย.xlsx": (cut_short, "file_damaged"),
    "พัง.xls": (lambda path: path.write_bytes(OLE + bytes(3000)), "file_damaged"),
    "ไม่มีหัว.xlsx": (lambda path: workbook(path, [["สวัสดี"], [1, 2, 3]]), "file_no_header"),
    "ไม่มีอะไร.xlsx": (lambda path: workbook(path, []), "file_no_header"),
    "ไม่มีไฟล์.xlsx": (lambda _path: None, "file_missing"),
}


@pytest.mark.parametrize("name", MAKERS)
def test_a_file_that_cant_be_used_says_why(db: Database, tmp_path: Path, name: str) -> None:
    make, code = MAKERS[name]
    make(tmp_path / name)
    assert unusable(db, tmp_path / name).code == code


def test_a_folder_is_no_workbook(db: Database, tmp_path: Path) -> None:
    assert unusable(db, tmp_path).code == "file_unreadable"


def test_one_bad_file_does_not_keep_the_others_out(db: Database, tmp_path: Path) -> None:
    good = workbook(tmp_path / "good.xlsx", [HEADINGS, ROW])
    (tmp_path / "bad.xlsx").write_text("ไม่ใช่สมุดงาน")
    report = take(db, tmp_path / "bad.xlsx", good)
    assert [(p.file, p.code, p.row) for p in report.result.problems] == [
        ("bad.xlsx", "file_not_workbook", None)
    ]
    assert people(db).keys() == {ROW[2]}


def test_many_empty_rows_are_quick_to_pass(db: Database, tmp_path: Path) -> None:
    book = Workbook()
    table = book.worksheets[0]
    for row in (HEADINGS, ROW):
        table.append(list(row))
    for number in range(3, 100_003):
        table.cell(number, 2).font = Font(bold=True)
    table.cell(100_003, 2).value = " "
    book.save(tmp_path / "in.xlsx")
    start = time.process_time()
    report = take(db, tmp_path / "in.xlsx")
    assert time.process_time() - start < 5
    assert (report.created, len(report.result.statuses)) == (1, 1)


def test_a_lonely_cell_at_the_far_corner_does_no_harm(db: Database, tmp_path: Path) -> None:
    book = Workbook()
    for row in (HEADINGS, ROW):
        book.worksheets[0].append(list(row))
    book.worksheets[0]["XFD1048576"] = "x"
    book.save(tmp_path / "in.xlsx")
    report = take(db, tmp_path / "in.xlsx")
    assert (report.created, codes(report)) == (1, {})


def test_dates_typed_with_a_buddhist_year_are_read(db: Database, tmp_path: Path) -> None:
    book = Workbook()
    table = book.worksheets[0]
    table.append(list(HEADINGS))
    formats = ("d/m/yyyy", "[$-107041E]d/m/yyyy", "[$-D07041E]d/m/yyyy;@", "d mmm bbbb", "[$-41E]d mmmm yyyy")
    for number, shown in enumerate(formats, start=1):
        table.append([number, "นายสมชาย ใจดี", invented_id(number), datetime(2494, 10, 3), "1", 1])
        table.cell(number + 1, 4).number_format = shown
    book.save(tmp_path / "in.xlsx")
    take(db, tmp_path / "in.xlsx")
    assert {person.born for person in people(db).values()} == {"1951-10-03"}
    assert len(people(db)) == len(formats)


def test_a_file_with_too_much_in_it_is_refused(
    db: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "_MAX_UNPACKED", 10_000)
    file = workbook(tmp_path / "in.xlsx", [HEADINGS, *([ROW] * 400)])
    assert unusable(db, file).code == "file_too_large"


STRANGE: tuple[Any, ...] = (
    None,
    "",
    "   ",
    "=1/0",
    "#REF!",
    -1,
    0,
    1e300,
    1.5,
    True,
    datetime(1900, 1, 1),
    datetime(9999, 12, 31),
    datetime(2501, 2, 28, 23, 59).time(),
    "\u200b\u200b",
    "ลงชื่อ......",
    "รวม 5 ราย",
    "ชื่อ - สกุล",
    "เลขประจำตัวประชาชน",
    "นาย",
    "31/2/2500",
    "๙" * 40,
    "ก" * 5000,
    "(",
    "/",
    "'",
    "ตลอดชีพ",
    "2500",
    "1.0000E+12",
    "29 ก.พ. 2500",
)


def damage_cells(source: Path, out: Path, choice: random.Random) -> None:
    book = load_workbook(source)
    for table in book.worksheets:
        for merged in list(table.merged_cells.ranges):
            table.unmerge_cells(str(merged))
        for _cell in range(choice.randrange(1, 60)):
            place = choice.randrange(1, table.max_row + 3), choice.randrange(1, table.max_column + 3)
            table.cell(*place).value = choice.choice(STRANGE)
        if choice.random() < 0.3:
            table.delete_rows(choice.randrange(1, 8), choice.randrange(1, 4))
        if choice.random() < 0.2:
            table.insert_cols(choice.randrange(1, 6))
    book.save(out)


def damage_bytes(source: Path, out: Path, choice: random.Random) -> None:
    data = bytearray(source.read_bytes())
    for _place in range(choice.choice((1, 3, 30, 400))):
        data[choice.randrange(len(data))] = choice.randrange(256)
    if choice.random() < 0.3:
        data = data[: choice.randrange(1, len(data))]
    out.write_bytes(bytes(data))


def damage_parts(source: Path, out: Path, choice: random.Random) -> None:
    """Damage inside a whole archive, where no checksum gives it away."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = bytearray(old.read(name))
            if choice.random() < 0.4 and part:
                for _place in range(choice.choice((1, 4, 40))):
                    part[choice.randrange(len(part))] = choice.randrange(256)
            if choice.random() > 0.03:
                new.writestr(name, bytes(part))


def choose_anything(db: Database, file: Path, choice: random.Random) -> None:
    """Decide on every row at random, take it in, and take it back: what was there before is there again."""
    found = importing.preview([file])
    who = [None, 1, 2, 10_000_000]
    choices = {
        row.fingerprint: Choice(
            choice.choice(list(Action)), choice.choice(who), choice.choice(["", "รอทำบัตร"])
        )
        for row in found.rows
    }
    before = content(db)
    report = importing.run(CLERK, db, importing.decide(found, choices))
    assert len(report.result.statuses) == len(found.rows)
    if report.result.session_id is not None:
        imports.undo(CLERK, db, report.result.session_id)
        assert content(db) == before


@pytest.mark.parametrize("damage", [damage_cells, damage_bytes, damage_parts])
def test_damaged_workbooks_come_in_whole_rows_or_not_at_all(
    db: Database, tmp_path: Path, damage: Callable[[Path, Path, random.Random], None]
) -> None:
    file = tmp_path / "in.xlsx"
    outcomes = set()
    for seed in range(ROUNDS):
        damage(DISABLED if seed % 2 else ELDERLY, file, random.Random(seed))
        before = dump(db.path)
        try:
            report = take(db, file)
        except DomainError as refused:
            outcomes.add(refused.code)
            assert dump(db.path) == before
            continue
        outcomes.add("in")
        assert report.created + report.updated + report.unchanged + report.left_out == len(
            report.preview.rows
        )
        assert take(db, file).created == 0
        if seed % CHOSEN == 0:
            choose_anything(db, file, random.Random(seed))
    assert office_file.findings(db.path) == []
    assert len(outcomes) > 1 or damage is damage_cells
    assert outcomes <= {
        "in",
        "file_damaged",
        "file_no_header",
        "file_not_workbook",
        "file_empty",
        "file_too_large",
    }


@pytest.mark.parametrize("name", ["small.xls", "small.ods"])
def test_older_and_free_formats_are_read_too(db: Database, name: str) -> None:
    report = take(db, REGISTERS / name)
    assert codes(report) == {"sheet_hidden": 1}
    assert {(p.first, p.born, p.house, p.moo) for p in people(db).values()} == {
        ("สมชาย", "1951-10-03", "12/3", "4"),
        ("สมหญิง", "1957-01-05", "7", "4"),
    }
