"""L-03 and L-04: what they say, that they stay what they were, and that the longest texts fit."""

from dataclasses import replace
from datetime import date

import pytest

from reports import CATALOG, issuing
from reports.forms import lending_renewal, lending_return
from tests import factories
from tests.factories import CLERK
from tests.reports.longest_papers import DONATION, RENEWAL
from tests.reports.pdfs import page_texts, text_of
from welfaredesk.domain import paper_limits as limits
from welfaredesk.errors import Refused
from welfaredesk.papers.lending import Signer, collect_loan_slip, collect_returned_slip
from welfaredesk.papers.lending_renewal import RenewalRequest, RenewalRow, collect_blank_renewal
from welfaredesk.papers.lending_return import ReceiptRow, ReturnReceipt, collect_return_receipt
from welfaredesk.papers.office_head import OfficeHead
from welfaredesk.papers.params import PaperParams
from welfaredesk.queries.lending import loan_lines
from welfaredesk.queries.lending_lines import line_parts
from welfaredesk.services.lending import LoanInput, lend
from welfaredesk.services.lending_renewals import RenewInput, renew
from welfaredesk.services.lending_returns import PartBack, ReturnInput, take_back
from welfaredesk.services.lending_undo import undo_return

HEAD = OfficeHead("เทศบาลตำบลดอนแก้ว", "กองสวัสดิการสังคม")
LONG_NAME = ("นางสาวพัชรวลัยลักษณ์ประภาวรินทร์ กิตติวรโชติสกุลธนารักษ์" + "ก" * limits.SLIP_NAME)[: limits.SLIP_NAME]
LONG = "ที่วางเท้าซ้ายขวาและเบาะรองนั่งกันแผลกดทับชำรุดฉีกขาดหลายแห่ง " * 4
ROW = ReceiptRow(
    1,
    "ก" * limits.SLIP_CODE,
    LONG[: limits.SLIP_DESCRIPTION],
    1,
    1,
    0,
    f"ชำรุด ({LONG[: limits.SLIP_NOTE]})",
    LONG[: limits.CLAIM_WHAT] + " 2, " + LONG[: limits.CLAIM_WHAT] + " 1",
    "ให้นำอุปกรณ์ที่ขาดมาคืนหรือชดใช้ ยังไม่ให้ยืมต่อ · ให้ชดใช้ตามเงื่อนไข · ส่งซ่อม",
)
LONGEST_RECEIPT = ReturnReceipt(
    number="1234/2570",
    slip_no="1234/2570",
    date="๒๒ พฤศจิกายน ๒๕๖๙",
    office=HEAD,
    borrower=LONG_NAME,
    returner=LONG_NAME,
    by_borrower=False,
    lent_on="๒๒ พฤศจิกายน ๒๕๖๙",
    rows=tuple(replace(ROW, no=number) for number in range(1, limits.SLIP_ROWS + 1)),
    earlier=0,
    owed=3,
    receiver=Signer(LONG_NAME, "ผู้อำนวยการกองสวัสดิการสังคม", "ปลัดเทศบาลตำบลดอนแก้ว"),
)
LONGEST_RENEWAL = RenewalRequest(
    number="1234/2570",
    slip_no="1234/2570",
    date="๒๒ พฤศจิกายน ๒๕๖๙",
    office=HEAD,
    borrower=LONG_NAME,
    address=(LONG * 2)[: limits.SLIP_ADDRESS],
    phone="081-234-5678, 089-876-5432",
    user=LONG_NAME,
    lent_on="๒๒ พฤศจิกายน ๒๕๖๙",
    rows=tuple(
        RenewalRow(number, ROW.code, ROW.name, "๒๘ กุมภาพันธ์ ๒๕๗๐", "๓๐ พฤศจิกายน ๒๕๗๐", 3)
        for number in range(1, limits.SLIP_ROWS + 1)
    ),
    new_due="๓๐ พฤศจิกายน ๒๕๗๐",
    reason=LONG[: limits.RENEWAL_REASON],
    condition=LONG[: limits.SLIP_CONDITION],
    seen=True,
    how="เยี่ยมบ้าน",
    officer=Signer(LONG_NAME, "นักพัฒนาชุมชนชำนาญการ"),
    approver=Signer(LONG_NAME, "ปลัดเทศบาล", "นายกเทศมนตรีตำบลดอนแก้ว"),
)


