"""Placements out of a register: who works where on whose account, known again by person, place and start."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.models import OfficeProfile, Organisation, Person, Placement, PlacementSuspension
from welfaredesk.domain import names, organisations, placements, thai_dates, thai_text, wages
from welfaredesk.domain.baht_text import satang_figures
from welfaredesk.services import placement_checks
from welfaredesk.services.imports.houses import name_key, not_sure
from welfaredesk.services.imports.named import Match
from welfaredesk.services.imports.records import NOBODY, PersonNamed, Problem, Severity, StagedRow, Status
from welfaredesk.services.imports.writing import Outcome, Writing, source_of

_FILLED = (
    *("basis", "position", "wage_satang", "value_satang"),
    *("ends_on", "ended_on", "end_reason", "caregiver_name", "note"),
)
_COLUMN = {
    "basis": "basis",
    "position": "position",
    "wage_satang": "wage",
    "value_satang": "value",
    "ends_on": "ends",
    "ended_on": "ended",
    "caregiver_name": "caregiver",
}
_BLANK = (None, "")


@dataclass(frozen=True, slots=True)
class PlacementRecord:
    """What one row says of a placement; money in satang, `basis` and `wage_unit` codes of their lists.

    `sure` is False when the row gives an id that can't be one: then nobody is guessed. Work that is
    `suspended` is so from `suspended_on`, where the register says since when.
    """

    person: PersonNamed = NOBODY
    sure: bool = True
    workplace: str = ""
    employer: str = ""
    basis: str = ""
    position: str = ""
    wage_satang: int | None = None
    wage_unit: str = ""
    value_satang: int | None = None
    started_on: date | None = None
    ends_on: date | None = None
    ended_on: date | None = None
    end_reason: str = ""
    suspended: bool = False
    suspended_on: date | None = None
    caregiver: str = ""
    note: str = ""

    @property
    def title(self) -> str:
        """Where, as what."""
        return f"{self.workplace} {self.position}".strip()


@dataclass(slots=True)
class _Known:
    """A placement as it is known, or as the batch made it."""

    id: int
    person_id: int | None
    name: str
    employer_id: int
    workplace_id: int
    started_on: date
    values: dict[str, Any]
    row: StagedRow | None = None

    @property
    def last_day(self) -> date | None:
        return placement_checks.last_day(self.values["ends_on"], self.values["ended_on"])


class _Organisations:
    """The office's organisations by every spelling, and those the register adds."""

    def __init__(self, writing: Writing) -> None:
        self._writing = writing
        profile = writing.session.get(OfficeProfile, 1)
        self._province = profile.province if profile else ""
        found = writing.session.scalars(select(Organisation)).all()
        self._ids = {row.name_key: row.id for row in found}
        self.names = {row.id: row.name for row in found}

    def known(self, name: str) -> int | None:
        """The organisation of this name, if there is one."""
        return self._ids.get(organisations.name_key(name))

    def id_of(self, name: str, row: StagedRow, done: Outcome) -> int:
        """The organisation of this name; a new one's kind is guessed, which is told."""
        key = organisations.name_key(name)
        if key in self._ids:
            return self._ids[key]
        cleaned, kind = thai_text.clean(name), organisations.guessed_kind(name)
        values: dict[str, Any] = dict.fromkeys(("tax_no", "address", "contact", "phone", "note"), "")
        values |= {"name": cleaned, "name_key": key, "kind": kind, "created_at": clock.now(), "version": 1}
        values["province"] = self._province if kind == organisations.STATE else ""
        self._ids[key] = found = self._writing.add(Organisation, values)
        self.names[found] = cleaned
        done.touched.append(("organisation", found, None))
        self._writing.tell(
            "create", "organisation", found, source_of(row), after={"name": cleaned, "kind": kind}
        )
        params = {"read": cleaned, "kind": organisations.KINDS[kind]}
        done.problems.append(row.problem("organisation_added", Severity.INFO, "workplace", params))
        return found


