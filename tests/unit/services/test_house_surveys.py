"""House surveys: what they may hold, correcting one, the one before; and the house seen through the years."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from tests import factories
from tests.factories import CLERK
from tests.unit.services.test_house_photos import new
from welfaredesk.db.models import AuditEvent
from welfaredesk.domain.houses import House, PartChange, changed_parts
from welfaredesk.errors import RecordNotFound, StaleRecord, ValidationFailed
from welfaredesk.queries.house_page import find_houses, house_page
from welfaredesk.queries.house_surveys import SurveyQuery, latest_of_house, survey_page
from welfaredesk.services import (
    checks,
    groups,
    house_photos,
    house_places,
    house_surveys,
    households,
    housing,
    life_events,
)
from welfaredesk.services.house_photos import PROJECT, SURVEY
from welfaredesk.services.house_places import PlaceInput
from welfaredesk.services.house_surveys import SurveyInput
from welfaredesk.services.housing import FundingInput, ProjectInput, StepInput

HERE = House("12/3", "4")


@pytest.fixture
def somsri(db) -> int:
    return factories.add_person(db)


def survey(db, day: date, person: int, *, suitable: bool = False, **more) -> int:
    data = SurveyInput(day, suitable, house_no="12/3", moo="4", person_ids=(person,), **more)
    return house_surveys.record_survey(CLERK, db, data).id


@pytest.mark.parametrize(
    ("change", "field", "code"),
    [
        ({"suitable": None}, "suitable", "required"),
        ({"house_no": ""}, "house_no", "required"),
        ({"person_ids": ()}, "person_ids", "survey_residents"),
        ({"surveyed_on": date(2026, 11, 23)}, "surveyed_on", "date_future"),
        ({"surveyed_on": None}, "surveyed_on", "required"),
        ({"parts": (("roof", "broken"),)}, "parts", "not_in_list"),
        ({"facilities": ("lift",)}, "facilities", "not_in_list"),
        ({"urgency": 6}, "urgency", "urgency_range"),
        ({"house_type": "tent"}, "house_type", "not_in_list"),
        ({"needs": "ก" * 301}, "needs", "too_long"),
        ({"place": PlaceInput(latitude=18.5)}, "longitude", "gps_half"),
        ({"place": PlaceInput(latitude=99.0, longitude=18.5)}, "latitude", "gps_outside"),
        ({"place": PlaceInput(landmark="ก" * 101)}, "landmark", "too_long"),
    ],
)
def test_what_a_survey_may_not_be(
    db, somsri: int, change: Mapping[str, object], field: str, code: str
) -> None:
    data = SurveyInput(date(2026, 11, 20), suitable=True, house_no="12/3", person_ids=(somsri,))
    with pytest.raises(ValidationFailed) as failed:
        house_surveys.record_survey(CLERK, db, replace(data, **change))  # type: ignore[arg-type]
    assert {issue.field: issue.code for issue in failed.value.issues} == {field: code}


def test_a_household_is_surveyed_with_those_who_live_there(db, somsri: int) -> None:
    household = households.create(CLERK, db, households.HouseholdInput(house_no="12/3", moo="4"), somsri).id
    gone = factories.add_person(db, 7, first="สมหมาย")
    households.add_member(CLERK, db, household, gone, "kin")
    life_events.report(CLERK, db, gone, "moved_out", date(2026, 11, 1))
    given = SurveyInput(date(2026, 11, 20), suitable=False, household_id=household)
    made = house_surveys.record_survey(CLERK, db, given).id
    page = survey_page(db, made)
    assert [(person.id, person.name) for person in page.people] == [(somsri, "นางสาวสมศรี ใจดี")]
    assert (page.row.house_no, page.row.moo, page.row.no) == ("12/3", "4", "1/2570")
    assert house_page(db, House(household_id=household)).house == House("12/3", "4", household)


def test_a_survey_is_corrected_by_whoever_saw_its_last_state(db, somsri: int) -> None:
    made = survey(db, date(2026, 11, 20), somsri, parts=(("roof", "dangerous"),))
    page = survey_page(db, made)
    corrected = replace(page.data, parts=(("roof", "worn"),), urgency=3)
    saved = house_surveys.change_survey(CLERK, db, made, corrected, version=page.version)
    again = survey_page(db, made)
    assert (again.row.broken, again.row.urgency, again.row.no) == (("หลังคา",), 3, page.row.no)
    with pytest.raises(StaleRecord):
        house_surveys.change_survey(CLERK, db, made, corrected, version=page.version)
    house_surveys.change_survey(CLERK, db, made, corrected, version=saved.version)  # nothing new: no event
    with db.reading() as session:
        events = session.query(AuditEvent).filter_by(entity="house_survey").all()
    assert [event.action for event in events] == ["create", "update"]
    assert events[1].after == {"parts": {"roof": "worn"}, "urgency": 3}


def test_the_one_before_stands_beside_the_new_one(db, somsri: int) -> None:
    old = survey(db, date(2024, 1, 5), somsri, parts=(("roof", "worn"), ("wall", "good")))
    mid = survey(db, date(2026, 10, 5), somsri, parts=(("roof", "dangerous"), ("wall", "good")))
    last = survey(db, date(2026, 11, 5), somsri, suitable=True, parts=(("roof", "good"), ("floor", "fair")))
    page = survey_page(db, last)
    assert page.previous is not None
    assert page.previous.id == mid
    assert page.changes == (
        PartChange("roof", "dangerous", "good"),
        PartChange("wall", "good", ""),
        PartChange("floor", "", "fair"),
    )
    assert [change.better for change in page.changes] == [True, None, None]
    assert survey_page(db, old).previous is None
    latest = latest_of_house(db, HERE)
    assert latest is not None
    assert (latest.row.id, latest.parts["roof"]) == (last, "good")
    assert latest_of_house(db, House("99", "4")) is None
    assert changed_parts({"roof": "good"}, {"roof": "worn"})[0].better is False


def test_where_a_house_stands_is_learnt_and_never_blanked(db, somsri: int) -> None:
    place = PlaceInput("บ้านเหนือ", "หลังวัด", 18.5, 99.0)
    first = survey(db, date(2026, 10, 5), somsri, place=place)
    survey(db, date(2026, 11, 5), somsri, place=PlaceInput(landmark="ข้างวัด"))
    found = survey_page(db, first).place
    assert (found.community, found.landmark, found.latitude) == ("บ้านเหนือ", "ข้างวัด", 18.5)
    house_places.save_place(
        CLERK, db, "12/3", "4", PlaceInput(landmark="ตรงข้ามโรงเรียน"), version=found.version
    )
    assert house_page(db, HERE).place.latitude is None
    with pytest.raises(StaleRecord):
        house_places.save_place(CLERK, db, "12/3", "4", place, version=found.version)
    with pytest.raises(ValidationFailed):
        house_places.save_place(CLERK, db, " ", "4", place)
    assert checks.check(db) == []


def test_a_house_is_seen_through_the_years(db, somsri: int) -> None:
    neighbour = factories.add_person(db, 5, first="บุญมี", birth_date=date(1950, 1, 1))
    groups.join_group(CLERK, db, neighbour, "disabled")
    first = survey(db, date(2024, 1, 5), somsri)
    house_photos.add_photos(CLERK, db, SURVEY, first, [new(1, "outside")])
    money = (FundingInput("codi", 19_000_00),)
    project = ProjectInput(somsri, 2567, support_kind="repair", house_no="12/3", moo="4", funding=money)
    done = housing.create_project(
        CLERK, db, project, StepInput("finished", date(2024, 6, 1), reason="งานก่อนใช้โปรแกรม")
    ).id
    house_photos.add_photos(CLERK, db, PROJECT, done, [new(2, "after", "outside")])
    last = survey(db, date(2026, 11, 5), somsri, suitable=True)
    page = house_page(db, HERE)
    assert [(person.name, person.groups) for person in page.residents] == [
        ("นางสาวบุญมี ใจดี", ("ผู้สูงอายุ", "คนพิการ")),
        ("นางสาวสมศรี ใจดี", ()),
    ]
    assert [row.id for row, _changes in page.surveys] == [last, first]
    assert [row.id for row in page.projects] == [done]
    assert (page.helped, page.helped_satang) == (1, 19_000_00)
    assert [photo.caption for photo in page.photos] == ["ภาพที่ 1", "ภาพที่ 2"]
    (hit,) = find_houses(db, "12/3 หมู่ 4")
    assert (hit.house, hit.unsuitable) == (HERE, False)
    assert "สมศรี" in hit.names
    assert [found.house for found in find_houses(db, "๑๒")] == [HERE]
    assert find_houses(db, "12/3 หมู่ 5") == find_houses(db, "สมศรี") == ()
    for nowhere in (House(), House(household_id=9)):
        with pytest.raises(RecordNotFound):
            house_page(db, nowhere)


def test_a_house_counts_once_in_each_group_of_those_who_live_there(db, somsri: int) -> None:
    old = factories.add_person(db, 5, first="บุญมี", birth_date=date(1950, 1, 1))
    both = SurveyInput(date(2026, 11, 5), False, house_no="12/3", moo="4", person_ids=(somsri, old))
    house_surveys.record_survey(CLERK, db, both)
    for person in (somsri, old):
        groups.join_group(CLERK, db, person, "disabled")

    def count(group: str) -> tuple[int, dict[str, int]]:
        query = SurveyQuery(db, suitable=False, group=group)
        return query.total(), query.by_moo()

    assert count("disabled") == count("elderly") == count("") == (1, {"4": 1})
    assert count("underprivileged") == (0, {})
    assert SurveyQuery(db, moo="5").total() == 0
    life_events.report(CLERK, db, old, "died", date(2026, 11, 20))
    assert count("elderly") == (0, {})
