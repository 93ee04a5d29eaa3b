"""The documents of a house project as its checklist shows them: asked for, come in, missing (§1.3)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from welfaredesk.db.engine import Database
from welfaredesk.db.models import Attachment, HouseDocument
from welfaredesk.domain.house_documents import APPLICATION, CONSENT, PHOTOS_AFTER, PHOTOS_BEFORE
from welfaredesk.domain.house_photos import VIEWS
from welfaredesk.queries.house_photos import ProjectPhotos, project_photos
from welfaredesk.services import house_required
from welfaredesk.services.house_documents import ENTITY
from welfaredesk.services.house_required import Case
from welfaredesk.services.value_lists import Value, values


@dataclass(frozen=True, slots=True)
class ScanView:
    """A scan of a document; `size` in bytes."""

    id: int
    name: str
    mime: str
    size: int


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document of a project: `asked` when it is asked for, `due` whether it has to be there now.

    `there` also when the program itself knows it is (pictures taken, consent given), `known` in words then.
    """

    document: str
    label: str
    asked: str
    due: bool
    there: bool
    received_on: date | None = None
    waived: bool = False
    note: str = ""
    known: str = ""
    scans: tuple[ScanView, ...] = ()

    @property
    def missing(self) -> bool:
        """Whether it has to be there and is not."""
        return self.due and not self.there

    @property
    def marked(self) -> bool:
        """Whether somebody ticked it."""
        return self.waived or self.received_on is not None


def documents_of(db: Database, project_id: int, *, closing: bool = False) -> tuple[DocumentRow, ...]:
    """Every document of a project that is asked for or came in. Raises RecordNotFound."""
    with db.reading() as session:
        project = house_required.project_with_id(session, project_id)
        case = house_required.case_of(session, project, closing=closing)
        asked = house_required.asked_of(session, case.sources)
        marked = select(HouseDocument).where(HouseDocument.project_id == project_id)
        kept = {row.document: row for row in session.scalars(marked)}
        photos = project_photos(session, project_id)
        known = {
            document: _in_words(document, photos)
            for document in house_required.known_documents(session, project)
        }
        scans = _scans(session, [row.id for row in kept.values()])
        return tuple(
            _document(value, asked.get(value.code, ""), case, kept.get(value.code), known, scans)
            for value in values(session, "house_document")
            if asked.get(value.code) or value.code in kept or value.code in known
        )


def missing_labels(db: Database, project_id: int, *, closing: bool) -> tuple[str, ...]:
    """What the missing documents of a project are called. Raises RecordNotFound."""
    with db.reading() as session:
        missing = house_required.missing_documents(session, project_id, closing=closing)
        return tuple(document.label for document in missing)


def requirements(db: Database, fund_source: str) -> dict[str, str]:
    """Document to when a source asks for it, as the office has it."""
    with db.reading() as session:
        return house_required.asked_of(session, (fund_source,))


def _document(
    value: Value,
    asked: str,
    case: Case,
    row: HouseDocument | None,
    known: Mapping[str, str],
    scans: Mapping[int, tuple[ScanView, ...]],
) -> DocumentRow:
    due, words = case.needs(asked), known.get(value.code, "")
    if row is None:
        return DocumentRow(value.code, value.label, asked, due, bool(words), known=words)
    return DocumentRow(
        value.code,
        value.label,
        asked,
        due,
        True,
        row.received_on,
        row.waived,
        row.note,
        words,
        scans.get(row.id, ()),
    )


def _in_words(document: str, photos: ProjectPhotos) -> str:
    """What the program knows of a document it has itself."""
    return {
        PHOTOS_BEFORE: _before(photos),
        PHOTOS_AFTER: f"{len(photos.after)} ภาพ",
        APPLICATION: "บันทึกคำขอ (W-12) แล้ว",
        CONSENT: "บันทึกความยินยอม (W-14) แล้ว",
    }[document]


def _before(photos: ProjectPhotos) -> str:
    """How many pictures from before, and which of the four views nobody took."""
    shown = {photo.kind for photo in photos.before} | {photo.place for photo in photos.before}
    lacking = [name for view, name in VIEWS.items() if view not in shown]
    words = f"{len(photos.before)} ภาพ"
    return f"{words} ยังไม่มี{', '.join(lacking)}" if lacking else words


def _scans(session: Session, document_ids: list[int]) -> dict[int, tuple[ScanView, ...]]:
    wanted = select(
        Attachment.id,
        Attachment.entity_id,
        Attachment.name,
        Attachment.mime,
        func.length(Attachment.content).label("size"),
    ).where(Attachment.entity == ENTITY, Attachment.entity_id.in_(document_ids))
    found: dict[int, tuple[ScanView, ...]] = {}
    for row in session.execute(wanted.order_by(Attachment.id)):
        scan = ScanView(row.id, row.name, row.mime, row.size)
        found[row.entity_id] = (*found.get(row.entity_id, ()), scan)
    return found
