"""Repair and maintenance jobs: who had it, what it cost, when it is to be looked after again."""

from datetime import date, timedelta

import pytest

from tests import factories
from tests.factories import CLERK
from welfaredesk import clock
from welfaredesk.db.models import Repair
from welfaredesk.errors import Refused, StaleRecord, ValidationFailed
from welfaredesk.queries.lending import item_by_code
from welfaredesk.queries.lending_after import DONE, MAINTENANCE, REPAIRS, AfterQuery
from welfaredesk.services.lending_repairs import (
    RepairDone,
    RepairInput,
    finish_repair,
    open_repair,
    save_repair,
)

TODAY = date(2026, 11, 22)
BROKEN = RepairInput(fault="ล้อหน้าหัก", vendor="ร้านช่างหนึ่ง", opened_on=date(2026, 11, 1))


@pytest.fixture
def chair(db):
    return factories.add_item(db)


def job(db, repair_id):
    with db.reading() as session:
        return session.get_one(Repair, repair_id)


def listed(db, state):
    query = AfterQuery(db, state)
    return list(query.rows(query.ids()).values())


def test_a_piece_in_repair_is_not_free_until_it_is_done(db, chair):
    opened = open_repair(CLERK, db, chair, BROKEN)
    assert item_by_code(db, "WC-69-0001").obstacle == "repair"
    with pytest.raises(Refused) as refused:
        open_repair(CLERK, db, chair, BROKEN)
    assert refused.value.code == "repair_open"
    sent = RepairInput(fault="ล้อหน้าหัก", vendor="ร้านใหม่", sent_on=date(2026, 11, 3))
    saved = save_repair(CLERK, db, opened.id, sent, version=opened.version)
    with pytest.raises(StaleRecord):
        save_repair(CLERK, db, opened.id, sent, version=opened.version)
    done = RepairDone("usable", date(2026, 11, 20), 35_000, TODAY + timedelta(days=20))
    finish_repair(CLERK, db, opened.id, done, version=saved.version)
    assert item_by_code(db, "WC-69-0001").available
    kept = job(db, opened.id)
    assert (kept.vendor, kept.opened_on, kept.cost_satang) == ("ร้านใหม่", date(2026, 11, 1), 35_000)
    with pytest.raises(Refused):
        finish_repair(CLERK, db, opened.id, done, version=kept.version)


def test_the_holder_at_the_time_of_damage_is_kept(db, chair):
    somsri = factories.add_person(db)
    factories.lend_one(db, somsri, chair)
    opened = open_repair(CLERK, db, chair, RepairInput(fault="เบรกไม่อยู่"))
    assert (job(db, opened.id).holder_id, job(db, opened.id).holder_name) == (somsri, "นางสาวสมศรี ใจดี")
    (row,) = listed(db, REPAIRS)
    assert (row.who, row.what, row.kind) == ("นางสาวสมศรี ใจดี", "เบรกไม่อยู่", "ซ่อม")


def test_what_is_not_worth_repairing_is_disposed_of(db, chair):
    opened = open_repair(CLERK, db, chair, BROKEN)
    finish_repair(CLERK, db, opened.id, RepairDone("disposed"), version=opened.version)
    assert item_by_code(db, "WC-69-0001").obstacle == "disposed"
    assert [row.ended for row in listed(db, DONE)] == ["ซ่อมไม่คุ้ม จำหน่ายออก"]


def test_maintenance_comes_up_a_month_ahead_until_the_next_job(db, chair):
    opened = open_repair(CLERK, db, chair, RepairInput("maintenance", "เปลี่ยนไส้กรอง"))
    assert item_by_code(db, "WC-69-0001").obstacle == "repair"
    next_on = TODAY + timedelta(days=31)
    finish_repair(CLERK, db, opened.id, RepairDone("usable", next_on=next_on), version=opened.version)
    assert item_by_code(db, "WC-69-0001").condition == "usable"
    assert listed(db, MAINTENANCE) == []
    clock.set_today(TODAY + timedelta(days=1))
    assert [(row.what, row.on) for row in listed(db, MAINTENANCE)] == [("เปลี่ยนไส้กรอง", next_on)]
    open_repair(CLERK, db, chair, RepairInput("maintenance", "เปลี่ยนไส้กรอง"))
    assert listed(db, MAINTENANCE) == []


@pytest.mark.parametrize(
    ("data", "field"),
    [
        (RepairInput(fault=""), "fault"),
        (RepairInput(fault="ก" * 121), "fault"),
        (RepairInput(fault="หัก", opened_on=date(2026, 11, 23)), "opened_on"),
        (RepairInput(fault="หัก", opened_on=TODAY, sent_on=date(2026, 11, 1)), "sent_on"),
    ],
)
def test_a_job_names_what_is_wrong_with_it(db, chair, data, field):
    with pytest.raises(ValidationFailed) as failed:
        open_repair(CLERK, db, chair, data)
    assert [issue.field for issue in failed.value.issues] == [field]


@pytest.mark.parametrize(
    ("done", "field"),
    [
        (RepairDone(), "outcome"),
        (RepairDone("usable", date(2026, 10, 1)), "done_on"),
        (RepairDone("usable", cost_satang=-1), "cost_satang"),
        (RepairDone("usable", next_on=date(2026, 11, 1)), "next_on"),
    ],
)
def test_an_ending_names_what_is_wrong_with_it(db, chair, done, field):
    opened = open_repair(CLERK, db, chair, BROKEN)
    with pytest.raises(ValidationFailed) as failed:
        finish_repair(CLERK, db, opened.id, done, version=opened.version)
    assert [issue.field for issue in failed.value.issues] == [field]
    assert job(db, opened.id).done_on is None
