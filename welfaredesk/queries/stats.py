"""The numbers an office reports (domain specification §7.4), as plain values with ISO dates."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.domain import thai_text
from welfaredesk.domain.adl import AdlGroup
from welfaredesk.queries import register_figures as figures
from welfaredesk.queries import stats_work
from welfaredesk.queries.chase import ChaseCounts
from welfaredesk.queries.device_figures import DeviceFigures, device_figures
from welfaredesk.queries.follow_up import CardsExpiring
from welfaredesk.queries.persons import GROUPS
from welfaredesk.queries.register_figures import SEXES, Resident, summed

UNKNOWN = figures.UNKNOWN


def stats(db: Database, fiscal_year: int | None = None) -> dict[str, dict[str, Any]]:
    """The reports that the office's data can answer, by code.

    R-01: living residents: total, by_sex (M, F, unknown), by_age, by_moo, by_group, and
    by_group_moo_sex {group: {moo: {sex: n}}}.
    R-02: unsuitable houses by group (disabled, elderly, underprivileged), one counted in each of its groups.
    R-03: houses built or repaired (of `fiscal_year` alone when it is given): total, by_fiscal_year, by_moo,
    by_group, by_source; a source is called what the list says, "several" pays a house together.
    R-04: the money of these houses in baht: by_source, by_fiscal_year, total, and without_amount houses.
    R-05: devices: items {state: n} with their total, by_model {name: {state: n}}, donated, overdue,
    due_soon, and loans {total, by_fiscal_year} in items lent, of `fiscal_year` (BE) alone when it is given.
    R-06: people at work today (on some day of `fiscal_year` when it is given): total, by_workplace, by_payer,
    by_section (33, 35), by_type (the primary kind of disability); and by_status of all (its) placements.
    R-07: assessed residents: by_group (social, home, bed), home_and_bed, by_moo, elderly_not_assessed, and
    changes {better, same, worse, from_to {first: {latest: n}}} of those assessed at least twice.
    R-08: rights {code: {label, count, percent}} of the total, percentages as text that add up to 100.00.
    R-12: elderly, without (occupation or income), percent, the parts they fall into, by_moo.
    R-14: what to follow up: loans {late, recall, due_soon, due_30, next, gone} in items lent, each list
    counted for itself, and disability cards {expired, soon}.
    All but loans, houses and placements are of today. Every breakdown adds up to its total, but people may
    be in several groups or in none.
    """
    today = clock.today()
    with db.reading() as session:
        people = figures.residents(session, today)
        adl = figures.adl_figures(session, people, today)
        rights = figures.right_figures(session, people)
        devices = device_figures(session, () if fiscal_year is None else (fiscal_year,))
        reports = {
            "R-01": _people(people),
            **stats_work.houses(session, people, today, fiscal_year),
            "R-05": _devices(devices, fiscal_year),
            "R-06": stats_work.work(session, today, fiscal_year),
            "R-07": _adl(adl),
            "R-08": _rights(rights),
            "R-12": _livelihood(figures.livelihood_figures(people)),
            "R-14": _follow_up(db, devices.open),
        }
    return {code: {"as_of": today.isoformat()} | report for code, report in reports.items()}


def _people(people: Sequence[Resident]) -> dict[str, Any]:
    found = figures.group_figures(people)
    everybody, moos = found.everybody, found.moos
    groups = [*GROUPS, *sorted(found.by_group.keys() - GROUPS.keys())]
    cells = {group: found.by_group.get(group, Counter()) for group in groups}
    return {
        "total": len(people),
        "by_sex": {sex: summed(everybody, sex=sex) for sex in SEXES},
        "by_age": {band: summed(everybody, band=band) for band in figures.BANDS},
        "by_moo": {moo: summed(everybody, moo=moo) for moo in moos},
        "by_group": {group: cells[group].total() for group in groups},
        "by_group_moo_sex": {
            group: {moo: {sex: summed(cells[group], moo=moo, sex=sex) for sex in SEXES} for moo in moos}
            for group in groups
        },
    }


def _adl(found: figures.AdlFigures) -> dict[str, Any]:
    def counts(groups: Mapping[AdlGroup, int]) -> dict[str, int]:
        dependent = groups[AdlGroup.HOME] + groups[AdlGroup.BED]
        return {group.value: groups[group] for group in AdlGroup} | {"home_and_bed": dependent}

    order = list(AdlGroup)  # from the most able to the least
    way = Counter[str]()
    for (first, latest), count in found.changes.items():
        step = order.index(latest) - order.index(first)
        way["same" if step == 0 else "worse" if step > 0 else "better"] += count
    return {
        "assessed": found.assessed,
        "by_group": counts(found.by_group),
        "by_moo": {moo: counts(found.by_moo[moo]) for moo in figures.in_moo_order(found.by_moo)},
        "elderly_not_assessed": found.not_assessed.total(),
        "changes": {name: way[name] for name in ("better", "same", "worse")}
        | {"from_to": {a.value: {b.value: found.changes[a, b] for b in order} for a in order}},
    }


def _rights(found: figures.RightFigures) -> dict[str, Any]:
    shares = found.shares
    return {
        "total": sum(found.counts.values()),
        "rights": {
            code: {"label": found.labels[code], "count": count, "percent": _text(shares.by_key[code])}
            for code, count in found.counts.items()
        },
        "rounding": _text(shares.rounding),
    }


def _livelihood(found: figures.LivelihoodFigures) -> dict[str, Any]:
    everybody = _livelihood_of(found.everybody)
    moos = figures.in_moo_order(found.by_moo)
    return everybody | {"by_moo": {moo: _livelihood_of(found.by_moo[moo]) for moo in moos}}


def _livelihood_of(part: figures.Livelihood) -> dict[str, Any]:
    return {
        "elderly": part.elderly,
        "without": part.without,
        "percent": _text(part.percent_without),
        **asdict(part),
    }


def _text(share: Decimal | None) -> str | None:
    return None if share is None else str(share)


def _devices(found: DeviceFigures, fiscal_year: int | None) -> dict[str, Any]:
    models = sorted({model for _category, model in found.kinds()}, key=thai_text.sort_key)
    years = found.lent if fiscal_year is None else {fiscal_year: found.lent[fiscal_year]}
    return {
        "items": found.by_state(),
        "by_model": {model: found.by_state(model=model) for model in models},
        "donated": found.donated.total(),
        "loans": {
            "total": sum(years.values()),
            "by_fiscal_year": {str(year): years[year] for year in sorted(years)},
        },
        "overdue": found.open.late,
        "due_soon": found.open.due_soon,
    }


def _follow_up(db: Database, found: ChaseCounts) -> dict[str, Any]:
    cards = {state: CardsExpiring(db, state).total() for state in ("expired", "soon")}
    return {"loans": asdict(found), "cards": cards}
