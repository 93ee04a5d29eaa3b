"""What a merge would do, for the clerk to look at before it is done."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Date, LargeBinary
from sqlalchemy.orm import Session

from welfaredesk.db.base import Base
from welfaredesk.domain import national_id, thai_dates
from welfaredesk.domain.addresses import ParsedAddress, address_line
from welfaredesk.messages import sentence
from welfaredesk.services import value_lists
from welfaredesk.services.merge_fields import FieldChange, FieldChoice
from welfaredesk.services.row_moves import Rivalry, Row, references, rows, table_word

_SILENT = {"id", "person_id", "source", "created_at", "version", "kind"}
_LISTS = {
    "group_code": "group",
    "programme": "programme",
    "status": "enrolment_status",
    "relation": "relation",
}


@dataclass(frozen=True, slots=True)
class RowChoice:
    """Two rows of which one stays (`taken`: kept or gone); the texts are what the rows say, in Thai.

    `key` is what choices name; `same` tells that both say the same, so that there is nothing to choose.
    """

    key: str
    table: str
    what: str
    kept: str
    gone: str
    taken: str
    same: bool


@dataclass(frozen=True, slots=True)
class Moved:
    """How many rows of a table go over to the kept person, and what they are called in Thai."""

    table: str
    what: str
    count: int


@dataclass(frozen=True, slots=True)
class MergePreview:
    """One merge before it is done: `warnings` are codes of welfaredesk.messages.

    `versions` of the kept and the gone person go back to `merge`, which then refuses what nobody looked at.
    """

    kept_id: int
    gone_id: int
    versions: tuple[int, int]
    fields: tuple[FieldChoice, ...]
    rows: tuple[RowChoice, ...]
    moves: tuple[Moved, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UndoPreview:
    """One merge before it is undone: both names as they will be, what changes in the fields of the record
    kept, and the rows that return to the other one."""

    merge_id: int
    kept: str
    gone: str
    fields: tuple[FieldChange, ...]
    moves: tuple[Moved, ...]


def row_choices(session: Session, rivalries: Sequence[Rivalry], *, full_ids: bool) -> tuple[RowChoice, ...]:
    """The rivalries in words; national ids masked unless full ones are asked for."""
    return tuple(
        RowChoice(
            rivalry.key,
            rivalry.table,
            table_word(rivalry.table),
            _words(session, rivalry.table, rivalry.kept, full_ids),
            _words(session, rivalry.table, rivalry.gone, full_ids),
            rivalry.taken,
            _said(rivalry.kept) == _said(rivalry.gone),
        )
        for rivalry in rivalries
    )


def moved(counts: Counter[str]) -> tuple[Moved, ...]:
    """The counts by table, in words."""
    return tuple(Moved(table, table_word(table), counts[table]) for table in sorted(counts))


def returning(record: Mapping[str, Any], gone_id: int) -> tuple[Moved, ...]:
    """The rows of other tables that undoing a merge gives back to the record gone, in words."""
    counts = Counter(
        table for table, _key, before, _seal in record["changed"] if gone_id in _people(table, before)
    )
    counts.update(table for table, row in record["removed"] if gone_id in _people(table, row))
    return moved(counts)


def _people(table: str, row: Mapping[str, Any]) -> list[Any]:
    """Whom a row points to."""
    return [
        row[reference.column]
        for reference in references("person")
        if reference.table == table and reference.column in row
    ]


def warnings(kept: Row, gone: Row, rivalries: Sequence[Rivalry], parted: Collection[int]) -> tuple[str, ...]:
    """What speaks against the two being one person; `parted` are those marked as somebody else."""
    found = []
    if any(rivalry.key == "person_identifier.national_id" for rivalry in rivalries):
        found.append("merge_ids_differ")
    years = {str(row["birth_date"])[:4] for row in (kept, gone) if row["birth_date"]}
    if len(years) > 1:
        found.append("merge_births_differ")
    if gone["id"] in parted:
        found.append("merge_marked_apart")
    return tuple(found)


def _said(row: Row) -> Row:
    return {name: value for name, value in row.items() if name not in _SILENT}


def _words(session: Session, table: str, row: Row, full_ids: bool) -> str:
    if table == "address":
        return _place(row)
    if table == "person_identifier":
        return national_id.formatted(row["value"]) if full_ids else national_id.masked(row["value"])
    parts = [_word(session, table, name, value) for name, value in _said(row).items()]
    return " · ".join(part for part in parts if part)


def _place(row: Row) -> str:
    return address_line(
        ParsedAddress(**{part.name: row.get(part.name, "") for part in fields(ParsedAddress)})
    )


def _word(session: Session, table: str, name: str, value: Any) -> str:
    """One column of a row; "" for what says nothing to a clerk."""
    column = Base.metadata.tables[table].columns[name]
    if name == "household_id":
        return "".join(_place(house) for house in rows(session, "household", {"id": value}))
    if value in (None, "") or column.foreign_keys or isinstance(column.type, LargeBinary | JSON | Boolean):
        return ""
    if name in _LISTS:
        labels = {entry.code: entry.label for entry in value_lists.values(session, _LISTS[name])}
        return labels.get(value, str(value))
    return _formatted(column, value)


def _formatted(column: Column[Any], value: Any) -> str:
    if isinstance(column.type, Date):
        return thai_dates.screen(date.fromisoformat(value))
    if column.name.endswith("_satang"):
        return sentence("merge_amount", {"amount": f"{value / 100:,.2f}"})
    return str(value)
