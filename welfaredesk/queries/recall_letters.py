"""What a letter of recall is about, as of the day it was logged."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from welfaredesk.db.engine import Database
from welfaredesk.db.models import Contact, LoanContract, LoanLine, Person, Renewal, RenewalLine
from welfaredesk.domain import loan_rules, names
from welfaredesk.domain.recall import LetterText
from welfaredesk.errors import RecordNotFound
from welfaredesk.services.recall_texts import wording


@dataclass(frozen=True, slots=True)
class LateLine:
    """An item that had not come back: its code, what it is, when it was due, days past that day."""

    code: str
    model: str
    due_on: date
    days_late: int


@dataclass(frozen=True, slots=True)
class RecallFacts:
    """One letter of `level` 1–3.

    `slip_no` is "" for a loan of an old register, `user` "" when the borrower uses it himself;
    `earlier` are (number, day) of the letters of the same loan before it.
    """

    number: str
    level: int
    on: date
    return_by: date
    slip_no: str
    lent_on: date
    borrower: str
    borrower_died: bool
    user: str
    lines: tuple[LateLine, ...]
    earlier: tuple[tuple[str, date], ...]


def recall_facts(db: Database, contact_id: int) -> RecallFacts:
    """The facts of the letter a contact stands for. Raises RecordNotFound."""
    with db.reading() as session:
        contact = session.get(Contact, contact_id)
        if contact is None or contact.letter_level is None:
            raise RecordNotFound("not_found", what=f"หนังสือ {contact_id}")
        contract = session.get_one(LoanContract, contact.contract_id)
        on, borrower, user = contact.contacted_on, contract.borrower, contract.beneficiary
        own_use = user is None or user.id == contract.borrower_id
        return RecallFacts(
            number=contact.no,
            level=contact.letter_level,
            on=on,
            return_by=contact.return_by or on,
            slip_no=contract.no,
            lent_on=contract.lent_on,
            borrower=_name(borrower) if borrower else contract.borrower_name,
            borrower_died=borrower is not None and borrower.died_on is not None,
            user="" if own_use else _name(user),
            lines=_late(session, contract, contact),
            earlier=_earlier(session, contact),
        )


def recall_wording(db: Database, level: int, on: date) -> LetterText:
    """The wording of a level (1–3) on letters of this day."""
    with db.reading() as session:
        return wording(session, level, on)


def _late(session: Session, contract: LoanContract, contact: Contact) -> tuple[LateLine, ...]:
    """What had not come back when the letter was logged, with the due days of then."""
    on = contact.contacted_on
    out = [
        (line, _due_then(session, line, contact))
        for line in contract.lines
        if not line.cancelled and (line.returned_on is None or line.returned_on > on)
    ]
    return tuple(
        LateLine(line.item.code, line.item.model.name, due, loan_rules.days_late(due, on))
        for line, due in out
        if due < on
    )


def _due_then(session: Session, line: LoanLine, contact: Contact) -> date:
    """What the first extension since then was asked for instead of, else the day it is due now."""
    since = (
        select(RenewalLine.old_due_on)
        .join(Renewal)
        .where(RenewalLine.line_id == line.id, Renewal.created_at >= contact.created_at)
        .order_by(RenewalLine.id)
    )
    return session.scalar(since.limit(1)) or line.due_on


def _earlier(session: Session, contact: Contact) -> tuple[tuple[str, date], ...]:
    wanted = select(Contact.no, Contact.contacted_on).where(
        Contact.contract_id == contact.contract_id, Contact.channel == "letter", Contact.id < contact.id
    )
    return tuple((number, on) for number, on in session.execute(wanted.order_by(Contact.id)))


def _name(person: Person | None) -> str:
    return names.full_name(person.title, person.first, person.last) if person else ""
