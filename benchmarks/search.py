"""Keystroke to rows: what the list does at each letter typed, beside the bare SQLite statement."""

import random
import sqlite3
import statistics
import time
from contextlib import closing

from benchmarks.people import office_with
from welfaredesk.db.engine import Database
from welfaredesk.domain import thai_text
from welfaredesk.queries.persons import PersonQuery

VISIBLE = 20
WINDOW = 3000
FRAME_MS = 1000 / 60


def measure(count: int, people: int = 60) -> dict[str, float]:
    """Milliseconds: p50 and p95 per keystroke, ours and bare, over the names of some people typed out."""
    db = office_with(count)
    typed = _keystrokes(db, people)
    with closing(sqlite3.connect(db.path)) as connection:
        bare = [_timed(lambda text=text: _bare(connection, text)) for text in typed]
    ours = [_timed(lambda text=text: _ours(db, text)) for text in typed]
    db.close()
    return {
        "keystrokes": len(typed),
        "ours_p50": statistics.median(ours),
        "ours_p95": _p95(ours),
        "bare_p50": statistics.median(bare),
        "bare_p95": _p95(bare),
    }


def _keystrokes(db: Database, people: int) -> list[str]:
    chance = random.Random(7)
    ids = chance.sample(PersonQuery(db).ids(), people)
    rows = PersonQuery(db).rows(ids)
    names = [f"{row.first} {row.last}" for row in rows.values()]
    return [name[:length] for name in names for length in range(1, len(name) + 1)]


def _ours(db: Database, text: str) -> None:
    query = PersonQuery(db, text)
    query.rows(query.ids(limit=WINDOW)[:VISIBLE])


def _bare(connection: sqlite3.Connection, text: str) -> None:
    key = thai_text.search_key(text)
    if len(key) < 3:
        found = connection.execute(
            "SELECT id, title, first, last FROM person WHERE name_key >= ? AND name_key < ? LIMIT ?",
            (key, key + "\U0010ffff", VISIBLE),
        )
    else:
        found = connection.execute(
            "SELECT p.id, p.title, p.first, p.last FROM person_fts f CROSS JOIN person p ON p.id = f.rowid"
            " WHERE f.search_text MATCH ? LIMIT ?",
            (f'"{key}"', VISIBLE),
        )
    found.fetchall()


def _timed(work) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]
