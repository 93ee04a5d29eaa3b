"""Value lists: what the product offers until the office changes a list, then what the office keeps."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from welfaredesk.db.engine import Database
from welfaredesk.db.models import ListValue
from welfaredesk.domain import paper_limits, thai_text
from welfaredesk.domain.value_lists import LISTS
from welfaredesk.errors import Issue, RecordNotFound, StaleRecord, ValidationFailed
from welfaredesk.services import audit
from welfaredesk.services.actor import Actor
from welfaredesk.services.audit import Saved
from welfaredesk.services.limits import too_long

# the program itself sets or asks for these
NEEDED = {
    ("relation", "head"),
    ("relation", "other"),
    ("enrolment_status", "receiving"),
    ("placement_end", "completed"),
    ("placement_end", "died"),
    *(("house_document", code) for code, _label in LISTS["house_document"]),
    ("seeker_close", "placed"),
    ("seeker_close", "died"),
    ("seeker_close", "moved"),
    ("work_need", "access"),
    ("work_need", "at_home"),
    *(("house_stage", code) for code, _label in LISTS["house_stage"]),
    *(("placement_basis", code) for code, _label in LISTS["placement_basis"]),
    *(("wage_unit", code) for code, _label in LISTS["wage_unit"]),
}
_OWN = "own_"


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a list, in its place; an inactive one is shown where used but no longer offered."""

    code: str
    label: str
    active: bool = True


@dataclass(frozen=True, slots=True)
class ValueInput:
    """One value as the office wants it; `code` "" is a new one."""

    label: str
    code: str = ""
    active: bool = True


def values(session: Session, list_code: str) -> list[Value]:
    """The list in its order. What a later version of the product adds stands behind what the office keeps.

    Raises RecordNotFound for a list that does not exist.
    """
    if list_code not in LISTS:
        raise RecordNotFound("not_found", what=f"รายการ {list_code}")
    return _completed(list_code, session.scalars(_kept().where(ListValue.list_code == list_code)))


def all_values(session: Session) -> dict[str, list[Value]]:
    """Every list, as `values` gives one."""
    kept: dict[str, list[ListValue]] = {list_code: [] for list_code in LISTS}
    for row in session.scalars(_kept()):
        kept.setdefault(row.list_code, []).append(row)
    return {list_code: _completed(list_code, kept[list_code]) for list_code in LISTS}


def _kept() -> Select[ListValue]:
    return select(ListValue).order_by(ListValue.position, ListValue.id)


def _completed(list_code: str, rows: Iterable[ListValue]) -> list[Value]:
    kept = [Value(row.code, row.label, row.active) for row in rows]
    known = {value.code for value in kept}
    return kept + [Value(code, label) for code, label in LISTS[list_code] if code not in known]


def unlisted(session: Session, list_code: str, field: str, code: str) -> list[Issue]:
    """An issue when `code` is filled but stands in no place of the list, active or not."""
    if not code or any(value.code == code for value in values(session, list_code)):
        return []
    return [Issue(field, "not_in_list", {"read": code})]


def save_list(
    actor: Actor,
    db: Database,
    list_code: str,
    wanted: Sequence[ValueInput],
    *,
    seen: Sequence[Value] | None = None,
) -> Saved:
    """Keep the list as given, in that order; a value left out stays as it is, behind the others.

    `seen` is the list as it was when the clerk began. Raises ValidationFailed (field "values": blank or
    repeated label, a value the program needs switched off), RecordNotFound for a list or a value that does
    not exist, StaleRecord when the list is no longer as `seen`.
    """
    with db.transaction() as session:
        before = values(session, list_code)
        if seen is not None and list(seen) != before:
            raise StaleRecord
        after = _merged(before, wanted, list_code)
        if issues := _issues(list_code, after):
            raise ValidationFailed(*issues)
        if after != before:
            _store(session, list_code, after)
            told = {list_code: _told(after)}
            audit.record(
                session, actor, "update", "list_value", None, before={list_code: _told(before)}, after=told
            )
        return Saved(0, 0, frozenset({"list_value"}))


def _merged(before: Sequence[Value], wanted: Sequence[ValueInput], list_code: str) -> list[Value]:
    left = {value.code: value for value in before}
    taken = set(left)
    after = []
    for entry in wanted:
        code = entry.code or new_code(taken)
        if entry.code and left.pop(entry.code, None) is None:
            raise RecordNotFound("not_found", what=f"{list_code} {entry.code}")
        taken.add(code)
        after.append(Value(code, thai_text.clean(entry.label), entry.active))
    return after + list(left.values())


def new_code(taken: set[str]) -> str:
    """A code of the office's own that is not taken yet."""
    number = 1
    while f"{_OWN}{number}" in taken:
        number += 1
    return f"{_OWN}{number}"


def _issues(list_code: str, after: Sequence[Value]) -> list[Issue]:
    issues = [Issue("values", "label_required") for value in after if not value.label]
    issues += [found for value in after for found in too_long("values", value.label, paper_limits.LIST_LABEL)]
    labels = [value.label for value in after if value.label]
    repeated = {label for label in labels if labels.count(label) > 1}
    issues += [Issue("values", "label_taken", {"read": label}) for label in sorted(repeated)]
    needed = [value for value in after if (list_code, value.code) in NEEDED and not value.active]
    return issues + [Issue("values", "value_needed", {"read": value.label}) for value in needed]


def _store(session: Session, list_code: str, after: Sequence[Value]) -> None:
    rows = {
        row.code: row for row in session.scalars(select(ListValue).where(ListValue.list_code == list_code))
    }
    for position, value in enumerate(after):
        row = rows.get(value.code)
        if row is None:
            row = ListValue(list_code=list_code, code=value.code)
            session.add(row)
        row.label, row.position, row.active = value.label, position, value.active


def _told(values_: Sequence[Value]) -> list[str]:
    """The list as the history shows it: labels in order, what is switched off in brackets."""
    return [value.label if value.active else f"({value.label})" for value in values_]
