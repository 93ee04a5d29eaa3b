"""W-23 รายงานภาพก่อน–หลัง: a project's pictures, before and after of the same place side by side (§1.7)."""

from dataclasses import dataclass

from welfaredesk.db.engine import Database
from welfaredesk.errors import Refused
from welfaredesk.papers.house_head import HouseHead, house_head
from welfaredesk.papers.office_head import OfficeHead, office_head
from welfaredesk.papers.params import PaperParams
from welfaredesk.papers.registry import official
from welfaredesk.queries.house_photos import PhotoView, jpeg, photos_of_project
from welfaredesk.queries.house_project import project_page


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture on paper: its JPEG, when it was taken (an official date), what is written under it."""

    jpeg: bytes
    taken_on: str
    caption: str


@dataclass(frozen=True, slots=True)
class PicturePair:
    """Before and after of one place, None where there is no picture."""

    place: str
    before: Picture | None
    after: Picture | None


@dataclass(frozen=True, slots=True)
class PhotoReport:
    """The report: the pairs in their order, then the pictures from during the works."""

    office: OfficeHead
    house: HouseHead
    finished_on: str
    pairs: tuple[PicturePair, ...]
    during: tuple[Picture, ...]


def collect_photos(db: Database, params: PaperParams) -> PhotoReport:
    """The report of project `params.id`. Raises RecordNotFound, Refused("no_photos", "office_not_set_up")."""
    page = project_page(db, params.id or 0)
    found = photos_of_project(db, page.row.id)
    if not (found.pairs or found.during):
        raise Refused("no_photos", project=page.row.no or page.row.name)
    return PhotoReport(
        office=office_head(db),
        house=house_head(db, page),
        finished_on=official(page.row.finished_on),
        pairs=tuple(
            PicturePair(_place(before or after), _picture(db, before), _picture(db, after))
            for before, after in found.pairs
        ),
        during=tuple(picture for photo in found.during if (picture := _picture(db, photo)) is not None),
    )


def _place(photo: PhotoView | None) -> str:
    return photo.where if photo is not None else ""


def _picture(db: Database, photo: PhotoView | None) -> Picture | None:
    if photo is None:
        return None
    return Picture(jpeg(db, photo.id), official(photo.taken_on), photo.caption)
