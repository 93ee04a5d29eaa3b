"""A-01 แบบประเมินกิจวัตรประจำวัน (Barthel ADL, domain specification §4.1, A.8): filled, or blank."""

from dataclasses import dataclass

from welfaredesk.db.engine import Database
from welfaredesk.domain import adl
from welfaredesk.papers.office_head import OfficeHead, office_head
from welfaredesk.papers.params import PaperParams
from welfaredesk.papers.registry import Option, Who, official, options, who, yes_no
from welfaredesk.queries.person_care import AssessmentView
from welfaredesk.queries.person_page import PersonPage, person_page
from welfaredesk.queries.value_lists import choices

RANGES = {adl.AdlGroup.SOCIAL: "12–20", adl.AdlGroup.HOME: "5–11", adl.AdlGroup.BED: "0–4"}


@dataclass(frozen=True, slots=True)
class AdlItem:
    """One activity: what each score from 0 means, and the score given (None where the pen decides)."""

    label: str
    meanings: tuple[str, ...]
    score: int | None


@dataclass(frozen=True, slots=True)
class AdlPaper:
    """The ten activities, the sum and what goes with it; "" and None are for the pen.

    `round_no` counts the person's assessments; `total_only` says that an old survey kept the sum alone.
    """

    office: OfficeHead
    person: Who
    round_no: str
    assessed_on: str
    items: tuple[AdlItem, ...]
    total: int | None
    total_only: bool
    groups: tuple[Option, ...]
    caregivers: tuple[Option, ...]
    welfare: str
    pressure_sore: tuple[Option, ...]
    catheter: tuple[Option, ...]
    elderly_club: tuple[Option, ...]
    note: str
    assessor: str
    informant: str


def collect_adl(db: Database, person_id: int) -> AdlPaper:
    """The person's latest assessment; a blank form with the name when there is none yet.

    Raises RecordNotFound, Refused("office_not_set_up").
    """
    page = person_page(db, person_id)
    latest = page.assessments[0] if page.assessments else None
    return _paper(db, page, latest, len(page.assessments))


def collect_blank_adl(db: Database, params: PaperParams) -> AdlPaper:
    """The form for the field: with the name of `params.id`, or without any. Raises RecordNotFound."""
    page = person_page(db, params.id) if params.id is not None else None
    return _paper(db, page, None, 0)


def _paper(db: Database, page: PersonPage | None, made: AssessmentView | None, number: int) -> AdlPaper:
    scores = made.scores if made and made.scores else None
    return AdlPaper(
        office=office_head(db),
        person=who(page) if page else Who(),
        round_no=str(number) if made else "",
        assessed_on=official(made.assessed_on) if made else "",
        items=tuple(
            AdlItem(item.label, item.meanings, scores[place] if scores else None)
            for place, item in enumerate(adl.ITEMS)
        ),
        total=made.total if made else None,
        total_only=made is not None and made.scores is None,
        groups=tuple(
            Option(
                f"{adl.GROUP_NAMES[group]} ({RANGES[group]} คะแนน)", made is not None and made.group is group
            )
            for group in adl.AdlGroup
        ),
        caregivers=options(choices(db, "caregiver", keep=_caregiver(made)), _caregiver(made)),
        welfare=", ".join(each.label for each in page.enrolments) if page else "",
        pressure_sore=yes_no(made.pressure_sore if made else None),
        catheter=yes_no(made.catheter if made else None),
        elderly_club=yes_no(made.elderly_club if made else None, "เป็นสมาชิก", "ไม่เป็นสมาชิก"),
        note=made.note if made else "",
        assessor=made.assessor if made else "",
        informant=made.informant if made else "",
    )


def _caregiver(made: AssessmentView | None) -> str:
    return made.caregiver if made else ""
