"""A register of devices that tells of returns: with the day, in words alone, and later in full."""

from collections import Counter
from datetime import date

import pytest
from openpyxl import load_workbook

from tests.factories import CLERK
from tests.unit.exchange.office import codes, take, workbook
from welfaredesk.exchange.export import export
from welfaredesk.papers.lending_lists import collect_ledger
from welfaredesk.papers.params import PaperParams
from welfaredesk.queries.devices import item_page
from welfaredesk.queries.lending import item_by_code
from welfaredesk.services import checks, imports

HEAD = ("รายการ", "หมายเลขครุภัณฑ์", "สถานะ", "ผู้ยืม", "วันที่ยืม", "กำหนดคืน", "วันที่คืน", "หมายเหตุ")


def register(tmp_path, *rows):
    return workbook(tmp_path / "in.xlsx", [["ทะเบียนคุมกายอุปกรณ์"], list(HEAD), *map(list, rows)])


def returned(db, code):
    """(returned on, whether that day is known) of the only loan of a piece."""
    (row,) = item_page(db, item_by_code(db, code).id).loans
    return row.returned_on, row.return_day_known


@pytest.mark.parametrize(
    ("status", "day", "remark"),
    [
        ("คืนแล้ว", "", ""),
        ("ส่งคืนแล้ว", "", ""),
        ("ใช้งานได้", "คืนแล้ว", ""),
        ("ใช้งานได้", "", "ญาตินำส่งคืนเรียบร้อย"),
    ],
)
def test_a_return_told_without_its_day_closes_the_loan_and_is_asked_about(db, tmp_path, status, day, remark):
    row = ("เตียง", "BD-1", status, "นายก ข", "1/10/2568", "30/12/2568", day, remark)
    report = take(db, register(tmp_path, row))
    assert codes(report) == {"borrower_unknown": 1, "return_day_unknown": 1}
    assert item_by_code(db, "BD-1").available
    assert returned(db, "BD-1") == (date(2026, 11, 22), False)
    again = take(db, register(tmp_path, row))
    assert (again.updated, again.unchanged) == (0, 1)
    assert list(checks.check(db)) == []


@pytest.mark.parametrize(
    "status", ["ยังไม่คืน", "ยังไม่ได้คืน", "รอคืน", "ค้างส่งคืน", "เกินกำหนดคืน", "ยืมอยู่", "คนก่อนคืนแล้ว", ""]
)
def test_a_loan_that_is_not_said_to_be_over_is_out(db, tmp_path, status):
    row = ("เตียง", "BD-1", status, "นายก ข", "1/10/2568", "30/12/2568", "", "")
    report = take(db, register(tmp_path, row))
    assert codes(report) == {"borrower_unknown": 1}
    assert item_by_code(db, "BD-1").line_id is not None


def test_a_day_beside_the_words_is_the_day_of_the_return(db, tmp_path):
    row = ("เตียง", "BD-1", "คืนแล้ว 5 ม.ค. 2569", "นายก ข", "1/10/2568", "30/12/2568", "", "")
    assert codes(take(db, register(tmp_path, row))) == {"borrower_unknown": 1}
    assert returned(db, "BD-1") == (date(2026, 1, 5), True)


def test_the_day_told_later_is_learnt_and_may_be_taken_back(db, tmp_path):
    row = ("เตียง", "BD-1", "คืนแล้ว", "นายก ข", "1/10/2568", "30/12/2568", "", "")
    take(db, register(tmp_path, row))
    told = (*row[:6], "5/1/2569", "")
    report = take(db, register(tmp_path, told))
    assert (report.updated, codes(report)) == (1, Counter())
    assert returned(db, "BD-1") == (date(2026, 1, 5), True)
    imports.undo(CLERK, db, report.result.session_id)
    assert returned(db, "BD-1") == (date(2026, 11, 22), False)


def test_a_register_that_says_back_of_what_is_out_here_is_told(db, tmp_path):
    row = ("เตียง", "BD-1", "", "นายก ข", "1/10/2568", "30/12/2568", "", "")
    take(db, register(tmp_path, row))
    report = take(db, register(tmp_path, (*row[:2], "คืนแล้ว", *row[3:])))
    assert codes(report) == {"loan_back_in_register": 1}
    assert item_by_code(db, "BD-1").line_id is not None


def test_a_return_of_an_unknown_day_is_said_so_on_paper_and_in_workbooks(db, tmp_path):
    row = ("เตียง", "BD-1", "คืนแล้ว", "นายก ข", "1/10/2568", "30/12/2568", "", "")
    take(db, register(tmp_path, row))
    (line,) = collect_ledger(db, PaperParams(fiscal_year=2569)).lines
    assert line.returned_on == "ไม่ทราบวันที่"
    export(CLERK, db, "loans", tmp_path / "loans.xlsx")
    head, first = load_workbook(tmp_path / "loans.xlsx").active.iter_rows(values_only=True)
    assert dict(zip(head, first, strict=True))["วันที่คืน"] == "ไม่ทราบวันที่"
