"""A4 sheets to draw on: text, dotted lines, rules, tick boxes, pictures, in points from the top left."""

from collections.abc import Sequence
from io import BytesIO

from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from reports.layout.fonts import SCALE, EmbeddedFont, Weight
from reports.layout.thai_text import Shaped, actual_text, text_operators

MM = 72 / 25.4
WIDTH, HEIGHT = A4

# plain compressed streams: the ASCII form is a quarter longer and no reader needs it
rl_config.useA85 = 0

_HAIRLINE = 0.5
_RED = ".8 0 0"
TICK_SIDE = 0.52  # a tick box's side as a part of the size of the text beside it


def proportion(picture: bytes) -> float:
    """How high a JPEG or PNG is for its width. OSError when it is neither."""
    across, down = ImageReader(BytesIO(picture)).getSize()
    return float(down / across)


class _Sheet(Canvas):  # type: ignore[misc]
    def _make_preamble(self) -> None:
        """ReportLab begins each page with Helvetica, which no paper uses and no office embeds."""
        self._preamble = "1 0 0 1 0 0 cm"


class Page:
    """One document being drawn, sheet after sheet. The same calls give the same bytes."""

    def __init__(self, title: str, *, author: str = "", subject: str = "", landscape: bool = False) -> None:
        self.width, self.height = (HEIGHT, WIDTH) if landscape else (WIDTH, HEIGHT)
        self._buffer = BytesIO()
        self._canvas = _Sheet(
            self._buffer,
            pagesize=(self.width, self.height),
            invariant=1,
            pageCompression=1,
            pdfVersion=(1, 5),
            lang="th-TH",
        )
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)
        self._canvas.setSubject(subject)
        self._canvas.setCreator("WelfareDesk")
        self._canvas.setViewerPreference("DisplayDocTitle", "true")
        self._fonts: dict[Weight, EmbeddedFont] = {}

    def text(self, x: float, y: float, words: Sequence[Shaped], size: float) -> float:
        """Draw `words` (one weight) from `x` on the baseline `y`; returns where they end."""
        if not words:
            return x
        font = self._font(words[0].weight)
        for word in words:
            font.use(word.glyphs)
        self._write(
            f"{actual_text(''.join(word.text for word in words))} BT /{font.resource_name} {size:g} Tf "
            f"{SCALE:.5f} 0 0 {SCALE:.5f} {x:.2f} {self.height - y:.2f} Tm "
            f"{text_operators(words, size)} ET EMC"
        )
        return x + size * sum(word.width for word in words)

    def red_text(self, x: float, y: float, words: Sequence[Shaped], size: float) -> None:
        """As `text`, in red: how urgent a letter is, the one thing on paper that is not black."""
        self._write(f"q {_RED} rg")
        self.text(x, y, words, size)
        self._write("Q")

    def dots(self, x: float, y: float, end: float) -> None:
        """A dotted line to write on, just under the baseline `y`."""
        self._write(f"q 1 J .75 w [0 2.1] 0 d {x + 0.4:.2f} {self.height - y - 1.2:.2f} m "
                    f"{end - 0.4:.2f} {self.height - y - 1.2:.2f} l S Q")  # fmt: skip

    def line(self, x: float, y: float, end_x: float, end_y: float, thickness: float = _HAIRLINE) -> None:
        self._write(
            f"{thickness:g} w {x:.2f} {self.height - y:.2f} m {end_x:.2f} {self.height - end_y:.2f} l S"
        )

    def frame(self, x: float, y: float, width: float, height: float, thickness: float = _HAIRLINE) -> None:
        """A box whose rules lie inside its measures."""
        half = thickness / 2
        self._write(
            f"{thickness:g} w {x + half:.2f} {self.height - y - height + half:.2f} "
            f"{width - thickness:.2f} {height - thickness:.2f} re S"
        )

    def tick_box(self, x: float, y: float, size: float, *, ticked: bool = False) -> float:
        """A box standing on the baseline `y` for text of that size; returns where text may go on."""
        side = TICK_SIDE * size
        self.frame(x, y - side + 0.06 * size, side, side, 0.7)
        if ticked:
            self.tick(x, y, size)
        return x + side + 0.3 * size

    def tick(self, x: float, y: float, size: float) -> None:
        """The mark alone (the paper's font has none), on the baseline `y` for text of that size."""
        side, bottom = TICK_SIDE * size, self.height - y - 0.06 * size
        self._write(
            f"q 1 J 1 j 1.2 w {x + 0.18 * side:.2f} {bottom + 0.52 * side:.2f} m "
            f"{x + 0.42 * side:.2f} {bottom + 0.2 * side:.2f} l "
            f"{x + 0.95 * side:.2f} {bottom + 1.08 * side:.2f} l S Q"
        )

    def shade(self, x: float, y: float, width: float, height: float, grey: float = 0.92) -> None:
        """A light grey ground (1 is white), to be drawn before what stands on it."""
        self._write(f"q {grey:g} g {x:.2f} {self.height - y - height:.2f} {width:.2f} {height:.2f} re f Q")

    def black(self, boxes: Sequence[tuple[float, float, float, float]]) -> None:
        """Fill boxes (x, y, width, height) as one shape."""
        parts = (
            f"{x:.2f} {self.height - y - high:.2f} {wide:.2f} {high:.2f} re" for x, y, wide, high in boxes
        )
        self._write(f"q 0 g {' '.join(parts)} f Q")

    def picture(self, content: bytes, x: float, y: float, width: float, height: float) -> None:
        """A JPEG or PNG in the middle of a box, as large as the box allows. OSError when it is neither."""
        image = ImageReader(BytesIO(content))
        across, down = image.getSize()
        scale = min(width / across, height / down)
        left = x + (width - across * scale) / 2
        bottom = self.height - y - height + (height - down * scale) / 2
        self._canvas.drawImage(image, left, bottom, across * scale, down * scale)

    def next_sheet(self) -> None:
        """Go on on a new sheet."""
        self._canvas.showPage()

    def finish(self) -> bytes:
        """The PDF; nothing more can be drawn."""
        self._canvas.showPage()
        self._canvas.save()
        return self._buffer.getvalue()

    def _write(self, operators: str) -> None:
        self._canvas.addLiteral(operators)

    def _font(self, weight: Weight) -> EmbeddedFont:
        if weight not in self._fonts:
            font = self._fonts[weight] = EmbeddedFont(weight, f"W{weight.capitalize()}")
            self._canvas._doc.delayedFonts.append(font)
        return self._fonts[weight]
