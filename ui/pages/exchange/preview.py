"""What an import would do, or did: the rows with their outcome, and how columns were understood."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSplitter, QTabWidget, QVBoxLayout, QWidget

from ui.models.query_table import Badge, Column, QueryTableModel
from ui.pages.exchange.columns_view import ColumnsView
from ui.theme import Tone, tokens
from ui.widgets.chip import ChipBar
from ui.widgets.empty_state import StateStack
from ui.widgets.parts import Paragraph, button
from ui.widgets.table import TableView
from welfaredesk.domain import names
from welfaredesk.exchange.importing import ImportReport
from welfaredesk.queries.persons import shown_id
from welfaredesk.services.imports import Problem, Severity, StagedRow, Status

EVERY, WITH_PROBLEMS = "every", "noted"
GROUPS: dict[str, frozenset[Status]] = {
    "created": frozenset({Status.CREATED}),
    "updated": frozenset({Status.UPDATED}),
    "unchanged": frozenset({Status.UNCHANGED, Status.SKIPPED}),
    "problem": frozenset({Status.PROBLEM}),
}
LOOKS = {
    Status.CREATED: (Tone.DONE, "person-add"),
    Status.UPDATED: (Tone.INFO, "edit"),
    Status.UNCHANGED: (Tone.NEUTRAL, "check"),
    Status.SKIPPED: (Tone.NEUTRAL, "copy"),
    Status.PROBLEM: (Tone.LATE, "warning"),
    Status.FIXED: (Tone.DONE, "check"),
}


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One row of a register with its outcome; the id masked."""

    row: StagedRow
    status: Status
    problems: tuple[Problem, ...]

    @property
    def name(self) -> str:
        """Whom the row is about, as far as it could be read."""
        name = self.row.record.name
        return names.full_name(name.title, name.first, name.last)

    @property
    def shown_id(self) -> str:
        """The id, masked; "" when the row has none that can be used."""
        return shown_id(self.row.record.national_id, full=False)

    @property
    def notes(self) -> str:
        """Every finding, each with the heading of its column unless it begins with that itself."""
        return "\n".join(
            p.message if p.message.startswith(p.column) else f"{p.column}: {p.message}" for p in self.problems
        )


@dataclass(frozen=True)
class ReportQuery:
    """The rows of a report of one group (a key of GROUPS, WITH_PROBLEMS or EVERY); ids are places."""

    report_rows: Sequence[ReportRow]
    group: str = EVERY

    def ids(self, *, limit: int, offset: int) -> list[int]:
        """Places of the rows, in the order of the files."""
        found = [place for place, row in enumerate(self.report_rows) if self._wanted(row)]
        return found[offset:] if limit < 0 else found[offset : offset + limit]

    def rows(self, ids: Sequence[int]) -> dict[int, ReportRow]:
        """The rows at these places."""
        return {place: self.report_rows[place] for place in ids}

    def total(self) -> int:
        """How many rows there are."""
        return len(self.ids(limit=-1, offset=0))

    def _wanted(self, row: ReportRow) -> bool:
        if self.group == WITH_PROBLEMS:
            return bool(row.problems)
        return self.group == EVERY or row.status in GROUPS[self.group]


def report_rows(report: ImportReport) -> list[ReportRow]:
    """The rows of a report, each with its own findings."""
    own: dict[tuple[str, str, int], list[Problem]] = {}
    for problem in report.result.problems:
        if problem.row is not None:
            own.setdefault((problem.file, problem.sheet, problem.row), []).append(problem)
    return [
        ReportRow(row, status, tuple(own.get((row.file, row.sheet, row.row), ())))
        for row, status in zip(report.preview.rows, report.result.statuses, strict=True)
    ]


def general_problems(report: ImportReport) -> list[str]:
    """Findings about files and sheets as a whole, without those that only say a sheet was passed over."""
    return [p.message for p in report.result.problems if p.row is None and p.severity is not Severity.INFO]


