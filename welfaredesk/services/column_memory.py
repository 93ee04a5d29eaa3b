"""Remembering how the columns of a register were corrected, so that its next issue comes read rightly."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import select

from welfaredesk.db.engine import Database
from welfaredesk.db.models import ColumnMemory
from welfaredesk.domain.thai_dates import Era
from welfaredesk.services import audit
from welfaredesk.services.actor import Actor


@dataclass(frozen=True, slots=True)
class Columns:
    """How a clerk read the columns of a register, each counted from 0; falsy when as the program does.

    `fields` is column to field, "" for left out; `eras` column to what its two-digit years count in.
    """

    fields: Mapping[int, str] = field(default_factory=dict)
    eras: Mapping[int, Era] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.fields or self.eras)


def remember(actor: Actor, db: Database, kind: str, headings: str, columns: Columns) -> None:
    """Keep how columns are read, for registers with these headings (their key)."""
    fields = {str(column): name for column, name in sorted(columns.fields.items())}
    eras = {str(column): str(era) for column, era in sorted(columns.eras.items())}
    with db.transaction() as session:
        row = session.scalar(select(ColumnMemory).where(ColumnMemory.headings == headings))
        before = _told(row) if row else None
        after = {"columns": fields, "eras": eras}
        if before == after:
            return
        if row is None:
            row = ColumnMemory(headings=headings)
            session.add(row)
        row.kind, row.columns, row.eras = kind, fields, eras
        session.flush()
        audit.record(session, actor, "remember", "column_memory", row.id, before=before, after=after)


def forget(actor: Actor, db: Database, headings: str) -> bool:
    """Read registers with these headings as the program understands them; False when nothing was kept."""
    with db.transaction() as session:
        row = session.scalar(select(ColumnMemory).where(ColumnMemory.headings == headings))
        if row is None:
            return False
        audit.record(session, actor, "forget", "column_memory", row.id, before=_told(row))
        session.delete(row)
        return True


def remembered(db: Database) -> dict[str, Columns]:
    """Key of the headings to how their columns are read."""
    with db.reading() as session:
        return {
            row.headings: Columns(
                {int(column): str(name) for column, name in row.columns.items()},
                {int(column): Era(era) for column, era in row.eras.items()},
            )
            for row in session.scalars(select(ColumnMemory))
        }


def _told(row: ColumnMemory) -> dict[str, dict[str, str]]:
    return {"columns": dict(row.columns), "eras": dict(row.eras)}
