"""Wording with the day it begins to apply: a paper says what was in force on its own day (§2.1, §11)."""

from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import Consent, OfficeText
from welfaredesk.domain import privacy_notice, thai_text
from welfaredesk.domain.office_texts import TEXTS, WORDINGS, Content, TextSpec, unknown_blank
from welfaredesk.errors import Issue, RecordNotFound, Refused, ValidationFailed
from welfaredesk.services import audit
from welfaredesk.services.actor import Actor
from welfaredesk.services.dates import refuse
from welfaredesk.services.limits import too_long

TOUCHED = frozenset({"office_text"})
_TEXT = "text"


def text_on(session: Session, code: str, on: date) -> str:
    """What a text (a code of domain.office_texts) says on papers of this day."""
    return str(content_on(session, code, on)[_TEXT])


def save_text(actor: Actor, db: Database, code: str, text: str, valid_from: date | None) -> frozenset[str]:
    """Let a text say something else from a day on; another wording from the same day is replaced.

    Papers issued before keep what they say. Returns the tables touched.
    Raises ValidationFailed (text, valid_from).
    """
    spec = TEXTS[code]
    text = "\n".join(line for each in text.splitlines() if (line := thai_text.clean(each)))
    if not spec.items:
        text = " ".join(text.split("\n"))
    begins = begin(valid_from, _issues(spec, text))
    with db.transaction() as session:
        return keep(session, actor, code, {_TEXT: text}, begins)


def remove_text(actor: Actor, db: Database, code: str, valid_from: date) -> frozenset[str]:
    """Take back a wording: the one before it applies on. Returns the tables touched.

    Raises RecordNotFound, Refused("notice_agreed_to").
    """
    with db.transaction() as session:
        row = _kept(session, code, valid_from)
        if row is None:
            raise RecordNotFound("not_found", what=f"ข้อความ {WORDINGS[code].title}")
        _refuse_agreed(session, row)
        audit.record(session, actor, "delete", "office_text", row.id, before=audit.snapshot(row))
        session.delete(row)
    return TOUCHED


def content_on(session: Session, code: str, on: date) -> Content:
    """What applies on a day for a code of WORDINGS: what the office wrote, or the program's own wording."""
    written = session.scalar(
        select(OfficeText.content)
        .where(OfficeText.code == code, OfficeText.valid_from <= on)
        .order_by(OfficeText.valid_from.desc())
        .limit(1)
    )
    return WORDINGS[code].default if written is None else written


def begin(valid_from: date | None, issues: list[Issue]) -> date:
    """The day a wording begins; refuses one that has none or other issues. Raises ValidationFailed."""
    if valid_from is None:
        raise ValidationFailed(*issues, Issue("valid_from", "required"))
    refuse(issues)
    return valid_from


def keep(
    session: Session, actor: Actor, code: str, content: dict[str, Any], valid_from: date
) -> frozenset[str]:
    """Write a wording inside a running transaction; nothing when that applies already.

    Returns the tables touched. Raises Refused("notice_agreed_to").
    """
    if content_on(session, code, valid_from) == content:
        return frozenset()
    row = _kept(session, code, valid_from)
    if row is None:
        row = OfficeText(code=code, valid_from=valid_from, created_at=clock.now())
        session.add(row)
    else:
        _refuse_agreed(session, row)
    before = row.content
    row.content, row.written_by = content, actor.name
    session.flush()
    told = {"code": code, "valid_from": valid_from.isoformat()}
    audit.record(
        session, actor, "update", "office_text", row.id, before=told | (before or {}), after=told | content
    )
    return TOUCHED


def _kept(session: Session, code: str, valid_from: date) -> OfficeText | None:
    return session.scalar(
        select(OfficeText).where(OfficeText.code == code, OfficeText.valid_from == valid_from)
    )


def _refuse_agreed(session: Session, row: OfficeText) -> None:
    """What people agreed to stays as they read it (§6.10)."""
    if row.code != privacy_notice.CODE:
        return
    agreed = select(func.count()).where(Consent.notice_version == row.content["version"])
    if count := session.scalar(agreed):
        raise Refused("notice_agreed_to", count=str(count))


def _issues(spec: TextSpec, text: str) -> list[Issue]:
    issues = too_long(_TEXT, text, spec.limit)
    if not text:
        issues.append(Issue(_TEXT, "required"))
    if spec.items and (count := len(text.splitlines())) > spec.items:
        issues.append(Issue(_TEXT, "too_many", {"count": str(count), "limit": str(spec.items)}))
    if spec.blanks is not None and (wrong := unknown_blank(text, spec.blanks)) is not None:
        known = " ".join(f"{{{blank}}}" for blank in spec.blanks)
        issues.append(Issue(_TEXT, "blank_unknown", {"read": wrong, "known": known}))
    return issues
