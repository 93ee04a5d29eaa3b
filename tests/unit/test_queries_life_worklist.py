"""The worklist after a death or a move: what must happen, in words, until it has happened."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import factories
from tests.factories import CLERK
from welfaredesk.queries.life_worklist import KINDS, LifeTaskQuery, life_tasks
from welfaredesk.queries.person_page import person_page
from welfaredesk.services import cards, enrolments, households, lending_returns, life_events
from welfaredesk.services.enrolments import EnrolmentInput
from welfaredesk.services.lending_returns import ReturnInput

DAY = date(2026, 11, 1)


def involve(db, person_id, helper_id):
    """The person in every area; the helper borrowed the device and lives in the house."""
    number = 100 + person_id
    lent = factories.lend_one(
        db, helper_id, factories.add_item(db, f"WC-69-{number}"), beneficiary_id=person_id, relation="บุตร"
    )
    cards.save_card(CLERK, db, person_id, cards.CardInput("123", date(2020, 1, 1), caregiver="สมาน"))
    enrolments.enrol(CLERK, db, person_id, EnrolmentInput("old_age_allowance"))
    home = households.create(CLERK, db, households.HouseholdInput(house_no="9", moo="4"), person_id).id
    households.add_member(CLERK, db, home, helper_id, "child")
    return lent.contract_id


@pytest.fixture
def people(db):
    return factories.add_person(db, 1, first="สมศรี"), factories.add_person(db, 2, first="สมใจ")


def kinds(db, **more):
    return [task.kind for task in life_tasks(db, **more)]


def test_nothing_is_to_be_done_for_the_living(db, people):
    involve(db, *people)
    assert life_tasks(db) == ()
    assert LifeTaskQuery(db).total() == 0


def test_a_death_asks_for_everything_at_once(db, people):
    contract = involve(db, *people)
    life_events.report(CLERK, db, people[0], "died", DAY)
    tasks = {task.kind: task for task in life_tasks(db)}
    assert set(tasks) == {"fetch_device", "return_card", "stop_enrolment", "replace_head"}
    assert {(task.person, task.gone, task.gone_on) for task in tasks.values()} == {
        ("นางสาวสมศรี ใจดี", "died", DAY)
    }
    fetch = tasks["fetch_device"]
    assert fetch.reason == "ผู้ใช้อุปกรณ์เสียชีวิต ให้รับ รถเข็นธรรมดา WC-69-101 คืนและปิดใบยืม"
    assert (fetch.contract_id, fetch.contact, fetch.contact_phone) == (
        contract,
        "นางสาวสมใจ ใจดี",
        "0810000001",
    )
    assert tasks["return_card"].contact == "สมาน"
    assert tasks["stop_enrolment"].what == "เบี้ยยังชีพผู้สูงอายุ"
    assert tasks["replace_head"].reason == "เจ้าบ้านเสียชีวิต ให้เลือกเจ้าบ้านคนใหม่ของบ้านเลขที่ 9 หมู่ 4"


def test_who_moves_keeps_the_card(db, people):
    involve(db, *people)
    life_events.report(CLERK, db, people[0], "moved_out", DAY)
    assert sorted(kinds(db)) == ["fetch_device", "replace_head", "stop_enrolment"]
    assert "ผู้รับย้ายออก" in life_tasks(db)[1].reason


def test_a_loan_whose_borrower_is_gone_needs_another_name(db, people):
    involve(db, *people)
    life_events.report(CLERK, db, people[1], "died", DAY)
    task = life_tasks(db)[0]
    assert (task.kind, task.person_id, task.contact) == ("close_loan", people[1], "นางสาวสมศรี ใจดี")
    life_events.report(CLERK, db, people[0], "died", DAY)
    assert kinds(db).count("fetch_device") == 1
    assert "close_loan" not in kinds(db)
    assert "replace_head" not in kinds(db)  # nobody is left to be head
    assert life_tasks(db)[0].contact == ""


def finish(db, task):
    """Do what the task asks for."""
    if task.line_id:
        lending_returns.take_back(CLERK, db, [ReturnInput(task.line_id)])
    elif task.card_id:
        cards.mark_returned(CLERK, db, task.card_id, DAY)
    elif task.enrolment_id:
        enrolments.end(CLERK, db, task.enrolment_id, DAY, task.gone)
    else:
        heir = household_heir(db, task)
        households.set_head(CLERK, db, task.household_id, heir)


def household_heir(db, task):
    home = person_page(db, task.person_id).household
    return next(member.person_id for member in home.members if not member.gone)


def test_each_task_is_gone_once_done(db, people):
    involve(db, *people)
    life_events.report(CLERK, db, people[0], "died", DAY)
    left = list(life_tasks(db))
    while left:
        finish(db, left.pop(0))
        assert life_tasks(db) == tuple(left)


def test_a_household_the_gone_head_left_still_needs_the_next(db, people):
    involve(db, *people)
    life_events.report(CLERK, db, people[0], "moved_out", DAY)
    households.leave(CLERK, db, people[0], DAY)
    task = next(task for task in life_tasks(db) if task.kind == "replace_head")
    households.set_head(CLERK, db, task.household_id, people[1])
    assert "replace_head" not in kinds(db)


def test_a_former_head_who_was_replaced_asks_for_nothing(db, people):
    third = factories.add_person(db, 3)
    home = households.create(CLERK, db, households.HouseholdInput(), third, date(2026, 1, 1)).id
    households.add_member(CLERK, db, home, people[0], "child", DAY)
    households.set_head(CLERK, db, home, people[0], "parent", DAY)  # the head's row is the newer one
    households.set_head(CLERK, db, home, third, "child", date(2026, 11, 2))
    life_events.report(CLERK, db, people[0], "died", date(2026, 11, 3))
    assert life_tasks(db) == ()


def test_undone_events_ask_for_nothing(db, people):
    involve(db, *people)
    event = life_events.report(CLERK, db, people[0], "died", DAY).id
    life_events.undo(CLERK, db, event, "ผิดคน")
    assert life_tasks(db) == ()


def test_an_old_card_is_not_asked_for(db, people):
    cards.save_card(CLERK, db, people[0], cards.CardInput("1", date(2012, 1, 1)))
    new = cards.save_card(CLERK, db, people[0], cards.CardInput("2", date(2020, 1, 1))).id
    life_events.report(CLERK, db, people[0], "died", DAY)
    assert [task.card_id for task in life_tasks(db)] == [new]
    cards.mark_returned(CLERK, db, new, DAY)
    assert life_tasks(db) == ()


def test_the_table_pages_and_keeps_its_ids(db, people):
    involve(db, *people)
    life_events.report(CLERK, db, people[0], "died", DAY)
    query = LifeTaskQuery(db)
    ids = query.ids()
    assert len(set(ids)) == query.total() == 4
    assert query.ids(limit=2, offset=1) == ids[1:3]
    assert [query.rows(ids)[number].id for number in ids] == ids
    one = LifeTaskQuery(db, kind="return_card")
    assert (one.total(), one.ids()) == (1, [i for i in ids if query.rows([i])[i].kind == "return_card"])
    card = one.ids()[0]
    finish(db, query.rows(ids)[card])
    assert query.ids() == [number for number in ids if number != card]
    assert query.rows([card]) == {}


def test_one_persons_tasks(db, people):
    third = factories.add_person(db, 3)
    involve(db, people[0], people[1])
    enrolments.enrol(CLERK, db, third, EnrolmentInput("disability_allowance"))
    for person_id in (people[0], third):
        life_events.report(CLERK, db, person_id, "died", DAY)
    assert kinds(db, person_id=third) == ["stop_enrolment"]
    assert len(kinds(db, person_id=people[0])) == 4
    assert set(kinds(db)) <= set(KINDS)


def test_what_waits_longest_comes_first(db, people):
    for person_id, day in zip(people, (DAY, date(2026, 10, 1)), strict=True):
        enrolments.enrol(CLERK, db, person_id, EnrolmentInput("old_age_allowance"))
        life_events.report(CLERK, db, person_id, "moved_out", day)
    assert [task.person_id for task in life_tasks(db)] == [people[1], people[0]]


@pytest.fixture(scope="module")
def village(tmp_path_factory):
    db = factories.new_office(tmp_path_factory.mktemp("village"))
    people = [factories.add_person(db, number) for number in range(1, 7)]
    for person_id, helper_id in zip(people[:3], people[3:], strict=True):
        involve(db, person_id, helper_id)
    yield db, people
    db.close()


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 5), st.sampled_from(["died", "moved_out"])), max_size=6))
def test_tasks_are_of_the_gone_alone_and_vanish_with_the_events(village, goings):
    db, people = village
    told = {}
    for place, kind in goings:
        if place not in told:
            told[place] = life_events.report(CLERK, db, people[place], kind, DAY).id
    tasks = life_tasks(db)
    assert {task.person_id for task in tasks} <= {people[place] for place in told}
    users_gone = sum(1 for place in told if place < 3)
    borrowers_only = sum(1 for place in told if place >= 3 and place - 3 not in told)
    assert sum(task.line_id is not None for task in tasks) == users_gone + borrowers_only
    for event in told.values():
        life_events.undo(CLERK, db, event, "จบการทดสอบ")
    assert life_tasks(db) == ()
