"""Committing a batch: everything that is good in one transaction, or nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import ImportRow, ImportSession
from welfaredesk.errors import Refused
from welfaredesk.messages import sentence
from welfaredesk.services import audit
from welfaredesk.services.actor import Actor
from welfaredesk.services.imports import choices
from welfaredesk.services.imports.bulk import insert_rows, table_of
from welfaredesk.services.imports.merge import merge
from welfaredesk.services.imports.pace import uncollected
from welfaredesk.services.imports.records import (
    Action,
    Batch,
    Choice,
    ImportResult,
    Problem,
    Severity,
    StagedRow,
    Status,
)
from welfaredesk.services.imports.state import PersonState, load, replaced_phones
from welfaredesk.services.imports.things import (
    kept_problem,
    rows_settled,
    stage_things,
    take_things,
    things_to_keep,
)
from welfaredesk.services.imports.undo import added_since, last_ids, record_of
from welfaredesk.services.imports.write import write_people
from welfaredesk.services.imports.writing import Outcome

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
    owners: list[PersonState | None] = field(default_factory=list)  # whom each row is about, where it is told
    choices: list[Choice | None] = field(default_factory=list)  # of each row, now or before
    decided: set[int] = field(default_factory=set)  # rows with a decision that is new
    to_keep: list[int] = field(default_factory=list)  # rows to stage: new ones, and those that did something
    fixed: dict[int, PersonState | None] = field(
        default_factory=dict
    )  # open row -> whom it went to, if taken

    @property
    def is_empty(self) -> bool:
        """Whether nothing is new: rows that only repeat what is known are no reason to write."""
        worth = (Status.CREATED, Status.UPDATED, Status.PROBLEM)
        kept = any(self.statuses[number] in worth for number in self.to_keep)
        return not (self.fixed or self.decided or kept)


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

    People are matched by national id, or as the clerk chose. The same batch again writes nothing.
    With `dry_run` everything is worked out and nothing written. Raises Refused("import_cancelled").
    """
    watch = _Watch(progress, cancelled, len(batch.rows))
    things = [row for row in batch.rows if row.thing is not None]
    people = replace(batch, rows=tuple(row for row in batch.rows if row.thing is None))
    if dry_run and not things:
        with uncollected(), db.reading() as session:
            return _result(batch, _make_plan(session, people, watch), [])
    try:
        with uncollected(), db.transaction() as session:
            done = _commit(session, actor, people, replace(batch, rows=tuple(things)), watch)
            result = _result(batch, *done)
            if dry_run:
                raise _OnlyTried  # whom a thing names is known only once the people are written
            return result
    except _OnlyTried:
        return replace(result, session_id=None)


class _OnlyTried(Exception):
    """Takes back everything a dry run wrote."""


def _commit(
    session: Session, actor: Actor, people: Batch, things: Batch, watch: "_Watch"
) -> tuple[_Plan, list[Outcome], int | None]:
    """People first, for things name them; what was done, and the import it is kept under, if anything."""
    plan = _make_plan(session, people, watch)
    run = None
    if not plan.is_empty:
        watch.at(70, "import_writing")
        run = _write(session, actor, people, plan)
    watch.at(80, "import_writing")
    outcomes = take_things(session, actor, things)
    kept = things_to_keep(session, things.rows, outcomes)
    settled = rows_settled(session, things.rows, outcomes)
    if kept or settled:
        run = run or _begin(session, actor, people)
        stage_things(session, run, kept, settled)
    if run is None:
        return plan, outcomes, None
    run.files = list(dict.fromkeys([*people.files, *things.files]))
    _tell(session, actor, run, plan, outcomes)
    watch.at(99, "import_writing")
    return plan, outcomes, run.id


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
    numbers = (row.record.national_id for row in rows if row.usable)
    plan = _Plan(load(session, numbers, choices.people_of(batch)))
    choices.join_ids(batch, plan.states)
    known = choices.remembered(session)
    named = {row.record.national_id for row in rows if row.record.name.first} | plan.states.keys()
    first_rows: dict[tuple[str, str, str], StagedRow] = {}
    done = choices.done_before(session, rows)
    for number, row in enumerate(rows):
        watch.at_row(number)
        choice, before = batch.choices.get(row.fingerprint), known.get(row.fingerprint)
        decision = choice or before
        plan.choices.append(decision)
        if choice is None and not row.usable and row.fingerprint in done:
            problems = [row.problem("row_done_before", Severity.INFO, "national_id", {})]
            taken = _Taken(Status.UNCHANGED, problems)
        elif decision is not None and decision.action is Action.SKIP:
            problems = [row.problem("row_skipped", Severity.INFO, "name", {})]
            taken = _Taken(Status.SKIPPED, problems)
        else:
            taken = _take(plan, row, choice, named, first_rows)
        if choice not in (None, before) and taken.status is not Status.PROBLEM:
            plan.decided.add(number)
        plan.statuses.append(taken.status)
        plan.problems.append(taken.problems)
        plan.owners.append(taken.owner)
    _choose_rows(session, batch, plan)
    return plan


