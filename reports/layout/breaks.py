"""Where a line of Thai may end.

BudouX proposes the places (it keeps unknown names whole but cuts into some words); a place stands only if
the word list agrees that a word ends there. Names, dates, numbers with their unit and ๆ then stay together.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Any

import budoux

import resources
from welfaredesk.domain.names import TITLES
from welfaredesk.domain.thai_dates import MONTHS, MONTHS_SHORT

_NEVER_FIRST = frozenset(
    "ะาำๅๆฯ)]}”’»,.;:!?%" + "".join(map(chr, (0xE31, *range(0xE34, 0xE3B), *range(0xE47, 0xE4F))))
)
_NEVER_LAST = frozenset("เแโใไ([{“‘«")
_UNKNOWN = 4  # an unknown cluster weighs more than a known word

_DIGIT = "[0-9๐-๙]"
_MONTH = "(?:" + "|".join(re.escape(month) for month in (*MONTHS, *MONTHS_SHORT)) + ")"
_TITLE = "(?:ว่าที่ *)?(?:" + "|".join(re.escape(title) for title in sorted(TITLES, key=len, reverse=True)) + ")"
# nothing inside a match is a place to break
_TOGETHER = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_DIGIT}{{1,2}} *{_MONTH} *(?:พ\.ศ\. *)?{_DIGIT}{{2,4}}",
        rf"(?:(?:บ้านเลข|เลข|หมู่|วัน|ข้อ|ครั้ง|ลำดับ)?ที่|พ\.ศ\.|มาตรา|ข้อ|หมู่|ม\.|รุ่น|โทร\.) *{_DIGIT}[^ ]*",
        r"รุ่น *[A-Za-z]",
        rf"(?:ขนาด|อายุ|จำนวน|เดือนละ|ปีละ|วันละ) *{_DIGIT}",
        rf"(?<![ก-๎]){_TITLE}(?!กเทศ|กองค์|กรัฐ) *[ก-๎]{{1,24}}",
        r"(?<![ก-๎])(?:ตำบล|อำเภอ|จังหวัด|ชุมชน|ถนน|ซอย)[ก-๎]{1,24}",
        r"[0-9๐-๙A-Za-z][0-9๐-๙A-Za-z./,:()%\-–]*",
        r"[ก-๎.]+ *ๆ",
    )
)
_LABELLED_NUMBER = _TOGETHER[1]
_NUMBER = re.compile(rf"{_DIGIT}[0-9๐-๙,.]*(?![0-9๐-๙/\-]) *(?=[ก-ฮเ-ไ])")
_THAI = re.compile("[ก-๎]+")


@lru_cache(maxsize=1024)
def units(text: str) -> tuple[str, ...]:
    """`text` cut where a line may end; joined they are `text` again, spaces stay with the unit before."""
    places = [0, *sorted(_places(text)), len(text)]
    return tuple(text[start:end] for start, end in pairwise(places) if start < end)


def clusters(text: str) -> tuple[str, ...]:
    """`text` cut at every letter with its vowels and marks: for what is wider than its whole column."""
    places = [0, *(place for place in range(1, len(text)) if _may_end(text, place)), len(text)]
    return tuple(text[start:end] for start, end in pairwise(places) if start < end)


def _places(text: str) -> set[int]:
    places: set[int] = set()
    offset = 0
    for chunk in _parser().parse(text):
        offset += len(chunk)
        places.add(offset)
    places &= _word_ends(text)
    places.update(match.end() for match in re.finditer(" +", text))
    places = {place for place in places if 0 < place < len(text) and _may_end(text, place)}
    for start, end in _kept_together(text, places):
        places.difference_update(range(start + 1, end))
    # a title in the middle of a run ("ดูแลนางสมศรี") stays with the name after it
    for start, end in pairwise((0, *sorted(places))):
        if text[start:end].rstrip() in TITLES:
            places.discard(end)
    return places


def _may_end(text: str, place: int) -> bool:
    return text[place] != " " and text[place] not in _NEVER_FIRST and text[place - 1] not in _NEVER_LAST


def _kept_together(text: str, places: set[int]) -> Iterator[tuple[int, int]]:
    for pattern in _TOGETHER:
        for match in pattern.finditer(text):
            yield match.span()
    labelled = {match.end() for match in _LABELLED_NUMBER.finditer(text)}
    for match in _NUMBER.finditer(text):
        if match.end() not in labelled and not labelled & {len(match[0].rstrip()) + match.start()}:
            unit_end = min((place for place in places if place > match.end()), default=len(text))
            yield match.start(), unit_end


def _word_ends(text: str) -> set[int]:
    """Every edge of a Thai run, and within it the places where a word surely ends."""
    ends: set[int] = set()
    for run in _THAI.finditer(text):
        ends.update((run.start(), run.end()))
        ends.update(run.start() + end for end in _sure_ends(run[0]))
    return ends


def _sure_ends(run: str) -> set[int]:
    """Places where words meet in each of the ways to read `run` as the fewest known words.

    ทางการเคลื่อนไหว reads as ทาง + การเคลื่อนไหว or ทางการ + เคลื่อนไหว: no place in it is sure.
    """
    size = len(run)
    ends = {place for place in range(1, size) if _may_end(run, place)} | {size}
    steps = _steps(run, ends)
    before = [float("inf")] * (size + 1)
    before[0] = 0
    for start, end, cost in steps:
        before[end] = min(before[end], before[start] + cost)
    after = [float("inf")] * (size + 1)
    after[size] = 0
    for start, end, cost in reversed(steps):
        after[start] = min(after[start], after[end] + cost)
    for start, end, cost in steps:
        if before[start] + cost + after[end] == before[size]:
            ends.difference_update(range(start + 1, end))
    return ends


def _steps(run: str, ends: set[int]) -> list[tuple[int, int, int]]:
    """All (start, end, cost) to read `run` on by, in order of start: a known word or one cluster."""
    words, longest = _dictionary()
    starts = [0, *sorted(ends)]
    steps = []
    for start, next_end in pairwise(starts):
        reach = start + longest.get(run[start : start + 2], 0)
        steps.append((start, next_end, _UNKNOWN))
        steps.extend(
            (start, end, 1) for end in range(start + 2, reach + 1) if end in ends and run[start:end] in words
        )
    return steps


@lru_cache(maxsize=1)
def _parser() -> Any:
    return budoux.load_default_thai_parser()


@lru_cache(maxsize=1)
def _dictionary() -> tuple[frozenset[str], dict[str, int]]:
    """The word list, and the length of the longest word by its first two letters."""
    words = resources.read_bytes("words", "thai_words.txt").decode().split()
    longest: dict[str, int] = {}
    for word in words:
        if len(word) > longest.get(word[:2], 0):
            longest[word[:2]] = len(word)
    return frozenset(words), longest
