"""Repair and maintenance jobs of devices (domain specification §2.1, clause 212)."""

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import DeviceItem, LoanContract, LoanLine, Repair
from welfaredesk.domain import names, paper_limits, thai_text
from welfaredesk.errors import Issue, RecordNotFound, Refused, StaleRecord, ValidationFailed
from welfaredesk.services import audit
from welfaredesk.services.actor import Actor
from welfaredesk.services.audit import Saved
from welfaredesk.services.availability import open_line
from welfaredesk.services.dates import in_order, not_future
from welfaredesk.services.limits import over, too_long

KINDS = {"repair": "ซ่อม", "maintenance": "บำรุงรักษา"}
OUTCOMES = {"usable": "ใช้งานได้แล้ว", "disposed": "ซ่อมไม่คุ้ม จำหน่ายออก"}
TOUCHED = frozenset({"repair", "device_item"})


LIMITS = {
    "fault": paper_limits.REPAIR_FAULT,
    "vendor": paper_limits.SLIP_NAME,
    "note": paper_limits.REPAIR_NOTE,
}


@dataclass(frozen=True, slots=True)
class RepairInput:
    """A job as its form gives it; `kind` is repair or maintenance, `opened_on` None means today."""

    kind: str = "repair"
    fault: str = ""
    vendor: str = ""
    opened_on: date | None = None
    sent_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class RepairDone:
    """How a job ended: `outcome` usable or disposed, `next_on` the next maintenance."""

    outcome: str = ""
    done_on: date | None = None
    cost_satang: int | None = None
    next_on: date | None = None
    note: str = ""


def open_repair(actor: Actor, db: Database, item_id: int, data: RepairInput) -> Saved:
    """Open a job for an item; whoever has it now is kept with the job.

    Raises ValidationFailed, Refused("repair_open") when there is one already, RecordNotFound.
    """
    if issues := validate(data):
        raise ValidationFailed(*issues)
    with db.transaction() as session:
        item = session.get(DeviceItem, item_id)
        if item is None:
            raise RecordNotFound("not_found", what=f"อุปกรณ์ {item_id}")
        repair = repair_from(session, actor, item, open_line(session, item_id), data)
        return Saved(repair.id, repair.version, TOUCHED)


def validate(data: RepairInput) -> list[Issue]:
    """Issues of a job's form."""
    opened = data.opened_on or clock.today()
    return [
        *([] if data.fault.strip() else [Issue("fault", "required")]),
        *over(data, LIMITS),
        *not_future("opened_on", opened),
        *not_future("sent_on", data.sent_on),
        *in_order("sent_on", opened, data.sent_on),
    ]


def repair_from(
    session: Session,
    actor: Actor,
    item: DeviceItem,
    line: LoanLine | None,
    data: RepairInput,
    return_id: int | None = None,
) -> Repair:
    """Open a job inside a running transaction; `line` tells who had the item, `return_id` what opens it."""
    if known := running_job(session, item.id):
        raise Refused("repair_open", code=item.code, fault=known.fault)
    contract = line.contract if line is not None else None
    repair = Repair(
        item=item,
        line_id=line.id if line is not None else None,
        return_id=return_id,
        holder_id=contract.borrower_id if contract is not None else None,
        holder_name=_holder_name(contract) if contract is not None else "",
        created_at=clock.now(),
    )
    _fill(repair, data)
    session.add(repair)
    if data.kind == "repair" and item.condition in ("usable", "damaged"):
        item.condition = "repair"
    before, after = audit.changes(item)
    session.flush()
    told = {f"item.{key}": value for key, value in after.items()} | {"item": item.code}
    was = {f"item.{key}": value for key, value in before.items()}
    audit.record(
        session, actor, "create", "repair", repair.id, before=was, after=audit.snapshot(repair) | told
    )
    return repair


def _holder_name(contract: LoanContract) -> str:
    holder = contract.borrower
    return names.full_name(holder.title, holder.first, holder.last) if holder else contract.borrower_name


def running_job(session: Session, item_id: int) -> Repair | None:
    """The job of an item that is not done yet."""
    return session.scalar(select(Repair).where(Repair.item_id == item_id, Repair.done_on.is_(None)))


def save_repair(actor: Actor, db: Database, repair_id: int, data: RepairInput, *, version: int) -> Saved:
    """Change an open job (sent where and when).

    Raises ValidationFailed, Refused("repair_done"), StaleRecord.
    """
    with db.transaction() as session:
        repair = _open(session, repair_id, version)
        data = replace(data, opened_on=data.opened_on or repair.opened_on)
        if issues := validate(data):
            raise ValidationFailed(*issues)
        _fill(repair, data)
        before, after = audit.changes(repair)
        if after:
            audit.record(session, actor, "update", "repair", repair.id, before=before, after=after)
        session.flush()
        return Saved(repair.id, repair.version, TOUCHED)


def finish_repair(actor: Actor, db: Database, repair_id: int, data: RepairDone, *, version: int) -> Saved:
    """Close a job: the item is usable again, or disposed of.

    Raises ValidationFailed (outcome, done_on, next_on, cost_satang), Refused("repair_done"), StaleRecord.
    """
    with db.transaction() as session:
        repair = _open(session, repair_id, version)
        _check_done(repair, data)
        done_on = data.done_on or clock.today()
        repair.done_on, repair.cost_satang, repair.outcome = done_on, data.cost_satang, data.outcome
        repair.next_on, repair.note = data.next_on, thai_text.clean(data.note) or repair.note
        item = repair.item
        if data.outcome == "disposed":
            item.condition, item.disposed_on = "disposed", done_on
        elif item.condition in ("repair", "damaged"):
            item.condition = "usable"
        before, after = audit.changes(repair)
        item_before, item_after = audit.changes(item)
        before |= {f"item.{key}": value for key, value in item_before.items()}
        after |= {f"item.{key}": value for key, value in item_after.items()} | {"item": item.code}
        audit.record(session, actor, "finish", "repair", repair.id, before=before, after=after)
        session.flush()
        return Saved(repair.id, repair.version, TOUCHED)


def _check_done(repair: Repair, data: RepairDone) -> None:
    done_on = data.done_on or clock.today()
    issues = [] if data.outcome in OUTCOMES else [Issue("outcome", "required")]
    issues += too_long("note", data.note, paper_limits.REPAIR_NOTE)
    issues += not_future("done_on", done_on) + in_order("done_on", repair.opened_on, done_on)
    issues += in_order("next_on", done_on, data.next_on)
    if data.cost_satang is not None and data.cost_satang < 0:
        issues.append(Issue("cost_satang", "negative_amount"))
    if issues:
        raise ValidationFailed(*issues)


def _open(session: Session, repair_id: int, version: int) -> Repair:
    repair = session.get(Repair, repair_id)
    if repair is None:
        raise RecordNotFound("not_found", what=f"งานซ่อม {repair_id}")
    if repair.done_on is not None:
        raise Refused("repair_done", code=repair.item.code)
    if repair.version != version:
        raise StaleRecord
    return repair


def _fill(repair: Repair, data: RepairInput) -> None:
    repair.kind, repair.fault = data.kind, thai_text.clean(data.fault)
    repair.vendor, repair.note = thai_text.clean(data.vendor), thai_text.clean(data.note)
    repair.opened_on, repair.sent_on = data.opened_on or clock.today(), data.sent_on
