"""Finding issued papers by what stands on them."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from welfaredesk.db.engine import Database
from welfaredesk.db.models import IssuedDocument
from welfaredesk.domain import thai_text


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One issued paper: its form, number, the record it belongs to, and whether it was voided."""

    id: int
    form: str
    no: str
    entity: str
    entity_id: int
    issued_on: date
    voided: bool


def papers_by_number(db: Database, wanted: str) -> list[PaperRow]:
    """Papers with this number ("7/2570", in either digit form), the newest first."""
    number = thai_text.to_arabic(thai_text.clean(wanted))
    with db.reading() as session:
        found = session.scalars(
            select(IssuedDocument).where(IssuedDocument.no == number).order_by(IssuedDocument.id.desc())
        )
        return [
            PaperRow(
                id=row.id,
                form=row.form,
                no=row.no,
                entity=row.entity,
                entity_id=row.entity_id,
                issued_on=row.issued_at.date(),
                voided=row.voided_at is not None,
            )
            for row in found
        ]
