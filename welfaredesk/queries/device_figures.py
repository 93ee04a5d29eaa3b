"""R-05: the office's devices by kind and state, what was lent in which year, what is overdue (§7.4)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from welfaredesk.db.models import DeviceItem, DeviceModel, LoanContract, LoanLine
from welfaredesk.domain import thai_text
from welfaredesk.queries.chase import ChaseCounts, chase_counts
from welfaredesk.services import availability

# what keeps a piece from being lent, as the report sums it up: waiting, incomplete and given up are not ready
_STATES = {
    "": "free",
    availability.OUT: "out",
    availability.TO_CHECK: "not_ready",
    availability.HELD: "not_ready",
    availability.PART_MISSING: "not_ready",
    availability.MODEL_OFF: "not_ready",
    availability.DAMAGED: "damaged",
    availability.IN_REPAIR: "repair",
    availability.LOST: "lost",
    availability.DISPOSED: "disposed",
}
ITEM_STATES = {
    "free": "ว่าง",
    "out": "ถูกยืม",
    "not_ready": "ยังไม่พร้อม",
    "damaged": "ชำรุด",
    "repair": "ส่งซ่อม",
    "lost": "สูญหาย",
    "disposed": "จำหน่าย",
}


@dataclass(frozen=True, slots=True)
class DeviceFigures:
    """Items by (category, model, state of ITEM_STATES); donated items by (category, model).

    `lent` and `back` are items lent, and of these come back, by the fiscal year of lending, without loans
    cancelled as mistakes. `open` counts what is out today.
    """

    items: Counter[tuple[str, str, str]]
    donated: Counter[tuple[str, str]]
    lent: Counter[int]
    back: Counter[int]
    open: ChaseCounts

    def kinds(self) -> list[tuple[str, str]]:
        """(category, model) in Thai order."""
        found = {(category, model) for category, model, _state in self.items}
        return sorted(found, key=lambda kind: (thai_text.sort_key(kind[0]), thai_text.sort_key(kind[1])))

    def by_state(self, *, category: str | None = None, model: str | None = None) -> dict[str, int]:
        """Items in each state with their total, of a category or model where one is named."""
        counts = Counter[str]()
        for (of_category, of_model, state), count in self.items.items():
            if category in (None, of_category) and model in (None, of_model):
                counts[state] += count
        return {"total": counts.total()} | {state: counts[state] for state in ITEM_STATES}


def device_figures(session: Session, years: Sequence[int] = ()) -> DeviceFigures:
    """R-05 of today; the loans of these fiscal years (BE) alone where some are given."""
    standing = availability.obstacle().label("standing")
    found = session.execute(
        select(DeviceModel.category, DeviceModel.name, standing, DeviceItem.acquired_how, func.count())
        .join(DeviceItem, DeviceItem.model_id == DeviceModel.id)
        .group_by(DeviceModel.id, standing, DeviceItem.acquired_how)
    ).all()
    items, donated = Counter[tuple[str, str, str]](), Counter[tuple[str, str]]()
    for category, model, obstacle, how, count in found:
        items[category, model, _STATES[obstacle]] += count
        if "บริจาค" in how:
            donated[category, model] += count
    lent, back = _loans(session, years)
    return DeviceFigures(items, donated, lent, back, chase_counts(session))


def _loans(session: Session, years: Sequence[int]) -> tuple[Counter[int], Counter[int]]:
    wanted = (
        select(LoanContract.fiscal_year, func.count(), func.count(LoanLine.returned_on))
        .join(LoanLine, LoanLine.contract_id == LoanContract.id)
        .where(LoanLine.cancelled.is_(False))
        .group_by(LoanContract.fiscal_year)
    )
    if years:
        wanted = wanted.where(LoanContract.fiscal_year.in_(years))
    lent, back = Counter[int](), Counter[int]()
    for year, count, returned in session.execute(wanted):
        lent[year], back[year] = count, returned
    return lent, back
