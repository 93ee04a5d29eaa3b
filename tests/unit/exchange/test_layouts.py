"""Registers of other offices: other headings, other orders, other shapes; the same people come in."""

import random
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from tests.unit.exchange.office import (
    DISABLED,
    ELDERLY,
    Known,
    codes,
    known_people,
    people,
    take,
    told,
    truth,
    workbook,
)
from welfaredesk.db.engine import Database
from welfaredesk.domain import thai_text
from welfaredesk.exchange import importing

Person = tuple[str, dict[str, Any]]
Column = tuple[str, Callable[[int, Person], Any]]

SAMPLE: list[Person] = sorted(known_people().items())[:60]


def born(person: Person) -> date:
    return date.fromisoformat(person[1]["born"])


def typed_birth(_n: int, person: Person) -> Any:
    day = born(person)
    return f"{day.day}/{day.month}/{day.year + 543}" if person[1]["precision"] == "day" else day.year + 543


def whole_name(_n: int, person: Person) -> str:
    return f"{person[1]['title']}{person[1]['first']}  {person[1]['last']}"


def field(name: str) -> Callable[[int, Person], Any]:
    return lambda _n, person: person[1][name]


def national_id(_n: int, person: Person) -> str:
    return person[0]


def address(_n: int, person: Person) -> str:
    return f"{person[1]['house']} ม.{person[1]['moo']} ต.ตัวอย่าง อ.ตัวอย่าง จ.ลำพูน"


NUMBERED: Column = ("ที่", lambda n, _p: n + 1)
BIRTHS = ("ว.ด.ป. เกิด", "วันเดือนปีเกิด (พ.ศ.)", "เกิดวันที่", "วันเกิด")
IDS = ("เลข ปชช.", "เลขที่บัตรประชาชน", "หมายเลขบัตรประจำตัวประชาชน", "เลขบัตร", "เลขประจำตัว 13 หลัก")
NAMES = ("ชื่อ-นามสกุล", "ชื่อ - สกุล ผู้มีสิทธิ", "รายชื่อ", "ชื่อ–สกุล")
HOUSES = ("บ้านเลขที่", "เลขที่บ้าน", "บ.เลขที่")
VILLAGES = ("หมู่ที่", "ม.", "หมู่", "หมู่ ที่")
NOTHING: Column = ("ผู้รับเงินแทน", lambda _n, _p: "นางสาวมาลี ใจดี")


def variant(seed: int) -> tuple[list[Column], int]:
    """Columns in a random order under random headings, and how many lines stand above them."""
    choice = random.Random(seed)
    columns: list[Column] = [(choice.choice(IDS), national_id), (choice.choice(BIRTHS), typed_birth), NOTHING]
    if choice.random() < 0.5:
        columns.append((choice.choice(NAMES), whole_name))
    else:
        columns += [("คำนำหน้า", field("title")), ("ชื่อ", field("first")), ("นามสกุล", field("last"))]
    if choice.random() < 0.5:
        columns += [(choice.choice(HOUSES), field("house")), (choice.choice(VILLAGES), field("moo"))]
    else:
        columns.append(("ที่อยู่ตามทะเบียนบ้าน", address))
    choice.shuffle(columns)
    return [NUMBERED, *columns], choice.randrange(4)


def rows_of(columns: Sequence[Column], above: int, chosen: Sequence[Person]) -> list[list[Any]]:
    titles = ["บัญชีรายชื่อ", "เทศบาลตำบลตัวอย่าง อำเภอตัวอย่าง จังหวัดลำพูน", "ข้อมูล ณ วันที่ 1 ตุลาคม 2569"]
    rows: list[list[Any]] = [[title] for title in titles[:above]]
    rows.append([heading for heading, _value in columns])
    rows += [[value(n, person) for _heading, value in columns] for n, person in enumerate(chosen)]
    return rows


def expected(chosen: Sequence[Person]) -> dict[str, Known]:
    return {number: told(person) for number, person in chosen}


@pytest.mark.parametrize("seed", range(24))
def test_other_headings_and_orders(db: Database, tmp_path: Path, seed: int) -> None:
    columns, above = variant(seed)
    report = take(db, workbook(tmp_path / "in.xlsx", rows_of(columns, above, SAMPLE)))
    assert codes(report) == {}
    assert people(db) == expected(SAMPLE)


def test_totals_headers_and_signatures_in_the_middle(db: Database, tmp_path: Path) -> None:
    columns, _above = variant(1)
    rows = rows_of(columns, 2, SAMPLE)
    head, body = rows[:3], rows[3:]
    blank: list[Any] = [None] * len(head[2])
    total = ["", "รวม 20 ราย", *blank[2:]]
    signed = [
        ["", "", "ลงชื่อ..........................ผู้จัดทำ"],
        ["", "", "(นางสาวกรองแก้ว ตั้งใจ)"],
        ["", "", "นักพัฒนาชุมชน"],
    ]
    pages = [
        *head,
        *body[:20],
        total,
        blank,
        *head,
        *body[20:40],
        total,
        *signed,
        *head,
        *body[40:],
        total,
        *signed,
    ]
    report = take(db, workbook(tmp_path / "in.xlsx", pages))
    assert codes(report) == {}
    assert len(report.result.statuses) == len(SAMPLE)
    assert people(db) == expected(SAMPLE)


