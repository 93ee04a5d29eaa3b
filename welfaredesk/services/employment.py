"""Disabled people at work: organisations, placements, and what a clerk should look at again."""

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import (
    MinimumWage,
    Organisation,
    OrganisationHeadcount,
    Placement,
    PlacementRenewal,
)
from welfaredesk.domain import organisations, paper_limits, thai_dates, thai_text
from welfaredesk.errors import Issue, Refused, StaleRecord
from welfaredesk.services import audit, job_seekers, value_lists
from welfaredesk.services.actor import Actor
from welfaredesk.services.audit import Saved
from welfaredesk.services.dates import in_order, not_future, refuse
from welfaredesk.services.limits import over
from welfaredesk.services.named import name_person
from welfaredesk.services.persons import existing, living
from welfaredesk.services.placement_checks import (
    PlacementInput,
    issues_of,
    last_day,
    organisation,
    overlaps,
    placement,
    ties,
    warnings,
)

__all__ = [
    "OrganisationInput",
    "Placed",
    "PlacementInput",
    "change_placement",
    "confirm_person",
    "create_placement",
    "end_placement",
    "look_over",
    "save_organisation",
    "set_headcount",
    "set_minimum_wage",
    "undo_end",
]
TOUCHED = frozenset({"placement"})
_TEXTS = ("tax_no", "address", "province", "contact", "phone", "note")
LIMITS = {
    "name": paper_limits.LETTER_TO,
    "tax_no": paper_limits.SLIP_CODE,
    "address": paper_limits.SLIP_ADDRESS,
    "province": paper_limits.ADDRESS_PART,
    "contact": paper_limits.SLIP_NAME,
    "phone": paper_limits.SLIP_PHONE,
    "note": paper_limits.NOTE,
}


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
        row = organisation(session, organisation_id) if known else Organisation(created_at=clock.now())
        if known and row.version != version:
            raise StaleRecord
        key = organisations.name_key(data.name)
        taken = session.scalar(select(Organisation).where(Organisation.name_key == key))
        refuse(
            [] if key else [Issue("name", "required")],
            [] if data.kind in organisations.KINDS else [Issue("kind", "organisation_kind")],
            over(data, LIMITS),
            [Issue("name", "organisation_taken", {"read": taken.name})]
            if taken is not None and taken.id != organisation_id
            else [],
        )
        row.name, row.name_key, row.kind = thai_text.clean(data.name), key, data.kind
        for name in _TEXTS:
            setattr(row, name, thai_text.clean(getattr(data, name)))
        audit.keep(session, actor, row)
        return Saved(row.id, row.version, frozenset({"organisation"}))


def set_headcount(actor: Actor, db: Database, organisation_id: int, year: int, staff: int) -> Saved:
    """How many staff an organisation has on 1 October of `year` (BE), its disabled employees left out.

    Raises ValidationFailed (staff), RecordNotFound.
    """
    with db.transaction() as session:
        found = organisation(session, organisation_id)
        refuse([] if staff >= 0 else [Issue("staff", "headcount_range", {"read": str(staff)})])
        wanted = select(OrganisationHeadcount).where(
            OrganisationHeadcount.organisation_id == organisation_id, OrganisationHeadcount.year == year
        )
        row = session.scalar(wanted)
        if row is None:
            row = OrganisationHeadcount(organisation_id=organisation_id, year=year)
        row.staff = staff
        audit.keep(session, actor, row)
        return Saved(found.id, found.version, frozenset({"organisation"}))


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
        audit.keep(session, actor, row)
        return Saved(row.id, 0, frozenset({"minimum_wage"}))


def create_placement(actor: Actor, db: Database, data: PlacementInput) -> Placed:
    """Somebody begins to work, or gets a right; who was registered as looking for work is so no longer.

    Raises ValidationFailed (basis: section_34; started_on: placement_overlap; ends_on, wage, caregiver …),
    Refused("person_has_died"), RecordNotFound.
    """
    with db.transaction() as session:
        _may_begin(session, data)
        row = _filled(session, Placement(created_at=clock.now()), data)
        row.opening_id, row.replaces_id = data.opening_id, data.replaces_id
        audit.keep(session, actor, row)
        touched = TOUCHED | job_seekers.found_work(session, actor, row)
        return Placed(row.id, row.version, tuple(warnings(session, data)), touched)


def change_placement(
    actor: Actor, db: Database, placement_id: int, data: PlacementInput, *, version: int
) -> Placed:
    """Put a placement right. Raises as `create_placement` does, and StaleRecord.

    One whose person nobody knows may stay so; once known, a person must be named. The terms of one that was
    renewed are changed by renewing it, the opening it fills and whom it replaces not at all.
    """
    with db.transaction() as session:
        row = placement(session, placement_id)
        if row.version != version:
            raise StaleRecord
        _may_change(session, row, data)
        audit.keep(session, actor, _filled(session, row, data))
        return Placed(row.id, row.version, tuple(warnings(session, data)))


