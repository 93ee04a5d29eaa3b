"""Donations: the register, and everything of one."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from welfaredesk.db.engine import Database
from welfaredesk.db.models import Donation
from welfaredesk.errors import RecordNotFound


@dataclass(frozen=True, slots=True)
class GivenRow:
    """One kind of thing given; `value_satang` estimates all of it, `codes` label the pieces."""

    model: str
    quantity: int
    unit: str
    condition: str
    value_satang: int | None
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DonationRow:
    """A donation with its lines; `value_satang` sums up what was estimated."""

    id: int
    no: str
    fiscal_year: int
    given_on: date
    donor: str
    donor_address: str
    donor_phone: str
    donor_named: bool
    purpose: str
    received_by: str
    note: str
    lines: tuple[GivenRow, ...]

    @property
    def value_satang(self) -> int:
        """What all of it is estimated at."""
        return sum(line.value_satang or 0 for line in self.lines)

    @property
    def what(self) -> str:
        """All that was given, in one line."""
        return ", ".join(f"{line.model} {line.quantity:,} {line.unit}" for line in self.lines)


def donations(db: Database, fiscal_year: int | None = None) -> tuple[DonationRow, ...]:
    """Donations, newest first; of one fiscal year (BE) when it is given."""
    only = () if fiscal_year is None else (Donation.fiscal_year == fiscal_year,)
    with db.reading() as session:
        return _rows(session, *only)


def donation(db: Database, donation_id: int) -> DonationRow:
    """One donation. Raises RecordNotFound."""
    with db.reading() as session:
        found = _rows(session, Donation.id == donation_id)
    if not found:
        raise RecordNotFound("not_found", what=f"การบริจาค {donation_id}")
    return found[0]


def _rows(session: Session, *only: ColumnElement[bool]) -> tuple[DonationRow, ...]:
    wanted = select(Donation).where(*only).order_by(Donation.number_year.desc(), Donation.running.desc())
    return tuple(_row(found) for found in session.scalars(wanted))


def _row(found: Donation) -> DonationRow:
    return DonationRow(
        id=found.id,
        no=found.no,
        fiscal_year=found.fiscal_year,
        given_on=found.given_on,
        donor=found.donor,
        donor_address=found.donor_address,
        donor_phone=found.donor_phone,
        donor_named=found.donor_named,
        purpose=found.purpose,
        received_by=found.received_by,
        note=found.note,
        lines=tuple(
            GivenRow(
                line.model.name,
                line.quantity,
                line.model.unit,
                line.condition,
                line.value_satang,
                tuple(item.code for item in line.items),
            )
            for line in found.lines
        ),
    )
