"""Consumables: what is left, what came in and went out, and who got it."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.orm import Session

from welfaredesk.db.engine import Database
from welfaredesk.db.models import DeviceModel, Person, StockMove
from welfaredesk.domain import names, thai_text
from welfaredesk.services.lending_stock import IN, KINDS


@dataclass(frozen=True, slots=True)
class StockRow:
    """One consumable: what is left and whether that is little; `version` guards its form."""

    id: int
    name: str
    category: str
    unit: str
    low_stock: int | None
    left: int
    last_on: date | None
    version: int

    @property
    def is_low(self) -> bool:
        """Whether it is time to restock."""
        return self.left <= (self.low_stock or 0)


@dataclass(frozen=True, slots=True)
class MoveRow:
    """One move: `change` is signed, `left` what remained after it; prices in satang per unit."""

    id: int
    moved_on: date
    kind: str
    model: str
    unit: str
    change: int
    left: int
    person: str
    person_id: int | None
    price_satang: int | None
    origin: str
    note: str
    moved_by: str


def stock(db: Database) -> tuple[StockRow, ...]:
    """All consumables in Thai order, with what is left of each."""
    signed = case((StockMove.kind.in_(IN), StockMove.quantity), else_=-StockMove.quantity)
    wanted = (
        select(DeviceModel, func.coalesce(func.sum(signed), 0), func.max(StockMove.moved_on))
        .outerjoin(StockMove, StockMove.model_id == DeviceModel.id)
        .where(DeviceModel.consumable.is_(True))
        .group_by(DeviceModel.id)
    )
    with db.reading() as session:
        rows = [
            StockRow(
                model.id,
                model.name,
                model.category,
                model.unit,
                model.low_stock,
                left,
                last_on,
                model.version,
            )
            for model, left, last_on in session.execute(wanted)
        ]
    return tuple(sorted(rows, key=lambda row: thai_text.sort_key(row.name)))


def moves_of_model(db: Database, model_id: int) -> tuple[MoveRow, ...]:
    """The ledger of one consumable, newest first; the remainders follow the order in which it was written."""
    with db.reading() as session:
        return _moves(session, StockMove.model_id == model_id)


def issued_to_person(session: Session, person_id: int) -> tuple[MoveRow, ...]:
    """What a person was given, newest first; `left` says nothing here."""
    return _moves(session, StockMove.person_id == person_id)


def _moves(session: Session, condition: ColumnElement[bool]) -> tuple[MoveRow, ...]:
    wanted = (
        select(StockMove, DeviceModel, Person)
        .join(DeviceModel, StockMove.model_id == DeviceModel.id)
        .outerjoin(Person, StockMove.person_id == Person.id)
        .where(condition)
        .order_by(StockMove.id)
    )
    left, rows = 0, []
    for move, model, person in session.execute(wanted):
        change = move.quantity if move.kind in IN else -move.quantity
        left += change
        rows.append(
            MoveRow(
                id=move.id,
                moved_on=move.moved_on,
                kind=KINDS.get(move.kind, move.kind),
                model=model.name,
                unit=model.unit,
                change=change,
                left=left,
                person=names.full_name(person.title, person.first, person.last) if person else "",
                person_id=move.person_id,
                price_satang=move.price_satang,
                origin=move.origin,
                note=move.note,
                moved_by=move.moved_by,
            )
        )
    return tuple(reversed(rows))
