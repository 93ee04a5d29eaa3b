"""The page of one device."""

import pytest

from tests import factories
from tests.factories import CLERK
from welfaredesk import clock
from welfaredesk.errors import RecordNotFound, ValidationFailed
from welfaredesk.queries.devices import item_page
from welfaredesk.queries.lending import ItemQuery, LoanQuery
from welfaredesk.services import devices, lending_returns


def test_the_form_reads_back_what_was_saved_and_saving_it_changes_nothing(db):
    data = devices.DeviceInput(
        model="เตียงผู้ป่วย 2 ไกร์",
        code="BD-69-0001",
        category="เตียง",
        unit="เตียง",
        loan_days=180,
        price_satang=850000,
    )
    saved = devices.save_item(CLERK, db, data)
    page = item_page(db, saved.id)
    assert page.data == data
    assert (
        devices.save_item(CLERK, db, page.data, item_id=saved.id, version=page.version).version
        == saved.version
    )


def test_the_loans_of_a_device_are_newest_first(db):
    item, person = factories.add_item(db), factories.add_person(db)
    first = factories.lend_one(db, person, item)
    line_id = item_page(db, item).row.line_id
    lending_returns.take_back(CLERK, db, [lending_returns.ReturnInput(line_id, ready=True)])
    second = factories.lend_one(db, person, item)
    assert [loan.no for loan in item_page(db, item).loans] == [second.no, first.no]


def test_a_device_that_is_not_there(db):
    with pytest.raises(RecordNotFound):
        item_page(db, 99)


@pytest.mark.parametrize("typed", ["วอล์คเกอร์", "วอลคเกอ", "WK-69-0001", "wk69", "๖๙๐๐๐๑", "ช่วยเดิน"])
def test_a_device_is_found_by_what_clerks_type(db, typed):
    wanted = devices.save_item(
        CLERK, db, devices.DeviceInput(model="วอล์คเกอร์", code="WK-69-0001", category="อุปกรณ์ช่วยเดิน")
    )
    factories.add_item(db, "BD-1", "เตียงผู้ป่วย 2 ไกร์")
    assert ItemQuery(db, typed).ids() == [wanted.id]


@pytest.mark.parametrize("typed", ["์", "-", "%", "ไม่มี"])
def test_a_device_that_nobody_has_is_not_found(db, typed):
    person, item = factories.add_person(db), factories.add_item(db)
    factories.lend_one(db, person, item)
    assert ItemQuery(db, typed).ids() == []
    assert LoanQuery(db, typed).ids() == []


def test_a_number_stands_for_one_piece_only(db):
    factories.add_item(db, "WC-1", asset_no="416/67/1")
    for fields in ({"code": "416-67-1"}, {"code": "WC-2", "asset_no": "wc1"}):
        with pytest.raises(ValidationFailed) as failed:
            devices.save_item(CLERK, db, devices.DeviceInput(model="รถเข็นธรรมดา", **fields))
        assert [issue.code for issue in failed.value.issues] == ["code_taken"]


def test_disposing_of_a_piece_keeps_the_day(db):
    item = factories.add_item(db, "WC-1")
    data = devices.DeviceInput(model="รถเข็นธรรมดา", code="WC-1", condition="disposed")
    devices.save_item(CLERK, db, data, item_id=item, version=1)
    assert item_page(db, item).data.disposed_on == clock.today()
