"""Committing a batch: everything that is good in one transaction, or nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import ImportRow, ImportSession
from welfaredesk.errors import Refused
from welfaredesk.messages import sentence
from welfaredesk.services import audit
from welfaredesk.services.actor import Actor
from welfaredesk.services.imports.merge import merge
from welfaredesk.services.imports.pace import uncollected
from welfaredesk.services.imports.records import (
    Batch,
    ImportResult,
    Problem,
    Severity,
    StagedRow,
    Status,
)
from welfaredesk.services.imports.state import PersonState, load
from welfaredesk.services.imports.undo import added_since, last_ids, record_of
from welfaredesk.services.imports.write import write_people

Progress = Callable[[int, str], object]
Cancelled = Callable[[], bool]
_WROTE = (Status.CREATED, Status.UPDATED)
_STEP = 500  # rows between two looks at the cancel button


@dataclass(slots=True)
class _Plan:
    """What a commit would do, worked out against what is known."""

    states: dict[str, PersonState]
    statuses: list[Status] = field(default_factory=list)
    problems: list[list[Problem]] = field(default_factory=list)  # of each row
    to_keep: list[int] = field(default_factory=list)  # rows to stage: new ones, and those that did something
    fixed: dict[int, str] = field(default_factory=dict)  # open problem row -> the id that brought it in

    @property
    def is_empty(self) -> bool:
        """Whether nothing is new: rows that only repeat what is known are no reason to write."""
        worth = (Status.CREATED, Status.UPDATED, Status.PROBLEM)
        return not self.fixed and all(self.statuses[number] not in worth for number in self.to_keep)


def commit(
    actor: Actor,
    db: Database,
    batch: Batch,
    *,
    dry_run: bool = False,
    progress: Progress = lambda _percent, _text: None,
    cancelled: Cancelled = lambda: False,
) -> ImportResult:
    """Take in every usable row of all files in one transaction; the others stay staged as problems.

    People are matched by national id only. The same batch again changes nothing and writes nothing.
    With `dry_run` everything is worked out and nothing written. Raises Refused("import_cancelled").
    """
    watch = _Watch(progress, cancelled, len(batch.rows))
    if dry_run:
        with uncollected(), db.reading() as session:
            return _result(batch, _make_plan(session, batch, watch))
    with uncollected(), db.transaction() as session:
        plan = _make_plan(session, batch, watch)
        if plan.is_empty:
            return _result(batch, plan)
        watch.at(70, "import_writing")
        session_id = _write(session, actor, batch, plan)
        watch.at(99, "import_writing")
    return _result(batch, plan, session_id)


@dataclass(slots=True)
class _Watch:
    """Tells how far the work is and stops it when asked to; nothing is kept of a stopped import."""

    progress: Progress
    cancelled: Cancelled
    total: int

    def at(self, percent: int, code: str) -> None:
        if self.cancelled():
            raise Refused("import_cancelled")
        self.progress(percent, sentence(code))

    def at_row(self, number: int) -> None:
        if number % _STEP == 0:
            self.at(70 * number // max(self.total, 1), "import_matching")


def _make_plan(session: Session, batch: Batch, watch: _Watch) -> _Plan:
    watch.at(0, "import_matching")
    rows = batch.rows
    plan = _Plan(load(session, (row.record.national_id for row in rows if row.usable)))
    named = {row.record.national_id for row in rows if row.record.name.first} | plan.states.keys()
    first_rows: dict[tuple[str, str, str], StagedRow] = {}
    done = _done(session, [row.fingerprint for row in rows if not row.usable])
    for number, row in enumerate(rows):
        watch.at_row(number)
        if not row.usable and row.fingerprint in done:
            status = Status.UNCHANGED
            problems = [row.problem("row_done_before", Severity.INFO, "national_id", {})]
        else:
            status, problems = _take(plan, row, named, first_rows)
        plan.statuses.append(status)
        plan.problems.append(problems)
    _choose_rows(session, batch, plan)
    return plan


def _take(
    plan: _Plan, row: StagedRow, named: set[str], first_rows: dict[tuple[str, str, str], StagedRow]
) -> tuple[Status, list[Problem]]:
    """Bring one row into the plan's states: what became of it, and its findings."""
    problems, number = list(row.problems), row.record.national_id
    if not row.usable:
        return Status.PROBLEM, problems
    if number not in named:
        return Status.PROBLEM, [*problems, row.problem("name_missing", Severity.ERROR, "name", {})]
    first = first_rows.setdefault((row.file, row.kind, number), row)
    if first is not row and first.record == row.record:
        params = {"sheet": first.sheet, "row": str(first.row)}
        return Status.SKIPPED, [row.problem("duplicate_row", Severity.INFO, "national_id", params)]
    state = plan.states.get(number)
    status = Status.UPDATED
    if state is None:
        state = plan.states[number] = PersonState(number)
        status = Status.CREATED
    before = state.changes
    source = sentence("import_place", {"file": row.file, "sheet": row.sheet, "row": str(row.row)})
    problems += merge(state, row, source)
    if state.changes == before and status is Status.UPDATED:
        return Status.UNCHANGED, problems
    state.source = state.source or source
    return status, problems


