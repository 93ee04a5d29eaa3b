"""What letters, memos and orders share (domain specification §6.1–6.3): margins, emblem, text, sheets."""

from base64 import b64decode
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from reports.layout.breaks import units
from reports.layout.digits import thai_figures
from reports.layout.flow import Area, Block, Laid, on_one_page, paginate
from reports.layout.fonts import Weight
from reports.layout.listing import Align, Cell, Columns, head_row, rows
from reports.layout.mark import draw_mark
from reports.layout.page import HEIGHT, MM, WIDTH, Page
from reports.layout.paragraph import Blank, Line, Paragraph, Text, first_baseline, fitted, paragraph
from reports.layout.parts import Type
from reports.layout.signature import acting_for
from reports.layout.thai_text import shape, width
from welfaredesk.domain.thai_text import to_thai
from welfaredesk.papers.lending import Signer
from welfaredesk.papers.official import Listing, Part

LEFT, RIGHT, TOP, BOTTOM = 30 * MM, 20 * MM, 15 * MM, 20 * MM
AREA = Area(LEFT, TOP, WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM)
CENTRE = WIDTH / 2
TEXT = Type(16, 1.25)
INDENT = 25 * MM
BETWEEN = 6.0  # points between the parts of a head and before a paragraph
SIGNING = AREA.width / 2  # a signature stands in the middle of the right half
_LATER = 10 * MM  # sheets after the first begin 25 mm from the top, their number stands above
_TABLE_SIZE, _TABLE_SMALLEST = 14.0, 11.0
_URGENT_SIZE = 32.0
_CATCH = 24  # letters of the next sheet's beginning
Draw = Callable[[Page, float], None]


@dataclass(frozen=True, slots=True)
class Spacing:
    """White `between` the parts and before paragraphs (points), for the `pen` and of table rows (mm)."""

    between: float
    pen: float
    row: float


WIDE, CLOSE = Spacing(BETWEEN, 18, 7), Spacing(3.0, 13, 6.2)


@dataclass(frozen=True, slots=True)
class Passage(Block):
    """A block of which `catch` are the first words: they stand at the foot of the sheet before it."""

    catch: str = ""


def emblem(page: Page, content: str, x: float, side: float) -> None:
    """The office's emblem `side` points high at the top; white where the office has headed paper."""
    if content:
        page.picture(b64decode(content), x, TOP, side, side)


def urgency(page: Page, word: str, x: float, baseline: float) -> None:
    """How urgent it is, large and red."""
    if word:
        page.red_text(x, baseline, (shape(word, Weight.BOLD),), _URGENT_SIZE)


def urgency_width(word: str) -> float:
    """How wide the word stands."""
    return width(word, _URGENT_SIZE, Weight.BOLD)


def centred(page: Page, text: str, top: float, type_: Type) -> None:
    """A bold line in the middle of the sheet."""
    words = shape(text, Weight.BOLD)
    x = CENTRE - words.width * type_.size / 2
    page.text(x, top + first_baseline(type_.size, type_.leading), (words,), type_.size)


def passages(laid_out: Paragraph, left: float, *, above: float = 0, with_next: bool = False) -> list[Passage]:
    """A paragraph line by line, so that it may go on overleaf, but no line of it alone."""
    last = len(laid_out.lines) - 1
    return [
        Passage(
            laid_out.leading,
            _drawn(Paragraph((line,), laid_out.size, laid_out.leading), left),
            above=above if number == 0 else 0,
            with_next=with_next or (number < last and number in (0, last - 1)),
            catch=_words(line),
        )
        for number, line in enumerate(laid_out.lines)
    ]


def labelled(label: str, values: Sequence[str], spacing: Spacing) -> list[Block]:
    """A label and what it names; several are counted, and lines that wrap begin under the first."""
    numbered = [f"{number}. {value}" for number, value in enumerate(values, start=1)]
    indent = width(f"{label}  ", TEXT.size)
    found: list[Block] = []
    for number, value in enumerate(numbered if len(values) > 1 else values):
        runs = (Text(thai_figures(value)),)
        wrapped = paragraph(runs, AREA.width - indent, size=TEXT.size, leading=TEXT.leading)
        lines = passages(wrapped, LEFT + indent, above=0 if number else spacing.between, with_next=True)
        if number == 0:
            lines[0] = replace(lines[0], draw=_with_label(label, lines[0]))
        found += lines
    return found


def body(parts: Sequence[Part], spacing: Spacing) -> list[Block]:
    """The paragraphs, indented 2.5 cm, and their tables; the last one stays with the signature."""
    found: list[Block] = []
    for number, part in enumerate(parts):
        heading = f"{part.heading} " if part.heading else ""
        runs = (Text(thai_figures(heading), Weight.BOLD), Text(thai_figures(part.text)))
        laid_out = paragraph(
            runs if heading else runs[1:], AREA.width, size=TEXT.size, leading=TEXT.leading, indent=INDENT
        )
        last = number == len(parts) - 1
        found += passages(laid_out, LEFT, above=spacing.between, with_next=last)
        if part.listing:
            found[-1] = replace(found[-1], with_next=True)
            found += table(part.listing, spacing)
    return found