def take_placements(writing: Writing, rows: Sequence[StagedRow]) -> list[Outcome]:
    """Take in the rows; the national id decides whom a row is about. What is doubtful is kept and told."""
    known = _load(writing.session)
    places = _Organisations(writing)
    return [_take(writing, known, places, row) for row in rows]


def _load(session: Session) -> list[_Known]:
    found = []
    for row in session.scalars(select(Placement).order_by(Placement.started_on, Placement.id)):
        parts = names.split_name(row.person_name)
        values = {name: getattr(row, name) for name in (*_FILLED, "wage_unit")}
        key = names.name_key(parts.first, parts.last)
        places = (row.employer_id, row.workplace_id)
        found.append(_Known(row.id, row.person_id, key, *places, row.started_on, values))
    return found


def _take(writing: Writing, known: list[_Known], places: _Organisations, row: StagedRow) -> Outcome:
    record = row.thing
    assert isinstance(record, PlacementRecord)
    done = Outcome(Status.PROBLEM, list(row.problems))
    if not row.usable:
        return done
    match = writing.people.meant(record.person) if record.sure else Match()
    if match.person_id is None:
        done.problems.append(not_sure(row, record.person, match))
    else:
        _compare_name(writing.session, row, record, match.person_id, done)
    said = {name: getattr(record, name) for name in _FILLED if name != "caregiver_name"}
    said |= {"caregiver_name": record.caregiver, "wage_unit": record.wage_unit}
    same = _same(known, record, match, places.known(record.workplace))
    if same is not None and same.row is not None and same.row.thing == record:
        params = {"sheet": same.row.sheet, "row": str(same.row.row)}
        done.problems.append(row.problem("duplicate_row", Severity.INFO, "name", params))
        done.status = Status.SKIPPED
        return done
    doubts = _doubts(writing.session, known, places, row, (match, same))
    if same is None:
        done.status = Status.CREATED
        where = (places.id_of(record.employer, row, done), places.id_of(record.workplace, row, done))
        same = _create(writing, row, match, where, said, done)
        known.append(same)
    else:
        done.status = (
            Status.UPDATED if _fill(writing, places, row, same, match, said, done) else Status.UNCHANGED
        )
    same.row = same.row or row
    done.problems += doubts
    return done


def _compare_name(
    session: Session, row: StagedRow, record: PlacementRecord, person_id: int, done: Outcome
) -> None:
    """The id decides; a name that differs is told."""
    person = session.get_one(Person, person_id)
    if record.person.name.first and name_key(record.person) != names.name_key(person.first, person.last):
        kept = names.full_name(person.title, person.first, person.last)
        params = {"kept": kept, "read": record.person.text}
        done.problems.append(row.problem("differs", Severity.WARNING, "name", params))


def _same(
    known: Sequence[_Known], record: PlacementRecord, match: Match, workplace: int | None
) -> _Known | None:
    """The placement a row speaks of: the same person and place, begun on the same day."""
    key = name_key(record.person)
    for each in known:
        if each.workplace_id != workplace or each.started_on != record.started_on:
            continue
        if each.person_id is not None and match.person_id is not None:
            if each.person_id == match.person_id:
                return each
        elif each.person_id is None and each.name == key:
            return each
    return None


def _doubts(
    session: Session,
    known: Sequence[_Known],
    places: _Organisations,
    row: StagedRow,
    found: tuple[Match, _Known | None],
) -> list[Problem]:
    """What should be looked at although the row is taken in."""
    match, same = found
    record = row.thing
    assert isinstance(record, PlacementRecord)
    assert record.started_on is not None, "a row without its start is no usable one"
    doubts = []
    end = placement_checks.last_day(record.ends_on, record.ended_on)
    if match.person_id is not None:
        for other in known:
            if other is same or other.person_id != match.person_id:
                continue
            if placements.overlap(record.started_on, end, other.started_on, other.last_day):
                where = places.names[other.workplace_id]
                params = placement_checks.overlap_words(
                    record.person.text, where, other.started_on, other.last_day
                )
                doubts.append(row.problem("placement_overlap", Severity.WARNING, "started", params))
        if not placement_checks.has_card(session, match.person_id, record.started_on):
            params = {"person": record.person.text, "on": thai_dates.screen(record.started_on)}
            doubts.append(row.problem("no_valid_card", Severity.WARNING, "national_id", params))
    if record.wage_satang is not None:
        of_a_day = wages.day_satang(record.wage_satang, record.wage_unit)
        for issue in placement_checks.below_minimum(session, "", of_a_day, record.started_on):
            doubts.append(row.problem(issue.code, Severity.WARNING, "wage", issue.params))
    return doubts


