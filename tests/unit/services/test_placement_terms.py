"""Renewals, suspensions, replacements and follow-up visits of placements."""

from dataclasses import replace
from datetime import date

import pytest

from tests.conftest import TODAY
from tests.factories import CLERK
from tests.unit.services.job_market import add_disabled, add_organisation
from welfaredesk.db.engine import Database
from welfaredesk.domain.work_terms import Contract
from welfaredesk.errors import Refused, StaleRecord, ValidationFailed
from welfaredesk.queries.employment import PlacementQuery, PlacementRow
from welfaredesk.queries.organisations import organisation_rows
from welfaredesk.queries.placement_terms import course_of
from welfaredesk.queries.placement_visits import due_visits, visit_view
from welfaredesk.services import employment, placement_terms, placement_visits
from welfaredesk.services.employment import PlacementInput
from welfaredesk.services.placement_terms import RenewalInput
from welfaredesk.services.placement_visits import VisitInput

START, END = date(2025, 10, 1), date(2026, 12, 31)
YEAR_MORE = RenewalInput(date(2027, 12, 31), 360_00, "day", "นายกเทศมนตรี", note="ตามมติ")


@pytest.fixture
def town(db: Database) -> int:
    return add_organisation(db)


@pytest.fixture
def somsri(db: Database) -> int:
    return add_disabled(db, 1)


@pytest.fixture
def wanted(somsri: int, town: int) -> PlacementInput:
    return PlacementInput(somsri, town, town, "33", START, END, "แม่บ้าน", 340_00, "day")


@pytest.fixture
def work(db: Database, wanted: PlacementInput) -> int:
    return employment.create_placement(CLERK, db, wanted).id


def row_of(db: Database, placement_id: int) -> PlacementRow:
    return PlacementQuery(db).rows([placement_id])[placement_id]


def codes(failed: pytest.ExceptionInfo[ValidationFailed]) -> dict[str, str]:
    return {issue.field: issue.code for issue in failed.value.issues}


# --- renewals ---


def test_a_renewal_keeps_what_was_agreed_before(db: Database, work: int) -> None:
    done = placement_terms.renew(CLERK, db, work, YEAR_MORE, version=1)
    assert done.warnings == ()
    kept = next(stage.renewal for stage in course_of(db, work).stages if stage.renewal is not None)
    assert (kept.was_until, kept.until_on) == (END, date(2027, 12, 31))
    assert (kept.was_wage_satang, kept.wage_satang, kept.decided_by) == (340_00, 360_00, "นายกเทศมนตรี")
    row = row_of(db, work)
    # the new wage is agreed on, but the first contract still runs
    assert (row.ends_on, row.wage_satang, row.renewals) == (date(2027, 12, 31), 340_00, 1)
    assert course_of(db, work).contracts == (
        Contract(1, START, END, 340_00, "day"),
        Contract(2, date(2027, 1, 1), date(2027, 12, 31), 360_00, "day"),
    )
    with pytest.raises(StaleRecord):
        placement_terms.renew(CLERK, db, work, YEAR_MORE, version=1)


def test_terms_of_a_renewal_are_not_overwritten_by_a_correction(
    db: Database, work: int, wanted: PlacementInput
) -> None:
    version = placement_terms.renew(CLERK, db, work, YEAR_MORE, version=1).version
    kept = replace(wanted, ends_on=date(2027, 12, 31), wage_satang=360_00)
    with pytest.raises(ValidationFailed) as failed:
        employment.change_placement(CLERK, db, work, wanted, version=version)
    assert codes(failed) == {"ends_on": "renewed_terms", "wage_satang": "renewed_terms"}
    employment.change_placement(CLERK, db, work, replace(kept, position="ธุรการ"), version=version)
    placement_terms.undo_renewal(CLERK, db, work, "พิมพ์ผิด")
    row = row_of(db, work)
    assert (row.ends_on, row.wage_satang, row.renewals) == (END, 340_00, 0)


@pytest.mark.parametrize(
    ("change", "field", "code"),
    [
        ({"until_on": END}, "until_on", "ends_before_start"),
        ({"decided_by": " "}, "decided_by", "required"),
        ({"wage_unit": ""}, "wage_unit", "wage_unit_required"),
        ({"agreed_on": date(2026, 11, 23)}, "agreed_on", "date_future"),
    ],
)
def test_what_a_renewal_may_not_be(
    db: Database, work: int, change: dict[str, object], field: str, code: str
) -> None:
    with pytest.raises(ValidationFailed) as failed:
        placement_terms.renew(CLERK, db, work, replace(YEAR_MORE, **change), version=1)  # type: ignore[arg-type]
    assert codes(failed) == {field: code}


