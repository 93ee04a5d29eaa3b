"""Ruled tables that go on over sheets: rows as blocks, the heading repeated, cells across columns."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate
from typing import Literal

from reports.layout.breaks import units
from reports.layout.flow import Block
from reports.layout.fonts import ASCENT, Weight
from reports.layout.page import MM, TICK_SIDE, Page
from reports.layout.paragraph import Paragraph, Run, Span, Text, first_baseline, fitted, paragraph
from reports.layout.thai_text import shape

_SIDE = 1.2 * MM  # white left and right of a cell's text
_OPTICAL_RISE = 0.22  # Thai letters stand around this part of the size above the baseline
_TALLEST = 50 * MM  # a row higher than this is cut between its lines,
_PIECE = 6  # so many lines to a piece
_GREY = 0.92

Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Cell:
    """Text over `span` columns and (in headings) `rows` rows; `tick` draws the mark instead of text.

    `lines` of runs take the place of `text`, each beginning a new line.
    """

    text: str = ""
    span: int = 1
    rows: int = 1
    align: Align | None = None
    bold: bool = False
    tick: bool = False
    lines: tuple[tuple[Run, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Columns:
    """A table's columns: widths in mm, where their text stands, and the sizes in points.

    Text shrinks from `size` to `smallest` before it takes more than `most_lines`; `row` is the least height
    of a row in mm. `left` is the table's left edge in points.
    """

    left: float
    widths: tuple[float, ...]
    aligns: tuple[Align, ...]
    size: float = 12
    smallest: float = 10
    most_lines: int = 2
    row: float = 6.2

    def edges(self) -> list[float]:
        """The x of every rule from left to right."""
        return [self.left + edge * MM for edge in accumulate(self.widths, initial=0)]


@dataclass(frozen=True, slots=True)
class _Placed:
    """A cell laid out: the columns it covers (first, end) and its text."""

    first: int
    end: int
    align: Align
    text: Paragraph | None
    tick: bool


def head_row(columns: Columns, rows: Sequence[Sequence[Cell | str]]) -> Block:
    """The heading of one or more rows on a grey ground; `Cell.rows` lets one reach down."""
    size = columns.size
    edges = columns.edges()
    placed: list[tuple[int, int, int, int, Paragraph]] = []
    taken: set[tuple[int, int]] = set()
    for down, row in enumerate(rows):
        column = 0
        for given in row:
            cell = given if isinstance(given, Cell) else Cell(given)
            while (down, column) in taken:
                column += 1
            end = column + cell.span
            taken |= {(down + low, at) for low in range(cell.rows) for at in range(column, end)}
            text = _heading(cell.text, edges[end] - edges[column] - 2 * _SIDE, size)
            placed.append((down, down + cell.rows, column, end, text))
            column = end
    tops = list(accumulate(_row_heights(placed, len(rows), columns.row * MM), initial=0.0))

    def draw(page: Page, top: float) -> None:
        page.shade(edges[0], top, edges[-1] - edges[0], tops[-1], _GREY)
        page.line(edges[0], top, edges[-1], top)
        page.line(edges[0], top, edges[0], top + tops[-1])
        for first, last, left, right, text in placed:
            box = (edges[left], top + tops[first], edges[right] - edges[left], tops[last] - tops[first])
            page.line(box[0], box[1] + box[3], box[0] + box[2], box[1] + box[3])
            page.line(box[0] + box[2], box[1], box[0] + box[2], box[1] + box[3])
            _draw_text(page, box, text, "center")

    return Block(tops[-1], draw, with_next=True)


def _heading(text: str, width: float, size: float) -> Paragraph:
    """As large as its words allow, down to 70 % of the size."""
    widest = max((shape(unit.strip(), Weight.BOLD).width for unit in units(text) if unit.strip()), default=0)
    step = max(min(size, width / widest), 0.7 * size) if widest else size
    runs: list[Run] = []
    for word in text.split():
        whole = shape(word, Weight.BOLD).width * step <= width
        runs += [Text(" ", Weight.BOLD), Text(word, Weight.BOLD, keep=whole)]
    return paragraph(runs, width, size=step, leading=1.2 * step)


def _row_heights(
    placed: Sequence[tuple[int, int, int, int, Paragraph]], rows: int, least: float
) -> list[float]:
    heights = [least] * rows
    for first, last, _, _, text in sorted(placed, key=lambda each: each[1] - each[0]):
        lacking = _needed(text) - sum(heights[first:last])
        if lacking > 0:
            heights[last - 1] += lacking
    return heights


def rows(
    columns: Columns,
    cells: Sequence[Cell | str],
    *,
    bold: bool = False,
    shaded: bool = False,
    with_next: bool = False,
    heads: tuple[Block, ...] = (),
) -> list[Block]:
    """One row as blocks: one, or several where its text is longer than a sheet should leave white.

    A row draws the rule under it; the one above is that of the heading or row before.
    """
    placed = _placed(columns, cells, bold)
    parts = _parts(placed)
    edges = columns.edges()
    blocks = []
    for number, part in enumerate(parts):
        height = max([columns.row * MM, *(_needed(each.text) for each in part if each.text)])
        ruled = number == len(parts) - 1
        draw = partial(
            _draw_row, edges=edges, cells=part, height=height, ruled=ruled, shaded=shaded, columns=columns
        )
        closing = None if ruled else (edges[0], edges[-1])
        blocks.append(Block(height, draw, with_next=with_next, heads=heads, closing=closing))
    return blocks


def _placed(columns: Columns, cells: Sequence[Cell | str], bold: bool) -> list[_Placed]:
    edges = columns.edges()
    placed = []
    at = 0
    for given in cells:
        cell = given if isinstance(given, Cell) else Cell(given)
        end = at + cell.span
        align = cell.align or columns.aligns[at]
        width = edges[end] - edges[at] - 2 * _SIDE
        text = _laid_out(columns, cell.text, width, bold or cell.bold) if cell.text else None
        if cell.lines:
            text = _of_lines(cell.lines, width, columns.size)
        placed.append(_Placed(at, end, align, text, cell.tick))
        at = end
    if at != len(columns.widths):
        raise ValueError(f"{at} columns filled of {len(columns.widths)}")
    return placed


def _laid_out(columns: Columns, text: str, width: float, bold: bool) -> Paragraph:
    weight = Weight.BOLD if bold else Weight.REGULAR
    words = shape(text, weight)
    if words.width * columns.size <= width:  # most cells: no need to look for places to break
        span = Span(0, words.width * columns.size, [words])
        return Paragraph(([span],), columns.size, 1.25 * columns.size)
    return fitted(text, width, columns.size, columns.smallest, columns.most_lines, weight)


def _of_lines(lines: Sequence[Sequence[Run]], width: float, size: float) -> Paragraph:
    leading = 1.25 * size
    laid_out = [paragraph(runs, width, size=size, leading=leading) for runs in lines]
    return Paragraph(tuple(line for each in laid_out for line in each.lines), size, leading)


def _parts(placed: Sequence[_Placed]) -> list[list[_Placed]]:
    """The row whole, or when it is higher than _TALLEST in pieces with the next lines of every cell."""
    longest = max((each.text for each in placed if each.text), key=_needed, default=None)
    if longest is None or _needed(longest) <= _TALLEST:
        return [list(placed)]
    count = max(-(-len(each.text.lines) // _PIECE) for each in placed if each.text)
    return [[_piece(each, number * _PIECE) for each in placed] for number in range(count)]


def _piece(cell: _Placed, first: int) -> _Placed:
    kept = cell.text.lines[first : first + _PIECE] if cell.text else ()
    text = Paragraph(kept, cell.text.size, cell.text.leading) if cell.text and kept else None
    return _Placed(cell.first, cell.end, cell.align, text, cell.tick and first == 0)


def _needed(cell: Paragraph) -> float:
    """The row height at which no mark of the cell touches a rule."""
    return (len(cell.lines) - 1) * cell.leading + 2 * (ASCENT - _OPTICAL_RISE) * cell.size + 0.5


def _draw_row(
    page: Page,
    top: float,
    *,
    edges: Sequence[float],
    cells: Sequence[_Placed],
    height: float,
    ruled: bool,
    shaded: bool,
    columns: Columns,
) -> None:
    left, right = edges[0], edges[-1]
    if shaded:
        page.shade(left, top + 0.25, right - left, height - 0.5, 0.96)  # clear of the rules
    for cell in cells:
        box = (edges[cell.first], top, edges[cell.end] - edges[cell.first], height)
        if cell.tick:
            side = TICK_SIDE * columns.size
            page.tick(box[0] + (box[2] - side) / 2, top + height / 2 + 0.4 * side, columns.size)
        elif cell.text:
            _draw_text(page, box, cell.text, cell.align)
        page.line(box[0], top, box[0], top + height)
    page.line(right, top, right, top + height)
    if ruled:
        page.line(left, top + height, right, top + height)


def _draw_text(page: Page, box: tuple[float, float, float, float], text: Paragraph, align: Align) -> None:
    x, y, width, height = box
    baseline = y + height / 2 + _OPTICAL_RISE * text.size - (len(text.lines) - 1) * text.leading / 2
    top = baseline - first_baseline(text.size, text.leading)
    inner = width - 2 * _SIDE
    if align != "right":
        text.draw(page, x + _SIDE, top, centred_in=inner if align == "center" else 0)
        return
    for number, line in enumerate(text.lines):
        single = Paragraph((line,), text.size, text.leading)
        single.draw(page, x + _SIDE + inner - line[-1].end, top + number * text.leading)