def _choose_rows(session: Session, batch: Batch, plan: _Plan) -> None:
    """Which rows to stage, and which open problem rows are settled by rows of this batch."""
    seen = _seen(session, [row.fingerprint for row in batch.rows])
    settled = {
        _what(row): row.record.national_id
        for row, status in zip(batch.rows, plan.statuses, strict=True)
        if status not in (Status.PROBLEM, Status.SKIPPED) and row.usable
    }
    for number, (row, status) in enumerate(zip(batch.rows, plan.statuses, strict=True)):
        if status in _WROTE or row.fingerprint not in seen:
            plan.to_keep.append(number)
    waiting = select(ImportRow.id, ImportRow.fingerprint).where(ImportRow.status == Status.PROBLEM)
    for row_id, fingerprint in session.execute(waiting):
        if number_found := settled.get(fingerprint.partition(":")[0]):
            plan.fixed[row_id] = number_found


def _what(row: StagedRow) -> str:
    """What a row says, its id aside."""
    return row.fingerprint.partition(":")[0]


def _done(session: Session, fingerprints: Sequence[str]) -> set[str]:
    """Rows that can't be used as the file has them but were put right in the program and taken in."""
    taken_in = (Status.CREATED, Status.UPDATED, Status.UNCHANGED)
    found: set[str] = set()
    for start in range(0, len(fingerprints), _STEP):
        chunk = fingerprints[start : start + _STEP]
        wanted = select(ImportRow.fingerprint).where(
            ImportRow.fingerprint.in_(chunk), ImportRow.status.in_(taken_in)
        )
        found.update(session.scalars(wanted))
    return found


def _seen(session: Session, fingerprints: Sequence[str]) -> set[str]:
    found: set[str] = set()
    for start in range(0, len(fingerprints), _STEP):
        chunk = fingerprints[start : start + _STEP]
        wanted = select(ImportRow.fingerprint).where(
            ImportRow.fingerprint.in_(chunk), ImportRow.status != Status.UNDONE
        )
        found.update(session.scalars(wanted))
    return found


def _write(session: Session, actor: Actor, batch: Batch, plan: _Plan) -> int:
    run = ImportSession(at=clock.now(), actor=actor.name, files=batch.files)
    session.add(run)
    before = last_ids(session)
    records = {id(state): record_of(state) for state in plan.states.values() if state.changes}
    session.flush()
    write_people(session, actor, plan.states.values())
    run.added = added_since(session, before)
    if plan.to_keep:
        session.execute(insert(ImportRow.__table__), _staged(batch, plan, run.id, records))  # type: ignore[arg-type]
    for row_id, number in plan.fixed.items():
        owner = plan.states[number].person.id
        values: dict[str, Any] = {"status": Status.FIXED, "person_id": owner, "fixed_by": run.id}
        session.execute(update(ImportRow).where(ImportRow.id == row_id).values(**values))
    counts = {str(status): plan.statuses.count(status) for status in Status if status in plan.statuses}
    after = {"files": batch.files, "rows": len(batch.rows), **counts, "fixed": len(plan.fixed)}
    audit.record(session, actor, "import", "import_session", run.id, after=after)
    return run.id


def _staged(
    batch: Batch, plan: _Plan, session_id: int, records: dict[int, dict[str, Any]]
) -> list[dict[str, Any]]:
    """The rows to keep; the first of each person takes along what undoing needs."""
    staged = []
    for number in plan.to_keep:
        row, status = batch.rows[number], plan.statuses[number]
        owner = plan.states.get(row.record.national_id) if status is not Status.PROBLEM else None
        staged.append(
            {
                "session_id": session_id,
                "kind": row.kind,
                "file": row.file,
                "sheet": row.sheet,
                "row_no": row.row,
                "raw": dict(row.raw),
                "status": str(status),
                "problems": [_kept_problem(problem) for problem in plan.problems[number]],
                "person_id": owner.person.id if owner else None,
                "fingerprint": row.fingerprint,
                "undo": records.pop(id(owner), None) if status in _WROTE else None,
            }
        )
    return staged


def _kept_problem(problem: Problem) -> dict[str, Any]:
    """A finding as it is kept: the sentence is made when it is read, from code and params."""
    return {
        "column": problem.column,
        "code": problem.code,
        "severity": str(problem.severity),
        "params": dict(problem.params),
    }


def _result(batch: Batch, plan: _Plan, session_id: int | None = None) -> ImportResult:
    problems = (*batch.problems, *(problem for found in plan.problems for problem in found))
    return ImportResult(tuple(plan.statuses), problems, session_id)
