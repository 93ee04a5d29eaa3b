"""Columns understood wrongly can be corrected, and the correction is known at the next register."""

from sqlalchemy import select

from tests.factories import CLERK, invented_id
from tests.unit.exchange.office import dump, people, workbook
from welfaredesk.db.models import AuditEvent
from welfaredesk.exchange import importing, mapping
from welfaredesk.services import column_memory
from welfaredesk.services.column_memory import Columns

# "เลขที่" of this office is the person's place in its list, the house stands under a word nobody knows
HEADINGS = ("เลขที่", "ชื่อ - สกุล", "เลขประจำตัวประชาชน", "วันเกิด", "หลังคาเรือน", "หมู่ที่")
ROWS = (
    (1, "นายสมชาย ใจดี", invented_id(1), "3/10/2494", "12/3", 4),
    (2, "นางสมหญิง มีสุข", invented_id(2), "25 เม.ย. 2492", "8", 2),
)
HOUSE = {0: "seq", 4: "house_no"}


def houses(db) -> dict[str, str]:
    return {number: person.house for number, person in people(db).items()}


def test_a_corrected_column_is_read_as_told(db, tmp_path):
    found = importing.preview([workbook(tmp_path / "a.xlsx", [HEADINGS, *ROWS])])
    assert found.rows[0].record.address.house_no == "1"
    right = importing.remap(found, 0, HOUSE)
    assert right.rows[0].record.address.house_no == "12/3"
    assert dict(right.mapping(right.sheets[0]))["หลังคาเรือน"] == "บ้านเลขที่"
    importing.run(CLERK, db, right)
    assert houses(db) == {invented_id(1): "12/3", invented_id(2): "8"}


def test_a_field_moves_from_the_column_that_had_it(tmp_path):
    found = importing.preview([workbook(tmp_path / "a.xlsx", [HEADINGS, *ROWS])])
    right = importing.remap(found, 0, {4: "house_no"})
    assert dict(right.mapping(right.sheets[0]))["เลขที่"] == ""
    back = importing.remap(right, 0, {})
    assert back.sheets[0].layout == found.sheets[0].layout
    assert back.rows == found.rows


def test_a_column_can_be_left_out(tmp_path):
    found = importing.preview([workbook(tmp_path / "a.xlsx", [HEADINGS, *ROWS])])
    assert importing.remap(found, 0, {3: ""}).rows[0].record.birth is None


def test_columns_can_be_told_beforehand(tmp_path):
    file = workbook(tmp_path / "a.xlsx", [HEADINGS, *ROWS], "รายชื่อ")
    found = importing.preview([file], mapping={"รายชื่อ": HOUSE, "อื่น": {4: ""}})
    assert found.rows[1].record.address.house_no == "8"


def test_the_same_headings_come_corrected_next_time(db, tmp_path):
    first = workbook(tmp_path / "a.xlsx", [HEADINGS, ROWS[0]])
    importing.run(CLERK, db, importing.remap(importing.preview([first]), 0, HOUSE))
    second = workbook(tmp_path / "b.xlsx", [("ทะเบียนปีใหม่",), HEADINGS, ROWS[1]], "ปีนี้")
    importing.run(CLERK, db, [second])
    assert houses(db)[invented_id(2)] == "8"
    other = workbook(tmp_path / "c.xlsx", [(*HEADINGS, "เพศ"), (*ROWS[1], "ช")])
    memory = column_memory.remembered(db)
    assert importing.preview([other], memory=memory).sheets[0].told == Columns()


def test_only_what_was_agreed_to_is_remembered_and_it_can_be_forgotten(db, tmp_path):
    right = importing.remap(importing.preview([workbook(tmp_path / "a.xlsx", [HEADINGS, *ROWS])]), 0, HOUSE)
    importing.run(CLERK, db, right, dry_run=True)
    assert column_memory.remembered(db) == {}
    importing.run(CLERK, db, right)
    key = mapping.headings_key(right.sheets[0].layout)
    assert column_memory.remembered(db) == {key: Columns(HOUSE)}
    before = dump(db.path)
    importing.run(CLERK, db, right)  # the same again is no event
    assert dump(db.path) == before
    assert column_memory.forget(CLERK, db, key)
    assert not column_memory.forget(CLERK, db, key)
    assert column_memory.remembered(db) == {}
    with db.reading() as session:
        told = session.scalars(select(AuditEvent.action).where(AuditEvent.entity == "column_memory")).all()
    assert told == ["remember", "forget"]


def test_a_correction_holds_on_the_next_page_too(tmp_path):
    rows = [HEADINGS, ROWS[0], HEADINGS, ROWS[1]]
    found = importing.preview([workbook(tmp_path / "a.xlsx", rows)])
    right = importing.remap(found, 0, HOUSE)
    assert [row.record.address.house_no for row in right.rows] == ["12/3", "8"]


def test_tick_columns_can_be_named(tmp_path):
    rows = [("ชื่อ - สกุล", "เลขประจำตัวประชาชน", "ก"), ("นายสมชาย ใจดี", invented_id(1), "/")]
    found = importing.preview([workbook(tmp_path / "a.xlsx", rows)])
    assert importing.remap(found, 0, {2: "type_3"}).rows[0].record.types == (3,)
