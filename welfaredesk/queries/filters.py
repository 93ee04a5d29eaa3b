"""Reading the filters somebody named."""

from sqlalchemy import select

from welfaredesk.db.engine import Database
from welfaredesk.db.models import SavedFilter
from welfaredesk.domain import thai_text
from welfaredesk.domain.person_filter import PersonFilter
from welfaredesk.services.filters import PERSONS


def saved_filters(db: Database) -> dict[str, PersonFilter]:
    """The filters of the people's list by name, in Thai order; parts of older programs are left out."""
    with db.reading() as session:
        rows = session.scalars(select(SavedFilter).where(SavedFilter.area == PERSONS)).all()
        known = PersonFilter.__dataclass_fields__
        return {
            row.name: PersonFilter(**{part: value for part, value in row.content.items() if part in known})
            for row in sorted(rows, key=lambda row: thai_text.sort_key(row.name))
        }
