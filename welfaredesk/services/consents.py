"""Consent to the office's notice (domain specification §6.10): given, and withdrawn at any time."""

from dataclasses import asdict, dataclass
from datetime import date

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import Consent
from welfaredesk.domain import paper_limits, thai_dates, thai_text
from welfaredesk.errors import Issue, RecordNotFound, Refused
from welfaredesk.services.actor import Actor
from welfaredesk.services.audit import Saved
from welfaredesk.services.dates import not_before_birth, not_future, refuse
from welfaredesk.services.limits import too_long
from welfaredesk.services.notices import notice_on
from welfaredesk.services.person_history import record, told
from welfaredesk.services.persons import TOUCHED, existing


@dataclass(frozen=True, slots=True)
class ConsentInput:
    """Consent as its form gives it: to which version of the notice, when, how (paper, spoken), by whom.

    `notice_version` "" is the notice that was told on the day, `given_by` "" the person; `health`, `photo`
    and `sharing` are what was agreed to.
    """

    notice_version: str = ""
    given_on: date | None = None
    channel: str = ""
    given_by: str = ""
    health: bool = False
    photo: bool = False
    sharing: bool = False


def give(actor: Actor, db: Database, person_id: int, data: ConsentInput) -> Saved:
    """Keep a consent; the newest that was not withdrawn counts.

    Raises ValidationFailed (given_on, given_by), RecordNotFound.
    """
    with db.transaction() as session:
        person = existing(session, person_id)
        refuse(
            [] if data.given_on is not None else [Issue("given_on", "required")],
            not_future("given_on", data.given_on),
            not_before_birth("given_on", data.given_on, person),
            too_long("given_by", data.given_by, paper_limits.SLIP_NAME),
        )
        row = Consent(person_id=person_id, created_at=clock.now())
        for name, value in asdict(data).items():
            setattr(row, name, thai_text.clean(value) if isinstance(value, str) else value)
        row.notice_version = row.notice_version or notice_on(session, row.given_on).version
        record(session, actor, "give_consent", person_id, told(row))
        session.add(row)
        session.flush()
        return Saved(row.id, person.version, TOUCHED)


def withdraw(actor: Actor, db: Database, consent_id: int, reason: str = "") -> Saved:
    """Withdraw a consent from now on; a reason may be given, but none is owed.

    Raises ValidationFailed (reason), Refused("consent_withdrawn"), RecordNotFound.
    """
    refuse(too_long("reason", reason, paper_limits.REASON))
    with db.transaction() as session:
        row = session.get(Consent, consent_id)
        if row is None:
            raise RecordNotFound("not_found", what=f"ความยินยอม {consent_id}")
        if row.withdrawn_at is not None:
            raise Refused("consent_withdrawn", on=thai_dates.screen(row.withdrawn_at.date()))
        row.withdrawn_at = clock.now()
        record(session, actor, "withdraw_consent", row.person_id, told(row), reason=reason.strip())
        return Saved(row.id, existing(session, row.person_id).version, TOUCHED)
