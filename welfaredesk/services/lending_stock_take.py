"""Stock-takes: the list of what is expected is frozen, then every scan and tick is kept as it was made."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import DeviceItem, DeviceModel, LoanLine, StockTake, StockTakeLine, StockTakeScan
from welfaredesk.domain import paper_limits, thai_text
from welfaredesk.domain.fiscal_year import fiscal_year
from welfaredesk.errors import Issue, RecordNotFound, Refused, ValidationFailed
from welfaredesk.services import audit, devices
from welfaredesk.services.actor import Actor
from welfaredesk.services.audit import Saved
from welfaredesk.services.dates import refuse
from welfaredesk.services.limits import over, too_long

_TOUCHED = frozenset({"stock_take"})
_AFTER_YEAR_END = (10, 11, 12)
MAX_CHECKERS = 3  # a committee of three stands on the papers of the annual check (domain specification §2.1)


LIMITS = {
    "title": paper_limits.SLIP_NAME,
    "place": paper_limits.SLIP_NAME,
    "category": paper_limits.LIST_LABEL,
    "note": paper_limits.NOTE,
}


class Seen(StrEnum):
    """What a scan came upon."""

    FOUND = auto()
    ELSEWHERE = auto()  # found at another place than expected
    ON_LOAN_HERE = auto()  # it is out on loan, and yet it is here
    AGAIN = auto()  # counted already
    UNEXPECTED = auto()  # a piece of the office that this stock-take did not expect
    UNKNOWN = auto()  # no piece has this code


@dataclass(frozen=True, slots=True)
class StockTakeInput:
    """A stock-take as its form gives it; `place` and `category` "" take in everything.

    `checkers` are the names of the committee, who are not the supplies officers themselves (ข้อ 213,
    domain specification §2.1).
    """

    title: str = ""
    place: str = ""
    category: str = ""
    checkers: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Scanned:
    """One scan: what it came upon and, when a piece has the code, its item and name."""

    seen: Seen
    code: str
    item_id: int | None = None
    model: str = ""
    touched: frozenset[str] = _TOUCHED


@dataclass(frozen=True, slots=True)
class FindingInput:
    """What the checkers say of one piece; `still_needed` None leaves it open."""

    condition: str = "usable"
    still_needed: bool | None = None
    note: str = ""


def year_checked(on: date) -> int:
    """The fiscal year a stock-take of this day is about: the check begins on the first working day after
    its year has ended and reports within 30 working days (ข้อ 213, domain specification §2.1)."""
    year = fiscal_year(on)
    return year - 1 if on.month in _AFTER_YEAR_END else year


def validate(data: StockTakeInput) -> list[Issue]:
    """Issues of the form that begins a stock-take."""
    issues = [] if data.title.strip() else [Issue("title", "required")]
    issues += over(data, LIMITS)
    if len(data.checkers) > MAX_CHECKERS:
        params = {"count": str(len(data.checkers)), "limit": str(MAX_CHECKERS)}
        issues.append(Issue("checkers", "too_many", params))
    for name in data.checkers:
        issues += too_long("checkers", name, paper_limits.SLIP_NAME)
    return issues


def begin(actor: Actor, db: Database, data: StockTakeInput) -> Saved:
    """Begin a stock-take: every piece not disposed of, of this place and category, is expected.

    Raises ValidationFailed (title, checkers), Refused("stock_take_open" while another one is under way,
    "stock_take_empty" when there is nothing to count).
    """
    if issues := validate(data):
        raise ValidationFailed(*issues)
    with db.transaction() as session:
        running = session.scalar(select(StockTake).where(StockTake.closed_at.is_(None)))
        if running is not None:
            raise Refused("stock_take_open", title=running.title)
        take = StockTake(
            fiscal_year=year_checked(clock.today()),
            title=thai_text.clean(data.title),
            place=thai_text.clean(data.place),
            category=thai_text.clean(data.category),
            checkers="\n".join(filter(None, map(thai_text.clean, data.checkers))),
            note=thai_text.clean(data.note),
            started_on=clock.today(),
            started_by=actor.name,
            created_at=clock.now(),
        )
        session.add(take)
        session.flush()
        lines = _expected(session, take)
        if not lines:
            raise Refused("stock_take_empty")
        session.add_all(lines)
        after = audit.snapshot(take) | {"expected": len(lines)}
        audit.record(session, actor, "begin", "stock_take", take.id, after=after)
        return Saved(take.id, take.version, _TOUCHED)


def _expected(session: Session, take: StockTake) -> list[StockTakeLine]:
    is_open = (LoanLine.returned_on.is_(None), LoanLine.cancelled.is_(False))
    wanted = (
        select(DeviceItem, LoanLine.id)
        .join(DeviceModel)
        .outerjoin(LoanLine, and_(LoanLine.item_id == DeviceItem.id, *is_open))
        .where(DeviceItem.condition != "disposed")
        .order_by(DeviceItem.id)
    )
    if take.place:
        wanted = wanted.where(DeviceItem.place == take.place)
    if take.category:
        wanted = wanted.where(DeviceModel.category == take.category)
    return [
        StockTakeLine(
            stock_take_id=take.id,
            item_id=item.id,
            expected_place=item.place,
            expected_condition=item.condition,
            expected_line_id=line_id,
        )
        for item, line_id in session.execute(wanted)
    ]


def scan(actor: Actor, db: Database, stock_take_id: int, code: str, *, place: str = "") -> Scanned:
    """Count the piece with this code, seen at `place` ("" says nothing of the place); every scan is kept.

    Raises RecordNotFound, Refused("stock_take_closed"), ValidationFailed without a code.
    """
    code, place = thai_text.clean(code), thai_text.clean(place)
    if not thai_text.code_key(code):
        raise ValidationFailed(Issue("code", "code_required"))
    refuse(too_long("place", place, paper_limits.SLIP_NAME))
    with db.transaction() as session:
        take = _running(session, stock_take_id)
        item = devices.item_by_code(session, code)
        seen = _count(session, take, item, place)
        session.add(
            StockTakeScan(
                stock_take_id=take.id,
                code=code,
                item_id=item.id if item else None,
                place=place,
                scanned_at=clock.now(),
                scanned_by=actor.name,
            )
        )
        after = {"code": code, "seen": str(seen)} | ({"place": place} if place else {})
        audit.record(session, actor, "scan", "stock_take", take.id, after=after)
        return Scanned(seen, code, item.id if item else None, item.model.name if item else "")


def _count(session: Session, take: StockTake, item: DeviceItem | None, place: str) -> Seen:
    if item is None:
        return Seen.UNKNOWN
    line = _line(session, take.id, item.id)
    if line is None:
        return Seen.UNEXPECTED
    if line.found_at is not None:
        return Seen.AGAIN
    line.found_at, line.found_place = clock.now(), place
    line.found_condition = line.found_condition or item.condition
    if line.expected_line_id is not None:
        return Seen.ON_LOAN_HERE
    return Seen.ELSEWHERE if place and place != line.expected_place else Seen.FOUND


def describe(actor: Actor, db: Database, line_id: int, data: FindingInput) -> Saved:
    """Say in what condition a piece was found and whether it is still needed; it counts as found then.

    A piece out on loan stays uncounted: it was not seen. Raises ValidationFailed, RecordNotFound, Refused.
    """
    if data.condition not in devices.CONDITIONS:
        raise ValidationFailed(Issue("condition", "not_in_list", {"read": data.condition}))
    refuse(too_long("note", data.note, paper_limits.FINDING))
    with db.transaction() as session:
        line, take = _line_of(session, line_id)
        line.found_condition, line.still_needed = data.condition, data.still_needed
        line.note = thai_text.clean(data.note)
        if line.found_at is None and line.expected_line_id is None and data.condition != "lost":
            line.found_at = clock.now()
        _tell(session, actor, "describe", take, line)
        return Saved(line.id, take.version, _TOUCHED)


def take_back_count(actor: Actor, db: Database, line_id: int) -> Saved:
    """Count a piece as not seen after all (ticked or scanned by mistake); its scans stay as they were made.

    Raises RecordNotFound, Refused("stock_take_closed").
    """
    with db.transaction() as session:
        line, take = _line_of(session, line_id)
        line.found_at, line.found_place, line.found_condition = None, "", ""
        _tell(session, actor, "uncount", take, line)
        return Saved(line.id, take.version, _TOUCHED)


def _tell(session: Session, actor: Actor, action: str, take: StockTake, line: StockTakeLine) -> None:
    before, after = audit.changes(line)
    about = {"item_id": line.item_id}
    audit.record(session, actor, action, "stock_take", take.id, before=before | about, after=after | about)


def close(actor: Actor, db: Database, stock_take_id: int, *, update_items: bool) -> Saved:
    """Close a stock-take. With `update_items` what was found becomes the pieces' place and condition.

    A missing piece stays what it was: losing it is for the fact-finding committee to say (ข้อ 214).
    Raises RecordNotFound, Refused("stock_take_closed").
    """
    with db.transaction() as session:
        take = _running(session, stock_take_id)
        take.closed_at, take.closed_by = clock.now(), actor.name
        touched = set(_TOUCHED)
        changed = _apply(session, actor, take) if update_items else 0
        if changed:
            touched.add("device_item")
        audit.record(session, actor, "close", "stock_take", take.id, after={"items_changed": changed})
        session.flush()
        return Saved(take.id, take.version, frozenset(touched))


def _apply(session: Session, actor: Actor, take: StockTake) -> int:
    """Bring the items up to what was found; a piece that moved on since it was seen is left alone."""
    changed = 0
    found = select(StockTakeLine).where(
        StockTakeLine.stock_take_id == take.id, StockTakeLine.found_at.is_not(None)
    )
    for line in session.scalars(found):
        item = session.get_one(DeviceItem, line.item_id)
        if item.condition == line.expected_condition and line.expected_line_id is None:
            item.condition = line.found_condition
        item.place = line.found_place or item.place
        before, after = audit.changes(item)
        if after:
            changed += 1
            reason = take.title
            audit.record(
                session, actor, "update", "device_item", item.id, before=before, after=after, reason=reason
            )
    return changed


def _running(session: Session, stock_take_id: int) -> StockTake:
    take = session.get(StockTake, stock_take_id)
    if take is None:
        raise RecordNotFound("not_found", what=f"การตรวจนับ {stock_take_id}")
    if take.closed_at is not None:
        raise Refused("stock_take_closed", title=take.title)
    return take


def _line(session: Session, stock_take_id: int, item_id: int) -> StockTakeLine | None:
    return session.scalar(
        select(StockTakeLine).where(
            StockTakeLine.stock_take_id == stock_take_id, StockTakeLine.item_id == item_id
        )
    )


def _line_of(session: Session, line_id: int) -> tuple[StockTakeLine, StockTake]:
    line = session.get(StockTakeLine, line_id)
    if line is None:
        raise RecordNotFound("not_found", what=f"รายการตรวจนับ {line_id}")
    return line, _running(session, line.stock_take_id)
