"""Rows that are not about people: each kind is taken in by a module of its own, then kept like the others."""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from welfaredesk.db.models import ImportRow, ImportSession
from welfaredesk.services.actor import Actor
from welfaredesk.services.imports.devices import take_devices
from welfaredesk.services.imports.houses import take_houses
from welfaredesk.services.imports.placements import take_placements
from welfaredesk.services.imports.records import Problem, StagedRow, Status
from welfaredesk.services.imports.state import chunks, plain
from welfaredesk.services.imports.writing import Outcome, Writing, table_of

Take = Callable[[Writing, Sequence[StagedRow]], list[Outcome]]
_TAKES: dict[str, Take] = {
    "devices": take_devices,
    "houses": take_houses,
    "placements": take_placements,
}
_WROTE = (Status.CREATED, Status.UPDATED)


def take_things(session: Session, actor: Actor, rows: Sequence[StagedRow]) -> list[Outcome]:
    """Take in the rows, kind by kind; what became of each, in their order."""
    outcomes: dict[int, Outcome] = {}
    for kind in dict.fromkeys(row.kind for row in rows):
        places = [place for place, row in enumerate(rows) if row.kind == kind]
        writing = Writing(session, actor)
        taken = _TAKES[kind](writing, [rows[place] for place in places])
        writing.flush()
        outcomes |= dict(zip(places, taken, strict=True))
    return [outcomes[place] for place in range(len(rows))]


def things_to_keep(
    session: Session, rows: Sequence[StagedRow], outcomes: Sequence[Outcome]
) -> list[tuple[StagedRow, Outcome]]:
    """The rows worth keeping: those that did something, and new ones that wait to be put right.

    Nothing when there is neither: rows that only repeat what is known are no reason to write.
    """
    seen: set[str] = set()
    for chunk in chunks([row.fingerprint for row in rows]):
        wanted = select(ImportRow.fingerprint).where(
            ImportRow.fingerprint.in_(chunk), ImportRow.status != Status.UNDONE
        )
        seen.update(session.scalars(wanted))
    both = list(zip(rows, outcomes, strict=True))
    worth = any(
        outcome.status in _WROTE or (outcome.status is Status.PROBLEM and row.fingerprint not in seen)
        for row, outcome in both
    )
    return [(r, o) for r, o in both if o.status in _WROTE or r.fingerprint not in seen] if worth else []


def stage_things(session: Session, run: ImportSession, kept: Sequence[tuple[StagedRow, Outcome]]) -> None:
    """Keep rows with what undoing them needs."""
    staged = [
        {
            "session_id": run.id,
            "kind": row.kind,
            "file": row.file,
            "sheet": row.sheet,
            "row_no": row.row,
            "raw": dict(row.raw),
            "status": str(outcome.status),
            "problems": [kept_problem(problem) for problem in outcome.problems],
            "fingerprint": row.fingerprint,
            "undo": _undo(outcome),
        }
        for row, outcome in kept
    ]
    session.execute(insert(table_of(ImportRow)), staged)


def _undo(outcome: Outcome) -> dict[str, Any] | None:
    if not outcome.touched:
        return None
    told = [[table, row_id, _plain(before)] for table, row_id, before in outcome.touched]
    return {"things": told}


def _plain(before: dict[str, Any] | None) -> dict[str, Any] | None:
    return None if before is None else {name: plain(value) for name, value in before.items()}


def kept_problem(problem: Problem) -> dict[str, Any]:
    """A finding as it is kept: the sentence is made when it is read, from code and params."""
    return {
        "column": problem.column,
        "code": problem.code,
        "severity": str(problem.severity),
        "params": dict(problem.params),
    }
