"""Pictures of a device itself: its plate, what it looks like, a fault, whenever somebody takes one."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import Attachment, DeviceItem
from welfaredesk.domain.thai_text import clean
from welfaredesk.errors import Issue, RecordNotFound, ValidationFailed
from welfaredesk.services import audit
from welfaredesk.services.actor import Actor
from welfaredesk.services.audit import Saved
from welfaredesk.services.camera import taken_in
from welfaredesk.services.dates import not_future, refuse
from welfaredesk.services.house_photos import TakenPhoto
from welfaredesk.services.limits import too_long

ENTITY, KIND = "device_item", "photo"
MOST = 12  # pictures a device
LONGEST_CAPTION = 90
TOUCHED = frozenset({"attachment"})


@dataclass(frozen=True, slots=True)
class PhotoInput:
    """What a picture shows, and when it was taken; None is the camera's day, else today."""

    caption: str = ""
    taken_on: date | None = None


def add_item_photos(
    actor: Actor, db: Database, item_id: int, images: Sequence[bytes], data: PhotoInput
) -> tuple[int, ...]:
    """Keep pictures (JPEG, PNG, …) of a device, upright, small and without metadata; returns their ids.

    A picture that is there already is kept once. Raises ValidationFailed (photo, caption, taken_on),
    RecordNotFound.
    """
    refuse(_issues(data))
    taken = [taken_in(image) for image in images]
    with db.transaction() as session:
        item = session.get(DeviceItem, item_id)
        if item is None:
            raise RecordNotFound("not_found", what=f"อุปกรณ์ {item_id}")
        kept = [_keep(session, actor, item, photo, data) for photo in taken]
        of_item = (Attachment.entity == ENTITY, Attachment.entity_id == item_id, Attachment.kind == KIND)
        if (session.scalar(select(func.count()).where(*of_item)) or 0) > MOST:
            raise ValidationFailed(Issue("photo", "photos_too_many", {"limit": str(MOST)}))
        return tuple(kept)


def change_item_photo(actor: Actor, db: Database, photo_id: int, data: PhotoInput) -> Saved:
    """Say anew what a picture shows and when it was taken.

    Raises ValidationFailed (caption, taken_on), RecordNotFound.
    """
    refuse(_issues(data))
    with db.transaction() as session:
        row = _photo(session, photo_id)
        row.caption, row.taken_on = clean(data.caption), data.taken_on or row.taken_on
        before, after = audit.changes(row)
        if after:
            audit.record(session, actor, "change_photo", ENTITY, row.entity_id, before=before, after=after)
        return Saved(row.id, 0, TOUCHED)


def remove_item_photo(actor: Actor, db: Database, photo_id: int, reason: str) -> Saved:
    """Take a picture of a device away; why is kept. Raises ValidationFailed (reason), RecordNotFound."""
    if not reason.strip():
        raise ValidationFailed(Issue("reason", "reason_required"))
    with db.transaction() as session:
        row = _photo(session, photo_id)
        before = {"caption": row.caption, "sha256": row.sha256}
        audit.record(
            session, actor, "remove_photo", ENTITY, row.entity_id, before=before, reason=reason.strip()
        )
        session.delete(row)
        return Saved(row.id, 0, TOUCHED)


def _issues(data: PhotoInput) -> list[Issue]:
    return [
        *too_long("caption", clean(data.caption), LONGEST_CAPTION),
        *not_future("taken_on", data.taken_on),
    ]


def _keep(session: Session, actor: Actor, item: DeviceItem, photo: TakenPhoto, data: PhotoInput) -> int:
    checksum = hashlib.sha256(photo.jpeg).hexdigest()
    same = select(Attachment.id).where(
        Attachment.entity == ENTITY,
        Attachment.entity_id == item.id,
        Attachment.kind == KIND,
        Attachment.sha256 == checksum,
    )
    if (known := session.scalar(same)) is not None:
        return known
    row = Attachment(
        entity=ENTITY,
        entity_id=item.id,
        kind=KIND,
        name=f"{item.code}.jpg",
        mime="image/jpeg",
        content=photo.jpeg,
        thumb=photo.thumb,
        sha256=checksum,
        caption=clean(data.caption),
        taken_on=data.taken_on or photo.taken_on or clock.today(),
        added_by=actor.name,
        created_at=clock.now(),
    )
    session.add(row)
    session.flush()
    after = {"item": item.code, "caption": row.caption, "sha256": checksum}
    audit.record(session, actor, "add_photo", ENTITY, item.id, after=after)
    return row.id


def _photo(session: Session, photo_id: int) -> Attachment:
    row = session.get(Attachment, photo_id)
    if row is None or (row.entity, row.kind) != (ENTITY, KIND):
        raise RecordNotFound("not_found", what=f"ภาพ {photo_id}")
    return row
