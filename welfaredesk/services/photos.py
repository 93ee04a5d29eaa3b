"""Portraits: turned upright, small, and without where and when the camera says it was."""

from datetime import date
from io import BytesIO

from PIL import Image, ImageOps

from welfaredesk.db.engine import Database
from welfaredesk.db.models import PersonPhoto
from welfaredesk.errors import Issue, ValidationFailed
from welfaredesk.services.actor import Actor
from welfaredesk.services.audit import Saved
from welfaredesk.services.dates import not_future, refuse
from welfaredesk.services.person_history import record
from welfaredesk.services.persons import TOUCHED, existing

LONGEST_SIDE = 640
LARGEST = 80_000  # bytes
_QUALITIES = (85, 75, 65, 55, 45)
_FORMATS = ("JPEG", "PNG", "WEBP", "BMP", "GIF", "TIFF")
_HEIC = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")  # what an iPhone writes by itself
_MOST_PIXELS = 100_000_000


def set_photo(
    actor: Actor, db: Database, person_id: int, image: bytes, *, taken_on: date | None = None
) -> Saved:
    """Keep a picture (JPEG, PNG, …) as the person's portrait: at most 640 pixels a side and 80 kB of JPEG.

    Nothing of the file but its pixels is kept. Raises ValidationFailed (photo, taken_on), RecordNotFound.
    """
    jpeg = shrunk(image)
    refuse(not_future("taken_on", taken_on))
    with db.transaction() as session:
        person = existing(session, person_id)
        photo = session.get(PersonPhoto, person_id)
        if photo is None or photo.jpeg != jpeg:
            record(session, actor, "set_photo", person_id, (_size(photo), {"photo_bytes": len(jpeg)}))
        session.merge(PersonPhoto(person_id=person_id, jpeg=jpeg, taken_on=taken_on))
        return Saved(person_id, person.version, TOUCHED)


def remove_photo(actor: Actor, db: Database, person_id: int) -> Saved:
    """Take the portrait away; nothing when there is none. Raises RecordNotFound."""
    with db.transaction() as session:
        person = existing(session, person_id)
        photo = session.get(PersonPhoto, person_id)
        if photo is not None:
            record(session, actor, "remove_photo", person_id, (_size(photo), {"photo_bytes": None}))
            session.delete(photo)
        return Saved(person_id, person.version, TOUCHED)


def shrunk(image: bytes, field: str = "photo", *, side: int = LONGEST_SIDE, largest: int = LARGEST) -> bytes:
    """The picture upright as a JPEG of at most `side` pixels a side and `largest` bytes, without metadata.

    Raises ValidationFailed (of `field`).
    """
    picture = pixels(image, field, side)
    while True:
        picture.thumbnail((side, side), Image.Resampling.LANCZOS)
        for quality in _QUALITIES:
            jpeg = _jpeg(picture, quality)
            if len(jpeg) <= largest:
                return jpeg
        side = side * 3 // 4


def pixels(image: bytes, field: str = "photo", side: int = LONGEST_SIDE) -> Image.Image:
    """The picture upright on white, in colours a JPEG knows. Raises ValidationFailed (of `field`)."""
    with opened(image, field) as picture:
        try:
            picture.draft("RGB", (2 * side, 2 * side))
            upright = ImageOps.exif_transpose(picture)
            if not upright.has_transparency_data:
                return upright.convert("RGB")
            upright = upright.convert("RGBA")
        except (OSError, SyntaxError, ValueError) as error:  # the head is a picture's, the rest is missing
            raise ValidationFailed(Issue(field, "photo_cut_off")) from error
    plain = Image.new("RGB", upright.size, "white")
    plain.paste(upright, mask=upright)
    return plain


def opened(image: bytes, field: str = "photo") -> Image.Image:
    """The picture with its head read and its pixels not yet. Raises ValidationFailed (of `field`)."""
    if not image:
        raise ValidationFailed(Issue(field, "photo_empty"))
    if image[4:8] == b"ftyp" and image[8:12] in _HEIC:
        raise ValidationFailed(Issue(field, "photo_heic"))
    try:
        picture = Image.open(BytesIO(image), formats=_FORMATS)
    except Image.DecompressionBombError as error:
        raise ValidationFailed(Issue(field, "photo_too_large")) from error
    except (OSError, SyntaxError, ValueError) as error:
        raise ValidationFailed(Issue(field, "photo_unreadable")) from error
    if picture.width * picture.height > _MOST_PIXELS:
        raise ValidationFailed(Issue(field, "photo_too_large"))
    return picture


def _jpeg(picture: Image.Image, quality: int) -> bytes:
    written = BytesIO()
    picture.save(written, "JPEG", quality=quality, optimize=True)
    return written.getvalue()


def _size(photo: PersonPhoto | None) -> dict[str, object]:
    """What the history keeps of a picture: how large it was, not the picture itself."""
    return {"photo_bytes": len(photo.jpeg)} if photo is not None else {}
