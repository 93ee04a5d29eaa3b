"""Organisations and placements: what is kept, what is refused, what should be looked at again."""

from dataclasses import replace
from datetime import date

import pytest

from tests import factories
from tests.factories import CLERK
from welfaredesk.db.engine import Database
from welfaredesk.errors import Refused, StaleRecord, ValidationFailed
from welfaredesk.queries.employment import PlacementQuery, PlacementRow
from welfaredesk.queries.organisations import organisation_rows
from welfaredesk.queries.person_page import person_page
from welfaredesk.services import cards, employment, life_events
from welfaredesk.services.employment import OrganisationInput, PlacementInput

START, END = date(2025, 10, 1), date(2027, 9, 30)


@pytest.fixture
def somsri(db: Database) -> int:
    person_id = factories.add_person(db)
    card = cards.CardInput(types=(3,), issued_on=date(2020, 1, 1), expires_on=date(2028, 1, 1))
    cards.save_card(CLERK, db, person_id, card)
    return person_id


@pytest.fixture
def town(db: Database) -> int:
    return add(db, "เทศบาลตำบลตัวอย่าง", "state")


@pytest.fixture
def wanted(somsri: int, town: int) -> PlacementInput:
    return PlacementInput(
        somsri, town, town, "33", START, END, "คนงานทั่วไป", wage_satang=340_00, wage_unit="day"
    )


def add(db: Database, name: str, kind: str) -> int:
    data = OrganisationInput(name, kind, province="ลำพูน")
    return employment.save_organisation(CLERK, db, data).id


def row_of(db: Database, placement_id: int) -> PlacementRow:
    return PlacementQuery(db).rows([placement_id])[placement_id]


def codes(failed: pytest.ExceptionInfo[ValidationFailed]) -> dict[str, str]:
    return {issue.field: issue.code for issue in failed.value.issues}


def test_an_organisation_is_kept_once_in_all_its_spellings(db: Database) -> None:
    school = add(db, "โรงเรียนบ้านตัวอย่าง", "state")
    with pytest.raises(ValidationFailed) as failed:
        add(db, "รร. บ้านตัวอย่าง", "state")
    assert codes(failed) == {"name": "organisation_taken"}
    with pytest.raises(ValidationFailed) as failed:
        add(db, " ", "shop")
    assert codes(failed) == {"name": "required", "kind": "organisation_kind"}
    data = OrganisationInput("รร.บ้านตัวอย่าง", "state", phone="053-000-001")
    changed = employment.save_organisation(CLERK, db, data, organisation_id=school, version=1)
    with pytest.raises(StaleRecord):
        employment.save_organisation(CLERK, db, data, organisation_id=school, version=changed.version - 1)


def test_a_placement_names_who_pays_and_where_the_work_is(db: Database, wanted: PlacementInput) -> None:
    company = add(db, "บริษัท ตัวอย่าง จำกัด", "private")
    made = employment.create_placement(
        CLERK, db, replace(wanted, employer_id=company, basis="35-3", caregiver_name="นางใจดี มาก")
    )
    assert made.warnings == ()
    row = row_of(db, made.id)
    assert (row.name, row.caregiver) == ("นางสาวสมศรี ใจดี", "นางใจดี มาก")
    assert (row.employer, row.employer_kind, row.workplace) == (
        "บริษัท ตัวอย่าง จำกัด",
        "private",
        "เทศบาลตำบลตัวอย่าง",
    )
    assert (row.state, row.state_label, row.working) == ("working", "ทำงานอยู่", True)
    assert row.wage_unit_label == "บาท/วัน"
    assert row.national_id == "3-****-*****-**-4"
    assert [each.id for each in person_page(db, wanted.person_id).placements] == [made.id]


@pytest.mark.parametrize(
    ("change", "field", "code"),
    [
        ({"basis": "34"}, "basis", "section_34"),
        ({"basis": ""}, "basis", "required"),
        ({"basis": "36"}, "basis", "not_in_list"),
        ({"started_on": None}, "started_on", "required"),
        ({"ends_on": date(2025, 9, 30)}, "ends_on", "ends_before_start"),
        ({"wage_unit": ""}, "wage_unit", "wage_unit_required"),
        ({"wage_unit": "week"}, "wage_unit", "not_in_list"),
        ({"wage_satang": -1}, "wage_satang", "negative_amount"),
        ({"caregiver_name": "นางใจดี"}, "caregiver_id", "caregiver_needs_35"),
        ({"caregiver_id": 1, "basis": "35-3"}, "caregiver_id", "caregiver_same"),
    ],
)
def test_what_a_placement_may_not_be(
    db: Database, wanted: PlacementInput, change: dict[str, object], field: str, code: str
) -> None:
    with pytest.raises(ValidationFailed) as failed:
        employment.create_placement(CLERK, db, replace(wanted, **change))  # type: ignore[arg-type]
    assert codes(failed) == {field: code}
    assert PlacementQuery(db).total() == 0


@pytest.mark.parametrize(
    ("started", "ends", "refused"),
    [
        (date(2024, 10, 1), date(2025, 9, 30), False),
        (date(2024, 10, 1), START, True),
        (date(2024, 10, 1), None, True),
        (END, None, True),
        (date(2027, 10, 1), None, False),
    ],
)
def test_nobody_works_at_two_places_at_a_time(
    db: Database, wanted: PlacementInput, started: date, ends: date | None, refused: bool
) -> None:
    school = add(db, "โรงเรียนบ้านตัวอย่าง", "state")
    made = employment.create_placement(CLERK, db, wanted)
    other = replace(wanted, workplace_id=school, started_on=started, ends_on=ends)
    if refused:
        with pytest.raises(ValidationFailed) as failed:
            employment.create_placement(CLERK, db, other)
        assert codes(failed) == {"started_on": "placement_overlap"}
    else:
        employment.create_placement(CLERK, db, other)
    # a placement does not stand in its own way
    longer = replace(wanted, position="ธุรการ")
    employment.change_placement(CLERK, db, made.id, longer, version=made.version)