@pytest.fixture
def slip(db):
    """A wheelchair with two foot rests and a bed, on one slip."""
    chair = factories.add_item(db, "WC-1")
    factories.give_kit(db, chair, ("ที่วางเท้า", 2, 40_000), ("เบาะรองนั่ง", 1, None))
    bed = factories.add_item(db, "BD-1", "เตียงผู้ป่วย 2 ไกร์")
    return lend(CLERK, db, LoanInput(factories.add_person(db), (chair, bed))).contract_id


def bring(db, contract, code, **fields):
    """One item of the slip back; `rests` foot rests when given."""
    line = next(line for line in loan_lines(db, contract) if line.code == code)
    parts = line_parts(db, [line.line_id])[line.line_id]
    rests = fields.pop("rests", None)
    back = tuple(PartBack(part.id, rests) for part in parts if part.name == "ที่วางเท้า" and rests is not None)
    return take_back(CLERK, db, [ReturnInput(line.line_id, parts=back, **fields)])


def test_the_slip_names_what_goes_along(db, slip):
    assert [row.note for row in collect_loan_slip(db, slip).rows] == ["พร้อมที่วางเท้า 2, เบาะรองนั่ง 1", ""]


def test_a_kit_too_long_for_the_remark_is_counted(db):
    item = factories.add_item(db, "WC-2")
    factories.give_kit(db, item, *((f"ชิ้นส่วน {number}", 1, None) for number in range(1, 7)))
    lent = factories.lend_one(db, factories.add_person(db), item)
    (row,) = collect_loan_slip(db, lent.contract_id).rows
    assert row.note == "พร้อมชิ้นส่วน 1 1 และอีก 5 รายการ"
    factories.give_kit(db, item, ("ก" * limits.PART_NAME, 1, None))
    take_back(CLERK, db, [ReturnInput(loan_lines(db, lent.contract_id)[0].line_id, ready=True)])
    again = factories.lend_one(db, 1, item)
    assert collect_loan_slip(db, again.contract_id).rows[0].note == "พร้อมอุปกรณ์ 1 รายการ"


def test_the_receipt_of_a_wheelchair_without_its_foot_rest_says_so(db, slip):
    done = bring(db, slip, "WC-1", rests=1, returner="นายสมหมาย ใจดี")
    kept = issuing.issue(CLERK, db, "L-03", done.return_id)
    (text,) = page_texts(kept.pdf)
    assert kept.no == "1/2570"
    assert "ใบรับคืนพัสดุ/ครุภัณฑ์" in text
    assert "ตามใบยืมเลขที่ ๑/๒๕๗๐" in text
    assert "ที่วางเท้า ๑" in text
    assert "ยังไม่ให้ยืมต่อ" in text.replace(" ", "")
    assert "คืนบางส่วน – ค้าง ๑ รายการ" in text
    assert "(นายสมหมาย ใจดี)" in text
    paper = collect_return_receipt(db, done.return_id)
    assert [(row.code, row.back, row.owed) for row in paper.rows] == [("WC-1", 1, 0), ("BD-1", 0, 1)]
    assert not paper.by_borrower


def test_the_record_on_the_slip_counts_what_is_missing_as_lost(db, slip):
    bring(db, slip, "WC-1", rests=0)
    bring(db, slip, "BD-1")
    returned = collect_returned_slip(db, slip).returned
    assert returned.condition_text == "คืนครบทุกรายการ มีรายการชำรุดหรือสูญหาย 1 รายการ"
    (row,) = returned.damage
    assert (row.code, row.damaged, row.lost, row.note) == ("WC-1", 0, 1, "ขาดที่วางเท้า 2")
    assert "ขาดที่วางเท้า ๒" in text_of(issuing.issue(CLERK, db, "L-02R", slip).pdf)


