"""Target groups a person joins and leaves; former times stay as history."""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from welfaredesk.db.engine import Database
from welfaredesk.db.models import GroupMembership, Person
from welfaredesk.domain import names
from welfaredesk.errors import Refused, ValidationFailed
from welfaredesk.services import value_lists
from welfaredesk.services.actor import Actor
from welfaredesk.services.audit import Saved
from welfaredesk.services.dates import after_last_end, in_order, not_future, refuse
from welfaredesk.services.person_history import record, told
from welfaredesk.services.persons import TOUCHED, existing

LIST = "group"


def join_group(actor: Actor, db: Database, person_id: int, code: str, from_on: date | None = None) -> Saved:
    """Put a person into a target group (a code of the list "group"); `from_on` None when not known.

    Raises ValidationFailed (code, from_on), Refused("already_in_group"), RecordNotFound.
    """
    with db.transaction() as session:
        person = existing(session, person_id)
        if issues := value_lists.unlisted(session, LIST, "code", code):
            raise ValidationFailed(*issues)
        if _current(session, person_id, code) is not None:
            raise Refused("already_in_group", person=_name(person), group=_label(session, code))
        refuse(
            not_future("from_on", from_on),
            after_last_end("from_on", from_on, _last_end(session, person_id, code)),
        )
        row = GroupMembership(person_id=person_id, group_code=code, from_on=from_on)
        record(session, actor, "join_group", person_id, told(row))
        session.add(row)
        session.flush()
        return Saved(row.id, person.version, TOUCHED)


def leave_group(actor: Actor, db: Database, person_id: int, code: str, to_on: date) -> Saved:
    """End the membership of today on a day. Raises ValidationFailed (to_on), Refused("not_in_group")."""
    with db.transaction() as session:
        person = existing(session, person_id)
        row = _current(session, person_id, code)
        if row is None:
            raise Refused("not_in_group", person=_name(person), group=_label(session, code))
        refuse(not_future("to_on", to_on), in_order("to_on", row.from_on, to_on))
        row.to_on = to_on
        before, after = told(row)
        record(session, actor, "leave_group", person_id, (before, {"group_code": code} | after))
        return Saved(row.id, person.version, TOUCHED)


def _current(session: Session, person_id: int, code: str) -> GroupMembership | None:
    return session.scalar(
        select(GroupMembership).where(
            GroupMembership.person_id == person_id,
            GroupMembership.group_code == code,
            GroupMembership.to_on.is_(None),
        )
    )


def _last_end(session: Session, person_id: int, code: str) -> date | None:
    return session.scalar(
        select(func.max(GroupMembership.to_on)).where(
            GroupMembership.person_id == person_id, GroupMembership.group_code == code
        )
    )


def _label(session: Session, code: str) -> str:
    found = (value.label for value in value_lists.values(session, LIST) if value.code == code)
    return next(found, code)


def _name(person: Person) -> str:
    return names.full_name(person.title, person.first, person.last)
