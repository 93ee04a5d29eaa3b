"""Consent: given to a version of the notice, withdrawn at any time, never brought back by itself."""

from datetime import date

import pytest

from tests import factories
from tests.factories import CLERK
from welfaredesk import messages
from welfaredesk.errors import RecordNotFound, Refused, ValidationFailed
from welfaredesk.queries.person_page import person_page
from welfaredesk.services import consents
from welfaredesk.services.consents import ConsentInput

FIRST = ConsentInput("1/2568", date(2025, 1, 1), "กระดาษ", health=True)


@pytest.fixture
def somsri(db):
    return factories.add_person(db)


def test_the_newest_consent_counts(db, somsri):
    consents.give(CLERK, db, somsri, ConsentInput("2/2569", date(2026, 1, 1), photo=True))
    consents.give(CLERK, db, somsri, FIRST)
    page = person_page(db, somsri)
    assert (page.consent.notice_version, page.consent.photo, page.consent.health) == ("2/2569", True, False)
    assert [view.notice_version for view in page.consents] == ["2/2569", "1/2568"]
    assert page.history[0].action == "give_consent"
    assert page.history[0].after["channel"] == "กระดาษ"


def test_withdrawn_it_counts_no_longer_nor_does_an_older_one(db, somsri):
    consents.give(CLERK, db, somsri, FIRST)
    newest = consents.give(CLERK, db, somsri, ConsentInput("2/2569", date(2026, 1, 1))).id
    consents.withdraw(CLERK, db, newest, "ไม่ประสงค์แล้ว")
    page = person_page(db, somsri)
    assert page.consent is None
    assert page.consents[0].withdrawn_at.date() == date(2026, 11, 22)
    assert (page.history[0].action, page.history[0].reason) == ("withdraw_consent", "ไม่ประสงค์แล้ว")
    with pytest.raises(Refused) as refused:
        consents.withdraw(CLERK, db, newest)
    assert "22 พ.ย. 2569" in messages.text_of(refused.value)


def test_wrong_consents_are_told_under_their_fields(db, somsri):
    with pytest.raises(ValidationFailed) as failed:
        consents.give(CLERK, db, somsri, ConsentInput())
    assert [issue.field for issue in failed.value.issues] == ["given_on"]
    with pytest.raises(ValidationFailed):
        consents.give(CLERK, db, somsri, ConsentInput("1/2568", date(2026, 11, 23)))
    with pytest.raises(RecordNotFound):
        consents.withdraw(CLERK, db, 999)
