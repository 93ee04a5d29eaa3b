"""What a clerk chooses for a row: whom it is about, whether it overwrites, whether it stays out."""

import random

import pytest
from sqlalchemy import select

from tests.factories import CLERK, add_person, invented_id
from tests.unit.exchange.office import HEADINGS, codes, dump, people, take, workbook
from tests.unit.exchange.test_undo import content
from welfaredesk.db.engine import Database
from welfaredesk.db.models import AuditEvent, ImportRow, Person, PersonAlias, PersonIdentifier, PersonPhone
from welfaredesk.exchange import importing
from welfaredesk.exchange.importing import ImportReport
from welfaredesk.queries import imports as queries
from welfaredesk.queries.person_page import person_page
from welfaredesk.services import imports
from welfaredesk.services.imports import Action, Choice, Status
from welfaredesk.services.persons import AddressInput, PhoneInput

MORE = (*HEADINGS, "โทรศัพท์", "หมายเหตุ")
KNOWN = invented_id(1)
DIFFERING = (1, "นางสมศรี ใจเย็น", KNOWN, "3/10/2494", "99", 7, "0899999999 0810000001", "ย้ายเข้า")
NO_ID = (2, "นายไร้เลข มีสุข", "", "1/2/2490", "5", 2, "", "")
BAD = (3, "นางผิดหลัก มีสุข", KNOWN[:-1] + str((int(KNOWN[-1]) + 1) % 10), "1/2/2491", "6", 2, "", "")
LOST = (4, "นายหลักหาย มีสุข", "3.0000E+12", "1/2/2492", "7", 2, "", "")


def choose(db: Database, file, *choices: Choice | None, dry_run: bool = False) -> ImportReport:
    """Import a file with a choice for each of its rows, in order."""
    found = importing.preview([file])
    told = {row.fingerprint: choice for row, choice in zip(found.rows, choices, strict=False)}
    return importing.run(CLERK, db, importing.decide(found, told), dry_run=dry_run)


def undo_last(db: Database) -> None:
    standing = [run.id for run in queries.import_runs(db) if run.undone_at is None]
    imports.undo(CLERK, db, standing[0])


@pytest.fixture
def known(db) -> int:
    """Somebody the office knows well, with two numbers of which one is a daughter's."""
    phones = (PhoneInput("0810000001"), PhoneInput("0820000002", "ลูกสาว"))
    address = AddressInput(house_no="12/3", moo="4")
    return add_person(db, 1, nickname="ศรี", note="เดิม", address=address, phones=phones)


def test_without_a_choice_what_is_kept_stays(db, known, tmp_path):
    report = choose(db, workbook(tmp_path / "a.xlsx", [MORE, DIFFERING]))
    assert people(db)[KNOWN].house == "12/3"
    assert codes(report)["differs"] == 4
    assert report.result.choices == (None,)


def test_overwriting_takes_the_filled_cells_and_tells_both_values(db, known, tmp_path):
    before = content(db)
    file = workbook(tmp_path / "a.xlsx", [MORE, DIFFERING])
    report = choose(db, file, Choice(Action.OVERWRITE))
    page = person_page(db, known)
    assert report.updated == 1
    assert codes(report) == {"overwritten": 5}
    assert (page.data.title, page.data.first, page.data.last) == ("นาง", "สมศรี", "ใจเย็น")
    assert (page.data.address.house_no, page.data.address.moo, page.data.note) == ("99", "7", "ย้ายเข้า")
    assert page.data.nickname == "ศรี"  # blank never overwrites filled
    with db.reading() as session:
        numbers = {row.number: row.owner for row in session.scalars(select(PersonPhone))}
        alias = session.scalars(select(PersonAlias)).one()
        event = session.scalars(select(AuditEvent).order_by(AuditEvent.id)).all()[-2]
    assert numbers == {"0810000001": "", "0899999999": ""}
    assert (alias.first, alias.last) == ("สมศรี", "ใจดี")
    assert (event.before["house_no"], event.after["house_no"]) == ("12/3", "99")
    assert "ลูกสาว" in event.before["phone_owners"]
    undo_last(db)
    assert content(db) == before


