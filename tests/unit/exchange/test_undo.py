"""An import taken back leaves what was there before it, or everything as it is."""

import sqlite3
from contextlib import closing
from datetime import date

import pytest

from tests.factories import CLERK, add_item, add_person, invented_id, lend_one
from tests.unit.exchange.office import DISABLED, ELDERLY, HEADINGS, people, take, workbook
from welfaredesk.db.engine import Database
from welfaredesk.errors import RecordNotFound, Refused
from welfaredesk.messages import text_of
from welfaredesk.queries import imports as queries
from welfaredesk.queries import person_page
from welfaredesk.services import disclosure, groups, imports
from welfaredesk.services.persons import AddressInput

_LEFT = ("audit_event", "import_session", "import_row", "sqlite_sequence")
ROW = (1, "นายสมชาย ใจดี", invented_id(1), "3/10/2494", "12/3", 4)


def content(db: Database) -> dict[str, list[tuple]]:
    """Every table but those that tell of the import itself; versions aside, which only count up."""
    found = {}
    with closing(sqlite3.connect(db.path)) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        for (name,) in names.fetchall():
            if name in _LEFT or name.startswith("person_fts"):
                continue
            wanted = [column[1] for column in connection.execute(f"PRAGMA table_info({name})")]
            shown = ", ".join(f'"{column}"' for column in wanted if column != "version")
            found[name] = sorted(connection.execute(f"SELECT {shown} FROM {name}").fetchall(), key=repr)
    return found


def searched(db: Database, text: str) -> int:
    with closing(sqlite3.connect(db.path)) as connection:
        return connection.execute(
            "SELECT count(*) FROM person_fts WHERE person_fts MATCH ?", (f'"{text}"',)
        ).fetchone()[0]


def one_run(db: Database) -> int:
    return queries.import_runs(db)[0].id


def test_both_registers_taken_back_leave_nothing(db):
    before = content(db)
    take(db, ELDERLY, DISABLED)
    undone = imports.undo(CLERK, db, one_run(db))
    assert undone.removed > 500
    assert content(db) == before
    assert queries.open_problem_count(db) == 0
    run = queries.import_runs(db)[0]
    assert run.undone_by == CLERK.name
    assert set(run.counts) == {"undone"}


def test_people_known_before_get_their_values_back(db):
    take(db, ELDERLY)
    before = content(db)
    take(db, DISABLED)
    assert content(db) != before
    undone = imports.undo(CLERK, db, one_run(db))
    assert undone.restored > 0
    assert content(db) == before


def test_what_was_taken_back_can_be_taken_in_again(db):
    take(db, ELDERLY, DISABLED)
    once = people(db)
    imports.undo(CLERK, db, one_run(db))
    report = take(db, ELDERLY, DISABLED)
    assert report.created > 500
    assert people(db) == once
    assert queries.open_problem_count(db) == report.left_out


def test_the_search_forgets_what_was_taken_back(db, tmp_path):
    add_person(db, 1, first="สมชาย", last="ใจดี", address=person_page_address(""))
    take(
        db, workbook(tmp_path / "a.xlsx", [HEADINGS, (1, "นายสมชาย ใจดี", invented_id(1), "2494", "999/9", 4)])
    )
    assert searched(db, "999/9") == 1 or searched(db, "9999") == 1
    imports.undo(CLERK, db, one_run(db))
    assert searched(db, "999/9") == searched(db, "9999") == 0


def person_page_address(house: str):

    return AddressInput(house_no=house)


def test_a_changed_person_keeps_the_whole_import(db, tmp_path):
    take(db, workbook(tmp_path / "a.xlsx", [HEADINGS, ROW]))
    groups.join_group(CLERK, db, 1, "disabled", date(2026, 1, 1))
    before = content(db)
    with pytest.raises(Refused) as refused:
        imports.undo(CLERK, db, one_run(db))
    assert refused.value.code == "import_changed_since"
    assert "นายสมชาย ใจดี" in text_of(refused.value)
    assert content(db) == before


def test_looking_at_an_id_is_no_change(db, tmp_path):
    take(db, workbook(tmp_path / "a.xlsx", [HEADINGS, ROW]))
    disclosure.reveal_id(CLERK, db, 1, "ตรวจสอบ")
    assert imports.undo(CLERK, db, one_run(db)).removed == 1


def test_a_borrower_keeps_the_import(db, tmp_path):
    take(db, workbook(tmp_path / "a.xlsx", [HEADINGS, ROW]))
    lend_one(db, 1, add_item(db))
    with pytest.raises(Refused) as refused:
        imports.undo(CLERK, db, one_run(db))
    assert refused.value.code == "import_used_since"


def test_a_later_import_is_taken_back_first(db, tmp_path):
    take(db, workbook(tmp_path / "a.xlsx", [HEADINGS, ROW]))
    first = one_run(db)
    other = (2, "นายอื่น ใจดี", invented_id(2), "3/10/2494", "12/3", 4)
    take(db, workbook(tmp_path / "b.xlsx", [(*HEADINGS, "ชื่อเล่น"), (*ROW, ""), (*other, "ดำ")]))
    second = one_run(db)
    more = (1, "นายสมชาย ใจดี", invented_id(1), "3/10/2494", "12/3", 4, "แดง")
    take(db, workbook(tmp_path / "c.xlsx", [(*HEADINGS, "ชื่อเล่น"), more]))
    third = one_run(db)
    with pytest.raises(Refused):
        imports.undo(CLERK, db, first)
    imports.undo(CLERK, db, third)
    imports.undo(CLERK, db, second)
    imports.undo(CLERK, db, first)
    assert people(db) == {}


def test_a_row_that_waited_waits_again(db, tmp_path):
    bad = (1, "นายสมชาย ใจดี", "", "3/10/2494", "12/3", 4)
    take(db, workbook(tmp_path / "a.xlsx", [HEADINGS, bad]))
    assert queries.open_problem_count(db) == 1
    take(db, workbook(tmp_path / "b.xlsx", [HEADINGS, ROW]))
    assert queries.open_problem_count(db) == 0
    imports.undo(CLERK, db, one_run(db))
    assert queries.open_problem_count(db) == 1


def test_twice_is_refused_and_so_is_nothing(db, tmp_path):
    take(db, workbook(tmp_path / "a.xlsx", [HEADINGS, ROW]))
    imports.undo(CLERK, db, one_run(db))
    with pytest.raises(Refused) as refused:
        imports.undo(CLERK, db, one_run(db))
    assert refused.value.code == "import_undone"
    with pytest.raises(RecordNotFound):
        imports.undo(CLERK, db, 999)


def test_the_history_of_a_known_person_tells_of_it(db, tmp_path):
    person_id = add_person(db, 1, first="สมชาย", last="ใจดี", nickname="")
    take(db, workbook(tmp_path / "a.xlsx", [(*HEADINGS, "ชื่อเล่น"), (*ROW, "แดง")]))
    imports.undo(CLERK, db, one_run(db))
    page = person_page.person_page(db, person_id)
    assert page.data.nickname == ""
    assert page.history[0].action == "undo_import"
