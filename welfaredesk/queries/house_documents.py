"""The documents of a house project: what its sources ask for, what came in, what is missing (§1.3)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import (
    Attachment,
    GroupMembership,
    HouseApplication,
    HouseConsent,
    HouseDocument,
    HouseProject,
    HouseSurvey,
)
from welfaredesk.domain.house_documents import (
    APPLICATION,
    CONSENT,
    PHOTOS_AFTER,
    PHOTOS_BEFORE,
    is_due,
    strictest,
)
from welfaredesk.domain.house_photos import VIEWS
from welfaredesk.errors import RecordNotFound
from welfaredesk.queries.house_photos import ProjectPhotos, project_photos
from welfaredesk.services import house_documents as service
from welfaredesk.services.house_documents import ENTITY
from welfaredesk.services.value_lists import Value, values

USUAL_SOURCE = "municipality"  # whose documents are asked for while nobody knows who pays


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


@dataclass(frozen=True, slots=True)
class MissingDocument:
    """A document that has to be there and is not."""

    document: str
    label: str


@dataclass(frozen=True, slots=True)
class _Case:
    """What decides which documents a project needs."""

    sources: tuple[str, ...]
    disabled: bool
    owner: bool | None
    cash: bool
    closing: bool


def missing_documents(
    session: Session, project_id: int, *, closing: bool = False
) -> tuple[MissingDocument, ...]:
    """What a project's sources ask for and is not there; with `closing` also what the end of it needs.

    In the order of the list house_document. Raises RecordNotFound.
    """
    rows = document_rows(session, project_id, closing=closing)
    return tuple(MissingDocument(row.document, row.label) for row in rows if row.missing)


def documents_of(db: Database, project_id: int, *, closing: bool = False) -> tuple[DocumentRow, ...]:
    """Every document of a project that is asked for or came in. Raises RecordNotFound."""
    with db.reading() as session:
        return document_rows(session, project_id, closing=closing)


def document_rows(session: Session, project_id: int, *, closing: bool) -> tuple[DocumentRow, ...]:
    """As `documents_of`, inside a session."""
    project = session.get(HouseProject, project_id)
    if project is None:
        raise RecordNotFound("not_found", what=f"โครงการบ้าน {project_id}")
    case = _case(session, project, closing)
    asked = _asked(session, case.sources)
    kept = {
        row.document: row
        for row in session.scalars(select(HouseDocument).where(HouseDocument.project_id == project_id))
    }
    known = _known(session, project_id)
    scans = _scans(session, [row.id for row in kept.values()])
    return tuple(
        _document(value, asked.get(value.code, ""), case, kept.get(value.code), known, scans)
        for value in values(session, "house_document")
        if asked.get(value.code) or value.code in kept or known.get(value.code)
    )


def owns_house(session: Session, project: HouseProject) -> bool | None:
    """Whether the beneficiary owns house and land: as the application says, else the survey; None unknown."""
    application = _application(session, project.id)
    if application is not None and application.owner is not None:
        return application.owner
    survey = session.get(HouseSurvey, project.survey_id) if project.survey_id is not None else None
    tenures = {survey.house_owner, survey.land_owner} - {""} if survey is not None else set()
    return tenures == {"own"} if tenures else None


def _case(session: Session, project: HouseProject, closing: bool) -> _Case:
    application = _application(session, project.id)
    sources = tuple(part.fund_source for part in project.funding)
    asked_of = tuple(application.sources) if application is not None else ()
    return _Case(
        sources or asked_of or (USUAL_SOURCE,),
        _is_disabled(session, project),
        owns_house(session, project),
        application is not None and application.cash,
        closing,
    )


def _asked(session: Session, sources: tuple[str, ...]) -> dict[str, str]:
    each = [service.requirements(session, source) for source in sources]
    documents = dict.fromkeys(document for asked in each for document in asked)
    return {document: strictest([asked.get(document, "") for asked in each]) for document in documents}


def _document(
    value: Value,
    asked: str,
    case: _Case,
    row: HouseDocument | None,
    known: Mapping[str, str],
    scans: Mapping[int, tuple[ScanView, ...]],
) -> DocumentRow:
    owner = case.owner is not False  # nobody has said that the house is somebody else's
    due = is_due(asked, disabled=case.disabled, owner=owner, cash=case.cash, closing=case.closing)
    words = known.get(value.code, "")
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


def _known(session: Session, project_id: int) -> dict[str, str]:
    """Documents the program knows to be there, and what it knows of them."""
    photos = project_photos(session, project_id)
    application = _application(session, project_id)
    given = select(HouseConsent.owner_name).where(
        HouseConsent.project_id == project_id, HouseConsent.given_on.is_not(None)
    )
    consents = session.scalars(given).all()
    found = {PHOTOS_BEFORE: _before(photos), PHOTOS_AFTER: _count(len(photos.after))}
    found[APPLICATION] = "บันทึกคำขอ (W-12) แล้ว" if application is not None else ""
    found[CONSENT] = "บันทึกความยินยอม (W-14) แล้ว" if consents else ""
    return found


def _before(photos: ProjectPhotos) -> str:
    """How many pictures from before, and which of the four views nobody took."""
    shown = {photo.kind for photo in photos.before} | {photo.place for photo in photos.before}
    lacking = [name for view, name in VIEWS.items() if view not in shown]
    words = _count(len(photos.before))
    return f"{words} ยังไม่มี{', '.join(lacking)}" if words and lacking else words


def _count(photos: int) -> str:
    return f"{photos} ภาพ" if photos else ""


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


def _application(session: Session, project_id: int) -> HouseApplication | None:
    return session.scalar(select(HouseApplication).where(HouseApplication.project_id == project_id))


def _is_disabled(session: Session, project: HouseProject) -> bool:
    """Whether the beneficiary is disabled: for the project, or in the register."""
    if project.group_code == "disabled" or project.person_id is None:
        return project.group_code == "disabled"
    member = select(GroupMembership.id).where(
        GroupMembership.person_id == project.person_id,
        GroupMembership.group_code == "disabled",
        or_(GroupMembership.to_on.is_(None), GroupMembership.to_on > clock.today()),
    )
    return session.scalar(member.limit(1)) is not None
