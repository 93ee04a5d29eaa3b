"""The numbers of houses and placements (R-02, R-03, R-04, R-06) as plain values."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from welfaredesk.queries import employment_figures as employment
from welfaredesk.queries import housing_figures as housing
from welfaredesk.queries.housing_figures import BuiltHouse, MoneyFigures
from welfaredesk.queries.register_figures import Resident, in_moo_order


def houses(
    session: Session, people: Sequence[Resident], today: date, fiscal_year: int | None
) -> dict[str, dict[str, Any]]:
    """R-02, R-03 and R-04; houses built are those of `fiscal_year` (BE) alone when it is given."""
    unsuitable = housing.unsuitable_figures(housing.surveyed_houses(session, people, today))
    built = housing.built_houses(session, fiscal_year)
    sources = housing.source_labels(session)
    return {
        "R-02": {group: unsuitable.of_group(group) for group in housing.GROUPS},
        "R-03": _built(built, sources),
        "R-04": _money(housing.money_figures(built), sources),
    }


def work(session: Session, today: date, fiscal_year: int | None) -> dict[str, Any]:
    """R-06: who is at work today, or was on some day of a fiscal year (BE)."""
    found = employment.work_figures(session, today, fiscal_year)
    return {
        "total": len(found.workers),
        "by_workplace": employment.counted(found.workers, "workplace"),
        "by_payer": employment.counted(found.workers, "payer"),
        "by_section": employment.counted(found.workers, "section"),
        "by_type": employment.counted(found.workers, "disability"),
        "by_status": dict(found.by_state),
    }


def _built(built: Sequence[BuiltHouse], sources: Mapping[str, str]) -> dict[str, Any]:
    by_moo = housing.counted(built, lambda house: house.moo)
    by_source = housing.counted(built, lambda house: house.fund_source)
    return {
        "total": len(built),
        "by_fiscal_year": housing.counted(built, lambda house: str(house.fiscal_year)),
        "by_moo": {moo: by_moo[moo] for moo in in_moo_order(by_moo)},
        "by_group": housing.counted(built, lambda house: house.group),
        "by_source": {sources.get(code, code): count for code, count in by_source.items()},
    }


def _money(found: MoneyFigures, sources: Mapping[str, str]) -> dict[str, Any]:
    codes = dict.fromkeys(code for code, _year in found.by_cell)
    return {
        "total": _baht(found.total),
        "by_source": {sources.get(code, code): _baht(found.of_source(code)) for code in codes},
        "by_fiscal_year": {str(year): _baht(found.of_year(year)) for year in found.years},
        "without_amount": found.without_amount,
    }


def _baht(satang: int) -> float:
    """Baht as a JSON number; two decimals of a float are exact far beyond any budget."""
    return satang / 100
