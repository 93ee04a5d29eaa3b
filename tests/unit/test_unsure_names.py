"""Loans under a name alone: who may be meant, and what it does to say who it is."""

from datetime import date

import pytest
from sqlalchemy import select

from tests import factories
from tests.factories import CLERK
from welfaredesk import clock
from welfaredesk.db.models import AuditEvent, LoanContract, LoanLine, PersonAlias
from welfaredesk.errors import RecordNotFound, Refused, ValidationFailed
from welfaredesk.queries.lending import LoanQuery
from welfaredesk.queries.said_names import SaidNameQuery
from welfaredesk.queries.unsure_names import UnsureNameQuery
from welfaredesk.services import checks, duplicates, lending_returns, life_events, loan_names, named


def add_loan(db, name, code="BD-1", borrower_id=None):
    """A loan as an import of the register of devices leaves it."""
    item_id = factories.add_item(db, code, "เตียงผู้ป่วย")
    with db.transaction() as session:
        day, due = date(2026, 10, 1), date(2026, 12, 30)
        contract = LoanContract(
            fiscal_year=2570,
            borrower_id=borrower_id,
            borrower_name=name,
            lent_on=day,
            source="ทะเบียน.xlsx แถว 5",
            created_at=clock.now(),
        )
        contract.lines = [LoanLine(item_id=item_id, original_due_on=due, due_on=due)]
        session.add(contract)
        session.flush()
        return contract.id


def only(db):
    query = UnsureNameQuery(db)
    (row,) = query.rows(query.ids()).values()
    return row


def reasons(db):
    return [(each.row.name, each.reasons) for each in only(db).people]


def test_a_name_says_what_it_is_about_and_who_fits(db):
    somsri = factories.add_person(db)
    contract_id = add_loan(db, "น.ส.สมศรี ใจดี")
    row = only(db)
    assert (row.contract_id, row.name, row.what) == (contract_id, "น.ส.สมศรี ใจดี", "เตียงผู้ป่วย BD-1")
    assert (row.on, row.source) == (date(2026, 10, 1), "ทะเบียน.xlsx แถว 5")
    assert (row.sure.row.id, row.sure.reasons) == (somsri, ("dup_name_same",))


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("นางสาวสมศรี ใจดี๋", "dup_name_marks"),
        ("นางสาวใจดี สมศรี", "dup_name_swapped"),
        ("นางสาวสมศรี ใจดีมา", None),
        ("นางสาวสมศรีๆ", None),
        ("", None),
    ],
)
def test_other_spellings_are_offered_and_never_sure(db, written, reason):
    factories.add_person(db)
    add_loan(db, written)
    assert [found for _name, found in reasons(db)] == ([(reason,)] if reason else [])
    assert only(db).sure is None


@pytest.mark.parametrize(("first", "last"), [("สมศรี", "พงษ์เพชร"), ("สมพงศ์ศรี", "พงษ์เพ็ชร์")])
def test_a_letter_wrong_in_one_part_is_offered(db, first, last):
    factories.add_person(db, first="สมพงษ์ศรี", last="พงษ์เพ็ชร์", title="นางสาว")
    factories.add_person(db, 2, first="สมศรี", last="พงศ์เพชร", title="นางสาว")
    add_loan(db, f"นางสาว{first} {last}")
    assert [found for _name, found in reasons(db)] == [("dup_name_letter",)]


def test_two_of_one_name_are_both_offered_and_none_is_sure(db):
    factories.add_person(db)
    factories.add_person(db, 7)
    add_loan(db, "สมศรี ใจดี")
    assert len(only(db).people) == 2
    assert only(db).sure is None


def test_the_title_decides_between_two_of_one_name(db):
    factories.add_person(db, 7, title="นาย")
    woman = factories.add_person(db)
    add_loan(db, "นางสมศรี ใจดี")
    assert only(db).sure.row.id == woman
    assert reasons(db)[1] == ("นายสมศรี ใจดี", ("dup_name_same", "name_other_sex"))


def test_who_died_is_offered_and_never_sure(db):
    somsri = factories.add_person(db)
    add_loan(db, "สมศรี ใจดี")
    life_events.report(CLERK, db, somsri, "died", date(2026, 11, 1))
    assert [each.row.id for each in only(db).people] == [somsri]
    assert only(db).sure is None


def test_one_merged_into_another_is_not_offered(db):
    kept, gone = factories.add_person(db), factories.add_person(db, 7)
    duplicates.merge(CLERK, db, kept, gone)
    add_loan(db, "สมศรี ใจดี")
    assert [each.row.id for each in only(db).people] == [kept]


