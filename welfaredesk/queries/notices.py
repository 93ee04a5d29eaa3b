"""Reading the notice on personal data."""

from datetime import date

from welfaredesk.db.engine import Database
from welfaredesk.domain.privacy_notice import Notice
from welfaredesk.services.notices import notice_on


def notice_in_force(db: Database, on: date) -> Notice:
    """The notice people are told on this day."""
    with db.reading() as session:
        return notice_on(session, on)
