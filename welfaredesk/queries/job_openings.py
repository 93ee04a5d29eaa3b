"""Reading the openings organisations have: the list, and one opening with whom it was offered to."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, select, true
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import JobOffer, JobOpening
from welfaredesk.domain import thai_text
from welfaredesk.errors import RecordNotFound
from welfaredesk.queries.employment import PlacementRow, placements_of_opening
from welfaredesk.queries.job_offers import OfferRow, offers_of_opening
from welfaredesk.queries.job_seekers import Words, list_words
from welfaredesk.services.job_openings import OpeningInput
from welfaredesk.services.placement_checks import seats_left

OPEN, PLANNED, FULL, OVER, CLOSED = "open", "planned", "full", "over", "closed"
STATES = {
    OPEN: "เปิดรับ",
    PLANNED: "ยังไม่เปิดรับ",
    FULL: "ครบแล้ว",
    OVER: "พ้นกำหนดรับ",
    CLOSED: "ปิดรับ",
}


@dataclass(frozen=True, slots=True)
class OpeningRow:
    """One opening; `state` of STATES, `left` of its `seats` are free, `waiting` offers have no answer yet.

    Wage in satang per `wage_unit`; `supports` are what the place gives, in words.
    """

    id: int
    version: int
    employer_id: int
    employer: str
    workplace_id: int
    workplace: str
    position: str
    work_label: str
    basis: str
    basis_label: str
    seats: int
    left: int
    wage_satang: int | None
    wage_unit: str
    wage_unit_label: str
    moo: str
    tambon: str
    accessible: bool | None
    supports: tuple[str, ...]
    limits: str
    from_on: date
    until_on: date | None
    closed_on: date | None
    close_reason: str
    waiting: int
    state: str
    note: str

    @property
    def is_open(self) -> bool:
        """Whether somebody may be offered it today."""
        return self.state == OPEN

    @property
    def state_label(self) -> str:
        """The state in a word."""
        return STATES[self.state]


@dataclass(frozen=True, slots=True)
class OpeningView:
    """One opening as its form holds it, whom it was offered to, and who fills its seats or did."""

    row: OpeningRow
    data: OpeningInput
    offers: tuple[OfferRow, ...]
    placements: tuple[PlacementRow, ...]


def opening_rows(db: Database, organisation_id: int | None = None) -> tuple[OpeningRow, ...]:
    """All openings, or those an organisation pays for or has; the open ones first, then the latest."""
    condition: ColumnElement[bool] = true()
    if organisation_id is not None:
        condition = (JobOpening.employer_id == organisation_id) | (JobOpening.workplace_id == organisation_id)
    with db.reading() as session:
        found = _rows(session, condition)
    order = list(STATES)
    return tuple(sorted(found, key=lambda row: (order.index(row.state), -row.from_on.toordinal(), _key(row))))


def opening_view(db: Database, opening_id: int) -> OpeningView:
    """The page of one opening. Raises RecordNotFound."""
    with db.reading() as session:
        kept = session.get(JobOpening, opening_id)
        if kept is None:
            raise RecordNotFound("not_found", what=f"ตำแหน่งว่าง {opening_id}")
        (row,) = _rows(session, JobOpening.id == opening_id)
        return OpeningView(
            row=row,
            data=_as_input(kept),
            offers=offers_of_opening(session, opening_id),
            placements=placements_of_opening(session, opening_id),
        )


def state_of(row: JobOpening, left: int, on: date) -> str:
    """Where an opening stands on a day."""
    if row.closed_on is not None and row.closed_on <= on:
        return CLOSED
    if not left:
        return FULL
    if row.until_on is not None and row.until_on < on:
        return OVER
    return PLANNED if row.from_on > on else OPEN


def _key(row: OpeningRow) -> str:
    return thai_text.sort_key(row.position)


def _rows(session: Session, condition: ColumnElement[bool]) -> list[OpeningRow]:
    words = list_words(session)
    waiting = Counter(session.scalars(select(JobOffer.opening_id).where(JobOffer.answer == "")))
    rows = session.scalars(select(JobOpening).where(condition))
    return [_row(session, row, words, waiting[row.id]) for row in rows]


def _row(session: Session, row: JobOpening, words: Words, waiting: int) -> OpeningRow:
    today = clock.today()
    left = seats_left(session, row, today)
    return OpeningRow(
        id=row.id,
        version=row.version,
        employer_id=row.employer_id,
        employer=row.employer.name,
        workplace_id=row.workplace_id,
        workplace=row.workplace.name,
        position=row.position,
        work_label=words["work_kind"].get(row.work_kind, row.work_kind),
        basis=row.basis,
        basis_label=words["placement_basis"].get(row.basis, row.basis),
        seats=row.seats,
        left=left,
        wage_satang=row.wage_satang,
        wage_unit=row.wage_unit,
        wage_unit_label=words["wage_unit"].get(row.wage_unit, row.wage_unit),
        moo=row.moo,
        tambon=row.tambon,
        accessible=row.accessible,
        supports=tuple(words["work_need"].get(code, code) for code in row.supports),
        limits=row.limits,
        from_on=row.from_on,
        until_on=row.until_on,
        closed_on=row.closed_on,
        close_reason=row.close_reason,
        waiting=waiting,
        state=state_of(row, left, today),
        note=row.note,
    )


def _as_input(row: JobOpening) -> OpeningInput:
    return OpeningInput(
        employer_id=row.employer_id,
        workplace_id=row.workplace_id,
        position=row.position,
        work_kind=row.work_kind,
        basis=row.basis,
        seats=row.seats,
        wage_satang=row.wage_satang,
        wage_unit=row.wage_unit,
        moo=row.moo,
        tambon=row.tambon,
        amphoe=row.amphoe,
        accessible=row.accessible,
        supports=tuple(row.supports),
        limits=row.limits,
        from_on=row.from_on,
        until_on=row.until_on,
        note=row.note,
    )
