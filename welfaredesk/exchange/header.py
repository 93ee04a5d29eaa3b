"""Finding a register's header: which row it is, what each column means, and what kind of register it is."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from welfaredesk.domain import national_id, thai_text
from welfaredesk.exchange import cells, columns, disability

SEARCHED_ROWS = 60  # filled rows in which a header is looked for
_NAME_SPAN = 2  # unnamed columns after a name's heading that may hold the rest of the name
_LEAST_TICKS = 2
_LEAST_IDS = 3  # valid ids in a column that make it the id column, if they are more than half of it
_LEAST_GROUPS = 3
_LEAST_COLUMNS = 2
_TELLING = frozenset(("national_id", "name", "first", "last", "birth"))
_TICK_WEIGHT = 3
_DATA_DIGITS = 9  # a row with so many digits in one cell is no heading
# alone these say nothing: "เลขที่" under "บัตรประจำตัวคนพิการ"
_NEEDS_GROUP = frozenset(columns.heading_key(text) for text in ("เลขที่", "เลข", "หมายเลข", "วันที่"))
# a row's place in the list, and what time changes, say nothing of who it is about
_NOT_TELLING = frozenset(("seq", "age"))
_FISCAL_YEAR = re.compile(r"ปีงบประมาณ(?: พ\.? ?ศ\.?)? ?(25\d\d)")
_VILLAGE = re.compile(r"(?:หมู่ ?ที่|หมู่|ม\.) ?(\d{1,2})(?!\d)")


@dataclass(frozen=True)
class Layout:
    """How a sheet is laid out. Rows and columns count from 0.

    `columns`: field to its columns (a name may span several); `ticks`: kind of disability 1–7 to its
    column; `headings`: the text over each column; `titles`: the sheet's name and the lines above.
    """

    kind: str
    first_row: int
    last_row: int
    columns: Mapping[str, tuple[int, ...]]
    ticks: Mapping[int, int] = field(default_factory=dict)
    headings: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()

    @property
    def is_header(self) -> bool:
        """Whether the columns can say who a row is about, and something of them."""
        about_someone = any(name in self.columns for name in ("national_id", "name", "first"))
        enough = len(self.columns) + len(self.ticks) >= 2 or "national_id" in self.columns
        return about_someone and enough

    @property
    def score(self) -> int:
        """How much of a header these rows are."""
        ticks = _TICK_WEIGHT if self.ticks else 0
        weights = columns.vocabulary_of(self.kind).weights
        return sum(weights.get(name, 1) for name in self.columns) + ticks

    @cached_property
    def fiscal_year(self) -> int | None:
        """The fiscal year (พ.ศ.) the titles speak of."""
        found = (_FISCAL_YEAR.search(thai_text.to_arabic(title)) for title in self.titles)
        return next((int(match[1]) for match in found if match), None)

    @cached_property
    def village(self) -> str:
        """The village number the titles begin with, for registers without such a column."""
        return next(filter(None, map(village_of, self.titles)), "")

    @cached_property
    def field_headings(self) -> dict[str, str]:
        """Field to heading; a name in parts goes by its first."""
        found = {name: self.headings[places[0]] for name, places in self.columns.items()}
        return {"name": found["first"], **found} if "first" in found else found

    @cached_property
    def identity(self) -> str:
        """The field that tells a row of this kind from all others."""
        return columns.vocabulary_of(self.kind).identity

    @cached_property
    def telling(self) -> list[tuple[str, int]]:
        """(field, column) of what tells a row from others, in an order that other layouts share."""
        silent = {*_NOT_TELLING, self.identity}
        told = [(n, c) for n, found in self.columns.items() if n not in silent for c in found]
        return sorted(told + [(str(code), column) for code, column in self.ticks.items()])

    def heading(self, name: str) -> str:
        """The heading a field was read from."""
        return self.field_headings.get(name, "")


def _with_id_column(rows: Sequence[list[Any]], layout: Layout) -> Layout:
    """The layout with its id column found by what stands in it, when no heading told."""
    if "national_id" in layout.columns:
        return layout
    taken = {column for found in layout.columns.values() for column in found} | set(layout.ticks.values())
    below = rows[layout.last_row + 1 : layout.last_row + 1 + SEARCHED_ROWS]
    for column in range(len(layout.headings)):
        filled = [row[column] for row in below if column < len(row) and not cells.is_blank(row[column])]
        ids = sum(map(national_id.is_valid, filled))
        if column not in taken and ids >= _LEAST_IDS and ids * 2 > len(filled):
            return replace(layout, columns={**layout.columns, "national_id": (column,)})
    return layout


def village_of(text: str) -> str:
    """ "2" for "หมู่ที่ 2 …"; "" when the text does not begin with a village."""
    match = _VILLAGE.match(thai_text.to_arabic(text))
    return str(int(match[1])) if match else ""


def find_layout(rows: Sequence[list[Any]], sheet: str, *, kind: str = "", start: int = 0) -> Layout | None:
    """The header at or below row `start`, or None when there is none.

    With `kind` the register is taken for that kind, whatever its headings.
    """
    best: Layout | None = None
    looked_at = 0
    for number in range(start, len(rows)):
        if all(map(cells.is_blank, rows[number])):
            continue
        looked_at += 1
        if looked_at > SEARCHED_ROWS:
            break
        found = _layout_at(rows, number, kind)
        if found is None:
            continue
        if best is None or found.score > best.score:
            best = found
    if best is None:
        return None
    if best.kind in columns.PEOPLE_KINDS:
        best = _with_id_column(rows, best)
    above = rows[start : best.first_row]
    titles = [sheet, *(shown for row in above for shown in map(cells.text, row) if shown)]
    return replace(best, kind=kind or best.kind, titles=tuple(titles))


def looks_like_header(row: list[Any], kind: str = "") -> bool:
    """Whether a row further down is a header again: at least three headings, none of them data."""
    field_of = _field_of(kind)
    named = [cell for cell in row if isinstance(cell, str) and field_of(cell)]
    return len({field_of(cell) for cell in named}) >= 3


def _field_of(kind: str) -> Callable[[str], str]:
    """What understands the headings of a kind."""
    return columns.vocabulary_of(kind).field_of if kind in columns.VOCABULARIES else columns.field_of


def _layout_at(rows: Sequence[list[Any]], number: int, kind: str) -> Layout | None:
    """The better reading of a row as a header of a kind ("": whichever it is)."""
    top = [cells.text(cell) for cell in rows[number]]
    if kind in columns.VOCABULARIES or not kind:
        below = [cells.text(cell) for cell in rows[number + 1]] if number + 1 < len(rows) else []
        if other := kind or columns.other_kind(top) or _other_kind(top, below):
            return _things_layout(top, below, number, other)
    return _people_layout(rows, number, top)


def _other_kind(top: list[str], below: list[str]) -> str:
    """The kind that two lines of headings together belong to."""
    if not _may_be_groups(top) or any(map(cells.digits_in, below)):
        return ""
    pairs = _pairs(top, below)
    return columns.other_kind([*(f"{group} {lower}" for group, lower in pairs), *below])


def _pairs(top: list[str], below: list[str]) -> list[tuple[str, str]]:
    """(heading above, the one below) of each column; a merged heading stands over all of its own."""
    width = max(len(top), len(below))
    upper, lower = top + [""] * (width - len(top)), below + [""] * (width - len(below))
    pairs, group = [], ""
    for over, under in zip(upper, lower, strict=True):
        group = over or (group if under else "")
        pairs.append((group, under))
    return pairs


def _things_layout(top: list[str], below: list[str], number: int, kind: str) -> Layout | None:
    """A header of one or two lines by the vocabulary of its kind; None when it means too little."""
    readings = [_things(kind, [("", text) for text in top], (number, number))]
    if _may_be_groups(top) and any(below) and not any(cells.digits_in(text) for text in below):
        readings.append(_things(kind, _pairs(top, below), (number, number + 1)))
    best = max(readings, key=lambda layout: layout.score)
    return best if len(best.columns) >= _LEAST_COLUMNS else None


def _things(kind: str, pairs: Sequence[tuple[str, str]], lines: tuple[int, int]) -> Layout:
    mapped: dict[str, tuple[int, ...]] = {}
    for column, name in enumerate(columns.VOCABULARIES[kind].fields_of(pairs)):
        if name and name not in mapped:
            mapped[name] = (column,)
    headings = tuple(f"{group} {lower}".strip() for group, lower in pairs)
    return Layout(kind, *lines, mapped, {}, headings)


def _people_layout(rows: Sequence[list[Any]], number: int, top: list[str]) -> Layout | None:
    """The better reading of a row as a header about people: alone, or together with the row below it."""
    best = _one_line(top, number)
    if number + 1 < len(rows) and _may_be_groups(top):
        below = [cells.text(cell) for cell in rows[number + 1]]
        if any(below) and not any(map(_is_data, top, below)):
            two = _two_lines(top, below, number)
            best = two if two.score > best.score else best
    about_cards = best.ticks or {"disability", "card_issued", "card_expires"} & best.columns.keys()
    # a register with a column of groups is about everybody
    kind = "disability" if about_cards and "group" not in best.columns else "persons"
    return replace(best, kind=kind) if best.is_header else None


def _is_data(upper: str, lower: str) -> bool:
    """Whether what stands below a heading is no second line of it but somebody's id, name or birth date."""
    if cells.digits_in(lower) >= _DATA_DIGITS:
        return True
    over, key = columns.field_of(upper), columns.heading_key(lower)
    if over not in _TELLING or not key or (over == "birth" and key in columns.BIRTH_PARTS):
        return False
    return not columns.field_of(lower)


