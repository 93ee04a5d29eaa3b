"""A donation brings its number, its pieces and its quantities in one go, or nothing."""

import pytest

from tests import factories
from tests.factories import CLERK
from welfaredesk import clock
from welfaredesk.errors import RecordNotFound, ValidationFailed
from welfaredesk.queries.devices import item_page
from welfaredesk.queries.lending import ItemQuery, item_by_code
from welfaredesk.queries.lending_donations import donation, donations
from welfaredesk.queries.lending_stock import stock
from welfaredesk.services import lending_donations, lending_stock
from welfaredesk.services.lending_donations import DonationInput, GivenInput


def receive(db, *lines, **fields):
    data = DonationInput(**{"donor": "ชมรมจิตอาสาตัวอย่าง", "lines": lines} | fields)
    return lending_donations.receive(CLERK, db, data)


def test_pieces_come_into_the_register_with_their_donor(db):
    given = GivenInput("รถเข็นธรรมดา", 2, value_satang=700_000, codes=("บริจาค WC1", "บริจาค WC2"))
    received = receive(db, given, donor_address="12 หมู่ 4", donor_named=False)
    assert received.no == "1/2570"
    data = item_page(db, item_by_code(db, "บริจาค WC2").id).data
    assert (data.donor, data.donor_named, data.acquired_how) == ("ชมรมจิตอาสาตัวอย่าง", False, "รับบริจาค")
    assert (data.price_satang, data.acquired_on, data.document_no) == (350_000, clock.today(), "1/2570")
    row = donation(db, received.id)
    assert row.what == "รถเข็นธรรมดา 2 ชิ้น"
    assert row.lines[0].codes == ("บริจาค WC1", "บริจาค WC2")
    assert row.value_satang == 700_000


def test_a_consumable_goes_into_the_stock(db):
    lending_stock.save_consumable(CLERK, db, lending_stock.ConsumableInput("ผ้าอ้อม", unit="ห่อ"))
    receive(db, GivenInput("ผ้าอ้อม", 30, value_satang=750_000))
    assert [(row.name, row.left) for row in stock(db)] == [("ผ้าอ้อม", 30)]
    with pytest.raises(ValidationFailed) as failed:
        receive(db, GivenInput("ผ้าอ้อม", 1, codes=("X-1",)))
    assert [(issue.field, issue.code) for issue in failed.value.issues] == [("line.1", "codes_of_consumable")]


def test_a_taken_code_leaves_nothing_half_done(db):
    factories.add_item(db, "WC-1")
    with pytest.raises(ValidationFailed) as failed:
        receive(db, GivenInput("ไม้เท้า", 1, codes=("CN-1",)), GivenInput("รถเข็นใหม่", 1, codes=("wc1",)))
    assert [(issue.field, issue.code) for issue in failed.value.issues] == [("line.2", "code_taken")]
    assert donations(db) == ()
    assert len(ItemQuery(db).ids()) == 1
    assert receive(db, GivenInput("ไม้เท้า")).no == "1/2570", "no number is lost"


@pytest.mark.parametrize(
    ("fields", "lines", "field", "code"),
    [
        ({"donor": " "}, (GivenInput("ไม้เท้า"),), "donor", "required"),
        ({}, (), "lines", "nothing_given"),
        ({}, (GivenInput("ไม้เท้า"),) * 9, "lines", "too_many"),
        ({}, (GivenInput(""),), "line.1", "required"),
        ({}, (GivenInput("ไม้เท้า", 0),), "line.1", "quantity_wrong"),
        ({}, (GivenInput("ไม้เท้า", 2, codes=("A",)),), "line.1", "codes_differ"),
        ({}, (GivenInput("ไม้เท้า", value_satang=-1),), "line.1", "negative_amount"),
    ],
)
def test_a_wrong_form_says_where(db, fields, lines, field, code):
    with pytest.raises(ValidationFailed) as failed:
        receive(db, *lines, **fields)
    assert (field, code) in [(issue.field, issue.code) for issue in failed.value.issues]


def test_numbers_count_in_each_fiscal_year(db):
    old = clock.today().replace(year=2026, month=9)
    assert receive(db, GivenInput("ไม้เท้า"), given_on=old).no == "1/2569"
    assert receive(db, GivenInput("ไม้เท้า")).no == "1/2570"
    assert [row.no for row in donations(db)] == ["1/2570", "1/2569"]
    assert [row.no for row in donations(db, 2569)] == ["1/2569"]
    with pytest.raises(RecordNotFound):
        donation(db, 99)
