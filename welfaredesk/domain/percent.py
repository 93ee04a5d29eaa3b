"""Percentages as reports print them: two decimals, half-up, adding up (domain specification §7.4)."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

HUNDRED = Decimal("100.00")
_CENT = Decimal("0.01")


def percent(part: int, whole: int) -> Decimal | None:
    """`part` of `whole` in percent with two decimals, half-up; None when there is no whole."""
    if whole == 0:
        return None
    return (Decimal(100 * part) / Decimal(whole)).quantize(_CENT, ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Shares:
    """Percent by key, None for everything when there is nothing to share.

    `rounding` is what rounding left over and no remainder could take; with it the shares are 100.00.
    """

    by_key: dict[str, Decimal | None]
    rounding: Decimal = Decimal("0.00")


def shares(counts: Mapping[str, int], remainder: str) -> Shares:
    """The shares of `counts` in their sum; the row `remainder` takes what rounding leaves over.

    A remainder of nobody, or one that would fall below zero, takes nothing: `rounding` says it instead.
    """
    whole = sum(counts.values())
    found = {key: percent(count, whole) for key, count in counts.items()}
    if not whole:
        return Shares(found)
    left = HUNDRED - sum((share for share in found.values() if share is not None), Decimal(0))
    taken = (found.get(remainder) or Decimal(0)) + left
    if counts.get(remainder) and taken >= 0:
        return Shares(found | {remainder: taken})
    return Shares(found, left)
