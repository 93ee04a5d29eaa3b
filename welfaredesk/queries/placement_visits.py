"""Reading follow-up visits at work, and which are due (E-07)."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import Placement, PlacementVisit
from welfaredesk.domain import work_visits
from welfaredesk.domain.work_visits import NextVisit
from welfaredesk.errors import RecordNotFound
from welfaredesk.queries.employment import PlacementRow, at_work, placement_rows
from welfaredesk.services.placement_checks import last_day
from welfaredesk.services.placement_visits import VisitInput, schedule_days
from welfaredesk.services.value_lists import values


@dataclass(frozen=True, slots=True)
class VisitRow:
    """One visit: codes with what they are called; `next_on` the day agreed on for the next, None none."""

    id: int
    version: int
    placement_id: int
    visited_on: date
    visitor: str
    attendance: str
    attendance_label: str
    outcome: str
    outcome_label: str
    problems: str
    supports: tuple[str, ...]
    support_labels: tuple[str, ...]
    support: str
    employer_comment: str
    next_on: date | None


@dataclass(frozen=True, slots=True)
class VisitView:
    """One visit with its placement, as its paper holds it; `no` counts the placement's visits from 1."""

    visit: VisitRow
    placement: PlacementRow
    no: int


@dataclass(frozen=True, slots=True)
class DueVisit:
    """Somebody at work whom the office should visit: when, and how many dates of the schedule were missed."""

    placement: PlacementRow
    next: NextVisit

    @property
    def id(self) -> int:
        """The placement's id."""
        return self.placement.id

    @property
    def due_on(self) -> date:
        """The day the visit is due on."""
        return self.next.due_on


def visit_view(db: Database, visit_id: int) -> VisitView:
    """One visit with its placement. Raises RecordNotFound."""
    with db.reading() as session:
        kept = session.get(PlacementVisit, visit_id)
        if kept is None:
            raise RecordNotFound("not_found", what=f"การติดตามการทำงาน {visit_id}")
        rows = visits_of(session, kept.placement_id)
        (placement,) = placement_rows(session, Placement.id == kept.placement_id)
    place = next(place for place, row in enumerate(rows) if row.id == visit_id)
    return VisitView(rows[place], placement, place + 1)


def visits_of(session: Session, placement_id: int) -> tuple[VisitRow, ...]:
    """The visits of a placement, the earliest first."""
    words = {
        code: {value.code: value.label for value in values(session, code)}
        for code in ("work_attendance", "visit_outcome", "work_support")
    }
    wanted = select(PlacementVisit).where(PlacementVisit.placement_id == placement_id)
    return tuple(
        VisitRow(
            id=row.id,
            version=row.version,
            placement_id=row.placement_id,
            visited_on=row.visited_on,
            visitor=row.visitor,
            attendance=row.attendance,
            attendance_label=words["work_attendance"].get(row.attendance, row.attendance),
            outcome=row.outcome,
            outcome_label=words["visit_outcome"].get(row.outcome, row.outcome),
            problems=row.problems,
            supports=tuple(row.supports),
            support_labels=tuple(words["work_support"].get(code, code) for code in row.supports),
            support=row.support,
            employer_comment=row.employer_comment,
            next_on=row.next_on,
        )
        for row in session.scalars(wanted.order_by(PlacementVisit.visited_on, PlacementVisit.id))
    )


def visit_input(row: VisitRow) -> VisitInput:
    """The visit as its form holds it."""
    return VisitInput(
        visitor=row.visitor,
        visited_on=row.visited_on,
        attendance=row.attendance,
        outcome=row.outcome,
        problems=row.problems,
        supports=row.supports,
        support=row.support,
        employer_comment=row.employer_comment,
        next_on=row.next_on,
    )


def next_visit_of(session: Session, placement: Placement, on: date) -> NextVisit | None:
    """The visit of a placement that is due next as of a day; None when the work is over before."""
    wanted = select(PlacementVisit.visited_on, PlacementVisit.next_on).where(
        PlacementVisit.placement_id == placement.id
    )
    made = session.execute(wanted.order_by(PlacementVisit.visited_on, PlacementVisit.id)).all()
    end = last_day(placement.ends_on, placement.ended_on)
    return work_visits.next_visit(placement.started_on, end, schedule_days(session), made, on)


def visit_days(db: Database) -> tuple[int, ...]:
    """The office's schedule of visits in days after the start."""
    with db.reading() as session:
        return schedule_days(session)


def due_visits(db: Database) -> tuple[DueVisit, ...]:
    """Visits due today, before, or within SOON_DAYS, of everybody at work; what waits longest first."""
    today = clock.today()
    with db.reading() as session:
        days, made = schedule_days(session), defaultdict[int, list[tuple[date, date | None]]](list)
        wanted = select(PlacementVisit).order_by(PlacementVisit.visited_on, PlacementVisit.id)
        for visit in session.scalars(wanted):
            made[visit.placement_id].append((visit.visited_on, visit.next_on))
        rows = placement_rows(session, at_work(today))
    found = []
    for row in rows:
        end = last_day(row.ends_on, row.ended_on)
        due = work_visits.next_visit(row.started_on, end, days, made[row.id], today)
        if due is not None and due.days_late(today) >= -work_visits.SOON_DAYS:
            found.append(DueVisit(row, due))
    return tuple(sorted(found, key=lambda each: (each.due_on, each.placement.name, each.id)))