@dataclass(frozen=True, slots=True)
class _Taken:
    """What became of a row, its findings, and whom it went to."""

    status: Status
    problems: list[Problem]
    owner: PersonState | None = None


def _take(
    plan: _Plan,
    row: StagedRow,
    choice: Choice | None,
    named: set[str],
    first_rows: dict[tuple[str, str, str], StagedRow],
) -> _Taken:
    """Bring one row into the plan's states."""
    key, wrong = choices.subject(row, choice, plan.states)
    if not key:
        return _Taken(Status.PROBLEM, [*row.problems, *filter(None, [wrong])])
    if row.usable and key not in named:
        missing = row.problem("name_missing", Severity.ERROR, "name", {})
        return _Taken(Status.PROBLEM, [*row.problems, missing])
    state = plan.states.get(key)
    first = first_rows.setdefault((row.file, row.kind, key), row)
    if first is not row and first.record == row.record:
        return _Taken(Status.SKIPPED, [_repeated(row, first)], state)
    status = Status.UPDATED
    if state is None:
        state = plan.states[key] = choices.state_for(key, row, choice)
        status = Status.CREATED
    source = sentence("import_place", {"file": row.file, "sheet": row.sheet, "row": str(row.row)})
    overwrite = choice is not None and choice.action is Action.OVERWRITE
    problems = choices.settled(row, choice) + merge(state, row, source, overwrite=overwrite)
    if state.changes == state.told and status is Status.UPDATED:
        return _Taken(Status.UNCHANGED, problems, state)
    state.told = state.changes
    state.source = state.source or source
    return _Taken(status, problems, state)


def _choose_rows(session: Session, batch: Batch, plan: _Plan) -> None:
    """Which rows to stage, and which open problem rows are settled by rows of this batch."""
    seen = _seen(session, [row.fingerprint for row in batch.rows])
    settled: dict[str, PersonState | None] = {}
    first_rows: dict[str, StagedRow] = {}
    for number, (row, status) in enumerate(zip(batch.rows, plan.statuses, strict=True)):
        owner = plan.owners[number]
        if owner is not None and status not in (Status.PROBLEM, Status.SKIPPED):
            settled[_what(row)] = owner
            first_rows.setdefault(_what(row), row)
        elif number in plan.decided and status is Status.SKIPPED:
            settled.setdefault(_what(row), None)
    for number, row in enumerate(batch.rows):
        first = first_rows.get(_what(row))
        if plan.statuses[number] is Status.PROBLEM and first is not None and row.lacks_id_only:
            # the same once more, here without its id
            plan.statuses[number], plan.owners[number] = Status.SKIPPED, settled[_what(row)]
            plan.problems[number] = [_repeated(row, first)]
        if plan.statuses[number] in _WROTE or number in plan.decided or row.fingerprint not in seen:
            plan.to_keep.append(number)
    waiting = select(ImportRow.id, ImportRow.fingerprint).where(ImportRow.status == Status.PROBLEM)
    for row_id, fingerprint in session.execute(waiting):
        if (what := fingerprint.partition(":")[0]) in settled:
            plan.fixed[row_id] = settled[what]


