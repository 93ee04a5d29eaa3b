"""Whom to chase: what is due or late, who was asked for it with what result, which letters went (§2.5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, case, false, func, literal, or_, select
from sqlalchemy.orm import Session, aliased
from sqlalchemy.sql import operators

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import (
    Address,
    Contact,
    DeviceItem,
    DeviceModel,
    LoanContract,
    LoanLine,
    Person,
    PersonPhone,
    RenewalLine,
)
from welfaredesk.domain import loan_rules, names, thai_text
from welfaredesk.domain.loan_rules import LoanState
from welfaredesk.domain.recall import SECOND_NEAR_DAYS
from welfaredesk.queries.lending import IS_OPEN, IS_RECALLED, settings_of
from welfaredesk.queries.register_figures import in_moo_order

Wanted = Select[*tuple[Any, ...]]
STATES = ("late", "recall", "due_soon", "due_30", "next", "gone")
NO_MOO = "-"  # the filter for those whose village nobody knows

_borrower, _user = aliased(Person), aliased(Person)
_registered, _living = aliased(Address), aliased(Address)
_last = aliased(Contact)
_USER_ID = func.coalesce(LoanContract.beneficiary_id, LoanContract.borrower_id)
_MOO = func.coalesce(case((_living.id.is_not(None), _living.moo), else_=_registered.moo), "")
_HOUSE = func.coalesce(case((_living.id.is_not(None), _living.house_no), else_=_registered.house_no), "")
_LAST_ID = (
    select(Contact.id)
    .where(Contact.contract_id == LoanContract.id)
    .order_by(Contact.contacted_on.desc(), Contact.id.desc())
    .limit(1)
    .correlate(LoanContract)
    .scalar_subquery()
)
_LEVEL = (
    select(func.coalesce(func.max(Contact.letter_level), 0))
    .where(Contact.contract_id == LoanLine.contract_id, Contact.contacted_on > LoanLine.due_on)
    .correlate(LoanLine)
    .scalar_subquery()
)
_RENEWALS = (
    select(func.count(RenewalLine.id))
    .where(RenewalLine.line_id == LoanLine.id)
    .correlate(LoanLine)
    .scalar_subquery()
)
_GONE = or_(
    _borrower.died_on.is_not(None),
    _borrower.moved_out_on.is_not(None),
    _user.died_on.is_not(None),
    _user.moved_out_on.is_not(None),
)


@dataclass(frozen=True, slots=True)
class ChaseRow:
    """One lent item to follow up.

    `phones` are (number, whose) of the borrower, else of who uses the device; house and village are where
    the device is. `state`, `days_late` and `level` (the last letter since it was due, 0 none) are derived.
    `gone` says in words who died or moved out, "" nobody.
    """

    line_id: int
    contract_id: int
    no: str
    item_id: int
    code: str
    model: str
    borrower: str
    borrower_id: int | None
    user: str
    user_id: int | None
    phones: tuple[tuple[str, str], ...]
    house_no: str
    moo: str
    lent_on: date
    due_on: date
    days_late: int
    state: LoanState
    last_on: date | None
    last_channel: str
    last_result: str
    last_note: str
    next_on: date | None
    renewals: int
    level: int
    gone: str


@dataclass(frozen=True, slots=True)
class ChaseCounts:
    """How many lent items each list of the chase desk holds; every list is counted for itself."""

    late: int
    recall: int
    due_soon: int
    due_30: int
    next: int
    gone: int


@dataclass(frozen=True)
class ChaseQuery:
    """Lent items to follow up; `state` of STATES or "" for all that any of them holds.

    late: past the due day. recall: late, more than the office's recall days ago, and nobody reached since.
    due_soon, due_30: due within the office's near days, within 30. next: the next action noted is due.
    gone: who borrowed or uses it died or moved out. `moo` is the village the device is in (NO_MOO: not
    known); `text` a name, device or code.
    """

    db: Database
    state: str = ""
    moo: str = ""
    text: str = ""

    def ids(self, limit: int = -1, offset: int = 0) -> list[int]:
        """Line ids, what was due first first."""
        with self.db.reading() as session:
            wanted = joined(select(LoanLine.id)).where(IS_OPEN, _conditions(session)[self.state])
            if self.moo:
                wanted = wanted.where(operators.eq(_MOO, "" if self.moo == NO_MOO else self.moo))
            for word in thai_text.clean(self.text).split():
                wanted = wanted.where(_spoken_of(word))
            wanted = wanted.order_by(LoanLine.due_on, LoanLine.contract_id, LoanLine.id)
            return list(session.scalars(wanted.limit(limit).offset(offset)))

    def rows(self, ids: Sequence[int]) -> dict[int, ChaseRow]:
        """The rows of these lines that are still out, by line id."""
        wanted = joined(
            select(
                LoanLine, LoanContract, DeviceItem.code, DeviceModel.name, _borrower, _user, _last,
                _HOUSE, _MOO, _LEVEL, _RENEWALS, IS_RECALLED,
            )
        ).where(IS_OPEN, LoanLine.id.in_(ids))  # fmt: skip
        with self.db.reading() as session:
            found = session.execute(wanted).all()
            people = {person.id for row in found for person in row[4:6] if person is not None}
            numbers = _phones(session, people)
            settings, today = settings_of(session), clock.today()
            days = (settings.near_due_days, settings.recall_days)
            return {row[0].id: _row(row, numbers, today, days) for row in found}

    def moos(self) -> list[str]:
        """The villages there is something to follow up in, in order; "" for not known."""
        with self.db.reading() as session:
            wanted = joined(select(_MOO).distinct()).where(IS_OPEN, _conditions(session)[self.state])
            return in_moo_order(session.scalars(wanted))


def chase_counts(session: Session) -> ChaseCounts:
    """The numbers of the chase desk."""
    conditions = _conditions(session)
    sums = [func.coalesce(func.sum(case((conditions[state], 1), else_=0)), 0) for state in STATES]
    found = session.execute(joined(select(*sums)).where(IS_OPEN)).one()
    return ChaseCounts(**dict(zip(STATES, found, strict=True)))


def chase_numbers(db: Database) -> ChaseCounts:
    """The numbers of the chase desk, for a screen."""
    with db.reading() as session:
        return chase_counts(session)


@dataclass(frozen=True, slots=True)
class ContactView:
    """One attempt, with codes of domain.recall; a letter has its level, number and the day to return by."""

    id: int
    version: int
    contract_id: int
    contacted_on: date
    channel: str
    letter_level: int | None
    no: str
    return_by: date | None
    result: str
    note: str
    next_on: date | None
    contacted_by: str


def contacts_of(db: Database, contract_id: int) -> tuple[ContactView, ...]:
    """The chase log of one loan, newest first."""
    with db.reading() as session:
        rows = session.scalars(
            select(Contact)
            .where(Contact.contract_id == contract_id)
            .order_by(Contact.contacted_on.desc(), Contact.id.desc())
        )
        fields = ContactView.__dataclass_fields__
        return tuple(ContactView(**{name: getattr(row, name) for name in fields}) for row in rows)


def where_it_is() -> ColumnElement[str]:
    """The village a lent item is in, for a query that is `joined`: where its user lives, "" not known."""
    return _MOO


def joined(wanted: Wanted) -> Wanted:
    """A query of lent items with their slip, device, people, addresses and last contact."""
    return (
        wanted.select_from(LoanLine)
        .join(LoanContract, LoanLine.contract_id == LoanContract.id)
        .join(DeviceItem, LoanLine.item_id == DeviceItem.id)
        .join(DeviceModel, DeviceItem.model_id == DeviceModel.id)
        .outerjoin(_borrower, LoanContract.borrower_id == _borrower.id)
        .outerjoin(_user, _user.id == _USER_ID)
        .outerjoin(_registered, and_(_registered.person_id == _USER_ID, _registered.kind == "registered"))
        .outerjoin(_living, and_(_living.person_id == _USER_ID, _living.kind == "living"))
        .outerjoin(_last, _last.id == _LAST_ID)
    )


def _conditions(session: Session) -> dict[str, ColumnElement[bool]]:
    settings, today = settings_of(session), clock.today()
    due = LoanLine.due_on

    def within(days: int) -> ColumnElement[bool]:
        return and_(due >= today, due <= today + timedelta(days=days))

    found = {
        "late": due < today,
        "recall": and_(due < today - timedelta(days=settings.recall_days), ~IS_RECALLED),
        "due_soon": within(settings.near_due_days),
        "due_30": within(SECOND_NEAR_DAYS),
        "next": func.coalesce(_last.next_on <= literal(today), False),
        "gone": func.coalesce(_GONE, False),
    }
    return {"": or_(*found.values())} | found


def _spoken_of(word: str) -> ColumnElement[bool]:
    key, code = thai_text.search_key(names.split_name(word).first or word), thai_text.code_key(word)
    return or_(
        _borrower.name_key.contains(key, autoescape=True) if key else false(),
        _user.name_key.contains(key, autoescape=True) if key else false(),
        LoanContract.borrower_name.contains(word, autoescape=True),
        DeviceModel.name.contains(word, autoescape=True),
        DeviceItem.code_key.contains(code, autoescape=True) if code else false(),
    )


def _phones(session: Session, people: set[int]) -> dict[int, list[tuple[str, str]]]:
    found: dict[int, list[tuple[str, str]]] = {}
    wanted = select(PersonPhone).where(PersonPhone.person_id.in_(people)).order_by(PersonPhone.id)
    for phone in session.scalars(wanted):
        found.setdefault(phone.person_id, []).append((phone.number, phone.owner))
    return found


def _row(
    found: Row[Any], numbers: dict[int, list[tuple[str, str]]], today: date, days: tuple[int, int]
) -> ChaseRow:
    line, contract, code, model, borrower, user, last, house_no, moo, level, renewals, recalled = tuple(found)
    borrower_name = _name(borrower) if borrower else contract.borrower_name
    state = loan_rules.state(
        line.due_on, today, near_days=days[0], recall_within=days[1], recalled=bool(recalled)
    )
    return ChaseRow(
        line_id=line.id,
        contract_id=contract.id,
        no=contract.no,
        item_id=line.item_id,
        code=code,
        model=model,
        borrower=borrower_name,
        borrower_id=contract.borrower_id,
        user=_name(user) if user else borrower_name,
        user_id=user.id if user else None,
        phones=_numbers(borrower, user, numbers),
        house_no=house_no,
        moo=moo,
        lent_on=contract.lent_on,
        due_on=line.due_on,
        days_late=loan_rules.days_late(line.due_on, today),
        state=state,
        last_on=last.contacted_on if last else None,
        last_channel=last.channel if last else "",
        last_result=last.result if last else "",
        last_note=last.note if last else "",
        next_on=last.next_on if last else None,
        renewals=renewals,
        level=level,
        gone=_gone(borrower, user),
    )


def _numbers(
    borrower: Person | None, user: Person | None, numbers: dict[int, list[tuple[str, str]]]
) -> tuple[tuple[str, str], ...]:
    """The borrower's numbers; those of the one who uses the device, with his name, when there are none."""
    own = numbers.get(borrower.id, []) if borrower else []
    if own or user is None:
        return tuple(own)
    return tuple((number, owner or user.first) for number, owner in numbers.get(user.id, []))


def _gone(borrower: Person | None, user: Person | None) -> str:
    """Who is gone and how, in words."""
    said = []
    for person, role in ((borrower, "ผู้ยืม"), (user, "ผู้ใช้")):
        if person is None or (role == "ผู้ใช้" and borrower is not None and person.id == borrower.id):
            continue
        if person.died_on is not None:
            said.append(f"{role}เสียชีวิต")
        elif person.moved_out_on is not None:
            said.append(f"{role}ย้ายออก")
    return " · ".join(said)


def _name(person: Person) -> str:
    return names.full_name(person.title, person.first, person.last)
