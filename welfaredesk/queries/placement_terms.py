"""What becomes of placements: their contracts one after the other, and their dated stages as one line."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from welfaredesk.db.engine import Database
from welfaredesk.db.models import Placement, PlacementRenewal, PlacementSuspension
from welfaredesk.domain.work_terms import Contract
from welfaredesk.queries.employment import state_labels
from welfaredesk.queries.placement_visits import VisitRow, visits_of
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


def renewals_of(db: Database, placement_id: int) -> tuple[RenewalRow, ...]:
    """The renewals of a placement, the first one first."""
    with db.reading() as session:
        return _renewals(session, placement_id)


def contracts_of(db: Database, placement_id: int) -> tuple[Contract, ...]:
    """Every contract of a placement in order, as it was agreed on; () for one that does not exist."""
    with db.reading() as session:
        row = session.get(Placement, placement_id)
        return _contracts(session, row) if row is not None else ()


def stages_of(db: Database, placement_id: int, on: date) -> tuple[Stage, ...]:
    """Everything dated that happened to a placement until a day, the latest first."""
    with db.reading() as session:
        row = session.get(Placement, placement_id)
        if row is None:
            return ()
        found = [Stage(BEGAN, row.started_on)]
        found += [Stage(RENEWED, each.agreed_on, renewal=each) for each in _renewals(session, placement_id)]
        for rest in _suspensions(session, placement_id):
            found.append(Stage(SUSPENDED, rest.suspended_on, rest.reason))
            if rest.resumed_on is not None:
                found.append(Stage(RESUMED, rest.resumed_on, rest.note))
        found += [Stage(VISITED, visit.visited_on, visit=visit) for visit in visits_of(session, placement_id)]
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
