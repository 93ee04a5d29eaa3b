"""What the marks read off scanned pages mean: which issued paper each page is the signed copy of."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select

from welfaredesk.db.engine import Database
from welfaredesk.db.models import IssuedDocument
from welfaredesk.domain import paper_marks
from welfaredesk.queries.documents import DocumentQuery, DocumentRow
from welfaredesk.services import office


class Reading(StrEnum):
    """How sure it is where a page belongs."""

    SURE = "sure"  # one paper in force, no signed copy kept yet
    FILED = "filed"  # its signed copy is kept already
    VOIDED = "voided"
    UNKNOWN = "unknown"  # a mark of this office that is not in the register
    OTHER_OFFICE = "other_office"
    SEVERAL = "several"  # marks of different papers on one page
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class PageMatch:
    """Where a page belongs: `mark` as read ("" for none), `document` the paper it stands on."""

    reading: Reading
    mark: str = ""
    document: DocumentRow | None = None


def matches(db: Database, pages: Sequence[Sequence[str]]) -> list[PageMatch]:
    """The match of each page, given the marks read off it."""
    wanted = {mark for marks in pages for mark in marks}
    with db.reading() as session:
        identity = office.identity(session)
        # of papers with the same mark, which a restored file may hold, the newest stands
        newest_last = session.execute(
            select(IssuedDocument.mark, IssuedDocument.id)
            .where(IssuedDocument.mark.in_(wanted))
            .order_by(IssuedDocument.id)
        )
        ids: dict[str, int] = {row.mark: row.id for row in newest_last}
    rows = DocumentQuery(db).rows(list(ids.values()))
    papers = {mark: rows[document_id] for mark, document_id in ids.items()}
    return [_match(marks, papers, identity) for marks in pages]


def reading_of(paper: DocumentRow) -> Reading:
    """How a page stands that belongs to this paper."""
    if paper.voided_on is not None:
        return Reading.VOIDED
    return Reading.FILED if paper.filed else Reading.SURE


def _match(marks: Sequence[str], papers: dict[str, DocumentRow], identity: str) -> PageMatch:
    different = sorted(set(marks))
    if not different:
        return PageMatch(Reading.UNREAD)
    if len(different) > 1:
        return PageMatch(Reading.SEVERAL, ", ".join(different))
    (mark,) = different
    if mark in papers:
        return PageMatch(reading_of(papers[mark]), mark, papers[mark])
    is_ours = paper_marks.is_of(mark, identity)
    return PageMatch(Reading.UNKNOWN if is_ours else Reading.OTHER_OFFICE, mark)
