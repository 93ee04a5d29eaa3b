"""Reading the office's wording: what applies on a day, and what applied when."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import OfficeText
from welfaredesk.domain.office_texts import WORDINGS, Content
from welfaredesk.services.office_texts import text_on


@dataclass(frozen=True, slots=True)
class TextVersion:
    """One wording and its span; `valid_from` None is the program's own, `until` None still open.

    `content` is what its form edits, `text` the same for reading.
    """

    text: str
    content: Content
    valid_from: date | None
    until: date | None
    written_by: str
    now: bool


def in_force(db: Database, code: str, on: date) -> str:
    """What a text (a code of domain.office_texts) says on papers of this day."""
    with db.reading() as session:
        return text_on(session, code, on)


def text_versions(db: Database, code: str) -> tuple[TextVersion, ...]:
    """All wordings of a text, the one that begins last first."""
    wording = WORDINGS[code]
    with db.reading() as session:
        rows = session.scalars(
            select(OfficeText).where(OfficeText.code == code).order_by(OfficeText.valid_from)
        ).all()
    found: list[tuple[Content, date | None, str]] = [(wording.default, None, "")]
    found += [(row.content, row.valid_from, row.written_by) for row in rows]
    ends = [row.valid_from - timedelta(days=1) for row in rows] + [None]
    today = clock.today()
    versions = [
        TextVersion(
            wording.told(content),
            content,
            begins,
            ends_on,
            by,
            (begins or date.min) <= today <= (ends_on or date.max),
        )
        for (content, begins, by), ends_on in zip(found, ends, strict=True)
    ]
    return tuple(reversed(versions))
