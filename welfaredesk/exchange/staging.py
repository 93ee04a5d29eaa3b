"""A sheet's rows as staged rows: which of them are about people, what they say, what is wrong."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import blake2b
from itertools import zip_longest
from typing import Any

from welfaredesk.domain import names, thai_text
from welfaredesk.domain.thai_dates import Era
from welfaredesk.exchange import cells, columns
from welfaredesk.exchange.eras import OpenEra, ShortYear, weigh
from welfaredesk.exchange.header import Layout, find_layout, looks_like_header, village_of
from welfaredesk.exchange.parsing import RowReader
from welfaredesk.exchange.reader import RawSheet
from welfaredesk.exchange.thing_rows import READERS, ThingReader
from welfaredesk.services.column_memory import Columns
from welfaredesk.services.imports import PersonRecord, Problem, Severity, StagedRow

TOTAL = re.compile(
    r"(?:รวม|ยอดรวม|ยอดยกมา|ยอดยกไป|ยอดคงเหลือ)(?=$|[\s:\d(]|ทั้งสิ้น|ทั้งหมด|จำนวน|เงิน|เป็นเงิน|ราย|คน|หมู่|หน้า|ยอด|ปี|หลัง)"
)
_SIGNATURE = re.compile(
    r"ลงชื่อ|ลงนาม|\.{6,}|…{3,}|_{6,}|^\(\s*[.…_ ]*\)$|^(?:ผู้จัดทำ|ผู้ตรวจสอบ|ผู้รับรอง|ผู้อนุมัติ"
    "|นายกเทศมนตรี|นายกองค์การ|รองนายก|ปลัด|รองปลัด|ผู้อำนวยการ|หัวหน้า|นักพัฒนา|นักวิชาการ|เจ้าพนักงาน)"
)
_NUMBERING = re.compile(r"\(?\d{1,2}\)?")
_ID_DIGITS = 8  # so many digits in the id's column are somebody's id, right or wrong
_CERTAINLY_DATA = 3  # so many filled cells besides the name are no signature
_EVERY = 200  # rows between two reports of progress

Step = Callable[[int], object]  # told the number of rows read; may raise to stop


@dataclass(frozen=True, slots=True)
class StagedSheet:
    """A sheet with its layout and the rows about people.

    `blocks` are the (first, last) rows, from 0, of further headers and of lines like "หมู่ที่ 2"; `found` is
    the layout as the program understood it, `told` how the clerk read its columns, now or at an earlier
    register; `open_eras` are the columns whose two-digit years fit both eras. `place` is the sheet's place
    among all that were found.
    """

    file: str
    raw: RawSheet
    layout: Layout
    rows: tuple[StagedRow, ...]
    blocks: tuple[tuple[int, int], ...] = ()
    found: Layout | None = None
    told: Columns = field(default_factory=Columns)
    open_eras: tuple[OpenEra, ...] = ()
    place: int = 0


def stage_sheet(
    file: str,
    sheet: RawSheet,
    layout: Layout,
    today: date,
    step: Step = lambda _rows: None,
    eras: Mapping[int, Era] | None = None,
) -> StagedSheet:
    """Stage every row below the header that is about somebody.

    Left out: blank rows, headers repeated on a new page, totals, signatures and what stands below them.
    `eras` is what the clerk answered: column to the era its two-digit years count in.
    """
    shorts: list[ShortYear] = []
    staged = _stage_rows(file, sheet, layout, today, step, eras or {}, shorts)
    if not shorts:
        return staged
    cells_of = {
        column: [row[column] for at in staged.rows if column < len(row := sheet.rows[at.row - 1])]
        for column in {short.column for short in shorts}
    }
    known, questions = weigh(shorts, layout.headings, eras or {}, cells_of)
    if any(era is Era.CE and (eras or {}).get(column) is None for column, era in known.items()):
        staged = _stage_rows(file, sheet, layout, today, step, known, [])
    return replace(staged, open_eras=questions)


def _stage_rows(
    file: str,
    sheet: RawSheet,
    layout: Layout,
    today: date,
    step: Step,
    eras: Mapping[int, Era],
    shorts: list[ShortYear],
) -> StagedSheet:
    """The rows, read in these eras; the two-digit years met go into `shorts`."""
    rows: list[StagedRow] = []
    blocks: list[tuple[int, int]] = []
    shape = _shape(layout)
    in_footer = False
    current = layout
    unsaved: dict[int, set[int]] = {}
    for at, column in sheet.formulas:
        unsaved.setdefault(at, set()).add(column)
    for number in range(layout.last_row + 1, len(sheet.rows)):
        row = sheet.rows[number]
        if number <= current.last_row or not any(row):
            continue
        shown = [cells.text(cell) for cell in row]
        if shape.is_example(shown):
            continue
        if not shape.has_id(shown):
            if looks_like_header(row, current.kind):
                current = _next_layout(sheet, number, current)
                shape, in_footer = _shape(current), False
                blocks.append((number, current.last_row))
                continue
            in_footer = in_footer or any(map(_SIGNATURE.search, shown))
            if village := _section(shown):
                current = replace(current, titles=(village, *current.titles))
                blocks.append((number, number))
            if village or not shape.is_about_somebody(shown, in_footer=in_footer):
                continue
        in_footer = False
        reader = READERS.get(current.kind, RowReader)(
            current, today, row, shown, frozenset(unsaved.get(number, ())), eras
        )
        rows.append(_stage(file, sheet, number, reader))
        shorts += reader.shorts
        if len(rows) % _EVERY == 0:
            step(len(rows))
    return StagedSheet(file, sheet, layout, tuple(rows), tuple(blocks))


def _next_layout(sheet: RawSheet, number: int, current: Layout) -> Layout:
    """The layout below a header that is repeated, or that begins another table."""
    again = find_layout(sheet.rows[: number + 2], sheet.name, kind=current.kind, start=number)
    if again is None or again.first_row != number:
        return replace(current, last_row=number + current.last_row - current.first_row)
    if again.headings == current.headings:
        # the same table on its next page is read as its first page is, corrections included
        return replace(current, first_row=again.first_row, last_row=again.last_row)
    return replace(again, titles=current.titles)


def _section(shown: list[str]) -> str:
    """The line "หมู่ที่ 2 …" between two parts of a list."""
    filled = [text for text in shown if text]
    return filled[0] if len(filled) == 1 and village_of(filled[0]) else ""


def _shape(layout: Layout) -> "_Shape":
    return _ThingShape(layout) if layout.kind in READERS else _Shape(layout)


class _Shape:
    """Tells rows about somebody from the others, by where their cells are filled."""

    def __init__(self, layout: Layout) -> None:
        self._id = layout.columns.get("national_id", (-1,))[0]
        self._seq = layout.columns.get("seq", (-1,))[0]
        who = ("name", "first", "last")
        self._name = [column for name in who for column in layout.columns.get(name, ())]
        mapped = {column for name, found in layout.columns.items() if name != "seq" for column in found}
        self._mapped = sorted(mapped | set(layout.ticks.values()))

    def has_id(self, shown: list[str]) -> bool:
        """Whether the id's column holds a number of some length, right or wrong."""
        if not 0 <= self._id < len(shown):
            return False
        text = shown[self._id]
        return cells.digits_in(text) >= _ID_DIGITS or "E+" in text.upper()

    def is_example(self, shown: list[str]) -> bool:
        """Whether this is the line that shows how a template is filled in."""
        return 0 <= self._seq < len(shown) and shown[self._seq] == columns.EXAMPLE

    def _is_numbered(self, shown: list[str]) -> bool:
        """Whether the row has a place in the list; "รวมหมู่ที่ 1" is none."""
        place = shown[self._seq] if 0 <= self._seq < len(shown) else ""
        return cells.digits_in(place) > 0 and not TOTAL.match(place)

    def is_about_somebody(self, shown: list[str], *, in_footer: bool) -> bool:
        """Whether a row without an id still is about a person: a name, and more than the name."""
        numbered = self._is_numbered(shown)
        if all(_NUMBERING.fullmatch(text) for text in shown if text):
            return False
        if not numbered and any(map(TOTAL.match, shown)):
            return False
        name = " ".join(shown[column] for column in self._name if column < len(shown)).strip()
        more = sum(1 for c in self._mapped if c < len(shown) and shown[c] and c not in self._name)
        if in_footer or not name:
            return more >= _CERTAINLY_DATA
        return numbered or more > 0 or bool(names.split_name(name).title)


