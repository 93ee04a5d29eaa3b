"""What a placement may not be, and what of it a clerk should look at again (§3.6, §3.7)."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.models import (
    DisabilityCard,
    JobOpening,
    MinimumWage,
    OfficeProfile,
    Organisation,
    Person,
    Placement,
)
from welfaredesk.domain import paper_limits, placements, quota, thai_dates, wages, work_terms
from welfaredesk.domain.baht_text import satang_figures
from welfaredesk.errors import Issue, RecordNotFound
from welfaredesk.services import value_lists
from welfaredesk.services.dates import in_order, not_before_birth
from welfaredesk.services.limits import over
from welfaredesk.services.persons import name_of

LIMITS = {
    "position": paper_limits.SLIP_NAME,
    "caregiver_name": paper_limits.SLIP_NAME,
    "note": paper_limits.NOTE,
}


@dataclass(frozen=True, slots=True)
class PlacementInput:
    """A placement as a form gives it: codes of the lists placement_basis and wage_unit, amounts in satang.

    `value_satang` is what a right under section 35 is worth; a caregiver who uses the right is a person of
    the register (`caregiver_id`) or a name. `person_id` None: only the name a register gave is known. It may
    fill a seat of an opening (`opening_id`), and the place of somebody who left (`replaces_id`).
    """

    person_id: int | None
    employer_id: int | None
    workplace_id: int | None
    basis: str
    started_on: date | None
    ends_on: date | None = None
    position: str = ""
    wage_satang: int | None = None
    wage_unit: str = ""
    value_satang: int | None = None
    caregiver_id: int | None = None
    caregiver_name: str = ""
    opening_id: int | None = None
    replaces_id: int | None = None
    note: str = ""


def overlaps(
    session: Session, person: Person, data: PlacementInput | Placement, *, but: int | None = None
) -> list[Issue]:
    """An issue when the person works somewhere else, or there already, in the same time."""
    if data.started_on is None:
        return []
    wanted = select(Placement).where(Placement.person_id == person.id, Placement.id != (but or 0))
    for other in session.scalars(wanted.order_by(Placement.started_on)):
        end = last_day(other.ends_on, other.ended_on)
        if placements.overlap(data.started_on, data.ends_on, other.started_on, end):
            params = overlap_words(name_of(person), other.workplace.name, other.started_on, end)
            return [Issue("started_on", "placement_overlap", params)]
    return []


def last_day(ends_on: date | None, ended_on: date | None) -> date | None:
    """The last day of work: the day before it ended otherwise, else the day agreed on."""
    return ended_on - timedelta(days=1) if ended_on else ends_on


def overlap_words(person: str, workplace: str, start: date, end: date | None) -> dict[str, str]:
    """What the sentence about an overlap names."""
    return {
        "person": person,
        "workplace": workplace,
        "start": thai_dates.screen(start),
        "end": thai_dates.screen(end) if end else "ไม่มีกำหนด",
    }


def warnings(session: Session, data: PlacementInput | Placement) -> list[Issue]:
    """What should be looked at again although it may stand.

    No valid card, a wage below the minimum, a right under section 35 that is too short or worth too little,
    a replacement that comes too late.
    """
    found: list[Issue] = []
    person = session.get(Person, data.person_id or 0)
    if person is not None and data.started_on and not has_card(session, person.id, data.started_on):
        params = {"person": name_of(person), "on": thai_dates.screen(data.started_on)}
        found.append(Issue("person_id", "no_valid_card", params))
    if data.wage_satang is not None and data.started_on is not None:
        province = organisation(session, data.workplace_id).province
        of_a_day = wages.day_satang(data.wage_satang, data.wage_unit)
        found += below_minimum(session, province, of_a_day, data.started_on)
    return found + _right_doubts(session, data) + _late_replacement(session, data)


def below_minimum(session: Session, province: str, of_a_day: int | None, on: date) -> list[Issue]:
    """An issue when satang of a day are below the minimum wage in a province ("": the office's) on a day."""
    province, least = _minimum(session, province, on)
    if of_a_day is None or least is None or of_a_day >= least:
        return []
    params = {"read": satang_figures(of_a_day), "least": satang_figures(least), "province": province}
    return [Issue("wage_satang", "below_minimum_wage", params)]


def _minimum(session: Session, province: str, on: date) -> tuple[str, int | None]:
    """A province ("": the office's) and its minimum wage of a day, None when not known."""
    if not province:
        profile = session.get(OfficeProfile, 1)
        province = profile.province if profile else ""
    wanted = select(MinimumWage.day_satang).where(MinimumWage.province == province, MinimumWage.from_on <= on)
    return province, session.scalars(wanted.order_by(MinimumWage.from_on.desc())).first()


def _right_doubts(session: Session, data: PlacementInput | Placement) -> list[Issue]:
    """What section 35 asks of length and value (§3.6)."""
    if data.started_on is None or placements.section(data.basis) != placements.CAREGIVER_MAY:
        return []
    found = []
    if work_terms.too_short(data.basis, data.started_on, data.ends_on):
        least = "6 เดือน" if data.basis == work_terms.INTERNSHIP else "1 ปี"
        found.append(Issue("ends_on", "right_too_short", {"least": least}))
    employer = organisation(session, data.employer_id)
    _province, least_wage = _minimum(session, employer.province, data.started_on)
    if data.value_satang is not None and least_wage is not None:
        due = quota.right_satang(least_wage)
        if data.value_satang < due:
            params = {"read": satang_figures(data.value_satang), "least": satang_figures(due)}
            found.append(Issue("value_satang", "right_value_low", params))
    return found


def _late_replacement(session: Session, data: PlacementInput | Placement) -> list[Issue]:
    left = session.get(Placement, data.replaces_id or 0)
    over = last_day(left.ends_on, left.ended_on) if left is not None else None
    if over is None or data.started_on is None or work_terms.keeps_year(over, data.started_on):
        return []
    by = thai_dates.screen(work_terms.replace_by(over))
    return [Issue("started_on", "replaced_late", {"by": by, "days": str((data.started_on - over).days)})]


def issues_of(session: Session, person: Person | None, data: PlacementInput) -> list[Issue]:
    """Issues of the form itself; `person` is who works, where known."""
    if data.basis == placements.NEVER:
        issues = [Issue("basis", "section_34")]
    else:
        issues = [] if data.basis else [Issue("basis", "required")]
        issues += value_lists.unlisted(session, "placement_basis", "basis", data.basis)
    issues += [] if data.started_on is not None else [Issue("started_on", "required")]
    issues += over(data, LIMITS)
    issues += in_order("ends_on", data.started_on, data.ends_on)
    issues += not_before_birth("started_on", data.started_on, person) if person is not None else []
    for field in ("workplace_id", "employer_id"):
        issues += [] if getattr(data, field) is not None else [Issue(field, "organisation_required")]
    if data.wage_satang is not None and not data.wage_unit:
        issues.append(Issue("wage_unit", "wage_unit_required"))
    issues += value_lists.unlisted(session, "wage_unit", "wage_unit", data.wage_unit)
    for field in ("wage_satang", "value_satang"):
        issues += [Issue(field, "negative_amount")] if (getattr(data, field) or 0) < 0 else []
    by_caregiver = data.caregiver_id is not None or data.caregiver_name.strip()
    if by_caregiver and placements.section(data.basis) != placements.CAREGIVER_MAY:
        issues.append(Issue("caregiver_id", "caregiver_needs_35"))
    if data.caregiver_id is not None and data.caregiver_id == data.person_id:
        issues.append(Issue("caregiver_id", "caregiver_same"))
    return issues


def has_card(session: Session, person_id: int, on: date) -> bool:
    """Whether a card of the person was valid on a day, as far as its dates are known."""
    wanted = select(DisabilityCard.id).where(DisabilityCard.person_id == person_id, card_valid(on))
    return session.scalars(wanted).first() is not None


def card_valid(on: date) -> ColumnElement[bool]:
    """Cards that were valid on a day, as far as their dates are known."""
    return and_(
        or_(DisabilityCard.issued_on.is_(None), DisabilityCard.issued_on <= on),
        or_(DisabilityCard.lifetime, DisabilityCard.expires_on.is_(None), DisabilityCard.expires_on >= on),
        or_(DisabilityCard.returned_on.is_(None), DisabilityCard.returned_on > on),
    )


def seats_left(session: Session, opening: JobOpening, on: date) -> int:
    """Seats of an opening that no placement fills on a day or later; never negative."""
    ended = or_(Placement.ended_on <= on, (Placement.ended_on.is_(None)) & (Placement.ends_on < on))
    wanted = select(func.count(Placement.id)).where(
        Placement.opening_id == opening.id, func.coalesce(ended, False).is_(False)
    )
    return max(0, opening.seats - (session.scalar(wanted) or 0))


def ties(session: Session, data: PlacementInput, before: Placement | None = None) -> list[Issue]:
    """Issues of the opening a placement fills and of whom it replaces; `before`: as it is kept."""
    found = []
    if data.opening_id is not None and (before is None or before.opening_id != data.opening_id):
        opening = session.get(JobOpening, data.opening_id)
        if opening is None:
            raise RecordNotFound("not_found", what=f"ตำแหน่งว่าง {data.opening_id}")
        if not seats_left(session, opening, clock.today()):
            found.append(Issue("opening_id", "opening_full", {"position": opening.position}))
    left = session.get(Placement, data.replaces_id or 0)
    if left is None:
        return found
    over = last_day(left.ends_on, left.ended_on)
    if over is None or (data.started_on is not None and data.started_on <= over):
        found.append(Issue("replaces_id", "replaced_not_over"))
    if left.employer_id != data.employer_id:
        found.append(Issue("replaces_id", "replaced_elsewhere", {"employer": left.employer.name}))
    taken = select(Placement.id).where(
        Placement.replaces_id == left.id, Placement.id != (before.id if before else 0)
    )
    if session.scalar(taken) is not None:
        found.append(Issue("replaces_id", "replaced_already"))
    return found


def organisation(session: Session, organisation_id: int | None) -> Organisation:
    """The organisation of this id. Raises RecordNotFound."""
    row = session.get(Organisation, organisation_id or 0)
    if row is None:
        raise RecordNotFound("not_found", what=f"หน่วยงาน {organisation_id}")
    return row


def placement(session: Session, placement_id: int) -> Placement:
    """The placement of this id. Raises RecordNotFound."""
    row = session.get(Placement, placement_id)
    if row is None:
        raise RecordNotFound("not_found", what=f"การจ้างงาน {placement_id}")
    return row
