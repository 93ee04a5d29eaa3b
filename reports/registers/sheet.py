"""What lists and tables share: the area, the head of the first sheet, the foot of every sheet."""

from collections.abc import Sequence

from reports.layout.digits import thai_figures
from reports.layout.flow import Area, Block, Foot
from reports.layout.page import HEIGHT, MM, WIDTH
from reports.layout.parts import Type, centred, title
from welfaredesk.papers.office_head import OfficeHead

BODY = Type(14, 1.25)
_SIDE, _TOP, _BOTTOM = 18 * MM, 15 * MM, 20 * MM

PORTRAIT = Area(_SIDE, _TOP, WIDTH - 2 * _SIDE, HEIGHT - _TOP - _BOTTOM)
LANDSCAPE = Area(_SIDE, _TOP, HEIGHT - 2 * _SIDE, WIDTH - _TOP - _BOTTOM)


def head(name: str, lines: Sequence[str], area: Area) -> list[Block]:
    """The name of the paper and what it is about, centred."""
    return [
        title(thai_figures(name), area),
        *(centred(thai_figures(line), area, BODY) for line in lines if line),
        Block(3 * MM, lambda _page, _top: None, with_next=True),
    ]


def foot(code: str, office: OfficeHead, note: str = "") -> Foot:
    """Who made which paper, and what the reader must know of it."""
    who = " ".join(word for word in (office.division, office.name) if word)
    return Foot("   ".join(word for word in (code, who, note) if word))


def village(moo: str) -> str:
    """หมู่ที่ ๔, or that it is not known."""
    return thai_figures(f"หมู่ที่ {moo}") if moo else "ไม่ทราบหมู่"
