"""What belongs to the lines of a slip: kit parts out and in, pictures, receipts and extensions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import undefer

from welfaredesk.db.engine import Database
from welfaredesk.db.models import Attachment, Claim, LoanLine, LoanLinePart, LoanReturn, Renewal
from welfaredesk.errors import RecordNotFound
from welfaredesk.services import item_photos, lending_renewals
from welfaredesk.services.lending_claims import MISSING_PART
from welfaredesk.services.lending_photos import ENTITY


@dataclass(frozen=True, slots=True)
class PartRow:
    """A kit part of a line; `quantity_in` None while it is out."""

    id: int
    line_id: int
    name: str
    quantity_out: int
    quantity_in: int | None
    note: str

    @property
    def missing(self) -> int:
        """How many did not come back; 0 while it is out."""
        return 0 if self.quantity_in is None else self.quantity_out - self.quantity_in


@dataclass(frozen=True, slots=True)
class PhotoRow:
    """A picture: of a line that went out or came in (`phase` out, in), or of the device itself (photo)."""

    id: int
    phase: str
    caption: str
    taken_on: date | None
    added_by: str


@dataclass(frozen=True, slots=True)
class ReturnRow:
    """One receipt (L-03) of a slip; `undo_reason` when it was taken back."""

    id: int
    no: str
    returned_on: date
    returner: str
    received_by: str
    codes: tuple[str, ...]
    undone: bool
    undo_reason: str


@dataclass(frozen=True, slots=True)
class RenewalRow:
    """One extension (L-04) of lines of a slip."""

    id: int
    no: str
    asked_on: date
    how: str
    seen: bool
    condition: str
    reason: str
    approver: str
    renewed_by: str
    codes: tuple[str, ...]
    old_due_on: date
    new_due_on: date


def line_parts(db: Database, line_ids: Sequence[int]) -> dict[int, tuple[PartRow, ...]]:
    """The kit parts of lines as they went out, by line id."""
    wanted = select(LoanLinePart).where(LoanLinePart.line_id.in_(line_ids)).order_by(LoanLinePart.id)
    found: dict[int, tuple[PartRow, ...]] = dict.fromkeys(line_ids, ())
    with db.reading() as session:
        for part in session.scalars(wanted):
            row = PartRow(part.id, part.line_id, part.name, part.quantity_out, part.quantity_in, part.note)
            found[part.line_id] = (*found[part.line_id], row)
    return found


def missing_of_lines(db: Database, line_ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """What lines came back without, each as "ที่วางเท้า 2", by line id."""
    wanted = select(Claim).where(
        Claim.line_id.in_(line_ids), Claim.kind == MISSING_PART, Claim.return_id.is_not(None)
    )
    found: dict[int, tuple[str, ...]] = dict.fromkeys(line_ids, ())
    with db.reading() as session:
        for claim in session.scalars(wanted.order_by(Claim.id)):
            found[claim.line_id] = (*found[claim.line_id], f"{claim.what} {claim.quantity}")
    return found


def photos_of_lines(db: Database, line_ids: Sequence[int]) -> tuple[PhotoRow, ...]:
    """The pictures of lines, in the order they were taken in."""
    return _photos(db, Attachment.entity == ENTITY, Attachment.entity_id.in_(line_ids))


def photos_of_item(db: Database, item_id: int) -> tuple[PhotoRow, ...]:
    """The pictures of a device itself, the newest first, then those of its loans."""
    own = _photos(
        db,
        Attachment.entity == item_photos.ENTITY,
        Attachment.kind == item_photos.KIND,
        Attachment.entity_id == item_id,
    )
    lines = select(LoanLine.id).where(LoanLine.item_id == item_id)
    lent = _photos(db, Attachment.entity == ENTITY, Attachment.entity_id.in_(lines))
    return (*reversed(own), *reversed(lent))


def _photos(db: Database, *wanted: ColumnElement[bool]) -> tuple[PhotoRow, ...]:
    with db.reading() as session:
        return tuple(
            PhotoRow(row.id, row.kind, row.caption, row.taken_on, row.added_by)
            for row in session.scalars(select(Attachment).where(*wanted).order_by(Attachment.id))
        )


def photo(db: Database, attachment_id: int) -> bytes:
    """A picture's JPEG. Raises RecordNotFound."""
    wanted = select(Attachment).where(Attachment.id == attachment_id).options(undefer(Attachment.content))
    with db.reading() as session:
        row = session.scalar(wanted)
        if row is None:
            raise RecordNotFound("not_found", what=f"ภาพ {attachment_id}")
        return row.content


def returns_of_slip(db: Database, contract_id: int) -> tuple[ReturnRow, ...]:
    """The receipts of a slip, oldest first."""
    wanted = select(LoanReturn).where(LoanReturn.contract_id == contract_id).order_by(LoanReturn.id)
    with db.reading() as session:
        lines = session.scalars(select(LoanLine).where(LoanLine.contract_id == contract_id)).all()
        return tuple(
            ReturnRow(
                id=row.id,
                no=row.no,
                returned_on=row.returned_on,
                returner=row.returner,
                received_by=row.received_by,
                codes=tuple(line.item.code for line in lines if line.return_id == row.id),
                undone=row.undone_at is not None,
                undo_reason=row.undo_reason,
            )
            for row in session.scalars(wanted)
        )


def renewals_of_slip(db: Database, contract_id: int) -> tuple[RenewalRow, ...]:
    """The extensions of a slip, oldest first."""
    wanted = select(Renewal).where(Renewal.contract_id == contract_id).order_by(Renewal.id)
    with db.reading() as session:
        return tuple(_renewal_row(row) for row in session.scalars(wanted))


def _renewal_row(row: Renewal) -> RenewalRow:
    return RenewalRow(
        id=row.id,
        no=row.no,
        asked_on=row.asked_on,
        how=row.how,
        seen=row.seen,
        condition=row.condition,
        reason=row.reason,
        approver=row.approver,
        renewed_by=row.renewed_by,
        codes=tuple(each.line.item.code for each in row.lines),
        old_due_on=min(each.old_due_on for each in row.lines),
        new_due_on=max(each.new_due_on for each in row.lines),
    )


def renewal_doubts(db: Database, line_ids: Sequence[int]) -> list[lending_renewals.Doubt]:
    """What speaks against extending these lines without a reason, to be said before anybody is asked."""
    with db.reading() as session:
        lines = session.scalars(select(LoanLine).where(LoanLine.id.in_(line_ids))).all()
        return lending_renewals.doubts(session, lines)