def test_the_same_file_again_changes_nothing_and_asks_no_more(db, known, tmp_path):
    file = workbook(tmp_path / "a.xlsx", [MORE, DIFFERING, NO_ID, BAD, LOST])
    choices = [
        Choice(Action.OVERWRITE),
        Choice(Action.CREATE, reason="รอทำบัตร"),
        Choice(Action.KEEP, known),
        Choice(Action.SKIP),
    ]
    choose(db, file, *choices)
    before = dump(db.path)
    for _once_more in range(2):
        report = take(db, file)
        assert dump(db.path) == before
        assert (report.created, report.updated, report.left_out) == (0, 0, 0)
        assert list(report.result.choices) == choices
    assert queries.open_problem_count(db) == 0


def test_what_the_clerk_changed_since_is_not_overwritten_again(db, known, tmp_path):
    file = workbook(tmp_path / "a.xlsx", [MORE, DIFFERING])
    choose(db, file, Choice(Action.OVERWRITE))
    other = [*DIFFERING]
    other[4] = "100"
    choose(db, workbook(tmp_path / "b.xlsx", [MORE, other]), Choice(Action.OVERWRITE))
    take(db, file)
    assert people(db)[KNOWN].house == "100"


def test_keeping_is_remembered_too(db, known, tmp_path):
    file = workbook(tmp_path / "a.xlsx", [HEADINGS, DIFFERING[:6]])
    take(db, file)
    choose(db, file, Choice(Action.KEEP))
    assert take(db, file).result.choices == (Choice(Action.KEEP),)
    undo_last(db)
    assert take(db, file).result.choices == (None,)


def test_a_row_without_an_id_goes_to_whom_the_clerk_chose(db, known, tmp_path):
    before = content(db)
    file = workbook(tmp_path / "a.xlsx", [(*MORE, "ชื่อเล่น", "ซอย"), (*NO_ID, "", "3")])
    take(db, file)
    assert queries.open_problem_count(db) == 1
    report = choose(db, file, Choice(Action.KEEP, known))
    assert (report.updated, report.left_out) == (1, 0)
    assert person_page(db, known).data.address.soi == "3"
    assert queries.open_problem_count(db) == 0
    undo_last(db)
    assert queries.open_problem_count(db) == 1
    undo_last(db)
    assert content(db) == before


@pytest.mark.parametrize("row", [NO_ID, BAD, LOST])
def test_somebody_new_may_come_without_an_id(db, row, tmp_path):
    before = content(db)
    file = workbook(tmp_path / "a.xlsx", [MORE, row, row])
    report = choose(db, file, Choice(Action.CREATE, reason="รอทำบัตร"))
    assert [report.created, report.unchanged] == [1, 1]
    with db.reading() as session:
        person = session.scalars(select(Person)).one()
        assert session.scalars(select(PersonIdentifier)).all() == []
    assert person.no_id_reason == "รอทำบัตร"
    assert report.result.problems[-2].code == "row_created_without_id"
    undo_last(db)
    assert content(db) == before


@pytest.mark.parametrize(
    ("row", "choice", "code"),
    [
        (NO_ID, Choice(Action.CREATE), "id_or_reason"),
        ((2, "", "12345", "1/2/2490", "5", 2, "", ""), Choice(Action.CREATE, reason="x"), "name_missing"),
        (NO_ID, Choice(Action.KEEP, 999), "choice_person_gone"),
        (
            (2, "นายใหม่ มีสุข", invented_id(8), "2490", "5", 2, "", ""),
            Choice(Action.KEEP, 1),
            "choice_other_id",
        ),
    ],
)
def test_a_choice_that_cannot_be_leaves_the_row_waiting(db, known, tmp_path, row, choice, code):
    before = content(db)
    report = choose(db, workbook(tmp_path / "a.xlsx", [MORE, row]), choice)
    assert report.left_out == 1
    assert codes(report)[code] == 1
    assert content(db) == before


def test_a_row_with_other_errors_is_no_matter_of_choice(db, known, tmp_path):
    row = (2, "นาย" + "ก" * 200, "", "1/2/2490", "5", 2, "", "")
    assert choose(db, workbook(tmp_path / "a.xlsx", [MORE, row]), Choice(Action.KEEP, known)).left_out == 1


def test_skipping_a_good_row_keeps_it_out_for_good(db, tmp_path):
    file = workbook(tmp_path / "a.xlsx", [HEADINGS, DIFFERING[:6]])
    report = choose(db, file, Choice(Action.SKIP))
    assert report.result.statuses == (Status.SKIPPED,)
    assert take(db, file).created == 0
    assert people(db) == {}
    undo_last(db)
    assert take(db, file).created == 1


# --- somebody known without an id ---


