"""Each kind of finding: what is told, where, how severe, and what becomes of the row."""

from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from sqlalchemy import select

from tests.factories import CLERK, add_person, invented_id
from tests.unit.exchange.office import HEADINGS, codes, dump, people, take, workbook
from welfaredesk.db.engine import Database
from welfaredesk.db.models import Address, DisabilityCard, Person, PersonPhone
from welfaredesk.domain import national_id
from welfaredesk.errors import Refused, StaleRecord
from welfaredesk.exchange import importing
from welfaredesk.exchange.importing import ImportReport
from welfaredesk.messages import SENTENCES
from welfaredesk.queries.person_page import PersonPage, person_page
from welfaredesk.queries.persons import PersonQuery
from welfaredesk.services import persons
from welfaredesk.services.imports import Severity

ONE, TWO, THREE = invented_id(1), invented_id(2), invented_id(3)
CARD_HEADINGS = ("ชื่อ-สกุล", "เลขบัตรคนพิการ", "ประเภทความพิการ", "วันออกบัตร", "วันหมดอายุ", "ผู้ดูแล")


def rows(*rows: tuple[Any, ...], headings: tuple[str, ...] = HEADINGS) -> list[tuple[Any, ...]]:
    return [headings, *rows]


def somchai(
    number: Any = ONE, *, name: str = "นายสมชาย ใจดี", birth: Any = "3/10/2494", house: Any = "12/3"
) -> tuple[Any, ...]:
    return 1, name, number, birth, house, 4


def put(
    db: Database, path: Path, *body: tuple[Any, ...], headings: tuple[str, ...] = HEADINGS
) -> ImportReport:
    return take(db, workbook(path / "in.xlsx", rows(*body, headings=headings)))


def page_of(db: Database) -> PersonPage:
    (person_id,) = PersonQuery(db).ids()
    return person_page(db, person_id, full_ids=True)


def wrong_digit(number: str) -> str:
    return number[:-1] + str((int(number[-1]) + 1) % 10)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("1.0000E+12", "id_lost_digits"),
        (1.00000680117e11 + 0.5, "id_lost_digits"),
        (wrong_digit(ONE), "id_check_digit"),
        ("123456789012", "id_length"),
        ("ไม่มีบัตร", "id_not_digits"),
        ("0000000000000", "id_repeated"),
        (None, "no_identity"),
        ("-", "no_identity"),
    ],
)
def test_an_unusable_id_keeps_the_row_waiting(db: Database, tmp_path: Path, raw: Any, code: str) -> None:
    report = put(db, tmp_path, somchai(raw))
    (problem,) = report.result.problems
    assert (problem.code, problem.row, problem.column) == (code, 2, "เลขประจำตัวประชาชน")
    assert problem.severity is Severity.ERROR
    assert (report.left_out, people(db)) == (1, {})


@pytest.mark.parametrize(
    "raw", [ONE, int(ONE), float(ONE), national_id.formatted(ONE), f" {ONE[:5]} {ONE[5:]} ", f"{ONE}.0"]
)
def test_an_id_in_any_usual_writing_is_read(db: Database, tmp_path: Path, raw: Any) -> None:
    assert codes(put(db, tmp_path, somchai(raw))) == {}
    assert people(db).keys() == {ONE}


def test_an_id_in_thai_digits_is_read(db: Database, tmp_path: Path) -> None:
    put(db, tmp_path, somchai(ONE.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))))
    assert people(db).keys() == {ONE}


def test_an_unusual_first_digit_is_taken_with_a_warning(db: Database, tmp_path: Path) -> None:
    number = "800000680117"
    report = put(db, tmp_path, somchai(number + national_id.check_digit(number)))
    assert codes(report) == {"id_unusual": 1}
    assert report.created == 1


