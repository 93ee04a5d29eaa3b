"""Workbooks (.xlsx, .xls, .ods, .csv) as sheets of raw rows, and why a file can't be read."""

import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import python_calamine as calamine

from welfaredesk.errors import UnusableFile
from welfaredesk.exchange import cells, text_table, xlsx_scan

# str, int, float, bool, date, datetime, time or timedelta; an empty cell is ""
Cell = Any

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_ENCRYPTED_XLSX = "EncryptedPackage".encode("utf-16-le")
_MAX_UNPACKED = 600_000_000  # bytes; far above any register, far below what hurts
_MAX_AREA = 3_000_000  # cells of a sheet's bounding box that may be read as one block


@dataclass(frozen=True, slots=True)
class RawSheet:
    """One sheet. `rows` start at row 1, rows may differ in length; `formulas` are (row, column), from 0,
    of cells with a formula whose result was never saved; `merges` are (first row, first column, last row,
    last column), from 0; `originals` are the rows, by number, that were put right since, as they were."""

    name: str
    rows: tuple[list[Cell], ...]
    hidden: bool = False
    formulas: frozenset[tuple[int, int]] = frozenset()
    merges: tuple[tuple[int, int, int, int], ...] = ()
    originals: Mapping[int, list[Cell]] = field(default_factory=dict)

    def with_cells(self, changes: Mapping[tuple[int, int], str]) -> "RawSheet":
        """The sheet with other texts at these (row, column), from 0."""
        rows, originals = list(self.rows), dict(self.originals)
        for (number, column), text in changes.items():
            original = originals.setdefault(number, rows[number])
            row = rows[number] = list(rows[number])
            row += [""] * (column + 1 - len(row))
            # what is typed as it was is no change
            was = original[column] if column < len(original) else ""
            row[column] = was if cells.text(was) == cells.text(text) else text
        formulas = self.formulas - changes.keys()
        return replace(self, rows=tuple(rows), formulas=formulas, originals=originals)


@dataclass(frozen=True, slots=True)
class RawWorkbook:
    """A file and its sheets in order."""

    name: str
    sheets: tuple[RawSheet, ...]


def read_workbook(path: Path) -> RawWorkbook:
    """All sheets of a workbook; formulas give their saved results.

    Raises UnusableFile: file_missing, file_empty, file_not_workbook, file_password, file_damaged,
    file_too_large, text_unreadable.
    """
    try:
        with path.open("rb") as file:
            start = file.read(8)
    except FileNotFoundError as error:
        raise UnusableFile("file_missing", file=path.name) from error
    except OSError as error:
        raise UnusableFile("file_unreadable", file=path.name) from error
    if not start:
        raise UnusableFile("file_empty", file=path.name)
    if start.startswith(_ZIP):
        return _read_zip(path)
    if start.startswith(_OLE):
        return _read_xls(path)
    if path.suffix.lower() in text_table.SUFFIXES:
        return _read_text(path)
    raise UnusableFile("file_not_workbook", file=path.name)


def _read_text(path: Path) -> RawWorkbook:
    """A .csv: one sheet that goes by the file's name."""
    if path.stat().st_size > text_table.LARGEST:
        raise UnusableFile("file_too_large", file=path.name)
    rows = text_table.rows_of(path.read_bytes())
    if rows is None:
        raise UnusableFile("text_unreadable", file=path.name)
    return RawWorkbook(path.name, (RawSheet(path.stem, tuple(rows)),))


def _read_xls(path: Path) -> RawWorkbook:
    """An .xls, or an encrypted .xlsx, which is wrapped in the same kind of container."""
    if _ENCRYPTED_XLSX in path.read_bytes():
        raise UnusableFile("file_password", file=path.name)
    return RawWorkbook(path.name, _guarded(path, lambda: _sheets(path, [])))


def _read_zip(path: Path) -> RawWorkbook:
    def read() -> tuple[RawSheet, ...]:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            if sum(entry.file_size for entry in archive.infolist()) > _MAX_UNPACKED:
                raise UnusableFile("file_too_large", file=path.name)
            if "content.xml" in names:
                if b"encryption-data" in archive.read("META-INF/manifest.xml"):
                    raise UnusableFile("file_password", file=path.name)
                return _sheets(path, [])
            if "xl/workbook.xml" not in names:
                raise UnusableFile("file_not_workbook", file=path.name)
            return _sheets(path, xlsx_scan.scan(archive))

    return RawWorkbook(path.name, _guarded(path, read))


def _guarded(path: Path, read: Callable[[], tuple[RawSheet, ...]]) -> tuple[RawSheet, ...]:
    """Run a reader; whatever a damaged file makes it do is told as a damaged file."""
    try:
        return read()
    except (UnusableFile, MemoryError, KeyboardInterrupt):
        raise
    except calamine.PasswordError as error:
        raise UnusableFile("file_password", file=path.name) from error
    except (zipfile.BadZipFile, zlib.error, calamine.CalamineError) as error:
        raise UnusableFile("file_damaged", file=path.name) from error
    except BaseException as error:
        # the reader's own panic is no Exception; anything a parser trips over is the file's fault
        if isinstance(error, Exception) or type(error).__name__ == "PanicException":
            raise UnusableFile("file_damaged", file=path.name) from error
        raise


def _sheets(path: Path, scans: list[xlsx_scan.SheetScan]) -> tuple[RawSheet, ...]:
    """The sheets; `scans` tell of each sheet of an .xlsx what the reader itself can't."""
    found = []
    with calamine.CalamineWorkbook.from_path(path) as book:
        for number, meta in enumerate(book.sheets_metadata):
            if meta.typ != calamine.SheetTypeEnum.WorkSheet:
                continue
            scan = scans[number] if number < len(scans) else xlsx_scan.SheetScan()
            rows: tuple[list[Cell], ...]
            merges: list[Any] = []
            if scan.area > _MAX_AREA:
                # one block of all cells up to a lonely far one would not fit into memory
                rows = xlsx_scan.sparse_rows(path, meta.name)
            else:
                sheet = book.get_sheet_by_index(number)
                rows = tuple(sheet.to_python(skip_empty_area=False)) if sheet.end else ()
                merges = sheet.merged_cell_ranges or []
            hidden = meta.visible != calamine.SheetVisibleEnum.Visible
            corners = tuple((top, left, bottom, right) for (top, left), (bottom, right) in merges)
            found.append(RawSheet(meta.name, rows, hidden, scan.formulas, corners))
    return tuple(found)
