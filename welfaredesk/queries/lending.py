"""Reading devices and loans. Being free, being late and by how many days are derived here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Select, and_, exists, false, or_, select
from sqlalchemy.orm import Session, aliased

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import (
    Contact,
    DeviceItem,
    DeviceModel,
    IssuedDocument,
    LoanContract,
    LoanLine,
    OfficeProfile,
    Person,
)
from welfaredesk.domain import loan_rules, names, recall, thai_text
from welfaredesk.errors import RecordNotFound
from welfaredesk.queries.documents import STATES
from welfaredesk.services import availability, devices

SLIP = "L-02"
IS_OPEN = availability.is_open()
# somebody was reached, or a letter sent, after the line was due
IS_RECALLED = exists(
    select(Contact.id).where(
        Contact.contract_id == LoanLine.contract_id,
        Contact.contacted_on > LoanLine.due_on,
        Contact.result.not_in(recall.REACHED_NOBODY),
    )
)


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One device; holder, no and due_on while it is out.

    `obstacle` is derived (services.availability): what keeps it from being lent now, "" for nothing;
    `lacking` names the parts it came back without.
    """

    id: int
    code: str
    model: str
    category: str
    brand: str
    condition: str
    note: str
    obstacle: str
    lacking: str
    holder: str
    holder_id: int | None
    no: str
    contract_id: int | None
    line_id: int | None
    due_on: date | None

    @property
    def available(self) -> bool:
        """Whether it can be lent now."""
        return not self.obstacle


@dataclass(frozen=True, slots=True)
class LoanRow:
    """One item of a slip; `state` is derived (see loan_rules.LoanState), None once it came back."""

    line_id: int
    contract_id: int
    no: str
    item_id: int
    code: str
    model: str
    unit: str
    borrower: str
    borrower_id: int | None
    beneficiary: str
    beneficiary_id: int | None
    relation: str
    purpose: str
    lent_on: date
    due_on: date
    original_due_on: date
    returned_on: date | None
    return_day_known: bool
    condition_in: str
    return_note: str
    returner: str
    receiver: str
    cancel_reason: str
    cancelled: bool
    state: loan_rules.LoanState | None
    days_late: int


@dataclass(frozen=True)
class ItemQuery:
    """Devices by text (code in any punctuation and digit form, model, category) and by state.

    `state`: "" all, free, out, to_check, unfit; `category` a device category.
    """

    db: Database
    text: str = ""
    state: str = ""
    category: str = ""

    def ids(self, limit: int = -1, offset: int = 0) -> list[int]:
        """Ids ordered by category, model and code."""
        wanted = (
            select(DeviceItem.id)
            .join(DeviceModel)
            .outerjoin(LoanLine, and_(LoanLine.item_id == DeviceItem.id, IS_OPEN))
        )
        wanted = wanted.order_by(DeviceModel.category, DeviceModel.name, DeviceItem.code_key, DeviceItem.id)
        with self.db.reading() as session:
            wanted = wanted.where(*self._conditions(session))
            return list(session.scalars(wanted.limit(limit).offset(offset)))

    def rows(self, ids: Sequence[int]) -> dict[int, ItemRow]:
        """Rows of these items, by id."""
        borrower = aliased(Person)
        wanted = (
            select(DeviceItem, DeviceModel, LoanLine, LoanContract, borrower)
            .add_columns(availability.obstacle(), availability.lacking_words())
            .join(DeviceModel)
            .outerjoin(LoanLine, and_(LoanLine.item_id == DeviceItem.id, IS_OPEN))
            .outerjoin(LoanContract, LoanLine.contract_id == LoanContract.id)
            .outerjoin(borrower, LoanContract.borrower_id == borrower.id)
            .where(DeviceItem.id.in_(ids))
        )
        with self.db.reading() as session:
            return {row[0].id: _item_row(*row) for row in session.execute(wanted)}

    def _conditions(self, session: Session) -> list[ColumnElement[bool]]:
        words = thai_text.clean(self.text).split()
        conditions = [or_(_has_code(word), _is_model(session, word)) for word in words]
        states: dict[str, ColumnElement[bool]] = {
            "free": availability.obstacle() == "",
            "out": LoanLine.id.is_not(None),
            "to_check": availability.obstacle() == availability.TO_CHECK,
            "unfit": availability.obstacle().in_(availability.UNFIT),
        }
        if self.state:
            conditions.append(states[self.state])
        if self.category:
            conditions.append(DeviceModel.category == self.category)
        return conditions


