"""Adding and changing people."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select, text

from tests import factories
from tests.factories import CLERK, SOMSRI
from welfaredesk import messages
from welfaredesk.db.models import AuditEvent, Person
from welfaredesk.errors import StaleRecord, ValidationFailed
from welfaredesk.queries.person_page import person_page
from welfaredesk.queries.persons import PersonQuery
from welfaredesk.services import persons


def found(db, text):
    query = PersonQuery(db, text)
    return [query.rows([person_id])[person_id].name for person_id in query.ids()]


@pytest.mark.parametrize(
    "typed",
    [
        "สมศรี", "นางสาวสมศรี", "น.ส.สมศรี ใจดี", "สมสี"[:2], "ใจดี", "สม", "ส่มศรี", "สมศรี้ ใจ",
        "3000006801174", "๓๐๐๐๐๐๖๘๐๑", "3-0000-06801-17-4", "12/3", "๑๒/๓", "081000", "081-000-0001",
        "สมศรีใจดี", "สมศรีใจ",
        "สมศรี 12/3",
    ],
)  # fmt: skip
def test_a_person_is_found_by_what_clerks_type(db, typed):
    factories.add_person(db)
    factories.add_person(
        db, 5, first="บุญมี", last="มีทรัพย์", phone="", address=persons.AddressInput(house_no="99")
    )
    assert found(db, typed) == ["นางสาวสมศรี ใจดี"]


@pytest.mark.parametrize("typed", ["สมหมาย", "%", '"', "สมศรี บุญ", "ใจดี OR บุญมี", "*", "3000006801175"])
def test_what_is_not_there_is_not_found(db, typed):
    factories.add_person(db)
    assert found(db, typed) == []


def test_the_list_is_in_thai_order(db):
    wanted = ["กนก", "เกษม", "ขวัญ", "จันทร์", "แจ่ม", "ไพลิน", "สมศรี", "อรุณ"]
    for number, first in enumerate(reversed(wanted), start=1):
        factories.add_person(db, number, first=first, title="นาย")
    query = PersonQuery(db)
    assert [query.rows([i])[i].first for i in query.ids()] == wanted
    assert query.total() == len(wanted)
    assert query.ids(limit=2, offset=3) == query.ids()[3:5]


def test_ids_are_masked_unless_asked_for(db):
    person_id = factories.add_person(db)
    assert PersonQuery(db).rows([person_id])[person_id].national_id == "3-****-*****-**-4"
    assert PersonQuery(db, full_ids=True).rows([person_id])[person_id].national_id == "3000006801174"


def test_the_national_id_is_not_in_the_full_text_index(db):
    factories.add_person(db)
    with db.reading() as session:
        assert "3000006801174" not in session.scalar(text("SELECT search_text FROM person_fts"))


def test_an_id_already_taken_names_its_holder(db):
    factories.add_person(db)
    with pytest.raises(ValidationFailed) as failed:
        persons.save_person(CLERK, db, replace(SOMSRI, first="คนอื่น"))
    assert "นางสาวสมศรี ใจดี" in messages.text_of(failed.value)


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"first": " "}, "first", "กรุณากรอก"),
        ({"national_id": "3000006801175"}, "national_id", "หลักสุดท้ายควรเป็น 4"),
        ({"national_id": "300000680117"}, "national_id", "12 หลัก"),
        ({"national_id": "3.00000E+12"}, "national_id", "Excel"),
        ({"national_id": ""}, "national_id", "ระบุเหตุ"),
        ({"birth_date": date(2026, 11, 23)}, "birth_date", "23/11/2569"),
        ({"phone": "12"}, "phone", "12"),
        ({"phone": "081234567"}, "phone", "081234567"),
    ],
)
def test_wrong_input_is_told_under_its_field(db, fields, field, words):
    with pytest.raises(ValidationFailed) as failed:
        persons.save_person(CLERK, db, replace(SOMSRI, **fields))
    assert [issue.field for issue in failed.value.issues] == [field]
    assert words in messages.text_of(failed.value)


def test_a_person_without_an_id_needs_a_reason(db):
    person = persons.save_person(CLERK, db, replace(SOMSRI, national_id="", no_id_reason="รอแจ้งเกิด"))
    assert person_page(db, person.id).no_id_reason == "รอแจ้งเกิด"


def test_a_stale_save_changes_nothing(db):
    first = persons.save_person(CLERK, db, SOMSRI)
    persons.save_person(CLERK, db, replace(SOMSRI, last="ดีใจ"), person_id=first.id, version=first.version)
    with pytest.raises(StaleRecord):
        persons.save_person(CLERK, db, replace(SOMSRI, last="อื่น"), person_id=first.id, version=first.version)
    assert found(db, "สมศรี") == ["นางสาวสมศรี ดีใจ"]
    assert found(db, "ใจดี") == []  # the index follows the change


def test_saving_what_is_there_writes_nothing(db):
    first = persons.save_person(CLERK, db, SOMSRI)
    again = persons.save_person(CLERK, db, SOMSRI, person_id=first.id, version=first.version)
    assert again.version == first.version
    with db.reading() as session:
        assert len(session.scalars(select(AuditEvent).where(AuditEvent.entity == "person")).all()) == 1


def test_the_audit_event_tells_before_and_after(db):
    first = persons.save_person(CLERK, db, SOMSRI)
    changed = replace(SOMSRI, last="ดีใจ", address=replace(SOMSRI.address, moo="2"))
    persons.save_person(CLERK, db, changed, person_id=first.id, version=first.version)
    event = person_page(db, first.id).history[0]
    assert (event.before, event.after) == ({"last": "ใจดี", "moo": "4"}, {"last": "ดีใจ", "moo": "2"})


def test_groups_elderly_is_derived_from_the_birth_date(db):
    young = factories.add_person(db, 1, birth_date=date(1966, 11, 23))
    old = factories.add_person(db, 2, birth_date=date(1966, 11, 22))
    assert PersonQuery(db, group="elderly").ids() == [old]
    rows = PersonQuery(db).rows([young, old])
    assert (rows[young].groups, rows[old].groups, rows[old].age) == ((), ("elderly",), 60)


def test_sex_comes_from_the_title_and_may_be_said(db):
    monk = factories.add_person(db, 3, title="พระ", sex="M")
    woman = factories.add_person(db)
    with db.reading() as session:
        assert session.get_one(Person, monk).sex == "M"
        assert session.get_one(Person, woman).sex == "F"


def test_beginnings_come_first_then_the_rest_each_in_thai_order(db):
    wanted = [("กานดา", "ก"), ("กานต์", "ข"), ("เกษม", "กานดา"), ("สมศรี", "กานต์"), ("อรุณ", "ศรีกาน")]
    for number, (first, last) in enumerate(reversed(wanted), start=1):
        factories.add_person(db, number, first=first, last=last, title="นาย")
    factories.add_person(db, 9, first="บุญมี", last="ดี")
    query = PersonQuery(db, "กาน")
    ids = query.ids()
    rows = query.rows(ids)
    assert [(rows[i].first, rows[i].last) for i in ids] == wanted
    assert query.total() == len(wanted)
    pages = [query.ids(limit=2, offset=offset) for offset in (0, 2, 4, 6)]
    assert [i for page in pages for i in page] == ids


@pytest.mark.parametrize("typed", ["เ", "เก", "เกษ", "แ", "แก้", "โ"])
def test_leading_vowels_are_found_while_typing(db, typed):
    for number, first in enumerate(("เกษม", "แก้ว", "โกวิท", "กมล"), start=1):
        factories.add_person(db, number, first=first, title="นาย", last="ดี")
    assert [name[3:].split()[0] for name in found(db, typed)] == [
        first for first in ("เกษม", "แก้ว", "โกวิท") if first.startswith(typed)
    ]
