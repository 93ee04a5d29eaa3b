"""Changing many rows of a table at once."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Table, bindparam, update
from sqlalchemy.orm import Session


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
