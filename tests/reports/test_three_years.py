"""Papers of three fiscal years ago: printed again they are what was signed, whatever has changed since."""

from dataclasses import replace
from datetime import date

import pytest

from reports import CATALOG, issuing
from tests import factories
from tests.factories import CLERK
from tests.reports.pdfs import text_of
from welfaredesk import clock
from welfaredesk.db.models import DeviceItem
from welfaredesk.domain.recall import DEFAULT_TEXTS
from welfaredesk.queries.lending import loan_lines
from welfaredesk.queries.lending_stock_take import stock_take_page
from welfaredesk.queries.office import office as office_view
from welfaredesk.queries.person_page import person_page
from welfaredesk.services import lending_donations, lending_stock_take, persons
from welfaredesk.services.contacts import log_letters
from welfaredesk.services.lending_donations import DonationInput, GivenInput
from welfaredesk.services.lending_renewals import RenewInput, renew
from welfaredesk.services.lending_requests import DecisionInput, RequestInput, ask, decide
from welfaredesk.services.lending_returns import ReturnInput, take_back
from welfaredesk.services.lending_stock_take import FindingInput, StockTakeInput
from welfaredesk.services.office import save_office
from welfaredesk.services.office_texts import save_text
from welfaredesk.services.recall_texts import save_wording
from welfaredesk.services.signatories import SignatoryInput, save_signatory

THEN, NOW = date(2026, 11, 22), date(2029, 11, 22)
CHECKED = ("L-09A", "L-09B", "L-09C", "L-09F")


@pytest.fixture
def somsri(db):
    return factories.add_person(db)


@pytest.fixture
def records(db, somsri):
    """Of every paper that is kept at the loan desk, the record it is issued for, in fiscal year 2570."""
    slip = factories.lend_one(db, somsri, factories.add_item(db), purpose="พักฟื้น").contract_id
    late = factories.lend_one(
        db,
        somsri,
        factories.add_item(db, "WC-2"),
        lent_on=date(2026, 10, 1),
        due_on=date(2026, 11, 1),
        override_reason="จำเป็น",
    ).contract_id
    (letter,) = log_letters(CLERK, db, {late: 3}).contact_ids
    (late_line,) = loan_lines(db, late)
    renewed = renew(CLERK, db, RenewInput((late_line.line_id,), date(2027, 1, 31)))
    back = take_back(CLERK, db, [ReturnInput(late_line.line_id, "damaged", "ล้อหัก")])
    given = lending_donations.receive(CLERK, db, DonationInput("นายใจบุญ", lines=(GivenInput("ไม้เท้า"),)))
    return {
        "L-01": decided_request(db, somsri),
        "L-02": slip,
        "L-02R": late,
        "L-03": back.return_id,
        "L-04": renewed.renewal_ids[0],
        "L-06": letter,
        "L-08": given.id,
        **dict.fromkeys(CHECKED, closed_stock_take(db)),
    }


def decided_request(db, person: int) -> int:
    with db.reading() as session:
        model = session.get_one(DeviceItem, 1).model_id
    asked = ask(CLERK, db, RequestInput(person, model, reason="เดินไม่ได้")).id
    decide(CLERK, db, asked, DecisionInput())
    return asked


def closed_stock_take(db) -> int:
    checkers = ("นางสาวตรวจสอบ ละเอียด", "นายนับ ครบถ้วน")
    take = lending_stock_take.begin(CLERK, db, StockTakeInput("ตรวจสอบพัสดุ", checkers=checkers)).id
    line = stock_take_page(db, take).lines[-1]
    lending_stock_take.describe(CLERK, db, line.id, FindingInput("damaged", False, "ล้อหัก"))
    lending_stock_take.close(CLERK, db, take, update_items=True)
    return take


