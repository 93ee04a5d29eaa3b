"""An A4 sheet to draw on: text, dotted lines, rules and tick boxes, measured in points from the top left."""

from collections.abc import Sequence
from io import BytesIO

from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from reports.layout.fonts import SCALE, EmbeddedFont, Weight
from reports.layout.thai_text import Shaped, actual_text, text_operators

MM = 72 / 25.4
WIDTH, HEIGHT = A4

# plain compressed streams: the ASCII form is a quarter longer and no reader needs it
rl_config.useA85 = 0

_HAIRLINE = 0.5


class _Sheet(Canvas):  # type: ignore[misc]
    def _make_preamble(self) -> None:
        """ReportLab begins each page with Helvetica, which no paper uses and no office embeds."""
        self._preamble = "1 0 0 1 0 0 cm"


class Page:
    """One document being drawn. The same calls give the same bytes."""

    def __init__(self, title: str, *, author: str = "", subject: str = "") -> None:
        self._buffer = BytesIO()
        self._canvas = _Sheet(
            self._buffer, pagesize=A4, invariant=1, pageCompression=1, pdfVersion=(1, 5), lang="th-TH"
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
            f"{SCALE:.5f} 0 0 {SCALE:.5f} {x:.2f} {HEIGHT - y:.2f} Tm {text_operators(words, size)} ET EMC"
        )
        return x + size * sum(word.width for word in words)

    def dots(self, x: float, y: float, end: float) -> None:
        """A dotted line to write on, just under the baseline `y`."""
        self._write(f"q 1 J .75 w [0 2.1] 0 d {x + 0.4:.2f} {HEIGHT - y - 1.2:.2f} m "
                    f"{end - 0.4:.2f} {HEIGHT - y - 1.2:.2f} l S Q")  # fmt: skip

    def line(self, x: float, y: float, end_x: float, end_y: float, thickness: float = _HAIRLINE) -> None:
        self._write(f"{thickness:g} w {x:.2f} {HEIGHT - y:.2f} m {end_x:.2f} {HEIGHT - end_y:.2f} l S")

    def frame(self, x: float, y: float, width: float, height: float, thickness: float = _HAIRLINE) -> None:
        """A box whose rules lie inside its measures."""
        half = thickness / 2
        self._write(
            f"{thickness:g} w {x + half:.2f} {HEIGHT - y - height + half:.2f} "
            f"{width - thickness:.2f} {height - thickness:.2f} re S"
        )

    def tick_box(self, x: float, y: float, size: float, *, ticked: bool = False) -> float:
        """A box standing on the baseline `y` for text of that size; returns where text may go on."""
        side = 0.52 * size
        self.frame(x, y - side + 0.06 * size, side, side, 0.7)
        if ticked:
            left, bottom = x, HEIGHT - y - 0.06 * size
            self._write(
                f"q 1 J 1 j 1.2 w {left + 0.18 * side:.2f} {bottom + 0.52 * side:.2f} m "
                f"{left + 0.42 * side:.2f} {bottom + 0.2 * side:.2f} l "
                f"{left + 0.95 * side:.2f} {bottom + 1.08 * side:.2f} l S Q"
            )
        return x + side + 0.3 * size

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
