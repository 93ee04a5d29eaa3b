"""Whether the totals a register of houses writes under its rows are what the rows add up to."""

import re
from collections.abc import Iterator

from welfaredesk.domain import thai_text
from welfaredesk.domain.baht_text import satang_figures
from welfaredesk.exchange import cells
from welfaredesk.exchange.staging import TOTAL, StagedSheet
from welfaredesk.services.imports import Problem, Severity
from welfaredesk.services.imports.houses import HouseRecord

_COUNT = re.compile(r"(\d[\d,]*)\s*(?:หลัง|ราย|คน)")
_AMOUNT = re.compile(r"\d[\d,]*(?:\.\d+)?")


def wrong_totals(sheet: StagedSheet) -> Iterator[Problem]:
    """A warning for each total that is neither that of the rows since the last one nor that of all so far."""
    records = {row.row - 1: row.thing for row in sheet.rows if isinstance(row.thing, HouseRecord)}
    if not records:
        return
    column = sheet.layout.columns.get("amount", (-1,))[0]
    counts, sums = [0, 0], [0, 0]  # of all rows, and since the last total
    for number in range(sheet.layout.last_row + 1, len(sheet.raw.rows)):
        if record := records.get(number):
            counts = [count + 1 for count in counts]
            sums = [satang + (record.satang or 0) for satang in sums]
            continue
        shown = [thai_text.to_arabic(cells.text(cell)) for cell in sheet.raw.rows[number]]
        if not any(map(TOTAL.match, shown)):
            continue
        count, satang = _count(shown), _satang(shown, column)
        if count is not None and count not in counts:
            params = {"read": f"{count:,}", "expected": f"{counts[0]:,}"}
            yield _problem(sheet, number, "name", "house_count_differs", params)
        if satang is not None and satang not in sums:
            params = {"read": satang_figures(satang), "expected": satang_figures(sums[0])}
            yield _problem(sheet, number, "amount", "house_total_differs", params)
        counts, sums = [counts[0], 0], [sums[0], 0]


def _count(shown: list[str]) -> int | None:
    found = next((match for text in shown if (match := _COUNT.search(text))), None)
    return int(found[1].replace(",", "")) if found else None


def _satang(shown: list[str], column: int) -> int | None:
    # "10 ราย" under the money says how many, not how much
    found = _AMOUNT.search(_COUNT.sub("", shown[column])) if 0 <= column < len(shown) else None
    return round(float(found[0].replace(",", "")) * 100) if found else None


def _problem(sheet: StagedSheet, number: int, field: str, code: str, params: dict[str, str]) -> Problem:
    heading = sheet.layout.heading(field)
    return Problem(sheet.file, sheet.raw.name, number + 1, heading, code, Severity.WARNING, params)
