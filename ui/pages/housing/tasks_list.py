"""What is to be done for house projects today, one thing a line."""

from PySide6.QtCore import QCoreApplication

from ui.context import AppContext
from ui.models.query_table import Badge, Column
from ui.pages.housing import words
from ui.pages.housing.reports import export_tasks
from ui.theme import Tone
from ui.widgets.filtered_list import FilteredList
from ui.widgets.parts import tool_button
from welfaredesk.domain import thai_dates
from welfaredesk.queries.house_tasks import (
    FOLLOW_UP,
    GONE,
    NOTICE_OVER,
    REFUSED,
    HouseTask,
    HouseTaskQuery,
)

translate = QCoreApplication.translate


class TasksList(FilteredList):
    """Things to do; Enter opens the project."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, _columns())
        self.chips.add("", self.tr("ทั้งหมด"), "list", on=True)
        self.chips.add(FOLLOW_UP, self.tr("ติดตามผล"), "house")
        self.chips.add(NOTICE_OVER, self.tr("พ้นกำหนดประกาศ"), "file")
        self.chips.add(REFUSED, self.tr("ที่ประชุมไม่เห็นชอบ"), "close")
        self.chips.add(GONE, self.tr("เสียชีวิต/ย้ายออก"), "person")
        self.export_button = tool_button("download", self.tr("ส่งออกที่แสดงอยู่เป็น Excel"), self.export)
        self.bar.addWidget(self.export_button)

    def query(self) -> HouseTaskQuery:
        return HouseTaskQuery(self.context.db, self.text, self.state())

    def export(self) -> None:
        """The lines shown, as a workbook."""
        export_tasks(self.context, self, self.query())

    def target(self, record_id: int) -> int:
        position = self.model.position_of(record_id)
        task = None if position is None else self.model.row_at(position)
        return task.project.id if isinstance(task, HouseTask) else 0

    def say_empty(self) -> None:
        text = self.tr("ไม่มีงานค้าง")
        self.stack.state.show_state("check-circle", text, tone=Tone.DONE)
        self.stack.setCurrentWidget(self.stack.state)


def _columns() -> list[Column]:
    return [
        Column(translate("housing", "กำหนด"), lambda task: thai_dates.screen(task.due_on), width=112),
        Column(translate("housing", "เรื่อง"), lambda task: _badge(task).text, badge=_badge, width=168),
        Column(translate("housing", "ชื่อ–สกุล"), lambda task: task.project.name, stretch=2),
        Column(
            translate("housing", "บ้าน"),
            lambda task: words.place(task.project.house_no, task.project.moo),
            width=132,
        ),
        Column(
            translate("housing", "สิ่งที่ต้องทำ"),
            lambda task: task.reason,
            tooltip=lambda task: task.reason,
            stretch=4,
        ),
    ]


def _badge(task: HouseTask) -> Badge:
    if task.kind == FOLLOW_UP:
        said = translate("housing", "ติดตามผล {months} เดือน").format(months=task.months)
        return Badge(said, Tone.LATE if task.late else Tone.WAIT)
    if task.kind == NOTICE_OVER:
        return Badge(translate("housing", "พ้นกำหนดประกาศ"), Tone.INFO, "file")
    if task.kind == REFUSED:
        return Badge(translate("housing", "ที่ประชุมไม่เห็นชอบ"), Tone.WAIT, "close")
    return Badge(translate("housing", "เสียชีวิต/ย้ายออก"), Tone.LATE, "person")