def test_a_renewal_may_not_overlap_other_work_and_warns_as_a_placement_does(
    db: Database, work: int, wanted: PlacementInput
) -> None:
    next_year = replace(wanted, started_on=date(2027, 6, 1), ends_on=None)
    other = employment.create_placement(CLERK, db, next_year).id
    with pytest.raises(ValidationFailed) as failed:
        placement_terms.renew(CLERK, db, work, YEAR_MORE, version=1)
    assert codes(failed) == {"until_on": "placement_overlap"}
    with pytest.raises(Refused, match="no_end_to_renew"):
        placement_terms.renew(CLERK, db, other, YEAR_MORE, version=1)
    employment.end_placement(CLERK, db, work, TODAY, "resigned")
    with pytest.raises(Refused, match="placement_ended"):
        placement_terms.look_over_renewal(db, work, YEAR_MORE)


def test_a_renewal_after_the_card_has_run_out_is_told(db: Database, work: int) -> None:
    found = placement_terms.look_over_renewal(db, work, replace(YEAR_MORE, until_on=None))
    assert found == ()
    employment.set_minimum_wage(CLERK, db, "ลำพูน", date(2026, 1, 1), 400_00)
    found = placement_terms.look_over_renewal(db, work, YEAR_MORE)
    assert [issue.code for issue in found] == ["below_minimum_wage"]


# --- suspended and back ---


def test_suspended_work_is_a_dated_stage_and_not_at_work(db: Database, town: int, work: int) -> None:
    employment.set_headcount(CLERK, db, town, 2569, 120)
    placement_terms.suspend(CLERK, db, work, date(2026, 11, 2), "รักษาตัว")
    row = row_of(db, work)
    assert (row.state, row.state_label, row.working) == ("suspended", "ระงับ", False)
    assert PlacementQuery(db, state="working").total() == 0
    assert PlacementQuery(db, state="suspended").ids() == [work]
    (organisation,) = organisation_rows(db)
    assert (organisation.at_work_here, organisation.employed, organisation.missing) == (0, 1, 0)
    with pytest.raises(Refused, match="already_suspended"):
        placement_terms.suspend(CLERK, db, work, TODAY, "อีกครั้ง")
    placement_terms.resume(CLERK, db, work, date(2026, 11, 16))
    assert row_of(db, work).working
    with pytest.raises(Refused, match="not_suspended"):
        placement_terms.resume(CLERK, db, work, TODAY)
    kinds = [(stage.kind, stage.on) for stage in course_of(db, work).stages]
    assert kinds == [
        ("resumed", date(2026, 11, 16)),
        ("suspended", date(2026, 11, 2)),
        ("began", START),
    ]


# --- replaced ---


def test_who_left_is_replaced_once_by_the_same_employer(
    db: Database, work: int, wanted: PlacementInput, town: int
) -> None:
    anong = add_disabled(db, 2, first="อนงค์")
    follows = replace(wanted, person_id=anong, replaces_id=work, started_on=date(2026, 12, 20), ends_on=None)
    with pytest.raises(ValidationFailed) as failed:
        employment.create_placement(CLERK, db, follows)
    assert codes(failed) == {"replaces_id": "replaced_not_over"}
    employment.end_placement(CLERK, db, work, date(2026, 11, 1), "resigned")
    elsewhere = add_organisation(db, "บริษัท ตัวอย่าง จำกัด", "private")
    with pytest.raises(ValidationFailed) as failed:
        employment.create_placement(CLERK, db, replace(follows, employer_id=elsewhere))
    assert codes(failed) == {"replaces_id": "replaced_elsewhere"}
    late = employment.create_placement(CLERK, db, follows)
    assert [issue.code for issue in late.warnings] == ["replaced_late"]
    third = add_disabled(db, 3, first="บุญมี")
    with pytest.raises(ValidationFailed) as failed:
        employment.create_placement(CLERK, db, replace(follows, person_id=third))
    assert codes(failed) == {"replaces_id": "replaced_already"}
    with pytest.raises(Refused, match="placement_replaced"):
        employment.undo_end(CLERK, db, work, "ลงผิดคน")


def test_an_end_recorded_by_mistake_is_taken_back(db: Database, work: int) -> None:
    employment.end_placement(CLERK, db, work, TODAY, "resigned")
    with pytest.raises(ValidationFailed):
        employment.undo_end(CLERK, db, work, " ")
    employment.undo_end(CLERK, db, work, "ลงผิดคน")
    assert row_of(db, work).working
    with pytest.raises(Refused, match="placement_not_ended"):
        employment.undo_end(CLERK, db, work, "ลงผิดคน")


# --- what the law asks of rights ---


