"""Pictures of houses in the office file: what they show, their order, their size, and whose they are."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from random import Random

import pytest
from PIL import Image

from tests import factories
from tests.factories import CLERK
from welfaredesk.db.models import AuditEvent
from welfaredesk.errors import RecordNotFound, ValidationFailed
from welfaredesk.queries import house_photos as queries
from welfaredesk.queries.house_photos import PhotoView, photos_of
from welfaredesk.services import checks, house_photos, house_surveys, housing
from welfaredesk.services.camera import taken_in
from welfaredesk.services.house_photos import PROJECT, SURVEY, NewPhoto, PhotoInput, TakenPhoto
from welfaredesk.services.house_surveys import SurveyInput
from welfaredesk.services.housing import ProjectInput


def taken(number: int) -> TakenPhoto:
    """A picture of its own colour, taken at a place in ลำพูน."""
    out = BytesIO()
    Image.new("RGB", (64, 48), (number * 20, 90, 90)).save(out, "JPEG")
    return replace(taken_in(out.getvalue()), latitude=18.575, longitude=99.005)


def new(number: int, kind: str, place: str = "", **more) -> NewPhoto:
    return NewPhoto(taken(number), PhotoInput(kind, place, f"ภาพที่ {number}"), **more)


@pytest.fixture
def survey(db) -> int:
    person = factories.add_person(db)
    found = SurveyInput(date(2026, 11, 20), suitable=False, house_no="12/3", moo="4", person_ids=(person,))
    return house_surveys.record_survey(CLERK, db, found).id


@pytest.fixture
def project(db, survey) -> int:
    data = ProjectInput(1, support_kind="repair", survey_id=survey, house_no="12/3", moo="4")
    return housing.create_project(CLERK, db, data).id


def captions(photos: tuple[PhotoView, ...]) -> list[str]:
    return [photo.caption for photo in photos]


def test_pictures_keep_what_they_show_and_their_order(db, survey):
    house_photos.add_photos(CLERK, db, SURVEY, survey, [new(1, "outside"), new(2, "damage", "roof")])
    house_photos.add_photos(CLERK, db, SURVEY, survey, [new(3, "beneficiary")])
    photos = photos_of(db, SURVEY, survey)
    assert [(photo.label, photo.caption) for photo in photos] == [
        ("ภายนอกบ้าน", "ภาพที่ 1"),
        ("จุดชำรุด · หลังคา", "ภาพที่ 2"),
        ("ผู้รับความช่วยเหลือ", "ภาพที่ 3"),
    ]
    house_photos.order_photos(CLERK, db, SURVEY, survey, [photos[2].id, photos[0].id])
    assert captions(photos_of(db, SURVEY, survey)) == ["ภาพที่ 3", "ภาพที่ 1", "ภาพที่ 2"]
    assert queries.jpeg(db, photos[0].id) == taken(1).jpeg
    assert len(queries.jpeg(db, photos[0].id, small=True)) <= len(taken(1).jpeg)


def test_the_same_picture_is_kept_once(db, survey):
    first = house_photos.add_photos(CLERK, db, SURVEY, survey, [new(1, "outside"), new(1, "inside")])
    again = house_photos.add_photos(CLERK, db, SURVEY, survey, [new(1, "damage")])
    assert [(first.kept, first.known), (again.kept, again.known)] == [(1, 1), (0, 1)]


def test_where_it_was_taken_is_forgotten_unless_kept_on_purpose(db, survey):
    photos = [new(1, "outside"), new(2, "outside", keep_position=True)]
    house_photos.add_photos(CLERK, db, SURVEY, survey, photos)
    bare, kept = photos_of(db, SURVEY, survey)
    assert (bare.latitude, bare.longitude) == (None, None)
    assert (kept.latitude, kept.longitude) == (18.575, 99.005)
    house_photos.drop_position(CLERK, db, kept.id)
    assert photos_of(db, SURVEY, survey)[1].latitude is None


def test_before_and_after_of_one_place_stand_side_by_side(db, survey, project):
    house_photos.add_photos(CLERK, db, SURVEY, survey, [new(1, "outside"), new(2, "damage", "roof")])
    add = [
        new(3, "before", "bathroom"),
        new(4, "during"),
        new(5, "after", "roof"),
        new(6, "after", "outside"),
        new(7, "after", "roof"),
    ]
    house_photos.add_photos(CLERK, db, PROJECT, project, add)
    with db.reading() as session:
        found = queries.project_photos(session, project)
    assert captions(found.during) == ["ภาพที่ 4"]
    sides = [tuple(photo.caption[-1] if photo else "" for photo in pair) for pair in found.pairs]
    assert sides == [("1", "6"), ("2", "5"), ("", "7"), ("3", "")]


def test_what_a_picture_shows_can_be_said_anew_and_a_picture_taken_away(db, survey):
    house_photos.add_photos(CLERK, db, SURVEY, survey, [new(1, "outside")])
    (photo,) = photos_of(db, SURVEY, survey)
    told = PhotoInput("damage", "roof", "หลังคา รั่ว ", date(2026, 11, 19))
    house_photos.change_photo(CLERK, db, photo.id, told)
    (changed,) = photos_of(db, SURVEY, survey)
    assert (changed.label, changed.caption, changed.taken_on) == (
        "จุดชำรุด · หลังคา",
        "หลังคา รั่ว",
        date(2026, 11, 19),
    )
    house_photos.remove_photo(CLERK, db, photo.id)
    assert photos_of(db, SURVEY, survey) == ()
    with db.reading() as session:
        events = session.query(AuditEvent).filter_by(entity="house_survey", entity_id=survey).all()
    assert [event.action for event in events] == ["create", "add_photo", "change_photo", "remove_photo"]
    assert checks.check(db) == []


@pytest.mark.parametrize(
    ("change", "wanted"),
    [
        ({"kind": "before"}, {"kind": "not_in_list"}),
        ({"place": "garage"}, {"place": "not_in_list"}),
        ({"caption": "ก" * 91}, {"caption": "too_long"}),
        ({"taken_on": date(2026, 11, 23)}, {"taken_on": "date_future"}),
    ],
)
def test_what_is_refused(db, survey, change, wanted):
    photo = new(1, "outside")
    with pytest.raises(ValidationFailed) as failed:
        house_photos.add_photos(
            CLERK, db, SURVEY, survey, [replace(photo, data=replace(photo.data, **change))]
        )
    assert {issue.field: issue.code for issue in failed.value.issues} == wanted
    with pytest.raises(RecordNotFound):
        house_photos.add_photos(CLERK, db, SURVEY, 99, [photo])


def test_the_file_grows_by_at_most_400_kb_a_picture(db, survey):
    noise = Random(5)
    photos = []
    for _number in range(3):
        out = BytesIO()
        Image.frombytes("RGB", (1600, 1200), noise.randbytes(1600 * 1200 * 3)).save(out, "JPEG", quality=90)
        photos.append(NewPhoto(taken_in(out.getvalue()), PhotoInput("damage", "roof", "ก" * 90)))

    def size() -> int:
        db.close()  # with the last connection everything stands in the one file
        return db.path.stat().st_size

    before = size()
    house_photos.add_photos(CLERK, db, SURVEY, survey, photos)
    assert 0 < (size() - before) / len(photos) <= 400_000
