"""Moving everything that points to one row over to another, in any table, so that it can be put back.

Rows are read and written as SQLite stores them, past every conversion: what is put back is exactly what
was there. Tables are found through the models, so that a later one is not forgotten.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from welfaredesk.db import models  # registers all tables
from welfaredesk.db.base import Base
from welfaredesk.errors import Refused
from welfaredesk.messages import SENTENCES, sentence

Row = dict[str, Any]
Fill = Callable[[str, Row, Row], Row]  # table, the row that stays, the one that goes -> values to fill

# what happened stays told of whom it happened to
_HISTORY = {models.AuditEvent.__tablename__, models.PersonMerge.__tablename__}


@dataclass(frozen=True, slots=True)
class Reference:
    """A column that holds ids of another table; with `entity` only in the rows that name that entity."""

    table: str
    column: str
    entity: str = ""


@dataclass(frozen=True, slots=True)
class Rivalry:
    """Two rows of which only one can stay: the kept record's and the gone one's; `taken` says which does.

    `key` names the rivalry in choices, e.g. "address.registered".
    """

    key: str
    table: str
    kept: Row
    gone: Row
    taken: str


@cache
def references(target: str) -> tuple[Reference, ...]:
    """Every column of the office file that may point to a row of `target`."""
    found = []
    for table in Base.metadata.sorted_tables:
        if table.name in _HISTORY:
            continue
        pointing = {key.parent.name for key in table.foreign_keys if key.column.table.name == target}
        found += [Reference(table.name, column) for column in sorted(pointing)]
        if {"entity", "entity_id"} <= set(table.columns.keys()):
            found.append(Reference(table.name, "entity_id", target))
    return tuple(found)


def table_word(table: str) -> str:
    """What the rows of a table are called in a sentence."""
    code = f"moved_{table}"
    return sentence(code if code in SENTENCES else "moved_other", {"table": table})


class Moves:
    """Changes rows and remembers what they were, for `put_back`.

    `chosen` are the keys of rivalries that the gone record's row wins; rows of the tables in `stay` are left
    with the gone record where the kept one has its own; `apart` are references somebody else sees to.
    """

    def __init__(
        self,
        session: Session,
        fill: Fill,
        *,
        chosen: Collection[str] = (),
        stay: Collection[str] = (),
        apart: Collection[str] = (),
    ) -> None:
        self._session, self._fill = session, fill
        self._chosen, self._stay, self._apart = chosen, stay, apart
        self._changed: dict[tuple[str, str], Row] = {}  # (table, key) -> values before
        self._removed: list[tuple[str, Row]] = []
        self._added: list[tuple[str, Row]] = []
        self.counts: Counter[str] = Counter()
        self.rivalries: list[Rivalry] = []

    def absorb(self, target: str, gone: Any, kept: Any) -> None:
        """Point everything that points to `gone` to `kept`; where both can't stay, one does."""
        for reference in references(target):
            if reference.table in self._apart:
                continue
            same = {reference.column: gone} | ({"entity": reference.entity} if reference.entity else {})
            for row in rows(self._session, reference.table, same):
                self._move(reference, row, kept)

    def change(self, table: str, row: Row, values: Row) -> Row:
        """Set columns of a row, counting its version up; returns the row as it is now."""
        if "version" in row:
            values = {"version": row["version"] + 1} | values
        key = _key(table, row)
        write(self._session, table, key, values)
        before = {name: row[name] for name in values} | self._changed.pop((table, _text(key)), {})
        now = row | values
        self._changed[table, _text(_key(table, now))] = before
        return now

    def remove(self, table: str, row: Row) -> None:
        """Delete a row."""
        key = _key(table, row)
        self._session.execute(sa.delete(_raw(table)).where(*_is(table, key)))
        self._removed.append((table, row | self._changed.pop((table, _text(key)), {})))

    def add(self, table: str, values: Row) -> None:
        """Insert a row."""
        done = self._session.execute(
            sa.insert(Base.metadata.tables[table])
            .values(**values)
            .returning(*Base.metadata.tables[table].primary_key)
        )
        self._added.append((table, dict(done.one()._mapping)))

    def record(self) -> dict[str, Any]:
        """All that was done, as JSON; a changed row is sealed as it is now."""
        changed = []
        for (table, key_text), before in self._changed.items():
            key = json.loads(key_text)
            now = rows(self._session, table, key)[0]
            changed.append([table, key, _plain(before), _seal(now, sorted(now))])
        columns = {table: sorted(Base.metadata.tables[table].columns.keys()) for table, *_rest in changed}
        removed = [[table, _plain(row)] for table, row in self._removed]
        added = [[table, key] for table, key in self._added]
        return {"changed": changed, "removed": removed, "added": added, "columns": columns}

    def _move(self, reference: Reference, row: Row, kept: Any) -> None:
        table = reference.table
        while found := _rival(self._session, reference, row, kept):
            key, rival = found
            taken = "gone" if key in self._chosen else "kept"
            self.rivalries.append(Rivalry(key, table, rival, row, taken))
            if table in self._stay:
                if taken == "gone":
                    self._swap(reference, row, rival)
                return
            if taken == "kept":
                self._let_go(table, row, rival)
                return
            row = self._let_go(table, rival, row)
        self.change(table, row, {reference.column: kept})
        self.counts[table] += 1

    def _let_go(self, table: str, goes: Row, stays: Row) -> Row:
        """Remove a row for another; what points to it points to the one that stays, which is returned."""
        keys = _key(table, goes)
        if len(keys) == 1:
            (column,) = keys
            self.absorb(table, goes[column], stays[column])
        self.remove(table, goes)
        values = self._fill(table, stays, goes)
        return self.change(table, stays, values) if values else stays

    def _swap(self, reference: Reference, row: Row, rival: Row) -> None:
        """Exchange the owners of two rows."""
        owner, former = rival[reference.column], row[reference.column]
        self.remove(reference.table, rival)
        self.change(reference.table, row, {reference.column: owner})
        swapped = rival | {reference.column: former}
        self._session.execute(sa.insert(_raw(reference.table)).values(**swapped))
        self._added.append((reference.table, _key(reference.table, swapped)))


