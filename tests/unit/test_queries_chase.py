"""Whom the chase desk lists, where, in which order, and that the numbers are those of the lists."""

from datetime import date, timedelta

import pytest

from tests import factories
from tests.factories import CLERK
from tests.unit.lending_chase import imported_loan, loan
from welfaredesk import clock
from welfaredesk.db.models import Renewal, RenewalLine
from welfaredesk.domain.loan_rules import LoanState
from welfaredesk.queries.chase import NO_MOO, STATES, ChaseQuery, chase_counts
from welfaredesk.queries.lending import loan_lines
from welfaredesk.services.contacts import ContactInput, log_contact
from welfaredesk.services.life_events import report
from welfaredesk.services.persons import AddressInput

TODAY = date(2026, 11, 22)


def rows(db, state="", **more):
    query = ChaseQuery(db, state, **more)
    return list(query.rows(query.ids()).values())


def names_in(db, state="", **more):
    query = ChaseQuery(db, state, **more)
    found = query.rows(query.ids())
    return [found[line].borrower for line in query.ids()]


@pytest.fixture
def loans(db):
    return {
        "long": loan(db, -20, name="เกินนาน"),
        "just": loan(db, -7, name="เพิ่งเกิน"),
        "today": loan(db, 0, name="วันนี้"),
        "week": loan(db, 7, name="สัปดาห์"),
        "month": loan(db, 30, name="เดือน"),
        "later": loan(db, 31, name="อีกนาน"),
    }


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("late", ["เกินนาน", "เพิ่งเกิน"]),
        ("recall", ["เกินนาน"]),
        ("due_soon", ["วันนี้", "สัปดาห์"]),
        ("due_30", ["วันนี้", "สัปดาห์", "เดือน"]),
        ("", ["เกินนาน", "เพิ่งเกิน", "วันนี้", "สัปดาห์", "เดือน"]),
    ],
)
def test_lists_by_the_due_day(db, loans, state, expected):
    assert names_in(db, state) == [f"นาง{name} ใจดี" for name in expected]


def test_an_action_noted_comes_back_on_its_day(db, loans):
    log_contact(
        CLERK, db, [loans["later"]], ContactInput(result="promised", next_on=TODAY + timedelta(days=1))
    )
    assert names_in(db, "next") == []
    clock.set_today(TODAY + timedelta(days=1))
    assert names_in(db, "next") == ["นางอีกนาน ใจดี"]
    log_contact(CLERK, db, [loans["later"]], ContactInput(result="promised"))
    assert names_in(db, "next") == []  # the last attempt says what comes next


def test_death_and_moving_bring_a_loan_up_whenever_it_is_due(db, loans):
    line = loan_lines(db, loans["later"])[0]
    report(CLERK, db, line.borrower_id, "died", TODAY)
    (row,) = rows(db, "gone")
    assert (row.borrower, row.gone) == ("นางอีกนาน ใจดี", "ผู้ยืมเสียชีวิต")


def test_a_loan_of_an_old_register_is_there_with_its_name_alone(db):
    imported_loan(db, -60)
    (row,) = rows(db, "recall")
    assert (row.borrower, row.borrower_id, row.no, row.phones, row.moo) == ("นายทองดี ใจดี", None, "", (), "")
    assert row.state is LoanState.RECALL_DUE
    assert names_in(db, text="ทองดี") == ["นายทองดี ใจดี"]
    assert ChaseQuery(db, moo=NO_MOO).ids() == [row.line_id]


def test_the_village_is_where_the_device_is(db):
    user = factories.add_person(
        db,
        900,
        first="ผู้ใช้",
        address=AddressInput(house_no="1", moo="1"),
        living=AddressInput(house_no="99", moo="9"),
    )
    borrower = factories.add_person(
        db, 901, first="บุตร", phone="", address=AddressInput(house_no="2", moo="2")
    )
    item = factories.add_item(db, "WC-9")
    factories.lend_one(
        db, borrower, item, beneficiary_id=user, lent_on=TODAY - timedelta(days=90), due_on=TODAY
    )
    (row,) = rows(db)
    assert (row.house_no, row.moo, row.user) == ("99", "9", "นางสาวผู้ใช้ ใจดี")
    assert row.phones == (("0810000001", "ผู้ใช้"),)
    assert ChaseQuery(db, moo="9").ids() == [row.line_id]
    assert ChaseQuery(db, moo="2").ids() == []
    assert names_in(db, text="ผู้ใช้") == ["นางสาวบุตร ใจดี"]
    assert ChaseQuery(db).moos() == ["9"]


def test_renewals_are_counted(db, loans):
    line = loan_lines(db, loans["long"])[0]
    with db.transaction() as session:
        dates = {"old_due_on": line.due_on, "new_due_on": line.due_on}
        session.add(
            Renewal(
                contract_id=line.contract_id,
                fiscal_year=2570,
                running=1,
                asked_on=TODAY,
                seen=False,
                how="phone",
                renewed_by="",
                created_at=clock.now(),
                lines=[RenewalLine(line_id=line.line_id, **dates)],
            )
        )
    assert [row.renewals for row in rows(db, "recall")] == [1]


def test_every_number_is_the_length_of_its_list(db, loans):
    log_contact(CLERK, db, [loans["just"]], ContactInput(result="promised", next_on=TODAY))
    report(CLERK, db, loan_lines(db, loans["month"])[0].borrower_id, "moved_out", TODAY)
    imported_loan(db, -60)
    with db.reading() as session:
        counts = chase_counts(session)
    for state in STATES:
        assert getattr(counts, state) == len(ChaseQuery(db, state).ids()), state
    assert (counts.late, counts.recall, counts.next, counts.gone) == (3, 2, 1, 1)