@pytest.mark.parametrize(
    ("raw", "code"),
    [("32/13/2494", "date_impossible"), ("ไม่ทราบ", "date_unreadable"), ("1/1/2599", "date_future")],
)
def test_an_unreadable_birth_is_left_out_and_the_person_comes_in(
    db: Database, tmp_path: Path, raw: str, code: str
) -> None:
    report = put(db, tmp_path, somchai(birth=raw))
    (problem,) = report.result.problems
    assert (problem.code, problem.severity, problem.column) == (code, Severity.WARNING, "วันเกิด")
    assert raw in problem.message or code == "date_future"
    assert (people(db)[ONE].born, people(db)[ONE].house) == ("", "12/3")


@pytest.mark.parametrize(
    ("age", "severity"), [(75, None), (76, Severity.INFO), (74, Severity.INFO), (66, Severity.WARNING)]
)
def test_the_age_is_compared_with_the_birth_date(
    db: Database, tmp_path: Path, age: int, severity: Severity | None
) -> None:
    headings = ("ชื่อ-สกุล", "เลขบัตร", "วันเกิด", "อายุ (ปี)")
    report = put(db, tmp_path, ("นายสมชาย ใจดี", ONE, "3/10/2494", age), headings=headings)
    assert [(p.code, p.severity) for p in report.result.problems] == (
        [("age_mismatch", severity)] if severity else []
    )
    assert people(db)[ONE].born == "1951-10-03"


def test_a_two_digit_year_is_settled_by_the_age(db: Database, tmp_path: Path) -> None:
    headings = ("ชื่อ-สกุล", "เลขบัตร", "วันเกิด", "อายุ")
    body = [("เด็กชายสมชาย ใจดี", ONE, "1/5/60", 9), ("นายสมหมาย ใจดี", TWO, "1/5/00", 69)]
    assert codes(put(db, tmp_path, *body, headings=headings)) == {}
    assert {n: p.born for n, p in people(db).items()} == {ONE: "2017-05-01", TWO: "1957-05-01"}


def test_a_repeated_row_is_counted_once(db: Database, tmp_path: Path) -> None:
    report = put(db, tmp_path, somchai(), somchai(TWO), somchai())
    (problem,) = report.result.problems
    assert (problem.code, problem.row, problem.params["row"]) == ("duplicate_row", 4, "2")
    assert (report.created, report.unchanged) == (2, 1)


def test_another_spelling_is_told_and_the_kept_name_stays(db: Database, tmp_path: Path) -> None:
    put(db, tmp_path, somchai())
    for _time in range(2):
        report = put(db, tmp_path, somchai(name="นายสมชัย ใจดี"))
        (problem,) = report.result.problems
        assert (problem.code, problem.severity) == ("other_spelling", Severity.WARNING)
        assert "นายสมชัย ใจดี" in problem.message
        assert "นายสมชาย ใจดี" in problem.message
    assert report.updated == 0
    assert page_of(db).row.name == "นายสมชาย ใจดี"
    assert page_of(db).other_spellings == ("นายสมชัย ใจดี",)


def test_blank_never_overwrites_filled_and_filled_stays(db: Database, tmp_path: Path) -> None:
    put(db, tmp_path, somchai())
    before = people(db)
    report = put(db, tmp_path, (1, "นายสมชาย ใจดี", ONE, None, None, None))
    assert (codes(report), people(db)) == ({}, before)
    report = put(db, tmp_path, somchai(birth="4/10/2494", house="99"))
    assert codes(report) == {"differs": 2}
    assert {p.column for p in report.result.problems} == {"วันเกิด", "บ้านเลขที่"}
    assert (report.updated, people(db)) == (0, before)


def test_what_was_blank_is_filled(db: Database, tmp_path: Path) -> None:
    add_person(db, 1, first="สมชาย", last="ใจดี", title="นาย", phone="", address=persons.AddressInput())
    version = page_of(db).version
    report = put(db, tmp_path, somchai())
    assert (report.updated, codes(report)) == (1, {})
    page = page_of(db)
    assert (page.address.house_no, page.address.moo, page.version) == ("12/3", "4", version + 1)
    assert page.history[0].action == "update"
    assert page.history[0].after["birth_date"] == "1951-10-03"
    assert PersonQuery(db, text="12/3").ids() == [page.row.id]


