"""Value lists as screens need them: what to choose from, what a code is called, the whole list to edit."""

from sqlalchemy import text

from welfaredesk.db.engine import Database
from welfaredesk.queries.person_filter import LISTED_IN
from welfaredesk.services.value_lists import Value, all_values, values


def choices(db: Database, list_code: str, keep: str = "") -> tuple[tuple[str, str], ...]:
    """(code, label) of what may be chosen, in order; `keep` is offered even when switched off since."""
    return tuple(
        (value.code, value.label) for value in entries(db, list_code) if value.active or value.code == keep
    )


def labels(db: Database, list_code: str) -> dict[str, str]:
    """What every code of the list is called, those no longer offered too."""
    return {value.code: value.label for value in entries(db, list_code)}


def all_labels(db: Database) -> dict[str, dict[str, str]]:
    """What the codes of every list are called, by list."""
    with db.reading() as session:
        known = all_values(session)
    return {list_code: {value.code: value.label for value in found} for list_code, found in known.items()}


def entries(db: Database, list_code: str) -> tuple[Value, ...]:
    """The whole list in order, for the office to change. Raises RecordNotFound for an unknown list."""
    with db.reading() as session:
        return tuple(values(session, list_code))


def usage(db: Database, list_code: str) -> dict[str, int]:
    """People with each value of the list, then or now, by code; those of nobody are left out."""
    if list_code not in LISTED_IN:
        return {}
    table, column = LISTED_IN[list_code]
    own = "l.id" if table == "person" else "l.person_id"
    statement = (
        f"SELECT l.{column}, count(DISTINCT {own}) FROM {table} l"
        f" JOIN person p ON p.id = {own} WHERE p.sort_key <> '' AND l.{column} <> '' GROUP BY 1"
    )
    with db.reading() as session:
        return {row[0]: row[1] for row in session.execute(text(statement))}
