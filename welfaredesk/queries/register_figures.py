"""The residents' figures of the reports R-01, R-07, R-08 and R-12 (domain specification §7.4).

Counted once here for the papers, the command line and the screens. A day in the past counts who lived here
and belonged to a group on that day as far as dates are known; health rights, occupation and income have no
dates and are those of today.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from welfaredesk.db.models import Address, Assessment, GroupMembership, Person
from welfaredesk.domain import percent, thai_dates
from welfaredesk.domain.adl import AdlGroup
from welfaredesk.domain.adl import group as adl_group
from welfaredesk.domain.person_filter import ELDERLY_AGE
from welfaredesk.services.value_lists import values

UNKNOWN = "unknown"
SEXES = ("M", "F", UNKNOWN)
AGES = {"0-14": 14, "15-59": 59, "60-69": 69, "70-79": 79, "80-89": 89, "90+": 999}
BANDS = (*AGES, UNKNOWN)
ELDERLY = "elderly"
REMAINDER = "other_or_unknown"
NO_OCCUPATION = "none"


@dataclass(frozen=True, slots=True)
class Resident:
    """A person who lives here on the day asked about; `moo` "" and `age` None are not known."""

    id: int
    sex: str
    moo: str
    age: int | None
    groups: frozenset[str]
    occupation: str
    income_satang: int | None
    health_right: str

    @property
    def band(self) -> str:
        """The age band, UNKNOWN without a birth date."""
        return UNKNOWN if self.age is None else next(band for band, last in AGES.items() if self.age <= last)

    @property
    def elderly(self) -> bool:
        return ELDERLY in self.groups


def residents(session: Session, on: date) -> list[Resident]:
    """Everybody living here on a day; merged records are nobody."""
    found = session.execute(
        select(
            Person.id,
            Person.sex,
            Person.birth_date,
            Address.moo,
            Person.occupation,
            Person.income_satang,
            Person.health_right,
        )
        .outerjoin(Address, (Address.person_id == Person.id) & (Address.kind == "registered"))
        .where(
            Person.merged_into_id.is_(None),
            or_(Person.died_on.is_(None), Person.died_on > on),
            or_(Person.moved_out_on.is_(None), Person.moved_out_on > on),
            or_(Person.birth_date.is_(None), Person.birth_date <= on),
        )
    ).all()
    groups_of = memberships(session, on)
    people = []
    for person_id, sex, birth, moo, occupation, income, right in found:
        age = thai_dates.age_on(birth, on) if birth else None
        groups = groups_of.get(person_id, set()) | ({ELDERLY} if (age or 0) >= ELDERLY_AGE else set())
        people.append(
            Resident(
                person_id, sex or UNKNOWN, moo or UNKNOWN, age, frozenset(groups), occupation, income, right
            )
        )
    return people


def memberships(session: Session, on: date) -> dict[int, set[str]]:
    """Group codes of people, elderly left out: that is derived from the birth date."""
    groups: dict[int, set[str]] = {}
    wanted = select(GroupMembership.person_id, GroupMembership.group_code).where(
        GroupMembership.group_code != ELDERLY,
        or_(GroupMembership.from_on.is_(None), GroupMembership.from_on <= on),
        or_(GroupMembership.to_on.is_(None), GroupMembership.to_on > on),
    )
    for person_id, code in session.execute(wanted):
        groups.setdefault(person_id, set()).add(code)
    return groups


def in_moo_order(moos: Iterable[str]) -> list[str]:
    """Villages by number, UNKNOWN last."""
    return sorted(moos, key=lambda moo: (not moo.isdecimal(), int(moo) if moo.isdecimal() else 0, moo))


Cell = tuple[str, str, str]  # moo, sex, age band


@dataclass(frozen=True, slots=True)
class GroupFigures:
    """R-01: heads by (moo, sex, age band), of everybody and of each group (people may be in several)."""

    everybody: Counter[Cell]
    by_group: dict[str, Counter[Cell]]

    @property
    def moos(self) -> list[str]:
        return in_moo_order({moo for moo, _sex, _band in self.everybody})


def group_figures(people: Sequence[Resident]) -> GroupFigures:
    """R-01 of these residents."""
    everybody = Counter[Cell]()
    by_group: dict[str, Counter[Cell]] = {}
    for person in people:
        cell = (person.moo, person.sex, person.band)
        everybody[cell] += 1
        for group in person.groups:
            by_group.setdefault(group, Counter())[cell] += 1
    return GroupFigures(everybody, by_group)


def summed(cells: Mapping[Cell, int], *, moo: str = "", sex: str = "", band: str = "") -> int:
    """The heads of the cells that match; "" matches everything."""
    wanted = (moo, sex, band)
    return sum(
        count
        for cell, count in cells.items()
        if all(not asked or asked == has for asked, has in zip(wanted, cell, strict=True))
    )


@dataclass(frozen=True, slots=True)
class AdlFigures:
    """R-07: people by ADL group of their latest assessment, and how the group changed since the first.

    `by_moo` counts groups, `not_assessed` the elderly without any assessment; `changes` counts
    (first group, latest group) of those assessed at least twice.
    """

    by_moo: dict[str, Counter[AdlGroup]]
    not_assessed: Counter[str]
    changes: Counter[tuple[AdlGroup, AdlGroup]]

    @property
    def by_group(self) -> Counter[AdlGroup]:
        return sum(self.by_moo.values(), Counter())

    @property
    def assessed(self) -> int:
        return self.by_group.total()


def adl_figures(session: Session, people: Sequence[Resident], on: date) -> AdlFigures:
    """R-07 of these residents by the assessments made until a day."""
    totals: dict[int, list[int]] = {}
    made = select(Assessment.person_id, Assessment.total).where(Assessment.assessed_on <= on)
    for person_id, total in session.execute(made.order_by(Assessment.assessed_on, Assessment.id)):
        totals.setdefault(person_id, []).append(total)
    figures = AdlFigures({}, Counter(), Counter())
    for person in people:
        history = totals.get(person.id, [])
        if history:
            latest = adl_group(history[-1])
            figures.by_moo.setdefault(person.moo, Counter())[latest] += 1
            if len(history) > 1:
                figures.changes[adl_group(history[0]), latest] += 1
        elif person.elderly:
            figures.not_assessed[person.moo] += 1
    return figures


@dataclass(frozen=True, slots=True)
class RightFigures:
    """R-08: heads by health right; REMAINDER holds other rights and those not known."""

    labels: dict[str, str]
    counts: dict[str, int]

    @property
    def shares(self) -> percent.Shares:
        return percent.shares(self.counts, REMAINDER)


def right_figures(session: Session, people: Sequence[Resident]) -> RightFigures:
    """R-08 of these residents, in the order of the office's list."""
    labels = {value.code: value.label for value in values(session, "health_right") if value.code != "other"}
    labels[REMAINDER] = "อื่น/ไม่ทราบ"
    counts = Counter(person.health_right if person.health_right in labels else REMAINDER for person in people)
    return RightFigures(labels, {code: counts[code] for code in labels})


