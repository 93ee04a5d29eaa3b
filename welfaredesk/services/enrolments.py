"""Programmes a person is enrolled in, with their monthly amount; paying it out is not our job."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from welfaredesk.db.engine import Database
from welfaredesk.db.models import Enrolment
from welfaredesk.domain import names, paper_limits, thai_dates, thai_text
from welfaredesk.errors import Issue, RecordNotFound, Refused, ValidationFailed
from welfaredesk.services import value_lists
from welfaredesk.services.actor import Actor
from welfaredesk.services.audit import Saved
from welfaredesk.services.dates import after_last_end, in_order, not_future, refuse
from welfaredesk.services.limits import too_long
from welfaredesk.services.person_history import record, told
from welfaredesk.services.persons import TOUCHED, existing, living

RECEIVING = "receiving"


@dataclass(frozen=True, slots=True)
class EnrolmentInput:
    """An enrolment as a form gives it: codes of the lists programme and enrolment_status, satang a month."""

    programme: str = ""
    amount_satang: int | None = None
    status: str = RECEIVING
    register_no: str = ""
    from_on: date | None = None


def enrol(actor: Actor, db: Database, person_id: int, data: EnrolmentInput) -> Saved:
    """Enrol a living person from a day (None: not known).

    Raises ValidationFailed, Refused("already_enrolled", "person_has_died"), RecordNotFound.
    """
    with db.transaction() as session:
        person = living(session, person_id)
        _check(session, data)
        if _current(session, person_id, data.programme) is not None:
            name = names.full_name(person.title, person.first, person.last)
            raise Refused("already_enrolled", person=name, programme=_label(session, data.programme))
        last_end = session.scalar(
            select(func.max(Enrolment.to_on)).where(
                Enrolment.person_id == person_id, Enrolment.programme == data.programme
            )
        )
        refuse(after_last_end("from_on", data.from_on, last_end))
        row = _filled(Enrolment(person_id=person_id), data)
        record(session, actor, "enrol", person_id, told(row))
        session.add(row)
        session.flush()
        return Saved(row.id, person.version, TOUCHED)


def correct(actor: Actor, db: Database, enrolment_id: int, data: EnrolmentInput) -> Saved:
    """Put right what was typed wrong; the row itself changes.

    Raises ValidationFailed, Refused("enrolment_ended", "already_enrolled"), RecordNotFound.
    """
    with db.transaction() as session:
        row = _running(session, enrolment_id)
        _check(session, data)
        other = _current(session, row.person_id, data.programme)
        person = existing(session, row.person_id)
        if other is not None and other.id != row.id:
            name = names.full_name(person.title, person.first, person.last)
            raise Refused("already_enrolled", person=name, programme=_label(session, data.programme))
        record(session, actor, "correct_enrolment", row.person_id, told(_filled(row, data)))
        return Saved(row.id, person.version, TOUCHED)


def change(actor: Actor, db: Database, enrolment_id: int, data: EnrolmentInput) -> Saved:
    """New terms (amount, status) from `data.from_on`; the old ones end that day and stay as history.

    The programme stays. Raises ValidationFailed, Refused("enrolment_ended"), RecordNotFound.
    """
    with db.transaction() as session:
        row = _running(session, enrolment_id)
        _check(session, data)
        if data.from_on is None:
            raise ValidationFailed(Issue("from_on", "required"))
        refuse(in_order("from_on", row.from_on, data.from_on))
        fresh = _filled(Enrolment(person_id=row.person_id), data)
        fresh.programme = row.programme
        record(session, actor, "change_enrolment", row.person_id, _difference(row, fresh))
        row.to_on = data.from_on
        session.flush()  # at most one row may be running
        session.add(fresh)
        session.flush()
        return Saved(fresh.id, existing(session, row.person_id).version, TOUCHED)


def end(actor: Actor, db: Database, enrolment_id: int, to_on: date, status: str = "given_up") -> Saved:
    """The programme stops on a day, `status` saying why (moved, given_up, died).

    Raises ValidationFailed (to_on, status), Refused("enrolment_ended"), RecordNotFound.
    """
    with db.transaction() as session:
        row = _running(session, enrolment_id)
        refuse(
            not_future("to_on", to_on),
            in_order("to_on", row.from_on, to_on),
            value_lists.unlisted(session, "enrolment_status", "status", status),
        )
        row.to_on, row.status = to_on, status
        before, after = told(row)
        record(session, actor, "end_enrolment", row.person_id, (before, {"programme": row.programme} | after))
        return Saved(row.id, existing(session, row.person_id).version, TOUCHED)


def _check(session: Session, data: EnrolmentInput) -> None:
    refuse(
        [] if data.programme else [Issue("programme", "required")],
        value_lists.unlisted(session, "programme", "programme", data.programme),
        value_lists.unlisted(session, "enrolment_status", "status", data.status),
        [Issue("amount_satang", "negative_amount")] if (data.amount_satang or 0) < 0 else [],
        not_future("from_on", data.from_on),
        too_long("register_no", data.register_no, paper_limits.SLIP_CODE),
    )


def _current(session: Session, person_id: int, programme: str) -> Enrolment | None:
    return session.scalar(
        select(Enrolment).where(
            Enrolment.person_id == person_id, Enrolment.programme == programme, Enrolment.to_on.is_(None)
        )
    )


def _running(session: Session, enrolment_id: int) -> Enrolment:
    row = session.get(Enrolment, enrolment_id)
    if row is None:
        raise RecordNotFound("not_found", what=f"การขึ้นทะเบียน {enrolment_id}")
    if row.to_on is not None:
        raise Refused("enrolment_ended", on=thai_dates.screen(row.to_on))
    return row


def _filled(row: Enrolment, data: EnrolmentInput) -> Enrolment:
    row.programme, row.status = data.programme, data.status or RECEIVING
    row.amount_satang, row.from_on = data.amount_satang, data.from_on
    row.register_no = thai_text.clean(data.register_no)
    return row


def _difference(old: Enrolment, new: Enrolment) -> tuple[dict[str, object], dict[str, object]]:
    before: dict[str, object] = {}
    after: dict[str, object] = {"programme": new.programme}
    for name in ("amount_satang", "status", "register_no"):
        if getattr(old, name) != getattr(new, name):
            before[name], after[name] = getattr(old, name), getattr(new, name)
    after["from_on"] = new.from_on.isoformat() if new.from_on else None
    return before, after


def _label(session: Session, programme: str) -> str:
    found = (value.label for value in value_lists.values(session, "programme") if value.code == programme)
    return next(found, programme)
