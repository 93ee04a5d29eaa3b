"""Disabled people at work: organisations, placements, and what a clerk should look at again."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import (
    DisabilityCard,
    MinimumWage,
    OfficeProfile,
    Organisation,
    OrganisationHeadcount,
    Person,
    Placement,
)
from welfaredesk.domain import organisations, placements, thai_dates, thai_text, wages
from welfaredesk.domain.baht_text import satang_figures
from welfaredesk.errors import Issue, RecordNotFound, Refused, StaleRecord
from welfaredesk.services import audit, value_lists
from welfaredesk.services.actor import Actor
from welfaredesk.services.audit import Saved
from welfaredesk.services.dates import in_order, not_before_birth, not_future, refuse
from welfaredesk.services.named import name_person
from welfaredesk.services.persons import existing, living, name_of

TOUCHED = frozenset({"placement"})
_TEXTS = ("tax_no", "address", "province", "contact", "phone", "note")


@dataclass(frozen=True, slots=True)
class OrganisationInput:
    """An organisation as a form gives it; `kind` is state, private or foundation."""

    name: str
    kind: str
    tax_no: str = ""
    address: str = ""
    province: str = ""
    contact: str = ""
    phone: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class PlacementInput:
    """A placement as a form gives it: codes of the lists placement_basis and wage_unit, amounts in satang.

    `value_satang` is what a right under section 35 is worth; a caregiver who uses the right is a person of
    the register (`caregiver_id`) or a name. `person_id` None: only the name a register gave is known.
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
    note: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """A placement that was kept, and what should be looked at again (codes of messages)."""

    id: int
    version: int
    warnings: tuple[Issue, ...]
    touched: frozenset[str] = TOUCHED


def save_organisation(
    actor: Actor,
    db: Database,
    data: OrganisationInput,
    *,
    organisation_id: int | None = None,
    version: int = 0,
) -> Saved:
    """Add an organisation, or change one if nobody else did since `version`.

    Raises ValidationFailed (name, kind), RecordNotFound, StaleRecord.
    """
    with db.transaction() as session:
        known = organisation_id is not None
        row = _organisation(session, organisation_id) if known else Organisation(created_at=clock.now())
        if known and row.version != version:
            raise StaleRecord
        key = organisations.name_key(data.name)
        taken = session.scalar(select(Organisation).where(Organisation.name_key == key))
        refuse(
            [] if key else [Issue("name", "required")],
            [] if data.kind in organisations.KINDS else [Issue("kind", "organisation_kind")],
            [Issue("name", "organisation_taken", {"read": taken.name})]
            if taken is not None and taken.id != organisation_id
            else [],
        )
        row.name, row.name_key, row.kind = thai_text.clean(data.name), key, data.kind
        for name in _TEXTS:
            setattr(row, name, thai_text.clean(getattr(data, name)))
        _keep(session, actor, row, "organisation")
        return Saved(row.id, row.version, frozenset({"organisation"}))


def set_headcount(actor: Actor, db: Database, organisation_id: int, year: int, staff: int) -> Saved:
    """How many staff an organisation has on 1 October of `year` (BE), its disabled employees left out.

    Raises ValidationFailed (staff), RecordNotFound.
    """
    with db.transaction() as session:
        organisation = _organisation(session, organisation_id)
        refuse([] if staff >= 0 else [Issue("staff", "headcount_range", {"read": str(staff)})])
        wanted = select(OrganisationHeadcount).where(
            OrganisationHeadcount.organisation_id == organisation_id, OrganisationHeadcount.year == year
        )
        row = session.scalar(wanted)
        if row is None:
            row = OrganisationHeadcount(organisation_id=organisation_id, year=year)
        row.staff = staff
        _keep(session, actor, row, "organisation_headcount")
        return Saved(organisation.id, organisation.version, frozenset({"organisation"}))