def _create(
    writing: Writing,
    row: StagedRow,
    match: Match,
    where: tuple[int, int],
    said: dict[str, Any],
    done: Outcome,
) -> _Known:
    """A new placement; `where` are the employer and the workplace."""
    record = row.thing
    assert isinstance(record, PlacementRecord)
    assert record.started_on is not None
    values = {
        "person_id": match.person_id,
        "person_name": record.person.text,
        "caregiver_id": None,
        "employer_id": where[0],
        "workplace_id": where[1],
        "started_on": record.started_on,
        **said,
        "source": source_of(row),
        "created_at": clock.now(),
        "version": 1,
    }
    placement_id = writing.add(Placement, values)
    done.touched.append(("placement", placement_id, None))
    told: dict[str, Any] = {"person": record.person.text}
    told |= {"workplace": record.workplace, "employer": record.employer}
    told |= {key: value for key, value in said.items() if value not in _BLANK}
    told["started_on"] = record.started_on
    writing.tell("take_over", "placement", placement_id, source_of(row), after=told)
    if record.suspended:
        _suspend(writing, row, placement_id, record, done)
    key = name_key(record.person)
    return _Known(placement_id, match.person_id, key, *where, record.started_on, said, row)


def _suspend(
    writing: Writing, row: StagedRow, placement_id: int, record: PlacementRecord, done: Outcome
) -> None:
    """The register says that the work rests; since today when it does not say since when."""
    since = record.suspended_on or clock.today()
    values = {
        "placement_id": placement_id,
        "suspended_on": max(since, record.started_on or since),
        "resumed_on": None,
        "reason": source_of(row),
        "note": "",
        "created_at": clock.now(),
    }
    done.touched.append(("placement_suspension", writing.add(PlacementSuspension, values), None))


def _fill(
    writing: Writing,
    places: _Organisations,
    row: StagedRow,
    same: _Known,
    match: Match,
    said: dict[str, Any],
    done: Outcome,
) -> bool:
    """Fill what is blank, report what differs; whether anything was filled."""
    record = row.thing
    assert isinstance(record, PlacementRecord)
    new: dict[str, Any] = {}
    if places.known(record.employer) != same.employer_id:
        params = {"kept": places.names[same.employer_id], "read": record.employer}
        done.problems.append(row.problem("differs", Severity.WARNING, "employer", params))
    if same.person_id is None and match.person_id is not None:
        new["person_id"] = match.person_id
    for name in _FILLED:
        kept, read = same.values[name], said[name]
        if read in _BLANK or kept == read:
            continue
        overwrite = kept in _BLANK
        if not overwrite and name in _COLUMN:
            shown = _shown(name, kept), _shown(name, read)
            overwrite, problem = writing.differs(row, _COLUMN[name], *shown)
            done.problems.append(problem)
        if overwrite:
            new[name] = read
            if name == "wage_satang":
                new["wage_unit"] = said["wage_unit"]
    if not new:
        return False
    before = {name: None if name == "person_id" else same.values[name] for name in new}
    writing.change(Placement, same.id, new)
    writing.tell("update", "placement", same.id, source_of(row), before=before, after=new)
    done.touched.append(("placement", same.id, before))
    same.values |= new
    same.person_id = same.person_id or match.person_id
    return True


def _shown(name: str, value: Any) -> str:
    if name.endswith("_satang"):
        return satang_figures(value)
    return thai_dates.screen(value) if isinstance(value, date) else str(value)
