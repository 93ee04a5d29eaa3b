"""Portraits: upright, small, without what the camera adds."""

from io import BytesIO
from random import Random

import pytest
from PIL import Image

from tests import factories
from tests.factories import CLERK
from welfaredesk import messages
from welfaredesk.errors import RecordNotFound, ValidationFailed
from welfaredesk.queries.person_page import person_page
from welfaredesk.services import photos

ORIENTATION, GPS, MAKER = 0x0112, 0x8825, 0x010F


@pytest.fixture
def somsri(db):
    return factories.add_person(db)


def picture(size=(2000, 1000), colour="red", kind="JPEG", mode="RGB", **options):
    image = Image.new(mode, size, colour)
    return written(image, kind, **options)


def written(image, kind="JPEG", **options):
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def noise(size):
    return Image.frombytes("RGB", size, Random(7).randbytes(size[0] * size[1] * 3))


def kept(db, person_id):
    return Image.open(BytesIO(person_page(db, person_id).photo))


def test_a_photo_becomes_small(db, somsri):
    photos.set_photo(CLERK, db, somsri, picture())
    image = kept(db, somsri)
    assert (image.format, image.size, image.mode) == ("JPEG", (640, 320), "RGB")


def test_even_noise_fits_into_80_kb(db, somsri):
    photos.set_photo(CLERK, db, somsri, written(noise((900, 1200)), "PNG"))
    assert len(person_page(db, somsri).photo) <= 80_000
    assert max(kept(db, somsri).size) <= 640


def test_a_small_picture_is_not_blown_up(db, somsri):
    photos.set_photo(CLERK, db, somsri, picture((60, 80)))
    assert kept(db, somsri).size == (60, 80)


def test_it_is_turned_upright_and_says_nothing_of_the_camera(db, somsri):
    exif = Image.Exif()
    exif[ORIENTATION], exif[MAKER] = 6, "Camera"  # 6: turn a quarter to the right
    exif.get_ifd(GPS)[1] = "N"
    left_red = Image.new("RGB", (400, 200), "blue")
    left_red.paste("red", (0, 0, 200, 200))
    photos.set_photo(CLERK, db, somsri, written(left_red, exif=exif, quality=95))
    image = kept(db, somsri)
    assert image.size == (200, 400)
    top, bottom = image.getpixel((100, 50)), image.getpixel((100, 350))
    assert top[0] > 200 > 60 > top[2]
    assert bottom[2] > 200 > 60 > bottom[0]
    assert dict(image.getexif()) == {}
    assert b"Camera" not in person_page(db, somsri).photo


@pytest.mark.parametrize(
    ("kind", "mode", "colour"),
    [("PNG", "RGBA", (255, 0, 0, 128)), ("PNG", "L", 128), ("GIF", "P", 1), ("JPEG", "CMYK", (0, 99, 9, 0))],
)
def test_other_kinds_of_pictures_do(db, somsri, kind, mode, colour):
    photos.set_photo(CLERK, db, somsri, picture((50, 50), colour, kind, mode))
    assert kept(db, somsri).size == (50, 50)


def test_what_is_see_through_stands_on_white(db, somsri):
    photos.set_photo(CLERK, db, somsri, picture((50, 50), (0, 0, 0, 0), "PNG", "RGBA"))
    assert min(kept(db, somsri).getpixel((25, 25))) > 250


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "photo_empty"),
        (b"not a picture", "photo_unreadable"),
        (picture()[:900], "photo_cut_off"),
        (picture(kind="PNG")[:60], "photo_cut_off"),
        (b"\0\0\0\x24ftypheic" + bytes(40), "photo_heic"),
    ],
)
def test_what_is_no_whole_picture_is_refused(db, somsri, data, code):
    with pytest.raises(ValidationFailed) as failed:
        photos.set_photo(CLERK, db, somsri, data)
    assert [(issue.field, issue.code) for issue in failed.value.issues] == [("photo", code)]
    assert "กรุณา" in messages.text_of(failed.value)
    assert person_page(db, somsri).photo is None


def test_a_picture_of_too_many_pixels_is_refused_unread(db, somsri, monkeypatch):
    monkeypatch.setattr(photos, "_MOST_PIXELS", 99)
    with pytest.raises(ValidationFailed) as failed:
        photos.set_photo(CLERK, db, somsri, picture((10, 10)))
    assert "100 ล้าน" in messages.text_of(failed.value)


def test_the_history_keeps_the_size_but_not_the_picture(db, somsri):
    photos.set_photo(CLERK, db, somsri, picture())
    photos.set_photo(CLERK, db, somsri, picture(colour="blue"))
    size = len(person_page(db, somsri).photo)
    photos.remove_photo(CLERK, db, somsri)
    page = person_page(db, somsri)
    assert page.photo is None
    assert [event.action for event in page.history[:3]] == ["remove_photo", "set_photo", "set_photo"]
    assert page.history[0].before == {"photo_bytes": size}
    photos.remove_photo(CLERK, db, somsri)
    assert len(person_page(db, somsri).history) == 4
    with pytest.raises(RecordNotFound):
        photos.set_photo(CLERK, db, 999, picture((10, 10)))