def test_after_the_end_another_may_begin(db: Database, wanted: PlacementInput) -> None:
    made = employment.create_placement(CLERK, db, wanted)
    employment.end_placement(CLERK, db, made.id, date(2026, 6, 30), "resigned")
    row = row_of(db, made.id)
    assert (row.state, row.state_label, row.ended_on) == ("resigned", "ลาออก", date(2026, 6, 30))
    employment.create_placement(CLERK, db, replace(wanted, started_on=date(2026, 7, 1)))
    with pytest.raises(Refused) as refused:
        employment.end_placement(CLERK, db, made.id, date(2026, 7, 30), "resigned")
    assert refused.value.code == "placement_ended"


@pytest.mark.parametrize(
    ("day", "reason", "field", "code"),
    [
        (date(2026, 12, 1), "resigned", "ended_on", "date_future"),
        (date(2025, 1, 1), "resigned", "ended_on", "ends_before_start"),
        (date(2026, 1, 1), "bored", "reason", "not_in_list"),
        (date(2026, 1, 1), "", "reason", "required"),
    ],
)
def test_what_an_end_may_not_be(
    db: Database, wanted: PlacementInput, day: date, reason: str, field: str, code: str
) -> None:
    made = employment.create_placement(CLERK, db, wanted)
    with pytest.raises(ValidationFailed) as failed:
        employment.end_placement(CLERK, db, made.id, day, reason)
    assert codes(failed) == {field: code}


def test_what_should_be_looked_at_again(db: Database, wanted: PlacementInput) -> None:
    employment.set_minimum_wage(CLERK, db, "ลำพูน", date(2025, 1, 1), 345_00)
    employment.set_minimum_wage(CLERK, db, "ลำพูน", date(2026, 1, 1), 400_00)
    without = factories.add_person(db, 7, first="บุญมี")
    made = employment.create_placement(CLERK, db, replace(wanted, person_id=without))
    found = {issue.code: issue.params for issue in made.warnings}
    assert set(found) == {"no_valid_card", "below_minimum_wage"}
    assert found["below_minimum_wage"] == {"read": "340.00", "least": "345.00", "province": "ลำพูน"}
    fair = replace(wanted, wage_satang=9_000_00, wage_unit="month")
    assert employment.create_placement(CLERK, db, fair).warnings == ()


def test_nobody_dead_begins_to_work(db: Database, wanted: PlacementInput) -> None:
    life_events.report(CLERK, db, wanted.person_id, "died", date(2026, 11, 1))
    with pytest.raises(Refused) as refused:
        employment.create_placement(CLERK, db, wanted)
    assert refused.value.code == "person_has_died"


def test_lists_by_name_place_section_state_and_year(db: Database, wanted: PlacementInput) -> None:
    company = add(db, "บริษัท ตัวอย่าง จำกัด", "private")
    other = factories.add_person(db, 7, first="บุญมี", last="ดีใจ")
    first = employment.create_placement(CLERK, db, wanted).id
    over = replace(
        wanted,
        person_id=other,
        employer_id=company,
        basis="35-3",
        started_on=date(2024, 10, 1),
        ends_on=date(2025, 9, 30),
    )
    second = employment.create_placement(CLERK, db, over).id
    third = employment.create_placement(
        CLERK, db, replace(over, started_on=date(2026, 12, 1), ends_on=None)
    ).id

    def ids(**filters: object) -> set[int]:
        return set(PlacementQuery(db, **filters).ids())  # type: ignore[arg-type]

    assert PlacementQuery(db).ids() == [third, second, first]  # บ before ส, the latest first
    assert ids(state="working") == {first}
    assert ids(state="planned") == {third}
    assert ids(state="ended") == ids(state="completed") == {second}
    assert ids(state="resigned") == set()
    assert ids(section="35") == ids(employer_id=company) == ids(text="บุญมี") == {second, third}
    assert ids(text="บจก.ตัวอย่าง") == {second, third}
    assert ids(from_year=2568, to_year=2568) == {second}
    assert ids(from_year=2569) == {first, third}
    assert ids(unknown=True) == set()


def test_the_quota_of_an_organisation(db: Database, wanted: PlacementInput, town: int) -> None:
    company = add(db, "บริษัท ตัวอย่าง จำกัด", "private")
    employment.create_placement(CLERK, db, replace(wanted, employer_id=company, basis="35-3"))
    employment.set_minimum_wage(CLERK, db, "ลำพูน", date(2025, 1, 1), 345_00)
    employment.set_headcount(CLERK, db, company, 2568, 900)
    employment.set_headcount(CLERK, db, company, 2569, 250)
    employment.set_headcount(CLERK, db, company, 2569, 251)
    employment.set_headcount(CLERK, db, town, 2569, 551)
    with pytest.raises(ValidationFailed):
        employment.set_headcount(CLERK, db, town, 2569, -1)
    rows = {row.id: row for row in organisation_rows(db)}
    firm, office = rows[company], rows[town]
    assert (firm.year, firm.staff, firm.required, firm.missing) == (2569, 251, 3, 2)
    assert (firm.employed, firm.rights_given, firm.at_work_here) == (0, 1, 0)
    assert firm.instead_satang == 2 * 345_00 * 365
    assert (office.required, office.missing, office.instead_satang) == (6, 6, None)
    assert office.at_work_here == 1
