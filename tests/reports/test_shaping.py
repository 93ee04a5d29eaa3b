"""Glyphs as they lie on paper: tails give way, marks keep clear of letters and of each other."""

import re
from dataclasses import dataclass
from itertools import combinations

import pytest
from PIL import ImageChops
from pypdfium2 import PdfDocument

from reports.layout.fonts import Weight, face
from reports.layout.page import Page
from reports.layout.thai_text import Shaped, shape, width

WEIGHTS = pytest.mark.parametrize("weight", list(Weight))
_TOKEN = re.compile(r"<([0-9A-F]+)>|(-?\d+)")


@dataclass
class Glyph:
    """One glyph as drawn, in 1/1000 em: where the pen stood, and the reach of its ink."""

    number: int
    pen: int
    rise: int
    bottom: int
    right: int


def glyphs_of(text, weight):
    font = face(weight)
    pen, found = 0, []
    for codes, rise in shape(text, weight).pieces:
        for numbers, move in _TOKEN.findall(codes):
            pen -= int(move or 0)
            for start in range(0, len(numbers), 4):
                number = int(numbers[start : start + 4], 16)
                extents = font.hb_font.get_glyph_extents(number)
                bottom = rise + extents.y_bearing + extents.height
                found.append(Glyph(number, pen, rise, bottom, pen + extents.x_bearing + extents.width))
                pen += font.widths[number]
    return found


def ink(glyph, weight):
    """A picture of that glyph alone, in its place."""
    page = Page("")
    code = f"{-glyph.pen}<{glyph.number:04X}>"
    page.text(100, 200, (Shaped("ก", weight, 1, ((code, glyph.rise),), frozenset({glyph.number})),), 100)
    document = PdfDocument(page.finish())
    picture = document[0].render(scale=3).to_pil().convert("L").crop((200, 200, 700, 750))
    document.close()
    return picture.point(lambda value: 255 if value < 100 else 0).convert("1")


def touching(one, other, weight):
    return ImageChops.logical_and(ink(one, weight), ink(other, weight)).getbbox() is not None


@WEIGHTS
@pytest.mark.parametrize("word", ["ญู", "ญุ", "ฐู", "ฐุ"])
def test_the_tail_goes_above_a_lower_vowel(word, weight):
    letter, vowel = glyphs_of(word, weight)
    assert letter.number != face(weight).hb_font.get_nominal_glyph(ord(word[0]))
    assert glyphs_of(word[0], weight)[0].bottom < -50 <= letter.bottom
    assert not touching(letter, vowel, weight)


@WEIGHTS
@pytest.mark.parametrize("word", ["ญา", "ฐา", "ญี"])
def test_the_tail_stays_without_a_lower_vowel(word, weight):
    assert glyphs_of(word, weight)[0].number == face(weight).hb_font.get_nominal_glyph(ord(word[0]))


@WEIGHTS
@pytest.mark.parametrize("word", ["ปื๊", "ที่", "ป้ำ", "น้ำ", "ฝี่", "กิ์", "ผู้", "ปู่", "ฎุ"])
def test_marks_keep_clear_of_each_other_and_of_the_letter(word, weight):
    drawn = glyphs_of(word, weight)
    assert len(drawn) >= 2
    assert all(ink(glyph, weight).getbbox() for glyph in drawn)
    for one, other in combinations(drawn, 2):
        assert not touching(one, other, weight)


@WEIGHTS
@pytest.mark.parametrize("word", ["ปั๊", "ปั้", "ฝั่"])
def test_tone_marks_keep_clear_of_mai_han_akat(word, weight):
    """The vowel itself leans on the tall stroke: the typeface draws it so."""
    _, vowel, tone = glyphs_of(word, weight)
    assert not touching(vowel, tone, weight)


@WEIGHTS
def test_marks_move_left_of_a_tall_letter(weight):
    over_tall, over_low = glyphs_of("ปี", weight), glyphs_of("ที", weight)
    assert over_tall[0].right - over_tall[1].right > over_low[0].right - over_low[1].right + 50


def test_a_kerned_or_moved_mark_does_not_change_the_width_of_the_line():
    parts = ("ปื๊ด", "ที่", "ป้ำ")
    assert width("".join(parts), 14) == pytest.approx(sum(width(part, 14) for part in parts), abs=0.2)


def test_a_lowered_vowel_is_drawn_lower():
    assert any(rise < -100 for _, rise in shape("ฎุ").pieces)


@WEIGHTS
def test_every_string_reads_back_as_it_was_written(weight):
    text = "ญู ฐู ปื๊ด ที่ ป้ำ น้ำ ฎุ ฬิ์ ต่าง ๆ เด็กชายปิ่นญู ๑๒/๒๕๗๐ KY-809 (ก) “ข” 1,234.50"
    page = Page("")
    page.text(50, 50, (shape(text, weight),), 14)
    document = PdfDocument(page.finish())
    read = document[0].get_textpage().get_text_bounded()
    document.close()
    assert read == text


@WEIGHTS
def test_thai_after_a_latin_beginning_keeps_its_marks(weight):
    alone = glyphs_of("แก้ว", weight)
    mixed = glyphs_of("P-01 แก้ว", weight)[-len(alone) :]
    assert [(glyph.number, glyph.rise) for glyph in mixed] == [(glyph.number, glyph.rise) for glyph in alone]
