"""Records that get a numbered paper, found by their numbers or by their days: what a batch is printed for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, inspect, select, true
from sqlalchemy.orm import Session

from welfaredesk.db.engine import Database
from welfaredesk.db.models import (
    Contact,
    Donation,
    EmploymentLetter,
    LoanContract,
    LoanRequest,
    LoanReturn,
    Renewal,
    WorkCertificate,
)
from welfaredesk.domain.thai_text import clean, to_arabic
from welfaredesk.errors import RecordNotFound


@dataclass(frozen=True, slots=True)
class _Kind:
    """Records of a table: their day, which of them get a paper, and the loan they belong to, if to one."""

    holder: type[Any]
    day: Any  # columns: typed as such, a dataclass would read them as values
    printed: ColumnElement[bool]
    loan: Any = None


_KINDS = {
    str(inspect(kind.holder).local_table): kind
    for kind in (
        _Kind(LoanRequest, LoanRequest.asked_on, true(), LoanRequest.contract_id),
        _Kind(LoanContract, LoanContract.lent_on, LoanContract.cancelled_at.is_(None), LoanContract.id),
        _Kind(LoanReturn, LoanReturn.returned_on, LoanReturn.undone_at.is_(None), LoanReturn.contract_id),
        _Kind(Renewal, Renewal.asked_on, true(), Renewal.contract_id),
        _Kind(Contact, Contact.contacted_on, Contact.letter_level.is_not(None), Contact.contract_id),
        _Kind(Donation, Donation.given_on, true()),
        _Kind(WorkCertificate, WorkCertificate.issued_on, true()),
        _Kind(EmploymentLetter, EmploymentLetter.written_on, true()),
    )
}
ENTITIES = frozenset(_KINDS)


def by_numbers(db: Database, entity: str, numbers: Sequence[str]) -> list[int]:
    """Ids of the records of one of ENTITIES with these numbers ("12/2570", either digit form), in this order.

    A number no record of the kind has is taken for the slip's: then it means the newest of that loan.
    Raises RecordNotFound("paper_number_unknown").
    """
    with db.reading() as session:
        return [_numbered(session, _KINDS[entity], number) for number in numbers]


def by_loans(db: Database, entity: str, slips: Sequence[str]) -> list[int]:
    """The newest record of one of ENTITIES for each slip, given by the slips' numbers; the slip for itself.

    Raises RecordNotFound("paper_number_unknown").
    """
    with db.reading() as session:
        return [_of_loan(session, _KINDS[entity], number) for number in slips]


def by_days(db: Database, entity: str, first: date, last: date) -> list[int]:
    """Ids of the records of one of ENTITIES of these days, the earliest first, without what was undone."""
    kind = _KINDS[entity]
    numbered = kind.holder.running.is_not(None)  # a loan of an old register has no slip of ours
    wanted = select(kind.holder.id).where(kind.day.between(first, last), kind.printed, numbered)
    with db.reading() as session:
        return list(session.scalars(wanted.order_by(kind.day, kind.holder.id)))


def loan_of(db: Database, entity: str, entity_id: int) -> int | None:
    """The loan a record belongs to (a slip is its own); None for records of other kinds."""
    kind = _KINDS.get(entity)
    if kind is None or kind.loan is None:
        return None
    with db.reading() as session:
        contract_id: int | None = session.scalar(select(kind.loan).where(kind.holder.id == entity_id))
    return contract_id


def _numbered(session: Session, kind: _Kind, number: str) -> int:
    found: int | None = session.scalar(_newest(kind).where(kind.holder.no == to_arabic(clean(number))))
    return found if found is not None else _of_loan(session, kind, number)


def _of_loan(session: Session, kind: _Kind, number: str) -> int:
    loans = select(LoanContract.id).where(LoanContract.no == to_arabic(clean(number)))
    found: int | None = (
        session.scalar(_newest(kind).where(kind.loan.in_(loans))) if kind.loan is not None else None
    )
    if found is None:
        raise RecordNotFound("paper_number_unknown", no=number)
    return found


def _newest(kind: _Kind) -> Select[int]:
    return select(kind.holder.id).where(kind.printed).order_by(kind.holder.id.desc()).limit(1)
