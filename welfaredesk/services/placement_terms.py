"""What becomes of a contract while it runs: renewed, suspended, resumed. What was agreed is kept."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import Placement, PlacementRenewal, PlacementSuspension
from welfaredesk.domain import thai_dates, thai_text
from welfaredesk.errors import Issue, Refused, StaleRecord
from welfaredesk.services import audit, value_lists
from welfaredesk.services.actor import Actor
from welfaredesk.services.audit import Saved
from welfaredesk.services.dates import in_order, not_future, refuse
from welfaredesk.services.persons import living
from welfaredesk.services.placement_checks import PlacementInput, overlaps, placement, warnings

TOUCHED = frozenset({"placement"})


@dataclass(frozen=True, slots=True)
class RenewalInput:
    """A new contract from the day after the last one; `agreed_on` None means today, `until_on` None no end.

    `wage_satang` per `wage_unit`; where both are left out the wage stays.
    """

    until_on: date | None
    wage_satang: int | None = None
    wage_unit: str = ""
    decided_by: str = ""
    agreed_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Renewed:
    """A renewal that was kept, and what should be looked at again (codes of messages)."""

    id: int
    version: int
    warnings: tuple[Issue, ...]
    touched: frozenset[str] = TOUCHED


def renew(actor: Actor, db: Database, placement_id: int, data: RenewalInput, *, version: int) -> Renewed:
    """Agree on a new contract of the same placement; what was agreed before stays as a record.

    Raises ValidationFailed (until_on, wage_unit, decided_by, agreed_on), Refused("placement_ended",
    "no_end_to_renew", "person_has_died"), RecordNotFound, StaleRecord.
    """
    with db.transaction() as session:
        row = placement(session, placement_id)
        if row.version != version:
            raise StaleRecord
        terms = _terms(session, row, data)
        record = PlacementRenewal(
            placement_id=row.id,
            agreed_on=data.agreed_on or clock.today(),
            was_until=row.ends_on,
            until_on=terms.ends_on,
            was_wage_satang=row.wage_satang,
            was_wage_unit=row.wage_unit,
            wage_satang=terms.wage_satang,
            wage_unit=terms.wage_unit,
            decided_by=thai_text.clean(data.decided_by),
            note=thai_text.clean(data.note),
            recorded_by=actor.name,
            created_at=clock.now(),
        )
        session.add(record)
        row.ends_on, row.wage_satang, row.wage_unit = terms.ends_on, terms.wage_satang, terms.wage_unit
        before, after = audit.changes(row)
        after |= {"decided_by": record.decided_by}
        session.flush()
        audit.record(
            session, actor, "renew", "placement", row.id, before=before, after=after, reason=record.note
        )
        return Renewed(record.id, row.version, tuple(warnings(session, terms)))


def look_over_renewal(db: Database, placement_id: int, data: RenewalInput) -> tuple[Issue, ...]:
    """What renewing so would warn of, writing nothing. Raises what `renew` would, StaleRecord left out."""
    with db.reading() as session:
        row = placement(session, placement_id)
        return tuple(warnings(session, _terms(session, row, data)))


def undo_renewal(actor: Actor, db: Database, placement_id: int, reason: str) -> Saved:
    """The last renewal was recorded by mistake: the terms before it stand again.

    Raises ValidationFailed (reason), Refused("not_renewed", "placement_ended"), RecordNotFound.
    """
    refuse([] if reason.strip() else [Issue("reason", "reason_required")])
    with db.transaction() as session:
        row = _standing(session, placement_id)
        wanted = select(PlacementRenewal).where(PlacementRenewal.placement_id == row.id)
        last = session.scalars(wanted.order_by(PlacementRenewal.id.desc())).first()
        if last is None:
            raise Refused("not_renewed")
        row.ends_on, row.wage_satang, row.wage_unit = last.was_until, last.was_wage_satang, last.was_wage_unit
        before, after = audit.changes(row)
        session.delete(last)
        why = reason.strip()
        audit.record(
            session, actor, "undo_renewal", "placement", row.id, before=before, after=after, reason=why
        )
        session.flush()
        return Saved(row.id, row.version, TOUCHED)


def suspend(actor: Actor, db: Database, placement_id: int, on: date | None, reason: str) -> Saved:
    """Work rests from a day on.

    Raises ValidationFailed (on, reason), Refused("placement_ended", "already_suspended"), RecordNotFound.
    """
    on = on or clock.today()
    with db.transaction() as session:
        row = _standing(session, placement_id)
        last = _last_suspension(session, row)
        if last is not None and last.resumed_on is None:
            raise Refused("already_suspended", on=thai_dates.screen(last.suspended_on))
        refuse(
            not_future("on", on),
            in_order("on", row.started_on, on),
            in_order("on", last.resumed_on, on) if last is not None else [],
            [] if reason.strip() else [Issue("reason", "reason_required")],
        )
        rests = PlacementSuspension(
            placement_id=row.id, suspended_on=on, reason=thai_text.clean(reason), created_at=clock.now()
        )
        session.add(rests)
        _tell(session, actor, row, "suspend", {"suspended_on": on.isoformat()}, rests.reason)
        return Saved(row.id, row.version, TOUCHED)


def resume(actor: Actor, db: Database, placement_id: int, on: date | None, note: str = "") -> Saved:
    """Somebody is back at work.

    Raises ValidationFailed (on), Refused("placement_ended", "not_suspended"), RecordNotFound.
    """
    on = on or clock.today()
    with db.transaction() as session:
        row = _standing(session, placement_id)
        last = _last_suspension(session, row)
        if last is None or last.resumed_on is not None:
            raise Refused("not_suspended")
        refuse(not_future("on", on), in_order("on", last.suspended_on, on))
        last.resumed_on, last.note = on, thai_text.clean(note)
        _tell(session, actor, row, "resume", {"resumed_on": on.isoformat()}, last.note)
        return Saved(row.id, row.version, TOUCHED)


def _terms(session: Session, row: Placement, data: RenewalInput) -> PlacementInput:
    """The placement under its new contract, checked."""
    if row.ended_on is not None:
        raise Refused("placement_ended", on=thai_dates.screen(row.ended_on))
    if row.ends_on is None:
        raise Refused("no_end_to_renew")
    begins = row.ends_on + timedelta(days=1)
    stays = data.wage_satang is None and not data.wage_unit
    wage, unit = (row.wage_satang, row.wage_unit) if stays else (data.wage_satang, data.wage_unit)
    issues = in_order("until_on", begins, data.until_on)
    issues += not_future("agreed_on", data.agreed_on)
    if wage is not None and not unit:
        issues.append(Issue("wage_unit", "wage_unit_required"))
    issues += value_lists.unlisted(session, "wage_unit", "wage_unit", unit)
    if (wage or 0) < 0:
        issues.append(Issue("wage_satang", "negative_amount"))
    if not data.decided_by.strip():
        issues.append(Issue("decided_by", "required"))
    terms = PlacementInput(
        person_id=row.person_id,
        employer_id=row.employer_id,
        workplace_id=row.workplace_id,
        basis=row.basis,
        started_on=begins,
        ends_on=data.until_on,
        wage_satang=wage,
        wage_unit=unit,
    )
    if row.person_id is not None:
        person = living(session, row.person_id)
        issues += [replace(issue, field="until_on") for issue in overlaps(session, person, terms, but=row.id)]
    refuse(issues)
    return terms


def _standing(session: Session, placement_id: int) -> Placement:
    row = placement(session, placement_id)
    if row.ended_on is not None:
        raise Refused("placement_ended", on=thai_dates.screen(row.ended_on))
    return row


def _last_suspension(session: Session, row: Placement) -> PlacementSuspension | None:
    wanted = select(PlacementSuspension).where(PlacementSuspension.placement_id == row.id)
    return session.scalars(wanted.order_by(PlacementSuspension.id.desc())).first()


def _tell(
    session: Session, actor: Actor, row: Placement, action: str, after: dict[str, str], reason: str
) -> None:
    audit.record(session, actor, action, "placement", row.id, after=after, reason=reason)
    session.flush()
