"""R-15: the register of issued papers, or a part of it, as a list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.domain.thai_dates import official, screen
from welfaredesk.papers.office_head import OfficeHead, office_head
from welfaredesk.papers.params import PaperParams
from welfaredesk.queries.documents import DocumentQuery, DocumentRow

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class IssuedLine:
    """One paper: the code of its form, its number, whom it is about, and what became of it."""

    form: str
    no: str
    about: str
    issued_on: date
    issued_by: str
    pages: int
    state: str


@dataclass(frozen=True, slots=True)
class IssuedRegister:
    """R-15 ทะเบียนเอกสารที่ออก; `what` says which part of the register it is, `made_on` is official."""

    office: OfficeHead
    what: str
    made_on: str
    lines: tuple[IssuedLine, ...]


def collect_register(db: Database, params: PaperParams) -> IssuedRegister:
    """The papers of `document_ids` in their order, else of a fiscal year or of all, the oldest first."""
    year = params.fiscal_year
    ids = params.document_ids
    if ids is None:
        ids = tuple(reversed(DocumentQuery(db, year=year).ids()))
    return IssuedRegister(
        office=office_head(db),
        what=params.heading or (f"ปีงบประมาณ พ.ศ. {year}" if year is not None else ""),
        made_on=official(clock.today()),
        lines=tuple(_line(row) for row in _rows(db, ids)),
    )


def _rows(db: Database, ids: Sequence[int]) -> list[DocumentRow]:
    query = DocumentQuery(db)
    found: dict[int, DocumentRow] = {}
    for start in range(0, len(ids), _CHUNK):
        found |= query.rows(ids[start : start + _CHUNK])
    return [found[document_id] for document_id in ids if document_id in found]


def _line(row: DocumentRow) -> IssuedLine:
    return IssuedLine(
        form=row.form,
        no=row.no,
        about=row.about,
        issued_on=row.issued_at.date(),
        issued_by=row.issued_by,
        pages=row.pages,
        state=_state(row),
    )


def _state(row: DocumentRow) -> str:
    if row.voided_on is not None:
        return f"ยกเลิก {screen(row.voided_on)}: {row.void_reason}"
    if row.filed:
        return "เก็บฉบับลงนามแล้ว"
    if not row.unfiled:
        return ""
    return f"รอฉบับลงนาม {row.days:,} วัน" if row.days else "รอฉบับลงนาม"
