"""What may go wrong in daily work. Anything else is a bug and goes to the crash report."""

import dataclasses
from collections.abc import Mapping


@dataclasses.dataclass(frozen=True, slots=True)
class Issue:
    """One thing wrong with an input: `field` names the input's attribute ("" for the whole form)."""

    field: str
    code: str
    params: Mapping[str, str] = dataclasses.field(default_factory=dict)


class DomainError(Exception):
    """Expected: told to the user in a Thai sentence (welfaredesk.messages), never a crash report."""

    def __init__(self, code: str, /, **params: object) -> None:
        # the code alone: texts of people must not travel into logs with the exception
        super().__init__(code)
        self.code = code
        self.params = {name: str(value) for name, value in params.items()}


class Refused(DomainError):
    """A rule says no; nothing was changed."""


class RecordNotFound(DomainError):
    """The record asked for is not in this office file."""


class StaleRecord(DomainError):
    """Somebody else changed the record since it was read."""

    def __init__(self, code: str = "stale", /, **params: object) -> None:
        super().__init__(code, **params)


class UnusableFile(DomainError):
    """A file (workbook, backup, office file) that can't be used at all."""


class ValidationFailed(DomainError):
    """The input has issues; each belongs to a field of the form."""

    def __init__(self, *issues: Issue) -> None:
        super().__init__("invalid")
        self.issues = issues
