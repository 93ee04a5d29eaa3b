"""Consumables: what is left is the sum of what came and went, and never less than nothing."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import factories
from tests.factories import CLERK
from welfaredesk import clock
from welfaredesk.errors import RecordNotFound, Refused, StaleRecord, ValidationFailed
from welfaredesk.queries.lending import model_names
from welfaredesk.queries.lending_stock import issued_to_person, moves_of_model, stock
from welfaredesk.services import lending_stock, life_events
from welfaredesk.services.lending_stock import IN, KINDS, ConsumableInput, MoveInput


@pytest.fixture
def diapers(db):
    data = ConsumableInput("ผ้าอ้อมผู้ใหญ่ ไซส์ L", "ผ้าอ้อม", "ห่อ", low_stock=5)
    return lending_stock.save_consumable(CLERK, db, data).id


def move(db, model, kind, quantity, **fields):
    return lending_stock.move(CLERK, db, MoveInput(model, kind, quantity, **fields)).left


def test_what_is_left_follows_what_comes_and_goes(db, diapers):
    person = factories.add_person(db)
    assert move(db, diapers, "received", 20, origin="ซื้อ", price_satang=25_000) == 20
    assert move(db, diapers, "issued", 6, person_id=person, note="เดือน พ.ย.") == 14
    assert move(db, diapers, "lost", 9) == 5
    [row] = stock(db)
    assert (row.name, row.left, row.is_low, row.last_on) == ("ผ้าอ้อมผู้ใหญ่ ไซส์ L", 5, True, clock.today())
    ledger = moves_of_model(db, diapers)
    assert [(m.kind, m.change, m.left) for m in ledger] == [
        ("ชำรุดหรือหมดอายุ", -9, 5),
        ("จ่าย", -6, 14),
        ("รับเข้า", 20, 20),
    ]
    with db.reading() as session:
        [given_out] = issued_to_person(session, person)
    assert (given_out.person, given_out.change) == ("นางสาวสมศรี ใจดี", -6)


def test_more_than_there_is_does_not_go_out(db, diapers):
    move(db, diapers, "received", 3)
    with pytest.raises(Refused) as refused:
        move(db, diapers, "issued", 4, person_id=factories.add_person(db))
    assert (refused.value.code, refused.value.params["left"]) == ("stock_short", "3")
    assert stock(db)[0].left == 3


@pytest.mark.parametrize(
    ("fields", "field", "code"),
    [
        ({"kind": "received", "quantity": 0}, "quantity", "quantity_wrong"),
        ({"kind": "issued", "quantity": 1}, "person_id", "required"),
        ({"kind": "sold", "quantity": 1}, "kind", "not_in_list"),
    ],
)
def test_a_wrong_move_is_refused_at_its_field(db, diapers, fields, field, code):
    with pytest.raises(ValidationFailed) as failed:
        lending_stock.move(CLERK, db, MoveInput(diapers, **fields))
    assert [(issue.field, issue.code) for issue in failed.value.issues] == [(field, code)]


def test_nothing_is_given_to_the_dead(db, diapers):
    person = factories.add_person(db)
    move(db, diapers, "received", 3)
    life_events.report(CLERK, db, person, "died", clock.today().replace(day=1))
    with pytest.raises(Refused) as refused:
        move(db, diapers, "issued", 1, person_id=person)
    assert refused.value.code == "person_gone"


def test_a_count_that_differs_needs_its_reason(db, diapers):
    move(db, diapers, "received", 10)
    assert lending_stock.count(CLERK, db, diapers, 10, "") is None
    with pytest.raises(ValidationFailed):
        lending_stock.count(CLERK, db, diapers, 8, " ")
    assert lending_stock.count(CLERK, db, diapers, 8, "หมดอายุ ทิ้งไป").left == 8
    assert lending_stock.count(CLERK, db, diapers, 11, "พบในห้องเก็บของ").left == 11


def test_a_consumable_is_no_kind_of_piece(db, diapers):
    assert model_names(db) == []
    factories.add_item(db)
    with pytest.raises(RecordNotFound):
        move(db, diapers + 1, "received", 1)


def test_the_form_of_a_consumable(db, diapers):
    with pytest.raises(ValidationFailed):
        lending_stock.save_consumable(CLERK, db, ConsumableInput("ผ้าอ้อมผู้ใหญ่ ไซส์ L"))
    with pytest.raises(StaleRecord):
        lending_stock.save_consumable(CLERK, db, ConsumableInput("ถุงปัสสาวะ"), model_id=diapers, version=9)
    lending_stock.save_consumable(CLERK, db, ConsumableInput("ถุงปัสสาวะ"), model_id=diapers, version=1)
    assert [row.name for row in stock(db)] == ["ถุงปัสสาวะ"]


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(sorted(KINDS)), st.integers(1, 9)), max_size=12))
def test_the_remainder_is_never_below_nothing(db, moves):
    name = f"ของ {len(stock(db))}"
    model = lending_stock.save_consumable(CLERK, db, ConsumableInput(name)).id
    person, left = factories.add_person(db, 7000 + model), 0
    for kind, quantity in moves:
        try:
            left = move(db, model, kind, quantity, person_id=person if kind == "issued" else None)
        except Refused:
            assert kind not in IN
            assert quantity > left
    assert left >= 0
    assert {row.id: row.left for row in stock(db)}[model] == left
