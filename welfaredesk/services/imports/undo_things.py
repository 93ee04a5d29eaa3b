"""Taking back what an import brought besides people, as long as nobody worked on with it."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Date, Table, delete, func, insert, select, update
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.base import Base
from welfaredesk.db.models import AuditEvent, ImportRow
from welfaredesk.errors import Refused
from welfaredesk.messages import sentence
from welfaredesk.services.actor import Actor
from welfaredesk.services.imports.bulk import table_of
from welfaredesk.services.imports.state import chunks
from welfaredesk.services.imports.writing import Touched

_UNDO = "undo_import"
WORDS = {
    "device_model": "ชนิดอุปกรณ์",
    "device_item": "อุปกรณ์",
    "loan_contract": "การยืม",
    "loan_line": "การยืม",
    "house_project": "โครงการบ้าน",
    "organisation": "หน่วยงาน",
    "placement": "การจ้างงาน",
    "placement_suspension": "การระงับการจ้างงาน",
}


def touched_by(session: Session, session_id: int) -> list[Touched]:
    """Every row of the office file that an import made or changed for its things, in that order."""
    wanted = select(ImportRow.undo).where(ImportRow.session_id == session_id, ImportRow.undo.is_not(None))
    kept = session.scalars(wanted.order_by(ImportRow.id))
    things = (thing for undo in kept if undo for thing in undo.get("things", ()))
    return [(table, row_id, before) for table, row_id, before in things]


def refuse_moved_on(session: Session, session_id: int, things: Sequence[Touched]) -> None:
    """Raises Refused("import_things_changed_since") when one was changed since, or something points to it."""
    since = session.scalar(
        select(func.max(AuditEvent.id)).where(
            AuditEvent.entity == "import_session",
            AuditEvent.entity_id == session_id,
            AuditEvent.action == "import",
        )
    )
    for name in dict.fromkeys(table for table, _id, _before in things):
        ids = sorted({row_id for table, row_id, _before in things if table == name})
        created = [row_id for table, row_id, before in things if table == name and before is None]
        moved = _changed(session, name, ids, since or 0) | _pointed_to(session, name, created, things)
        if moved:
            raise Refused("import_things_changed_since", what=WORDS.get(name, name), count=f"{len(moved):,}")


def _changed(session: Session, entity: str, ids: Sequence[int], since: int) -> set[int]:
    """Those of whom the audit trail tells more since; a later import taken back has told twice."""
    events: Counter[int] = Counter()
    for chunk in chunks(ids):
        wanted = select(AuditEvent.entity_id, AuditEvent.action).where(
            AuditEvent.id > since, AuditEvent.entity == entity, AuditEvent.entity_id.in_(chunk)
        )
        for row_id, action in session.execute(wanted):
            events[row_id or 0] += -1 if action == _UNDO else 1
    return {row_id for row_id, count in events.items() if count > 0}


def _pointed_to(session: Session, name: str, created: Sequence[int], things: Sequence[Touched]) -> set[int]:
    """Those that rows of others point to."""
    found: set[int] = set()
    for table in Base.metadata.sorted_tables:
        own = {row_id for other, row_id, before in things if other == table.name and before is None}
        for key in table.foreign_keys:
            if key.column.table.name != name:
                continue
            for chunk in chunks(created):
                pointing = select(key.parent, table.c.id).where(key.parent.in_(chunk))
                found |= {target for target, row_id in session.execute(pointing) if row_id not in own}
    return found


def take_back(session: Session, actor: Actor, things: Sequence[Touched]) -> None:
    """Remove what was made and give changed rows their former values, each with its audit event."""
    _tell(session, actor, things)
    for name, row_id, before in reversed(things):
        if before is not None:
            _restore(session, Base.metadata.tables[name], row_id, before)
    for table in reversed(Base.metadata.sorted_tables):
        made = [row_id for name, row_id, before in things if name == table.name and before is None]
        for chunk in chunks(made):
            session.execute(delete(table).where(table.c.id.in_(chunk)))


def _restore(session: Session, table: Table, row_id: int, before: dict[str, Any]) -> None:
    values = {
        column: date.fromisoformat(value) if value and isinstance(table.c[column].type, Date) else value
        for column, value in before.items()
    }
    if "version" in table.c:
        values["version"] = table.c.version + 1
    session.execute(update(table).where(table.c.id == row_id).values(**values))


def _tell(session: Session, actor: Actor, things: Sequence[Touched]) -> None:
    events = [
        {
            "at": clock.now(),
            "actor": actor.name,
            "action": _UNDO,
            "entity": name,
            "entity_id": row_id,
            "before": None,
            "after": before,
            "reason": sentence("import_undo_reason"),
        }
        for name, row_id, before in things
        if name != "loan_line"  # told with its contract
    ]
    if events:
        session.execute(insert(table_of(AuditEvent)), events)
