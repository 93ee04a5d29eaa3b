"""Exports: Thai headings and order, real dates shown in พ.ศ., ids as text; importing one changes nothing."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from tests.factories import CLERK, add_item, add_person, lend_one, new_office
from tests.libreoffice import only_when_asked, shown, wanted
from tests.unit.exchange.office import DISABLED, ELDERLY, codes, dump, known_people, people, take
from welfaredesk.db.engine import Database
from welfaredesk.db.models import AuditEvent
from welfaredesk.db.office_file import create_office_file
from welfaredesk.domain import names
from welfaredesk.domain.person_filter import PersonFilter
from welfaredesk.errors import Refused
from welfaredesk.exchange.export import WHATS, export, export_people
from welfaredesk.exchange.export_chase import export_chase, export_ledger
from welfaredesk.queries.lending import LoanQuery
from welfaredesk.queries.persons import PersonQuery
from welfaredesk.services import demo_office, lending_returns

NEEDED = ["เลขประจำตัวประชาชน", "คำนำหน้า", "ชื่อ", "สกุล", "วันเกิด", "บ้านเลขที่", "หมู่ที่"]


def table_of(path: Path) -> list[dict[str, Any]]:
    heads, *body = load_workbook(path).worksheets[0].iter_rows(values_only=True)
    return [dict(zip(map(str, heads), row, strict=True)) for row in body]


def exported(db: Database, path: Path, what: str = "persons", **options: Any) -> list[dict[str, Any]]:
    result = export(CLERK, db, what, path, **options)
    table = table_of(path)
    assert result.rows == len(table)
    return table


def test_people_stand_in_thai_order_with_real_dates(db: Database, tmp_path: Path) -> None:
    take(db, ELDERLY, DISABLED)
    table = exported(db, tmp_path / "out.xlsx", full_ids=True)
    assert [heading for heading in NEEDED if heading not in table[0]] == []
    keys = [names.sort_key(row["ชื่อ"], row["สกุล"]) for row in table]
    assert keys == sorted(keys)
    known = known_people()
    assert {row["เลขประจำตัวประชาชน"] for row in table} == known.keys()
    for row in table:
        person = known[row["เลขประจำตัวประชาชน"]]
        born = date.fromisoformat(person["born"])
        exact = person["precision"] == "day"
        assert row["วันเกิด"] == (datetime(born.year, born.month, born.day) if exact else born.year + 543)
        assert (row["คำนำหน้า"], row["บ้านเลขที่"], row["หมู่ที่"]) == (
            person["title"],
            person["house"],
            person["moo"],
        )


def test_dates_carry_a_format_of_the_buddhist_calendar_and_ids_are_text(db: Database, tmp_path: Path) -> None:
    take(db, ELDERLY)
    exported(db, tmp_path / "out.xlsx", full_ids=True)
    sheet = load_workbook(tmp_path / "out.xlsx").worksheets[0]
    by_heading = {cell.value: cell.column for cell in sheet[1]}
    births = [sheet.cell(row, by_heading["วันเกิด"]) for row in range(2, sheet.max_row + 1)]
    assert {cell.number_format for cell in births if cell.is_date} == {"[$-107041E]d/m/yyyy"}
    assert {sheet.cell(row, 1).data_type for row in range(2, sheet.max_row + 1)} == {"s"}


def test_ids_are_masked_unless_asked_for_with_a_reason(db: Database, tmp_path: Path) -> None:
    person_id = add_person(db)
    assert exported(db, tmp_path / "out.xlsx")[0]["เลขประจำตัวประชาชน"] == "3-****-*****-**-4"
    before = len(dump(db.path))
    (row,) = exported(db, tmp_path / "full.xlsx", full_ids=True, reason="ส่งอำเภอ")
    assert row["เลขประจำตัวประชาชน"] == "3000006801174"
    assert len(dump(db.path)) == before + 1
    with db.reading() as session:
        event = session.scalars(select(AuditEvent).where(AuditEvent.action == "read_ids")).one()
    assert (event.reason, event.after and event.after["persons"]) == ("ส่งอำเภอ", [person_id])


def test_importing_an_export_changes_nothing(db: Database, tmp_path: Path) -> None:
    take(db, ELDERLY, DISABLED)
    add_person(db, 901, title="", first="=สูตร", last="+บวก", nickname="-ลบ", note="อยู่คนเดียว")
    add_person(db, 902, birth_date=date(1950, 2, 1), birth_precision="month", phone="0810000001 053111222")
    export(CLERK, db, "persons", tmp_path / "out.xlsx", full_ids=True)
    before, kept = dump(db.path), people(db)
    report = take(db, tmp_path / "out.xlsx")
    assert (report.created, report.updated, report.left_out) == (0, 0, 0)
    assert {p.code for p in report.result.problems} <= {"card_expired"}
    assert dump(db.path) == before
    assert people(db) == kept


def test_an_export_fills_an_empty_office(db: Database, tmp_path: Path) -> None:
    take(db, ELDERLY, DISABLED)
    export(CLERK, db, "persons", tmp_path / "out.xlsx", full_ids=True)
    other = new_office(tmp_path, "other.wdesk")
    take(other, tmp_path / "out.xlsx")
    assert people(other) == people(db)
    other.close()


def test_text_is_never_a_formula(db: Database, tmp_path: Path) -> None:
    add_person(db, 901, title="", first="=1+1", last="@SUM(A1)", note="\x07เสียง")
    (row,) = exported(db, tmp_path / "out.xlsx")
    assert (row["ชื่อ"], row["สกุล"], row["หมายเหตุ"]) == ("=1+1", "@SUM(A1)", "เสียง")
    sheet = load_workbook(tmp_path / "out.xlsx").worksheets[0]
    assert {cell.data_type for cell in sheet[2]} <= {"s", "n"}


def test_devices_and_loans(db: Database, tmp_path: Path) -> None:
    somsri = add_person(db)
    kasem = add_person(db, 1, title="นาย", first="เกษม", last="ใจดี")
    items = [add_item(db, code) for code in ("WC-69-0001", "WC-69-0002")]
    items.append(add_item(db, "BD-1", model="เตียงผู้ป่วย", condition="repair"))
    lend_one(db, somsri, items[0])
    lend_one(db, kasem, items[1])
    (line,) = [r for r in LoanQuery(db).rows(LoanQuery(db).ids()).values() if r.borrower_id == kasem]
    lending_returns.take_back(CLERK, db, [lending_returns.ReturnInput(line.line_id, ready=True)])
    devices = exported(db, tmp_path / "items.xlsx", "items")
    assert [(row["รหัส"], row["สภาพ"], row["สถานะ"]) for row in devices] == [
        ("BD-1", "ส่งซ่อม", "ไม่พร้อมให้ยืม"),
        ("WC-69-0001", "ใช้งานได้", "ถูกยืม"),
        ("WC-69-0002", "ใช้งานได้", "พร้อมให้ยืม"),
    ]
    assert devices[1]["ผู้ยืม"] == "นางสาวสมศรี ใจดี"
    loans = exported(db, tmp_path / "loans.xlsx", "loans")
    assert [(row["ผู้ยืม"], row["สถานะ"], row["วันที่ยืม"]) for row in loans] == [
        ("นายเกษม ใจดี", "คืนแล้ว", datetime(2026, 11, 22)),
        ("นางสาวสมศรี ใจดี", "ยืมอยู่", datetime(2026, 11, 22)),
    ]


def test_an_unknown_list_and_a_place_that_cant_be_written(db: Database, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        export(CLERK, db, "donors", tmp_path / "out.xlsx")
    assert refused.value.code == "export_unknown"
    (tmp_path / "out.xlsx").mkdir()
    with pytest.raises(Refused) as refused:
        export(CLERK, db, "persons", tmp_path / "out.xlsx")
    assert refused.value.code == "cannot_write"


NAMES_AND_PLACES = ("คำนำหน้า", "ชื่อ", "สกุล", "อายุ", "บ้านเลขที่", "หมู่ที่", "กลุ่ม")


def chosen(db: Database, path: Path, *headings: str, full_ids: bool = True, **filters: Any) -> Path:
    """The export of a filtered list, of these columns only where given."""
    ids = PersonQuery(db, filter=PersonFilter(**filters)).ids()
    export_people(CLERK, db, path, ids, headings=headings, full_ids=full_ids, reason="ตรวจสอบ")
    return path


@pytest.mark.parametrize(
    ("headings", "filters"),
    [
        ((), {"moo": "4"}),
        ((), {"group": "disabled", "gone": "all"}),
        (("เลขประจำตัวประชาชน", *NAMES_AND_PLACES), {"group": "elderly"}),
        (("ชื่อ", "เลขประจำตัวประชาชน"), {"age_from": 70}),
    ],
)
def test_importing_a_filtered_export_changes_nothing(
    db: Database, tmp_path: Path, headings: tuple[str, ...], filters: dict[str, Any]
) -> None:
    take(db, ELDERLY, DISABLED)
    out = chosen(db, tmp_path / "out.xlsx", *headings, **filters)
    before, rows = dump(db.path), len(table_of(out))
    report = take(db, out)
    assert rows
    assert (report.created, report.updated, report.unchanged) == (0, 0, rows)
    assert dump(db.path) == before


@pytest.mark.parametrize(
    ("headings", "full_ids", "code"),
    [(NAMES_AND_PLACES, True, "no_identity"), ((), False, "id_masked")],
)
def test_an_export_without_whole_ids_brings_nothing_new_and_says_why(
    db: Database, tmp_path: Path, headings: tuple[str, ...], full_ids: bool, code: str
) -> None:
    take(db, ELDERLY, DISABLED)
    out = chosen(db, tmp_path / "out.xlsx", *headings, full_ids=full_ids, moo="4")
    kept, rows = people(db), len(table_of(out))
    report = take(db, out)
    assert (report.created, report.updated, report.left_out) == (0, 0, rows)
    assert codes(report, but=("card_expired", "no_id_column")) == {code: rows}
    assert people(db) == kept


@only_when_asked
@pytest.mark.timeout(300)
def test_libreoffice_shows_every_list_as_it_was_written(tmp_path: Path) -> None:
    db = create_office_file(tmp_path / "demo.wdesk")
    demo_office.build(CLERK, db)
    books = [tmp_path / f"{what}.xlsx" for what in WHATS]
    for what, book in zip(WHATS, books, strict=True):
        export(CLERK, db, what, book, full_ids=True, reason="ตรวจสอบ")
    books.append(chosen(db, tmp_path / "chosen.xlsx", *NAMES_AND_PLACES, full_ids=False, moo="4"))
    books += [tmp_path / "ledger.xlsx", tmp_path / "chase.xlsx"]
    export_ledger(db, books[-2], 2570)
    export_chase(db, books[-1], LoanQuery(db).ids())
    db.close()
    for name, rows in shown(books).items():
        assert rows == wanted(tmp_path / name), name
