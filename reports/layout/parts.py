"""The parts of a form as blocks: headings, running text, rows of fields, signatures."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from reports.layout.flow import Area, Block
from reports.layout.fonts import Weight
from reports.layout.page import MM, Page
from reports.layout.paragraph import Blank, Paragraph, Run, Text, first_baseline, fitted, paragraph
from reports.layout.signature import Signature, signature_block
from reports.layout.thai_text import shape

_SMALLEST = 0.75  # a value shrinks to this part of the size before it wraps
_BETWEEN = 3 * MM  # white between two fields of a row


@dataclass(frozen=True, slots=True)
class Type:
    """Sizes in points; `line` times the size from line to line."""

    size: float = 14
    line: float = 1.3

    @property
    def leading(self) -> float:
        return self.size * self.line


@dataclass(frozen=True, slots=True)
class Field:
    """A label and its value in a column of `width` mm; dots to its end where the value is missing."""

    label: str
    value: str
    width: float
    unit: str = ""


def title(text: str, area: Area, *, size: float = 18, above: float = 0) -> Block:
    """A centred bold line; wraps when it must."""
    laid_out = paragraph((Text(text, Weight.BOLD),), area.width, size=size, leading=1.3 * size)
    return Block(
        laid_out.height,
        lambda page, top: laid_out.draw(page, area.left, top, centred_in=area.width),
        above=above,
        with_next=True,
    )


def centred(text: str, area: Area, type_: Type) -> Block:
    """A centred line of plain text; wraps when it must."""
    laid_out = paragraph((Text(text),), area.width, size=type_.size, leading=type_.leading)
    return Block(
        laid_out.height,
        lambda page, top: laid_out.draw(page, area.left, top, centred_in=area.width),
        with_next=True,
    )


def right_lines(lines: Sequence[Sequence[Run]], area: Area, type_: Type) -> Block:
    """Short lines that end at the right margin (form number, place, date)."""
    rows = [paragraph(runs, area.width, size=type_.size, leading=type_.leading) for runs in lines]

    def draw(page: Page, top: float) -> None:
        for number, row in enumerate(rows):
            row.draw(page, area.left + area.width - row.lines[0][-1].end, top + number * type_.leading)

    return Block(len(rows) * type_.leading, draw, with_next=True)


def heading(text: str, area: Area, type_: Type, *, above: float = 2.5 * MM) -> Block:
    """A section's bold heading on a grey ground; never the last line of a sheet."""
    laid_out = paragraph(
        (Text(text, Weight.BOLD),), area.width - 4 * MM, size=type_.size, leading=type_.leading
    )

    def draw(page: Page, top: float) -> None:
        page.shade(area.left, top, area.width, laid_out.height)
        laid_out.draw(page, area.left + 2 * MM, top)

    return Block(laid_out.height, draw, above=above, with_next=True)


def flowing(
    runs: Sequence[Run], area: Area, type_: Type, *, indent: float = 0, above: float = 0
) -> list[Block]:
    """Running text line by line, so that it may go on on the next sheet, but no line of it alone."""
    whole = paragraph(runs, area.width, size=type_.size, leading=type_.leading, indent=indent)
    lines = [
        Block(type_.leading, _line_drawer(Paragraph((line,), whole.size, whole.leading), area.left))
        for line in whole.lines
    ]
    last = len(lines) - 1
    return [
        replace(block, above=above if number == 0 else 0, with_next=number < last and number in (0, last - 1))
        for number, block in enumerate(lines)
    ]


def _line_drawer(line: Paragraph, left: float) -> Callable[[Page, float], None]:
    return lambda page, top: line.draw(page, left, top)


def dotted(area: Area, type_: Type, lines: int) -> list[Block]:
    """Whole dotted lines to write on."""
    return flowing((Blank(lines * area.width / MM),), area, type_)


def fields(
    row: Sequence[Field], area: Area, type_: Type, *, above: float = 0, label: Weight = Weight.REGULAR
) -> Block:
    """Fields side by side in columns; a value too long for its column shrinks, then wraps under itself."""
    laid_out = [_field(field, type_, label) for field in row]

    def draw(page: Page, top: float) -> None:
        x = area.left
        for field, (label_end, value) in zip(row, laid_out, strict=True):
            if field.label:
                baseline = top + first_baseline(type_.size, type_.leading)
                page.text(x, baseline, (shape(f"{field.label} ", label),), type_.size)
            _draw_value(page, (x, top), field, label_end, value, type_)
            x += field.width * MM

    height = max([type_.leading, *(_drop(value, type_) + value.height for _, value in laid_out if value)])
    return Block(height, draw, above=above)


def _field(field: Field, type_: Type, weight: Weight) -> tuple[float, Paragraph | None]:
    """Where the value begins, and the value laid out (None where dots stand)."""
    label = shape(f"{field.label} ", weight).width * type_.size if field.label else 0
    if not field.value:
        return label, None
    room = field.width * MM - label - _BETWEEN
    text = f"{field.value} {field.unit}".strip()
    found = fitted(text, room, type_.size, _SMALLEST * type_.size, 1)
    leading = type_.leading if len(found.lines) == 1 else found.leading
    return label, Paragraph(found.lines, found.size, leading)


def _drop(value: Paragraph, type_: Type) -> float:
    """How far down a smaller value begins, to stand on its label's baseline."""
    return max(first_baseline(type_.size, type_.leading) - first_baseline(value.size, value.leading), 0)


def _draw_value(
    page: Page,
    place: tuple[float, float],
    field: Field,
    label_end: float,
    value: Paragraph | None,
    type_: Type,
) -> None:
    x, top = place
    baseline = top + first_baseline(type_.size, type_.leading)
    if value:
        value.draw(page, x + label_end, top + _drop(value, type_))
        return
    end = x + field.width * MM - _BETWEEN
    if field.unit:
        words = shape(f" {field.unit}")
        end -= words.width * type_.size
        page.text(end, baseline, (words,), type_.size)
    page.dots(x + label_end, baseline, end)


def signatures(
    pair: Sequence[Signature | None], area: Area, type_: Type, *, pen: float = 6 * MM, above: float = 2 * MM
) -> Block:
    """Signing blocks side by side, with white above the line for the pen; never cut."""
    column = area.width / len(pair)
    blocks = [
        signature_block(each, column, size=type_.size, leading=type_.leading) if each else None
        for each in pair
    ]

    def draw(page: Page, top: float) -> None:
        for number, block in enumerate(blocks):
            if block:
                block.draw(page, area.left + number * column, top + pen)

    return Block(pen + max(block.height for block in blocks if block), draw, above=above)


def together(blocks: Sequence[Block]) -> list[Block]:
    """The same blocks, kept on one sheet."""
    kept = [replace(block, with_next=True) for block in islice(blocks, len(blocks) - 1)]
    return [*kept, *blocks[-1:]]
