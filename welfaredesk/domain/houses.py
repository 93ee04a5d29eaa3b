"""Which house is meant, and what changed in it from one survey to the next."""

from collections.abc import Mapping
from dataclasses import dataclass

from welfaredesk.domain.house_parts import CONDITIONS, PARTS


@dataclass(frozen=True, slots=True)
class House:
    """A house: its number in its village, or a household whose house has no number."""

    house_no: str = ""
    moo: str = ""
    household_id: int | None = None

    @property
    def known(self) -> bool:
        """Whether it can be told from other houses."""
        return bool(self.house_no) or self.household_id is not None


@dataclass(frozen=True, slots=True)
class PartChange:
    """A part of a house that is not as it was; conditions by their codes, "" not looked at."""

    part: str
    before: str
    after: str

    @property
    def better(self) -> bool | None:
        """Whether it got better; None where one of the two was not looked at."""
        if not (self.before and self.after):
            return None
        order = list(CONDITIONS)
        return order.index(self.after) < order.index(self.before)


def changed_parts(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[PartChange, ...]:
    """The parts whose condition is another one, in the order of the form."""
    return tuple(
        PartChange(part, before.get(part, ""), after.get(part, ""))
        for part in PARTS
        if before.get(part, "") != after.get(part, "")
    )
