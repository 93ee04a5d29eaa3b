"""Documents of a house project: what came in and its scans, and which source asks for what (§1.3)."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import Attachment, FundDocument, HouseDocument, HouseProject
from welfaredesk.domain import house_documents, paper_limits
from welfaredesk.domain.thai_text import clean
from welfaredesk.errors import Issue, RecordNotFound
from welfaredesk.services import audit, value_lists
from welfaredesk.services.actor import Actor
from welfaredesk.services.audit import Saved
from welfaredesk.services.dates import not_future, refuse
from welfaredesk.services.limits import too_long
from welfaredesk.services.signed_copies import as_kept

ENTITY, SCAN = "house_document", "scan"
TOUCHED = frozenset({ENTITY, "attachment"})
REQUIRED_TOUCHED = frozenset({"fund_document"})


@dataclass(frozen=True, slots=True)
class DocumentInput:
    """A document that came in on a day (None: today), or is waived: then `note` says why."""

    received_on: date | None = None
    waived: bool = False
    note: str = ""


def mark_document(actor: Actor, db: Database, project_id: int, document: str, data: DocumentInput) -> Saved:
    """Tick a document of a project, or say anew when it came and what is to note.

    Raises ValidationFailed (document, received_on, note), RecordNotFound.
    """
    with db.transaction() as session:
        why_needed = data.waived and not data.note.strip()
        refuse(
            value_lists.unlisted(session, "house_document", "document", document),
            not_future("received_on", data.received_on),
            [Issue("note", "reason_required")] if why_needed else [],
            too_long("note", data.note, paper_limits.REASON),
        )
        row = _row(session, project_id, document)
        before = _told(row) if row is not None else None
        row = row or _new(session, project_id, document)
        row.received_on = None if data.waived else data.received_on or clock.today()
        row.waived, row.note = data.waived, clean(data.note)
        session.flush()
        if before != _told(row):
            audit.record(
                session, actor, "mark_document", "house_project", project_id, before=before, after=_told(row)
            )
        return Saved(row.id, 0, TOUCHED)


def unmark_document(actor: Actor, db: Database, project_id: int, document: str) -> Saved:
    """Take the tick back, and its scans away. Raises RecordNotFound."""
    with db.transaction() as session:
        row = _row(session, project_id, document)
        if row is None:
            raise RecordNotFound("not_found", what=f"เอกสาร {document}")
        scans = session.scalars(select(Attachment).where(_of(row.id))).all()
        before = _told(row) | ({"scans": [scan.sha256 for scan in scans]} if scans else {})
        for each in (*scans, row):
            session.delete(each)
        audit.record(session, actor, "unmark_document", "house_project", project_id, before=before)
        return Saved(project_id, 0, TOUCHED)


def attach_scan(
    actor: Actor, db: Database, project_id: int, document: str, name: str, content: bytes
) -> Saved:
    """Keep a scan (PDF or picture) of a document; it has come in with that. The same file is kept once.

    Raises ValidationFailed (file, document), RecordNotFound.
    """
    kept, mime = as_kept(content)
    checksum = hashlib.sha256(kept).hexdigest()
    with db.transaction() as session:
        refuse(value_lists.unlisted(session, "house_document", "document", document))
        row = _row(session, project_id, document) or _new(session, project_id, document)
        row.received_on, row.waived = row.received_on or clock.today(), False
        session.flush()
        same = select(Attachment).where(_of(row.id), Attachment.sha256 == checksum)
        if session.scalar(same) is None:
            suffix = ".pdf" if mime == "application/pdf" else ".jpg"
            scan = Attachment(
                entity=ENTITY,
                entity_id=row.id,
                kind=SCAN,
                name=clean(PurePath(name).stem) + suffix,
                mime=mime,
                content=kept,
                sha256=checksum,
                added_by=actor.name,
                created_at=clock.now(),
            )
            session.add(scan)
            after = {"document": document, "name": scan.name, "sha256": checksum}
            audit.record(session, actor, "attach_scan", "house_project", project_id, after=after)
        return Saved(row.id, 0, TOUCHED)


def remove_scan(actor: Actor, db: Database, scan_id: int) -> Saved:
    """Take a scan away; the document stays ticked. Raises RecordNotFound."""
    with db.transaction() as session:
        scan, row = _scan(session, scan_id)
        before = {"document": row.document, "name": scan.name, "sha256": scan.sha256}
        audit.record(session, actor, "remove_scan", "house_project", row.project_id, before=before)
        session.delete(scan)
        return Saved(scan_id, 0, TOUCHED)


def scan_content(actor: Actor, db: Database, scan_id: int) -> tuple[bytes, str]:
    """A scan and its kind (MIME), for looking at; audited. Raises RecordNotFound."""
    with db.transaction() as session:
        scan, row = _scan(session, scan_id)
        after = {"document": row.document, "name": scan.name}
        audit.record(session, actor, "view_scan", "house_project", row.project_id, after=after)
        return scan.content, scan.mime


def save_requirements(actor: Actor, db: Database, fund_source: str, wanted: Mapping[str, str]) -> Saved:
    """What a source asks for from now on: document to when (of domain.house_documents.ASKED).

    Raises ValidationFailed (fund_source, document, asked).
    """
    with db.transaction() as session:
        refuse(value_lists.unlisted(session, "fund_source", "fund_source", fund_source))
        for document, asked in wanted.items():
            refuse(
                value_lists.unlisted(session, "house_document", "document", document),
                [] if asked in house_documents.ASKED else [Issue("asked", "not_in_list", {"read": asked})],
            )
        before = requirements(session, fund_source)
        after = before | dict(wanted)
        rows = select(FundDocument).where(FundDocument.fund_source == fund_source)
        kept = {row.document: row for row in session.scalars(rows)}
        for document, asked in wanted.items():
            row = kept.get(document)
            if row is not None:
                row.asked = asked
            elif before.get(document, "") != asked:
                session.add(FundDocument(fund_source=fund_source, document=document, asked=asked))
        if before != after:
            changed = sorted(key for key in after if after[key] != before.get(key, ""))
            audit.record(
                session,
                actor,
                "update",
                "fund_document",
                None,
                before={key: before.get(key, "") for key in changed},
                after={"fund_source": fund_source} | {key: after[key] for key in changed},
            )
    return Saved(0, 0, REQUIRED_TOUCHED)


def requirements(session: Session, fund_source: str) -> dict[str, str]:
    """Document to when a source asks for it, as the office has it."""
    rows = session.scalars(select(FundDocument).where(FundDocument.fund_source == fund_source))
    return house_documents.asked(fund_source) | {row.document: row.asked for row in rows}


def _row(session: Session, project_id: int, document: str) -> HouseDocument | None:
    return session.scalar(
        select(HouseDocument).where(
            HouseDocument.project_id == project_id, HouseDocument.document == document
        )
    )


def _new(session: Session, project_id: int, document: str) -> HouseDocument:
    if session.get(HouseProject, project_id) is None:
        raise RecordNotFound("not_found", what=f"โครงการบ้าน {project_id}")
    row = HouseDocument(project_id=project_id, document=document, created_at=clock.now())
    session.add(row)
    return row


def _of(document_id: int) -> ColumnElement[bool]:
    return and_(Attachment.entity == ENTITY, Attachment.entity_id == document_id)


def _scan(session: Session, scan_id: int) -> tuple[Attachment, HouseDocument]:
    scan = session.get(Attachment, scan_id)
    row = session.get(HouseDocument, scan.entity_id) if scan is not None and scan.entity == ENTITY else None
    if scan is None or row is None:
        raise RecordNotFound("not_found", what=f"ไฟล์แนบ {scan_id}")
    return scan, row


def _told(row: HouseDocument) -> dict[str, object]:
    return {key: value for key, value in audit.snapshot(row).items() if key != "project_id" and value}
