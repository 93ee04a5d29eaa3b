"""A cell put right before the import is read anew; what the file said stays known."""

from sqlalchemy import select

from tests.factories import CLERK, invented_id
from tests.unit.exchange.office import HEADINGS, codes, dump, people, take, workbook
from welfaredesk.db.models import ImportRow
from welfaredesk.exchange import importing
from welfaredesk.queries import imports as queries
from welfaredesk.services import imports

GOOD = invented_id(1)
BAD = GOOD[:-1] + str((int(GOOD[-1]) + 1) % 10)
ROWS = [
    HEADINGS,
    (1, "นายสมชาย ใจดี", BAD, "3/10/2494", "12/3", 4),
    (2, "นางสมหญิง มีสุข", invented_id(2), "31/2/2492", "8", 2),
]


def fixed(found):
    """Both rows put right."""
    return importing.fix(found, 0, {(1, 2): GOOD, (2, 3): "28/2/2492"})


def test_a_row_put_right_comes_in(db, tmp_path):
    file = workbook(tmp_path / "a.xlsx", ROWS)
    found = importing.preview([file])
    assert [row.usable for row in found.rows] == [False, True]
    right = fixed(found)
    assert [row.usable for row in right.rows] == [True, True]
    report = importing.run(CLERK, db, right)
    assert report.created == 2
    assert codes(report) == {"cell_fixed": 2}
    assert people(db)[GOOD].first == "สมชาย"
    assert people(db)[invented_id(2)].born == "1949-02-28"


def test_what_the_file_said_stays_with_the_row(db, tmp_path):
    found = importing.preview([workbook(tmp_path / "a.xlsx", ROWS)])
    importing.run(CLERK, db, fixed(found))
    with db.reading() as session:
        row = session.scalars(select(ImportRow).order_by(ImportRow.id)).first()
        assert row.raw["เลขประจำตัวประชาชน"] == BAD
        assert row.problems[0]["params"] == {"read": BAD, "now": GOOD}


def test_the_file_again_knows_that_its_row_is_done(db, tmp_path):
    file = workbook(tmp_path / "a.xlsx", ROWS)
    importing.run(CLERK, db, fixed(importing.preview([file])))
    before = dump(db.path)
    report = take(db, file)
    assert (report.created, report.updated, report.left_out) == (0, 0, 0)
    assert codes(report)["row_done_before"] == 1
    assert dump(db.path) == before


def test_a_row_that_waited_from_before_is_settled(db, tmp_path):
    file = workbook(tmp_path / "a.xlsx", ROWS)
    take(db, file)
    assert queries.open_problem_count(db) == 1
    importing.run(CLERK, db, fixed(importing.preview([file])))
    assert queries.open_problem_count(db) == 0
    imports.undo(CLERK, db, queries.import_runs(db)[0].id)
    assert queries.open_problem_count(db) == 1


def test_typing_what_stood_there_is_no_change(tmp_path):
    found = importing.preview([workbook(tmp_path / "a.xlsx", ROWS)])
    right = importing.fix(found, 0, {(1, 2): GOOD})
    back = importing.fix(right, 0, {(1, 2): f" {BAD} "})
    assert back.rows == found.rows


def test_a_correction_of_columns_keeps_the_cells_put_right(tmp_path):
    found = importing.preview([workbook(tmp_path / "a.xlsx", ROWS)])
    both = importing.remap(fixed(found), 0, {4: "community"})
    assert both.rows[0].record.national_id == GOOD
    assert both.rows[0].record.address.community == "12/3"
