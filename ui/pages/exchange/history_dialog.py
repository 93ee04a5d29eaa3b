"""What was imported before, newest first; an import nobody worked on with can be taken back."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui import messages
from ui.context import AppContext
from ui.models.query_table import Badge, Column, QueryTableModel
from ui.theme import Tone, tokens
from ui.widgets.banner import Banner
from ui.widgets.empty_state import StateStack
from ui.widgets.parts import button, row
from ui.widgets.table import TableView
from welfaredesk.domain import thai_dates
from welfaredesk.errors import DomainError
from welfaredesk.messages import text_of
from welfaredesk.queries.imports import ImportRun, import_runs
from welfaredesk.services import imports


@dataclass(frozen=True)
class _Runs:
    """The imports as a list."""

    runs: dict[int, ImportRun]

    def ids(self, *, limit: int, offset: int) -> list[int]:
        found = list(self.runs)
        return found[offset:] if limit < 0 else found[offset : offset + limit]

    def rows(self, ids: Sequence[int]) -> dict[int, ImportRun]:
        return {run_id: self.runs[run_id] for run_id in ids}

    def total(self) -> int:
        return len(self.runs)


class HistoryDialog(QDialog):
    """The list, and the button that takes the chosen import back."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._busy = False
        self.setWindowTitle(self.tr("การนำเข้าที่ผ่านมา"))
        self.banner = Banner()
        self.model = QueryTableModel(self._columns(), self)
        self.table = TableView(self.model)
        self.list = StateStack(self.table)
        self.undo_button = button(self.tr("ย้อนการนำเข้านี้…"), "undo", "danger", self.undo)
        close = button(self.tr("ปิด"), clicked=self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(tokens.GAP_XL, tokens.GAP_L, tokens.GAP_XL, tokens.GAP_L)
        layout.setSpacing(tokens.GAP_M)
        layout.addWidget(self.banner)
        layout.addWidget(self.list, 1)
        layout.addLayout(row(self.undo_button, None, close))
        self.table.chosen.connect(self._choose)
        room = self.screen().availableGeometry().size()
        self.resize(min(860, room.width() - 40), min(460, room.height() - 40))
        self.banner.hide()
        self._load()

    def undo(self) -> None:
        """Take the chosen import back, after asking."""
        run = self._chosen()
        if run is None or not ask_undo(self, run.files):
            return
        self._busy = True
        self.undo_button.setEnabled(False)
        self._say(Tone.INFO, self.tr("กำลังย้อนการนำเข้า…"))
        self.context.jobs.start(
            lambda _progress, _cancelled: imports.undo(self.context.actor, self.context.db, run.id),
            self._undone,
            self._failed,
            owner=self,
        )

    def done(self, result: int) -> None:
        if not self._busy:  # what was begun tells how it ended
            super().done(result)

    def _undone(self, undone: imports.Undone) -> None:
        self._busy = False
        self.context.changes.announce(undone.touched)
        self._load()
        self.table.setFocus()  # the button pressed was switched off meanwhile
        self._say(Tone.DONE, undone_text(self, undone))

    def _failed(self, error: Exception) -> None:
        self._busy = False
        self._choose(None)
        if not isinstance(error, DomainError):
            raise error
        self._say(Tone.LATE, text_of(error))

    def _say(self, tone: Tone, words: str) -> None:
        self.banner.say(tone, words)
        self.banner.show()

    def _chosen(self) -> ImportRun | None:
        run_id = self.table.current_id()
        return None if run_id is None else self._runs.runs.get(run_id)

    def _choose(self, _run_id: int | None) -> None:
        run = self._chosen()
        self.undo_button.setEnabled(run is not None and run.undone_at is None)

    def _load(self) -> None:
        self._runs = _Runs({run.id: run for run in import_runs(self.context.db)})
        self.model.show_query(self._runs)
        if self._runs.total():
            self.list.show_content()
            self.table.selectRow(0)
        else:
            self.list.show_empty("upload", self.tr("ยังไม่เคยนำเข้าทะเบียน"))
        self._choose(None)

    def _columns(self) -> list[Column]:
        taken, undone = self.tr("นำเข้าแล้ว"), self.tr("ย้อนแล้ว")

        def state(run: ImportRun) -> str:
            return undone if run.undone_at else taken

        return [
            Column(
                self.tr("เมื่อ"), lambda run: f"{thai_dates.screen(run.at.date())} {run.at:%H:%M}", width=172
            ),
            Column(
                self.tr("สถานะ"),
                state,
                badge=lambda run: Badge(state(run), Tone.NEUTRAL if run.undone_at else Tone.DONE),
                width=110,
            ),
            Column(
                self.tr("ไฟล์"), lambda run: ", ".join(run.files), tooltip=lambda run: "\n".join(run.files)
            ),
            Column(self.tr("แถว"), lambda run: f"{sum(run.counts.values()):,}", align="right", width=70),
            Column(self.tr("โดย"), lambda run: run.actor, width=110),
        ]


def ask_undo(parent: QWidget, files: Sequence[str]) -> bool:
    """Whether the clerk really wants to take an import back."""
    words = parent.tr("ย้อนการนำเข้า {files}\nคนที่เพิ่มจากการนำเข้านี้จะถูกนำออก และข้อมูลที่เติมให้คนเดิมจะกลับเป็นอย่างก่อน")
    return messages.ask(parent, words.format(files=", ".join(files)), parent.tr("ย้อนการนำเข้า"), danger=True)


def undone_text(parent: QWidget, done: imports.Undone) -> str:
    """What taking back did, in words."""
    words = parent.tr("ย้อนการนำเข้าแล้ว นำออก {removed} คน คืนข้อมูลเดิม {restored} คน")
    return words.format(removed=f"{done.removed:,}", restored=f"{done.restored:,}")
