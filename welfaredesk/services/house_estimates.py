"""Estimates of house projects (W-13): rows, versions, and when a version is not to be written again (A.3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import HouseEstimate, HouseEstimateLine, HouseProjectStep, IssuedDocument
from welfaredesk.domain import house_budget, house_stages, paper_limits, thai_text
from welfaredesk.domain.baht_text import satang_figures
from welfaredesk.domain.house_budget import Amounts
from welfaredesk.errors import Issue, StaleRecord
from welfaredesk.services import audit
from welfaredesk.services.actor import Actor
from welfaredesk.services.audit import Saved
from welfaredesk.services.dates import not_future, refuse
from welfaredesk.services.housing_stages import existing as existing_project
from welfaredesk.services.limits import too_long, too_many

FORM = "W-13"
TOUCHED = frozenset({"house_estimate"})


@dataclass(frozen=True, slots=True)
class LineInput:
    """One row as the clerk typed it: thousandths of the unit, satang for one unit; None is not typed yet.

    A row with nothing in it is left out.
    """

    item: str = ""
    quantity_milli: int | None = None
    unit: str = ""
    material_satang: int | None = None
    labour_satang: int | None = None
    volunteer: bool = False
    note: str = ""

    @property
    def blank(self) -> bool:
        """Whether nothing was typed."""
        return self == LineInput(volunteer=self.volunteer)

    @property
    def amounts(self) -> Amounts:
        """What the row comes to so far; nothing while its quantity is missing."""
        return house_budget.row_amounts(
            max(self.quantity_milli or 0, 0),
            max(self.material_satang or 0, 0),
            max(self.labour_satang or 0, 0),
            volunteer=self.volunteer,
        )

    @property
    def missing(self) -> tuple[str, ...]:
        """What a half-entered row lacks, in the words of the table's headings."""
        if self.blank:
            return ()
        priced = self.material_satang is not None or self.labour_satang is not None
        parts = (
            ("รายการ", bool(self.item.strip())),
            ("จำนวน", bool(self.quantity_milli)),
            ("หน่วย", bool(self.unit.strip())),
            ("ราคาวัสดุหรือค่าแรงต่อหน่วย", priced),
        )
        return tuple(name for name, there in parts if not there)


@dataclass(frozen=True, slots=True)
class EstimateInput:
    """An estimate as the clerk typed it; `made_on` None is today, `made_by` who reckoned it and as what."""

    lines: tuple[LineInput, ...] = ()
    made_on: date | None = None
    made_by: str = ""
    position: str = ""


def latest(session: Session, project_id: int) -> HouseEstimate | None:
    """The version that counts, None while there is none."""
    wanted = select(HouseEstimate).where(HouseEstimate.project_id == project_id)
    return session.scalar(wanted.order_by(HouseEstimate.number.desc()).limit(1))


def is_fixed(session: Session, estimate: HouseEstimate) -> bool:
    """Whether a version was printed, or the project's money granted on it: it is a snapshot then."""
    granted = select(HouseProjectStep.id).where(
        HouseProjectStep.project_id == estimate.project_id,
        HouseProjectStep.stage.in_(house_stages.GRANTED),
        HouseProjectStep.id > (estimate.after_step_id or 0),
    )
    printed = select(IssuedDocument.payload).where(
        IssuedDocument.form == FORM,
        IssuedDocument.entity == "house_project",
        IssuedDocument.entity_id == estimate.project_id,
    )
    return session.scalar(granted.limit(1)) is not None or any(
        payload["version"] == estimate.number for payload in session.scalars(printed)
    )


