"""The register of issued papers: what was issued, what was voided, what has not come back signed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import ColumnElement, and_, exists, func, not_, or_, select, true
from sqlalchemy.orm import aliased

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import Attachment, IssuedDocument
from welfaredesk.domain import paper_marks, thai_text
from welfaredesk.domain.fiscal_year import bounds, fiscal_year
from welfaredesk.errors import RecordNotFound
from welfaredesk.services.documents import ENTITY, SIGNED

_newer = aliased(IssuedDocument)
_IS_FILED = exists().where(
    Attachment.entity == ENTITY, Attachment.entity_id == IssuedDocument.id, Attachment.kind == SIGNED
)
_IS_REPLACED = exists().where(
    _newer.form == IssuedDocument.form,
    _newer.entity == IssuedDocument.entity,
    _newer.entity_id == IssuedDocument.entity_id,
    _newer.id > IssuedDocument.id,
    _newer.voided_at.is_(None),
)
_IS_VOIDED = IssuedDocument.voided_at.is_not(None)
_IS_UNFILED = and_(
    IssuedDocument.wants_signed.is_(True), not_(_IS_VOIDED), not_(_IS_FILED), not_(_IS_REPLACED)
)
STATES: dict[str, ColumnElement[bool]] = {
    "": true(),
    "unfiled": _IS_UNFILED,
    "filed": _IS_FILED,
    "voided": _IS_VOIDED,
}


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One issued paper: its form, number, the record it belongs to, whom it is about, whether voided."""

    id: int
    form: str
    no: str
    entity: str
    entity_id: int
    about: str
    issued_on: date
    voided: bool


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One line of the register.

    `about` is whom or what it is about; `filed` whether a signed copy is kept, `unfiled` whether one is still
    to come, for `days` days since the issue.
    """

    id: int
    form: str
    no: str
    mark: str
    entity: str
    entity_id: int
    about: str
    issued_at: datetime
    issued_by: str
    pages: int
    voided_on: date | None
    voided_by: str
    void_reason: str
    filed: bool
    unfiled: bool
    days: int


@dataclass(frozen=True, slots=True)
class SignedCopy:
    """A signed copy kept with a paper; `size` in bytes."""

    id: int
    name: str
    mime: str
    size: int
    added_on: date
    added_by: str


class DocumentQuery:
    """The register, newest first; what is not filed yet, oldest first.

    `text` is a part of the number or of whom it is about, or a mark as the QR gives it; `form` a code of the
    catalogue, `year` a fiscal year (BE), `state` a key of STATES.
    """

    def __init__(
        self, db: Database, text: str = "", *, form: str = "", year: int | None = None, state: str = ""
    ) -> None:
        self._db, self._state = db, state
        self._conditions = [STATES[state]]
        if form:
            self._conditions.append(IssuedDocument.form == form)
        if year is not None:
            first, last = bounds(year)
            self._conditions.append(
                IssuedDocument.issued_at.between(
                    datetime.combine(first, time.min), datetime.combine(last, time.max)
                )
            )
        if text.strip():
            self._conditions.append(_matches(text))

    def ids(self, limit: int = -1, offset: int = 0) -> list[int]:
        """Ids in the order of the list."""
        order = IssuedDocument.id if self._state == "unfiled" else IssuedDocument.id.desc()
        wanted = select(IssuedDocument.id).where(*self._conditions).order_by(order)
        with self._db.reading() as session:
            return list(session.scalars(wanted.limit(limit).offset(offset)))

    def count(self) -> int:
        """How many there are."""
        with self._db.reading() as session:
            return session.scalar(select(func.count(IssuedDocument.id)).where(*self._conditions)) or 0

    def rows(self, ids: Sequence[int]) -> dict[int, DocumentRow]:
        """The row of each id."""
        wanted = select(IssuedDocument, _IS_FILED, _IS_UNFILED).where(IssuedDocument.id.in_(ids))
        today = clock.today()
        with self._db.reading() as session:
            return {
                row.id: _row(row, filed, wanting, today) for row, filed, wanting in session.execute(wanted)
            }


def unfiled(db: Database) -> list[DocumentRow]:
    """Papers whose signed copy has not come back, the oldest first."""
    query = DocumentQuery(db, state="unfiled")
    ids = query.ids()
    rows = query.rows(ids)
    return [rows[document_id] for document_id in ids]


def unfiled_count(db: Database) -> int:
    """How many papers' signed copies have not come back."""
    return DocumentQuery(db, state="unfiled").count()


