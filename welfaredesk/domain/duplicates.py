"""Whether two records may be one person: few suggestions, each with its reasons.

The national id decides where both have one. Only without it do the name, the birth year and the place
speak, and all three must: people who merely share a name are no duplicates.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from welfaredesk.domain import thai_text
from welfaredesk.domain.thai_dates import Precision, ThaiDate

LIKELY = 60  # a strength from here on is more than a possibility
_CERTAIN, _NEARLY = 100, 90
_NEAR_LENGTH = 5  # a letter's difference in a shorter name makes another name

# what each reason adds to the strength of a suggestion; the codes are those of welfaredesk.messages
_WORTH = {
    "dup_name_same": 45,
    "dup_name_marks": 40,
    "dup_name_swapped": 35,
    "dup_name_letter": 25,
    "dup_birth_day": 35,
    "dup_birth_year": 20,
    "dup_birth_days_differ": 0,
    "dup_house": 20,
    "dup_moo": 10,
}
_UNSURE_NAMES = {"dup_name_swapped", "dup_name_letter"}
_SURE_BIRTHS = {"dup_birth_day", "dup_birth_year"}


@dataclass(frozen=True, slots=True)
class Area:
    """Where somebody is registered or lives; "" for what is not known."""

    house_no: str = ""
    moo: str = ""
    tambon: str = ""

    def __bool__(self) -> bool:
        return bool(self.house_no or self.moo)


@dataclass(frozen=True, slots=True)
class Identity:
    """What tells a person from others. `national_id` is a valid one or "" (a placeholder is no id)."""

    first: str
    last: str = ""
    national_id: str = ""
    birth: ThaiDate | None = None
    areas: tuple[Area, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """Why two records may be one person: codes of welfaredesk.messages, and a strength from 1 to 100."""

    reasons: tuple[str, ...]
    strength: int

    @property
    def likely(self) -> bool:
        """Whether it is more than a possibility."""
        return self.strength >= LIKELY


def compare(one: Identity, other: Identity) -> Match | None:
    """Why the two may be one person, None when nothing says so or something speaks against it."""
    if one.national_id and other.national_id:
        return _by_id(one, other)
    name = same_name(one, other)
    if not name:
        return None
    birth, area = _birth(one.birth, other.birth), _area(one.areas, other.areas)
    if birth is None or area is None or (name in _UNSURE_NAMES and birth not in _SURE_BIRTHS):
        return None
    reasons = tuple(reason for reason in (name, birth, area) if reason)
    return Match(reasons, sum(_WORTH[reason] for reason in reasons))


def _by_id(one: Identity, other: Identity) -> Match | None:
    """Two ids are two people, unless all else is the same and the ids differ as by a slip of the hand."""
    if one.national_id == other.national_id:
        return Match(("dup_id_same",), _CERTAIN)
    slip = id_slip(one.national_id, other.national_id)
    if not slip or key_of(one.first) + key_of(one.last) != key_of(other.first) + key_of(other.last):
        return None
    if _birth(one.birth, other.birth) != "dup_birth_day":
        return None
    return Match((slip, "dup_name_same", "dup_birth_day"), _NEARLY)


@lru_cache(maxsize=50_000)
def key_of(name: str) -> str:
    """The search key of one part of a name; kept, because a register is full of the same names."""
    return thai_text.search_key(name)


def id_slip(one: str, other: str) -> str:
    """How two valid ids differ: dup_id_digit, dup_id_swapped, or "" for more than one slip.

    The last digit is left out: it is worked out from the others and follows their slip.
    """
    places = [place for place in range(12) if one[place] != other[place]]
    if len(places) == 1:
        return "dup_id_digit"
    if len(places) == 2 and places[1] == places[0] + 1:
        left, right = places
        if one[left] == other[right] and one[right] == other[left]:
            return "dup_id_swapped"
    return ""


def same_name(one: Identity, other: Identity) -> str:
    """In what sense the names are the same: a reason, "" when they are not."""
    first, last = key_of(one.first), key_of(one.last)
    other_first, other_last = key_of(other.first), key_of(other.last)
    if not first or not other_first:
        return ""
    if first + last == other_first + other_last:
        spelled_alike = thai_text.clean(one.first + one.last) == thai_text.clean(other.first + other.last)
        return "dup_name_same" if spelled_alike else "dup_name_marks"
    if last and (first, last) == (other_last, other_first):
        return "dup_name_swapped"
    if first == other_first and one_letter_apart(last, other_last):
        return "dup_name_letter"
    if last and last == other_last and one_letter_apart(first, other_first):
        return "dup_name_letter"
    return ""


def one_letter_apart(one: str, other: str) -> bool:
    """Whether two keys of five letters or more differ by a letter wrong, missing, too many or swapped."""
    if len(one) > len(other):
        one, other = other, one
    if len(one) < _NEAR_LENGTH or len(other) - len(one) > 1 or one == other:
        return False
    place = next((at for at, letter in enumerate(one) if letter != other[at]), len(one))
    if len(one) < len(other):
        return one[place:] == other[place + 1 :]
    rest, other_rest = one[place + 1 :], other[place + 1 :]
    swapped = one[place : place + 2] == other[place : place + 2][::-1]
    return rest == other_rest or (swapped and rest[1:] == other_rest[1:])


def _birth(one: ThaiDate | None, other: ThaiDate | None) -> str | None:
    """A reason, "" when one is not known, None when the years contradict each other."""
    if one is None or other is None:
        return ""
    if one.date.year != other.date.year:
        return None
    if Precision.DAY is one.precision is other.precision:
        return "dup_birth_day" if one.date == other.date else "dup_birth_days_differ"
    return "dup_birth_year"


def _area(areas: Sequence[Area], others: Sequence[Area]) -> str | None:
    """dup_house, dup_moo, "" when one is not known, None when all places differ."""
    known, known_others = [area for area in areas if area], [area for area in others if area]
    if not known or not known_others:
        return ""
    found = {_place(area, other) for area in known for other in known_others}
    return next((reason for reason in ("dup_house", "dup_moo", "") if reason in found), None)


def _place(one: Area, other: Area) -> str | None:
    if _differ(one.tambon, other.tambon) or _differ(one.moo, other.moo):
        return None
    if one.house_no and other.house_no and not _differ(one.house_no, other.house_no):
        return "dup_house"
    if one.moo and other.moo:
        return "dup_moo"
    return None if one.house_no and other.house_no else ""


def _differ(one: str, other: str) -> bool:
    """Whether both are known and not the same; a house number's / counts, its digit form does not."""
    return bool(one and other) and thai_text.to_arabic(thai_text.clean(one)) != thai_text.to_arabic(
        thai_text.clean(other)
    )
