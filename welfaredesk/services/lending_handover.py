"""What goes out with a device: its kit parts as counted at hand-over, how it looked, and pictures of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.models import DeviceItem, Inspection, LoanLine, LoanLinePart
from welfaredesk.domain import paper_limits, thai_text
from welfaredesk.errors import Issue
from welfaredesk.services.actor import Actor
from welfaredesk.services.lending_photos import OUT, add_photos
from welfaredesk.services.limits import too_long


@dataclass(frozen=True, slots=True)
class PartOut:
    """A kit part as it goes out; one of 0 stays behind."""

    name: str
    quantity: int


@dataclass(frozen=True, slots=True)
class HandOver:
    """What is special about one item going out. `parts` None: the whole kit of its model goes along.

    `note` says how it looked, `photos` are pictures (JPEG, PNG, …) of it.
    """

    item_id: int
    parts: tuple[PartOut, ...] | None = None
    note: str = ""
    photos: tuple[bytes, ...] = ()


def validate(handed: Sequence[HandOver]) -> list[Issue]:
    """Issues of what goes along."""
    issues: list[Issue] = []
    for given in handed:
        issues += too_long("handed", given.note, paper_limits.SLIP_CONDITION)
        for part in given.parts or ():
            issues += too_long("handed", part.name, paper_limits.PART_NAME)
            if part.quantity < 0 or not part.name.strip():
                issues.append(Issue("handed", "part_count", {"part": part.name, "most": "99"}))
    return issues


def new_line(item: DeviceItem, due_on: date, given: HandOver) -> LoanLine:
    """The line of an item going out, with a picture of its kit as it is today."""
    line = LoanLine(item=item, original_due_on=due_on, due_on=due_on, condition_out=item.condition)
    line.parts = _parts(item, given)
    return line


def _parts(item: DeviceItem, given: HandOver) -> list[LoanLinePart]:
    kit = {part.name: part for part in item.model.parts if part.active}
    if given.parts is None:
        counted = [PartOut(part.name, part.quantity) for part in kit.values()]
    else:
        counted = [PartOut(thai_text.clean(part.name), part.quantity) for part in given.parts]
    return [
        LoanLinePart(
            name=part.name,
            quantity_out=part.quantity,
            replacement_satang=kit[part.name].replacement_satang if part.name in kit else None,
        )
        for part in counted
        if part.quantity
    ]


def note_hand_over(session: Session, actor: Actor, line: LoanLine, given: HandOver) -> None:
    """Keep how the item looked when it went out; the line is in the file already."""
    lent_on = line.contract.lent_on
    session.add(
        Inspection(
            item_id=line.item_id,
            line_id=line.id,
            phase=OUT,
            inspected_on=lent_on,
            condition=line.condition_out,
            note=thai_text.clean(given.note),
            inspected_by=actor.name,
            created_at=clock.now(),
        )
    )
    add_photos(session, actor, line, OUT, given.photos, taken_on=lent_on)
