"""Papers of any length: blocks one under the other, on as many sheets as they need."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from reports.layout.fonts import Weight
from reports.layout.mark import draw_mark, mark_left
from reports.layout.page import MM, Page
from reports.layout.thai_text import shape, width
from welfaredesk.domain.thai_text import to_thai

_FOOT_SIZE = 11.0
_BEFORE_MARK = 3 * MM
_FOOT_ABOVE = 7 * MM  # from the area to the foot's baseline


@dataclass(frozen=True, slots=True)
class Area:
    """Where a sheet is printed on, in points from its top left."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Block:
    """What is never cut: a line, a table row, a pair of signatures.

    `above` is white before it, left out at the top of a sheet. A block `with_next` is never the last of a
    sheet. `heads` are drawn again before it when it begins a sheet (a table's heading). `closing` (from x,
    to x) is ruled under it when it ends a sheet: a row that goes on overleaf.
    """

    height: float
    draw: Callable[[Page, float], None]
    above: float = 0
    with_next: bool = False
    heads: tuple["Block", ...] = ()
    closing: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Laid:
    """A block with its place on a sheet."""

    block: Block
    top: float


@dataclass(frozen=True, slots=True)
class Foot:
    """What stands under every sheet: the number of the sheet at the right, the `mark` in the corner."""

    text: str
    mark: str = ""


def space(height: float) -> Block:
    """White between its neighbours, left out at the top of a sheet."""
    return Block(0, lambda _page, _top: None, above=height)


def paginate(blocks: Sequence[Block], height: float, *, later: float = 0) -> list[list[Laid]]:
    """The sheets, each no more than `height` points high; a chain of blocks is cut only if it must be.

    Sheets after the first begin `later` points lower (a number stands above).
    """
    sheets: list[list[Laid]] = [[]]
    pen = 0.0
    for chain in _chains(blocks):
        if sheets[-1] and pen + _needed(chain) > height:
            pen = later + _new_sheet(sheets, chain[0], later)
        for block in chain:
            if sheets[-1] and pen + block.above + block.height > height:
                pen = later + _new_sheet(sheets, block, later)
            pen += block.above if sheets[-1] else 0
            sheets[-1].append(Laid(block, pen))
            pen += block.height
    return sheets


def on_one_page(tries: Sequence[list[Block]], area: Area, *, otherwise: int = -1) -> list[Block]:
    """The first of the tries that stands on one sheet; when none does, the one at this place."""
    return next((blocks for blocks in tries if len(paginate(blocks, area.height)) == 1), tries[otherwise])


def room_below(blocks: Sequence[Block], height: float) -> float:
    """How high the white under the last of the blocks is on its sheet."""
    last = paginate(blocks, height)[-1][-1]
    return height - last.top - last.block.height


def filled_up(blocks: Sequence[Block], empty: Iterable[Block], height: float) -> list[Block]:
    """The blocks and as many of the `empty` ones as stand under them without another sheet."""
    found, room = list(blocks), room_below(blocks, height)
    for block in empty:
        room -= block.above + block.height
        if room < 0:
            break
        found.append(block)
    return found


def _chains(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Runs of blocks that belong together."""
    chain: list[Block] = []
    for block in blocks:
        chain.append(block)
        if not block.with_next:
            yield chain
            chain = []
    if chain:
        yield chain


def _needed(chain: Sequence[Block]) -> float:
    return sum(block.above + block.height for block in chain)


def _new_sheet(sheets: list[list[Laid]], first: Block, top: float) -> float:
    """Begin a sheet at `top` with what `first` wants repeated; returns how high that is."""
    sheets.append([])
    pen = 0.0
    for head in first.heads:
        sheets[-1].append(Laid(head, top + pen))
        pen += head.height
    return pen


def write(page: Page, blocks: Sequence[Block], area: Area, foot: Foot) -> bytes:
    """Draw `blocks` and finish the document: every sheet with its foot and its number of all (หน้า ๑/๓)."""
    sheets = paginate(blocks, area.height)
    for number, sheet in enumerate(sheets, start=1):
        if number > 1:
            page.next_sheet()
        for laid in sheet:
            laid.block.draw(page, area.top + laid.top)
        _close(page, sheet[-1], area)
        _draw_foot(page, area, foot, f"หน้า {to_thai(number)}/{to_thai(len(sheets))}")
    return page.finish()


def _close(page: Page, last: Laid, area: Area) -> None:
    if last.block.closing:
        bottom = area.top + last.top + last.block.height
        page.line(last.block.closing[0], bottom, last.block.closing[1], bottom)


def _draw_foot(page: Page, area: Area, foot: Foot, number: str) -> None:
    baseline = area.top + area.height + _FOOT_ABOVE
    right = area.left + area.width
    if foot.mark:  # the code stands in the corner, its text before it
        right = min(right, mark_left(page, foot.mark) - _BEFORE_MARK)
    page.line(area.left, baseline - 1.1 * _FOOT_SIZE, right, baseline - 1.1 * _FOOT_SIZE, 0.3)
    if foot.text:
        page.text(area.left, baseline, (shape(foot.text),), _FOOT_SIZE)
    draw_mark(page, foot.mark, baseline)
    page.text(right - width(number, _FOOT_SIZE, Weight.REGULAR), baseline, (shape(number),), _FOOT_SIZE)
