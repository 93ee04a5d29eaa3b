"""Stock-takes: what was expected, what was seen, and what is still to be looked for."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum, auto

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session, aliased

from welfaredesk.db.engine import Database
from welfaredesk.db.models import (
    DeviceItem,
    DeviceModel,
    LoanContract,
    LoanLine,
    StockTake,
    StockTakeLine,
    StockTakeScan,
)
from welfaredesk.domain import thai_text
from welfaredesk.errors import RecordNotFound
from welfaredesk.queries.lending import borrower_name


class LineState(StrEnum):
    """Where a piece of a stock-take stands; `MISSING` is "not seen yet" while the count goes on."""

    FOUND = auto()
    ELSEWHERE = auto()
    ON_LOAN = auto()
    ON_LOAN_HERE = auto()
    MISSING = auto()


@dataclass(frozen=True, slots=True)
class StockTakeRow:
    """One stock-take; `closed_at` None while it goes on. `expected` and `seen` count pieces."""

    id: int
    title: str
    fiscal_year: int
    place: str
    category: str
    checkers: tuple[str, ...]
    started_on: date
    started_by: str
    closed_at: datetime | None
    closed_by: str
    note: str
    expected: int
    seen: int


@dataclass(frozen=True, slots=True)
class LineRow:
    """One expected piece: what was expected and how it was found. `holder` had it when the count began.

    `condition` is the one found, or the one expected while it was not seen; prices in satang.
    """

    id: int
    item_id: int
    code: str
    model: str
    category: str
    brand: str
    price_satang: int | None
    custodian: str
    expected_place: str
    expected_condition: str
    holder: str
    found_at: datetime | None
    found_place: str
    condition: str
    still_needed: bool | None
    note: str
    state: LineState


@dataclass(frozen=True, slots=True)
class StrayRow:
    """A scan that met no expected piece: the code as read and, when a piece has it, what that is."""

    code: str
    model: str
    place: str
    scanned_at: datetime
    scanned_by: str
    times: int


@dataclass(frozen=True, slots=True)
class CountRow:
    """How one device fared in a stock-take; `state` None when it was seen without being expected.

    `on` is the day it was seen, else the day the stock-take began; `by` who saw it.
    """

    stock_take_id: int
    title: str
    is_open: bool
    on: date
    state: LineState | None
    place: str
    condition: str
    still_needed: bool | None
    note: str
    by: str


@dataclass(frozen=True, slots=True)
class StockTakePage:
    """A stock-take with its lines in the order of their codes, the strays, and pieces scanned twice."""

    row: StockTakeRow
    lines: tuple[LineRow, ...]
    unknown: tuple[StrayRow, ...]
    unexpected: tuple[StrayRow, ...]
    repeated: tuple[StrayRow, ...]

    def count(self, state: LineState) -> int:
        """How many pieces stand so."""
        return sum(line.state is state for line in self.lines)


def stock_takes(db: Database) -> tuple[StockTakeRow, ...]:
    """All stock-takes, newest first."""
    with db.reading() as session:
        return tuple(_take_rows(session))


def running_stock_take(db: Database) -> int | None:
    """The id of the stock-take under way, if there is one."""
    with db.reading() as session:
        return session.scalar(select(StockTake.id).where(StockTake.closed_at.is_(None)))


def stock_take_page(db: Database, stock_take_id: int) -> StockTakePage:
    """Everything of one stock-take. Raises RecordNotFound."""
    with db.reading() as session:
        found = _take_rows(session, StockTake.id == stock_take_id)
        if not found:
            raise RecordNotFound("not_found", what=f"การตรวจนับ {stock_take_id}")
        lines = _lines(session, stock_take_id)
        unknown, unexpected, repeated = _strays(session, stock_take_id, {line.item_id for line in lines})
        return StockTakePage(found[0], lines, unknown, unexpected, repeated)


def counts_of_item(session: Session, item_id: int) -> tuple[CountRow, ...]:
    """The stock-takes a device was expected or seen in, the newest first."""
    takes = select(StockTake).order_by(StockTake.id.desc())
    lines = {
        line.stock_take_id: line
        for line in session.scalars(select(StockTakeLine).where(StockTakeLine.item_id == item_id))
    }
    scans = {
        scan.stock_take_id: scan
        for scan in session.scalars(
            select(StockTakeScan).where(StockTakeScan.item_id == item_id).order_by(StockTakeScan.id)
        )
    }
    wanted = takes.where(StockTake.id.in_({*lines, *scans}))
    return tuple(_count(take, lines.get(take.id), scans.get(take.id)) for take in session.scalars(wanted))


def _count(take: StockTake, line: StockTakeLine | None, scan: StockTakeScan | None) -> CountRow:
    seen = scan if line is None or line.found_at is not None else None  # a tick may be taken back
    at = line.found_at if line is not None else scan.scanned_at if scan is not None else None
    return CountRow(
        stock_take_id=take.id,
        title=take.title,
        is_open=take.closed_at is None,
        on=at.date() if at is not None else take.started_on,
        state=_state(line) if line is not None else None,
        place=line.found_place or line.expected_place if line is not None else scan.place if scan else "",
        condition=line.found_condition or line.expected_condition if line is not None else "",
        still_needed=line.still_needed if line is not None else None,
        note=line.note if line is not None else "",
        by=seen.scanned_by if seen is not None else "",
    )


def places(db: Database) -> list[str]:
    """Places where devices are kept, sorted the Thai way."""
    with db.reading() as session:
        found = session.scalars(select(DeviceItem.place).where(DeviceItem.place != "").distinct())
        return sorted(found, key=thai_text.sort_key)


def _take_rows(session: Session, *only: ColumnElement[bool]) -> list[StockTakeRow]:
    takes = session.scalars(select(StockTake).where(*only).order_by(StockTake.id.desc())).all()
    counted = select(StockTakeLine.stock_take_id, func.count(), func.count(StockTakeLine.found_at)).group_by(
        StockTakeLine.stock_take_id
    )
    counts = {take_id: (expected, seen) for take_id, expected, seen in session.execute(counted)}
    rows = []
    for take in takes:
        expected, seen = counts.get(take.id, (0, 0))
        rows.append(
            StockTakeRow(
                id=take.id,
                title=take.title,
                fiscal_year=take.fiscal_year,
                place=take.place,
                category=take.category,
                checkers=tuple(filter(None, take.checkers.split("\n"))),
                started_on=take.started_on,
                started_by=take.started_by,
                closed_at=take.closed_at,
                closed_by=take.closed_by,
                note=take.note,
                expected=expected,
                seen=seen,
            )
        )
    return rows


def _lines(session: Session, stock_take_id: int) -> tuple[LineRow, ...]:
    loan = aliased(LoanLine)
    wanted = (
        select(StockTakeLine, DeviceItem, DeviceModel, LoanContract)
        .join(DeviceItem, StockTakeLine.item_id == DeviceItem.id)
        .join(DeviceModel)
        .outerjoin(loan, StockTakeLine.expected_line_id == loan.id)
        .outerjoin(LoanContract, loan.contract_id == LoanContract.id)
        .where(StockTakeLine.stock_take_id == stock_take_id)
        .order_by(DeviceModel.category, DeviceModel.name, DeviceItem.code_key)
    )
    return tuple(_line_row(*found) for found in session.execute(wanted))


def _line_row(
    line: StockTakeLine, item: DeviceItem, model: DeviceModel, contract: LoanContract | None
) -> LineRow:
    return LineRow(
        id=line.id,
        item_id=item.id,
        code=item.code,
        model=model.name,
        category=model.category,
        brand=item.brand,
        price_satang=item.price_satang,
        custodian=item.custodian,
        expected_place=line.expected_place,
        expected_condition=line.expected_condition,
        holder=borrower_name(contract) if contract else "",
        found_at=line.found_at,
        found_place=line.found_place,
        condition=line.found_condition or line.expected_condition,
        still_needed=line.still_needed,
        note=line.note,
        state=_state(line),
    )


def _state(line: StockTakeLine) -> LineState:
    if line.found_at is None:
        return LineState.MISSING if line.expected_line_id is None else LineState.ON_LOAN
    if line.expected_line_id is not None:
        return LineState.ON_LOAN_HERE
    moved = line.found_place and line.found_place != line.expected_place
    return LineState.ELSEWHERE if moved else LineState.FOUND


def _strays(
    session: Session, stock_take_id: int, expected: set[int]
) -> tuple[tuple[StrayRow, ...], tuple[StrayRow, ...], tuple[StrayRow, ...]]:
    """(unknown codes, pieces not expected, pieces scanned more than once), each code once."""
    wanted = (
        select(StockTakeScan, DeviceModel.name)
        .outerjoin(DeviceItem, StockTakeScan.item_id == DeviceItem.id)
        .outerjoin(DeviceModel, DeviceItem.model_id == DeviceModel.id)
        .where(StockTakeScan.stock_take_id == stock_take_id)
        .order_by(StockTakeScan.id)
    )
    scans: Sequence[tuple[StockTakeScan, str | None]] = [(s, n) for s, n in session.execute(wanted)]
    times = Counter(_subject(scan) for scan, _name in scans)
    last = {_subject(scan): (scan, name or "") for scan, name in scans}
    rows = [
        (
            scan.item_id,
            StrayRow(scan.code, name, scan.place, scan.scanned_at, scan.scanned_by, times[subject]),
        )
        for subject, (scan, name) in last.items()
    ]
    return (
        tuple(row for item_id, row in rows if item_id is None),
        tuple(row for item_id, row in rows if item_id is not None and item_id not in expected),
        tuple(row for item_id, row in rows if item_id in expected and row.times > 1),
    )


def _subject(scan: StockTakeScan) -> tuple[int, str]:
    """What a scan is about: the piece, or the code where no piece has it."""
    return (scan.item_id, "") if scan.item_id is not None else (0, thai_text.code_key(scan.code))