@pytest.fixture
def nameless_id(db) -> int:
    """Somebody known without an id."""
    fields = {"first": "ไร้เลข", "last": "มีสุข", "title": "นาย", "national_id": "", "phone": ""}
    address = AddressInput(house_no="5", moo="2")
    return add_person(db, **fields, no_id_reason="รอทำบัตร", address=address)


WITH_ID = (2, "นายไร้เลข มีสุข", invented_id(9), "1/2/2490", "5", 2)


def test_a_new_id_of_somebody_known_without_one_is_told(db, nameless_id, tmp_path):
    report = take(db, workbook(tmp_path / "a.xlsx", [HEADINGS, WITH_ID]), dry_run=True)
    assert codes(report) == {"maybe_known": 1}
    assert [suspect.person_id for suspect in report.suspects[0]] == [nameless_id]
    assert "นายไร้เลข มีสุข" in report.result.problems[0].message
    assert report.created == 1


def test_joining_gives_the_id_and_takes_it_back(db, nameless_id, tmp_path):
    before = content(db)
    other = (3, *WITH_ID[1:3], "1/2/2490", "5", 2)
    file = workbook(tmp_path / "a.xlsx", [(*HEADINGS, "ชื่อเล่น"), (*other, "ดำ"), (*WITH_ID, "")])
    report = choose(db, file, None, Choice(Action.KEEP, nameless_id))
    assert (report.created, report.updated) == (0, 1)
    assert people(db).keys() == {invented_id(9)}
    page = person_page(db, nameless_id)
    assert (page.no_id_reason, page.data.nickname) == ("", "ดำ")
    after = dump(db.path)
    assert codes(take(db, file)) == {}
    assert dump(db.path) == after
    undo_last(db)
    assert content(db) == before


def test_an_id_alone_is_a_change(db, nameless_id, tmp_path):
    row = (2, "นายไร้เลข มีสุข", invented_id(9), "", "5", 2)
    report = choose(db, workbook(tmp_path / "a.xlsx", [HEADINGS, row]), Choice(Action.KEEP, nameless_id))
    assert report.updated == 1
    assert people(db).keys() == {invented_id(9)}
    with db.reading() as session:
        event = session.scalars(select(AuditEvent).where(AuditEvent.entity == "person")).all()[-1]
    assert event.before == {"no_id_reason": "รอทำบัตร"}
    assert event.after == {"national_id": invented_id(9), "no_id_reason": ""}


def test_a_suspect_may_be_somebody_else(db, nameless_id, tmp_path):
    file = workbook(tmp_path / "a.xlsx", [HEADINGS, WITH_ID])
    report = choose(db, file, Choice(Action.CREATE))
    assert report.created == 1
    assert codes(report) == {}
    assert codes(take(db, file)) == {}


# --- whatever is chosen ---


def test_any_choices_taken_back_leave_what_was_there(db, known, nameless_id, tmp_path):
    rows = [
        DIFFERING,
        NO_ID,
        BAD,
        LOST,
        (*WITH_ID, "", ""),
        (6, "นายใหม่ เอี่ยม", invented_id(7), "", "", 1, "", ""),
    ]
    file = workbook(tmp_path / "a.xlsx", [MORE, *rows])
    before = content(db)
    draw = random.Random(6)
    for _round in range(10):
        without_id = [draw_choice(draw, [known, nameless_id]) for _row in (NO_ID, BAD, LOST)]
        choices = [
            draw_choice(draw, []),
            *without_id,
            draw_choice(draw, [nameless_id]),
            draw_choice(draw, []),
        ]
        choose(db, file, *choices)
        done = dump(db.path)
        assert take(db, file).result.session_id is None
        assert dump(db.path) == done
        undo_last(db)
        assert content(db) == before


def draw_choice(draw: random.Random, who: list[int]) -> Choice | None:
    action = draw.choice([None, *Action])
    if action is None:
        return None
    person = draw.choice([None, *who]) if action in (Action.KEEP, Action.OVERWRITE) else None
    return Choice(action, person, "รอทำบัตร" if action is Action.CREATE else "")


def test_a_decision_is_kept_with_its_row(db, known, tmp_path):
    choose(db, workbook(tmp_path / "a.xlsx", [MORE, NO_ID]), Choice(Action.OVERWRITE, known))
    with db.reading() as session:
        row = session.scalars(select(ImportRow)).one()
    assert row.decision == {"action": "overwrite", "person_id": known, "reason": ""}
    assert row.person_id == known
    assert Choice.from_json(row.decision) == Choice(Action.OVERWRITE, known)
