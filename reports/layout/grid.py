"""Ruled tables: every cell wraps or shrinks to its column, every row is as high as its tallest cell."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from reports.layout.fonts import ASCENT, Weight
from reports.layout.page import MM, Page
from reports.layout.paragraph import Paragraph, Text, first_baseline, fitted, paragraph

_SIDE = 1.2 * MM  # white space left and right of a cell's text
_OPTICAL_RISE = 0.22  # Thai letters stand around this part of the size above the baseline


@dataclass(frozen=True, slots=True)
class Column:
    """Heading, width in mm, and where the cells' text stands."""

    heading: str
    width: float
    align: Literal["left", "center"] = "left"


@dataclass(frozen=True, slots=True)
class Grid:
    """A table laid out; all measures in points, `heights` holds the heading row first."""

    columns: tuple[Column, ...]
    cells: tuple[tuple[Paragraph | None, ...], ...]
    heights: tuple[float, ...]

    @property
    def height(self) -> float:
        return sum(self.heights)

    @property
    def width(self) -> float:
        return sum(column.width for column in self.columns) * MM

    def draw(self, page: Page, x: float, top: float, *, stretch: float = 0) -> None:
        """Draw at `x`, `top`; every row is made `stretch` points higher."""
        y = top
        for number, (row, height) in enumerate(zip(self.cells, self.heights, strict=True)):
            _draw_row(page, self.columns, row, (x, y, height + stretch), heading=number == 0)
            if number:
                page.line(x, y, x + self.width, y)
            y += height + stretch
        page.frame(x, top, self.width, y - top)
        edge = x
        for column in self.columns[:-1]:
            edge += column.width * MM
            page.line(edge, top, edge, y)


def grid(
    columns: Sequence[Column],
    rows: Sequence[Sequence[str]],
    *,
    size: float,
    smallest: float,
    row_height: float,
    least_rows: int = 0,
    most_lines: int = 2,
) -> Grid:
    """Lay out `rows`, padded with empty ones to `least_rows`; text shrinks down to `smallest` to fit."""
    padded = [*rows, *([""] * len(columns) for _ in range(least_rows - len(rows)))]
    cells: list[tuple[Paragraph | None, ...]] = [tuple(_heading(column, size) for column in columns)]
    cells += [
        tuple(
            fitted(text, column.width * MM - 2 * _SIDE, size, smallest, most_lines) if text else None
            for column, text in zip(columns, row, strict=True)
        )
        for row in padded
    ]
    heights = tuple(max(row_height, *(_needed(cell) for cell in row)) for row in cells)
    return Grid(tuple(columns), tuple(cells), heights)


def _heading(column: Column, size: float) -> Paragraph:
    runs = (Text(column.heading, Weight.BOLD),)
    return paragraph(runs, column.width * MM - 2 * _SIDE, size=size, leading=1.25 * size)


def _needed(cell: Paragraph | None) -> float:
    """The row height at which no mark of the cell touches a rule."""
    return (
        (len(cell.lines) - 1) * cell.leading + 2 * (ASCENT - _OPTICAL_RISE) * cell.size + 0.5 if cell else 0
    )


def _draw_row(
    page: Page,
    columns: Sequence[Column],
    cells: Sequence[Paragraph | None],
    box: tuple[float, float, float],
    *,
    heading: bool,
) -> None:
    x, y, height = box
    for column, cell in zip(columns, cells, strict=True):
        if cell:
            baseline = y + height / 2 + _OPTICAL_RISE * cell.size - (len(cell.lines) - 1) * cell.leading / 2
            top = baseline - first_baseline(cell.size, cell.leading)
            centre = heading or column.align == "center"
            inner = column.width * MM - 2 * _SIDE
            cell.draw(page, x + _SIDE, top, centred_in=inner if centre else 0)
        x += column.width * MM
