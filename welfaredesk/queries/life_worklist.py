"""What must happen now because somebody died or moved out, across all areas; done work is gone from it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import ColumnElement, and_, exists, func, or_, select, true
from sqlalchemy.orm import Session, aliased

from welfaredesk.db.engine import Database
from welfaredesk.db.models import (
    DeviceItem,
    DeviceModel,
    DisabilityCard,
    Enrolment,
    Household,
    HouseholdMember,
    HouseProject,
    JobSeeker,
    LifeEvent,
    LoanContract,
    LoanLine,
    Organisation,
    Person,
    Placement,
)
from welfaredesk.db.models.households import HEAD
from welfaredesk.domain import names
from welfaredesk.messages import sentence
from welfaredesk.queries.households import gone
from welfaredesk.queries.housing import IS_RUNNING
from welfaredesk.queries.lending import IS_OPEN
from welfaredesk.queries.person_care import LifeEventView, as_view
from welfaredesk.services.cards import in_force
from welfaredesk.services.value_lists import values

FETCH_DEVICE, CLOSE_LOAN, RETURN_CARD = "fetch_device", "close_loan", "return_card"
STOP_ENROLMENT, REPLACE_HEAD = "stop_enrolment", "replace_head"
STOP_PROJECT, END_PLACEMENT, CLOSE_SEEKER = "stop_project", "end_placement", "close_seeker"
KINDS = (
    FETCH_DEVICE,
    CLOSE_LOAN,
    RETURN_CARD,
    STOP_ENROLMENT,
    REPLACE_HEAD,
    STOP_PROJECT,
    END_PLACEMENT,
    CLOSE_SEEKER,
)
EVENTS = {"died": "เสียชีวิต", "moved_out": "ย้ายออก"}
_REASONS = {kind: f"task_{kind}" for kind in KINDS}
_GONE = or_(Person.died_on.is_not(None), Person.moved_out_on.is_not(None))
_NOT_MERGED = Person.merged_into_id.is_(None)


@dataclass(frozen=True, slots=True)
class LifeTask:
    """One thing to do: `kind` of KINDS, for whom (`person` is gone, since when), and about `what`.

    `contact` is whoever else can be asked (the other party of the loan, another member of the household),
    with a telephone number. Of the record ids only those that the kind is about are filled. `id` is the
    same as long as the task stands.
    """

    id: int
    kind: str
    person_id: int
    person: str
    gone: str
    gone_on: date
    what: str
    contact: str = ""
    contact_phone: str = ""
    line_id: int | None = None
    contract_id: int | None = None
    card_id: int | None = None
    enrolment_id: int | None = None
    household_id: int | None = None
    project_id: int | None = None
    placement_id: int | None = None
    seeker_id: int | None = None

    @property
    def reason(self) -> str:
        """Why it must be done, as a sentence."""
        return sentence(_REASONS[self.kind], {"event": EVENTS[self.gone], "what": self.what})


@dataclass(frozen=True, slots=True)
class WaitingEvent:
    """A death or a move that a register proposes and a clerk has to decide."""

    person_id: int
    person: str
    event: LifeEventView


@dataclass(frozen=True)
class LifeTaskQuery:
    """The worklist for a table; `kind` of KINDS narrows it."""

    db: Database
    kind: str = ""

    def ids(self, limit: int = -1, offset: int = 0) -> list[int]:
        """Ids in order: what waits longest first."""
        found = [task.id for task in self._tasks()]
        return found[offset:] if limit < 0 else found[offset : offset + limit]

    def rows(self, ids: Sequence[int]) -> dict[int, LifeTask]:
        """The tasks of these ids that still stand."""
        wanted = set(ids)
        return {task.id: task for task in self._tasks() if task.id in wanted}

    def total(self) -> int:
        """How many things are to be done."""
        return len(self._tasks())

    def _tasks(self) -> list[LifeTask]:
        return [task for task in life_tasks(self.db) if not self.kind or task.kind == self.kind]


def life_tasks(db: Database, person_id: int | None = None) -> tuple[LifeTask, ...]:
    """Everything to be done, or what one person's going asks for; what waits longest first."""
    with db.reading() as session:
        found = [
            *_loans(session, person_id),
            *_cards(session, person_id),
            *_enrolments(session, person_id),
            *_heads(session, person_id),
            *_projects(session, person_id),
            *_placements(session, person_id),
            *_seekers(session, person_id),
        ]
    return tuple(sorted(found, key=lambda task: (task.gone_on, task.person_id, task.id)))


