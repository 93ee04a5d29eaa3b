"""The control register of loans of a fiscal year (L-05, domain specification §2.7)."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from welfaredesk.db.engine import Database
from welfaredesk.db.models import LoanContract, LoanLine
from welfaredesk.queries.chase import joined, where_it_is
from welfaredesk.queries.lending import borrower_name


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One item lent in the year: `no` of the slip ("" from an old register), `code` the asset number.

    `extended_to` is the day it is due now when that is later than agreed at first; `condition_in` a code
    of services.devices.CONDITIONS, "" while it is out; `moo` the village the device is in.
    """

    line_id: int
    no: str
    model: str
    code: str
    lent_on: date
    borrower: str
    due_on: date
    extended_to: date | None
    returned_on: date | None
    return_day_known: bool
    returner: str
    condition_in: str
    note: str
    moo: str


def ledger(db: Database, fiscal_year: int) -> tuple[LedgerRow, ...]:
    """The items lent in a fiscal year (BE), in the order of lending; loans cancelled as mistakes are not."""
    wanted = (
        joined(select(LoanLine, where_it_is()))
        .where(LoanContract.fiscal_year == fiscal_year, LoanLine.cancelled.is_(False))
        .order_by(LoanContract.lent_on, LoanContract.running, LoanLine.id)
    )
    with db.reading() as session:
        return tuple(_row(line, moo) for line, moo in session.execute(wanted))


def ledger_years(db: Database) -> list[int]:
    """The fiscal years (BE) something was lent in, the latest first."""
    with db.reading() as session:
        return sorted(session.scalars(select(LoanContract.fiscal_year).distinct()), reverse=True)


def _row(line: LoanLine, moo: str) -> LedgerRow:
    contract, item = line.contract, line.item
    return LedgerRow(
        line_id=line.id,
        no=contract.no,
        model=item.model.name,
        code=item.asset_no or item.code,
        lent_on=contract.lent_on,
        borrower=borrower_name(contract),
        due_on=line.original_due_on,
        extended_to=line.due_on if line.due_on > line.original_due_on else None,
        returned_on=line.returned_on,
        return_day_known=line.return_day_known,
        returner=line.returner,
        condition_in=line.condition_in or "",
        note=line.return_note,
        moo=moo,
    )
