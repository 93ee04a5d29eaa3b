"""What every verb shares: how it is declared, what it is given, and what it gives back."""

import argparse
import contextlib
import os
import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from welfaredesk import paths
from welfaredesk.db.engine import Database
from welfaredesk.db.office_file import open_office
from welfaredesk.domain import national_id
from welfaredesk.errors import Issue, Refused, UnusableFile, ValidationFailed
from welfaredesk.papers.params import PaperParams
from welfaredesk.services.actor import Actor
from welfaredesk.services.documents import Kept
from welfaredesk.services.persons import id_params

_GAP = "  "


class UsageError(Exception):
    """The command line itself is wrong: exit code 2."""

    def __init__(self, detail: str, usage: str = "") -> None:
        super().__init__(detail)
        self.detail = detail
        self.usage = usage


@dataclass(frozen=True, slots=True)
class Answer:
    """What a verb gives back: `data` the JSON document, `text` for reading, `code` the exit code."""

    data: Any
    text: str
    code: int = 0


@dataclass(frozen=True, slots=True)
class Papers:
    """The papers, handed down from the entry point: below it nobody may import them.

    `titles()` gives code -> title; `issue(actor, db, code, id)` the paper of a record, kept;
    `make(actor, db, code, PaperParams)` any paper, with its `no`, `pdf` and `pages`; `takes(code)` what of
    these a paper reads; `workbook(actor, db, code, PaperParams, file)` writes a list as an .xlsx;
    `batch(actor, db, code, ids, progress=…)` the papers of many records, with their `papers` and `pdf`;
    `kept_for(code)` the table whose records get this paper kept, "" for what is made anew each time.
    """

    titles: Callable[[], Mapping[str, str]]
    issue: Callable[[Actor, Database, str, int], Kept]
    make: Callable[[Actor, Database, str, PaperParams], Any]
    takes: Callable[[str], Collection[str]]
    workbook: Callable[[Actor, Database, str, PaperParams, Path], Any]
    batch: Callable[..., Any]
    kept_for: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a verb: its arguments, the office file asked for, who asks."""

    args: argparse.Namespace
    office: Path | None
    actor: Actor
    papers: Papers

    def office_path(self) -> Path:
        """The office file asked for, or the last one. Raises UnusableFile("office_not_given")."""
        path = self.office or paths.last_office()
        if path is None:
            raise UnusableFile("office_not_given")
        return path

    @contextlib.contextmanager
    def opened(self) -> Iterator[Database]:
        """The office, open for the length of the block. Raises UnusableFile."""
        db = open_office(self.office_path())
        try:
            yield db
        finally:
            db.close()


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb: `declare` adds its arguments to a parser, `run` does it."""

    name: str
    summary: str
    declare: Callable[[argparse.ArgumentParser], None]
    run: Callable[[Call], Answer]


def no_arguments(parser: argparse.ArgumentParser) -> None:
    """For verbs that take nothing."""
    del parser


def read_id(raw: str, field: str) -> str:
    """The 13 digits of an id given as an argument. Raises ValidationFailed for `field`."""
    try:
        return national_id.normalise(raw)
    except national_id.NationalIdError as error:
        raise ValidationFailed(Issue(field, error.code, id_params(error))) from error


def write_whole(path: Path, content: bytes) -> None:
    """Write a file completely or not at all, making its folder. Raises Refused("cannot_write")."""
    partial = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        make_folder(path)
        partial.write_bytes(content)
        partial.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            partial.unlink()
        raise Refused("cannot_write", file=path.name) from error


def make_folder(path: Path) -> None:
    """Make the folder a file is to be written into. Raises Refused("cannot_write")."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refused("cannot_write", file=path.name) from error


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Columns side by side; Thai marks above and below a letter take no room."""
    cells = [list(head), *[[str(value) for value in row] for row in rows]]
    widths = [max(_width(row[column]) for row in cells) for column in range(len(head))]
    lines = [
        _GAP.join(_padded(cell, width) for cell, width in zip(row, widths, strict=True)) for row in cells
    ]
    rule = "─" * (sum(widths) + len(_GAP) * (len(widths) - 1))
    return "\n".join(line.rstrip() for line in [lines[0], rule, *lines[1:]])


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


def _width(text: str) -> int:
    return sum(unicodedata.category(char) not in ("Mn", "Cf") for char in text)
