"""Pictures of houses, kept with a survey or a project: taken in, told what they show, put in order."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import Attachment, HouseProject, HouseSurvey
from welfaredesk.domain.house_photos import CAPTION, PHASES, PLACES, VIEWS
from welfaredesk.domain.thai_text import clean
from welfaredesk.errors import Issue, RecordNotFound
from welfaredesk.services import audit
from welfaredesk.services.actor import Actor
from welfaredesk.services.audit import Saved
from welfaredesk.services.dates import not_future, refuse
from welfaredesk.services.limits import too_long

SURVEY, PROJECT = "house_survey", "house_project"
KINDS = {SURVEY: VIEWS, PROJECT: PHASES}
TOUCHED = frozenset({"attachment"})
_HOLDERS = {SURVEY: HouseSurvey, PROJECT: HouseProject}


@dataclass(frozen=True, slots=True)
class TakenPhoto:
    """A picture ready to be kept: JPEG without metadata, a small one for lists, and what the camera said.

    The position (decimal degrees) is kept only where somebody asks for it.
    """

    jpeg: bytes
    thumb: bytes
    taken_on: date | None = None
    latitude: float | None = None
    longitude: float | None = None

    @property
    def has_position(self) -> bool:
        """Whether the camera said where it was."""
        return self.latitude is not None


@dataclass(frozen=True, slots=True)
class PhotoInput:
    """What a picture shows: `kind` a view of a survey's (outside …) or a phase of a project's (before …).

    `place` is a part of the house or, of a project's, a view; pictures of one place stand side by side.
    """

    kind: str
    place: str = ""
    caption: str = ""
    taken_on: date | None = None


@dataclass(frozen=True, slots=True)
class NewPhoto:
    """A picture to keep; its position only where `keep_position` says so."""

    taken: TakenPhoto
    data: PhotoInput
    keep_position: bool = False


@dataclass(frozen=True, slots=True)
class Added:
    """How many pictures were kept, and how many were there already."""

    kept: int
    known: int
    touched: frozenset[str] = TOUCHED


def add_photos(actor: Actor, db: Database, entity: str, entity_id: int, photos: Sequence[NewPhoto]) -> Added:
    """Keep pictures with a survey or a project, behind those it has; the same picture is kept once.

    Raises ValidationFailed (kind, place, caption, taken_on), RecordNotFound.
    """
    refuse(*(_issues(entity, photo.data) for photo in photos))
    with db.transaction() as session:
        _holder(session, entity, entity_id)
        same = (Attachment.entity == entity, Attachment.entity_id == entity_id)
        known = set(session.scalars(select(Attachment.sha256).where(*same)))
        position = session.scalar(select(func.max(Attachment.position)).where(*same)) or 0
        kept = 0
        for photo in photos:
            checksum = hashlib.sha256(photo.taken.jpeg).hexdigest()
            if checksum in known:
                continue
            known.add(checksum)
            kept += 1
            row = _row(actor, entity, entity_id, photo, checksum, position + kept)
            session.add(row)
            audit.record(session, actor, "add_photo", entity, entity_id, after=_told(row))
    return Added(kept, len(photos) - kept)


def change_photo(actor: Actor, db: Database, photo_id: int, data: PhotoInput) -> Saved:
    """Say anew what a picture shows. Raises as `add_photos` does."""
    with db.transaction() as session:
        row = _photo(session, photo_id)
        refuse(_issues(row.entity, data))
        before = _told(row)
        _fill(row, data)
        after = _told(row)
        if before != after:
            audit.record(
                session, actor, "change_photo", row.entity, row.entity_id, before=before, after=after
            )
        return Saved(row.id, 0, TOUCHED)


def drop_position(actor: Actor, db: Database, photo_id: int) -> Saved:
    """Forget where a picture was taken. Raises RecordNotFound."""
    with db.transaction() as session:
        row = _photo(session, photo_id)
        before = _told(row)
        row.latitude = row.longitude = None
        audit.record(
            session, actor, "change_photo", row.entity, row.entity_id, before=before, after=_told(row)
        )
        return Saved(row.id, 0, TOUCHED)


def order_photos(actor: Actor, db: Database, entity: str, entity_id: int, ids: Iterable[int]) -> Saved:
    """Put a record's pictures in this order; those not named stay behind them. Raises RecordNotFound."""
    with db.transaction() as session:
        _holder(session, entity, entity_id)
        wanted = select(Attachment).where(Attachment.entity == entity, Attachment.entity_id == entity_id)
        rows = {row.id: row for row in session.scalars(wanted.order_by(Attachment.position, Attachment.id))}
        before = list(rows)
        order = [photo_id for photo_id in dict.fromkeys(ids) if photo_id in rows]
        order += [photo_id for photo_id in rows if photo_id not in order]
        for position, photo_id in enumerate(order, start=1):
            rows[photo_id].position = position
        if order != before:
            audit.record(
                session,
                actor,
                "order_photos",
                entity,
                entity_id,
                before={"photos": before},
                after={"photos": order},
            )
        return Saved(entity_id, 0, TOUCHED)


def remove_photo(actor: Actor, db: Database, photo_id: int) -> Saved:
    """Take a picture away. Raises RecordNotFound."""
    with db.transaction() as session:
        row = _photo(session, photo_id)
        audit.record(session, actor, "remove_photo", row.entity, row.entity_id, before=_told(row))
        session.delete(row)
        return Saved(row.id, 0, TOUCHED)


def _issues(entity: str, data: PhotoInput) -> list[Issue]:
    kinds = KINDS[entity]
    found = [] if data.kind in kinds else [Issue("kind", "not_in_list", {"read": data.kind})]
    if data.place and data.place not in PLACES:
        found.append(Issue("place", "not_in_list", {"read": data.place}))
    return [
        *found,
        *too_long("caption", clean(data.caption), CAPTION),
        *not_future("taken_on", data.taken_on),
    ]


def _fill(row: Attachment, data: PhotoInput) -> None:
    row.kind, row.place, row.taken_on = data.kind, data.place, data.taken_on
    row.caption = clean(data.caption)


def _row(
    actor: Actor, entity: str, entity_id: int, photo: NewPhoto, checksum: str, position: int
) -> Attachment:
    taken = photo.taken
    row = Attachment(
        entity=entity,
        entity_id=entity_id,
        name=f"{entity} {entity_id} {position}.jpg",
        mime="image/jpeg",
        content=taken.jpeg,
        thumb=taken.thumb,
        sha256=checksum,
        position=position,
        added_by=actor.name,
        created_at=clock.now(),
    )
    _fill(row, photo.data)
    if photo.keep_position:
        row.latitude, row.longitude = taken.latitude, taken.longitude
    return row


def _told(row: Attachment) -> dict[str, object]:
    """What the history keeps of a picture: what it shows, not the picture itself."""
    told = {
        "kind": row.kind,
        "place": row.place,
        "caption": row.caption,
        "taken_on": row.taken_on.isoformat() if row.taken_on else None,
        "position_kept": row.latitude is not None or None,
        "sha256": row.sha256,
    }
    return {key: value for key, value in told.items() if value}


def _holder(session: Session, entity: str, entity_id: int) -> None:
    if session.get(_HOLDERS[entity], entity_id) is None:
        raise RecordNotFound("not_found", what=f"{entity} {entity_id}")


def _photo(session: Session, photo_id: int) -> Attachment:
    row = session.get(Attachment, photo_id)
    if row is None or row.entity not in KINDS:
        raise RecordNotFound("not_found", what=f"ภาพ {photo_id}")
    return row
