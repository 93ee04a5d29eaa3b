"""One row of a register with its cells, to be put right before it is taken in."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from ui.widgets.record_dialog import RecordDialog
from welfaredesk.domain import national_id
from welfaredesk.exchange import cells, mapping
from welfaredesk.exchange.staging import StagedSheet
from welfaredesk.services.imports import Problem, Severity, StagedRow

Changes = dict[tuple[int, int], str]


class FixDialog(RecordDialog):
    """The cells that are read, each with what is wrong with it; those of the findings come first.

    `save` gets {(row, column): text} of the cells that were changed, both from 0.
    """

    def __init__(
        self,
        save: Callable[[Changes], object],
        sheet: StagedSheet,
        found: StagedRow,
        problems: Sequence[Problem],
        parent: QWidget | None = None,
    ) -> None:
        self._sheet, self._row, self._problems = sheet, found, problems
        self._columns: dict[str, int] = {}
        super().__init__(save, sheet.raw.rows[found.row - 1], parent)
        self.setWindowTitle(self.tr("แก้แถว {row} · {sheet}").format(row=found.row, sheet=found.sheet))
        self.save_button.setText(self.tr("ใช้ค่านี้"))
        for name, column in self._columns.items():
            self.fields[name].set_message("\n".join(p.message for p in self._findings(column)))

    def build(self, initial: list[Any]) -> None:
        self._texts = list(map(cells.text, initial))
        taken = sorted(mapping.fields_of(self._sheet.layout))
        for column in sorted(taken, key=lambda column: not self._findings(column)):
            if national_id.is_valid(self._text(column)) and not self._findings(column):
                continue  # nothing to put right, and no id is shown in full without need
            name = f"column_{column}"
            self._columns[name] = column
            self.add(name, self._heading(column), QLineEdit(self._text(column)))

    def value(self) -> Changes:
        typed = {self._columns[name]: text for name, text in self.values().items()}
        return {
            (self._row.row - 1, column): text
            for column, text in typed.items()
            if cells.text(text) != self._text(column)
        }

    def _text(self, column: int) -> str:
        return self._texts[column] if column < len(self._texts) else ""

    def _heading(self, column: int) -> str:
        headings = self._sheet.layout.headings
        return (headings[column] if column < len(headings) else "") or cells.letter(column)

    def _findings(self, column: int) -> list[Problem]:
        heading = self._heading(column)
        return [p for p in self._problems if p.column == heading and p.severity is not Severity.INFO]
