"""Any list as a workbook: one heading row, columns of their widths, dates shown in พ.ศ., ids as text."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, WriteOnlyCell
from openpyxl.utils import get_column_letter

from welfaredesk.exchange import sheets

WIDTH = 24  # characters, for a column that says nothing about itself
_CHUNK = 500  # values in one IN (…)
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


def write_table(out: Path, title: str, columns: Sequence[Column[Row]], rows: Iterable[Row]) -> Exported:
    """Write any list to an .xlsx with one heading row. Raises Refused("cannot_write")."""
    book = Workbook(write_only=True)
    table = book.create_sheet(title)
    for number, column in enumerate(columns, start=1):
        table.column_dimensions[get_column_letter(number)].width = column.width
    table.freeze_panes = "A2"
    sheets.fit_page(table)
    table.print_title_rows = "1:1"
    headings = [_cell(table, column.heading) for column in columns]
    for cell in headings:
        cell.font, cell.fill, cell.alignment = sheets.HEADING_FONT, sheets.HEADING_FILL, sheets.CENTRED
    table.append(headings)
    count = 0
    for row in rows:
        table.append([_cell(table, column.value(row), centred=column.centred) for column in columns])
        count += 1
    table.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{count + 1}"
    sheets.save(book, out)
    return Exported(out, count)


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


def baht(satang: int | None) -> float | None:
    """Satang as a number of baht for a cell."""
    return None if satang is None else satang / 100
