"""L-04 แบบขอขยายเวลายืม: until when, why, and how the devices are now (domain specification A.6)."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from welfaredesk.db.engine import Database
from welfaredesk.db.models import Renewal, RenewalLine
from welfaredesk.domain import names, phones
from welfaredesk.domain.addresses import address_line
from welfaredesk.domain.paper_limits import SLIP_PHONE
from welfaredesk.domain.thai_dates import official
from welfaredesk.errors import RecordNotFound
from welfaredesk.papers.lending import Signer
from welfaredesk.papers.office_head import OfficeHead, office_head, signer
from welfaredesk.papers.params import PaperParams, day_of
from welfaredesk.queries.lending import borrower_name
from welfaredesk.queries.person_page import person_page
from welfaredesk.services.lending_renewals import HOW

BLANK_ROWS = 4


@dataclass(frozen=True, slots=True)
class RenewalRow:
    """One item: `times` says the how many-th extension of it this is, 0 on the blank paper."""

    no: int
    code: str
    name: str
    old_due: str
    new_due: str
    times: int


@dataclass(frozen=True, slots=True)
class RenewalRequest:
    """The request for more time. Dates are official Thai dates; an empty text is a dotted line on the paper.

    `user` is "" when the borrower uses the items himself; `seen` says whether they were looked at, None on
    the blank paper (which has no `number`).
    """

    number: str
    slip_no: str
    date: str
    office: OfficeHead
    borrower: str
    address: str
    phone: str
    user: str
    lent_on: str
    rows: tuple[RenewalRow, ...]
    new_due: str
    reason: str
    condition: str
    seen: bool | None
    how: str
    officer: Signer
    approver: Signer
    mark: str = ""


def collect_renewal(db: Database, renewal_id: int) -> RenewalRequest:
    """The request of an extension. Raises RecordNotFound, Refused("office_not_set_up")."""
    with db.reading() as session:
        renewal = session.get(Renewal, renewal_id)
        if renewal is None:
            raise RecordNotFound("not_found", what=f"การต่ออายุ {renewal_id}")
        contract = renewal.contract
        borrower = borrower_name(contract)
        page = person_page(db, contract.borrower_id) if contract.borrower_id is not None else None
        user = contract.beneficiary
        own_use = user is None or contract.beneficiary_id == contract.borrower_id
        return RenewalRequest(
            number=renewal.no,
            slip_no=contract.no,
            date=official(renewal.asked_on),
            office=office_head(db),
            borrower=borrower,
            address=address_line(page.address) if page else "",
            phone=phones.listed(map(phones.formatted, page.row.phone.split()), SLIP_PHONE) if page else "",
            user="" if own_use or user is None else names.full_name(user.title, user.first, user.last),
            lent_on=official(contract.lent_on),
            rows=tuple(_row(session, number, line) for number, line in enumerate(renewal.lines, start=1)),
            new_due=official(max(line.new_due_on for line in renewal.lines)),
            reason=renewal.reason,
            condition=renewal.condition,
            seen=renewal.seen,
            how=HOW.get(renewal.how, ""),
            officer=signer(db, "giver", renewal.asked_on, "lending"),
            approver=signer(db, "approver", renewal.asked_on, "lending"),
        )


def collect_blank_renewal(db: Database, params: PaperParams) -> RenewalRequest:
    """The paper without anybody on it, for the counter and the villages."""
    today = day_of(params)
    return RenewalRequest(
        number="",
        slip_no="",
        date="",
        office=office_head(db),
        borrower="",
        address="",
        phone="",
        user="",
        lent_on="",
        rows=tuple(RenewalRow(number, "", "", "", "", 0) for number in range(1, BLANK_ROWS + 1)),
        new_due="",
        reason="",
        condition="",
        seen=None,
        how="",
        officer=signer(db, "giver", today, "lending"),
        approver=signer(db, "approver", today, "lending"),
    )


def _row(session: Session, number: int, line: RenewalLine) -> RenewalRow:
    counted = select(func.count()).select_from(RenewalLine)
    times = session.scalar(counted.where(RenewalLine.line_id == line.line_id, RenewalLine.id <= line.id))
    item = line.line.item
    return RenewalRow(
        number, item.code, item.model.name, official(line.old_due_on), official(line.new_due_on), times or 1
    )