def test_a_year_becomes_a_day_but_never_the_other_way(db: Database, tmp_path: Path) -> None:
    put(db, tmp_path, somchai(birth=2494))
    assert people(db)[ONE].precision == "year"
    assert codes(put(db, tmp_path, somchai(birth="3/10/2494"))) == {}
    assert (people(db)[ONE].born, people(db)[ONE].precision) == ("1951-10-03", "day")
    before = dump(db.path)
    assert codes(put(db, tmp_path, somchai(birth=2494))) == {}
    assert people(db)[ONE].born == "1951-10-03"
    assert len(dump(db.path)) == len(before)


def test_a_nameless_row_is_good_for_known_people_only(db: Database, tmp_path: Path) -> None:
    put(db, tmp_path, somchai())
    report = put(db, tmp_path, (1, None, ONE, None, None, 4), (2, None, TWO, "1/1/2500", None, 4))
    assert codes(report) == {"name_missing": 1}
    assert (report.unchanged, report.left_out) == (1, 1)


@pytest.mark.parametrize(
    ("remark", "kind"),
    [
        ("เสียชีวิต", "died"),
        ("เสียชีวิตแล้ว 12 ม.ค. 69", "died"),
        ("ถึงแก่กรรม", "died"),
        ("ย้ายออก", "moved_out"),
        ("ย้ายไปอยู่ จ.เชียงใหม่", "moved_out"),
        ("ย้ายเข้าจากตำบลอื่น", ""),
        ("สามีเสียชีวิต", ""),
        ("ผู้ดูแลย้ายออก", ""),
        ("อยู่กับตายาย", ""),
    ],
)
def test_remarks_propose_events(db: Database, tmp_path: Path, remark: str, kind: str) -> None:
    headings = ("ชื่อ-สกุล", "เลขบัตร", "หมายเหตุ")
    put(db, tmp_path, ("นายสมชาย ใจดี", ONE, remark), headings=headings)
    page = page_of(db)
    assert page.proposed_events == (((kind, remark),) if kind else ())
    assert page.note == ("" if kind else remark)


def test_cards_expired_swapped_and_for_life(db: Database, tmp_path: Path) -> None:
    body = [
        ("นายสมชาย ใจดี", ONE, "3", "1/2/2560", "1/2/2568", "นางมาลี ใจดี (ภรรยา)"),
        ("นายสมหมาย ใจดี", TWO, 5, "1/2/2568", "1/2/2560", "-"),
        ("นายสมศักดิ์ ใจดี", THREE, None, datetime(2025, 2, 1), "ตลอดชีพ", None),
    ]
    report = put(db, tmp_path, *body, headings=CARD_HEADINGS)
    told = {(p.row, p.code, str(p.severity)) for p in report.result.problems}
    assert told == {
        (2, "card_expired", "info"),
        (3, "card_dates", "warning"),
        (4, "disability_missing", "warning"),
    }
    cards = {
        row.national_id: person_page(db, row.id).card
        for row in PersonQuery(db, full_ids=True).rows(PersonQuery(db).ids()).values()
    }
    assert cards[THREE] is not None
    assert (cards[THREE].lifetime, cards[THREE].issued_on) == (True, date(2025, 2, 1))
    assert cards[ONE] is not None
    assert (cards[ONE].types, cards[ONE].caregiver, cards[ONE].caregiver_relation) == (
        (3,),
        "นางมาลี ใจดี",
        "ภรรยา",
    )


