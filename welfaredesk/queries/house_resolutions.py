"""What the committee (or the community) resolved on house projects, as papers cite it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from welfaredesk.db.engine import Database
from welfaredesk.db.models import HouseMeeting, HouseMeetingCase
from welfaredesk.domain import house_meetings


@dataclass(frozen=True, slots=True)
class Resolution:
    """The last time a meeting was for a project: the round of which year (BE), under which item, in words."""

    kind_label: str
    moo: str
    round: int
    year: int
    held_on: date
    item: str
    text: str

    @property
    def meeting(self) -> str:
        """The meeting as papers cite it."""
        village = f"หมู่ที่ {self.moo}" if self.moo else ""
        return f"{self.kind_label}{village} ครั้งที่ {self.round}/{self.year}"


def resolutions(db: Database, project_ids: Collection[int], kind: str) -> dict[int, Resolution]:
    """By project: the last decision of meetings of a kind, where it was for the project."""
    place = (
        func.row_number()
        .over(partition_by=HouseMeetingCase.meeting_id, order_by=HouseMeetingCase.id)
        .label("place")
    )
    cases = select(HouseMeetingCase.id, place).subquery()
    wanted = (
        select(HouseMeetingCase, HouseMeeting, cases.c.place)
        .join(HouseMeeting, HouseMeeting.id == HouseMeetingCase.meeting_id)
        .join(cases, cases.c.id == HouseMeetingCase.id)
        .where(
            HouseMeetingCase.project_id.in_(project_ids),
            HouseMeeting.kind == kind,
            HouseMeetingCase.outcome != "",
        )
        .order_by(HouseMeeting.held_on, HouseMeetingCase.id)
    )
    found: dict[int, Resolution] = {}
    with db.reading() as session:
        for case, meeting, number in session.execute(wanted):
            found.pop(case.project_id, None)
            if case.outcome == house_meetings.ENDORSED:
                found[case.project_id] = Resolution(
                    house_meetings.KINDS[kind],
                    meeting.moo,
                    meeting.round,
                    meeting.year,
                    meeting.held_on,
                    f"{house_meetings.CASES}.{number}",
                    case.resolution,
                )
    return found
