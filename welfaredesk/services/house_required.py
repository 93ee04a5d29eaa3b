"""Which documents a house project needs and which are missing: what the gates of its stages ask (§1.3)."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from welfaredesk import clock
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
from welfaredesk.domain.house_photos import AFTER, BEFORE
from welfaredesk.errors import RecordNotFound
from welfaredesk.services.house_documents import requirements
from welfaredesk.services.house_photos import PROJECT, SURVEY
from welfaredesk.services.value_lists import values

USUAL_SOURCE = "municipality"  # whose documents are asked for while nobody knows who pays
DISABLED_GROUP, OWN = "disabled", "own"


@dataclass(frozen=True, slots=True)
class MissingDocument:
    """A document (a code of the list house_document) that has to be there and is not."""

    document: str
    label: str


@dataclass(frozen=True, slots=True)
class Case:
    """What decides which documents a project needs; `owner` None while nobody has said whose the house is."""

    sources: tuple[str, ...]
    disabled: bool
    owner: bool | None
    cash: bool
    closing: bool

    def needs(self, asked: str) -> bool:
        """Whether a document asked for under a condition has to be there now."""
        owner = self.owner is not False  # nobody has said that the house is somebody else's
        return is_due(asked, disabled=self.disabled, owner=owner, cash=self.cash, closing=self.closing)


def missing_documents(
    session: Session, project_id: int, *, closing: bool = False
) -> tuple[MissingDocument, ...]:
    """What a project's sources ask for and is not there; with `closing` also what the end of it needs.

    In the order of the list house_document. Raises RecordNotFound.
    """
    project = project_with_id(session, project_id)
    case = case_of(session, project, closing=closing)
    asked = asked_of(session, case.sources)
    marked = select(HouseDocument.document).where(HouseDocument.project_id == project_id)
    there = {*session.scalars(marked), *known_documents(session, project)}
    return tuple(
        MissingDocument(value.code, value.label)
        for value in values(session, "house_document")
        if value.code not in there and case.needs(asked.get(value.code, ""))
    )


def project_with_id(session: Session, project_id: int) -> HouseProject:
    """The project. Raises RecordNotFound."""
    project = session.get(HouseProject, project_id)
    if project is None:
        raise RecordNotFound("not_found", what=f"โครงการบ้าน {project_id}")
    return project


def case_of(session: Session, project: HouseProject, *, closing: bool) -> Case:
    """What is known of a project that its documents depend on."""
    application = application_of(session, project.id)
    paying = tuple(part.fund_source for part in project.funding)
    wanted = tuple(application.sources) if application is not None else ()
    return Case(
        paying or wanted or (USUAL_SOURCE,),
        _is_disabled(session, project),
        owns_house(session, project),
        application is not None and application.cash,
        closing,
    )


def owns_house(session: Session, project: HouseProject) -> bool | None:
    """Whether the beneficiary owns house and land: as the application says, else the survey; None unknown."""
    application = application_of(session, project.id)
    if application is not None and application.owner is not None:
        return application.owner
    survey = session.get(HouseSurvey, project.survey_id) if project.survey_id is not None else None
    tenures = {survey.house_owner, survey.land_owner} - {""} if survey is not None else set()
    return tenures == {OWN} if tenures else None


def application_of(session: Session, project_id: int) -> HouseApplication | None:
    """What the application of a project says, None while none was kept."""
    return session.scalar(select(HouseApplication).where(HouseApplication.project_id == project_id))


def asked_of(session: Session, sources: Sequence[str]) -> dict[str, str]:
    """Document to when it is asked for, where these sources pay together."""
    each = [requirements(session, source) for source in sources]
    documents = dict.fromkeys(document for asked in each for document in asked)
    return {document: strictest([asked.get(document, "") for asked in each]) for document in documents}


def known_documents(session: Session, project: HouseProject) -> set[str]:
    """Documents that the program itself knows to be there: pictures, the application, a signed consent."""
    given = exists().where(
        HouseConsent.project_id == project.id,
        HouseConsent.given_on.is_not(None),
        HouseConsent.withdrawn.is_(False),
    )
    found = {
        APPLICATION: application_of(session, project.id) is not None,
        CONSENT: bool(session.scalar(select(given))),
        PHOTOS_BEFORE: _has_photo(session, project, BEFORE),
        PHOTOS_AFTER: _has_photo(session, project, AFTER),
    }
    return {document for document, there in found.items() if there}


def _has_photo(session: Session, project: HouseProject, phase: str) -> bool:
    """Whether there is a picture of a phase; those of the survey are from before."""
    own = (Attachment.entity == PROJECT) & (Attachment.entity_id == project.id) & (Attachment.kind == phase)
    surveyed = (Attachment.entity == SURVEY) & (Attachment.entity_id == project.survey_id)
    wanted = or_(own, surveyed) if phase == BEFORE else own
    return bool(session.scalar(select(exists().where(wanted))))


def _is_disabled(session: Session, project: HouseProject) -> bool:
    """Whether the beneficiary is disabled: for the project, or in the register."""
    if project.group_code == DISABLED_GROUP or project.person_id is None:
        return project.group_code == DISABLED_GROUP
    member = exists().where(
        GroupMembership.person_id == project.person_id,
        GroupMembership.group_code == DISABLED_GROUP,
        or_(GroupMembership.to_on.is_(None), GroupMembership.to_on > clock.today()),
    )
    return bool(session.scalar(select(member)))