def test_a_card_issued_later_is_a_new_card(db: Database, tmp_path: Path) -> None:
    old = ("นายสมชาย ใจดี", ONE, "3", "1/2/2560", "1/2/2568", "นางมาลี ใจดี")
    new = ("นายสมชาย ใจดี", ONE, "3", "5/2/2568", "5/2/2576", None)
    put(db, tmp_path, old, headings=CARD_HEADINGS)
    report = put(db, tmp_path, new, headings=CARD_HEADINGS)
    assert codes(report) == {}
    with db.reading() as session:
        cards = session.scalars(select(DisabilityCard).order_by(DisabilityCard.issued_on)).all()
    assert [(card.issued_on, card.expires_on, card.caregiver) for card in cards] == [
        (date(2017, 2, 1), date(2025, 2, 1), "นางมาลี ใจดี"),
        (date(2025, 2, 5), date(2033, 2, 5), "นางมาลี ใจดี"),
    ]
    before = dump(db.path)
    for row in (old, new):
        put(db, tmp_path, row, headings=CARD_HEADINGS)
    assert dump(db.path) == before


def allowance(db: Database, path: Path, year: int, baht: Any) -> ImportReport:
    title = f"บัญชีรายชื่อผู้มีสิทธิรับเงินเบี้ยยังชีพผู้สูงอายุ ปีงบประมาณ พ.ศ. {year}"
    body = [[title], ["ชื่อ-สกุล", "เลขบัตร", "จำนวนเงิน (บาท)"], ["นายสมชาย ใจดี", ONE, baht]]
    return take(db, workbook(path / f"{year}.xlsx", body))


def test_next_years_amount_follows_this_years(db: Database, tmp_path: Path) -> None:
    allowance(db, tmp_path, 2570, 600)
    assert allowance(db, tmp_path, 2571, "1,000.00 บาท").updated == 1
    page = page_of(db)
    assert sorted(found.amount_satang or 0 for found in page.enrolments)[-1] == 100000
    before = dump(db.path)
    assert codes(allowance(db, tmp_path, 2570, 600)) == {}
    assert dump(db.path) == before
    assert codes(allowance(db, tmp_path, 2571, 700)) == {"differs": 1}


def test_an_amount_that_is_no_number_is_left_out(db: Database, tmp_path: Path) -> None:
    report = allowance(db, tmp_path, 2570, "รอตรวจสอบ")
    assert codes(report) == {"not_a_number": 1}
    assert page_of(db).enrolments == ()


def test_a_house_number_that_became_a_date_is_read_back_with_a_doubt(db: Database, tmp_path: Path) -> None:
    report = put(db, tmp_path, somchai(house=datetime(2026, 2, 5)))
    assert codes(report) == {"house_doubtful": 1}
    assert people(db)[ONE].house == "5/2"


def test_formulas_give_their_results_or_are_told(db: Database, tmp_path: Path) -> None:
    book = Workbook()
    for row in rows(somchai(), somchai(TWO)):
        book.worksheets[0].append(list(row))
    book.worksheets[0]["E2"] = '="12/" & 3'
    book.worksheets[0]["C3"] = "=C2"
    book.save(tmp_path / "in.xlsx")
    report = take(db, tmp_path / "in.xlsx")
    assert [(p.code, p.row, str(p.severity)) for p in report.result.problems] == [
        ("cell_formula", 2, "warning"),
        ("cell_formula", 3, "error"),
    ]
    assert (people(db).keys(), people(db)[ONE].house) == ({ONE}, "")


def test_a_sheet_without_ids_waits_as_a_whole(db: Database, tmp_path: Path) -> None:
    report = put(db, tmp_path, ("นายสมชาย ใจดี", "12", 4), headings=("ชื่อ-สกุล", "บ้านเลขที่", "หมู่ที่"))
    assert codes(report) == {"no_id_column": 1, "no_identity": 1}
    assert people(db) == {}


def test_a_hidden_sheet_is_left_out_and_told(db: Database, tmp_path: Path) -> None:
    book = Workbook()
    for row in rows(somchai()):
        book.worksheets[0].append(list(row))
    hidden = book.create_sheet("เก่า")
    hidden.sheet_state = "hidden"
    for row in rows(somchai(TWO)):
        hidden.append(list(row))
    book.save(tmp_path / "in.xlsx")
    report = take(db, tmp_path / "in.xlsx")
    assert codes(report) == {"sheet_hidden": 1}
    assert people(db).keys() == {ONE}


