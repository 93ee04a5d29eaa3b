"""Pictures of houses: those of a survey or a project in order, and a project's by phase."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sqlalchemy import select
from sqlalchemy.orm import Session

from welfaredesk.db.engine import Database
from welfaredesk.db.models import Attachment, Consent, HouseProject
from welfaredesk.domain import house_photos
from welfaredesk.domain.house_photos import AFTER, BEFORE, DURING, PHASES, PLACES, VIEWS
from welfaredesk.errors import RecordNotFound
from welfaredesk.services.house_photos import PROJECT, SURVEY


@dataclass(frozen=True, slots=True)
class PhotoView:
    """A picture without its content: what it shows; `latitude` and `longitude` only where kept on purpose."""

    id: int
    entity: str
    entity_id: int
    kind: str
    place: str
    caption: str
    taken_on: date | None
    latitude: float | None
    longitude: float | None
    added_by: str

    @property
    def phase(self) -> str:
        """The phase of the work: a survey's picture is from before it."""
        return BEFORE if self.entity == SURVEY else self.kind

    @property
    def spot(self) -> str:
        """What pictures to stand side by side have in common: the place, else a survey's view."""
        return self.place or (self.kind if self.entity == SURVEY else "")

    @property
    def where(self) -> str:
        """What pictures of one spot are of, in words."""
        view = VIEWS[self.kind] if self.entity == SURVEY else ""
        return PLACES.get(self.place, view)

    @property
    def label(self) -> str:
        """What it shows in words, e.g. "จุดชำรุด · หลังคา"."""
        words = (VIEWS | PHASES)[self.kind], PLACES.get(self.place, "")
        return " · ".join(word for word in words if word)


@dataclass(frozen=True)
class ProjectPhotos:
    """A project's pictures by phase, those of its survey first among the ones from before."""

    before: tuple[PhotoView, ...]
    during: tuple[PhotoView, ...]
    after: tuple[PhotoView, ...]

    @cached_property
    def pairs(self) -> tuple[tuple[PhotoView | None, PhotoView | None], ...]:
        """Before and after side by side."""
        found = house_photos.pairs(self.before, self.after, lambda photo: photo.spot)
        return tuple(found)


def photos_of(db: Database, entity: str, *entity_ids: int) -> tuple[PhotoView, ...]:
    """The pictures of surveys or of projects, in their order."""
    with db.reading() as session:
        return photos_in(session, entity, entity_ids)


def photos_of_project(db: Database, project_id: int) -> ProjectPhotos:
    """As `project_photos`. Raises RecordNotFound."""
    with db.reading() as session:
        return project_photos(session, project_id)


def project_photos(session: Session, project_id: int) -> ProjectPhotos:
    """A project's pictures and those of the survey it began with. Raises RecordNotFound."""
    project = session.get(HouseProject, project_id)
    if project is None:
        raise RecordNotFound("not_found", what=f"โครงการบ้าน {project_id}")
    surveys = (project.survey_id,) if project.survey_id is not None else ()
    photos = photos_in(session, SURVEY, surveys) + photos_in(session, PROJECT, (project_id,))
    by_phase = {
        phase: tuple(photo for photo in photos if photo.phase == phase) for phase in (BEFORE, DURING, AFTER)
    }
    return ProjectPhotos(by_phase[BEFORE], by_phase[DURING], by_phase[AFTER])


def photos_refused_on(db: Database, person_id: int) -> date | None:
    """The day somebody agreed to the office's notice but not to pictures; None while nobody refused them.

    The newest consent that was not withdrawn counts (domain specification §6.10).
    """
    counting = select(Consent).where(Consent.person_id == person_id, Consent.withdrawn_at.is_(None))
    with db.reading() as session:
        newest = session.scalar(counting.order_by(Consent.given_on.desc(), Consent.id.desc()).limit(1))
        return newest.given_on if newest is not None and not newest.photo else None


def jpeg(db: Database, photo_id: int, *, small: bool = False) -> bytes:
    """A picture as it is kept, or the small one for lists. Raises RecordNotFound."""
    wanted = Attachment.thumb if small else Attachment.content
    with db.reading() as session:
        found = session.scalar(select(wanted).where(Attachment.id == photo_id))
    if found is None:
        raise RecordNotFound("not_found", what=f"ภาพ {photo_id}")
    return found


def photos_in(session: Session, entity: str, entity_ids: Sequence[int]) -> tuple[PhotoView, ...]:
    """As `photos_of`, inside a session."""
    wanted = select(Attachment).where(Attachment.entity == entity, Attachment.entity_id.in_(entity_ids))
    order = (Attachment.entity_id, Attachment.position, Attachment.id)
    return tuple(
        PhotoView(
            row.id,
            row.entity,
            row.entity_id,
            row.kind,
            row.place,
            row.caption,
            row.taken_on,
            row.latitude,
            row.longitude,
            row.added_by,
        )
        for row in session.scalars(wanted.order_by(*order))
    )
