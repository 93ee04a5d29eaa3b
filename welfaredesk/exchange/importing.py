"""Import from end to end: files in, a preview to look at, then everything good in one transaction."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.domain.thai_dates import Era
from welfaredesk.errors import Refused, UnusableFile
from welfaredesk.exchange import columns
from welfaredesk.exchange import mapping as mapping_of
from welfaredesk.exchange.header import Layout, find_layout
from welfaredesk.exchange.reader import RawSheet, RawWorkbook, read_workbook
from welfaredesk.exchange.staging import StagedSheet, stage_sheet
from welfaredesk.exchange.suspects import Suspect, suspects, with_suspects
from welfaredesk.exchange.totals import wrong_totals
from welfaredesk.messages import sentence
from welfaredesk.services import column_memory
from welfaredesk.services.actor import Actor
from welfaredesk.services.column_memory import Columns
from welfaredesk.services.imports import (
    Batch,
    Choice,
    ImportResult,
    Problem,
    Severity,
    StagedRow,
    Status,
    commit,
    uncollected,
)

Progress = Callable[[int, str], object]
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Preview:
    """What the files hold, before anything is compared with the office's data.

    `problems` are about files and sheets as a whole; those of rows stand with the rows. `aside` are sheets
    with a register that is not to be taken in: hidden ones, and those the clerk left out. `choices` are the
    clerk's decisions, by the fingerprint of a row.
    """

    sheets: tuple[StagedSheet, ...]
    problems: tuple[Problem, ...] = ()
    aside: tuple[StagedSheet, ...] = ()
    choices: Mapping[str, Choice] = field(default_factory=dict)

    @property
    def rows(self) -> tuple[StagedRow, ...]:
        """The rows of all sheets, in order."""
        return tuple(row for sheet in self.sheets for row in sheet.rows)

    def sheet_of(self, place: int) -> int:
        """Which sheet the row at this place of `rows` stands in."""
        for number, sheet in enumerate(self.sheets):
            if place < len(sheet.rows):
                return number
            place -= len(sheet.rows)
        raise IndexError(place)

    @property
    def all_problems(self) -> tuple[Problem, ...]:
        """Everything found so far, files and sheets first."""
        own = (problem for row in self.rows for problem in row.problems)
        return (*self.problems, *self.assumptions, *own)

    @property
    def assumptions(self) -> tuple[Problem, ...]:
        """What was taken for granted: a warning for each column whose two-digit years fit both eras and were
        read without being told, and for each total of houses that its rows do not add up to."""
        eras = (
            Problem(sheet.file, sheet.raw.name, None, found.heading, *found.finding)
            for sheet in self.sheets
            for found in sheet.open_eras
            if not found.told
        )
        return (*eras, *(problem for sheet in self.sheets for problem in wrong_totals(sheet)))

    @property
    def usable(self) -> int:
        """How many rows can be committed as they stand."""
        return sum(row.usable for row in self.rows)

    def mapping(self, sheet: StagedSheet) -> tuple[tuple[str, str], ...]:
        """(heading in the file, what it was taken for; "" when it is left out) of each column of a sheet."""
        taken = mapping_of.fields_of(sheet.layout)
        return tuple(
            (heading, mapping_of.fields(sheet.layout.kind).get(taken.get(column, ""), ""))
            for column, heading in enumerate(sheet.layout.headings)
        )


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did (or would do, `dry_run`), with the preview it came from.

    `suspects` are people known without an id who may be those of rows with a new one, by place of the row.
    """

    preview: Preview
    result: ImportResult
    dry_run: bool = False
    suspects: Mapping[int, tuple[Suspect, ...]] = field(default_factory=dict)

    @property
    def created(self) -> int:
        """Rows that brought somebody new."""
        return self.result.count(Status.CREATED)

    @property
    def updated(self) -> int:
        """Rows that added to somebody known."""
        return self.result.count(Status.UPDATED)

    @property
    def unchanged(self) -> int:
        """Rows about somebody known that said nothing new, repeated rows among them."""
        return self.result.count(Status.UNCHANGED) + self.result.count(Status.SKIPPED)

    @property
    def left_out(self) -> int:
        """Rows that wait to be put right."""
        return self.result.count(Status.PROBLEM)

    def to_json(self) -> dict[str, Any]:
        """As the command line answers: sums over the files, and every finding."""
        return {
            "rows": len(self.result.statuses),
            "created": self.created,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "problems": [problem.to_json() for problem in self.result.problems],
        }