class _ThingShape(_Shape):
    """Tells rows about a thing from the others: what it is, and something more."""

    def __init__(self, layout: Layout) -> None:
        super().__init__(layout)
        key = columns.vocabulary_of(layout.kind).key
        self._id = -1
        self._key = [column for name in key for column in layout.columns.get(name, ())]

    def is_about_somebody(self, shown: list[str], *, in_footer: bool) -> bool:
        filled = [column for column in self._mapped if column < len(shown) and shown[column]]
        numbered = self._is_numbered(shown)
        if all(_NUMBERING.fullmatch(text) for text in shown if text):
            return False
        if not numbered and any(map(TOTAL.match, shown)):
            return False
        keyed = any(column in filled for column in self._key)
        return len(filled) >= _CERTAINLY_DATA if in_footer or not keyed else len(filled) > 1


def _stage(file: str, sheet: RawSheet, number: int, reader: RowReader | ThingReader) -> StagedRow:
    layout = reader.layout
    said = reader.read()
    original = sheet.originals.get(number, reader.row)
    told = [
        (layout.heading(found.field), found.code, found.severity, found.params) for found in reader.findings
    ]
    if original is not reader.row:
        told += _fixed(layout, original, reader.row)
    problems = tuple(Problem(file, sheet.name, number + 1, *found) for found in told)
    shown = reader.shown if original is reader.row else [cells.text(cell) for cell in original]
    return StagedRow(
        kind=layout.kind,
        file=file,
        sheet=sheet.name,
        row=number + 1,
        raw=_raw(layout, original),
        fingerprint=_fingerprint(layout, shown),
        columns=layout.field_headings,
        record=said if isinstance(said, PersonRecord) else PersonRecord(),
        problems=problems,
        thing=None if isinstance(said, PersonRecord) else said,
    )


