"""The audit trail: written in the same transaction as what it tells of."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import inspect
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.base import Base
from welfaredesk.db.models import AuditEvent
from welfaredesk.services.actor import Actor

# derived or bookkeeping columns: they say nothing that the others don't
_SILENT = {"id", "version", "created_at", "sort_key", "name_key", "search_text", "code_key", "pdf", "payload"}


@dataclass(frozen=True, slots=True)
class Saved:
    """What a write changed: the record, its new version, and the tables whose screens should reload."""

    id: int
    version: int
    touched: frozenset[str]


def record(
    session: Session,
    actor: Actor,
    action: str,
    entity: str,
    entity_id: int | None,
    *,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    reason: str = "",
) -> None:
    """Add one event; `before` and `after` hold the changed fields as plain values."""
    session.add(
        AuditEvent(
            at=clock.now(),
            actor=actor.name,
            action=action,
            entity=entity,
            entity_id=entity_id,
            before=dict(before) if before is not None else None,
            after=dict(after) if after is not None else None,
            reason=reason,
        )
    )


def keep(session: Session, actor: Actor, row: Base) -> None:
    """Store a new or changed row with its event; one that changed nothing leaves none."""
    if inspect(row).transient:
        session.add(row)
        session.flush()
        record(session, actor, "create", row.__tablename__, _id(row), after=snapshot(row))
        return
    before, after = changes(row)
    if after:
        record(session, actor, "update", row.__tablename__, _id(row), before=before, after=after)
    session.flush()


def _id(row: Base) -> int:
    (found,) = inspect(row).identity or (0,)
    return int(found)


def snapshot(row: Base) -> dict[str, Any]:
    """The record's filled columns as plain JSON values (dates ISO), for an event about a new record."""
    state = inspect(row)
    values = {
        column.key: getattr(row, column.key) for column in state.mapper.column_attrs if _speaks(column.key)
    }
    return {key: _plain(value) for key, value in values.items() if value not in (None, "")}


def changes(row: Base) -> tuple[dict[str, Any], dict[str, Any]]:
    """(before, after) of the columns changed since the record was read; empty when nothing changed."""
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    for attribute in inspect(row).mapper.column_attrs:
        history = inspect(row).attrs[attribute.key].history
        if _speaks(attribute.key) and history.has_changes() and history.deleted != history.added:
            before[attribute.key] = _plain(history.deleted[0]) if history.deleted else None
            after[attribute.key] = _plain(history.added[0]) if history.added else None
    return before, after


def _speaks(key: str) -> bool:
    return key not in _SILENT


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | datetime) else value
