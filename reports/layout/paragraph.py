"""Running text in which some values are known and some are dotted lines for the pen."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from reports.layout.breaks import clusters, units
from reports.layout.fonts import ASCENT, DESCENT, Weight
from reports.layout.page import MM, TICK_SIDE, Page
from reports.layout.thai_text import Shaped, shape

_BOX = TICK_SIDE + 0.3  # a tick box and the white after it, as a part of the size
_BETWEEN_CHOICES = 2.5 * MM
_SHORTEST_DOTS = 15 * MM  # a shorter piece of dotted line can't be written on


@dataclass(frozen=True, slots=True)
class Text:
    """Words to print; `keep` holds them on one line (a person's name, an office's name)."""

    text: str
    weight: Weight = Weight.REGULAR
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Blank:
    """A dotted line `length` mm long; it may run on to the next line."""

    length: float


@dataclass(frozen=True, slots=True)
class Choice:
    """A tick box, what it stands for and `dots` mm to write on, together on one line where they fit."""

    text: str
    ticked: bool = False
    dots: float = 0


Run = Text | Blank | Choice


def fill(value: str, blank: float, *, keep: bool = False) -> Run:
    """The value alone where there is one, else a dotted line of `blank` mm (§6.11: never both)."""
    return Text(value, keep=keep) if value else Blank(blank)


@dataclass(slots=True)
class Span:
    """A part of a line: words of one weight, a tick box, or (neither) a dotted line."""

    x: float
    end: float
    words: list[Shaped] = field(default_factory=list)
    ticked: bool | None = None


Line = list[Span]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines broken for one width and size; all measures in points."""

    lines: tuple[Line, ...]
    size: float
    leading: float

    @property
    def height(self) -> float:
        return len(self.lines) * self.leading

    def draw(self, page: Page, x: float, top: float, *, centred_in: float = 0) -> None:
        """Draw from `x`; with `centred_in` each line stands in the middle of that width."""
        baseline = top + first_baseline(self.size, self.leading)
        left = x
        for line in self.lines:
            if centred_in:
                x = left + (centred_in - line[-1].end - line[0].x) / 2
            for span in line:
                if span.words:
                    page.text(x + span.x, baseline, span.words, self.size)
                elif span.ticked is not None:
                    page.tick_box(x + span.x, baseline, self.size, ticked=span.ticked)
                else:
                    page.dots(x + span.x, baseline, x + span.end)
            baseline += self.leading


def paragraph(
    runs: Sequence[Run], width: float, *, size: float, leading: float, indent: float = 0
) -> Paragraph:
    """`runs` broken into lines no wider than `width` points; the first begins at `indent`."""
    return Paragraph(_Breaker(width, size, indent).lines(runs), size, leading)


def first_baseline(size: float, leading: float) -> float:
    """From the top of a line box to its baseline, so that the tallest and lowest marks are equally far in."""
    return (leading + (ASCENT - DESCENT) * size) / 2


