"""The whole history of one device: how it was seen, repaired, claimed for and counted, and its pictures."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import Claim, Inspection, LoanLine, Repair
from welfaredesk.queries.lending_after import DONE, REPAIRS, AfterRow, claim_row, repair_row
from welfaredesk.queries.lending_lines import PhotoRow, photos_of_item
from welfaredesk.queries.lending_stock_take import CountRow, counts_of_item


@dataclass(frozen=True, slots=True)
class InspectionRow:
    """A look at an item; `phase` is out, in or ready, `no` the slip's number."""

    id: int
    on: date
    phase: str
    condition: str
    cleaned: bool
    checked: bool
    note: str
    by: str
    no: str
    contract_id: int | None


@dataclass(frozen=True, slots=True)
class ItemHistory:
    """Newest first; `repair_satang` is what all jobs cost, `repair_days` how long they took."""

    inspections: tuple[InspectionRow, ...]
    repairs: tuple[AfterRow, ...]
    claims: tuple[AfterRow, ...]
    photos: tuple[PhotoRow, ...]
    counts: tuple[CountRow, ...]
    repair_satang: int
    repair_days: int


def item_history(db: Database, item_id: int) -> ItemHistory:
    """What happened to a device besides its loans."""
    with db.reading() as session:
        seen = select(Inspection, LoanLine).outerjoin(LoanLine, Inspection.line_id == LoanLine.id)
        inspections = tuple(
            _inspection(row, line)
            for row, line in session.execute(
                seen.where(Inspection.item_id == item_id).order_by(Inspection.id.desc())
            )
        )
        jobs = session.scalars(
            select(Repair)
            .where(Repair.item_id == item_id)
            .order_by(Repair.opened_on.desc(), Repair.id.desc())
        ).all()
        claims = session.scalars(
            select(Claim).join(LoanLine).where(LoanLine.item_id == item_id).order_by(Claim.id.desc())
        ).all()
        return ItemHistory(
            inspections=inspections,
            repairs=tuple(repair_row(job, DONE if job.done_on else REPAIRS) for job in jobs),
            claims=tuple(claim_row(claim) for claim in claims),
            photos=photos_of_item(db, item_id),
            counts=counts_of_item(session, item_id),
            repair_satang=sum(job.cost_satang or 0 for job in jobs),
            repair_days=sum(((job.done_on or clock.today()) - job.opened_on).days for job in jobs),
        )


def _inspection(row: Inspection, line: LoanLine | None) -> InspectionRow:
    contract = line.contract if line is not None else None
    return InspectionRow(
        id=row.id,
        on=row.inspected_on,
        phase=row.phase,
        condition=row.condition,
        cleaned=row.cleaned,
        checked=row.checked,
        note=row.note,
        by=row.inspected_by,
        no=contract.no if contract is not None else "",
        contract_id=contract.id if contract is not None else None,
    )
