"""Deaths and moves: told, confirmed, dismissed, undone; the person's state follows from them alone."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import factories
from tests.factories import CLERK
from welfaredesk import clock, messages
from welfaredesk.db.models import LifeEvent, Person
from welfaredesk.errors import RecordNotFound, Refused, ValidationFailed
from welfaredesk.queries.life_worklist import waiting_events
from welfaredesk.queries.person_page import person_page
from welfaredesk.services import life_events

DAY = date(2026, 11, 1)


@pytest.fixture
def somsri(db):
    return factories.add_person(db, birth_date=date(1950, 6, 1))


def propose(db, person_id, kind="died", source="ทะเบียน.xlsx แถว 7"):
    with db.transaction() as session:
        event = LifeEvent(
            person_id=person_id, kind=kind, remark="เสียชีวิต", source=source, created_at=clock.now()
        )
        session.add(event)
        session.flush()
        return event.id


def state(db, person_id):
    with db.reading() as session:
        person = session.get_one(Person, person_id)
        return person.died_on, person.moved_out_on


def test_a_death_told_to_a_clerk_counts_at_once(db, somsri):
    life_events.report(CLERK, db, somsri, "died", DAY, " ญาติแจ้ง ")
    page = person_page(db, somsri)
    assert page.row.died
    assert state(db, somsri) == (DAY, None)
    event = page.history[0]
    assert (event.action, event.reason) == ("report_event", "ญาติแจ้ง")
    assert event.after == {"kind": "died", "died_on": "2026-11-01"}
    assert page.life_events[0].decided_by == CLERK.name


def test_telling_confirms_what_a_register_proposed(db, somsri):
    proposed = propose(db, somsri)
    assert [waiting.person for waiting in waiting_events(db)] == ["นางสาวสมศรี ใจดี"]
    assert life_events.report(CLERK, db, somsri, "died", DAY).id == proposed
    assert waiting_events(db) == ()
    assert len(person_page(db, somsri).life_events) == 1


def test_a_proposal_is_confirmed_with_its_day(db, somsri):
    proposed = propose(db, somsri)
    assert person_page(db, somsri).proposed_events == (("died", "เสียชีวิต"),)
    assert state(db, somsri) == (None, None)
    life_events.confirm(CLERK, db, proposed, DAY)
    assert state(db, somsri) == (DAY, None)
    for again in (life_events.dismiss, lambda *args: life_events.confirm(*args, DAY)):
        with pytest.raises(Refused):
            again(CLERK, db, proposed)


def test_a_dismissed_proposal_is_gone_but_known(db, somsri):
    proposed = propose(db, somsri)
    life_events.dismiss(CLERK, db, proposed, "ยังมีชีวิตอยู่")
    page = person_page(db, somsri)
    assert page.proposed_events == ()
    assert [event.confirmed for event in page.life_events] == [False]
    assert (page.history[0].action, page.history[0].reason) == ("dismiss_event", "ยังมีชีวิตอยู่")


def test_undone_a_proposal_waits_again_and_a_report_is_dismissed(db, somsri):
    proposed = propose(db, somsri)
    life_events.confirm(CLERK, db, proposed, DAY)
    life_events.undo(CLERK, db, proposed, "ผิดคน")
    assert state(db, somsri) == (None, None)
    assert [event.confirmed for event in person_page(db, somsri).life_events] == [None]
    life_events.dismiss(CLERK, db, proposed)
    told = life_events.report(CLERK, db, somsri, "died", DAY).id
    life_events.undo(CLERK, db, told, "ผิดคน")
    page = person_page(db, somsri)
    assert [event.confirmed for event in page.life_events] == [False, False]
    assert page.history[0].before == {"died_on": "2026-11-01"}
    with pytest.raises(Refused):
        life_events.undo(CLERK, db, told, "อีกครั้ง")


def test_moving_out_and_back_in(db, somsri):
    life_events.report(CLERK, db, somsri, "moved_out", date(2026, 1, 1))
    assert state(db, somsri) == (None, date(2026, 1, 1))
    with pytest.raises(Refused) as refused:
        life_events.report(CLERK, db, somsri, "moved_out", DAY)
    assert "1 ม.ค. 2569" in messages.text_of(refused.value)
    back = life_events.report(CLERK, db, somsri, "moved_in", date(2026, 6, 1)).id
    assert state(db, somsri) == (None, None)
    life_events.report(CLERK, db, somsri, "moved_out", DAY)
    life_events.undo(CLERK, db, back, "ไม่ได้ย้ายกลับ")
    assert state(db, somsri) == (None, DAY)


def test_a_newcomer_has_moved_in(db, somsri):
    life_events.report(CLERK, db, somsri, "moved_in", DAY)
    assert person_page(db, somsri).history[0].after == {"kind": "moved_in", "happened_on": "2026-11-01"}


def test_the_dead_stay_where_they_are_until_the_mistake_is_undone(db, somsri):
    life_events.report(CLERK, db, somsri, "died", DAY)
    for kind in life_events.KINDS:
        with pytest.raises(Refused) as refused:
            life_events.report(CLERK, db, somsri, kind, DAY)
        assert "1 พ.ย. 2569" in messages.text_of(refused.value)


@pytest.mark.parametrize(
    ("kind", "happened_on", "field"),
    [
        ("died", None, "happened_on"),
        ("died", date(2026, 11, 23), "happened_on"),
        ("moved_out", date(1950, 5, 31), "happened_on"),
        ("nonsense", DAY, "kind"),
    ],
)
def test_wrong_events_are_told_under_their_field(db, somsri, kind, happened_on, field):
    with pytest.raises(ValidationFailed) as failed:
        life_events.report(CLERK, db, somsri, kind, happened_on)
    assert [issue.field for issue in failed.value.issues] == [field]
    assert person_page(db, somsri).life_events == ()


def test_an_undoing_needs_its_reason(db, somsri):
    told = life_events.report(CLERK, db, somsri, "died", DAY).id
    with pytest.raises(ValidationFailed):
        life_events.undo(CLERK, db, told, " ")
    with pytest.raises(RecordNotFound):
        life_events.undo(CLERK, db, 999, "ผิด")


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(life_events.KINDS), st.integers(0, 40)), max_size=8))
def test_undoing_everything_gives_back_the_living_resident(office, events):
    db, person_id = office
    for kind, days in events:
        try:
            life_events.report(CLERK, db, person_id, kind, date(2026, 1, 1 + days % 28))
        except Refused:
            continue
    for event in person_page(db, person_id).life_events:
        if event.confirmed:
            life_events.undo(CLERK, db, event.id, "ผิด")
    assert state(db, person_id) == (None, None)


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    db = factories.new_office(tmp_path_factory.mktemp("events"))
    yield db, factories.add_person(db)
    db.close()
