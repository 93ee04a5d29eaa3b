"""L-06: what the letters of each level say, to whom, and that a letter stays what it was."""

from datetime import date, timedelta

import pytest

from reports import CATALOG, issuing
from tests.factories import CLERK
from tests.reports.pdfs import page_texts, text_of
from tests.unit.lending_chase import imported_loan, loan
from welfaredesk import clock
from welfaredesk.errors import RecordNotFound
from welfaredesk.papers.lending_recall import collect_recall
from welfaredesk.papers.params import PaperParams
from welfaredesk.queries.lending import loan_lines
from welfaredesk.services import life_events
from welfaredesk.services.contacts import ContactInput, log_contact, log_letters
from welfaredesk.services.lending_renewals import RenewInput, renew
from welfaredesk.services.lending_returns import ReturnInput, take_back

TODAY = date(2026, 11, 22)


def send(db, contract, level=1):
    (contact,) = log_letters(CLERK, db, {contract: level}).contact_ids
    return contact


def test_a_first_letter_says_what_is_late_and_until_when_it_is_awaited(db):
    contract = loan(db, -20, name="ปิ่นญู")
    letter = collect_recall(db, send(db, contract))
    no = loan_lines(db, contract)[0].no
    assert (letter.number, letter.date) == ("1/2569", "๒๒ พฤศจิกายน ๒๕๖๙")
    assert letter.to == "นางปิ่นญู ใจดี"
    assert letter.references == (f"ใบยืมพัสดุ/ครุภัณฑ์ เลขที่ {no} ลงวันที่ ๓ ตุลาคม ๒๕๖๙",)
    assert letter.body[1].listing.rows == (
        ("1", loan_lines(db, contract)[0].code, "รถเข็นธรรมดา", "2 พ.ย. 2569", "20"),
    )
    assert "ภายในวันที่ ๗ ธันวาคม ๒๕๖๙" in letter.body[2].text
    assert "โทร. 053-000-000" in letter.body[2].text
    assert letter.signer.name == "นายอุดม สมมุติ"
    assert letter.agency == ("สำนักงานเทศบาลตำบลตัวอย่าง", "อำเภอตัวอย่าง จังหวัดลำพูน")


@pytest.mark.parametrize("level", [1, 2, 3])
@pytest.mark.parametrize("items", [1, 7])
def test_every_level_is_one_page_even_of_a_full_slip(db, level, items):
    contract = loan(db, -20, items=items)
    made = issuing.make(CLERK, db, "L-06", PaperParams(id=send(db, contract, level)))
    (text,) = page_texts(made.pdf)
    assert made.no == "1/2569"
    assert all(line.code in text for line in loan_lines(db, contract))
    assert "{" not in text
    assert ("สิ่งที่ส่งมาด้วย" in text) == (level > 1)


def test_a_later_letter_names_the_ones_before_it(db):
    contract = loan(db, -40)
    send(db, contract)
    clock.set_today(TODAY + timedelta(days=20))
    letter = collect_recall(db, send(db, contract, 2))
    assert letter.references[1:] == ("หนังสือเทศบาลตำบลตัวอย่าง ที่ 1/2569 ลงวันที่ ๒๒ พฤศจิกายน ๒๕๖๙",)
    assert "ครั้งที่ 2" in letter.subject


def test_the_letter_is_what_it_was_although_things_came_back_since(db):
    contract = loan(db, -20, items=2)
    contact = send(db, contract)
    first = issuing.issue(CLERK, db, "L-06", contact)
    take_back(CLERK, db, [ReturnInput(line.line_id) for line in loan_lines(db, contract)])
    assert issuing.issue(CLERK, db, "L-06", contact).pdf == first.pdf
    assert CATALOG["L-06"].title == "หนังสือทวงถามการคืน"


def test_the_letter_asks_by_the_due_day_of_then_although_more_time_was_given_since(db):
    contract = loan(db, -20)
    contact = send(db, contract)
    line = loan_lines(db, contract)[0].line_id
    for days in (30, 60):
        renew(CLERK, db, RenewInput((line,), TODAY + timedelta(days=days), reason="ยังต้องใช้"))
    (row,) = collect_recall(db, contact).body[1].listing.rows
    assert row[3:] == ("2 พ.ย. 2569", "20")


def test_what_came_back_before_is_not_asked_for(db):
    contract = loan(db, -20, items=2)
    back, out = loan_lines(db, contract)
    take_back(CLERK, db, [ReturnInput(back.line_id)])
    letter = collect_recall(db, send(db, contract))
    assert [row[1] for row in letter.body[1].listing.rows] == [out.code]
    assert "จำนวน 1 รายการ" in letter.body[1].text


def test_a_loan_of_an_old_register_is_referred_to_as_such(db):
    letter = collect_recall(db, send(db, imported_loan(db, -60), 3))
    assert letter.to == "นายทองดี ใจดี"
    assert letter.references[0].startswith("ทะเบียนการยืมกายอุปกรณ์ของเทศบาลตำบลตัวอย่าง")
    assert letter.enclosures == ()


def test_the_heirs_are_written_to_when_the_borrower_died(db):
    contract = loan(db, -20, name="ปิ่นญู")
    life_events.report(CLERK, db, loan_lines(db, contract)[0].borrower_id, "died", TODAY)
    assert collect_recall(db, send(db, contract)).to == "ทายาทของนางปิ่นญู ใจดี"


def test_no_id_stands_on_a_letter(db):
    contract = loan(db, -20)
    text = text_of(issuing.issue(CLERK, db, "L-06", send(db, contract)).pdf)
    assert "๓๐๐๐๐" not in text
    assert "30000" not in text


def test_a_call_is_no_letter(db):
    contract = loan(db, -20)
    called = log_contact(CLERK, db, [contract], ContactInput(result="promised")).id
    for contact in (called, 999):
        with pytest.raises(RecordNotFound):
            collect_recall(db, contact)
