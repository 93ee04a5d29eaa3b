"""Where a request for a device stands, and who is passed over when a piece goes to somebody else (§2.6)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto
from typing import TypeVar

NEEDS = {1: "เร่งด่วนมาก", 2: "เร่งด่วน", 3: "ปานกลาง", 4: "รอได้", 5: "รอได้นาน"}
"""How much a device is needed; the lower number comes first in the waiting list."""

DELIVERIES = {"pick_up": "มารับเอง", "deliver": "นำส่งถึงบ้าน"}
EVIDENCE = {
    "id_card": "สำเนาบัตรประจำตัวประชาชน",
    "house_register": "สำเนาทะเบียนบ้าน",
    "medical": "ใบรับรองแพทย์/ใบรับรอง รพ.สต.",
}


class RequestState(StrEnum):
    """What became of a request, derived from its decision, its place in the waiting list and its loan."""

    SUBMITTED = auto()
    APPROVED = auto()  # a piece is free for it, to be handed over
    WAITING = auto()  # in the waiting list, no piece free
    OFFERED = auto()  # a piece is kept for it
    LENT = auto()
    REJECTED = auto()
    WITHDRAWN = auto()
    EXPIRED = auto()  # the piece kept for it was not fetched in time


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a request on a day.

    `offer_until` is the last day a piece is kept for it, None when none is; `turn` its place among those
    who wait without a piece (0 is next), None when it does not wait; `free` the pieces nobody has a claim on.
    """

    decision: str = ""
    withdrawn: bool = False
    lent: bool = False
    closed_as: str = ""
    offer_until: date | None = None
    turn: int | None = None
    free: int = 0


def state(facts: Facts, on: date) -> RequestState:
    """Where a request stands on the day `on`."""
    if facts.withdrawn:
        return RequestState.WITHDRAWN
    if facts.lent:
        return RequestState.LENT
    if facts.decision != "approved":
        return RequestState.REJECTED if facts.decision == "rejected" else RequestState.SUBMITTED
    if facts.offer_until is not None:
        return RequestState.OFFERED if on <= facts.offer_until else RequestState.EXPIRED
    if facts.turn is None:
        return RequestState.EXPIRED if facts.closed_as == "expired" else RequestState.APPROVED
    return RequestState.APPROVED if facts.turn < facts.free else RequestState.WAITING


T = TypeVar("T")


def passed_over(waiting: Sequence[T], free: int, taken: int) -> Sequence[T]:
    """Whom a loan passes over: those in the order of the list for whom no piece remains because of it.

    `free` pieces remain after the loan took `taken` of them; who could not have had one anyway is not
    passed over.
    """
    return waiting[free : free + taken]