def _fixed(
    layout: Layout, original: list[Any], row: list[Any]
) -> Iterator[tuple[str, str, Severity, Mapping[str, str]]]:
    """(heading, code, severity, parameters) of each cell that was put right in the preview."""
    for column, cell in enumerate(row):
        was = cells.text(original[column]) if column < len(original) else ""
        if (now := cells.text(cell)) != was:
            heading = layout.headings[column] if column < len(layout.headings) else cells.letter(column)
            yield heading, "cell_fixed", Severity.INFO, {"read": was, "now": now}


def _raw(layout: Layout, row: list[Any]) -> dict[str, Any]:
    """The filled cells by heading; by the column's letter where there is none or it stands twice."""
    raw: dict[str, Any] = {}
    for column, (heading, cell) in enumerate(zip_longest(layout.headings, row, fillvalue="")):
        if cells.is_blank(cell):
            continue
        key = heading if heading and heading not in raw else cells.letter(column)
        raw[key] = cells.plain(cell)
    return raw


def _fingerprint(layout: Layout, shown: list[str]) -> str:
    """ "what the row says:the id or code it gives", both as short digests of the mapped cells."""
    told = [layout.kind]
    for name, column in layout.telling:
        if column < len(shown) and shown[column]:
            told.append(f"{name}={shown[column]}")
    column = layout.columns.get(layout.identity, (len(shown),))[0]
    number = thai_text.to_arabic(shown[column]) if column < len(shown) else ""
    return f"{_digest('|'.join(told), 12)}:{_digest(number, 6)}"


def _digest(text: str, size: int) -> str:
    return blake2b(text.encode(errors="surrogatepass"), digest_size=size).hexdigest()
