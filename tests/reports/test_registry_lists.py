"""Lists and reports on paper: what adds up, what is repeated, what must not stand there."""

from decimal import Decimal

import pytest

from reports.registers.pay_list import render as pay
from reports.registers.people_list import render as people
from reports.registers.report import render as report
from reports.registers.sheet import LANDSCAPE, PORTRAIT
from tests.reports import registry_papers as papers
from tests.reports.pdfs import HAIR, ink, page_texts, pictures, text_of
from welfaredesk.papers.registry_reports import Head, Report, ReportRow, ReportTable


def test_subtotals_and_the_total_of_an_allowance_reconcile():
    paper = papers.pay_list((40, 25, 3))
    text = text_of(pay(paper))
    assert "รวมหมู่ที่ ๑ จำนวน ๔๐ ราย ๒๔,๐๐๐.๐๐" in text
    assert "รวมหมู่ที่ ๒ จำนวน ๒๕ ราย ๑๕,๐๐๐.๐๐" in text
    assert "รวมไม่ทราบหมู่ จำนวน ๓ ราย ๑,๘๐๐.๐๐" in text
    assert "รวมทั้งสิ้น จำนวน ๖๘ ราย ๔๐,๘๐๐.๐๐" in text
    assert "(สี่หมื่นแปดร้อยบาทถ้วน)" in text
    assert sum(part.satang for part in paper.parts) == paper.satang == 68 * 60000


def test_who_has_no_amount_is_named_beside_the_sum():
    text = text_of(pay(papers.pay_list((2,), amount=None)))
    assert "มี ๒ รายที่ยังไม่ได้ระบุจำนวนเงิน" in text
    assert "๒,๔๐๐" not in text


def test_a_list_of_nobody_says_so():
    assert "ไม่มีผู้รับในเดือนนี้" in text_of(pay(papers.pay_list(())))
    assert "ไม่มีรายชื่อ" in text_of(people(papers.people_list(())))


def test_every_sheet_of_a_long_list_has_its_heading_village_and_number():
    texts = page_texts(pay(papers.pay_list((120, 3))))
    assert len(texts) == 4
    assert all("ลำดับที่ ชื่อ – สกุล" in text for text in texts)
    assert "หมู่ที่ ๑ (ต่อ)" in texts[1]
    assert "หมู่ที่ ๑ (ต่อ)" not in texts[0]
    assert "หน้า ๔/๔" in texts[3]


@pytest.mark.parametrize("count", range(30, 40))
def test_no_sum_stands_alone_on_a_sheet(count):
    texts = page_texts(people(papers.people_list((count,))))
    assert f"นางคนที่{count}".translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")) in texts[-1]
    assert "รวมทั้งสิ้น" in texts[-1]


def test_the_register_counts_each_group():
    paper = papers.people_list((4, 2), groups=2)
    assert paper.counts == (6, 0)
    assert "รวมทั้งสิ้น ๖ คน ๖ ๐" in text_of(people(paper))


@pytest.mark.parametrize(("groups", "area"), [(0, PORTRAIT), (3, PORTRAIT), (7, LANDSCAPE)])
def test_many_groups_lie_across(groups, area):
    picture = pictures(people(papers.people_list(groups=groups)))[0]
    left, top, right, _bottom = ink(picture)
    assert area.left - HAIR <= left
    assert right <= area.left + area.width + HAIR
    assert top >= area.top - HAIR
    assert (picture.width > picture.height) is (area is LANDSCAPE)


def test_a_report_sets_its_tables_with_captions_and_notes():
    table = ReportTable(
        "ตัวอย่าง",
        ((Head("หมู่", rows=2), Head("อายุ 60–69 ปี", span=2)), (Head("ชาย"), Head("หญิง"))),
        (ReportRow(("หมู่ที่ 1", "1,200", "7")), ReportRow(("รวม", "1,200", "7"), "total")),
    )
    paper = Report("R-99", "รายงาน", papers.OFFICE, "๒๒ พฤศจิกายน ๒๕๖๙", (table,) * 9, ("ก", "ข"))
    texts = page_texts(report(paper))
    assert len(texts) == 2
    assert "ตารางที่ ๑ ตัวอย่าง" in texts[0]
    assert "ตารางที่ ๙ ตัวอย่าง" in texts[1]
    assert "อายุ ๖๐–๖๙ ปี" in texts[0]
    assert "๑. ก" in texts[1]
    assert text_of(report(paper)).count("รวม ๑,๒๐๐ ๗") == 9


def percents(rows: tuple[ReportRow, ...]) -> Decimal:
    """What the rows of a share table add up to, sums left out."""
    return sum((Decimal(row.cells[-1]) for row in rows if row.kind not in ("part", "total")), Decimal(0))


def test_a_hundred_is_a_hundred():
    from welfaredesk.papers.registry_reports import share_rows

    for counts in ({"ก": 1, "ข": 1, "ค": 1, "อื่น": 0}, {"ก": 2175, "ข": 115, "ค": 109, "อื่น": 6}):
        rows = share_rows(counts, "อื่น")
        assert percents(rows) == Decimal("100.00")
        assert rows[-1].cells[-1] == "100.00"
