"""The office's emblem, as letters and memos carry it (domain specification §6.1, §6.2)."""

import hashlib
from io import BytesIO

from PIL import Image, ImageOps
from sqlalchemy import select
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import Attachment
from welfaredesk.errors import Issue, ValidationFailed
from welfaredesk.services import audit
from welfaredesk.services.actor import Actor
from welfaredesk.services.photos import pixels

ENTITY, KIND = "office", "emblem"
TOUCHED = frozenset({"office"})
LONGEST_SIDE = 480  # dots: 3 cm at 400 to the inch
_COLOURS = 64  # an emblem is drawn in few; every letter carries it
_NEARLY_WHITE = 12  # of 255, what a scan leaves of white paper


def set_emblem(actor: Actor, db: Database, image: bytes) -> frozenset[str]:
    """Keep a picture (JPEG, PNG, …) as the office's emblem, cut to its edge; the former one is replaced.

    Raises ValidationFailed (emblem).
    """
    png = prepared(image)
    digest = hashlib.sha256(png).hexdigest()
    with db.transaction() as session:
        before = kept(session)
        if before is not None and before.sha256 == digest:
            return TOUCHED
        if before is not None:
            session.delete(before)
        session.add(
            Attachment(
                entity=ENTITY,
                entity_id=1,
                kind=KIND,
                name="emblem.png",
                mime="image/png",
                content=png,
                sha256=digest,
                added_by=actor.name,
                created_at=clock.now(),
            )
        )
        told = {"emblem": before.sha256} if before is not None else {}
        audit.record(session, actor, "set_emblem", ENTITY, 1, before=told, after={"emblem": digest})
    return TOUCHED


def remove_emblem(actor: Actor, db: Database) -> frozenset[str]:
    """Print without an emblem from now on: the office uses headed paper. Nothing when there is none."""
    with db.transaction() as session:
        before = kept(session)
        if before is not None:
            session.delete(before)
            audit.record(session, actor, "remove_emblem", ENTITY, 1, before={"emblem": before.sha256})
    return TOUCHED


def kept(session: Session) -> Attachment | None:
    """The emblem in the office file."""
    return session.scalar(select(Attachment).where(Attachment.entity == ENTITY, Attachment.kind == KIND))


def prepared(image: bytes) -> bytes:
    """The picture as a small PNG that reaches to its own edge, so that 3 cm of it are 3 cm on paper.

    Raises ValidationFailed (emblem).
    """
    picture = pixels(image, "emblem")
    dark = ImageOps.invert(picture.convert("L")).point(lambda value: 255 * (value > _NEARLY_WHITE))
    box = dark.getbbox()
    if box is None:
        raise ValidationFailed(Issue("emblem", "picture_blank"))
    picture = picture.crop(box)
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    written = BytesIO()
    picture.quantize(_COLOURS, dither=Image.Dither.NONE).save(written, "PNG", optimize=True)
    return written.getvalue()
