"""Rows of any table, made from the models alone, so that tables that come later are tried too."""

import random
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from welfaredesk.db.base import Base
from welfaredesk.db.engine import Database
from welfaredesk.db.models import Person
from welfaredesk.domain import names

# kept by services alone; what they say of people is not a fact about them
LEFT_OUT = {"audit_event", "person_merge", "office_profile", "person"}
WORDS = ("", "ก", "ข", "บ้าน", "4", "12/3")
CODES = ("head", "national_id", "passport", "registered", "living", "person", "loan_contract", "enrolment")

KINDS: tuple[tuple[type, Callable[[random.Random], Any]], ...] = (
    (sa.JSON, lambda chance: chance.choice([[], ["ก"], {"a": 1}, [2, 2]])),
    (sa.DateTime, lambda chance: datetime(2026, 1, 1) + timedelta(hours=chance.randrange(9000))),
    (sa.Date, lambda chance: date(2020, 1, 1) + timedelta(days=chance.randrange(900))),
    (sa.LargeBinary, lambda chance: chance.randbytes(5)),
    (sa.Boolean, lambda chance: chance.random() < 0.5),
    (sa.Integer, lambda chance: chance.randrange(1, 8)),
    (sa.Float, lambda chance: chance.random()),
    (sa.String, lambda chance: chance.choice(WORDS)),
)


def fill_office(db: Database, chance: random.Random, people: int, rows: int) -> list[int]:
    """Some people, several of them alike, and up to `rows` rows of every other table; the people's ids."""
    with db.transaction() as session:
        ids = [_person(session, chance) for _ in range(people)]
        for table in Base.metadata.sorted_tables:
            if table.name not in LEFT_OUT:
                for _ in range(chance.randint(0, rows)):
                    _row(session, chance, table)
    return ids


def dump(db: Database) -> dict[str, list[tuple[Any, ...]]]:
    """Every table but the audit trail and the merges, as SQLite stores it; the search index by its hits."""
    with db.reading() as session:
        names = session.scalars(
            sa.text(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'person_fts%'"
                " AND name NOT IN ('audit_event', 'person_merge', 'sqlite_sequence') ORDER BY name"
            )
        ).all()
        return {
            name: sorted(map(tuple, session.execute(sa.text(f"SELECT * FROM {name}"))), key=repr)
            for name in names
        }


def _person(session: Session, chance: random.Random) -> int:
    person = Person(
        title=chance.choice(["", "นาย", "นางสาว"]),
        first=chance.choice(["สมศรี", "ส่มศรี", "บุญมี"]),
        last=chance.choice(["", "ใจดี", "ใจดีมาก"]),
        created_at=_value(chance, Person.__table__.columns["created_at"], session),
        note=chance.choice(["", "หนึ่ง", "หนึ่ง\nสอง"]),
        phone=chance.choice(["", "0810000001", "0810000001 0810000002"]),
    )
    for column in Person.__table__.columns:
        optional = column.nullable and not column.foreign_keys
        if optional or column.name in ("nickname", "marital", "occupation", "no_id_reason", "health_right"):
            setattr(person, column.name, _value(chance, column, session))
    keys = names.person_keys(person.first, person.last, person.nickname, person.phone, "")
    for name, key in keys.items():
        setattr(person, name, key)
    session.add(person)
    session.flush()
    return person.id


def _row(session: Session, chance: random.Random, table: sa.Table) -> None:
    """One random row; nothing when a rule of the table forbids it."""
    values = {
        column.name: _value(chance, column, session)
        for column in table.columns
        if not (column.primary_key and not column.foreign_keys)
    }
    if any(value is None and not table.columns[name].nullable for name, value in values.items()):
        return
    session.execute(sa.insert(table).prefix_with("OR IGNORE"), values)


def _value(chance: random.Random, column: sa.Column[Any], session: Session) -> Any:
    if column.foreign_keys:
        (key,) = column.foreign_keys
        there = session.scalars(sa.select(key.column)).all()
        return chance.choice([*there, None] if column.nullable else there or [None])
    if column.nullable and chance.random() < 0.5:
        return None
    if column.name in ("kind", "relation", "entity"):
        return chance.choice(CODES)
    return next(make(chance) for kind, make in KINDS if isinstance(column.type, kind))
