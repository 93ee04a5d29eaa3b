"""Issued papers: kept with their data and their very pages, so that a reprint is identical."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import IssuedDocument
from welfaredesk.errors import Refused
from welfaredesk.services import audit
from welfaredesk.services.actor import Actor


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper to keep: `payload` is its data as plain JSON, `pdf` its pages."""

    form: str
    no: str
    entity: str
    entity_id: int
    template_version: int
    payload: dict[str, Any]
    pdf: bytes
    pages: int


@dataclass(frozen=True, slots=True)
class Kept:
    """An issued paper as it can be printed again."""

    id: int
    no: str
    pdf: bytes
    pages: int
    touched: frozenset[str] = frozenset({"issued_document"})


def keep(actor: Actor, db: Database, paper: Paper) -> Kept:
    """Keep a paper as issued. When somebody else kept the same meanwhile, theirs is given back."""
    with db.transaction() as session:
        row = _last(session, paper.form, paper.entity, paper.entity_id)
        if row is None or row.payload != paper.payload:
            row = IssuedDocument(
                form=paper.form,
                no=paper.no,
                entity=paper.entity,
                entity_id=paper.entity_id,
                template_version=paper.template_version,
                payload=paper.payload,
                pdf=paper.pdf,
                sha256=hashlib.sha256(paper.pdf).hexdigest(),
                pages=paper.pages,
                issued_at=clock.now(),
                issued_by=actor.name,
            )
            session.add(row)
            session.flush()
            after = {"form": row.form, "no": row.no, "sha256": row.sha256}
            audit.record(session, actor, "issue", paper.entity, paper.entity_id, after=after)
        return Kept(row.id, row.no, row.pdf, row.pages)


def reprint(
    actor: Actor, db: Database, form: str, entity: str, entity_id: int, facts: dict[str, Any] | None = None
) -> Kept | None:
    """The paper kept for an entity, or None when none was issued (or none with these facts); audited.

    Raises Refused("damaged_document") when the stored pages are not what was issued.
    """
    with db.transaction() as session:
        row = _last(session, form, entity, entity_id)
        if row is None or facts not in (None, row.payload):
            return None
        if hashlib.sha256(row.pdf).hexdigest() != row.sha256:
            raise Refused("damaged_document", no=row.no)
        after = {"form": row.form, "no": row.no}
        audit.record(session, actor, "reprint", entity, entity_id, after=after)
        return Kept(row.id, row.no, row.pdf, row.pages)


def note_print(
    actor: Actor, db: Database, form: str, entity: str, entity_id: int | None, *, reason: str = ""
) -> None:
    """Remember who made a paper that is not kept (domain specification §6.10: prints are logged)."""
    with db.transaction() as session:
        audit.record(session, actor, "print", entity, entity_id, after={"form": form}, reason=reason)


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


def of_entity(session: Session, entity: str, entity_id: int) -> Sequence[IssuedDocument]:
    """The papers issued for an entity that are not voided."""
    return session.scalars(
        select(IssuedDocument).where(
            IssuedDocument.entity == entity,
            IssuedDocument.entity_id == entity_id,
            IssuedDocument.voided_at.is_(None),
        )
    ).all()