def change_everything(db, person: int, monkeypatch) -> None:
    """A name and an address, then the office and its wording, then the forms themselves."""
    clock.set_today(date(2027, 11, 22))
    page = person_page(db, person, full_ids=True)
    moved = replace(page.data.address, house_no="99", moo="1")
    data = replace(page.data, title="นาง", last="สกุลใหม่", address=moved)
    persons.save_person(CLERK, db, data, person_id=person, version=page.version)
    clock.set_today(date(2028, 11, 22))
    view = office_view(db)
    save_office(CLERK, db, replace(view.data, name="เทศบาลเมืองใหม่"), version=view.version)
    for role in ("giver", "opinion", "approver"):
        entry = SignatoryInput(role, "นายมาใหม่ เพิ่งย้าย", "ตำแหน่งใหม่", valid_from=clock.today())
        save_signatory(CLERK, db, entry)
    for code in ("loan_liability", "loan_recall", "loan_terms", "check_rule", "check_duties", "lending_rule"):
        save_text(CLERK, db, code, "ถ้อยคำใหม่", clock.today())
    save_wording(CLERK, db, 3, replace(DEFAULT_TEXTS[3], subject="เรื่องใหม่"), clock.today())
    clock.set_today(NOW)
    for code, form in CATALOG.items():
        newer = replace(form, template_version=form.template_version + 1, render=renders_anew(form.render))
        monkeypatch.setitem(CATALOG, code, newer)


def renders_anew(render):
    """The form as a later version of the program sets it."""
    return lambda paper: render(paper) + b"\n% a newer form"


def squeezed(pdf: bytes) -> str:
    """Its text without spaces and line ends."""
    return "".join(text_of(pdf).split())


def test_what_was_signed_is_printed_again_byte_for_byte(db, somsri, records, monkeypatch):
    signed = {code: issuing.issue(CLERK, db, code, record).pdf for code, record in records.items()}
    change_everything(db, somsri, monkeypatch)
    for code, record in records.items():
        assert issuing.issue(CLERK, db, code, record).pdf == signed[code], code


def test_new_papers_say_what_holds_now(db, somsri, records, monkeypatch):
    old = squeezed(issuing.issue(CLERK, db, "L-02", records["L-02"]).pdf)
    change_everything(db, somsri, monkeypatch)
    item = factories.add_item(db, "WC-3")
    loan = factories.lend_one(db, somsri, item, override_reason="จำเป็น").contract_id
    new = issuing.issue(CLERK, db, "L-02", loan).pdf
    assert new.endswith(b"% a newer form")
    for then, now in (
        ("นางสาวสมศรีใจดี", "นางสมศรีสกุลใหม่"),
        ("๑๒/๓", "๙๙"),
        ("เทศบาลตำบลตัวอย่าง", "เทศบาลเมืองใหม่"),
        ("นายอุดมสมมุติ", "นายมาใหม่เพิ่งย้าย"),
        ("ข้าพเจ้าจะดูแลรักษา", "ถ้อยคำใหม่"),
    ):
        assert then in old
        assert then not in squeezed(new)
        assert now in squeezed(new)
    request = squeezed(issuing.issue(CLERK, db, "L-01", decided_request(db, somsri)).pdf)
    assert "๑.ถ้อยคำใหม่" in request
    order = squeezed(issuing.issue(CLERK, db, "L-09B", closed_stock_take(db)).pdf)
    assert "เป็นไปตามถ้อยคำใหม่" in order


def test_a_record_that_goes_on_gets_a_paper_of_its_new_facts(db):
    factories.add_item(db)
    take = lending_stock_take.begin(CLERK, db, StockTakeInput("ตรวจสอบพัสดุ")).id
    before = issuing.issue(CLERK, db, "L-09C", take)
    lending_stock_take.scan(CLERK, db, take, "WC-69-0001")
    lending_stock_take.close(CLERK, db, take, update_items=True)
    after = issuing.issue(CLERK, db, "L-09C", take)
    assert before.id != after.id  # counted since
