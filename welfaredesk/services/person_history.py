"""Telling a person's history of what changed in the rows around the person."""

from typing import Any

from sqlalchemy import inspect
from sqlalchemy.orm import Session

from welfaredesk.db.base import Base
from welfaredesk.services import audit
from welfaredesk.services.actor import Actor

_KNOWN = {"person_id"}  # the event itself says whose it is

Told = tuple[dict[str, Any], dict[str, Any]]


def told(row: Base) -> Told:
    """(before, after) of a row: a new one only what is filled, a known one only what changed.

    To be asked before the session is flushed.
    """
    if not inspect(row).persistent:
        return {}, {key: value for key, value in audit.snapshot(row).items() if key not in _KNOWN}
    return audit.changes(row)


def record(
    session: Session, actor: Actor, action: str, person_id: int, changed: Told, *, reason: str = ""
) -> None:
    """Add the event to the person's history; one that changed nothing and gives no reason is left out."""
    before, after = changed
    if before or after or reason:
        audit.record(
            session,
            actor,
            action,
            "person",
            person_id,
            before=before or None,
            after=after or None,
            reason=reason,
        )
