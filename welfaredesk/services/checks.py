"""Is the office file whole, and does what it holds keep the rules? Nothing is changed by looking."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from sqlalchemy import func, or_, select, text, union_all
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from welfaredesk.db import office_file
from welfaredesk.db.engine import Database
from welfaredesk.db.models import (
    Address,
    Attachment,
    AuditEvent,
    DeviceItem,
    HouseFunding,
    HouseProject,
    IssuedDocument,
    LoanContract,
    LoanLine,
    NumberSeries,
    Person,
    PersonIdentifier,
    Placement,
)
from welfaredesk.domain import names, national_id, placements, thai_text
from welfaredesk.services import numbering, persons

_GUARDS = {
    "audit_event_no_update",
    "audit_event_no_delete",
    "person_fts_insert",
    "person_fts_update",
    "person_fts_delete",
    "uq_loan_line_open_item",
}
_BATCH = 5000


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong: a code of welfaredesk.messages and what its sentence names; never a name or an id."""

    code: str
    params: Mapping[str, str] = field(default_factory=dict)


def check(db: Database) -> list[Finding]:
    """Everything found wrong: the file itself, the search keys, loans, numbers, papers, the audit trail."""
    broken = [Finding("check_file", {"what": problem}) for problem in office_file.findings(db.path)]
    if broken:
        return broken  # in a damaged file the rules can't be trusted to be read
    found = _index(db)
    with db.reading() as session:
        for rule in _RULES:
            found += rule(session)
    return found


def _index(db: Database) -> list[Finding]:
    """Whether the full-text index holds what the people's rows hold; SQLite compares them itself."""
    try:
        with db.transaction() as session:
            session.execute(text("INSERT INTO person_fts (person_fts, rank) VALUES ('integrity-check', 1)"))
    except DatabaseError:
        return [Finding("check_index")]
    return []


def _guards(session: Session) -> Iterator[Finding]:
    there = set(session.scalars(text("SELECT name FROM sqlite_master WHERE type IN ('trigger', 'index')")))
    for name in sorted(_GUARDS - there):
        yield Finding("check_guard", {"name": name})


def _person_keys(session: Session) -> Iterator[Finding]:
    wanted = (
        select(Person, Address.house_no)
        .outerjoin(Address, (Address.person_id == Person.id) & (Address.kind == persons.REGISTERED))
        .where(Person.merged_into_id.is_(None))  # what was merged has no keys, so that no search finds it
        .execution_options(yield_per=_BATCH)
    )
    for person, house_no in session.execute(wanted):
        keys = names.person_keys(person.first, person.last, person.nickname, person.phone, house_no or "")
        if any(getattr(person, name) != key for name, key in keys.items()):
            yield Finding("check_person_key", {"id": str(person.id)})


def _identities(session: Session) -> Iterator[Finding]:
    identified = select(PersonIdentifier.person_id).where(PersonIdentifier.kind == persons.NATIONAL_ID)
    nameless = select(Person.id).where(
        Person.id.not_in(identified), Person.no_id_reason == "", Person.merged_into_id.is_(None)
    )
    for person_id in session.scalars(nameless):
        yield Finding("check_no_id", {"id": str(person_id)})
    numbers = select(PersonIdentifier.person_id, PersonIdentifier.value).where(
        PersonIdentifier.kind == persons.NATIONAL_ID
    )
    for person_id, value in session.execute(numbers):
        if not (national_id.is_valid(value) and national_id.normalise(value) == value):
            yield Finding("check_bad_id", {"id": str(person_id)})


def _items(session: Session) -> Iterator[Finding]:
    for item in session.scalars(select(DeviceItem)):
        if item.code_key != thai_text.code_key(item.code):
            yield Finding("check_item_key", {"code": item.code})


def _open_lines(session: Session) -> Iterator[Finding]:
    is_open = (LoanLine.returned_on.is_(None), LoanLine.cancelled.is_(False))
    out = (
        select(DeviceItem.code)
        .join(LoanLine, LoanLine.item_id == DeviceItem.id)
        .where(*is_open)
        .group_by(DeviceItem.id)
        .having(func.count() > 1)
    )
    for code in session.scalars(out):
        yield Finding("check_out_twice", {"code": code})


