"""A stock-take: what is expected is frozen, every scan is kept, and each piece stands somewhere."""

from datetime import date

import pytest
from sqlalchemy import select

from tests import factories
from tests.factories import CLERK
from welfaredesk.db.models import AuditEvent, DeviceItem
from welfaredesk.errors import Refused, ValidationFailed
from welfaredesk.queries.lending_history import item_history
from welfaredesk.queries.lending_stock_take import (
    LineState,
    places,
    running_stock_take,
    stock_take_page,
    stock_takes,
)
from welfaredesk.services import availability, devices, lending_returns
from welfaredesk.services import lending_stock_take as stock_take
from welfaredesk.services.lending_stock_take import FindingInput, Seen, StockTakeInput


@pytest.fixture
def items(db):
    found = {
        code: factories.add_item(db, code, place=place)
        for code, place in (("WC-1", "คลัง"), ("WC-2", "คลัง"), ("WC-3", "ห้องประชุม"), ("WC-4", ""))
    }
    found["OLD"] = factories.add_item(db, "OLD", condition="disposed")
    return found


def begin(db, **fields):
    return stock_take.begin(CLERK, db, StockTakeInput(title="ตรวจสอบพัสดุประจำปี 2569", **fields)).id


def scan(db, take, code, place=""):
    return stock_take.scan(CLERK, db, take, code, place=place).seen


def states(db, take):
    return {line.code: line.state for line in stock_take_page(db, take).lines}


def test_everything_not_disposed_of_is_expected(db, items):
    page = stock_take_page(db, begin(db))
    assert [line.code for line in page.lines] == ["WC-1", "WC-2", "WC-3", "WC-4"]
    assert page.count(LineState.MISSING) == 4
    assert (page.row.expected, page.row.seen, page.row.closed_at) == (4, 0, None)


def test_a_place_or_a_category_narrows_what_is_expected(db, items):
    factories.add_item(db, "BD-1", "เตียงผู้ป่วย")
    take = begin(db, place="คลัง", category="รถเข็น")
    assert set(states(db, take)) == {"WC-1", "WC-2"}
    assert places(db) == ["คลัง", "ห้องประชุม"]


def test_what_each_scan_comes_upon(db, items):
    borrower = factories.add_person(db)
    factories.lend_one(db, borrower, items["WC-2"])
    take = begin(db)
    assert scan(db, take, "wc1", "คลัง") is Seen.FOUND
    assert scan(db, take, "WC–๑", "คลัง") is Seen.AGAIN
    assert scan(db, take, "WC-2") is Seen.ON_LOAN_HERE
    assert scan(db, take, "WC-3", "คลัง") is Seen.ELSEWHERE
    assert scan(db, take, "OLD") is Seen.UNEXPECTED
    assert scan(db, take, "XX-9") is Seen.UNKNOWN
    assert scan(db, take, "XX 9") is Seen.UNKNOWN
    assert states(db, take) == {
        "WC-1": LineState.FOUND,
        "WC-2": LineState.ON_LOAN_HERE,
        "WC-3": LineState.ELSEWHERE,
        "WC-4": LineState.MISSING,
    }
    page = stock_take_page(db, take)
    assert [(row.code, row.times) for row in page.unknown] == [("XX 9", 2)]
    assert [(row.code, row.model) for row in page.unexpected] == [("OLD", "รถเข็นธรรมดา")]
    assert [(row.code, row.times) for row in page.repeated] == [("WC–๑", 2)]


def test_a_piece_on_loan_is_not_missing(db, items):
    factories.lend_one(db, factories.add_person(db), items["WC-2"])
    take = begin(db)
    line = next(line for line in stock_take_page(db, take).lines if line.code == "WC-2")
    assert (line.state, line.holder) == (LineState.ON_LOAN, "นางสาวสมศรี ใจดี")


def test_what_was_expected_stays_when_pieces_move_on(db, items):
    take = begin(db)
    loan = factories.lend_one(db, factories.add_person(db), items["WC-1"])
    factories.add_item(db, "NEW-1")
    assert states(db, take)["WC-1"] is LineState.MISSING
    assert scan(db, take, "NEW-1") is Seen.UNEXPECTED
    assert loan.no == "1/2570"


def test_a_mistaken_count_is_taken_back(db, items):
    take = begin(db)
    scan(db, take, "WC-1")
    line = next(line for line in stock_take_page(db, take).lines if line.code == "WC-1")
    stock_take.take_back_count(CLERK, db, line.id)
    assert states(db, take)["WC-1"] is LineState.MISSING
    assert scan(db, take, "WC-1") is Seen.FOUND


def test_the_checkers_words_on_a_piece(db, items):
    take = begin(db)
    lines = {line.code: line for line in stock_take_page(db, take).lines}
    stock_take.describe(CLERK, db, lines["WC-1"].id, FindingInput("damaged", False, "ล้อหัก"))
    stock_take.describe(CLERK, db, lines["WC-2"].id, FindingInput("lost"))
    found = {line.code: line for line in stock_take_page(db, take).lines}
    told = [
        (found[c].state, found[c].condition, found[c].still_needed, found[c].note) for c in ("WC-1", "WC-2")
    ]
    assert told == [
        (LineState.FOUND, "damaged", False, "ล้อหัก"),
        (LineState.MISSING, "lost", None, ""),
    ]
    with pytest.raises(ValidationFailed):
        stock_take.describe(CLERK, db, lines["WC-1"].id, FindingInput("หาย"))


