"""The lists of meetings and of notices."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from ui.context import AppContext
from ui.models.query_table import Badge, Column
from ui.pages.housing.notice_page import state_badge
from ui.pages.housing.reports import export_meetings, export_notices
from ui.theme import Tone
from ui.widgets.filtered_list import FilteredList
from ui.widgets.parts import tool_button
from welfaredesk.domain import house_meetings, thai_dates
from welfaredesk.queries.house_meetings import MeetingQuery, MeetingRow
from welfaredesk.queries.house_notices import NoticeQuery

translate = QCoreApplication.translate
_DAY = 112


class MeetingsList(FilteredList):
    """Meetings, the latest first; `opened` carries the meeting's id."""

    def __init__(self, context: AppContext, add: Callable[[], object]) -> None:
        super().__init__(context, _meetings())
        self._add = add
        self.chips.add("", self.tr("ทั้งหมด"), "list", on=True)
        self.chips.add(house_meetings.COMMUNITY, self.tr("ประชาคม"), "people")
        self.chips.add(house_meetings.COMMITTEE, self.tr("คณะกรรมการ"), "briefcase")
        self.export_button = tool_button("download", self.tr("ส่งออกที่แสดงอยู่เป็น Excel"), self.export)
        self.bar.addWidget(self.export_button)

    def query(self) -> MeetingQuery:
        return MeetingQuery(self.context.db, self.text, self.state())

    def export(self) -> None:
        """The lines shown, as a workbook."""
        export_meetings(self.context, self, self.query())

    def say_empty(self) -> None:
        if self.state():
            self.stack.show_not_found("")
            return
        self.stack.show_empty(
            "people",
            self.tr("ยังไม่มีการประชุม"),
            self.tr("บันทึกประชาคมและการประชุมคณะกรรมการ หนึ่งครั้งพิจารณาได้หลายโครงการ แล้วพิมพ์รายงานการประชุม"),
            self.tr("เพิ่มประชาคม…"),
            self._add,
        )


class NoticesList(FilteredList):
    """Notices, the latest first; `opened` carries the notice's id."""

    def __init__(self, context: AppContext, add: Callable[[], object]) -> None:
        super().__init__(context, _notices())
        self._add = add
        self.export_button = tool_button("download", self.tr("ส่งออกที่แสดงอยู่เป็น Excel"), self.export)
        self.bar.addWidget(self.export_button)

    def query(self) -> NoticeQuery:
        return NoticeQuery(self.context.db, self.text)

    def export(self) -> None:
        """The lines shown, as a workbook."""
        export_notices(self.context, self, self.query())

    def say_empty(self) -> None:
        self.stack.show_empty(
            "file",
            self.tr("ยังไม่มีประกาศรายชื่อ"),
            self.tr("หลังคณะกรรมการมีมติ ประกาศรายชื่อไว้ตามจำนวนวันที่สำนักงานกำหนด ก่อนเสนอนายกอนุมัติ"),
            self.tr("ทำประกาศ…"),
            self._add,
        )


def _meetings() -> list[Column]:
    return [
        Column(translate("housing", "วันที่"), lambda row: thai_dates.screen(row.held_on), width=_DAY),
        Column(translate("housing", "การประชุม"), lambda row: row.title, stretch=3),
        Column(translate("housing", "สถานที่"), lambda row: row.place, stretch=3),
        Column(translate("housing", "เสนอ (ราย)"), lambda row: str(row.cases), align="right", width=92),
        Column(translate("housing", "มติ"), lambda row: _decided(row).text, badge=_decided, width=172),
    ]


def _notices() -> list[Column]:
    return [
        Column(translate("housing", "ตั้งแต่วันที่"), lambda row: thai_dates.screen(row.from_on), width=_DAY),
        Column(translate("housing", "ถึงวันที่"), lambda row: thai_dates.screen(row.to_on), width=_DAY),
        Column(translate("housing", "ราย"), lambda row: str(row.named), align="right", width=64),
        Column(translate("housing", "ปิดประกาศที่"), lambda row: row.place, stretch=2),
        Column(translate("housing", "ผล"), lambda row: row.objections, stretch=2),
        Column(
            translate("housing", "สถานะ"), lambda row: state_badge(row).text, badge=state_badge, width=156
        ),
    ]


def _decided(row: MeetingRow) -> Badge:
    if row.decided and row.decided == row.cases:
        return Badge(translate("housing", "มีมติครบ"), Tone.DONE, "check-circle")
    if not row.decided:
        return Badge(translate("housing", "ยังไม่มีมติ"), Tone.WAIT, "clock")
    return Badge(translate("housing", "มีมติ {decided} ราย").format(decided=row.decided), Tone.WAIT, "clock")
