"""The merges of records that were one person: what was done, for undoing it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from welfaredesk.db.engine import Database
from welfaredesk.db.models import Person, PersonMerge
from welfaredesk.queries.persons import PersonQuery


@dataclass(frozen=True, slots=True)
class MergeRow:
    """One merge: who is kept, under which name the other was known, and whether it was undone."""

    id: int
    kept_id: int
    gone_id: int
    kept: str
    gone: str
    merged_at: datetime
    merged_by: str
    undone_at: datetime | None


def standing(session: Session, person_id: int) -> int:
    """The record a person is kept under: another one when this one was merged into it."""
    kept = session.scalar(select(Person.merged_into_id).where(Person.id == person_id))
    return kept or person_id


def records_of(session: Session, person_id: int) -> set[int]:
    """The record of a person and all that were merged into it, also by way of others."""
    found, new = {person_id}, {person_id}
    while new:
        merged = select(PersonMerge.gone_id).where(
            PersonMerge.kept_id.in_(new), PersonMerge.undone_at.is_(None)
        )
        new = set(session.scalars(merged)) - found
        found |= new
    return found


def standing_merges(db: Database, person_id: int) -> tuple[MergeRow, ...]:
    """What was merged into this record and not parted again, the newest first."""
    query = MergeQuery(db, person_id)
    ids = query.ids()
    known = query.rows(ids)
    merged = (known[merge_id] for merge_id in ids)
    return tuple(row for row in merged if row.kept_id == person_id and row.undone_at is None)


@dataclass(frozen=True)
class MergeQuery:
    """The merges done, the newest first; of one person only with `person_id`."""

    db: Database
    person_id: int | None = None

    def ids(self, limit: int = -1, offset: int = 0) -> list[int]:
        """Ids of the merges; `limit` -1 means all."""
        wanted = select(PersonMerge.id).order_by(PersonMerge.id.desc()).limit(limit).offset(offset)
        if self.person_id is not None:
            wanted = wanted.where(
                or_(PersonMerge.kept_id == self.person_id, PersonMerge.gone_id == self.person_id)
            )
        with self.db.reading() as session:
            return list(session.scalars(wanted))

    def rows(self, ids: Sequence[int]) -> dict[int, MergeRow]:
        """Rows of these merges, by id."""
        columns = (
            PersonMerge.id,
            PersonMerge.kept_id,
            PersonMerge.gone_id,
            PersonMerge.merged_at,
            PersonMerge.merged_by,
            PersonMerge.undone_at,
        )
        with self.db.reading() as session:
            found = session.execute(select(*columns).where(PersonMerge.id.in_(ids))).all()
        both = sorted({person_id for row in found for person_id in (row.kept_id, row.gone_id)})
        known = PersonQuery(self.db).rows(both)
        return {
            row.id: MergeRow(
                row.id,
                row.kept_id,
                row.gone_id,
                known[row.kept_id].name,
                known[row.gone_id].name,
                row.merged_at,
                row.merged_by,
                row.undone_at,
            )
            for row in found
        }

    def total(self) -> int:
        """How many merges there are."""
        return len(self.ids())
