"""Years of two digits: which columns of a register leave open whether they count in พ.ศ. or ค.ศ."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from welfaredesk.domain import thai_dates
from welfaredesk.domain.thai_dates import DateError, Era, ThaiDate
from welfaredesk.services.imports import Severity

EXAMPLES = 2
_OLDEST = 110  # years of age that somebody in a register plausibly has
_ADULT, _ELDERLY = 15, 59  # a register of the elderly lists those who turn 60 this year
_FIRST_CARDS = 1991  # the first law that knows disability cards is of พ.ศ. 2534
_LONGEST_TERM = 10  # years that a card issued today is valid at most
_FULL_YEAR = re.compile(r"(?<!\d)(?:\d{4}|\d{7,8})(?!\d)")

Window = tuple[int, int]  # first and last CE year that is plausible


@dataclass(frozen=True, slots=True)
class ShortYear:
    """A cell with a two-digit year: what it is in either era, None where that can't be.

    `settled` is the era that the row itself decides, by its age or because the other is not plausible;
    `open` says that both are.
    """

    column: int
    read: str
    be: ThaiDate | None
    ce: ThaiDate | None
    settled: Era | None = None
    open: bool = False


@dataclass(frozen=True, slots=True)
class OpenEra:
    """A column whose two-digit years fit both eras.

    `era` is the reading taken, `told` whether the clerk said so, `examples` are two cells at most.
    """

    column: int
    heading: str
    era: Era
    told: bool
    examples: tuple[ShortYear, ...]

    @property
    def finding(self) -> tuple[str, Severity, dict[str, str]]:
        """(code, severity, parameters) of the warning that the column was read without being told."""
        example = self.examples[0]
        taken, other = (example.be, example.ce) if self.era is Era.BE else (example.ce, example.be)
        params = {"read": example.read, "taken": _screen(taken), "other": _screen(other)}
        return "era_assumed", Severity.WARNING, params

    def reading(self, example: ShortYear, era: Era) -> ThaiDate | None:
        """What a cell is in an era."""
        return example.be if era is Era.BE else example.ce


def is_short(shown: str) -> bool:
    """Whether a cell's text may be a date with a two-digit year; quick, for it is asked of every date."""
    return _FULL_YEAR.search(shown) is None


def short_birth(
    column: int, raw: object, *, today: date, age: int | None, adult: bool | None, elderly: bool
) -> ShortYear | None:
    """A birth date with a two-digit year; None for any other cell."""
    youngest = _ELDERLY if elderly else _ADULT if adult else 0
    window = (today.year - _OLDEST, today.year - youngest)
    return _short(column, raw, window, {"today": today, "age": age, "birth": True, "adult": adult})


def short_card_date(column: int, raw: object, *, today: date) -> ShortYear | None:
    """A day a card was issued or expires, with a two-digit year; None for any other cell."""
    return _short(column, raw, (_FIRST_CARDS, today.year + _LONGEST_TERM), {"today": today})


def _short(column: int, raw: object, window: Window, how: Mapping[str, Any]) -> ShortYear | None:
    year = thai_dates.short_year(raw)
    if year is None:
        return None
    be, ce = (_read(raw, era, how) for era in (Era.BE, Era.CE))
    if be is not None and be == ce:
        # the age decided: with the same answer in either era
        settled = Era.BE if thai_dates.be_year(be.date) % 100 == year else Era.CE
        return ShortYear(column, str(raw), be, ce, settled)
    plausible = [
        era
        for era, found in ((Era.BE, be), (Era.CE, ce))
        if found is not None and window[0] <= found.date.year <= window[1]
    ]
    only = plausible[0] if len(plausible) == 1 else None
    return ShortYear(column, str(raw), be, ce, only, len(plausible) == 2)


def _read(raw: object, era: Era, how: Mapping[str, Any]) -> ThaiDate | None:
    try:
        return thai_dates.parse(raw, era=era, **how)
    except DateError:
        return None


def weigh(
    shorts: Iterable[ShortYear],
    headings: Sequence[str],
    answers: Mapping[int, Era],
    cells: Mapping[int, Iterable[object]],
) -> tuple[dict[int, Era], tuple[OpenEra, ...]]:
    """(column to the era its two-digit years are read in, the columns that leave it open).

    What the clerk answered holds; else the era of the other cells of the column (`cells`, by column), of
    years in four digits or of rows that settle it themselves, when they all agree. A column that stays
    open is read in พ.ศ.
    """
    by_column: dict[int, list[ShortYear]] = {}
    for short in shorts:
        by_column.setdefault(short.column, []).append(short)
    eras: dict[int, Era] = {}
    questions = []
    for column, found in sorted(by_column.items()):
        unsettled = [short for short in found if short.open]
        told = {short.settled for short in found} | set(map(thai_dates.told_era, cells.get(column, ())))
        told.discard(None)
        answer = answers.get(column)
        if answer is None and len(told) == 1:
            eras[column] = next(era for era in told if era)
            continue
        eras[column] = answer or Era.BE
        if unsettled:
            heading = headings[column] if column < len(headings) else ""
            examples = _examples(unsettled)
            questions.append(OpenEra(column, heading, eras[column], answer is not None, examples))
    return eras, tuple(questions)


def _screen(day: ThaiDate | None) -> str:
    return thai_dates.screen(day.date, day.precision) if day else ""


def _examples(shorts: Iterable[ShortYear]) -> tuple[ShortYear, ...]:
    different = {short.read: short for short in shorts}
    return tuple(different.values())[:EXAMPLES]
