"""The clerk's decisions about rows: whom a row is about where its id doesn't say, and what it may change."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from welfaredesk.db.models import ImportRow
from welfaredesk.services.imports.records import Action, Batch, Choice, Problem, Severity, StagedRow, Status
from welfaredesk.services.imports.state import PersonState, chunks, key_of

_NEW = "+"  # begins the key of somebody new without an id


def remembered(session: Session) -> dict[str, Choice]:
    """What was decided at earlier imports, by fingerprint; the last word holds."""
    wanted = (
        select(ImportRow.fingerprint, ImportRow.decision)
        .where(ImportRow.decision.is_not(None), ImportRow.status != Status.UNDONE)
        .order_by(ImportRow.id)
    )
    return {fingerprint: Choice.from_json(kept) for fingerprint, kept in session.execute(wanted) if kept}


def done_before(session: Session, rows: Sequence[StagedRow]) -> set[str]:
    """Fingerprints of rows that can't be used as the file has them but were put right and taken in."""
    taken_in = (Status.CREATED, Status.UPDATED, Status.UNCHANGED)
    found: set[str] = set()
    for chunk in chunks([row.fingerprint for row in rows if not row.usable]):
        wanted = select(ImportRow.fingerprint).where(
            ImportRow.fingerprint.in_(chunk), ImportRow.status.in_(taken_in)
        )
        found.update(session.scalars(wanted))
    return found


def people_of(batch: Batch) -> list[int]:
    """The people the clerk chose."""
    return [choice.person_id for choice in batch.choices.values() if choice.person_id is not None]


def join_ids(batch: Batch, states: dict[str, PersonState]) -> None:
    """Let the ids of rows that the clerk joined to somebody known without an id lead to that person.

    All rows with such an id follow, also those before the one decided on.
    """
    for row in batch.rows if batch.choices else ():
        choice, number = batch.choices.get(row.fingerprint), row.record.national_id
        if choice is None or choice.person_id is None or not row.usable or number in states:
            continue
        state = states.get(key_of(choice.person_id))
        if state is not None and not state.national_id:
            state.give_id(number)
            states[number] = state


def subject(
    row: StagedRow, choice: Choice | None, states: Mapping[str, PersonState]
) -> tuple[str, Problem | None]:
    """(the key in `states` of whom a row is about, "" when nobody is told; what is wrong with the choice)."""
    chosen = key_of(choice.person_id) if choice is not None and choice.person_id is not None else ""
    if chosen and chosen not in states:
        return "", row.problem("choice_person_gone", Severity.ERROR, "name", {})
    number = row.record.national_id
    if row.usable and chosen and states.get(number) is not states[chosen]:
        return "", row.problem("choice_other_id", Severity.ERROR, "national_id", {})
    if row.usable:
        return number, None
    if choice is None or not row.lacks_id_only:
        return "", None
    if chosen or choice.action is not Action.CREATE:
        return chosen, None
    wrong = _wrong_new(row, choice)
    return ("" if wrong else _NEW + row.fingerprint), wrong


def _wrong_new(row: StagedRow, choice: Choice) -> Problem | None:
    """Why a row can't become somebody new without an id."""
    if not row.record.name.first:
        return row.problem("name_missing", Severity.ERROR, "name", {})
    if not choice.reason.strip():
        return row.problem("id_or_reason", Severity.ERROR, "national_id", {})
    return None


def state_for(key: str, row: StagedRow, choice: Choice | None) -> PersonState:
    """Somebody new."""
    if not key.startswith(_NEW):
        return PersonState(row.record.national_id)
    state = PersonState("")
    state.set(state.person, "no_id_reason", choice.reason.strip() if choice else "")
    return state


def settled(row: StagedRow, choice: Choice | None) -> list[Problem]:
    """The row's own findings once it was decided whom it is about: what was wrong with its id is a note."""
    if row.usable or choice is None:
        return list(row.problems)
    code = "row_created_without_id" if choice.person_id is None else "row_joined"
    notes: Sequence[Problem] = [
        row.problem(problem.code, Severity.INFO, "national_id", problem.params)
        if problem.severity is Severity.ERROR
        else problem
        for problem in row.problems
    ]
    return [*notes, row.problem(code, Severity.INFO, "name", {"reason": choice.reason})]