def test_every_message_is_whole(db: Database, tmp_path: Path) -> None:
    report = put(db, tmp_path, somchai(None), somchai(wrong_digit(ONE)), somchai(birth="เมื่อวาน"))
    for problem in report.to_json()["problems"]:
        assert problem["code"] in SENTENCES
        assert "«»" not in problem["message"]
        assert "{" not in problem["message"]


def test_the_id_of_a_merged_record_leads_to_the_one_kept(db: Database, tmp_path: Path) -> None:
    kept = add_person(db, 1, first="สมชาย", last="ใจดี", title="นาย", address=persons.AddressInput())
    gone = add_person(db, 2, first="สมชาย", last="ใจดี", title="นาย")
    with db.transaction() as session:
        session.get_one(Person, gone).merged_into_id = kept
    report = put(db, tmp_path, somchai(TWO), somchai(ONE, house="99"))
    assert (report.created, report.updated, codes(report)) == (0, 1, {"differs": 1})
    with db.reading() as session:
        house = select(Address.house_no).where(Address.person_id == kept)
        assert session.scalar(house) == "12/3"


def test_a_form_opened_before_the_import_cant_save_over_it(db: Database, tmp_path: Path) -> None:
    put(db, tmp_path, (1, "นายสมชาย ใจดี", ONE, None, None, None))
    page = page_of(db)
    put(db, tmp_path, somchai())
    data = persons.PersonInput(title="นาย", first="สมชาย", last="ใจดี", national_id=ONE)
    with pytest.raises(StaleRecord):
        persons.save_person(CLERK, db, data, person_id=page.row.id, version=page.version)


def test_too_long_a_name_waits_and_too_long_an_address_is_left_out(db: Database, tmp_path: Path) -> None:
    report = put(db, tmp_path, somchai(name="นาย" + "ก" * 80), somchai(TWO, house="1 ถ." + "ก" * 200))
    assert [(p.code, p.row, str(p.severity)) for p in report.result.problems] == [
        ("too_long", 2, "error"),
        ("too_long", 3, "warning"),
    ]
    assert people(db)[TWO].house == ""


def test_phones_come_in_with_their_numbers(db: Database, tmp_path: Path) -> None:
    headings = ("ชื่อ-สกุล", "เลขบัตร", "โทร.", "เบอร์มือถือ")
    report = put(db, tmp_path, ("นายสมชาย ใจดี", ONE, "053-111222", "081 234 5678, 12345"), headings=headings)
    assert codes(report) == {"phone_unreadable": 1}
    with db.reading() as session:
        numbers = session.scalars(select(PersonPhone.number)).all()
    assert (numbers, page_of(db).row.phone) == (["053111222", "0812345678"], "053111222 0812345678")


def reached(told: list[int], percent: int) -> bool:
    """The clerk presses cancel as soon as the bar stands there."""
    return percent == 0 or (bool(told) and told[-1] >= percent)


def test_cancelling_leaves_nothing(db: Database, tmp_path: Path) -> None:
    file = workbook(tmp_path / "in.xlsx", rows(*(somchai(invented_id(n)) for n in range(1, 1200))))
    before = dump(db.path)
    told: list[int] = []
    for stop_at in (0, 20, 50, 70, 85):
        told.clear()
        with pytest.raises(Refused) as refused:
            importing.run(
                CLERK,
                db,
                [file],
                progress=lambda percent, _text: told.append(percent),
                cancelled=partial(reached, told, stop_at),
            )
        assert refused.value.code == "import_cancelled"
        assert dump(db.path) == before
    told.clear()
    importing.run(CLERK, db, [file], progress=lambda percent, _text: told.append(percent))
    assert told == sorted(told)
    assert (told[0], told[-1]) == (0, 100)
