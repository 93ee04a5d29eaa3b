"""The numbers an office reports (domain specification §7.4), as plain values with ISO dates."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import (
    Address,
    DeviceItem,
    DeviceModel,
    GroupMembership,
    LoanContract,
    LoanLine,
    Person,
)
from welfaredesk.domain import thai_dates, thai_text
from welfaredesk.domain.person_filter import ELDERLY_AGE
from welfaredesk.queries.lending import IS_OPEN, settings_of
from welfaredesk.queries.person_filter import years_before
from welfaredesk.queries.persons import GROUPS

UNKNOWN = "unknown"
SEXES = ("M", "F", UNKNOWN)
AGES = {"0-14": 14, "15-59": 59, "60-69": 69, "70-79": 79, "80-89": 89, "90+": 999}
ITEM_STATES = ("free", "out", "damaged", "repair", "lost", "disposed")


def stats(db: Database, fiscal_year: int | None = None) -> dict[str, dict[str, Any]]:
    """The reports that the office's data can answer, by code.

    R-01: living residents: total, by_sex (M, F, unknown), by_age, by_moo, by_group, and
    by_group_moo_sex {group: {moo: {sex: n}}}; always of today.
    R-05: devices: items {state: n} with their total, by_model {name: {state: n}}, donated, overdue,
    due_soon, and loans {total, by_fiscal_year} in items lent, of `fiscal_year` (BE) alone when it is given.
    Every breakdown adds up to its total, but people may be in several groups or in none.
    """
    today = clock.today()
    with db.reading() as session:
        return {"R-01": _people(session, today), "R-05": _devices(session, today, fiscal_year)}


def _people(session: Session, today: date) -> dict[str, Any]:
    found = session.execute(
        select(Person.id, Person.sex, Person.birth_date, Address.moo)
        .outerjoin(Address, (Address.person_id == Person.id) & (Address.kind == "registered"))
        .where(Person.died_on.is_(None), Person.moved_out_on.is_(None))
    ).all()
    memberships = _memberships(session)
    cutoff = years_before(today, ELDERLY_AGE)
    sexes, ages, moos, groups = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    cells = Counter[tuple[str, str, str]]()
    for person_id, stored_sex, birth, stored_moo in found:
        sex, moo = stored_sex or UNKNOWN, stored_moo or UNKNOWN
        sexes[sex] += 1
        moos[moo] += 1
        ages[_age_band(birth, today)] += 1
        elderly = {"elderly"} if birth is not None and birth <= cutoff else set()
        for group in elderly | memberships.get(person_id, set()):
            groups[group] += 1
            cells[group, moo, sex] += 1
    order = sorted(moos, key=_moo_order)
    return {
        "as_of": today.isoformat(),
        "total": len(found),
        "by_sex": {sex: sexes[sex] for sex in SEXES},
        "by_age": {band: ages[band] for band in (*AGES, UNKNOWN)},
        "by_moo": {moo: moos[moo] for moo in order},
        "by_group": {group: groups[group] for group in GROUPS},
        "by_group_moo_sex": {
            group: {moo: {sex: cells[group, moo, sex] for sex in SEXES} for moo in order} for group in GROUPS
        },
    }


def _memberships(session: Session) -> dict[int, set[str]]:
    """Group codes of people, elderly left out: that is derived from the birth date."""
    groups: dict[int, set[str]] = {}
    wanted = select(GroupMembership.person_id, GroupMembership.group_code).where(
        GroupMembership.to_on.is_(None), GroupMembership.group_code != "elderly"
    )
    for person_id, code in session.execute(wanted):
        groups.setdefault(person_id, set()).add(code)
    return groups


def _age_band(birth: date | None, today: date) -> str:
    if birth is None:
        return UNKNOWN
    age = thai_dates.age_on(birth, today)
    return next(band for band, last in AGES.items() if age <= last)


def _moo_order(moo: str) -> tuple[bool, int, str]:
    return (not moo.isdecimal(), int(moo) if moo.isdecimal() else 0, moo)


def _devices(session: Session, today: date, fiscal_year: int | None) -> dict[str, Any]:
    found = session.execute(
        select(DeviceModel.name, DeviceItem.condition, DeviceItem.acquired_how, LoanLine.id)
        .join(DeviceItem, DeviceItem.model_id == DeviceModel.id)
        .outerjoin(LoanLine, (LoanLine.item_id == DeviceItem.id) & IS_OPEN)
    ).all()
    pairs = [(name, _item_state(condition, line_id)) for name, condition, _how, line_id in found]
    names = sorted({name for name, _state in pairs}, key=thai_text.sort_key)
    due = session.scalars(select(LoanLine.due_on).where(IS_OPEN)).all()
    near = settings_of(session).near_due_days
    return {
        "as_of": today.isoformat(),
        "items": _by_state([state for _name, state in pairs]),
        "by_model": {name: _by_state([state for model, state in pairs if model == name]) for name in names},
        "donated": sum("บริจาค" in how for _name, _condition, how, _line in found),
        "loans": _loans(session, fiscal_year),
        "overdue": sum(day < today for day in due),
        "due_soon": sum(0 <= (day - today).days <= near for day in due),
    }


def _item_state(condition: str, open_line: int | None) -> str:
    if open_line is not None:
        return "out"
    return "free" if condition == "usable" else condition


def _by_state(states: Sequence[str]) -> dict[str, int]:
    counts = Counter(states)
    return {"total": len(states)} | {state: counts[state] for state in ITEM_STATES}


def _loans(session: Session, fiscal_year: int | None) -> dict[str, Any]:
    """Items lent, without the loans cancelled as mistakes."""
    years = Counter(
        session.scalars(
            select(LoanContract.fiscal_year)
            .join(LoanLine, LoanLine.contract_id == LoanContract.id)
            .where(LoanLine.cancelled.is_(False))
        )
    )
    shown: Mapping[int, int] = years if fiscal_year is None else {fiscal_year: years[fiscal_year]}
    return {
        "total": sum(shown.values()),
        "by_fiscal_year": {str(year): shown[year] for year in sorted(shown)},
    }
