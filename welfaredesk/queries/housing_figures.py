"""The houses' figures of the reports R-02, R-03 and R-04 (domain specification §7.4), counted once here."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from welfaredesk.db.models import HouseFunding, HouseProject, HouseSurvey, HouseSurveyResident
from welfaredesk.queries.housing import IS_BUILT
from welfaredesk.queries.register_figures import UNKNOWN, Resident
from welfaredesk.services.value_lists import values

GROUPS = ("disabled", "elderly", "underprivileged")  # whose houses are surveyed
SEVERAL = "several"  # a house paid by more than one source


@dataclass(frozen=True, slots=True)
class SurveyedHouse:
    """A house as its latest survey found it, with the groups of those who still live there."""

    moo: str
    suitable: bool
    groups: frozenset[str]


def surveyed_houses(session: Session, people: Sequence[Resident], on: date) -> list[SurveyedHouse]:
    """Every house surveyed by a day, once; one whose surveyed residents are all gone is empty and left out.

    `people` are the residents of that day (register_figures.residents).
    """
    living = {person.id: person for person in people}
    residents: defaultdict[int, list[Resident]] = defaultdict(list)
    for survey_id, person_id in session.execute(
        select(HouseSurveyResident.survey_id, HouseSurveyResident.person_id)
    ):
        if person_id in living:
            residents[survey_id].append(living[person_id])
    latest: dict[tuple[object, ...], HouseSurvey] = {}
    wanted = select(HouseSurvey).where(HouseSurvey.surveyed_on <= on)
    for survey in session.scalars(wanted.order_by(HouseSurvey.surveyed_on, HouseSurvey.id)):
        house = (survey.household_id,) if survey.household_id else (survey.house_no, survey.moo)
        latest[house] = survey
    return [
        SurveyedHouse(
            survey.moo or UNKNOWN,
            survey.suitable,
            frozenset[str]().union(*(person.groups for person in residents[survey.id])),
        )
        for survey in latest.values()
        if residents[survey.id]
    ]


@dataclass(frozen=True, slots=True)
class UnsuitableFigures:
    """R-02: unsuitable houses by (group, moo), one counted once in each of its groups; `houses` once by moo.

    `surveyed` are all houses looked at, by moo.
    """

    by_group: Counter[tuple[str, str]]
    houses: Counter[str]
    in_no_group: Counter[str]
    surveyed: Counter[str]

    def of_group(self, group: str) -> int:
        """Unsuitable houses where somebody of a group lives."""
        return sum(count for (code, _moo), count in self.by_group.items() if code == group)


def unsuitable_figures(houses: Sequence[SurveyedHouse]) -> UnsuitableFigures:
    """R-02 of these houses."""
    unsuitable = [house for house in houses if not house.suitable]
    return UnsuitableFigures(
        Counter((group, house.moo) for house in unsuitable for group in house.groups),
        Counter(house.moo for house in unsuitable),
        Counter(house.moo for house in unsuitable if not house.groups),
        Counter(house.moo for house in houses),
    )


@dataclass(frozen=True, slots=True)
class BuiltHouse:
    """One house that stands: `money` is source to satang, None where the amount is not known."""

    id: int
    fiscal_year: int
    moo: str
    group: str
    support_kind: str
    money: dict[str, int | None]

    @property
    def fund_source(self) -> str:
        """The one source that pays it, SEVERAL, or UNKNOWN."""
        return next(iter(self.money)) if len(self.money) == 1 else SEVERAL if self.money else UNKNOWN


def built_houses(session: Session, fiscal_year: int | None = None) -> list[BuiltHouse]:
    """Houses built or repaired, of one fiscal year (BE) or of all."""
    wanted = select(HouseProject).where(IS_BUILT).order_by(HouseProject.fiscal_year, HouseProject.id)
    if fiscal_year is not None:
        wanted = wanted.where(HouseProject.fiscal_year == fiscal_year)
    projects = session.scalars(wanted).all()
    money: defaultdict[int, dict[str, int | None]] = defaultdict(dict)
    parts = select(HouseFunding).join(HouseProject).where(IS_BUILT).order_by(HouseFunding.id)
    for part in session.scalars(parts):
        money[part.project_id][part.fund_source] = part.amount_satang
    return [
        BuiltHouse(
            row.id,
            row.fiscal_year,
            row.moo or UNKNOWN,
            row.group_code or UNKNOWN,
            row.support_kind or UNKNOWN,
            money[row.id],
        )
        for row in projects
    ]


def source_labels(session: Session) -> dict[str, str]:
    """What every source is called."""
    return {value.code: value.label for value in values(session, "fund_source")}


def counted(houses: Sequence[BuiltHouse], key: Callable[[BuiltHouse], str]) -> dict[str, int]:
    """Houses by a key, in the order they come; every house counts once."""
    return dict(Counter(key(house) for house in houses))


@dataclass(frozen=True, slots=True)
class MoneyFigures:
    """R-04: satang by (source, fiscal year); `without_amount` houses whose money is not known."""

    by_cell: Counter[tuple[str, int]]
    without_amount: int

    @property
    def total(self) -> int:
        return self.by_cell.total()

    @property
    def years(self) -> list[int]:
        return sorted({year for _source, year in self.by_cell})

    def of_source(self, source: str) -> int:
        """Satang one source gave."""
        return sum(satang for (code, _year), satang in self.by_cell.items() if code == source)

    def of_year(self, year: int) -> int:
        """Satang all sources gave for the houses of a fiscal year."""
        return sum(satang for (_code, of), satang in self.by_cell.items() if of == year)


def money_figures(houses: Sequence[BuiltHouse]) -> MoneyFigures:
    """R-04 of these houses."""
    cells = Counter[tuple[str, int]]()
    without = 0
    for house in houses:
        without += not any(amount is not None for amount in house.money.values())
        for source, amount in house.money.items():
            cells[source, house.fiscal_year] += amount or 0
    return MoneyFigures(cells, without)
