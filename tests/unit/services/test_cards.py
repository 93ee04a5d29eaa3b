"""Disability cards: terms, renewals, kinds, the caregiver, giving back."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import factories
from tests.factories import CLERK
from welfaredesk import messages
from welfaredesk.domain.disability_cards import CardStatus, propose_expiry, status
from welfaredesk.errors import RecordNotFound, Refused, ValidationFailed
from welfaredesk.queries.person_page import person_page
from welfaredesk.services import cards
from welfaredesk.services.cards import CardInput, save_card

TODAY = date(2026, 11, 22)
ISSUED = date(2019, 4, 30)


@pytest.fixture
def somsri(db):
    return factories.add_person(db, birth_date=date(1950, 1, 1))


def last_event(db, person_id):
    return person_page(db, person_id).history[0]


@pytest.mark.parametrize(
    ("issued", "ends"),
    [
        (date(2019, 4, 30), date(2027, 4, 30)),
        (date(2024, 2, 29), date(2032, 2, 29)),
        (date(2096, 2, 29), date(2104, 2, 29)),
        (date(2092, 2, 29), date(2100, 2, 28)),
    ],
)
def test_a_card_runs_eight_years(issued, ends):
    assert propose_expiry(issued) == ends


@given(st.dates(date(1950, 1, 1), date(2150, 12, 31)))
def test_the_proposed_end_lies_in_the_same_month_eight_years_on(issued):
    ends = propose_expiry(issued)
    assert (ends.year, ends.month) == (issued.year + 8, issued.month)
    assert issued.day - ends.day in (0, 1)


@pytest.mark.parametrize(
    ("expires", "more", "expected"),
    [
        (date(2026, 11, 21), {}, CardStatus.EXPIRED),
        (date(2026, 11, 22), {}, CardStatus.SOON),
        (date(2027, 2, 20), {}, CardStatus.SOON),
        (date(2027, 2, 21), {}, CardStatus.OK),
        (None, {}, CardStatus.UNKNOWN),
        (None, {"lifetime": True}, CardStatus.LIFETIME),
        (date(2030, 1, 1), {"returned_on": date(2026, 1, 1)}, CardStatus.RETURNED),
        (None, {"lifetime": True, "returned_on": date(2026, 1, 1)}, CardStatus.RETURNED),
    ],
)
def test_where_a_card_stands(expires, more, expected):
    assert status(expires, TODAY, **more) == expected


def test_a_new_card_gets_its_term_kinds_and_group(db, somsri):
    save_card(CLERK, db, somsri, CardInput(issued_on=ISSUED, types=(3, 1), caregiver=" สมาน  ใจดี "))
    page = person_page(db, somsri)
    assert (page.card.expires_on, page.card.caregiver) == (date(2027, 4, 30), "สมาน ใจดี")
    assert page.types == (3, 1)
    assert [(group.code, group.from_on) for group in page.groups] == [("disabled", ISSUED)]
    event = page.history[0]
    assert event.action == "add_card"
    assert event.before == {}
    assert event.after == {
        "issued_on": "2019-04-30",
        "expires_on": "2027-04-30",
        "lifetime": False,
        "caregiver": "สมาน ใจดี",
        "disability_types": [3, 1],
        "groups": ["disabled"],
    }


def test_a_lifetime_card_has_no_end(db, somsri):
    save_card(CLERK, db, somsri, CardInput(issued_on=ISSUED, expires_on=date(2027, 4, 30), lifetime=True))
    card = person_page(db, somsri).card
    assert (card.lifetime, card.expires_on, card.status) == (True, None, CardStatus.LIFETIME)


def test_a_renewal_is_a_new_card_and_the_newest_counts(db, somsri):
    save_card(CLERK, db, somsri, CardInput(issued_on=date(2026, 10, 1), types=(4,)))
    save_card(CLERK, db, somsri, CardInput(issued_on=date(2018, 10, 1)))
    page = person_page(db, somsri)
    assert page.card.issued_on == date(2026, 10, 1)
    assert [card.issued_on.year for card in page.cards] == [2026, 2018]
    assert page.types == (4,)  # a card without kinds leaves them alone
    assert len(page.groups) == 1


def test_the_card_given_back_no_longer_counts_nor_does_an_older_one(db, somsri):
    save_card(CLERK, db, somsri, CardInput(issued_on=date(2018, 10, 1)))
    new = save_card(CLERK, db, somsri, CardInput(issued_on=date(2026, 10, 1))).id
    cards.mark_returned(CLERK, db, new, TODAY)
    page = person_page(db, somsri)
    assert page.card is None
    assert [card.status for card in page.cards] == [CardStatus.RETURNED, CardStatus.EXPIRED]
    assert page.history[0].after == {"returned_on": "2026-11-22"}
    with pytest.raises(Refused) as refused:
        cards.mark_returned(CLERK, db, new, TODAY)
    assert "22 พ.ย. 2569" in messages.text_of(refused.value)


def test_correcting_a_card_tells_what_changed(db, somsri):
    card = save_card(CLERK, db, somsri, CardInput(issued_on=ISSUED, types=(3,))).id
    changed = CardInput(issued_on=ISSUED, expires_on=date(2028, 1, 1), types=(5, 3))
    save_card(CLERK, db, somsri, changed, card_id=card)
    event = last_event(db, somsri)
    assert event.action == "change_card"
    assert event.before == {"expires_on": "2027-04-30", "disability_types": [3]}
    assert event.after == {"expires_on": "2028-01-01", "disability_types": [5, 3]}
    save_card(CLERK, db, somsri, changed, card_id=card)
    assert last_event(db, somsri).at == event.at
    assert len(person_page(db, somsri).history) == 3


def test_the_caregiver_is_text_until_confirmed(db, somsri):
    brother = factories.add_person(db, 2, title="นาย", first="สมาน")
    card = save_card(CLERK, db, somsri, CardInput(issued_on=ISSUED, caregiver="สมาน (พี่ชาย)")).id
    cards.confirm_caregiver(CLERK, db, card, brother)
    view = person_page(db, somsri).card
    assert (view.caregiver_id, view.caregiver_name) == (brother, "นายสมาน ใจดี")
    assert last_event(db, somsri).before == {"caregiver": "สมาน (พี่ชาย)", "caregiver_id": None}
    save_card(CLERK, db, somsri, CardInput(issued_on=ISSUED, caregiver="คนอื่น"), card_id=card)
    assert person_page(db, somsri).card.caregiver_id is None


def test_nobody_is_their_own_caregiver(db, somsri):
    card = save_card(CLERK, db, somsri, CardInput(issued_on=ISSUED)).id
    with pytest.raises(ValidationFailed):
        cards.confirm_caregiver(CLERK, db, card, somsri)


@pytest.mark.parametrize(
    ("data", "field", "words"),
    [
        (CardInput(issued_on=date(2026, 11, 23)), "issued_on", "23/11/2569"),
        (CardInput(issued_on=date(1949, 1, 1)), "issued_on", "1 ม.ค. 2493"),
        (CardInput(issued_on=ISSUED, expires_on=date(2019, 1, 1)), "expires_on", "1 ม.ค. 2562"),
        (CardInput(types=(3, 8)), "types", "1–7"),
        (CardInput(types=(3, 3)), "types", "1–7"),
    ],
)
def test_wrong_cards_are_told_under_their_field(db, somsri, data, field, words):
    with pytest.raises(ValidationFailed) as failed:
        save_card(CLERK, db, somsri, data)
    assert [issue.field for issue in failed.value.issues] == [field]
    assert words in messages.text_of(failed.value)
    assert person_page(db, somsri).cards == ()


def test_kinds_have_one_primary_and_may_be_emptied(db, somsri):
    cards.set_types(CLERK, db, somsri, (7, 2, 1))
    page = person_page(db, somsri)
    assert page.types == (7, 1, 2)
    assert page.card.id is None  # kinds without a card are shown all the same
    cards.set_types(CLERK, db, somsri, (1, 2, 7))
    assert person_page(db, somsri).types == (1, 2, 7)
    cards.set_types(CLERK, db, somsri, ())
    assert person_page(db, somsri).types == ()
    assert last_event(db, somsri).after == {"disability_types": []}


def test_what_is_not_there_is_said(db, somsri):
    with pytest.raises(RecordNotFound):
        save_card(CLERK, db, 999, CardInput())
    with pytest.raises(RecordNotFound):
        save_card(CLERK, db, somsri, CardInput(), card_id=999)
