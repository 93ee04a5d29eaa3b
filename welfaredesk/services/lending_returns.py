"""Taking back what was lent. No lending rule ever blocks a return."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import LoanLine
from welfaredesk.domain import thai_dates, thai_text
from welfaredesk.errors import Issue, RecordNotFound, Refused, ValidationFailed
from welfaredesk.services import audit, office
from welfaredesk.services.actor import Actor


@dataclass(frozen=True, slots=True)
class ReturnInput:
    """One item coming back, in `condition` (usable, damaged, lost, repair)."""

    line_id: int
    condition: str = "usable"
    note: str = ""
    returner: str = ""
    returned_on: date | None = None


@dataclass(frozen=True, slots=True)
class Returned:
    """Items taken back: the contract, the day, and whether it is closed now."""

    contract_id: int
    returned_on: date
    closed: bool
    touched: frozenset[str] = frozenset({"loan_contract", "loan_line", "device_item"})


def take_back(actor: Actor, db: Database, returns: Sequence[ReturnInput]) -> Returned:
    """Take back items of one slip; their condition becomes the item's. Never blocked by lending rules.

    Raises ValidationFailed for a day before the loan or in the future, Refused("item_not_on_loan").
    """
    with db.transaction() as session:
        lines = [_take_back(session, actor, data) for data in returns]
        contract = lines[0].contract
        session.flush()
        closed = all(line.returned_on is not None for line in contract.lines)
        return Returned(contract.id, lines[-1].returned_on or clock.today(), closed)


def _take_back(session: Session, actor: Actor, data: ReturnInput) -> LoanLine:
    line = session.get(LoanLine, data.line_id)
    if line is None:
        raise RecordNotFound("not_found", what=f"รายการยืม {data.line_id}")
    item = line.item
    if line.returned_on is not None or line.cancelled:
        raise Refused("item_not_on_loan", model=item.model.name, code=item.code)
    returned_on = data.returned_on or clock.today()
    _check_return_day(returned_on, line.contract.lent_on)
    line.returned_on, line.condition_in = returned_on, data.condition
    line.return_note, line.returner = thai_text.clean(data.note), thai_text.clean(data.returner)
    line.receiver = office.signer_name(session, "giver", returned_on) or actor.name
    line.received_by = actor.name
    item.condition = data.condition
    line_before, line_after = audit.changes(line)
    item_before, item_after = audit.changes(item)
    before = line_before | {f"item.{key}": value for key, value in item_before.items()}
    after = line_after | {f"item.{key}": value for key, value in item_after.items()} | {"item": item.code}
    audit.record(session, actor, "take_back", "loan_contract", line.contract_id, before=before, after=after)
    return line


def _check_return_day(returned_on: date, lent_on: date) -> None:
    said = {"returned_on": thai_dates.screen(returned_on), "lent_on": thai_dates.screen(lent_on)}
    if returned_on < lent_on:
        raise ValidationFailed(Issue("returned_on", "return_before_loan", said))
    if returned_on > clock.today():
        raise ValidationFailed(Issue("returned_on", "return_in_future", said))
