"""Which opening fits which seeker, wish by wish, with reasons. The kind of disability is never looked at."""

from collections.abc import Iterable
from dataclasses import dataclass

from welfaredesk.domain import thai_text, wages
from welfaredesk.domain.baht_text import satang_figures

REACH = {
    "home": "ทำงานที่บ้าน",
    "moo": "ภายในหมู่บ้าน",
    "tambon": "ภายในตำบล",
    "amphoe": "ภายในอำเภอ",
    "anywhere": "ไปได้ทุกที่",
}
"""How far somebody can travel to work, the nearest first."""
ACCESS, AT_HOME = "access", "at_home"  # values of the list work_need that an opening answers itself
_FAR = tuple(REACH)
_LEAST_LETTERS = 3  # a shorter word says too little of work


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody lives, or work is done; parts that are not known are ""."""

    moo: str = ""
    tambon: str = ""
    amphoe: str = ""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a seeker asks for: codes of the lists work_kind and work_need, satang per `wage_unit`."""

    work_kinds: frozenset[str]
    wanted_work: str
    wage_satang: int | None
    wage_unit: str
    home: Place
    reach: str
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Work:
    """What an opening offers; `accessible` None means not known."""

    work_kind: str
    position: str
    wage_satang: int | None
    wage_unit: str
    place: Place
    accessible: bool | None
    supports: frozenset[str]


@dataclass(frozen=True, slots=True)
class Reason:
    """One wish held against an opening: it `fits`, does not (False), or can't be said (None).

    `code` names the sentence of welfaredesk.messages; `params` its blanks, codes of lists still to be named.
    """

    code: str
    fits: bool | None
    params: dict[str, str]


def reasons(wishes: Wishes, work: Work) -> tuple[Reason, ...]:
    """Every wish the seeker has, held against an opening; one without a wish says nothing."""
    return (*_work(wishes, work), *_wage(wishes, work), *_distance(wishes, work), *_needs(wishes, work))


def fitting(found: Iterable[Reason]) -> int:
    """How many wishes fit."""
    return sum(reason.fits is True for reason in found)


def _work(wishes: Wishes, work: Work) -> Iterable[Reason]:
    if not (wishes.work_kinds or wishes.wanted_work):
        return
    if work.work_kind in wishes.work_kinds:
        yield Reason("match_work_kind", True, {"kind": work.work_kind})
    elif _named(wishes.wanted_work, work.position):
        yield Reason("match_work_named", True, {"position": work.position})
    elif not work.work_kind or not wishes.work_kinds:
        yield Reason("match_work_unknown", None, {"wanted": wishes.wanted_work, "position": work.position})
    else:
        yield Reason("match_other_work", False, {"position": work.position})


def _named(wanted: str, position: str) -> bool:
    """Whether the words for the work wanted and the position speak of the same."""
    key = thai_text.search_key(position)
    words = (thai_text.search_key(word) for word in wanted.replace(",", " ").replace("/", " ").split())
    return any(len(word) >= _LEAST_LETTERS and (word in key or key in word) for word in words if key)


def _wage(wishes: Wishes, work: Work) -> Iterable[Reason]:
    if wishes.wage_satang is None:
        return
    if work.wage_satang is None:
        yield Reason("match_wage_unknown", None, {})
        return
    asked, given, unit = wishes.wage_satang, work.wage_satang, work.wage_unit
    if wishes.wage_unit != unit:
        by_day = wages.day_satang(asked, wishes.wage_unit), wages.day_satang(given, unit)
        if None in by_day:
            yield Reason("match_wage_units", None, {})
            return
        asked, given = by_day[0] or 0, by_day[1] or 0
        unit = wages.DAY
    if asked <= given:
        yield Reason(
            "match_wage", True, {"offered": satang_figures(work.wage_satang), "unit": work.wage_unit}
        )
    else:
        yield Reason("match_wage_low", False, {"more": satang_figures(asked - given), "unit": unit})


def _distance(wishes: Wishes, work: Work) -> Iterable[Reason]:
    if AT_HOME in work.supports and (wishes.reach == "home" or AT_HOME in wishes.needs):
        yield Reason("match_at_home", True, {})
        return
    away = _away(wishes.home, work.place)
    if away == "moo":
        yield Reason("match_same_moo", wishes.reach != "home", {"moo": work.place.moo})
    elif not wishes.reach:
        if away == "tambon":
            yield Reason("match_same_tambon", True, {"tambon": work.place.tambon})
    elif away is None and wishes.reach != _FAR[-1]:
        yield Reason("match_place_unknown", None, {})
    elif _FAR.index(away or _FAR[-1]) <= _FAR.index(wishes.reach):
        yield Reason("match_in_reach", True, {"reach": REACH[wishes.reach]})
    else:
        yield Reason("match_too_far", False, {"reach": REACH[wishes.reach]})


def _away(home: Place, place: Place) -> str | None:
    """The smallest area that holds both: moo, tambon, amphoe, anywhere; None when it can't be told."""
    for area in ("amphoe", "tambon", "moo"):
        here, there = getattr(home, area), getattr(place, area)
        if not (here and there):
            return None if area != "moo" else "tambon"
        if here != there:
            return _FAR[_FAR.index(area) + 1]
    return "moo"


def _needs(wishes: Wishes, work: Work) -> Iterable[Reason]:
    """All that is needed is one wish: it fits when the place gives all of it."""
    asked = [need for need in wishes.needs if need != AT_HOME]
    if not asked:
        return
    given = work.supports | ({ACCESS} if work.accessible else frozenset())
    lacking = [need for need in asked if need not in given]
    if not lacking:
        yield Reason("match_needs", True, {"needs": " ".join(asked)})
    elif lacking == [ACCESS] and work.accessible is None:
        yield Reason("match_access_unknown", None, {})
    else:
        yield Reason("match_needs_lacking", False, {"needs": " ".join(lacking)})
