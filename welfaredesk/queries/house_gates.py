"""What a house project still needs before it enters a stage, as screens tell it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from welfaredesk.db.engine import Database
from welfaredesk.domain import house_gates
from welfaredesk.messages import sentence
from welfaredesk.services.house_gates import met_needs, waived_needs


@dataclass(frozen=True, slots=True)
class Gate:
    """What lies before a stage.

    `lacking` are the needs (domain.house_gates) to be seen to, `missing` their sentences; `waived` those of
    needs passed over before; `met` counts the others.
    """

    lacking: tuple[str, ...]
    missing: tuple[str, ...]
    waived: tuple[str, ...]
    met: int


def gate(db: Database, project_id: int, stage: str, on: date) -> Gate:
    """The gate of a stage for a project on a day; nothing lies before giving up."""
    with db.reading() as session:
        return gates(session, {project_id: stage}, on)[project_id]


def gates(session: Session, stages: dict[int, str], on: date) -> dict[int, Gate]:
    """The gates of many projects (project to the stage it would enter) on a day."""
    met, waived = met_needs(session, stages, on), waived_needs(session, stages)
    return {
        project_id: _gate(house_gates.needs(stage), met[project_id], waived[project_id])
        for project_id, stage in stages.items()
    }


def _gate(needs: Collection[str], met: Collection[str], waived: Collection[str]) -> Gate:
    open_ = [need for need in needs if need not in met]
    lacking = tuple(need for need in open_ if need not in waived)
    return Gate(
        lacking,
        tuple(map(sentence, lacking)),
        tuple(sentence(need) for need in open_ if need in waived),
        len(needs) - len(open_),
    )
