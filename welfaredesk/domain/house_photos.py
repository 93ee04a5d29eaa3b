"""Pictures of a house: what they show, in which phase of the work, and which belong side by side."""

from collections.abc import Callable, Iterable, Sequence
from itertools import zip_longest
from typing import TypeVar

from welfaredesk.domain.house_parts import PARTS

OUTSIDE, INSIDE, DAMAGE, BENEFICIARY = "outside", "inside", "damage", "beneficiary"
BEFORE, DURING, AFTER = "before", "during", "after"
VIEWS = {
    OUTSIDE: "ภายนอกบ้าน",
    INSIDE: "ภายในบ้าน",
    DAMAGE: "จุดชำรุด",
    BENEFICIARY: "ผู้รับความช่วยเหลือ",
}
"""What a survey photographs (domain specification A.1, §1.3)."""
PHASES = {BEFORE: "ก่อนปรับปรุง", DURING: "ระหว่างดำเนินการ", AFTER: "หลังปรับปรุง"}
PLACES = VIEWS | PARTS
CAPTION = 90  # characters that fit under a picture of the report

_Photo = TypeVar("_Photo")


def pairs(
    before: Sequence[_Photo], after: Sequence[_Photo], place: Callable[[_Photo], str]
) -> list[tuple[_Photo | None, _Photo | None]]:
    """Before and after of the same place side by side, place by place in the order they first come.

    Several pictures of one place pair in their order; one without its other side stands alone.
    """
    places = dict.fromkeys(place(photo) for photo in (*before, *after))
    found: list[tuple[_Photo | None, _Photo | None]] = []
    for wanted in places:
        left, right = (_of(side, place, wanted) for side in (before, after))
        found += zip_longest(left, right)
    return found


def _of(photos: Iterable[_Photo], place: Callable[[_Photo], str], wanted: str) -> list[_Photo]:
    return [photo for photo in photos if place(photo) == wanted]
