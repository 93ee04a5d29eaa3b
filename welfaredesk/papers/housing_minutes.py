"""W-16 รายงานการประชุม of the community or the committee (domain specification §1.7).

Of those the meeting spoke of it names house, village and work, nothing of health or disability (§6.10).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from welfaredesk.db.engine import Database
from welfaredesk.domain import house_meetings
from welfaredesk.domain.baht_text import satang_figures
from welfaredesk.domain.thai_dates import official
from welfaredesk.papers.house_head import work_of
from welfaredesk.papers.office_head import OfficeHead, office_head
from welfaredesk.queries.house_meetings import CaseRow, meeting_page
from welfaredesk.services.housing_meetings import Attendee, MeetingInput


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody of the lists of who came, who did not and who sat in."""

    name: str
    position: str
    role: str


@dataclass(frozen=True, slots=True)
class MinutesCase:
    """A project under item 4: its number ("4.1"), whose house, what work, what was resolved ("": nothing)."""

    item: str
    name: str
    house: str
    work: str
    amount: str
    outcome: str
    resolution: str


@dataclass(frozen=True, slots=True)
class Minutes:
    """The minutes: `round` as "1/2569", `residents` how many villagers came ("" not counted), agenda texts.

    `agenda` are (item, title, text) of all items; the text of item 4 is "": its cases follow.
    """

    office: OfficeHead
    meeting: str
    round: str
    held_on: str
    place: str
    present: tuple[Listed, ...]
    residents: str
    absent: tuple[Listed, ...]
    guests: tuple[Listed, ...]
    starts_at: str
    ends_at: str
    agenda: tuple[tuple[str, str, str], ...]
    cases: tuple[MinutesCase, ...]
    taken_by: str
    checked_by: str


def collect_minutes(db: Database, meeting_id: int) -> Minutes:
    """The minutes as they stand. Raises RecordNotFound, Refused("office_not_set_up")."""
    page = meeting_page(db, meeting_id)
    data, office = page.data, office_head(db)
    texts = dict(data.agenda)
    return Minutes(
        office=office,
        meeting=_meeting(data, office),
        round=f"{data.round}/{data.year}",
        held_on=official(page.row.held_on),
        place=data.place,
        present=_there(data.people, house_meetings.PRESENT),
        residents=f"{data.residents:,}" if data.residents else "",
        absent=_there(data.people, house_meetings.ABSENT),
        guests=_there(data.people, house_meetings.GUEST),
        starts_at=data.starts_at,
        ends_at=data.ends_at,
        agenda=tuple((item, title, texts.get(item, "")) for item, title in house_meetings.AGENDA.items()),
        cases=tuple(_case(number, case) for number, case in enumerate(page.cases, start=1)),
        taken_by=data.taken_by,
        checked_by=data.checked_by,
    )


def _meeting(data: MeetingInput, office: OfficeHead) -> str:
    village = f"หมู่ที่ {data.moo} " if data.moo else ""
    return f"{house_meetings.KINDS[data.kind]}{village}{office.name}"


def _there(people: Sequence[Attendee], presence: str) -> tuple[Listed, ...]:
    return tuple(Listed(each.name, each.position, each.role) for each in people if each.presence == presence)


def _case(number: int, case: CaseRow) -> MinutesCase:
    row = case.project
    parts = (("บ้านเลขที่", row.house_no), ("หมู่ที่", row.moo))
    satang = row.satang
    return MinutesCase(
        f"{house_meetings.CASES}.{number}",
        row.name,
        " ".join(f"{word} {value}" for word, value in parts if value),
        work_of(row),
        f"{satang_figures(satang)} บาท" if satang is not None else "",
        case.outcome_label,
        case.resolution,
    )
