"""The lists of people who look for work, of openings, and of what is to be done."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal

from ui import messages
from ui.context import AppContext
from ui.models.listed_rows import ListedRows
from ui.models.query_table import Column, Query
from ui.pages.employment import seeker_columns, seeker_words
from ui.pages.persons.list_export import chosen_file
from ui.theme import Tone
from ui.widgets.filtered_list import FilteredList
from ui.widgets.parts import tool_button
from welfaredesk import clock
from welfaredesk.domain import thai_text
from welfaredesk.errors import DomainError
from welfaredesk.exchange.tables import Exported
from welfaredesk.queries import job_openings, work_tasks
from welfaredesk.queries.job_openings import OpeningRow, opening_rows
from welfaredesk.queries.job_seekers import SeekerRow, seeker_rows
from welfaredesk.queries.work_tasks import WorkTask

OPEN, WAITING, NO_CARD, CLOSED, ALL = "open", "waiting", "no_card", "closed", ""
PAST, NOW = "past", "now"
ENDING_CHIPS = (("ending_30", 30), ("ending_60", 60), ("ending_90", 90))


class ListedHere(FilteredList):
    """A list read whole and narrowed here; a subclass says what belongs to a chip and what is searched."""

    def __init__(self, context: AppContext, shown: Sequence[Column]) -> None:
        super().__init__(context, shown)
        self.rows: tuple[Any, ...] = ()

    def read(self) -> tuple[Any, ...]:
        """All rows, in order."""
        raise NotImplementedError

    def belongs(self, row: Any, state: str) -> bool:
        """Whether a row stands under a chip."""
        raise NotImplementedError

    def words_of(self, row: Any) -> str:
        """What a row is searched by."""
        raise NotImplementedError

    def query(self) -> Query:
        return ListedRows({row.id: row for row in self.shown()})

    def shown(self) -> list[Any]:
        """Those whom the chips and the words searched for leave."""
        keys = [thai_text.search_key(word) for word in self.text.split()]
        state = self.state()
        return [
            row
            for row in self.rows
            if self.belongs(row, state)
            and (not keys or all(key in thai_text.search_key(self.words_of(row)) for key in keys))
        ]

    def reload(self) -> None:
        self.rows = self.read()
        for key, chip in self.chips.chips.items():
            chip.set_count(sum(self.belongs(row, key) for row in self.rows))
        super().reload()

    def write(self, name: str, write: Callable[[Path], Exported]) -> None:
        """Ask where the workbook goes and write the lines shown."""
        out = chosen_file(self, f"{name} {clock.today():%Y%m%d}.xlsx")
        if out is None:
            return
        try:
            done = write(out)
        except DomainError as error:
            messages.show_error(self, error)
            return
        self.context.routes.said.emit(self.tr("ส่งออก {count} รายการแล้ว").format(count=f"{done.rows:,}"))

    def say_good(self, text: str) -> None:
        """Nothing listed, and that is well."""
        self.stack.state.show_state("check-circle", text, tone=Tone.DONE)
        self.stack.setCurrentWidget(self.stack.state)


class SeekersList(ListedHere):
    """People who look for work; `opened` carries the registration's id."""

    def __init__(self, context: AppContext, add: Callable[[], object]) -> None:
        super().__init__(context, seeker_columns.seekers())
        self._add = add
        self.chips.add(OPEN, self.tr("กำลังหางาน"), "search", on=True)
        self.chips.add(WAITING, self.tr("รอคำตอบ"), "clock")
        self.chips.add(NO_CARD, self.tr("ไม่มีบัตรที่ใช้ได้"), "id-card")
        self.chips.add(CLOSED, self.tr("ปิดแล้ว"), "minus")
        self.chips.add(ALL, self.tr("ทั้งหมด"), "list")
        self.export_button = tool_button("download", self.tr("ส่งออกที่แสดงอยู่เป็น Excel"), self.export)
        self.bar.addWidget(self.export_button)

    def read(self) -> tuple[SeekerRow, ...]:
        return seeker_rows(self.context.db)

    def belongs(self, row: SeekerRow, state: str) -> bool:
        if state == OPEN:
            return row.is_open
        if state == WAITING:
            return row.is_open and row.waiting > 0
        if state == NO_CARD:
            return row.is_open and not row.has_card
        return state == ALL or not row.is_open

    def words_of(self, row: SeekerRow) -> str:
        return f"{row.name} {row.work} {row.skills}"

    def reload(self) -> None:
        super().reload()
        self.export_button.setEnabled(self.model.rowCount() > 0)

    def say_empty(self) -> None:
        if self.rows and self.state() in (WAITING, NO_CARD):
            good = {
                WAITING: self.tr("ไม่มีงานที่เสนอแล้วรอคำตอบ"),
                NO_CARD: self.tr("ผู้หางานมีบัตรที่ใช้ได้ครบทุกคน"),
            }
            self.say_good(good[self.state()])
        elif self.rows:
            self.stack.show_not_found("")
        else:
            self.stack.show_empty(
                "people",
                self.tr("ยังไม่มีคนพิการขึ้นทะเบียนหางาน"),
                self.tr(
                    "บันทึกว่าใครอยากทำงานอะไร เดินทางได้ไกลเพียงใด ต้องการอะไรในที่ทำงาน "
                    "แล้วโปรแกรมบอกว่าตำแหน่งว่างไหนตรงกับใคร เพราะอะไร"
                ),
                self.tr("ขึ้นทะเบียนหางาน…"),
                self._add,
            )

    def export(self) -> None:
        """The lines shown, as a workbook; ids of people stay masked."""
        from welfaredesk.exchange.seeker_lists import export_seekers  # openpyxl: only when asked for

        self.write(self.tr("คนพิการหางาน"), lambda out: export_seekers(out, self.shown()))


