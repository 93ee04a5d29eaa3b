"""Loans in every state the chase desk knows, for its tests."""

from datetime import timedelta

from tests import factories
from tests.factories import CLERK
from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import LoanContract, LoanLine
from welfaredesk.services.lending import LoanInput, lend

PEOPLE = iter(range(1, 10_000))


def loan(
    db: Database, due_in: int, *, name: str = "อนงค์", moo: str = "4", items: int = 1, **more: object
) -> int:
    """A loan of a new person, due in so many days (negative: late); the contract id."""
    number = next(PEOPLE)
    person = factories.add_person(
        db,
        number,
        title="นาง",
        first=name,
        address=factories.persons.AddressInput(house_no=f"{number}/1", moo=moo),
        **more,
    )
    codes = [factories.add_item(db, f"WC-{number:04}-{place}") for place in range(items)]
    today = clock.today()
    due_on = today + timedelta(days=due_in)
    lent_on = min(today, due_on) - timedelta(days=30)
    return lend(
        CLERK, db, LoanInput(person, tuple(codes), lent_on=lent_on, due_on=due_on, backdate_reason="ใบเก่า")
    ).contract_id


def imported_loan(db: Database, due_in: int, name: str = "นายทองดี ใจดี") -> int:
    """A loan out of an old register: no slip, nobody known but a name; the contract id."""
    due_on = clock.today() + timedelta(days=due_in)
    item = factories.add_item(db, f"OLD-{next(PEOPLE)}", "เตียงผู้ป่วย")
    with db.transaction() as session:
        contract = LoanContract(
            fiscal_year=2569,
            running=None,
            borrower_name=name,
            lent_on=due_on - timedelta(days=90),
            source="ทะเบียนเดิม",
            created_at=clock.now(),
            lines=[LoanLine(item_id=item, original_due_on=due_on, due_on=due_on)],
        )
        session.add(contract)
        session.flush()
        return contract.id
