"""Inventing the demo office's houses and placements: pure, with the counts of a real small office (§7.1)."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from welfaredesk.domain import fiscal_year, organisations
from welfaredesk.services.demo_people import DemoPerson

UNSUITABLE_EACH = 6
SUITABLE = 24
BUILT = {2556: 5, 2557: 6, 2558: 7, 2559: 9, 2560: 10, 2561: 9, 2562: 8, 2563: 6, 2564: 9}
OF_2563 = {"1": 1, "2": 3, "4": 2}  # by village
_GROUPS = ("disabled", "elderly", "underprivileged")
_FUNDS = (
    ("municipality", 19_000),
    ("codi", 19_000),
    ("rehab_fund", 40_000),
    ("province", 40_000),
    ("donation", 22_500),
)
_KINDS = ("new", "repair", "repair", "adapt", "adapt")
_WORKS = (("roof",), ("bathroom", "handrail"), ("floor", "post"), ("ramp",))

MUNICIPALITY, POLICE, SCHOOL = "เทศบาลตำบลตัวอย่าง", "สถานีตำรวจภูธรตัวอย่าง", "โรงเรียนบ้านตัวอย่าง"
COMPANY = "บริษัท ตัวอย่าง จำกัด"
ORGANISATIONS = {
    MUNICIPALITY: organisations.STATE,
    POLICE: organisations.STATE,
    SCHOOL: organisations.STATE,
    COMPANY: organisations.PRIVATE,
}
# where, who pays, section, position, satang, unit
_PLACES = (
    (MUNICIPALITY, MUNICIPALITY, "33", "คนงานทั่วไป", 340_00, "day"),
    (MUNICIPALITY, MUNICIPALITY, "33", "แม่บ้าน", 9_000_00, "month"),
    (MUNICIPALITY, MUNICIPALITY, "33", "แม่บ้าน", 340_00, "day"),
    (MUNICIPALITY, MUNICIPALITY, "33", "ธุรการ", 9_000_00, "month"),
    (POLICE, COMPANY, "35-3", "แม่บ้าน", 9_500_00, "month"),
    (SCHOOL, COMPANY, "35-3", "ธุรการ", 340_00, "day"),
)


@dataclass(frozen=True, slots=True)
class DemoSurvey:
    """A surveyed house with those who live there."""

    members: tuple[DemoPerson, ...]
    suitable: bool
    surveyed_on: date


@dataclass(frozen=True, slots=True)
class DemoHouse:
    """A house that was built or repaired, paid by one source or two."""

    person: DemoPerson
    fiscal_year: int
    group: str
    support_kind: str
    work_items: tuple[str, ...]
    funding: tuple[tuple[str, int], ...]
    finished_on: date


@dataclass(frozen=True, slots=True)
class DemoPlacement:
    """Somebody at work, or who was (`ended_on`)."""

    person: DemoPerson
    workplace: str
    employer: str
    basis: str
    position: str
    wage_satang: int
    wage_unit: str
    started_on: date
    ends_on: date
    ended_on: date | None = None


def surveys(rng: random.Random, today: date, people: Sequence[DemoPerson]) -> list[DemoSurvey]:
    """Unsuitable houses, six with somebody of each group and of no other, and some suitable ones."""
    at_home: dict[tuple[str, str], list[DemoPerson]] = {}
    for person in people:
        at_home.setdefault((person.moo, person.house_no), []).append(person)
    by_group: dict[str, list[tuple[DemoPerson, ...]]] = {group: [] for group in _GROUPS}
    for members in at_home.values():
        groups = {group for person in members for group in _groups(person)}
        if len(groups) == 1:
            by_group[groups.pop()].append(tuple(members))
    found = []
    for group in _GROUPS:
        drawn = rng.sample(by_group[group], UNSUITABLE_EACH + (SUITABLE if group == "elderly" else 0))
        for place, family in enumerate(drawn):
            day = today - timedelta(days=rng.randint(20, 300))
            found.append(DemoSurvey(family, place >= UNSUITABLE_EACH, day))
    return found


def houses(rng: random.Random, people: Sequence[DemoPerson]) -> list[DemoHouse]:
    """69 houses in nine fiscal years, six of them in 2563, each for another person."""
    free = [person for person in people if person.is_adult and _groups(person)]
    rng.shuffle(free)
    built = []
    for year, count in BUILT.items():
        villages = [moo for moo, number in OF_2563.items() for _ in range(number)] if year == 2563 else []
        for place in range(count):
            person = next(each for each in free if not villages or each.moo == villages[place])
            free.remove(person)
            built.append(_house(rng, person, year))
    return built


def work(rng: random.Random, today: date, people: Sequence[DemoPerson]) -> list[DemoPlacement]:
    """Six at work at three places, two of them paid by a company, and one who left."""
    able = [person for person in people if person.kinds and 20 <= person.age < 58]
    *workers, left = rng.sample(able, len(_PLACES) + 1)
    year = fiscal_year.fiscal_year(today)
    started, ends = fiscal_year.bounds(year - 1)[0], fiscal_year.bounds(year + 1)[1]
    found = [
        DemoPlacement(person, *place, started_on=started, ends_on=ends)
        for person, place in zip(workers, _PLACES, strict=True)
    ]
    first, last = fiscal_year.bounds(year - 2)
    gone = first + timedelta(days=rng.randint(100, 300))
    found.append(DemoPlacement(left, *_PLACES[0], started_on=first, ends_on=last, ended_on=gone))
    return found


def _groups(person: DemoPerson) -> tuple[str, ...]:
    elderly = ("elderly",) if person.is_elderly else ()
    return (*elderly, *(group for group in person.groups if group in _GROUPS))


def _house(rng: random.Random, person: DemoPerson, year: int) -> DemoHouse:
    first, last = fiscal_year.bounds(year)
    (source, baht), (other, more) = rng.sample(_FUNDS, 2)
    funding = [(source, baht * 100)]
    if rng.random() < 0.15:
        funding.append((other, more * 50))
    kind = rng.choice(_KINDS)
    return DemoHouse(
        person=person,
        fiscal_year=year,
        group=_groups(person)[0],
        support_kind=kind,
        work_items=("whole",) if kind == "new" else rng.choice(_WORKS),
        funding=tuple(funding),
        finished_on=first + timedelta(days=rng.randint(90, (last - first).days)),
    )
