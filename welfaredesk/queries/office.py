"""Reading the office: profile and signatories."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from welfaredesk.db.engine import Database
from welfaredesk.db.models import OfficeProfile, Signatory
from welfaredesk.services.office import OfficeInput, SignatoryInput


@dataclass(frozen=True, slots=True)
class OfficeView:
    """The office as its form shows it, with the version it was read at."""

    data: OfficeInput
    signatories: tuple[SignatoryInput, ...]
    version: int


def office(db: Database) -> OfficeView | None:
    """The office, or None before it was set up."""
    with db.reading() as session:
        profile = session.get(OfficeProfile, 1)
        if profile is None:
            return None
        fields = {name: getattr(profile, name) for name in OfficeInput.__dataclass_fields__}
        rows = session.scalars(select(Signatory).order_by(Signatory.id)).all()
        signatories = tuple(
            SignatoryInput(row.role, row.name, row.position, row.acting_for, row.valid_from, row.valid_to)
            for row in rows
        )
        return OfficeView(OfficeInput(**fields), signatories, profile.version)


def signatory_on(view: OfficeView, role: str, on: date) -> SignatoryInput:
    """Who signs in a role on a day; a blank one when nobody is registered."""
    in_force = [
        entry
        for entry in view.signatories
        if entry.role == role and (entry.valid_from or date.min) <= on <= (entry.valid_to or date.max)
    ]
    return max(in_force, key=lambda entry: entry.valid_from or date.min, default=SignatoryInput(role))