def _has_code(word: str) -> ColumnElement[bool]:
    code = thai_text.code_key(word)
    return DeviceItem.code_key.contains(code, autoescape=True) if code else false()


def _is_model(session: Session, word: str) -> ColumnElement[bool]:
    """Devices whose model or category is spelt like the word; a list of models is short."""
    key = thai_text.search_key(word)
    found = session.execute(select(DeviceModel.id, DeviceModel.name, DeviceModel.category))
    ids = [row.id for row in found if key and key in thai_text.search_key(f"{row.name} {row.category}")]
    return DeviceModel.id.in_(ids)


def _item_row(
    item: DeviceItem,
    model: DeviceModel,
    line: LoanLine | None,
    contract: LoanContract | None,
    holder: Person | None,
    obstacle: str,
    lacking: str | None,
) -> ItemRow:
    return ItemRow(
        id=item.id,
        code=item.code,
        model=model.name,
        category=model.category,
        brand=item.brand,
        condition=item.condition,
        note=item.note,
        obstacle=obstacle,
        lacking=lacking or "",
        holder=borrower_name(contract) if contract else "",
        holder_id=holder.id if holder else None,
        no=contract.no if contract else "",
        contract_id=contract.id if contract else None,
        line_id=line.id if line else None,
        due_on=line.due_on if line else None,
    )


@dataclass(frozen=True)
class LoanQuery:
    """Loan lines; `text` as for items or a name.

    `state`: open, due_soon, late, returned, cancelled, unfiled (no signed slip yet) or "" for all.
    """

    db: Database
    text: str = ""
    state: str = "open"

    def ids(self, limit: int = -1, offset: int = 0) -> list[int]:
        """Line ids: open ones by due date, all others newest first."""
        borrower = aliased(Person)
        wanted = (
            select(LoanLine.id)
            .join(LoanContract)
            .join(DeviceItem, LoanLine.item_id == DeviceItem.id)
            .join(DeviceModel)
            .outerjoin(borrower, LoanContract.borrower_id == borrower.id)
        )
        with self.db.reading() as session:
            for word in thai_text.clean(self.text).split():
                key = thai_text.search_key(names.split_name(word).first or word)
                named = borrower.name_key.contains(key, autoescape=True) if key else false()
                named = or_(named, LoanContract.borrower_name.contains(word, autoescape=True))
                wanted = wanted.where(or_(named, _has_code(word), _is_model(session, word)))
            wanted = wanted.where(state_condition(session, self.state))
            newest = (LoanLine.id.desc(),)
            order = (LoanLine.due_on, LoanLine.id) if self.state in ("open", "due_soon", "late") else newest
            return list(session.scalars(wanted.order_by(*order).limit(limit).offset(offset)))

    def rows(self, ids: Sequence[int]) -> dict[int, LoanRow]:
        """Rows of these lines, by id."""
        with self.db.reading() as session:
            today = clock.today()
            return {row.line_id: row for row in _loan_rows(session, LoanLine.id.in_(ids), today)}


def state_condition(session: Session, state: str) -> ColumnElement[bool]:
    """Lines in one of the states of LoanQuery."""
    today = clock.today()
    soon = today + timedelta(days=settings_of(session).near_due_days)
    conditions: dict[str, ColumnElement[bool]] = {
        "": LoanLine.id.is_not(None),
        "open": IS_OPEN,
        "late": and_(IS_OPEN, LoanLine.due_on < today),
        "due_soon": and_(IS_OPEN, LoanLine.due_on >= today, LoanLine.due_on <= soon),
        "returned": LoanLine.returned_on.is_not(None),
        "cancelled": LoanLine.cancelled.is_(True),
        "unfiled": LoanLine.contract_id.in_(_unfiled_slips()),
    }
    return conditions[state]


def _unfiled_slips() -> Select[int]:
    """Contracts whose slip (L-02) has not come back signed."""
    return select(IssuedDocument.entity_id).where(IssuedDocument.form == SLIP, STATES["unfiled"])


def settings_of(session: Session) -> OfficeProfile:
    """The office's lending settings; the defaults when the office is not set up yet."""
    return session.get(OfficeProfile, 1) or OfficeProfile(
        name="", loan_days=90, near_due_days=7, recall_days=7
    )


