"""Issued papers: kept with their data and their very pages, so that a reprint is identical.

A record keeps its number for good. When its paper is voided (a misprint, a name spelt wrong), the next one
issued for it has the same number and another mark, so that the two can't be taken for each other.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import IssuedDocument
from welfaredesk.domain import paper_marks, thai_text
from welfaredesk.errors import RecordNotFound, Refused
from welfaredesk.services import audit, numbering, office
from welfaredesk.services.actor import Actor
from welfaredesk.services.document_subjects import subject
from welfaredesk.services.limits import wants_reason
from welfaredesk.services.settled import settled

MARK = "mark"  # the field of a paper that says its mark: no fact of the record, so no reason to issue anew
ENTITY, SIGNED = "issued_document", "signed"  # of attachments: the signed copy of a paper
TOUCHED = frozenset({ENTITY})


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper to keep: `payload` is its data as plain JSON, `pdf` its pages, `mark` what its QR says."""

    form: str
    no: str
    entity: str
    entity_id: int
    template_version: int
    payload: dict[str, Any]
    pdf: bytes
    pages: int
    mark: str = ""
    wants_signed: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """An issued paper as it can be printed again."""

    id: int
    no: str
    pdf: bytes
    pages: int
    touched: frozenset[str] = TOUCHED


def keep(actor: Actor, db: Database, paper: Paper) -> Kept:
    """Keep a paper as issued. When somebody else kept the same meanwhile, theirs is given back."""
    with db.transaction() as session:
        row = _last(session, paper.form, paper.entity, paper.entity_id)
        if row is None or _facts(row.payload) != _facts(paper.payload):
            row = _row(session, actor, paper)
            session.add(row)
            session.flush()
            after = {"form": row.form, "no": row.no, "sha256": row.sha256}
            audit.record(session, actor, "issue", paper.entity, paper.entity_id, after=after)
        return Kept(row.id, row.no, row.pdf, row.pages)


def reprint(
    actor: Actor, db: Database, form: str, entity: str, entity_id: int, facts: dict[str, Any] | None = None
) -> Kept | None:
    """The paper kept for an entity, or None when none was issued (or none with these facts); audited.

    The facts of a record that is over count no more: its paper is the one that was signed.
    Raises Refused("damaged_document") when the stored pages are not what was issued.
    """
    with db.transaction() as session:
        row = _last(session, form, entity, entity_id)
        if row is None:
            return None
        if facts is not None and _facts(facts) != _facts(row.payload) and not settled(session, row):
            return None
        return _again(session, actor, row)


def reprint_this(actor: Actor, db: Database, document_id: int) -> Kept:
    """One paper of the register, voided or not, as it was issued; audited.

    Raises RecordNotFound, Refused("damaged_document").
    """
    with db.transaction() as session:
        return _again(session, actor, existing(session, document_id))


def mark_of_next(db: Database, form: str, entity: str, entity_id: int) -> str:
    """The mark of the paper that would be issued now; "" when the record has no number of its own."""
    with db.reading() as session:
        number = numbering.number_of(session, entity, entity_id)
        if number is None:
            return ""
        issued = select(func.count()).where(
            IssuedDocument.form == form,
            IssuedDocument.entity == entity,
            IssuedDocument.entity_id == entity_id,
        )
        nth = 1 + (session.scalar(issued) or 0)
        return paper_marks.mark(form, *number, issue=nth, office=office.identity(session))


def void(actor: Actor, db: Database, document_id: int, reason: str) -> frozenset[str]:
    """Void one paper: it stays in the register with its reason; the next issue is a new paper.

    Returns the tables touched. Raises ValidationFailed (reason), Refused("document_voided"), RecordNotFound.
    """
    wants_reason(reason)
    with db.transaction() as session:
        row = existing(session, document_id)
        if row.voided_at is not None:
            raise Refused("document_voided", no=row.no or row.form, reason=row.void_reason)
        _void(row, actor, reason)
        after = {"form": row.form, "no": row.no, "sha256": row.sha256}
        audit.record(session, actor, "void", row.entity, row.entity_id, after=after, reason=reason.strip())
    return TOUCHED


def void_of(session: Session, actor: Actor, entity: str, entity_id: int, reason: str, form: str = "") -> None:
    """Void the papers of an entity (of one form) inside the transaction that undoes what they say."""
    wanted = select(IssuedDocument).where(
        IssuedDocument.entity == entity,
        IssuedDocument.entity_id == entity_id,
        IssuedDocument.voided_at.is_(None),
    )
    for row in session.scalars(wanted.where(IssuedDocument.form == form) if form else wanted):
        _void(row, actor, reason)


def note_print(
    actor: Actor, db: Database, form: str, entity: str, entity_id: int | None, *, reason: str = ""
) -> None:
    """Remember who made a paper that is not kept (domain specification §6.10: prints are logged)."""
    with db.transaction() as session:
        audit.record(session, actor, "print", entity, entity_id, after={"form": form}, reason=reason)


def existing(session: Session, document_id: int) -> IssuedDocument:
    """The paper inside a running transaction. Raises RecordNotFound."""
    row = session.get(IssuedDocument, document_id)
    if row is None:
        raise RecordNotFound("not_found", what=f"เอกสาร {document_id}")
    return row


def _row(session: Session, actor: Actor, paper: Paper) -> IssuedDocument:
    about = subject(session, paper.entity, paper.entity_id)
    return IssuedDocument(
        form=paper.form,
        no=paper.no,
        mark=paper.mark,
        entity=paper.entity,
        entity_id=paper.entity_id,
        about=about,
        search_text=thai_text.search_key(f"{paper.form} {paper.no} {about}"),
        wants_signed=paper.wants_signed,
        template_version=paper.template_version,
        payload=paper.payload,
        pdf=paper.pdf,
        sha256=hashlib.sha256(paper.pdf).hexdigest(),
        pages=paper.pages,
        issued_at=clock.now(),
        issued_by=actor.name,
    )


def _again(session: Session, actor: Actor, row: IssuedDocument) -> Kept:
    if hashlib.sha256(row.pdf).hexdigest() != row.sha256:
        raise Refused("damaged_document", no=row.no)
    audit.record(session, actor, "reprint", row.entity, row.entity_id, after={"form": row.form, "no": row.no})
    return Kept(row.id, row.no, row.pdf, row.pages)


def _void(row: IssuedDocument, actor: Actor, reason: str) -> None:
    row.voided_at, row.voided_by, row.void_reason = clock.now(), actor.name, reason.strip()


def _facts(payload: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in payload.items() if name != MARK}


def _last(session: Session, form: str, entity: str, entity_id: int) -> IssuedDocument | None:
    return session.scalar(
        select(IssuedDocument)
        .where(
            IssuedDocument.form == form,
            IssuedDocument.entity == entity,
            IssuedDocument.entity_id == entity_id,
            IssuedDocument.voided_at.is_(None),
        )
        .order_by(IssuedDocument.id.desc())
        .limit(1)
    )
