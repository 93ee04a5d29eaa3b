"""Straight-line depreciation as the asset register card shows it (L-07, domain specification §2.7)."""

from dataclasses import dataclass
from datetime import date

from welfaredesk.domain import fiscal_year

SALVAGE_SATANG = 100  # one baht stays in the books
_LAST_DAY_COUNTED = 15  # acquired later in a month, the month does not count


@dataclass(frozen=True, slots=True)
class YearOfUse:
    """One fiscal year: its last day, what it took off, what was taken off so far, what is left; satang."""

    on: date
    taken_satang: int
    accumulated_satang: int
    net_satang: int


def years_of_use(price_satang: int, life_years: int, acquired_on: date, until: date) -> tuple[YearOfUse, ...]:
    """Every fiscal year that has ended by `until`, up to the one in which the life is over.

    Months count: each takes the same part of the price less one baht, so that one baht is left in the end.
    ValueError for a life of less than a year or a price of less than one baht.
    """
    if life_years < 1 or price_satang < SALVAGE_SATANG:
        raise ValueError("nothing to depreciate")
    months_in_all, rows, before = life_years * 12, [], 0
    year = fiscal_year.fiscal_year(acquired_on)
    while True:
        _first, last = fiscal_year.bounds(year)
        months = min(_months(acquired_on, last), months_in_all)
        if last > until:
            break
        base = price_satang - SALVAGE_SATANG
        accumulated = (2 * base * months + months_in_all) // (2 * months_in_all)  # half up
        rows.append(YearOfUse(last, accumulated - before, accumulated, price_satang - accumulated))
        if months == months_in_all:
            break
        before, year = accumulated, year + 1
    return tuple(rows)


def _months(acquired_on: date, last: date) -> int:
    """Months of use to the end of a fiscal year."""
    whole = (last.year - acquired_on.year) * 12 + last.month - acquired_on.month
    return whole + (1 if acquired_on.day <= _LAST_DAY_COUNTED else 0)
