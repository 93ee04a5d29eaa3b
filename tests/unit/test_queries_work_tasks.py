"""What is to be done about people at work, and what leaves the list by itself."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.conftest import TODAY
from tests.factories import CLERK
from tests.unit.services.job_market import CARD, add_disabled, add_organisation
from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.errors import StaleRecord, ValidationFailed
from welfaredesk.queries.organisation_contacts import contacts_of
from welfaredesk.queries.work_tasks import WorkTask, vacancies, work_tasks
from welfaredesk.services import cards, employment, organisation_contacts, placement_terms, placement_visits
from welfaredesk.services.employment import PlacementInput
from welfaredesk.services.organisation_contacts import OrganisationContactInput
from welfaredesk.services.placement_visits import VisitInput

START = date(2026, 11, 10)


@pytest.fixture
def town(db: Database) -> int:
    return add_organisation(db)


@pytest.fixture
def wanted(db: Database, town: int) -> PlacementInput:
    return PlacementInput(add_disabled(db, 1), town, town, "33", START, date(2028, 9, 30))


def of_kind(db: Database, kind: str) -> list[WorkTask]:
    return [task for task in work_tasks(db) if task.kind == kind]


def begin(db: Database, data: PlacementInput, **change: object) -> int:
    return employment.create_placement(CLERK, db, replace(data, **change)).id  # type: ignore[arg-type]


@pytest.mark.parametrize(("days", "within"), [(0, 30), (30, 30), (31, 60), (90, 90), (91, None)])
def test_contracts_are_told_30_60_and_90_days_before(
    db: Database, wanted: PlacementInput, days: int, within: int | None
) -> None:
    begin(db, wanted, ends_on=TODAY + timedelta(days=days))
    assert [task.within for task in of_kind(db, "ending")] == ([within] if within else [])


def test_a_renewed_contract_is_told_no_more(db: Database, wanted: PlacementInput) -> None:
    placement = begin(db, wanted, ends_on=date(2026, 12, 1))
    assert len(of_kind(db, "ending")) == 1
    more = placement_terms.RenewalInput(date(2028, 1, 1), decided_by="นายกเทศมนตรี")
    placement_terms.renew(CLERK, db, placement, more, version=1)
    assert of_kind(db, "ending") == []


def test_a_place_is_to_be_filled_for_45_days(db: Database, wanted: PlacementInput) -> None:
    placement = begin(db, wanted, started_on=date(2026, 1, 1))
    employment.end_placement(CLERK, db, placement, date(2026, 11, 2), "resigned")
    (task,) = of_kind(db, "replace")
    assert (task.due_on, task.days_left(TODAY)) == (date(2026, 12, 16), 24)
    assert [each.last_day for each in vacancies(db, wanted.employer_id)] == [date(2026, 11, 1)]
    clock.set_today(date(2026, 12, 16))
    assert len(of_kind(db, "replace")) == 1
    clock.set_today(date(2026, 12, 17))
    assert of_kind(db, "replace") == []


def test_a_place_is_filled_by_somebody_else_or_by_the_same_person_again(
    db: Database, wanted: PlacementInput
) -> None:
    first = begin(db, wanted, started_on=date(2026, 1, 1), ends_on=date(2026, 11, 1))
    other = add_disabled(db, 2, first="อื่น")
    begin(db, wanted, person_id=other, replaces_id=first)
    assert vacancies(db) == ()
    third = add_disabled(db, 3, first="สาม")
    begin(db, wanted, person_id=third, started_on=date(2026, 1, 1), ends_on=date(2026, 11, 1))
    assert len(vacancies(db)) == 1
    begin(db, wanted, person_id=third, started_on=date(2026, 11, 5))
    assert vacancies(db) == ()


def test_cards_of_people_at_work_that_run_out_or_are_not_there(db: Database, wanted: PlacementInput) -> None:
    begin(db, wanted)
    soon = add_disabled(db, 2, replace(CARD, expires_on=date(2027, 1, 1)), first="ใกล้")
    without = add_disabled(db, 3, None, first="ไม่มี")
    for person in (soon, without):
        begin(db, wanted, person_id=person)
    assert [(task.person_id, task.due_on) for task in of_kind(db, "card")] == [
        (without, None),
        (soon, date(2027, 1, 1)),
    ]
    cards.save_card(CLERK, db, without, replace(CARD, lifetime=True, expires_on=None))
    assert [task.person_id for task in of_kind(db, "card")] == [soon]


def test_a_suspended_worker_is_not_visited(db: Database, wanted: PlacementInput) -> None:
    placement = begin(db, wanted)
    assert [task.due_on for task in of_kind(db, "visit")] == []
    clock.set_today(date(2026, 12, 1))
    assert [task.due_on for task in of_kind(db, "visit")] == [date(2026, 12, 10)]
    placement_terms.suspend(CLERK, db, placement, None, "รักษาตัว")
    assert of_kind(db, "visit") == []
    placement_terms.resume(CLERK, db, placement, None)
    placement_visits.record_visit(CLERK, db, placement, VisitInput("ผู้ติดตาม", attendance="regular"))
    assert of_kind(db, "visit") == []


def test_what_was_agreed_stands_until_the_next_contact(db: Database, town: int) -> None:
    first = OrganisationContactInput("phone", "ขอคิดดูก่อน", next_action="โทรอีกครั้ง", next_on=TODAY)
    kept = organisation_contacts.log_contact(CLERK, db, town, replace(first, contacted_on=date(2026, 11, 1)))
    (task,) = of_kind(db, "contact")
    assert (task.organisation_id, task.what, task.days_left(TODAY)) == (town, "โทรอีกครั้ง", 0)
    later = OrganisationContactInput("visit", "ตกลงรับ 1 คน")
    organisation_contacts.log_contact(CLERK, db, town, later)
    assert of_kind(db, "contact") == []
    assert [row.stands for row in contacts_of(db, town)] == [False, False]
    with pytest.raises(StaleRecord):
        organisation_contacts.correct_contact(CLERK, db, kept.id, first, version=9)
    organisation_contacts.remove_contact(CLERK, db, contacts_of(db, town)[0].id, "ลงผิดหน่วยงาน")
    assert len(of_kind(db, "contact")) == 1


@pytest.mark.parametrize(
    ("change", "field", "code"),
    [
        ({"channel": "drum"}, "channel", "not_in_list"),
        ({"result": " "}, "result", "required"),
        ({"next_action": "โทร", "next_on": None}, "next_on", "next_day_required"),
        ({"next_on": date(2026, 11, 1)}, "next_on", "ends_before_start"),
        ({"contacted_on": date(2026, 12, 1)}, "contacted_on", "date_future"),
    ],
)
def test_what_a_contact_may_not_be(
    db: Database, town: int, change: dict[str, object], field: str, code: str
) -> None:
    data = replace(OrganisationContactInput("phone", "รับทราบ"), **change)  # type: ignore[arg-type]
    with pytest.raises(ValidationFailed) as failed:
        organisation_contacts.log_contact(CLERK, db, town, data)
    assert {issue.field: issue.code for issue in failed.value.issues} == {field: code}
