"""Thai strings on paper: shaped once, measured, and written so that a reader of the PDF finds them again."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import uharfbuzz

from reports.layout.fonts import SCALE, Weight, face

# what the paper sets: marks attached to their letters, ligatures and kerning as the font has them
_FEATURES = {"kern": True, "liga": True}


@dataclass(frozen=True, slots=True)
class Shaped:
    """A string (not empty) with its glyphs.

    `width` is a part of the size, `pieces` are (PDF glyph codes, rise in 1/1000).
    """

    text: str
    weight: Weight
    width: float
    pieces: tuple[tuple[str, int], ...]
    glyphs: frozenset[int]


@lru_cache(maxsize=8192)
def shape(text: str, weight: Weight = Weight.REGULAR) -> Shaped:
    """`text` set in one line of the paper's font, for every size at once."""
    font = face(weight)
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    if any("ก" <= letter <= "๛" for letter in text):
        buffer.script = "Thai"  # a text that begins with a Latin letter would leave Thai marks unattached
    uharfbuzz.shape(font.hb_font, buffer, _FEATURES)
    per_mille = 1000 / font.hb_face.upem
    pieces: list[tuple[list[str], int]] = [([], 0)]
    pen = drawn = 0.0
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        rise = round(position.y_offset * per_mille)
        if rise != pieces[-1][1]:
            pieces.append(([], rise))
        codes = pieces[-1][0]
        _move(codes, pen + position.x_offset * per_mille - drawn)
        codes.append(f"<{info.codepoint:04X}>")
        drawn = pen + position.x_offset * per_mille + font.widths[info.codepoint]
        pen += position.x_advance * per_mille
    _move(pieces[-1][0], pen - drawn)
    return Shaped(
        text=text,
        weight=weight,
        width=pen / 1000 * SCALE,
        pieces=tuple(("".join(codes).replace("><", ""), rise) for codes, rise in pieces if codes),
        glyphs=frozenset(info.codepoint for info in buffer.glyph_infos),
    )


def _move(codes: list[str], distance: float) -> None:
    """Move the pen by that many 1/1000 em within a PDF text array, where positive goes back."""
    if round(distance):
        codes.append(str(-round(distance)))


def width(text: str, size: float, weight: Weight = Weight.REGULAR) -> float:
    """How wide `text` is drawn, in points."""
    return shape(text, weight).width * size


def text_operators(words: Iterable[Shaped], size: float) -> str:
    """The PDF operators that draw `words` one after the other from the current text position."""
    out = ["["]
    for word in words:
        for codes, rise in word.pieces:
            out.append(codes if not rise else f"]TJ {rise * size / 1000:.2f} Ts[{codes}]TJ 0 Ts[")
    out.append("]TJ")
    return "".join(out)


def actual_text(text: str) -> str:
    """The operator that tells readers which string is drawn until the next EMC."""
    return f"/Span<</ActualText<FEFF{text.encode('utf-16-be').hex()}>>>BDC"