def preview(
    paths: Sequence[Path],
    *,
    kind: str | None = None,
    mapping: Mapping[str, Mapping[int, str]] | None = None,
    memory: Mapping[str, Columns] | None = None,
    progress: Progress = lambda _percent, _text: None,
    cancelled: Cancelled = lambda: False,
) -> Preview:
    """Read files and stage their rows; `kind` (one of KIND_TITLES) is found from the headings if left out.

    `mapping` corrects columns: sheet's name to column (from 0) to a key of mapping.FIELDS or "" to leave it
    out; `memory` (services.column_memory) is the same by the key of the headings.
    A file that can't be used is a problem as long as another one can. Raises UnusableFile when none
    can, Refused("import_cancelled").
    """
    if kind not in (None, *columns.KIND_TITLES):
        raise Refused("kind_unknown", kind=str(kind), known=", ".join(columns.KIND_TITLES))
    work = _Reading(kind, progress, cancelled, len(paths), mapping=mapping or {}, memory=memory or {})
    for number, path in enumerate(paths):
        work.begin(number, path.name)
        try:
            with uncollected():
                work.take(read_workbook(path))
        except UnusableFile as error:
            work.failed.append(error)
            work.tell(path.name, "", error.code, Severity.ERROR, error.params)
    if work.failed and not (work.sheets or work.aside):
        raise work.failed[0]
    return Preview(tuple(work.sheets), tuple(work.problems), tuple(work.aside))


def remap(
    found: Preview, number: int, changes: Mapping[int, str], cancelled: Cancelled = lambda: False
) -> Preview:
    """The preview with columns of its `number`th sheet read as told: column (from 0) to field, "" for none.

    With no changes at all the sheet is read as the program understood it. The file is not read again.
    Raises Refused("import_cancelled").
    """
    sheet = found.sheets[number]
    told = replace(sheet.told, fields={**sheet.told.fields, **changes}) if changes else Columns()
    return _again(found, sheet, replace(sheet, told=told), cancelled)


def tell_eras(
    found: Preview, number: int, eras: Mapping[int, Era], cancelled: Cancelled = lambda: False
) -> Preview:
    """The preview with two-digit years of these columns (from 0) of its `number`th sheet in these eras.

    Raises Refused("import_cancelled").
    """
    sheet = found.sheets[number]
    told = replace(sheet.told, eras={**sheet.told.eras, **eras})
    return _again(found, sheet, replace(sheet, told=told), cancelled)


def fix(
    found: Preview,
    number: int,
    changes: Mapping[tuple[int, int], str],
    *,
    cancelled: Cancelled = lambda: False,
) -> Preview:
    """The preview with cells of its `number`th sheet put right: (row, column), from 0, to the text meant.

    The rows keep what the file said beside it. Raises Refused("import_cancelled").
    """
    sheet = found.sheets[number]
    return _again(found, sheet, replace(sheet, raw=sheet.raw.with_cells(changes)), cancelled)


def take_sheet(found: Preview, place: int, *, taken: bool, cancelled: Cancelled = lambda: False) -> Preview:
    """The preview with the sheet of this `place` taken in or left out. Raises Refused("import_cancelled")."""
    sheet = next(sheet for sheet in (*found.sheets, *found.aside) if sheet.place == place)
    rest = replace(
        found,
        sheets=tuple(each for each in found.sheets if each is not sheet),
        aside=tuple(each for each in found.aside if each is not sheet),
    )
    if not taken:
        return replace(rest, aside=_in_order(*rest.aside, sheet))
    hidden = (sheet.file, sheet.raw.name, "sheet_hidden")
    problems = tuple(p for p in found.problems if (p.file, p.sheet, p.code) != hidden)
    together = replace(rest, sheets=_in_order(*rest.sheets, sheet), problems=problems)
    return _again(together, sheet, sheet, cancelled)


def decide(found: Preview, choices: Mapping[str, Choice | None]) -> Preview:
    """The preview with decisions about rows, by fingerprint; None takes one back."""
    together = {**found.choices, **choices}
    return replace(found, choices={row: choice for row, choice in together.items() if choice is not None})


def _again(found: Preview, old: StagedSheet, new: StagedSheet, cancelled: Cancelled) -> Preview:
    """The preview with a sheet staged anew, as it is to be read now."""
    work = _Reading(None, lambda _percent, _text: None, cancelled, 1)
    again = work.staged(new, new.told)
    return replace(found, sheets=tuple(again if sheet is old else sheet for sheet in found.sheets))


def _in_order(*sheets: StagedSheet) -> tuple[StagedSheet, ...]:
    return tuple(sorted(sheets, key=lambda sheet: sheet.place))


def run(
    actor: Actor,
    db: Database,
    source: Preview | Sequence[Path],
    *,
    kind: str | None = None,
    dry_run: bool = False,
    progress: Progress = lambda _percent, _text: None,
    cancelled: Cancelled = lambda: False,
) -> ImportReport:
    """Commit a preview, or files directly; with `dry_run` only work out what would happen.

    Raises UnusableFile, Refused("import_cancelled"); then nothing was changed.
    """
    if not isinstance(source, Preview):
        memory = column_memory.remembered(db)
        source = preview(
            source, kind=kind, memory=memory, progress=_part(progress, 0, 50), cancelled=cancelled
        )
        progress = _part(progress, 50, 100)
        if not source.sheets:
            raise UnusableFile("file_all_hidden", file=source.aside[0].file)
    found = suspects(db, source.rows)
    rows = with_suspects(source.rows, found, source.choices)
    batch = Batch(rows, (*source.problems, *source.assumptions), source.choices)
    result = commit(actor, db, batch, dry_run=dry_run, progress=progress, cancelled=cancelled)
    if not dry_run:
        for sheet in source.sheets:
            if sheet.told:
                key = mapping_of.headings_key(sheet.layout)
                column_memory.remember(actor, db, sheet.layout.kind, key, sheet.told)
    progress(100, "")
    return ImportReport(source, result, dry_run, found)


