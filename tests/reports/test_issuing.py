"""An issued slip is kept with its data and pages: a reprint is the same, whatever happened since."""

import pytest
from sqlalchemy import select, text

from tests import factories
from tests.factories import CLERK
from welfaredesk.db.models import AuditEvent, IssuedDocument, OfficeProfile, Person
from welfaredesk.errors import Refused
from welfaredesk.queries.lending import loan_lines
from welfaredesk.services import lending, lending_returns
from welfaredesk.services.signatories import SignatoryInput, save_signatory


@pytest.fixture
def loan(db):
    somsri = factories.add_person(db)
    items = (factories.add_item(db), factories.add_item(db, "BD-1", "เตียงผู้ป่วย 2 ไกร์"))
    return lending.lend(CLERK, db, lending.LoanInput(somsri, items, purpose="เดินไม่ได้")).contract_id


def words(pdf):
    from pypdfium2 import PdfDocument

    document = PdfDocument(pdf)
    try:
        return document[0].get_textpage().get_text_bounded()
    finally:
        document.close()


def test_the_slip_says_who_what_and_where(db, loan):
    from reports.issuing import issue

    slip = issue(CLERK, db, "L-02", loan)
    said = words(slip.pdf)
    for expected in ("นางสาวสมศรี ใจดี", "เทศบาลตำบลตัวอย่าง", "รถเข็นธรรมดา", "เตียงผู้ป่วย", "WC-69-0001"):
        assert expected in said
    assert (slip.no, slip.pages) == ("1/2570", 1)


def test_a_reprint_is_identical_after_names_and_office_changed(db, loan):
    from reports.issuing import issue

    first = issue(CLERK, db, "L-02", loan)
    with db.transaction() as session:
        session.scalars(select(Person)).one().last = "เปลี่ยนแล้ว"
        session.get_one(OfficeProfile, 1).name = "เทศบาลเมืองใหม่"
    save_signatory(CLERK, db, SignatoryInput("giver", "คนใหม่"))
    again = issue(CLERK, db, "L-02", loan)
    assert (again.pdf, again.id) == (first.pdf, first.id)
    with db.reading() as session:
        actions = session.scalars(select(AuditEvent.action).where(AuditEvent.entity == "loan_contract")).all()
    assert list(actions) == ["lend", "issue", "reprint"]


def test_the_kept_data_makes_the_same_pages_again(db, loan):
    from reports import CATALOG
    from reports.issuing import issue

    first = issue(CLERK, db, "L-02", loan)
    with db.reading() as session:
        payload = session.scalars(select(IssuedDocument)).one().payload
    form = CATALOG["L-02"]
    assert form.render(form.from_payload(payload)) == first.pdf


def test_pages_that_changed_in_the_file_are_not_passed_off(db, loan):
    from reports.issuing import issue

    issue(CLERK, db, "L-02", loan)
    with db.transaction() as session:
        session.execute(text("UPDATE issued_document SET pdf = x'00'"))
    with pytest.raises(Refused) as refused:
        issue(CLERK, db, "L-02", loan)
    assert refused.value.code == "damaged_document"


def test_the_return_record_follows_what_came_back(db, loan):
    from reports.issuing import issue

    with pytest.raises(Refused):
        issue(CLERK, db, "L-02R", loan)
    first, second = loan_lines(db, loan)
    lending_returns.take_back(CLERK, db, [lending_returns.ReturnInput(first.line_id, "damaged", "ล้อแตก")])
    part = issue(CLERK, db, "L-02R", loan)
    assert issue(CLERK, db, "L-02R", loan).id == part.id
    lending_returns.take_back(CLERK, db, [lending_returns.ReturnInput(second.line_id)])
    whole = issue(CLERK, db, "L-02R", loan)
    assert whole.id != part.id
    assert "ล้อแตก" in words(part.pdf)


def test_a_cancelled_loans_paper_is_voided(db, loan):
    from reports.issuing import issue

    issue(CLERK, db, "L-02", loan)
    lending.cancel_loan(CLERK, db, loan, "ผิดคน")
    with db.reading() as session:
        assert session.scalars(select(IssuedDocument)).one().void_reason == "ผิดคน"
    with pytest.raises(Refused) as refused:
        issue(CLERK, db, "L-02", loan)
    assert refused.value.code == "loan_cancelled"


def test_an_unknown_form_is_told(db):
    from reports.issuing import issue

    with pytest.raises(Refused) as refused:
        issue(CLERK, db, "X-99", 1)
    assert refused.value.code == "form_unknown"