def set_minimum_wage(actor: Actor, db: Database, province: str, from_on: date, day_satang: int) -> Saved:
    """The minimum wage of a day in a province from a day on.

    Raises ValidationFailed (province, day_satang).
    """
    province = thai_text.clean(province)
    refuse(
        [] if province else [Issue("province", "required")],
        [] if day_satang > 0 else [Issue("day_satang", "wage_above_zero")],
    )
    with db.transaction() as session:
        wanted = select(MinimumWage).where(MinimumWage.province == province, MinimumWage.from_on == from_on)
        row = session.scalar(wanted) or MinimumWage(province=province, from_on=from_on)
        row.day_satang = day_satang
        _keep(session, actor, row, "minimum_wage")
        return Saved(row.id, 0, frozenset({"minimum_wage"}))


def create_placement(actor: Actor, db: Database, data: PlacementInput) -> Placed:
    """Somebody begins to work, or gets a right.

    Raises ValidationFailed (basis: section_34; started_on: placement_overlap; ends_on, wage, caregiver …),
    Refused("person_has_died"), RecordNotFound.
    """
    with db.transaction() as session:
        _may_begin(session, data)
        row = _filled(session, Placement(created_at=clock.now()), data)
        _keep(session, actor, row, "placement")
        return Placed(row.id, row.version, tuple(warnings(session, data)))


def change_placement(
    actor: Actor, db: Database, placement_id: int, data: PlacementInput, *, version: int
) -> Placed:
    """Put right or extend a placement. Raises as `create_placement` does, and StaleRecord.

    One whose person nobody knows may stay so; once known, a person must be named.
    """
    with db.transaction() as session:
        row = _placement(session, placement_id)
        if row.version != version:
            raise StaleRecord
        _may_change(session, row, data)
        _keep(session, actor, _filled(session, row, data), "placement")
        return Placed(row.id, row.version, tuple(warnings(session, data)))


def look_over(db: Database, data: PlacementInput, placement_id: int | None = None) -> tuple[Issue, ...]:
    """What saving these would warn of, writing nothing; of a new placement, or of a change to one.

    Raises what `create_placement` or `change_placement` would refuse, StaleRecord left out.
    """
    with db.reading() as session:
        if placement_id is None:
            _may_begin(session, data)
        else:
            _may_change(session, _placement(session, placement_id), data)
        return tuple(warnings(session, data))


def end_placement(
    actor: Actor, db: Database, placement_id: int, ended_on: date, reason: str, note: str = ""
) -> Saved:
    """Work stops on a day, for a reason of the list placement_end.

    Raises ValidationFailed (ended_on, reason), Refused("placement_ended"), RecordNotFound.
    """
    with db.transaction() as session:
        row = _placement(session, placement_id)
        if row.ended_on is not None:
            raise Refused("placement_ended", on=thai_dates.screen(row.ended_on))
        refuse(
            not_future("ended_on", ended_on),
            in_order("ended_on", row.started_on, ended_on),
            [] if reason else [Issue("reason", "required")],
            value_lists.unlisted(session, "placement_end", "reason", reason),
        )
        row.ended_on, row.end_reason = ended_on, reason
        before, after = audit.changes(row)
        audit.record(
            session, actor, "end", "placement", row.id, before=before, after=after, reason=note.strip()
        )
        session.flush()
        return Saved(row.id, row.version, TOUCHED)


def confirm_person(actor: Actor, db: Database, placement_id: int, person_id: int) -> Saved:
    """Somebody of the register is whom a placement names that was taken over from a list.

    The name stays as it was read. Raises Refused("already_named", "person_merged"), RecordNotFound.
    """
    with db.transaction() as session:
        row = _placement(session, placement_id)
        name_person(session, actor, row, person_id)
        return Saved(row.id, row.version, TOUCHED | {"person"})