def _loan_dates(session: Session) -> Iterator[Finding]:
    for line in session.scalars(select(LoanLine)):
        lent_on = line.contract.lent_on
        came_back = line.returned_on is not None
        impossible = line.due_on < lent_on or (line.returned_on or lent_on) < lent_on
        if impossible or came_back != (line.condition_in is not None):
            yield Finding("check_loan_line", {"no": line.contract.no})


def _numbers(session: Session) -> Iterator[Finding]:
    """Every series counts 1, 2, 3 … in each year, writes no number twice, and its counter knows the last."""
    counted = {(row.series, row.year): row.last for row in session.scalars(select(NumberSeries))}
    for series in numbering.SERIES:
        last = {year: no for (code, year), no in counted.items() if code == series.code}
        given: dict[int, set[int]] = {year: set() for year in last}
        for holder in series.holders:
            numbered = select(holder.number_year, holder.running).where(holder.running.is_not(None))
            for year, running in session.execute(numbered):
                given.setdefault(year or 0, set()).add(running or 0)
        for year, numbers in sorted(given.items()):
            where = {"series": series.title, "year": str(year)}
            if missing := set(range(1, max(numbers, default=0) + 1)) - numbers:
                listed = ", ".join(str(number) for number in sorted(missing)[:10])
                yield Finding("check_number_gap", where | {"numbers": listed})
            if max(numbers, default=0) != last.get(year, 0):
                yield Finding("check_number_last", where)
        if series.needs_year:
            written = union_all(*(select(holder.no).where(holder.no != "") for holder in series.holders))
            no_of = written.subquery().c.no
            for no in session.scalars(select(no_of).group_by(no_of).having(func.count() > 1)):
                yield Finding("check_number_twice", {"series": series.title, "no": no})


def _audited(session: Session) -> Iterator[Finding]:
    """Every slip was made, and every item taken back, with an event that says who did it.

    A loan that a register told of was taken over in one event, its return too.
    """
    for action, wanted in (
        ("lend", select(LoanContract).where(LoanContract.source == "")),
        ("take_over", select(LoanContract).where(LoanContract.source != "")),
        ("take_back", select(LoanContract).where(LoanContract.lines.any(LoanLine.return_id.is_not(None)))),
        ("cancel", select(LoanContract).where(LoanContract.cancelled_at.is_not(None))),
    ):
        told = select(AuditEvent.entity_id).where(
            AuditEvent.entity == "loan_contract", AuditEvent.action == action
        )
        for contract in session.scalars(wanted.where(LoanContract.id.not_in(told))):
            yield Finding("check_not_audited", {"no": contract.no})


def _funding(session: Session) -> Iterator[Finding]:
    """What the sources give adds up to what was approved, wherever all of it is known."""
    wanted = (
        select(HouseProject.id, HouseProject.approved_satang, func.sum(HouseFunding.amount_satang))
        .join(HouseFunding, HouseFunding.project_id == HouseProject.id)
        .where(HouseProject.approved_satang.is_not(None))
        .group_by(HouseProject.id)
        .having(func.count() == func.count(HouseFunding.amount_satang))
    )
    for project_id, approved, given in session.execute(wanted):
        if approved != given:
            yield Finding("check_funding", {"id": str(project_id)})


def _placements(session: Session) -> Iterator[Finding]:
    """No placement ends before it begins, nor rests on section 34."""
    wrong = or_(
        Placement.ends_on < Placement.started_on,
        Placement.ended_on < Placement.started_on,
        Placement.basis == placements.NEVER,
    )
    for placement_id in session.scalars(select(Placement.id).where(wrong)):
        yield Finding("check_placement", {"id": str(placement_id)})


def _papers(session: Session) -> Iterator[Finding]:
    rows = session.execute(select(IssuedDocument.no, IssuedDocument.pdf, IssuedDocument.sha256))
    files = session.execute(select(Attachment.name, Attachment.content, Attachment.sha256))
    for no, content, checksum in chain(rows, files):
        if hashlib.sha256(content).hexdigest() != checksum:
            yield Finding("damaged_document", {"no": no})


_RULES: tuple[Callable[[Session], Iterator[Finding]], ...] = (
    _guards,
    _person_keys,
    _identities,
    _items,
    _open_lines,
    _loan_dates,
    _numbers,
    _audited,
    _funding,
    _placements,
    _papers,
)
