"""Extensions: records of their own, several lines at once, refused without a reason where rules say so."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from tests import factories
from tests.factories import CLERK
from welfaredesk.db.models import DeviceItem, Hold, LoanRequest, LoanRule, OfficeProfile
from welfaredesk.errors import Refused, ValidationFailed
from welfaredesk.messages import text_of
from welfaredesk.queries.lending import loan_lines
from welfaredesk.queries.lending_lines import renewal_doubts, renewals_of_slip
from welfaredesk.services.lending import LoanInput, lend
from welfaredesk.services.lending_renewals import RenewInput, renew
from welfaredesk.services.lending_returns import ReturnInput, take_back

MARCH, APRIL, MAY = date(2027, 3, 31), date(2027, 4, 30), date(2027, 5, 31)


@pytest.fixture
def somsri(db):
    return factories.add_person(db)


@pytest.fixture
def slip(db, somsri):
    """A slip of two wheelchairs due 20 February 2570."""
    items = tuple(factories.add_item(db, code) for code in ("WC-1", "WC-2"))
    return lend(CLERK, db, LoanInput(somsri, items)).contract_id


def lines_of(db, contract):
    return tuple(line.line_id for line in loan_lines(db, contract))


def wait_for_chair(db, person):
    """Somebody in the waiting list of wheelchairs."""
    with db.transaction() as session:
        model = session.get_one(DeviceItem, 1).model_id
        request = LoanRequest(
            fiscal_year=2570,
            running=1,
            applicant_id=person,
            beneficiary_id=person,
            model_id=model,
            asked_on=date(2026, 11, 20),
            created_at=datetime(2026, 11, 20),
        )
        session.add(
            Hold(
                request=request,
                model_id=model,
                need=2,
                queued_at=datetime(2026, 11, 20),
                created_at=datetime(2026, 11, 20),
            )
        )


def test_several_lines_move_to_the_new_day_and_the_record_keeps_the_old(db, slip):
    data = RenewInput(lines_of(db, slip), MARCH, "visit", True, "ล้อฝืดเล็กน้อย", "ยังเดินไม่ได้")
    done = renew(CLERK, db, data)
    assert (done.nos, done.due_on) == (("1/2570",), MARCH)
    assert {(line.due_on, line.original_due_on) for line in loan_lines(db, slip)} == {
        (MARCH, date(2027, 2, 20))
    }
    (row,) = renewals_of_slip(db, slip)
    assert (row.old_due_on, row.new_due_on, row.codes) == (date(2027, 2, 20), MARCH, ("WC-1", "WC-2"))
    assert (row.how, row.seen, row.condition, row.approver) == ("visit", True, "ล้อฝืดเล็กน้อย", "นายอุดม สมมุติ")


def test_lines_of_two_slips_get_a_record_each(db, slip, somsri):
    third = factories.lend_one(db, somsri, factories.add_item(db, "WC-3")).contract_id
    done = renew(CLERK, db, RenewInput((*lines_of(db, slip), *lines_of(db, third)), MARCH))
    assert done.nos == ("1/2570", "2/2570")


def test_an_overdue_loan_is_extended_by_staff(db, somsri):
    item = factories.add_item(db)
    late = factories.lend_one(db, somsri, item, lent_on=date(2026, 6, 1), due_on=date(2026, 9, 1))
    renew(CLERK, db, RenewInput(lines_of(db, late.contract_id), date(2026, 12, 31), "phone"))
    assert loan_lines(db, late.contract_id)[0].days_late == 0


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"new_due_on": None}, "new_due_on"),
        ({"new_due_on": date(2027, 2, 20)}, "new_due_on"),
        ({"line_ids": ()}, "lines"),
        ({"how": "fax"}, "how"),
        ({"asked_on": date(2026, 11, 23)}, "asked_on"),
        ({"reason": "ก" * 201}, "reason"),
    ],
)
def test_wrong_input_names_its_field_and_moves_nothing(db, slip, changed, field):
    data = replace(RenewInput(lines_of(db, slip), MARCH), **changed)
    with pytest.raises(ValidationFailed) as failed:
        renew(CLERK, db, data)
    assert {issue.field for issue in failed.value.issues} == {field}
    assert text_of(failed.value)
    assert {line.due_on for line in loan_lines(db, slip)} == {date(2027, 2, 20)}


def test_what_came_back_is_not_extended(db, slip):
    first, _second = lines_of(db, slip)
    take_back(CLERK, db, [ReturnInput(first)])
    with pytest.raises(Refused) as refused:
        renew(CLERK, db, RenewInput(lines_of(db, slip), MARCH))
    assert refused.value.code == "renew_closed"


def test_more_renewals_than_the_rule_allows_want_a_reason(db, slip):
    with db.transaction() as session:
        session.add(LoanRule(name="max_renewals", category="รถเข็น", value=1))
    first, _second = lines_of(db, slip)
    renew(CLERK, db, RenewInput((first,), MARCH))
    with pytest.raises(ValidationFailed) as failed:
        renew(CLERK, db, RenewInput((first,), APRIL))
    assert "ครบตามที่กำหนดไว้ 1 ครั้ง" in text_of(failed.value)
    renew(CLERK, db, RenewInput((first,), APRIL, reason="แพทย์ให้ใช้ต่อ"))
    assert [row.reason for row in renewals_of_slip(db, slip)] == ["", "แพทย์ให้ใช้ต่อ"]


def test_three_renewals_are_usual_without_any_rule(db, slip):
    first, _second = lines_of(db, slip)
    for day in (MARCH, APRIL, MAY):
        renew(CLERK, db, RenewInput((first,), day))
    assert [doubt.code for doubt in renewal_doubts(db, [first])] == ["renew_limit"]


def test_somebody_waiting_stops_it_unless_there_is_a_reason(db, slip):
    wait_for_chair(db, factories.add_person(db, 9, first="ทองดี"))
    (first, _second) = lines_of(db, slip)
    with pytest.raises(ValidationFailed) as failed:
        renew(CLERK, db, RenewInput((first,), MARCH))
    assert "นางสาวทองดี ใจดี รอรถเข็นธรรมดาอยู่" in text_of(failed.value)
    renew(CLERK, db, RenewInput((first,), MARCH, reason="เพิ่งผ่าตัด"))
    with db.transaction() as session:
        session.get_one(OfficeProfile, 1).waiting_stops_renewal = False
    renew(CLERK, db, RenewInput((first,), APRIL))


def test_waiting_for_another_piece_oneself_stops_nothing(db, slip, somsri):
    wait_for_chair(db, somsri)
    assert renewal_doubts(db, lines_of(db, slip)) == []
