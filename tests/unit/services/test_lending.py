"""Lending, taking back, cancelling: what is allowed, what is refused and with which words."""

from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from tests import factories
from tests.factories import CLERK
from welfaredesk import clock, messages
from welfaredesk.db.models import AuditEvent, DeviceItem, LoanContract, LoanLine
from welfaredesk.errors import Refused, ValidationFailed
from welfaredesk.queries.lending import ItemQuery, LoanQuery, item_by_code, loan_lines
from welfaredesk.queries.lending_counts import desk_counts
from welfaredesk.services import lending, lending_returns
from welfaredesk.services.lending import LoanInput
from welfaredesk.services.lending_returns import ReturnInput


@pytest.fixture
def somsri(db):
    return factories.add_person(db)


@pytest.fixture
def chair(db):
    return factories.add_item(db)


def test_a_loan_gets_the_first_number_of_the_fiscal_year_and_the_proposed_term(db, somsri, chair):
    lent = factories.lend_one(db, somsri, chair)
    assert lent.no == "1/2570"  # 22 Nov 2569 lies in fiscal year 2570
    assert lent.due_on == clock.today() + timedelta(days=90)


def test_numbers_run_per_fiscal_year_without_gaps(db, somsri, chair):
    other = factories.add_item(db, "WC-69-0002")
    third = factories.add_item(db, "WC-69-0003")
    first = factories.lend_one(db, somsri, chair, lent_on=date(2026, 9, 30))
    with pytest.raises(Refused):
        factories.lend_one(db, somsri, chair)  # a refusal takes no number
    second = factories.lend_one(db, somsri, other, lent_on=date(2026, 10, 1))
    last = factories.lend_one(db, somsri, third)
    assert [first.no, second.no, last.no] == ["1/2569", "1/2570", "2/2570"]


def test_an_item_out_is_refused_with_the_holders_name(db, somsri, chair):
    factories.lend_one(db, somsri, chair)
    other = factories.add_person(db, 7, first="สมปอง")
    with pytest.raises(Refused) as refused:
        factories.lend_one(db, other, chair)
    sentence = messages.text_of(refused.value)
    assert "นางสาวสมศรี ใจดี" in sentence
    assert "1/2570" in sentence
    assert "20 ก.พ. 2570" in sentence


def test_the_database_itself_refuses_a_second_open_line(db, somsri, chair):
    from sqlalchemy.exc import IntegrityError

    factories.lend_one(db, somsri, chair)
    with db.transaction() as session:
        line = session.scalar(select(LoanLine))
        copy = LoanLine(
            contract_id=line.contract_id, item_id=chair, original_due_on=line.due_on, due_on=line.due_on
        )
        session.add(copy)
        with pytest.raises(IntegrityError, match=r"loan_line\.item_id"):
            session.flush()
        session.rollback()


@pytest.mark.parametrize("condition", ["damaged", "repair", "lost", "disposed"])
def test_an_item_that_is_not_usable_is_not_lent(db, somsri, condition):
    item = factories.add_item(db, condition=condition)
    with pytest.raises(Refused) as refused:
        factories.lend_one(db, somsri, item)
    assert refused.value.code == "item_not_lendable"


def test_a_dead_person_can_not_borrow(db, somsri, chair):
    from welfaredesk.db.models import Person

    with db.transaction() as session:
        session.get_one(Person, somsri).died_on = date(2026, 11, 1)
    with pytest.raises(Refused) as refused:
        factories.lend_one(db, somsri, chair)
    assert "เสียชีวิต" in messages.text_of(refused.value)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"item_ids": ()}, "items"),
        ({"item_ids": tuple(range(1, 9))}, "items"),
        ({"purpose": "ก" * 301}, "purpose"),
        ({"due_on": date(2026, 11, 21)}, "due_on"),
        ({"lent_on": date(2026, 11, 23)}, "lent_on"),
    ],
)
def test_wrong_input_names_its_field_and_changes_nothing(db, somsri, chair, fields, field):
    with pytest.raises(ValidationFailed) as failed:
        lending.lend(CLERK, db, LoanInput(**({"borrower_id": somsri, "item_ids": (chair,)} | fields)))
    assert [issue.field for issue in failed.value.issues] == [field]
    assert messages.text_of(failed.value)
    with db.reading() as session:
        assert session.scalar(select(func.count()).select_from(LoanContract)) == 0


def test_taking_back_closes_the_line_and_frees_the_item(db, somsri, chair):
    factories.lend_one(db, somsri, chair)
    line_id = item_by_code(db, "WC690001").line_id
    done = lending_returns.take_back(CLERK, db, [ReturnInput(line_id, returner="นายสมหมาย ใจดี", ready=True)])
    assert done.closed
    assert item_by_code(db, "wc 69/0001").available
    with db.reading() as session:
        line = session.get_one(LoanLine, line_id)
        assert (line.returned_on, line.condition_in, line.receiver) == (
            clock.today(),
            "usable",
            "นางสาวกรองแก้ว ตั้งใจ",
        )


