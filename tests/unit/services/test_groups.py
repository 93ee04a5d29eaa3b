"""Target groups and programmes: joining, leaving, new terms; what was stays."""

from datetime import date

import pytest

from tests import factories
from tests.factories import CLERK
from welfaredesk import messages
from welfaredesk.errors import RecordNotFound, Refused, ValidationFailed
from welfaredesk.queries.person_page import person_page
from welfaredesk.queries.persons import PersonQuery
from welfaredesk.services import enrolments, groups, life_events
from welfaredesk.services.enrolments import EnrolmentInput

OLD_AGE = EnrolmentInput("old_age_allowance", 60_000, from_on=date(2020, 10, 1))


@pytest.fixture
def somsri(db):
    return factories.add_person(db)


def test_joining_and_leaving_keep_their_days(db, somsri):
    groups.join_group(CLERK, db, somsri, "underprivileged", date(2025, 1, 1))
    assert PersonQuery(db, group="underprivileged").ids() == [somsri]
    groups.leave_group(CLERK, db, somsri, "underprivileged", date(2026, 1, 1))
    assert PersonQuery(db, group="underprivileged").ids() == []
    groups.join_group(CLERK, db, somsri, "underprivileged", date(2026, 5, 1))
    page = person_page(db, somsri)
    assert [(group.label, group.from_on, group.to_on) for group in page.groups] == [
        ("ผู้ด้อยโอกาส", date(2026, 5, 1), None),
        ("ผู้ด้อยโอกาส", date(2025, 1, 1), date(2026, 1, 1)),
    ]
    assert [event.action for event in page.history] == ["join_group", "leave_group", "join_group", "create"]
    assert page.history[1].after == {"group_code": "underprivileged", "to_on": "2026-01-01"}


def test_nobody_joins_twice_or_leaves_what_they_are_not_in(db, somsri):
    groups.join_group(CLERK, db, somsri, "bed_bound")
    with pytest.raises(Refused) as refused:
        groups.join_group(CLERK, db, somsri, "bed_bound")
    assert "นางสาวสมศรี ใจดี อยู่ในกลุ่ม ผู้ป่วยติดเตียง" in messages.text_of(refused.value)
    with pytest.raises(Refused):
        groups.leave_group(CLERK, db, somsri, "woman", date(2026, 1, 1))


@pytest.mark.parametrize(
    ("code", "from_on", "field"),
    [("elderly", None, "code"), ("nonsense", None, "code"), ("woman", date(2026, 11, 23), "from_on")],
)
def test_joining_wrongly_is_refused(db, somsri, code, from_on, field):
    with pytest.raises(ValidationFailed) as failed:
        groups.join_group(CLERK, db, somsri, code, from_on)
    assert [issue.field for issue in failed.value.issues] == [field]


def test_times_in_a_group_do_not_overlap(db, somsri):
    groups.join_group(CLERK, db, somsri, "woman", date(2026, 1, 1))
    with pytest.raises(ValidationFailed):
        groups.leave_group(CLERK, db, somsri, "woman", date(2025, 12, 31))
    groups.leave_group(CLERK, db, somsri, "woman", date(2026, 6, 1))
    with pytest.raises(ValidationFailed) as failed:
        groups.join_group(CLERK, db, somsri, "woman", date(2026, 5, 31))
    assert "1 มิ.ย. 2569" in messages.text_of(failed.value)


def test_new_terms_leave_the_old_ones_as_history(db, somsri):
    first = enrolments.enrol(CLERK, db, somsri, OLD_AGE).id
    more = EnrolmentInput("old_age_allowance", 70_000, from_on=date(2026, 10, 1))
    enrolments.change(CLERK, db, first, more)
    page = person_page(db, somsri)
    assert [(each.amount_satang, each.from_on) for each in page.enrolments] == [(70_000, date(2026, 10, 1))]
    assert [(each.amount_satang, each.to_on) for each in page.ended_enrolments] == [
        (60_000, date(2026, 10, 1))
    ]
    event = page.history[0]
    assert event.before == {"amount_satang": 60_000}
    assert event.after == {
        "programme": "old_age_allowance",
        "amount_satang": 70_000,
        "from_on": "2026-10-01",
    }


def test_a_correction_changes_the_row_itself(db, somsri):
    first = enrolments.enrol(CLERK, db, somsri, OLD_AGE).id
    enrolments.correct(
        CLERK, db, first, EnrolmentInput("old_age_allowance", 80_000, from_on=date(2020, 10, 1))
    )
    page = person_page(db, somsri)
    assert [each.amount_satang for each in page.enrolments] == [80_000]
    assert page.ended_enrolments == ()
    assert (page.history[0].before, page.history[0].after) == (
        {"amount_satang": 60_000},
        {"amount_satang": 80_000},
    )


def test_a_programme_ends_with_its_reason_and_may_begin_again(db, somsri):
    first = enrolments.enrol(CLERK, db, somsri, OLD_AGE).id
    with pytest.raises(Refused) as refused:
        enrolments.enrol(CLERK, db, somsri, OLD_AGE)
    assert "เบี้ยยังชีพผู้สูงอายุ" in messages.text_of(refused.value)
    enrolments.end(CLERK, db, first, date(2026, 1, 31), "moved")
    with pytest.raises(Refused):
        enrolments.end(CLERK, db, first, date(2026, 2, 1))
    with pytest.raises(ValidationFailed):
        enrolments.enrol(CLERK, db, somsri, OLD_AGE)  # from before the end
    enrolments.enrol(CLERK, db, somsri, EnrolmentInput("old_age_allowance", from_on=date(2026, 3, 1)))
    page = person_page(db, somsri)
    assert [each.status_label for each in page.ended_enrolments] == ["ย้ายออก"]
    assert [each.from_on for each in page.enrolments] == [date(2026, 3, 1)]


@pytest.mark.parametrize(
    ("data", "field"),
    [
        (EnrolmentInput(), "programme"),
        (EnrolmentInput("nonsense"), "programme"),
        (EnrolmentInput("disability_allowance", -1), "amount_satang"),
        (EnrolmentInput("disability_allowance", status="nonsense"), "status"),
        (EnrolmentInput("disability_allowance", from_on=date(2026, 11, 23)), "from_on"),
    ],
)
def test_wrong_enrolments_are_told_under_their_field(db, somsri, data, field):
    with pytest.raises(ValidationFailed) as failed:
        enrolments.enrol(CLERK, db, somsri, data)
    assert [issue.field for issue in failed.value.issues] == [field]


def test_new_terms_need_a_day_not_before_the_old_ones(db, somsri):
    first = enrolments.enrol(CLERK, db, somsri, OLD_AGE).id
    for from_on in (None, date(2020, 9, 30)):
        with pytest.raises(ValidationFailed) as failed:
            enrolments.change(CLERK, db, first, EnrolmentInput("old_age_allowance", 1, from_on=from_on))
        assert [issue.field for issue in failed.value.issues] == ["from_on"]
    with pytest.raises(RecordNotFound):
        enrolments.correct(CLERK, db, 999, OLD_AGE)


def test_the_dead_are_not_enrolled(db, somsri):
    life_events.report(CLERK, db, somsri, "died", date(2026, 11, 1))
    with pytest.raises(Refused) as refused:
        enrolments.enrol(CLERK, db, somsri, OLD_AGE)
    assert "1 พ.ย. 2569" in messages.text_of(refused.value)