def overlaps(
    session: Session, person: Person, data: PlacementInput, *, but: int | None = None
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
    """What should be looked at again although it may stand: no valid card, a wage below the minimum."""
    found = []
    person = session.get(Person, data.person_id or 0)
    if person is not None and data.started_on and not has_card(session, person.id, data.started_on):
        params = {"person": name_of(person), "on": thai_dates.screen(data.started_on)}
        found.append(Issue("person_id", "no_valid_card", params))
    if data.wage_satang is not None and data.started_on is not None:
        province = _organisation(session, data.workplace_id).province
        of_a_day = wages.day_satang(data.wage_satang, data.wage_unit)
        found += below_minimum(session, province, of_a_day, data.started_on)
    return found


def below_minimum(session: Session, province: str, of_a_day: int | None, on: date) -> list[Issue]:
    """An issue when satang of a day are below the minimum wage in a province ("": the office's) on a day."""
    if not province:
        profile = session.get(OfficeProfile, 1)
        province = profile.province if profile else ""
    wanted = select(MinimumWage.day_satang).where(MinimumWage.province == province, MinimumWage.from_on <= on)
    least = session.scalars(wanted.order_by(MinimumWage.from_on.desc())).first()
    if of_a_day is None or least is None or of_a_day >= least:
        return []
    params = {"read": satang_figures(of_a_day), "least": satang_figures(least), "province": province}
    return [Issue("wage_satang", "below_minimum_wage", params)]


def _may_begin(session: Session, data: PlacementInput) -> None:
    if data.person_id is None:
        refuse([Issue("person_id", "person_required")], _issues(session, None, data))
        return
    person = living(session, data.person_id)
    refuse(_issues(session, person, data), overlaps(session, person, data))


def _may_change(session: Session, row: Placement, data: PlacementInput) -> None:
    if data.person_id is None:
        known = row.person_id is not None
        refuse([Issue("person_id", "person_required")] if known else [], _issues(session, None, data))
        return
    person = existing(session, data.person_id)
    worked = replace(data, ends_on=last_day(data.ends_on, row.ended_on))
    refuse(_issues(session, person, data), overlaps(session, person, worked, but=row.id))


def _issues(session: Session, person: Person | None, data: PlacementInput) -> list[Issue]:
    if data.basis == placements.NEVER:
        issues = [Issue("basis", "section_34")]
    else:
        issues = [] if data.basis else [Issue("basis", "required")]
        issues += value_lists.unlisted(session, "placement_basis", "basis", data.basis)
    issues += [] if data.started_on is not None else [Issue("started_on", "required")]
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


def _filled(session: Session, row: Placement, data: PlacementInput) -> Placement:
    row.employer_id = _organisation(session, data.employer_id).id
    row.workplace_id = _organisation(session, data.workplace_id).id
    if data.caregiver_id is not None:
        existing(session, data.caregiver_id)
    assert data.started_on is not None, "refused before"
    row.started_on = data.started_on
    for name in ("person_id", "basis", "ends_on", "wage_satang", "wage_unit", "value_satang", "caregiver_id"):
        setattr(row, name, getattr(data, name))
    for name in ("position", "caregiver_name", "note"):
        setattr(row, name, thai_text.clean(getattr(data, name)))
    return row


def _keep(
    session: Session,
    actor: Actor,
    row: Organisation | OrganisationHeadcount | MinimumWage | Placement,
    entity: str,
) -> None:
    """Store a row with its event; one that changed nothing leaves none."""
    if row.id is None:
        session.add(row)
        session.flush()
        audit.record(session, actor, "create", entity, row.id, after=audit.snapshot(row))
        return
    before, after = audit.changes(row)
    if after:
        audit.record(session, actor, "update", entity, row.id, before=before, after=after)
    session.flush()


def has_card(session: Session, person_id: int, on: date) -> bool:
    """Whether a card of the person was valid on a day, as far as its dates are known."""
    wanted = select(DisabilityCard.id).where(
        DisabilityCard.person_id == person_id,
        or_(DisabilityCard.issued_on.is_(None), DisabilityCard.issued_on <= on),
        or_(DisabilityCard.lifetime, DisabilityCard.expires_on.is_(None), DisabilityCard.expires_on >= on),
        or_(DisabilityCard.returned_on.is_(None), DisabilityCard.returned_on > on),
    )
    return session.scalars(wanted).first() is not None


def _organisation(session: Session, organisation_id: int | None) -> Organisation:
    row = session.get(Organisation, organisation_id or 0)
    if row is None:
        raise RecordNotFound("not_found", what=f"หน่วยงาน {organisation_id}")
    return row


def _placement(session: Session, placement_id: int) -> Placement:
    row = session.get(Placement, placement_id)
    if row is None:
        raise RecordNotFound("not_found", what=f"การจ้างงาน {placement_id}")
    return row
