"""From coming back to being ready: what was seen at the return, and cleaned and checked since."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import DeviceItem, Inspection, LoanLine
from welfaredesk.domain import paper_limits, thai_text
from welfaredesk.errors import Issue, RecordNotFound, Refused, ValidationFailed
from welfaredesk.services import audit
from welfaredesk.services.actor import Actor
from welfaredesk.services.audit import Saved
from welfaredesk.services.availability import is_to_check
from welfaredesk.services.dates import refuse
from welfaredesk.services.limits import too_long

READY = "ready"


def make_ready(
    actor: Actor, db: Database, item_id: int, *, cleaned: bool, checked: bool, note: str = ""
) -> Saved:
    """A piece that came back may be lent again: cleaned and checked, or the note says why not needed.

    Raises ValidationFailed (note) when one of the two was left out without a reason,
    Refused("item_not_waiting"), RecordNotFound.
    """
    refuse(too_long("note", note, paper_limits.SLIP_CONDITION))
    if not (cleaned and checked) and not note.strip():
        raise ValidationFailed(Issue("note", "reason_required"))
    with db.transaction() as session:
        item = session.get(DeviceItem, item_id)
        if item is None:
            raise RecordNotFound("not_found", what=f"อุปกรณ์ {item_id}")
        waiting = list(session.scalars(select(LoanLine).where(LoanLine.item_id == item_id, is_to_check())))
        if not waiting:
            raise Refused("item_not_waiting", model=item.model.name, code=item.code)
        for line in waiting:
            mark_ready(session, actor, line, clock.today(), cleaned=cleaned, checked=checked, note=note)
        return Saved(item.id, item.version, frozenset({"device_item", "loan_line"}))


def mark_ready(
    session: Session, actor: Actor, line: LoanLine, on: date, *, cleaned: bool, checked: bool, note: str
) -> None:
    """End a line's waiting inside a running transaction; audited with the item."""
    line.ready_on, line.ready_by, line.ready_note = on, actor.name, thai_text.clean(note)
    inspect(session, actor, line, READY, on, cleaned=cleaned, checked=checked, note=line.ready_note)
    after = {"ready_on": on.isoformat(), "cleaned": cleaned, "checked": checked}
    audit.record(
        session, actor, "make_ready", "device_item", line.item_id, after=after, reason=line.ready_note
    )


def inspect(
    session: Session,
    actor: Actor,
    line: LoanLine,
    phase: str,
    on: date,
    *,
    cleaned: bool = False,
    checked: bool = False,
    note: str = "",
) -> None:
    """Keep a look at an item inside a running transaction."""
    session.add(
        Inspection(
            item_id=line.item_id,
            line_id=line.id,
            phase=phase,
            inspected_on=on,
            condition=line.item.condition,
            cleaned=cleaned,
            checked=checked,
            note=note,
            inspected_by=actor.name,
            created_at=clock.now(),
        )
    )
