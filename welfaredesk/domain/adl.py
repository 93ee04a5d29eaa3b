"""Barthel ADL index, Thai 20-point version (domain specification §4.1). Scores are fixed by the ministry."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Item:
    """One of the ten activities and the highest score it may get (0 is always the lowest)."""

    code: str
    label: str
    highest: int
    meanings: tuple[str, ...]


ITEMS = (
    Item(
        "feeding",
        "รับประทานอาหาร",
        2,
        ("ต้องมีคนป้อน", "ตักเองได้ แต่ต้องช่วยตัดหรือเตรียมให้", "ทำได้เองปกติ"),
    ),
    Item("grooming", "ล้างหน้า หวีผม แปรงฟัน", 1, ("ต้องมีคนช่วย", "ทำได้เอง")),
    Item(
        "transfer",
        "ลุกนั่งจากที่นอนหรือเตียงไปเก้าอี้",
        3,
        (
            "นั่งไม่ได้ หรือต้องใช้สองคนยก",
            "ต้องใช้คนแข็งแรงหนึ่งคนหรือสองคนพยุง",
            "ช่วยเล็กน้อย บอกให้ทำตาม หรือดูแล",
            "ทำได้เอง",
        ),
    ),
    Item("toilet", "ใช้ห้องน้ำ", 2, ("ช่วยตัวเองไม่ได้", "ทำเองได้บ้าง ทำความสะอาดตัวเองได้", "ทำได้เอง")),
    Item(
        "mobility",
        "เคลื่อนที่ในบ้าน",
        3,
        ("เคลื่อนที่ไม่ได้", "ใช้รถเข็นเองได้ เข้าออกประตูได้", "เดินโดยมีคนช่วยหรือดูแลหนึ่งคน", "เดินได้เอง"),
    ),
    Item("dressing", "สวมใส่เสื้อผ้า", 2, ("ต้องมีคนใส่ให้เกือบทั้งหมด", "ใส่เองได้ราวครึ่งหนึ่ง", "ใส่เองได้")),
    Item("stairs", "ขึ้นลงบันได 1 ชั้น", 2, ("ทำไม่ได้", "ต้องมีคนช่วย", "ขึ้นลงได้เอง")),
    Item("bathing", "อาบน้ำ", 1, ("ต้องมีคนช่วย", "อาบได้เอง")),
    Item("bowels", "กลั้นอุจจาระใน 1 สัปดาห์", 2, ("กลั้นไม่ได้หรือต้องสวนเป็นประจำ", "กลั้นไม่ได้บางครั้ง", "กลั้นได้ปกติ")),
    Item("bladder", "กลั้นปัสสาวะใน 1 สัปดาห์", 2, ("กลั้นไม่ได้หรือใส่สายสวน", "กลั้นไม่ได้บางครั้ง", "กลั้นได้ปกติ")),
)
HIGHEST = sum(item.highest for item in ITEMS)


class AdlGroup(StrEnum):
    """Who a person can be with: society (12–20), home (5–11), bed (0–4)."""

    SOCIAL = "social"
    HOME = "home"
    BED = "bed"


GROUP_NAMES = {AdlGroup.SOCIAL: "ติดสังคม", AdlGroup.HOME: "ติดบ้าน", AdlGroup.BED: "ติดเตียง"}


def total(scores: Sequence[int]) -> int:
    """The sum of ten scores. Raises ValueError when one is outside its range or there are not ten."""
    if len(scores) != len(ITEMS):
        raise ValueError(f"{len(scores)} scores, expected {len(ITEMS)}")
    for item, score in zip(ITEMS, scores, strict=True):
        if not 0 <= score <= item.highest:
            raise ValueError(f"{item.code}: {score}")
    return sum(scores)


def group(total_score: int) -> AdlGroup:
    """The dependency group of a total of 0–20."""
    if total_score >= 12:
        return AdlGroup.SOCIAL
    return AdlGroup.HOME if total_score >= 5 else AdlGroup.BED
