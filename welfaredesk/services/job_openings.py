"""The openings organisations have, and offering them to seekers: who was asked, and what came of it."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import JobOffer, JobOpening
from welfaredesk.domain import paper_limits, placements, thai_dates, thai_text
from welfaredesk.errors import Issue, RecordNotFound, Refused, StaleRecord
from welfaredesk.services import audit, value_lists
from welfaredesk.services.actor import Actor
from welfaredesk.services.audit import Saved
from welfaredesk.services.dates import in_order, not_future, refuse
from welfaredesk.services.job_seekers import seeker
from welfaredesk.services.limits import over
from welfaredesk.services.placement_checks import organisation, seats_left

TOUCHED = frozenset({"job_opening"})
OFFERED = frozenset({"job_offer", "job_seeker", "job_opening"})
ACCEPTED, DECLINED = "accepted", "declined"
DECLINED_BY = {"seeker": "ผู้หางาน", "employer": "หน่วยงาน"}
MOST_SEATS = 999


LIMITS = {
    "position": paper_limits.SLIP_NAME,
    "moo": paper_limits.HOUSE_NO,
    "tambon": paper_limits.ADDRESS_PART,
    "amphoe": paper_limits.ADDRESS_PART,
    "limits": paper_limits.REASON,
    "note": paper_limits.NOTE,
}


@dataclass(frozen=True, slots=True)
class OpeningInput:
    """An opening as a form gives it; codes of lists as the model says, the wage in satang per `wage_unit`.

    `from_on` None means today.
    """

    employer_id: int | None
    workplace_id: int | None
    position: str
    work_kind: str = ""
    basis: str = ""
    seats: int = 1
    wage_satang: int | None = None
    wage_unit: str = ""
    moo: str = ""
    tambon: str = ""
    amphoe: str = ""
    accessible: bool | None = None
    supports: tuple[str, ...] = ()
    limits: str = ""
    from_on: date | None = None
    until_on: date | None = None
    note: str = ""


def save_opening(
    actor: Actor, db: Database, data: OpeningInput, *, opening_id: int | None = None, version: int = 0
) -> Saved:
    """Add an opening, or change one if nobody else did since `version`.

    Raises ValidationFailed (position, employer_id, workplace_id, basis: section_34, seats, wage_unit,
    until_on …), RecordNotFound, StaleRecord.
    """
    with db.transaction() as session:
        if opening_id is None:
            row = JobOpening(from_on=clock.today(), created_at=clock.now())
        else:
            row = opening(session, opening_id)
            if row.version != version:
                raise StaleRecord
        from_on = data.from_on or row.from_on
        refuse(_issues(session, data), in_order("until_on", from_on, data.until_on))
        row.employer_id = organisation(session, data.employer_id).id
        row.workplace_id = organisation(session, data.workplace_id).id
        row.from_on, row.supports = from_on, list(data.supports)
        for name in ("work_kind", "basis", "seats", "wage_satang", "wage_unit", "accessible", "until_on"):
            setattr(row, name, getattr(data, name))
        for name in ("position", "moo", "tambon", "amphoe", "limits", "note"):
            setattr(row, name, thai_text.clean(getattr(data, name)))
        audit.keep(session, actor, row)
        return Saved(row.id, row.version, TOUCHED)


def close_opening(actor: Actor, db: Database, opening_id: int, closed_on: date | None, reason: str) -> Saved:
    """The organisation no longer looks for anybody.

    Raises ValidationFailed (closed_on, reason), Refused("opening_closed"), RecordNotFound.
    """
    closed_on = closed_on or clock.today()
    with db.transaction() as session:
        row = opening(session, opening_id)
        if row.closed_on is not None:
            raise Refused("opening_closed", on=thai_dates.screen(row.closed_on))
        refuse(
            not_future("closed_on", closed_on),
            in_order("closed_on", row.from_on, closed_on),
            [] if reason.strip() else [Issue("reason", "reason_required")],
        )
        row.closed_on, row.close_reason = closed_on, thai_text.clean(reason)
        audit.keep(session, actor, row)
        return Saved(row.id, row.version, TOUCHED)


def offer(
    actor: Actor, db: Database, opening_id: int, seeker_id: int, on: date | None = None, note: str = ""
) -> Saved:
    """Offer an opening to a seeker.

    Raises ValidationFailed (on), Refused("opening_closed", "opening_over", "opening_full", "seeker_closed",
    "already_offered"), RecordNotFound.
    """
    on = on or clock.today()
    with db.transaction() as session:
        job, who = opening(session, opening_id), seeker(session, seeker_id)
        if job.closed_on is not None:
            raise Refused("opening_closed", on=thai_dates.screen(job.closed_on))
        if job.until_on is not None and job.until_on < clock.today():
            raise Refused("opening_over", on=thai_dates.screen(job.until_on))
        if not seats_left(session, job, clock.today()):
            raise Refused("opening_full", position=job.position)
        if who.closed_on is not None:
            raise Refused("seeker_closed", on=thai_dates.screen(who.closed_on))
        waiting = select(JobOffer).where(
            JobOffer.opening_id == job.id, JobOffer.seeker_id == who.id, JobOffer.answer == ""
        )
        if (standing := session.scalar(waiting)) is not None:
            raise Refused("already_offered", on=thai_dates.screen(standing.offered_on))
        refuse(not_future("on", on), in_order("on", who.registered_on, on))
        row = JobOffer(
            opening_id=job.id,
            seeker_id=who.id,
            offered_on=on,
            offered_by=actor.name,
            note=thai_text.clean(note),
            created_at=clock.now(),
        )
        audit.keep(session, actor, row)
        return Saved(row.id, 0, OFFERED)


def decline(actor: Actor, db: Database, offer_id: int, by: str, reason: str, on: date | None = None) -> Saved:
    """The seeker or the employer (`by`, a key of DECLINED_BY) said no, and why.

    Raises ValidationFailed (by, reason, on), Refused("offer_answered"), RecordNotFound.
    """
    on = on or clock.today()
    with db.transaction() as session:
        row = _waiting(session, offer_id)
        refuse(
            [] if by in DECLINED_BY else [Issue("by", "not_in_list", {"read": by})],
            [] if reason.strip() else [Issue("reason", "reason_required")],
            _answer_day(row, on),
        )
        row.answer, row.answered_on, row.declined_by = DECLINED, on, by
        row.reason = thai_text.clean(reason)
        audit.keep(session, actor, row)
        return Saved(row.id, 0, OFFERED)


def accept(actor: Actor, db: Database, offer_id: int, on: date | None = None) -> Saved:
    """Both sides said yes; the placement itself is made of the contract, and accepts an offer too.

    Raises ValidationFailed (on), Refused("offer_answered"), RecordNotFound.
    """
    on = on or clock.today()
    with db.transaction() as session:
        row = _waiting(session, offer_id)
        refuse(_answer_day(row, on))
        row.answer, row.answered_on = ACCEPTED, on
        audit.keep(session, actor, row)
        return Saved(row.id, 0, OFFERED)


def opening(session: Session, opening_id: int) -> JobOpening:
    """The opening of this id. Raises RecordNotFound."""
    row = session.get(JobOpening, opening_id)
    if row is None:
        raise RecordNotFound("not_found", what=f"ตำแหน่งว่าง {opening_id}")
    return row


def _waiting(session: Session, offer_id: int) -> JobOffer:
    row = session.get(JobOffer, offer_id)
    if row is None:
        raise RecordNotFound("not_found", what=f"การเสนองาน {offer_id}")
    if row.answer:
        raise Refused("offer_answered", on=thai_dates.screen(row.answered_on or row.offered_on))
    return row


def _answer_day(row: JobOffer, on: date) -> list[Issue]:
    return not_future("on", on) + in_order("on", row.offered_on, on)


def _issues(session: Session, data: OpeningInput) -> list[Issue]:
    issues = [] if data.position.strip() else [Issue("position", "required")]
    issues += over(data, LIMITS)
    for field in ("workplace_id", "employer_id"):
        issues += [] if getattr(data, field) is not None else [Issue(field, "organisation_required")]
    if data.basis == placements.NEVER:
        issues.append(Issue("basis", "section_34"))
    else:
        issues += value_lists.unlisted(session, "placement_basis", "basis", data.basis)
    issues += value_lists.unlisted(session, "work_kind", "work_kind", data.work_kind)
    for code in data.supports:
        issues += value_lists.unlisted(session, "work_need", "supports", code)
    if not 1 <= data.seats <= MOST_SEATS:
        issues.append(Issue("seats", "seats_range", {"read": str(data.seats), "most": str(MOST_SEATS)}))
    if data.wage_satang is not None and not data.wage_unit:
        issues.append(Issue("wage_unit", "wage_unit_required"))
    issues += value_lists.unlisted(session, "wage_unit", "wage_unit", data.wage_unit)
    return issues + ([Issue("wage_satang", "negative_amount")] if (data.wage_satang or 0) < 0 else [])
