"""Inventing the demo office's people: pure, the same people on the same day every time.

The counts are those of a real small municipality (domain specification §7.1).
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from welfaredesk.domain import national_id
from welfaredesk.services import demo_names as words

MEN, WOMEN = 1189, 1216
ELDERLY, ELDERLY_MEN = 447, 198
DISABLED, DISABLED_ELDERLY, DISABLED_CHILDREN = 171, 96, 11
SEVERAL_KINDS = 17
UNDERPRIVILEGED = 22
HOUSEHOLDS = 760
MOO_SHARES = {"1": 31, "2": 22, "3": 27, "4": 20}
_YEAR = 365.2425
_OLD = 48  # from this age on people bear the names of an older generation
# nobody is near 60, so that the number of elderly people stays true for months after the office was made
_CHILD_AGES, _ADULT_AGES, _ELDERLY_AGES = (0.1, 14.9), (15.1, 59.4), (60.6, 98.0)


@dataclass
class DemoPerson:
    """One invented person; `groups` and `kinds` (of disability, 1 to 7) are filled as they are drawn."""

    id: int
    sex: str
    age: float
    birth: date
    title: str = ""
    first: str = ""
    last: str = ""
    nickname: str = ""
    national_id: str = ""
    phone: str = ""
    house_no: str = ""
    moo: str = ""
    birth_precision: str = "day"
    groups: list[str] = field(default_factory=list)
    kinds: list[int] = field(default_factory=list)

    @property
    def is_adult(self) -> bool:
        """Of an age to borrow for the family."""
        return self.age >= 20

    @property
    def is_elderly(self) -> bool:
        """60 or older (domain specification §3.4)."""
        return self.age >= 60


def invent(rng: random.Random, today: date) -> list[DemoPerson]:
    """2,405 people: 1,189 men and 1,216 women, 447 elderly, 171 disabled and 22 underprivileged."""
    people = _bodies(rng, today)
    households = _households(rng, people)
    for person in people:
        _name(rng, person)
        person.national_id = _id_of(person.id, rng.choice("135"))
    _housing(rng, households)
    _disabilities(rng, people)
    poor = [person for person in people if person.is_adult and not person.groups]
    for person in rng.sample(poor, UNDERPRIVILEGED):
        person.groups.append("underprivileged")
    return people


def _bodies(rng: random.Random, today: date) -> list[DemoPerson]:
    """Sex and birth of everybody, in no particular order."""
    younger = ["M"] * (MEN - ELDERLY_MEN) + ["F"] * (WOMEN - (ELDERLY - ELDERLY_MEN))
    drawn = [(sex, _age(rng, young=True)) for sex in younger]
    drawn += [("M", _age(rng, young=False)) for _ in range(ELDERLY_MEN)]
    drawn += [("F", _age(rng, young=False)) for _ in range(ELDERLY - ELDERLY_MEN)]
    rng.shuffle(drawn)
    people = [
        DemoPerson(number, sex, age, today - timedelta(days=round(age * _YEAR)))
        for number, (sex, age) in enumerate(drawn, start=1)
    ]
    # of some very old people only the year is known
    for person in [person for person in people if person.age >= 86][::3]:
        person.birth, person.birth_precision = person.birth.replace(month=1, day=1), "year"
    return people


def _age(rng: random.Random, *, young: bool) -> float:
    if not young:
        youngest, oldest = _ELDERLY_AGES
        return youngest + rng.expovariate(1 / 10) % (oldest - youngest)
    return rng.uniform(*(_CHILD_AGES if rng.random() < 0.19 else _ADULT_AGES))


def _households(rng: random.Random, people: Sequence[DemoPerson]) -> list[list[DemoPerson]]:
    """People living together under one surname, each household around an adult."""
    adults = [person for person in people if person.is_adult]
    heads = rng.sample(adults, HOUSEHOLDS)
    households = [[head] for head in heads]
    taken = {head.id for head in heads}
    for person in people:
        if person.id not in taken:
            rng.choice(households).append(person)
    for household in households:
        surname = rng.choice(words.SURNAMES)
        for person in household:
            married_in = person is not household[0] and person.is_adult and rng.random() < 0.2
            person.last = rng.choice(words.SURNAMES) if married_in else surname
    return households


def _name(rng: random.Random, person: DemoPerson) -> None:
    old = person.age >= _OLD
    if person.sex == "M":
        person.title = "เด็กชาย" if person.age < 15 else "นาย"
        person.first = rng.choice(words.MEN_OLD if old else words.MEN_YOUNG)
    else:
        married = rng.random() < (person.age - 18) / 40
        person.title = "เด็กหญิง" if person.age < 15 else "นาง" if married else "นางสาว"
        person.first = rng.choice(words.WOMEN_OLD if old else words.WOMEN_YOUNG)
    if rng.random() < 0.15:
        person.nickname = rng.choice(words.NICKNAMES)


def _id_of(number: int, kind: str) -> str:
    """A valid id that nobody has: no registration office has the digits 0000."""
    first12 = f"{kind}0000{2_000_000 + number * 7:07d}"
    return first12 + national_id.check_digit(first12)


def _housing(rng: random.Random, households: Sequence[Sequence[DemoPerson]]) -> None:
    moos = rng.choices(list(MOO_SHARES), weights=list(MOO_SHARES.values()), k=len(households))
    last_no = dict.fromkeys(MOO_SHARES, 0)
    for household, moo in zip(households, moos, strict=True):
        last_no[moo] += 1
        suffix = f"/{rng.randint(1, 9)}" if rng.random() < 0.3 else ""
        phone = f"080000{household[0].id:04d}" if rng.random() < 0.7 else ""
        household[0].phone = phone
        for person in household:
            person.house_no, person.moo = f"{last_no[moo]}{suffix}", moo


def _disabilities(rng: random.Random, people: Sequence[DemoPerson]) -> None:
    elderly = [person for person in people if person.is_elderly]
    children = [person for person in people if person.age < 15]
    adults = [person for person in people if 15 <= person.age < 60]
    others = DISABLED - DISABLED_ELDERLY - DISABLED_CHILDREN
    disabled = rng.sample(elderly, DISABLED_ELDERLY) + rng.sample(children, DISABLED_CHILDREN)
    disabled += rng.sample(adults, others)
    for number, person in enumerate(disabled):
        person.groups.append("disabled")
        person.kinds = rng.sample(range(1, 8), 2 if number % 10 == 0 and number < SEVERAL_KINDS * 10 else 1)
