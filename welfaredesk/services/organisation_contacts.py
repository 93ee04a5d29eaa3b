"""The contact log of organisations: who was spoken with, how, what came of it, what to do until when."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import OrganisationContact
from welfaredesk.domain import organisations, thai_text
from welfaredesk.errors import Issue, RecordNotFound, StaleRecord, ValidationFailed
from welfaredesk.services import audit
from welfaredesk.services.actor import Actor
from welfaredesk.services.audit import Saved
from welfaredesk.services.dates import in_order, not_future, refuse
from welfaredesk.services.limits import too_long
from welfaredesk.services.placement_checks import organisation

TOUCHED = frozenset({"organisation_contact", "organisation"})
MAX_RESULT, MAX_ACTION = 400, 200


@dataclass(frozen=True, slots=True)
class OrganisationContactInput:
    """One contact: `channel` is a key of domain.organisations.CHANNELS, `contacted_on` None means today."""

    channel: str
    result: str
    spoke_with: str = ""
    contacted_on: date | None = None
    next_action: str = ""
    next_on: date | None = None


def log_contact(actor: Actor, db: Database, organisation_id: int, data: OrganisationContactInput) -> Saved:
    """Keep a contact. Raises ValidationFailed (channel, result, contacted_on, next_action, next_on)."""
    with db.transaction() as session:
        row = OrganisationContact(
            organisation_id=organisation(session, organisation_id).id,
            contacted_by=actor.name,
            created_at=clock.now(),
        )
        _fill(row, data)
        audit.keep(session, actor, row)
        return Saved(row.id, row.version, TOUCHED)


def correct_contact(
    actor: Actor, db: Database, contact_id: int, data: OrganisationContactInput, *, version: int
) -> Saved:
    """Put a contact right; what it was stays in the history. Raises as `log_contact`, and StaleRecord."""
    with db.transaction() as session:
        row = _contact(session, contact_id)
        if row.version != version:
            raise StaleRecord
        _fill(row, data)
        audit.keep(session, actor, row)
        return Saved(row.id, row.version, TOUCHED)


def remove_contact(actor: Actor, db: Database, contact_id: int, reason: str) -> frozenset[str]:
    """Take away a contact logged with the wrong organisation; what it said stays in the history.

    Raises ValidationFailed (reason), RecordNotFound.
    """
    if not reason.strip():
        raise ValidationFailed(Issue("reason", "reason_required"))
    with db.transaction() as session:
        row = _contact(session, contact_id)
        before = audit.snapshot(row)
        audit.record(
            session, actor, "remove", "organisation_contact", row.id, before=before, reason=reason.strip()
        )
        session.delete(row)
    return TOUCHED


def _contact(session: Session, contact_id: int) -> OrganisationContact:
    row = session.get(OrganisationContact, contact_id)
    if row is None:
        raise RecordNotFound("not_found", what=f"การติดต่อหน่วยงาน {contact_id}")
    return row


def _fill(row: OrganisationContact, data: OrganisationContactInput) -> None:
    on = data.contacted_on or row.contacted_on or clock.today()
    texts = {name: thai_text.clean(getattr(data, name)) for name in ("spoke_with", "result", "next_action")}
    issues = not_future("contacted_on", on) + in_order("next_on", on, data.next_on)
    if data.channel not in organisations.CHANNELS:
        issues.append(Issue("channel", "not_in_list", {"read": data.channel}))
    issues += [] if texts["result"] else [Issue("result", "required")]
    if texts["next_action"] and data.next_on is None:
        issues.append(Issue("next_on", "next_day_required"))
    issues += too_long("result", texts["result"], MAX_RESULT)
    issues += too_long("next_action", texts["next_action"], MAX_ACTION)
    refuse(issues)
    row.contacted_on, row.channel, row.next_on = on, data.channel, data.next_on
    for name, text in texts.items():
        setattr(row, name, text)
