"""Any list as a workbook: one heading row, columns of their widths, dates shown in พ.ศ., ids as text."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Generic, TypeVar

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, WriteOnlyCell
from openpyxl.utils import get_column_letter

from welfaredesk.exchange import sheets

WIDTH = 24  # characters, for a column that says nothing about itself
_CHUNK = 500  # values in one IN (…)
_LONGEST_NAME = 31  # of a worksheet
_NOT_IN_NAMES = re.compile(r"[\\/*?:\[\]]")
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A column of an export: its heading, its value, its width in characters."""

    heading: str
    value: Callable[[Row], Any]
    width: int = 14
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Exported:
    """The workbook that was written, and how many rows stand below its heading."""

    file: Path
    rows: int


@dataclass(frozen=True, slots=True)
class Sheet(Generic[Row]):
    """One worksheet: its name, its columns, its rows."""

    title: str
    columns: Sequence[Column[Row]]
    rows: Iterable[Row]


def write_table(out: Path, title: str, columns: Sequence[Column[Row]], rows: Iterable[Row]) -> Exported:
    """Write any list to an .xlsx with one heading row. Raises Refused("cannot_write")."""
    return write_sheets(out, [Sheet(title, columns, rows)])


def write_sheets(out: Path, sheets_: Sequence[Sheet[Any]]) -> Exported:
    """Write several lists to one .xlsx, a worksheet each; `rows` are those of all of them.

    Raises Refused("cannot_write").
    """
    book = Workbook(write_only=True)
    count = sum(_fill(book.create_sheet(_sheet_name(sheet.title)), sheet) for sheet in sheets_)
    sheets.save(book, out)
    return Exported(out, count)


def _sheet_name(title: str) -> str:
    """What Excel takes for the name of a worksheet."""
    return _NOT_IN_NAMES.sub(" ", title)[:_LONGEST_NAME].strip()


def _fill(table: Any, sheet: Sheet[Any]) -> int:
    """Heading and rows; returns how many rows there are."""
    for number, column in enumerate(sheet.columns, start=1):
        table.column_dimensions[get_column_letter(number)].width = column.width
    table.freeze_panes = "A2"
    sheets.fit_page(table)
    table.print_title_rows = "1:1"
    headings = [_cell(table, column.heading) for column in sheet.columns]
    for cell in headings:
        cell.font, cell.fill, cell.alignment = sheets.HEADING_FONT, sheets.HEADING_FILL, sheets.CENTRED
    table.append(headings)
    count = 0
    for row in sheet.rows:
        table.append([_cell(table, column.value(row), centred=column.centred) for column in sheet.columns])
        count += 1
    table.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}{count + 1}"
    return count


def _cell(table: Any, value: Any, *, centred: bool = False) -> Cell:
    cell: Cell = WriteOnlyCell(table)
    sheets.put(cell, value)
    if isinstance(value, str):
        cell.number_format = sheets.TEXT  # a code or house number typed over later stays text too
    cell.font = sheets.BODY_FONT
    cell.alignment = sheets.CENTRED if centred else sheets.MIDDLE
    return cell


def all_rows(query: Any) -> list[Any]:
    """Every row of a query with ids() and rows(), in its order."""
    ids = query.ids()
    chunks = (query.rows(ids[start : start + _CHUNK]) for start in range(0, len(ids), _CHUNK))
    return [row for rows in chunks for row in rows.values()]


def day_or_words(day: date | None, *, known: bool) -> date | str | None:
    """A day for a cell, or that nobody knows which it was."""
    return day if known else "ไม่ทราบวันที่"


def baht(satang: int | None) -> float | None:
    """Satang as a number of baht for a cell."""
    return None if satang is None else satang / 100
