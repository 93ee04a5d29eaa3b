"""The office: its profile and its signatories."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from welfaredesk.db.engine import Database
from welfaredesk.db.models import OfficeProfile, Signatory
from welfaredesk.domain import device_codes, paper_limits
from welfaredesk.errors import Issue, Refused, StaleRecord, ValidationFailed
from welfaredesk.services import audit
from welfaredesk.services.actor import Actor
from welfaredesk.services.audit import Saved
from welfaredesk.services.limits import too_long

MAX_LIABILITY = paper_limits.SLIP_LIABILITY
# the office may change it; ข้อ 208–209 are cited from domain specification §2.1
DEFAULT_LIABILITY = (
    "ข้าพเจ้าจะดูแลรักษาพัสดุที่ยืมเป็นอย่างดี ใช้เฉพาะผู้ที่ระบุไว้ ไม่ให้ผู้อื่นยืมต่อ และแจ้งเมื่อย้ายที่อยู่หรือไม่ใช้แล้ว "
    "หากเกิดชำรุดเสียหาย ใช้การไม่ได้ หรือสูญหาย ข้าพเจ้ายินยอมจัดการแก้ไขซ่อมแซมให้คงสภาพเดิมโดยเสียค่าใช้จ่ายเอง "
    "หรือชดใช้เป็นพัสดุประเภท ชนิด ขนาด ลักษณะและคุณภาพอย่างเดียวกัน หรือชดใช้เป็นเงินตามราคาที่เป็นอยู่ในขณะยืม"
)
ROLES = ("giver", "opinion", "approver")


@dataclass(frozen=True, slots=True)
class OfficeInput:
    """The office as its form gives it; days are counts of calendar days."""

    name: str = ""
    division: str = "กองสวัสดิการสังคม"
    tambon: str = ""
    amphoe: str = ""
    province: str = ""
    postcode: str = ""
    phone: str = ""
    loan_liability: str = DEFAULT_LIABILITY
    loan_days: int = 90
    near_due_days: int = 7
    recall_days: int = 7
    offer_days: int = 7
    waiting_stops_renewal: bool = True
    code_pattern: str = device_codes.USUAL_PATTERN
    is_demo: bool = False


@dataclass(frozen=True, slots=True)
class SignatoryInput:
    """Somebody who signs in a role (giver, opinion, approver); dates None mean always."""

    role: str
    name: str = ""
    position: str = ""
    acting_for: str = ""
    valid_from: date | None = None
    valid_to: date | None = None


def validate(data: OfficeInput) -> list[Issue]:
    """Issues of the office form."""
    issues = [
        Issue(field, "required")
        for field in ("name", "amphoe", "province")
        if not getattr(data, field).strip()
    ]
    if not device_codes.is_pattern(data.code_pattern):
        issues.append(Issue("code_pattern", "code_pattern_wrong", {"read": data.code_pattern}))
    issues += too_long("loan_liability", data.loan_liability, MAX_LIABILITY)
    for field in ("name", "division"):
        issues += too_long(field, getattr(data, field), paper_limits.SLIP_NAME)
    for field in ("loan_days", "near_due_days", "recall_days", "offer_days"):
        if getattr(data, field) < 1:
            issues.append(Issue(field, "not_a_number", {"read": str(getattr(data, field))}))
    return issues


def save_office(
    actor: Actor,
    db: Database,
    data: OfficeInput,
    signatories: Sequence[SignatoryInput] = (),
    *,
    version: int = 0,
) -> Saved:
    """Set up the office or change it; the signatories given replace the registry of the same roles.

    Raises ValidationFailed; StaleRecord when somebody saved since `version` was read.
    """
    if issues := validate(data) + _signatory_issues(signatories):
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
        _replace_signatories(session, actor, signatories)
        session.flush()
        return Saved(1, profile.version, frozenset({"office"}))


def _signatory_issues(signatories: Sequence[SignatoryInput]) -> list[Issue]:
    """Issues of the signatories' texts; the field is role.attribute."""
    issues = []
    for entry in signatories:
        for name in ("name", "position", "acting_for"):
            issues += too_long(f"{entry.role}.{name}", getattr(entry, name), paper_limits.SLIP_NAME)
    return issues


def _replace_signatories(session: Session, actor: Actor, wanted: Sequence[SignatoryInput]) -> None:
    for role in {data.role for data in wanted}:
        old = list(session.scalars(select(Signatory).where(Signatory.role == role)))
        new = [Signatory(**asdict(data)) for data in wanted if data.role == role and data.name.strip()]
        before, after = [audit.snapshot(row) for row in old], [audit.snapshot(row) for row in new]
        if before == after:
            continue
        for row in old:
            session.delete(row)
        session.add_all(new)
        audit.record(session, actor, "update", "signatory", None, before={role: before}, after={role: after})


def profile_of(session: Session) -> OfficeProfile:
    """The office's profile inside a running transaction. Raises Refused("office_not_set_up")."""
    profile = session.get(OfficeProfile, 1)
    if profile is None:
        raise Refused("office_not_set_up")
    return profile


def signatory_of(session: Session, role: str, on: date) -> Signatory | None:
    """Who signs in a role on a day: the entry that started last among those in force."""
    rows = session.scalars(select(Signatory).where(Signatory.role == role)).all()
    in_force = [row for row in rows if (row.valid_from or date.min) <= on <= (row.valid_to or date.max)]
    return max(in_force, key=lambda row: (row.valid_from or date.min, row.id), default=None)


def signer_name(session: Session, role: str, on: date) -> str:
    """The name of who signs in a role on a day, "" for nobody."""
    signatory = signatory_of(session, role, on)
    return signatory.name if signatory else ""