class _Breaker:
    """Fills one line after the other."""

    def __init__(self, width: float, size: float, indent: float) -> None:
        self._width, self._size = width, size
        self._lines: list[Line] = [[]]
        self._pen = indent
        self._space: Shaped | None = None  # waits: it is drawn only if a word follows on the same line

    def lines(self, runs: Sequence[Run]) -> tuple[Line, ...]:
        for run in runs:
            if isinstance(run, Blank):
                self._add_dots(run.length * MM)
            elif isinstance(run, Choice):
                self._add_choice(run)
            else:
                for unit in (run.text,) if run.keep else units(run.text):
                    self._add_unit(unit, run.weight)
        return tuple(line for line in self._lines if line)

    def _add_choice(self, choice: Choice) -> None:
        """All of it on one line; words wider than a line wrap after the box."""
        box, dots = _BOX * self._size, choice.dots * MM
        words = shape(choice.text).width * self._size if choice.text else 0
        if self._lines[-1]:
            self._step_over_space()
            self._pen += _BETWEEN_CHOICES
            if self._room() < box + words + dots:
                self._new_line()
        self._lines[-1].append(Span(self._pen, self._pen + box, ticked=choice.ticked))
        self._pen += box
        if words <= self._width - self._pen:
            self._add_unit(choice.text, Weight.REGULAR)
        else:
            for unit in units(choice.text):
                self._add_unit(unit, Weight.REGULAR)
        if dots:
            self._space = shape(" ")
            self._add_dots(min(dots, max(self._room(), _SHORTEST_DOTS)))

    def _add_unit(self, unit: str, weight: Weight) -> None:
        word = unit.strip(" ")
        if unit.startswith(" "):
            self._space = shape(" ", weight)
        if word:
            shaped = shape(word, weight)
            if self._room() < shaped.width * self._size:
                self._new_line()
            if self._room() < shaped.width * self._size:
                self._add_in_parts(word, weight)
            else:
                self._place(shaped)
        if unit.endswith(" "):
            self._space = shape(" ", weight)

    def _add_in_parts(self, word: str, weight: Weight) -> None:
        """What is wider than a whole line: break between units of it, at worst between letters."""
        parts = units(word)
        if len(parts) > 1:
            for part in parts:
                self._add_unit(part, weight)
            return
        for letter in clusters(word):
            shaped = shape(letter, weight)
            if self._room() < shaped.width * self._size:
                self._new_line()
            self._place(shaped)

    def _place(self, word: Shaped) -> None:
        line = self._lines[-1]
        if not (line and line[-1].words and line[-1].words[-1].weight is word.weight):
            self._step_over_space()
            line.append(Span(self._pen, self._pen))
        span = line[-1]
        if self._space:
            span.words.append(self._space)
            self._pen += self._space.width * self._size
            self._space = None
        span.words.append(word)
        self._pen += word.width * self._size
        span.end = self._pen

    def _add_dots(self, length: float) -> None:
        while length > 0:
            self._step_over_space()
            shortest = min(length, _SHORTEST_DOTS)
            if self._width - self._pen < shortest:
                self._take_label_along()
            piece = min(length, self._width - self._pen)
            if 0 < length - piece < _SHORTEST_DOTS:
                length = piece
            self._lines[-1].append(Span(self._pen, self._pen + piece))
            self._pen += piece
            length -= piece

    def _take_label_along(self) -> None:
        """A new line for dots that begins with the word before them: a label stays with its dots."""
        label = self._pop_last_word()
        self._new_line()
        if label:
            self._place(label)
            self._space = shape(" ", label.weight)
            self._step_over_space()

    def _pop_last_word(self) -> Shaped | None:
        """Take the last word off the line, unless it is the only one or dots came after it."""
        line = self._lines[-1]
        if not line or not line[-1].words or (len(line) == 1 and len(line[-1].words) == 1):
            return None
        span = line[-1]
        word = span.words.pop()
        while span.words and span.words[-1].text == " ":
            span.words.pop()
        span.end = span.x + sum(each.width for each in span.words) * self._size
        if not span.words:
            line.pop()
        return word

    def _room(self) -> float:
        return self._width - self._pen - (self._space.width * self._size if self._space else 0) + 0.01

    def _step_over_space(self) -> None:
        if self._space:
            self._pen += self._space.width * self._size
            self._space = None

    def _new_line(self) -> None:
        line = self._lines[-1]
        if line and not line[-1].words and line[-1].ticked is None:
            line[-1].end = self._width
        self._lines.append([])
        self._pen, self._space = 0.0, None


@lru_cache(maxsize=2048)
def fitted(
    text: str, width: float, size: float, smallest: float, most_lines: int, weight: Weight = Weight.REGULAR
) -> Paragraph:
    """`text` at the largest size, down to `smallest`, at which it takes no more than `most_lines`."""
    step = size
    while step > smallest and not _fits(Text(text, weight), width, step, most_lines):
        step = max(step - 0.5, smallest)
    return paragraph((Text(text, weight),), width, size=step, leading=1.25 * step)


def _fits(run: Text, width: float, size: float, most_lines: int) -> bool:
    if any(shape(unit.strip(" "), run.weight).width * size > width for unit in units(run.text)):
        return False
    return len(paragraph((run,), width, size=size, leading=size).lines) <= most_lines