def put_back(session: Session, record: Mapping[str, Any]) -> None:
    """Undo what a `Moves.record` tells of, exactly.

    Raises Refused("merge_rows_changed" when such a row was changed since, "merge_place_taken" when
    something new stands where a row belongs); the transaction must be given up then.
    """
    for table, key, _before, seal in record["changed"]:
        now = rows(session, table, key)
        if not now or _seal(now[0], record["columns"][table]) != seal:
            raise Refused("merge_rows_changed", what=table_word(table))
    try:
        for table, key in reversed(record["added"]):
            session.execute(sa.delete(_raw(table)).where(*_is(table, key)))
        for table, key, before, _seal_then in reversed(record["changed"]):
            write(session, table, key, _stored(before))
        for table, row in reversed(record["removed"]):
            session.execute(sa.insert(_raw(table)).values(**_stored(row)))
    except IntegrityError as error:
        raise Refused("merge_place_taken") from error


def write(session: Session, table: str, key: Row, values: Row) -> None:
    """Set columns of one row, as SQLite stores them."""
    session.execute(sa.update(_raw(table)).where(*_is(table, key)).values(**values))


def rows(session: Session, table: str, same: Mapping[str, Any]) -> list[Row]:
    """The rows with these values, as SQLite stores them, in the order of their keys."""
    raw = _raw(table)
    keys = [raw.c[column.name] for column in Base.metadata.tables[table].primary_key]
    wanted = sa.select(raw).where(*_is(table, same)).order_by(*keys)
    return [dict(row._mapping) for row in session.execute(wanted)]


@cache
def _raw(table: str) -> sa.TableClause:
    """The table without column types, so that nothing is converted."""
    return sa.table(table, *(sa.column(name) for name in Base.metadata.tables[table].columns.keys()))  # noqa: SIM118


def _is(table: str, same: Mapping[str, Any]) -> list[sa.ColumnElement[bool]]:
    return [_raw(table).c[name] == value for name, value in same.items()]


def _key(table: str, row: Row) -> Row:
    return {column.name: row[column.name] for column in Base.metadata.tables[table].primary_key}


@cache
def _uniques(table: str, column: str) -> tuple[tuple[tuple[str, ...], Any], ...]:
    """(columns, condition) of each rule of the table that lets only one row stand, if `column` is in it."""
    model = Base.metadata.tables[table]
    rules: list[tuple[tuple[str, ...], Any]] = [(tuple(c.name for c in model.primary_key), None)]
    for constraint in model.constraints:
        if isinstance(constraint, sa.UniqueConstraint):
            rules.append((tuple(c.name for c in constraint.columns), None))
    for index in model.indexes:
        if index.unique:
            rules.append((tuple(c.name for c in index.columns), index.dialect_options["sqlite"]["where"]))
    return tuple(rule for rule in rules if column in rule[0])


def _rival(session: Session, reference: Reference, row: Row, kept: Any) -> tuple[str, Row] | None:
    """The row that stands where `row` would stand if it pointed to `kept`, and the rivalry's key."""
    table, key = reference.table, _key(reference.table, row)
    for columns, condition in _uniques(table, reference.column):
        wanted = {name: row[name] for name in columns} | {reference.column: kept}
        if None in wanted.values() or not _holds(session, table, key, condition):
            continue
        for other in rows(session, table, wanted):
            other_key = _key(table, other)
            if other_key != key and _holds(session, table, other_key, condition):
                parts = [str(row[name]) for name in columns if name != reference.column]
                return ".".join((table, *parts)), other
    return None


def _holds(session: Session, table: str, key: Row, condition: Any) -> bool:
    """Whether a row meets the condition of a partial index."""
    if condition is None:
        return True
    there = sa.select(sa.literal(1)).select_from(_raw(table)).where(*_is(table, key), condition)
    return session.scalar(there) is not None


def _text(key: Row) -> str:
    return json.dumps(key, sort_keys=True)


def _seal(row: Row, columns: Collection[str]) -> str:
    told = json.dumps([[name, _json(row.get(name))] for name in columns], ensure_ascii=False)
    return hashlib.sha256(told.encode()).hexdigest()


def _plain(row: Row) -> Row:
    return {name: _json(value) for name, value in row.items()}


def _json(value: Any) -> Any:
    return {"hex": value.hex()} if isinstance(value, bytes) else value


def _stored(row: Row) -> Row:
    return {
        name: bytes.fromhex(value["hex"]) if isinstance(value, dict) else value for name, value in row.items()
    }
