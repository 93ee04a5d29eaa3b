"""The chase log: what is kept, what is refused, and what an attempt changes in the lists."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from tests.factories import CLERK
from tests.unit.lending_chase import imported_loan, loan
from welfaredesk import clock
from welfaredesk.db.models import AuditEvent
from welfaredesk.domain.loan_rules import LoanState
from welfaredesk.errors import Refused, StaleRecord, ValidationFailed
from welfaredesk.queries.chase import ChaseQuery, contacts_of
from welfaredesk.queries.lending import loan_lines
from welfaredesk.queries.letter_setup import letter_settings
from welfaredesk.services.contacts import (
    ContactInput,
    correct_contact,
    log_contact,
    log_letters,
    remove_contact,
)
from welfaredesk.services.lending import cancel_loan
from welfaredesk.services.lending_returns import ReturnInput, take_back
from welfaredesk.services.letter_setup import LetterSettings, save_letter_settings
from welfaredesk.services.numbering import SeriesInput, save_series

TODAY = date(2026, 11, 22)


def only_row(db):
    query = ChaseQuery(db)
    (row,) = query.rows(query.ids()).values()
    return row


def actions(db, contract_id):
    with db.reading() as session:
        wanted = select(AuditEvent.action).where(
            AuditEvent.entity == "loan_contract", AuditEvent.entity_id == contract_id
        )
        return list(session.scalars(wanted.order_by(AuditEvent.id)))


def test_a_call_is_kept_with_who_called_and_what_comes_next(db):
    contract = loan(db, -20)
    log_contact(
        CLERK, db, [contract], ContactInput(result="promised", note=" พรุ่งนี้ ", next_on=date(2026, 11, 29))
    )
    (view,) = contacts_of(db, contract)
    assert (view.channel, view.result, view.note) == ("phone", "promised", "พรุ่งนี้")
    assert (view.contacted_on, view.next_on, view.contacted_by) == (TODAY, date(2026, 11, 29), CLERK.name)
    assert actions(db, contract)[-1] == "contact"
    row = only_row(db)
    assert (row.last_result, row.next_on) == ("promised", date(2026, 11, 29))


@pytest.mark.parametrize(
    ("result", "state"),
    [
        ("promised", LoanState.LATE),
        ("no_answer", LoanState.RECALL_DUE),
        ("wrong_number", LoanState.RECALL_DUE),
    ],
)
def test_the_recall_of_clause_211_is_done_when_somebody_was_reached(db, result, state):
    contract = loan(db, -20)
    assert only_row(db).state is LoanState.RECALL_DUE
    log_contact(CLERK, db, [contract], ContactInput(result=result))
    assert only_row(db).state is state
    assert loan_lines(db, contract)[0].state is state
    assert ChaseQuery(db, "recall").ids() == ([] if state is LoanState.LATE else [only_row(db).line_id])


def test_a_call_before_the_due_day_is_no_recall(db):
    contract = loan(db, -20)
    before = ContactInput(result="promised", contacted_on=TODAY - timedelta(days=25))
    log_contact(CLERK, db, [contract], before)
    assert only_row(db).state is LoanState.RECALL_DUE


def test_one_call_about_two_slips_stands_with_both(db):
    contracts = [loan(db, -20), loan(db, -10)]
    log_contact(CLERK, db, contracts, ContactInput(result="promised"))
    assert all(len(contacts_of(db, contract)) == 1 for contract in contracts)


@pytest.mark.parametrize(
    ("data", "field", "code"),
    [
        (ContactInput(), "result", "required"),
        (ContactInput(result="flown"), "result", "not_in_list"),
        (ContactInput("letter", "promised"), "channel", "not_in_list"),
        (ContactInput(result="promised", contacted_on=date(2026, 11, 23)), "contacted_on", "date_future"),
        (
            ContactInput(result="promised", contacted_on=date(2020, 1, 1)),
            "contacted_on",
            "contact_before_loan",
        ),
        (ContactInput(result="promised", next_on=date(2026, 11, 1)), "next_on", "ends_before_start"),
        (ContactInput(result="promised", note="ก" * 301), "note", "too_long"),
    ],
)
def test_what_can_not_be(db, data, field, code):
    contract = loan(db, -20)
    with pytest.raises(ValidationFailed) as caught:
        log_contact(CLERK, db, [contract], data)
    assert [(issue.field, issue.code) for issue in caught.value.issues] == [(field, code)]
    assert contacts_of(db, contract) == ()


def test_nothing_to_chase_when_all_came_back_or_the_slip_was_a_mistake(db):
    returned, cancelled = loan(db, -20), loan(db, -20)
    take_back(CLERK, db, [ReturnInput(loan_lines(db, returned)[0].line_id)])
    cancel_loan(CLERK, db, cancelled, "พิมพ์ผิด")
    for contract, code in ((returned, "loan_closed"), (cancelled, "loan_cancelled")):
        with pytest.raises(Refused) as caught:
            log_contact(CLERK, db, [contract], ContactInput(result="promised"))
        assert caught.value.code == code
    assert ChaseQuery(db).ids() == []


def test_a_correction_keeps_what_it_was(db):
    contract = loan(db, -20)
    log_contact(CLERK, db, [contract], ContactInput(result="no_answer"))
    (view,) = contacts_of(db, contract)
    correct_contact(CLERK, db, view.id, ContactInput("visit", "fetch"), view.version)
    (corrected,) = contacts_of(db, contract)
    assert (corrected.channel, corrected.result) == ("visit", "fetch")
    with db.reading() as session:
        event = session.scalars(select(AuditEvent).order_by(AuditEvent.id.desc())).first()
        assert event.action == "correct_contact"
        assert event.before["result"] == "no_answer"
        assert event.after["result"] == "fetch"
    with pytest.raises(StaleRecord):
        correct_contact(CLERK, db, view.id, ContactInput(result="promised"), view.version)


def test_an_attempt_logged_with_the_wrong_loan_goes_with_a_reason(db):
    contract = loan(db, -20)
    log_contact(CLERK, db, [contract], ContactInput(result="promised"))
    (view,) = contacts_of(db, contract)
    with pytest.raises(ValidationFailed):
        remove_contact(CLERK, db, view.id, " ")
    remove_contact(CLERK, db, view.id, "บันทึกผิดคน")
    assert contacts_of(db, contract) == ()
    assert only_row(db).state is LoanState.RECALL_DUE
    assert actions(db, contract)[-1] == "remove_contact"


def test_a_letter_gets_the_next_number_and_raises_the_level(db):
    first, second = loan(db, -20), imported_loan(db, -60)
    logged = log_letters(CLERK, db, {first: 1, second: 2})
    assert len(logged.contact_ids) == 2
    (view,) = contacts_of(db, first)
    assert (view.no, view.letter_level, view.result) == ("1/2569", 1, "letter_sent")
    assert view.return_by == TODAY + timedelta(days=15)
    assert view.next_on == TODAY + timedelta(days=16)
    assert contacts_of(db, second)[0].no == "2/2569"
    query = ChaseQuery(db, "late")
    found = query.rows(query.ids())
    assert [found[line].level for line in query.ids()] == [2, 1]
    with pytest.raises(Refused) as caught:
        remove_contact(CLERK, db, view.id, "ผิด")
    assert caught.value.code == "letter_stays"
    correct_contact(CLERK, db, view.id, ContactInput("letter", "promised", "ได้รับแล้ว", TODAY), view.version)
    (view,) = contacts_of(db, first)
    assert (view.channel, view.no, view.result) == ("letter", "1/2569", "promised")


def test_no_letter_before_something_is_overdue_and_then_none_at_all(db):
    late, early = loan(db, -1), loan(db, 3)
    with pytest.raises(Refused) as caught:
        log_letters(CLERK, db, {late: 1, early: 1})
    assert caught.value.code == "nothing_overdue"
    assert contacts_of(db, late) == ()


def test_numbers_with_the_office_prefix_by_fiscal_year(db):
    save_series(CLERK, db, "letter", SeriesInput("fiscal", "ลพ 52706/{running}"))
    contract = loan(db, -20)
    log_letters(CLERK, db, {contract: 1})
    assert contacts_of(db, contract)[0].no == "ลพ 52706/1"
    clock.set_today(date(2027, 1, 5))
    log_letters(CLERK, db, {contract: 2})
    assert contacts_of(db, contract)[0].no == "ลพ 52706/2"


def test_settings_saved_by_somebody_else_meanwhile(db):
    _settings, version = letter_settings(db)
    save_letter_settings(CLERK, db, LetterSettings("opinion", email="a@b.go.th"), version)
    with pytest.raises(StaleRecord):
        save_letter_settings(CLERK, db, LetterSettings(), version)


def test_settings_of_letters_that_can_not_be(db):
    _settings, version = letter_settings(db)
    with pytest.raises(ValidationFailed) as caught:
        save_letter_settings(CLERK, db, LetterSettings("driver", "0" * 61), version)
    assert {issue.field for issue in caught.value.issues} == {"letter_signer", "fax"}
