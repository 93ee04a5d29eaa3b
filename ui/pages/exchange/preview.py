"""What an import would do, or did: the rows with their outcome, and how columns were understood."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
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
from welfaredesk.exchange.questions import Question, is_open, question_of
from welfaredesk.exchange.suspects import Suspect
from welfaredesk.queries.persons import shown_id
from welfaredesk.services.imports import Action, Choice, Problem, Severity, StagedRow, Status

EVERY, WITH_PROBLEMS, OPEN = "every", "noted", "open"
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
    """One row of a register with its outcome and what there is to decide about it; the id masked."""

    row: StagedRow
    status: Status
    problems: tuple[Problem, ...]
    question: Question | None = None
    choice: Choice | None = None
    suspects: tuple[Suspect, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether the clerk still has to decide."""
        return is_open(self.question, self.status, self.choice)

    @property
    def name(self) -> str:
        """Whom or what the row is about, as far as it could be read."""
        if self.row.thing is not None:
            return self.row.thing.title
        name = self.row.record.name
        return names.full_name(name.title, name.first, name.last)

    @property
    def shown_id(self) -> str:
        """The id, masked; "" when the row has none that can be used. A thing goes by whom it names."""
        if self.row.thing is not None:
            return self.row.thing.person.text
        return shown_id(self.row.record.national_id, full=False)

    @property
    def notes(self) -> str:
        """Every finding, each with the heading of its column unless it begins with that itself."""
        return "\n".join(
            p.message if p.message.startswith(p.column) else f"{p.column}: {p.message}" for p in self.problems
        )


@dataclass(frozen=True)
class ReportQuery:
    """The rows of a report of one group (a key of GROUPS, OPEN, WITH_PROBLEMS or EVERY); ids are places."""

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
        if self.group == OPEN:
            return row.is_open
        return self.group == EVERY or row.status in GROUPS[self.group]


def report_rows(report: ImportReport) -> list[ReportRow]:
    """The rows of a report, each with its own findings."""
    own: dict[tuple[str, str, int], list[Problem]] = {}
    for problem in report.result.problems:
        if problem.row is not None:
            own.setdefault((problem.file, problem.sheet, problem.row), []).append(problem)
    rows = []
    outcome = zip(report.preview.rows, report.result.statuses, report.result.choices, strict=True)
    for place, (row, status, choice) in enumerate(outcome):
        problems = tuple(own.get((row.file, row.sheet, row.row), ()))
        suspected = report.suspects.get(place, ())
        question = question_of(row, problems, suspected=bool(suspected))
        rows.append(ReportRow(row, status, problems, question, choice, suspected))
    return rows


def general_problems(report: ImportReport) -> list[str]:
    """Findings about files and sheets as a whole, totals among them, without those that only say a sheet
    was passed over."""
    staged = {(row.file, row.sheet, row.row) for row in report.preview.rows}
    return [
        f"{p.sheet} · {p.column}: {p.message}" if p.column else p.message
        for p in report.result.problems
        if (p.file, p.sheet, p.row) not in staged and p.severity is not Severity.INFO
    ]


def _look(found: ReportRow) -> tuple[Tone, str]:
    tone, picture = LOOKS[found.status]
    return tone, "plus" if picture == "person-add" and found.row.thing is not None else picture


