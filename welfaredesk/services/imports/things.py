"""Rows that are not about people: each kind is taken in by a module of its own, then kept like the others."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from welfaredesk.db.models import ImportRow, ImportSession
from welfaredesk.services.actor import Actor
from welfaredesk.services.imports import choices
from welfaredesk.services.imports.bulk import insert_rows, table_of
from welfaredesk.services.imports.devices import take_devices
from welfaredesk.services.imports.houses import take_houses
from welfaredesk.services.imports.placements import take_placements
from welfaredesk.services.imports.records import Action, Batch, Problem, Severity, StagedRow, Status
from welfaredesk.services.imports.state import chunks, plain
from welfaredesk.services.imports.writing import Outcome, Writing

Take = Callable[[Writing, Sequence[StagedRow]], list[Outcome]]
_TAKES: dict[str, Take] = {
    "devices": take_devices,
    "houses": take_houses,
    "placements": take_placements,
}
_WROTE = (Status.CREATED, Status.UPDATED)


def take_things(session: Session, actor: Actor, batch: Batch) -> list[Outcome]:
    """Take in the rows, kind by kind, as the clerk decided; what became of each, in their order."""
    known, done = choices.remembered(session), choices.done_before(session, batch.rows)
    outcomes: dict[int, Outcome] = {}
    wanted: dict[str, list[int]] = {}
    for place, row in enumerate(batch.rows):
        chosen, before = batch.choices.get(row.fingerprint), known.get(row.fingerprint)
        decision = chosen or before
        if decision is not None and decision.action is Action.SKIP:
            note = row.problem("row_skipped", Severity.INFO, "name", {})
            outcomes[place] = Outcome(Status.SKIPPED, [note])
        elif chosen is None and row.fingerprint in done:
            note = row.problem("row_done_before", Severity.INFO, "name", {})
            outcomes[place] = Outcome(Status.UNCHANGED, [note])
        else:
            wanted.setdefault(row.kind, []).append(place)
    overwriting = frozenset(
        fingerprint for fingerprint, choice in batch.choices.items() if choice.action is Action.OVERWRITE
    )
    for kind, places in wanted.items():
        writing = Writing(session, actor, overwriting)
        taken = _TAKES[kind](writing, [batch.rows[place] for place in places])
        writing.flush()
        outcomes |= dict(zip(places, taken, strict=True))
    for place, row in enumerate(batch.rows):
        chosen, before = batch.choices.get(row.fingerprint), known.get(row.fingerprint)
        outcomes[place].choice = chosen or before
        new = chosen not in (None, before)
        outcomes[place].decided = new and outcomes[place].status is not Status.PROBLEM
    return [outcomes[place] for place in range(len(batch.rows))]


def things_to_keep(
    session: Session, rows: Sequence[StagedRow], outcomes: Sequence[Outcome]
) -> list[tuple[StagedRow, Outcome]]:
    """The rows worth keeping: those that did something or were decided on, and new ones that wait.

    Nothing when there is neither: rows that only repeat what is known are no reason to write.
    """
    seen: set[str] = set()
    for chunk in chunks([row.fingerprint for row in rows]):
        wanted = select(ImportRow.fingerprint).where(
            ImportRow.fingerprint.in_(chunk), ImportRow.status != Status.UNDONE
        )
        seen.update(session.scalars(wanted))
    both = list(zip(rows, outcomes, strict=True))
    did = [outcome.status in _WROTE or outcome.decided for _row, outcome in both]
    new = [row.fingerprint not in seen for row, _outcome in both]
    waits = (o.status is Status.PROBLEM and n for (_row, o), n in zip(both, new, strict=True))
    if not any(did) and not any(waits):
        return []
    return [each for each, *why in zip(both, did, new, strict=True) if any(why)]


def rows_settled(
    session: Session, rows: Sequence[StagedRow], outcomes: Sequence[Outcome]
) -> dict[int, Status]:
    """Rows of earlier imports that wait no more: those taken in or skipped now, and what they became.

    A row whose key was filled in since is told by the rest of it; each settles one that waited.
    """
    skipped, taken, alike = set(), set(), Counter[str]()
    for row, outcome in zip(rows, outcomes, strict=True):
        if outcome.status is Status.SKIPPED and outcome.decided:
            skipped.add(row.fingerprint)
        elif outcome.status in _WROTE:
            taken.add(row.fingerprint)
            alike[_what(row.fingerprint)] += 1
    waiting = (
        select(ImportRow.id, ImportRow.fingerprint)
        .where(ImportRow.status == Status.PROBLEM, ImportRow.kind.in_(_TAKES))
        .order_by(ImportRow.id)
    )
    settled = {}
    for row_id, fingerprint in session.execute(waiting):
        what = _what(fingerprint)
        if fingerprint in skipped:
            settled[row_id] = Status.SKIPPED
        elif fingerprint in taken:
            settled[row_id] = Status.FIXED
        elif alike[what]:
            alike[what] -= 1
            settled[row_id] = Status.FIXED
    return settled


def _what(fingerprint: str) -> str:
    """What a row says, its key aside."""
    return fingerprint.partition(":")[0]


def stage_things(
    session: Session,
    run: ImportSession,
    kept: Sequence[tuple[StagedRow, Outcome]],
    settled: Mapping[int, Status],
) -> None:
    """Keep rows with what undoing them needs, and mark those of earlier imports that wait no more."""
    for row_id, status in settled.items():
        values = {"status": str(status), "fixed_by": run.id}
        session.execute(update(ImportRow).where(ImportRow.id == row_id).values(**values))
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
            "decision": outcome.choice.to_json() if outcome.choice and outcome.decided else None,
        }
        for row, outcome in kept
    ]
    if staged:
        insert_rows(session, table_of(ImportRow), staged)


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