def test_a_right_that_is_short_or_worth_little_is_told(db: Database, wanted: PlacementInput) -> None:
    employment.set_minimum_wage(CLERK, db, "ลำพูน", date(2025, 1, 1), 340_00)
    right = replace(wanted, basis="35-3", ends_on=date(2026, 8, 31), value_satang=100_000_00)
    assert [issue.code for issue in employment.look_over(db, right)] == ["right_too_short", "right_value_low"]
    enough = replace(right, ends_on=date(2026, 9, 30), value_satang=340_00 * 365)
    assert employment.look_over(db, enough) == ()
    assert employment.look_over(db, replace(right, basis="33", value_satang=None)) == ()


def test_an_internship_of_half_a_year_fills_the_quota_for_the_year(
    db: Database, town: int, wanted: PlacementInput
) -> None:
    employment.set_headcount(CLERK, db, town, 2569, 120)
    start = date(2026, 1, 1)
    half = replace(wanted, basis="35-4", started_on=start, ends_on=date(2026, 6, 30))
    employment.create_placement(CLERK, db, half)
    (row,) = organisation_rows(db)
    assert (row.rights_given, row.missing, row.at_work_here) == (1, 0, 0)


def test_a_shorter_internship_does_not(db: Database, town: int, wanted: PlacementInput) -> None:
    employment.set_headcount(CLERK, db, town, 2569, 120)
    short = replace(wanted, basis="35-4", started_on=date(2026, 1, 1), ends_on=date(2026, 6, 29))
    employment.create_placement(CLERK, db, short)
    (row,) = organisation_rows(db)
    assert (row.rights_given, row.missing) == (0, 1)


# --- visits ---

VISIT = VisitInput(
    "นางสาวกรองแก้ว ตั้งใจ",
    date(2026, 10, 1),
    "sometimes",
    "help",
    "ปวดหลัง",
    ("workplace",),
    "ปรับเก้าอี้",
    "ตั้งใจทำงาน",
)


def test_a_visit_keeps_all_that_e07_asks(db: Database, work: int) -> None:
    visit = placement_visits.record_visit(CLERK, db, work, VISIT)
    view = visit_view(db, visit.id)
    assert (view.no, view.placement.id) == (1, work)
    assert (view.visit.attendance_label, view.visit.outcome_label) == ("ขาดงานบางครั้ง", "ต้องช่วยเหลือเพิ่ม")
    assert view.visit.support_labels == ("ปรับสถานที่ทำงาน",)
    placement_visits.correct_visit(CLERK, db, visit.id, replace(VISIT, problems=""), version=1)
    with pytest.raises(StaleRecord):
        placement_visits.correct_visit(CLERK, db, visit.id, VISIT, version=1)
    with pytest.raises(ValidationFailed):
        placement_visits.remove_visit(CLERK, db, visit.id, "")
    placement_visits.remove_visit(CLERK, db, visit.id, "ลงผิดคน")
    assert course_of(db, work).stages[-1].kind == "began"


@pytest.mark.parametrize(
    ("change", "field", "code"),
    [
        ({"visitor": " "}, "visitor", "required"),
        ({"attendance": ""}, "attendance", "required"),
        ({"attendance": "never"}, "attendance", "not_in_list"),
        ({"visited_on": date(2026, 11, 23)}, "visited_on", "date_future"),
        ({"visited_on": date(2025, 9, 30)}, "visited_on", "ends_before_start"),
        ({"next_on": date(2026, 9, 30)}, "next_on", "ends_before_start"),
        ({"problems": "ก" * 401}, "problems", "too_long"),
    ],
)
def test_what_a_visit_may_not_be(
    db: Database, work: int, change: dict[str, object], field: str, code: str
) -> None:
    with pytest.raises(ValidationFailed) as failed:
        placement_visits.record_visit(CLERK, db, work, replace(VISIT, **change))  # type: ignore[arg-type]
    assert codes(failed) == {field: code}


def test_visits_fall_due_by_the_office_schedule(db: Database, work: int) -> None:
    (due,) = due_visits(db)
    assert (due.id, due.due_on, due.next.missed) == (work, date(2025, 10, 31), 4)
    placement_visits.record_visit(CLERK, db, work, replace(VISIT, next_on=date(2026, 11, 30)))
    (due,) = due_visits(db)
    assert (due.due_on, due.next.agreed, due.next.missed) == (date(2026, 11, 30), True, 0)
    placement_visits.record_visit(CLERK, db, work, replace(VISIT, visited_on=TODAY))
    assert due_visits(db) == ()
    with pytest.raises(ValidationFailed) as failed:
        placement_visits.set_schedule(CLERK, db, "30 365")
    assert codes(failed) == {"days": "visit_days_wrong"}


def test_the_schedule_is_the_offices_own(db: Database, somsri: int, wanted: PlacementInput) -> None:
    start = date(2026, 11, 1)
    employment.create_placement(CLERK, db, replace(wanted, started_on=start, ends_on=None))
    assert [due.due_on for due in due_visits(db)] == [date(2026, 12, 1)]
    placement_visits.set_schedule(CLERK, db, "60")
    assert due_visits(db) == ()
