"""Taking in registers: staged rows in, people out, in one transaction. Imports of every kind meet here."""

from welfaredesk.services.imports.commit import commit
from welfaredesk.services.imports.pace import uncollected
from welfaredesk.services.imports.records import (
    ID_ERRORS,
    Action,
    AllowanceRecord,
    Batch,
    CardRecord,
    Choice,
    ImportResult,
    PersonNamed,
    PersonRecord,
    Problem,
    Severity,
    StagedRow,
    Status,
    Thing,
)
from welfaredesk.services.imports.undo import Undone, undo

__all__ = [
    "ID_ERRORS",
    "Action",
    "AllowanceRecord",
    "Batch",
    "CardRecord",
    "Choice",
    "ImportResult",
    "PersonNamed",
    "PersonRecord",
    "Problem",
    "Severity",
    "StagedRow",
    "Status",
    "Thing",
    "Undone",
    "commit",
    "uncollected",
    "undo",
]
