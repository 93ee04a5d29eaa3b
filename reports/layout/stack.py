"""A page as zones from top to bottom: measured first, then spread over the height there is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reports.layout.page import Page


@dataclass(frozen=True, slots=True)
class Zone:
    """One band of the page, in points.

    `height` is the least it needs, `wish` what it takes more when the page has room. `draw` gets the page,
    the zone's top and how much of the wish it was given.
    """

    name: str
    height: float
    draw: Callable[[Page, float, float], None]
    wish: float = 0


@dataclass(frozen=True, slots=True)
class Placed:
    """A zone with its place on the page."""

    zone: Zone
    top: float
    extra: float

    @property
    def bottom(self) -> float:
        return self.top + self.zone.height + self.extra

    def draw(self, page: Page) -> None:
        self.zone.draw(page, self.top, self.extra)


def stack(zones: Sequence[Zone], top: float, height: float) -> tuple[Placed, ...] | None:
    """`zones` one under the other from `top` within `height`, or None when they need more than that."""
    spare = height - sum(zone.height for zone in zones)
    if spare < 0:
        return None
    wishes = sum(zone.wish for zone in zones)
    share = min(1.0, spare / wishes) if wishes else 0.0
    placed = []
    for zone in zones:
        placed.append(Placed(zone, top, zone.wish * share))
        top = placed[-1].bottom
    return tuple(placed)
