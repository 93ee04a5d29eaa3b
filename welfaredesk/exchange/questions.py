"""What a row asks the clerk, if anything."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from enum import StrEnum, auto

from welfaredesk.exchange.importing import ImportReport, decide
from welfaredesk.services.imports import Action, Choice, Problem, StagedRow, Status

_DIFFERENCES = frozenset(("differs", "other_spelling", "overwritten"))


class Question(StrEnum):
    """`WHO`: its id doesn't tell whom it is about; `SUSPECT`: its id is new, but somebody known without one
    may be meant; `DIFFERS`: it says other things than what is kept of the person."""

    WHO = auto()
    SUSPECT = auto()
    DIFFERS = auto()


def question_of(row: StagedRow, problems: Iterable[Problem], *, suspected: bool) -> Question | None:
    """What there is to decide about a row, decided or not."""
    if row.thing is None and row.lacks_id_only:
        return Question.WHO
    if suspected:
        return Question.SUSPECT
    if row.usable and any(problem.code in _DIFFERENCES for problem in problems):
        return Question.DIFFERS
    return None


def is_open(question: Question | None, status: Status, choice: Choice | None) -> bool:
    """Whether the clerk still has to decide."""
    if question is None or choice is not None or status is Status.SKIPPED:
        return False
    return question is not Question.WHO or status is Status.PROBLEM


def foreseen(report: ImportReport, choices: Mapping[str, Choice]) -> ImportReport:
    """A dry run with further decisions, as they will most likely turn out; a register is long to run anew.

    A row joined to somebody may bring nothing new after all, and one that can't be joined waits: the import
    itself tells.
    """
    statuses, decided = list(report.result.statuses), list(report.result.choices)
    for place, row in enumerate(report.preview.rows):
        if choice := choices.get(row.fingerprint):
            statuses[place], decided[place] = _status(row, statuses[place], choice), choice
    result = replace(report.result, statuses=tuple(statuses), choices=tuple(decided))
    return replace(report, preview=decide(report.preview, choices), result=result)


def _status(row: StagedRow, status: Status, choice: Choice) -> Status:
    if choice.action is Action.SKIP:
        return Status.SKIPPED
    if choice.action is Action.CREATE:
        return Status.CREATED
    if choice.action is Action.OVERWRITE or not row.usable or choice.person_id is not None:
        return Status.UPDATED
    return status