@dataclass(slots=True)
class Livelihood:
    """R-12: elderly people by occupation and income; the parts add up to `elderly`."""

    neither: int = 0
    no_occupation: int = 0
    no_income: int = 0
    both: int = 0
    not_known: int = 0

    @property
    def elderly(self) -> int:
        return self.neither + self.no_occupation + self.no_income + self.both + self.not_known

    @property
    def without(self) -> int:
        """Known to lack an occupation or an income (or both)."""
        return self.neither + self.no_occupation + self.no_income

    @property
    def percent_without(self) -> Decimal | None:
        return percent.percent(self.without, self.elderly)

    def add(self, person: Resident) -> None:
        """Count one person in the part it belongs to."""
        jobless, penniless = person.occupation == NO_OCCUPATION, person.income_satang == 0
        if jobless and penniless:
            self.neither += 1
        elif jobless:
            self.no_occupation += 1
        elif penniless:
            self.no_income += 1
        elif person.occupation and person.income_satang is not None:
            self.both += 1
        else:
            self.not_known += 1


@dataclass(frozen=True, slots=True)
class LivelihoodFigures:
    """R-12 of everybody and by village."""

    everybody: Livelihood = field(default_factory=Livelihood)
    by_moo: dict[str, Livelihood] = field(default_factory=dict)


def livelihood_figures(people: Sequence[Resident]) -> LivelihoodFigures:
    """R-12 of the elderly among these residents."""
    figures = LivelihoodFigures()
    for person in people:
        if person.elderly:
            figures.everybody.add(person)
            figures.by_moo.setdefault(person.moo, Livelihood()).add(person)
    return figures