def _repeated(row: StagedRow, first: StagedRow) -> Problem:
    params = {"sheet": first.sheet, "row": str(first.row)}
    return row.problem("duplicate_row", Severity.INFO, "national_id", params)


def _what(row: StagedRow) -> str:
    """What a row says, its id aside."""
    return row.fingerprint.partition(":")[0]


def _seen(session: Session, fingerprints: Sequence[str]) -> set[str]:
    found: set[str] = set()
    for start in range(0, len(fingerprints), _STEP):
        chunk = fingerprints[start : start + _STEP]
        wanted = select(ImportRow.fingerprint).where(
            ImportRow.fingerprint.in_(chunk), ImportRow.status != Status.UNDONE
        )
        found.update(session.scalars(wanted))
    return found


def _begin(session: Session, actor: Actor, batch: Batch) -> ImportSession:
    run = ImportSession(at=clock.now(), actor=actor.name, files=batch.files)
    session.add(run)
    session.flush()
    return run


def _write(session: Session, actor: Actor, batch: Batch, plan: _Plan) -> ImportSession:
    run = _begin(session, actor, batch)
    before = last_ids(session)
    replaced_phones(session, plan.states.values())
    records = {id(state): record_of(state) for state in plan.states.values() if state.changes}
    write_people(session, actor, plan.states.values())
    run.added = added_since(session, before)
    if plan.to_keep:
        insert_rows(session, table_of(ImportRow), _staged(batch, plan, run.id, records))
    for row_id, owner in plan.fixed.items():
        status = Status.FIXED if owner else Status.SKIPPED
        values = {"status": status, "person_id": owner.person.id if owner else None, "fixed_by": run.id}
        session.execute(update(ImportRow).where(ImportRow.id == row_id).values(**values))
    return run


def _tell(
    session: Session, actor: Actor, run: ImportSession, plan: _Plan, outcomes: Sequence[Outcome]
) -> None:
    statuses = [*plan.statuses, *(outcome.status for outcome in outcomes)]
    counts = {str(status): statuses.count(status) for status in Status if status in statuses}
    after = {"files": run.files, "rows": len(statuses), **counts, "fixed": len(plan.fixed)}
    if decided := len(plan.decided) + sum(outcome.decided for outcome in outcomes):
        after["decided"] = decided
    audit.record(session, actor, "import", "import_session", run.id, after=after)


def _staged(
    batch: Batch, plan: _Plan, session_id: int, records: dict[int, dict[str, Any]]
) -> list[dict[str, Any]]:
    """The rows to keep; the first of each person takes along what undoing needs."""
    staged = []
    for number in plan.to_keep:
        row, status = batch.rows[number], plan.statuses[number]
        owner, choice = plan.owners[number], plan.choices[number]
        staged.append(
            {
                "session_id": session_id,
                "kind": row.kind,
                "file": row.file,
                "sheet": row.sheet,
                "row_no": row.row,
                "raw": dict(row.raw),
                "status": str(status),
                "problems": [kept_problem(problem) for problem in plan.problems[number]],
                "person_id": owner.person.id if owner else None,
                "fingerprint": row.fingerprint,
                "undo": records.pop(id(owner), None) if status in _WROTE else None,
                "decision": choice.to_json() if choice and number in plan.decided else None,
            }
        )
    return staged


def _result(
    batch: Batch, plan: _Plan, outcomes: Sequence[Outcome], session_id: int | None = None
) -> ImportResult:
    """Statuses, findings and decisions in the order of the batch's rows."""
    people = iter(zip(plan.statuses, plan.problems, plan.choices, strict=True))
    things = iter((outcome.status, outcome.problems, outcome.choice) for outcome in outcomes)
    told = [next(people) if row.thing is None else next(things) for row in batch.rows]
    problems = (*batch.problems, *(problem for _status, found, _choice in told for problem in found))
    return ImportResult(
        tuple(status for status, _found, _choice in told),
        problems,
        tuple(choice for _status, _found, choice in told),
        session_id,
    )
