"""What LibreOffice shows of a workbook, for tests that may start system programs."""

import csv
import os
import subprocess
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

only_when_asked = pytest.mark.skipif(
    "WELFAREDESK_SYSTEM_PROGRAMS" not in os.environ, reason="system programs only when asked for"
)
# comma, quotes, UTF-8, from the first line, cells as they are shown
_AS_SHOWN = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true"


def shown(books: Iterable[Path]) -> dict[str, list[list[str]]]:
    """The first sheet of each workbook as LibreOffice shows it, by the file's name; all in one start."""
    files = list(books)
    folder = files[0].parent
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", _AS_SHOWN, *(file.name for file in files)]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=240)
    return {file.name: _read(file.with_suffix(".csv")) for file in files}


def wanted(book: Path) -> list[list[str]]:
    """The same cells as they should look: dates of the Buddhist era, numbers and text as they are."""
    lines = load_workbook(book).worksheets[0].iter_rows(values_only=True)
    return [[_look(value) for value in line] for line in lines]


def _read(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines))


def _look(value: Any) -> str:
    if isinstance(value, date):
        return f"{value.day}/{value.month}/{value.year + 543}"
    return "" if value is None else str(value)