class ReportView(QTabWidget):
    """The rows with chips by outcome and the chosen row's findings in full; the columns on a second tab.

    `fix_wanted` tells the place of the row whose cells are to be put right.
    """

    fix_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ReportRow] = []
        self.chips = ChipBar()
        self.model = QueryTableModel(self._columns(), self)
        self.table = TableView(self.model)
        self.list = StateStack(self.table)
        self.notes = Paragraph()
        self.columns = ColumnsView()
        self.fix_button = button(self.tr("แก้ค่าในแถวนี้…"), "edit", clicked=self._fix)
        self.addTab(self._rows_tab(), self.tr("รายการ"))
        self.addTab(self.columns, self.tr("การจับคู่คอลัมน์"))
        self.chips.changed.connect(self._show_group)
        self.table.chosen.connect(self._show_notes)
        self.table.opened.connect(lambda _place: self._fix())

    def show_report(self, report: ImportReport) -> None:
        """Show what an import would do, or did."""
        self._rows = report_rows(report)
        self.fix_button.setVisible(report.dry_run)
        for key, chip in self.chips.chips.items():
            chip.set_count(ReportQuery(self._rows, key).total())
        self.columns.show_report(report)
        start = "problem" if report.left_out else EVERY
        self.chips.select([start])
        self._show_group()

    def _rows_tab(self) -> QWidget:
        words = {
            EVERY: self.tr("ทุกแถว"),
            "created": self.tr("เพิ่มใหม่"),
            "updated": self.tr("เพิ่มข้อมูลให้คนเดิม"),
            "unchanged": self.tr("ไม่เปลี่ยน"),
            "problem": self.tr("รอแก้ไข"),
            WITH_PROBLEMS: self.tr("มีข้อสังเกต"),
        }
        for key, text in words.items():
            self.chips.add(key, text, on=key == EVERY)
        foot = QScrollArea()
        foot.setWidgetResizable(True)
        foot.setFrameShape(QFrame.Shape.NoFrame)
        self.notes.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.notes.setContentsMargins(tokens.GAP_S, tokens.GAP_XS, tokens.GAP_S, tokens.GAP_XS)
        foot.setWidget(self.notes)
        foot.setMinimumHeight(56)
        below = QWidget()
        inside = QHBoxLayout(below)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(foot, 1)
        inside.addWidget(self.fix_button, 0, Qt.AlignmentFlag.AlignTop)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.addWidget(self.list)
        splitter.addWidget(below)
        splitter.setSizes([400, 76])
        splitter.setStretchFactor(0, 1)
        tab = QWidget()
        layout = QVBoxLayout(tab)
        layout.setContentsMargins(0, tokens.GAP_S, 0, 0)
        layout.setSpacing(tokens.GAP_S)
        layout.addWidget(self.chips)
        layout.addWidget(splitter, 1)
        return tab

    def _columns(self) -> list[Column]:
        words = {
            Status.CREATED: self.tr("เพิ่มใหม่"),
            Status.UPDATED: self.tr("เพิ่มข้อมูล"),
            Status.UNCHANGED: self.tr("ไม่เปลี่ยน"),
            Status.SKIPPED: self.tr("แถวซ้ำ"),
            Status.PROBLEM: self.tr("รอแก้ไข"),
        }
        return [
            Column(self.tr("แถว"), lambda found: str(found.row.row), align="right", width=58),
            Column(
                self.tr("ผล"),
                lambda found: words.get(found.status, ""),
                badge=lambda found: Badge(words.get(found.status, ""), *LOOKS[found.status]),
                width=124,
            ),
            Column(self.tr("ชื่อ–สกุล"), lambda found: found.name, stretch=2),
            Column(self.tr("เลขประจำตัว"), lambda found: found.shown_id, width=152),
            Column(
                self.tr("ข้อสังเกต"),
                lambda found: found.notes.replace("\n", " · "),
                tooltip=lambda found: found.notes,
                stretch=4,
            ),
        ]

    def _show_group(self) -> None:
        group = next(iter(self.chips.selected()), EVERY)
        self.model.show_query(ReportQuery(self._rows, group))
        if not self.model.rowCount():
            self.list.show_empty("check-circle", self.tr("ไม่มีแถวในกลุ่มนี้"))
            self._show_notes(None)
            return
        self.list.show_content()
        self.table.selectRow(0)
        self._show_notes(self.table.current_id())

    def row_at(self, place: int) -> ReportRow:
        """The row at a place, with its findings."""
        return self._rows[place]

    def show_row(self, place: int) -> None:
        """Come back to a row, in the group it belongs to now."""
        if place >= len(self._rows):
            return
        group = next((key for key, held in GROUPS.items() if self._rows[place].status in held), EVERY)
        self.chips.select([group])
        self._show_group()
        self.table.select_id(place)
        self.table.setFocus()

    def _fix(self) -> None:
        place = self.table.current_id()
        if place is not None and not self.fix_button.isHidden():
            self.fix_wanted.emit(place)

    def _show_notes(self, place: int | None) -> None:
        self.fix_button.setEnabled(place is not None)
        if place is None:
            self.notes.set_plain("")
            return
        found = self._rows[place]
        where = self.tr("{file} · แผ่น {sheet} · แถว {row}")
        head = where.format(file=found.row.file, sheet=found.row.sheet, row=found.row.row)
        self.notes.set_plain(f"{head}\n{found.notes or self.tr('ไม่มีข้อสังเกต')}")
