"""The longest text that entry takes, wherever a paper prints it: whole, on the page, over nothing."""

import re
from dataclasses import is_dataclass, replace
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from reports import CATALOG
from tests.reports.limit_places import PAPERS as LENT
from tests.reports.limit_places_work import WORK_PAPERS
from tests.reports.measured import Picture, Piece, sheets, sizes_and_rules
from welfaredesk import services
from welfaredesk.domain import paper_limits

# with marks above and below, stacked and wide; no digits, which papers set in Thai
_TEXT = (
    "ปื๊ดที่ญี่ปุ่น ผู้ใหญ่กตัญญู น้ำปูป้ำปั๊มน้ำ เครื่องมือรื้อฟื้น วิญญูชนซื่อสัตย์ ตู้เย็นคลื่นไส้ หนุ่มอุ้มชูปู่ย่า",
    "กู้ยืมพื้นที่ สั่นสะเทือนเชื่อมั่น ฐูป้ำเจริญ ที่นี่มีผู้สูงอายุ ชื้นแฉะขี้ผึ้ง",
)
WORDS = [word for line in _TEXT for word in line.split()]
TOUCH = 0.3  # mm that the boxes of two inks may share: a hook beside a tail
DIP = 1.0  # mm
EDGE = 3.0  # mm no printer reaches
LISTS = {"terms"}  # numbered on the paper, a line each
PAPERS = LENT | WORK_PAPERS
EVERY_PAPER = pytest.mark.parametrize("name", PAPERS)


def probe(number: int, length: int) -> str:
    """Words of exactly this length, other ones for every number."""
    words = [WORDS[(number + step * (number // len(WORDS) + 1)) % len(WORDS)] for step in range(length)]
    text = " ".join(words)[:length]
    return text[:-1] + "ก" if text.endswith(" ") else text


def put(paper, path: str, text: str):
    """The paper with `text` in one place, "*" being every one of a row."""
    name, _, rest = path.partition(".")
    if is_dataclass(paper):
        value = getattr(paper, name)
        return replace(paper, **{name: put(value, rest, text) if rest else text})
    chosen = range(len(paper)) if name == "*" else [int(name)]
    return tuple(
        (put(each, rest, text) if rest else text) if place in chosen else each
        for place, each in enumerate(paper)
    )


def filled(name: str):
    """The paper with the longest text in each of its places, and those texts by place."""
    paper, _sheets, places = PAPERS[name]
    texts = {}
    for number, (path, limit) in enumerate(places.items()):
        texts[path] = probe(number, sum(getattr(paper_limits, each) for each in limit.split(" + ")))
        paper = put(paper, path, lines_of(texts[path]) if path in LISTS else texts[path])
    return paper, texts


def lines_of(text: str) -> tuple[str, ...]:
    """The text as the most lines a list may have."""
    words = text.split()
    count = paper_limits.REQUEST_TERM_COUNT
    cuts = [len(words) * number // count for number in range(count + 1)]
    return tuple(" ".join(words[start:end]) for start, end in pairwise(cuts))


def _touching(pieces: list[Piece]) -> list[tuple[str, str]]:
    seen = [piece for piece in pieces if piece.text.strip()]
    return [
        (one.text, other.text)
        for one, other in combinations(seen, 2)
        if min(one.right, other.right) - max(one.left, other.left) > TOUCH
        and min(one.bottom, other.bottom) - max(one.top, other.top) > TOUCH
    ]


def _crossed(pieces: list[Piece], rules: list[Picture]) -> list[str]:
    """Texts a rule runs through; marks may dip into the dotted line they stand on."""
    return [
        piece.text
        for piece in pieces
        for rule in rules
        if piece.text.strip()
        and min(piece.right, rule.right) - max(piece.left, rule.left) > 0
        and min(piece.bottom, rule.bottom) - max(piece.top, rule.top) > 0
        and min(*_inside(piece, rule)) > DIP
    ]


def _inside(piece: Piece, rule: Picture) -> tuple[float, float]:
    """How much of the ink lies on either side of the rule."""
    if rule.right - rule.left < rule.bottom - rule.top:
        middle = (rule.left + rule.right) / 2
        return piece.right - middle, middle - piece.left
    middle = (rule.top + rule.bottom) / 2
    return piece.bottom - middle, middle - piece.top


def _squeezed(text: str) -> str:
    return "".join(text.split())


@EVERY_PAPER
def test_the_longest_texts_are_whole_and_touch_nothing(name):
    paper, texts = filled(name)
    pdf = CATALOG[name.split()[0]].render(paper)
    pages, _pictures = sheets(pdf)
    said = _squeezed("".join(piece.text for page in pages for piece in page))
    for path, text in texts.items():
        for part in lines_of(text) if path in LISTS else (text,):
            assert _squeezed(part) in said, path
    assert [pair for page in pages for pair in _touching(page)] == []
    edge = 1.0 if name.startswith("L-10") else EDGE
    for page, (width, height, rules) in zip(pages, sizes_and_rules(pdf), strict=True):
        assert min(min(piece.left, piece.top) for piece in page) > edge
        assert min(min(width - piece.right, height - piece.bottom) for piece in page) > edge
        assert _crossed(page, rules) == []
    assert len(pages) <= PAPERS[name][1]


AREAS = (
    "lending* devices contacts person_* assessments cards consents office* recall_texts notices signatories"
)
# counts, a word among others of a remark, what stands on the screen alone
ELSEWHERE = {"SLIP_ROWS", "NOTICE_SECTIONS", "PART_NAME", "NOTE"}


def test_every_limit_of_these_areas_is_proved_on_a_paper():
    told = " + ".join(" + ".join(places.values()) for _paper, _sheets, places in PAPERS.values())
    assert limits_used() - set(told.split(" + ")) == ELSEWHERE


def limits_used() -> set[str]:
    """The limits that the services of the areas refuse by."""
    folder = Path(services.__file__).parent
    found = {path for pattern in AREAS.split() for path in folder.glob(f"{pattern}.py")}
    names = {
        name for path in found for name in re.findall(r"\b[A-Z][A-Z_]+\b", path.read_text(encoding="utf-8"))
    }
    return {name for name in names if isinstance(getattr(paper_limits, name, None), int)}
