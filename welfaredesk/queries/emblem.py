"""Reading the office's emblem."""

from base64 import b64encode

from welfaredesk.db.engine import Database
from welfaredesk.services.emblem import kept


def emblem(db: Database) -> bytes | None:
    """The emblem as PNG, None when the office uses headed paper."""
    with db.reading() as session:
        row = kept(session)
        return row.content if row is not None else None


def emblem_text(db: Database) -> str:
    """The emblem as base64, as papers keep it; "" without one."""
    found = emblem(db)
    return b64encode(found).decode("ascii") if found else ""
