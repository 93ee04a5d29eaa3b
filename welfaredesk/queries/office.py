"""Reading the office: profile and signatories."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import OfficeProfile, Signatory
from welfaredesk.domain.signing import GROUPS, ROLES
from welfaredesk.services.office import OfficeInput
from welfaredesk.services.signatories import SignatoryInput, as_input, in_force


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
        rows = session.scalars(select(Signatory).order_by(Signatory.id))
        signatories = tuple(as_input(row) for row in rows)
        return OfficeView(OfficeInput(**fields), signatories, profile.version)


def signatory_on(view: OfficeView, role: str, on: date, group: str = "") -> SignatoryInput:
    """Who signs in a role on a day, for papers of a group; a blank one when nobody is registered."""
    return in_force(view.signatories, role, on, group)


@dataclass(frozen=True, slots=True)
class SignatoryRow:
    """One entry of the registry; `now` when it is the one that signs today."""

    id: int
    data: SignatoryInput
    now: bool


def signatories(db: Database) -> tuple[SignatoryRow, ...]:
    """The registry: by role and group of papers, those who began last first."""
    today, roles = clock.today(), list(ROLES)
    with db.reading() as session:
        entries = [(row.id, as_input(row)) for row in session.scalars(select(Signatory))]
    everybody = [data for _id, data in entries]
    rows = [
        SignatoryRow(row_id, data, in_force(everybody, data.role, today, data.paper_group) is data)
        for row_id, data in entries
    ]
    rows.sort(key=lambda row: row.data.valid_from or date.min, reverse=True)
    rows.sort(key=lambda row: (roles.index(row.data.role), list(GROUPS).index(row.data.paper_group)))
    return tuple(rows)
