"""The rows an import could not take, as a workbook in the register's own layout with a reason column."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from welfaredesk.domain import thai_text
from welfaredesk.exchange import cells, columns, sheets
from welfaredesk.exchange.header import looks_like_header
from welfaredesk.exchange.importing import ImportReport
from welfaredesk.exchange.staging import StagedSheet
from welfaredesk.services.imports import Problem, Severity, StagedRow, Status

REASON = "เหตุผล"
_DATE = "d/m/yyyy"  # as typed: a cell that shows 2501 holds 2501
_WIDEST, _REASON_WIDTH = 40, 70  # characters
_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\]")
_LONGEST_TITLE = 31

Reasons = dict[tuple[str, str, int], list[Problem]]


def write_problem_rows(report: ImportReport, out: Path) -> int:
    """Write the rows that were left out, to be put right there and imported again; returns their number.

    Every sheet keeps its name, titles, headings and columns. Without such rows no file is written.
    Raises Refused("cannot_write").
    """
    reasons: Reasons = {}
    for problem in report.result.problems:
        if problem.row is not None and problem.severity is not Severity.INFO:
            reasons.setdefault((problem.file, problem.sheet, problem.row), []).append(problem)
    book = Workbook()
    book.remove(book.worksheets[0])
    written = 0
    for sheet, rows in _left_out(report):
        if rows:
            _write_sheet(book.create_sheet(_free_title(book, sheet.raw.name)), sheet, rows, reasons)
            written += len(rows)
    if written:
        sheets.save(book, out)
    return written


def _left_out(report: ImportReport) -> Iterator[tuple[StagedSheet, list[StagedRow]]]:
    """Each sheet with those of its rows that were not taken."""
    statuses = iter(report.result.statuses)
    for sheet in report.preview.sheets:
        own = [next(statuses) for _row in sheet.rows]
        yield sheet, [row for row, status in zip(sheet.rows, own, strict=True) if status is Status.PROBLEM]


def _free_title(book: Workbook, name: str) -> str:
    """The sheet's name; a number behind it where two files have sheets of one name."""
    name = _NOT_IN_TITLES.sub(" ", name).strip("' ") or "แผ่น"
    taken = {title.casefold() for title in book.sheetnames}
    title, number = name[:_LONGEST_TITLE], 2
    while title.casefold() in taken:
        end = f" ({number})"
        title, number = name[: _LONGEST_TITLE - len(end)] + end, number + 1
    return title


def _write_sheet(table: Worksheet, sheet: StagedSheet, rows: list[StagedRow], reasons: Reasons) -> None:
    layout, raw = sheet.layout, sheet.raw
    reason_column = _reason_column(sheet)
    head = range(layout.last_row + 1)
    for number in head:
        _copy(table, number + 1, raw.rows[number], sheet)
    for top, left, bottom, right in raw.merges:
        if bottom <= layout.last_row:
            table.merge_cells(
                start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1
            )
    _decorate_head(table, sheet, reason_column)
    at = layout.last_row + 2
    blocks = list(sheet.blocks)
    for row in rows:
        for number in _lines_before(sheet, blocks, row.row - 1):
            _copy(table, at, raw.rows[number], sheet)
            at += 1
        _copy(table, at, raw.rows[row.row - 1], sheet)
        found = reasons.get((row.file, row.sheet, row.row), [])
        told = table.cell(at, reason_column + 1)
        sheets.put(told, "\n".join(_reason(problem) for problem in found))
        told.alignment, told.font, told.fill = sheets.WRAPPED, sheets.BODY_FONT, sheets.MARKED_FILL
        lines = sum(1 + len(_reason(problem)) // _REASON_WIDTH for problem in found)
        table.row_dimensions[at].height = sheets.ROW_HEIGHT * max(lines, 1)
        at += 1
    _set_widths(table, layout.first_row + 1, reason_column)
    sheets.fit_page(table)


def _lines_before(sheet: StagedSheet, blocks: list[tuple[int, int]], row: int) -> list[int]:
    """The further header and the line "หมู่ที่ 2" that hold for a row; takes the passed blocks off the list."""
    passed = [block for block in blocks if block[0] < row]
    del blocks[: len(passed)]
    headers = [n for n, block in enumerate(passed) if looks_like_header(sheet.raw.rows[block[0]])]
    kept = [*passed[headers[-1] : headers[-1] + 1]] if headers else []
    kept += [block for block in passed[-1:] if block not in kept]
    return [
        number for first, last in kept for number in range(first, last + 1) if number < len(sheet.raw.rows)
    ]


def _reason(problem: Problem) -> str:
    if not problem.column or problem.message.startswith(problem.column):
        return problem.message
    return f"{problem.column}: {problem.message}"


def _reason_column(sheet: StagedSheet) -> int:
    """Behind the last heading; the same column again in a file that already has one."""
    for column, heading in enumerate(sheet.layout.headings):
        if columns.heading_key(heading) == columns.heading_key(REASON):
            return column
    used = [
        column
        for row in sheet.raw.rows[: sheet.layout.last_row + 1]
        for column, cell in enumerate(row)
        if not cells.is_blank(cell)
    ]
    filled = [max(found) for found in [used, *sheet.layout.columns.values()] if found]
    return max(filled, default=0) + 1


def _copy(table: Worksheet, at: int, row: list[Any], sheet: StagedSheet) -> None:
    """One row as it stands; an id stays readable as text where the worksheet would round it on screen."""
    ids = sheet.layout.columns.get("national_id", ())
    for column, value in enumerate(row):
        if cells.is_blank(value):
            continue
        cell = table.cell(at, column + 1)
        if column in ids and not isinstance(value, str):
            sheets.put(cell, cells.text(value))
            cell.number_format = sheets.TEXT
        else:
            sheets.put(cell, value, _DATE)
        cell.font, cell.alignment = sheets.BODY_FONT, sheets.MIDDLE


def _decorate_head(table: Worksheet, sheet: StagedSheet, reason_column: int) -> None:
    layout = sheet.layout
    sheets.put(table.cell(layout.first_row + 1, reason_column + 1), REASON)
    for number in range(layout.last_row + 1):
        for column in range(1, reason_column + 2):
            heading = table.cell(number + 1, column)
            heading.font = sheets.HEADING_FONT
            if number >= layout.first_row:
                heading.alignment, heading.fill = sheets.CENTRED, sheets.HEADING_FILL
    table.freeze_panes = f"A{layout.last_row + 2}"


def _set_widths(table: Worksheet, first_row: int, reason_column: int) -> None:
    """Wide enough for what stands below the titles; a combining mark takes no width."""
    for column in range(1, table.max_column + 1):
        rows = range(first_row, table.max_row + 1)
        shown = (cells.text(table.cell(row, column).value) for row in rows)
        width = max((len(thai_text.search_key(text)) for text in shown), default=0) + 4
        table.column_dimensions[get_column_letter(column)].width = min(width, _WIDEST)
    table.column_dimensions[get_column_letter(reason_column + 1)].width = _REASON_WIDTH