def waiting_events(db: Database) -> tuple[WaitingEvent, ...]:
    """Proposed deaths and moves that nobody has decided yet, the oldest first."""
    wanted = (
        select(LifeEvent, Person)
        .join(Person, Person.id == LifeEvent.person_id)
        .where(LifeEvent.confirmed.is_(None), _NOT_MERGED)
        .order_by(LifeEvent.created_at, LifeEvent.id)
    )
    with db.reading() as session:
        return tuple(
            WaitingEvent(person.id, _name(person), as_view(LifeEventView, event))
            for event, person in session.execute(wanted)
        )


@dataclass(frozen=True)
class WaitingEventQuery:
    """`waiting_events` for a table; a row's id is the event's."""

    db: Database

    def ids(self, limit: int = -1, offset: int = 0) -> list[int]:
        """Ids of the events, the oldest first; `limit` -1 means all."""
        found = [waiting.event.id for waiting in waiting_events(self.db)]
        return found[offset:] if limit < 0 else found[offset : offset + limit]

    def rows(self, ids: Sequence[int]) -> dict[int, WaitingEvent]:
        """The events of these ids that still wait."""
        wanted = set(ids)
        return {row.event.id: row for row in waiting_events(self.db) if row.event.id in wanted}

    def total(self) -> int:
        """How many wait."""
        return len(self.ids())


def _task(kind: str, row_id: int, person: Person, what: str) -> LifeTask:
    day = person.died_on or person.moved_out_on
    assert day is not None, "asked for people who are gone"
    number = row_id * len(KINDS) + KINDS.index(kind)
    return LifeTask(number, kind, person.id, _name(person), gone(person), day, what)


def _loans(session: Session, person_id: int | None) -> Iterator[LifeTask]:
    """Open loan lines: the user is gone, or only the borrower is and the loan needs another name."""
    borrower, user = aliased(Person), aliased(Person)
    nobody_left = [
        or_(each.died_on.is_not(None), each.moved_out_on.is_not(None)) for each in (borrower, user)
    ]
    wanted = (
        select(LoanLine, LoanContract, DeviceItem, DeviceModel, borrower, user)
        .join(LoanContract, LoanContract.id == LoanLine.contract_id)
        .join(DeviceItem, DeviceItem.id == LoanLine.item_id)
        .join(DeviceModel, DeviceModel.id == DeviceItem.model_id)
        .join(borrower, borrower.id == LoanContract.borrower_id)
        .join(user, user.id == LoanContract.beneficiary_id)
        .where(IS_OPEN, or_(*nobody_left))
    )
    if person_id is not None:
        wanted = wanted.where(or_(borrower.id == person_id, user.id == person_id))
    for line, contract, item, model, lent_to, used_by in session.execute(wanted):
        fetch = bool(gone(used_by))
        who, other = (used_by, lent_to) if fetch else (lent_to, used_by)
        task = _task(FETCH_DEVICE if fetch else CLOSE_LOAN, line.id, who, f"{model.name} {item.code}")
        asked = other if other.id != who.id and not gone(other) else None
        yield replace(
            task,
            contact=_name(asked) if asked else "",
            contact_phone=asked.phone if asked else who.phone,
            line_id=line.id,
            contract_id=contract.id,
        )


def _cards(session: Session, person_id: int | None) -> Iterator[LifeTask]:
    """Cards of the dead; who moves keeps the card."""
    holders = select(Person).where(
        Person.died_on.is_not(None),
        _NOT_MERGED,
        _of(person_id),
        Person.id.in_(select(DisabilityCard.person_id).where(DisabilityCard.returned_on.is_(None))),
    )
    for person in session.scalars(holders):
        card = in_force(session, person.id)
        if card is not None:
            task = _task(RETURN_CARD, card.id, person, card.card_no)
            yield replace(task, contact=card.caregiver, contact_phone=person.phone, card_id=card.id)


def _enrolments(session: Session, person_id: int | None) -> Iterator[LifeTask]:
    words = {value.code: value.label for value in values(session, "programme")}
    wanted = (
        select(Enrolment, Person)
        .join(Person, Person.id == Enrolment.person_id)
        .where(Enrolment.to_on.is_(None), _GONE, _NOT_MERGED, _of(person_id))
    )
    for row, person in session.execute(wanted):
        task = _task(STOP_ENROLMENT, row.id, person, words.get(row.programme, row.programme))
        yield replace(task, contact_phone=person.phone, enrolment_id=row.id)


