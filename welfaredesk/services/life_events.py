"""Deaths and moves. An event decides only itself; what must happen now is derived from it elsewhere."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import LifeEvent, Person
from welfaredesk.domain import names, paper_limits, thai_dates, thai_text
from welfaredesk.errors import Issue, RecordNotFound, Refused
from welfaredesk.services.actor import Actor
from welfaredesk.services.audit import Saved
from welfaredesk.services.dates import not_before_birth, not_future, refuse
from welfaredesk.services.limits import too_long, wants_reason
from welfaredesk.services.person_history import record, told
from welfaredesk.services.persons import TOUCHED, existing

DIED, MOVED_OUT, MOVED_IN = "died", "moved_out", "moved_in"
KINDS = (DIED, MOVED_OUT, MOVED_IN)


def report(
    actor: Actor,
    db: Database,
    person_id: int,
    kind: str,
    happened_on: date | None,
    remark: str = "",
) -> Saved:
    """A death or a move (died, moved_out, moved_in) that the office knows for certain.

    A proposal of the same kind that waits is thereby confirmed. Raises ValidationFailed (kind, happened_on),
    Refused("already_died", "already_moved_out"), RecordNotFound.
    """
    with db.transaction() as session:
        person = existing(session, person_id)
        refuse(
            [] if kind in KINDS else [Issue("kind", "not_in_list", {"read": kind})],
            too_long("remark", remark, paper_limits.REASON),
        )
        event = _waiting(session, person_id, kind)
        if event is None:
            event = LifeEvent(person_id=person_id, kind=kind, created_at=clock.now())
        if remark.strip():
            event.remark = thai_text.clean(remark)
        return _confirm(session, actor, person, event, happened_on, "report_event")


def confirm(actor: Actor, db: Database, event_id: int, happened_on: date | None) -> Saved:
    """A proposed event is true and happened on this day.

    Raises ValidationFailed (happened_on), Refused("event_decided", "already_died", "already_moved_out"),
    RecordNotFound.
    """
    with db.transaction() as session:
        event = _proposed(session, event_id)
        person = existing(session, event.person_id)
        return _confirm(session, actor, person, event, happened_on, "confirm_event")


def dismiss(actor: Actor, db: Database, event_id: int, reason: str = "") -> Saved:
    """A proposed event is not true; it is not proposed again. Raises Refused, RecordNotFound."""
    with db.transaction() as session:
        event = _proposed(session, event_id)
        _decide(event, actor, confirmed=False)
        after = {"kind": event.kind, "remark": event.remark}
        record(session, actor, "dismiss_event", event.person_id, ({}, after), reason=reason.strip())
        return Saved(event.id, existing(session, event.person_id).version, TOUCHED)


def undo(actor: Actor, db: Database, event_id: int, reason: str) -> Saved:
    """A confirmed event was a mistake: a proposal of a register waits again, any other is dismissed.

    Raises ValidationFailed (reason), Refused("event_not_confirmed"), RecordNotFound.
    """
    wants_reason(reason)
    with db.transaction() as session:
        event = _event(session, event_id)
        if not event.confirmed:
            raise Refused("event_not_confirmed")
        person = existing(session, event.person_id)
        waits = bool(event.source) and _waiting(session, person.id, event.kind) is None
        _decide(event, actor, confirmed=None if waits else False)
        session.flush()
        _apply(session, person)
        before, after = told(person)
        record(
            session,
            actor,
            "undo_event",
            person.id,
            (before, {"kind": event.kind} | after),
            reason=reason.strip(),
        )
        session.flush()
        return Saved(event.id, person.version, TOUCHED)


def _confirm(
    session: Session, actor: Actor, person: Person, event: LifeEvent, happened_on: date | None, action: str
) -> Saved:
    _check(person, event.kind, happened_on)
    event.happened_on = happened_on
    _decide(event, actor, confirmed=True)
    session.add(event)
    session.flush()
    _apply(session, person)
    before, after = told(person)
    if not after and happened_on is not None:  # moving in where nobody had moved out
        after = {"happened_on": happened_on.isoformat()}
    record(
        session, actor, action, person.id, (before, {"kind": event.kind} | after), reason=event.remark or ""
    )
    session.flush()
    return Saved(event.id, person.version, TOUCHED)


def _check(person: Person, kind: str, happened_on: date | None) -> None:
    name = names.full_name(person.title, person.first, person.last)
    if person.died_on is not None:
        raise Refused("already_died", person=name, on=thai_dates.screen(person.died_on))
    if kind == MOVED_OUT and person.moved_out_on is not None:
        raise Refused("already_moved_out", person=name, on=thai_dates.screen(person.moved_out_on))
    if happened_on is None:
        refuse([Issue("happened_on", "required")])
    refuse(not_future("happened_on", happened_on), not_before_birth("happened_on", happened_on, person))


def _apply(session: Session, person: Person) -> None:
    """The person's state as the confirmed events tell it: dead or not, living here or not."""
    events = session.scalars(
        select(LifeEvent)
        .where(LifeEvent.person_id == person.id, LifeEvent.confirmed.is_(True))
        .order_by(LifeEvent.happened_on, LifeEvent.id)
    ).all()
    person.died_on = next((event.happened_on for event in events if event.kind == DIED), None)
    moves = [event for event in events if event.kind != DIED]
    last = moves[-1] if moves else None
    person.moved_out_on = last.happened_on if last is not None and last.kind == MOVED_OUT else None


def _decide(event: LifeEvent, actor: Actor, *, confirmed: bool | None) -> None:
    event.confirmed = confirmed
    event.decided_at = clock.now() if confirmed is not None else None
    event.decided_by = actor.name if confirmed is not None else ""


def _event(session: Session, event_id: int) -> LifeEvent:
    event = session.get(LifeEvent, event_id)
    if event is None:
        raise RecordNotFound("not_found", what=f"เหตุการณ์ {event_id}")
    return event


def _proposed(session: Session, event_id: int) -> LifeEvent:
    event = _event(session, event_id)
    if event.confirmed is not None:
        raise Refused("event_decided")
    return event


def _waiting(session: Session, person_id: int, kind: str) -> LifeEvent | None:
    return session.scalar(
        select(LifeEvent).where(
            LifeEvent.person_id == person_id, LifeEvent.kind == kind, LifeEvent.confirmed.is_(None)
        )
    )
