"""Two-digit years: settled where the register settles them, else asked once, never guessed silently."""

from datetime import date

import pytest

from tests.factories import CLERK, invented_id
from tests.unit.exchange.office import DISABLED, ELDERLY, HEADINGS, codes, dump, people, take, workbook
from welfaredesk.domain.thai_dates import Era, short_year, told_era
from welfaredesk.exchange import importing
from welfaredesk.services import column_memory

AGED = (*HEADINGS, "อายุ")
BIRTH = HEADINGS.index("วันเกิด")


def register(tmp_path, *births, headings=HEADINGS, ages=(), title="ทะเบียนรายชื่อ"):
    rows = [
        (number, f"นายคน{number} ใจดี", invented_id(number), birth, "12", 4, *ages[number - 1 : number])
        for number, birth in enumerate(births, start=1)
    ]
    return workbook(tmp_path / "a.xlsx", [(title,), headings, *rows])


def born(db):
    return [people(db)[number].born for number in sorted(people(db))]


def test_no_year_of_four_digits_fits_both_eras():
    in_both = [
        year for year in range(1000, 10_000) if year in range(1850, 2201) and year - 543 in range(1850, 2201)
    ]
    assert in_both == []
    assert (told_era("1/2/2492"), told_era("1/2/1949"), told_era("1/2/92 ค.ศ.")) == (Era.BE, Era.CE, Era.CE)
    assert (told_era(date(2492, 1, 2)), told_era(date(1949, 1, 2)), told_era("อะไร")) == (Era.BE, None, None)
    assert (short_year("1/2/92"), short_year("1/2/92 พ.ศ."), short_year("010292")) == (92, None, 92)


def test_a_column_that_leaves_it_open_is_told_once(db, tmp_path):
    report = take(db, register(tmp_path, "1/2/30", "3/4/45", "5/6/50"))
    assert codes(report) == {"era_assumed": 1}
    (told,) = report.result.problems
    assert (told.row, told.column, told.severity) == (None, "วันเกิด", "warning")
    assert "«1/2/30» อ่านเป็น 1 ก.พ. 2530 อีกแบบคือ 1 ก.พ. 2473" in told.message
    assert born(db) == ["1987-02-01", "2002-04-03", "2007-06-05"]
    before = dump(db.path)
    assert codes(take(db, tmp_path / "a.xlsx")) == {"era_assumed": 1}
    assert dump(db.path) == before


@pytest.mark.parametrize(
    ("births", "ages", "title", "expected"),
    [
        # a year in four digits in the same column, in either calendar
        (("1/2/30", "3/4/2545"), (), "ทะเบียนรายชื่อ", ["1987-02-01", "2002-04-03"]),
        (("1/2/30", "3/4/1945"), (), "ทะเบียนรายชื่อ", ["1930-02-01", "1945-04-03"]),
        (("1/2/30", "3/4/45 ค.ศ."), (), "ทะเบียนรายชื่อ", ["1930-02-01", "1945-04-03"]),
        # the row's own age, and with it the rows that have none
        (("1/2/30", "3/4/45"), (39, 24), "ทะเบียนรายชื่อ", ["1987-02-01", "2002-04-03"]),
        (("1/2/30", "3/4/45"), (96, 81), "ทะเบียนรายชื่อ", ["1930-02-01", "1945-04-03"]),
        (("1/2/30", "3/4/45"), (96, None), "ทะเบียนรายชื่อ", ["1930-02-01", "1945-04-03"]),
        # the elderly are elderly
        (("1/2/92", "3/4/99"), (), "บัญชีผู้สูงอายุ", ["1949-02-01", "1956-04-03"]),
        (("1/2/40", "3/4/45"), (), "บัญชีผู้สูงอายุ", ["1940-02-01", "1945-04-03"]),
    ],
)
def test_what_the_register_settles_is_not_asked(db, tmp_path, births, ages, title, expected):
    report = take(db, register(tmp_path, *births, headings=AGED, ages=ages, title=title))
    assert codes(report) == {}
    assert born(db) == expected


def test_a_column_in_both_eras_is_open(db, tmp_path):
    report = take(db, register(tmp_path, "1/2/30", "3/4/2545", "3/4/1945"))
    assert codes(report) == {"era_assumed": 1}


def test_days_of_cards_are_never_open(db, tmp_path):
    headings = (*HEADINGS, "วันออกบัตร", "วันหมดอายุ")
    rows = [(1, "นายหนึ่ง ใจดี", invented_id(1), "2500", "1", 1, "1/2/68", "1/2/76")]
    report = take(db, workbook(tmp_path / "a.xlsx", [headings, *rows]))
    assert codes(report) == {"disability_missing": 1}
    rows = [(1, "นายหนึ่ง ใจดี", invented_id(2), "2500", "1", 1, "1/2/20", "1/2/28")]
    report = take(db, workbook(tmp_path / "b.xlsx", [headings, *rows]), dry_run=True)
    card = report.preview.rows[0].record.card
    assert (card.issued_on, card.expires_on) == (date(2020, 2, 1), date(2028, 2, 1))


def test_the_registers_of_the_office_leave_nothing_open():
    assert importing.preview([ELDERLY, DISABLED]).assumptions == ()


def test_the_answer_is_taken_and_remembered(db, tmp_path):
    file = register(tmp_path, "1/2/30", "3/4/45")
    found = importing.preview([file])
    (question,) = found.sheets[0].open_eras
    assert [example.read for example in question.examples] == ["1/2/30", "3/4/45"]
    assert question.reading(question.examples[0], Era.CE).date == date(1930, 2, 1)
    answered = importing.tell_eras(found, 0, {question.column: Era.CE})
    assert answered.assumptions == ()
    assert answered.sheets[0].open_eras[0].told  # may still be changed
    importing.run(CLERK, db, answered)
    assert born(db) == ["1930-02-01", "1945-04-03"]
    before = dump(db.path)
    report = take(db, file)
    assert codes(report) == {}
    assert report.result.session_id is None
    assert dump(db.path) == before
    key = next(iter(column_memory.remembered(db)))
    assert column_memory.remembered(db)[key].eras == {BIRTH: Era.CE}


def test_an_answer_in_the_usual_era_is_an_answer_too(db, tmp_path):
    found = importing.preview([register(tmp_path, "1/2/30")])
    importing.run(CLERK, db, importing.tell_eras(found, 0, {BIRTH: Era.BE}))
    assert codes(take(db, tmp_path / "a.xlsx")) == {}
    assert born(db) == ["1987-02-01"]


def test_the_columns_as_the_program_understands_them_forget_the_answer(tmp_path):
    found = importing.preview([register(tmp_path, "1/2/30")])
    answered = importing.tell_eras(found, 0, {BIRTH: Era.CE})
    assert importing.remap(answered, 0, {}).assumptions == found.assumptions
    assert importing.fix(answered, 0, {(2, BIRTH): "1/2/31"}).rows[0].record.birth.date == date(1931, 2, 1)
