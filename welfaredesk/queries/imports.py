"""Reading what imports left behind: rows that wait to be put right, and what was imported when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from welfaredesk.db.engine import Database
from welfaredesk.db.models import ImportRow, ImportSession
from welfaredesk.messages import sentence

OPEN = "problem"  # the status of a row that waits
_OPEN = (
    select(ImportRow, ImportSession.at)
    .join(ImportSession, ImportRow.session_id == ImportSession.id)
    .where(ImportRow.status == OPEN)
)


@dataclass(frozen=True, slots=True)
class StagedProblem:
    """A row that was left out: where it stands, what it says (heading to value), and why (sentences)."""

    id: int
    kind: str
    file: str
    sheet: str
    row_no: int
    raw: Mapping[str, Any]
    reasons: tuple[str, ...]
    imported_at: datetime


@dataclass(frozen=True, slots=True)
class ImportRun:
    """One import: when, by whom, its files, and how many of the rows it kept came to what.

    `undone_at` and `undone_by` are filled when it was taken back.
    """

    id: int
    at: datetime
    actor: str
    files: tuple[str, ...]
    counts: Mapping[str, int]
    undone_at: datetime | None = None
    undone_by: str = ""


def open_problem_count(db: Database) -> int:
    """How many rows of registers wait to be put right."""
    with db.reading() as session:
        waiting = select(func.count()).select_from(ImportRow).where(ImportRow.status == OPEN)
        return session.scalar(waiting) or 0


@dataclass(frozen=True)
class ProblemQuery:
    """The rows that wait, for a table, in the order of their files."""

    db: Database

    def ids(self, limit: int = -1, offset: int = 0) -> list[int]:
        """Ids of the rows; `limit` -1 means all."""
        wanted = select(ImportRow.id).where(ImportRow.status == OPEN).order_by(ImportRow.id)
        with self.db.reading() as session:
            return list(session.scalars(wanted.limit(limit).offset(offset)))

    def rows(self, ids: Sequence[int]) -> dict[int, StagedProblem]:
        """The rows of these ids that still wait."""
        with self.db.reading() as session:
            found = session.execute(_OPEN.where(ImportRow.id.in_(ids))).all()
        return {row.id: _problem(row, at) for row, at in found}

    def total(self) -> int:
        """How many wait."""
        return open_problem_count(self.db)


def open_problems(db: Database, limit: int = -1, offset: int = 0) -> list[StagedProblem]:
    """The rows that wait, in the order of their files; `limit` -1 means all."""
    with db.reading() as session:
        found = session.execute(_OPEN.order_by(ImportRow.id).limit(limit).offset(offset)).all()
    return [_problem(row, at) for row, at in found]


def _problem(row: ImportRow, at: datetime) -> StagedProblem:
    return StagedProblem(
        id=row.id,
        kind=row.kind,
        file=row.file,
        sheet=row.sheet,
        row_no=row.row_no,
        raw=row.raw,
        reasons=tuple(sentence(found["code"], found["params"]) for found in row.problems),
        imported_at=at,
    )


def import_runs(db: Database) -> list[ImportRun]:
    """All imports, newest first."""
    counted = select(ImportRow.session_id, ImportRow.status, func.count()).group_by(
        ImportRow.session_id, ImportRow.status
    )
    with db.reading() as session:
        counts: dict[int, dict[str, int]] = {}
        for session_id, status, count in session.execute(counted):
            counts.setdefault(session_id, {})[status] = count
        runs = session.scalars(select(ImportSession).order_by(ImportSession.id.desc()))
        return [
            ImportRun(
                run.id,
                run.at,
                run.actor,
                tuple(run.files),
                counts.get(run.id, {}),
                run.undone_at,
                run.undone_by or "",
            )
            for run in runs
        ]
