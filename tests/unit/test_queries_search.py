"""One search for everything: people, devices, and slips however their number is written."""

from datetime import date

import pytest

from tests import factories
from welfaredesk.queries.search import find, slips
from welfaredesk.services.devices import DeviceInput, save_item
from welfaredesk.services.lending import LoanInput, cancel_loan, lend
from welfaredesk.services.persons import save_person


@pytest.fixture
def slip(db):
    """Slips 1/2569 (cancelled) and 1/2570 of one borrower."""
    person = save_person(factories.CLERK, db, factories.SOMSRI).id
    items = [save_item(factories.CLERK, db, DeviceInput(model="รถเข็นนั่ง", code=f"กส.{n}")).id for n in (1, 2)]
    old = lend(
        factories.CLERK,
        db,
        LoanInput(person, (items[0],), lent_on=date(2026, 9, 30), backdate_reason="ใบเก่า"),
    )
    cancel_loan(factories.CLERK, db, old.contract_id, "ลงผิดคน")
    return lend(
        factories.CLERK,
        db,
        LoanInput(person, (items[1],), lent_on=date(2026, 10, 1), backdate_reason="ใบเก่า"),
    )


@pytest.mark.parametrize("typed", ["1/2570", "1/70", "๑/๒๕๗๐", "1 / 2570"])
def test_a_slip_by_its_number(db, slip, typed):
    assert [(row.contract_id, row.no, row.borrower) for row in slips(db, typed)] == [
        (slip.contract_id, "1/2570", "นางสาวสมศรี ใจดี")
    ]


def test_a_bare_number_means_every_year_newest_first(db, slip):
    found = slips(db, "1")
    assert [(row.no, row.cancelled) for row in found] == [("1/2570", False), ("1/2569", True)]


@pytest.mark.parametrize("typed", ["", "2/2570", "สมศรี", "1/2570/3", "กส.1"])
def test_what_is_no_slip(db, slip, typed):
    assert slips(db, typed) == ()


def test_everything_at_once(db, slip):
    assert [row.first for row in find(db, "สมศรี").persons] == ["สมศรี"]
    assert [row.code for row in find(db, "กส 2").items] == ["กส.2"]
    assert find(db, "กส 2").persons == ()


def test_nothing_typed_finds_nothing(db, slip):
    assert find(db, "  ") == find(db, "")
    assert find(db, "").persons == ()


def test_only_the_first_few_of_each_kind(db):
    for number in range(9):
        save_item(factories.CLERK, db, DeviceInput(model="ไม้เท้า", code=f"CN-{number}"))
    assert len(find(db, "ไม้เท้า").items) == 6