def look_over(db: Database, data: PlacementInput, placement_id: int | None = None) -> tuple[Issue, ...]:
    """What saving these would warn of, writing nothing; of a new placement, or of a change to one.

    Raises what `create_placement` or `change_placement` would refuse, StaleRecord left out.
    """
    with db.reading() as session:
        if placement_id is None:
            _may_begin(session, data)
        else:
            _may_change(session, placement(session, placement_id), data)
        return tuple(warnings(session, data))


def end_placement(
    actor: Actor, db: Database, placement_id: int, ended_on: date, reason: str, note: str = ""
) -> Saved:
    """Work stops on a day, for a reason of the list placement_end.

    Raises ValidationFailed (ended_on, reason), Refused("placement_ended"), RecordNotFound.
    """
    with db.transaction() as session:
        row = placement(session, placement_id)
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


def undo_end(actor: Actor, db: Database, placement_id: int, reason: str) -> Saved:
    """The end of a placement was a mistake: the work goes on as agreed.

    Raises ValidationFailed (reason), Refused("placement_not_ended", "placement_replaced"), RecordNotFound,
    and what an overlap raises when the person works elsewhere since.
    """
    refuse([] if reason.strip() else [Issue("reason", "reason_required")])
    with db.transaction() as session:
        row = placement(session, placement_id)
        if row.ended_on is None:
            raise Refused("placement_not_ended")
        taken = session.scalar(select(Placement).where(Placement.replaces_id == row.id))
        if taken is not None:
            raise Refused("placement_replaced", on=thai_dates.screen(taken.started_on))
        if row.person is not None:
            refuse(overlaps(session, row.person, row, but=row.id))
        row.ended_on, row.end_reason = None, ""
        before, after = audit.changes(row)
        audit.record(
            session, actor, "undo_end", "placement", row.id, before=before, after=after, reason=reason.strip()
        )
        session.flush()
        return Saved(row.id, row.version, TOUCHED)


def confirm_person(actor: Actor, db: Database, placement_id: int, person_id: int) -> Saved:
    """Somebody of the register is whom a placement names that was taken over from a list.

    The name stays as it was read. Raises Refused("already_named", "person_merged"), RecordNotFound.
    """
    with db.transaction() as session:
        row = placement(session, placement_id)
        name_person(session, actor, row, person_id)
        return Saved(row.id, row.version, TOUCHED | {"person"})


def _may_begin(session: Session, data: PlacementInput) -> None:
    if data.person_id is None:
        refuse([Issue("person_id", "person_required")], issues_of(session, None, data))
        return
    person = living(session, data.person_id)
    refuse(issues_of(session, person, data), overlaps(session, person, data), ties(session, data))


def _may_change(session: Session, row: Placement, data: PlacementInput) -> None:
    renewed = _renewed_terms(session, row, data)
    if data.person_id is None:
        known = row.person_id is not None
        refuse(
            [Issue("person_id", "person_required")] if known else [], issues_of(session, None, data), renewed
        )
        return
    person = existing(session, data.person_id)
    worked = replace(data, ends_on=last_day(data.ends_on, row.ended_on))
    refuse(issues_of(session, person, data), overlaps(session, person, worked, but=row.id), renewed)


def _renewed_terms(session: Session, row: Placement, data: PlacementInput) -> list[Issue]:
    """Issues of terms that a renewal agreed on and a mere correction may not overwrite."""
    was_until = session.scalar(
        select(PlacementRenewal.was_until)
        .where(PlacementRenewal.placement_id == row.id)
        .order_by(PlacementRenewal.id)
    )
    if was_until is None:
        return []
    agreed = ("ends_on", "wage_satang", "wage_unit")
    issues = [Issue(name, "renewed_terms") for name in agreed if getattr(data, name) != getattr(row, name)]
    return issues + in_order("started_on", data.started_on, was_until)


def _filled(session: Session, row: Placement, data: PlacementInput) -> Placement:
    row.employer_id = organisation(session, data.employer_id).id
    row.workplace_id = organisation(session, data.workplace_id).id
    if data.caregiver_id is not None:
        existing(session, data.caregiver_id)
    assert data.started_on is not None, "refused before"
    row.started_on = data.started_on
    for name in ("person_id", "basis", "ends_on", "wage_satang", "wage_unit", "value_satang", "caregiver_id"):
        setattr(row, name, getattr(data, name))
    for name in ("position", "caregiver_name", "note"):
        setattr(row, name, thai_text.clean(getattr(data, name)))
    return row
