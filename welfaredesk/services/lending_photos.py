"""Pictures of a device as it went out and as it came back: shrunk, few, without what the camera adds."""

import hashlib
from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import Attachment, LoanLine
from welfaredesk.domain.thai_text import clean
from welfaredesk.errors import Issue, RecordNotFound, ValidationFailed
from welfaredesk.services import audit
from welfaredesk.services.actor import Actor
from welfaredesk.services.audit import Saved
from welfaredesk.services.photos import shrunk

ENTITY = "loan_line"
OUT, IN = "out", "in"
MOST = 3  # pictures a phase (domain specification §2.4)


def add_line_photo(
    actor: Actor, db: Database, line_id: int, phase: str, image: bytes, caption: str = ""
) -> Saved:
    """Keep one more picture of a lent item; `phase` is out (hand-over) or in (return).

    Raises ValidationFailed (photo) for what is no picture or one too many, RecordNotFound.
    """
    with db.transaction() as session:
        line = session.get(LoanLine, line_id)
        if line is None:
            raise RecordNotFound("not_found", what=f"รายการยืม {line_id}")
        (kept,) = add_photos(session, actor, line, phase, (image,), caption=caption)
        after = {"line": line.id, "item": line.item.code, "phase": phase, "sha256": kept.sha256}
        audit.record(session, actor, "add_photo", "loan_contract", line.contract_id, after=after)
        return Saved(kept.id, line.version, frozenset({"attachment"}))


def remove_line_photo(actor: Actor, db: Database, attachment_id: int, reason: str) -> frozenset[str]:
    """Take a picture of a lent item away; why is kept. Returns the tables touched.

    Raises ValidationFailed (reason), RecordNotFound.
    """
    if not reason.strip():
        raise ValidationFailed(Issue("reason", "reason_required"))
    with db.transaction() as session:
        kept = session.get(Attachment, attachment_id)
        line = session.get(LoanLine, kept.entity_id) if kept is not None and kept.entity == ENTITY else None
        if kept is None or line is None:
            raise RecordNotFound("not_found", what=f"ภาพ {attachment_id}")
        before = {"line": line.id, "item": line.item.code, "phase": kept.kind, "sha256": kept.sha256}
        session.delete(kept)
        audit.record(
            session,
            actor,
            "remove_photo",
            "loan_contract",
            line.contract_id,
            before=before,
            reason=reason.strip(),
        )
    return frozenset({"attachment"})


def add_photos(
    session: Session,
    actor: Actor,
    line: LoanLine,
    phase: str,
    images: Sequence[bytes],
    *,
    taken_on: date | None = None,
    caption: str = "",
) -> list[Attachment]:
    """Keep pictures inside a running transaction; the line is in the file already."""
    counted = select(func.count()).where(
        Attachment.entity == ENTITY, Attachment.entity_id == line.id, Attachment.kind == phase
    )
    if images and (session.scalar(counted) or 0) + len(images) > MOST:
        raise ValidationFailed(Issue("photo", "photos_too_many", {"limit": str(MOST)}))
    kept = [_attachment(actor, line, phase, shrunk(image), taken_on, clean(caption)) for image in images]
    session.add_all(kept)
    session.flush()
    return kept


def _attachment(
    actor: Actor, line: LoanLine, phase: str, jpeg: bytes, taken_on: date | None, caption: str
) -> Attachment:
    return Attachment(
        entity=ENTITY,
        entity_id=line.id,
        kind=phase,
        name=f"{line.item.code} {phase}.jpg",
        mime="image/jpeg",
        content=jpeg,
        sha256=hashlib.sha256(jpeg).hexdigest(),
        caption=caption,
        taken_on=taken_on or clock.today(),
        added_by=actor.name,
        created_at=clock.now(),
    )
