"""W-11 แบบสำรวจสภาพที่อยู่อาศัย (domain specification §1.7, A.1): of a survey, or blank for the villages."""

from dataclasses import dataclass, replace
from datetime import date

from welfaredesk.db.engine import Database
from welfaredesk.domain.fiscal_year import fiscal_year
from welfaredesk.domain.house_parts import CONDITIONS, FACILITIES, PARTS, URGENCIES
from welfaredesk.domain.house_photos import VIEWS
from welfaredesk.papers.lending import Signer
from welfaredesk.papers.office_head import OfficeHead, office_head, office_view
from welfaredesk.papers.params import PaperParams
from welfaredesk.papers.registry import Option, official, options, table_date
from welfaredesk.queries.house_page import house_page
from welfaredesk.queries.house_photos import PhotoView, photos_of
from welfaredesk.queries.house_surveys import SurveyPage, survey_page
from welfaredesk.queries.households import HouseholdView, household_page
from welfaredesk.queries.value_lists import choices
from welfaredesk.services.house_photos import SURVEY
from welfaredesk.services.house_surveys import SurveyInput

ROWS = 5  # of residents, empty ones for the pen
VERDICTS = {True: "เหมาะสม", False: "ไม่เหมาะสม"}


@dataclass(frozen=True, slots=True)
class ResidentRow:
    """Somebody who lives in the house."""

    name: str = ""
    age: str = ""
    groups: str = ""


@dataclass(frozen=True, slots=True)
class PartRow:
    """A part of the house with a box a condition."""

    name: str
    conditions: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class PhotoRow:
    """Pictures of one view: how many, and when the first was taken."""

    view: str
    told: str = ""


@dataclass(frozen=True, slots=True)
class SurveyPaper:
    """A house survey: what is "" or not ticked is for the pen. Dates are official dates."""

    office: OfficeHead
    number: str
    round: str
    surveyed_on: str
    head: str
    house_no: str
    house_code: str
    moo: str
    community: str
    landmark: str
    position: str
    residents: tuple[ResidentRow, ...]
    house_owner: tuple[Option, ...]
    land_owner: tuple[Option, ...]
    house_type: tuple[Option, ...]
    floors: str
    parts: tuple[PartRow, ...]
    facilities: tuple[Option, ...]
    verdict: tuple[Option, ...]
    urgency: tuple[Option, ...]
    needs: str
    note: str
    photos: tuple[PhotoRow, ...]
    surveyor: Signer
    mark: str = ""


def collect_survey(db: Database, survey_id: int) -> SurveyPaper:
    """The paper of a survey. Raises RecordNotFound, Refused("office_not_set_up")."""
    page = survey_page(db, survey_id)
    place, code = page.place, house_page(db, page.house).house_code if page.house.known else ""
    day = page.row.surveyed_on
    return replace(
        _with_boxes(db, page.data),
        number=page.row.no,
        round=str(fiscal_year(day)),
        surveyed_on=official(day),
        head=_head(db, page),
        house_no=page.row.house_no,
        house_code=code,
        moo=page.row.moo,
        community=place.community,
        landmark=place.landmark,
        position=f"{place.latitude}, {place.longitude}" if place.latitude is not None else "",
        residents=_residents(page),
        floors="" if page.floors is None else str(page.floors),
        needs=page.row.needs,
        note=page.note,
        photos=_photos(photos_of(db, SURVEY, survey_id)),
        surveyor=_surveyor(db, page.row.surveyor, day),
    )


def collect_blank_survey(db: Database, params: PaperParams) -> SurveyPaper:
    """The paper without a house on it. Raises Refused("office_not_set_up")."""
    del params
    return _with_boxes(db, SurveyInput(None))


def _with_boxes(db: Database, data: SurveyInput) -> SurveyPaper:
    """The paper with its boxes ticked as the survey found, and nothing else on it."""
    parts, tenures = dict(data.parts), choices(db, "house_tenure")
    return SurveyPaper(
        office=office_head(db),
        number="",
        round="",
        surveyed_on="",
        head="",
        house_no="",
        house_code="",
        moo="",
        community="",
        landmark="",
        position="",
        residents=(ResidentRow(),) * ROWS,
        house_owner=options(tenures, data.house_owner),
        land_owner=options(tenures, data.land_owner),
        house_type=options(choices(db, "house_type"), data.house_type),
        floors="",
        parts=tuple(
            PartRow(name, tuple(parts.get(code) == condition for condition in CONDITIONS))
            for code, name in PARTS.items()
        ),
        facilities=options(tuple(FACILITIES.items()), *data.facilities),
        verdict=tuple(Option(words, data.suitable is verdict) for verdict, words in VERDICTS.items()),
        urgency=tuple(Option(str(each), each == data.urgency) for each in URGENCIES),
        needs="",
        note="",
        photos=_photos(()),
        surveyor=Signer(),
    )


def _head(db: Database, page: SurveyPage) -> str:
    """The head of the household, where one is registered."""
    household: HouseholdView | None = (
        household_page(db, page.household_id) if page.household_id is not None else None
    )
    members = household.members if household is not None else ()
    return next((member.name for member in members if member.relation == "head"), "")


def _residents(page: SurveyPage) -> tuple[ResidentRow, ...]:
    found = tuple(
        ResidentRow(person.name, "" if person.age is None else str(person.age), ", ".join(person.groups))
        for person in page.people
    )
    return found + (ResidentRow(),) * (ROWS - len(found))


def _photos(photos: tuple[PhotoView, ...]) -> tuple[PhotoRow, ...]:
    return tuple(
        PhotoRow(name, _told([photo for photo in photos if photo.kind == view]))
        for view, name in VIEWS.items()
    )


def _told(photos: list[PhotoView]) -> str:
    """How many pictures, and the day of the first."""
    days = sorted(photo.taken_on for photo in photos if photo.taken_on is not None)
    day = f" ({table_date(days[0])})" if days else ""
    return f"{len(photos)} ภาพ{day}" if photos else ""


def _surveyor(db: Database, name: str, on: date) -> Signer:
    """The surveyor, with the position of a signatory of that name on that day."""
    for entry in office_view(db).signatories:
        begun = entry.valid_from is None or entry.valid_from <= on
        if entry.name == name and begun and (entry.valid_to is None or on <= entry.valid_to):
            return Signer(entry.name, entry.position)
    return Signer(name)
