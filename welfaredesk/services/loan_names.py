"""Loans taken over from a register under a name alone: who the borrower is, once a clerk knows."""

from welfaredesk.db.engine import Database
from welfaredesk.db.models import LoanContract
from welfaredesk.errors import RecordNotFound, Refused
from welfaredesk.services import audit
from welfaredesk.services.actor import Actor
from welfaredesk.services.audit import Saved
from welfaredesk.services.persons import existing, name_of
from welfaredesk.services.spellings import remember_spelling

TOUCHED = frozenset({"loan_contract", "loan_line", "person"})


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
        remember_spelling(session, person, contract.borrower_name, contract.source)
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