class ReportView(QTabWidget):
    """The rows with chips by outcome and the chosen row's findings in full; the columns on a second tab.

    `fix_wanted` tells the place of the row whose cells are to be put right, `choice_wanted` of the one to be
    decided on.
    """

    fix_wanted = Signal(int)
    choice_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ReportRow] = []
        self._kinds = frozenset(("",))  # what the rows are about: "" people, else the kind of register
        self._dry = True
        self.chips = ChipBar()
        self.model = QueryTableModel(self._columns(), self)
        self.table = TableView(self.model)
        self.list = StateStack(self.table)
        self.notes = Paragraph()
        self.columns = ColumnsView()
        self.choice_button = button(self.tr("ตัดสินใจ…"), "check", clicked=self._choose)
        self.choice_button.setToolTip(self.tr("Enter เลือกว่าเป็นใคร ใช้ค่าใด หรือข้ามแถวนี้"))
        self.fix_button = button(self.tr("แก้ค่า…"), "edit", clicked=self._fix)
        self.fix_button.setToolTip(self.tr("F2 แก้ค่าในแถวนี้"))
        QShortcut(QKeySequence("F2"), self, self._fix)
        self.addTab(self._rows_tab(), self.tr("รายการ"))
        self.addTab(self.columns, self.tr("แผ่นงานและคอลัมน์"))
        self.chips.changed.connect(self._show_group)
        self.table.chosen.connect(self._show_notes)
        self.table.opened.connect(lambda _place: self._choose())

    def show_report(self, report: ImportReport) -> None:
        """Show what an import would do, or did."""
        self._fill(report)
        self.columns.show_report(report)
        groups = (OPEN,) if report.dry_run and any(row.is_open for row in self._rows) else ()
        start = next(iter(groups), "problem" if report.left_out else EVERY)
        self.chips.select([start])
        self._show_group()

    def update_report(self, report: ImportReport) -> None:
        """Show decisions that were made, in the same list; a row that left it makes room for the next."""
        line = self.table.currentIndex().row()
        self._fill(report)
        self._show_group()
        count = self.model.rowCount()
        if count:
            self.table.selectRow(min(line, count - 1))
            self.table.setFocus()

    def open_like(self, place: int) -> list[int]:
        """Places of the other rows that ask the same as this one and are still to be decided."""
        question = self._rows[place].question
        return [
            at
            for at, row in enumerate(self._rows)
            if at != place and question is not None and row.question is question and row.is_open
        ]

    def _fill(self, report: ImportReport) -> None:
        self._rows, self._dry = report_rows(report), report.dry_run
        kinds = frozenset("" if found.row.thing is None else found.row.kind for found in self._rows)
        if kinds != self._kinds:
            self._kinds = kinds
            self.model.set_columns(self._columns())
        self.fix_button.setVisible(report.dry_run)
        self.choice_button.setVisible(report.dry_run)
        self.chips.chips[OPEN].setVisible(report.dry_run)
        for key, chip in self.chips.chips.items():
            chip.set_count(ReportQuery(self._rows, key).total())

    def _rows_tab(self) -> QWidget:
        words = {
            EVERY: self.tr("ทุกแถว"),
            OPEN: self.tr("ต้องเลือก"),
            "created": self.tr("เพิ่มใหม่"),
            "updated": self.tr("เพิ่มข้อมูลให้รายเดิม"),
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
        inside.addWidget(self.choice_button, 0, Qt.AlignmentFlag.AlignTop)
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
        name, whose = self._headings()
        width = 152 if self._kinds == {""} else 0
        return [
            Column(self.tr("แถว"), lambda found: str(found.row.row), align="right", width=58),
            Column(
                self.tr("ผล"),
                lambda found: words.get(found.status, ""),
                badge=lambda found: Badge(words.get(found.status, ""), *_look(found)),
                width=124,
            ),
            Column(name, lambda found: found.name, stretch=2),
            Column(whose, lambda found: found.shown_id, width=width, stretch=2),
            Column(
                self.tr("ข้อสังเกต"),
                lambda found: self._told(found).replace("\n", " · "),
                tooltip=self._told,
                stretch=4,
            ),
        ]

    def _headings(self) -> tuple[str, str]:
        """What the rows are about, and what else tells them: an id, or whom they name."""
        words = {
            "": (self.tr("ชื่อ–สกุล"), self.tr("เลขประจำตัว")),
            "devices": (self.tr("อุปกรณ์"), self.tr("ผู้ยืม")),
            "houses": (self.tr("งาน"), self.tr("ผู้รับการช่วยเหลือ")),
            "placements": (self.tr("ที่ทำงาน"), self.tr("คนพิการ")),
        }
        if len(self._kinds) == 1:
            return words[next(iter(self._kinds))]
        return self.tr("ชื่อ–สกุล / รายการ"), self.tr("เลขประจำตัว / ชื่อ")

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

    def counts_text(self, report: ImportReport) -> str:
        """How many rows come to what, in one line."""
        text = self.tr(
            "{rows} แถว{about}: เพิ่มใหม่ {created} เพิ่มข้อมูลให้รายเดิม {updated} ไม่เปลี่ยน {unchanged} รอแก้ {left}"
        )
        numbers = {
            "rows": len(report.result.statuses),
            "created": report.created,
            "updated": report.updated,
            "unchanged": report.unchanged,
            "left": report.left_out,
        }
        shown = {name: f"{number:,}" for name, number in numbers.items()}
        return text.format(about=self._about(report), **shown)

    def _about(self, report: ImportReport) -> str:
        """What the rows are about, when not all are about people."""
        people = self.tr("บุคคล")
        words = {"devices": self.tr("อุปกรณ์"), "houses": self.tr("บ้าน"), "placements": self.tr("การจ้างงาน")}
        counts = Counter(words.get(row.kind, people) for row in report.preview.rows)
        told = " ".join(f"{word} {count:,}" for word, count in counts.items())
        return f" ({told})" if counts.keys() - {people} else ""

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
        if place is not None and self._dry:
            self.fix_wanted.emit(place)

    def _choose(self) -> None:
        place = self.table.current_id()
        if place is not None and self._dry:
            self.choice_wanted.emit(place)

    def _told(self, found: ReportRow) -> str:
        """What was decided about a row, then its findings."""
        return "\n".join(filter(None, (self._decided(found.choice), found.notes)))

    def _decided(self, choice: Choice | None) -> str:
        if choice is None:
            return ""
        if choice.person_id is not None:
            return self.tr("เลือกแล้ว: เป็นคนที่มีอยู่ในทะเบียน")
        words = {
            Action.KEEP: self.tr("เลือกแล้ว: คงค่าเดิม"),
            Action.OVERWRITE: self.tr("เลือกแล้ว: ใช้ค่าจากไฟล์"),
            Action.CREATE: self.tr("เลือกแล้ว: เพิ่มเป็นคนใหม่"),
            Action.SKIP: self.tr("เลือกแล้ว: ข้าม"),
        }
        return words[choice.action]

    def _show_notes(self, place: int | None) -> None:
        self.fix_button.setEnabled(place is not None)
        self.choice_button.setEnabled(place is not None)
        if place is None:
            self.notes.set_plain("")
            return
        found = self._rows[place]
        where = self.tr("{file} · แผ่น {sheet} · แถว {row}")
        head = where.format(file=found.row.file, sheet=found.row.sheet, row=found.row.row)
        self.notes.set_plain(f"{head}\n{self._told(found) or self.tr('ไม่มีข้อสังเกต')}")
