"""Pictures as a telephone makes them: upright, small, without where they were taken unless asked for."""

from datetime import date
from io import BytesIO
from random import Random

import pytest
from PIL import Image

from welfaredesk.errors import ValidationFailed
from welfaredesk.services import camera
from welfaredesk.services.camera import taken_in

PHONE = (4000, 3000)  # 12 million pixels
ORIENTATION, EXIF, GPS, TAKEN = 0x0112, 0x8769, 0x8825, 0x9003
# how a viewer that reads the note turns what the sensor gave
TURNED_BACK = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def upright(size=PHONE) -> Image.Image:
    """Red at the top left, green at the top right, blue at the bottom left, white elsewhere."""
    picture = Image.new("RGB", size, "white")
    half = size[0] // 2, size[1] // 2
    for colour, place in (("red", (0, 0)), ("green", (half[0], 0)), ("blue", (0, half[1]))):
        picture.paste(colour, (*place, place[0] + half[0], place[1] + half[1]))
    return picture


def written(picture, kind="JPEG", **options) -> bytes:
    out = BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def notes(orientation=1, taken="2026:11:20 09:15:00", south=False) -> Image.Exif:
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif.get_ifd(EXIF)[TAKEN] = taken
    exif.get_ifd(GPS).update({1: "S" if south else "N", 2: (18.0, 34.0, 30.0), 3: "E", 4: (99.0, 0.0, 18.0)})
    return exif


def colours(jpeg: bytes) -> list[str]:
    """The colours of the corners: top left, top right, bottom left, bottom right."""
    picture = Image.open(BytesIO(jpeg)).convert("RGB")
    wide, high = picture.width - 5, picture.height - 5
    names = {(1, 0, 0): "red", (0, 0, 0): "dark", (0, 0, 1): "blue", (1, 1, 1): "white"}
    found = []
    for place in ((4, 4), (wide, 4), (4, high), (wide, high)):
        red, green, blue = picture.getpixel(place)
        is_green = green > 90 > red and blue < 90
        key = (round(red / 255), round(green / 255), round(blue / 255))
        found.append("green" if is_green else names.get(key, str((red, green, blue))))
    return found


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_telephones_picture_is_turned_upright_shrunk_and_stripped(orientation):
    as_taken = upright()
    turn = TURNED_BACK[orientation]
    sensor = as_taken if turn is None else as_taken.transpose(turn)
    given = written(sensor, exif=notes(orientation), quality=92)
    taken = taken_in(given)
    shown = Image.open(BytesIO(taken.jpeg))
    assert shown.size == (1600, 1200)
    assert colours(taken.jpeg) == colours(taken.thumb) == ["red", "green", "blue", "white"]
    assert dict(shown.getexif()) == {}
    assert b"Exif" not in taken.jpeg
    assert taken.taken_on == date(2026, 11, 20)
    assert (taken.latitude, taken.longitude) == (18.575, 99.005)


def test_the_worst_picture_stays_small():
    noise = Image.frombytes("RGB", PHONE, Random(3).randbytes(PHONE[0] * PHONE[1] * 3))
    taken = taken_in(written(noise, quality=80))
    assert len(taken.jpeg) <= camera.LARGEST
    assert len(taken.thumb) <= 20_000


@pytest.mark.parametrize(
    ("taken", "wanted"),
    [
        ("2569:11:20 09:15:00", date(2026, 11, 20)),  # a telephone that counts in BE
        ("2027:01:01 00:00:00", None),  # its clock is ahead
        ("0000:00:00 00:00:00", None),
        ("เมื่อวาน", None),
    ],
)
def test_the_day_the_camera_says(taken, wanted):
    assert taken_in(written(upright((40, 30)), exif=notes(taken=taken))).taken_on == wanted


def test_a_position_outside_thailand_is_a_mistake_of_the_camera():
    assert not taken_in(written(upright((40, 30)), exif=notes(south=True))).has_position


def test_cmyk_keeps_its_colours():
    cmyk = upright((400, 300)).convert("CMYK")
    assert colours(taken_in(written(cmyk, quality=95)).jpeg)[0] == "red"


def test_png_and_a_picture_without_notes_do():
    taken = taken_in(written(upright((400, 300)), "PNG"))
    assert colours(taken.jpeg) == ["red", "green", "blue", "white"]
    assert (taken.taken_on, taken.has_position) == (None, False)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "photo_empty"),
        (b"%PDF-1.7 no picture", "photo_unreadable"),
        (written(upright((400, 300)))[:2000], "photo_cut_off"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "photo_heic"),
    ],
)
def test_what_can_not_be_taken_in_is_said(data, code):
    with pytest.raises(ValidationFailed) as failed:
        taken_in(data)
    assert [issue.code for issue in failed.value.issues] == [code]