def test_closing_brings_the_pieces_up_to_what_was_found(db, items):
    take = begin(db)
    scan(db, take, "WC-3", "คลัง")
    lines = {line.code: line for line in stock_take_page(db, take).lines}
    stock_take.describe(CLERK, db, lines["WC-1"].id, FindingInput("damaged"))
    saved = stock_take.close(CLERK, db, take, update_items=True)
    assert saved.touched == {"stock_take", "device_item"}
    with db.reading() as session:
        rows = {row.code: row for row in session.scalars(select(DeviceItem))}
        told = session.scalars(
            select(AuditEvent.reason).where(AuditEvent.entity == "device_item", AuditEvent.action == "update")
        ).all()
    assert (rows["WC-1"].condition, rows["WC-1"].place) == ("damaged", "คลัง")
    assert (rows["WC-3"].condition, rows["WC-3"].place) == ("usable", "คลัง")
    assert rows["WC-4"].condition == "usable", "a missing piece is for the committee to call lost"
    assert told == ["ตรวจสอบพัสดุประจำปี 2569"] * 2


def test_closing_leaves_a_piece_alone_that_changed_meanwhile(db, items):
    take = begin(db)
    scan(db, take, "WC-1")
    data = devices.DeviceInput(model="รถเข็นธรรมดา", code="WC-1", condition="repair")
    devices.save_item(CLERK, db, data, item_id=items["WC-1"], version=1)
    stock_take.close(CLERK, db, take, update_items=True)
    with db.reading() as session:
        assert session.get_one(DeviceItem, items["WC-1"]).condition == "repair"


def test_one_stock_take_at_a_time_and_none_after_its_end(db, items):
    take = begin(db)
    assert running_stock_take(db) == take
    with pytest.raises(Refused) as refused:
        begin(db)
    assert refused.value.code == "stock_take_open"
    stock_take.close(CLERK, db, take, update_items=False)
    assert running_stock_take(db) is None
    for late in (
        lambda: scan(db, take, "WC-1"),
        lambda: stock_take.close(CLERK, db, take, update_items=False),
    ):
        with pytest.raises(Refused) as refused:
            late()
        assert refused.value.code == "stock_take_closed"
    assert [row.closed_by for row in stock_takes(db)] == [CLERK.name]


@pytest.mark.parametrize(
    ("fields", "field", "code"),
    [
        ({"title": " "}, "title", "required"),
        ({"title": "ก" * 300}, "title", "too_long"),
        ({"title": "ปี 2569", "checkers": ("ก", "ข", "ค", "ง")}, "checkers", "too_many"),
    ],
)
def test_a_stock_take_needs_a_title_and_at_most_three_checkers(db, items, fields, field, code):
    with pytest.raises(ValidationFailed) as failed:
        stock_take.begin(CLERK, db, StockTakeInput(**fields))
    assert [(issue.field, issue.code) for issue in failed.value.issues] == [(field, code)]


def test_nothing_to_count_is_said(db):
    with pytest.raises(Refused) as refused:
        begin(db)
    assert refused.value.code == "stock_take_empty"


def test_a_return_during_the_count_is_no_matter(db, items):
    loan = factories.lend_one(db, factories.add_person(db), items["WC-2"])
    take = begin(db)
    with db.reading() as session:
        line = availability.open_line(session, items["WC-2"])
    lending_returns.take_back(CLERK, db, [lending_returns.ReturnInput(line.id)])
    assert scan(db, take, "WC-2") is Seen.ON_LOAN_HERE
    assert loan.contract_id


@pytest.mark.parametrize(
    ("on", "year"),
    [
        (date(2026, 9, 30), 2569),
        (date(2026, 10, 1), 2569),
        (date(2026, 12, 31), 2569),
        (date(2027, 1, 4), 2570),
    ],
)
def test_the_check_in_autumn_is_about_the_year_that_ended(on, year):
    assert stock_take.year_checked(on) == year


def test_a_device_remembers_how_it_was_counted(db, items):
    first = begin(db, place="คลัง")
    scan(db, first, "WC-1", place="คลัง")
    scan(db, first, "WC-3", place="คลัง")  # kept elsewhere: not expected here
    stock_take.close(CLERK, db, first, update_items=False)
    second = begin(db)
    scan(db, second, "WC-1", place="ห้องประชุม")
    (line,) = [line.id for line in stock_take_page(db, second).lines if line.code == "WC-1"]
    stock_take.describe(CLERK, db, line, FindingInput(condition="damaged", still_needed=False))

    def told(code):
        counts = item_history(db, items[code]).counts
        return [(row.stock_take_id, row.state, row.place, row.by) for row in counts]

    assert told("WC-1") == [
        (second, LineState.ELSEWHERE, "ห้องประชุม", CLERK.name),
        (first, LineState.FOUND, "คลัง", CLERK.name),
    ]
    newest = item_history(db, items["WC-1"]).counts[0]
    assert (newest.condition, newest.still_needed, newest.is_open) == ("damaged", False, True)
    assert told("WC-2") == [
        (second, LineState.MISSING, "คลัง", ""),
        (first, LineState.MISSING, "คลัง", ""),
    ]
    assert told("WC-3") == [
        (second, LineState.MISSING, "ห้องประชุม", ""),
        (first, None, "คลัง", CLERK.name),
    ]
    assert told("OLD") == []
    stock_take.take_back_count(CLERK, db, line)
    assert told("WC-1")[0] == (second, LineState.MISSING, "คลัง", "")
