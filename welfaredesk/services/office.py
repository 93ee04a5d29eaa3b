"""The office: its profile, and its first signatories."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace

from sqlalchemy.orm import Session

from welfaredesk.db.engine import Database
from welfaredesk.db.models import OfficeProfile
from welfaredesk.domain import device_codes, house_consent, paper_limits
from welfaredesk.errors import Issue, Refused, StaleRecord, ValidationFailed
from welfaredesk.services import audit, signatories
from welfaredesk.services.actor import Actor
from welfaredesk.services.audit import Saved
from welfaredesk.services.limits import over
from welfaredesk.services.signatories import SignatoryInput

LIMITS = {
    "name": paper_limits.SLIP_NAME,
    "division": paper_limits.SLIP_NAME,
    "tambon": paper_limits.ADDRESS_PART,
    "amphoe": paper_limits.ADDRESS_PART,
    "province": paper_limits.ADDRESS_PART,
    "postcode": paper_limits.HOUSE_NO,
    "phone": paper_limits.SLIP_PHONE,
}


@dataclass(frozen=True, slots=True)
class OfficeInput:
    """The office as its form gives it; days are counts of calendar days.

    `consent_years` is for how long an owner promises to tear nothing down (W-14).
    """

    name: str = ""
    division: str = "กองสวัสดิการสังคม"
    tambon: str = ""
    amphoe: str = ""
    province: str = ""
    postcode: str = ""
    phone: str = ""
    loan_days: int = 90
    near_due_days: int = 7
    recall_days: int = 7
    offer_days: int = 7
    consent_years: int = house_consent.USUAL_YEARS
    waiting_stops_renewal: bool = True
    code_pattern: str = device_codes.USUAL_PATTERN
    is_demo: bool = False


def validate(data: OfficeInput) -> list[Issue]:
    """Issues of the office form."""
    issues = [
        Issue(field, "required")
        for field in ("name", "amphoe", "province")
        if not getattr(data, field).strip()
    ]
    if not device_codes.is_pattern(data.code_pattern):
        issues.append(Issue("code_pattern", "code_pattern_wrong", {"read": data.code_pattern}))
    issues += over(data, LIMITS)
    for field in ("loan_days", "near_due_days", "recall_days", "offer_days"):
        if getattr(data, field) < 1:
            issues.append(Issue(field, "not_a_number", {"read": str(getattr(data, field))}))
    if data.consent_years not in house_consent.YEARS:
        issues.append(Issue("consent_years", "not_a_number", {"read": str(data.consent_years)}))
    return issues


def identity(session: Session) -> str:
    """What tells the office's marks on papers from another office's: its name and province."""
    profile = session.get(OfficeProfile, 1)
    return f"{profile.name} {profile.province}" if profile is not None else ""


def save_office(
    actor: Actor,
    db: Database,
    data: OfficeInput,
    signing: Sequence[SignatoryInput] = (),
    *,
    version: int = 0,
) -> Saved:
    """Set up the office or change it; whoever is named in `signing` is added to the registry of signatories.

    Raises ValidationFailed; StaleRecord when somebody saved since `version` was read.
    """
    wanted = [entry for entry in signing if entry.name.strip()]
    if issues := validate(data) + _signatory_issues(wanted):
        raise ValidationFailed(*issues)
    with db.transaction() as session:
        profile = session.get(OfficeProfile, 1)
        if profile is None:
            profile = OfficeProfile(id=1, **asdict(data))
            session.add(profile)
            audit.record(session, actor, "create", "office", 1, after=asdict(data))
        else:
            if profile.version != version:
                raise StaleRecord
            for name, value in asdict(data).items():
                setattr(profile, name, value)
            before, after = audit.changes(profile)
            if after:
                audit.record(session, actor, "update", "office", 1, before=before, after=after)
        for entry in wanted:
            signatories.add(session, actor, entry)
        session.flush()
        return Saved(1, profile.version, frozenset({"office"}))


def _signatory_issues(wanted: Sequence[SignatoryInput]) -> list[Issue]:
    """Issues of the signatories; the field is role.attribute."""
    found = [(entry, issue) for entry in wanted for issue in signatories.issues_of(entry)]
    return [replace(issue, field=f"{entry.role}.{issue.field}") for entry, issue in found]


def profile_of(session: Session) -> OfficeProfile:
    """The office's profile inside a running transaction. Raises Refused("office_not_set_up")."""
    profile = session.get(OfficeProfile, 1)
    if profile is None:
        raise Refused("office_not_set_up")
    return profile
