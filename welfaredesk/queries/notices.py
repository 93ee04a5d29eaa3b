"""Reading the notice on personal data."""

from welfaredesk.db.engine import Database
from welfaredesk.services.notices import Notice, in_force


def notice_in_force(db: Database) -> Notice:
    """The notice people are told today."""
    with db.reading() as session:
        return in_force(session)
