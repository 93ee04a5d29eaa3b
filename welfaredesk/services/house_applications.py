"""What the application for a house project says (W-12), and the owner's consent to the work (W-14)."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import HouseApplication, HouseConsent, HouseProject
from welfaredesk.domain import house_consent, national_id, paper_limits
from welfaredesk.domain.thai_text import clean
from welfaredesk.errors import Issue, RecordNotFound, StaleRecord
from welfaredesk.services import audit, numbering, value_lists
from welfaredesk.services.actor import Actor
from welfaredesk.services.audit import Saved
from welfaredesk.services.dates import not_future, refuse
from welfaredesk.services.limits import too_long
from welfaredesk.services.person_input import number_issues
from welfaredesk.services.persons import existing

APPLICATION, CONSENT = "house_application", "house_consent"
MOST_MONTHS = 12 * 120


@dataclass(frozen=True, slots=True)
class EarlierHelp:
    """Help received before: by whom, in which year (BE), how much; None where not known."""

    agency: str = ""
    year: int | None = None
    satang: int | None = None


@dataclass(frozen=True, slots=True)
class ApplicationInput:
    """An application (W-12); `applicant_id` None: the beneficiary himself, then there is no `relation`.

    `owner` whether house and land are the beneficiary's own, None not asked yet; `sources` codes of the list
    fund_source; `cash` when money is paid out to a person.
    """

    applied_on: date | None = None
    applicant_id: int | None = None
    relation: str = ""
    owner: bool | None = None
    lived_months: int | None = None
    moved_after_disability: bool = False
    details: str = ""
    earlier: tuple[EarlierHelp, ...] = ()
    sources: tuple[str, ...] = ()
    cash: bool = False
    receiver: str = ""


@dataclass(frozen=True, slots=True)
class ConsentInput:
    """An owner's consent (W-14): somebody of the register (`owner_id`) or a name with number and address.

    `standing` of domain.house_consent.STANDINGS; `given_on` None while the paper is not signed.
    """

    owner_id: int | None = None
    owner_name: str = ""
    owner_number: str = ""
    owner_address: str = ""
    standing: str = "both"
    relation: str = ""
    years: int = house_consent.USUAL_YEARS
    given_on: date | None = None


def save_application(
    actor: Actor, db: Database, project_id: int, data: ApplicationInput, *, version: int = 0
) -> Saved:
    """Keep what the application of a project says; `version` 0 for one not kept before.

    Raises ValidationFailed (applied_on, relation, lived_months, details, earlier, sources), RecordNotFound,
    StaleRecord.
    """
    with db.transaction() as session:
        _project(session, project_id)
        refuse(_application_issues(session, data))
        if data.applicant_id is not None:
            existing(session, data.applicant_id)
        row = session.scalar(select(HouseApplication).where(HouseApplication.project_id == project_id))
        if (row.version if row is not None else 0) != version:
            raise StaleRecord
        fresh = row is None
        row = row or HouseApplication(project_id=project_id, created_at=clock.now())
        for name, value in asdict(data).items():
            setattr(row, name, clean(value) if isinstance(value, str) else value)
        row.earlier = [asdict(help_) | {"agency": clean(help_.agency)} for help_ in data.earlier]
        row.sources = list(data.sources)
        return _keep(session, actor, row, APPLICATION, fresh=fresh)


def save_consent(
    actor: Actor,
    db: Database,
    project_id: int,
    data: ConsentInput,
    *,
    consent_id: int | None = None,
    version: int = 0,
) -> Saved:
    """Keep an owner's consent for a project, or change one; a house and its land may have two owners.

    Raises ValidationFailed (owner_name, owner_number, owner_address, standing, relation, years, given_on),
    RecordNotFound, StaleRecord.
    """
    with db.transaction() as session:
        _project(session, project_id)
        refuse(_consent_issues(data))
        if data.owner_id is not None:
            existing(session, data.owner_id)
        row = HouseConsent(project_id=project_id, created_at=clock.now())
        if consent_id is not None:
            row = _consent(session, consent_id, project_id)
            if row.version != version:
                raise StaleRecord
        for name, value in asdict(data).items():
            setattr(row, name, clean(value) if isinstance(value, str) else value)
        row.owner_number = national_id.normalise(data.owner_number) if data.owner_number.strip() else ""
        if data.owner_id is not None:
            row.owner_name = row.owner_number = row.owner_address = ""
        if consent_id is None:
            numbering.give(session, row, data.given_on or clock.today())
        return _keep(session, actor, row, CONSENT, fresh=consent_id is None)


def withdraw_consent(actor: Actor, db: Database, consent_id: int) -> Saved:
    """A consent no longer counts: taken back, or written down by mistake. Raises RecordNotFound."""
    with db.transaction() as session:
        row = _consent(session, consent_id)
        row.withdrawn = True
        return _keep(session, actor, row, CONSENT, fresh=False)


def _application_issues(session: Session, data: ApplicationInput) -> list[Issue]:
    issues = [] if data.applied_on is not None else [Issue("applied_on", "required")]
    issues += not_future("applied_on", data.applied_on)
    if data.applicant_id is not None and not data.relation.strip():
        issues.append(Issue("relation", "required"))
    if data.lived_months is not None and not 0 <= data.lived_months <= MOST_MONTHS:
        issues.append(Issue("lived_months", "not_a_number", {"read": str(data.lived_months)}))
    for field, limit in (
        ("details", paper_limits.HOUSE_DETAILS),
        ("relation", paper_limits.SLIP_RELATION),
        ("receiver", paper_limits.SLIP_NAME),
    ):
        issues += too_long(field, clean(getattr(data, field)), limit)
    for source in data.sources:
        issues += value_lists.unlisted(session, "fund_source", "sources", source)
    return issues + _earlier_issues(data.earlier)


def _earlier_issues(earlier: Sequence[EarlierHelp]) -> list[Issue]:
    issues = []
    if len(earlier) > paper_limits.HOUSE_EARLIER:
        params = {"count": str(len(earlier)), "limit": str(paper_limits.HOUSE_EARLIER)}
        issues.append(Issue("earlier", "too_many", params))
    for each in earlier:
        issues += [] if each.agency.strip() else [Issue("earlier", "required")]
        issues += too_long("earlier", clean(each.agency), paper_limits.SLIP_NAME)
        if each.satang is not None and each.satang < 0:
            issues.append(Issue("earlier", "negative_amount"))
    return issues


def _consent_issues(data: ConsentInput) -> list[Issue]:
    issues = []
    if data.owner_id is None and not data.owner_name.strip():
        issues.append(Issue("owner_name", "required"))
    if data.owner_id is None and data.owner_number.strip():
        issues += number_issues("owner_number", data.owner_number)
    for field, limit in (
        ("owner_name", paper_limits.SLIP_NAME),
        ("owner_address", paper_limits.SLIP_ADDRESS),
        ("relation", paper_limits.SLIP_RELATION),
    ):
        issues += too_long(field, clean(getattr(data, field)), limit)
    if data.standing not in house_consent.STANDINGS:
        issues.append(Issue("standing", "not_in_list", {"read": data.standing}))
    if data.years not in house_consent.YEARS:
        least, most = house_consent.YEARS[0], house_consent.YEARS[-1]
        issues.append(
            Issue("years", "rule_value", {"read": str(data.years), "least": str(least), "most": str(most)})
        )
    return issues + not_future("given_on", data.given_on)


def _keep(
    session: Session, actor: Actor, row: HouseApplication | HouseConsent, entity: str, *, fresh: bool
) -> Saved:
    """Put a new row in, or change one, and tell the history."""
    if fresh:
        session.add(row)
        session.flush()
        audit.record(session, actor, "create", entity, row.id, after=audit.snapshot(row))
    else:
        before, after = audit.changes(row)
        if before or after:
            audit.record(session, actor, "update", entity, row.id, before=before, after=after)
        session.flush()
    return Saved(row.id, row.version, frozenset({entity}))


def _project(session: Session, project_id: int) -> None:
    if session.get(HouseProject, project_id) is None:
        raise RecordNotFound("not_found", what=f"โครงการบ้าน {project_id}")


def _consent(session: Session, consent_id: int, project_id: int | None = None) -> HouseConsent:
    row = session.get(HouseConsent, consent_id)
    if row is None or project_id not in (None, row.project_id):
        raise RecordNotFound("not_found", what=f"หนังสือยินยอม {consent_id}")
    return row
