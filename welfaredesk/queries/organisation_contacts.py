"""Reading the contact log of an organisation."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from welfaredesk.db.engine import Database
from welfaredesk.db.models import OrganisationContact
from welfaredesk.domain import organisations


@dataclass(frozen=True, slots=True)
class OrganisationContactRow:
    """One contact, its channel in words; `stands`: what was agreed on is still to be done."""

    id: int
    version: int
    contacted_on: date
    contacted_by: str
    spoke_with: str
    channel: str
    channel_label: str
    result: str
    next_action: str
    next_on: date | None
    stands: bool


def contacts_of(db: Database, organisation_id: int) -> tuple[OrganisationContactRow, ...]:
    """The contacts of an organisation, the latest first."""
    wanted = select(OrganisationContact).where(OrganisationContact.organisation_id == organisation_id)
    order = (OrganisationContact.contacted_on.desc(), OrganisationContact.id.desc())
    with db.reading() as session:
        rows = session.scalars(wanted.order_by(*order)).all()
        return tuple(
            OrganisationContactRow(
                id=row.id,
                version=row.version,
                contacted_on=row.contacted_on,
                contacted_by=row.contacted_by,
                spoke_with=row.spoke_with,
                channel=row.channel,
                channel_label=organisations.CHANNELS.get(row.channel, row.channel),
                result=row.result,
                next_action=row.next_action,
                next_on=row.next_on,
                stands=place == 0 and row.next_on is not None,
            )
            for place, row in enumerate(rows)
        )
