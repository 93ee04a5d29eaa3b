"""Writing worksheets: cells that stay what they are, and files that appear whole or not at all."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell, MergedCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from welfaredesk.errors import Refused

# a real date, shown with the Buddhist year and Arabic digits by Excel and LibreOffice
BE_DATE = "[$-107041E]d/m/yyyy"
TEXT = "@"
FONT = "TH Sarabun New"
HEADING_FONT = Font(name=FONT, size=14, bold=True)
BODY_FONT = Font(name=FONT, size=14)
HEADING_FILL = PatternFill("solid", fgColor="E3EDF0")
MARKED_FILL = PatternFill("solid", fgColor="FFF3D6")
WRAPPED = Alignment(wrap_text=True, vertical="center")
ROW_HEIGHT = 21.0  # points; Thai needs room above and below
MIDDLE = Alignment(vertical="center")
CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)
_FIRST_YEAR = 1900  # worksheets know no earlier dates


def put(cell: Cell | MergedCell, value: Any, date_format: str = BE_DATE) -> None:
    """Set a cell's value: text is never taken for a formula, dates are real, blanks stay empty."""
    if isinstance(cell, MergedCell):
        return  # hidden below the first cell of its block
    if isinstance(value, str):
        value = ILLEGAL_CHARACTERS_RE.sub("", value)
        cell.value = value or None
        if value[:1] in tuple("=+-@"):
            cell.data_type = "s"
            cell.number_format = TEXT
    elif isinstance(value, date):
        if value.year < _FIRST_YEAR:
            cell.value = value.isoformat()
            return
        cell.value = value.date() if isinstance(value, datetime) and not _has_time(value) else value
        cell.number_format = date_format
    elif isinstance(value, float) and value.is_integer():
        cell.value = int(value)
    else:
        cell.value = value


def _has_time(value: datetime) -> bool:
    return (value.hour, value.minute, value.second) != (0, 0, 0)


def fit_page(table: Worksheet) -> None:
    """Landscape A4, all columns on one page's width, rows high enough for Thai."""
    table.sheet_format.defaultRowHeight = ROW_HEIGHT
    table.sheet_format.customHeight = True
    table.page_setup.orientation = "landscape"
    table.page_setup.paperSize = Worksheet.PAPERSIZE_A4
    table.page_setup.fitToWidth, table.page_setup.fitToHeight = 1, 0
    table.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def save(book: Workbook, out: Path) -> None:
    """Write a workbook in one go. Raises Refused("cannot_write"); then an older file is still there."""
    part = out.with_name(f"{out.name}.part")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        book.save(part)
        part.replace(out)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise Refused("cannot_write", file=out.name) from error
