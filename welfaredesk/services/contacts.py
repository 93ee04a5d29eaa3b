"""The chase log: every attempt to get a loan back, and the letters of recall (§2.1, §2.7 L-06)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import Contact, LoanContract, LoanLine
from welfaredesk.domain import paper_limits, recall, thai_dates, thai_text
from welfaredesk.errors import Issue, RecordNotFound, Refused, StaleRecord
from welfaredesk.services import audit, numbering
from welfaredesk.services.actor import Actor
from welfaredesk.services.audit import Saved
from welfaredesk.services.dates import in_order, not_future, refuse
from welfaredesk.services.limits import too_long, wants_reason
from welfaredesk.services.recall_texts import wording

TOUCHED = frozenset({"contact", "loan_contract"})


@dataclass(frozen=True, slots=True)
class ContactInput:
    """One attempt: `channel` and `result` are codes of domain.recall, dates None mean today and never."""

    channel: str = "phone"
    result: str = ""
    note: str = ""
    contacted_on: date | None = None
    next_on: date | None = None


@dataclass(frozen=True, slots=True)
class LettersLogged:
    """Letters to be printed: the ids of their contacts, in the order the loans were given."""

    contact_ids: tuple[int, ...]
    touched: frozenset[str] = TOUCHED


def log_contact(actor: Actor, db: Database, contract_ids: Sequence[int], data: ContactInput) -> Saved:
    """Keep one attempt for each of these loans (one call may be about several slips); the last one's id.

    Raises ValidationFailed (channel, result, contacted_on, next_on, note), RecordNotFound,
    Refused("loan_closed", "loan_cancelled").
    """
    on = data.contacted_on or clock.today()
    _check(data, on)
    with db.transaction() as session:
        for contract_id in contract_ids:
            contract = _open(session, contract_id)
            refuse(_before_loan(on, contract))
            row = Contact(contract_id=contract.id, contacted_by=actor.name, created_at=clock.now())
            _fill(row, data, on)
            _add(session, actor, row)
        return Saved(row.id, row.version, TOUCHED)


def correct_contact(actor: Actor, db: Database, contact_id: int, data: ContactInput, version: int) -> Saved:
    """Put an attempt right; what it was stays in the history. A letter keeps its channel, level and number.

    Raises as `log_contact`, and StaleRecord.
    """
    on = data.contacted_on or clock.today()
    with db.transaction() as session:
        row = _contact(session, contact_id)
        if row.version != version:
            raise StaleRecord
        letter = row.channel == "letter"
        _check(data, on, letter=letter)
        refuse(_before_loan(on, session.get_one(LoanContract, row.contract_id)))
        if letter:
            on = row.contacted_on  # it stands on the paper
        _fill(row, data, on)
        before, after = audit.changes(row)
        if after:
            told = {"contact": row.id}
            audit.record(
                session, actor, "correct_contact", "loan_contract", row.contract_id,
                before=before | told, after=after | told,
            )  # fmt: skip
        session.flush()
        return Saved(row.id, row.version, TOUCHED)


def remove_contact(actor: Actor, db: Database, contact_id: int, reason: str) -> frozenset[str]:
    """Take away an attempt logged with the wrong loan; what it said stays in the history with the reason.

    Raises ValidationFailed (reason), RecordNotFound, Refused("letter_stays") for a letter.
    """
    wants_reason(reason)
    with db.transaction() as session:
        row = _contact(session, contact_id)
        if row.channel == "letter":
            raise Refused("letter_stays", no=row.no)
        audit.record(
            session, actor, "remove_contact", "loan_contract", row.contract_id,
            before=audit.snapshot(row), reason=reason.strip(),
        )  # fmt: skip
        session.delete(row)
    return TOUCHED


def log_letters(actor: Actor, db: Database, levels: Mapping[int, int]) -> LettersLogged:
    """Number a letter of recall for each loan ({contract id: level}) and keep it as a contact.

    All or none. The paper itself (L-06) is issued for the contact. Raises RecordNotFound,
    Refused("loan_closed", "loan_cancelled", "nothing_overdue", "office_not_set_up").
    """
    with db.transaction() as session:
        rows = [_letter(session, actor, contract_id, level) for contract_id, level in levels.items()]
        return LettersLogged(tuple(row.id for row in rows))


def _letter(session: Session, actor: Actor, contract_id: int, level: int) -> Contact:
    contract = _open(session, contract_id)
    today = clock.today()
    if not any(_is_out(line) and line.due_on < today for line in contract.lines):
        raise Refused("nothing_overdue", no=contract.no)
    return_by = today + timedelta(days=wording(session, level, today).days)
    row = Contact(
        contract_id=contract.id,
        contacted_on=today,
        channel="letter",
        letter_level=level,
        return_by=return_by,
        result=recall.LETTER_SENT,
        next_on=return_by + timedelta(days=1),
        contacted_by=actor.name,
        created_at=clock.now(),
    )
    numbering.give(session, row, today)
    _add(session, actor, row)
    return row


def _add(session: Session, actor: Actor, row: Contact) -> None:
    session.add(row)
    session.flush()
    audit.record(session, actor, "contact", "loan_contract", row.contract_id, after=audit.snapshot(row))


def _fill(row: Contact, data: ContactInput, on: date) -> None:
    row.contacted_on = on
    if row.channel != "letter":
        row.channel = data.channel
    row.result, row.note, row.next_on = data.result, thai_text.clean(data.note), data.next_on


def _check(data: ContactInput, on: date, *, letter: bool = False) -> None:
    wrong = [
        Issue(field, "not_in_list" if read else "required", {"read": read})
        for field, read, known in (
            ("channel", data.channel, recall.CHANNELS),
            ("result", data.result, recall.RESULTS),
        )
        if read not in known
    ]
    if data.channel == "letter" and not letter:
        wrong.append(Issue("channel", "not_in_list", {"read": recall.CHANNELS["letter"]}))
    refuse(
        wrong,
        not_future("contacted_on", on),
        in_order("next_on", on, data.next_on),
        too_long("note", data.note, paper_limits.CONTACT_NOTE),
    )


def _before_loan(on: date, contract: LoanContract) -> list[Issue]:
    if on >= contract.lent_on:
        return []
    days = {"read": thai_dates.screen(on), "lent_on": thai_dates.screen(contract.lent_on)}
    return [Issue("contacted_on", "contact_before_loan", days)]


def _open(session: Session, contract_id: int) -> LoanContract:
    contract = session.get(LoanContract, contract_id)
    if contract is None:
        raise RecordNotFound("not_found", what=f"ใบยืม {contract_id}")
    if contract.cancelled_at is not None:
        raise Refused("loan_cancelled", no=contract.no, reason=contract.cancel_reason)
    if not any(_is_out(line) for line in contract.lines):
        raise Refused("loan_closed", no=contract.no)
    return contract


def _is_out(line: LoanLine) -> bool:
    return line.returned_on is None and not line.cancelled


def _contact(session: Session, contact_id: int) -> Contact:
    row = session.scalar(select(Contact).where(Contact.id == contact_id))
    if row is None:
        raise RecordNotFound("not_found", what=f"การติดต่อ {contact_id}")
    return row