def _part(progress: Progress, start: int, end: int) -> Progress:
    """The progress of one part of the work as progress of the whole."""
    return lambda percent, text: progress(start + percent * (end - start) // 100, text)


@dataclass(slots=True)
class _Reading:
    """The files as they are read, one after the other."""

    kind: str | None
    progress: Progress
    cancelled: Cancelled
    files: int
    number: int = 0
    text: str = ""
    sheets: list[StagedSheet] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    failed: list[UnusableFile] = field(default_factory=list)
    mapping: Mapping[str, Mapping[int, str]] = field(default_factory=dict)
    memory: Mapping[str, Columns] = field(default_factory=dict)
    aside: list[StagedSheet] = field(default_factory=list)

    def begin(self, number: int, file: str) -> None:
        self.number, self.text = number, sentence("import_reading", {"file": file})
        self.step(0.0)

    def step(self, done: float) -> None:
        """`done`: the part of the current file that is read, 0 to 1."""
        if self.cancelled():
            raise Refused("import_cancelled")
        self.progress(int(100 * (self.number + done) / max(self.files, 1)), self.text)

    def tell(self, file: str, sheet: str, code: str, severity: Severity, params: Mapping[str, str]) -> None:
        self.problems.append(Problem(file, sheet, None, "", code, severity, params))

    def take(self, book: RawWorkbook) -> None:
        """Stage the sheets of a workbook. Raises UnusableFile when none of them can be used."""
        wanted = [(sheet, layout) for sheet in book.sheets if (layout := self._layout(book.name, sheet))]
        if not wanted:
            raise UnusableFile("file_no_header", file=book.name)
        good = [StagedSheet(book.name, sheet, layout, (), found=layout) for sheet, layout in wanted]
        total = sum(len(sheet.raw.rows) for sheet in good if not sheet.raw.hidden) or 1
        before = 0
        for found in good:
            placed = replace(found, place=len(self.sheets) + len(self.aside))
            if found.raw.hidden:
                self.aside.append(placed)
            else:
                self._stage(placed, before, total)
                before += len(found.raw.rows)

    def _layout(self, file: str, sheet: RawSheet) -> Layout | None:
        if sheet.hidden:
            self.tell(file, sheet.name, "sheet_hidden", Severity.INFO, {"sheet": sheet.name})
        if sheet.name == columns.EXPLANATIONS:
            return None
        layout = find_layout(sheet.rows, sheet.name, kind=self.kind or "")
        if self.kind and layout is not None and not sheet.hidden:
            self._doubt_kind(file, sheet, layout.kind)
        if layout is None and not sheet.hidden and any(any(row) for row in sheet.rows):
            self.tell(file, sheet.name, "sheet_without_header", Severity.INFO, {"sheet": sheet.name})
        return layout

    def _doubt_kind(self, file: str, sheet: RawSheet, told: str) -> None:
        """Say so when a sheet looks like a register of another kind than it was said to be."""
        looked = find_layout(sheet.rows, sheet.name)
        if (
            looked is not None
            and looked.kind != told
            and not {looked.kind, told}.issubset(columns.PEOPLE_KINDS)
        ):
            kinds = {"told": columns.KIND_TITLES[told], "looks": columns.KIND_TITLES[looked.kind]}
            self.tell(file, sheet.name, "kind_doubtful", Severity.WARNING, {"sheet": sheet.name, **kinds})

    def _stage(self, sheet: StagedSheet, before: int, total: int) -> None:
        name = sheet.raw.name
        if sheet.layout.kind in columns.PEOPLE_KINDS and "national_id" not in sheet.layout.columns:
            self.tell(sheet.file, name, "no_id_column", Severity.WARNING, {"sheet": name})
        known = self.memory.get(mapping_of.headings_key(sheet.layout), Columns())
        told = replace(known, fields={**known.fields, **self.mapping.get(name, {})})
        self.sheets.append(self.staged(sheet, told, before, total))

    def staged(self, sheet: StagedSheet, told: Columns, before: int = 0, total: int = 0) -> StagedSheet:
        """Stage a sheet with its columns read as told; `before` rows of `total` are done."""
        total = total or len(sheet.raw.rows) or 1
        step = lambda rows: self.step((before + rows) / total)  # noqa: E731
        found = sheet.found or sheet.layout
        layout = mapping_of.corrected(found, told.fields)
        staged = stage_sheet(sheet.file, sheet.raw, layout, clock.today(), step, told.eras)
        return replace(staged, found=found, told=told, place=sheet.place)
