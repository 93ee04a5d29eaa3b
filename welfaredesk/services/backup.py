"""Backup and restore: online copies that are verified before anybody relies on them."""

import sqlite3
from contextlib import suppress
from pathlib import Path

from welfaredesk import clock
from welfaredesk.db import office_file
from welfaredesk.db.engine import Database
from welfaredesk.errors import DomainError, Refused, UnusableFile
from welfaredesk.services import audit
from welfaredesk.services.actor import Actor


def backup(actor: Actor, db: Database, folder: Path) -> Path:
    """Copy the office file into a folder while it is in use, verify the copy, and say where it is.

    Raises Refused("cannot_write"), UnusableFile("backup_bad") when the copy is not whole.
    """
    stamp = clock.now().strftime("%Y-%m-%d_%H%M%S")
    target = free_name(folder / f"{db.path.stem}_{stamp}{office_file.SUFFIX}")
    partial = target.with_suffix(".partial")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        office_file.copy_online(db.path, partial)
        _verify(partial)
        partial.replace(target)
    except (OSError, sqlite3.Error) as error:
        raise Refused("cannot_write", file=target.name) from error
    finally:
        with suppress(OSError):  # the first failure is the one to tell
            _remove(partial)
    with db.transaction() as session:
        audit.record(session, actor, "backup", "office", 1, after={"file": target.name})
    return target


def restore(actor: Actor, source: Path, target: Path) -> Path:
    """Put a backup in the place of `target` (closed beforehand); what stood there is kept beside it.

    Returns where the former file is kept (equal to `target` when there was none). The current file is
    not touched unless the backup is whole. Raises UnusableFile("backup_bad"), Refused("cannot_write").
    """
    try:
        _verify(source)
        partial = target.with_suffix(".partial")
        office_file.copy_online(source, partial)
        _verify(partial)
        kept = target
        if target.exists():
            stamp = clock.now().strftime("%Y-%m-%d_%H%M%S")
            kept = free_name(target.with_name(f"{target.stem}.before-restore_{stamp}{target.suffix}"))
            office_file.copy_online(target, kept)
        _remove_log(target)
        partial.replace(target)
    except (OSError, sqlite3.Error) as error:
        raise Refused("cannot_write", file=target.name) from error
    db = office_file.open_office(target)
    with db.transaction() as session:
        audit.record(session, actor, "restore", "office", 1, after={"file": source.name})
    db.close()
    return kept


def free_name(path: Path) -> Path:
    """The path, or the path with a number when something stands there already."""
    candidates = [path] + [path.with_name(f"{path.stem}-{count}{path.suffix}") for count in range(2, 1000)]
    return next(candidate for candidate in candidates if not candidate.exists())


def _verify(path: Path) -> None:
    try:
        office_file.recognise(path)
        problems = office_file.findings(path)
    except DomainError as error:
        raise UnusableFile("backup_bad", file=path.name) from error
    if problems:
        raise UnusableFile("backup_bad", file=path.name)


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)
    _remove_log(path)


def _remove_log(path: Path) -> None:
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
