"""Value lists as screens need them: what to choose from, what a code is called, the whole list to edit."""

from welfaredesk.db.engine import Database
from welfaredesk.services.value_lists import Value, values


def choices(db: Database, list_code: str, keep: str = "") -> tuple[tuple[str, str], ...]:
    """(code, label) of what may be chosen, in order; `keep` is offered even when switched off since."""
    return tuple(
        (value.code, value.label) for value in entries(db, list_code) if value.active or value.code == keep
    )


def labels(db: Database, list_code: str) -> dict[str, str]:
    """What every code of the list is called, those no longer offered too."""
    return {value.code: value.label for value in entries(db, list_code)}


def entries(db: Database, list_code: str) -> tuple[Value, ...]:
    """The whole list in order, for the office to change. Raises RecordNotFound for an unknown list."""
    with db.reading() as session:
        return tuple(values(session, list_code))