def _may_be_groups(top: list[str]) -> bool:
    """Whether headings of a second line may stand under this row; a title's line has but one long text."""
    return sum(map(bool, top)) >= _LEAST_GROUPS and max(map(len, top)) <= columns.LONGEST_HEADING


def _one_line(top: list[str], number: int) -> Layout:
    found = [columns.field_of(shown) for shown in top]
    ticks = _ticks({c: disability.code_of_heading(s, under_group=False) for c, s in enumerate(top)})
    return _layout(found, ticks, top, number, number)


def _two_lines(top: list[str], below: list[str], number: int) -> Layout:
    width = max(len(top), len(below))
    top = top + [""] * (width - len(top))
    below = below + [""] * (width - len(below))
    found, headings, codes, group = [], [], {}, ""
    for column, (upper, lower) in enumerate(zip(top, below, strict=True)):
        group = upper or group  # a merged heading stands in the first of its columns only
        over = group if lower else upper
        headings.append(f"{over} {lower}".strip())
        name = _field_under(over, lower)
        if lower and columns.field_of(over) == "disability":
            codes[column] = disability.code_of_heading(lower, under_group=True)
            name = ""
        found.append(name)
    return _layout(found, _ticks(codes), headings, number, number + 1)


def _field_under(group: str, lower: str) -> str:
    """The field of a column with a heading in two lines."""
    if not lower or not group:
        return columns.field_of(group or lower)
    over = columns.field_of(group)
    key = columns.heading_key(lower)
    if over == "birth" and key in columns.BIRTH_PARTS:
        return columns.BIRTH_PARTS[key]
    together = columns.field_of(f"{group} {lower}")
    if key in _NEEDS_GROUP and (named := columns.field_of(lower + group)):
        return named
    if over in columns.OF_OTHERS or columns.is_about_others(group):
        return together
    return columns.field_of(lower) or together or over


