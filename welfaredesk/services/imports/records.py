"""What passes between reading a register and committing it: rows, what they say, and what is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum, auto
from typing import Any, Protocol

from welfaredesk.domain.addresses import ParsedAddress
from welfaredesk.domain.names import PersonName, full_name
from welfaredesk.domain.thai_dates import ThaiDate
from welfaredesk.messages import sentence

# errors that say no more than that the id of a row doesn't tell whom it is about
ID_ERRORS = frozenset(
    (
        "id_check_digit",
        "id_length",
        "id_lost_digits",
        "id_masked",
        "id_not_digits",
        "id_repeated",
        "no_identity",
        "cell_formula",
    )
)


class Severity(StrEnum):
    """error: the row stays out; warning: something of it was left out or needs an eye; info: a note."""

    ERROR = auto()
    WARNING = auto()
    INFO = auto()


class Status(StrEnum):
    """What became of a row. `FIXED` is a problem row that a later import brought in; `UNDONE` one of an
    import that was taken back."""

    CREATED = auto()
    UPDATED = auto()
    UNCHANGED = auto()
    SKIPPED = auto()
    PROBLEM = auto()
    FIXED = auto()
    UNDONE = auto()


class Action(StrEnum):
    """What to do with a row. `KEEP`: what is known of the person stays; `OVERWRITE`: the row's filled cells
    take its place; `CREATE`: it is somebody new; `SKIP`: leave it out for good."""

    KEEP = auto()
    OVERWRITE = auto()
    CREATE = auto()
    SKIP = auto()


@dataclass(frozen=True, slots=True)
class Choice:
    """A clerk's decision about a row, remembered with it.

    `person_id` is whom the row is about where its id doesn't say (with `KEEP` or `OVERWRITE`); `reason` why
    somebody new has no id yet (with `CREATE`).
    """

    action: Action
    person_id: int | None = None
    reason: str = ""

    def to_json(self) -> dict[str, Any]:
        """As it is kept with the row."""
        return {"action": str(self.action), "person_id": self.person_id, "reason": self.reason}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Choice":
        """A decision that was kept."""
        return cls(Action(kept["action"]), kept["person_id"], kept["reason"])


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding: where (`row` counts from 1, None for a whole sheet or file; `column` is its heading)."""

    file: str
    sheet: str
    row: int | None
    column: str
    code: str
    severity: Severity
    params: Mapping[str, str] = field(default_factory=dict)

    @property
    def message(self) -> str:
        """The Thai sentence."""
        return sentence(self.code, self.params)

    def to_json(self) -> dict[str, Any]:
        """As the command line answers it."""
        return {
            "file": self.file,
            "sheet": self.sheet,
            "row": self.row,
            "column": self.column,
            "code": self.code,
            "severity": str(self.severity),
            "message": self.message,
        }


@dataclass(frozen=True, slots=True)
class CardRecord:
    """A disability card as a register gives it; the caregiver stays text."""

    issued_on: date | None = None
    expires_on: date | None = None
    lifetime: bool = False
    caregiver: str = ""
    caregiver_relation: str = ""


@dataclass(frozen=True, slots=True)
class AllowanceRecord:
    """A programme with its monthly amount in satang and the day it counts from, where known."""

    programme: str
    satang: int | None = None
    from_on: date | None = None


_NO_NAME = PersonName("", "", "")
_NO_ADDRESS = ParsedAddress()


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """What one row says of a person, read and checked. `national_id` is 13 digits or "" when unusable.

    `event` is "died", "moved_out" or ""; `remark` the words it was read from, or a plain note;
    `types` are kinds of disability 1–7, the primary one first.
    """

    national_id: str = ""
    name: PersonName = _NO_NAME
    nickname: str = ""
    sex: str = ""
    birth: ThaiDate | None = None
    address: ParsedAddress = _NO_ADDRESS
    phone: str = ""
    remark: str = ""
    event: str = ""
    groups: tuple[str, ...] = ()
    types: tuple[int, ...] = ()
    card: CardRecord | None = None
    allowance: AllowanceRecord | None = None


@dataclass(frozen=True, slots=True)
class PersonNamed:
    """Somebody a register names: with an id if it gives one, else by what tells him from others."""

    name: PersonName = _NO_NAME
    national_id: str = ""
    house_no: str = ""
    moo: str = ""

    @property
    def text(self) -> str:
        """The name as one text, "" for nobody."""
        return full_name(self.name.title, self.name.first, self.name.last)


NOBODY = PersonNamed()


class Thing(Protocol):
    """What a row says that is not about a person first of all: a device, a house, a placement."""

    @property
    def title(self) -> str:
        """What the row is about, in a few words."""

    @property
    def person(self) -> PersonNamed:
        """Whom the row names."""


@dataclass(frozen=True, slots=True)
class StagedRow:
    """One row of a register, as read (`raw`: heading to plain value) and as understood.

    A row about a person stands in `record`, one about anything else in `thing`.

    `fingerprint` is "what the row says:the id it gives": the first part tells a row again after its
    id was corrected. `columns` maps the record's fields to the headings they were read from.
    """

    kind: str
    file: str
    sheet: str
    row: int
    raw: Mapping[str, Any]
    fingerprint: str
    columns: Mapping[str, str]
    record: PersonRecord = PersonRecord()
    problems: tuple[Problem, ...] = ()
    thing: Thing | None = None

    @property
    def usable(self) -> bool:
        """Whether the row may be committed: nothing in it is an error."""
        return all(problem.severity is not Severity.ERROR for problem in self.problems)

    @property
    def lacks_id_only(self) -> bool:
        """Whether all that keeps the row out is that its id doesn't tell whom it is about."""
        errors = [problem.code for problem in self.problems if problem.severity is Severity.ERROR]
        return bool(errors) and all(code in ID_ERRORS for code in errors)

    def problem(self, code: str, severity: Severity, column: str, params: Mapping[str, str]) -> Problem:
        """A finding about this row; `column` is a field of the record."""
        heading = self.columns.get(column, "")
        return Problem(self.file, self.sheet, self.row, heading, code, severity, params)


@dataclass(frozen=True, slots=True)
class Batch:
    """The rows of all files of one import, and what was found about files and sheets as a whole.

    `choices` are the clerk's decisions, by the fingerprint of a row.
    """

    rows: tuple[StagedRow, ...]
    problems: tuple[Problem, ...] = ()
    choices: Mapping[str, Choice] = field(default_factory=dict)

    @property
    def files(self) -> list[str]:
        """Names of the files, in order."""
        return list(dict.fromkeys(row.file for row in self.rows))


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did, or would do. `statuses` go with the batch's rows; problems are in file order.

    `choices` also go with the rows: what was decided, now or at an earlier import.
    """

    statuses: tuple[Status, ...]
    problems: tuple[Problem, ...]
    choices: tuple[Choice | None, ...]
    session_id: int | None = None

    def count(self, status: Status) -> int:
        """How many rows came to this."""
        return self.statuses.count(status)
