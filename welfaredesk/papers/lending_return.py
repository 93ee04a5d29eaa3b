"""L-03 ใบรับคืน: what came back of a slip, part by part, and what is still out (domain specification A.6)."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from welfaredesk.db.engine import Database
from welfaredesk.db.models import Claim, LoanLine, LoanReturn, Repair
from welfaredesk.domain.thai_dates import official
from welfaredesk.errors import RecordNotFound, Refused
from welfaredesk.papers.lending import Signer
from welfaredesk.papers.office_head import OfficeHead, office_head, signer
from welfaredesk.queries.lending import borrower_name
from welfaredesk.services.devices import CONDITIONS
from welfaredesk.services.lending_claims import MISSING_PART


@dataclass(frozen=True, slots=True)
class ReceiptRow:
    """One item of the slip: lent, back now, still out (counts); `missing` and `action` in words."""

    no: int
    code: str
    name: str
    lent: int
    back: int
    owed: int
    condition: str
    missing: str
    action: str


@dataclass(frozen=True, slots=True)
class ReturnReceipt:
    """The receipt of one coming back. Items that came back before are counted in `earlier`, not listed.

    `by_borrower` says that the borrower himself brought it; dates are official Thai dates.
    """

    number: str
    slip_no: str
    date: str
    office: OfficeHead
    borrower: str
    returner: str
    by_borrower: bool
    lent_on: str
    rows: tuple[ReceiptRow, ...]
    earlier: int
    owed: int
    receiver: Signer
    mark: str = ""


def collect_return_receipt(db: Database, return_id: int) -> ReturnReceipt:
    """The receipt of a return. Raises RecordNotFound, Refused("return_undone", "office_not_set_up")."""
    with db.reading() as session:
        back = session.get(LoanReturn, return_id)
        if back is None:
            raise RecordNotFound("not_found", what=f"ใบรับคืน {return_id}")
        if back.undone_at is not None:
            raise Refused("return_undone", no=back.no, reason=back.undo_reason)
        contract = back.contract
        lines = [line for line in contract.lines if not line.cancelled]
        shown = [line for line in lines if not _came_before(line, back)]
        rows = tuple(_row(session, number, line, back) for number, line in enumerate(shown, start=1))
        borrower = borrower_name(contract)
        return ReturnReceipt(
            number=back.no,
            slip_no=contract.no,
            date=official(back.returned_on),
            office=office_head(db),
            borrower=borrower,
            returner=back.returner or borrower,
            by_borrower=back.returner in ("", borrower),
            lent_on=official(contract.lent_on),
            rows=rows,
            earlier=len(lines) - len(shown),
            owed=sum(row.owed for row in rows),
            receiver=signer(db, "giver", back.returned_on, "lending"),
        )


def _came_before(line: LoanLine, back: LoanReturn) -> bool:
    """Back with an earlier receipt, or by a register that gives none."""
    return line.returned_on is not None and (line.return_id is None or line.return_id < back.id)


def _row(session: Session, number: int, line: LoanLine, back: LoanReturn) -> ReceiptRow:
    here = line.return_id == back.id
    claims = session.scalars(select(Claim).where(Claim.line_id == line.id, Claim.return_id == back.id)).all()
    missing = [claim for claim in claims if claim.kind == MISSING_PART] if here else []
    return ReceiptRow(
        no=number,
        code=line.item.code,
        name=line.item.model.name,
        lent=1,
        back=1 if here and line.condition_in != "lost" else 0,
        owed=0 if here else 1,
        condition=_condition(line) if here else "",
        missing=", ".join(f"{claim.what} {claim.quantity}" for claim in missing),
        action=_action(session, line, back, [claim.kind for claim in claims]) if here else "",
    )


def _condition(line: LoanLine) -> str:
    said = CONDITIONS.get(line.condition_in or "", "")
    return f"{said} ({line.return_note})" if line.return_note else said


def _action(session: Session, line: LoanLine, back: LoanReturn, kinds: list[str]) -> str:
    repaired = select(Repair.id).where(Repair.line_id == line.id, Repair.return_id == back.id)
    words = []
    if MISSING_PART in kinds:
        words.append("ให้นำอุปกรณ์ที่ขาดมาคืนหรือชดใช้ ยังไม่ให้ยืมต่อ")
    if any(kind != MISSING_PART for kind in kinds):
        words.append("ให้ชดใช้ตามเงื่อนไข")
    if session.scalar(repaired.limit(1)):
        words.append("ส่งซ่อม")
    if not words and line.condition_in == "usable":
        words.append("พร้อมให้ยืม" if line.ready_on == line.returned_on else "ทำความสะอาดและตรวจก่อนให้ยืม")
    return " · ".join(words)