def test_a_second_table_below_the_first_has_its_own_columns(db: Database, tmp_path: Path) -> None:
    first = rows_of([("ชื่อ-สกุล", whole_name), ("เลขบัตร", national_id), ("ม.", field("moo"))], 1, SAMPLE[:10])
    second = rows_of(
        [("เลขบัตร", national_id), ("หมู่ที่", field("moo")), ("ชื่อ-สกุล", whole_name)], 0, SAMPLE[10:20]
    )
    report = take(db, workbook(tmp_path / "in.xlsx", [*first, [], *second]))
    assert codes(report) == {}
    found = people(db)
    assert {n: (p.first, p.moo) for n, p in found.items()} == {
        n: (p.first, p.moo) for n, p in expected(SAMPLE[:20]).items()
    }


def test_the_village_of_the_title_fills_a_missing_column(db: Database, tmp_path: Path) -> None:
    columns: list[Column] = [("ชื่อ-สกุล", whole_name), ("เลขบัตร", national_id), ("บ้านเลขที่", field("house"))]
    rows = [["บัญชีรายชื่อ"], ["หมู่ที่ ๓ บ้านตัวอย่าง"], *rows_of(columns, 0, SAMPLE[:3])]
    rows += [["หมู่ที่ 4"], *rows_of(columns, 0, SAMPLE[3:5])[1:]]
    take(db, workbook(tmp_path / "in.xlsx", rows))
    assert [people(db)[number].moo for number, _person in SAMPLE[:5]] == ["3", "3", "3", "4", "4"]


def test_a_header_in_two_lines_with_groups(db: Database, tmp_path: Path) -> None:
    top = ["ที่", "ชื่อ - สกุล", None, None, "บัตรประจำตัวประชาชน", None, "วัน เดือน ปีเกิด", None, None, "ที่อยู่", None]
    below = [None, "คำนำหน้า", "ชื่อ", "สกุล", "เลขที่", "วันหมดอายุ", "วัน", "เดือน", "พ.ศ.", "บ้านเลขที่", "หมู่ที่"]
    chosen = [person for person in SAMPLE if person[1]["precision"] == "day"][:10]
    rows: list[list[Any]] = [["ทะเบียน"], top, below]
    for n, (number, person) in enumerate(chosen):
        day = born((number, person))
        name = [person["title"], person["first"], person["last"]]
        rows.append(
            [n + 1, *name, number, None, day.day, day.month, day.year + 543, person["house"], person["moo"]]
        )
    report = take(db, workbook(tmp_path / "in.xlsx", rows), kind="persons")
    assert codes(report) == {}
    assert people(db) == expected(chosen)


def test_a_name_under_one_heading_over_two_columns(db: Database, tmp_path: Path) -> None:
    rows: list[list[Any]] = [["ที่", "ชื่อ - สกุล", None, "เลขบัตร"]]
    rows += [[n, f"{p['title']}{p['first']}", p["last"], number] for n, (number, p) in enumerate(SAMPLE[:5])]
    take(db, workbook(tmp_path / "in.xlsx", rows))
    assert {n: (p.first, p.last) for n, p in people(db).items()} == {
        n: (p["first"], p["last"]) for n, p in SAMPLE[:5]
    }


TYPE_NAMES = {
    1: "ทางการเห็น",
    2: "ป.2",
    3: "การเคลื่อนไหวหรือทางร่างกาย",
    4: "4",
    5: "ประเภทที่ 5 สติปัญญา",
    6: "ทางการเรียนรู้",
    7: "ออทิสติก",
}


def disabled() -> list[Person]:
    return [(n, p) for n, p in sorted(known_people().items()) if "types" in p]


def types_of(db: Database) -> dict[str, list[int]]:
    from sqlalchemy import select

    from welfaredesk.db.models import DisabilityType, PersonIdentifier

    found: dict[str, list[int]] = {}
    wanted = select(PersonIdentifier.value, DisabilityType.code).join(
        DisabilityType, DisabilityType.person_id == PersonIdentifier.person_id
    )
    with db.reading() as session:
        for number, code in session.execute(wanted.order_by(DisabilityType.code)):
            found.setdefault(number, []).append(code)
    return found


