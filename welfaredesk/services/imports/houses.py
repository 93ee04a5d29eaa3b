"""Houses out of a register: each row one help, known again by whose it was, when, and what was done."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.models import HouseFunding, HouseProject, HouseProjectStep
from welfaredesk.domain import house_stages, house_words, names, thai_dates, thai_text
from welfaredesk.domain.baht_text import satang_figures
from welfaredesk.services.imports.fund_sources import Sources
from welfaredesk.services.imports.named import Match
from welfaredesk.services.imports.records import NOBODY, PersonNamed, Problem, Severity, StagedRow, Status
from welfaredesk.services.imports.writing import Outcome, Writing, source_of
from welfaredesk.services.value_lists import values

_FILLED = ("group_code", "house_no", "moo", "support_kind", "note")
_KEPT = ("work_items", "approved_satang")
_COLUMN = {"group_code": "group", "support_kind": "kind", "approved_satang": "amount"}
_BLANK: tuple[object, ...] = ("", None, [])


@dataclass(frozen=True, slots=True)
class HouseRecord:
    """What one row says of a house: `sources` as they are named, money in satang, the year in BE.

    `finished` is when it was done where the day is not known ("ก.พ. 2562").
    """

    person: PersonNamed = NOBODY
    fiscal_year: int = 0
    group: str = ""
    kind: str = ""
    work_items: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    satang: int | None = None
    finished_on: date | None = None
    finished: str = ""
    note: str = ""

    @property
    def title(self) -> str:
        """What was done, and when."""
        return f"{self.kind} {self.fiscal_year or ''}".strip()


@dataclass(slots=True)
class _Project:
    """A project as it is known."""

    id: int
    fiscal_year: int
    person_id: int | None
    name: str
    values: dict[str, Any]
    funding: dict[str, tuple[int, int | None]]  # source -> (row, satang)
    stage: str
    finished_on: date | None


@dataclass(frozen=True, slots=True)
class _Read:
    """A row with its words turned into codes."""

    row: StagedRow
    record: HouseRecord
    match: Match
    name: str
    values: dict[str, Any]
    sources: tuple[str, ...]
    problems: list[Problem] = field(default_factory=list)


def take_houses(writing: Writing, rows: Sequence[StagedRow]) -> list[Outcome]:
    """Take in the rows. The surest likenesses to what is known are found first, whatever the order of rows.

    Blank never overwrites filled, and filled stays; a source that is not in the list is added to it.
    """
    sources = Sources(writing)
    kinds = {
        thai_text.search_key(value.label): value.code for value in values(writing.session, "support_kind")
    }
    read = [_read(writing, sources, kinds, row) if row.usable else None for row in rows]
    known = _load(writing.session)
    found = _likenesses(known, [each for each in read if each is not None])
    outcomes = []
    firsts: dict[HouseRecord, StagedRow] = {}
    for row, each in zip(rows, read, strict=True):
        if each is None:
            outcomes.append(Outcome(Status.PROBLEM, list(row.problems)))
            continue
        first = firsts.setdefault(each.record, row)
        if first is not row:
            params = {"sheet": first.sheet, "row": str(first.row)}
            note = row.problem("duplicate_row", Severity.INFO, "name", params)
            outcomes.append(Outcome(Status.SKIPPED, [*each.problems, note]))
            continue
        project = found.get(id(row))
        outcomes.append(_fill(writing, each, project) if project else _create(writing, each))
    return outcomes


def _read(writing: Writing, sources: Sources, kinds: dict[str, str], row: StagedRow) -> _Read:
    record = row.thing
    assert isinstance(record, HouseRecord)
    problems = list(row.problems)
    kind = kinds.get(thai_text.search_key(record.kind)) or house_words.support_kind(record.kind)
    if record.kind and not kind:
        problems.append(row.problem("house_kind_unknown", Severity.WARNING, "kind", {"read": record.kind}))
    said_more = record.kind if thai_text.search_key(record.kind) not in kinds else ""
    codes = tuple(dict.fromkeys(sources.code(label) for label in record.sources))
    if len(codes) > 1 and record.satang is not None:
        params = {"read": " + ".join(record.sources)}
        problems.append(row.problem("house_shares_unknown", Severity.WARNING, "source", params))
    match = writing.people.meant(record.person)
    if match.person_id is None:
        problems.append(not_sure(row, record.person, match))
    filled = {
        "group_code": record.group,
        "house_no": record.person.house_no,
        "moo": record.person.moo,
        "support_kind": kind,
        "work_items": list(record.work_items),
        "approved_satang": record.satang,
        "note": "\n".join(part for part in (said_more, record.note) if part),
    }
    return _Read(row, record, match, name_key(record.person), filled, codes, problems)


def not_sure(row: StagedRow, person: PersonNamed, match: Match) -> Problem:
    """That a name is kept as text, because nobody or several of the register have it."""
    params = {"read": person.text, "people": ", ".join(match.candidates)}
    code = "named_several" if match.candidates else "named_unknown"
    return row.problem(code, Severity.WARNING, "name", params)


def name_key(person: PersonNamed) -> str:
    """One key for a name in its spellings, the title left out."""
    return names.name_key(person.name.first, person.name.last)


def _load(session: Session) -> list[_Project]:
    known = {}
    for project in session.scalars(select(HouseProject).order_by(HouseProject.id)):
        parts = names.split_name(project.person_name)
        filled = {
            name: getattr(project, name)
            for name in (*_FILLED, "work_items", "approved_satang", "person_name")
        }
        known[project.id] = _Project(
            project.id,
            project.fiscal_year,
            project.person_id,
            names.name_key(parts.first, parts.last),
            filled,
            {},
            "",
            None,
        )
    for part in session.scalars(select(HouseFunding).order_by(HouseFunding.id)):
        known[part.project_id].funding[part.fund_source] = (part.id, part.amount_satang)
    for project_of in known.values():
        amounts = [amount for _row, amount in project_of.funding.values()]
        if project_of.values["approved_satang"] is None and amounts and None not in amounts:
            project_of.values["approved_satang"] = sum(amount or 0 for amount in amounts)
    for step in session.scalars(select(HouseProjectStep).order_by(HouseProjectStep.id)):
        reached = known[step.project_id]
        reached.stage = step.stage
        if step.stage in house_stages.BUILT:
            reached.finished_on = reached.finished_on or step.happened_on
    return list(known.values())


Like = Callable[[_Project, _Read], bool]


def _likenesses(known: list[_Project], read: Sequence[_Read]) -> dict[int, _Project]:
    """Row (by identity) to the project it speaks of; each project is spoken of by one row."""
    by_year: dict[int, list[_Project]] = {}
    for project in known:
        by_year.setdefault(project.fiscal_year, []).append(project)
    found: dict[int, _Project] = {}
    taken: set[int] = set()
    seen: dict[HouseRecord, _Read] = {}
    distinct = [each for each in read if seen.setdefault(each.record, each) is each]
    for like in _LIKE:
        for each in distinct:
            if id(each.row) in found:
                continue
            for project in by_year.get(each.record.fiscal_year, ()):
                if project.id not in taken and _same_person(project, each) and like(project, each):
                    found[id(each.row)] = project
                    taken.add(project.id)
                    break
    return found


def _same_person(project: _Project, read: _Read) -> bool:
    if project.person_id is not None and read.match.person_id is not None:
        return project.person_id == read.match.person_id
    if project.person_id is not None or not project.name or project.name != read.name:
        return False
    ours = project.values
    pairs = ((ours["house_no"], read.record.person.house_no), (ours["moo"], read.record.person.moo))
    return all(not kept or not said or kept == said for kept, said in pairs)


def _same_kind(project: _Project, read: _Read) -> bool:
    return bool(project.values["support_kind"] == read.values["support_kind"])


def _same_money(project: _Project, read: _Read) -> bool:
    """Sources and amount, where both tell them."""
    ours, theirs = project.values["approved_satang"], read.values["approved_satang"]
    sources = not project.funding or not read.sources or set(project.funding) == set(read.sources)
    return sources and (ours is None or theirs is None or ours == theirs)


# from the surest to the least sure; what is like in none of these ways is another help
_LIKE: tuple[Like, ...] = (
    lambda project, read: (
        project.finished_on == read.record.finished_on
        and _same_kind(project, read)
        and _same_money(project, read)
    ),
    lambda project, read: (
        project.finished_on is not None
        and project.finished_on == read.record.finished_on
        and (_same_kind(project, read) or _same_money(project, read))
    ),
    lambda project, read: (
        None in (project.finished_on, read.record.finished_on)
        and _same_kind(project, read)
        and _same_money(project, read)
    ),
    lambda project, read: (
        _same_kind(project, read)
        and set(project.funding) == set(read.sources) != set()
        and project.values["approved_satang"] == read.values["approved_satang"] is not None
    ),
)


def _create(writing: Writing, read: _Read) -> Outcome:
    row, record = read.row, read.record
    done = Outcome(Status.CREATED, read.problems)
    project_id = writing.add(
        HouseProject,
        {
            "fiscal_year": record.fiscal_year,
            "running": None,
            "person_id": read.match.person_id,
            "person_name": record.person.text,
            "household_id": None,
            "survey_id": None,
            **read.values,
            "source": source_of(row),
            "created_at": clock.now(),
            "version": 1,
        },
    )
    done.touched.append(("house_project", project_id, None))
    _fund(writing, read, project_id, done)
    _finish(writing, read, project_id, done)
    after = {
        "fiscal_year": record.fiscal_year,
        "person": record.person.text,
        "finished_on": record.finished_on,
    }
    after |= read.values | {"fund_source": list(read.sources)}
    told = {name: value for name, value in after.items() if value not in _BLANK}
    writing.tell("take_over", "house_project", project_id, source_of(row), after=told)
    return done


def _fund(writing: Writing, read: _Read, project_id: int, done: Outcome) -> None:
    """What each source gives: all of it where there is one, not known where there are several."""
    amount = read.record.satang if len(read.sources) == 1 else None
    for source in read.sources:
        values_ = {"project_id": project_id, "fund_source": source, "amount_satang": amount}
        done.touched.append(("house_funding", writing.add(HouseFunding, values_), None))


def _finish(writing: Writing, read: _Read, project_id: int, done: Outcome) -> None:
    """The house stands: a register of houses built tells of no others."""
    step = {
        "project_id": project_id,
        "stage": "finished",
        "happened_on": read.record.finished_on,
        "done_by": "",
        "note": read.record.finished,
        "created_at": clock.now(),
    }
    done.touched.append(("house_project_step", writing.add(HouseProjectStep, step), None))


def _fill(writing: Writing, read: _Read, project: _Project) -> Outcome:
    """Fill what is blank, report what differs."""
    done = Outcome(Status.UNCHANGED, read.problems)
    new: dict[str, Any] = {}
    if project.person_id is None and read.match.person_id is not None:
        new["person_id"] = read.match.person_id
    for name, said in read.values.items():
        kept = project.values[name]
        if said in _BLANK or kept == said:
            continue
        if kept in _BLANK:
            new[name] = said
        elif name in _COLUMN:
            shown = _shown(name, kept), _shown(name, said)
            overwrite, problem = writing.differs(read.row, _COLUMN[name], *shown)
            done.problems.append(problem)
            new |= {name: said} if overwrite else {}
    if new:
        _change(writing, read, project, new, done)
    if not project.funding and read.sources:
        _fund(writing, read, project.id, done)
    _fill_amount(writing, read, project, done)
    _fill_day(writing, read, project, done)
    if done.touched:
        done.status = Status.UPDATED
    return done


def _fill_day(writing: Writing, read: _Read, project: _Project, done: Outcome) -> None:
    """That the house stands, and since when, where it was not known."""
    kept, said = project.finished_on, read.record.finished_on
    if project.stage not in house_stages.ENDED or (kept is None and said is not None):
        _finish(writing, read, project.id, done)
    elif kept is not None and said is not None and kept != said:
        days = thai_dates.screen(kept), thai_dates.screen(said)
        done.problems.append(_differs(read, "finished", *days))


def _change(writing: Writing, read: _Read, project: _Project, new: dict[str, Any], done: Outcome) -> None:
    before = {name: None if name == "person_id" else project.values[name] for name in new}
    writing.change(HouseProject, project.id, new)
    writing.tell("update", "house_project", project.id, source_of(read.row), before=before, after=new)
    done.touched.append(("house_project", project.id, before))


def _fill_amount(writing: Writing, read: _Read, project: _Project, done: Outcome) -> None:
    """The amount of the one source of a project, where it was not known."""
    if len(project.funding) != 1 or list(project.funding) != list(read.sources):
        return
    funding_id, amount = next(iter(project.funding.values()))
    if amount is None and read.record.satang is not None:
        before = {"amount_satang": None}
        writing.change(HouseFunding, funding_id, {"amount_satang": read.record.satang})
        done.touched.append(("house_funding", funding_id, before))


def _shown(name: str, value: Any) -> str:
    return satang_figures(value) if name == "approved_satang" else str(value)


def _differs(read: _Read, column: str, kept: str, said: str) -> Problem:
    return read.row.problem("differs", Severity.WARNING, column, {"kept": kept, "read": said})