def test_each_receipt_stays_what_it_was(db, slip):
    first = bring(db, slip, "WC-1", condition="repair", note="ล้อหัก")
    pages = issuing.issue(CLERK, db, "L-03", first.return_id).pdf
    second = bring(db, slip, "BD-1", ready=True)
    paper = collect_return_receipt(db, second.return_id)
    assert (paper.number, paper.earlier, paper.owed) == ("2/2570", 1, 0)
    assert [row.action for row in paper.rows] == ["พร้อมให้ยืม"]
    assert paper.by_borrower
    assert "คืนไว้ก่อนแล้ว ๑ รายการ" in text_of(issuing.issue(CLERK, db, "L-03", second.return_id).pdf)
    assert issuing.issue(CLERK, db, "L-03", first.return_id).pdf == pages
    assert "ส่งซ่อม" in text_of(pages)


def test_a_return_taken_back_has_no_receipt(db, slip):
    done = bring(db, slip, "WC-1")
    issuing.issue(CLERK, db, "L-03", done.return_id)
    undo_return(CLERK, db, done.return_id, "ยิงผิดคัน")
    with pytest.raises(Refused) as refused:
        issuing.issue(CLERK, db, "L-03", done.return_id)
    assert refused.value.code == "return_undone"


def test_the_request_for_more_time_says_from_when_to_when_and_why(db, slip):
    lines = tuple(line.line_id for line in loan_lines(db, slip))
    renew(CLERK, db, RenewInput(lines[:1], date(2027, 3, 31)))
    done = renew(CLERK, db, RenewInput(lines, date(2027, 4, 30), "visit", True, "ใช้งานได้ดี", "ยังเดินไม่ได้"))
    kept = issuing.issue(CLERK, db, "L-04", done.renewal_ids[0])
    (text,) = page_texts(kept.pdf)
    assert kept.no == "2/2570"
    for words in ("ขอขยายเวลายืมถึงวันที่ ๓๐ เมษายน ๒๕๗๐", "ยังเดินไม่ได้", "ใช้งานได้ดี", "แจ้งทางเยี่ยมบ้าน"):
        assert words in text
    paper = CATALOG["L-04"].collect(db, done.renewal_ids[0])
    assert [(row.code, row.times) for row in paper.rows] == [("WC-1", 2), ("BD-1", 1)]
    assert paper.rows[0].old_due == "๓๑ มีนาคม ๒๕๗๐"


@pytest.mark.parametrize(("code", "paper"), [("L-04", RENEWAL), ("L-08", DONATION)])
def test_a_telephone_number_keeps_its_figures(code, paper):
    place = "phone" if code == "L-04" else "donor_phone"
    assert "081-234-5678" in text_of(CATALOG[code].render(replace(paper, **{place: "081-234-5678"})))


def test_the_blank_request_for_more_time_names_nobody(db):
    paper = collect_blank_renewal(db, PaperParams())
    (text,) = page_texts(lending_renewal.render(paper))
    assert "ข้าพเจ้า ที่อยู่ โทรศัพท์ ได้ยืม" in text
    assert "ตามใบยืมเลขที่ ขอขยายเวลายืมถึงวันที่ ดังรายการ" in text
    assert "๐" not in text
    assert issuing.make(CLERK, db, "L-04B", PaperParams()).pages == 1


@pytest.mark.parametrize(
    ("form", "paper"), [(lending_return, LONGEST_RECEIPT), (lending_renewal, LONGEST_RENEWAL)]
)
def test_the_longest_texts_of_a_full_slip_fit_and_are_whole(form, paper):
    pdf = form.render(paper)
    assert len(page_texts(pdf)) == 1
    squeezed = text_of(pdf).replace(" ", "")
    assert squeezed.count(paper.rows[0].code) == limits.SLIP_ROWS
    assert form.render(paper) == pdf


@pytest.mark.parametrize("code", ["L-03", "L-04"])
def test_payloads_come_back_as_the_paper_they_were(code):
    paper = LONGEST_RECEIPT if code == "L-03" else LONGEST_RENEWAL
    form = CATALOG[code]
    assert form.from_payload(form.to_payload(paper)) == paper
