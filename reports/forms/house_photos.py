"""W-23 รายงานภาพก่อน–หลัง: two pairs of pictures a page, then those from during the works (§1.7, W-17)."""

from reports.forms.registry_parts import AREA
from reports.layout.digits import thai_figures
from reports.layout.flow import Block, Foot, space, write
from reports.layout.fonts import Weight
from reports.layout.page import MM, Page, proportion
from reports.layout.paragraph import Paragraph, Run, Text, paragraph
from reports.layout.parts import Type, centred, flowing, heading, title
from welfaredesk.domain.house_photos import AFTER, BEFORE, DURING, PHASES
from welfaredesk.domain.thai_text import to_thai
from welfaredesk.papers.house_photos import PhotoReport, Picture

TITLE = "รายงานภาพถ่ายการปรับปรุงและซ่อมแซมที่อยู่อาศัย"
_BODY, _UNDER = Type(14, 1.3), Type(12, 1.25)
_GAP = 4 * MM
_WIDTH = (AREA.width - _GAP) / 2
_HIGHEST = 84 * MM  # of an upright picture: two pairs of them stand under the report's head
_LINES = 2  # of words under a picture


def render(paper: PhotoReport) -> bytes:
    """The report as PDF. Same paper, same bytes."""
    page = Page(f"{TITLE} {paper.house.number}".strip(), author=paper.office.name, subject="W-23")
    blocks = [*_head(paper), *_pairs(paper), *_during(paper)]
    return write(page, blocks, AREA, Foot(f"W-23   {paper.office.division} {paper.office.name}"))


def _head(paper: PhotoReport) -> list[Block]:
    house = paper.house
    number = f"โครงการบ้านเลขที่ {to_thai(house.number)} " if house.number else ""
    runs: list[Run] = [
        Text("บ้านของ "),
        Text(house.beneficiary, Weight.BOLD, keep=True),
        Text(
            f" {thai_figures(house.place)} {number}ปีงบประมาณ พ.ศ. "
            f"{to_thai(house.fiscal_year)} งาน{house.work}"
        ),
    ]
    if paper.finished_on:
        runs.append(Text(f" แล้วเสร็จวันที่ {thai_figures(paper.finished_on)}"))
    return [
        title(TITLE, AREA, size=17),
        centred(f"{paper.office.division} {paper.office.name}".strip(), AREA, _BODY),
        *flowing(runs, AREA, _BODY),
    ]


def _pairs(paper: PhotoReport) -> list[Block]:
    found: list[Block] = []
    for number, pair in enumerate(paper.pairs, start=1):
        place = f" {pair.place}" if pair.place else ""
        found.append(heading(f"{to_thai(number)}.{place}", AREA, _BODY, above=2 * MM))
        found.append(_abreast((PHASES[BEFORE], pair.before), (PHASES[AFTER], pair.after)))
    return found


def _during(paper: PhotoReport) -> list[Block]:
    if not paper.during:
        return []
    found: list[Block] = [heading(PHASES[DURING], AREA, _BODY, above=2 * MM)]
    for first in range(0, len(paper.during), 2):
        two = paper.during[first : first + 2]
        right = ("", two[1]) if len(two) > 1 else None
        found += [_abreast(("", two[0]), right), space(2 * MM)]
    return found


def _abreast(left: tuple[str, Picture | None], right: tuple[str, Picture | None] | None) -> Block:
    """Two pictures side by side, each with its words; an empty frame where there is none yet."""
    sides = [_words(*side) if side is not None else None for side in (left, right)]
    pictures = [side[1] if side is not None else None for side in (left, right)]
    under = _LINES * _UNDER.leading
    high = max((_high(picture) for picture in pictures if picture is not None), default=_HIGHEST)

    def draw(page: Page, top: float) -> None:
        for place, (words, picture) in enumerate(zip(sides, pictures, strict=True)):
            if words is None:
                continue
            x = AREA.left + place * (_WIDTH + _GAP)
            page.frame(x, top, _WIDTH, high)
            if picture is not None:
                page.picture(picture.jpeg, x + 0.5 * MM, top + 0.5 * MM, _WIDTH - MM, high - MM)
            words.draw(page, x, top + high + 0.5 * MM, centred_in=_WIDTH)

    return Block(high + MM + under, draw)


def _high(picture: Picture) -> float:
    """How high a picture gets in its column."""
    return min(_HIGHEST, _WIDTH * proportion(picture.jpeg))


def _words(phase: str, picture: Picture | None) -> Paragraph:
    """The phase and the day, then what was written: as much as two lines hold."""
    told = "ยังไม่มีภาพ"
    if picture is not None:
        told = thai_figures(" ".join(part for part in (picture.taken_on, picture.caption) if part))
    runs: list[Run] = [Text(f"{phase} ", Weight.BOLD, keep=True)] if phase else []
    runs.append(Text(told))
    size = _UNDER.size
    while True:
        found = paragraph(tuple(runs), _WIDTH, size=size, leading=_UNDER.leading)
        if len(found.lines) <= _LINES or size <= 0.7 * _UNDER.size:
            return found
        size -= 0.5
