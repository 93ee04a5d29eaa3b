"""The paper's two faces, shaped by HarfBuzz and embedded glyph by glyph.

Sizes everywhere in reports are points of TH Sarabun New, the size the rules of official papers speak of.
Laksaman is the same design drawn 1.5 times larger on its em square, hence SCALE.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

import uharfbuzz
from reportlab.pdfbase import pdfdoc

import resources

SCALE = 2 / 3
# reach of the highest and lowest marks from the baseline, as a part of the size (ปื๊ด, ฎู)
ASCENT = 0.853
DESCENT = 0.251

_FILES = {"regular": "Laksaman-Regular.ttf", "bold": "Laksaman-Bold.ttf"}
_VARIANT = re.compile(r"uni([0-9A-F]{4})(?:\..+)?")
_UNUSED_TABLES = ("GSUB", "GPOS", "GDEF", "cmap", "name", "OS/2", "post", "gasp", "FFTM", "kern")


class Weight(StrEnum):
    REGULAR = "regular"
    BOLD = "bold"


@dataclass(frozen=True, eq=False)
class Face:
    """One face: widths and letters by glyph number, widths in 1/1000 em."""

    weight: Weight
    name: str
    hb_face: Any
    hb_font: Any
    widths: tuple[int, ...]
    letters: dict[int, str]


@lru_cache
def face(weight: Weight) -> Face:
    """The face of that weight, read once."""
    data = resources.read_bytes("fonts", _FILES[weight])
    hb_face = uharfbuzz.Face(data)
    hb_font = uharfbuzz.Font(hb_face)
    per_mille = 1000 / hb_face.upem
    glyphs = range(hb_face.glyph_count)
    return Face(
        weight=weight,
        name=f"Laksaman-{weight.capitalize()}",
        hb_face=hb_face,
        hb_font=hb_font,
        widths=tuple(round(hb_font.get_glyph_h_advance(glyph) * per_mille) for glyph in glyphs),
        letters=_letters(hb_face, hb_font),
    )


def _letters(hb_face: Any, hb_font: Any) -> dict[int, str]:
    """The character each glyph stands for; a variant such as the tail-less ญ stands for its letter."""
    letters = {hb_font.get_nominal_glyph(code): chr(code) for code in sorted(hb_face.unicodes, reverse=True)}
    for glyph in range(hb_face.glyph_count):
        named = _VARIANT.fullmatch(hb_font.glyph_to_string(glyph))
        if glyph not in letters and named:
            letters[glyph] = chr(int(named[1], 16))
    return letters


@lru_cache(maxsize=32)
def _subset(weight: Weight, glyphs: frozenset[int]) -> bytes:
    wanted = uharfbuzz.SubsetInput()
    wanted.glyph_set.update(glyphs)
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in _UNUSED_TABLES)
    # glyph numbers stay, so that the page can name them before the subset is known
    wanted.flags = (
        uharfbuzz.SubsetFlags.RETAIN_GIDS
        | uharfbuzz.SubsetFlags.NO_HINTING
        | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
        | uharfbuzz.SubsetFlags.NO_LAYOUT_CLOSURE
    )
    return bytes(uharfbuzz.subset(face(weight).hb_face, wanted).blob.data)


class EmbeddedFont:
    """One face in one document: collects the glyphs drawn, then adds itself when the document is written."""

    def __init__(self, weight: Weight, resource_name: str) -> None:
        self.face = face(weight)
        self.resource_name = resource_name
        self._glyphs: set[int] = {0}

    def use(self, glyphs: Iterable[int]) -> None:
        self._glyphs.update(glyphs)

    def addObjects(self, document: Any) -> None:  # noqa: N802 (ReportLab's name)
        """Called by ReportLab once all pages are drawn."""
        name = pdfdoc.PDFName("WDPAPR+" + self.face.name)
        descendant = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Font"),
                "Subtype": pdfdoc.PDFName("CIDFontType2"),
                "BaseFont": name,
                "CIDSystemInfo": pdfdoc.PDFDictionary(
                    {
                        "Registry": pdfdoc.PDFString("Adobe"),
                        "Ordering": pdfdoc.PDFString("Identity"),
                        "Supplement": 0,
                    }
                ),
                "CIDToGIDMap": pdfdoc.PDFName("Identity"),
                "DW": 0,
                "W": self._width_array(),
                "FontDescriptor": document.Reference(
                    self._descriptor(document, name), self._key("descriptor")
                ),
            }
        )
        font = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Font"),
                "Subtype": pdfdoc.PDFName("Type0"),
                "BaseFont": name,
                "Encoding": pdfdoc.PDFName("Identity-H"),
                "DescendantFonts": pdfdoc.PDFArray([document.Reference(descendant, self._key("descendant"))]),
                "ToUnicode": document.Reference(_stream(self._unicode_map()), self._key("unicode")),
            }
        )
        document.idToObject["BasicFonts"].dict[self.resource_name] = document.Reference(
            font, self._key("font")
        )

    def _key(self, part: str) -> str:
        return f"welfaredesk:{self.resource_name}:{part}"

    def _descriptor(self, document: Any, name: Any) -> Any:
        data = _subset(self.face.weight, frozenset(self._glyphs))
        file = _stream(data)
        file.dictionary["Length1"] = len(data)
        return pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("FontDescriptor"),
                "FontName": name,
                "Flags": 4,
                "FontBBox": pdfdoc.PDFArray([-600, -400, 1300, 1300]),
                "ItalicAngle": 0,
                "Ascent": 1279,
                "Descent": -376,
                "CapHeight": 716,
                "StemV": 120 if self.face.weight is Weight.BOLD else 70,
                "FontFile2": document.Reference(file, self._key("file")),
            }
        )

    def _width_array(self) -> Any:
        widths = self.face.widths
        return _Literal(
            " ".join(f"{glyph} [{widths[glyph]}]" for glyph in sorted(self._glyphs) if widths[glyph])
        )

    def _unicode_map(self) -> bytes:
        pairs = [
            f"<{glyph:04X}> <{self.face.letters[glyph].encode('utf-16-be').hex().upper()}>"
            for glyph in sorted(self._glyphs)
            if glyph in self.face.letters
        ]
        blocks = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
        body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
        return (
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
            "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
            "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
            f"{body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
        ).encode("ascii")


class _Literal(pdfdoc.PDFObject):  # type: ignore[misc]
    """An array already written out: ReportLab's own formatting of numbers is slow."""

    def __init__(self, content: str) -> None:
        self._content = content

    def format(self, _: Any) -> bytes:
        return f"[{self._content}]".encode("ascii")


def _stream(content: bytes) -> Any:
    return pdfdoc.PDFStream(content=content, filters=[pdfdoc.PDFZCompress])
