"""L-09: the papers of the annual check agree with the count and with each other."""

import pytest

from reports import issuing
from reports.registers import checked_list
from tests import factories
from tests.factories import CLERK
from tests.reports.pdfs import text_of
from welfaredesk.papers.lending_stock_check import collect_good, collect_report, collect_worn
from welfaredesk.papers.params import PaperParams
from welfaredesk.queries.lending_stock_take import stock_take_page
from welfaredesk.services import lending_stock_take as service
from welfaredesk.services.lending_stock_take import FindingInput, StockTakeInput


@pytest.fixture
def take(db):
    for code in ("WC-1", "WC-2", "WC-3", "WC-4", "WC-5"):
        factories.add_item(db, code, price_satang=350_000)
    factories.lend_one(db, factories.add_person(db), 5)
    checkers = ("นางสาวตรวจสอบ ละเอียด", "นายนับ ครบถ้วน")
    found = service.begin(CLERK, db, StockTakeInput("ตรวจสอบพัสดุประจำปี 2569", checkers=checkers)).id
    service.scan(CLERK, db, found, "WC-1")
    lines = {line.code: line.id for line in stock_take_page(db, found).lines}
    service.describe(CLERK, db, lines["WC-2"], FindingInput("damaged", False, "ล้อหน้าหัก"))
    service.describe(CLERK, db, lines["WC-3"], FindingInput("usable"))
    return found


def test_the_report_adds_up(db, take):
    figures = {row[1]: row[2] for row in collect_report(db, take).body[0].listing.rows}
    assert list(figures.values()) == ["2", "1", "1", "1", "5"]
    listed = [len(collect(db, PaperParams(id=take)).lines) for collect in (collect_worn, collect_good)]
    assert listed == [2, 3]


def test_the_lists_tell_each_piece_once(db, take):
    worn = text_of(checked_list.render(collect_worn(db, PaperParams(id=take))))
    good = text_of(checked_list.render(collect_good(db, PaperParams(id=take))))
    assert [code for code in ("WC-1", "WC-2", "WC-3", "WC-4", "WC-5") if code in worn] == ["WC-2", "WC-4"]
    assert [code for code in ("WC-1", "WC-2", "WC-3", "WC-4", "WC-5") if code in good] == [
        "WC-1",
        "WC-3",
        "WC-5",
    ]
    assert "ล้อหน้าหัก" in worn
    assert "ให้ยืม: นางสาวสมศรี ใจดี" in good


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("L-09A", "ขออนุมัติแต่งตั้งผู้รับผิดชอบในการตรวจสอบพัสดุประจำปีงบประมาณ พ.ศ. ๒๕๖๙"),
        ("L-09B", "นายนับ ครบถ้วน"),
        ("L-09C", "รวมตามทะเบียน"),
        ("L-09D", "บัญชีพัสดุชำรุด"),
        ("L-09E", "บัญชีพัสดุสภาพดี"),
        ("L-09F", "สำนักงานการตรวจเงินแผ่นดิน"),
    ],
)
def test_every_paper_of_the_set_is_made(db, take, code, words):
    made = issuing.make(CLERK, db, code, PaperParams(id=take))
    assert words in text_of(made.pdf)


def test_an_empty_list_says_so(db):
    factories.add_item(db, "WC-1")
    take = service.begin(CLERK, db, StockTakeInput("ตรวจสอบ")).id
    service.scan(CLERK, db, take, "WC-1")
    text = text_of(checked_list.render(collect_worn(db, PaperParams(id=take))))
    assert "ไม่มี" in text
