"""What becomes of placements: their contracts one after the other, and their dated stages as one line."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import Placement, PlacementRenewal, PlacementSuspension
from welfaredesk.domain.work_terms import Contract
from welfaredesk.domain.work_visits import NextVisit
from welfaredesk.errors import RecordNotFound
from welfaredesk.queries.employment import PlacementRow, placement_rows, state_labels
from welfaredesk.queries.placement_visits import VisitRow, next_visit_of, visits_of
from welfaredesk.queries.work_tasks import left_places
from welfaredesk.services.value_lists import values

BEGAN, RENEWED, SUSPENDED, RESUMED, VISITED, ENDED, RAN_OUT = (
    *("began", "renewed", "suspended", "resumed", "visited"),
    *("ended", "ran_out"),
)


@dataclass(frozen=True, slots=True)
class RenewalRow:
    """A new contract that was agreed on: until when before and now, the wages in words' parts, by whom.

    Wages in satang; the unit labels are the list's words.
    """

    id: int
    placement_id: int
    agreed_on: date
    was_until: date
    until_on: date | None
    was_wage_satang: int | None
    was_unit_label: str
    wage_satang: int | None
    unit_label: str
    decided_by: str
    note: str
    recorded_by: str


@dataclass(frozen=True, slots=True)
class Stage:
    """One dated thing that happened: `kind` is one of this module's, `what` says more in words ("" nothing).

    Of a renewal and a visit the record itself comes along.
    """

    kind: str
    on: date
    what: str = ""
    renewal: RenewalRow | None = None
    visit: VisitRow | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """How a placement went: its stages, the latest first, its contracts in order, what is due.

    `next_visit` is None when no visit comes any more. `replace_by` is the last day somebody else may begin
    in the place of whom has left, None when that is not asked any more. `replaces` and `replaced_by` are
    who was here before and after.
    """

    stages: tuple[Stage, ...]
    contracts: tuple[Contract, ...]
    next_visit: NextVisit | None
    replace_by: date | None
    replaces: PlacementRow | None
    replaced_by: PlacementRow | None


def course_of(db: Database, placement_id: int) -> Course:
    """How a placement went until today. Raises RecordNotFound."""
    today = clock.today()
    with db.reading() as session:
        row = session.get(Placement, placement_id)
        if row is None:
            raise RecordNotFound("not_found", what=f"การจ้างงาน {placement_id}")
        before = placement_rows(session, Placement.id == (row.replaces_id or 0))
        after = placement_rows(session, Placement.replaces_id == placement_id)
        over = row.ended_on is not None and row.ended_on <= today
        return Course(
            stages=_stages(session, row, today),
            contracts=_contracts(session, row),
            next_visit=None if over else next_visit_of(session, row, today),
            replace_by=next(
                (each.replace_by for each in left_places(session, today) if each.placement.id == row.id), None
            ),
            replaces=before[0] if before else None,
            replaced_by=after[0] if after else None,
        )


def _stages(session: Session, row: Placement, on: date) -> tuple[Stage, ...]:
    found = [Stage(BEGAN, row.started_on)]
    found += [Stage(RENEWED, each.agreed_on, renewal=each) for each in _renewals(session, row.id)]
    for rest in _suspensions(session, row.id):
        found.append(Stage(SUSPENDED, rest.suspended_on, rest.reason))
        if rest.resumed_on is not None:
            found.append(Stage(RESUMED, rest.resumed_on, rest.note))
    found += [Stage(VISITED, visit.visited_on, visit=visit) for visit in visits_of(session, row.id)]
    if row.ended_on is not None:
        labels = state_labels(session)
        found.append(Stage(ENDED, row.ended_on, labels.get(row.end_reason, row.end_reason)))
    elif row.ends_on is not None and row.ends_on < on:
        found.append(Stage(RAN_OUT, row.ends_on))
    order = (BEGAN, RENEWED, VISITED, SUSPENDED, RESUMED, RAN_OUT, ENDED)
    return tuple(sorted(found, key=lambda stage: (stage.on, order.index(stage.kind)), reverse=True))


def _contracts(session: Session, row: Placement) -> tuple[Contract, ...]:
    kept = session.scalars(
        select(PlacementRenewal).where(PlacementRenewal.placement_id == row.id).order_by(PlacementRenewal.id)
    ).all()
    if not kept:
        return (Contract(1, row.started_on, row.ends_on, row.wage_satang, row.wage_unit),)
    first = kept[0]
    found = [Contract(1, row.started_on, first.was_until, first.was_wage_satang, first.was_wage_unit)]
    for each in kept:
        begins = each.was_until + timedelta(days=1)
        found.append(Contract(len(found) + 1, begins, each.until_on, each.wage_satang, each.wage_unit))
    return tuple(found)


def _renewals(session: Session, placement_id: int) -> tuple[RenewalRow, ...]:
    units = {value.code: value.label for value in values(session, "wage_unit")}
    wanted = select(PlacementRenewal).where(PlacementRenewal.placement_id == placement_id)
    return tuple(
        RenewalRow(
            id=row.id,
            placement_id=row.placement_id,
            agreed_on=row.agreed_on,
            was_until=row.was_until,
            until_on=row.until_on,
            was_wage_satang=row.was_wage_satang,
            was_unit_label=units.get(row.was_wage_unit, row.was_wage_unit),
            wage_satang=row.wage_satang,
            unit_label=units.get(row.wage_unit, row.wage_unit),
            decided_by=row.decided_by,
            note=row.note,
            recorded_by=row.recorded_by,
        )
        for row in session.scalars(wanted.order_by(PlacementRenewal.id))
    )


def _suspensions(session: Session, placement_id: int) -> list[PlacementSuspension]:
    wanted = select(PlacementSuspension).where(PlacementSuspension.placement_id == placement_id)
    return list(session.scalars(wanted.order_by(PlacementSuspension.id)))