def test_the_kind_of_disability_in_one_column(db: Database, tmp_path: Path) -> None:
    rows: list[list[Any]] = [["ชื่อ-สกุล", "เลขบัตรคนพิการ", "ประเภทความพิการ"]]
    rows += [
        [whole_name(0, (n, p)), n, ", ".join(TYPE_NAMES[code] for code in p["types"])] for n, p in disabled()
    ]
    report = take(db, workbook(tmp_path / "in.xlsx", rows))
    assert report.preview.sheets[0].layout.kind == "disability"
    assert codes(report) == {}
    assert types_of(db) == {n: sorted(p["types"]) for n, p in disabled()}


@pytest.mark.parametrize("heads", [[f"ป.{n}" for n in range(1, 8)], [TYPE_NAMES[n] for n in (1, 2, 3)]])
def test_tick_columns_under_their_own_names(db: Database, tmp_path: Path, heads: list[str]) -> None:
    rows: list[list[Any]] = [["ชื่อ-สกุล", "เลขบัตรคนพิการ", *heads]]
    chosen = [(n, p) for n, p in disabled() if max(p["types"]) <= len(heads)]
    for n, p in chosen:
        rows.append(
            [whole_name(0, (n, p)), n, *("x" if c in p["types"] else "-" for c in range(1, len(heads) + 1))]
        )
    report = take(db, workbook(tmp_path / "in.xlsx", rows))
    assert codes(report) == {}
    assert types_of(db) == {n: sorted(p["types"]) for n, p in chosen}


def rearranged(
    source: Path, out: Path, order: Callable[[list[int]], list[int]], names: dict[str, str]
) -> Path:
    """A register with its columns in another order, renamed headings and a title line more."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in load_workbook(source).worksheets:
        table = book.create_sheet(sheet.title)
        table.append(["เอกสารประกอบ"])
        columns = order(list(range(sheet.max_column)))
        for row in sheet.iter_rows(values_only=True):
            if sum(cell is not None for cell in row) == 1:
                table.append([names.get(str(cell), cell) for cell in row])
                continue
            table.append([names.get(str(row[c]), row[c]) for c in columns])
    book.save(out)
    return out


def test_the_registers_themselves_turned_round(db: Database, tmp_path: Path) -> None:
    other = {"เลขประจำตัวประชาชน": "เลข ปชช.", "ชื่อ - สกุล": "ชื่อและนามสกุล", "จำนวนเงิน": "เบี้ยยังชีพ (บาท)"}
    elderly = rearranged(ELDERLY, tmp_path / "e.xlsx", lambda columns: columns[::-1], other)
    last_first = rearranged(DISABLED, tmp_path / "d.xlsx", lambda columns: columns[13:] + columns[:13], {})
    report = take(db, elderly, last_first)
    assert people(db).keys() == known_people().keys()
    found = codes(report, but=("card_expired", "sheet_without_header", "other_spelling", "remark_death"))
    assert found == {"id_check_digit": 7, "no_identity": 3, "duplicate_row": 4}


@pytest.mark.parametrize(
    ("headings", "kind"),
    [
        (["ที่", "ปีงบประมาณ", "ชื่อ-สกุล", "บ้านเลขที่", "ลักษณะงาน", "แหล่งงบประมาณ"], "houses"),
        (["ที่", "ชื่อ-สกุล", "เลขบัตรคนพิการ", "ผู้ว่าจ้าง", "มาตรา", "ค่าจ้าง"], "placements"),
        (["ที่", "ชื่อ-สกุล", "เลขประจำตัวประชาชน", "ปีงบประมาณ", "จำนวนเงิน", "เริ่ม", "สิ้นสุด"], "persons"),
        (["ที่", "ชื่อ-สกุล", "เลขประจำตัวประชาชน", "ประเภทความพิการ", "ตำแหน่ง"], "disability"),
        (["ที่", "ชื่อ-สกุล", "เลขประจำตัวประชาชน", "พิการประเภท"], "disability"),
    ],
)
def test_the_kind_of_a_register_is_told_by_its_headings(
    tmp_path: Path, headings: list[str], kind: str
) -> None:
    file = workbook(tmp_path / "in.xlsx", [["ทะเบียน"], headings, list("กขคงจฉช")[: len(headings)]])
    (sheet,) = importing.preview([file]).sheets
    assert sheet.layout.kind == kind


def test_somebody_elses_columns_are_not_taken_for_the_persons(db: Database, tmp_path: Path) -> None:
    (number, person), (other, _other) = SAMPLE[:2]
    heads = ["เลขบัตรประชาชนผู้ดูแล", "เบอร์โทรผู้ดูแล", "ชื่อบิดา", "ชื่อ-สกุล", "เลขประจำตัวประชาชน", "ผู้ดูแล"]
    row = [other, "0810000001", "นายพ่อ ใจดี", whole_name(0, (number, person)), number, "นางมาลี ใจดี (บุตร)"]
    take(db, workbook(tmp_path / "in.xlsx", [heads, row]))
    found = people(db)
    assert found.keys() == {number}
    assert thai_text.clean(found[number].first) == truth()["people"][number]["first"]
