"""The office file: one SQLite file, opened with settings that survive a pulled plug."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.orm.exc import StaleDataError

from welfaredesk.errors import DomainError, Refused, StaleRecord, UnusableFile

BUSY_MS = 5000


class Database:
    """Sessions live as long as one user action and never leave the core."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.engine = create_engine(f"sqlite:///{path.as_posix()}")
        event.listen(self.engine, "connect", prepare)
        event.listen(self.engine, "begin", _begin)
        # a writer takes the lock at once, so that waiting honours busy_timeout instead of failing halfway
        writer = self.engine.execution_options(wd_begin="IMMEDIATE")
        self._write = sessionmaker(writer, expire_on_commit=False)
        self._read = sessionmaker(self.engine, expire_on_commit=False)

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """Commit on leaving, roll back on any exception. For services only.

        Raises StaleRecord when a row was changed by somebody else, Refused("office_busy" or "disk_full").
        """
        try:
            with self._write.begin() as session:
                yield session
        except StaleDataError as error:
            raise StaleRecord from error
        except OperationalError as error:
            raise _told(error) from error

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that only reads; one consistent picture of the file."""
        try:
            with self._read() as session:
                yield session
        except OperationalError as error:
            raise _told(error) from error

    def close(self) -> None:
        """Give up all connections; the write-ahead log is folded into the file."""
        self.engine.dispose()


def prepare(connection: sqlite3.Connection, _record: object = None) -> None:
    """The settings of every connection: transactions begun by us, write-ahead log, every commit on disk."""
    connection.isolation_level = None
    for pragma in ("foreign_keys=ON", "journal_mode=WAL", "synchronous=FULL", f"busy_timeout={BUSY_MS}"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    options: dict[str, Any] = dict(connection.get_execution_options())
    connection.exec_driver_sql("BEGIN " + options.get("wd_begin", "DEFERRED"))


def _told(error: OperationalError) -> DomainError:
    """An operational failure as something a clerk can act on; unknown ones stay what they are."""
    text = str(error.orig)
    if "locked" in text or "busy" in text:
        return Refused("office_busy")
    if "full" in text or "readonly" in text or "disk I/O" in text:
        return Refused("disk_full")
    if "malformed" in text or "not a database" in text:
        return UnusableFile("office_damaged", file="")
    raise error
