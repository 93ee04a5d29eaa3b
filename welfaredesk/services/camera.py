"""A picture of a house as it is taken in: upright, small, and what the camera says of when and where."""

from datetime import date, datetime

from PIL import Image

from welfaredesk import clock
from welfaredesk.services import positions
from welfaredesk.services.house_photos import TakenPhoto
from welfaredesk.services.photos import opened, shrunk

LONGEST_SIDE = 1600
LARGEST = 360_000  # bytes; with the small picture and the file's own overhead under 400 kB
_THUMB_SIDE = 320
_THUMB_LARGEST = 20_000
_EXIF, _GPS = 0x8769, 0x8825
_TAKEN, _CHANGED = 0x9003, 0x0132
_BUDDHIST = 2400  # a year above it is of a camera that counts in BE


def taken_in(image: bytes) -> TakenPhoto:
    """Take a picture in (JPEG, PNG, …). Raises ValidationFailed (photo)."""
    with opened(image) as picture:
        taken_on, position = _facts(picture)
    jpeg = shrunk(image, side=LONGEST_SIDE, largest=LARGEST)
    thumb = shrunk(jpeg, side=_THUMB_SIDE, largest=_THUMB_LARGEST)
    return TakenPhoto(jpeg, thumb, taken_on, *position)


def _facts(picture: Image.Image) -> tuple[date | None, tuple[float | None, float | None]]:
    """When and where; None for what the camera does not say or can't have meant."""
    try:
        exif = picture.getexif()
        written = exif.get_ifd(_EXIF).get(_TAKEN) or exif.get(_CHANGED)
        return _day(str(written or "")), _position(exif.get_ifd(_GPS))
    except (OSError, SyntaxError, ValueError, KeyError, TypeError):  # notes torn or odd: the picture counts
        return None, (None, None)


def _day(written: str) -> date | None:
    try:
        year = int(written[:4])
        day = datetime.strptime(
            f"{year - 543 if year > _BUDDHIST else year}{written[4:10]}", "%Y:%m:%d"
        ).date()
    except ValueError:
        return None
    return day if day <= clock.today() else None


def _position(gps: dict[int, object]) -> tuple[float | None, float | None]:
    latitude, longitude = _degrees(gps.get(2), gps.get(1) == "S"), _degrees(gps.get(4), gps.get(3) == "W")
    if latitude is None or longitude is None or not positions.is_thai(latitude, longitude):
        return None, None
    return latitude, longitude


def _degrees(parts: object, negative: bool) -> float | None:
    if not isinstance(parts, tuple) or len(parts) != 3:
        return None
    degrees, minutes, seconds = (float(part) for part in parts)
    found = round(degrees + minutes / 60 + seconds / 3600, 6)
    return -found if negative else found
