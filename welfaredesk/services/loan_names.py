"""Loans taken over from a register under a name alone: who the borrower is, once a clerk knows."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import LoanContract, Person, PersonAlias
from welfaredesk.domain import names
from welfaredesk.domain.duplicates import Identity, same_name
from welfaredesk.errors import RecordNotFound, Refused
from welfaredesk.services import audit
from welfaredesk.services.actor import Actor
from welfaredesk.services.audit import Saved
from welfaredesk.services.persons import existing, name_of

TOUCHED = frozenset({"loan_contract", "loan_line", "person"})
_SPELLINGS = ("dup_name_marks", "dup_name_letter")  # one name written in two ways


def confirm_borrower(actor: Actor, db: Database, contract_id: int, person_id: int) -> Saved:
    """A person of the register of people is whom a loan names that was taken over from a list.

    The name stays with the loan as the list wrote it; another spelling of the person's own is remembered,
    so that the next list finds them by it. Whoever uses the device is the borrower until told otherwise.
    Raises RecordNotFound, Refused("borrower_known" when the loan has a borrower, "loan_cancelled",
    "person_merged").
    """
    with db.transaction() as session:
        contract = session.get(LoanContract, contract_id)
        if contract is None:
            raise RecordNotFound("not_found", what=f"การยืม {contract_id}")
        if contract.borrower is not None:
            raise Refused("borrower_known", person=name_of(contract.borrower))
        if contract.cancelled_at is not None:
            raise Refused("loan_cancelled", no=contract.no, reason=contract.cancel_reason)
        person = existing(session, person_id)
        contract.borrower_id = person.id
        contract.beneficiary_id = contract.beneficiary_id or person.id
        _remember_spelling(session, person, contract)
        session.flush()
        before, after = {"borrower": contract.borrower_name}, {"borrower": name_of(person)}
        more = {"borrower_id": person.id}
        audit.record(
            session,
            actor,
            "confirm_borrower",
            "loan_contract",
            contract.id,
            before=before,
            after=after | more,
        )
        return Saved(contract.id, contract.version, TOUCHED)


def _remember_spelling(session: Session, person: Person, contract: LoanContract) -> None:
    read = names.split_name(contract.borrower_name)
    if same_name(Identity(person.first, person.last), Identity(read.first, read.last)) not in _SPELLINGS:
        return
    spelling = {"title": read.title or person.title, "first": read.first, "last": read.last}
    known = select(PersonAlias.id).filter_by(person_id=person.id, **spelling)
    if session.scalar(known) is None:
        source = contract.source
        session.add(PersonAlias(person_id=person.id, **spelling, source=source, created_at=clock.now()))