def _loan_rows(session: Session, condition: ColumnElement[bool], today: date) -> list[LoanRow]:
    settings = settings_of(session)
    wanted = select(LoanLine, IS_RECALLED).where(condition).order_by(LoanLine.id.desc())
    return [_loan_row(line, settings, today, recalled) for line, recalled in session.execute(wanted)]


def _loan_row(line: LoanLine, settings: OfficeProfile, today: date, recalled: bool) -> LoanRow:
    contract = line.contract
    is_open = line.returned_on is None and not line.cancelled
    state = None
    if is_open:
        state = loan_rules.state(
            line.due_on,
            today,
            near_days=settings.near_due_days,
            recall_within=settings.recall_days,
            recalled=recalled,
        )
    return LoanRow(
        line_id=line.id,
        contract_id=contract.id,
        no=contract.no,
        item_id=line.item_id,
        code=line.item.code,
        model=line.item.model.name,
        unit=line.item.model.unit,
        borrower=borrower_name(contract),
        borrower_id=contract.borrower_id,
        beneficiary=_name(contract.beneficiary) if contract.beneficiary else borrower_name(contract),
        beneficiary_id=contract.beneficiary_id,
        relation=contract.relation,
        purpose=contract.purpose,
        lent_on=contract.lent_on,
        due_on=line.due_on,
        original_due_on=line.original_due_on,
        returned_on=line.returned_on,
        return_day_known=line.return_day_known,
        condition_in=line.condition_in or "",
        return_note=line.return_note,
        returner=line.returner,
        receiver=line.receiver,
        cancel_reason=contract.cancel_reason,
        cancelled=line.cancelled,
        state=state,
        days_late=_days_late(line, today),
    )


def _days_late(line: LoanLine, today: date) -> int:
    if line.cancelled or not line.return_day_known:
        return 0
    return loan_rules.days_late(line.due_on, today, line.returned_on)


def loans_of_person(session: Session, person_id: int, today: date) -> tuple[LoanRow, ...]:
    """All lines a person borrowed or uses, newest first."""
    mine = or_(LoanContract.borrower_id == person_id, LoanContract.beneficiary_id == person_id)
    contracts = select(LoanContract.id).where(mine)
    return tuple(_loan_rows(session, LoanLine.contract_id.in_(contracts), today))


def loans_of_item(session: Session, item_id: int) -> tuple[LoanRow, ...]:
    """All loans of a device, newest first."""
    return tuple(_loan_rows(session, LoanLine.item_id == item_id, clock.today()))


def loan_lines(db: Database, contract_id: int) -> tuple[LoanRow, ...]:
    """The lines of one slip, in their order on it."""
    with db.reading() as session:
        rows = _loan_rows(session, LoanLine.contract_id == contract_id, clock.today())
        return tuple(reversed(rows))


@dataclass(frozen=True, slots=True)
class LoanTerms:
    """What was agreed on a slip besides its items."""

    liability: str
    lent_by: str
    cancelled_by: str
    cancel_reason: str


def loan_terms(db: Database, contract_id: int) -> LoanTerms:
    """The terms kept with a slip. Raises RecordNotFound."""
    with db.reading() as session:
        contract = session.get(LoanContract, contract_id)
        if contract is None:
            raise RecordNotFound("not_found", what=f"ใบยืม {contract_id}")
        return LoanTerms(contract.liability, contract.lent_by, contract.cancelled_by, contract.cancel_reason)


def item_by_code(db: Database, code: str) -> ItemRow | None:
    """The device with this code or asset number, whatever its punctuation and digit form, or this label."""
    with db.reading() as session:
        item = devices.item_by_code(session, code)
        item_id = item.id if item is not None else None
    return ItemQuery(db).rows([item_id])[item_id] if item_id is not None else None


def categories(db: Database) -> list[str]:
    """Device categories in use, sorted the Thai way."""
    with db.reading() as session:
        found = session.scalars(select(DeviceModel.category).where(DeviceModel.category != "").distinct())
        return sorted(found, key=thai_text.sort_key)


def model_names(db: Database) -> list[str]:
    """Names of device models, sorted the Thai way."""
    with db.reading() as session:
        pieces = select(DeviceModel.name).where(DeviceModel.consumable.is_(False))
        return sorted(session.scalars(pieces), key=thai_text.sort_key)


def borrower_name(contract: LoanContract) -> str:
    """Who borrowed: the person's name, or the name a register gave while nobody knows who that is."""
    return _name(contract.borrower) if contract.borrower else contract.borrower_name


def _name(person: Person) -> str:
    return names.full_name(person.title, person.first, person.last)
