"""Who signs the office's letters, and how their reader answers (§6.2, A.6)."""

from dataclasses import asdict, dataclass

from welfaredesk.db.engine import Database
from welfaredesk.domain import paper_limits, thai_text
from welfaredesk.domain.signing import ROLES
from welfaredesk.errors import Issue, StaleRecord, ValidationFailed
from welfaredesk.services import audit, office
from welfaredesk.services.actor import Actor
from welfaredesk.services.audit import Saved
from welfaredesk.services.limits import over

LIMITS = {"fax": paper_limits.SLIP_PHONE, "email": paper_limits.SLIP_NAME}


@dataclass(frozen=True, slots=True)
class LetterSettings:
    """`letter_signer` is one of domain.signing.ROLES."""

    letter_signer: str = "approver"
    fax: str = ""
    email: str = ""


def save_letter_settings(actor: Actor, db: Database, data: LetterSettings, version: int) -> Saved:
    """Change them; letters already issued stay as they are.

    Raises ValidationFailed (letter_signer, fax, email), StaleRecord,
    Refused("office_not_set_up").
    """
    if issues := _issues(data):
        raise ValidationFailed(*issues)
    with db.transaction() as session:
        profile = office.profile_of(session)
        if profile.version != version:
            raise StaleRecord
        for name, value in asdict(data).items():
            setattr(profile, name, thai_text.clean(value))
        before, after = audit.changes(profile)
        if after:
            audit.record(session, actor, "update", "office", 1, before=before, after=after)
        session.flush()
        return Saved(1, profile.version, frozenset({"office"}))


def _issues(data: LetterSettings) -> list[Issue]:
    issues = over(data, LIMITS)
    if data.letter_signer not in ROLES:
        issues.append(Issue("letter_signer", "not_in_list", {"read": data.letter_signer}))
    return issues