def test_part_of_a_slip_back_leaves_the_slip_open(db, somsri, chair):
    bed = factories.add_item(db, "BD-1", "เตียงผู้ป่วย 2 ไกร์")
    lent = lending.lend(CLERK, db, LoanInput(somsri, (chair, bed)))
    first, second = loan_lines(db, lent.contract_id)
    done = lending_returns.take_back(CLERK, db, [ReturnInput(first.line_id, "damaged", "ล้อแตก")])
    assert not done.closed
    assert LoanQuery(db).ids() == [second.line_id]
    assert ItemQuery(db, state="unfit").ids() == [chair]
    assert lending_returns.take_back(CLERK, db, [ReturnInput(second.line_id)]).closed


def test_an_item_is_taken_back_only_once(db, somsri, chair):
    factories.lend_one(db, somsri, chair)
    line_id = item_by_code(db, "WC-69-0001").line_id
    lending_returns.take_back(CLERK, db, [ReturnInput(line_id, ready=True)])
    with pytest.raises(Refused) as refused:
        lending_returns.take_back(CLERK, db, [ReturnInput(line_id, ready=True)])
    assert refused.value.code == "item_not_on_loan"


@pytest.mark.parametrize("day", [date(2026, 11, 21), date(2026, 11, 23)])
def test_a_return_before_the_loan_or_tomorrow_is_told(db, somsri, chair, day):
    factories.lend_one(db, somsri, chair)
    line_id = item_by_code(db, "WC-69-0001").line_id
    with pytest.raises(ValidationFailed) as failed:
        lending_returns.take_back(CLERK, db, [ReturnInput(line_id, returned_on=day)])
    assert failed.value.issues[0].field == "returned_on"
    assert not item_by_code(db, "WC-69-0001").available


def test_a_return_is_not_blocked_by_what_lending_would_refuse_today(db, somsri, chair):
    """The borrower died, the item was written off, the office shortened its term: it still comes back."""
    from welfaredesk.db.models import OfficeProfile, Person

    factories.lend_one(db, somsri, chair)
    line_id = item_by_code(db, "WC-69-0001").line_id
    with db.transaction() as session:
        session.get_one(Person, somsri).died_on = date(2026, 11, 1)
        session.get_one(DeviceItem, chair).condition = "disposed"
        session.get_one(OfficeProfile, 1).loan_days = 1
    assert lending_returns.take_back(CLERK, db, [ReturnInput(line_id, ready=True)]).closed


def test_a_mistaken_loan_is_cancelled_with_a_reason_and_keeps_its_number(db, somsri, chair):
    lent = factories.lend_one(db, somsri, chair)
    with pytest.raises(ValidationFailed):
        lending.cancel_loan(CLERK, db, lent.contract_id, "  ")
    lending.cancel_loan(CLERK, db, lent.contract_id, "เลือกผิดคน")
    assert item_by_code(db, "WC-69-0001").available
    assert factories.lend_one(db, somsri, chair).no == "2/2570"
    with pytest.raises(Refused):
        lending.cancel_loan(CLERK, db, lent.contract_id, "อีกครั้ง")


def test_a_slip_with_something_returned_is_not_cancelled(db, somsri, chair):
    lent = factories.lend_one(db, somsri, chair)
    lending_returns.take_back(CLERK, db, [ReturnInput(item_by_code(db, "WC-69-0001").line_id)])
    with pytest.raises(Refused) as refused:
        lending.cancel_loan(CLERK, db, lent.contract_id, "ผิด")
    assert refused.value.code == "loan_partly_returned"


def test_every_step_leaves_its_audit_event(db, somsri, chair):
    factories.lend_one(db, somsri, chair)
    lending_returns.take_back(CLERK, db, [ReturnInput(item_by_code(db, "WC-69-0001").line_id, "damaged")])
    with db.reading() as session:
        events = session.scalars(select(AuditEvent).where(AuditEvent.entity == "loan_contract")).all()
    assert [event.action for event in events] == ["lend", "take_back", "open_claim"]
    assert {event.actor for event in events} == {CLERK.name}
    assert events[1].before["item.condition"] == "usable"
    assert events[1].after["item.condition"] == "damaged"


def test_lateness_is_derived_from_the_day(db, somsri, chair):
    factories.lend_one(db, somsri, chair, due_on=date(2026, 11, 29))
    assert desk_counts(db).due_soon == 1
    clock.set_today(date(2026, 11, 30))
    counts = desk_counts(db)
    assert (counts.due_soon, counts.late) == (0, 1)
    row = LoanQuery(db, state="late").rows(LoanQuery(db, state="late").ids()).popitem()[1]
    assert row.days_late == 1


def test_the_shortest_term_of_the_items_is_proposed(db, somsri, chair):
    from welfaredesk.queries.lending_terms import proposed_term

    oxygen = factories.add_item(db, "OX-1", "เครื่องผลิตออกซิเจน", loan_days=30)
    term = proposed_term(db, [chair, oxygen], somsri, clock.today())
    assert (term.due_on, term.days, term.model) == (date(2026, 12, 22), 30, "เครื่องผลิตออกซิเจน")
