"""The placements' figures of the report R-06 (domain specification §7.4), counted once here."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, and_, func, select
from sqlalchemy.orm import Session

from welfaredesk.db.models import DisabilityType, Placement
from welfaredesk.domain import fiscal_year, placements
from welfaredesk.queries.employment import at_work, in_year, suspended
from welfaredesk.queries.register_figures import UNKNOWN


@dataclass(frozen=True, slots=True)
class Worker:
    """Somebody at work, once; with several placements at a time the one that began last counts.

    `disability` is the primary kind (1–7), UNKNOWN when none is known.
    """

    workplace: str
    payer: str
    payer_kind: str
    section: str
    basis: str
    disability: str
    by_caregiver: bool


@dataclass(frozen=True, slots=True)
class WorkFigures:
    """R-06: `workers` at work on the day (or in the year), and all placements by their state."""

    workers: tuple[Worker, ...]
    by_state: Counter[str]


def work_figures(session: Session, today: date, year: int | None = None) -> WorkFigures:
    """Who is at work today, and all placements by where they stand.

    With a fiscal year (BE): who was at work on some day of it, and where those placements stood at its end.
    """
    on, condition = today, at_work(today)
    wanted = select(Placement).order_by(Placement.started_on.desc(), Placement.id.desc())
    counted_too = wanted
    if year is not None:
        on = min(today, fiscal_year.bounds(year)[1])
        condition = and_(in_year(year), Placement.started_on <= on)
        counted_too = wanted.where(condition)
    states = Counter(state for _row, state in _with_states(session, counted_too, on))
    rows = session.scalars(wanted.where(condition)).all()
    return WorkFigures(tuple(_workers(rows, _primary_kinds(session))), states)


def states_by_section(session: Session, today: date, year: int) -> Counter[tuple[str, str]]:
    """Placements with work on some day of a fiscal year (BE): (section, where it stood at its end)."""
    on = min(today, fiscal_year.bounds(year)[1])
    wanted = select(Placement).where(in_year(year), Placement.started_on <= on)
    return Counter((placements.section(row.basis), state) for row, state in _with_states(session, wanted, on))


def _with_states(session: Session, wanted: Select[Placement], on: date) -> Iterator[tuple[Placement, str]]:
    """Placements, each with where it stood on a day."""
    resting = set(session.scalars(select(Placement.id).where(suspended(on))))
    for row in session.scalars(wanted):
        state = placements.state(
            row.started_on, row.ends_on, row.ended_on, row.end_reason, on, suspended=row.id in resting
        )
        yield row, state


def years_of_work(session: Session, today: date) -> range:
    """Fiscal years (BE) from the first placement's to today's, the first first; today's alone without any."""
    latest = fiscal_year.fiscal_year(today)
    first = session.scalar(select(func.min(Placement.started_on)))
    return range(min(fiscal_year.fiscal_year(first), latest) if first else latest, latest + 1)


def _workers(rows: Sequence[Placement], kinds: Mapping[int, int]) -> Iterator[Worker]:
    """One for each person; somebody whose name alone is known counts for each placement."""
    seen: set[int] = set()
    for row in rows:
        if row.person_id is not None:
            if row.person_id in seen:
                continue
            seen.add(row.person_id)
        kind = kinds.get(row.person_id) if row.person_id is not None else None
        yield Worker(
            workplace=row.workplace.name,
            payer=row.employer.name,
            payer_kind=row.employer.kind,
            section=placements.section(row.basis),
            basis=row.basis,
            disability=str(kind) if kind else UNKNOWN,
            by_caregiver=row.caregiver_id is not None or bool(row.caregiver_name),
        )


def _primary_kinds(session: Session) -> dict[int, int]:
    """The primary kind of disability by person; the first of several where none is marked."""
    wanted = select(DisabilityType.person_id, DisabilityType.code).where(
        DisabilityType.person_id.in_(select(Placement.person_id))
    )
    found: dict[int, int] = {}
    for person_id, code in session.execute(
        wanted.order_by(DisabilityType.is_primary, DisabilityType.code.desc())
    ):
        found[person_id] = code
    return found


def counted(workers: Sequence[Worker], field: str) -> dict[str, int]:
    """Workers by one of their fields, most first; everybody counts once."""
    return dict(Counter(str(getattr(worker, field)) for worker in workers).most_common())