def _heads(session: Session, person_id: int | None) -> Iterator[LifeTask]:
    """The last heads of households where somebody still lives, when they are gone; left already or not."""
    later = aliased(HouseholdMember)
    replaced = exists().where(
        later.household_id == HouseholdMember.household_id,
        later.relation == HEAD,
        later.id != HouseholdMember.id,
        or_(
            later.to_on.is_(None),
            later.to_on > HouseholdMember.to_on,
            and_(later.to_on == HouseholdMember.to_on, later.id > HouseholdMember.id),
        ),
    )
    wanted = (
        select(HouseholdMember, Household, Person)
        .join(Household, Household.id == HouseholdMember.household_id)
        .join(Person, Person.id == HouseholdMember.person_id)
        .where(HouseholdMember.relation == HEAD, ~replaced, _GONE, _NOT_MERGED, _of(person_id))
    )
    for row, house, person in session.execute(wanted):
        left = session.scalars(
            select(Person)
            .join(HouseholdMember, HouseholdMember.person_id == Person.id)
            .where(
                HouseholdMember.household_id == house.id,
                HouseholdMember.to_on.is_(None),
                and_(Person.died_on.is_(None), Person.moved_out_on.is_(None)),
            )
            .order_by(Person.birth_date.is_(None), Person.birth_date, Person.id)
        ).first()
        if left is not None:
            task = _task(REPLACE_HEAD, row.id, person, _house(house))
            yield replace(task, contact=_name(left), contact_phone=left.phone, household_id=house.id)


def _projects(session: Session, person_id: int | None) -> Iterator[LifeTask]:
    """House projects under way for somebody who is gone."""
    wanted = (
        select(HouseProject, Person)
        .join(Person, Person.id == HouseProject.person_id)
        .where(IS_RUNNING, _GONE, _NOT_MERGED, _of(person_id))
    )
    for row, person in session.execute(wanted):
        place = " ".join(
            f"{word} {part}" for word, part in (("บ้านเลขที่", row.house_no), ("หมู่", row.moo)) if part
        )
        task = _task(STOP_PROJECT, row.id, person, " ".join(("โครงการ", row.no or place)))
        yield replace(task, contact_phone=person.phone, project_id=row.id)


def _placements(session: Session, person_id: int | None) -> Iterator[LifeTask]:
    """Placements that nobody ended although the worker, or the caregiver who uses the right, is gone.

    One whose agreed time was over before is not asked about.
    """
    worker, helper = aliased(Person), aliased(Person)
    gone_on = func.coalesce(worker.died_on, worker.moved_out_on, helper.died_on, helper.moved_out_on)
    wanted = (
        select(Placement, Organisation, worker, helper)
        .join(worker, worker.id == Placement.person_id)
        .outerjoin(helper, helper.id == Placement.caregiver_id)
        .join(Organisation, Organisation.id == Placement.workplace_id)
        .where(
            Placement.ended_on.is_(None),
            gone_on.is_not(None),
            or_(Placement.ends_on.is_(None), Placement.ends_on >= gone_on),
        )
    )
    if person_id is not None:
        wanted = wanted.where(or_(worker.id == person_id, helper.id == person_id))
    for row, workplace, person, caregiver in session.execute(wanted):
        who = person if gone(person) else caregiver
        task = _task(END_PLACEMENT, row.id, who, workplace.name)
        phone = workplace.phone or who.phone
        yield replace(task, contact=workplace.contact, contact_phone=phone, placement_id=row.id)


def _seekers(session: Session, person_id: int | None) -> Iterator[LifeTask]:
    """Registrations of people who are gone and cannot be offered work any more."""
    wanted = (
        select(JobSeeker, Person)
        .join(Person, Person.id == JobSeeker.person_id)
        .where(JobSeeker.closed_on.is_(None), _GONE, _NOT_MERGED, _of(person_id))
    )
    for row, person in session.execute(wanted):
        task = _task(CLOSE_SEEKER, row.id, person, row.wanted_work)
        yield replace(task, contact_phone=person.phone, seeker_id=row.id)


def _of(person_id: int | None) -> ColumnElement[bool]:
    return true() if person_id is None else Person.id == person_id


def _house(house: Household) -> str:
    parts = (("บ้านเลขที่", house.house_no), ("หมู่", house.moo))
    return " ".join(f"{word} {value}" for word, value in parts if value) or f"ครัวเรือนลำดับ {house.id}"


def _name(person: Person) -> str:
    return names.full_name(person.title, person.first, person.last)
