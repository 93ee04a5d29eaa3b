"""A look at the raw sheets of an .xlsx before the fast reader has them: extent and unsaved formulas."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.utils import column_index_from_string

_SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^>]*?\w+:id=[\"']([^\"']+)[\"']")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")
_ATTRIBUTE = re.compile(rb"(\w+)=[\"']([^\"']*)[\"']")
_PLACE = re.compile(rb"\sr=[\"']([A-Z]{1,3})(\d{1,7})[\"']")
_CELL_WITH_FORMULA = re.compile(
    rb"<(?:\w+:)?c\s[^>]*?r=[\"']([A-Z]{1,3})(\d{1,7})[\"'][^>]*>\s*<(?:\w+:)?f[\s>/]"
    rb"(?:(?!</(?:\w+:)?c>).)*?</(?:\w+:)?c>",
    re.DOTALL,
)
_SAVED_RESULT = re.compile(rb"<(?:\w+:)?v>[^<]|<(?:\w+:)?is>")


@dataclass(frozen=True, slots=True)
class SheetScan:
    """`area`: cells in the bounding box; `formulas`: (row, column), from 0, without a saved result."""

    area: int = 0
    formulas: frozenset[tuple[int, int]] = frozenset()


def scan(archive: ZipFile) -> list[SheetScan]:
    """One per sheet, in the workbook's order; reading them also proves that they are whole."""
    targets = {}
    for relation in _RELATION.findall(archive.read("xl/_rels/workbook.xml.rels")):
        attributes = dict(_ATTRIBUTE.findall(relation))
        targets[attributes.get(b"Id", b"")] = attributes.get(b"Target", b"").decode()
    found = []
    for sheet_id in _SHEET.findall(archive.read("xl/workbook.xml")):
        target = targets.get(sheet_id, "")
        name = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        found.append(_scan_sheet(archive.read(name)))
    return found


def _scan_sheet(xml: bytes) -> SheetScan:
    places = _PLACE.findall(xml)
    rows = max((int(row) for _letters, row in places), default=0)
    letters = max({letters for letters, _row in places}, key=lambda text: (len(text), text), default=b"")
    columns = column_index_from_string(letters.decode()) if letters else 0
    formulas = set()
    if b"<f" in xml or b":f" in xml:
        for match in _CELL_WITH_FORMULA.finditer(xml):
            if not _SAVED_RESULT.search(match.group()):
                formulas.add((int(match[2]) - 1, column_index_from_string(match[1].decode()) - 1))
    return SheetScan(rows * columns, frozenset(formulas))


def sparse_rows(path: Path, sheet: str) -> tuple[list[Any], ...]:
    """The rows of a sheet whose cells lie far apart, read one after the other."""
    book = load_workbook(path, read_only=True, data_only=True)
    try:
        table = book[sheet]
        table.reset_dimensions()
        rows = []
        for row in table.iter_rows(values_only=True):
            values = ["" if value is None else value for value in row]
            while values and values[-1] == "":
                values.pop()
            rows.append(values)
        while rows and not rows[-1]:
            rows.pop()
        return tuple(rows)
    finally:
        book.close()
