"""The signed paper comes back: its scan or photo is kept with the paper that was issued."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from sqlalchemy import select
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import Attachment
from welfaredesk.domain.thai_text import clean
from welfaredesk.errors import DomainError, Issue, RecordNotFound, Refused, ValidationFailed
from welfaredesk.services import audit, documents
from welfaredesk.services.actor import Actor
from welfaredesk.services.documents import ENTITY, SIGNED
from welfaredesk.services.limits import wants_reason
from welfaredesk.services.photos import shrunk

TOUCHED = frozenset({"attachment", ENTITY})
LARGEST_PDF = 10_000_000  # bytes
LONGEST_SIDE, LARGEST_PICTURE = 2000, 700_000  # pixels: an A4 page at some 170 dots an inch; bytes


@dataclass(frozen=True, slots=True)
class ScanFile:
    """A file to keep and the paper it belongs to."""

    document_id: int
    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Filed:
    """How several files came through: the ids kept, and by name what was wrong with the others."""

    kept: tuple[int, ...]
    refused: tuple[tuple[str, DomainError], ...]
    touched: frozenset[str] = TOUCHED


def file_signed(actor: Actor, db: Database, scan: ScanFile) -> int:
    """Keep a scan (PDF) or photo (JPEG, PNG, …) of a signed paper; returns the attachment's id.

    A PDF is kept as it is; a picture is turned upright, made no larger than a page needs, and keeps nothing
    but its pixels (no place, no camera). The same file twice is kept once.

    Raises ValidationFailed (file), Refused("document_voided"), RecordNotFound.
    """
    content, mime = as_kept(scan.content)
    with db.transaction() as session:
        return _keep(session, actor, scan, content, mime)


def file_several(actor: Actor, db: Database, scans: Sequence[ScanFile]) -> Filed:
    """Keep in one go each file that can be kept; one that can't doesn't hold up the others."""
    kept: list[int] = []
    refused: list[tuple[str, DomainError]] = []
    ready: list[tuple[ScanFile, bytes, str]] = []
    for scan in scans:
        try:
            ready.append((scan, *as_kept(scan.content)))
        except DomainError as error:
            refused.append((scan.name, error))
    with db.transaction() as session:
        for scan, content, mime in ready:
            try:
                kept.append(_keep(session, actor, scan, content, mime))
            except DomainError as error:  # voided or gone meanwhile: told before anything of it is written
                refused.append((scan.name, error))
    return Filed(tuple(kept), tuple(refused))


def remove_signed(actor: Actor, db: Database, attachment_id: int, reason: str) -> frozenset[str]:
    """Take a signed copy away that belongs elsewhere. Returns the tables touched.

    Raises ValidationFailed (reason), RecordNotFound.
    """
    wants_reason(reason)
    with db.transaction() as session:
        kept = _attachment(session, attachment_id)
        before = {"name": kept.name, "sha256": kept.sha256}
        audit.record(
            session, actor, "remove_signed", ENTITY, kept.entity_id, before=before, reason=reason.strip()
        )
        session.delete(kept)
    return TOUCHED


def signed_content(actor: Actor, db: Database, attachment_id: int) -> tuple[bytes, str]:
    """The file and its kind (MIME), for looking at; audited.

    Raises RecordNotFound, Refused("damaged_document").
    """
    with db.transaction() as session:
        kept = _attachment(session, attachment_id)
        if hashlib.sha256(kept.content).hexdigest() != kept.sha256:
            raise Refused("damaged_document", no=kept.name)
        audit.record(session, actor, "view_signed", ENTITY, kept.entity_id, after={"name": kept.name})
        return kept.content, kept.mime


def as_kept(content: bytes) -> tuple[bytes, str]:
    """A scan as it is kept, and its kind (MIME): a sound PDF as it is, a picture upright and no larger than
    a page needs. Raises ValidationFailed (file).
    """
    if not content.startswith(b"%PDF-"):
        return shrunk(content, field="file", side=LONGEST_SIDE, largest=LARGEST_PICTURE), "image/jpeg"
    if len(content) > LARGEST_PDF:
        raise ValidationFailed(Issue("file", "scan_too_large", {"limit": str(LARGEST_PDF // 1_000_000)}))
    if b"%%EOF" not in content[-2048:]:
        raise ValidationFailed(Issue("file", "scan_broken"))
    return content, "application/pdf"


def _keep(session: Session, actor: Actor, scan: ScanFile, content: bytes, mime: str) -> int:
    row = documents.existing(session, scan.document_id)
    if row.voided_at is not None:
        raise Refused("document_voided", no=row.no or row.form, reason=row.void_reason)
    checksum = hashlib.sha256(content).hexdigest()
    same = session.scalar(
        select(Attachment.id).where(
            Attachment.entity == ENTITY,
            Attachment.entity_id == row.id,
            Attachment.kind == SIGNED,
            Attachment.sha256 == checksum,
        )
    )
    if same is not None:
        return same
    suffix = ".pdf" if mime == "application/pdf" else ".jpg"
    kept = Attachment(
        entity=ENTITY,
        entity_id=row.id,
        kind=SIGNED,
        name=clean(PurePath(scan.name).stem) + suffix,
        mime=mime,
        content=content,
        sha256=checksum,
        added_by=actor.name,
        created_at=clock.now(),
    )
    session.add(kept)
    session.flush()
    after = {"form": row.form, "no": row.no, "name": kept.name, "sha256": checksum}
    audit.record(session, actor, "file_signed", ENTITY, row.id, after=after)
    return kept.id


def _attachment(session: Session, attachment_id: int) -> Attachment:
    kept = session.get(Attachment, attachment_id)
    if kept is None or kept.entity != ENTITY:
        raise RecordNotFound("not_found", what=f"ไฟล์ {attachment_id}")
    return kept
