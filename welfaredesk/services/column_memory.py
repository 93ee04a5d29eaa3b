"""Remembering how the columns of a register were corrected, so that its next issue comes read rightly."""

from collections.abc import Mapping

from sqlalchemy import select

from welfaredesk.db.engine import Database
from welfaredesk.db.models import ColumnMemory
from welfaredesk.services import audit
from welfaredesk.services.actor import Actor


def remember(actor: Actor, db: Database, kind: str, headings: str, columns: Mapping[int, str]) -> None:
    """Keep column (from 0) to field, "" for left out, for registers with these headings (their key)."""
    wanted = {str(column): name for column, name in sorted(columns.items())}
    with db.transaction() as session:
        row = session.scalar(select(ColumnMemory).where(ColumnMemory.headings == headings))
        before = dict(row.columns) if row else None
        if before == wanted:
            return
        if row is None:
            row = ColumnMemory(headings=headings)
            session.add(row)
        row.kind, row.columns = kind, wanted
        session.flush()
        audit.record(session, actor, "remember", "column_memory", row.id, before=before, after=wanted)


def forget(actor: Actor, db: Database, headings: str) -> bool:
    """Read registers with these headings as the program understands them; False when nothing was kept."""
    with db.transaction() as session:
        row = session.scalar(select(ColumnMemory).where(ColumnMemory.headings == headings))
        if row is None:
            return False
        audit.record(session, actor, "forget", "column_memory", row.id, before=row.columns)
        session.delete(row)
        return True


def remembered(db: Database) -> dict[str, dict[int, str]]:
    """Key of the headings to column (from 0) to field."""
    with db.reading() as session:
        return {
            row.headings: {int(column): str(name) for column, name in row.columns.items()}
            for row in session.scalars(select(ColumnMemory))
        }
