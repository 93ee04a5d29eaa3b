"""Value lists: the product's until changed, the office's afterwards; codes in use never vanish."""

import pytest
from sqlalchemy import func, select

from tests.factories import CLERK
from welfaredesk import messages
from welfaredesk.db.models import AuditEvent, ListValue
from welfaredesk.domain.value_lists import LISTS, NAMES
from welfaredesk.errors import RecordNotFound, ValidationFailed
from welfaredesk.queries.person_filter import LISTED_IN
from welfaredesk.queries.person_page import person_input, person_page
from welfaredesk.queries.value_lists import choices, entries, labels, usage
from welfaredesk.services import persons, value_lists
from welfaredesk.services.value_lists import ValueInput, save_list


def as_input(db, list_code):
    return [ValueInput(value.label, value.code, value.active) for value in entries(db, list_code)]


def stored(db):
    with db.reading() as session:
        return session.scalar(select(func.count()).select_from(ListValue))


@pytest.mark.parametrize("list_code", LISTS)
def test_untouched_lists_are_the_products_and_take_no_room(db, list_code):
    assert choices(db, list_code) == LISTS[list_code]
    save_list(CLERK, db, list_code, as_input(db, list_code))
    assert stored(db) == 0


def test_the_office_renames_adds_reorders_and_switches_off(db):
    now = as_input(db, "income_source")
    wanted = [
        ValueInput("เบี้ยยังชีพ", "state"),
        ValueInput(" เงินช่วย จากวัด "),
        *(value for value in now if value.code in ("work", "family")),
        ValueInput("อื่นๆ", "other", active=False),
    ]
    save_list(CLERK, db, "income_source", wanted)
    assert choices(db, "income_source") == (
        ("state", "เบี้ยยังชีพ"),
        ("own_1", "เงินช่วย จากวัด"),
        ("work", "ประกอบอาชีพ"),
        ("family", "บุตร/ผู้อุปการะ"),
    )
    assert choices(db, "income_source", keep="other")[-1] == ("other", "อื่นๆ")
    assert labels(db, "income_source")["other"] == "อื่นๆ"
    assert choices(db, "marital") == LISTS["marital"]
    with db.reading() as session:
        event = session.scalars(select(AuditEvent).where(AuditEvent.entity == "list_value")).one()
    assert event.after["income_source"][-1] == "(อื่นๆ)"


def test_new_values_get_codes_of_their_own(db):
    for label in ("ก", "ข"):
        save_list(CLERK, db, "group", [*as_input(db, "group"), ValueInput(label)])
    assert choices(db, "group")[-2:] == (("own_1", "ก"), ("own_2", "ข"))


def test_what_is_left_out_stays_behind(db):
    save_list(CLERK, db, "sso_section", [ValueInput("ม.40", "40")])
    assert [code for code, _label in choices(db, "sso_section")] == ["40", "33", "39", "none"]


def test_what_a_later_version_adds_stands_behind_the_offices(db, monkeypatch):
    save_list(CLERK, db, "sso_section", [ValueInput("ม.40", "40")])
    monkeypatch.setitem(LISTS, "sso_section", (("new", "ใหม่"), *LISTS["sso_section"]))
    assert choices(db, "sso_section")[-1] == ("new", "ใหม่")


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        ([ValueInput(" ")], "ตั้งชื่อ"),
        ([ValueInput("บุตร")], "บุตร"),
        ([ValueInput("เจ้าบ้าน", "head", active=False)], "เจ้าบ้าน"),
    ],
)
def test_wrong_lists_are_refused_and_nothing_kept(db, wanted, words):
    with pytest.raises(ValidationFailed) as failed:
        save_list(CLERK, db, "relation", wanted)
    assert [issue.field for issue in failed.value.issues] == ["values"]
    assert words in messages.text_of(failed.value)
    assert stored(db) == 0


def test_lists_and_values_that_do_not_exist(db):
    with pytest.raises(RecordNotFound):
        choices(db, "nonsense")
    with pytest.raises(RecordNotFound):
        save_list(CLERK, db, "marital", [ValueInput("x", "nonsense")])


def test_a_switched_off_value_stays_with_the_person_who_has_it(db):
    data = persons.PersonInput(first="สมศรี", no_id_reason="รอบัตร", marital="widowed")
    person = persons.save_person(CLERK, db, data)
    save_list(CLERK, db, "marital", [ValueInput("หม้าย", "widowed", active=False)])
    page = person_page(db, person.id)
    persons.save_person(CLERK, db, person_input(db, person.id), person_id=person.id, version=page.version)
    assert person_page(db, person.id).data.marital == "widowed"


def test_needed_values_are_in_their_lists():
    for list_code, code in value_lists.NEEDED:
        assert code in dict(LISTS[list_code])


def test_every_list_has_a_name_and_tells_where_its_values_stand(db):
    assert set(NAMES) == set(LISTS)
    assert LISTS.keys() - LISTED_IN.keys() == {"office_division"}  # boxes on W-01, kept with no record
    assert LISTED_IN.keys() <= LISTS.keys()
    for list_code in LISTS:
        assert usage(db, list_code) == {}
