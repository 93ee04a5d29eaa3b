"""Who lives together: a household with dated members and one head; a person lives in one at a time."""

from dataclasses import asdict, dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import Household, HouseholdMember, Person
from welfaredesk.db.models.households import HEAD
from welfaredesk.domain import names, paper_limits, thai_text
from welfaredesk.errors import Issue, RecordNotFound, Refused, StaleRecord
from welfaredesk.services import audit, value_lists
from welfaredesk.services.actor import Actor
from welfaredesk.services.audit import Saved
from welfaredesk.services.dates import after_last_end, in_order, not_future, refuse
from welfaredesk.services.limits import over
from welfaredesk.services.person_history import record, told
from welfaredesk.services.persons import existing, living

TOUCHED = frozenset({"person", "household"})
OTHER = "other"
LIMITS = {
    "house_code": paper_limits.SLIP_CODE,
    "house_no": paper_limits.HOUSE_NO,
    "moo": paper_limits.HOUSE_NO,
    "note": paper_limits.NOTE,
}


@dataclass(frozen=True, slots=True)
class HouseholdInput:
    """A household as its form gives it; `house_code` is the 11 digits of the house register."""

    house_code: str = ""
    house_no: str = ""
    moo: str = ""
    note: str = ""


def create(
    actor: Actor, db: Database, data: HouseholdInput, head_id: int, from_on: date | None = None
) -> Saved:
    """A new household with its head, who leaves the former one that day; returns the household's id.

    Raises ValidationFailed, Refused("person_has_died"), RecordNotFound.
    """
    with db.transaction() as session:
        household = _filled(Household(created_at=clock.now()), data)
        session.add(household)
        session.flush()
        audit.record(session, actor, "create", "household", household.id, after=audit.snapshot(household))
        _move_in(session, actor, household, living(session, head_id), HEAD, from_on)
        return Saved(household.id, household.version, TOUCHED)


def change(actor: Actor, db: Database, household_id: int, data: HouseholdInput, *, version: int) -> Saved:
    """Change what is known of the house. Raises StaleRecord, RecordNotFound."""
    with db.transaction() as session:
        household = _household(session, household_id)
        if household.version != version:
            raise StaleRecord
        before, after = audit.changes(_filled(household, data))
        if after:
            audit.record(session, actor, "update", "household", household_id, before=before, after=after)
        session.flush()
        return Saved(household_id, household.version, TOUCHED)


def add_member(
    actor: Actor,
    db: Database,
    household_id: int,
    person_id: int,
    relation: str,
    from_on: date | None = None,
) -> Saved:
    """A living person joins; whoever lives elsewhere leaves there on that day (None: today).

    `from_on` None for somebody who lives nowhere yet means not known. "head" is for a household that has
    none. Raises ValidationFailed (relation, from_on), Refused("already_member", "household_has_head",
    "person_has_died"), RecordNotFound.
    """
    with db.transaction() as session:
        household = _household(session, household_id)
        person = living(session, person_id)
        refuse(_relation_issues(session, relation))
        if relation == HEAD and _head(session, household_id) is not None:
            raise Refused("household_has_head")
        row = _move_in(session, actor, household, person, relation, from_on)
        return Saved(row.id, household.version, TOUCHED)


def set_head(
    actor: Actor,
    db: Database,
    household_id: int,
    person_id: int,
    former_relation: str = OTHER,
    on: date | None = None,
) -> Saved:
    """A living member becomes the head from a day (None: today); the former head stays as something else.

    Relations of the others to the new head are theirs to correct (`set_relation`). Raises ValidationFailed,
    Refused("not_in_household", "person_has_died"), RecordNotFound.
    """
    day = on or clock.today()
    with db.transaction() as session:
        household = _household(session, household_id)
        person = living(session, person_id)
        row, former = _membership(session, person_id), _head(session, household_id)
        if row is None or row.household_id != household_id:
            raise Refused("not_in_household", person=_name(person))
        if former is row:
            return Saved(row.id, household.version, TOUCHED)
        refuse(_relation_issues(session, former_relation, field="former_relation"), not_future("on", day))
        if former_relation == HEAD:
            refuse([Issue("former_relation", "head_relation")])
        if former is not None:
            _become(session, actor, former, former_relation, day)
        row = _become(session, actor, row, HEAD, day)
        return Saved(row.id, household.version, TOUCHED)


