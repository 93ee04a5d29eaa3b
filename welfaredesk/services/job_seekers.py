"""People who look for work: registering them, closing that, and what a found job does to it (E-06)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import JobOffer, JobSeeker, Placement
from welfaredesk.domain import matching, paper_limits, thai_dates, thai_text
from welfaredesk.errors import Issue, RecordNotFound, Refused, StaleRecord
from welfaredesk.services import audit, value_lists
from welfaredesk.services.actor import Actor
from welfaredesk.services.audit import Saved
from welfaredesk.services.dates import in_order, not_before_birth, not_future, refuse
from welfaredesk.services.limits import too_long
from welfaredesk.services.persons import existing, living, name_of

TOUCHED = frozenset({"job_seeker"})
PLACED = "placed"
LIMITS = {
    "skills": paper_limits.SEEKER_SKILLS,
    "experience": paper_limits.SEEKER_EXPERIENCE,
    "wanted_work": paper_limits.SEEKER_WORK,
    "travel": paper_limits.SEEKER_TRAVEL,
    "family_support": paper_limits.SEEKER_FAMILY,
    "needs_note": paper_limits.SEEKER_NEEDS,
}
"""How long each text may be, so that E-06 holds it."""


@dataclass(frozen=True, slots=True)
class SeekerInput:
    """A registration as a form gives it; codes of lists as the model says, the wage in satang.

    `registered_on` None means today.
    """

    registered_on: date | None = None
    education: str = ""
    skills: str = ""
    experience: str = ""
    work_kinds: tuple[str, ...] = ()
    wanted_work: str = ""
    wage_satang: int | None = None
    wage_unit: str = ""
    available_on: date | None = None
    reach: str = ""
    travel: str = ""
    family_support: str = ""
    needs: tuple[str, ...] = ()
    needs_note: str = ""
    note: str = ""


def register(actor: Actor, db: Database, person_id: int, data: SeekerInput) -> Saved:
    """A person looks for work.

    Raises ValidationFailed, Refused("already_seeking", "person_has_died"), RecordNotFound.
    """
    with db.transaction() as session:
        person = living(session, person_id)
        standing = open_registration(session, person_id)
        if standing is not None:
            raise Refused(
                "already_seeking", person=name_of(person), on=thai_dates.screen(standing.registered_on)
            )
        row = JobSeeker(person_id=person_id, registered_on=clock.today(), created_at=clock.now())
        row.person = person
        _fill(session, row, data)
        audit.keep(session, actor, row)
        return Saved(row.id, row.version, TOUCHED | {"person"})


def change(actor: Actor, db: Database, seeker_id: int, data: SeekerInput, *, version: int) -> Saved:
    """Put a registration right, or bring it up to date. Raises as `register`, and StaleRecord."""
    with db.transaction() as session:
        row = seeker(session, seeker_id)
        if row.version != version:
            raise StaleRecord
        _fill(session, row, data)
        audit.keep(session, actor, row)
        return Saved(row.id, row.version, TOUCHED)


def close(
    actor: Actor, db: Database, seeker_id: int, closed_on: date | None, reason: str, note: str = ""
) -> Saved:
    """A person looks for work no longer, for a reason of the list seeker_close; offers that wait are over.

    Raises ValidationFailed (closed_on, reason), Refused("seeker_closed"), RecordNotFound.
    """
    closed_on = closed_on or clock.today()
    with db.transaction() as session:
        row = seeker(session, seeker_id)
        if row.closed_on is not None:
            raise Refused("seeker_closed", on=thai_dates.screen(row.closed_on))
        refuse(
            not_future("closed_on", closed_on),
            in_order("closed_on", row.registered_on, closed_on),
            [] if reason else [Issue("reason", "required")],
            value_lists.unlisted(session, "seeker_close", "reason", reason),
        )
        _close(session, actor, row, closed_on, reason, note)
        return Saved(row.id, row.version, TOUCHED | {"person", "job_offer"})


def reopen(actor: Actor, db: Database, seeker_id: int, reason: str) -> Saved:
    """A registration was closed by mistake, or the work came to nothing: it stands again from its first day.

    Raises ValidationFailed (reason), Refused("seeker_open", "already_seeking", "person_has_died").
    """
    refuse([] if reason.strip() else [Issue("reason", "reason_required")])
    with db.transaction() as session:
        row = seeker(session, seeker_id)
        if row.closed_on is None:
            raise Refused("seeker_open")
        person = living(session, row.person_id)
        standing = open_registration(session, row.person_id)
        if standing is not None:
            raise Refused(
                "already_seeking", person=name_of(person), on=thai_dates.screen(standing.registered_on)
            )
        row.closed_on, row.close_reason = None, ""
        before, after = audit.changes(row)
        audit.record(
            session, actor, "reopen", "job_seeker", row.id, before=before, after=after, reason=reason.strip()
        )
        session.flush()
        return Saved(row.id, row.version, TOUCHED | {"person"})


def found_work(session: Session, actor: Actor, placement: Placement) -> frozenset[str]:
    """What a new placement does to the seeker, inside its transaction; the tables it touched.

    The offer of the opening it fills is accepted, and the person is no longer registered as looking for work.
    """
    row = open_registration(session, placement.person_id) if placement.person_id is not None else None
    if row is None:
        return frozenset()
    offer = session.scalar(
        select(JobOffer).where(
            JobOffer.seeker_id == row.id, JobOffer.opening_id == placement.opening_id, JobOffer.answer == ""
        )
    )
    if offer is not None:
        offer.answer, offer.answered_on = "accepted", clock.today()
        audit.keep(session, actor, offer)
    _close(session, actor, row, max(row.registered_on, min(placement.started_on, clock.today())), PLACED)
    return TOUCHED | {"person", "job_offer"}


def open_registration(session: Session, person_id: int) -> JobSeeker | None:
    """The registration of a person that stands, if there is one."""
    wanted = select(JobSeeker).where(JobSeeker.person_id == person_id, JobSeeker.closed_on.is_(None))
    return session.scalar(wanted)


def seeker(session: Session, seeker_id: int) -> JobSeeker:
    """The registration of this id. Raises RecordNotFound."""
    row = session.get(JobSeeker, seeker_id)
    if row is None:
        raise RecordNotFound("not_found", what=f"ผู้หางาน {seeker_id}")
    return row


def _close(
    session: Session, actor: Actor, row: JobSeeker, closed_on: date, reason: str, note: str = ""
) -> None:
    row.closed_on, row.close_reason = closed_on, reason
    before, after = audit.changes(row)
    audit.record(
        session, actor, "close", "job_seeker", row.id, before=before, after=after, reason=note.strip()
    )
    session.flush()


def _fill(session: Session, row: JobSeeker, data: SeekerInput) -> None:
    person = existing(session, row.person_id)
    registered_on = data.registered_on or row.registered_on
    texts = {name: thai_text.clean(getattr(data, name)) for name in (*LIMITS, "note")}
    refuse(
        not_future("registered_on", registered_on),
        not_before_birth("registered_on", registered_on, person),
        in_order("registered_on", registered_on, row.closed_on),
        _unlisted(session, data),
        _text_issues(data, texts),
        _wage_issues(data),
    )
    row.registered_on = registered_on
    for name in ("education", "wage_satang", "wage_unit", "available_on", "reach"):
        setattr(row, name, getattr(data, name))
    row.work_kinds, row.needs = list(data.work_kinds), list(data.needs)
    for name, text in texts.items():
        setattr(row, name, text)


def _unlisted(session: Session, data: SeekerInput) -> list[Issue]:
    issues = []
    for list_code, field, codes in (
        ("education", "education", (data.education,)),
        ("work_kind", "work_kinds", data.work_kinds),
        ("work_need", "needs", data.needs),
        ("wage_unit", "wage_unit", (data.wage_unit,)),
    ):
        for code in codes:
            issues += value_lists.unlisted(session, list_code, field, code)
    if data.reach and data.reach not in matching.REACH:
        issues.append(Issue("reach", "not_in_list", {"read": data.reach}))
    return issues


def _wage_issues(data: SeekerInput) -> list[Issue]:
    issues = []
    if data.wage_satang is not None and not data.wage_unit:
        issues.append(Issue("wage_unit", "wage_unit_required"))
    if (data.wage_satang or 0) < 0:
        issues.append(Issue("wage_satang", "negative_amount"))
    return issues


def _text_issues(data: SeekerInput, texts: Mapping[str, str]) -> list[Issue]:
    issues = [issue for name, limit in LIMITS.items() for issue in too_long(name, texts[name], limit)]
    if not (data.work_kinds or texts["wanted_work"]):
        issues.append(Issue("wanted_work", "wanted_work_required"))
    return issues