def _ticks(codes: Mapping[int, int]) -> dict[int, int]:
    """Kind to column, when there are enough tick columns to be sure that they are some."""
    ticks: dict[int, int] = {}
    for column, code in codes.items():
        if code:
            ticks.setdefault(code, column)
    return ticks if len(ticks) >= _LEAST_TICKS else {}


def _layout(found: list[str], ticks: dict[int, int], headings: list[str], first: int, last: int) -> Layout:
    mapped: dict[str, tuple[int, ...]] = {}
    for column, name in enumerate(found):
        if not name or column in ticks.values():
            continue
        if name not in mapped:
            mapped[name] = (column,)
        elif name == "phone":
            mapped[name] += (column,)
    _settle_names(mapped, headings)
    return Layout("", first, last, mapped, ticks, tuple(headings))


def _settle_names(mapped: dict[str, tuple[int, ...]], headings: list[str]) -> None:
    """ "ชื่อ" may be a given name or a whole one, "ชื่อสกุล" a surname or a whole one: the others tell."""
    if "first" in mapped and "name" in mapped and "last" not in mapped:
        mapped["last"] = mapped.pop("name")
    elif "first" in mapped and "last" not in mapped:
        mapped["name"] = mapped.pop("first")
    if "name" in mapped and not ("first" in mapped and "last" in mapped):
        start = mapped["name"][0]
        end = start + 1
        while end < len(headings) and end <= start + _NAME_SPAN and not headings[end]:
            end += 1
        mapped["name"] = tuple(range(start, end))