class OpeningsList(ListedHere):
    """Openings; `opened` carries the opening's id."""

    def __init__(self, context: AppContext, add: Callable[[], object]) -> None:
        super().__init__(context, seeker_columns.openings())
        self._add = add
        self.chips.add(job_openings.OPEN, self.tr("เปิดรับ"), "check-circle", on=True)
        self.chips.add(job_openings.PLANNED, self.tr("ยังไม่เปิดรับ"), "calendar")
        self.chips.add(PAST, self.tr("ครบหรือปิดแล้ว"), "minus")
        self.chips.add(ALL, self.tr("ทั้งหมด"), "list")
        self.export_button = tool_button("download", self.tr("ส่งออกที่แสดงอยู่เป็น Excel"), self.export)
        self.bar.addWidget(self.export_button)

    def read(self) -> tuple[OpeningRow, ...]:
        return opening_rows(self.context.db)

    def belongs(self, row: OpeningRow, state: str) -> bool:
        if state == PAST:
            return row.state not in (job_openings.OPEN, job_openings.PLANNED)
        return state in (ALL, row.state)

    def words_of(self, row: OpeningRow) -> str:
        return f"{row.position} {row.employer} {row.workplace} {row.work_label}"

    def reload(self) -> None:
        super().reload()
        self.export_button.setEnabled(self.model.rowCount() > 0)

    def say_empty(self) -> None:
        if self.rows:
            self.stack.show_not_found("")
            return
        self.stack.show_empty(
            "briefcase",
            self.tr("ยังไม่มีตำแหน่งว่าง"),
            self.tr("เพิ่มตำแหน่งที่หน่วยงานรับคนพิการ แล้วโปรแกรมบอกว่าควรเสนอให้ใครก่อน เพราะอะไร"),
            self.tr("เพิ่มตำแหน่งว่าง…"),
            self._add,
        )

    def export(self) -> None:
        """The lines shown, as a workbook."""
        from welfaredesk.exchange.seeker_lists import export_openings  # openpyxl: only when asked for

        self.write(self.tr("ตำแหน่งว่าง"), lambda out: export_openings(out, self.shown()))


class TasksList(ListedHere):
    """What is to be done, due first first; `placement_opened` and `organisation_opened` lead to where."""

    placement_opened = Signal(int)
    organisation_opened = Signal(int)

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, seeker_columns.tasks())
        self.chips.add(ALL, self.tr("ทั้งหมด"), "list", on=True)
        self.chips.add(NOW, self.tr("วันนี้หรือเลยกำหนด"), "warning")
        for key, days in ENDING_CHIPS:
            self.chips.add(key, self.tr("สิ้นสุดใน {days} วัน").format(days=days), "calendar")
        self.chips.add(work_tasks.VISIT, seeker_words.task_kind(work_tasks.VISIT), "people")
        self.chips.add(work_tasks.REPLACE, seeker_words.task_kind(work_tasks.REPLACE), "person-add")
        self.chips.add(work_tasks.CARD, seeker_words.task_kind(work_tasks.CARD), "id-card")
        self.chips.add(work_tasks.CONTACT, seeker_words.task_kind(work_tasks.CONTACT), "phone")
        self.export_button = tool_button("download", self.tr("ส่งออกที่แสดงอยู่เป็น Excel"), self.export)
        self.bar.addWidget(self.export_button)
        self.opened.connect(self._lead)

    def read(self) -> tuple[WorkTask, ...]:
        return work_tasks.work_tasks(self.context.db)

    def belongs(self, row: WorkTask, state: str) -> bool:
        within = dict(ENDING_CHIPS).get(state)
        if within is not None:
            # who looks at 60 days wants those of 30 days too
            return row.kind == work_tasks.ENDING and row.within is not None and row.within <= within
        if state == NOW:
            left = row.days_left(clock.today())
            return left is None or left <= 0
        return state in (ALL, row.kind)

    def words_of(self, row: WorkTask) -> str:
        return f"{row.name} {row.place}"

    def reload(self) -> None:
        super().reload()
        self.export_button.setEnabled(self.model.rowCount() > 0)

    def say_empty(self) -> None:
        self.say_good(self.tr("ไม่มีงานที่ต้องทำ"))

    def export(self) -> None:
        """The lines shown, as a workbook."""
        from welfaredesk.exchange.seeker_lists import export_tasks  # openpyxl: only when asked for

        said = [(seeker_words.task_kind(row.kind), seeker_words.task_what(row), row) for row in self.shown()]
        self.write(self.tr("งานที่ต้องทำ"), lambda out: export_tasks(out, said))

    def _lead(self, task_id: int) -> None:
        task = next((row for row in self.rows if row.id == task_id), None)
        if task is None:
            return
        if task.placement_id is not None:
            self.placement_opened.emit(task.placement_id)
        elif task.organisation_id is not None:
            self.organisation_opened.emit(task.organisation_id)
