"""The lending rules as kept and applied, and people who may not borrow for now."""

from dataclasses import replace
from datetime import date

import pytest

from tests import factories
from tests.factories import CLERK
from welfaredesk import clock, messages
from welfaredesk.db.models import DeviceItem, LoanContract
from welfaredesk.errors import Refused, StaleRecord, ValidationFailed
from welfaredesk.queries.lending_terms import alerts, proposed_term, rule_table
from welfaredesk.services import groups, lending, lending_rules
from welfaredesk.services.lending import LoanInput
from welfaredesk.services.lending_rules import RuleLine


@pytest.fixture
def somsri(db):
    return factories.add_person(db)


@pytest.fixture
def chair(db):
    return factories.add_item(db)


@pytest.fixture
def model(db, chair):
    with db.reading() as session:
        return session.get_one(DeviceItem, chair).model_id


def term(db, item, person):
    return proposed_term(db, [item], person, clock.today())


def test_the_most_specific_rule_is_proposed_and_named(db, somsri, chair, model):
    assert (term(db, chair, somsri).days, term(db, chair, somsri).by_office) == (90, True)
    lines = [RuleLine(loan_days=60), RuleLine(category="รถเข็น", loan_days=45)]
    lending_rules.save_rules(CLERK, db, lines)
    found = term(db, chair, somsri)
    assert (found.days, found.category, found.model, found.due_on) == (45, "รถเข็น", "", date(2027, 1, 6))
    lines += [RuleLine(model_id=model, loan_days=30), RuleLine("bed_bound", None, model, loan_days=120)]
    lending_rules.save_rules(CLERK, db, lines, seen=lines[:2])
    assert (term(db, chair, somsri).days, term(db, chair, somsri).model) == (30, "รถเข็นธรรมดา")
    groups.join_group(CLERK, db, somsri, "bed_bound")
    found = term(db, chair, somsri)
    assert (found.days, found.group, found.model) == (120, "ผู้ป่วยติดเตียง", "รถเข็นธรรมดา")
    lent = factories.lend_one(db, somsri, chair)
    assert lent.due_on == found.due_on


def test_a_models_own_days_stand_behind_the_table(db, somsri):
    oxygen = factories.add_item(db, "OX-1", "เครื่องผลิตออกซิเจน", loan_days=30)
    with db.reading() as session:
        model = session.get_one(DeviceItem, oxygen).model_id
    lending_rules.save_rules(CLERK, db, [RuleLine(category="รถเข็น", loan_days=200)])
    assert term(db, oxygen, somsri).days == 30
    lending_rules.save_rules(CLERK, db, [RuleLine(model_id=model, loan_days=20)])
    assert term(db, oxygen, somsri).days == 20


@pytest.mark.parametrize(
    ("line", "field"),
    [
        (RuleLine(), "line.0"),
        (RuleLine(loan_days=0), "line.0.loan_days"),
        (RuleLine(max_renewals=100), "line.0.max_renewals"),
        (RuleLine(max_items=0), "line.0.max_items"),
    ],
)
def test_a_wrong_rule_names_its_line(db, line, field):
    with pytest.raises(ValidationFailed) as failed:
        lending_rules.save_rules(CLERK, db, [line])
    assert [issue.field for issue in failed.value.issues] == [field]
    assert messages.text_of(failed.value)


def test_one_scope_stands_once_and_the_table_is_not_overwritten_unseen(db):
    first, second = RuleLine(loan_days=60), RuleLine(max_items=2)
    with pytest.raises(ValidationFailed):
        lending_rules.save_rules(CLERK, db, [first, second])
    lending_rules.save_rules(CLERK, db, [replace(first, max_items=2, max_renewals=0)])
    with pytest.raises(StaleRecord):
        lending_rules.save_rules(CLERK, db, [first], seen=[])
    (kept,) = rule_table(db)
    assert kept.line == RuleLine(loan_days=60, max_renewals=0, max_items=2)


def test_more_pieces_than_the_rules_allow_want_a_reason(db, somsri, chair):
    second = factories.add_item(db, "WC-69-0002")
    lending_rules.save_rules(CLERK, db, [RuleLine(max_items=1)])
    factories.lend_one(db, somsri, chair)
    with pytest.raises(Refused) as refused:
        factories.lend_one(db, somsri, second)
    assert refused.value.params["limit"] == "1"
    lent = factories.lend_one(db, somsri, second, override_reason="ใช้สองบ้าน")
    with db.reading() as session:
        assert session.get_one(LoanContract, lent.contract_id).override_reason == "ใช้สองบ้าน"


def test_a_restricted_borrower_is_refused_until_the_day_or_until_lifted(db, somsri, chair):
    lending_rules.restrict(CLERK, db, somsri, "ไม่คืนรถเข็น", date(2026, 11, 30))
    assert alerts(db, somsri).restriction.reason == "ไม่คืนรถเข็น"
    with pytest.raises(Refused) as refused:
        factories.lend_one(db, somsri, chair)
    assert "ไม่คืนรถเข็น" in messages.text_of(refused.value)
    assert "30 พ.ย. 2569" in messages.text_of(refused.value)
    lending_rules.restrict(CLERK, db, somsri, "ยังไม่ชดใช้", None)
    clock.set_today(date(2026, 12, 1))
    assert alerts(db, somsri).restriction.until_on is None
    with pytest.raises(ValidationFailed):
        lending_rules.lift(CLERK, db, somsri, " ")
    lending_rules.lift(CLERK, db, somsri, "ชดใช้แล้ว")
    assert alerts(db, somsri).restriction is None
    factories.lend_one(db, somsri, chair)
    with pytest.raises(Refused, match="not_restricted"):
        lending_rules.lift(CLERK, db, somsri, "อีกครั้ง")


@pytest.mark.parametrize(
    ("reason", "until", "field"), [("", None, "reason"), ("ค้าง", date(2026, 11, 21), "until_on")]
)
def test_a_restriction_says_why_and_until_a_day_to_come(db, somsri, reason, until, field):
    with pytest.raises(ValidationFailed) as failed:
        lending_rules.restrict(CLERK, db, somsri, reason, until)
    assert [issue.field for issue in failed.value.issues] == [field]


def test_a_guarantor_is_somebody_else(db, somsri, chair):
    with pytest.raises(ValidationFailed) as failed:
        lending.lend(CLERK, db, LoanInput(somsri, (chair,), guarantor_id=somsri))
    assert [issue.field for issue in failed.value.issues] == ["guarantor_id"]
