"""Showing what is hidden on purpose: allowed with a reason, and kept in the audit trail."""

from sqlalchemy import select

from welfaredesk.db.engine import Database
from welfaredesk.db.models import Person, PersonIdentifier
from welfaredesk.errors import RecordNotFound
from welfaredesk.services import audit
from welfaredesk.services.actor import Actor
from welfaredesk.services.limits import wants_reason
from welfaredesk.services.persons import NATIONAL_ID


def reveal_id(actor: Actor, db: Database, person_id: int, reason: str) -> str:
    """The whole national id (13 digits) of a person, "" when there is none; who asked and why is kept.

    Raises ValidationFailed (reason) without a reason, RecordNotFound.
    """
    wants_reason(reason)
    with db.transaction() as session:
        if session.get(Person, person_id) is None:
            raise RecordNotFound("not_found", what=f"บุคคล {person_id}")
        number = session.scalar(
            select(PersonIdentifier.value).where(
                PersonIdentifier.person_id == person_id, PersonIdentifier.kind == NATIONAL_ID
            )
        )
        audit.record(session, actor, "reveal_id", "person", person_id, reason=reason.strip())
        return number or ""
