"""What keeps a piece from being lent: derived from what is known of it, in this one place, never stored."""

from sqlalchemy import ColumnElement, and_, case, exists, func, or_, select
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.models import (
    Claim,
    DeviceItem,
    DeviceModel,
    Hold,
    LoanLine,
    Repair,
)

# in the order in which they are told; "" is a piece that can be lent now
OUT, DISPOSED, LOST, IN_REPAIR, DAMAGED = "out", "disposed", "lost", "repair", "damaged"
PART_MISSING, TO_CHECK, HELD, MODEL_OFF = "part_missing", "to_check", "held", "model_off"
UNFIT = (LOST, IN_REPAIR, DAMAGED, PART_MISSING)

OBSTACLES = {
    OUT: "ถูกยืม",
    DISPOSED: "จำหน่ายแล้ว",
    LOST: "สูญหาย",
    IN_REPAIR: "ส่งซ่อม",
    DAMAGED: "ชำรุด",
    MODEL_OFF: "เลิกให้ยืม",
    PART_MISSING: "อุปกรณ์ไม่ครบ",
    TO_CHECK: "รอตรวจ/ทำความสะอาด",
    HELD: "จองไว้",
}


def obstacle() -> ColumnElement[str]:
    """What keeps a DeviceItem from being lent today, as an expression: a key of OBSTACLES, "" for nothing."""
    return case(
        (_line(is_open()), OUT),
        (DeviceItem.condition == "disposed", DISPOSED),
        (DeviceItem.condition == "lost", LOST),
        (or_(DeviceItem.condition == "repair", _in_repair()), IN_REPAIR),
        (DeviceItem.condition != "usable", DAMAGED),
        (_model_is_off(), MODEL_OFF),
        (_lacks_a_part(), PART_MISSING),
        (_waits_for_check(), TO_CHECK),
        (_is_held(), HELD),
        else_="",
    )


def is_open() -> ColumnElement[bool]:
    """Lines of items that are out."""
    return and_(LoanLine.returned_on.is_(None), LoanLine.cancelled.is_(False))


def is_to_check() -> ColumnElement[bool]:
    """Lines taken back at the desk and not cleaned and checked since; a register's returns never wait."""
    return and_(LoanLine.return_id.is_not(None), LoanLine.ready_on.is_(None))


def obstacle_of(session: Session, item_id: int) -> str:
    """What keeps this item from being lent today, "" for nothing."""
    return session.scalar(select(obstacle()).where(DeviceItem.id == item_id)) or ""


def free_count(session: Session, model_id: int) -> int:
    """How many pieces of a model can be lent now and are kept for nobody."""
    wanted = select(func.count()).select_from(DeviceItem)
    return session.scalar(wanted.where(DeviceItem.model_id == model_id, obstacle() == "")) or 0


def open_line(session: Session, item_id: int) -> LoanLine | None:
    """The line an item is out on now."""
    return session.scalar(select(LoanLine).where(LoanLine.item_id == item_id, is_open()))


def offered_hold(session: Session, item_id: int) -> Hold | None:
    """The place in the waiting list this item is kept ready for."""
    return session.scalar(select(Hold).where(Hold.item_id == item_id, _is_offered()))


def lacking_words() -> ColumnElement[str]:
    """What a DeviceItem lacks, as an expression; empty when it lacks nothing."""
    what = select(func.group_concat(Claim.what, ", ")).join(LoanLine)
    return what.where(LoanLine.item_id == DeviceItem.id, _blocks()).correlate(DeviceItem).scalar_subquery()


def lacking(session: Session, item_id: int) -> list[Claim]:
    """The unsettled claims for parts an item came back without, and nobody let it go out like that."""
    wanted = select(Claim).join(LoanLine).where(LoanLine.item_id == item_id, _blocks()).order_by(Claim.id)
    return list(session.scalars(wanted))


def _line(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(LoanLine.item_id == DeviceItem.id, condition).correlate(DeviceItem)


def _in_repair() -> ColumnElement[bool]:
    return exists().where(Repair.item_id == DeviceItem.id, Repair.done_on.is_(None)).correlate(DeviceItem)


def _model_is_off() -> ColumnElement[bool]:
    model = select(DeviceModel.active).where(DeviceModel.id == DeviceItem.model_id)
    return model.correlate(DeviceItem).scalar_subquery().is_(False)


def _blocks() -> ColumnElement[bool]:
    return and_(Claim.kind == "missing_part", Claim.settled_on.is_(None), Claim.lendable_reason == "")


def _lacks_a_part() -> ColumnElement[bool]:
    return (
        exists()
        .where(Claim.line_id == LoanLine.id, LoanLine.item_id == DeviceItem.id, _blocks())
        .correlate(DeviceItem)
    )


def _waits_for_check() -> ColumnElement[bool]:
    wants = exists().where(DeviceModel.id == DeviceItem.model_id, DeviceModel.needs_check.is_(True))
    return and_(wants.correlate(DeviceItem), _line(is_to_check()))


def _is_held() -> ColumnElement[bool]:
    return exists().where(Hold.item_id == DeviceItem.id, _is_offered()).correlate(DeviceItem)


def _is_offered() -> ColumnElement[bool]:
    lasting = or_(Hold.offer_until.is_(None), Hold.offer_until >= clock.today())
    return and_(Hold.closed_on.is_(None), Hold.offered_on.is_not(None), lasting)
