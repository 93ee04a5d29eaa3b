"""Whether a record is over: its papers are then what was signed, whatever names and wording are today."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from welfaredesk.db.models import AuditEvent, IssuedDocument, LoanContract, LoanRequest, StockTake


def settled(session: Session, paper: IssuedDocument) -> bool:
    """Whether nothing more can come to the record of a paper, and nothing came since it was issued."""
    if paper.entity not in _RECORDS:
        return False
    kind, is_over, changes = _RECORDS[paper.entity]
    record = session.get(kind, paper.entity_id)
    if record is None or not is_over(record):
        return False
    issued = _last(
        session, paper, AuditEvent.action == "issue", AuditEvent.after["form"].as_string() == paper.form
    )
    return _last(session, paper, AuditEvent.action.in_(changes)) < issued


def _last(session: Session, paper: IssuedDocument, *wanted: Any) -> int:
    """The number of the last such event of the record, 0 for none."""
    of_record = (AuditEvent.entity == paper.entity, AuditEvent.entity_id == paper.entity_id)
    return session.scalar(select(func.max(AuditEvent.id)).where(*of_record, *wanted)) or 0


def _is_back(contract: LoanContract) -> bool:
    return all(line.cancelled or line.returned_on is not None for line in contract.lines)


# by table: when it is over, and what done to it changes its papers
_RECORDS: dict[str, tuple[type[Any], Callable[[Any], bool], tuple[str, ...]]] = {
    "loan_request": (LoanRequest, lambda request: bool(request.decision), ("create", "update")),
    "loan_contract": (LoanContract, _is_back, ("take_back", "undo_return")),
    "stock_take": (StockTake, lambda take: take.closed_at is not None, ("close",)),
}