def test_names_stand_in_thai_order_without_what_is_known_or_back(db):
    add_loan(db, "นายอำนาจ ดี", "1")
    add_loan(db, "นางเกษร ดี", "2")
    add_loan(db, "", "3", factories.add_person(db))
    add_loan(db, "นายขาว ดี", "4")
    lines = [line for line in LoanQuery(db).ids() if "ขาว" in LoanQuery(db).rows([line])[line].borrower]
    lending_returns.take_back(CLERK, db, [lending_returns.ReturnInput(line) for line in lines])
    query = UnsureNameQuery(db)
    assert [row.name for row in query.rows(query.ids()).values()] == ["นางเกษร ดี", "นายอำนาจ ดี"]
    assert query.total() == 2
    assert query.ids(1, 1) == query.ids()[1:]


def test_saying_who_it_is_puts_the_loan_with_the_person(db):
    somsri = factories.add_person(db)
    contract_id = add_loan(db, "สมศรี ใจดี")
    saved = loan_names.confirm_borrower(CLERK, db, contract_id, somsri)
    assert saved.id == contract_id
    assert UnsureNameQuery(db).ids() == []
    with db.reading() as session:
        contract = session.get_one(LoanContract, contract_id)
        assert (contract.borrower_id, contract.beneficiary_id) == (somsri, somsri)
        assert contract.borrower_name == "สมศรี ใจดี"  # what the register says stays
        event = session.scalars(select(AuditEvent).where(AuditEvent.action == "confirm_borrower")).one()
        assert (event.actor, event.entity_id) == (CLERK.name, contract_id)
        assert event.before == {"borrower": "สมศรี ใจดี"}
        assert event.after == {"borrower": "นางสาวสมศรี ใจดี", "borrower_id": somsri}
        assert session.scalars(select(PersonAlias)).all() == []


def test_another_spelling_is_remembered_for_the_next_register(db):
    somsri = factories.add_person(db)
    loan_names.confirm_borrower(CLERK, db, add_loan(db, "สมศรี ใจดี๋", "1"), somsri)
    add_loan(db, "สมศรี ใจดี๋", "2")
    assert only(db).sure.row.id == somsri
    assert only(db).sure.reasons == ("name_spelled",)


def test_another_name_is_no_spelling(db):
    factories.add_person(db)
    mother = factories.add_person(db, 7, first="มาลี", last="ใจดี")
    loan_names.confirm_borrower(CLERK, db, add_loan(db, "สมศรี ใจดี"), mother)
    with db.reading() as session:
        assert session.scalars(select(PersonAlias)).all() == []


def test_a_borrower_is_confirmed_once_and_must_exist(db):
    somsri, contract_id = factories.add_person(db), add_loan(db, "สมศรี ใจดี")
    with pytest.raises(RecordNotFound):
        loan_names.confirm_borrower(CLERK, db, contract_id, 999)
    with pytest.raises(RecordNotFound):
        loan_names.confirm_borrower(CLERK, db, 999, somsri)
    loan_names.confirm_borrower(CLERK, db, contract_id, somsri)
    with pytest.raises(Refused) as refused:
        loan_names.confirm_borrower(CLERK, db, contract_id, factories.add_person(db, 7))
    assert refused.value.code == "borrower_known"
    assert refused.value.params == {"person": "นางสาวสมศรี ใจดี"}
    assert [finding for finding in checks.check(db) if "confirm" in str(finding)] == []


def test_what_was_said_wrongly_is_taken_back_with_its_spelling(db):
    somsri = factories.add_person(db)
    contract_id = add_loan(db, "นางสาวสมศรี ใจดี๋")
    loan_names.confirm_borrower(CLERK, db, contract_id, somsri)
    query = SaidNameQuery(db)
    (said,) = query.rows(query.ids()).values()
    assert (said.name, said.person_id, said.differs) == ("นางสาวสมศรี ใจดี๋", somsri, True)
    with pytest.raises(ValidationFailed):
        named.take_back_person(CLERK, db, said.kind, said.record_id, " ")
    named.take_back_person(CLERK, db, said.kind, said.record_id, "ระบุผิดคน")
    assert query.total() == 0
    assert only(db).name == "นางสาวสมศรี ใจดี๋"
    with db.reading() as session:
        contract = session.get(LoanContract, contract_id)
        assert (contract.borrower_id, contract.beneficiary_id) == (None, None)
        assert session.scalars(select(PersonAlias)).all() == []
        event = session.scalars(select(AuditEvent).where(AuditEvent.action == "take_back_person")).one()
        assert (event.reason, event.before["person_id"]) == ("ระบุผิดคน", somsri)
    with pytest.raises(Refused, match="name_not_from_list"):
        named.take_back_person(CLERK, db, said.kind, said.record_id, "อีกครั้ง")
    with pytest.raises(RecordNotFound):
        named.take_back_person(CLERK, db, named.HOUSE, 99, "ไม่มี")
