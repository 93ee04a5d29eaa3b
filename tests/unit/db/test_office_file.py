"""The office file: ours or not, older or newer, whole or damaged; and the shape Alembic gives it."""

import sqlite3
from contextlib import closing

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import delete, func, select, text

from tests import factories
from welfaredesk import messages
from welfaredesk.db import migrations, office_file
from welfaredesk.db.base import Base
from welfaredesk.db.models import AuditEvent, SavedFilter
from welfaredesk.errors import Refused, UnusableFile


def test_the_migrations_make_exactly_the_tables_of_the_models(db):
    def ours(_object, name, kind, _reflected, _compare_to):
        return not (kind == "table" and name.startswith("person_fts"))

    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours})
        assert compare_metadata(context, Base.metadata) == []


def test_no_id_is_given_twice(db):
    def added(session) -> int:
        saved = SavedFilter(area="persons", name="ทุกคน", content={})
        session.add(saved)
        session.flush()
        return saved.id

    with db.transaction() as session:
        first = added(session)
        session.execute(delete(SavedFilter))
        assert added(session) > first
        tables = text(
            "SELECT sql FROM sqlite_master WHERE type = 'table' AND sql LIKE '%\tid INTEGER NOT NULL%'"
        )
        kept = session.scalars(tables).all()
    assert len(kept) > 40
    assert [sql for sql in kept if "AUTOINCREMENT" not in sql] == []


def test_head_is_the_newest_revision():
    script = ScriptDirectory.from_config(migrations.config())
    assert script.get_current_head() == office_file.HEAD


def test_the_settings_of_a_connection(db):
    with db.reading() as session:
        values = {
            name: session.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert values == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 5000}


@pytest.mark.parametrize(("shape", "words"), [("9999", "รุ่นใหม่กว่า"), ("0001", "รุ่นทดลอง")])
def test_a_file_of_another_program_is_refused_and_left_alone(db, shape, words):
    path = db.path
    db.close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (shape,))
    before = path.read_bytes()
    with pytest.raises(UnusableFile) as refused:
        office_file.open_office(path)
    assert words in messages.text_of(refused.value)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, "office_missing"),
        (b"", "office_not_ours"),
        (b"not a database, only a letter to the mayor", "office_not_ours"),
        (b"PK\x03\x04 a workbook", "office_not_ours"),
    ],
)
def test_a_file_that_is_not_an_office_is_told(tmp_path, content, code):
    path = tmp_path / "other.wdesk"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UnusableFile) as refused:
        office_file.open_office(path)
    assert refused.value.code == code
    assert "other.wdesk" in messages.text_of(refused.value)


def test_another_sqlite_file_is_not_ours(tmp_path):
    path = tmp_path / "other.wdesk"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE t (x)")
    with pytest.raises(UnusableFile) as refused:
        office_file.open_office(path)
    assert refused.value.code == "office_not_ours"


def test_an_existing_file_is_never_made_anew(db):
    with pytest.raises(Refused) as refused:
        office_file.create_office_file(db.path)
    assert refused.value.code == "office_exists"


def test_a_damaged_file_shows_in_the_findings(db):
    path = db.path
    for number in range(1, 60):
        factories.add_person(db, number)
    db.close()
    content = bytearray(path.read_bytes())
    content[20 * 4096 : 30 * 4096] = b"\x55" * (10 * 4096)
    path.write_bytes(content)
    assert office_file.findings(path)


@pytest.mark.parametrize("statement", ["UPDATE audit_event SET actor = 'x'", "DELETE FROM audit_event"])
def test_audit_events_are_only_ever_added(db, statement):
    from sqlalchemy.exc import IntegrityError

    with db.reading() as session:
        assert session.scalar(select(func.count()).select_from(AuditEvent))
        with pytest.raises(IntegrityError, match="only ever added"):
            session.execute(text(statement))


def test_a_locked_file_is_told_not_crashed(db, monkeypatch):
    blocker = sqlite3.connect(db.path)
    blocker.execute("BEGIN IMMEDIATE")
    with db.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout=1")
    with pytest.raises(Refused) as refused:
        factories.add_person(db)
    blocker.close()
    assert refused.value.code == "office_busy"
