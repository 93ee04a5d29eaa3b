"""Requests and the waiting list: decided, queued, offered, served, and never passed over in silence."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from tests import factories
from tests.factories import CLERK
from welfaredesk import clock, messages
from welfaredesk.db.models import AuditEvent, DeviceItem, HoldPassed
from welfaredesk.domain.loan_requests import RequestState
from welfaredesk.errors import Refused, ValidationFailed
from welfaredesk.queries.lending_requests import RequestQuery, next_waiting, request_counts, request_page
from welfaredesk.services import lending, lending_requests, lending_returns
from welfaredesk.services.lending import LoanInput
from welfaredesk.services.lending_requests import DecisionInput, RequestInput
from welfaredesk.services.lending_returns import ReturnInput

NO = DecisionInput("rejected", note="ไม่เข้าเกณฑ์")


@pytest.fixture
def people(db):
    names = ("สมศรี", "บุญมี", "คำปัน", "ดวงดี")
    return [factories.add_person(db, number, first=name) for number, name in enumerate(names, start=1)]


@pytest.fixture
def bed(db):
    return factories.add_item(db, "BD-1", "เตียงผู้ป่วย")


@pytest.fixture
def model(db, bed):
    with db.reading() as session:
        return session.get_one(DeviceItem, bed).model_id


def ask(db, person, model, *, approve=True, **fields):
    """A request, approved unless said otherwise; its id."""
    data = RequestInput(**{"applicant_id": person, "model_id": model, "reason": "ติดเตียง"} | fields)
    asked = lending_requests.ask(CLERK, db, data)
    if approve:
        lending_requests.decide(CLERK, db, asked.id, DecisionInput())
    return asked.id


def state(db, request):
    return request_page(db, request).row.state


def give(db, person, *items, **fields):
    return lending.lend(CLERK, db, LoanInput(person, items, **fields))


def take_back(db, item):
    with db.reading() as session:
        line = lending.open_line(session, item).id
    lending_returns.take_back(CLERK, db, [ReturnInput(line, ready=True)])


def test_numbers_run_per_fiscal_year_of_the_day_it_was_asked(db, people, bed, model):
    data = RequestInput(applicant_id=people[0], model_id=model, reason="ติดเตียง")
    first = lending_requests.ask(CLERK, db, data)
    with pytest.raises(Refused, match="request_twice"):
        lending_requests.ask(CLERK, db, data)  # takes no number
    old = RequestInput(applicant_id=people[1], model_id=model, reason="ติดเตียง", asked_on=date(2026, 9, 30))
    second = lending_requests.ask(CLERK, db, old)
    third = lending_requests.ask(
        CLERK, db, RequestInput(applicant_id=people[2], model_id=model, reason="ติดเตียง")
    )
    assert [first.no, second.no, third.no] == ["1/2570", "1/2569", "2/2570"]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"applicant_id": None}, "applicant_id"),
        ({"model_id": None}, "model_id"),
        ({"reason": " "}, "reason"),
        ({"need": 6}, "need"),
        ({"delivery": "post"}, "delivery"),
        ({"evidence": ("passport",)}, "evidence"),
        ({"asked_on": date(2026, 11, 23)}, "asked_on"),
        ({"wanted_from": date(2026, 12, 2), "wanted_to": date(2026, 12, 1)}, "wanted_to"),
    ],
)
def test_wrong_input_names_its_field(db, people, bed, model, fields, field):
    given = {"applicant_id": people[0], "model_id": model, "reason": "ติดเตียง"} | fields
    with pytest.raises(ValidationFailed) as failed:
        lending_requests.ask(CLERK, db, RequestInput(**given))
    assert [issue.field for issue in failed.value.issues] == [field]
    assert messages.text_of(failed.value)


def test_from_asking_to_the_loan_every_state_is_derived(db, people, bed, model):
    request = ask(db, people[0], model, approve=False)
    assert state(db, request) is RequestState.SUBMITTED
    lending_requests.decide(CLERK, db, request, DecisionInput(decided_by="นายอุดม สมมุติ"))
    assert state(db, request) is RequestState.APPROVED
    lending_requests.offer(CLERK, db, request, bed)
    row = request_page(db, request).row
    assert (row.state, row.code, row.offer_until) == (RequestState.OFFERED, "BD-1", date(2026, 11, 29))
    lent = give(db, people[0], bed)
    row = request_page(db, request).row
    assert (row.state, row.contract_no, row.turn) == (RequestState.LENT, lent.no, None)
    assert {"loan_request", "hold"} <= lent.touched


def test_an_offer_not_fetched_expires_by_the_day_alone_and_frees_the_piece(db, people, bed, model):
    first, second = ask(db, people[0], model), ask(db, people[1], model)
    lending_requests.offer(CLERK, db, first, bed, date(2026, 11, 25))
    clock.set_today(date(2026, 11, 25))
    assert state(db, first) is RequestState.OFFERED
    clock.set_today(date(2026, 11, 26))
    assert state(db, first) is RequestState.EXPIRED
    assert next_waiting(db, model).id == second
    lending_requests.offer(CLERK, db, second, bed)
    assert (state(db, first), state(db, second)) == (RequestState.EXPIRED, RequestState.OFFERED)
    lending_requests.queue_again(CLERK, db, first)
    assert [row.turn for row in request_page(db, first).line_up] == [1, 2]
    assert state(db, first) is RequestState.WAITING


def test_rejecting_needs_a_reason_and_is_final(db, people, bed, model):
    request = ask(db, people[0], model, approve=False)
    with pytest.raises(ValidationFailed):
        lending_requests.decide(CLERK, db, request, DecisionInput("rejected"))
    lending_requests.decide(CLERK, db, request, NO)
    assert state(db, request) is RequestState.REJECTED
    with pytest.raises(Refused, match="request_over"):
        lending_requests.decide(CLERK, db, request, DecisionInput())


def test_a_decided_request_is_not_changed(db, people, bed, model):
    request = ask(db, people[0], model, approve=False)
    page = request_page(db, request)
    data = RequestInput(applicant_id=people[0], model_id=model, reason="ป่วยติดเตียง", need=1)
    lending_requests.change(CLERK, db, request, data, version=page.version)
    assert request_page(db, request).data.need == 1
    lending_requests.decide(CLERK, db, request, DecisionInput())
    with pytest.raises(Refused, match="request_decided"):
        lending_requests.change(CLERK, db, request, data, version=page.version + 1)


def test_withdrawing_says_why_and_leaves_the_line(db, people, bed, model):
    first, second = ask(db, people[0], model), ask(db, people[1], model)
    with pytest.raises(ValidationFailed):
        lending_requests.withdraw(CLERK, db, first, " ")
    lending_requests.withdraw(CLERK, db, first, "ซื้อเองแล้ว")
    assert state(db, first) is RequestState.WITHDRAWN
    assert next_waiting(db, model).id == second


def test_the_order_is_need_then_time_and_only_the_next_is_offered(db, people, bed, model):
    later, urgent = ask(db, people[0], model, need=4), ask(db, people[1], model, need=1)
    with pytest.raises(Refused) as refused:
        lending_requests.offer(CLERK, db, later, bed)
    assert "บุญมี" in messages.text_of(refused.value)
    lending_requests.offer(CLERK, db, urgent, bed)
    assert (state(db, later), state(db, urgent)) == (RequestState.WAITING, RequestState.OFFERED)
    with pytest.raises(ValidationFailed):
        lending_requests.take_offer_back(CLERK, db, urgent, "")
    lending_requests.take_offer_back(CLERK, db, urgent, "ติดต่อไม่ได้")
    assert state(db, urgent) is RequestState.APPROVED


def test_a_waiting_person_is_not_passed_over_without_a_reason(db, people, bed, model):
    request = ask(db, people[0], model)
    with pytest.raises(Refused) as refused:
        give(db, people[1], bed)
    assert refused.value.code == "hold_waiting"
    assert "สมศรี" in messages.text_of(refused.value)
    lent = give(db, people[1], bed, pass_reason="แพทย์สั่งด่วน")
    (passed,) = request_page(db, request).passed
    assert (passed.contract_no, passed.reason, passed.decided_by) == (lent.no, "แพทย์สั่งด่วน", CLERK.name)
    assert state(db, request) is RequestState.WAITING
    with db.reading() as session:
        event = session.scalar(select(AuditEvent).where(AuditEvent.action == "pass_over"))
        assert (event.entity_id, event.reason) == (request, "แพทย์สั่งด่วน")


def test_nobody_is_passed_over_while_enough_remain(db, people, bed, model):
    others = [factories.add_item(db, f"BD-{number}", "เตียงผู้ป่วย") for number in (2, 3)]
    ask(db, people[0], model)
    give(db, people[1], bed)
    with pytest.raises(Refused):
        give(db, people[2], *others)
    assert request_counts(db)[RequestState.APPROVED] == 1


def test_a_piece_kept_for_somebody_is_not_lent_to_another(db, people, bed, model):
    request = ask(db, people[0], model)
    lending_requests.offer(CLERK, db, request, bed)
    with pytest.raises(Refused, match="hold_waiting"):
        give(db, people[1], bed)
    give(db, people[1], bed, pass_reason="ฉุกเฉิน")
    row = request_page(db, request).row
    assert (row.state, row.item_id) == (RequestState.WAITING, None)


def test_the_second_in_line_needs_a_reason_too(db, people, bed, model):
    ask(db, people[0], model)
    ask(db, people[1], model)
    with pytest.raises(Refused, match="hold_waiting"):
        give(db, people[1], bed)
    second = factories.add_item(db, "BD-2", "เตียงผู้ป่วย")
    give(db, people[1], second)
    assert request_counts(db) == {RequestState.APPROVED: 1}


def test_who_has_one_offered_may_take_another_piece(db, people, bed, model):
    second = factories.add_item(db, "BD-2", "เตียงผู้ป่วย")
    first, waiting = ask(db, people[0], model), ask(db, people[1], model)
    lending_requests.offer(CLERK, db, first, bed)
    give(db, people[0], second)
    assert state(db, waiting) is RequestState.APPROVED
    give(db, people[1], bed)


def test_a_volunteer_who_asks_for_many_is_told_apart_by_the_user(db, people, bed, model):
    volunteer, one, other, _ = people
    waits = ask(db, volunteer, model, beneficiary_id=one, relation="อสม.")
    with pytest.raises(Refused, match="hold_waiting"):
        give(db, volunteer, bed, beneficiary_id=other)
    give(db, volunteer, bed, beneficiary_id=one)
    assert state(db, waits) is RequestState.LENT


def test_a_loan_cancelled_gives_the_place_back(db, people, bed, model):
    first, second = ask(db, people[0], model), ask(db, people[1], model)
    lent = give(db, people[0], bed)
    lending.cancel_loan(CLERK, db, lent.contract_id, "เลือกผิด")
    assert [row.id for row in request_page(db, first).line_up] == [first, second]
    assert state(db, first) is RequestState.APPROVED


def test_what_comes_back_is_for_the_next(db, people, bed, model):
    give(db, people[3], bed)
    request = ask(db, people[0], model)
    assert state(db, request) is RequestState.WAITING
    take_back(db, bed)
    assert (state(db, request), next_waiting(db, model).beneficiary_id) == (RequestState.APPROVED, people[0])


def test_two_pieces_on_one_slip_pass_over_two(db, people, bed, model):
    second = factories.add_item(db, "BD-2", "เตียงผู้ป่วย")
    for person in people[:3]:
        ask(db, person, model)
    give(db, people[3], bed, second, pass_reason="ศูนย์พักพิง")
    with db.reading() as session:
        assert len(session.scalars(select(HoldPassed)).all()) == 2  # the third could not have had one anyway


def test_the_list_is_searched_and_filtered(db, people, bed, model):
    ask(db, people[0], model)
    mine = ask(db, people[1], model, approve=False, need=1)
    lending_requests.decide(CLERK, db, ask(db, people[2], model, approve=False), NO)
    assert RequestQuery(db, "บุญมี").ids() == [mine]
    assert RequestQuery(db, "เตียง", state="rejected").ids() == [3]
    assert RequestQuery(db, "๑/๒๕๗๐", state="").ids() == [1]
    assert RequestQuery(db, state="hand_over").ids() == [1]
    assert RequestQuery(db).ids() == [2, 1]
    assert len(RequestQuery(db, state="").ids()) == 3


def test_past_days_ask_for_a_reason(db, people, bed):
    day = clock.today() - timedelta(days=1)
    with pytest.raises(ValidationFailed) as failed:
        give(db, people[0], bed, lent_on=day)
    assert [issue.field for issue in failed.value.issues] == ["backdate_reason"]
    lent = give(db, people[0], bed, lent_on=day, backdate_reason="ระบบล่ม", guarantor_id=people[1])
    with db.reading() as session:
        contract = session.get_one(lending.LoanContract, lent.contract_id)
        assert (contract.backdate_reason, contract.guarantor_id) == ("ระบบล่ม", people[1])