def save_estimate(
    actor: Actor, db: Database, project_id: int, data: EstimateInput, *, seen: tuple[int, int] | None = None
) -> Saved:
    """Keep an estimate: in place while it is a draft, else as the next version.

    `seen` is (id, version) of the one the clerk began with, None when there was none. Raises
    ValidationFailed (row.N by the place typed in, from 1; lines, made_on, made_by, position), StaleRecord,
    RecordNotFound.
    """
    refuse(issues_of(data))
    with db.transaction() as session:
        project = existing_project(session, project_id)
        row = latest(session, project.id)
        if seen != ((row.id, row.version) if row else None):
            raise StaleRecord
        before = _told(row) if row else None
        if row is None or is_fixed(session, row):
            row, before = _next_version(session, project.id, row), None
        row.made_on = data.made_on or clock.today()
        row.made_by, row.position = thai_text.clean(data.made_by), thai_text.clean(data.position)
        wanted = [line for line in data.lines if not line.blank]
        if before is None or before["lines"] != [_told_line(line) for line in wanted]:
            row.lines = [_line(place, line) for place, line in enumerate(wanted, start=1)]
            if before is not None:
                flag_modified(row, "made_on")  # the version counts up when only rows changed, too
        session.flush()
        after = _told(row)
        if before != after:
            action = "create" if before is None else "update"
            audit.record(session, actor, action, "house_estimate", row.id, before=before, after=after)
        return Saved(row.id, row.version, TOUCHED)


def issues_of(data: EstimateInput) -> list[Issue]:
    """Issues of an estimate; those of a row are named row.N, N its place as typed."""
    issues = not_future("made_on", data.made_on)
    for name in ("made_by", "position"):
        issues += too_long(name, getattr(data, name), paper_limits.SLIP_NAME)
    for place, line in enumerate(data.lines, start=1):
        issues += _row_issues(place, line)
    filled = [line for line in data.lines if not line.blank]
    if not filled:
        issues.append(Issue("lines", "estimate_empty"))
    issues += too_many("lines", len(filled), paper_limits.ESTIMATE_ROWS)
    total = house_budget.added_up(line.amounts for line in filled)
    if total.total + total.volunteer > house_budget.LARGEST_TOTAL:
        issues.append(Issue("lines", "estimate_too_large", {"total": satang_figures(total.total)}))
    return issues


def _row_issues(place: int, line: LineInput) -> list[Issue]:
    field, where = f"row.{place}", {"row": str(place)}
    numbers = (line.quantity_milli, line.material_satang, line.labour_satang)
    if any(number is not None and number < 0 for number in numbers):
        return [Issue(field, "estimate_row_negative", where)]
    if line.missing:
        return [Issue(field, "estimate_row_half", where | {"missing": ", ".join(line.missing)})]
    issues = []
    largest = (house_budget.LARGEST_QUANTITY, house_budget.LARGEST_PRICE, house_budget.LARGEST_PRICE)
    if any(number is not None and number > most for number, most in zip(numbers, largest, strict=True)):
        issues.append(Issue(field, "estimate_row_large", where))
    for text, limit in (
        (line.item, paper_limits.ESTIMATE_ITEM),
        (line.unit, paper_limits.SLIP_UNIT),
        (line.note, paper_limits.ESTIMATE_NOTE),
    ):
        issues += too_long(field, text, limit)
    return issues


def _next_version(session: Session, project_id: int, before: HouseEstimate | None) -> HouseEstimate:
    last_step = session.scalar(
        select(HouseProjectStep.id)
        .where(HouseProjectStep.project_id == project_id)
        .order_by(HouseProjectStep.id.desc())
        .limit(1)
    )
    row = HouseEstimate(
        project_id=project_id,
        number=before.number + 1 if before else 1,
        after_step_id=last_step,
        created_at=clock.now(),
    )
    session.add(row)
    return row


def _line(place: int, line: LineInput) -> HouseEstimateLine:
    return HouseEstimateLine(
        place=place,
        item=thai_text.clean(line.item),
        quantity_milli=line.quantity_milli or 0,
        unit=thai_text.clean(line.unit),
        material_satang=line.material_satang or 0,
        labour_satang=line.labour_satang or 0,
        volunteer=line.volunteer,
        note=thai_text.clean(line.note),
    )


def _told(row: HouseEstimate) -> dict[str, object]:
    """The estimate as its history tells it."""
    lines: Sequence[HouseEstimateLine] = row.lines
    return audit.snapshot(row) | {"lines": [_told_line(line) for line in lines]}


def _told_line(line: HouseEstimateLine | LineInput) -> list[object]:
    return [
        thai_text.clean(line.item),
        line.quantity_milli,
        thai_text.clean(line.unit),
        line.material_satang or 0,
        line.labour_satang or 0,
        line.volunteer,
        thai_text.clean(line.note),
    ]