def document(db: Database, document_id: int) -> DocumentRow:
    """One line of the register. Raises RecordNotFound."""
    rows = DocumentQuery(db).rows([document_id])
    if document_id not in rows:
        raise RecordNotFound("not_found", what=f"เอกสาร {document_id}")
    return rows[document_id]


def signed_copies(db: Database, document_id: int) -> tuple[SignedCopy, ...]:
    """What was filed with a paper, the newest first."""
    size = func.length(Attachment.content)
    wanted = (
        select(Attachment, size)
        .where(Attachment.entity == ENTITY, Attachment.entity_id == document_id, Attachment.kind == SIGNED)
        .order_by(Attachment.id.desc())
    )
    with db.reading() as session:
        return tuple(
            SignedCopy(row.id, row.name, row.mime, length, row.created_at.date(), row.added_by)
            for row, length in session.execute(wanted)
        )


def forms_issued(db: Database) -> list[str]:
    """Codes of the forms of which something was issued."""
    with db.reading() as session:
        return list(session.scalars(select(IssuedDocument.form).distinct().order_by(IssuedDocument.form)))


def years_issued(db: Database) -> list[int]:
    """Fiscal years (BE) from the first paper to the last, the newest first."""
    wanted = select(func.min(IssuedDocument.issued_at), func.max(IssuedDocument.issued_at))
    with db.reading() as session:
        first, last = session.execute(wanted).one()
    if first is None:
        return []
    return list(range(fiscal_year(last.date()), fiscal_year(first.date()) - 1, -1))


def find_marked(db: Database, text: str) -> DocumentRow | None:
    """The paper a mark stands on, voided or not; a number of a paper as written works too.

    Of several with this number the newest in force, of voided ones the newest.
    """
    seen = paper_marks.read(text)
    number = thai_text.to_arabic(thai_text.clean(text))
    if not number:
        return None
    is_it = IssuedDocument.mark == seen if seen else IssuedDocument.no == number
    wanted = (
        select(IssuedDocument.id)
        .where(is_it)
        .order_by(_IS_VOIDED, IssuedDocument.wants_signed.desc(), IssuedDocument.id.desc())
        .limit(1)
    )
    with db.reading() as session:
        found = session.scalar(wanted)
    return document(db, found) if found is not None else None


def papers_by_number(db: Database, wanted: str) -> list[PaperRow]:
    """Papers with this number ("7/2570", in either digit form) or mark, the newest first."""
    number = thai_text.to_arabic(thai_text.clean(wanted))
    is_it = or_(IssuedDocument.no == number, IssuedDocument.mark == (paper_marks.read(wanted) or number))
    with db.reading() as session:
        found = session.scalars(select(IssuedDocument).where(is_it).order_by(IssuedDocument.id.desc()))
        return [paper_row(row) for row in found]


def paper_row(row: IssuedDocument) -> PaperRow:
    """What a list says about an issued paper."""
    return PaperRow(
        id=row.id,
        form=row.form,
        no=row.no,
        entity=row.entity,
        entity_id=row.entity_id,
        about=row.about,
        issued_on=row.issued_at.date(),
        voided=row.voided_at is not None,
    )


def _matches(text: str) -> ColumnElement[bool]:
    if seen := paper_marks.read(text):
        return IssuedDocument.mark == seen
    return IssuedDocument.search_text.contains(thai_text.search_key(text), autoescape=True)


def _row(row: IssuedDocument, filed: bool, wanting: bool, today: date) -> DocumentRow:
    return DocumentRow(
        id=row.id,
        form=row.form,
        no=row.no,
        mark=row.mark,
        entity=row.entity,
        entity_id=row.entity_id,
        about=row.about,
        issued_at=row.issued_at,
        issued_by=row.issued_by,
        pages=row.pages,
        voided_on=row.voided_at.date() if row.voided_at else None,
        voided_by=row.voided_by,
        void_reason=row.void_reason,
        filed=filed,
        unfiled=wanting,
        days=(today - row.issued_at.date()).days,
    )