def set_relation(actor: Actor, db: Database, person_id: int, relation: str) -> Saved:
    """Put right a member's relation to the head. Raises ValidationFailed, Refused, RecordNotFound."""
    with db.transaction() as session:
        row = _membership_of(session, existing(session, person_id))
        refuse(_relation_issues(session, relation))
        if HEAD in (relation, row.relation) and relation != row.relation:
            refuse([Issue("relation", "household_has_head" if relation == HEAD else "head_relation")])
        row.relation = relation
        record(session, actor, "change_relation", person_id, told(row))
        return Saved(row.id, _household(session, row.household_id).version, TOUCHED)


def leave(actor: Actor, db: Database, person_id: int, to_on: date) -> Saved:
    """A person leaves the household on a day; a head leaves it without one until the next is set.

    Raises ValidationFailed (to_on), Refused("no_household"), RecordNotFound.
    """
    with db.transaction() as session:
        row = _membership_of(session, existing(session, person_id))
        _move_out(session, actor, row, to_on, "to_on")
        return Saved(row.id, _household(session, row.household_id).version, TOUCHED)


def _move_in(
    session: Session,
    actor: Actor,
    household: Household,
    person: Person,
    relation: str,
    from_on: date | None,
) -> HouseholdMember:
    former = _membership(session, person.id)
    if former is not None and former.household_id == household.id:
        raise Refused("already_member", person=_name(person))
    if former is not None:
        from_on = from_on or clock.today()
        _move_out(session, actor, former, from_on, "from_on")
        session.flush()  # at most one household at a time
    last_end = session.scalar(
        select(func.max(HouseholdMember.to_on)).where(HouseholdMember.person_id == person.id)
    )
    refuse(not_future("from_on", from_on), after_last_end("from_on", from_on, last_end))
    row = HouseholdMember(household_id=household.id, person_id=person.id, relation=relation, from_on=from_on)
    record(session, actor, "join_household", person.id, _with_house(household, told(row)))
    session.add(row)
    session.flush()
    return row


def _move_out(session: Session, actor: Actor, row: HouseholdMember, to_on: date, field: str) -> None:
    refuse(not_future(field, to_on), in_order(field, row.from_on, to_on))
    household = _household(session, row.household_id)
    row.to_on = to_on
    record(session, actor, "leave_household", row.person_id, _with_house(household, told(row)))


def _become(
    session: Session, actor: Actor, row: HouseholdMember, relation: str, day: date
) -> HouseholdMember:
    """Another relation from a day on; what the member was until then stays as history."""
    refuse(in_order("on", row.from_on, day))
    action = "become_head" if relation == HEAD else "change_relation"
    change_ = ({"relation": row.relation}, {"relation": relation, "from_on": day.isoformat()})
    record(session, actor, action, row.person_id, change_)
    if row.from_on == day:
        row.relation = relation
        session.flush()
        return row
    row.to_on = day
    session.flush()
    fresh = HouseholdMember(
        household_id=row.household_id, person_id=row.person_id, relation=relation, from_on=day
    )
    session.add(fresh)
    session.flush()
    return fresh


def _filled(household: Household, data: HouseholdInput) -> Household:
    refuse(over(data, LIMITS))
    for name, value in asdict(data).items():
        setattr(
            household, name, thai_text.to_arabic(thai_text.clean(value)) if name != "note" else value.strip()
        )
    return household


def _household(session: Session, household_id: int) -> Household:
    household = session.get(Household, household_id)
    if household is None:
        raise RecordNotFound("not_found", what=f"ครัวเรือน {household_id}")
    return household


def _membership(session: Session, person_id: int) -> HouseholdMember | None:
    return session.scalar(
        select(HouseholdMember).where(HouseholdMember.person_id == person_id, HouseholdMember.to_on.is_(None))
    )


def _membership_of(session: Session, person: Person) -> HouseholdMember:
    row = _membership(session, person.id)
    if row is None:
        raise Refused("no_household", person=_name(person))
    return row


def _head(session: Session, household_id: int) -> HouseholdMember | None:
    return session.scalar(
        select(HouseholdMember).where(
            HouseholdMember.household_id == household_id,
            HouseholdMember.relation == HEAD,
            HouseholdMember.to_on.is_(None),
        )
    )


def _relation_issues(session: Session, relation: str, *, field: str = "relation") -> list[Issue]:
    if not relation:
        return [Issue(field, "required")]
    return value_lists.unlisted(session, "relation", field, relation)


def _with_house(
    household: Household, changed: tuple[dict[str, object], dict[str, object]]
) -> tuple[dict[str, object], dict[str, object]]:
    """The house in words instead of its number in the office file."""
    before, after = changed
    house = {"house_no": household.house_no, "moo": household.moo}
    named = {key: value for key, value in house.items() if value}
    return before, named | {key: value for key, value in after.items() if key != "household_id"}


def _name(person: Person) -> str:
    return names.full_name(person.title, person.first, person.last)
