"""Making and opening an office file: is it ours, is it whole, is it of our age; migrate when older."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from welfaredesk.db.engine import Database
from welfaredesk.errors import Refused, UnusableFile

HEAD = "0002"
_DRAFTS = ("0001",)  # shapes from before the tables were settled: no migration leads from them
APPLICATION_ID = 0x5744_4B31  # "WDK1": how a file says that it is ours
SUFFIX = ".wdesk"


def create_office_file(path: Path) -> Database:
    """A new, empty office file. Raises Refused("office_exists") or Refused("cannot_write")."""
    if path.exists():
        raise Refused("office_exists", file=path.name)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(path)) as connection:
            connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    except (OSError, sqlite3.Error) as error:
        raise Refused("cannot_write", file=path.name) from error
    database = Database(path)
    _upgrade(database)
    return database


def open_office(path: Path) -> Database:
    """Open an office file, migrating an older one after a backup beside it.

    Raises UnusableFile: office_missing, office_not_ours, office_damaged, office_newer, office_draft.
    """
    revision = recognise(path)
    database = Database(path)
    if revision != HEAD:
        copy_online(path, path.with_name(f"{path.stem}.before-{HEAD}{path.suffix}"))
        _upgrade(database)
    return database


def recognise(path: Path) -> str:
    """The shape (revision) of an office file, without changing it; "" for one that was only begun.

    Raises UnusableFile: office_missing, office_not_ours, office_damaged, office_newer, office_draft.
    """
    if not path.is_file():
        raise UnusableFile("office_missing", file=path.name)
    try:
        with closing(sqlite3.connect(path)) as connection:
            (application,) = connection.execute("PRAGMA application_id").fetchone()
            if application != APPLICATION_ID:
                raise UnusableFile("office_not_ours", file=path.name)
            table = connection.execute("SELECT 1 FROM sqlite_master WHERE name='alembic_version'").fetchone()
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone() if table else None
    except sqlite3.DatabaseError as error:
        code = "office_not_ours" if "not a database" in str(error) else "office_damaged"
        raise UnusableFile(code, file=path.name) from error
    revision = str(row[0]) if row else ""
    if revision in _DRAFTS:
        raise UnusableFile("office_draft", file=path.name)
    if revision not in (HEAD, "") and revision not in _known_revisions():
        raise UnusableFile("office_newer", file=path.name)
    return revision


def copy_online(source: Path, target: Path) -> None:
    """Copy an office file while it may be in use, as one consistent picture."""
    with closing(sqlite3.connect(source)) as reader, closing(sqlite3.connect(target)) as writer:
        reader.backup(writer)


def findings(path: Path) -> list[str]:
    """What SQLite itself finds wrong in a file: integrity and foreign keys; empty when whole."""
    with closing(sqlite3.connect(path)) as connection:
        try:
            broken = [str(row[0]) for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
            orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
        except sqlite3.DatabaseError as error:
            return [str(error)]
    return broken + [f"{row[0]} {row[1]}: {row[2]}" for row in orphans]


def _known_revisions() -> Iterable[str]:
    # Alembic is heavy to import and an office file is nearly always up to date
    from welfaredesk.db.migrations import revisions

    return revisions()


def _upgrade(database: Database) -> None:
    from welfaredesk.db.migrations import upgrade

    upgrade(database.engine)
