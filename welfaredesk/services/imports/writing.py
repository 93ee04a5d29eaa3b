"""What every module that takes in things shares: the writing, its audit trail, and what undoing needs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, insert, select, update
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.base import Base
from welfaredesk.db.models import AuditEvent
from welfaredesk.messages import sentence
from welfaredesk.services.actor import Actor
from welfaredesk.services.imports.bulk import table_of
from welfaredesk.services.imports.named import People, load_people
from welfaredesk.services.imports.records import Choice, Problem, Severity, StagedRow, Status
from welfaredesk.services.imports.state import plain

# what an import did to one row of a table: (table, id, None for a new row, else its fields as they were)
Touched = tuple[str, int, dict[str, Any] | None]


@dataclass(slots=True)
class Outcome:
    """What became of a row: its findings, and every row of the office file it made or changed.

    `choice` is what the clerk decided, now or before; `decided` says that it was now.
    """

    status: Status
    problems: list[Problem]
    touched: list[Touched] = field(default_factory=list)
    choice: Choice | None = None
    decided: bool = False


@dataclass(slots=True)
class Writing:
    """The transaction that takes things in: new rows are kept back and written together at the end.

    Ids are given here, not asked for row by row: the transaction is alone with the file. `overwriting` are
    the rows, by fingerprint, whose values the clerk wants instead of those that are kept.
    """

    session: Session
    actor: Actor
    overwriting: frozenset[str] = frozenset()
    new: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    told: list[dict[str, Any]] = field(default_factory=list)
    _last: dict[str, int] = field(default_factory=dict)
    _people: People | None = None

    @property
    def people(self) -> People:
        """Everybody the office knows, read when first asked for."""
        if self._people is None:
            self._people = load_people(self.session)
        return self._people

    def add(self, model: type[Base], values: Mapping[str, Any]) -> int:
        """A new row of a table, to be written with the others; its id."""
        table = table_of(model)
        if table.name not in self._last:
            self._last[table.name] = self.session.scalar(select(func.max(table.c.id))) or 0
        self._last[table.name] += 1
        self.new.setdefault(table.name, []).append({"id": self._last[table.name], **values})
        return self._last[table.name]

    def change(self, model: type[Base], row_id: int, after: Mapping[str, Any]) -> None:
        """Change a row that was there; a form opened before can't save over it."""
        table = table_of(model)
        values = dict(after)
        if "version" in table.c:
            values["version"] = table.c.version + 1
        self.session.execute(update(table).where(table.c.id == row_id).values(**values))

    def tell(
        self,
        action: str,
        entity: str,
        entity_id: int,
        source: str,
        *,
        before: Mapping[str, Any] | None = None,
        after: Mapping[str, Any] | None = None,
    ) -> None:
        """The audit event of one thing."""
        self.told.append(
            {
                "at": clock.now(),
                "actor": self.actor.name,
                "action": action,
                "entity": entity,
                "entity_id": entity_id,
                "before": _plain(before),
                "after": _plain(after),
                "reason": sentence("import_source", {"source": source}),
            }
        )

    def differs(self, row: StagedRow, column: str, kept: str, read: str) -> tuple[bool, Problem]:
        """(whether a row's value goes before the one that is kept, what is told of it)."""
        overwrite = row.fingerprint in self.overwriting
        code, severity = ("overwritten", Severity.INFO) if overwrite else ("differs", Severity.WARNING)
        return overwrite, row.problem(code, severity, column, {"kept": kept, "read": read})

    def flush(self) -> None:
        """Write everything that was kept back, tables in the order in which they point to each other."""
        for table in Base.metadata.sorted_tables:
            if rows := self.new.get(table.name):
                self.session.execute(insert(table), rows)
        self.new.clear()
        if self.told:
            self.session.execute(insert(table_of(AuditEvent)), self.told)
            self.told = []


def _plain(values: Mapping[str, Any] | None) -> dict[str, Any] | None:
    return {name: plain(value) for name, value in values.items()} if values is not None else None


def source_of(row: StagedRow) -> str:
    """Where a row stands: file, sheet and line."""
    return sentence("import_place", {"file": row.file, "sheet": row.sheet, "row": str(row.row)})
