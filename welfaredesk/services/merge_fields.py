"""Which record's word counts, field by field, when two records of one person become one.

Blank is filled, filled stays unless the clerk chose otherwise; numbers and notes of both are kept.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from sqlalchemy import Boolean, Date

from welfaredesk.db.models import Person
from welfaredesk.domain.addresses import ParsedAddress
from welfaredesk.domain.thai_dates import Precision, ThaiDate
from welfaredesk.services.row_moves import Row

Value = str | int | bool | date | ThaiDate | None

SAME, KEPT, GONE, BOTH = "same", "kept", "gone", "both"
# columns that only mean something together: the first says whether anything is known
_TOGETHER = {
    "birth": ("birth_date", "birth_precision"),
    "income": ("income_satang", "income_source"),
    "sso": ("sso_section", "sso_option"),
}
_JOINED = {"phone": " ", "note": "\n"}
_BOOKKEEPING = {"id", "version", "created_at", "merged_into_id", "no_id_reason"}
KEYS = ("sort_key", "name_key", "search_text")
# columns of a row that stays which are filled from the one that goes
_FILLED = {
    "enrolment": ("amount_satang", "register_no", "from_on"),
    "group_membership": ("from_on",),
    "household_member": ("relation", "from_on"),
    "job_seeker": (
        *("education", "skills", "experience", "wanted_work", "available_on", "reach", "travel"),
        *("family_support", "needs_note", "note"),
    ),
}


@dataclass(frozen=True, slots=True)
class FieldChoice:
    """One field: what both records say, and which is `taken`: same, kept, gone or both.

    `open` tells that both are filled and differ, so that the clerk may choose.
    """

    code: str
    kept: Value
    gone: Value
    taken: str
    open: bool


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a record, as it is and as it will be."""

    code: str
    now: Value
    then: Value


@dataclass(frozen=True, slots=True)
class Unit:
    """Columns that are decided together."""

    code: str
    columns: tuple[str, ...]


def _units() -> Iterator[Unit]:
    """Every field of a person, later ones too."""
    taken = {column for columns in _TOGETHER.values() for column in columns}
    codes = {columns[0]: code for code, columns in _TOGETHER.items()}
    for column in Person.__table__.columns.keys():  # noqa: SIM118
        if column in codes:
            yield Unit(codes[column], _TOGETHER[codes[column]])
        elif column not in taken and column not in _BOOKKEEPING and column not in KEYS:
            yield Unit(column, (column,))


UNITS = tuple(_units())


def decide(kept: Row, gone: Row, chosen: Collection[str]) -> tuple[Row, list[FieldChoice]]:
    """(columns of the kept record to set, every field known of either) for two rows as stored."""
    values: Row = {}
    told = []
    for unit in UNITS:
        new, taken, is_open = _decide(unit, kept, gone, unit.code in chosen)
        values |= new
        if not (_blank(kept, unit) and _blank(gone, unit)):
            told.append(FieldChoice(unit.code, _value(unit, kept), _value(unit, gone), taken, is_open))
    return {name: value for name, value in values.items() if kept[name] != value}, told


def changes(now: Row, then: Row) -> Iterator[FieldChange]:
    """The fields that differ between two states of one record."""
    for unit in UNITS:
        if any(now[column] != then[column] for column in unit.columns):
            yield FieldChange(unit.code, _value(unit, now), _value(unit, then))


def _decide(unit: Unit, kept: Row, gone: Row, choose_gone: bool) -> tuple[Row, str, bool]:
    theirs = {column: gone[column] for column in unit.columns}
    if theirs == {column: kept[column] for column in unit.columns} or _blank(gone, unit):
        return {}, SAME if not _blank(gone, unit) else KEPT, False
    if _blank(kept, unit):
        return theirs, GONE, False
    if unit.code in _JOINED:
        return _joined(unit, kept, gone), BOTH, False
    if unit.code == "birth" and finer(_birth(gone), _birth(kept)):
        return theirs, GONE, False
    lead = unit.columns[0]
    if kept[lead] == gone[lead] and unit.code != "birth":
        filled = {column: gone[column] for column in unit.columns if kept[column] in (None, "")}
        if filled:
            return filled, GONE, False
    return (theirs, GONE, True) if choose_gone else ({}, KEPT, True)


def _joined(unit: Unit, kept: Row, gone: Row) -> Row:
    """The parts of both, the kept record's first, none twice."""
    (column,) = unit.columns
    between = _JOINED[column]
    parts = dict.fromkeys([*kept[column].split(between), *gone[column].split(between)])
    return {column: between.join(part for part in parts if part.strip())}


def finer(one: ThaiDate | None, other: ThaiDate | None) -> bool:
    """Whether `one` says the same as `other`, only more exactly."""
    if one is None or other is None or one.date.year != other.date.year:
        return False
    if other.precision is Precision.MONTH:
        return one.precision is Precision.DAY and one.date.month == other.date.month
    return other.precision is Precision.YEAR and one.precision is not Precision.YEAR


def _blank(row: Row, unit: Unit) -> bool:
    return row[unit.columns[0]] in (None, "")


def _birth(row: Row) -> ThaiDate | None:
    if row["birth_date"] is None:
        return None
    return ThaiDate(date.fromisoformat(row["birth_date"]), Precision(row["birth_precision"]))


def _value(unit: Unit, row: Row) -> Value:
    return _birth(row) if unit.code == "birth" else typed(unit.columns[0], row[unit.columns[0]])


def typed(column: str, stored: Any) -> Value:
    """A person's column as the program knows it."""
    kind = Person.__table__.columns[column].type
    if stored is not None and isinstance(kind, Date):
        return date.fromisoformat(stored)
    return bool(stored) if stored is not None and isinstance(kind, Boolean) else stored


def fill(table: str, stays: Row, goes: Row) -> Row:
    """Blank columns of the row that stays which the other one can fill."""
    if table == "address":
        return _fill_address(stays, goes)
    if table == "household_member" and stays["household_id"] != goes["household_id"]:
        return {}
    return _fill_blank(_FILLED.get(table, ()), stays, goes)


def _fill_address(stays: Row, goes: Row) -> Row:
    """Only from an address that may be the same place: parts of two places make a third."""
    parts = [part.name for part in fields(ParsedAddress)]
    if any(stays[part] and goes[part] and stays[part] != goes[part] for part in parts):
        return {}
    return _fill_blank((*parts, "landmark", "latitude", "longitude"), stays, goes)


def _fill_blank(columns: Collection[str], stays: Row, goes: Row) -> Row:
    return {
        column: goes[column]
        for column in columns
        if stays[column] in (None, "") and goes[column] not in (None, "")
    }