def table(listing: Listing, spacing: Spacing) -> list[Block]:
    """A ruled table as wide as the text."""
    aligns: tuple[Align, ...] = tuple("center" if each else "left" for each in listing.centred)
    columns = Columns(
        LEFT, listing.widths, aligns, size=_TABLE_SIZE, smallest=_TABLE_SMALLEST, row=spacing.row
    )
    heading = head_row(columns, [[thai_figures(text) for text in listing.headings]])
    found: list[Block] = [replace(heading, above=spacing.between / 2)]
    for cells in listing.rows:
        made = rows(columns, [Cell(thai_figures(cell)) for cell in cells], heads=(heading,))
        found += [_catching(block, thai_figures(cells[1])) for block in made]
    return found


def signature(
    signer: Signer,
    spacing: Spacing,
    closing: str = "",
    *,
    left: float = LEFT + SIGNING,
    room: float = SIGNING,
) -> Block:
    """The closing words, white for the pen, the name in brackets and the position, in the right half."""
    lines = [paragraph((Text(closing),), room, size=TEXT.size, leading=TEXT.leading)] if closing else []
    under = [_name(signer.name, room)]
    under += [_fitted(text, room) for text in (signer.position, acting_for(signer.acting_for)) if text]
    head = sum(line.height for line in lines) + spacing.pen * MM

    def draw(page: Page, top: float) -> None:
        for line in lines:
            line.draw(page, left, top, centred_in=room)
        pen = top + head
        for row in under:
            row.draw(page, left, pen, centred_in=room)
            pen += row.height

    return Block(head + sum(row.height for row in under), draw, above=2 * spacing.between)


def on_one_sheet(*builds: Callable[[Spacing], list[Block]]) -> list[Block]:
    """The first build set wide; set close or the next build when that alone saves a second sheet."""
    tries = [build(spacing) for build in builds for spacing in (WIDE, CLOSE)]
    return on_one_page(tries, AREA, otherwise=0)


def write(page: Page, blocks: Sequence[Block], *, bottom: bool = False, mark: str = "") -> bytes:
    """Draw the blocks and finish: later sheets with their number, each with the next one's first words.

    With `bottom` the last block stands at the foot of the last sheet.
    """
    sheets = paginate(blocks, AREA.height)
    if len(sheets) > 1:
        sheets = paginate(blocks, AREA.height - TEXT.leading, later=_LATER)
    if bottom:
        sheets[-1][-1] = Laid(blocks[-1], AREA.height - blocks[-1].height)
    for number, sheet in enumerate(sheets, start=1):
        if number > 1:
            page.next_sheet()
            _number(page, number)
        for laid in sheet:
            laid.block.draw(page, TOP + laid.top)
        draw_mark(page, mark)
        last = sheet[-1]
        if last.block.closing:
            edge = TOP + last.top + last.block.height
            page.line(last.block.closing[0], edge, last.block.closing[1], edge)
        if number < len(sheets):
            _catchword(page, sheets[number])
    return page.finish()


def _number(page: Page, number: int) -> None:
    text = f"– {to_thai(number)} –"  # readers of the PDF take a hyphen at the end for a broken word
    x = CENTRE - width(text, TEXT.size) / 2
    page.text(x, TOP + first_baseline(TEXT.size, TEXT.leading), (shape(text),), TEXT.size)


def _catchword(page: Page, following: Sequence[Laid]) -> None:
    words = next((laid.block.catch for laid in following if isinstance(laid.block, Passage)), "")
    if words:
        text = f"/{words}..."
        x = LEFT + AREA.width - width(text, TEXT.size)
        top = TOP + AREA.height - TEXT.leading
        page.text(x, top + first_baseline(TEXT.size, TEXT.leading), (shape(text),), TEXT.size)


def _drawn(line: Paragraph, left: float) -> Draw:
    return lambda page, top: line.draw(page, left, top)


def _with_label(label: str, line: Block) -> Draw:
    def draw(page: Page, top: float) -> None:
        page.text(LEFT, top + first_baseline(TEXT.size, TEXT.leading), (shape(label),), TEXT.size)
        line.draw(page, top)

    return draw


def _words(line: Line) -> str:
    """The beginning of a line."""
    return _beginning(word.text for span in line for word in span.words)


def _beginning(words: Iterable[str]) -> str:
    """As many of the words as a catchword takes, one at least, each whole."""
    found = ""
    for word in words:
        if found and len(found) + len(word) > _CATCH:
            break
        found += word
    return found.strip()


def _catching(block: Block, words: str) -> Passage:
    return Passage(
        block.height,
        block.draw,
        block.above,
        block.with_next,
        block.heads,
        block.closing,
        _beginning(units(words)),
    )


def _name(name: str, room: float) -> Paragraph:
    if name:
        return _fitted(f"({name})", room)
    return paragraph((Text("("), Blank(60), Text(")")), room, size=TEXT.size, leading=TEXT.leading)


def _fitted(text: str, room: float) -> Paragraph:
    found = fitted(thai_figures(text), room, TEXT.size, 13, 1)
    return found if len(found.lines) > 1 else Paragraph(found.lines, found.size, TEXT.leading)
