"""Adding and changing many rows of a table at once."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Table, bindparam, insert, update
from sqlalchemy.orm import Session
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from welfaredesk.db.base import Base


def table_of(model: type[Base]) -> Table:
    """The table behind a model."""
    table = model.__table__
    assert isinstance(table, Table)
    return table


def insert_rows(session: Session, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Add rows that all have the same fields; a field that is left out gets its column's default.

    Values go to the driver column by column: made row by row, parameters take as long as the database.
    """
    if not rows:
        return
    connection = session.connection()
    statement = insert(table).compile(dialect=connection.dialect, column_keys=list(rows[0]))
    given: list[Iterable[Any]] = []
    for name in statement.positiontup or ():
        column = table.columns[name]
        values = [row[name] for row in rows] if name in rows[0] else [_default(column)] * len(rows)
        process = column.type.dialect_impl(connection.dialect).bind_processor(connection.dialect)
        given.append(map(process, values) if process else values)
    connection.exec_driver_sql(str(statement), list(zip(*given, strict=True)))


def _default(column: Column[Any]) -> Any:
    """What a column holds when nothing is said of it."""
    assert isinstance(column.default, ScalarElementColumnDefault), f"{column} has to be given"
    return column.default.arg


def update_rows(
    session: Session,
    table: Table,
    changes: Iterable[tuple[int, Mapping[str, Any]]],
    *,
    versioned: bool = False,
) -> None:
    """Set fields of rows, given as (id, field to value); `versioned` also counts their version up.

    One statement serves all rows that change the same fields: made row by row, the statements would take
    longer than the database.
    """
    groups: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for row_id, values in changes:
        new = {f"new_{name}": value for name, value in values.items()}
        groups.setdefault(tuple(sorted(values)), []).append(new | {"row_id": row_id})
    for names, rows in groups.items():
        setting: dict[str, Any] = {name: bindparam(f"new_{name}") for name in names}
        if versioned:
            setting["version"] = table.c.version + 1
        if setting:
            session.execute(update(table).where(table.c.id == bindparam("row_id")).values(setting), rows)
